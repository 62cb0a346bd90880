import { normalCdf } from './normal.ts'

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
  // Far out the distribution function is a last bit below 0.
  return Math.max(0, Math.min(1, 2 * normalCdf(-Math.abs(z))))
}

/**
 * Tables with the same margins, weighed against the likeliest: each follows from its neighbour by a ratio of whole
 * numbers. A board of 200 reps tests every one of them whenever a brush moves; by logarithms of gamma functions that
 * was half of the answer.
 */
function fisher(k1: number, n1: number, k: number, n: number): number {
  const [least, most] = [Math.max(0, k - (n - n1)), Math.min(k, n1)]
  const mode = Math.min(most, Math.max(least, Math.floor(((n1 + 1) * (k + 1)) / (n + 2))))
  let observed = 1
  for (let x = mode; x < k1; x++) observed *= ratio(x, n1, k, n)
  for (let x = mode - 1; x >= k1; x--) observed /= ratio(x, n1, k, n)
  const bound = observed * (1 + 1e-7)
  let [sum, all] = [0, 0]
  // What is further out is ever less: on either side as far as it adds anything to what is sought.
  const negligible = observed * 1e-18
  for (let x = mode, weight = 1; x <= most && weight > negligible; weight *= ratio(x++, n1, k, n)) {
    all += weight
    if (weight <= bound) sum += weight
  }
  for (let x = mode - 1, weight = 1; x >= least; x--) {
    weight /= ratio(x, n1, k, n)
    if (!(weight > negligible)) break
    all += weight
    if (weight <= bound) sum += weight
  }
  return Math.min(1, sum / all)
}
/** Of the table with x + 1 in the first cell against that with x. */
function ratio(x: number, n1: number, k: number, n: number): number {
  return ((n1 - x) / (x + 1)) * ((k - x) / (n - n1 - k + x + 1))
}
