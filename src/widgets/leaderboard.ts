import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { rateTrackStyles } from '../charts/interval.ts'
import { LEADERBOARD_ORDERS } from '../model/index.ts'
import type { LeaderboardOrder, LeaderboardResult, LeaderboardRow, LeaderboardView as View } from '../model/index.ts'
import { ShakhesWidget, icon, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { known } from './known.ts'
import { COLUMNS, EXTRA, SEARCHED, firstRows, foundRows, offered, rateScale, shownColumns, STEP, sortedRows, type ColumnName, type Sorting, type SortKey } from './leaderboard.rows.ts'
import { leaderboardStyles } from './leaderboard.styles.ts'
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
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader chose or cleared a rep.
 * @csspart table - The table of reps.
 * @csspart row - A rep's row.
 */
export class ShakhesLeaderboard extends ShakhesWidget<'leaderboard'> {
  static override readonly tag = 'shakhes-leaderboard'
  static override styles = [ShakhesWidget.styles, rateTrackStyles, leaderboardStyles]

  @property({ attribute: 'view' }) who: View = 'self'
  @property() views = 'self'
  @property() order: LeaderboardOrder = 'winRate'
  @property() me: string | undefined
  @property({ type: Number }) minimum: number | undefined
  @property({ reflect: true }) by: 'rep' | 'team' = 'rep'
  @property({ reflect: true }) columns: string | undefined
  @property() ties: 'competition' | 'dense' | undefined

  /** What the reader switched to. */
  @state() private picked: View | undefined
  @state() private search = ''
  /** Rows that are shown besides the first. */
  @state() private more = 0
  @state() private sorting: Sorting | undefined
  /** Whether the choice of columns is open. */
  @state() private choosing = false
  /** Teams have been shown: the way back to them stays open. */
  #teamed = false
  #later = this.later(() => import('./leaderboard.columns.ts'))

  protected override query(): OwnQuery<'leaderboard'> {
    known('view', this.who, VIEWS)
    known('order', this.order, LEADERBOARD_ORDERS)
    known('by', this.by, BY)
    const columns = this.#columns
    for (const name of columns ?? []) known('columns', name, COLUMNS)
    return {
      metric: 'leaderboard', view: this.#view, order: this.order,
      ...(this.me === undefined ? {} : { me: this.me }), ...(this.ties === undefined ? {} : { ties: this.ties }),
      ...(this.minimum === undefined ? {} : { minimum: this.minimum }), ...(this.by === 'team' ? { teams: true } : {}), ...(columns?.includes('expected') ? { expected: true } : {}),
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
    return leaderboardQuality(result, this.#shown(result).length, this.#voice, this.#teams(result))
  }
  protected override table(result: LeaderboardResult): DataTable {
    const teams = this.#teams(result)
    return teams ? this.evidence.teamsTable(teams, result, this.#voice) : this.evidence.leaderboardTable(result, this.#sorted(result), this.#voice)
  }
  protected override definitionEntries(result: LeaderboardResult): DefinitionEntry[] { return this.evidence.leaderboardDefinition(result, this.#voice) }

  get #voice(): Voice { return { t: this.t, f: this.f } }
  /** What the host or the reader chose; null: nobody did. */
  get #columns(): readonly ColumnName[] | null { return this.columns === undefined ? null : this.columns.split(/\s+/).filter(Boolean) as ColumnName[] }
  get #view(): View { return this.picked ?? this.who }
  /** What the host shows first it also allows. */
  get #allowed(): readonly View[] {
    const asked = this.views.split(/\s+/)
    return VIEWS.filter((view) => asked.includes(view) || view === this.who)
  }
  /** Those that have a row each, where they were asked for. */
  #teams({ teams }: LeaderboardResult): LeaderboardResult['teams'] { return this.by === 'team' ? teams : undefined }
  #sorting(result: LeaderboardResult): Sorting { return this.sorting ?? { key: result.view === 'self' ? 'name' : 'order', reversed: false } }
  #sorted(result: LeaderboardResult): readonly LeaderboardRow[] { return sortedRows(result, this.#sorting(result), this.f) }
  /** Those that are sought, or all. */
  #candidates(result: LeaderboardResult): readonly LeaderboardRow[] { return foundRows(this.#sorted(result), this.search, this.f) }
  #shown(result: LeaderboardResult): readonly LeaderboardRow[] {
    const searching = this.search.trim() !== ''
    return firstRows(this.#candidates(result), this.#chosen, this.more + (searching ? STEP : 0))
  }
  get #chosen(): ReadonlySet<string> { return new Set(this.chosen('owner')?.values?.map(String)) }

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
      ${teams ? segments({ label: w.rowsSwitch, chosen: this.by, options: [{ value: 'rep', text: w.rep }, { value: 'team', text: w.table.team }], choose: (by) => { this.by = by } }) : nothing}
      ${searchable ? html`<label class="search">${icon('search')}<input type="search" placeholder=${w.find} aria-label=${w.find} autocomplete="off" .value=${this.search}
        @input=${(event: InputEvent) => { this.search = (event.target as HTMLInputElement).value; this.more = 0 }}
        @keydown=${this.#searchKey}></label>` : nothing}
      ${more ? html`<button class="link choose" type="button" aria-expanded=${this.choosing ? 'true' : 'false'} @click=${this.#open}>${w.columns}</button>` : nothing}
    </div>`
  }
  protected override emptyControls(): TemplateResult | typeof nothing { return this.result ? this.controls(this.result) : nothing }

  protected override renderResult(result: LeaderboardResult): TemplateResult {
    const { t: { leaderboard: w }, f } = this
    const shown = this.#shown(result)
    const chosen = this.#chosen
    const all = this.#candidates(result).length
    const rest = all - shown.length
    if (result.rows.length === 0) return html`<p class="nobody">${w.suppressed}</p>`
    const columns = shownColumns(result, this.#columns)
    if ((this.by === 'team' || columns.some((name) => EXTRA.includes(name))) && !this.#later.loading) this.#later.load()
    const { module } = this.#later
    const view: LeaderboardView = {
      result, rows: shown, scale: rateScale(result.rows, result.view === 'self'), sorting: this.#sorting(result), t: this.t, f,
      chosen: this.#columns !== null && result.view !== 'anonymous', columns, extra: [],
      pressed: (row) => chosen.has(row.id), choose: (row) => this.select('owner', [row.id], nameOf(row, result, this.#voice)), sort: (key, order) => this.#sort(key, order, result),
    }
    const teams = this.#teams(result)
    if (module && teams) {
      return module.teamTable(view, teams, new Set(this.chosen('team')?.values?.map(String)), (team) => this.select('team', [team.id], f.label(team.name)))
    }
    const whole = module ? { ...view, extra: module.extraColumns(view) } : view
    const table = (): TemplateResult => (view.chosen ? html`<div class="across" role="group" tabindex="0" aria-label=${w.title}>${repTable(whole)}</div>` : repTable(whole))
    return html`${this.choosing && module && result.view !== 'anonymous' ? module.columnMenu(view, columns, (names) => { this.columns = names.join(' ') }) : nothing}
    ${shown.length === 0 ? html`<p class="nobody" role="status">${w.nobody(f.isolate(this.search.trim()))}</p>` : table()}
    ${rest > 0 || this.more > 0 ? html`<button type="button" class="link more" aria-expanded=${this.more > 0 ? 'true' : 'false'} @click=${() => { this.more = rest > 0 ? this.more + STEP : 0 }}>${
      rest > STEP ? this.t.notes.more(f.integer(STEP)) : rest > 0 ? w.showAll(f.integer(all)) : w.showFewer}</button>` : nothing}`
  }

  #open = (): void => {
    this.choosing = !this.choosing
    if (this.choosing) this.#later.load()
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
