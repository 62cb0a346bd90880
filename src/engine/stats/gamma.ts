import { exp, log, log1p } from './elementary.ts'

/**
 * Logarithm of the gamma function.
 *
 * @param x - greater than 0
 * @returns ln Γ(x), with a relative error below 1e-13
 * @see NIST DLMF 5.11.1 (Stirling's series), after 5.5.1 has moved x to 12 or more
 */
export function logGamma(x: number): number {
  let shift = 0
  let y = x
  for (; y < 12; y++) shift += log(y)
  const r = 1 / (y * y)
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / y
  return (y - 0.5) * log(y) - y + 0.5 * log(2 * Math.PI) + series - shift
}

/**
 * The regularised incomplete beta function.
 *
 * @param x - in [0, 1]
 * @param a - greater than 0
 * @param b - greater than 0
 * @returns I_x(a, b), in [0, 1]
 * @see NIST DLMF 8.17.22 (continued fraction), evaluated by Lentz's method as modified by Thompson and Barnett (1986)
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast to the left of the mean only; 8.17.4 mirrors the rest.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = exp(a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a
  const away = (v: number): number => (Math.abs(v) < 1e-300 ? 1e-300 : v)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return front * fraction
}
