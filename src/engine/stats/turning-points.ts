import type { TurningPoint } from '../../model/index.ts'

/**
 * Peaks and troughs of a smoothed series: an extreme counts once the series has retraced at least a share of it; it is
 * dated where it stood, with the place at which that was seen. Of equal values the first is the extreme. METRICS F.
 *
 * The first value is no extreme, for nothing is known of what came before it: a turn found there is left out. So is
 * one that is not confirmed by the end.
 *
 * @param values - finite numbers; nulls are passed over
 * @param hysteresis - share of the extreme, ≥ 0; default 0.05
 * @returns alternating peaks and troughs, rising by index
 */
export function turningPoints(values: readonly (number | null)[], hysteresis = 0.05): readonly TurningPoint[] {
  const turns: TurningPoint[] = []
  let first = -1
  let highest = -1
  let lowest = -1
  let direction: 'unknown' | 'up' | 'down' = 'unknown'
  const at = (i: number): number => values[i]!
  const retraced = (extreme: number, now: number): boolean => Math.abs(now - extreme) >= hysteresis * Math.abs(extreme)
  const found = (kind: TurningPoint['kind'], index: number, confirmedAt: number): void => {
    if (index !== first) turns.push({ kind, index, confirmedAt })
  }
  values.forEach((v, i) => {
    if (v === null) return
    if (first < 0) {
      first = highest = lowest = i
      return
    }
    if (direction !== 'down' && v > at(highest)) highest = i
    if (direction !== 'up' && v < at(lowest)) lowest = i
    if (direction !== 'down' && v < at(highest) && retraced(at(highest), v)) {
      found('peak', highest, i)
      direction = 'down'
      lowest = i
    } else if (direction !== 'up' && v > at(lowest) && retraced(at(lowest), v)) {
      found('trough', lowest, i)
      direction = 'up'
      highest = i
    }
  })
  return turns
}
