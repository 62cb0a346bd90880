import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { SeriesLayout } from '../charts/rate-series.ts'
import { periodAt, seriesMarks, seriesMarksStyles } from '../charts/rate-series-marks.ts'
import { winRateLaterWords } from '../i18n/win-rate-later.ts'
import type { Comparison, Dimension, Grain, WinRatePoint, WinRateResult } from '../model/index.ts'
import { besideOf } from './beside.ts'
import { BesideSwitch, type BesideTarget } from './beside.switch.ts'
import { choice, choiceStyles } from './choice.ts'
import { courseOf, COURSES, fewOf, type WinRateVoice } from './win-rate.rates.ts'
import type { ShakhesWinRate } from './win-rate.ts'
import { zoomOf } from './base/reader-size.ts'
import { picture, seriesLayout, titleOf, type SeriesView } from './win-rate.view.ts'

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year']
/** What readers group by. */
const DIMENSIONS: readonly Dimension[] = ['source', 'owner', 'team', 'product', 'region', 'segment']
/** Longer series than this are no choice that is offered. */
const MOST = 200
/** Sheets as wide as this have two columns, and this between them; in px. */
const SHEET = 600
const GAP = 28
const DAY = 86_400_000
const DAYS: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }

/** What the hands of a win rate may touch: protected, so that nobody else does, and typed by it, since the hand-over is a cast. */
export interface WinRateTarget extends BesideTarget {
  readonly result: ShakhesWinRate['result']
  readonly answered: ShakhesWinRate['answered']
  readonly onPaper: ShakhesWinRate['onPaper']
  readonly chosen: ShakhesWinRate['chosen']
  readonly selectPeriod: ShakhesWinRate['selectPeriod']
}

/** What a reader points at the course of a win rate with, and switches it with; it comes after the first picture. */
export class WinRateHands implements ReactiveController {
  #host: ShakhesWinRate
  #target: WinRateTarget
  readonly #beside: BesideSwitch
  /** The period that is pointed at. */
  #active: number | null = null
  #layout: SeriesLayout | undefined

