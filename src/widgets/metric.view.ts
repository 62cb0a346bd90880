import { html, nothing, type TemplateResult } from 'lit'
import { layoutSparkline, sparkline } from '../charts/sparkline.ts'
import { vars } from '../charts/vars.ts'
import { heard } from './base/heard.ts'
import { icon } from './base/icons.ts'
import { changeOf, courseText, figureText, goalOf, headlineOf, wholeFigure, type MetricCardResult, type MetricVoice } from './metric.figures.ts'
import { evidenceParts } from './metric.words.ts'

/** As wide as a card is large: its course is higher there. */
const LARGE = 400
const SPARK = 34
const TALL = 56

/** What opens the deals behind the figure, where there are any and the host wants to. */
export interface Deals { readonly text: string; readonly open: () => void }

export function card(result: MetricCardResult, width: number, voice: MetricVoice, deals?: Deals): TemplateResult {
  const { t } = voice
  const { value, quality } = headlineOf(result)
  const { number, unit } = figureText(result, voice)
  const whole = wholeFigure(result, voice)
  const said = t.units.said(whole)
  const seen = html`<b>${number}</b>${unit === '' ? nothing : html`<small>${unit}</small>`}`
  const figure = said === whole ? seen : html`<span class="seen" aria-hidden="true">${seen}</span><span class="sr">${said}</span>`
  const looks = value === null ? 'figure none' : quality === 'solid' ? 'figure' : 'figure grey'
  return html`<p class=${looks} part="value">${deals && value !== null ? html`<button class="deals" type="button" part="drill" data-tip=${deals.text} @click=${(event: MouseEvent) => { if (event.detail < 2) deals.open() }}>${figure}<span class="sr"> ${deals.text}</span></button>` : figure}</p>
    <p class="evidence" part="evidence">${value === null ? nothing : evidenceParts(result, voice).map((part, i) => html`${i === 0 ? nothing : ' · '}<span>${heard(part, t)}</span>`)}</p>
    ${value === null ? nothing : html`${goal(result, voice)}${course(result, width, voice)}${change(result, voice)}`}`
}

function course(result: MetricCardResult, width: number, voice: MetricVoice): TemplateResult {
  // What lies ahead has no values, and the last one before it has its dot.
  const series = headlineOf(result).series.filter(({ start }) => start <= result.asOf)
  const values = series.map(({ value }) => value)
  // A single point is no course.
  const shown = values.filter((value) => value !== null).length > 1
  if (!shown) return html`<div class="course"></div>`
  const drawn = trimmed(values)
  const { w, f } = voice
  const layout = layoutSparkline(drawn, width, width >= LARGE ? TALL : SPARK, series.at(-1)!.partial)
  const tips = series.slice(-drawn.length).flatMap((bucket, i) => (bucket.value === null ? []
    : [{ x: layout.x(i), text: `${f.periodLabel(bucket)}: ${courseText(result, bucket.value, voice)}${bucket.partial ? ` (${w.part})` : ''}` }]))
  return html`<div class="course" part="course" role="img" tabindex="0" aria-label=${w.course} data-tips=${JSON.stringify(tips)}>${sparkline(layout)}</div>`
}

/** Without what came before anything was recorded. */
function trimmed(values: readonly (number | null)[]): readonly (number | null)[] {
  return values.slice(Math.max(0, values.findIndex((value) => value !== null)))
}

function change(result: MetricCardResult, voice: MetricVoice): TemplateResult {
  const told = changeOf(result, voice)
  if (told === null) return html`<p class="verdict"></p>`
  const { direction, proven, text, when } = told
  return html`<p class=${proven ? `verdict ${direction}` : 'verdict'} part="verdict">${direction === null ? nothing : icon(direction, { size: 13 })}
    <span>${heard(text, voice.t)}${when === '' ? nothing : html`<span class="then"> ${when}</span>`}</span></p>`
}

function goal(result: MetricCardResult, voice: MetricVoice): TemplateResult | typeof nothing {
  const told = goalOf(result, voice)
  if (told === null) return nothing
  const { share, due, text } = told
  return html`<div class="goal" part="goal"><span class="bar" aria-hidden="true" ${vars({ '--_share': Math.min(1, Math.max(0, share)).toFixed(4), ...(due === null ? {} : { '--_due': due.toFixed(4) }) })}>${due === null ? nothing : html`<i></i>`}</span>
    ${text === '' ? nothing : html`<span>${heard(text, voice.t)}</span>`}</div>`
}
