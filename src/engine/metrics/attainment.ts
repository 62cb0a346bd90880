import type { Figure, Period } from '../../model/index.ts'
import type { GoalInfo, MetricContext } from '../metric.ts'
import type { Groups } from './ask.ts'
import { figureOf } from './rate.ts'

/** The goals of reps, and of teams where asked for, that touch the period, in the currency of the question. */
function heldGoals({ goals, period, currency }: MetricContext, teams: boolean): readonly GoalInfo[] {
  return goals.filter((goal) => (goal.scope?.startsWith('rep:') || (teams && goal.scope?.startsWith('team:')))
    && overlap(goal.period, period)
    && (goal.metric === 'wonCount' || goal.currency === null || goal.currency === currency))
}

/** Where goals begin and end within the period, so that a quota is held against the days it is for. */
export function goalEdges(context: MetricContext, teams: boolean): readonly number[] {
  const edges = heldGoals(context, teams).flatMap((goal) => {
    const part = overlap(goal.period, context.period)!
    return [part.start, part.end]
  })
  return [...new Set(edges)].sort((a, b) => a - b)
}

/**
 * Won against quota (METRICS G): over the part of each goal that lies in the period, its quota pro-rated by the working
 * days of it on which the rep was there, as the attainment card counts them (METRICS G2: months are compared per
 * working day). Goals of amounts go before goals of counts.
 *
 * @param groups - won deals by owner and by the pieces between `goalEdges`; null when there are no goals
 * @returns of a goal's scope, held against what these owners won
 */
export function attainmentOf(
  groups: Groups | null, context: MetricContext, teams: boolean,
): (scope: string, owners: readonly string[], there: Period | null) => Figure {
  const goals = heldGoals(context, teams)
  const edges = goalEdges(context, teams)
  const won = new Map<string, { n: number; amount: number }[]>()
  for (const { keys: [owner, piece], count, sum } of groups ?? []) {
    if (owner === null) continue
    const own = won.get(String(owner)) ?? edges.slice(1).map(() => ({ n: 0, amount: 0 }))
    won.set(String(owner), own)
    own[Number(piece)] = { n: count('n'), amount: sum('amount') }
  }
  const reason = context.has('goals') ? 'no-rows' : 'no-table'
  const none = figureOf(null, 0, reason)
  return (scope, owners, there) => {
    if (goals.length === 0) return none
    const own = goals.filter((goal) => goal.scope === scope)
    const metric = own.some((goal) => goal.metric === 'wonAmount') ? 'wonAmount' : 'wonCount'
    let quota = 0
    let actual = 0
    let deals = 0
    for (const goal of own.filter((g) => g.metric === metric)) {
      const part = overlap(goal.period, context.period)!
      const active = there ? overlap(part, there) : part
      const all = context.workdays(goal.period)
      quota += active && all > 0 ? goal.value * (context.workdays(active) / all) : 0
      const inside = (_: unknown, i: number): boolean => edges[i]! >= part.start && edges[i]! < part.end
      for (const piece of owners.flatMap((owner) => won.get(owner)?.filter(inside) ?? [])) {
        deals += piece.n
        actual += metric === 'wonAmount' ? piece.amount : piece.n
      }
    }
    return figureOf(quota > 0 ? actual / quota : null, deals, reason)
  }
}

function overlap(a: Period, b: Period): Period | null {
  const start = Math.max(a.start, b.start)
  const end = Math.min(a.end, b.end)
  return start < end ? { start, end } : null
}
