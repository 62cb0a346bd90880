import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { vars } from './base/index.ts'

/** More rows than this are drawn only where they are seen. */
export const WHOLE = 60
/** Rows that stand ready above and below what is seen: Tab finds the next one there. */
const AROUND = 10
const FIRST = 30

/**
 * Which rows of a long table there are. All rows are equally high, so where each lies is a product, and nothing has to
 * be measured but one of them. The row that has the focus stays, wherever the reader scrolls. Each row says its place of
 * how many (`aria-rowindex`); whoever wants all at once, to search or to read on, has the widget's data table.
 */
export class RowWindow implements ReactiveController {
  #host: ReactiveControllerHost
  #first = 0
  #last = FIRST
  #height = 44
  #focused: number | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }
  hostDisconnected(): void { this.#focused = null }

  /** The table is gone: the next one begins at its top. */
  reset(): void {
    this.#first = 0
    this.#last = FIRST
    this.#focused = null
  }

  readonly scrolled = (event: Event): void => {
    const scroller = event.currentTarget as HTMLElement
    const row = scroller.querySelector('tbody tr:not(.space)')
    if (row) this.#height = Math.max(1, row.getBoundingClientRect().height)
    const first = Math.max(0, Math.floor(scroller.scrollTop / this.#height) - AROUND)
    const last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / this.#height) + AROUND
    // Not for every row that passes: half of what stands ready is time enough.
    if (Math.abs(first - this.#first) < AROUND / 2 && Math.abs(last - this.#last) < AROUND / 2) return
    this.#first = first
    this.#last = last
    this.#host.requestUpdate()
  }
  readonly focusin = (event: FocusEvent): void => {
    const index = (event.target as Element).closest('tr')?.getAttribute('aria-rowindex')
    this.#focused = index ? Number(index) - 2 : null
  }
  readonly focusout = (): void => { this.#focused = null }

  /** @param draw - a row by its place */
  body<T>(rows: readonly T[], key: (row: T) => string, draw: (row: T, index: number) => TemplateResult): TemplateResult {
    const last = Math.min(rows.length, Math.max(this.#last, this.#first + 1))
    const first = Math.min(this.#first, Math.max(0, last - 1))
    const shown = Array.from({ length: last - first }, (_, i) => first + i)
    const focused = this.#focused
    if (focused !== null && focused < rows.length && (focused < first || focused >= last)) shown[focused < first ? 'unshift' : 'push'](focused)
    const space = (count: number): TemplateResult => html`<tr class="space" aria-hidden="true" ${vars({ '--_space': `${count * this.#height}px` })}><td></td></tr>`
    const items = shown.flatMap((index, i) => {
      const gap = index - (i === 0 ? 0 : shown[i - 1]! + 1)
      return [...(gap > 0 ? [{ key: `space ${i}`, of: space(gap) }] : []), { key: `row ${key(rows[index]!)}`, of: draw(rows[index]!, index) }]
    })
    const rest = rows.length - (shown.at(-1) ?? -1) - 1
    return html`${repeat(rest > 0 ? [...items, { key: 'space', of: space(rest) }] : items, (item) => item.key, (item) => item.of)}`
  }
}
