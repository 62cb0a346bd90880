import type { JsonOptions, TableName } from '../../src/model/index.ts'
import type { Language } from './company.ts'

export const SEED = 20_260_321
export const SIZES = [20_000, 200_000, 1_000_000] as const

/** The largest size that the demonstration sends as JSON; above it a worker-side module makes the columns. */
export const LARGEST_JSON = 20_000

const SERVED = ['stages', 'teams', 'reps', 'customers', 'goals', 'interventions', 'opportunities', 'stageEvents', 'notes'] as const satisfies readonly TableName[]

/** How the `json` adapter reads the demonstration's CRM. */
export function endpoints(base: string, language: Language, opportunities: number, now: number): JsonOptions['tables'] {
  return Object.fromEntries(SERVED.map((table) => [table, {
    url: new URL(`api/${table}?language=${language}&opportunities=${opportunities}&now=${now}`, base).href,
    items: 'data',
    total: 'total',
    paging: { by: 'page', param: 'page', size: 10_000, sizeParam: 'size', first: 1 },
  }]))
}
