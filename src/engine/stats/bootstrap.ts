import type { Interval } from '../../model/index.ts'
import { normalDraw, randomOf, type Random } from './random.ts'

/** Deals of about the same amount: how many, and what they sum to. `counted` ones make the share. */
export interface Cell { readonly counted: boolean; readonly n: number; readonly sum: number }

/** Eight cells an octave: amounts in one differ by a tenth at most, which adds less than a thousandth to the spread. */
const AN_OCTAVE = 8
/** Rising, whole edges that put every amount into a cell of its size. */
export const CELLS: readonly number[] = cellEdges()

const DRAWS = 999
const SEED = 1
/** Above this many, what a cell is drawn as is as good as normal. */
const FEW = 12

/**
 * Percentile bootstrap of a share of money: each deal is drawn so often as chance has it (Poisson with mean 1), the
 * share computed anew. The same deals give the same interval: the generator is seeded, and cells are put in order.
 *
 * @param confidence - in (0, 1)
 * @returns fractions in [0, 1], about the share itself; `null` when nothing is worth anything, or there are fewer than
 *   two deals
 * @see Efron (1979), Annals of Statistics 7:1–26; for Poisson weights Chamandy et al. (2012)
 */
export function bootstrapShare(cells: readonly Cell[], confidence: number): Interval | null {
  const drawn = cells.filter((c) => c.n > 0 && c.sum > 0)
    .sort((a, b) => Number(a.counted) - Number(b.counted) || a.sum / a.n - b.sum / b.n)
  const deals = drawn.reduce((total, c) => total + c.n, 0)
  if (deals < 2) return null
  const random = randomOf(SEED)
  const shares: number[] = []
  for (let i = 0; i < DRAWS; i++) {
    let counted = 0
    let all = 0
    for (const cell of drawn) {
      const sum = (cell.sum / cell.n) * timesDrawn(cell.n, random)
      all += sum
      if (cell.counted) counted += sum
    }
    if (all > 0) shares.push(counted / all)
  }
  shares.sort((a, b) => a - b)
  const at = (p: number): number => shares[Math.min(shares.length - 1, Math.max(0, Math.round(p * (DRAWS + 1)) - 1))]!
  const share = sumOf(drawn.filter((c) => c.counted)) / sumOf(drawn)
  const tail = (1 - confidence) / 2
  return { low: Math.min(share, at(tail)), high: Math.max(share, at(1 - tail)) }
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((total, { sum }) => total + sum, 0)
}

/** How often n deals are drawn in all. */
function timesDrawn(n: number, random: Random): number {
  if (n > FEW) return Math.max(0, n + Math.sqrt(n) * normalDraw(random))
  let times = 0
  for (let i = 0; i < n; i++) times += once(random())
  return times
}

/** Poisson with mean 1, by inversion. */
function once(u: number): number {
  let p = 0.36787944117144233
  let below = p
  let k = 0
  while (u >= below && k < 16) {
    k++
    p /= k
    below += p
  }
  return k
}

function cellEdges(): readonly number[] {
  const edges = [0]
  for (let octave = 1; octave < 2 ** 53; octave *= 2) {
    for (let i = 0; i < AN_OCTAVE; i++) {
      const edge = Math.floor(octave + (octave / AN_OCTAVE) * i)
      if (edge > edges.at(-1)!) edges.push(edge)
    }
  }
  return [...edges, 2 ** 53]
}
