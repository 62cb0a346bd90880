import { html, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { periodOfSpan, spanOfPeriod, type Span } from '../charts/brush.ts'
import { layoutTrend, type TrendLayout } from '../charts/trend.ts'
import { ShakhesError, TREND_MEASURES } from '../model/index.ts'
import type { AverageKind, Grain, TrendMeasure, TrendResult } from '../model/index.ts'
import { ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { known } from './known.ts'
import { segments } from './segments.ts'
import type { TrendHands } from './trend.hands.ts'
import { trendStyles } from './trend.styles.ts'
import { chart, effects, keys, type TrendView } from './trend.view.ts'
import { speechOf, type TrendSpeech } from './trend.words.ts'

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year']
const KINDS: readonly AverageKind[] = ['simple', 'centred', 'exponential', 'weighted']
/** Grains that are always offered. */
const OFFERED: ReadonlySet<Grain> = new Set<Grain>(['day', 'week', 'month'])

/**
 * A measure over time under its moving average, with turning points, interventions and a brush.
 *
 * @element shakhes-trend
 * @attr {'wonAmount'|'wonCount'|'lostCount'|'createdCount'|'winRate'|'dealSize'|'noteCount'} measure - What is counted; default `wonAmount`.
 * @attr {string} measures - Measures that the reader may switch to, separated by spaces.
 * @attr {'day'|'week'|'month'|'quarter'|'year'} grain - Length of a step; default by the length of the period.
 * @attr {number} window - Steps that are averaged; default 7 days, 4 weeks, 3 months, 4 quarters, 2 years.
 * @attr {'simple'|'centred'|'exponential'|'weighted'} average - Kind of average; default `simple`.
 * @attr {string} unit - Names what is counted, such as `kg`, where it is not deals or money.
 * @attr {'auto'|'ltr'|'rtl'} time-direction - Default `auto`: from left to right in every language.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader chose or cleared a period.
 * @csspart chart - The figure.
 * @csspart legend - The keys of the lines.
 * @csspart effect - The note about an intervention.
 */
export class ShakhesTrend extends ShakhesWidget<'trend'> {
  static override readonly tag = 'shakhes-trend'
  static override styles = [ShakhesWidget.styles, trendStyles]

  @property() measure: TrendMeasure = 'wonAmount'
  @property() measures = 'wonAmount wonCount winRate'
  @property() grain: Grain | undefined
  @property({ type: Number }) window: number | undefined
  @property() average: AverageKind = 'simple'
  @property() unit: string | undefined
  @property({ attribute: 'time-direction' }) timeDirection: 'auto' | 'ltr' | 'rtl' = 'auto'

  #said: Kept<TrendSpeech> | undefined
  #laid: Kept<TrendLayout> | undefined
  #later = this.later(() => import('./trend.hands.ts'))
  #hands: TrendHands | undefined

  protected override query(): OwnQuery<'trend'> {
    known('measure', this.measure, TREND_MEASURES)
    known('average', this.average, KINDS)
    if (this.grain !== undefined) known('grain', this.grain, GRAINS)
    const { grain, window } = this
    if (window !== undefined && !(Number.isInteger(window) && window >= 1)) {
      throw new ShakhesError('bad-query', `window: ${String(window)} is no number of steps; give a whole number from 1`)
    }
    return {
      metric: 'trend', measure: this.measure, average: this.average,
      ...(grain === undefined ? {} : { grain }), ...(window === undefined ? {} : { window }),
    }
  }

  protected override titleText(): string { return this.t.trend.title(this.measure, this.result?.grain ?? this.grain) }

  protected override isEmpty(result: TrendResult): boolean { return result.considered === 0 || result.points.length === 0 }

  protected override summary(result: TrendResult): string {
    const { t: { trend: w }, f } = this
    const { grain, window, points, turns } = result
    const speech = this.#speech(result)
    const last = points.findLast((p) => p.average !== null)
    if (!last) {
      const settled = points.filter((p) => !p.partial).length
      return w.needsMore(f.integer(settled), settled, grain, f.integer(window))
    }
    const turn = turns.at(-1)
    const point = turn && points[turn.index]
    const since = !turn || point?.average == null ? ''
      : (turn.kind === 'peak' ? w.sincePeak : w.sinceLow)(speech.average(point.average), speech.when(point), grain)
    return w.stands(window, f.integer(window), grain, speech.rate(last.average!), since)
  }

  protected override controls(result: TrendResult): TemplateResult {
    return this.#switches(result, keys({ result, t: this.t, f: this.f }, this.#speech(result).averageName))
  }
  /** Without an answer, or over nothing: the way back to a measure that has one. */
  protected override emptyControls(): TemplateResult { return this.#switches(null, nothing) }

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
        choose: (value) => { this.grain = value },
      })}${rest}
    </div>`
  }

  protected override renderResult(result: TrendResult): TemplateResult {
    if (!this.#later.loading) this.#later.load()
    const hands = this.#hands ??= this.#later.module && new this.#later.module.TrendHands(this, {
      layout: () => this.#laid?.value ?? null, chosen: () => this.#span, choose: (span) => { this.#choose(span) },
    })
    const view: TrendView = {
      result, layout: this.#layout(result), speech: this.#speech(result), hands, span: hands ? hands.span : this.#span, t: this.t, f: this.f,
    }
    return html`${chart(view)}${effects(view)}`
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
      ...(value?.cut ? [w.scale(f.interval({ low: value.low, high: value.high }, 0))] : []),
    ]
  }

  protected override table(result: TrendResult): DataTable { return this.evidence.trendTable(result, this.#speech(result), this.t, this.f) }
  protected override definitionEntries(result: TrendResult): DefinitionEntry[] { return this.evidence.trendDefinition(result, this.t, this.f) }

  get #span(): Span | null { return spanOfPeriod(this.result?.points ?? [], this.chosen('period')?.period) }
  #choose(span: Span | null): void {
    const period = span && this.result ? periodOfSpan(this.result.points, span) : null
    this.selectPeriod(period, period ? this.f.periodLabel(period) : '')
  }

  /** Both are made once for a result, a width and a reader: pointing at a trend lays nothing out. */
  #speech(result: TrendResult): TrendSpeech {
    return (this.#said = kept(this.#said, [result, this.f, this.unit], () => speechOf(result, this.t, this.f, this.unit))).value
  }
  #layout(result: TrendResult): TrendLayout {
    const { words } = this.#speech(result)
    return (this.#laid = kept(this.#laid, [result, words, this.width, this.timeDirection], () =>
      layoutTrend(result, { width: this.width, words, mirrored: this.timeDirection === 'rtl' }))).value
  }
}

interface Kept<T> { readonly of: readonly unknown[]; readonly value: T }
const kept = <T>(before: Kept<T> | undefined, of: readonly unknown[], make: () => T): Kept<T> =>
  (before && of.every((part, i) => part === before.of[i]) ? before : { of, value: make() })

declare global { interface HTMLElementTagNameMap { 'shakhes-trend': ShakhesTrend } }
