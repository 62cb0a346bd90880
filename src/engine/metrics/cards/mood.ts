import { and, isIn, type MoodQuery } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { aggregate, answersTo, COUNT, requestsOf, scopeOf, within, type Group, type Groups } from '../ask.ts'
import { countsOf, leaning } from '../mood-counts.ts'
import { askOutcome, outcomeOf } from '../mood-outcome.ts'
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

function ask(query: MoodQuery, context: MetricContext) {
  const { period, past, everything } = context
  const scope = scopeOf(query)
  const visible = and(scope, isIn('hidden', 0))
  const inPeriod = and(visible, everything ? undefined : within('at', period))
  return {
    tally: aggregate('notes', context, inPeriod, ['mood', 'isContact'], { n: COUNT }),
    before: past ? aggregate('notes', context, and(visible, within('at', past)), ['mood'], { n: COUNT }) : null,
    series: aggregate('notes', context, inPeriod, ['mood', seriesBy('at', context)], { n: COUNT }),
    outcome: askOutcome(scope, context),
    ...askReach(scope, context),
    ...askDensity(scope, context),
  }
}

function balanceOf(groups: Groups, context: MetricContext): Measured {
  const { value, n } = leaning(countsOf(groups).counts)
  return { value, n, ...(value === null && { reason: context.has('notes') ? 'no-rows' as const : 'no-table' as const }) }
}
