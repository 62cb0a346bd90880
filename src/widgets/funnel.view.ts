import { html, nothing, type TemplateResult } from 'lit'
import {
  funnelLayout, isSnapshot, reasonParts, stepOf, type FunnelBar, type FunnelLayout, type FunnelMeasure, type FunnelStep, type ReasonPart,
} from '../charts/funnel.ts'
import { rateMark, rateTrack } from '../charts/interval.ts'
import { textWidth } from '../charts/labels.ts'
import { vars } from '../charts/vars.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { Comparison, FunnelResult, FunnelStage, LostReason, Rate } from '../model/index.ts'
import { icon } from './base/icons.ts'

export interface FunnelView {
  readonly t: Messages
  readonly f: Formatter
  readonly measure: FunnelMeasure
  readonly step: FunnelStep
  /** Of the whole widget, in px. */
  readonly width: number
  readonly pressed: (stage: FunnelStage) => boolean
  readonly choose: (stage: FunnelStage) => void
  readonly moveFocus: (event: KeyboardEvent) => void
}

export function funnelView(result: FunnelResult, view: FunnelView): TemplateResult {
  const { t: { funnel: t }, f } = view
  const snapshot = isSnapshot(result)
  const layout = funnelLayout(result, view.measure, view.step)
  const unit = f.moneyScale(0, result.currency).unit
  const { scale } = layout
  return html`<div class="funnel">
    <div class="cols" aria-hidden="true">
      <span>${t.stage}</span><span></span>
      <span class="count"><span>${snapshot ? t.reachedAtLeast : t.reached}</span>${hasAmounts(result) ? html`<span>${unit}</span>` : nothing}</span>
      <span class="step"><span>${headOfStep(view, snapshot)}</span><span class="scale"><span>${f.percent(scale.min, 0)}</span><span>${f.percent(scale.max, 0)}</span></span></span>
      <span class="time">${snapshot ? nothing : t.medianStay}</span>
    </div>
    <ol class="stages" aria-label=${t.stages} @keydown=${view.moveFocus}>
      ${result.stages.map((stage, i) => html`<li>${row(result, stage, layout, layout.stages[i]!, snapshot, view)}</li>`)}
      <li>${wonRow(result, layout.won, view)}</li>
      ${layout.lost.parts.length > 0 ? html`<li>${lostRow(layout.lost, view)}</li>` : nothing}
    </ol>
  </div>${reasons(result.lostReasons, view)}`
}

export const headOfStep = ({ t, step }: Pick<FunnelView, 't' | 'step'>, snapshot: boolean): string =>
  (step === 'resolved' ? t.funnel.resolved : snapshot ? t.funnel.bounds : t.funnel.soFar)

