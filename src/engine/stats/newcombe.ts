import type { Interval } from '../../model/index.ts'
import { wilson } from './wilson.ts'

/** A difference of two proportions with its interval. */
export interface Difference { readonly difference: number; readonly interval: Interval }

/**
 * Newcombe's hybrid score interval of p₁ − p₂. METRICS G6.
 *
 * @param k1 - successes among n1 trials, integers with 0 ≤ k1 ≤ n1
 * @param k2 - successes among n2 trials
 * @param confidence - in (0, 1); default 0.95. When m rows are scanned for standouts: 1 − 0.05 / m
 * @returns the difference and its interval, fractions in [−1, 1]; `null` when n1 or n2 is 0
 * @see Newcombe (1998), Statistics in Medicine 17:873–890, method 10
 */
export function newcombe(k1: number, n1: number, k2: number, n2: number, confidence = 0.95): Difference | null {
  const a = wilson(k1, n1, confidence)
  const b = wilson(k2, n2, confidence)
  if (!a || !b) return null
  const p1 = k1 / n1
  const p2 = k2 / n2
  const difference = p1 - p2
  return {
    difference,
    interval: {
      low: Math.max(-1, difference - distance(p1 - a.low, b.high - p2)),
      high: Math.min(1, difference + distance(a.high - p1, p2 - b.low)),
    },
  }
}

/** `Math.hypot` ends in other bits in other engines; sums, products and square roots do not. */
function distance(a: number, b: number): number {
  return Math.sqrt(a * a + b * b)
}
