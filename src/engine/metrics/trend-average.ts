import type { AverageKind } from '../../model/index.ts'
import { daysEarlier } from '../../time/index.ts'
import type { MetricContext } from '../metric.ts'
import { movingAverage, movingRatio, type MovingAverageOptions } from '../stats/moving-average.ts'
import type { Place, TrendAxis } from './trend-axis.ts'

/** One number for each piece between edges. */
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
    : windowUnit === 'observations' ? overObservations(above, below, summed(averaged, counted.behind), moving)
    : overCalendar(above, below, options.kind, windowsOf(axis, windowUnit, context))
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

function moved(
  above: readonly number[], below: readonly number[] | null, options: MovingAverageOptions,
): (number | null)[] {
  return below ? movingRatio(above, below, options) : movingAverage(above, options)
}

/** Over the last so many places in which something happened. In between it stays as it was, unless it looks ahead. */
function overObservations(
  above: readonly number[], below: readonly number[] | null, behind: readonly number[], options: MovingAverageOptions,
): readonly (number | null)[] {
  const places = behind.flatMap((n, i) => (n > 0 ? [i] : []))
  const averages = moved(places.map((i) => above[i]!), below && places.map((i) => below[i]!), options)
  let last = -1
  return behind.map((n) => {
    if (n > 0) last++
    return (n > 0 || options.kind !== 'centred') ? averages[last] ?? null : null
  })
}

/** Where the window that ends with each place begins; −1 where that lies before all places. */
export function windowsOf(
  { averaged, edges, window }: TrendAxis, unit: 'days' | 'weeks' | 'months', { frame }: MetricContext,
): readonly number[] {
  const start = ({ first }: Place): number => edges[first]!
  let first = 0
  return averaged.map((place) => {
    const from = daysEarlier(edges[place.last + 1]!, window, unit, frame)
    while (start(averaged[first]!) < from) first++
    return start(averaged[0]!) <= from ? first : -1
  })
}

function overCalendar(
  above: readonly number[], below: readonly number[] | null, kind: AverageKind, firsts: readonly number[],
): readonly (number | null)[] {
  return firsts.map((first, i) => {
    if (first < 0) return null
    let [top, bottom] = [0, 0]
    for (let j = first; j <= i; j++) {
      const weight = kind === 'weighted' ? j - first + 1 : 1
      top += weight * above[j]!
      bottom += weight * (below ? below[j]! : 1)
    }
    return bottom === 0 ? null : top / bottom
  })
}