function row(result: FunnelResult, stage: FunnelStage, layout: FunnelLayout, bar: FunnelBar, snapshot: boolean, view: FunnelView): TemplateResult {
  const { t: { funnel: t }, f, measure } = view
  const rate = stepOf(stage, view.step)
  const amount = (n: number) => (measure === 'amount' ? f.money(n, result.currency, { unit: false }) : f.integer(n))
  const of = measure === 'amount' ? stage.amount : stage
  const parts = snapshot ? t.snapshotParts(amount(of.advanced), amount(of.open)) : t.parts(amount(of.advanced), amount(of.open), amount(of.lost))
  const past = view.step === 'resolved' || snapshot ? undefined : stage.past?.step
  const mark = rateMark(rate, layout.scale, { range: view.step === 'resolved' ? 'interval' : 'bounds', past: past?.rate.n ? past.rate.value : null })
  return html`<button class="row stage ${stage.step.quality === 'solid' ? '' : 'grey'}" part="stage" aria-pressed=${view.pressed(stage)}
    @click=${() => view.choose(stage)}>
    <span class="name">${f.label(stage.name)}</span>
    <span class="split">${drawBar(bar)}<span class="parts">${parts}</span></span>
    <span class="count"><span class="sr">${snapshot ? t.reachedAtLeast : t.reached} </span><b>${f.integer(stage.reached)}</b>${hasAmounts(result) ? html`<small>${f.money(stage.amount.reached, result.currency, { unit: false })}</small>` : nothing}</span>
    <span class="step"><span class="sr">${headOfStep(view, snapshot)} </span><span>${stepText(rate, stage, view)}</span>${rateTrack(mark)}${past ? changed(past, view) : nothing}</span>
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
function stepText(rate: Rate, stage: FunnelStage, { t: { funnel: t, common }, f, step }: FunnelView): TemplateResult | string {
  if (rate.n === 0) return html`<small>${common.reasons[rate.reason ?? 'no-rows']}</small>`
  if (rate.quality === 'insufficient') return html`<b>${f.kOfN(rate.k, rate.n)}</b>`
  if (rate.value === null) return rate.bounds ? html`<b>${f.interval(rate.bounds, rate.n)}</b>` : html`<small>${common.reasons[rate.reason ?? 'unknown']}</small>`
  const rest = step === 'resolved' ? t.ofResolved(f.integer(rate.n)) : stage.open > 0 && rate.bounds ? t.to(f.percent(rate.bounds.high, rate.n)) : t.final
  return html`<b>${f.percent(rate.value, rate.n)}</b> <small>${rest}</small>`
}

/** A step that is clearly another one than before; the tick on its track shows the rest. */
function changed({ verdict, difference }: Comparison, { t: { leaderboard: t }, f }: FunnelView): TemplateResult | typeof nothing {
  if (verdict !== 'up' && verdict !== 'down') return nothing
  return html`<small class="verdict ${verdict}">${icon(verdict, { size: 12 })}${t[verdict](f.points(Math.abs(difference!)))}</small>`
}

/** The whole beside the whole before, in words; whether or not it changed. */
function wholeThen({ verdict, difference, rate }: Comparison, { t: { winRate: t }, f }: FunnelView): TemplateResult | typeof nothing {
  if (rate.n === 0) return nothing
  const then = f.rate(rate)
  const said = verdict === 'up' || verdict === 'down'
  return html`<small class="verdict ${verdict}">${icon(said ? verdict : 'same', { size: 12 })}${said ? t[verdict](f.points(Math.abs(difference!)), then) : t.same(then)}</small>`
}

function wonRow(result: FunnelResult, bar: FunnelBar, view: FunnelView): TemplateResult {
  const { t: { funnel: t }, f } = view
  const { overall, totals, past } = result
  const few = overall.quality === 'insufficient' || overall.value === null
  const high = totals.open > 0 && overall.bounds ? f.percent(overall.bounds.high, overall.n) : null
  return html`<div class="closing won ${overall.quality === 'solid' ? '' : 'grey'}">
    <span class="name">${t.won}</span><span class="split">${drawBar(bar)}</span>
    <span class="count"><b>${f.integer(totals.won)}</b>${hasAmounts(result) ? html`<small>${f.money(totals.wonAmount, result.currency, { unit: false })}</small>` : nothing}</span>
    <span class="step"><span>${few ? html`<b>${f.kOfN(overall.k, overall.n)}</b>`
      : html`<b>${f.percent(overall.value, overall.n)}</b> <small>${t.overall(f.integer(overall.n), high)}</small>`}</span>${past ? wholeThen(past.overall, view) : nothing}</span>
  </div>`
}

function lostRow(bar: FunnelBar, { t: { funnel: t }, f }: FunnelView): TemplateResult {
  return html`<div class="closing"><span class="name">${t.lost}</span><span class="split">${drawBar(bar)}</span>
    <span class="count"><b>${f.integer(bar.parts[0]!.amount)}</b></span><span class="step"><small>${t.lostSomewhere}</small></span></div>`
}

/** Lengths are shares of what room there is, so that bars follow the page and paper without being measured. */
function drawBar({ share, parts }: FunnelBar): TemplateResult {
  return html`<span class="bar" aria-hidden="true" ${vars({ '--_share': share.toFixed(5) })}>${parts.map(
    (p) => html`<i class=${p.kind} ${vars({ '--_share': p.share.toFixed(6) })}></i>`)}</span>`
}

const hasAmounts = (result: FunnelResult): boolean => result.currency !== null && result.stages.some((s) => s.amount.reached > 0)

/** Up and down go from stage to stage. */
export function moveFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement)) return
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button.stage')]
  const next = all[all.findIndex((button) => button === event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function reasons(lost: readonly LostReason[], { t: { funnel: t }, f, width }: FunnelView): TemplateResult | typeof nothing {
  const parts = reasonParts(lost)
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  if (total === 0) return nothing
  const shares = f.shares(parts.map((part) => part.count))
  const nameOf = (part: ReasonPart) => (part.kind === 'reason' ? f.label(part.reason!) : part.kind === 'rest' ? t.others(f.integer(part.rest), part.rest) : t.unrecorded)
  // Names stand under their pieces where each has room; else in a row of their own.
  const under = parts.every((part) => textWidth(nameOf(part), 11) <= (width * part.count) / total - 4)
  const share = (i: number) => (total < 5 ? f.integer(parts[i]!.count) : shares[i]!)
  return html`<section class="reasons" aria-label=${t.why(f.integer(total), total)}>
    <h4>${t.why(f.integer(total), total)}</h4>
    <ul class="strip" aria-hidden=${under ? nothing : 'true'}>${parts.map((part, i) => html`<li class=${part.kind} ${vars({ '--_share': part.count })}><i></i>${
      under ? html`<span>${nameOf(part)}<b>${share(i)}</b></span>` : nothing}</li>`)}</ul>
    ${under ? nothing : html`<ul class="listed">${parts.map((part, i) => html`<li>${nameOf(part)} <b>${share(i)}</b></li>`)}</ul>`}
  </section>`
}
