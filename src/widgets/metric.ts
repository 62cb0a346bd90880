import { html, type PropertyValues, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { metricWords } from '../i18n/metric.ts'
import { CARD_NAMES, given, type CycleQuery } from '../model/index.ts'
import { ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { known } from './known.ts'
import type * as evidenceModule from './metric.evidence.ts'
import { headlineOf, type MetricCardName, type MetricCardResult, type MetricVoice, type Statistic } from './metric.figures.ts'
import { metricStyles } from './metric.styles.ts'
import { card } from './metric.view.ts'
import { boxOf, zoomOf } from './base/reader-size.ts'
import { metricSentence } from './metric.words.ts'

export type { MetricCardName } from './metric.figures.ts'

/** Every metric that a card can show. */
export const METRIC_CARDS: readonly MetricCardName[] = ['winRate', ...CARD_NAMES]
/** Room that is left to the edges of the window, in px. */
const EDGE = 8
const STATISTICS: readonly Statistic[] = ['median', 'mean']

/**
 * One figure at a glance: its value with its unit, what it is made of, its course, its change against the past, and its
 * goal. As large as its place: below 160 px the figure alone, from 440 px with its sentence.
 *
 * @element shakhes-metric
 * @attr metric - Which: `openCount`, `wonCount` (the default), `winRate`, `dealSize`, `cycle`, `velocity`, `workload`, `forecast`, `attainment`, `rrroi`, `lgr`, `retention` or `mood`.
 * @attr {'median'|'mean'} statistic - Of deal size and cycle; default `median`.
 * @attr from - Where a cycle begins: `created` (the default), `qualified` (the deal’s `qualifiedAt`) or `stage:ID`.
 * @attr {'won'|'closed'} to - Where a cycle ends; default `won`.
 * @attr {'wonAmount'|'wonCount'} of - What a goal is of; default `wonAmount`.
 * @attr goal-scope - Whose goal: `team:ID` or `rep:ID`; default everyone's.
 * @attr active-days - A customer is active who bought within so many days; default 365.
 * @attr pipeline - Of the forecast: its id; default the first.
 * @csspart value - The figure with its unit.
 * @csspart drill - The figure as a button, where `drill` is set and deals are behind it.
 * @csspart evidence - What it is made of.
 * @csspart verdict - The change against the past.
 * @csspart goal - How much of the goal is reached.
 * @csspart course - The line of its past values.
 */
export class ShakhesMetric extends ShakhesWidget<MetricCardName> {
  static override readonly tag = 'shakhes-metric'
  static override words = metricWords
  static override styles = [ShakhesWidget.styles, metricStyles]

  @property({ reflect: true }) metric: MetricCardName = 'wonCount'
  @property() statistic: Statistic | undefined
  @property() from: CycleQuery['from']
  @property() to: CycleQuery['to']
  @property() of: 'wonAmount' | 'wonCount' | undefined
  @property({ attribute: 'goal-scope' }) goalScope: string | undefined
  @property({ type: Number, attribute: 'active-days' }) activeDays: number | undefined
  @property() pipeline: string | undefined

  /** Its tables and definitions. */
  #behind: typeof evidenceModule | undefined

  protected override query(): OwnQuery<MetricCardName> {
    const { metric, statistic, from, to, of, goalScope, activeDays, pipeline } = this
    known('metric', metric, METRIC_CARDS)
    if (statistic !== undefined) known('statistic', statistic, STATISTICS)
    const own = {
      dealSize: { statistic }, cycle: { statistic, from, to }, attainment: { of, goalScope }, retention: { activeDays },
    }[metric as string] ?? {}
    return { metric, ...given({ ...own, pipeline }) }
  }

  get #voice(): MetricVoice {
    // What is on screen may belong to a question before this one.
    const { statistic = 'median', of } = { statistic: this.statistic, of: this.of, ...this.answered } as { statistic?: Statistic; of?: string }
    return { t: this.t, w: metricWords.of(this.f.locale), f: this.f, compare: this.situation.compare, statistic, countsDeals: of === 'wonCount' }
  }
  #title(): string { return this.#voice.w.title(this.metric, this.statistic ?? 'median') }

  protected override titleText(): string { return this.#title() }
  protected override isEmpty(result: MetricCardResult): boolean {
    const { value, reason } = headlineOf(result)
    return value === null && (reason === undefined || reason === 'no-rows') && result.considered === 0
  }
  protected override summary(result: MetricCardResult): string { return metricSentence(result, this.heading ?? this.#title(), this.#voice) }
  protected override async loadEvidence(): Promise<void> { this.#behind = await import('./metric.evidence.ts') }
  protected override table(result: MetricCardResult): DataTable { return this.#behind!.metricTable(result, this.heading ?? this.#title(), this.#voice) }
  protected override definitionEntries(result: MetricCardResult): DefinitionEntry[] { return this.#behind!.metricDefinition(result, this.#voice) }
  protected override skeleton(): TemplateResult { return html`<span></span><span></span><span></span>` }
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    // A small card keeps its place while what it shows floats.
    const root = this.renderRoot.querySelector<HTMLElement>('.root')
    if (root && changed.get('view') === 'chart') root.style.setProperty('--_held', `${boxOf(root).height}px`)
  }
  /** What floats over a small card keeps in sight. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    const root = this.renderRoot.querySelector<HTMLElement>('.root')
    const floating = root?.querySelector('.widget:has(.data, .definition)')
    if (!root || !floating) return
    const { left, right } = root.getBoundingClientRect()
    const { width } = floating.getBoundingClientRect()
    const shift = this.f.dir === 'rtl' ? Math.max(0, EDGE - (right - width)) : Math.min(0, document.documentElement.clientWidth - EDGE - (left + width))
    root.style.setProperty('--_shift', `${shift / zoomOf(root)}px`)
  }
  protected override renderResult(result: MetricCardResult): TemplateResult {
    const open = this.dig
    return card(result, this.width, this.#voice, open && { open, text: this.t.common.drill(this.heading ?? this.#title()) })
  }
}

declare global { interface HTMLElementTagNameMap { 'shakhes-metric': ShakhesMetric } }
