import { risingQuantile } from '../stats/quantile.ts'
import type { Draft } from './leaderboard-rows.ts'

/** Writes each rep's open deals a post beside the median of all. METRICS C. */
export function weighLoads(drafts: readonly Draft[]): void {
  const loads = drafts.map(({ row, rep: { fte } }) => (fte > 0 ? row.openCount / fte : null))
  const median = risingQuantile(Float64Array.from(loads.filter((load) => load !== null)).sort(), 0.5)
  drafts.forEach(({ row }, i) => { row.loadRatio = median && loads[i] !== null ? loads[i]! / median : null })
}
