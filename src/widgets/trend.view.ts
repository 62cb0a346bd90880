import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import type { Span } from '../charts/span.ts'
import { trendBack, trendFront } from '../charts/trend-svg.ts'
import { isFlow, type TrendLayout } from '../charts/trend.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { TrendResult } from '../model/index.ts'
import type { TrendHands } from './trend.hands.ts'
import type * as moreModule from './trend.more.ts'
import type { TrendSpeech } from './trend.words.ts'

export interface TrendView {
  readonly result: TrendResult
  readonly layout: TrendLayout
  readonly speech: TrendSpeech
  /** What is chosen. */
  readonly span: Span | null
  /** Undefined while it is on its way: a trend is read before it is touched. */
  readonly hands: TrendHands | undefined
  /** What it is held against, and what coincided; there where the result has any of it. */
  readonly more: typeof moreModule | undefined
  readonly t: Messages
  readonly f: Formatter
}

/** The names of the lines; the average's own opens what may be chosen about it. */
export function keys(
  { result, t, f }: Pick<TrendView, 'result' | 't' | 'f'>, averageName: string, open: boolean, choose: () => void, rest: readonly TemplateResult[] | undefined,
): TemplateResult {
  const { measure, grain, lag } = result
  return html`<ul class="keys" part="legend">
    <li><i class=${isFlow(measure) ? 'key raw' : 'key ratio'}></i>${t.units.grains[grain]}</li>
    <li><i class="key average"></i><span><button type="button" class="pick" part="choose" aria-expanded=${open ? 'true' : 'false'} @click=${choose}>${averageName}</button>${
      lag > 0 ? t.trend.lags(f.number(lag), lag, grain) : nothing}</span></li>${rest}
  </ul>`
}

export function chart(view: TrendView): TemplateResult {
  const { result, layout, speech, hands, more, span } = view
  return html`<figure class="chart" part="chart">
    <svg width=${layout.width} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}" direction="ltr" aria-hidden="true" focusable="false">
      ${more && guard([layout, more], () => more.trendTints(layout, result, speech.words))}
      ${guard([layout, span?.first, span?.last], () => trendBack(layout, result, speech.words, span))}
      ${more && !layout.bars ? guard([layout, more], () => more.trendRatio(layout, result)) : nothing}
      ${more && guard([layout, more], () => more.trendLines(layout, result, speech.words))}
      ${guard([layout], () => trendFront(layout, result, speech.words))}
      ${hands?.marks(view)}
    </svg>
    ${hands?.surface(view)}
  </figure>`
}
