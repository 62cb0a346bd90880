import { and, type DealSizeQuery } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { oneOf } from '../../rules.ts'
import { quantileOf } from '../../stats/quantile.ts'
import {
  aggregate, amounts, answersTo, COUNT, decidedIn, requestsOf, scopeOf, valued, within, WON, type Group,
} from '../ask.ts'
import { figureOf } from '../rate.ts'
import { seriesBy, seriesOf } from '../series.ts'
import { askBands, askTerciles, bandsOf, edgesOfBands } from './size-bands.ts'
import { figureHeadline } from './headline.ts'

/**
 * Size of the deals won in the period: METRICS D. Mean and median stand side by side, since one large deal moves the
 * mean alone; the bands tell whether size has anything to do with success or time.
 */
export const dealSize: Metric<'dealSize'> = {
  name: 'dealSize',

  rules: { statistic: oneOf('median', 'mean') },

  plan: (query, context) => requestsOf(ask(query, context)),

  follow(query, answers, context) {
    const { year } = answersTo(ask(query, context), answers)
    const edges = edgesOfBands(year)
    return edges ? requestsOf(askBands(query, edges, context)) : []
  },

  finish(query, answers, context) {
    const asked = ask(query, context)
    const { won, before, series, year } = answersTo(asked, answers)
    const edges = edgesOfBands(year)
    const followed = answers.slice(requestsOf(asked).length)
    const n = won.total('n')
    const valuedDeals = won.total('valued')
    const reason = n === 0 ? 'no-rows' : 'no-amount'
    const which = query.statistic ?? 'median'
    return {
      headline: figureHeadline({
        unit: 'money',
        now: figureOf(statistics[which]([...won]), valuedDeals, reason),
        before: before && figureOf(statistics[which]([...before]), before.total('valued')),
        series: seriesOf(series, context, statistics[which], { empty: null }),
      }, context),
      mean: figureOf(statistics.mean([...won]), valuedDeals, reason),
      median: figureOf(statistics.median([...won]), valuedDeals, reason),
      total: won.totalSum('amount'),
      bands: edges ? bandsOf(answersTo(askBands(query, edges, context), followed), year, edges, context) : [],
      considered: n,
      snapshots: won.totalSum('snapshot'),
      excluded: {
        void: context.voids, missingAmount: won.total('missing'), unconverted: won.total('unconverted'), uncreated: 0,
      },
    }
  },
}

/** Over one group: what was asked is not keyed, or has one group a step. */
const statistics = {
  mean([group]: readonly Group[]): number | null {
    return !group || group.count('valued') === 0 ? null : group.sum('amount') / group.count('valued')
  },
  median([group]: readonly Group[]): number | null {
    return group ? quantileOf(group.order('size'), 0, 0.5) : null
  },
} as const

function ask(query: DealSizeQuery, context: MetricContext) {
  const scope = and(scopeOf(query), WON)
  const { period, past, everything } = context
  const measures = {
    n: COUNT, snapshot: { op: 'sum', field: 'snapshot' }, ...amounts(context),
    valued: { op: 'count', where: valued(context) }, size: { op: 'order', field: 'worth', at: [0.5] },
  } as const
  return {
    won: aggregate('opportunities', context, and(scope, decidedIn(period, everything)), [], measures),
    before: past && aggregate('opportunities', context, and(scope, within('decidedAt', past)), [], measures),
    series: aggregate('opportunities', context, and(scope, within('decidedAt', period)),
      [seriesBy('decidedAt', context)], measures),
    year: askTerciles(query, context),
  }
}
