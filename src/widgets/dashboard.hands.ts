import type { LitElement, TemplateResult } from 'lit'
import { css, html, nothing, type CSSResult } from 'lit'
import { boardWords } from '../i18n/board.ts'
import { faultText, formatterFor, messagesFor, withoutMarks, type Formatter } from '../i18n/index.ts'
import { REACHED, toFault, type Clause } from '../model/index.ts'
import type { SourceStatus } from '../source/types.ts'
import { Announcer, type DefinitionEntry, type Speech } from './base/index.ts'
import { contrastStyles } from './base/contrast.ts'
import { sizeForReader } from './base/reader-size.ts'
import type * as savesModule from './base/saves.ts'
import type { SaveFormat } from './base/saves.ts'
import type { Tips } from './base/tips.ts'
import { tell } from './base/tell.ts'
import { clauseText } from './clause-text.ts'
import { barTemplate, footTemplate, type Voice } from './dashboard.bar.ts'
import { barStyles } from './dashboard.bar.styles.ts'
import { fileOfAll, widgetsIn } from './dashboard.files.ts'
import { Keeper, type Kept } from './dashboard.keep.ts'
import { paperStyles } from './dashboard.paper.styles.ts'
import { printAlone } from './dashboard.paper.ts'
import type { DashboardState, StateStore } from './dashboard.types.ts'
import { fieldName } from './field-name.ts'
import type { WidgetScope } from './scope.ts'
import { Steps } from './steps.ts'

/** Of the dashboard's own words: what stands in it is as large as each says itself. */
const sizes = css`
  .title, .bar { zoom: var(--shakhes-zoom, var(--_board-zoom, 1)); }
  @media print { .title, .bar { zoom: 1; } }
`
export const styles: CSSResult = css`${contrastStyles}${barStyles}${sizes}${paperStyles}`
/** What is about a stage of the data. */
const ON_STAGES: ReadonlySet<string> = new Set(['stage', ...REACHED])

/** What the hands need of their dashboard. */
export interface Board extends Pick<Kept, 'take' | 'fail'> {
  scope(): WidgetScope
  readonly speech: Speech
  clauses(): readonly Clause[]
  /** @param undone - this takes a step back, which is none of its own */
  change(clauses: readonly Clause[], undone?: boolean): void
  /** Gives clauses other labels, which changes nothing else. */
  name(clauses: readonly Clause[]): void
}
type Host = LitElement & { readonly noTools: boolean; readonly heading: string | undefined; clear(): void; undo(): void; redo(): void }

/** What can be done with a dashboard beside reading it; it comes after the first picture. */
export class Hands {
  #host: Host
  #board: Board
  #keeper: Keeper
  #announcer: Announcer
  #steps = new Steps()
  #notice: ((w: Voice['w'], f: Formatter) => string) | null = null
  /** Whether the end of loading is news: somebody asked for it, or the source had failed. */
  #awaited = false
  #tips: Promise<Tips | undefined> | undefined

