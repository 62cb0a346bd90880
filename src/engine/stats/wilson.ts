import type { Interval } from '../../model/index.ts'
import { zOf } from './normal.ts'

/**
 * Wilson score interval of a proportion. METRICS G5.
 *
 * @param k - successes, an integer with 0 ≤ k ≤ n
 * @param n - trials, an integer ≥ 0
 * @param confidence - in (0, 1); default 0.95
 * @returns low and high as fractions in [0, 1]; `null` when n is 0
 * @see Wilson (1927), JASA 22:209–212
 */
export function wilson(k: number, n: number, confidence = 0.95): Interval | null {
  if (n === 0) return null
  const z = zOf(confidence)
  const p = k / n
  const scale = 1 + (z * z) / n
  const centre = (p + (z * z) / (2 * n)) / scale
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  // At the ends the bound is exactly 0 or 1; subtraction would leave a last bit.
  return { low: k === 0 ? 0 : Math.max(0, centre - half), high: k === n ? 1 : Math.min(1, centre + half) }
}
