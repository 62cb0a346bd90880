import { and, isIn, type Filter, type Period, type TrendGoal, type TrendQuery } from '../../model/index.ts'
import { refuse } from '../../time/refuse.ts'
import type { GoalInfo, MetricContext } from '../metric.ts'
import type { Rule } from '../rules.ts'
import type { Groups } from './ask.ts'
import { overlap } from './attainment.ts'
import { measureOf } from './trend-measures.ts'

export const goalRule: Rule = {
  allows: (v) => typeof v === 'string' && /^(everyone|(team|rep):.+)$/s.test(v),
  wanted: 'is no goal’s scope; give everyone, team:ID or rep:ID',
}

/** A goal and the part of it that lies in the period. */
interface Part { readonly goal: GoalInfo; readonly period: Period }

/** @throws ShakhesError `bad-query` for a measure that nobody sets goals for */
function partsOf(query: TrendQuery, { goals, period, currency }: MetricContext): readonly Part[] {
  const measure = measureOf(query)
  if (query.goal === undefined) return []
  if (measure !== 'wonAmount' && measure !== 'wonCount') refuse('goal', query.goal, `cannot be held against ${measure}; goals are of wonAmount or wonCount`)
  const scope = query.goal === 'everyone' ? null : query.goal
  return goals.flatMap((goal) => {
    const part = overlap(goal.period, period)
    const same = goal.scope === scope && goal.metric === measure
      && (measure === 'wonCount' || goal.currency === null || goal.currency === currency)
    return part && same ? [{ goal, period: part }] : []
  })
}

/** The rows that count toward the goal; null: nothing does. */
export function goalWhere(query: TrendQuery, context: MetricContext): Filter | null {
  const parts = partsOf(query, context)
  if (parts.length === 0) return null
  const [kind, id] = [query.goal!.split(':', 1)[0]!, query.goal!.slice(query.goal!.indexOf(':') + 1)]
  const when: Filter = { op: 'or', of: parts.map(({ period: { start, end } }) => ({ op: 'range', field: 'decidedAt', from: start, to: end })) }
  return kind === 'everyone' ? when : and(when, isIn(kind === 'team' ? 'team' : 'owner', id))
}

/** METRICS I, "Attainment, pace, run-rate". */
export function goalOf(query: TrendQuery, groups: Groups | null, context: MetricContext): TrendGoal | null {
  const parts = partsOf(query, context)
  const value = shareOf(parts, context.period, context)
  if (!groups || value === 0) return null
  const actual = measureOf(query) === 'wonAmount' ? groups.totalSum('amount') : groups.total('n')
  const passed: Period = { start: context.period.start, end: Math.min(context.period.end, context.asOf + 1) }
  const elapsedDays = daysOf(parts, passed, context)
  const totalDays = daysOf(parts, context.period, context)
  const attainment = actual / value
  const share = totalDays === 0 ? 0 : elapsedDays / totalDays
  return {
    value, actual, attainment,
    pace: share === 0 ? null : attainment / share,
    runRate: share === 0 ? null : actual / share,
    elapsedDays, totalDays,
  }
}

/** What the goals ask of each bucket; null where none reaches. */
export function bucketGoals(query: TrendQuery, buckets: readonly Period[], context: MetricContext): readonly (number | null)[] {
  const parts = partsOf(query, context)
  return buckets.map((bucket) => (parts.some((p) => overlap(p.period, bucket)) ? shareOf(parts, bucket, context) : null))
}

function shareOf(parts: readonly Part[], within: Period, { workdays }: MetricContext): number {
  return parts.reduce((sum, { goal, period }) => {
    const part = overlap(period, within)
    const all = workdays(goal.period)
    // A goal of days off alone is spread over them evenly.
    const share = !part ? 0 : all > 0 ? workdays(part) / all : (part.end - part.start) / (goal.period.end - goal.period.start)
    return sum + goal.value * share
  }, 0)
}

/** Working days that have a goal; goals that lie over each other count once. */
function daysOf(parts: readonly Part[], within: Period, { workdays }: MetricContext): number {
  let until = -Infinity
  let days = 0
  for (const { period } of [...parts].sort((a, b) => a.period.start - b.period.start)) {
    const part = overlap({ start: Math.max(period.start, until), end: Math.max(period.end, until) }, within)
    if (part) days += workdays(part)
    until = Math.max(until, period.end)
  }
  return days
}
