import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { formatterFor, messagesFor, readingOf, withoutMarks, type Formatter } from '../i18n/index.ts'
import { filtersWords } from '../i18n/filters.ts'
import { and, isIn, toFault, type CalendarId, type CompareSpec, type Dimension, type DimensionValue, type Filter, type PeriodName } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import { weekOf, type Week } from '../time/week.ts'
import { contrastStyles } from './base/contrast.ts'
import { Announcer, controls, nearestLang, ScopeConsumer, ShakhesElement, situationOf, Speech, tokens, type PeriodText, type Situation } from './base/index.ts'
import { readerSizeStyles } from './base/reader-size.ts'
import { searchStyles } from './base/search-styles.ts'
import { tell } from './base/tell.ts'
import { COMPARES } from './compares.ts'
import { chips } from './filters.chips.ts'
import { Choices } from './filters.choices.ts'
import { localDay } from './filters.days.ts'
import { optionList } from './filters.list.ts'
import { daysOf, isPeriodName, periodText, PRESETS, specOf, type Days } from './filters.period.ts'
import { Place } from './filters.place.ts'
import { clearing, comparePop, momentPop, periodPop, type DaysView, type PopView } from './filters.pops.ts'
import { filtersStyles } from './filters.styles.ts'
import { Values } from './filters.values.ts'
import { additions, backLink, isDimension, labelOf, sentence, spokenSentence, valueList, type FiltersVoice, type Part, type SentenceView } from './filters.view.ts'

const DIMENSIONS: readonly Dimension[] = ['owner', 'team', 'source', 'product', 'region', 'segment', 'pipeline', 'status']

/**
 * What the numbers are of, as a sentence whose parts can be switched: the period (usual ones, or days of a calendar),
 * the comparison, the moment, and dimensions. Inside a dashboard it sets the dashboard's; alone it tells what was chosen.
 *
 * @element shakhes-filters
 * @attr dimensions - Which can be filtered by, parted by spaces; default `owner team source product region segment pipeline status`, the pipeline where there are several.
 * @attr presets - Which usual periods are offered, parted by spaces.
 * @attr no-compare - Offers no comparison.
 * @attr no-as-of - Offers no moment.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader chose or cleared something.
 * @csspart sentence - The sentence.
 * @csspart pick - A part of it that can be switched.
 * @csspart pop - What opens beneath it.
 * @csspart root - Everything.
 * @csspart filters - The sentence with what stands beneath it.
 * @csspart chip - One choice.
 * @csspart more - What may be added.
 */
export class ShakhesFilters extends ShakhesElement {
  static readonly tag = 'shakhes-filters'
  static override styles: CSSResultGroup = [tokens, contrastStyles, controls, searchStyles, readerSizeStyles, filtersStyles]

  /** Where values are asked; default the dashboard's. */
  @property({ attribute: false }) source: Source | undefined
  /** BCP 47; default the dashboard's, else the nearest `lang`. */
  @property() locale: string | undefined
  /** Of periods and days; default the dashboard's, else the source's. */
  @property() calendar: CalendarId | undefined
  /** IANA time zone. */
  @property() zone: string | undefined
  /** What holds while nothing was chosen; default the dashboard's. */
  @property() period: PeriodText | undefined
  /** What holds while nothing was chosen; default the dashboard's. */
  @property() compare: CompareSpec | undefined
  @property() dimensions: string | undefined
  @property() presets: string | undefined
  @property({ type: Boolean, attribute: 'no-compare' }) noCompare = false
  @property({ type: Boolean, attribute: 'no-as-of' }) noAsOf = false
  /** `light`, `dark`, or `auto` (the reader's preference); default the page's `color-scheme`. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' | undefined

  @state() private open: Part | null = null
  /** The option that the keys are at, and the day. */
  @state() private active = 0
  @state() private cursor = 0
  @state() private search = ''
  @state() private begun: number | null = null
  @state() private pointed: number | null = null

  #scope = new ScopeConsumer(this)
  #choices = new Choices(this, () => this.#scope.value)
  #values = new Values(this)
  #place = new Place(this, () => this.#pop, () => this.#trigger ?? this)
  #announcer = new Announcer(this)
  #speech = new Speech(this, (error) => tell(this, 'error', { fault: toFault(error) }), filtersWords)
  #situation: Situation = this.#situationNow()
  /** What was opened last, to which the focus returns; and what was open when a pointer came down on it. */
  #anchor: Part = 'period'
  #wasOpen: Part | null = null
  /** Whether the focus is on its way: into what was opened, or to the day that the keys are at. */
  #entering = false
  #focusDay = false