  constructor(host: ShakhesWinRate, target: WinRateTarget) {
    this.#host = host
    this.#target = target
    this.#beside = new BesideSwitch(host, target, ['previous', 'last-year', 'none'])
    host.addController(this)
  }
  hostUpdate(): void { if (this.#active !== null && this.#active >= this.#points.length) this.#active = null }

  get #points(): readonly WinRatePoint[] {
    const { result } = this.#target
    return result ? courseOf(result, this.#host.course).points : []
  }
  #point(at: number | null): void {
    this.#active = at
    this.#host.requestUpdate()
  }

  /** What it is compared with, and the panel where two groups are chosen. */
  compareSwitch(): TemplateResult { return this.#beside.template() }
  panel(): TemplateResult | typeof nothing { return this.#beside.panel() ?? nothing }
  /** How it is said beside another group. */
  voice(): Pick<WinRateVoice, 'beside'> {
    const { f, answered } = this.#target
    const against = besideOf(answered)
    const groups = against === undefined ? undefined : this.#beside.groups
    return groups ? { beside: { whole: (comparison: Comparison) => groups.whole(comparison, against, f), range: (range) => groups.range(range, f) } } : {}
  }
  groupSwitch(result: WinRateResult): TemplateResult {
    const { t, f } = this.#target
    const all = DIMENSIONS.includes(result.groupBy!) ? DIMENSIONS : [result.groupBy!, ...DIMENSIONS]
    return choice({
      label: winRateLaterWords[f.language].by, chosen: result.groupBy!, options: all.map((value) => ({ value, text: titleOf(t.common.dimensions[value], this.#host.definition, t) })),
      choose: (by) => { this.#host.groupBy = by },
    })
  }

  /** The course, with all that it is touched and switched by. */
  series(result: WinRateResult, wide: SeriesLayout, view: SeriesView): TemplateResult {
    const { t, f } = view
    const halved = this.#target.onPaper && wide.width >= SHEET && this.#host.renderRoot.querySelector('.grouping') !== null
    const layout = halved ? seriesLayout(result, courseOf(result, this.#host.course), f, (wide.width - GAP) / 2) : wide
    this.#layout = layout
    const w = winRateLaterWords[f.language]
    const { course } = this.#host
    const { points, created } = courseOf(result, course)
    const active = this.#active
    const { period } = this.#target.chosen('period') ?? {}
    const chosen = new Set(period ? points.flatMap((p, i) => (p.start >= period.start && p.end <= period.end ? [i] : [])) : [])
    const point = active === null ? undefined : points[active]
    const beside = course === 'both' ? result.cohorts : undefined
    const other = beside && active !== null ? beside[active] : undefined
    const length = (result.period.end - result.period.start) / DAY
    const grains = GRAINS.filter((grain) => grain === result.grain || (length / DAYS[grain] <= MOST && length / DAYS[grain] >= 2))
    const title = (created ? t.winRate.createdBy : t.winRate.decidedBy)(t.units.grains[result.grain])
    const said = (p: WinRatePoint, brief = false): string => periodText(result, p, view, brief)
    const both = (p: WinRatePoint, i: number): string => (beside?.[i] ? `${said(p)}${w.created(said(beside[i], true))}` : said(p))
    return html`<div class="over"><h4>${choice({ label: w.grain, chosen: result.grain, options: grains.map((value) => ({ value, text: t.winRate.by(t.units.grains[value]) })), choose: (grain) => { this.#host.grain = grain } })}
        ${choice({ label: w.course, chosen: course, options: COURSES.map((value) => ({ value, text: t.winRate.courses[value] })), choose: (value) => { this.#host.attribution = value } })}</h4>
        <span class="readout" aria-hidden="true">${point ? said(point, layout.width < 420) : created ? w.mayRise : nothing}</span></div>
      <div class="periods" role="listbox" data-keys="period" tabindex="0" aria-label=${`${title}. ${t.winRate.periods}`} aria-activedescendant=${active === null ? nothing : `period-${active}`}
        @keydown=${this.#key} @pointermove=${this.#move} @pointerleave=${this.#leave} @click=${this.#click} @focus=${this.#focus} @blur=${this.#leave}>
        ${picture(layout, f, seriesMarks(layout, chosen, active))}
        ${points.map((p, i) => html`<span class="sr" role="option" id=${`period-${i}`} aria-selected=${chosen.has(i)}>${both(p, i)}</span>`)}
      </div>
      ${beside ? html`<div class="over"><h4>${t.winRate.createdBy(t.units.grains[result.grain])}</h4><span class="readout" aria-hidden="true">${other ? said(other, layout.width < 420) : nothing}</span></div>
        <div class="periods" aria-hidden="true" @pointermove=${this.#move} @pointerleave=${this.#leave} @click=${this.#click}>${picture(seriesLayout(result, { points: beside, total: result.all }, f, layout.width), f, seriesMarks(layout, chosen, active))}</div>` : nothing}`
  }

  #at(event: MouseEvent): number | null {
    const surface = event.currentTarget as Element
    const x = (event.clientX - surface.getBoundingClientRect().left) / zoomOf(surface)
    const index = this.#layout ? periodAt(this.#layout, x) : -1
    return index < 0 ? null : index
  }
  #choose(index: number | null): void {
    const { result, f } = this.#target
    const bucket = index === null ? undefined : this.#points[index]
    if (bucket && result) this.#target.selectPeriod({ start: bucket.start, end: bucket.end }, f.bucketLabel(bucket, result.grain))
  }
  #move = (event: PointerEvent): void => this.#point(this.#at(event))
  #leave = (): void => this.#point(null)
  #click = (event: MouseEvent): void => {
    this.#point(this.#at(event))
    this.#choose(this.#active)
  }
  #focus = (): void => this.#point(this.#active ?? this.#points.length - 1)
  #key = (event: KeyboardEvent): void => {
    const last = this.#points.length - 1
    const now = this.#active ?? last
    // Time runs from left to right in every language, and so do its arrows.
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key]
    if (to !== undefined) this.#point(Math.min(last, Math.max(0, to)))
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(this.#active)
    else if (event.key === 'Escape' && this.#target.chosen('period')) this.#target.selectPeriod(null, '')
    else return
    event.preventDefault()
  }
}

/** A period in words, for its option and the line above the chart. */
function periodText(result: WinRateResult, point: WinRatePoint, { t: { winRate: t }, f }: WinRateVoice, brief = false): string {
  const { rate } = point
  const { bounds } = rate
  const name = f.bucketLabel(point, result.grain, { short: brief }) + (point.partial ? ` (${t.part})` : '')
  const share = f.kOfN(rate.k, rate.n)
  if (rate.n === 0) return t.point(name, '', t.noneDecided, null)
  if (fewOf(rate)) return t.point(name, '', share, null)
  // What may still rise is told by how far.
  if (bounds && bounds.high > bounds.low) return t.point(name, t.bounds(f.percent(rate.value, rate.n), f.percent(bounds.high, rate.n)), share, null)
  return t.point(name, f.percent(rate.value, rate.n), share, brief || !rate.interval ? null : f.interval(rate.interval, rate.n))
}

export const styles = css`${choiceStyles}${seriesMarksStyles}
  .periods { cursor: pointer; }
  .switch label:not(:has(:checked)):hover { background: var(--_surface-sunken); }
  .switch label:has(:focus-visible) { outline: var(--_focus-width) solid var(--_focus); outline-offset: -3px; }
  .readout { overflow: hidden; text-overflow: ellipsis; color: var(--_text); font-variant-numeric: tabular-nums; }
  @container shakhes-widget (max-width: 440px) {
    .over { position: relative; }
    .readout { position: absolute; inset-inline: 0; inset-block-end: 0; }
  }
  @media (forced-colors: active) {
    .switch label:has(:checked) { background: Highlight; color: HighlightText; forced-color-adjust: none; }
    .group[aria-pressed='true']::before { outline: 2px solid Highlight; }
  }
  @media print { .rest { display: none; } .group { break-inside: avoid; min-block-size: 22px; } }
  /* A sheet has width to give: the course, and the groups beside it. */
  @media print {
    @container shakhes-widget (min-width: ${SHEET}px) {
      .body:has(> .grouping) { display: grid; grid-template-columns: 1fr 1fr; column-gap: calc(1px * ${GAP}); align-items: start; }
      .switch:has(~ .grouping) { grid-column: 2; margin: 0; align-self: center; }
      .switch label { padding-inline: 5px; }
      .grouping { grid-column: 2; grid-row: 2 / span 6; }
      .reasons { grid-column: 1 / -1; }
    }
  }
`
