import { and, isIn, type AttainmentQuery, type Filter, type Period } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { oneOf, type Rule } from '../../rules.ts'
import {
  aggregate, amounts, answersTo, COUNT, requestsOf, scopeOf, within, WON, type Group, type Groups,
} from '../ask.ts'
import { seriesBuckets, seriesBy, type SeriesPoint } from '../series.ts'
import { goalIn, type PeriodGoal } from './goal.ts'
import { countHeadline, type Measured } from './headline.ts'

const goalScope: Rule = {
  allows: (v) => typeof v === 'string' && /^(rep|team):./.test(v),
  wanted: 'is nobody’s; give rep:ID or team:ID, or leave it out for everyone',
}

/**
 * What was won against the goal: METRICS I. Pace is attainment over the elapsed share of working days (half days as
 * halves), run-rate what the period comes to at this speed; the day of T counts as elapsed. Where goals cover only a
 * part of the period, only what was won in that part counts.
 */
export const attainment: Metric<'attainment'> = {
  name: 'attainment',

  rules: { of: oneOf('wonAmount', 'wonCount'), goalScope },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { won, before, series } = answersTo(ask(query, context), answers)
    const { period, past, partial } = context
    const goal = goalOf(query, period, context)
    const actual = actualOf(query, won)
    const value = goal && actual / goal.value
    const { elapsed, total } = daysOf(goal?.parts ?? [period], context)
    const pastGoal = past && !partial ? goalOf(query, past, context) : null
    const n = won.total('n')
    return {
      headline: countHeadline({
        unit: 'share',
        now: { value, reason: context.has('goals') ? 'no-goal' : 'no-table', n },
        // A part of an earlier period has no goal of its own to be held against.
        before: partial ? null : before && reached(before, pastGoal, query),
        series: seriesOf(series, goal, query, context),
        goal: goal && 1,
      }, context),
      actual,
      goal: goal?.value ?? null,
      attainment: value,
      pace: value === null || elapsed === 0 || total === 0 ? null : value / (elapsed / total),
      runRate: elapsed === 0 ? null : (actual / elapsed) * total,
      elapsedDays: elapsed,
      totalDays: total,
      considered: n,
      snapshots: won.totalSum('snapshot'),
      excluded: {
        void: context.voids, uncreated: 0,
        missingAmount: countsDeals(query) ? 0 : won.total('missing'),
        unconverted: countsDeals(query) ? 0 : won.total('unconverted'),
      },
    }
  },
}

function countsDeals(query: AttainmentQuery): boolean {
  return query.of === 'wonCount'
}

function goalOf(query: AttainmentQuery, period: Period, context: MetricContext): PeriodGoal | null {
  return goalIn(period, { metric: query.of ?? 'wonAmount', scope: query.goalScope ?? null }, context)
}

function ask(query: AttainmentQuery, context: MetricContext) {
  const { period, past, partial } = context
  const scope = and(scopeOf(query), WON, whose(query))
  const measures = { n: COUNT, snapshot: { op: 'sum', field: 'snapshot' } as const, ...amounts(context) }
  const inside = (of: Period): Filter => {
    const parts = goalOf(query, of, context)?.parts ?? [of]
    return anyOf(parts.map((part) => within('decidedAt', part)))
  }
  return {
    won: aggregate('opportunities', context, and(scope, inside(period)), [], measures),
    before: past && !partial ? aggregate('opportunities', context, and(scope, inside(past)), [], measures) : null,
    series: aggregate('opportunities', context, and(scope, inside(period)), [seriesBy('decidedAt', context)], measures),
  }
}

/** Whose deals a goal is for. */
function whose({ goalScope: scope }: AttainmentQuery): Filter | undefined {
  if (scope === undefined) return undefined
  const [kind, id] = [scope.slice(0, scope.indexOf(':')), scope.slice(scope.indexOf(':') + 1)]
  return isIn(kind === 'team' ? 'team' : 'owner', id)
}

function anyOf(filters: readonly Filter[]): Filter {
  return filters.length === 1 ? filters[0]! : { op: 'or', of: filters }
}

function actualOf(query: AttainmentQuery, won: Groups): number {
  return countsDeals(query) ? won.total('n') : won.totalSum('amount')
}

function reached(before: Groups, goal: PeriodGoal | null, query: AttainmentQuery): Measured {
  return { value: goal && actualOf(query, before) / goal.value, n: before.total('n') }
}

/** Working days of what the goal covers, and how many of them have begun by T. */
function daysOf(parts: readonly Period[], { asOf, workdays }: MetricContext): { elapsed: number; total: number } {
  const days = (until: number): number =>
    parts.reduce((sum, { start, end }) => sum + workdays({ start, end: Math.min(end, until) }), 0)
  return { elapsed: days(asOf + 1), total: days(Infinity) }
}

/** How much of the goal had been reached by the end of each step. */
function seriesOf(
  groups: Groups, goal: PeriodGoal | null, query: AttainmentQuery, context: MetricContext,
): readonly SeriesPoint[] {
  const steps = seriesBuckets(context).map(() => 0)
  const own = ({ count, sum }: Group): number => (countsDeals(query) ? count('n') : sum('amount'))
  for (const group of groups) steps[Number(group.keys[0])]! += own(group)
  let reachedBy = 0
  return seriesBuckets(context).map((bucket, i) => {
    reachedBy += steps[i]!
    return { ...bucket, value: goal === null || bucket.start > context.asOf ? null : reachedBy / goal.value }
  })
}
