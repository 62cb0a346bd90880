import { html, nothing, type TemplateResult } from 'lit'
import type { TrendMoreWords } from '../i18n/trend-more.ts'
import type { InterventionEffect, TrendIntervention } from '../model/index.ts'
import { heard } from './base/heard.ts'
import type { TrendView } from './trend.view.ts'

/** Interventions whose effect is told at once; earlier ones wait to be opened. */
const TOLD = 2

/** What coincided with interventions, in fixed words: METRICS F. */
export function effects(view: TrendView, words: TrendMoreWords): TemplateResult | typeof nothing {
  const { result, f } = view
  const within = result.interventions.filter(({ first, last }) => first <= last && last >= 0 && first < result.points.length)
  const card = (one: TrendIntervention): TemplateResult => effectCard(one, view, words)
  const earlier = within.slice(0, -TOLD).reverse()
  return html`${within.slice(-TOLD).map(card)}${earlier.length === 0 ? nothing : html`<details class="earlier">
    <summary><bdi>${words.earlier(f.integer(earlier.length), earlier.length)}</bdi></summary>${earlier.map(card)}</details>`}`
}

function effectCard({ name, period, effect }: TrendIntervention, view: TrendView, words: TrendMoreWords): TemplateResult {
  const { t, f } = view
  return html`<aside class="effect" part="effect">
    <h4><i class="key tint"></i><bdi>${f.label(name)}</bdi> <small>${f.periodLabel(period)}</small></h4>
    ${effect ? figures(effect, view, words) : nothing}
    <p>${effect ? said(effect, view, words).join(' ') : words.noEffect} ${t.trend.coincides}</p>
  </aside>`
}

/** Before, during and after, and what lies between the first two. */
function figures({ before, during, after, difference, interval }: InterventionEffect, { result: { unit }, speech, t, f }: TrendView, words: TrendMoreWords): TemplateResult {
  const share = unit === 'share'
  const size = share ? f.points(Math.abs(difference)) : speech.rate(Math.abs(difference))
  const range = !interval ? '' : share ? `[${f.pointsInterval(interval)}]` : words.interval(speech.bare(interval.low, difference), speech.bare(interval.high, difference))
  const figure = (name: string, value: string, more = ''): TemplateResult => html`<div><dt>${name}</dt><dd>${heard(value, t)}${more ? html` <small>${heard(more, t)}</small>` : nothing}</dd></div>`
  return html`<dl>${figure(words.before, speech.rate(before))}${figure(words.during, speech.rate(during))}
    ${after === undefined ? nothing : figure(words.after, after === null ? words.notEnded : speech.rate(after))}
    ${figure(words.change, difference < 0 ? words.less(size) : words.more(size), range)}</dl>`
}

/** What the difference can carry: whether it is one, whether it hangs on the dates, and how rare it is. */
function said({ difference, interval, robust, placebo }: InterventionEffect, { result: { grain }, f }: TrendView, words: TrendMoreWords): string[] {
  return [
    ...(interval === null ? [words.noInterval(grain)]
      : [
        // What hangs on the dates is called clear by nobody.
        ...(interval.low <= 0 && interval.high >= 0 ? [words.unclear] : robust ? [words.clear(difference > 0)] : []), robust ? words.robust(grain) : words.notRobust(grain),
      ]),
    ...(placebo && placebo.dates > 0 ? [words.placebo(placebo.asLarge, f.integer(placebo.asLarge), placebo.dates, f.integer(placebo.dates))] : []),
  ]
}

