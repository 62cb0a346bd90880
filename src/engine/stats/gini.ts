/**
 * The Gini coefficient: how unevenly something is spread. METRICS C.
 *
 * @param values - at least 0, in any order
 * @returns ΣΣ|xᵢ − xⱼ| / (2k²x̄): 0 when all have alike, (k − 1)/k when one has all; `null` without values, or when they
 *   sum to 0
 * @see Gini (1912), Variabilità e mutabilità; by ranks: Σ(2i − k − 1)xᵢ / (kΣx) over rising values
 */
export function gini(values: readonly number[]): number | null {
  const rising = [...values].sort((a, b) => a - b)
  const k = rising.length
  const sum = rising.reduce((total, x) => total + x, 0)
  if (sum === 0) return null
  return rising.reduce((total, x, i) => total + (2 * (i + 1) - k - 1) * x, 0) / (k * sum)
}
