import type { LeaderboardRow } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { groupedQuantile } from '../stats/quantile.ts'

/** Each rep's open deals a post beside the median of all. METRICS C. */
export function withLoads(rows: readonly LeaderboardRow[], { reps }: MetricContext): readonly LeaderboardRow[] {
  const posts = new Map(reps.map(({ id, fte }) => [id, fte]))
  const loads = rows.map(({ id, openCount }) => {
    const fte = posts.get(id) ?? 1
    return fte > 0 ? openCount / fte : null
  })
  const rising = loads.filter((load) => load !== null).sort((a, b) => a - b)
  const median = groupedQuantile(rising.map((value) => ({ value, count: 1 })), 0.5)
  return rows.map((row, i) => ({ ...row, loadRatio: median && loads[i] !== null ? loads[i]! / median : null }))
}
