import { and, isIn, type Filter, type Period, type TrendGoal, type TrendQuery } from '../../model/index.ts'
import { refuse } from '../../time/refuse.ts'
import type { MetricContext } from '../metric.ts'
import { within, type Groups } from './ask.ts'
import { goalIn, type PeriodGoal } from './cards/goal.ts'
import { measureOf } from './trend-measures.ts'

const SCOPE = /^(everyone|(team|rep):.+)$/s

/** @throws ShakhesError `bad-query` for what is no goal's scope, and a measure that nobody sets goals for */
function asked(query: TrendQuery, period: Period, context: MetricContext): PeriodGoal | null {
  const { goal: scope } = query
  const metric = measureOf(query)
  if (scope === undefined) return null
  if (typeof scope !== 'string' || !SCOPE.test(scope)) {
    refuse('goal', scope, 'is no goal’s scope; give everyone, team:ID or rep:ID')
  }
  if (metric !== 'wonAmount' && metric !== 'wonCount') {
    refuse('goal', scope, `cannot be held against ${metric}; goals are of wonAmount or wonCount`)
  }
  return goalIn(period, { metric, scope: scope === 'everyone' ? null : scope }, context)
}

/** The rows that count toward the goal; null: nothing does. */
export function goalWhere(query: TrendQuery, context: MetricContext): Filter | null {
  const goal = asked(query, context.period, context)
  if (!goal) return null
  const [kind, id] = [query.goal!.slice(0, 4), query.goal!.slice(query.goal!.indexOf(':') + 1)]
  const when: Filter = { op: 'or', of: goal.parts.map((part) => within('decidedAt', part)) }
  return query.goal === 'everyone' ? when : and(when, isIn(kind === 'team' ? 'team' : 'owner', id))
}

/**
 * METRICS I, "Attainment, pace, run-rate". The day of T counts as elapsed.
 *
 * @param groups - of `goalWhere`; null where there is no goal
 */
export function goalOf(query: TrendQuery, groups: Groups | null, context: MetricContext): TrendGoal | null {
  if (!groups) return null
  const { value, parts } = asked(query, context.period, context)!
  const actual = measureOf(query) === 'wonAmount' ? groups.totalSum('amount') : groups.total('n')
  const days = (until: number): number =>
    parts.reduce((sum, { start, end }) => sum + context.workdays({ start, end: Math.min(end, until) }), 0)
  const elapsedDays = days(context.asOf + 1)
  const totalDays = days(Infinity)
  const share = totalDays === 0 ? 0 : elapsedDays / totalDays
  return {
    value, actual, attainment: actual / value, elapsedDays, totalDays,
    pace: share === 0 ? null : actual / value / share,
    runRate: share === 0 ? null : actual / share,
  }
}

/** What the goals ask of each bucket, by its working days; null where none reaches. */
export function bucketGoals(
  query: TrendQuery, buckets: readonly Period[], context: MetricContext,
): readonly (number | null)[] {
  const parts = asked(query, context.period, context)?.parts ?? []
  return buckets.map((bucket) => {
    const covered = parts.some(({ start, end }) => start < bucket.end && end > bucket.start)
    return covered ? asked(query, bucket, context)?.value ?? 0 : null
  })
}
