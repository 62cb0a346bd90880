import { and, type OpenCountQuery } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { aggregate, amounts, answersTo, COUNT, OPEN, requestsOf, scopeOf } from '../ask.ts'
import { staysOf } from '../funnel-stays.ts'
import { countHeadline } from './headline.ts'
import { askStock, stockSeries } from './stock.ts'

/**
 * Open opportunities at T, whatever the period: METRICS C. The past is the stock at the end of the period compared
 * with; the series, that at the end of each step.
 */
export const openCount: Metric<'openCount'> = {
  name: 'openCount',

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { open, before, visits, ...stock } = answersTo(ask(query, context), answers)
    const n = open.total('n')
    const limits = [...staysOf(visits, null, openStages(context)).values()].map(({ stuck }) => stuck)
    const known = visits.size === 0 ? [] : limits.filter((stuck) => stuck !== null)
    return {
      headline: countHeadline({
        unit: 'count', now: { value: n, n },
        before: before && { value: before.total('n'), n: before.total('n') },
        series: stockSeries(new Map([[null, n]]), stock, context),
      }, context),
      amount: open.totalSum('amount'),
      missingAmount: open.total('missing'),
      stuck: known.length === 0 ? null : known.reduce((sum, stuck) => sum + stuck, 0),
      considered: n,
      snapshots: open.totalSum('snapshot'),
      excluded: {
        void: context.voids, missingAmount: open.total('missing'), unconverted: open.total('unconverted'), uncreated: 0,
      },
    }
  },
}

function ask(query: OpenCountQuery, context: MetricContext) {
  const open = and(scopeOf(query), OPEN)
  const { past } = context
  return {
    open: aggregate('opportunities', context, open, [], {
      n: COUNT, snapshot: { op: 'sum', field: 'snapshot' }, ...amounts(context),
    }),
    before: past && aggregate('opportunities', { ...context, asOf: past.end - 1 }, open, [], { n: COUNT }),
    visits: aggregate('visits', context, scopeOf(query), ['visitStage', 'hours', 'completed'], { n: COUNT }),
    ...askStock(query, context),
  }
}

function openStages({ everyStage }: MetricContext) {
  return everyStage.filter((stage) => stage.kind === 'open')
}
