import { ContextProvider } from '@lit/context'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { formatterFor, messagesFor } from '../i18n/index.ts'
import { toFault } from '../model/index.ts'
import { DataSource, type Source } from '../source/index.ts'
import { controls, icon, nearestLang, ScopeConsumer, ShakhesElement, SourceOffer, Speech, tokens, undefinedAround } from './base/index.ts'
import { tell } from './base/tell.ts'
import { sameScope, scopeContext, scopeInside } from './scope.ts'
import { BadAttribute, optionsOf, type SourceAttributes } from './source.settings.ts'

/**
 * A data source from attributes, for the widgets or the dashboard inside it, or for the dashboard that it stands in.
 *
 * ```html
 * <shakhes-source type="csv" src="/deals.csv" date-order="dmy" currency="EUR">
 *   <script type="application/json">{ "mapping": { "opportunities": { "fields": { "id": "Deal", "stage": "Phase" } } } }</script>
 *   <shakhes-dashboard>…</shakhes-dashboard>
 * </shakhes-source>
 * ```
 *
 * @element shakhes-source
 * @slot - what asks this source, and one JSON script with `mapping`, `tables` or `endpoints`
 * @csspart root - Everything, where the attributes cannot be right.
 * @csspart error - What is wrong with them.
 * @fires {CustomEvent} shakhes-error - the attributes cannot be right; detail: `{ fault }`
 */
export class ShakhesSource extends ShakhesElement {
  static tag = 'shakhes-source'
  static override styles = [tokens, controls, css`
    :host, .root { display: contents; }
    .bad { grid-column: 1 / -1; display: flex; gap: 8px; align-items: flex-start; padding: 12px 16px; border: 1px solid var(--_warning); border-radius: var(--_radius); background: var(--_surface); font-size: 13px; margin-bottom: 12px; }
    .bad .icon { color: var(--_warning); margin-top: 2px; }
    .bad p { margin: 0; overflow-wrap: anywhere; }
  `]

  /** `csv`, `json`, `ndjson`, `arrow`, `rows` (inline), or `module` (an adapter's own file); default by the ending of `src`. */
  @property() type: string | undefined
  /** The address of a file, an interface, or a module. */
  @property() src: string | undefined
  /** Which table `src` holds; default `opportunities`. */
  @property() table: string | undefined
  /** A field mapping as JSON; or inside the inline script. */
  @property() mapping: string | undefined
  /** Stages in order, ends marked: `Lead, Qualified, Won=won, Lost=lost`. */
  @property() stages: string | undefined
  /** IANA zone of the data. */
  @property() zone: string | undefined
  /** In which its widgets count periods; not that of dates in the file, which `date-calendar` says. */
  @property() calendar: string | undefined
  /** For amounts that do not say their currency. */
  @property() currency: string | undefined
  /** Order of the parts of dates: `ymd`, `dmy` or `mdy`. */
  @property({ attribute: 'date-order' }) dateOrder: string | undefined
  /** Calendar of the dates in the file: `gregory` or `persian`. */
  @property({ attribute: 'date-calendar' }) dateCalendar: string | undefined
  /** `,`, `;`, `|` or `tab`. */
  @property() delimiter: string | undefined
  /** Decimal mark: `.` or `,`. */
  @property() decimal: string | undefined
  /** Whether amounts are `major` or `minor` units, or, in rial, `toman`. */
  @property() amounts: string | undefined
  /** Of a CSV file, such as `windows-1256`; default as the file or its server says, else UTF-8. */
  @property() encoding: string | undefined
  /** With `json`: the path of the array in the answer. */
  @property() items: string | undefined
  /** Same-origin address of the package's worker file. */
  @property({ attribute: 'worker-url' }) workerUrl: string | undefined

  @state() private inline: string | undefined
  @state() private bad: BadAttribute | Error | undefined
  @state() private parsed = false

  #source: Source | undefined
  #made: string | undefined
  #outer = new ScopeConsumer(this)
  #speech = new Speech(this, () => undefined)
  #provider = new ContextProvider(this, { context: scopeContext, initialValue: scopeInside({}, undefined, undefined) })

  /** What was made of the attributes; undefined while they cannot be right. */
  get source(): Source | undefined { return this.#source }

  override connectedCallback(): void {
    super.connectedCallback()
    // What stands inside may still be on its way through the parser.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this.#read, { once: true })
    else this.#read()
    const late = undefinedAround(this)
    if (late !== null) void customElements.whenDefined(late).then(() => this.#offer())
    this.#offer()
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('DOMContentLoaded', this.#read)
  }

  #read = (): void => {
    const script = [...this.children].find((child) => child.localName === 'script' && child.getAttribute('type') === 'application/json')
    this.inline = script?.textContent ?? undefined
    this.parsed = true
  }
  #offer(): void { if (this.isConnected && this.#source) this.dispatchEvent(new SourceOffer(this.#source)) }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.parsed) this.#make()
    // Nothing is said but what is wrong.
    if (this.bad) this.#speech.address(this.#outer.value?.locale ?? nearestLang(this))
    const scope = scopeInside({}, this.#outer.value, this.#source)
    if (!sameScope(scope, this.#provider.value)) this.#provider.setValue(scope)
  }

  #make(): void {
    const key = JSON.stringify([this.inline, ...SAID.map((name) => this[name] ?? null)])
    if (key === this.#made) return
    this.#made = key
    try {
      this.#source = new DataSource(optionsOf(this, this.inline))
      this.bad = undefined
    } catch (error) {
      this.#source = undefined
      this.bad = error instanceof Error ? error : new Error(String(error))
      tell(this, 'error', { fault: toFault(error) })
    }
    this.#offer()
  }

  protected override render(): TemplateResult {
    return html`${this.bad ? this.#warning(this.bad) : nothing}<slot @slotchange=${this.#read}></slot>`
  }
  #warning(bad: Error): TemplateResult | typeof nothing {
    const { locale, mute } = this.#speech
    if (locale === null) return mute ? html`<div class="root" lang="en" dir="ltr"><div class="bad" role="alert" part="error">${icon('warning')}<p>${bad.message}</p></div></div>` : nothing
    const { dashboard } = messagesFor(locale)
    const f = formatterFor({ locale })
    const text = bad instanceof BadAttribute ? dashboard.badAttribute(bad.attribute, f.isolate(bad.value), f.isolate(bad.expected)) : f.isolate(bad.message)
    return html`<div class="root" lang=${f.language} dir=${f.dir}><div class="bad" role="alert" part="error">${icon('warning')}<div><b>${dashboard.badSourceTitle}</b><p>${text}</p></div></div></div>`
  }
}

/** What makes another source when it changes. */
const SAID = [
  'type', 'src', 'table', 'mapping', 'stages', 'zone', 'calendar', 'currency', 'dateOrder', 'dateCalendar', 'delimiter', 'decimal', 'amounts',
  'encoding', 'items', 'workerUrl',
] as const satisfies readonly (keyof SourceAttributes)[]

declare global {
  interface HTMLElementTagNameMap { 'shakhes-source': ShakhesSource }
}
