// What the suites of this folder use of the kit, as one file for Node.
import { registerTemporal } from '../../src/time/index.ts'

registerTemporal(() => import('temporal-polyfill/full/implementation'))

export { ready } from '../../src/time/index.ts'
export { Dataset, metrics, runAll } from '../../src/engine/index.ts'
export { createTables, duckdb, runAllOn, SqlSource } from '../../src/server/index.ts'
export { canonicalJson } from '../../src/source/canonical.ts'
export { columnsOf, fold } from '../../src/model/index.ts'
export { snake } from '../../src/engine/read/source.ts'
export { metricOf, prepareMetrics } from '../../src/engine/metrics/index.ts'
export { CARD_NAMES } from '../../src/model/index.ts'
export { dense, Dice, generate, plainTables } from './data.ts'
export { questionsOf } from './queries.ts'
export { anyRequest } from './requests.ts'
