import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit'
import type { Formatter } from '../i18n/index.ts'
import { notesWords } from '../i18n/notes.ts'
import type { NotesQuery, NotesResult } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import { errorTemplate } from './base/parts.ts'
import { vars } from './base/index.ts'
import { RowElements } from './notes.elements.ts'
import { Pages } from './notes.pages.ts'
import { rowsTemplate, type NotesView } from './notes.view.ts'
import { RowWindow } from './notes.window.ts'
import { Unrolled } from './unrolled.ts'

/** How many rows before its end a list is read on. */
const AHEAD = 60
/** The same while nobody has scrolled far: an answer that the next one replaces at once is not read further. */
const AT_TOP = 15
/** As many stand on paper and in a picture; who wants all of them reads them on a screen, or in the CSV. */
const MOST = { paper: 12, picture: 20 } as const

/** A list as drawn: its rows, whether more is on its way, and what its keys do. */
export interface Drawn {
  readonly rows: unknown
  readonly busy: boolean
  readonly key: (event: KeyboardEvent) => void
}

/** As many notes as there are, of which those are drawn that are seen, and read on as the reader comes near the end. */
export class LongList {
  #window: RowWindow
  #pages: Pages
  #unrolled: Unrolled
  #elements = new RowElements()

  constructor(host: ReactiveElement, scroller: () => HTMLElement | null) {
    this.#window = new RowWindow(host, scroller)
    this.#pages = new Pages(host)
    this.#unrolled = new Unrolled(host)
    host.addController({ hostDisconnected: () => this.#pages.end() })
  }

  draw(result: NotesResult, query: NotesQuery | null, source: Source | undefined, view: NotesView): Drawn {
    const pages = this.#pages
    const entries = pages.entries(result, query)
    const whole = this.#unrolled.for
    const { first, last, above, below } = whole ? this.#window.first(Math.min(MOST[whole], entries.length)) : this.#window.show(entries.map(({ id }) => id))
    const keyOf = this.#elements.of(entries.slice(first, last).map(({ id }) => id), document.getSelection()?.type === 'Range')
    const rows = html`${space(above)}${rowsTemplate(entries, view, first, last, keyOf)}${space(below)}${whole
      ? cutTemplate(last, view) : this.#end(last + (first > 0 ? AHEAD : AT_TOP) > entries.length, last === entries.length, query, source, view)}`
    return { rows, busy: pages.loading, key: this.#key }
  }

  /** Reads on where the end is near, and says so. */
  #end(near: boolean, there: boolean, query: NotesQuery | null, source: Source | undefined, { t, f }: NotesView): TemplateResult | typeof nothing {
    const pages = this.#pages
    if (source && query && (pages.behind || near)) pages.fetch(source, query)
    const { fault } = pages
    if (fault && source && query) return errorTemplate(fault, () => pages.retry(source, query), t, f)
    return (pages.more || pages.behind) && there ? html`<p class="more" role="presentation">${loadingText(f)}</p>` : nothing
  }

  /** The keys of a feed: from article to article; the others scroll. */
  #key = (event: KeyboardEvent): void => {
    const at = this.#window.indexOf(event.target as Element)
    const to = { PageDown: at < 0 ? this.#window.top : at + 1, PageUp: at < 0 ? this.#window.top : at - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    this.#window.focus(to)
  }
}

export const loadingText = ({ language }: Formatter): string => notesWords[language].loading
/** As high as what is left out. */
const space = (height: number): TemplateResult => html`<div class="space" aria-hidden="true" ${vars({ '--_height': `${height}px` })}></div>`
/** Of how many these are the first. */
const cutTemplate = (shown: number, { f, total }: NotesView): TemplateResult | typeof nothing =>
  (shown < total ? html`<p class="cut" role="presentation">${notesWords[f.language].firstOf(f.integer(shown), f.integer(total))}</p>` : nothing)
