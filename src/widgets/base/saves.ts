import { css, html, type ReactiveElement } from 'lit'
import { render } from 'lit/html.js'
import { faultText, withoutMarks, type Formatter, type Messages } from '../../i18n/index.ts'
import { toFault, type Clause, type Envelope, type MetricName } from '../../model/index.ts'
import type * as evidenceModule from '../evidence.ts'
import type { Announcer } from './announcer.ts'
import { csvOf, fileName, save, wholeAmounts, wholeMoney } from './export.ts'
import { floatBy } from './float.ts'
import { seenText } from './heard.ts'
import { pictureOf, pngOf, svgOf, whole, type Picture } from './picture.ts'
import { tell } from './tell.ts'
import type { DataTable, DefinitionEntry, ExportDetail } from './types.ts'
import type { ShakhesWidget } from './widget.ts'

/** How what is shown can be saved. */
const SAVE_FORMATS = ['csv', 'svg', 'png'] as const
export type SaveFormat = (typeof SAVE_FORMATS)[number]

/** What a widget shows, for who takes it along. */
export interface Showing {
  readonly host: ReactiveElement
  readonly root: HTMLElement
  readonly t: Messages
  readonly f: Formatter
  readonly evidence: typeof evidenceModule
  readonly result: Envelope
  readonly title: string
  /** What readers chose elsewhere. */
  readonly others: readonly Clause[]
  readonly table: () => DataTable
  /** @param by - what writes its numbers; default the reader's */
  readonly definition: (by?: Formatter) => readonly DefinitionEntry[]
  readonly announcer: Pick<Announcer, 'say'>
}

type Widget = ShakhesWidget<MetricName>
/** A widget, as far as what it shows goes; typed by it, since the hand-over is a cast. */
export interface ShowingHost extends ReactiveElement {
  readonly t: Widget['t']
  readonly f: Widget['f']
  readonly result: Widget['result']
  readonly heading: Widget['heading']
  readonly situation: Pick<Widget['situation'], 'clauses'>
  readonly titleText: Widget['titleText']
  readonly table: Widget['table']
  readonly definitionEntries: Widget['definitionEntries']
}

/** What a widget shows now. @param by - who chooses there: the others' choices are told */
export function showing(host: ShowingHost, evidence: typeof evidenceModule, by: string, announcer: Showing['announcer']): Showing {
  const { t, f, heading, situation: { clauses } } = host
  const result = host.result!
  return {
    host, root: host.renderRoot.querySelector<HTMLElement>('.root')!, t, f, evidence, result, title: heading ?? host.titleText(), announcer,
    others: clauses.filter((clause) => clause.by !== by), table: () => host.table(result), definition: (by) => (by ? saidBy(by, host, () => host.definitionEntries(result)) : host.definitionEntries(result)),
  }
}

/** What a widget says by another formatter than its reader's, which it has again at once, with all that it keeps by it. */
function saidBy<T>(f: Formatter, host: ShowingHost, say: () => T): T {
  Object.defineProperty(host, 'f', { value: f, configurable: true })
  try {
    return say()
  } finally {
    Reflect.deleteProperty(host, 'f')
    host.requestUpdate()
  }
}

/** How it is counted, filters, n and as-of. */
function aboutOf({ definition, evidence, others, result, t, f }: Showing, by?: Formatter): DefinitionEntry[] {
  return [...definition(by), ...evidence.filterEntries(others, t, f), ...evidence.envelopeEntries(result, t, f)]
}

/** What is shown, as a table with what it rests on beneath; null where not all of it can be had, which is said. */
export async function csvShown(shown: Showing, { aloud = false } = {}): Promise<string | null> {
  // What it rests on is that of the moment of asking, like the table.
  const about = [{ term: shown.title, text: withoutMarks(seenText(shown.root.querySelector('.summary'))) }, ...aboutOf(shown, wholeMoney(shown.f))]
  const { rest, ...table } = shown.table()
  if (!rest) return csvOf(wholeAmounts(table, shown.result.currency, shown.f), about)
  if (aloud) shown.announcer.say(rest.loading)
  try {
    return csvOf(await rest.read(), about)
  } catch (error) {
    shown.announcer.say(faultText(toFault(error), shown.f).title)
    return null
  }
}

