import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { given } from '../model/index.ts'
import type { Attribution, Dimension, Grain, Scope, WinRateDefinition, WinRateGroup, WinRateResult } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import { ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { winRateStyles } from './win-rate.styles.ts'
import { besideIn } from './beside.ts'
import { known } from './known.ts'
import { lostReasons } from './lost-reasons.ts'
import type { WinRateHands, WinRateTarget } from './win-rate.hands.ts'
import { courseOf, COURSES, type WinRateVoice } from './win-rate.rates.ts'
import { definitionSwitch, groups, hero, series, seriesLayout } from './win-rate.view.ts'
import { winRateQuality, winRateSentence } from './win-rate.words.ts'

/**
 * The share of deals that were won, with its interval, its verdict against the past, its course, and its groups.
 *
 * @element shakhes-win-rate
 * @attr {'decided'|'all'|'value'|'stale'} definition - Which win rate; default `decided`. It is always printed.
 * @attr group-by - A dimension such as `owner`, or `none`; default `source`, or `owner` where no source is recorded.
 * @attr grain - Of the series; default by the length of the period and the width.
 * @attr stale-after-days - Open deals older than this are stale; default 90.
 * @attr {'closed'|'created'|'both'} attribution - The course of decided deals by when they were decided; of all by when they were created; or both. Default by the definition.
 * @attr compare-by - What groups are made by, such as `team` (the default) or `owner`.
 * @attr {string} group - One value of it: the win rate of this group alone; default, beside `against`, everyone else.
 * @attr {string} against - Another value: the group that it is compared with.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader picked a period or a group.
 * @csspart value - The rate.
 * @csspart group - A group's button.
 * @csspart beside - The choice of another group.
 */
export class ShakhesWinRate extends ShakhesWidget<'winRate'> {
  static override readonly tag = 'shakhes-win-rate'
  static override readonly switches = ['definition', 'groupBy', 'grain']
  static override styles = [ShakhesWidget.styles, winRateStyles]

  @property({ reflect: true }) definition: WinRateDefinition = 'decided'
  @property({ attribute: 'group-by' }) groupBy: Dimension | 'none' | undefined
  @property() grain: Grain | undefined
  @property({ type: Number, attribute: 'stale-after-days' }) staleAfterDays: number | undefined

  @property() attribution: Attribution | undefined
  @property({ attribute: 'compare-by', reflect: true }) compareBy: Dimension = 'team'
  @property({ reflect: true }) group: string | undefined
  @property({ reflect: true }) against: string | undefined

  /** Whether all groups are shown. */
  @state() private all = false
  /** What to group by while nobody says. */
  #grouped: Dimension = 'source'
  #groupedFor: Source | undefined
  #later = this.later(() => import('./win-rate.hands.ts'))
  /** Its hands are a part of it: what is protected is theirs too. */
  protected groupsLater = this.later(() => import('./beside.groups.ts'))
  #hands: WinRateHands | undefined
  /** For how many periods, 0: for as many as can be read; not asked yet. */
  #room = -1

  /** @internal To which periods the course belongs: the definition says, where nobody else does. */
  get course(): Attribution { return this.attribution ?? (this.definition === 'all' ? 'created' : 'closed') }

  protected override query(scope: Scope): OwnQuery<'winRate'> {
    if (this.attribution !== undefined) known('attribution', this.attribution, COURSES)
    return {
      metric: 'winRate',
      ...(this.course === 'closed' ? {} : { attribution: 'both' as const }),
      ...(this.definition === 'value' ? { valueInterval: true } : {}),
      ...(this.grain === undefined && this.#roomy()),
      ...given({ groupBy: this.groupBy === 'none' ? undefined : this.groupBy ?? this.#grouped, grain: this.grain, staleAfterDays: this.staleAfterDays }),
      ...besideIn(scope, this),
    }
  }
  /** Fewer and longer periods where it is narrow; not to and fro while a page is being resized. */
  #roomy(): { readonly room?: number } {
    const width = this.width || this.clientWidth - FRAME
    if (roomIn(width - 24) !== this.#room && roomIn(width + 24) !== this.#room) this.#room = roomIn(width)
    return this.#room ? { room: this.#room } : {}
  }
  get #voice(): WinRateVoice {
    return { t: this.t, f: this.f, compare: this.situation.compare, ...this.#hands?.voice() }
  }
  protected override titleText(): string { return this.t.winRate.title }
  protected override isEmpty({ decided, all }: WinRateResult): boolean { return decided.n === 0 && all.n === 0 }
  protected override summary(result: WinRateResult): string { return winRateSentence(result, this.definition, this.#voice) }
  protected override qualityParts(result: WinRateResult): string[] { return winRateQuality(result, this.#voice) }
  protected override table(result: WinRateResult): DataTable { return this.evidence.winRateTable(result, this.course, this.#voice) }
  protected override definitionEntries(result: WinRateResult): DefinitionEntry[] { return this.evidence.winRateDefinition(result, this.definition, this.#voice) }

  protected override willUpdate(changed: PropertyValues): void {
    const { result } = this
    if (this.#groupedFor !== this.situation.source) {
      this.#groupedFor = this.situation.source
      this.#grouped = 'source'
    }
    // Where nobody recorded a source, one row "not recorded" tells nothing: reps do.
    if (result?.groupBy === 'source' && result.groups.length > 0 && result.groups.every((g) => g.missing)) this.#grouped = 'owner'
    super.willUpdate(changed)
  }

  protected override renderResult(result: WinRateResult): TemplateResult {
    // What it is touched and switched with comes after the first picture.
    if (!this.#later.loading) this.#later.load()
    const { module } = this.#later
    const hands = this.#hands ??= module && new module.WinRateHands(this, this as unknown as WinRateTarget)
    const { definition, course, groupBy, width } = this
    const voice = this.#voice
    const layout = seriesLayout(result, courseOf(result, course), voice.f, width)
    const values = result.groupBy ? this.chosen(result.groupBy)?.values ?? [] : []
    const view = { ...voice, definition, course }
    const compare = hands?.compareSwitch() ?? html`<span class="pick">${voice.t.common.compares[this.against === undefined ? voice.compare ?? 'previous' : 'group']}</span>`
    return html`${hero(result, definition, voice, compare)}${hands?.panel() ?? nothing}
      ${definitionSwitch(result, definition, (chosen) => { this.definition = chosen }, voice)}
      ${hands?.series(result, layout, view) ?? series(result, layout, view)}
      ${groups(result, {
        ...view, all: this.all, toggle: () => { this.all = !this.all }, by: result.groupBy ? hands?.groupSwitch(result) : undefined, unasked: groupBy === undefined,
        pressed: (group) => values.includes(valueOf(group)),
        choose: (group) => this.select(result.groupBy!, [valueOf(group)], group.missing ? voice.t.winRate.missing : voice.f.label(group.name)),
      })}
      ${lostReasons(result.lostReasons, { ...voice, width })}`
  }
}

/** Between the widget's edge and its picture, on both sides: before it is laid out. */
const FRAME = 40
/** For how many periods there is room in px, of which one takes at least eight; 0: for as many as can be read. */
const roomIn = (width: number): number => (width < 1 || width >= 420 ? 0 : width < 250 ? 15 : 31)

/** The value of a group's dimension. */
const valueOf = (group: WinRateGroup): string | null => (group.missing ? null : group.id)

declare global { interface HTMLElementTagNameMap { 'shakhes-win-rate': ShakhesWinRate } }
