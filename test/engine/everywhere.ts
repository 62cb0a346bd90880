import { Dataset, metrics, prepareMetrics, ready, registerTemporal, runAll } from '../../src/engine/index.ts'
import { metricOf } from '../../src/engine/metrics/index.ts'
import { CARD_NAMES } from '../../src/model/index.ts'
import type { MetricQuery, MetricResult } from '../../src/model/index.ts'
import { canonicalJson } from '../../src/source/canonical.ts'
import { generate } from '../parity/data.ts'
import { questionsOf } from '../parity/queries.ts'

const SEEDS = [11, 12, 13, 14]

/**
 * Every metric with its options over some data sets, as canonical JSON: what Node and browsers have to tell alike.
 * Browsers use their own Temporal, Node the polyfill.
 */
export async function everyResult(): Promise<readonly string[]> {
  registerTemporal(() => import('temporal-polyfill/full/implementation'))
  await ready()
  await prepareMetrics(CARD_NAMES)
  const known = [...Object.keys(metrics), ...CARD_NAMES.filter(isKnown)]
  return SEEDS.flatMap((seed) => {
    const { tables, zone, currency, now, moments } = generate(seed)
    const data = new Dataset({ zone, currency, now })
    for (const [table, rows] of Object.entries(tables)) data.ingest({ table, rows })
    data.commit()
    const frame = { calendar: 'gregory' as const, zone, weekStart: 1 as const, weekend: [6, 7] as const }
    const settings = { frame, now, version: 1, ran: 'node' as const, complete: true }
    return questionsOf(seed, moments, known).map((query) => canonicalJson({ query, answer: told(() => runAll(data, [query], settings)[0]!) }))
  })
}

function isKnown(name: MetricQuery['metric']): boolean {
  try { return Boolean(metricOf(name)) } catch { return false }
}
function told(answer: () => MetricResult): unknown {
  try { return answer() } catch (error) { return { refused: (error as Error).message } }
}
