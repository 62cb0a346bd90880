import { incompleteBeta } from './gamma.ts'

/**
 * The quantile of Student's t distribution.
 *
 * @param p - in (0, 1)
 * @param df - degrees of freedom, greater than 0; need not be whole
 * @returns t with P(T ≤ t) = p; p = 0.975 and df = 10 give 2.228139
 * @see NIST DLMF 8.17 for the distribution function by the incomplete beta function; inverted by bisection
 */
export function studentQuantile(p: number, df: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, df)
  const upperTail = (t: number): number => incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2
  let low = 0
  let high = 1
  while (upperTail(high) > 1 - p && high < 1e12) {
    low = high
    high *= 2
  }
  // Until no number lies between them.
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return high
    if (upperTail(middle) > 1 - p) low = middle
    else high = middle
  }
}
