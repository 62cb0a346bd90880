import type { AverageKind, TrendPoint } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { summed, type Counted } from './trend-average.ts'
import type { TrendAxis } from './trend-axis.ts'
import { windowsOf } from './trend-windows.ts'

/** What the part of a window that exists comes to, and how many places it has; null where that is nothing. */
export type PartialAverage = TrendPoint['partialAverage'] | null

/**
 * Averages over windows that are not full, one for each shown bucket; null where the window is full, where nothing can
 * be said, and for every bucket of an exponential average, which weighs what there is and so never waits. METRICS F,
 * "Warm-up".
 *
 * - `simple`, `weighted`: over the first places there are, as if the window were as long as that.
 * - `centred`: over the part of ±⌊k/2⌋ that exists, each place with its own weight; also at the end, where later values
 *   are still to come.
 */
export function partialAverages(
  axis: TrendAxis, counted: Counted, kind: AverageKind, context: MetricContext,
): readonly PartialAverage[] {
  const { averaged, shown, window, windowUnit } = axis
  const result: PartialAverage[] = shown.map(() => null)
  if (kind === 'exponential') return result
  const above = summed(averaged, counted.above)
  const below = counted.below && summed(averaged, counted.below)
  const behind = summed(averaged, counted.behind)
  const observed = windowUnit === 'observations'
  const seen = averaged.flatMap((_, i) => (!observed || behind[i]! > 0 ? [i] : []))
  const full = windowUnit === 'buckets' || observed ? window - 1
    : seen.length - windowsOf(axis, windowUnit, context).filter((first) => first >= 0).length
  const over = (first: number, last: number, weigh: (place: number) => number): PartialAverage => {
    let [top, bottom] = [0, 0]
    for (let i = first; i <= last; i++) {
      top += weigh(i) * above[seen[i]!]!
      bottom += weigh(i) * (below ? below[seen[i]!]! : 1)
    }
    return bottom === 0 ? null : { value: top / bottom, of: last - first + 1 }
  }
  const half = Math.floor(window / 2)
  const at = (i: number): PartialAverage => {
    if (kind !== 'centred') return i < full ? over(0, i, (place) => (kind === 'weighted' ? place + 1 : 1)) : null
    if (i >= half && i + half < seen.length) return null
    const ends = window % 2 === 0 ? 0.5 : 1
    return over(Math.max(0, i - half), Math.min(seen.length - 1, i + half), (place) => (Math.abs(place - i) === half ? ends : 1))
  }
  // Between observations it stays as it was, unless it looks ahead: as the full ones do.
  let last = -1
  averaged.forEach(({ shown: place }, i) => {
    const isSeen = seen[last + 1] === i
    if (isSeen) last++
    if (place !== null && last >= 0 && (isSeen || kind !== 'centred')) result[place] = at(last)
  })
  return result
}
