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
  const all = sorted(values)
  const rising = ties === 'dense' ? all.filter((value, i) => value !== all[i - 1]) : all
  return values.map((value) => (value === null ? null : 1 + rising.length - places(rising, value, true)))
}

/**
 * The ranks that intervals allow: at best behind those that are surely better, at worst before those that are surely
 * worse. METRICS G.
 *
 * @param intervals - one a group; null takes no part
 * @returns in the order given; null where the interval is
 */
export function rankRanges(intervals: readonly (Interval | null)[]): ({ best: number; worst: number } | null)[] {
  const lows = sorted(intervals.map((own) => own && own.low))
  const highs = sorted(intervals.map((own) => own && own.high))
  return intervals.map((own) => own && {
    best: 1 + lows.length - places(lows, own.high, true),
    worst: highs.length - places(highs, own.low, false),
  })
}

// A brush that moves ranks hundreds of people at every step: numbers side by side sort without a comparison in script.

/** What is not null, rising. */
function sorted(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values.filter((value) => value !== null)).sort()
}
/** How many of rising values are less than one, or no greater than it. */
export function places(rising: ArrayLike<number>, value: number, orEqual: boolean): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rising[middle]! < value || (orEqual && rising[middle] === value)) low = middle + 1
    else high = middle
  }
  return low
}
