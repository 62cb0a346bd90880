import { CARD_NAMES, ShakhesError, type MetricQuery } from '../../model/index.ts'
import type { Extras } from './extras.ts'

/** The options that need the extras. */
const RARE = [
  'transitions', 'weighted', 'against', 'pooled', 'valueInterval', 'goal', 'partial', 'windowUnit', 'teams', 'expected', 'include', 'about',
] as const

/** Whether a question says anything that the engine's own file cannot answer. */
export function isRare(query: object): boolean {
  const said: Readonly<Record<string, unknown>> = { ...query }
  return RARE.some((option) => (said[option] ?? false) !== false)
    || (said['metric'] === 'funnel' && said['compare'] !== undefined) || said['view'] === 'anonymous'
}

export const isCard = (name: string): boolean => (CARD_NAMES as readonly string[]).includes(name)

/** Whether any of these, questions or their names, needs what the engine's own file does not carry. */
export function needsParts(asked: Iterable<string | MetricQuery>): boolean {
  return [...asked].some((one) => (typeof one === 'string' ? isCard(one) : isCard(one.metric) || isRare(one)))
}

/** The same for every data set, so it is kept for all of them. */
let loaded: Extras | null = null

export function keepExtras(extras: Extras): void {
  loaded = extras
}

/** @throws ShakhesError `internal` before they have been prepared */
export function rare(): Extras {
  if (loaded) return loaded
  const why = 'an option of this question is not loaded: await prepareMetrics(queries) first'
  throw new ShakhesError('internal', why)
}
