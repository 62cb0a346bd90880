import { betaDraw } from './beta.ts'
import { normalDraw, randomOf, type Random } from './random.ts'

/**
 * Independent chances that share one probability, which itself is known by Beta(a, b). An `a` of 0 is a probability of
 * 0, a `b` of 0 one of 1.
 */
export interface Pool {
  readonly a: number
  readonly b: number
  /** Amounts, integers of at least 0, and how many chances there are of each. */
  readonly chances: readonly { readonly amount: number; readonly count: number }[]
}

/** Of each pool, so many of the largest amounts are drawn one by one; of more than this, the rest together. */
const ONE_BY_ONE = 20

/**
 * Totals of all pools, drawn again and again: each time the probability of every pool anew, then what comes of its
 * chances. Beyond the largest, a pool's chances are drawn as one normal number of their mean and variance: they are
 * many, and none of them stands out.
 *
 * @param draws - how often, at least 1
 * @param seed - an integer; the same one gives the same totals
 * @returns `draws` integers, rising
 */
export function simulateTotals(pools: readonly Pool[], draws: number, seed: number): Float64Array {
  const random = randomOf(seed)
  const prepared = pools.map(prepare)
  const totals = new Float64Array(draws)
  for (let i = 0; i < draws; i++) {
    let total = 0
    for (const pool of prepared) total += drawn(pool, random)
    totals[i] = total
  }
  return totals.sort()
}

/**
 * The least total that at least the share q of all draws reach or stay below.
 *
 * @param totals - rising, at least one
 * @param q - in (0, 1]
 */
export function drawnQuantile(totals: Float64Array, q: number): number {
  return totals[Math.max(0, Math.ceil(q * totals.length - 1e-9) - 1)]!
}

/** Standard deviation of the total of all pools: that of the chances, and that of not knowing their probability. */
export function poolsDeviation(pools: readonly Pool[]): number {
  let variance = 0
  for (const { a, b, chances } of pools) {
    const mean = a / (a + b)
    const doubt = (mean * (1 - mean)) / (a + b + 1)
    const sum = chances.reduce((all, c) => all + c.count * c.amount, 0)
    const squares = chances.reduce((all, c) => all + c.count * c.amount * c.amount, 0)
    variance += (mean * (1 - mean) - doubt) * squares + doubt * sum * sum
  }
  return Math.sqrt(variance)
}

interface Prepared {
  readonly a: number
  readonly b: number
  readonly single: readonly number[]
  readonly sum: number
  readonly squares: number
}

function prepare({ a, b, chances }: Pool): Prepared {
  const single: number[] = []
  let sum = 0
  let squares = 0
  const total = chances.reduce((all, c) => all + c.count, 0)
  const alone = total <= 2 * ONE_BY_ONE ? total : ONE_BY_ONE
  for (const { amount, count } of [...chances].sort((x, y) => y.amount - x.amount)) {
    const own = Math.min(count, alone - single.length)
    for (let i = 0; i < own; i++) single.push(amount)
    sum += (count - own) * amount
    squares += (count - own) * amount * amount
  }
  return { a, b, single, sum, squares }
}

function drawn({ a, b, single, sum, squares }: Prepared, random: Random): number {
  const p = a <= 0 ? 0 : b <= 0 ? 1 : betaDraw(a, b, random)
  let total = 0
  for (const amount of single) if (random() < p) total += amount
  if (sum === 0) return total
  const rest = Math.round(sum * p + normalDraw(random) * Math.sqrt(squares * p * (1 - p)))
  return total + Math.min(sum, Math.max(0, rest))
}