  constructor(host: Host, board: Board) {
    this.#host = host
    this.#board = board
    this.#announcer = new Announcer(host)
    host.addEventListener('keydown', this.#keydown)
    sizeForReader(host, undefined, '--_board-zoom')()
    host.addController({ hostUpdated: () => void this.#tips?.then((tips) => tips?.renew()) })
    // Of its own row alone: each widget tells of itself.
    const bar = host.renderRoot.querySelector<HTMLElement>('.bar')!
    for (const type of ['pointerover', 'focusin']) bar.addEventListener(type, () => { this.#tips ??= this.#tell(bar) })
    this.#keeper = new Keeper(host, { take: board.take, fail: board.fail, lost: () => this.#set((w) => w.notRestored) })
  }

  /** Settles when what was kept has been taken back. */
  get restored(): Promise<void> | undefined { return this.#keeper.restored }
  keepIn(where: StateStore | string | undefined): Promise<void> { return this.#keeper.keepIn(where) }
  keep(state: DashboardState): void { this.#keeper.keep(state) }
  restore(state: DashboardState): Promise<void> { return this.#keeper.restore(state) }

  /** @param before - what was chosen before, where that can be gone back to */
  chosen(before: readonly Clause[] | null): void {
    if (before) this.#steps.keep(before)
    this.#shed()
    this.#board.speech.whenSpoken(() => void this.#learn().then(() => {
      const voice = this.#voice
      if (!voice) return
      const clauses = this.#board.clauses()
      this.#announcer.say(withoutMarks(clauses.length === 0 ? voice.t.dashboard.unfiltered : voice.w.filtered(voice.f.list(clauses.map((clause) => said(clause, ' ', voice))))))
    }))
  }
  undo(): void { this.#go(this.#steps.back(this.#board.clauses())) }
  redo(): void { this.#go(this.#steps.forth(this.#board.clauses())) }
  #go(clauses: readonly Clause[] | undefined): void { if (clauses) this.#board.change(clauses, true) }
  /** Ctrl or ⌘ with Z, and with Shift or by Y forth again; not where text is written, which has steps of its own. */
  #keydown = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase()
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || (key !== 'z' && key !== 'y')) return
    if (event.composedPath().some((target) => target instanceof HTMLElement && (target.matches('input:not([type=radio], [type=checkbox], [type=range]), textarea') || target.isContentEditable))) return
    const forth = key === 'y' || event.shiftKey
    if (!(forth ? this.#steps.canRedo : this.#steps.canUndo)) return
    event.preventDefault()
    void this.#then(() => { if (forth) this.#host.redo(); else this.#host.undo() })
  }
  /** The button may be gone: what is done beside it takes the focus. */
  async #then(change: () => void): Promise<void> {
    const within = (this.#host.renderRoot as ShadowRoot).activeElement !== null
    change()
    await this.#host.updateComplete
    if (within && (this.#host.renderRoot as ShadowRoot).activeElement === null) this.#host.renderRoot.querySelector<HTMLElement>('.chosen > .link:last-child')?.focus()
  }
  /** The source told something: one voice for all widgets, which show it each for itself. */
  heard(): void {
    this.#shed()
    const status = this.#board.scope().source?.status
    if (status?.state === 'ready') {
      const voice = this.#awaited ? this.#voice : null
      this.#awaited = false
      if (voice) this.#announcer.say(withoutMarks(voice.w.loaded(voice.f.date(status.at, 'datetime'))))
    }
    if (status?.state !== 'error') return
    this.#awaited = true
    this.#board.speech.whenSpoken(() => this.#announcer.say(withoutMarks(faultText(status.fault, this.#format()).title)))
  }

  /** A stage that the data does not know any more, as when a view was saved long ago, would leave every widget without an answer. */
  #shed(): void {
    const { source } = this.#board.scope()
    const stages = source?.status.state === 'ready' ? source.info?.stages : undefined
    if (!stages) return
    const gone = (clause: Clause): boolean => ON_STAGES.has(clause.field) && (clause.values ?? []).some((value) => value !== null && !stages.some(({ id }) => id === String(value)))
    const clauses = this.#board.clauses()
    const left = clauses.filter(gone)
    if (left.length === 0) return
    this.#set((w, f) => w.noStage(f.list(left.map(({ label, values }) => f.isolate(label || (values ?? []).join())))))
    this.#board.change(clauses.filter((clause) => !gone(clause)), true)
  }

  #format(): Formatter {
    const { calendar, zone, toman, source } = this.#board.scope()
    return formatterFor({ locale: this.#board.speech.locale ?? undefined, calendar: calendar ?? source?.frame.calendar, zone: zone ?? source?.frame.zone, toman })
  }
  get #voice(): Voice | null {
    const { locale } = this.#board.speech
    return locale !== null && boardWords.has(locale) ? { t: messagesFor(locale), w: boardWords.of(locale), f: this.#format() } : null
  }
  /** The words of the row, once; without them it is not there. */
  async #learn(): Promise<void> {
    const { locale } = this.#board.speech
    if (boardWords.has(locale)) return
    try {
      await boardWords.load(locale)
      const voice = this.#voice
      // What was taken back before there were words has no names yet.
      if (voice && this.#board.clauses().some(({ label }) => label === '')) this.#board.name(this.#board.clauses().map((clause) => ({ ...clause, label: withoutMarks(textIn(clause, voice)) })))
      this.#host.requestUpdate()
    } catch (error) {
      this.#board.fail(toFault(error))
    }
  }

  bar(): TemplateResult | typeof nothing {
    const voice = this.#voice
    if (!voice) {
      if (this.#board.speech.locale !== null) void this.#learn()
      return nothing
    }
    const { source, asOf } = this.#board.scope()
    const status: SourceStatus = source?.status ?? { state: 'idle' }
    return barTemplate({
      ...voice, clauses: this.#board.clauses(), canUndo: this.#steps.canUndo, canRedo: this.#steps.canRedo, status, asOf, live: source?.live ?? false, tools: !this.#host.noTools && source !== undefined,
      told: this.#host.querySelector('shakhes-filters') !== null, notice: this.#notice?.(voice.w, voice.f) ?? null,
      remove: (clause, place) => this.#remove(clause, place), clear: () => void this.#then(() => this.#host.clear()), undo: () => void this.#then(() => this.#host.undo()), redo: () => void this.#then(() => this.#host.redo()),
      refresh: () => {
        this.#awaited = true
        source?.refresh().catch(() => undefined)
      },
      print: () => printAlone(this.#host), save: (opener) => void this.#offer(opener), dismiss: () => this.#set(null),
    })
  }
  /** What only paper shows, and what is only heard. */
  foot(): TemplateResult {
    const voice = this.#voice
    return html`${voice ? footTemplate(voice) : nothing}<div class="sr" role="status" aria-live="polite">${this.#announcer.text}</div>`
  }

  async #remove(clause: Clause, place: number): Promise<void> {
    this.#board.change(this.#board.clauses().filter((other) => other !== clause))
    await this.#host.updateComplete
    // The button is gone: the next one, or undo, takes the focus.
    const buttons = this.#host.renderRoot.querySelectorAll<HTMLElement>('.chosen button')
    buttons[Math.min(place, buttons.length - 1)]?.focus()
  }
  async #offer(opener: HTMLElement): Promise<void> {
    try {
      const saves = await this.#saves()
      saves.offerMenu(opener, messagesFor(this.#board.speech.locale), (format) => void this.#save(format))
    } catch (error) {
      this.#failed(error)
    }
  }
  async #save(format: SaveFormat): Promise<void> {
    try {
      const [saves, voice] = [await this.#saves(), this.#voice]
      const root = this.#host.renderRoot.querySelector<HTMLElement>('.root')
      if (!voice || !root) return
      const detail = await fileOfAll(format, { ...this.#about(voice), root, widgets: widgetsIn(this.#host) }, saves)
      if (tell(this.#host, 'export', detail, true)) saves.save(detail)
    } catch (error) {
      this.#failed(error)
    }
  }
  /** Tips are made for who is there; without them the browser has its own. */
  async #tell(bar: HTMLElement): Promise<Tips | undefined> {
    try {
      const { styles, Tips } = await import('./base/keys.ts')
      this.#wear(styles)
      return new Tips(bar)
    } catch {
      return undefined
    }
  }
  async #saves(): Promise<typeof savesModule> {
    const saves = await import('./base/saves.ts')
    this.#wear(saves.styles)
    return saves
  }
  #wear({ styleSheet: looks }: CSSResult): void {
    const { adoptedStyleSheets: worn } = this.#host.renderRoot as ShadowRoot
    if (looks && !worn.includes(looks)) worn.push(looks)
  }
  #about({ t, w, f }: Voice): { readonly title: string; readonly about: readonly DefinitionEntry[] } {
    const { source, asOf } = this.#board.scope()
    const at = asOf ?? (source?.status.state === 'ready' ? source.status.at : undefined)
    const chosen = this.#board.clauses().map((clause) => said(clause, ': ', { t, w, f }))
    return {
      title: this.#host.heading ?? t.dashboard.title,
      about: [{ term: t.dashboard.filters, text: chosen.length === 0 ? t.dashboard.unfiltered : f.list(chosen) }, ...(at === undefined ? [] : [{ term: t.common.terms.asOf, text: f.date(at, 'datetime') }])],
    }
  }
  #failed(error: unknown): void {
    this.#board.fail(toFault(error))
    this.#set((w) => w.notSaved)
  }
  #set(notice: ((w: Voice['w'], f: Formatter) => string) | null): void {
    this.#notice = notice
    this.#host.requestUpdate()
  }
}

const textIn = (clause: Clause, { t, w, f }: Voice): string => clauseText(clause, t, w.compares, f)
const said = (clause: Clause, between: string, voice: Voice): string => `${fieldName(clause.field, voice.t)}${between}${voice.f.isolate(textIn(clause, voice))}`
