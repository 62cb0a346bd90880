import { normalDraw, type Random } from './random.ts'
import { log, power } from './elementary.ts'

/**
 * A number drawn from a beta distribution: the ratio of two gamma numbers.
 *
 * @param a - greater than 0
 * @param b - greater than 0
 * @returns in [0, 1]
 */
export function betaDraw(a: number, b: number, random: Random): number {
  const x = gammaDraw(a, random)
  const y = gammaDraw(b, random)
  // Both are 0 only for parameters so small that each underflows: then all the mass is at the ends.
  return x + y > 0 ? x / (x + y) : random() * (a + b) < a ? 1 : 0
}

/**
 * A number drawn from a gamma distribution of scale 1.
 *
 * @param shape - greater than 0
 * @see Marsaglia & Tsang (2000), ACM TOMS 26:363–372; shapes below 1 by their power of an even number
 */
function gammaDraw(shape: number, random: Random): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * power(1 - random(), 1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalDraw(random)
    const root = 1 + c * x
    const v = root * root * root
    if (v > 0 && log(1 - random()) < x * x / 2 + d - d * v + d * log(v)) return d * v
  }
}
