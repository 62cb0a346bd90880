import { groupedQuantile } from '../stats/quantile.ts'
import type { Draft } from './leaderboard-rows.ts'

/** Writes each rep's open deals a post beside the median of all. METRICS C. */
export function weighLoads(drafts: readonly Draft[]): void {
  const loads = drafts.map(({ row, rep: { fte } }) => (fte > 0 ? row.openCount / fte : null))
  const rising = loads.filter((load) => load !== null).sort((a, b) => a - b)
  const median = groupedQuantile(rising.map((value) => ({ value, count: 1 })), 0.5)
  drafts.forEach(({ row }, i) => { row.loadRatio = median && loads[i] !== null ? loads[i]! / median : null })
}
