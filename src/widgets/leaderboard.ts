import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { LEADERBOARD_ORDERS, given } from '../model/index.ts'
import type { LeaderboardOrder, LeaderboardResult, LeaderboardRow, LeaderboardView as View } from '../model/index.ts'
import { ShakhesWidget, icon, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { leaderboardStyles } from './leaderboard.styles.ts'
import type { Told } from './base/tips.ts'
import { known } from './known.ts'
import type { BoardHands, BoardTarget } from './leaderboard.hands.ts'
import { COLUMNS, EXTRA, SEARCHED, firstRows, offered, rateScale, shownColumns, usualRows, type ColumnName, type Sorting, type SortKey } from './leaderboard.rows.ts'
import { repTable, type LeaderboardView } from './leaderboard.view.ts'
import { leaderboardQuality, leaderboardSentence, nameOf, type Voice } from './leaderboard.words.ts'
import { segments } from './segments.ts'

const BY = ['rep', 'team'] as const
const VIEWS: readonly View[] = ['self', 'anonymous', 'named']

/**
 * Each rep beside their own past. Names beside one another, and ranks, are for the host to allow.
 *
 * @element shakhes-leaderboard
 * @attr {'self'|'anonymous'|'named'} view - What is shown first; default `self`.
 * @attr {string} views - What the reader may switch to, separated by spaces; default `self` alone.
 * @attr {'wonAmount'|'wonCount'|'winRate'|'name'} order - Of the anonymous and named views; default `winRate`.
 * @attr {string} me - Id of the rep who reads: "You".
 * @attr {number} minimum - Decided deals that a rate needs to be ranked; default 10.
 * @attr {'competition'|'dense'} ties - Ranks after a tie: 1, 2, 2, 4 or 1, 2, 2, 3.
 * @attr {'rep'|'team'} by - A row for each rep (the default), or for each team.
 * @attr {string} columns - Which are shown, separated by spaces: `rate amount change quota moved series open size cycle expected`.
 * @attr {boolean} no-wins - A deal that is won while somebody looks is not pointed out; nor is it to who prefers reduced motion.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader chose or cleared a rep or a team.
 * @csspart table - The table of reps.
 * @csspart row - A rep's or a team's row.
 * @csspart columns - The choice of columns.
 */
export class ShakhesLeaderboard extends ShakhesWidget<'leaderboard'> {
  static override readonly tag = 'shakhes-leaderboard'
  static override readonly switches = ['picked', 'by', 'columns']
  static override styles = [ShakhesWidget.styles, leaderboardStyles]

  @property({ attribute: 'view' }) who: View = 'self'
  @property() views = 'self'
  @property() order: LeaderboardOrder = 'winRate'
  @property() me: string | undefined
  @property({ type: Number }) minimum: number | undefined
  @property({ reflect: true }) by: 'rep' | 'team' = 'rep'
  @property({ reflect: true }) columns: string | undefined
  @property() ties: 'competition' | 'dense' | undefined
  @property({ type: Boolean, attribute: 'no-wins' }) noWins = false

  /** What the reader switched to. */
  @state() private picked: View | undefined
  @state() private search = ''
  /** Whether all rows are shown. */
  @state() private whole = false
  @state() private sorting: Sorting | undefined
  /** Whether the choice of columns is open. */
  @state() private choosing = false
  /** Teams have been shown: the way back to them stays open. */
  #teamed = false
  #later = this.later(() => import('./leaderboard.more.ts'))
  #made: BoardHands | undefined
  /** The answer before, and what had been asked. */
  #before: { readonly result: LeaderboardResult; readonly question: string } | undefined

  protected override query(): OwnQuery<'leaderboard'> {
    known('view', this.who, VIEWS)
    known('order', this.order, LEADERBOARD_ORDERS)
    known('by', this.by, BY)
    const columns = this.#columns
    for (const name of columns ?? []) known('columns', name, COLUMNS)
    return {
      metric: 'leaderboard', view: this.#view, order: this.order,
      ...given({ me: this.me, ties: this.ties, minimum: this.minimum }), ...(this.by === 'team' ? { teams: true } : {}), ...(columns?.includes('expected') ? { expected: true } : {}),
    }
  }
  protected override titleText(): string { return this.t.leaderboard.title }
  protected override isEmpty(result: LeaderboardResult): boolean { return result.rows.length === 0 && !result.suppressed }
  protected override emptyText(result: LeaderboardResult): readonly [string, string] {
    const { ownerless, ownerlessText } = this.t.leaderboard
    return result.considered > 0 ? [ownerless, ownerlessText] : super.emptyText(result)
  }
  protected override summary(result: LeaderboardResult): string {
    return this.#teams(result) ? this.t.winRate.wonDecided(this.f.kOfN(result.total.k, result.total.n), null) : leaderboardSentence(result, this.#voice)
  }
  protected override qualityParts(result: LeaderboardResult): string[] {
    const teams = this.#teams(result)
    return [
      ...leaderboardQuality(result, this.#shown(result).length, this.#voice, teams),
      ...(teams ? [] : this.#later.module?.noVerdict(result, this.#sorting(result).key, this.f) ?? []),
    ]
  }
  protected override table(result: LeaderboardResult): DataTable {
    const teams = this.#teams(result)
    return teams ? this.evidence.teamsTable(teams, result, this.#voice) : this.evidence.leaderboardTable(result, this.#sorted(result), this.#voice)
  }
  protected override definitionEntries(result: LeaderboardResult): DefinitionEntry[] { return this.evidence.leaderboardDefinition(result, this.#voice) }

  protected override get telling() { return this.#later }
  protected override tip(mark: HTMLElement): Told {
    return this.#hands?.tip(mark)
  }
  /** What it is switched with, once that has come. */
  get #hands(): BoardHands | undefined {
    const { module } = this.#later
    return this.#made ??= module && new module.BoardHands(this, this as unknown as BoardTarget)
  }

  get #voice(): Voice { return { t: this.t, f: this.f } }
  /** What the host or the reader chose; null: nobody did. */
  get #columns(): readonly ColumnName[] | null { return this.columns === undefined ? null : this.columns.split(/\s+/).filter(Boolean) as ColumnName[] }
  /** What was kept of a reader is no leave of the host. */
  get #view(): View { return this.picked && this.#allowed.includes(this.picked) ? this.picked : this.who }
  /** What the host shows first it also allows. */
  get #allowed(): readonly View[] {
    const asked = this.views.split(/\s+/)
    return VIEWS.filter((view) => asked.includes(view) || view === this.who)
  }
  /** Those that have a row each, where they were asked for. */
  #teams({ teams }: LeaderboardResult): LeaderboardResult['teams'] { return this.by === 'team' ? teams : undefined }
  #sorting({ view }: LeaderboardResult): Sorting { return this.sorting ?? { key: view === 'self' || this.by === 'team' ? 'name' : 'order', reversed: false } }
  #sorted(result: LeaderboardResult): readonly LeaderboardRow[] {
    const { module } = this.#later
    return module && this.sorting ? module.sortedRows(result, this.sorting, this.f) : usualRows(result, this.f)
  }
  /** Those that are sought, or all. */
  #candidates(result: LeaderboardResult): readonly LeaderboardRow[] {
    const rows = this.#sorted(result)
    return this.#later.module && this.search ? this.#later.module.foundRows(rows, this.search, this.f) : rows
  }
  #shown(result: LeaderboardResult): readonly LeaderboardRow[] {
    const rows = this.#candidates(result)
    return this.#long ? rows : firstRows(rows, this.#chosen)
  }
  /** All that were found, or asked for. */
  get #long(): boolean { return this.#later.module !== undefined && (this.whole || this.search.trim() !== '') }
  get #chosen(): ReadonlySet<string> { return new Set(this.chosen('owner')?.values?.map(String)) }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const { result } = this
    if (result && result !== this.#before?.result) this.#heed(result)
  }
  /** Who has won something since the answer before, to the same question; what is read bit by bit has not just been won. */
  #heed(result: LeaderboardResult): void {
    const before = this.#before
    const question = JSON.stringify(this.answered)
    this.#before = { result, question }
    if (!before || before.question !== question || before.result.version === result.version || !before.result.complete || !result.complete) return
    if (this.noWins || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const tell = (): void => { if (this.isConnected) this.#hands?.heed(before.result, result) }
    this.#need()
    if (this.#later.module) tell()
    else void this.#later.loading?.then(tell)
  }
  /** What only some readers see comes when the first of it is wanted. */
  #need(): void { if (!this.#later.loading) this.#later.load() }

  protected override controls(result: LeaderboardResult): TemplateResult | typeof nothing {
    const { t: { leaderboard: w } } = this
    const views = this.by === 'team' ? [] : this.#allowed
    // Teams side by side are for the host to allow, as names are.
    this.#teamed ||= this.by === 'team'
    const teams = this.#teamed || (this.#allowed.length > 1 && result.rows.some((row) => row.team !== null))
    const searchable = this.by === 'rep' && result.view !== 'anonymous' && result.rows.length > SEARCHED
    const more = this.by === 'rep' && offered(result).some((name) => EXTRA.includes(name))
    if (views.length < 2 && !searchable && !more && !teams) return nothing
    return html`<div class="meta" part="controls">
      ${views.length < 2 ? nothing : segments({
        label: w.viewSwitch, chosen: this.#view, options: views.map((value) => ({ value, text: w.views[value] })), choose: (value) => this.#switch(value),
      })}
      ${teams ? segments({ label: w.rowsSwitch, chosen: this.by, options: [{ value: 'rep', text: w.rep }, { value: 'team', text: w.table.team }], choose: (by) => { this.by = by; this.sorting = undefined } }) : nothing}
      ${searchable ? html`<label class="search">${icon('search')}<input type="search" placeholder=${w.find} aria-label=${w.find} autocomplete="off" .value=${this.search}
        @focus=${() => this.#need()} @input=${(event: InputEvent) => { this.search = (event.target as HTMLInputElement).value }}
        @keydown=${this.#searchKey}></label>` : nothing}
      ${more ? html`<button class="link choose" type="button" aria-expanded=${this.choosing ? 'true' : 'false'} @click=${() => { this.choosing = !this.choosing }}>${w.columns}</button>` : nothing}
    </div>`
  }
  protected override emptyControls(): TemplateResult | typeof nothing { return this.result ? this.controls(this.result) : nothing }

  protected override renderResult(result: LeaderboardResult): TemplateResult {
    const { t: { leaderboard: w }, f, choosing } = this
    if (result.rows.length === 0) return html`<p class="nobody">${w.suppressed}</p>`
    const columns = shownColumns(result, this.#columns)
    const teams = this.#teams(result)
    const other = teams !== undefined || result.view !== 'self'
    if (other || choosing || this.sorting || this.search || this.whole || columns.some((name) => EXTRA.includes(name))) this.#need()
    const hands = this.#hands
    if (other && !hands && !this.#later.fault) return html`<div class="skeleton awaited" aria-hidden="true">${this.skeleton()}</div>`
    hands?.long(this.#long)
    const rows = this.#shown(result)
    const chosen = this.#chosen
    const view: LeaderboardView = {
      result, rows, scale: rateScale(result.rows, result.view === 'self'), sorting: this.#sorting(result), t: this.t, f,
      chosen: this.#columns !== null && result.view !== 'anonymous', columns, extra: [],
      pressed: (row) => chosen.has(row.id), choose: (row) => this.select('owner', [row.id], nameOf(row, result, this.#voice)), sort: (key, order) => this.#sort(key, order, result),
      news: () => null,
    }
    if (hands && teams) return hands.teams(view, teams)
    // One template, whether or not more has come: what has the focus stays.
    const full = hands?.full(view) ?? view
    return html`${hands && choosing && result.view !== 'anonymous' ? hands.menu(view) : nothing}
    ${hands?.instead(full, this.search.trim(), this.#long) ?? this.#table(full)}${this.#toggle(result, rows)}`
  }
  #table(view: LeaderboardView): TemplateResult {
    return view.chosen ? html`<div class="across">${repTable(view)}</div>` : repTable(view)
  }
  /** All of them, or a few again. */
  #toggle(result: LeaderboardResult, rows: readonly LeaderboardRow[]): TemplateResult | typeof nothing {
    const { t: { leaderboard: w }, f, whole } = this
    const all = this.#candidates(result).length
    if (this.search.trim() !== '' || (!whole && rows.length === all)) return nothing
    return html`<button type="button" class="link more" aria-expanded=${whole ? 'true' : 'false'} @click=${() => { this.whole = !whole }}>${
      whole ? w.showFewer : w.showAll(f.integer(all))}</button>`
  }

  #switch(view: View): void {
    this.picked = view
    this.sorting = undefined
    this.search = ''
  }
  #sort(key: SortKey, order: LeaderboardOrder | undefined, result: LeaderboardResult): void {
    const now = this.#sorting(result)
    const again = now.key === key && (order === undefined || order === result.order)
    this.sorting = { key, reversed: again && !now.reversed }
    if (order) this.order = order
  }
  #searchKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.search === '') return
    this.search = ''
    event.stopPropagation()
  }
}

declare global { interface HTMLElementTagNameMap { 'shakhes-leaderboard': ShakhesLeaderboard } }
