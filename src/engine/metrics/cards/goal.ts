import type { Period } from '../../../model/index.ts'
import type { GoalInfo, MetricContext } from '../../metric.ts'

/** What is to be reached in a period, and over which parts of it. */
export interface PeriodGoal {
  /** Minor units, or a count. */
  readonly value: number
  /** The parts of the period for which there is a goal, rising, none touching the next. */
  readonly parts: readonly Period[]
}

/**
 * The goal of a period. One that reaches beyond it counts with its share of working days within; where several cover a
 * day, as a year's goal and a month's do, the day goes by the shortest, so that none counts twice.
 *
 * @param wanted - `scope` as goals have it: `rep:ID`, `team:ID`, or null for everyone
 * @returns null when no goal covers any of it, or none of its working days
 */
export function goalIn(
  period: Period, { metric, scope }: { readonly metric: GoalInfo['metric']; readonly scope: string | null },
  { goals, currency, workdays }: Pick<MetricContext, 'goals' | 'currency' | 'workdays'>,
): PeriodGoal | null {
  const own = goals.filter((goal) => goal.scope === scope && goal.metric === metric
    && goal.period.start < period.end && goal.period.end > period.start
    && (metric === 'wonCount' || goal.currency === null || goal.currency === currency))
    .sort((a, b) => length(a.period) - length(b.period) || a.period.start - b.period.start)
  const within = (t: number): number => Math.max(period.start, Math.min(t, period.end))
  const cuts = [...own.flatMap(({ period: { start, end } }) => [within(start), within(end)]), period.start, period.end]
  const edges = [...new Set(cuts)].sort((a, b) => a - b)
  const shares = new Map<GoalInfo, number>()
  const parts: Period[] = []
  edges.slice(1).forEach((end, i) => {
    const start = edges[i]!
    const goal = own.find(({ period: of }) => of.start <= start && of.end >= end)
    if (!goal) return
    shares.set(goal, (shares.get(goal) ?? 0) + workdays({ start, end }))
    const last = parts.at(-1)
    if (last?.end === start) parts[parts.length - 1] = { start: last.start, end }
    else parts.push({ start, end })
  })
  let value = 0
  for (const [goal, days] of shares) if (days > 0) value += goal.value * (days / workdays(goal.period))
  return value > 0 ? { value, parts } : null
}

function length({ start, end }: Period): number {
  return end - start
}