  #situationNow(): Situation {
    const { source, locale, calendar, zone, period, compare } = this
    return situationOf({ source, locale, calendar, zone, period, compare }, this.#scope?.value, nearestLang(this))
  }
  get #pop(): HTMLElement | null { return this.renderRoot.querySelector('.pop') }
  get #trigger(): HTMLElement | null {
    const named = (part: string): HTMLElement | null => this.renderRoot.querySelector(`[data-part="${part}"]`)
    return named(this.#anchor) ?? named('add') ?? named('period')
  }
  get #voice(): FiltersVoice {
    const { locale } = this.#speech
    return { t: messagesFor(locale), w: filtersWords.of(locale), f: this.#format(this.#situation.zone) }
  }
  #format(zone: string | undefined): Formatter { return formatterFor({ locale: this.#speech.locale ?? undefined, calendar: this.#situation.calendar, zone }) }
  get #week(): Week {
    const { source, locale, zone } = this.#situation
    const usual = weekOf(locale, zone ?? '')
    return { weekStart: source?.frame.weekStart ?? usual.weekStart, weekend: source?.frame.weekend ?? usual.weekend }
  }
  get #days(): Days {
    const { source, zone } = this.#situation
    const status = source?.status
    const now = status?.state === 'ready' ? status.at : status?.state === 'error' ? status.since : undefined
    return { days: this.#format('UTC'), weekStart: this.#week.weekStart, zone, today: localDay(now ?? Date.now(), zone) }
  }
  /** One pipeline is nothing to choose from. */
  get #offered(): readonly Dimension[] {
    const offered = this.dimensions?.split(/\s+/).filter(isDimension) ?? DIMENSIONS
    const several = (this.#situation.source?.info?.pipelines.length ?? 2) > 1
    return several || this.#choices.mine('pipeline') ? offered : offered.filter((dimension) => dimension !== 'pipeline')
  }
  get #presets(): readonly PeriodName[] { return this.presets?.split(/\s+/).filter(isPeriodName) ?? PRESETS }
  get #period(): PeriodText | undefined { return this.#choices.mine('period')?.spec ?? this.#situation.period }
  get #compare(): CompareSpec { return this.#choices.mine('compare')?.compare ?? this.#situation.compare ?? 'none' }
  get #asOf(): number | undefined { return this.#choices.mine('asOf')?.asOf ?? this.#situation.asOf }

  protected override willUpdate(_changed: PropertyValues): void {
    const situation = this.#situation = this.#situationNow()
    this.#speech.address(situation.locale)
    if (this.isConnected) this.#values.hold(situation.source)
    if (this.open !== null && isDimension(this.open)) this.#values.ask(this.open, this.#around(this.open))
  }
  /** What narrows the counts of a dimension: everything chosen, but of that dimension. */
  #around(dimension: Dimension): Filter | undefined {
    const { all, by } = this.#choices
    const conditions = all.flatMap((clause) => (clause.values === undefined || (clause.by === by && clause.field === dimension) ? [] : [isIn(clause.field, ...clause.values)]))
    return conditions.length === 0 ? undefined : and(...conditions)
  }

  protected override updated(changed: PropertyValues): void {
    const pop = this.#pop
    // What was taken out of the page meanwhile opens nothing.
    if (!pop?.isConnected) return
    if (changed.has('open')) {
      pop.togglePopover(this.open !== null)
      this.#entering = this.open !== null
    }
    this.#place.take()
    if (this.#entering) this.#enter(pop)
    // Keys go through a list whose focus stays above it.
    else if (changed.has('active')) pop.querySelector('.option.active')?.scrollIntoView({ block: 'nearest' })
    if (this.#focusDay) {
      this.#focusDay = false
      pop.querySelector<HTMLElement>('.day[tabindex="0"]')?.focus()
    }
  }
  /** The focus goes to where one begins. */
  #enter(pop: HTMLElement): void {
    const target = pop.querySelector<HTMLElement>(this.open === 'asOf' ? '.day[tabindex="0"]' : 'input, .options')
    // Values are still to come: whoever waits for them is led on then.
    this.#entering = target === null
    ;(target ?? pop).focus()
    pop.querySelector('.option.active')?.scrollIntoView({ block: 'nearest' })
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.open = null
  }

  #show(part: Part): void {
    if (this.open === null) this.#place.forget()
    this.open = part
    this.search = ''
    this.begun = this.pointed = null
    this.active = part === 'compare' ? Math.max(0, COMPARES.indexOf(this.#compare)) : 0
    const days = this.#days
    this.cursor = days.today
    if (part === 'period') {
      const spec = specOf(this.#period)
      this.active = Math.max(0, this.#presets.indexOf(spec as PeriodName))
      this.cursor = Math.min(days.today, daysOf(spec, days)?.[1] ?? days.today)
    }
    if (part === 'asOf' && this.#asOf !== undefined) this.cursor = localDay(this.#asOf, days.zone)
  }
  /** Closes, and leads back to what was opened. */
  async #close(): Promise<void> {
    this.open = null
    await this.updateComplete
    // What it was opened by may have come or gone with what was chosen, which a dashboard tells one update later.
    await this.updateComplete
    this.#trigger?.focus()
  }
  #opener: SentenceView['trigger'] = {
    // A press outside closes what is open before the click comes: a second click on the same part is to close it.
    down: (part) => { this.#wasOpen = this.open === part || (this.open !== null && this.#anchor === part) ? part : null },
    click: (part) => {
      if (this.#wasOpen === part) this.open = null
      else {
        this.#anchor = part
        this.#show(part)
      }
      this.#wasOpen = null
    },
  }
  #toggled = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open') return
    // What it holds goes before a browser can lead back by itself.
    if (this.renderRoot.querySelector(':focus')) void this.#close()
    this.open = null
  }

  #choose(...chosen: Parameters<Choices['choose']>): void {
    this.#choices.choose(...chosen)
    this.#say()
  }
  /** A dashboard says it for all that stands inside. */
  #say(): void {
    if (!this.#choices.inDashboard) this.#announcer.say(withoutMarks(spokenSentence(this.#view())))
  }

  #view(): SentenceView {
    const { f, ...words } = this.#voice
    const { all, by } = this.#choices
    const asOf = this.#asOf
    return {
      ...words, f, open: this.open, trigger: this.#opener, period: periodText(specOf(this.#period), this.#period, words.t, this.#format('UTC'), f),
      compare: this.noCompare ? null : words.w.compares[this.#compare], asOf: this.noAsOf || asOf === undefined ? null : f.date(asOf),
      offersMoment: !this.noAsOf, clauses: all, offered: this.#offered, by,
    }
  }

  protected override render(): TemplateResult {
    const { locale } = this.#speech
    const { language, dir } = readingOf(locale ?? this.#situation.locale)
    if (locale === null) return html`<div class="root" part="root" lang=${language} dir=${dir}><p class="sentence wait">\u200b</p></div>`
    const view = this.#view()
    const { t, w } = view
    const { open } = this
    const label = open === null || open === 'add' ? w.add : isDimension(open) ? t.common.dimensions[open] : { period: w.period, compare: w.compare, asOf: w.moment }[open]
    return html`<div class="root" part="root" lang=${language} dir=${dir}>
      <div class="said" part="filters" role="group" aria-label=${w.label}>
        <div class="line">${sentence(view)}${additions(view)}</div>
        ${this.#choices.inDashboard ? nothing : chips(view, this.#choices, this.#changed)}
      </div>
      <div class="pop" part="pop" popover="auto" tabindex="-1" role="dialog" aria-label=${label} @beforetoggle=${this.#toggled}>${open === null ? nothing : this.#content(open, view)}</div>
      <div class="sr" role="status" aria-live="polite">${this.#announcer.text}</div>
    </div>`
  }

  /** Says what holds now. The button that changed it may be gone: the next one, or what is left to do, takes the focus. */
  #changed = async (): Promise<void> => {
    this.#say()
    await this.updateComplete
    if (!this.renderRoot.querySelector('.chips :focus')) this.renderRoot.querySelector<HTMLElement>('.chips button')?.focus()
  }
  #content(part: Part, view: SentenceView): TemplateResult {
    const { t, w, f, offered } = view
    const pop: PopView = {
      t, w, f, active: this.active, move: (to) => { this.active = to }, chosen: this.#choices.mine(part) !== undefined,
      settle: (chosen) => {
        // What holds already need not be chosen.
        const holds = chosen !== null && (chosen.spec === undefined ? chosen.compare === this.#compare : chosen.spec === this.#period) && chosen.asOf === undefined
        if (!holds) this.#choose(part, chosen)
        void this.#close()
      },
    }
    const days = (): DaysView => ({
      ...pop, days: this.#days, week: this.#week, cursor: this.cursor,
      go: (to, focus) => {
        this.cursor = to
        this.pointed = null
        this.#focusDay = focus
      },
    })
    switch (part) {
      case 'compare': return comparePop(pop, this.#compare)
      case 'asOf': return momentPop(days(), this.#asOf)
      case 'period': return periodPop({
        ...days(), period: this.#period, presets: this.#presets, begun: this.begun, pointed: this.pointed, point: (day) => { this.pointed = day },
        begin: (day) => {
          this.begun = this.cursor = day
          this.#focusDay = true
        },
      })
      case 'add': return optionList({
        ...pop, id: 'dimensions', label: w.add, choose: (at) => this.#show(offered[at]!),
        options: offered.map((dimension) => ({ text: t.common.dimensions[dimension], leads: true, note: this.#choices.mine(dimension)?.label })),
      })
      default: return this.#valuesOf(part, pop)
    }
  }
  #valuesOf(dimension: Dimension, pop: PopView): TemplateResult {
    const { answer } = this.#values
    const chosen = (this.#choices.mine(dimension)?.values ?? []) as readonly (string | null)[]
    const toggle = ({ value }: DimensionValue): void => {
      const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
      this.#choose(dimension, values.length === 0 ? null : { values, label: labelOf(values, dimension, answer, pop) })
    }
    return html`<div class="values"><p class="over">${this.#anchor === 'add' ? backLink(pop.w.back, () => this.#show('add')) : nothing}<span>${pop.t.common.dimensions[dimension]}</span></p>
      ${valueList({
        ...pop, dimension, answer, chosen, search: this.search, toggle, retry: () => this.#values.retry(),
        type: (text) => {
          this.search = text
          this.active = 0
        },
      })}${clearing(pop)}</div>`
  }
}

declare global { interface HTMLElementTagNameMap { 'shakhes-filters': ShakhesFilters } }
