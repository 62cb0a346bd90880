import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { ShakhesError, type Clause, type NoteExtra, type NotesQuery, type NotesResult } from '../model/index.ts'
import { errorTemplate } from './base/parts.ts'
import { ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import type { NotesFilters } from './notes.filters.ts'
import type { LongList } from './notes.more.ts'
import type { NotesView } from './notes.view.ts'

/** Notes of the first picture. */
const PAGE = 50
/** More than these are long: they are drawn a screenful at a time, and the first of them on paper. */
const FEW = 12
/** As much room as the picture will take, which is not there yet: for some six notes, by lines, which are higher in Persian. */
const room = css`
  .widget { --_list: 24lh; --_body-height: calc(var(--_list) + 180px); }
  @container shakhes-widget (max-width: 480px) { .widget { --_list: 28lh; --_body-height: calc(var(--_list) + 340px - 25cqi); } }
`

/**
 * What was written about customers, day by day, with the moods that were recorded; as many as there are. METRICS K.
 *
 * @element shakhes-notes
 * @attr kinds - Only these, parted by spaces: `call`, `email`, `meeting`, `message`, `note`, `task`.
 * @attr moods - Only these, parted by spaces: `cheerful`, `good_tempered`, `neutral`, `sad`, `hot_tempered`, `unrecorded`.
 * @attr about - Only one customer's or deal's, with what whoever takes over has to know: `customer:ID` or `deal:ID`.
 * @csspart note - A note, or what stands on the same line.
 * @csspart text - What was noted.
 * @csspart course - The moods over time.
 * @csspart handover - What whoever takes over has to know.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - a customer (`customer`) or a deal (`id`) was chosen
 */
export class ShakhesNotes extends ShakhesWidget<'notes'> {
  static override tag = 'shakhes-notes'
  static override switches = ['search', 'needsAction']
  static override styles = [...[ShakhesWidget.styles].flat(), room]

  /** Only notes that contain this; case, joiners, and Persian or Arabic letters and digits make no difference. */
  @property() search = ''
  /** Only notes in which a promise is open. */
  @property({ type: Boolean, attribute: 'needs-action' }) needsAction = false
  @property() kinds = ''
  @property() moods = ''
  @property() about = ''
  /** Moves between stages and interventions among the notes. */
  @property({ type: Boolean }) timeline = false
  /** Moods over time above the notes. */
  @property({ type: Boolean }) course = false

  @state() private expanded: ReadonlySet<string> = new Set()
  /** Whether the reader may choose kinds and moods now. */
  @state() private choosing = false
  protected override readonly first = this.later(() => import('./notes.first.ts'))
  #more = this.later(async () => this.first.module!.loadMore())
  #narrowing: NotesFilters | undefined
  #long: LongList | undefined

  protected override query(): OwnQuery<'notes'> {
    const about = aboutOf(this.about)
    const include: NoteExtra[] = [...(this.timeline ? ['moves', 'interventions'] as const : []), ...(this.course ? ['overTime'] as const : [])]
    const query: NotesQuery = {
      metric: 'notes', limit: PAGE,
      ...(this.search.trim() === '' ? {} : { search: this.search.trim() }),
      ...(this.needsAction ? { needsAction: true } : {}),
      ...(this.kinds === '' ? {} : { kinds: this.kinds.split(' ') }),
      ...(this.moods === '' ? {} : { moods: this.moods.split(' ').map((mood) => (mood === 'unrecorded' ? null : mood)) }),
      ...(include.length === 0 ? {} : { include }),
      ...(about === null ? {} : { about }),
    }
    return query
  }
  protected override titleText(): string { return this.t.notes.title }

  protected override summary(result: NotesResult): string {
    const { t, f } = this
    const { search: sought, include } = this.answered ?? {}
    // Moves and interventions are among the rows, and are no notes.
    const notes = include ? result.considered : result.total
    const count = f.integer(notes)
    if (sought !== undefined) return t.notes.found(count, notes, f.isolate(sought))
    return t.notes.summary(count, notes, result.needsAction > 0 ? t.notes.needAction(f.integer(result.needsAction), result.needsAction) : null)
  }

  protected override isEmpty(result: NotesResult): boolean {
    const { search, needsAction, kinds, moods, about } = this.answered ?? {}
    return this.#noteless || (result.total === 0 && [search, needsAction, kinds, moods, about].every((one) => one === undefined))
  }

  /** Without any there is nothing to search. */
  get #noteless(): boolean {
    const info = this.situation.source?.info
    return info != null && !info.rows['notes']
  }
  protected override emptyText(result: NotesResult): readonly [string, string] {
    const { notes } = this.t
    return this.#noteless ? [notes.noneTitle, notes.noneText] : super.emptyText(result)
  }

  protected override controls(): TemplateResult | typeof nothing { return this.#filters() }
  protected override emptyControls(): TemplateResult | typeof nothing {
    return this.#noteless || (this.search === '' && !this.needsAction) ? nothing : this.#filters()
  }
  #filters(): TemplateResult | typeof nothing {
    const filters = this.#narrowing?.template(this.t, { on: this.choosing, toggle: () => { this.choosing = !this.choosing } })
    return filters ? html`${filters}${this.choosing ? this.#more.module?.choiceTemplate(this, this.f) : nothing}` : nothing
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    this.first.begin()
    const first = this.first.module
    if (!first) return
    this.#narrowing ??= new first.NotesFilters(this, () => this.renderRoot)
    const { result, answered } = this
    const rare = this.choosing || this.#pointed || this.timeline || this.course || answered?.search !== undefined || answered?.about !== undefined
    if (rare || (result && result.total > FEW)) this.#more.begin()
    if (this.#more.module) this.#long ??= new this.#more.module.LongList(this, () => this.renderRoot.querySelector<HTMLElement>('.list'))
  }
  protected override renderResult(result: NotesResult): TemplateResult {
    const { t, f } = this
    const view = this.#view(result)
    const { module, fault, load } = this.#more
    const { moodsTemplate, rowsTemplate } = this.first.module!
    const about = result.handover && module ? module.handoverTemplate(result, view, () => { this.about = '' })
      : this.#pointed && module ? module.handoverOffer(this.#pointed, view, (about) => { this.about = about }) : nothing
    if (result.total === 0) return html`${about}<p class="none-found">${view.search === '' ? t.common.emptyTitle : t.notes.noneFound(f.isolate(view.search))}</p>`
    const long = this.#long?.draw(result, this.answered, this.situation.source, view)
    return html`${moodsTemplate(result, view)}${result.overTime && module ? module.courseTemplate(result.overTime, this.width, view) : nothing}${about}
      <div class="list" role="feed" data-keys="feed" aria-label=${t.notes.list} aria-busy=${long?.busy ? 'true' : 'false'} tabindex="0" @keydown=${long?.key}>${long?.rows ?? rowsTemplate(result.entries, view)}${fault ? errorTemplate(fault, load, t, f) : nothing}</div>`
  }
  /** Whose hand-over card can be had: a customer's or deal's that the reader chose here. */
  get #pointed(): Clause | undefined { return this.chosen('id') ?? this.chosen('customer') }
  #view(result: NotesResult): NotesView {
    return {
      t: this.t, f: this.f, asOf: result.asOf, search: this.answered?.search ?? '', level: this.headingLevel + 1, total: result.total, more: this.#more.module,
      isExpanded: (id) => this.expanded.has(id),
      toggleExpanded: (id) => {
        const next = new Set(this.expanded)
        if (!next.delete(id)) next.add(id)
        this.expanded = next
      },
      isChosen: (field, value) => this.chosen(field)?.values?.includes(value) ?? false,
      choose: (field, value, label) => this.select(field, [value], label),
    }
  }

  protected override qualityParts(result: NotesResult): string[] {
    const { t, f } = this
    return [
      ...(result.hidden > 0 ? [t.notes.hidden(f.integer(result.hidden))] : []),
      ...(result.lastContact === null ? [] : [t.notes.lastContact(f.date(result.lastContact, 'day'))]),
      ...(result.moods.recorded > 0 ? [t.notes.opinion] : []),
    ]
  }

  protected override table(result: NotesResult): DataTable {
    return this.evidence.notesTable(result, this.t, this.f, { more: this.#more.module, query: this.answered, source: this.situation.source })
  }
  protected override definitionEntries(result: NotesResult): DefinitionEntry[] { return this.evidence.notesDefinition(result, this.t, this.f) }
}

function aboutOf(said: string): NonNullable<NotesQuery['about']> | null {
  const [, kind, id] = /^(customer|deal):(.+)$/s.exec(said) ?? []
  if (id !== undefined) return kind === 'deal' ? { opportunity: id } : { customer: id }
  if (said !== '') throw new ShakhesError('bad-query', `about: ${JSON.stringify(said)} is nobody; give customer:ID or deal:ID`)
  return null
}

declare global {
  interface HTMLElementTagNameMap { 'shakhes-notes': ShakhesNotes }
}
