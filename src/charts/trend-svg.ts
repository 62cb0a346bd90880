import { nothing, svg, type SVGTemplateResult } from 'lit'
import type { TrendResult } from '../model/index.ts'
import type { Span } from './span.ts'
import { chartText, round, sharp, type Side } from './text.ts'
import { put, unitLabel } from './trend-labels.ts'
import { layoutBars, type TrendLayout, type TrendWords } from './trend.ts'

const swap = (side: Side, mirrored: boolean): Side => (!mirrored || side === 'middle' ? side : side === 'left' ? 'right' : 'left')

/** What does not change while a reader points: everything under the pointer's guide. The line of a ratio comes later. */
export function trendBack(layout: TrendLayout, result: TrendResult, words: TrendWords, span: Span | null): SVGTemplateResult {
  const { left, right, top, bottom, y } = layout
  const near = layout.mirrored ? right + 8 : left - 8
  return svg`
    ${layout.value.ticks.map((t, i) => svg`
      <line class=${i === 0 ? 'axis' : 'grid'} x1=${left} x2=${right} y1=${sharp(y(t))} y2=${sharp(y(t))} />
      ${chartText(near, y(t) + 4, words.value(t), swap('right', layout.mirrored), words.direction, 'tick')}`)}
    ${put(unitLabel(layout, words), words, 'tick')}
    ${span ? svg`<rect class="chosen" x=${round(Math.min(layout.x(span.first), layout.x(span.last + 1)))} y=${top}
      width=${round((span.last - span.first + 1) * layout.step)} height=${bottom - top} />` : nothing}
    ${layout.bars ? bars(layout, result, span) : nothing}
    ${timeTicks(layout, words)}`
}

/** The average, over all else that is first seen; what is marked on it comes later. */
export function trendFront(layout: TrendLayout, result: TrendResult, words: TrendWords): SVGTemplateResult {
  const end = result.points[layout.end]?.average ?? null
  return svg`
    <path class="halo" d=${layout.averagePath} />
    <path class="average" d=${layout.averagePath} />
    ${end === null ? nothing : svg`<circle class="end" cx=${round(layout.x(layout.end + 0.5))} cy=${round(layout.y(end))} r="4"/>`}
    ${end === null || layout.narrow ? nothing : chartText(layout.mirrored ? layout.left - 8 : layout.right + 8, layout.y(end) + 4, words.average,
      swap('left', layout.mirrored), words.direction, 'end-label')}`
}

function bars(layout: TrendLayout, { points }: TrendResult, span: Span | null): SVGTemplateResult {
  const all = layoutBars(layout, points)
  const on = span ? layoutBars(layout, points, span.first, span.last) : null
  return svg`<path class="raw" d=${all.body} /><path class="cap" d=${all.cap} /><path class="hollow" d=${all.hollow} />
    ${on ? svg`<path class="raw on" d=${on.body} /><path class="cap on" d=${on.cap} /><path class="hollow on" d=${on.hollow} />` : nothing}`
}

function timeTicks(layout: TrendLayout, words: TrendWords): SVGTemplateResult {
  const side = swap('left', layout.mirrored)
  const shift = layout.mirrored ? -4 : 4
  return svg`${layout.time.ticks.map((at) => svg`<line class="axis" x1=${sharp(layout.x(at))} x2=${sharp(layout.x(at))}
      y1=${layout.bottom} y2=${layout.bottom + 5} />`)}
    ${layout.time.labels.map((l) => chartText(layout.x(l.at) + (l.centred ? 0 : shift), layout.height - 8, l.text, l.centred ? 'middle' : side, words.direction, 'tick'))}`
}
