import { and, isIn, MOODS, type Filter, type Mood, type MoodCounts, type MoodQuery, type MoodResult } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { newcombe } from '../../stats/newcombe.ts'
import { aggregate, answersTo, COUNT, DAY, decidedIn, requestsOf, scopeOf, within, type Group, type Groups } from '../ask.ts'
import { rateOf } from '../rate.ts'
import { seriesBuckets, seriesBy } from '../series.ts'
import { figureHeadline, type Measured } from './headline.ts'
import { askDensity, densityOf } from './note-density.ts'
import { askReach, reachOf } from './last-reach.ts'

/**
 * How customers seemed to those who wrote: METRICS K. The headline is the balance, (cheerful + good − sad − hot) /
 * recorded. A hidden note gives its mood away to nobody, not even in a count.
 */
export const mood: Metric<'mood'> = {
  name: 'mood',

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { tally, before, series, outcome, ...rest } = answersTo(ask(query, context), answers)
    const { counts, unrecorded } = countsOf(tally)
    const now = balanceOf(tally, context)
    const contacts = ({ keys }: Group): boolean => keys[1] === 1
    const overTime = seriesBuckets(context).map((bucket, i) => ({ ...bucket, ...countsOf(series, ({ keys }) => keys[1] === i) }))
    return {
      counts, unrecorded,
      balance: now.value,
      coverage: rateOf(
        tally.total('n', (group) => contacts(group) && group.keys[0] !== null), tally.total('n', contacts), context.confidence,
        { reason: context.has('notes') ? 'no-rows' : 'no-table' },
      ),
      overTime,
      outcome: outcomeOf(outcome, context.confidence),
      ...reachOf(rest, context),
      density: densityOf(rest, context),
      headline: figureHeadline({
        unit: 'share', now, before: before && balanceOf(before, context),
        series: overTime.map(({ start, end, partial, counts: then }) => ({ start, end, partial, value: leaning(then).value })),
      }, context),
      considered: tally.total('n'),
      snapshots: 0,
      excluded: { void: context.voids, missingAmount: 0, unconverted: 0, uncreated: 0 },
    }
  },
}

/** Moods written later than this before a decision know too much about it. */
const HINDSIGHT = 7 * DAY
const POSITIVE: ReadonlySet<unknown> = new Set<Mood>(['cheerful', 'good_tempered'])

function ask(query: MoodQuery, context: MetricContext) {
  const { period, past, everything } = context
  const scope = scopeOf(query)
  const visible = and(scope, isIn('hidden', 0))
  const inPeriod = and(visible, everything ? undefined : within('at', period))
  const recorded: Filter = { op: 'not', of: isIn('mood', null) }
  const early: Filter = { op: 'ge', field: 'beforeDecision', value: HINDSIGHT }
  return {
    tally: aggregate('notes', context, inPeriod, ['mood', 'isContact'], { n: COUNT }),
    before: past ? aggregate('notes', context, and(visible, within('at', past)), ['mood'], { n: COUNT }) : null,
    series: aggregate('notes', context, inPeriod, ['mood', seriesBy('at', context)], { n: COUNT }),
    outcome: aggregate('notes', context, and(visible, decidedIn(period, everything), recorded, early), ['id', 'status', 'mood'], {
      last: { op: 'max', field: 'at' },
    }),
    ...askReach(scope, context),
    ...askDensity(scope, context),
  }
}

/** Moods in the first key. Unrecorded is not neutral. */
function countsOf(groups: Groups, which: (group: Group) => boolean = () => true): { counts: MoodCounts; unrecorded: number } {
  const counts = Object.fromEntries(MOODS.map((name) => [name, 0])) as Record<Mood, number>
  let unrecorded = 0
  for (const group of groups) {
    if (!which(group)) continue
    const [key] = group.keys
    if (MOODS.includes(key as Mood)) counts[key as Mood] += group.count('n')
    else unrecorded += group.count('n')
  }
  return { counts, unrecorded }
}

function leaning(counts: MoodCounts): { readonly value: number | null; readonly n: number } {
  const n = MOODS.reduce((sum, name) => sum + counts[name], 0)
  const lean = counts.cheerful + counts.good_tempered - counts.sad - counts.hot_tempered
  return { value: n === 0 ? null : lean / n, n }
}

function balanceOf(groups: Groups, context: MetricContext): Measured {
  const { value, n } = leaning(countsOf(groups).counts)
  return { value, n, ...(value === null && { reason: context.has('notes') ? 'no-rows' as const : 'no-table' as const }) }
}

/**
 * METRICS WX-K2: decided deals by their last mood that was recorded early enough. Of two at the same moment the one
 * that is not positive counts.
 */
function outcomeOf(groups: Groups, confidence: number): MoodResult['outcome'] {
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
