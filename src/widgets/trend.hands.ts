import { css, html, nothing, svg, type ReactiveControllerHost, type SVGTemplateResult, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import type { Span } from '../charts/span.ts'
import { textWidth } from '../charts/labels.ts'
import { averageAt } from '../charts/trend-early.ts'
import { trendGuide } from '../charts/trend-guide.ts'
import { trendMarks } from '../charts/trend-marks.ts'
import { isFlow, type TrendLayout } from '../charts/trend.ts'
import type { TrendPoint } from '../model/index.ts'
import { vars } from './base/index.ts'
import { TrendBrush, type BrushTarget } from './trend.brush.ts'
import { remarksOf } from './trend.remarks.ts'
import type { TrendView } from './trend.view.ts'

/** Points that stand in the listbox around the one the reader is at, at least: thousands of options would slow every key. */
const AROUND = 12

/** What a reader points at a trend with, and chooses by; it comes after the trend's first picture. */
export class TrendHands {
  #brush: TrendBrush
  constructor(host: ReactiveControllerHost, target: BrushTarget) { this.#brush = new TrendBrush(host, target) }

  /** What is chosen, or is about to be. */
  get span(): Span | null { return this.#brush.span }

  /** Over the picture. */
  marks({ layout, result, speech }: TrendView): SVGTemplateResult {
    const { span, active } = this.#brush
    return svg`${guard([layout], () => trendMarks(layout, result, speech.words))}${span ? handles(layout, span) : nothing}${trendGuide(layout, result, active)}`
  }

  /** What is touched, and what is told of a point. */
  surface(view: TrendView): TemplateResult {
    const brush = this.#brush
    const { active } = brush
    return html`<div class=${brush.resize ? 'surface resize' : 'surface'} part="brush" role="listbox" data-keys="span" tabindex="0" aria-multiselectable="true" aria-orientation="horizontal"
      aria-label=${view.t.trend.points(view.speech.measureName)} aria-activedescendant=${active === null ? nothing : `point-${active}`}
      @pointerenter=${brush.enter} @pointerleave=${brush.leave} @pointerdown=${brush.down} @pointermove=${brush.move} @pointerup=${brush.up}
      @pointercancel=${brush.cancel} @focus=${brush.focus} @blur=${brush.blur} @keydown=${brush.key}>${options(view, active, brush.span)}</div>
    <div class="over">${brush.tip && active !== null ? tooltip(view, active) : nothing}</div>`
  }
}

function options({ result, layout, speech, t, f }: TrendView, active: number | null, span: Span | null): TemplateResult[] {
  // In steps, so that from one point to the next the options stay what they are.
  const at = active ?? span?.last ?? layout.count - 1
  const first = Math.max(0, at - at % AROUND - AROUND)
  return result.points.slice(first, first + 3 * AROUND).map((point, offset) => {
    const i = first + offset
    const average = averageAt(point)
    const said = [
      `${speech.measureName} ${speech.value(point)}`, average === null ? '' : `${speech.averageName} ${speech.average(average)}`,
      ...held(speech, point).map(([name, value]) => `${name} ${value}`), ...remarksOf(result, i, speech, t, f),
    ]
    return html`<div class="sr" role="option" id="point-${i}" aria-setsize=${layout.count} aria-posinset=${i + 1}
      aria-selected=${span !== null && span.first <= i && i <= span.last ? 'true' : 'false'}>${f.bucketLabel(point, result.grain)}: ${t.units.said(said.filter(Boolean).join(t.trend.between))}</div>`
  })
}

/** What a point is held against, by name. */
const held = (speech: TrendView['speech'], point: TrendPoint): (readonly [name: string, value: string, key: 'past' | 'goal'])[] =>
  (['past', 'goal'] as const).flatMap((of) => {
    const [name, value] = [speech.held[of], point[of]]
    return name && value != null ? [[name, speech.average(value), of] as const] : []
  })

/** What is known of a point: beside its mark, or under the plot where there is no room beside it. */
function tooltip({ result, layout, speech, t, f }: TrendView, index: number): TemplateResult | typeof nothing {
  const point = result.points[index]
  if (!point) return nothing
  const { measure, unit } = result
  const x = layout.x(index + 0.5)
  const average = averageAt(point)
  const remarks = remarksOf(result, index, speech, t, f)
  const width = Math.max(170, textWidth(f.bucketLabel(point, result.grain), 13), textWidth(speech.averageName) + textWidth(speech.average(average)) + 40) + 26
  const right = x > layout.width / 2
  const beside = width + 14 <= (right ? x : layout.width - x)
  const side = !beside ? 'below' : right ? 'before' : 'after'
  const place = vars({ '--_x': `${right ? layout.width - x : x}px`, '--_y': `${beside ? layout.top : layout.bottom}px` })
  return html`<div class="tooltip ${side}" part="tooltip" dir=${f.dir} aria-hidden="true" ${place}>
    <h4>${f.bucketLabel(point, result.grain)}</h4>
    <dl>
      <dt><i class=${isFlow(measure) ? 'key raw' : 'key ratio'}></i>${speech.measureName}</dt><dd>${speech.value(point)}</dd>
      ${average === null ? nothing : html`<dt><i class=${point.average === null ? 'key early' : 'key average'}></i>${speech.averageName}</dt><dd>${speech.average(average)}</dd>`}
      ${held(speech, point).map(([name, value, of]) => html`<dt><i class="key ${of}"></i>${name}</dt><dd>${value}</dd>`)}
      ${unit === 'count' ? nothing : html`<dt>${t.trend.behind[measure]}</dt><dd>${f.integer(point.n)}</dd>`}
    </dl>
    ${remarks.length > 0 ? html`<p>${remarks.join(' · ')}</p>` : nothing}
  </div>`
}

function handles(layout: TrendLayout, span: Span): SVGTemplateResult {
  const middle = (layout.top + layout.bottom) / 2
  return svg`${[span.first, span.last + 1].map((at) => {
    const x = layout.x(at)
    return svg`<g class="handle"><line x1=${x} x2=${x} y1=${layout.top} y2=${layout.bottom} />
      <rect x=${x - 4.5} y=${middle - 14} width="9" height="28" rx="4.5"/></g>`
  })}`
}

export const styles = css`
  .raw.on { fill: color-mix(in srgb, var(--_accent) 32%, transparent); }
  .cap.on { fill: var(--_accent); }
  .hollow.on { stroke: var(--_accent); }
  .chosen { fill: var(--_selection); opacity: 0.7; }
  .chart svg .strong { fill: var(--_text); }
  .chart svg .haloed { paint-order: stroke; stroke: var(--_surface); stroke-width: 3px; stroke-linejoin: round; }
  .raw-end { fill: var(--_neutral); }
  .turn { fill: var(--_surface); stroke: var(--_accent); stroke-width: 2; }
  .bracket, .lag { fill: none; stroke: var(--_accent); stroke-width: 1.5; }
  .lag { stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
  .chart svg .window { fill: var(--_accent); }
  .guide { stroke: var(--_text-muted); }
  .handle line { stroke: var(--_accent); stroke-width: 2; }
  .handle rect { fill: var(--_surface-raised); stroke: var(--_accent); stroke-width: 1.5; }

  /* What is said of points changes with every move, and is laid out by itself; a tooltip may stand out of the plot. */
  .surface { contain: strict; position: absolute; inset: 0; cursor: crosshair; touch-action: pan-y; border-radius: 4px; user-select: none; -webkit-user-select: none; }
  .surface:focus-visible { outline-offset: 4px; }
  .surface.resize { cursor: ew-resize; }
  .over { contain: size layout style; position: absolute; z-index: 2; inset: 0; pointer-events: none; }
  .tooltip {
    position: absolute; width: max-content; min-width: 150px; max-width: min(280px, 100%); padding: 10px 12px; font-size: 12px;
    background: var(--_surface-raised); border: 1px solid var(--_border); border-radius: 8px; box-shadow: 0 6px 20px rgb(0 0 0 / 0.14);
  }
  .tooltip.before { top: var(--_y); right: calc(var(--_x) + 12px); }
  .tooltip.after { top: var(--_y); left: calc(var(--_x) + 12px); }
  .tooltip.below { top: calc(var(--_y) + 6px); left: 0; }
  .tooltip h4 { margin: 0; font-size: 13px; font-weight: 600; }
  .tooltip h4::first-letter { text-transform: uppercase; }
  .tooltip dl { display: grid; grid-template-columns: 1fr auto; gap: 2px 16px; margin: 4px 0 0; }
  .tooltip dt { display: flex; align-items: center; gap: 6px; color: var(--_text-muted); }
  .tooltip dd { margin: 0; text-align: var(--_end); font-weight: 500; font-variant-numeric: tabular-nums; }
  .tooltip p { margin: 4px 0 0; color: var(--_text-muted); }
  @media (prefers-contrast: more) { .raw { stroke: var(--_neutral); } }
  @media (forced-colors: active) {
    .chart svg { forced-color-adjust: none; }
    .chart svg text, .chart svg .strong, .chart svg .end-label { fill: CanvasText; }
    .chart svg .haloed { stroke: Canvas; }
    .raw { fill: #8884; }
    .cap { fill: CanvasText; }
    .hollow { stroke: CanvasText; }
    .key { forced-color-adjust: none; }
    .guide { stroke: CanvasText; }
    .raw.on { fill: Highlight; opacity: 0.4; }
    .cap.on { fill: Highlight; }
    .chosen { fill: none; stroke: Highlight; stroke-width: 2; opacity: 1; }
    .chart svg .window { fill: CanvasText; }
    .tooltip { border: 1px solid; }
  }
  @media print {
    .surface, .handle, .guide, .tooltip, .switches [aria-checked='false'] { display: none; }
    .switches .segments, .switches [aria-checked='true'] { background: none; box-shadow: none; padding: 0; min-height: 0; }
    .switches, .chart { margin-top: 2pt; }
    .keys .pick { border: 0; }
  }
`
