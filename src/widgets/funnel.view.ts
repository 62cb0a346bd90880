import { html, nothing, type TemplateResult } from 'lit'
import {
  funnelLayout, isSnapshot, stepOf, type FunnelBar, type FunnelLayout, type FunnelMeasure, type FunnelPartKind, type FunnelStep,
} from '../charts/funnel.ts'
import { rateMark, rateTrack } from '../charts/interval.ts'
import { vars } from '../charts/vars.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { Comparison, FunnelResult, FunnelStage, Rate } from '../model/index.ts'
import { heard } from './base/heard.ts'
import { icon } from './base/icons.ts'
import { lostReasons } from './lost-reasons.ts'

export interface FunnelView {
  readonly t: Messages
  readonly f: Formatter
  readonly measure: FunnelMeasure
  readonly step: FunnelStep
  /** Of the whole widget, in px. */
  readonly width: number
  readonly pressed: (stage: FunnelStage) => boolean
  readonly choose: (stage: FunnelStage) => void
  /** The last picture of a replay, while it runs. */
  readonly last?: FunnelResult | undefined
  /** What the open deals of a stage, or all, are worth by their chances; absent where that was not asked for. */
  readonly worth?: (stage?: FunnelStage) => string
  /** How a difference from another group is said; absent beside an earlier period. */
  readonly other?: { readonly whole: (comparison: Comparison) => string; readonly one: (verdict: 'up' | 'down', points: string) => string }
}

export function funnelView(result: FunnelResult, view: FunnelView): TemplateResult {
  const { t: { funnel: t }, f } = view
  const { totals } = result
  const snapshot = isSnapshot(result)
  const layout = funnelLayout(result, view.measure, view.step, view.last)
  const unit = f.moneyScale(0, result.currency).unit
  const { scale } = layout
  return html`<div class="funnel">
    <div class="cols" aria-hidden="true">
      <span>${t.stage}</span><span></span>
      <span class="count"><span>${snapshot ? t.reachedAtLeast : t.reached}</span>${hasAmounts(result) ? html`<span>${unit}</span>` : nothing}</span>
      <span class="step"><span>${headOfStep(view, snapshot)}</span><span class="scale"><span>${f.percent(scale.min, 0)}</span><span>${f.percent(scale.max, 0)}</span></span></span>
      <span class="time">${snapshot ? nothing : t.medianStay}</span>
    </div>
    <ol class="stages" data-keys="rows" aria-label=${t.stages}>
      ${result.stages.map((stage, i) => html`<li>${row(result, stage, layout, layout.stages[i]!, snapshot, view)}</li>`)}
      <li>${wonRow(result, layout.won, view)}</li>
      ${layout.lost.parts.length > 0 ? html`<li>${lostRow(layout.lost, view)}</li>` : nothing}
    </ol>
  </div><p class="sum">${heard(t.sum(f.integer(totals.won), f.integer(totals.lost), f.integer(totals.open), f.integer(totals.n)) + (view.worth?.() ?? ''), view.t)}</p>${lostReasons(result.lostReasons, view)}`
}

export const headOfStep = ({ t, step }: Pick<FunnelView, 't' | 'step'>, snapshot: boolean): string =>
  (snapshot ? t.funnel.bounds : step === 'so-far' ? t.funnel.soFar : t.funnel[step])

function row(result: FunnelResult, stage: FunnelStage, layout: FunnelLayout, bar: FunnelBar, snapshot: boolean, view: FunnelView): TemplateResult {
  const { t: { funnel: t }, f, measure } = view
  const rate = stepOf(stage, view.step)
  const amount = (n: number) => (measure === 'amount' ? f.money(n, result.currency, { unit: false }) : f.integer(n))
  const of = measure === 'amount' ? stage.amount : stage
  const parts = snapshot ? t.snapshotParts(amount(of.advanced), amount(of.open)) : t.parts(amount(of.advanced), amount(of.open), amount(of.lost))
  const past = view.step !== 'so-far' || snapshot ? undefined : stage.past?.step
  const mark = rateMark(rate, layout.scale, { range: view.step === 'resolved' ? 'interval' : 'bounds', past: past?.rate.n ? past.rate.value : null })
  return html`<button class="row stage ${stage.step.quality === 'solid' ? '' : 'grey'}" part="stage" aria-pressed=${view.pressed(stage)}
    @click=${() => view.choose(stage)}>
    <span class="name">${f.label(stage.name)}</span>
    <span class="split">${drawBar(bar)}<span class="parts">${heard(parts + (view.worth?.(stage) ?? ''), view.t)}</span></span>
    <span class="count"><span class="sr">${snapshot ? t.reachedAtLeast : t.reached} </span><b>${f.integer(stage.reached)}</b>${hasAmounts(result) ? html`<small>${heard(f.money(stage.amount.reached, result.currency, { unit: false }), view.t)}</small>` : nothing}</span>
    <span class="step"><span class="sr">${headOfStep(view, snapshot)} </span><span>${stepText(rate, view)}</span>${rateTrack(mark, 'step')}${past ? changed(past, view) : nothing}</span>
    <span class="time">${snapshot ? nothing : stayText(stage, view)}</span>
  </button>`
}

