import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import type { Span } from '../charts/brush.ts'
import { trendBack, trendFront } from '../charts/trend-svg.ts'
import { isFlow, type TrendLayout } from '../charts/trend.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { TrendResult } from '../model/index.ts'
import type { TrendHands } from './trend.hands.ts'
import type { TrendSpeech } from './trend.words.ts'

export interface TrendView {
  readonly result: TrendResult
  readonly layout: TrendLayout
  readonly speech: TrendSpeech
  /** What is chosen. */
  readonly span: Span | null
  /** Undefined while it is on its way: a trend is read before it is touched. */
  readonly hands: TrendHands | undefined
  readonly t: Messages
  readonly f: Formatter
}

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
  const { result, layout, speech, hands, span } = view
  return html`<figure class="chart" part="chart">
    <svg width=${layout.width} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}" direction="ltr" aria-hidden="true" focusable="false">
      ${guard([layout, span?.first, span?.last], () => trendBack(layout, result, speech.words, span))}
      ${guard([layout], () => trendFront(layout, result, speech.words))}
      ${hands?.marks(layout, result)}
    </svg>
    ${hands?.surface(view)}
  </figure>`
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
