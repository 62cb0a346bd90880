import type { TrendIntervention, TrendPoint } from '../../model/index.ts'

/**
 * How unusual an effect is: the same difference of means on every other stretch of as many buckets, with as many before
 * it, that touches no intervention. Deterministic: all of them are looked at, none is drawn.
 *
 * @param reach - how many buckets before are compared with
 * @param taken - what else was done
 */
export function placeboOf(
  points: readonly TrendPoint[],
  { length, difference, reach }: { readonly length: number; readonly difference: number; readonly reach: number },
  taken: readonly Pick<TrendIntervention, 'first' | 'last'>[],
): { readonly dates: number; readonly asLarge: number } {
  // Sums of whole numbers up to each place, and how many there are: a stretch is a difference of two.
  const sums = [0]
  const counts = [0]
  const busy = [0]
  points.forEach((p, i) => {
    const usable = !p.partial && p.value !== null
    sums.push(sums[i]! + (usable ? p.value! : 0))
    counts.push(counts[i]! + (usable ? 1 : 0))
    busy.push(busy[i]! + (taken.some((t) => i >= t.first && i <= t.last) ? 1 : 0))
  })
  let dates = 0
  let asLarge = 0
  for (let start = 1; start + length <= points.length; start++) {
    const from = Math.max(0, start - reach)
    const n = counts[start + length]! - counts[start]!
    const before = counts[start]! - counts[from]!
    if (busy[start + length] !== busy[from] || n < length || before < Math.min(reach, 2)) continue
    const mean = (sums[start + length]! - sums[start]!) / n - (sums[start]! - sums[from]!) / before
    dates++
    // Sums in another order may differ in the last digit.
    if (Math.abs(mean) >= Math.abs(difference) - 1e-9 * Math.abs(difference)) asLarge++
  }
  return { dates, asLarge }
}
