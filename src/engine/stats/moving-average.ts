import type { AverageKind } from '../../model/index.ts'

export interface MovingAverageOptions {
  readonly kind: AverageKind
  /** In places of the series; an integer ≥ 1. */
  readonly window: number
  /** Exponential only: start from the first value instead of weighing by what exists. Default false. */
  readonly recursive?: boolean
  /** What a null value is: `zero`, for flows; or `skip`, for levels and ratios (the default). */
  readonly missing?: 'zero' | 'skip'
}

/**
 * A moving average. Each place is computed afresh from its window, so that nothing drifts. METRICS F.
 *
 * - `simple`: mean over the window that ends here; null until it is full.
 * - `centred`: mean over ±⌊k/2⌋, for an even k with half weight at both ends (2×k); null where that sticks out.
 * - `exponential`: α = 2/(k + 1) with weights (1 − α)^i over what exists, normalised; or recursive from y₁ = x₁.
 * - `weighted`: Σ i·xᵢ / Σ i over the window that ends here; null until it is full.
 *
 * @param values - finite numbers, or null where missing
 * @returns as many places; null before the window is full, and where nothing in it is known
 * @see pandas `Series.ewm` for the two exponential forms, which treat missing values alike
 */
export function movingAverage(values: readonly (number | null)[], options: MovingAverageOptions): (number | null)[] {
  const x = options.missing === 'zero' ? values.map((v) => v ?? 0) : values
  if (options.kind === 'exponential') return exponential(x, 2 / (options.window + 1), options.recursive ?? false)
  const { before, weights } = windowOf(options.kind, options.window)
  return x.map((_, i) => {
    const first = i - before
    if (first < 0 || first + weights.length > x.length) return null
    let sum = 0
    let weight = 0
    for (let j = 0; j < weights.length; j++) {
      const v = x[first + j]!
      if (v === null) continue
      sum += weights[j]! * v
      weight += weights[j]!
    }
    return weight === 0 ? null : sum / weight
  })
}

/**
 * A moving ratio: the ratio of the averages, never the average of the ratios. METRICS F, "ratio of sums".
 *
 * @param numerators - one a place; 0 where nothing happened
 * @param denominators - one a place; 0 where nothing happened
 * @returns null before the window is full, and where the denominators in it sum to 0
 */
export function movingRatio(
  numerators: readonly number[], denominators: readonly number[], options: Omit<MovingAverageOptions, 'missing'>,
): (number | null)[] {
  const top = movingAverage(numerators, options)
  const bottom = movingAverage(denominators, options)
  // Both are null at the same places.
  return bottom.map((b, i) => (b ? top[i]! / b : null))
}

/** By how many places an average of this kind trails what it averages: the mean age of its weights. */
export function lagOf(kind: AverageKind, window: number): number {
  if (kind === 'centred') return 0
  return kind === 'weighted' ? (window - 1) / 3 : (window - 1) / 2
}

/** The weights over the places from `before` places back. */
function windowOf(
  kind: Exclude<AverageKind, 'exponential'>, k: number,
): { readonly before: number; readonly weights: readonly number[] } {
  if (kind === 'weighted') return { before: k - 1, weights: Array.from({ length: k }, (_, i) => i + 1) }
  if (kind === 'simple') return { before: k - 1, weights: Array.from({ length: k }, () => 1) }
  const half = Math.floor(k / 2)
  const ends = k % 2 === 0 ? 0.5 : 1
  const weights = Array.from({ length: 2 * half + 1 }, (_, i) => (i === 0 || i === 2 * half ? ends : 1))
  return { before: half, weights }
}

function exponential(x: readonly (number | null)[], alpha: number, recursive: boolean): (number | null)[] {
  // The weight of what came before: all of it so far, or 1 − α of a whole once the first value is there.
  let sum = 0
  let weight = 0
  return x.map((v) => {
    sum *= 1 - alpha
    weight *= 1 - alpha
    if (v !== null) {
      const own = recursive && weight > 0 ? alpha : 1
      sum += own * v
      weight += own
      if (recursive) {
        sum /= weight
        weight = 1
      }
    }
    return weight === 0 ? null : sum / weight
  })
}
