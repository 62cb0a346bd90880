// The half of the engine that answers, which the worker fetches while the first rows are being read.
export { Dataset } from './dataset.ts'
/** What a data set needs that will change, or that has deals of several products. */
export const loadLive = async () => import('./live.ts')
export { prepareMetrics } from './metrics/index.ts'
export { runningAll } from './run.ts'
export { frameOf } from '../time/index.ts'
