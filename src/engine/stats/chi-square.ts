import { incompleteGamma } from './poisson.ts'

/** A test of goodness of fit. */
export interface ChiSquare { readonly value: number; readonly degrees: number; readonly p: number }

/**
 * Pearson's test of counts against expected ones. METRICS C.
 *
 * @param observed - integers of at least 0
 * @param expected - greater than 0, as many; scaled to the same sum
 * @returns with k − 1 degrees of freedom; `null` below two counts, or when nothing was observed
 * @see Pearson (1900), Philosophical Magazine 50:157–175; the tail by NIST DLMF 8.2, Q(df/2, χ²/2)
 */
export function chiSquare(observed: readonly number[], expected: readonly number[]): ChiSquare | null {
  const n = observed.reduce((sum, x) => sum + x, 0)
  const weight = expected.reduce((sum, x) => sum + x, 0)
  if (observed.length < 2 || n === 0 || weight === 0) return null
  const value = observed.reduce((sum, x, i) => {
    const due = n * (expected[i]! / weight)
    return sum + (x - due) * (x - due) / due
  }, 0)
  const degrees = observed.length - 1
  return { value, degrees, p: 1 - incompleteGamma(degrees / 2, value / 2) }
}
