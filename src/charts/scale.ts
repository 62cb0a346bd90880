/** A piece of the line from 0 to 1 that shares are drawn on. Fractions; `ticks` rise, the first is `min`. */
export interface ShareScale {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
}

export interface ShareScaleOptions {
  /** Ends here, whatever the values say. */
  readonly end?: number
  /** The least span, in points of a hundred; default 20. */
  readonly span?: number
  /** How many steps at most; default 4. */
  readonly steps?: number
  /** Stop at the highest value rather than at the tick above it, where the ticks are printed anyway. */
  readonly tight?: boolean
}

const STEPS = [5, 10, 20, 25, 50] as const

/**
 * The scale that shows the given shares with round ends, both within 0 and 1. Points of a hundred are counted as
 * integers, so that ticks are exact.
 *
 * @param values - fractions; what is not finite is left out. None: from 0 to 1.
 */
export function shareScale(values: readonly number[], options: ShareScaleOptions = {}): ShareScale {
  const { end, span = 20, steps = 4, tight = false } = options
  const real = values.filter(Number.isFinite).map((v) => 100 * Math.min(1, Math.max(0, v)))
  if (real.length === 0) return { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }
  const least = Math.min(...real)
  const most = end === undefined ? Math.max(...real) : 100 * end
  // What is narrower than the least span stands in its middle, or at the end that is given.
  const short = Math.max(0, span - (most - least))
  const high = end === undefined ? Math.min(100, Math.max(span, most + short / 2)) : most
  const low = Math.max(0, Math.min(least, high - span))
  // The tolerance keeps 0.7 · 100 = 70.000…01 on its own tick.
  const bounds = (step: number) => [Math.floor(low / step + 1e-9) * step, Math.min(100, Math.ceil(high / step - 1e-9) * step)] as const
  const step = STEPS.find((s) => { const [a, b] = bounds(s); return b - a <= s * steps }) ?? 50
  const [a, b] = bounds(step)
  const max = tight ? Math.min(b, high) : b
  const ticks: number[] = []
  for (let t = a; t <= max + 1e-9; t += step) ticks.push(t / 100)
  return { min: a / 100, max: max / 100, ticks }
}

/** Where a share lies on a scale, from 0 to 1; what is beyond an end lies on it. */
export function along(scale: ShareScale, value: number): number {
  const span = scale.max - scale.min
  if (!(span > 0) || !Number.isFinite(value)) return 0
  return Math.min(1, Math.max(0, (value - scale.min) / span))
}
