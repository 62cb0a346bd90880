import { css, nothing, svg, type SVGTemplateResult } from 'lit'
import type { SeriesLayout } from './rate-series.ts'
import { chartText, sharp } from './text.ts'
import type { Direction } from './types.ts'

export interface SeriesDrawing {
  readonly direction: Direction
  /** A share as text, for the axis. */
  readonly share: (value: number) => string
  /** Drawn beneath it all. */
  readonly marks?: SVGTemplateResult
}

/** Draws a series. Presentational: the host says in words what it shows. */
export function rateSeriesSvg(layout: SeriesLayout, { direction, share, marks }: SeriesDrawing): SVGTemplateResult {
  const { width, height, left, right, top, bottom } = layout
  const dot = ({ x, y, mark }: SeriesLayout['points'][number]) => {
    if (y !== null) return svg`<circle class="dot ${mark}" cx=${x} cy=${y} r=${mark === 'solid' ? 3.5 : 4} />`
    return mark === 'few' ? svg`<line class="few" x1=${x} x2=${x} y1=${top} y2=${bottom} />` : nothing
  }
  return svg`<svg class="series" width=${width} height=${height} viewBox="0 0 ${width} ${height}" direction="ltr" aria-hidden="true" focusable="false">
    <defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatching" width="1.6" height="5"/></pattern></defs>
    ${marks ?? nothing}
    ${layout.ticks.map(({ value, y }, i) => svg`<line class=${i === 0 ? 'axis' : 'gridline'} x1=${left} x2=${right} y1=${sharp(y)} y2=${sharp(y)} />
      ${chartText(left - 8, y + 4, share(value), 'right', direction, 'tick')}`)}
    ${layout.bands.map(({ d, settled }) => svg`<path class="band ${settled ? '' : 'unsettled'}" d=${d} />`)}
    ${layout.total === null ? nothing : svg`<line class="mean" x1=${left} x2=${right} y1=${sharp(layout.total)} y2=${sharp(layout.total)} />`}
    ${layout.lines.map(({ d, settled }) => svg`<path class="line ${settled ? '' : 'unsettled'}" d=${d} />`)}
    ${layout.points.map(dot)}
    ${layout.labels.map(({ x, text }) => chartText(x, height - 6, text, 'middle', direction, 'tick'))}
  </svg>`
}

/** For the widget that shows a series; the ids are its own shadow root's. */
export const rateSeriesStyles = css`
  .series { display: block; overflow: visible; }
  .series text { font-size: 12px; fill: var(--_text-muted); }
  .series .gridline { stroke: var(--_grid); }
  .series .axis { stroke: var(--_axis); }
  .series .mean { stroke: var(--_text-muted); stroke-dasharray: 4 3; }
  .series .band { fill: color-mix(in srgb, var(--_accent) 18%, transparent); }
  .series .band.unsettled { fill: url(#hatch); }
  .series .hatching { width: calc(5px - 3.4px * var(--shakhes-hatch, 1)); fill: color-mix(in srgb, var(--_accent) 60%, transparent); }
  .series .line { fill: none; stroke: var(--_accent); stroke-width: 2; stroke-linejoin: round; }
  .series .line.unsettled { stroke-dasharray: 4 4; }
  .series .dot { fill: var(--_accent); stroke: var(--_surface); stroke-width: 1.5; }
  .series .dot.hollow, .series .dot.grey { fill: var(--_surface); stroke: var(--_accent); stroke-width: 2; }
  .series .dot.grey { stroke: var(--_neutral); }
  .series .few { stroke: var(--_axis); stroke-dasharray: 2 4; }
`
