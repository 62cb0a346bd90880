import type { OrderStatistic } from '../../model/index.ts'

/**
 * A quantile of Hyndman and Fan's type 7 (the default of R and NumPy) from the two values it lies between. METRICS G7.
 *
 * @param statistic - how many values there are, and for each asked p the values at ⌊h⌋ and ⌈h⌉, h = (n − 1)·p
 * @param index - which of the asked p
 * @param p - in [0, 1]; the p that was asked at that index
 * @returns in the unit of the values; `null` when there are none
 * @see Hyndman & Fan (1996), The American Statistician 50:361–365
 */
export function quantileOf(statistic: OrderStatistic, index: number, p: number): number | null {
  const pair = statistic.neighbours[index]
  return pair ? interpolate(pair[0], pair[1], statistic.n, p) : null
}

/** A value, and how often it occurs. */
export interface Counted { readonly value: number; readonly count: number }

/**
 * The same over values that stand in groups.
 *
 * @param groups - rising by value
 * @param p - in [0, 1]
 * @returns `null` when the counts sum to 0
 */
export function groupedQuantile(groups: readonly Counted[], p: number): number | null {
  const n = groups.reduce((sum, g) => sum + g.count, 0)
  if (n === 0) return null
  const h = (n - 1) * p
  return interpolate(valueAt(groups, Math.floor(h)), valueAt(groups, Math.ceil(h)), n, p)
}

function valueAt(groups: readonly Counted[], place: number): number {
  let passed = 0
  for (const { value, count } of groups) {
    passed += count
    if (place < passed) return value
  }
  throw new RangeError(`place ${place} is beyond the ${passed} values of the groups`)
}

function interpolate(low: number, high: number, n: number, p: number): number {
  const h = (n - 1) * p
  return low + (h - Math.floor(h)) * (high - low)
}
