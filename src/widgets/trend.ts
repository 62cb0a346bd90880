import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { periodOfSpan, spanOfPeriod, type Span } from '../charts/span.ts'
import { isFlow, layoutTrend, shared, type TrendLayout } from '../charts/trend.ts'
import { TREND_MEASURES, given } from '../model/index.ts'
import type { AverageKind, Grain, TrendMeasure, TrendResult, WindowUnit } from '../model/index.ts'
import { ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { trendStyles } from './trend.styles.ts'
import { known } from './known.ts'
import { segments } from './segments.ts'
import type { TrendHands } from './trend.hands.ts'
import type { TrendChoice } from './trend.more.ts'
import { chart, keys, type TrendView } from './trend.view.ts'
import { speechOf, unitOf, type TrendSpeech } from './trend.words.ts'

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year']
/** Grains that stand as switches; the others are among the choices. */
const OFFERED: ReadonlySet<Grain> = new Set<Grain>(['day', 'week', 'month'])
/** Measures that goals are set for. */
const GOALS: ReadonlySet<TrendMeasure> = new Set<TrendMeasure>(['wonAmount', 'wonCount'])

/**
 * A measure over time under its moving average, with turning points, interventions and a brush, beside an earlier
 * period (`compare`) and a goal. The name of the average opens what else may be drawn.
 *
 * @element shakhes-trend
 * @attr {'wonAmount'|'wonCount'|'lostCount'|'createdCount'|'winRate'|'dealSize'|'noteCount'} measure - What is counted; default `wonAmount`.
 * @attr {string} measures - Measures that stand as switches, separated by spaces; the reader may choose any.
 * @attr {'day'|'week'|'month'|'quarter'|'year'} grain - Length of a step; default by the length of the period.
 * @attr {number} window - Steps that are averaged; default 7 days, 4 weeks, 3 months, 4 quarters, 2 years.
 * @attr {'buckets'|'days'|'weeks'|'months'|'observations'} window-unit - What `window` counts; default `buckets`, which are steps. `observations`: steps in which something happened. Not shorter than a step, and days, weeks and months for `simple` and `weighted` alone.
 * @attr {'simple'|'centred'|'exponential'|'weighted'} average - Kind of average; default `simple`.
 * @attr {boolean} partial - Draws the average also where its window is not full yet, dashed: over the steps that there are. Not of `exponential`, which has no warm-up.
 * @attr {string} goal - Draws a goal and its pace: `everyone`, `team:ID` or `rep:ID`; with `wonAmount` and `wonCount` alone.
 * @attr {string} unit - Names what is counted, such as `kg`, where it is not deals or money.
 * @attr {'auto'|'ltr'|'rtl'} time-direction - Default `auto`: from left to right in every language.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader chose or cleared a period.
 * @csspart chart - The figure.
 * @csspart legend - The keys of the lines.
 * @csspart choose - The name of the average, which opens the choices.
 * @csspart choices - What else may be drawn.
 * @csspart effect - The card of an intervention.
 * @csspart goal - The card of the goal and its pace.
 * @csspart brush - What is pointed at, and dragged over.
 * @csspart tooltip - What is known of a point.
 */
export class ShakhesTrend extends ShakhesWidget<'trend'> {
  static override readonly tag = 'shakhes-trend'
  static override readonly switches = ['measure', 'grain', 'average', 'window', 'windowUnit']
  static override styles = [ShakhesWidget.styles, trendStyles]

  @property() measure: TrendMeasure = 'wonAmount'
  @property() measures = 'wonAmount wonCount winRate'
  @property() grain: Grain | undefined
  @property({ type: Number }) window: number | undefined
  @property({ attribute: 'window-unit' }) windowUnit: WindowUnit | undefined
  @property() average: AverageKind = 'simple'
  @property({ type: Boolean }) partial = false
  @property() goal: string | undefined
  @property() unit: string | undefined
  @property({ attribute: 'time-direction' }) timeDirection: 'auto' | 'ltr' | 'rtl' = 'auto'

  /** Whether the choices are open. */
  @state() private choosing = false
  #said: Kept<TrendSpeech> | undefined
  #laid: Kept<TrendLayout> | undefined
  #later = this.later(() => import('./trend.hands.ts'))
  #more = this.later(() => import('./trend.more.ts'))
  #hands: TrendHands | undefined

  protected override query(): OwnQuery<'trend'> {
    known('measure', this.measure, TREND_MEASURES)
    if (this.grain !== undefined) known('grain', this.grain, GRAINS)
    // Its sentence, its key and its card come with the answer.
    if (this.#aims) this.#more.begin()
    const { grain, window, windowUnit } = this
    return {
      metric: 'trend', measure: this.measure, average: this.average,
      ...given({ goal: this.#aims && !this.#narrowed ? this.goal : undefined, grain, window, windowUnit, partial: this.partial || undefined }),
    }
  }

  get #aims(): boolean { return this.goal !== undefined && GOALS.has(this.measure) }
  /** What readers chose is a part of what the goal is for: held against it, it would look as if they fell short. */
  get #narrowed(): boolean { return this.situation.clauses.some(({ values }) => values !== undefined) }

  protected override titleText(): string { return this.t.trend.title(this.measure, this.result?.grain ?? this.grain) }

  protected override isEmpty(result: TrendResult): boolean { return result.considered === 0 || result.points.length === 0 }

  protected override summary(result: TrendResult): string {
    const { t: { trend: w }, f } = this
    const { grain, window, points, turns } = result
    const unit = unitOf(result)
    const speech = this.#speech(result)
    const last = points.findLast((p) => p.average !== null)
    if (!last) {
      const settled = points.filter((p) => !p.partial).length
      return speech.held.early?.begun(speech) ?? w.needsMore(f.integer(settled), settled, grain, f.integer(window), unit)
    }
    const turn = turns.at(-1)
    const point = turn && points[turn.index]
    const more = this.#more.module
    // A day off owes nothing.
    const goal = points.findLast((p) => p.goal && p.average !== null)?.goal
    const since = goal && more ? more.against(speech.rate(goal), f) : !turn || point?.average == null ? ''
      : (turn.kind === 'peak' ? w.sincePeak : w.sinceLow)(speech.average(point.average), speech.when(point), grain)
    return w.stands(window, f.integer(window), unit, speech.rate(last.average!), since)
  }

  protected override controls(result: TrendResult): TemplateResult {
    const rest = this.width > 0 ? this.#more.module?.lineKeys({ layout: this.#layout(result), speech: this.#speech(result) }) : undefined
    return html`${this.#switches(result, keys({ result, t: this.t, f: this.f }, this.#speech(result).averageName, this.choosing, this.#open, rest))}${this.#choices(result)}`
  }
  /** Without an answer, or over nothing: the way back to a measure that has one. */
  protected override emptyControls(): TemplateResult { return html`${this.#switches(this.result, nothing)}${this.result ? this.#choices(this.result) : nothing}` }

  /** Another step wants a window of its own; and what the calendar counts is no window of every average. */
  #draw(change: Partial<TrendChoice>): void {
    Object.assign(this, 'grain' in change || (this.windowUnit && 'average' in change) ? { window: undefined, windowUnit: undefined } : {}, change)
  }
  #open = (): void => {
    this.choosing = !this.choosing
    if (this.choosing) this.#more.load()
  }
  #close = (): void => {
    this.choosing = false
    this.renderRoot.querySelector<HTMLElement>('.keys button')?.focus()
  }
  #choices(result: TrendResult): TemplateResult | typeof nothing {
    const { module } = this.#more
    if (!this.choosing || !module) return nothing
    const now = { measure: this.measure, grain: result.grain, average: this.average, window: result.window, unit: unitOf(result), compare: this.situation.compare ?? 'none' }
    return module.choices(now, (change) => { this.#draw(change) }, this.#close, { t: this.t, f: this.f })
  }

  /** With a block for a card of what coincided, where one may come, as while no source is there to say: it is as high as what comes. */
  protected override skeleton(): TemplateResult {
    const { result, situation: { source } } = this
    const cards = source ? result?.interventions.length ?? source.info?.rows.interventions ?? source.expects?.('interventions') : true
    return html`${super.skeleton()}${cards ? html`<span class="card"></span>` : nothing}`
  }
  #switches(result: TrendResult | null, rest: TemplateResult | typeof nothing): TemplateResult {
    const { t: { trend: w } } = this
    const asked = this.measures.split(/\s+/).filter((m): m is TrendMeasure => TREND_MEASURES.some((known) => known === m))
    const measures = asked.includes(this.measure) ? asked : [this.measure, ...asked]
    const grain = result?.grain ?? this.grain
    const grains = GRAINS.filter((g) => OFFERED.has(g) || g === grain)
    return html`<div class="switches" part="controls">
      ${measures.length > 1 ? segments({
        label: w.measureSwitch, chosen: this.measure, options: measures.map((value) => ({ value, text: w.measures[value] })),
        choose: (value) => { this.measure = value },
      }) : nothing}
      ${segments({
        label: w.grainSwitch, chosen: grain, options: grains.map((value) => ({ value, text: w.grains[value] })),
        choose: (value) => { this.#draw({ grain: value }) },
      })}${rest}
    </div>`
  }

  protected override renderResult(result: TrendResult): TemplateResult {
    if (!this.#later.loading) this.#later.load()
    // Cards beneath the chart would push away what stands there, and a ratio is nothing without its line: the picture waits.
    if (!isFlow(result.measure) || result.interventions.length > 0 || result.past || this.#aims || this.partial) {
      if (!this.#more.loading) this.#more.load()
      if (!this.#more.module && !this.#more.fault) return html`<div class="skeleton awaited" aria-hidden="true">${this.skeleton()}</div>`
    }
    const more = this.#more.module
    const hands = this.#hands ??= this.#later.module && new this.#later.module.TrendHands(this, {
      layout: () => this.#laid?.value ?? null, chosen: () => this.#span, choose: (span) => { this.#choose(span) }, busy: () => this.situation.source?.asking ?? false,
    })
    const view: TrendView = {
      result, layout: this.#layout(result), speech: this.#speech(result), hands, more, span: hands ? hands.span : this.#span, t: this.t, f: this.f,
    }
    return html`${chart(view)}${more?.notes(view)}`
  }

  protected override qualityParts(result: TrendResult): string[] {
    const { t: { trend: w }, f } = this
    const { points, measure, grain } = result
    const n = points.reduce((sum, p) => sum + p.n, 0)
    const value = this.width > 0 ? this.#layout(result).value : undefined
    return [
      this.unit !== undefined && result.unit === 'count' ? w.withUnit(f.integer(n), this.unit) : w.counted[measure](f.integer(n)),
      ...(grain === 'week' ? [w.weeksFrom(result.frame.weekStart)] : []),
      ...(points.at(-1)?.partial && !result.partial ? [w.lastUnfinished(grain)] : []),
      ...(this.#more.module?.missing(result, this.#aims && this.#narrowed, f) ?? []),
      ...(value?.cut ? [w.scale(f.interval({ low: value.low, high: value.high }, 0))] : []),
    ]
  }

  protected override table(result: TrendResult): DataTable { return this.evidence.trendTable(result, this.#speech(result), this.t, this.f) }
  protected override definitionEntries(result: TrendResult): DefinitionEntry[] { return this.evidence.trendDefinition(result, this.#speech(result), this.t, this.f, this.width > 0 ? shared(this.#layout(result)) : 1) }

  get #span(): Span | null { return spanOfPeriod(this.result?.points ?? [], this.chosen('period')?.period) }
  #choose(span: Span | null): void {
    const period = span && this.result ? periodOfSpan(this.result.points, span) : null
    this.selectPeriod(period, period ? this.f.periodLabel(period) : '')
  }

  /** Both are made once for a result, a width and a reader: pointing at a trend lays nothing out. */
  #speech(result: TrendResult): TrendSpeech {
    const more = this.#more.module
    return (this.#said = kept(this.#said, [result, this.f, this.unit, more], () =>
      speechOf(result, this.t, this.f, this.unit, more?.held(result, this.answered?.compare, this.f)))).value
  }
  #layout(result: TrendResult): TrendLayout {
    const { words } = this.#speech(result)
    return (this.#laid = kept(this.#laid, [result, words, this.width, this.timeDirection, this.onPaper], () =>
      layoutTrend(result, { width: this.width, words, mirrored: this.timeDirection === 'rtl', low: this.onPaper }))).value
  }
}

interface Kept<T> { readonly of: readonly unknown[]; readonly value: T }
const kept = <T>(before: Kept<T> | undefined, of: readonly unknown[], make: () => T): Kept<T> =>
  (before && of.every((part, i) => part === before.of[i]) ? before : { of, value: make() })

declare global { interface HTMLElementTagNameMap { 'shakhes-trend': ShakhesTrend } }
