import { ContextProvider } from '@lit/context'
import { LitElement, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { faultText, formatterFor, messagesFor, readingOf, withoutMarks, type Formatter, type Messages } from '../i18n/index.ts'
import { ShakhesError, toFault } from '../model/index.ts'
import type { CalendarId, Clause, CompareSpec, PeriodSpec } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import { Announcer, controls, icon, nearestLang, ScopeConsumer, SourceOffer, Speech, tokens, type PeriodText } from './base/index.ts'
import { dashboardStyles } from './dashboard.styles.ts'
import { fieldName } from './field-name.ts'
import { sameScope, scopeContext, scopeInside, type SelectDetail, type WidgetScope } from './scope.ts'

/** What a dashboard can save and take back. */
export interface DashboardState {
  readonly version: 1
  readonly clauses: readonly Clause[]
}

/** Steps that can be undone. */
const STEPS = 50

/**
 * Gives the widgets inside it one source, period, language and calendar, and lets a choice in one narrow all others.
 *
 * @element shakhes-dashboard
 * @slot - widgets, which are laid out by their tags; and `shakhes-source`
 * @slot filters - `shakhes-filters` above what readers chose
 * @slot cards - `shakhes-metric`s in a row above the widgets
 * @csspart grid - the layout of the widgets
 * @csspart chip - one choice of a reader
 * @fires shakhes-filter - what readers chose has changed; detail: `{ clauses }`
 */
export class ShakhesDashboard extends LitElement {
  static tag = 'shakhes-dashboard'
  static override styles: CSSResultGroup = [tokens, controls, dashboardStyles]

  /** Where the widgets ask; default that of a `shakhes-source` inside or around. */
  @property({ attribute: false }) source: Source | undefined
  @property() heading: string | undefined
  /** BCP 47; default the nearest `lang`. */
  @property() locale: string | undefined
  @property() calendar: CalendarId | undefined
  /** IANA time zone. */
  @property() zone: string | undefined
  @property() currency: string | undefined
  /** Show rial amounts in toman. */
  @property({ type: Boolean }) toman = false
  /** A name such as `this-month`, or two ISO dates joined by a slash, both inclusive. */
  @property() period: PeriodText | undefined
  @property() compare: CompareSpec | undefined
  /** Epoch ms: what happened later does not exist. Default the time of the last load. */
  @property({ type: Number, attribute: 'as-of' }) asOf: number | undefined
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2
  /** `light`, `dark`, or `auto` (the reader's preference); default the page's `color-scheme`. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' | undefined

  @state() private clauses: readonly Clause[] = []
  @state() private offered: Source | undefined

  #outer = new ScopeConsumer(this)
  #provider = new ContextProvider(this, { context: scopeContext, initialValue: this.#scope() })
  #speech = new Speech(this, (error) => this.dispatchEvent(new CustomEvent('shakhes-error', { detail: { fault: toFault(error) }, bubbles: true, composed: true })))
  #announcer = new Announcer(this)
  #past: (readonly Clause[])[] = []
  #watched: Source | undefined

  constructor() {
    super()
    this.addEventListener('shakhes-select', this.#selected)
    this.addEventListener(SourceOffer.type, this.#taken)
  }

  /** What readers chose: plain JSON, to be kept and set again. */
  get state(): DashboardState { return { version: 1, clauses: this.clauses } }
  /** @throws ShakhesError `bad-query` for a state that no dashboard gave */
  set state(value: DashboardState) {
    if (value?.version !== 1 || !Array.isArray(value.clauses)) throw new ShakhesError('bad-query', `state: ${JSON.stringify(value)} is no state of a dashboard; give what its \`state\` was, { version: 1, clauses: [] }`)
    this.#change(value.clauses)
  }

  /** Takes every choice back. */
  clear(): void { this.#change([]) }
  /** Takes the last change of what was chosen back. */
  undo(): void {
    const before = this.#past.pop()
    if (before) this.#change(before, false)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#watch(this.#scope().source)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#watch(undefined)
  }

  #selected = (event: Event): void => {
    // The nearest dashboard around a widget is the one it belongs to.
    if (event.composedPath().find((target) => target instanceof ShakhesDashboard) !== this) return
    const { by, field, clause } = (event as CustomEvent<SelectDetail>).detail
    this.#change([...this.clauses.filter((other) => other.by !== by || other.field !== field), ...(clause ? [clause] : [])])
  }
  #taken = (event: Event): void => {
    if (!(event instanceof SourceOffer) || event.composedPath()[0] === this) return
    event.stopPropagation()
    this.offered = event.source
  }

  /** Marks a row that holds something, and one whose page unsets what nobody but the dashboard sets on what it holds. */
  #slotted = ({ currentTarget }: Event): void => {
    const slot = currentTarget as HTMLSlotElement
    const [first] = slot.assignedElements()
    const { classList } = slot.parentElement!
    classList.toggle('some', !!first)
    classList.toggle('reset', !!first && getComputedStyle(first).shapeMargin === '0px')
  }

  #change(clauses: readonly Clause[], remember = true): void {
    if (remember) this.#past = [...this.#past, this.clauses].slice(-STEPS)
    this.clauses = clauses
    this.#speech.whenSpoken(() => {
      const { t } = this
      this.#announcer.say(clauses.length === 0 ? t.dashboard.unfiltered : t.dashboard.filtered(withoutMarks(this.#format().list(clauses.map((c) => `${fieldName(c.field, t)} ${c.label}`)))))
    })
    this.dispatchEvent(new CustomEvent('shakhes-filter', { detail: { clauses }, bubbles: true, composed: true }))
  }

  async #remove(clause: Clause, place: number): Promise<void> {
    this.#change(this.clauses.filter((other) => other !== clause))
    await this.updateComplete
    // The button is gone: the next one, or undo, takes the focus.
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.bar button')
    buttons[Math.min(place, buttons.length - 1)]?.focus()
  }

  #scope(): WidgetScope {
    // A text that is no name of a period is read, and refused, by the widgets.
    const said = this as typeof this & { readonly period: PeriodSpec | undefined }
    return scopeInside(said, this.#outer?.value, this.source ?? this.offered, this.clauses ?? [])
  }
  #watch(source: Source | undefined): void {
    if (source === this.#watched) return
    this.#watched?.removeEventListener('change', this.#sourceChanged)
    this.#watched = source
    source?.addEventListener('change', this.#sourceChanged)
  }
  #sourceChanged = (): void => {
    const status = this.#watched?.status
    // One voice for all widgets, which show it each for itself.
    if (status?.state === 'error') this.#speech.whenSpoken(() => this.#announcer.say(withoutMarks(faultText(status.fault, this.#format()).title)))
    this.requestUpdate()
  }

  protected override willUpdate(): void {
    const scope = this.#scope()
    this.#speech.address(scope.locale || nearestLang(this))
    if (this.isConnected) this.#watch(scope.source)
    this.#provider.setValue(scope, !sameScope(scope, this.#provider.value))
  }

  private get t(): Messages { return messagesFor(this.#speech.locale) }
  #format(): Formatter {
    const { calendar, zone, toman, source } = this.#scope()
    return formatterFor({ locale: this.#speech.locale ?? undefined, calendar: calendar ?? source?.frame.calendar, zone: zone ?? source?.frame.zone, toman })
  }

  protected override render(): TemplateResult {
    const { locale } = this.#speech
    // Before the words are there, what stands inside is shown, and waits for its own.
    const { language, dir } = readingOf(locale ?? (this.#scope().locale || nearestLang(this)))
    return html`<div class="root" part="root" lang=${language} dir=${dir}>
      <div class="dash" part="dashboard" role="group" aria-labelledby="title">
        <div class="top" part="top">
          <div class=${this.heading ? 'title' : 'sr'} id="title" part="title" role="heading" aria-level=${this.headingLevel}>${this.heading || (locale === null ? NO_TITLE : this.t.dashboard.title)}</div>
          <slot name="filters" @slotchange=${this.#slotted}></slot>
          ${locale === null ? nothing : this.#bar(this.t, this.#format())}
        </div>
        <div class="cards" part="cards"><slot name="cards" @slotchange=${this.#slotted}></slot></div>
        <div class="grid" part="grid"><slot @slotchange=${this.#slotted}></slot></div>
        <div class="sr" role="status" aria-live="polite">${this.#announcer.text}</div>
      </div>
    </div>`
  }

  #bar(t: Messages, f: Formatter): TemplateResult | typeof nothing {
    const moment = this.#moment()
    if (this.clauses.length === 0 && this.#past.length === 0 && moment === undefined) return nothing
    const chosen = this.clauses.length > 0 || this.#past.length > 0
    return html`<div class=${chosen ? 'bar chosen' : 'bar'} part="filters" role="group" aria-label=${t.dashboard.filters}>
      ${this.clauses.length === 0 ? nothing : html`<ul class="chips">${repeat(this.clauses, (clause) => `${clause.by}/${clause.field}`, (clause, place) => {
        const field = fieldName(clause.field, t)
        return html`<li class="chip" part="chip"><b>${field}</b><bdi>${clause.label}</bdi>
          <button type="button" aria-label=${t.dashboard.remove(field, clause.label)} @click=${() => this.#remove(clause, place)}>${icon('close', { size: 13 })}</button></li>`
      })}</ul><button class="link" type="button" @click=${() => this.clear()}>${t.dashboard.clearAll}</button>`}
      ${this.#past.length === 0 ? nothing : html`<button class="link" type="button" @click=${() => this.undo()}>${icon('undo', { flip: true })}${t.dashboard.undo}</button>`}
      ${moment === undefined ? nothing : html`<span class="asof" part="as-of">${icon('clock')}${t.dashboard.asOf(f.date(moment, 'datetime'))}</span>`}
    </div>`
  }
  /** Up to when the numbers hold. */
  #moment(): number | undefined {
    const { asOf, source } = this.#scope()
    const status = source?.status
    return asOf ?? (status?.state === 'ready' ? status.at : status?.state === 'error' ? status.since : undefined)
  }
}

/** Stands in for a title while there are no words for one. */
const NO_TITLE = '\u200b'

declare global {
  interface HTMLElementTagNameMap { 'shakhes-dashboard': ShakhesDashboard }
}
