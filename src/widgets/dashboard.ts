import { ContextProvider } from '@lit/context'
import { adoptStyles, html, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { messagesFor, readingOf } from '../i18n/index.ts'
import { toFault } from '../model/index.ts'
import type { CalendarId, Clause, CompareSpec, PeriodSpec } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import { controls, Later, nearestLang, ScopeConsumer, ShakhesElement, SourceOffer, Speech, tokens, type PeriodText, type SwitchDetail } from './base/index.ts'
import { tell } from './base/tell.ts'
import type { Hands } from './dashboard.hands.ts'
import { dashboardStyles } from './dashboard.styles.ts'
import type { DashboardState, StateStore } from './dashboard.types.ts'
import { isSetting, sameScope, scopeContext, scopeInside, type SelectDetail, type WidgetScope } from './scope.ts'

type Kept = NonNullable<WidgetScope['switched']>

/**
 * Gives the widgets inside it one source, period, language and calendar, and lets a choice in one narrow all others.
 *
 * @element shakhes-dashboard
 * @slot - widgets, which are laid out by their tags
 * @slot source - `shakhes-source`, which shows nothing but what is wrong with its attributes
 * @slot filters - `shakhes-filters` above what readers chose
 * @slot cards - `shakhes-metric`s in a row above the widgets
 * @csspart dashboard - everything
 * @csspart top - title, filters, and what was chosen
 * @csspart title - the title
 * @csspart filters - what was chosen, up to when the numbers hold, and what can be done with them
 * @csspart chip - one choice of a reader
 * @csspart as-of - up to when the numbers hold
 * @csspart tool - a button at the end of what was chosen
 * @csspart cards - the row of cards
 * @csspart grid - the layout of the widgets
 * @csspart root - everything, the edges of the page's own included
 * @csspart tools - the buttons at the end of what was chosen
 * @csspart live - that the numbers come by themselves
 * @csspart notice - what could not be taken back
 * @cssprop [--shakhes-dashboard-columns=repeat(12, minmax(0, 1fr))] - Columns of the grid.
 * @cssprop [--shakhes-dashboard-gap=16px] - Between widgets; 12 px on a phone.
 * @cssprop [--shakhes-dashboard-wide=span 7] - Columns of the funnel.
 * @cssprop [--shakhes-dashboard-narrow=span 5] - Columns of the win rate.
 * @cssprop [--shakhes-dashboard-main=span 8] - Columns of the trend and the leaderboard.
 * @cssprop [--shakhes-dashboard-aside=span 4] - Columns of the notes.
 * @cssprop [--shakhes-dashboard-tall=span 2] - Rows of the notes.
 * @fires {CustomEvent} shakhes-filter - what readers chose has changed; detail: `{ clauses }`
 * @fires {CustomEvent} shakhes-state - what can be saved has changed; detail: `{ state }`
 * @fires {CustomEvent} shakhes-error - what was saved could not be taken back, or its words could not be loaded; detail: `{ fault }`
 */
export class ShakhesDashboard extends ShakhesElement {
  static tag = 'shakhes-dashboard'
  static override styles: CSSResultGroup = [tokens, controls, dashboardStyles]

  /** Where the widgets ask; default that of a `shakhes-source` inside or around. */
  @property({ attribute: false }) source: Source | undefined
  /** The title above all; none by default. */
  @property() heading: string | undefined
  /** BCP 47; default the nearest `lang`. What no catalogue speaks has English words, with its own numbers and direction. */
  @property() locale: string | undefined
  /** Of periods, steps and dates; default the source's. */
  @property() calendar: CalendarId | undefined
  /** IANA time zone. */
  @property() zone: string | undefined
  /** Which currency's amounts are summed; default the one that most deals have. */
  @property() currency: string | undefined
  /** Show rial amounts in toman. */
  @property({ type: Boolean }) toman = false
  /** A name such as `this-month`, or two ISO dates joined by a slash, both inclusive. */
  @property() period: PeriodText | undefined
  /** What stands beside the period; default `none`. */
  @property() compare: CompareSpec | undefined
  /** Epoch ms: what happened later does not exist. Default the time of the last load. */
  @property({ type: Number, attribute: 'as-of' }) asOf: number | undefined
  /** Of the title, for who goes from heading to heading; those of the widgets inside are 3 unless they say. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2
  /** `light`, `dark`, or `auto` (the reader's preference); default the page's `color-scheme`. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' | undefined
  /**
   * Where what readers chose is kept, so that it is there again: `url` or `url:name` (a parameter of the address; default
   * name the element's id, else `shakhes`), `hash:name` (of its fragment), or `storage:key` (of this browser).
   */
  @property({ attribute: 'state-in' }) stateIn: string | undefined
  /** The host keeps it itself. */
  @property({ attribute: false }) store: StateStore | undefined
  /** Offers no buttons to load again, print and save. */
  @property({ type: Boolean, attribute: 'no-tools' }) noTools = false

  @state() private clauses: readonly Clause[] = []
  @state() private offered: Source | undefined
  /** What was kept is on its way: widgets do not ask before it is there. */
  @state() private restoring = false

  #outer = new ScopeConsumer(this)
  #provider = new ContextProvider(this, { context: scopeContext, initialValue: this.#scope() })
  #speech = new Speech(this, (error) => this.#tell('error', { fault: toFault(error) }))
  /** What is in no first picture: chips, tools, keeping and printing. */
  #later = new Later(this, () => import('./dashboard.hands.ts'))
  #hands: Hands | undefined
  #orders: ((hands: Hands) => void)[] = []
  #switched: Kept = {}
  #restored: Kept | undefined
  #watched: Source | undefined
  #held: Source | undefined

  constructor() {
    super()
    this.addEventListener('shakhes-select', this.#selected)
    this.addEventListener('shakhes-switch', this.#switchedTo)
    this.addEventListener(SourceOffer.type, this.#taken)
  }

  /** What readers chose and switched: plain JSON, to be kept and set again. */
  get state(): DashboardState {
    const { clauses } = this
    const chosen = Object.fromEntries(clauses.flatMap(({ spec, compare, asOf, today }) => Object.entries({ period: spec, compare, asOf, today }).filter(([, value]) => value !== undefined)))
    return { version: 1, ...chosen, clauses: clauses.filter((clause) => !isSetting(clause)), ...(Object.keys(this.#switched).length > 0 && { switched: this.#switched }) }
  }
  /** What is no such state, or part of one, is left out, and told by `shakhes-error`. `updateComplete` waits for the rest. */
  set state(value: DashboardState) { this.#order((hands) => void hands.restore(value)) }

  /** Takes every choice back. */
  clear(): void { this.#change([]) }
  /** Takes the last change of what was chosen back. */
  undo(): void { this.#order((hands) => hands.undo()) }
  /** Does again what was taken back last. */
  redo(): void { this.#order((hands) => hands.redo()) }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#watch(this.#scope().source)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#watch(undefined)
    this.#hold(undefined)
  }
  /** Also waits for what came to be needed. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete()
    await this.#later.loading
    await this.#hands?.restored
    return super.getUpdateComplete()
  }

  #selected = (event: Event): void => {
    if (!this.#isMine(event)) return
    const { by, field, clause } = (event as CustomEvent<SelectDetail>).detail
    // Of what stands in place of the dashboard's own there is one, whoever chose it; a period may also be brushed.
    const alike = (other: Clause): boolean => isSetting(other) && (clause === null ? field !== 'period' : isSetting(clause))
    this.#change([...this.clauses.filter((other) => other.field !== field || (other.by !== by && !alike(other))), ...(clause ? [clause] : [])])
  }
  #switchedTo = (event: Event): void => {
    if (!this.#isMine(event)) return
    const { by, switched } = (event as CustomEvent<SwitchDetail>).detail
    const { [by]: _before, ...others } = this.#switched
    this.#switched = Object.keys(switched).length > 0 ? { ...others, [by]: switched } : others
    this.#changed()
  }
  /** The nearest dashboard around a widget is the one it belongs to. */
  #isMine(event: Event): boolean { return event.composedPath().find((target) => target instanceof ShakhesDashboard) === this }
  #taken = (event: Event): void => {
    if (!(event instanceof SourceOffer) || event.composedPath()[0] === this) return
    event.stopPropagation()
    this.offered = event.source
  }

  /** Marks a row that holds something, and one whose page unsets what nobody but the dashboard sets on what it holds. */
  #slotted = ({ currentTarget }: Event): void => {
    const slot = currentTarget as HTMLSlotElement
    const { 0: first, length } = slot.assignedElements()
    const { classList, style } = slot.parentElement!
    style.setProperty('--_count', `${length}`)
    classList.toggle('some', !!first)
    classList.toggle('reset', !!first && getComputedStyle(first).shapeMargin === '0px')
  }

  #change(clauses: readonly Clause[], undone = false): void {
    const before = this.clauses
    this.clauses = clauses
    this.#tell('filter', { clauses })
    this.#order((hands) => hands.chosen(undone ? null : before))
    this.#changed()
  }
  #changed(): void {
    const { state } = this
    this.#tell('state', { state })
    this.#order((hands) => hands.keep(state))
  }
  #tell(what: string, detail: object): void { tell(this, what, detail) }

  /** For the hands, once they are there. */
  #order(order: (hands: Hands) => void): void {
    if (this.#hands) return order(this.#hands)
    this.#orders.push(order)
    if (this.#later.loading && !this.#later.fault) return
    this.#later.load()
    void this.#later.loading!.then(() => {
      const { module, fault } = this.#later
      if (fault) this.#tell('error', { fault })
      if (!module) return void (this.restoring = false)
      adoptStyles(this.renderRoot as ShadowRoot, [...(this.constructor as typeof ShakhesDashboard).elementStyles, module.styles])
      const hands = this.#hands = new module.Hands(this, {
        scope: () => this.#scope(), speech: this.#speech, clauses: () => this.clauses, change: (clauses, undone) => this.#change(clauses, undone),
        name: (clauses) => { this.clauses = clauses }, fail: (failed) => this.#tell('error', { fault: failed }),
        take: (clauses, switched) => {
          this.#switched = this.#restored = switched
          this.#change(clauses)
        },
      })
      for (const one of this.#orders.splice(0)) one(hands)
      this.requestUpdate()
    })
  }

  #scope(): WidgetScope {
    // A text that is no name of a period is read, and refused, by the widgets.
    const said = this as typeof this & { readonly period: PeriodSpec | undefined }
    return scopeInside(said, this.#outer?.value, this.source ?? this.offered, this.clauses ?? [], this.#restored)
  }
  #watch(source: Source | undefined): void {
    if (source === this.#watched) return
    this.#watched?.removeEventListener('change', this.#sourceChanged)
    this.#watched = source
    source?.addEventListener('change', this.#sourceChanged)
  }
  #sourceChanged = (): void => {
    this.#order((hands) => hands.heard())
    this.requestUpdate()
  }
  /** While widgets wait for what was kept, the source reads already. */
  #hold(source: Source | undefined): void {
    const before = this.#held
    if (source === before) return
    this.#held = source
    source?.retain()
    // Not before the widgets hold it.
    if (before) setTimeout(() => before.release())
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { stateIn, store } = this
    if (changed.has('stateIn') || changed.has('store')) {
      this.restoring = !!(store ?? stateIn)
      this.#order((hands) => void hands.keepIn(store ?? stateIn).then(() => { this.restoring = false }))
    }
    const scope = this.#scope()
    this.#speech.address(scope.locale || nearestLang(this))
    if (this.isConnected) {
      this.#watch(scope.source)
      this.#hold(this.restoring ? scope.source : undefined)
    }
    const given = this.restoring ? { ...scope, source: undefined } : scope
    this.#provider.setValue(given, !sameScope(given, this.#provider.value))
  }
  protected override firstUpdated(): void { this.#order(() => undefined) }

  protected override render(): TemplateResult {
    const { locale } = this.#speech
    // Before the words are there, what stands inside is shown, and waits for its own.
    const { language, dir } = readingOf(locale ?? (this.#scope().locale || nearestLang(this)))
    return html`<div class="root" part="root" lang=${language} dir=${dir}>
      <div class="dash" part="dashboard" role="group" aria-labelledby="title">
        <div class="top" part="top">
          <div class=${this.heading ? 'title' : 'sr'} id="title" part="title" role="heading" aria-level=${this.headingLevel}>${this.heading || (locale === null ? NO_TITLE : messagesFor(locale).dashboard.title)}</div>
          <slot name="filters" @slotchange=${this.#slotted}></slot>
          <div class="bar" part="filters">${this.#hands?.bar()}</div>
        </div>
        <div class="cards" part="cards"><slot name="cards" @slotchange=${this.#slotted}></slot></div>
        <div class="grid" part="grid"><slot name="source"></slot><slot @slotchange=${this.#slotted}></slot></div>
        ${this.#hands?.foot()}
      </div>
    </div>`
  }
}

/** Stands in for a title while there are no words for one. */
const NO_TITLE = '\u200b'

declare global {
  interface HTMLElementTagNameMap { 'shakhes-dashboard': ShakhesDashboard }
}
