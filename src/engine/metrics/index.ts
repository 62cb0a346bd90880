import { CARD_NAMES, ShakhesError, type CardName, type MetricName, type MetricQuery } from '../../model/index.ts'
import { refuse } from '../../time/refuse.ts'
import type { Metric } from '../metric.ts'
import type { Cards } from './cards/index.ts'
import { funnel } from './funnel.ts'
import { leaderboard } from './leaderboard.ts'
import { loadCards } from './load-cards.ts'
import { notes } from './notes.ts'
import { isCard, keepExtras, needsParts } from './rare.ts'
import { trend } from './trend.ts'
import { winRate } from './win-rate.ts'

/** The widgets' metrics, one line each; those of cards stand in `cards/index.ts`. */
export const metrics: { readonly [M in Exclude<MetricName, CardName>]: Metric<M> } = {
  funnel,
  winRate,
  trend,
  leaderboard,
  notes,
}

/** What loading brought; the same for every data set, so it is kept for all of them. */
let cards: Cards | null = null

/**
 * Fetches what these metrics need and the engine's own file does not carry. To be awaited before they run; at once
 * when nothing is missing. Names that are no metric are left to the run, which refuses them.
 *
 * @param asked - the questions themselves, or their names: rarer options of the widgets' metrics tell by questions alone
 */
export async function prepareMetrics(asked: Iterable<string | MetricQuery>): Promise<void> {
  if (cards !== null || !needsParts(asked)) return
  const parts = await loadCards()
  keepExtras(parts.extras)
  cards = parts.cards
}

/**
 * @throws ShakhesError `bad-query` for a name that is no metric; `internal` for one that was not prepared
 */
export function metricOf<M extends MetricName>(name: M): Metric<M> {
  const known: Readonly<Record<string, unknown>> = { ...metrics, ...cards }
  // The registries pair each name with its own metric, which the type of an indexed access cannot say.
  if (Object.hasOwn(known, name)) return known[name] as Metric<M>
  if (cards === null && isCard(name)) {
    throw new ShakhesError('internal', `metric ${name} is not loaded: await prepareMetrics(['${name}']) first`)
  }
  refuse('metric', name, `is not known; give one of ${[...Object.keys(metrics), ...CARD_NAMES].join(', ')}`)
}
