import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { notesWords } from '../i18n/notes.ts'
import type { NotesQuery, NotesResult } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import { errorTemplate } from './base/parts.ts'
import { vars } from './base/index.ts'
import { Pages } from './notes.pages.ts'
import { rowsTemplate, type NotesView } from './notes.view.ts'
import { RowWindow } from './notes.window.ts'

/** How many rows before its end a list is read on. */
const AHEAD = 60

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

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#window = new RowWindow(host, scroller)
    this.#pages = new Pages(host)
    host.addController({ hostDisconnected: () => this.#pages.end() })
  }

  draw(result: NotesResult, query: NotesQuery | null, source: Source | undefined, view: NotesView): Drawn {
    const pages = this.#pages
    const entries = pages.entries(result)
    const { first, last, above, below } = this.#window.show(entries.map(({ id }) => id))
    if (source && query && last + AHEAD > entries.length) pages.fetch(source, query)
    const { fault } = pages
    const rows = html`${space(above)}${rowsTemplate(entries, view, first, last)}${space(below)}${fault && source && query
      ? errorTemplate(fault, () => pages.retry(source, query), view.t, view.f)
      : pages.more && last === entries.length ? html`<p class="more" role="presentation">${notesWords[view.f.language].loading}</p>` : nothing}`
    return { rows, busy: pages.loading, key: this.#key }
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

/** As high as what is left out. */
const space = (height: number): TemplateResult => html`<div class="space" aria-hidden="true" ${vars({ '--_height': `${height}px` })}></div>`
