import { svg, type SVGTemplateResult } from 'lit'
import type { TrendPoint, TrendResult } from '../model/index.ts'
import { dotsPath } from './dots.ts'
import { linePath, type Spot } from './path.ts'
import { round } from './text.ts'
import { standing, type TrendLayout } from './trend.ts'

/** Deals below which a share stands hollow. METRICS G5. */
const FEW = 30

/** A ratio's line: settled steps, steps to what has not ended, and points that few deals stand behind. */
export interface RawLine {
  readonly line: string
  readonly dashed: string
  readonly solid: readonly Spot[]
  readonly hollow: readonly Spot[]
  /** Places of shares that too few deals stand behind. */
  readonly few: readonly number[]
}

export function layoutLine(layout: TrendLayout, points: readonly TrendPoint[], unit: TrendResult['unit']): RawLine {
  const spots = points.map((p, i): Spot => {
    const value = standing(p, unit)
    return value === null ? null : [layout.x(i + 0.5), layout.y(value)]
  })
  const settled = spots.map((spot, i) => (points[i]!.partial ? null : spot))
  const dashes = spots.flatMap((spot, i): Spot[] => {
    const before = spots[i - 1]
    return spot && before && (points[i]!.partial || points[i - 1]!.partial) ? [before, spot, null] : []
  })
  const solid: Spot[] = []
  const hollow: Spot[] = []
  // Dots that touch are no dots: then only those that no line reaches.
  const roomy = layout.step >= 9
  spots.forEach((spot, i) => {
    if (!spot || !(roomy || (!spots[i - 1] && !spots[i + 1]))) return
    const weak = points[i]!.partial || (unit === 'share' && points[i]!.n < FEW)
    ;(weak ? hollow : solid).push(spot)
  })
  const few = roomy ? points.flatMap((p, i) => (p.value !== null && !spots[i] ? [layout.x(i + 0.5)] : [])) : []
  return { line: linePath(settled, layout.width), dashed: linePath(dashes), solid, hollow, few }
}

/** The raw series of a ratio. */
export function trendRatio(layout: TrendLayout, { points, unit }: TrendResult): SVGTemplateResult {
  const raw = layoutLine(layout, points, unit)
  return svg`${raw.few.map((x) => svg`<line class="few" x1=${round(x)} x2=${round(x)} y1=${layout.top} y2=${layout.bottom} />`)}
    <path class="raw-line" d=${raw.line} /><path class="raw-line dash" d=${raw.dashed} />
    <path class="raw-dots" d=${dotsPath(raw.solid, 2.5)} /><path class="raw-dots weak" d=${dotsPath(raw.hollow, 3)} />`
}
