import { css, html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../i18n/index.ts'
import { trendMoreWords } from '../i18n/trend-more.ts'
import type { CompareSpec, TrendGoal, TrendResult } from '../model/index.ts'
import { heard } from './base/heard.ts'
import { vars } from './base/index.ts'
import { choices as choiceTemplate, type TrendChoice } from './trend.choices.ts'
import { effects } from './trend.effects.ts'
import type { TrendView } from './trend.view.ts'
import { unitOf, type EarlyWords, type Held } from './trend.words.ts'

// What a trend is held against, what coincided with it, the line of a ratio, and what else may be drawn: it comes where a
// result has any of the first three, or a reader asks for the last.
export { trendLines } from '../charts/trend-lines.ts'
export { trendRatio } from '../charts/trend-ratio.ts'
export { trendTints } from '../charts/trend-tints.ts'
export type { TrendChoice } from './trend.choices.ts'

const wordsOf = (f: Formatter) => trendMoreWords[f.language]

/** How what the result is held against is called. */
export function held(result: TrendResult, compare: CompareSpec | undefined, f: Formatter): Held {
  const words = wordsOf(f)
  const { past, goal } = result
  const early = earlyOf(result, f)
  return { ...(past && compare && compare !== 'none' ? { past: words.past[compare] } : {}), ...(goal ? { goal: words.goal } : {}), ...(early && { early }) }
}

/** What is said of averages whose window is not full, where there are any. */
function earlyOf(result: TrendResult, f: Formatter): EarlyWords | null {
  const { points, grain, window } = result
  const last = points.findLast((p) => p.partialAverage)?.partialAverage
  if (!last) return null
  const { early } = wordsOf(f)
  return {
    key: early.key, dashed: early.dashed,
    over: (of) => early.over(f.integer(of), of, grain),
    begun: ({ rate }) => early.begun(rate(last.value), f.integer(last.of), last.of, grain, f.integer(window), unitOf(result)),
  }
}

/** For the end of the summary; empty without a goal. */
export function against(goal: string, f: Formatter): string { return wordsOf(f).against(goal) }

/** For the foot: why a goal that was asked for is not drawn. */
export function missing({ goal }: TrendResult, narrowed: boolean, f: Formatter): string[] {
  return goal === null ? [wordsOf(f).noGoal] : narrowed ? [wordsOf(f).goalOfAll] : []
}

/** Keys of the dashed part of the average, and of lines that have no room for their names. */
export function lineKeys({ layout, speech }: Pick<TrendView, 'layout' | 'speech'>): readonly TemplateResult[] {
  const { held } = speech
  const key = (of: string, name: string | undefined): TemplateResult[] => (name ? [html`<li><i class="key ${of}"></i>${name}</li>`] : [])
  return [...key('early', held.early?.key), ...(layout.narrow ? [...key('past', held.past), ...key('goal', held.goal)] : [])]
}

/** What stands beneath the chart. */
export function notes(view: TrendView): TemplateResult {
  const { goal } = view.result
  return html`${goal ? goalNote(goal, view) : nothing}${effects(view, wordsOf(view.f))}`
}

/** A pace this near to 1 is on time. */
const ON_TIME = 0.005

/** How far the goal was met, how far it should be by now, and where this leads: METRICS I. Nothing is tested, so no colour. */
function goalNote(goal: TrendGoal, { result, speech, t, f }: TrendView): TemplateResult {
  const words = wordsOf(f)
  const { attainment, pace, runRate, elapsedDays, totalDays } = goal
  const due = totalDays > 0 ? elapsedDays / totalDays : 1
  const running = elapsedDays < totalDays
  const share = f.percent(attainment, 0)
  const { currency, unit } = result
  // "998 bn of 1.0 tn, 97 %" is no sum that a reader could follow, nor is "1.0 tn of 1.0 tn, 97 %".
  const alike = speech.average(goal.actual) === speech.average(goal.value)
  const finer = unit === 'money' && (alike || f.moneyScale(goal.actual, currency).divisor < f.moneyScale(goal.value, currency).divisor)
  const said = (amount: number, fine: boolean): string => (fine ? f.money(amount, currency, { digits: 2 }) : speech.average(amount))
  const days = (n: number): string => (Number.isInteger(n) ? f.integer(n) : f.number(n, 1))
  const side = pace === null || Math.abs(pace - 1) < ON_TIME ? 0 : pace > 1 ? 1 : -1
  return html`<aside class="effect goal" part="goal">
    <h4><i class="key goal"></i>${words.goal} <small>${f.periodLabel(result.period)}</small></h4>
    <span class="reach" aria-hidden="true" ${vars({ '--_full': Math.min(1, Math.max(0, attainment)).toFixed(3), '--_due': due.toFixed(3) })}><i></i>${running ? html`<b></b>` : nothing}</span>
    <p><strong>${heard(words.reached(said(goal.actual, finer && alike), said(goal.value, finer), share), t)}</strong>
      ${!running ? nothing : pace === null ? words.notBegun
        : `${words.days(days(elapsedDays), days(totalDays), f.percent(due, 0))}${words.pace(f.number(pace, 2), side)}`}
      ${running && runRate !== null ? heard(words.rate(speech.average(runRate)), t) : nothing}</p>
  </aside>`
}

/** What a reader may choose. */
export function choices(now: TrendChoice, choose: (change: Partial<TrendChoice>) => void, close: () => void, voice: Pick<TrendView, 't' | 'f'>): TemplateResult {
  return choiceTemplate(now, choose, close, voice, wordsOf(voice.f))
}

export const styles = css`
  .key.ratio { height: 0; border-top: 1.5px solid var(--_neutral); }
  .raw-line { fill: none; stroke: var(--_neutral); stroke-width: 1.5; stroke-linejoin: round; }
  .raw-line.dash { stroke-dasharray: 3 3; }
  .raw-dots { fill: var(--_neutral); stroke: var(--_surface); stroke-width: 1; }
  .raw-dots.weak { fill: var(--_surface); stroke: var(--_neutral); stroke-width: 1.5; }
  .few { stroke: var(--_axis); stroke-dasharray: 2 3; }
  .key.early { height: 0; border-top: 2px dashed var(--_accent); }
  .early, .early-halo { fill: none; stroke: var(--_accent); stroke-width: 2; stroke-dasharray: 5 4; stroke-linejoin: round; }
  .early-halo { stroke: var(--_surface); stroke-width: 5; stroke-dasharray: none; }
  .key.tint { background: color-mix(in srgb, var(--_series-2) 18%, transparent); border-top: 2px solid var(--_series-2); }
  .key.past { height: 0; border-top: 2px dotted var(--_text-muted); }
  .key.goal { height: 0; border-top: 1.5px dashed var(--_text); }
  .tint { fill: color-mix(in srgb, var(--_series-2) 13%, transparent); }
  .tint-rule { stroke: var(--_series-2); stroke-width: 2; }
  .past-line { fill: none; stroke: var(--_text-muted); stroke-width: 1.5; stroke-dasharray: 0.1 3.5; stroke-linecap: round; stroke-linejoin: round; }
  .goal-line { fill: none; stroke: var(--_text); stroke-width: 1.25; stroke-dasharray: 6 4; }

  .effect { margin-top: 10px; padding: 10px 14px; border-radius: 7px; background: var(--_surface-sunken); font-size: 13px; }
  .effect h4, .effect p { margin: 0; font-size: 13px; }
  .effect h4 { font-weight: 600; unicode-bidi: normal; }
  .effect h4 .key { margin-inline-end: 6px; vertical-align: 3px; }
  .effect h4 .key.tint { vertical-align: -1px; }
  .effect h4 small { margin-inline-start: 4px; }
  .effect p { color: var(--_text-muted); text-wrap: pretty; }
  .effect strong { color: var(--_text); }
  .effect dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(130px, 100%), max-content)); gap: 4px 28px; margin: 6px 0; font-variant-numeric: tabular-nums; }
  .effect dt { font-size: 12px; color: var(--_text-muted); }
  .effect dd { margin: 0; font-weight: 600; }
  .effect dd small { white-space: nowrap; }
  @container shakhes-widget (max-width: 240px) { .effect dd small { white-space: normal; } }
  .reach { position: relative; display: block; height: 6px; margin: 8px 0 6px; border-radius: 3px; background: var(--_surface); box-shadow: inset 0 0 0 1px var(--_border); print-color-adjust: exact; }
  .reach i { position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: calc(var(--_full) * 100%); border-radius: 3px; background: var(--_neutral); }
  /* How far it should be by now. */
  .reach b { position: absolute; inset-block: -3px; inset-inline-start: calc(var(--_due) * 100%); inline-size: 2px; margin-inline-start: -1px; background: var(--_text); }
  .earlier { margin-top: 8px; font-size: 12px; color: var(--_text-muted); }
  .earlier summary { cursor: pointer; width: fit-content; min-height: 24px; text-decoration: underline dashed; text-underline-offset: 3px; }
  .choices { display: flex; flex-wrap: wrap; gap: 8px 16px; margin-top: 8px; padding: 10px 14px; border-radius: 7px; background: var(--_surface-sunken); font-size: 13px; }
  .choices label { display: grid; gap: 2px; font-size: 12px; color: var(--_text-muted); }
  .choices select {
    font: inherit; letter-spacing: inherit; word-spacing: inherit; font-size: 13px; color: var(--_text); background: var(--_surface-raised); border: 1px solid var(--_border); border-radius: 6px; min-height: 32px; padding-inline: 8px;
  }
  @container shakhes-widget (max-width: 520px) {
    .effect dl { grid-template-columns: 1fr; gap: 2px; }
    .effect dl div { display: flex; gap: 12px; justify-content: space-between; }
    .choices label { flex: 1 1 40%; }
  }
  @media (pointer: coarse) { .choices select, .earlier summary { min-height: var(--_target-size); } }
  @media (prefers-contrast: more) { .tint { stroke: var(--_series-2); } }
  @media (forced-colors: active) {
    .tint { fill: none; }
    .past-line, .goal-line, .raw-line { stroke: CanvasText; }
    .effect, .choices, .reach { border: 1px solid; }
    .reach i, .reach b { background: CanvasText; forced-color-adjust: none; }
  }
  @media print {
    .choices { display: none; }
    .effect { margin-top: 6pt; padding: 0; padding-inline-start: 8pt; background: none; border: 0; border-inline-start: 2pt solid var(--_border); border-radius: 0; break-inside: avoid; }
    .effect dl, .reach { margin-block: 2pt; }
  }
`
