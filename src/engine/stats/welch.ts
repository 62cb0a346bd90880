import type { Interval } from '../../model/index.ts'
import { studentQuantile } from './student-t.ts'

/** A difference of two means. */
export interface MeanDifference {
  readonly a: number
  readonly b: number
  /** a − b */
  readonly difference: number
  /** Null when either sample has fewer than two values, or neither varies at all. */
  readonly interval: Interval | null
}

/**
 * Mean of `a` less mean of `b`, with Welch's t interval for unequal variances. METRICS F, "Intervention".
 *
 * @param a - at least one finite value
 * @param b - at least one finite value
 * @param confidence - in (0, 1); default 0.95
 * @returns `null` when either sample is empty
 * @see Welch (1947), Biometrika 34:28–35; degrees of freedom after Satterthwaite (1946)
 */
export function welch(a: readonly number[], b: readonly number[], confidence = 0.95): MeanDifference | null {
  if (a.length === 0 || b.length === 0) return null
  const meanA = mean(a)
  const meanB = mean(b)
  const difference = meanA - meanB
  const interval = a.length < 2 || b.length < 2 ? null : intervalOf(difference, squaredError(a, meanA), a.length, squaredError(b, meanB), b.length, confidence)
  return { a: meanA, b: meanB, difference, interval }
}

function intervalOf(difference: number, va: number, na: number, vb: number, nb: number, confidence: number): Interval | null {
  const v = va + vb
  if (v === 0) return null
  const df = (v * v) / ((va * va) / (na - 1) + (vb * vb) / (nb - 1))
  const half = studentQuantile((1 + confidence) / 2, df) * Math.sqrt(v)
  return { low: difference - half, high: difference + half }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length
}

/** Squared standard error of a mean. */
function squaredError(values: readonly number[], centre: number): number {
  return values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1) / values.length
}
