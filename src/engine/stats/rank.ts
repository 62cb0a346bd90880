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
  const all = sorted(values, (value) => value)
  const rising = ties === 'dense' ? distinct(all) : all
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
  const lows = sorted(intervals, (own) => own && own.low)
  const highs = sorted(intervals, (own) => own && own.high)
  return intervals.map((own) => own && {
    best: 1 + lows.length - places(lows, own.high, true),
    worst: highs.length - places(highs, own.low, false),
  })
}

// A brush that moves ranks hundreds of people at every step: numbers side by side sort without a comparison in script.

/** What is not null, rising. */
function sorted<T>(from: readonly T[], value: (one: T) => number | null): Float64Array {
  const values = new Float64Array(from.length)
  let length = 0
  for (const one of from) {
    const own = value(one)
    if (own !== null) values[length++] = own
  }
  return values.subarray(0, length).sort()
}
function distinct(rising: Float64Array): Float64Array {
  return rising.filter((value, i) => i === 0 || value !== rising[i - 1])
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