function stayText({ stay: { median }, stuck }: FunnelStage, { t: { funnel: t, common }, f }: FunnelView): TemplateResult {
  const unreached = median.reason === 'not-reached'
  return html`<span class="sr">${t.medianStay} </span>${median.value === null
    ? html`<small title=${unreached ? t.notReachedHint : nothing}>${unreached ? t.notReached : common.reasons[median.reason ?? 'unknown']}</small>`
    : html`<b>${f.days(median.value)}</b>`}${stuck ? html`<small class="stuck">${t.stuck(f.integer(stuck))}</small>` : nothing}`
}

/** A step in words: `76.6% to 87.6%`, `3 of 4`, or bounds alone where a snapshot knows no more. */
function stepText(rate: Rate, { t: { funnel: t, common }, f, step }: FunnelView): TemplateResult | string {
  if (rate.n === 0) return html`<small>${common.reasons[rate.reason ?? 'no-rows']}</small>`
  if (rate.quality === 'insufficient') return html`<b>${f.kOfN(rate.k, rate.n)}</b>`
  if (rate.value === null) return rate.bounds ? html`<b>${f.interval(rate.bounds, rate.n)}</b>` : html`<small>${common.reasons[rate.reason ?? 'unknown']}</small>`
  const rest = step === 'resolved' ? t.ofResolved(f.integer(rate.n)) : rate.bounds && rate.bounds.high > rate.bounds.low ? t.to(f.percent(rate.bounds.high, rate.n)) : t.final
  return html`<b>${f.percent(rate.value, rate.n)}</b> <small>${rest}</small>`
}

/** A step that is clearly another one than before; the tick on its track shows the rest. */
function changed({ verdict, difference }: Comparison, { t: { leaderboard: t }, f, other }: FunnelView): TemplateResult | typeof nothing {
  if (verdict !== 'up' && verdict !== 'down') return nothing
  const points = f.points(Math.abs(difference!))
  return verdictMark(verdict, other ? other.one(verdict, points) : t[verdict](points))
}

/** A verdict with its arrow. */
const verdictMark = (verdict: string, text: string): TemplateResult =>
  html`<small class="verdict ${verdict}">${icon(verdict === 'up' || verdict === 'down' ? verdict : 'same', { size: 12 })}${text}</small>`

/** The whole beside the whole before, in words; whether or not it changed. */
function wholeThen(comparison: Comparison, { t: { winRate: t }, f, other }: FunnelView): TemplateResult | typeof nothing {
  const { verdict, difference, rate } = comparison
  if (rate.n === 0) return nothing
  const then = f.rate(rate)
  return verdictMark(verdict, other ? other.whole(comparison) : verdict === 'up' || verdict === 'down' ? t[verdict](f.points(Math.abs(difference!)), then) : t.same(then))
}

function wonRow(result: FunnelResult, bar: FunnelBar, view: FunnelView): TemplateResult {
  const { t: { funnel: t }, f } = view
  const { overall, totals, past } = result
  const few = overall.quality === 'insufficient' || overall.value === null
  const high = totals.open > 0 && overall.bounds ? f.percent(overall.bounds.high, overall.n) : null
  return html`<div class="closing won ${overall.quality === 'solid' ? '' : 'grey'}">
    <span class="name">${t.won}</span><span class="split">${drawBar(bar)}</span>
    <span class="count"><b>${f.integer(totals.won)}</b>${hasAmounts(result) ? html`<small>${heard(f.money(totals.wonAmount, result.currency, { unit: false }), view.t)}</small>` : nothing}</span>
    <span class="step"><span>${few ? html`<b>${f.kOfN(overall.k, overall.n)}</b>`
      : html`<b>${f.percent(overall.value, overall.n)}</b> <small>${t.overall(f.integer(overall.n), high)}</small>`}</span>${past ? wholeThen(past.overall, view) : nothing}</span>
  </div>`
}

function lostRow(bar: FunnelBar, { t: { funnel: t }, f }: FunnelView): TemplateResult {
  return html`<div class="closing"><span class="name">${t.lost}</span><span class="split">${drawBar(bar)}</span>
    <span class="count"><b>${f.integer(bar.parts[0]!.amount)}</b></span><span class="step"><small>${t.lostSomewhere}</small></span></div>`
}

/** Lengths are shares of what room there is, so that bars follow the page and paper without being measured. */
function drawBar({ share, parts, past }: FunnelBar): TemplateResult {
  // Each kind keeps its own place, so that a piece grows and shrinks rather than become another.
  const piece = (kind: FunnelPartKind): TemplateResult | typeof nothing => {
    const part = parts.find((p) => p.kind === kind)
    return part ? html`<i class=${kind} data-of=${kind} ${vars({ '--_share': part.share.toFixed(6) })}></i>` : nothing
  }
  return html`<span class="bar" aria-hidden="true" ${vars({ '--_share': share.toFixed(5) })}>${piece('advanced')}${piece('open')}${piece('lost')}</span>${
    past === undefined ? nothing : html`<i class="was" data-of="was" aria-hidden="true" ${vars({ '--_share': past.toFixed(5) })}></i>`}`
}

const hasAmounts = (result: FunnelResult): boolean => result.currency !== null && result.stages.some((s) => s.amount.reached > 0)
