import { html, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { rateTrackStyles } from '../charts/interval.ts'
import { periodAt, type SeriesLayout } from '../charts/rate-series.ts'
import { rateSeriesStyles } from '../charts/rate-series-svg.ts'
import type { Dimension, Grain, WinRateDefinition, WinRateGroup, WinRatePoint, WinRateResult } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import { ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { courseOf, type WinRateVoice } from './win-rate.rates.ts'
import { winRateStyles } from './win-rate.styles.ts'
import { definitionSwitch, groups, hero, series, seriesLayout, type SeriesEvents } from './win-rate.view.ts'
import { winRateQuality, winRateSentence } from './win-rate.words.ts'

/**
 * The share of deals that were won, with its interval, its verdict against the past, its course, and its groups.
 *
 * @element shakhes-win-rate
 * @attr {'decided'|'all'|'value'|'stale'} definition - Which win rate; default `decided`. It is always printed.
 * @attr group-by - A dimension such as `owner`, or `none`; default `source`, or `owner` where no source is recorded.
 * @attr grain - Of the series; default by the length of the period.
 * @attr stale-after-days - Open deals older than this are stale; default 90.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader picked a period or a group.
 * @csspart value - The rate.
 * @csspart group - A group's button.
 */
export class ShakhesWinRate extends ShakhesWidget<'winRate'> {
  static override readonly tag = 'shakhes-win-rate'
  static override styles = [ShakhesWidget.styles, rateTrackStyles, rateSeriesStyles, winRateStyles]

  @property({ reflect: true }) definition: WinRateDefinition = 'decided'
  @property({ attribute: 'group-by' }) groupBy: Dimension | 'none' | undefined
  @property() grain: Grain | undefined
  @property({ type: Number, attribute: 'stale-after-days' }) staleAfterDays: number | undefined

  /** The period that is pointed at. */
  @state() private active: number | null = null
  /** Whether all groups are shown. */
  @state() private all = false
  /** What to group by while nobody says. */
  #grouped: Dimension = 'source'
  #groupedFor: Source | undefined
  #layout: SeriesLayout | undefined

  protected override query(): OwnQuery<'winRate'> {
    const groupBy = this.groupBy === 'none' ? undefined : this.groupBy ?? this.#grouped
    return {
      metric: 'winRate',
      ...(this.definition === 'all' ? { attribution: 'both' as const } : {}),
      ...(groupBy === undefined ? {} : { groupBy }),
      ...(this.grain === undefined ? {} : { grain: this.grain }),
      ...(this.staleAfterDays === undefined ? {} : { staleAfterDays: this.staleAfterDays }),
    }
  }
  get #voice(): WinRateVoice { return { t: this.t, f: this.f, compare: this.situation.compare } }
  protected override titleText(): string { return this.t.winRate.title }
  protected override isEmpty({ decided, all }: WinRateResult): boolean { return decided.n === 0 && all.n === 0 }
  protected override summary(result: WinRateResult): string { return winRateSentence(result, this.definition, this.#voice) }
  protected override qualityParts(result: WinRateResult): string[] { return winRateQuality(result, this.#voice) }
  protected override table(result: WinRateResult): DataTable { return this.evidence.winRateTable(result, this.definition, this.#voice) }
  protected override definitionEntries(result: WinRateResult): DefinitionEntry[] { return this.evidence.winRateDefinition(result, this.definition, this.#voice) }

  protected override willUpdate(changed: PropertyValues): void {
    const { result } = this
    if (this.#groupedFor !== this.situation.source) {
      this.#groupedFor = this.situation.source
      this.#grouped = 'source'
    }
    // Where nobody recorded a source, one row "not recorded" tells nothing: reps do.
    if (result?.groupBy === 'source' && result.groups.length > 0 && result.groups.every((g) => g.missing)) this.#grouped = 'owner'
    if (this.active !== null && this.active >= this.#points.length) this.active = null
    super.willUpdate(changed)
  }

  protected override renderResult(result: WinRateResult): TemplateResult {
    const voice = this.#voice
    const layout = this.#layout = seriesLayout(result, this.definition, voice.f, this.width)
    const { period } = this.chosen('period') ?? {}
    const chosen = new Set(period ? courseOf(result, this.definition).points.flatMap((p, i) => (p.start >= period.start && p.end <= period.end ? [i] : [])) : [])
    const values = result.groupBy ? this.chosen(result.groupBy)?.values ?? [] : []
    return html`${hero(result, this.definition, voice)}
      ${definitionSwitch(result, this.definition, (definition) => { this.definition = definition }, voice)}
      ${series(result, layout, { ...voice, active: this.active, chosen, definition: this.definition, events: this.#periodEvents })}
      ${groups(result, {
        ...voice, definition: this.definition, all: this.all, toggle: () => { this.all = !this.all },
        pressed: (group) => values.includes(valueOf(group)),
        choose: (group) => this.select(result.groupBy!, [valueOf(group)], group.missing ? voice.t.winRate.missing : voice.f.label(group.name)),
      })}`
  }

  get #points(): readonly WinRatePoint[] { return this.result ? courseOf(this.result, this.definition).points : [] }
  #choosePeriod(index: number | null): void {
    const bucket = index === null ? undefined : this.#points[index]
    if (!bucket || !this.result) return
    this.selectPeriod({ start: bucket.start, end: bucket.end }, this.f.bucketLabel(bucket, this.result.grain))
  }
  #at(event: MouseEvent): number | null {
    const box = (event.currentTarget as Element).getBoundingClientRect()
    const index = this.#layout ? periodAt(this.#layout, event.clientX - box.left) : -1
    return index < 0 ? null : index
  }
  #periodEvents: SeriesEvents = {
    move: (event) => { this.active = this.#at(event) },
    leave: () => { this.active = null },
    click: (event) => { this.#choosePeriod(this.active = this.#at(event)) },
    focus: () => { this.active ??= this.#points.length - 1 },
    key: (event) => {
      const last = this.#points.length - 1
      const now = this.active ?? last
      // Time runs from left to right in every language, and so do its arrows.
      const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key]
      if (to !== undefined) this.active = Math.min(last, Math.max(0, to))
      else if (event.key === 'Enter' || event.key === ' ') this.#choosePeriod(this.active)
      else if (event.key === 'Escape' && this.chosen('period')) this.selectPeriod(null, '')
      else return
      event.preventDefault()
    },
  }
}

/** The value of a group's dimension. */
const valueOf = (group: WinRateGroup): string | null => (group.missing ? null : group.id)

declare global { interface HTMLElementTagNameMap { 'shakhes-win-rate': ShakhesWinRate } }