/** What is shown, as a picture. */
export async function pictureShown(shown: Showing): Promise<Picture> {
  return whole([shown.host], () => pictureOf(shown.root, { title: shown.title, about: aboutOf(shown) }))
}

/** Gives what is shown to the reader as a file of one format, unless the host takes it. */
export async function saveAs(format: SaveFormat, shown: Showing): Promise<void> {
  const detail = await fileOf(format, shown)
  if (detail && tell(shown.host, 'export', detail, true)) save(detail)
}

async function fileOf(format: SaveFormat, shown: Showing): Promise<ExportDetail | null> {
  const name = fileName(shown.title, format)
  if (format === 'csv') {
    const text = await csvShown(shown, { aloud: true })
    return text === null ? null : { name, type: 'text/csv', text }
  }
  const picture = await pictureShown(shown)
  if (format === 'svg') return { name, type: 'image/svg+xml', text: svgOf(picture) }
  return { name, type: 'image/png', blob: await pngOf(picture) }
}

/** Opens the list of formats for what a widget shows. */
export const offerFormats = (opener: HTMLElement, shown: Showing): void => offerMenu(opener, shown.t, (format) => void saveAs(format, shown))

/** Opens the list of formats beside the button that was pressed; it closes by itself, and leaves nothing behind. */
export function offerMenu(opener: HTMLElement, { common: t }: Messages, choose: (format: SaveFormat) => void): void {
  const around = opener.closest('.widget') ?? opener.parentElement!
  const before = around.querySelector<HTMLElement>('.saves')
  if (before) {
    before.hidePopover()
    return
  }
  const menu = document.createElement('div')
  Object.assign(menu, { className: 'saves', popover: 'auto', role: 'menu', ariaLabel: t.save })
  const items = (): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('button')]
  const key = (event: KeyboardEvent): void => {
    const all = items()
    const at = all.indexOf(event.target as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Tab') menu.hidePopover()
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]!.focus()
  }
  render(html`${SAVE_FORMATS.map((format) => html`<button type="button" role="menuitem" tabindex="-1" @click=${() => { menu.hidePopover(); choose(format) }}>${t.saves[format]}</button>`)}`, menu)
  menu.addEventListener('keydown', key)
  const still = floatBy(menu, opener, 'end')
  menu.addEventListener('beforetoggle', (event) => { if (event.newState === 'closed' && menu.contains((menu.getRootNode() as ShadowRoot).activeElement)) opener.focus() })
  menu.addEventListener('toggle', (event) => {
    if (event.newState === 'open') return
    still()
    opener.setAttribute('aria-expanded', 'false')
    menu.remove()
  })
  around.append(menu)
  menu.showPopover()
  opener.setAttribute('aria-expanded', 'true')
  items()[0]!.focus()
}

export { csvOf, fileName, save } from './export.ts'
export { pictureOf, pngOf, svgOf, whole } from './picture.ts'

export const styles = css`
  .saves {
    position: fixed; inset: auto; left: var(--_x, 0); top: var(--_y, 0); margin: 0; padding: 4px; border: 1px solid var(--_border); border-radius: 8px;
    background: var(--_surface-raised); color: var(--_text); box-shadow: 0 6px 20px rgb(0 0 0 / .14); font-size: 13px;
  }
  .saves button { display: block; width: 100%; min-height: 32px; padding-inline: 12px; border-radius: 5px; white-space: nowrap; }
  .saves button:is(:hover, :focus-visible) { background: var(--_surface-sunken); }
  @media (pointer: coarse) { .saves button { min-height: var(--_target-size); } }
`
