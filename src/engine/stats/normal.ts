import { cache, remember } from '../../time/cache.ts'
import { exp } from './elementary.ts'

/**
 * The standard normal distribution function.
 *
 * @param x - any finite number
 * @returns P(Z ≤ x), with an absolute error near 1e-16
 * @see Marsaglia (2004), Evaluating the Normal Distribution, J. Stat. Software 11(4): the Taylor series about 0
 */
export function normalCdf(x: number): number {
  if (x < -8.5) return 0
  if (x > 8.5) return 1
  let term = x
  let sum = x
  for (let i = 3; ; i += 2) {
    term *= (x * x) / i
    const next = sum + term
    if (next === sum) break
    sum = next
  }
  return 0.5 + sum * density(x)
}

/**
 * The quantile of the standard normal distribution.
 *
 * @param p - in (0, 1)
 * @returns x with P(Z ≤ x) = p; 0.975 gives 1.959964
 */
export function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p)
  // Newton from 0 never overshoots: the distribution function is concave to the right of it.
  let x = 0
  for (let i = 0; i < 100; i++) {
    const step = (p - normalCdf(x)) / density(x)
    if (!(step > 1e-15)) break
    x += step
  }
  return x
}

/** A refresh has hundreds of intervals, of one confidence or two. */
const known = cache<number, number>()

/** How many standard errors an interval of this confidence reaches to either side. */
export function zOf(confidence: number): number {
  return remember(known, confidence, 100, () => normalQuantile((1 + confidence) / 2))
}

function density(x: number): number {
  return exp(-x * x / 2) / Math.sqrt(2 * Math.PI)
}
