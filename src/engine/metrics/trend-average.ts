import type { AverageKind } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { movingAverage, movingRatio, type MovingAverageOptions } from '../stats/moving-average.ts'
import { rare } from './rare.ts'
import type { Place, TrendAxis } from './trend-axis.ts'

/** One number for each piece between edges, or for each place. */
export interface Counted {
  readonly above: readonly number[]
  readonly below: readonly number[] | null
  readonly behind: readonly number[]
}

/** One average for each shown bucket; null where it is not averaged. */
export function averagesOf(
  axis: TrendAxis, counted: Counted, options: { readonly kind: AverageKind; readonly recursive: boolean },
  context: MetricContext,
): readonly (number | null)[] {
  const { averaged, shown, window, windowUnit } = axis
  const above = summed(averaged, counted.above)
  const below = counted.below && summed(averaged, counted.below)
  const moving = { ...options, window }
  const averages = windowUnit === 'buckets' ? moved(above, below, moving)
    : rare().overWindows(axis, { above, below, behind: summed(averaged, counted.behind) }, moving, context)
  const result: (number | null)[] = shown.map(() => null)
  averaged.forEach((place, i) => { if (place.shown !== null) result[place.shown] = averages[i]! })
  return result
}

/** One number for each place. */
export function summed(places: readonly Place[], pieces: readonly number[]): number[] {
  return places.map(({ first, last }) => {
    let sum = 0
    for (let i = first; i <= last; i++) sum += pieces[i]!
    return sum
  })
}

/** The average over so many places, or the ratio of two. */
export function moved(
  above: readonly number[], below: readonly number[] | null, options: MovingAverageOptions,
): (number | null)[] {
  return below ? movingRatio(above, below, options) : movingAverage(above, options)
}
