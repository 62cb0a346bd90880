import type { AverageKind } from '../../model/index.ts'
import { daysEarlier } from '../../time/index.ts'
import type { MetricContext } from '../metric.ts'
import type { MovingAverageOptions } from '../stats/moving-average.ts'
import { moved, type Counted } from './trend-average.ts'
import type { Place, TrendAxis } from './trend-axis.ts'

/** Averages over windows that do not count buckets. @param counted - one number for each place */
export function overWindows(
  axis: TrendAxis, { above, below, behind }: Counted, options: MovingAverageOptions, context: MetricContext,
): readonly (number | null)[] {
  const { windowUnit } = axis
  return windowUnit === 'observations' || windowUnit === 'buckets' ? overObservations(above, below, behind, options)
    : overCalendar(above, below, options.kind, windowsOf(axis, windowUnit, context))
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
