import { bisectLeft, bisectRight } from 'd3-array'
import type { Interval } from '../../model/index.ts'

export type Ties = 'competition' | 'dense'

/**
 * Ranks, the greatest value first. Compares unrounded values.
 *
 * @param values - finite numbers; null takes no rank
 * @param ties - after a tie: 1, 2, 2, 4 (`competition`, the default) or 1, 2, 2, 3 (`dense`)
 * @returns ranks from 1 in the order given
 */
export function ranks(values: readonly (number | null)[], ties: Ties = 'competition'): (number | null)[] {
  const sorted = values.filter((v) => v !== null).sort((a, b) => b - a)
  const distinct = ties === 'dense' ? new Set(sorted) : sorted
  const place = new Map<number, number>()
  let passed = 0
  for (const v of distinct) {
    passed++
    if (!place.has(v)) place.set(v, passed)
  }
  return values.map((v) => (v === null ? null : place.get(v)!))
}

/**
 * The ranks that intervals allow: at best behind those that are surely better, at worst before those that are surely
 * worse. METRICS G.
 *
 * @param intervals - one a group; null takes no part
 * @returns in the order given; null where the interval is
 */
export function rankRanges(intervals: readonly (Interval | null)[]): ({ best: number; worst: number } | null)[] {
  const known = intervals.filter((i) => i !== null)
  const lows = Float64Array.from(known, ({ low }) => low).sort()
  const highs = Float64Array.from(known, ({ high }) => high).sort()
  return intervals.map((own) => own && {
    best: 1 + known.length - bisectRight(lows, own.high),
    worst: known.length - bisectLeft(highs, own.low),
  })
}
