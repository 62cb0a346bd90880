import { logGamma } from './gamma.ts'
import { normalCdf } from './normal.ts'
import { exp } from './elementary.ts'

/**
 * Two-sided p-value for p₁ = p₂: the pooled z test, or Fisher's exact test where an expected cell is below 5. For
 * details only: verdicts come from `newcombe`. METRICS G6.
 *
 * @param k1 - successes among n1 trials, integers with 0 ≤ k1 ≤ n1
 * @param k2 - successes among n2 trials
 * @returns in [0, 1]; `null` when n1 or n2 is 0
 * @see Fisher (1935), JRSS 98:39–82; the two-sided sum takes every table that is no likelier than the observed one
 */
export function proportionTest(k1: number, n1: number, k2: number, n2: number): number | null {
  if (n1 === 0 || n2 === 0) return null
  const k = k1 + k2
  const n = n1 + n2
  if (k === 0 || k === n) return 1
  const least = (Math.min(n1, n2) * Math.min(k, n - k)) / n
  if (least < 5) return fisher(k1, n1, k, n)
  const pooled = k / n
  const z = (k1 / n1 - k2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
  return Math.min(1, 2 * normalCdf(-Math.abs(z)))
}

function fisher(k1: number, n1: number, k: number, n: number): number {
  const logChoose = (a: number, b: number): number => logGamma(a + 1) - logGamma(b + 1) - logGamma(a - b + 1)
  const probability = (x: number): number => exp(logChoose(n1, x) + logChoose(n - n1, k - x) - logChoose(n, k))
  const observed = probability(k1) * (1 + 1e-7)
  let sum = 0
  for (let x = Math.max(0, k - (n - n1)); x <= Math.min(k, n1); x++) {
    const p = probability(x)
    if (p <= observed) sum += p
  }
  return Math.min(1, sum)
}
