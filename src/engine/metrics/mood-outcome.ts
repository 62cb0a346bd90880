import { and, isIn, type Filter, type Mood, type MoodResult } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { newcombe } from '../stats/newcombe.ts'
import { aggregate, DAY, decidedIn, type Groups } from './ask.ts'
import { rateOf } from './rate.ts'

/** Moods written later than this before a decision know too much about it. */
const HINDSIGHT = 7 * DAY
const POSITIVE: ReadonlySet<unknown> = new Set<Mood>(['cheerful', 'good_tempered'])

/** Early moods of the deals that were decided in the period. */
export function askOutcome(scope: Filter, context: MetricContext) {
  const recorded: Filter = { op: 'not', of: isIn('mood', null) }
  const early: Filter = { op: 'ge', field: 'beforeDecision', value: HINDSIGHT }
  const decided = decidedIn(context.period, context.everything)
  const where = and(scope, isIn('hidden', 0), decided, recorded, early)
  return aggregate('notes', context, where, ['id', 'status', 'mood'], {
    last: { op: 'max', field: 'at' },
  })
}

/**
 * METRICS WX-K2: decided deals by their last mood that was recorded early enough. Of two at the same moment the one
 * that is not positive counts.
 */
export function outcomeOf(groups: Groups, confidence: number): MoodResult['outcome'] {
  const deals = new Map<string, { at: number; positive: boolean; won: boolean }>()
  for (const { keys: [id, status, name], extreme } of groups) {
    const at = extreme('last')!
    const positive = POSITIVE.has(name)
    const known = deals.get(String(id))
    if (known && (known.at > at || (known.at === at && positive))) continue
    deals.set(String(id), { at, positive, won: status === 'won' })
  }
  const rate = (positive: boolean) => {
    const own = [...deals.values()].filter((deal) => deal.positive === positive)
    return rateOf(own.filter((deal) => deal.won).length, own.length, confidence)
  }
  const [positive, other] = [rate(true), rate(false)]
  const tested = newcombe(positive.k, positive.n, other.k, other.n, confidence)
  return { positive, other, difference: tested?.difference ?? null, interval: tested?.interval ?? null }
}
