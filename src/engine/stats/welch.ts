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
  const half = a.length < 2 || b.length < 2 ? null : halfWidth(a, b, confidence)
  const interval = half === null ? null : { low: difference - half, high: difference + half }
  return { a: meanA, b: meanB, difference, interval }
}

/** Null where neither sample varies. */
function halfWidth(a: readonly number[], b: readonly number[], confidence: number): number | null {
  const va = squaredError(a)
  const vb = squaredError(b)
  const v = va + vb
  if (v === 0) return null
  const df = (v * v) / ((va * va) / (a.length - 1) + (vb * vb) / (b.length - 1))
  return studentQuantile((1 + confidence) / 2, df) * Math.sqrt(v)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length
}

/** Squared standard error of a mean. */
function squaredError(values: readonly number[]): number {
  const centre = mean(values)
  return values.reduce((sum, x) => sum + (x - centre) * (x - centre), 0) / (values.length - 1) / values.length
}
