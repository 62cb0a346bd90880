import { adoptStyles, html, noChange, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { faultText, formatterFor, messagesFor, pageWords, readingOf, withoutMarks, type Formatter, type Messages } from '../../i18n/index.ts'
import { ShakhesError, toFault } from '../../model/index.ts'
import type { CalendarId, Clause, CompareSpec, Fault, Filter, MetricName, Period, QueryOf, ResultOf, Scalar, Scope } from '../../model/index.ts'
import type { Source } from '../../source/types.ts'
import type { SelectDetail } from '../scope.ts'
import type * as evidenceModule from '../evidence.ts'
import { Announcer } from './announcer.ts'
import type { DrillHands, DrillTarget } from './drill.ts'
import { ShakhesElement } from './element.ts'
import { envelopeParts } from './envelope.ts'
import { heard } from './heard.ts'
import { nearestLang } from './lang.ts'
import { Later, type Part } from './later.ts'
import { emptyTemplate, errorTemplate, footTemplate, loadingTemplate, staleTemplate, toolsTemplate, wordlessTemplate } from './parts.ts'
import type { Picture } from './picture.ts'
import { Question } from './question.ts'
import type * as savesModule from './saves.ts'
import type { Showing, ShowingHost } from './saves.ts'
import { ScopeConsumer } from './scope-consumer.ts'
import { Selection } from './selection.ts'
import { Speech } from './speech.ts'
import { Switches } from './switches.ts'
import { scopeOf, situationOf, type PeriodText, type Situation } from './situation.ts'
import { tell } from './tell.ts'
import type { Told } from './tips.ts'
import type { Keys } from './keys.ts'
import type { DataTable, DefinitionEntry, View } from './types.ts'
import { Width } from './width.ts'
// The sheets last, as those of widgets come next: beside each other they are compressed better.
import { controls } from './controls.ts'
import { shellStyles } from './shell-styles.ts'
import { tokens } from './tokens.ts'

/** The question that a widget asks, without what the base adds; what it says of the scope goes before the base's word. */
export type OwnQuery<M extends MetricName> = Omit<QueryOf<M>, keyof Scope> & Partial<Scope>

/**
 * What all widgets are: a shell around one metric. A subclass says what it asks (`query`) and how the answer looks;
 * loading, empty, error, stale and ready, title and sentence, table, definition and quality line are here.
 *
 * @fires {CustomEvent<SelectDetail>} shakhes-select - the reader chose or cleared something; detail: `SelectDetail`
 * @fires {CustomEvent<ExportDetail>} shakhes-export - the reader saves the table or the picture as a file; detail: `ExportDetail`; prevent its default to do it yourself
 * @fires {CustomEvent<DrillDetail>} shakhes-drill - the reader opens the deals behind a mark, where `drill` is set; detail: `DrillDetail`, with their ids
 * @fires {CustomEvent} shakhes-ready - an answer is shown; detail: `{ metric, version }`
 * @fires {CustomEvent} shakhes-error - a question failed; detail: `{ fault }`
 * @fires {CustomEvent<SwitchDetail>} shakhes-switch - the reader switched what the widget shows; detail: `SwitchDetail`
 * @csspart root - Everything.
 * @csspart widget - The frame.
 * @csspart head - Title, sentence and tools.
 * @csspart title - The title.
 * @csspart summary - The sentence that says what happened.
 * @csspart tools - The buttons that say how it is counted, show a table, and save.
 * @csspart tool - One of them.
 * @csspart controls - What may be switched.
 * @csspart body - The picture, or what stands in for it.
 * @csspart table - The same as a table.
 * @csspart definition - How it is counted.
 * @csspart save - The button beneath a table.
 * @csspart quality - The foot: what the numbers rest on.
 * @csspart empty - What stands there where there is nothing to show.
 * @csspart error - What stands there where a question failed.
 * @csspart stale - The line that says how old the numbers are.
 * @csspart drill - What opens the deals behind a mark.
 * @csspart footnotes - How it is counted, on paper.
 */
export abstract class ShakhesWidget<M extends MetricName> extends ShakhesElement {
  /** The tag that `define` registers. */
  static tag: string
  /** What it needs to speak. */
  static words = pageWords
  /** Properties that a reader may switch: what a dashboard keeps of it. */
  static switches: readonly string[] = []
  static override styles: CSSResultGroup = [tokens, controls, shellStyles]

  /** Where to ask; default the dashboard's. */
  @property({ attribute: false }) source: Source | undefined
  /** Stands in for the title. */
  @property() heading: string | undefined
  /** BCP 47; default the dashboard's, else the nearest `lang`. What no catalogue speaks has English words, with its own numbers and direction. */
  @property() locale: string | undefined
  /** Of periods, steps and dates; default the dashboard's, else the source's. */
  @property() calendar: CalendarId | undefined
  /** IANA time zone. */
  @property() zone: string | undefined
  /** Which currency's amounts are summed. */
  @property() currency: string | undefined
  /** Show rial amounts in toman. */
  @property({ type: Boolean }) toman = false
  /** A name such as `this-month`, or two ISO dates joined by a slash, both inclusive. */
  @property() period: PeriodText | undefined
  /** What stands beside the period; default the dashboard's, else `none`. */
  @property() compare: CompareSpec | undefined
  /** Over the fields of opportunities, beside what readers choose. */
  @property({ attribute: false }) filter: Filter | undefined
  /** Of the title, for who goes from heading to heading. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3
  /** `light`, `dark`, or `auto` (the reader's preference); default the page's `color-scheme`. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' | undefined

  /** Readers can open the deals behind a mark: by a double click, Ctrl or ⌘ with Enter, or a button beneath what they chose; those of a card by its figure. */
  @property({ type: Boolean }) drill = false

  /** What the body shows: the chart, the same as a table, or how it is counted. */
  @state() protected view: View = 'chart'

  /** Asks for an update, of which nothing shows but that an answer is on its way, where that is all. */
  #quietly = (): void => {
    const loud = this.#loud
    this.requestUpdate()
    this.#loud = loud
  }
  #scope = new ScopeConsumer(this, this.#quietly)
  #question = new Question<M>(this, { answered: (result) => this.#answered(result), failed: (fault) => this.#failed(fault), asking: this.#quietly })
  #speech = new Speech(this, (error) => this.#tellError(toFault(error)), (this.constructor as typeof ShakhesWidget).words)
  #announcer = new Announcer(this)
  #later: Later<Part>[] = []
  #evidence = this.later(async () => (await Promise.all([import('../evidence.ts'), this.loadEvidence?.()]))[0])
  #saves = this.later(() => import('./saves.ts'))
  #drill = this.later(() => import('./drill.ts'))
  #hands: DrillHands | undefined
  #keys = this.later(() => import('./keys.ts'))
  #keyed: Keys | undefined
  #selection = new Selection(this)
  #switches = new Switches(this, (this.constructor as typeof ShakhesWidget).switches, () => this.#selection.by)
  #width = new Width(this, () => this.renderRoot.querySelector('.body'))
  #situation: Situation = situationOf(this, undefined, null)
  /** Whether something else than the scope has asked for an update. */
  #loud = true
  /** What the last picture was drawn from. */
  #drawn: readonly unknown[] = []
  #spoke = false
  /** How many of the parts that came later have brought their looks. */
  #dressed = 0
  #saidStale: number | undefined

  /** What is asked, besides what the situation says: `scope`, which it may change. */
  protected abstract query(scope: Scope): OwnQuery<M>
  protected abstract titleText(): string
  /** The sentence that says what happened. */
  protected abstract summary(result: ResultOf<M>): TemplateResult | string
  /** Chart and evidence. Not called before the width is known. */
  protected abstract renderResult(result: ResultOf<M>): TemplateResult
  protected abstract table(result: ResultOf<M>): DataTable
  /** Formula, population, interval, attribution; the base adds period, what was left out, currency and as-of. Not `definition`, which is an attribute of the win rate. */
  protected abstract definitionEntries(result: ResultOf<M>): DefinitionEntry[]
  /** Brings what `table` and `definitionEntries` need besides `evidence`, where that is a widget's own. */
  protected loadEvidence?(): Promise<unknown>
  protected isEmpty(result: ResultOf<M>): boolean { return result.considered === 0 }
  /** Title and text that stand in for the chart when there is nothing to show. */
  protected emptyText(result: ResultOf<M>): readonly [string, string] {
    const { t: { common }, f } = this
    return [common.emptyTitle, common.emptyText(f.periodLabel(result.period))]
  }
  /** What the foot line says first; the base adds what was left out, snapshots, an unfinished period and a partial load. */
  protected qualityParts(_result: ResultOf<M>): string[] { return [] }
  /** Between sentence and chart; absent in other views. */
  protected controls?(result: ResultOf<M>): TemplateResult | typeof nothing
  /** Above an empty or failed body: the way back from what the reader switched to. */
  protected emptyControls?(): TemplateResult | typeof nothing
  /** What the picture itself is made with, where it comes later than the element; until then it is as if nothing had been answered. */
  protected readonly first?: Later<Part>
  /** What a tip says of a mark of the picture that has `data-of`. */
  protected tip?(mark: HTMLElement): Told
  /** What `tip` is told with, where it comes later than the picture. */
  protected get telling(): Later<Part> | undefined { return undefined }
  /** Shapes that stand in while nothing has been read. */
  protected skeleton(): TemplateResult { return html`<span></span><span></span><span></span><span></span>` }

  /** The reader's words. */
  protected get t(): Messages { return messagesFor(this.#speech.locale) }
  /** The reader's numbers, money, dates and names, in the calendar and zone that the answer was computed in. */
  protected get f(): Formatter {
    const { calendar, zone, toman } = this.#situation
    const frame = this.result?.frame
    return formatterFor({ locale: this.#speech.locale ?? undefined, calendar: frame?.calendar ?? calendar, zone: frame?.zone ?? zone, toman })
  }
  /** The answer on screen. */
  protected get result(): ResultOf<M> | null {
    const { answer } = this.#question
    return answer.state === 'answered' ? answer.result : null
  }
  /** The question that the answer on screen belongs to; the one that `query` puts may be newer. */
  protected get answered(): QueryOf<M> | null {
    const { answer } = this.#question
    return answer.state === 'answered' ? answer.question : null
  }
  /** Of the body, in px; 0 before it was laid out. */
  protected get width(): number { return this.#width.value }
  protected get situation(): Situation { return this.#situation }

  /** What tables and definitions are made with: at hand whenever `table` or `definitionEntries` is called. */
  protected get evidence(): typeof evidenceModule {
    if (this.#evidence.module) return this.#evidence.module
    throw new ShakhesError('internal', 'evidence is there for `table` and `definitionEntries` alone')
  }

  /** Tells who listens what has just come; in a dashboard too, which speaks of answers alone. */
  protected announce(news: string): void { this.#announcer.say(withoutMarks(news), true) }

  /** Something to load when it is needed, for which `updateComplete` waits. */
  protected later<T extends Part>(load: () => Promise<T>): Later<T> {
    const part = new Later(this, load)
    this.#later.push(part)
    return part
  }

  /** What this widget's reader chose of a field. */
  protected chosen(field: string): Clause | undefined { return this.#selection.of(field, this.#scope.value) }
  /** Chooses values of a dimension, or none; choosing the same again clears it. */
  protected select(field: string, values: readonly Scalar[] | null, label: string): void {
    this.#choose(field, values && { field, values, label })
  }
  /** Chooses a period, or none; choosing the same again clears it. */
  protected selectPeriod(period: Period | null, label: string): void {
    this.#choose('period', period && { field: 'period', period, label })
  }
  /** Chooses up to when things happened, or, by null, up to now. @param today - by when periods that have names stay found */
  protected selectMoment(asOf: number | null, label: string, today?: number): void {
    this.#choose('asOf', asOf === null ? null : { field: 'asOf', asOf, ...(today !== undefined && { today }), label })
  }
  #choose(field: string, chosen: Omit<Clause, 'by'> | null): void {
    if (this.#hands?.digging) {
      if (chosen) this.#hands.dig(chosen)
      return
    }
    const clause = this.#selection.toggle(field, chosen, this.#scope.value)
    const detail: SelectDetail = { by: this.#selection.by, field, clause }
    tell(this, 'select', detail)
    this.requestUpdate()
  }

  /** Opens the deals behind the whole of what is shown, where the host wants to hear of it; undefined: there are none. */
  protected get dig(): (() => void) | undefined {
    return this.drill ? this.#hands?.whole(this.heading ?? this.titleText()) : undefined
  }

  override requestUpdate(...change: Parameters<ShakhesElement['requestUpdate']>): void {
    // Lit asks for the first one before anything here stands.
    if (#loud in this) this.#loud = true
    super.requestUpdate(...change)
  }
  /** Also waits for what the update began to load. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete()
    await Promise.all(this.#later.map(({ loading }) => loading))
    return super.getUpdateComplete()
  }

  /** Whether what is drawn now is for paper. */
  protected get onPaper(): boolean { return this.#width.printed }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.onPaper) this.#evidence.load()
    const looks = this.#later.flatMap(({ module }) => module?.styles ?? [])
    const root = this.renderRoot as ShadowRoot
    if (looks.length > this.#dressed) {
      this.#dressed = looks.length
      adoptStyles(root, [...(this.constructor as typeof ShakhesWidget).elementStyles, ...looks])
    }
    this.#keys.begin()
    if (this.drill) this.#drill.begin()
    if (this.drill && this.#drill.module) this.#hands ??= new this.#drill.module.DrillHands(root, this as unknown as DrillTarget, (error) => this.#failed(toFault(error)))
    this.#situation = situationOf(this, this.#scope.value, nearestLang(this))
    const { source, locale } = this.#situation
    this.#speech.address(locale)
    try {
      this.#switches.take(this.#scope.value?.switched, () => this.query(scopeOf(this.#situation, this.#selection.by)))
    } catch (error) {
      this.#tellError(toFault(error))
    }
    try {
      // The question is the sum of its parts: TypeScript cannot see that a generic Omit and its rest make the whole.
      const scope = scopeOf(this.#situation, this.#selection.by)
      const question = { ...scope, ...this.query(scope) } as unknown as QueryOf<M>
      this.#question.ask(source, question)
    } catch (error) {
      this.#question.refuse(source, toFault(error))
    }
  }

  #answered(result: ResultOf<M>): void { this.#speech.whenSpoken(() => this.#tellReady(result)) }
  #tellReady(result: ResultOf<M>): void {
    tell(this, 'ready', { metric: result.metric, version: result.version })
    // A dashboard speaks for all its widgets, and a page that has just been opened is read, not announced.
    if (this.#spoke && !this.#scope.value) void this.updateComplete.then(() => this.#announcer.say(withoutMarks([...this.renderRoot.querySelectorAll('.summary,.summary>.sr,.blank>p')].at(-1)?.textContent ?? '')))
    // Paper cannot wait for how things are counted; what a dashboard shows is what is printed.
    if (!this.#spoke && this.#scope.value) (globalThis.requestIdleCallback ?? setTimeout)(this.#evidence.prepare)
    this.#spoke = true
  }
  #failed(fault: Fault): void {
    this.#spoke = true
    // Where the whole source has failed, the dashboard says so once for all.
    if (!this.#scope.value || this.#situation.source?.status.state !== 'error') this.#speech.whenSpoken(() => this.#announcer.say(faultText(fault, this.f).title))
    this.#tellError(fault)
  }
  #tellError(fault: Fault): void { tell(this, 'error', { fault }) }
  #retry = (): void => {
    this.#question.retry()
    // The button goes; who pressed it stays in the widget.
    this.renderRoot.querySelector<HTMLElement>('.title')!.focus()
  }
  #show = (view: View): void => {
    this.view = this.view === view ? 'chart' : view
    if (this.view !== 'chart') this.#evidence.load()
  }
  #offerFormats = ({ currentTarget }: Event): void => { void this.#take((saves, shown) => saves.offerFormats(currentTarget as HTMLElement, shown)) }
  #saveTable = (): void => { void this.#take((saves, shown) => saves.saveAs('csv', shown)) }
  /**
   * What is shown, as a picture with how it is counted, filters, n and as-of beneath; to be written by `svgOf` and
   * `pngOf`. Null while there is nothing to show.
   */
  async picture(): Promise<Picture | null> { return this.#take((saves, shown) => saves.pictureShown(shown)) }
  /** Hands what is shown to who takes it along; null when there is nothing, or nothing to take it with. */
  async #take<T>(use: (saves: typeof savesModule, shown: Showing) => T): Promise<Awaited<T> | null> {
    this.#saves.load()
    this.#evidence.load()
    await this.updateComplete
    const { module, fault = this.#saves.fault } = this.#evidence
    if (fault) this.#announcer.say(faultText(fault, this.f).title)
    if (fault || !module || !this.result) return null
    const saves = this.#saves.module!
    return await use(saves, saves.showing(this as unknown as ShowingHost, module, this.#selection.by, this.#announcer))
  }
  /**
   * What is shown, as a table with what it rests on beneath: CSV. Of a list that is shown bit by bit, all of it. Null
   * while there is nothing to show, and where the rest of it cannot be had, which is said.
   */
  async csv(): Promise<string | null> { return this.#take((saves, shown) => saves.csvShown(shown)) }
  #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.view === 'chart' || event.defaultPrevented) return
    this.view = 'chart'
    event.stopPropagation()
  }
  protected override updated(_changed: PropertyValues): void {
    const since = this.#staleSince()
    if (this.#silent) return
    this.renderRoot.querySelector('.widget')!.setAttribute('aria-busy', String(this.#busy))
    if (this.#keys.module) (this.#keyed ??= new this.#keys.module.Keys(this, this.renderRoot as ShadowRoot, () => this.telling, (mark) => this.tip?.(mark))).settle(this.#busy, since !== undefined)
    if (since !== undefined && since !== this.#saidStale && !this.#scope.value) this.#announcer.say(withoutMarks(this.t.common.staleFor(this.f.age(Date.now() - since))))
    this.#saidStale = since
  }
  /** Without words; and for who asks for more contrast, until the sheet for it is there, or cannot be had. */
  get #silent(): boolean {
    const { module, fault } = this.#keys
    return this.#speech.locale === null || (!module && !fault && matchMedia('(prefers-contrast: more)').matches)
  }
  get #busy(): boolean {
    const { answer } = this.#question
    return answer.state === 'waiting' || (answer.state === 'answered' && answer.asking)
  }
  #staleSince(): number | undefined {
    const status = this.#situation.source?.status
    return status?.state === 'error' && this.#question.answer.state === 'answered' ? status.since : undefined
  }

  protected override render(): TemplateResult | typeof noChange {
    const loud = this.#loud
    this.#loud = false
    const { mute } = this.#speech
    if (this.#silent) return wordlessTemplate(readingOf(this.#situation.locale), this.heading, this.skeleton(), mute)
    const { t, f } = this
    const { answer } = this.#question
    const { source } = this.#situation
    // What others chose changes a picture by its answer, which is on its way.
    const drawn = [this.result, t, f, this.width, ...this.#selection.all(this.#scope.value)]
    const same = drawn.length === this.#drawn.length && drawn.every((part, i) => part === this.#drawn[i])
    if (!loud && same && answer.state === 'answered' && answer.asking) return noChange
    this.#drawn = drawn
    const since = this.#staleSince()
    return html`<div class="root" part="root" lang=${f.language} dir=${f.dir}>
      <section class=${since === undefined ? 'widget' : 'widget stale'} part="widget" aria-labelledby="title" @keydown=${this.#keydown}>
        <header class="head" part="head">
          <div class="title" part="title" id="title" role="heading" tabindex="-1" aria-level=${this.headingLevel}>${this.heading ?? this.titleText()}</div>
          ${answer.state === 'answered' ? toolsTemplate(this.view, this.#show, this.#offerFormats, t) : html`<span class="tools"></span>`}
          ${answer.state === 'waiting' ? html`<p class="summary"></p>` : nothing}
          ${answer.state === 'answered' && !this.isEmpty(answer.result) ? html`<p class="summary" part="summary">${heard(this.summary(answer.result), t)}</p>` : nothing}
        </header>
        ${since === undefined ? nothing : staleTemplate(f.age(Date.now() - since), this.#retry, t)}
        ${this.#main()}
        ${this.drill && answer.state === 'answered' ? this.#hands?.template(this.#selection.all(this.#scope.value), t) : nothing}
        ${answer.state === 'answered' && this.onPaper && this.view !== 'definition' ? this.#evidence.module?.footnotesTemplate(this.#entries(answer.result)) : nothing}
        ${answer.state === 'waiting' ? nothing : footTemplate(this.#footParts(), source?.info?.quality, { t, f, module: this.#evidence.module, load: this.#evidence.load })}
        <div class="sr" role="status" aria-live="polite">${this.#announcer.text}</div>
      </section>
    </div>`
  }

  #main(): TemplateResult {
    const { t, f } = this
    const { answer } = this.#question
    if (answer.state === 'waiting') return html`<div class="body waiting loading" part="body">${loadingTemplate(this.#situation.source?.status, this.skeleton(), t, f)}</div>`
    if (answer.state === 'failed') return html`${this.emptyControls?.() ?? nothing}<div class="body waiting" part="body">${errorTemplate(answer.fault, this.#retry, t, f)}</div>`
    const { first } = this
    if (first?.fault) return html`<div class="body waiting" part="body">${errorTemplate(first.fault, first.load, t, f)}</div>`
    if (first && !first.module) return html`<div class="body waiting loading awaited" part="body">${loadingTemplate(undefined, this.skeleton(), t, f)}</div>`
    const { result } = answer
    const { module, fault, load } = this.#evidence
    // The picture stays until there is something to show instead.
    const shown = module ? this.view : 'chart'
    if (fault && this.view !== 'chart') return html`<div class="body waiting" part="body">${errorTemplate(fault, load, t, f)}</div>`
    if (shown === 'definition') return html`<div class="body ready" part="body">${this.evidence.definitionTemplate(this.#entries(result), t)}</div>`
    if (this.isEmpty(result)) return html`${this.emptyControls?.() ?? nothing}<div class="body waiting" part="body">${emptyTemplate(...this.emptyText(result))}</div>`
    if (shown === 'table') return html`<div class="body ready" part="body">${this.evidence.tableTemplate(this.table(result), t)}${this.evidence.saveTemplate(this.#saveTable, t)}</div>`
    return html`${this.controls?.(result) ?? nothing}<div class="body ready" part="body">${this.width > 0 ? this.renderResult(result) : nothing}</div>`
  }

  #entries(result: ResultOf<M>): DefinitionEntry[] { return [...this.definitionEntries(result), ...this.evidence.envelopeEntries(result, this.t, this.f)] }
  #footParts(): string[] {
    const { t, f, result } = this
    if (!result || this.isEmpty(result)) return []
    const loading = this.#situation.source?.status.state === 'loading'
    return [
      ...this.qualityParts(result), ...envelopeParts(result, t, f),
      ...(result.complete ? [] : [loading ? t.common.partialLoad : t.common.incomplete]),
    ]
  }
}
