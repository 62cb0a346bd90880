/** What is known of all groups together, and what it makes of each. */
export interface Shrinkage {
  /** Share of all: Σk / Σn. */
  readonly mean: number
  /** How much the groups differ beyond chance, in [0, 1]; 0: no evidence that they do. */
  readonly rho: number
  /** How many trials the common share weighs; `null` stands for infinitely many, when `rho` is 0. */
  readonly weight: number | null
  /** One a group, in the order given; `null` for a group without trials. */
  readonly estimates: readonly (number | null)[]
}

/**
 * Shares drawn toward the common one, the more the fewer trials they rest on. METRICS G. It does not replace a minimum
 * of trials: 3 of 3 still leads.
 *
 * @param groups - successes and trials, integers with 0 ≤ k ≤ n
 * @returns `null` when there are no trials at all
 * @see The beta-binomial model, its intra-class correlation by the ANOVA-like moment estimator of METRICS G
 */
export function shrink(groups: readonly { readonly k: number; readonly n: number }[]): Shrinkage | null {
  const tried = groups.filter((g) => g.n > 0)
  const n = tried.reduce((sum, g) => sum + g.n, 0)
  if (n === 0) return null
  const mean = tried.reduce((sum, g) => sum + g.k, 0) / n
  const rho = correlation(tried, n, mean)
  if (rho === 0) return { mean, rho, weight: null, estimates: groups.map((g) => (g.n === 0 ? null : mean)) }
  const weight = 1 / rho - 1
  const estimates = groups.map((g) => (g.n === 0 ? null : (g.k + mean * weight) / (g.n + weight)))
  return { mean, rho, weight, estimates }
}

function correlation(groups: readonly { readonly k: number; readonly n: number }[], n: number, mean: number): number {
  const spread = mean * (1 - mean)
  const room = n - groups.reduce((sum, g) => sum + g.n * g.n, 0) / n - (groups.length - 1)
  // One group, one trial each, or all alike: nothing to tell a difference by.
  if (spread === 0 || room <= 1e-12) return 0
  const q = groups.reduce((sum, g) => {
    const off = g.k / g.n - mean
    return sum + g.n * off * off
  }, 0)
  return Math.min(1, Math.max(0, (q / spread - (groups.length - 1)) / room))
}
