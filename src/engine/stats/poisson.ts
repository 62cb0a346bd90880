import type { Interval } from '../../model/index.ts'
import { logGamma } from './gamma.ts'
import { exp, log } from './elementary.ts'

/**
 * The regularised lower incomplete gamma function: the chance that a gamma number of this shape is at most x, or that
 * more than `shape` − 1 things happen of which x are expected.
 *
 * @param shape - greater than 0
 * @param x - at least 0
 * @returns P(shape, x), in [0, 1]
 * @see NIST DLMF 8.11.4 (series) left of the shape, 8.9.2 (continued fraction, by Lentz's method) right of it
 */
export function incompleteGamma(shape: number, x: number): number {
  if (x <= 0) return 0
  const front = exp(shape * log(x) - x - logGamma(shape))
  // Some fifty standard deviations settle either; the bound only guards against rounding that never rests.
  const most = 1000 + 50 * Math.sqrt(shape)
  if (x < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let n = 1; n < most && term > sum * 1e-17; n++) {
      term *= x / (shape + n)
      sum += term
    }
    return Math.min(1, front * sum)
  }
  const away = (v: number): number => (Math.abs(v) < 1e-300 ? 1e-300 : v)
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / away(b)
  let fraction = d
  for (let n = 1; n < most; n++) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / away(a * d + b)
    c = away(b + a / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return Math.max(0, 1 - front * fraction)
}

/**
 * Exact interval of an expected count, from what was counted. METRICS H.
 *
 * @param k - an integer of at least 0
 * @param confidence - in (0, 1); default 0.95
 * @returns 45 gives [32.82, 60.21]; for 0 the low end is 0
 * @see Garwood (1936), Biometrika 28:437–442; gamma quantiles by bisection
 */
export function garwood(k: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2
  return { low: k === 0 ? 0 : gammaQuantile(tail, k), high: gammaQuantile(1 - tail, k + 1) }
}

function gammaQuantile(p: number, shape: number): number {
  let low = 0
  let high = shape + 1
  while (incompleteGamma(shape, high) < p) {
    low = high
    high *= 2
  }
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return high
    if (incompleteGamma(shape, middle) < p) low = middle
    else high = middle
  }
}
