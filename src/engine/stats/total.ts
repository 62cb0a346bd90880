/** Something that comes to `amount` with this chance, or to nothing. */
export interface Chance { readonly amount: number; readonly probability: number }

/** What a sum may come to: values rising, with how likely each is. */
export interface Distribution { readonly values: Float64Array; readonly probabilities: Float64Array }

/** As many chances as are added up exactly: a million possible totals. */
export const EXACT_MOST = 20

/**
 * Every total that independent chances may come to: METRICS I. Equal totals are one.
 *
 * @param chances - at most `EXACT_MOST`; amounts are integers of at least 0, probabilities in [0, 1]
 */
export function totalOf(chances: readonly Chance[]): Distribution {
  if (chances.length > EXACT_MOST) {
    throw new RangeError(`${chances.length} chances have too many totals; give at most ${EXACT_MOST}, or simulate`)
  }
  let sum: Distribution = { values: Float64Array.of(0), probabilities: Float64Array.of(1) }
  for (const { amount, probability } of chances) if (amount > 0 && probability > 0) sum = added(sum, amount, probability)
  return sum
}

/** Merges what it is without the next amount with what it is with it; both are rising. */
function added({ values, probabilities }: Distribution, amount: number, p: number): Distribution {
  const n = values.length
  const sums = new Float64Array(2 * n)
  const chances = new Float64Array(2 * n)
  let length = 0
  for (let without = 0, withIt = 0; withIt < n;) {
    const next = values[withIt]! + amount
    const value = without < n && values[without]! < next ? values[without]! : next
    let chance = 0
    if (without < n && values[without] === value) chance += probabilities[without++]! * (1 - p)
    if (next === value) chance += probabilities[withIt++]! * p
    sums[length] = value
    chances[length++] = chance
  }
  return { values: sums.slice(0, length), probabilities: chances.slice(0, length) }
}

/**
 * The least value that is reached or stayed below with a chance of at least q. METRICS WX-I2.
 *
 * @param q - in (0, 1]
 */
export function distributionQuantile({ values, probabilities }: Distribution, q: number): number {
  let passed = 0
  for (let i = 0; i < values.length; i++) {
    passed += probabilities[i]!
    // Rounding must not move a quantile that falls right on a step.
    if (passed >= q - 1e-9) return values[i]!
  }
  return values.at(-1)!
}

/** Standard deviation of the total of independent chances. */
export function totalDeviation(chances: readonly Chance[]): number {
  return Math.sqrt(chances.reduce((sum, { amount, probability: p }) => sum + amount * amount * p * (1 - p), 0))
}
