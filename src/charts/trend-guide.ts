import { nothing, svg, type SVGTemplateResult } from 'lit'
import type { TrendResult } from '../model/index.ts'
import { round, sharp } from './text.ts'
import { averageAt } from './trend-early.ts'
import type { TrendLayout } from './trend.ts'

/** The guide at the point that the reader is at. */
export function trendGuide(layout: TrendLayout, result: TrendResult, active: number | null): SVGTemplateResult | typeof nothing {
  const point = active === null ? undefined : result.points[active]
  if (active === null || !point) return nothing
  const x = layout.x(active + 0.5)
  const average = averageAt(point)
  const value = average ?? point.value
  return svg`<line class="guide" x1=${sharp(x)} x2=${sharp(x)} y1=${layout.top - 8} y2=${layout.bottom} />
    ${value === null ? nothing : svg`<circle class=${average === null ? 'end raw-end' : 'end'} cx=${round(x)} cy=${round(layout.y(value))} r="5"/>`}`
}
