import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import type { Span } from '../charts/brush.ts'
import { textWidth } from '../charts/labels.ts'
import { trendBack, trendFront, trendGuide } from '../charts/trend-svg.ts'
import { isFlow, type TrendLayout } from '../charts/trend.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { TrendResult } from '../model/index.ts'
import { vars } from './base/index.ts'
import type { TrendBrush } from './trend.brush.ts'
import { remarksOf, type TrendSpeech } from './trend.words.ts'

export interface TrendView {
  readonly result: TrendResult
  readonly layout: TrendLayout
  readonly speech: TrendSpeech
  readonly brush: TrendBrush
  readonly t: Messages
  readonly f: Formatter
}

/** Points that stand in the listbox around the one the reader is at: thousands of options would slow every key. */
const AROUND = 12
/** Interventions whose effect is told; earlier ones are in the table. */
const TOLD = 2

export function keys({ result, t, f }: Pick<TrendView, 'result' | 't' | 'f'>, averageName: string): TemplateResult {
  const { measure, grain, lag } = result
  return html`<ul class="keys" part="legend">
    <li><i class=${isFlow(measure) ? 'key raw' : 'key ratio'}></i>${t.units.grains[grain]}</li>
    <li><i class="key average"></i>${averageName}${lag > 0 ? t.trend.lags(f.number(lag), lag, grain) : nothing}</li>
  </ul>`
}

export function chart(view: TrendView): TemplateResult {
  const { result, layout, speech, brush, t } = view
  const { span } = brush
  const id = brush.active === null ? nothing : `point-${brush.active}`
  return html`<figure class="chart" part="chart">
    <svg width=${layout.width} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}" direction="ltr" aria-hidden="true" focusable="false">
      ${guard([layout, span?.first, span?.last], () => trendBack(layout, result, speech.words, span))}
      ${guard([layout], () => trendFront(layout, result, speech.words))}
      ${span ? handles(layout, span) : nothing}
      ${trendGuide(layout, result, brush.active)}
    </svg>
    <div class=${brush.resize ? 'surface resize' : 'surface'} part="brush" role="listbox" tabindex="0" aria-multiselectable="true" aria-orientation="horizontal"
      aria-label=${t.trend.points(speech.measureName)} aria-activedescendant=${id}
      @pointerenter=${brush.enter} @pointerleave=${brush.leave} @pointerdown=${brush.down} @pointermove=${brush.move} @pointerup=${brush.up}
      @pointercancel=${brush.cancel} @focus=${brush.focus} @blur=${brush.blur} @keydown=${brush.key}>${options(view, span)}</div>
    ${brush.tip && brush.active !== null ? tooltip(view, brush.active) : nothing}
  </figure>`
}

function options({ result, layout, speech, brush, t, f }: TrendView, span: Span | null): TemplateResult[] {
  const at = brush.active ?? span?.last ?? layout.count - 1
  const first = Math.max(0, at - AROUND)
  return result.points.slice(first, at + AROUND + 1).map((point, offset) => {
    const i = first + offset
    const said = [`${speech.measureName} ${speech.value(point)}`, point.average === null ? '' : `${speech.averageName} ${speech.average(point.average)}`, ...remarksOf(result, i, t, f)]
    return html`<div class="sr" role="option" id="point-${i}" aria-setsize=${layout.count} aria-posinset=${i + 1}
      aria-selected=${span !== null && span.first <= i && i <= span.last ? 'true' : 'false'}>${f.bucketLabel(point, result.grain)}: ${said.filter(Boolean).join('; ')}</div>`
  })
}

/** What is known of a point: beside its mark, or under the plot where there is no room beside it. */
function tooltip({ result, layout, speech, t, f }: TrendView, index: number): TemplateResult | typeof nothing {
  const point = result.points[index]
  if (!point) return nothing
  const { measure, unit } = result
  const x = layout.x(index + 0.5)
  const remarks = remarksOf(result, index, t, f)
  const width = Math.max(170, textWidth(f.bucketLabel(point, result.grain), 13), textWidth(speech.averageName) + textWidth(speech.average(point.average)) + 40) + 26
  const right = x > layout.width / 2
  const beside = width + 14 <= (right ? x : layout.width - x)
  const side = !beside ? 'below' : right ? 'before' : 'after'
  const place = vars({ '--_x': `${right ? layout.width - x : x}px`, '--_y': `${beside ? layout.top : layout.bottom}px` })
  return html`<div class="tooltip ${side}" part="tooltip" dir=${f.dir} aria-hidden="true" ${place}>
    <h4>${f.bucketLabel(point, result.grain)}</h4>
    <dl>
      <dt><i class=${isFlow(measure) ? 'key raw' : 'key ratio'}></i>${speech.measureName}</dt><dd>${speech.value(point)}</dd>
      ${point.average === null ? nothing : html`<dt><i class="key average"></i>${speech.averageName}</dt><dd>${speech.average(point.average)}</dd>`}
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

/** What coincided with interventions, in fixed words: METRICS F. */
export function effects({ result, speech, t, f }: TrendView): TemplateResult | typeof nothing {
  const within = result.interventions.filter(({ first, last }) => first <= last && last >= 0 && first < result.points.length)
  if (within.length === 0) return nothing
  const told = within.slice(-TOLD)
  const earlier = within.length - told.length
  return html`${told.map(({ name, period, effect }) => {
    const said = effect && speech.effect(effect)
    return html`<aside class="effect" part="effect">
      <h4><i class="key tint"></i>${f.label(name)} <small>${f.periodLabel(period)}</small></h4>
      <p>${said && effect ? html`${said.means}<strong>${said.difference}</strong>. ${effect.interval === null ? t.trend.noInterval(result.grain)
        : effect.robust ? t.trend.robust(result.grain) : t.trend.notRobust(result.grain)}` : t.trend.noEffect} ${t.trend.coincides}</p>
    </aside>`
  })}${earlier > 0 ? html`<p class="earlier">${t.trend.earlier(f.integer(earlier), earlier)}</p>` : nothing}`
}
