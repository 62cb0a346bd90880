import {
  and, LEADERBOARD_ORDERS,
  type AggregateRequest, type Filter, type LeaderboardQuery, type Period, type Scalar,
} from '../../model/index.ts'
import type { Metric, MetricContext } from '../metric.ts'
import { flag, integer, oneOf, text } from '../rules.ts'
import {
  aggregate, amounts, answersTo, asking, COUNT, DECIDED, decidedIn, OPEN, requestsOf, scopeOf, within, WON,
} from './ask.ts'
import { attainmentOf, goalEdges } from './attainment.ts'
import { effectiveOrder, shown } from './leaderboard-view.ts'
import { draftsOf, ranked, repsOf, talliesOf } from './leaderboard-rows.ts'
import { weighLoads } from './leaderboard-load.ts'
import { rare } from './rare.ts'
import { rateOf } from './rate.ts'
import { edgesOf, seriesBuckets } from './series.ts'

const DEFAULT_MINIMUM = 10

/**
 * What each rep did: METRICS G. A deal belongs to who owned it when it was decided, an open one to who owns it at T.
 * By default everyone stands beside their own past, without a rank; see `leaderboard-view` for the policy.
 */
export const leaderboard: Metric<'leaderboard'> = {
  name: 'leaderboard',

  rules: {
    view: oneOf('self', 'anonymous', 'named'), order: oneOf(...LEADERBOARD_ORDERS), me: text,
    ties: oneOf('competition', 'dense'), minimum: integer(1), teams: flag, expected: flag,
  },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { decided, wins, open, past, series, goals, mix, unpriced } = answersTo(ask(query, context), answers)
    const tallies = talliesOf({ decided, wins, open, past })
    const reps = repsOf(tallies, query, context)
    const attainment = attainmentOf(goals, context, query.teams === true)
    const buckets = seriesBuckets(context)
    const nothing = buckets.map(() => 0)
    const amountsOf = new Map<Scalar, number[]>()
    const [owners, places, amounts] = [series.keys(0), series.keys(1) as readonly number[], series.sums('amount')]
    for (let i = 0; i < owners.length; i++) {
      let own = amountsOf.get(owners[i]!)
      if (own === undefined) amountsOf.set(owners[i]!, own = nothing.slice())
      own[places[i]!] = amounts[i] ?? 0
    }
    const order = effectiveOrder(query)
    const minimum = query.minimum ?? DEFAULT_MINIMUM
    const drafts = draftsOf(reps, tallies, wins, { context, attainment, series: (id) => amountsOf.get(id) ?? nothing, me: query.me })
    weighLoads(drafts)
    const expected = mix && unpriced ? rare().expectedOf([mix, unpriced]) : null
    const board = ranked(drafts, { order, minimum, ties: query.ties ?? 'competition', context })
    const rows = expected ? board.map((row) => ({ ...row, expected: expected(row) })) : board
    const k = decided.total('n', ({ keys }) => keys[1] === 'won')
    const considered = decided.total('n')
    return shown({
      view: query.view ?? 'self',
      order,
      minimum,
      rows,
      ...(query.teams && { teams: rare().teamsOf(rows, attainment, context) }),
      total: rateOf(k, considered, context.confidence, { reason: 'no-decided' }),
      seriesPeriods: buckets,
      suppressed: false,
      considered,
      snapshots: decided.totalSum('snapshot'),
      excluded: {
        void: context.voids, missingAmount: wins.total('missing'), unconverted: wins.total('unconverted'), uncreated: 0,
      },
    })
  },
}

const ask = asking((query: LeaderboardQuery, context) => {
  const scope = scopeOf(query)
  const { period, everything, past } = context
  const decided = and(scope, decidedIn(period, everything))
  const wins = and(decided, WON)
  const { amount } = amounts(context)
  const edges = goalEdges(context, query.teams === true)
  return {
    decided: aggregate('opportunities', context, decided, ['owner', 'status'], {
      n: COUNT, snapshot: { op: 'sum', field: 'snapshot' },
    }),
    wins: aggregate('opportunities', context, wins, ['owner'], {
      ...amounts(context),
      size: { op: 'order', field: 'worth', at: [0.5] },
      cycle: { op: 'sum', field: 'cycle' },
      cycles: { op: 'order', field: 'cycle', at: [0.5] },
    }),
    open: aggregate('opportunities', context, and(scope, OPEN), ['owner'], { n: COUNT }),
    mix: query.expected ? rare().askMix(decided, context) : null,
    unpriced: query.expected ? rare().askUnpriced(decided, context) : null,
    past: past ? pastOf(scope, past, context) : null,
    series: aggregate('opportunities', context, and(scope, WON, within('decidedAt', period)),
      ['owner', { field: 'decidedAt', edges: edgesOf(seriesBuckets(context)) }], { amount }),
    goals: edges.length < 2 ? null : aggregate('opportunities', context, and(scope, WON, within('decidedAt', period)),
      ['owner', { field: 'decidedAt', edges }], { n: COUNT, amount }),
  }
})

function pastOf(scope: Filter, past: Period, context: MetricContext): AggregateRequest {
  const { amount } = amounts(context)
  const where = and(scope, DECIDED, within('decidedAt', past))
  return aggregate('opportunities', context, where, ['owner', 'status'], { n: COUNT, amount })
}
