import type { Spot } from './path.ts'
import { round } from './text.ts'

/** Circles as one path. */
export function dotsPath(spots: readonly Spot[], radius: number): string {
  let d = ''
  for (const spot of spots) {
    if (spot) d += `M${round(spot[0] - radius)} ${round(spot[1])}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`
  }
  return d
}
