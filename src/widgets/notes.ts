import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { NotesQuery, NotesResult } from '../model/index.ts'
import { icon, ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { noteIcon } from './notes.icons.ts'
import { notesStyles } from './notes.styles.ts'
import { listTemplate, moodsTemplate, type NotesView } from './notes.view.ts'

/** Notes that are loaded at once, and the most that one question may ask for. */
const PAGE = 50
const MOST = 500
/** A pause in typing after which the search is put. */
const TYPING_PAUSE = 250

/**
 * What was written about customers, day by day, with the moods that were recorded. METRICS K.
 *
 * @element shakhes-notes
 * @fires shakhes-select - a customer (`customer`) or a deal (`id`) was chosen
 */
export class ShakhesNotes extends ShakhesWidget<'notes'> {
  static override tag = 'shakhes-notes'
  static override styles = [...[ShakhesWidget.styles].flat(), notesStyles]

  /** Only notes that contain this; case, joiners, and Persian or Arabic letters and digits make no difference. */
  @property() search = ''
  /** Only notes in which a promise is open. */
  @property({ type: Boolean, attribute: 'needs-action' }) needsAction = false

  @state() private limit = PAGE
  @state() private expanded: ReadonlySet<string> = new Set()
  #typing: ReturnType<typeof setTimeout> | undefined

  protected override query(): OwnQuery<'notes'> {
    const query: NotesQuery = {
      metric: 'notes', limit: this.limit,
      ...(this.search.trim() === '' ? {} : { search: this.search.trim() }),
      ...(this.needsAction ? { needsAction: true } : {}),
    }
    return query
  }
  protected override titleText(): string { return this.t.notes.title }

  protected override summary(result: NotesResult): string {
    const { t, f } = this
    const count = f.integer(result.total)
    const sought = this.answered?.search
    if (sought !== undefined) return t.notes.found(count, result.total, f.isolate(sought))
    return t.notes.summary(count, result.total, result.needsAction > 0 ? t.notes.needAction(f.integer(result.needsAction), result.needsAction) : null)
  }

  protected override isEmpty(result: NotesResult): boolean {
    const { search, needsAction } = this.answered ?? {}
    return this.#noteless || (result.total === 0 && search === undefined && needsAction === undefined)
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

  protected override controls(): TemplateResult { return this.#filters() }
  protected override emptyControls(): TemplateResult | typeof nothing {
    return this.#noteless || (this.search === '' && !this.needsAction) ? nothing : this.#filters()
  }
  #filters(): TemplateResult {
    const { t } = this
    return html`<div class="filters" role="group" aria-label=${t.notes.search}>
      <label class="search">${icon('search')}<span class="sr">${t.notes.search}</span>
        <input type="search" placeholder=${t.notes.search} .value=${this.search} maxlength="200" autocomplete="off" @input=${this.#typed} @keydown=${this.#searchKey} />
        ${this.search === '' ? nothing : html`<button class="clear" type="button" aria-label=${t.notes.clearSearch} @click=${this.#clear}>${icon('close', { size: 13 })}</button>`}
      </label>
      <button class="toggle" type="button" aria-pressed=${this.needsAction ? 'true' : 'false'} title=${t.notes.onlyNeedsAction}
        @click=${() => { this.needsAction = !this.needsAction; this.limit = PAGE }}>${noteIcon('flag')}${t.notes.needsAction}</button>
    </div>`
  }
  #typed = (event: Event): void => {
    const { value } = event.target as HTMLInputElement
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#find(value), TYPING_PAUSE)
  }
  #searchKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#find((event.target as HTMLInputElement).value)
    if (event.key === 'Escape' && this.search !== '') { event.preventDefault(); this.#clear() }
  }
  #clear = (): void => {
    this.#find('')
    this.renderRoot.querySelector('input')?.focus()
  }
  #find(text: string): void {
    clearTimeout(this.#typing)
    this.search = text
    this.limit = PAGE
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#typing)
  }

  protected override renderResult(result: NotesResult): TemplateResult {
    const { t, f } = this
    const sought = this.answered?.search
    if (result.total === 0) return html`<p class="none-found">${sought === undefined ? t.common.emptyTitle : t.notes.noneFound(f.isolate(sought))}</p>`
    const view = this.#view(result)
    return html`${moodsTemplate(result, view)}
      <div class="list" role="group" aria-label=${t.notes.list} tabindex="0">${listTemplate(result, view)}${this.#more(result)}</div>`
  }
  #more(result: NotesResult): TemplateResult | typeof nothing {
    const { t, f } = this
    const shown = result.entries.length
    if (shown >= result.total) return nothing
    if (shown >= MOST) return html`<p class="more">${t.notes.last(f.integer(shown))}</p>`
    return html`<p class="more"><span>${t.notes.shown(f.integer(shown), f.integer(result.total))}</span>
      <button class="link" type="button" @click=${() => { this.limit = Math.min(MOST, this.limit + PAGE) }}>${t.notes.more(f.integer(Math.min(PAGE, MOST - shown, result.total - shown)))}</button></p>`
  }
  #view(result: NotesResult): NotesView {
    return {
      t: this.t, f: this.f, asOf: result.asOf, search: this.answered?.search ?? '', level: this.headingLevel + 1,
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

  protected override table(result: NotesResult): DataTable { return this.evidence.notesTable(result, this.t, this.f) }
  protected override definitionEntries(result: NotesResult): DefinitionEntry[] { return this.evidence.notesDefinition(result, this.t, this.f) }
}

declare global {
  interface HTMLElementTagNameMap { 'shakhes-notes': ShakhesNotes }
}
