import { and, isIn, type CycleQuery, type Filter, type Measure, type RelationName } from '../../../model/index.ts'
import { refuse } from '../../../time/refuse.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { oneOf, type Rule } from '../../rules.ts'
import { quantileOf } from '../../stats/quantile.ts'
import {
  aggregate, answersTo, COUNT, DAY, DECIDED, decidedIn, OPEN, requestsOf, scopeOf, within, WON, type Group,
} from '../ask.ts'
import { figureOf } from '../rate.ts'
import { seriesBy, seriesOf } from '../series.ts'
import { atRiskOf, decisionOf, histogramOf, wonBy } from './cycle-curves.ts'
import { figureHeadline } from './headline.ts'

const from: Rule = {
  allows: (v) => typeof v === 'string' && /^(created|qualified|stage:.+)$/s.test(v),
  wanted: 'is no beginning; give created, qualified, or stage:ID for the first entry into a stage',
}

/**
 * How long deals take: METRICS E. Averages over those that were decided are biased towards the fast ones while others
 * are still open; the curves over the deals begun in the period count those too.
 */
export const cycle: Metric<'cycle'> = {
  name: 'cycle',

  rules: { from, to: oneOf('won', 'closed'), statistic: oneOf('median', 'mean') },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { ended, before, series, decided, cohort, open, untimed } = answersTo(ask(query, context), answers)
    const which = query.statistic ?? 'median'
    const [group] = [...ended]
    const durations = group!.order('durations')
    const figure = (value: number | null) =>
      figureOf(value, durations.n, ended.total('n') === 0 ? 'no-rows' : 'unknown')
    const winners = group!.order('winners')
    return {
      headline: figureHeadline({
        unit: 'days',
        now: figure(statistics[which]([group!])),
        before: before && figureOf(statistics[which]([...before]), [...before][0]!.order('durations').n),
        series: seriesOf(series, context, statistics[which], { empty: null }),
      }, context),
      mean: figure(statistics.mean([group!])),
      median: figure(statistics.median([group!])),
      p90: figure(inDays(quantileOf(durations, 1, 0.9))),
      histogram: histogramOf(decided, isEnd(query)),
      decision: decisionOf(cohort),
      wonBy: wonBy(cohort),
      atRisk: atRiskOf({ p90: inDays(quantileOf(winners, 0, 0.9)), winners: winners.n, decided, open }, context),
      ...(query.from === 'qualified' && { unqualified: untimed!.total('n') }),
      considered: ended.total('n'),
      snapshots: ended.totalSum('snapshot'),
      excluded: {
        void: context.voids, missingAmount: 0, unconverted: 0,
        uncreated: query.from === 'qualified' ? 0 : untimed?.total('n') ?? 0,
      },
    }
  },
}

/** Of one group. */
const statistics = {
  mean([group]: readonly Group[]): number | null {
    const n = group?.order('durations').n ?? 0
    return n === 0 ? null : group!.sum('sum') / n / DAY
  },
  median([group]: readonly Group[]): number | null {
    return group ? inDays(quantileOf(group.order('durations'), 0, 0.5)) : null
  },
} as const

function inDays(ms: number | null): number | null {
  return ms === null ? null : ms / DAY
}

function isEnd({ to }: CycleQuery): (status: unknown) => boolean {
  return (status) => status === 'won' || (to === 'closed' && status === 'lost')
}

/** Where a cycle begins, in which relation, and how it is measured there. */
interface Begin {
  readonly relation: RelationName
  readonly where?: Filter
  readonly time: string
  readonly ms: string
  readonly hours: string
}

function beginOf({ from: asked = 'created' }: CycleQuery, { everyStage }: MetricContext): Begin {
  if (asked === 'created') return { relation: 'opportunities', time: 'createdAt', ms: 'cycle', hours: 'hoursOpen' }
  if (asked === 'qualified') {
    return { relation: 'opportunities', time: 'qualifiedAt', ms: 'cycleQualified', hours: 'hoursQualified' }
  }
  const id = asked.slice('stage:'.length)
  const open = everyStage.filter((stage) => stage.kind === 'open').map((stage) => stage.id)
  if (!open.includes(id)) refuse('from', asked, `names no open stage; the data has ${open.join(', ') || 'none'}`)
  return {
    relation: 'visits', where: and(isIn('visitStage', id), isIn('first', 1)), time: 'enteredAt', ms: 'cycleSince',
    hours: 'hoursSince',
  }
}

function ask(query: CycleQuery, context: MetricContext) {
  const { period, past, everything } = context
  const { relation, where, time, ms, hours } = beginOf(query, context)
  const scope = and(scopeOf(query), where)
  const end = query.to === 'closed' ? DECIDED : WON
  const measures: Readonly<Record<string, Measure>> = {
    n: { op: 'count', where: end }, snapshot: { op: 'sum', field: 'snapshot', where: end },
    durations: { op: 'order', field: ms, at: [0.5, 0.9], where: end }, sum: { op: 'sum', field: ms, where: end },
    winners: { op: 'order', field: ms, at: [0.9], where: WON },
  }
  const decided = and(scope, decidedIn(period, everything))
  const begun = everything ? undefined : within(time, period)
  const known: Filter = { op: 'not', of: isIn(hours, null) }
  return {
    ended: aggregate(relation, context, decided, [], measures),
    before: past && aggregate(relation, context, and(scope, DECIDED, within('decidedAt', past)), [], measures),
    series: aggregate(relation, context, and(scope, DECIDED, within('decidedAt', period)),
      [seriesBy('decidedAt', context)], measures),
    decided: aggregate(relation, context, and(decided, known), [hours, 'status'], { n: COUNT }),
    cohort: aggregate(relation, context, and(scope, begun, known), [hours, 'status'], { n: COUNT }),
    open: aggregate(relation, context, and(scope, OPEN, known), [hours], { n: COUNT }),
    untimed: relation === 'opportunities'
      ? aggregate(relation, context, and(decided, end, isIn(time, null)), [], { n: COUNT }) : null,
  }
}
