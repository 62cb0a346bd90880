import { and, type WonCountQuery } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { aggregate, amounts, answersTo, COUNT, decidedIn, requestsOf, scopeOf, within, WON } from '../ask.ts'
import { seriesBy, seriesOf } from '../series.ts'
import { goalIn } from './goal.ts'
import { countHeadline } from './headline.ts'

/** Deals won in the period: METRICS C. */
export const wonCount: Metric<'wonCount'> = {
  name: 'wonCount',

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { won, before, series } = answersTo(ask(query, context), answers)
    const goal = goalIn(context.period, { metric: 'wonCount', scope: null }, context)
    const n = won.total('n')
    return {
      headline: countHeadline({
        unit: 'count', now: { value: n, n },
        before: before && { value: before.total('n'), n: before.total('n') },
        series: seriesOf(series, context, (groups) => groups.reduce((sum, { count }) => sum + count('n'), 0)),
        // A goal for everyone says nothing of a part.
        goal: query.filter === undefined ? goal?.value ?? null : null,
      }, context),
      amount: won.totalSum('amount'),
      missingAmount: won.total('missing'),
      considered: n,
      snapshots: won.totalSum('snapshot'),
      excluded: {
        void: context.voids, missingAmount: won.total('missing'), unconverted: won.total('unconverted'), uncreated: 0,
      },
    }
  },
}

function ask(query: WonCountQuery, context: MetricContext) {
  const scope = and(scopeOf(query), WON)
  const { period, past, everything } = context
  return {
    won: aggregate('opportunities', context, and(scope, decidedIn(period, everything)), [], {
      n: COUNT, snapshot: { op: 'sum', field: 'snapshot' }, ...amounts(context),
    }),
    before: past && aggregate('opportunities', context, and(scope, within('decidedAt', past)), [], { n: COUNT }),
    series: aggregate('opportunities', context, and(scope, within('decidedAt', period)),
      [seriesBy('decidedAt', context)], { n: COUNT }),
  }
}
