import { html, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { vars } from './base/index.ts'
import { boxOf } from './base/reader-size.ts'
import { Unrolled } from './unrolled.ts'

/** More rows than this are drawn only where they are seen. */
export const WHOLE = 60
/** Rows that stand ready above and below what is seen: arrows find the next one there. */
const AROUND = 10
const FIRST = 30
/** Rows on paper, about fourteen sheets of A4, and in a picture, which every browser still paints. */
const MOST = { paper: 500, picture: 100 } as const

/**
 * Which rows of a long table there are. All rows are equally high, so where each lies is a product, and nothing has to
 * be measured but one of them. What is seen stays where it is while rows come and go, by what is counted here and in
 * every browser alike: some hold nothing by themselves. The row that has the focus, or had it last and is what Tab comes
 * back to, stays, wherever the reader scrolls. Each row says its place of how many (`aria-rowindex`); whoever wants all
 * at once has the widget's data table.
 */
export class RowWindow implements ReactiveController {
  #host: ReactiveElement
  #scroller: HTMLElement | null = null
  #first = 0
  #last = FIRST
  #height = 44
  #focused: string | null = null
  /** The rows that were drawn last, by their keys. */
  #keys: readonly string[] = []
  /** Where the reader is once these are drawn, in px; null: wherever that is. */
  #top: number | null = null
  #held: HTMLElement | null = null
  /** The row that had the focus when it was left out. */
  #lost: string | null = null
  #unrolled: Unrolled
  /** Where the reader was before all were drawn, and which row had the focus. */
  #kept: { readonly top: number; readonly focused: string | null } | null = null

  constructor(host: ReactiveElement) {
    this.#host = host
    this.#unrolled = new Unrolled(host)
    host.addController(this)
  }
  hostDisconnected(): void { this.#focused = null }
  hostUpdate(): void {
    const held = (this.#scroller?.getRootNode() as ShadowRoot | undefined)?.activeElement
    this.#held = held instanceof HTMLElement && this.#scroller!.contains(held) ? held : null
  }
  hostUpdated(): void {
    const [scroller, top] = [this.#scroller, this.#top]
    this.#top = null
    if (!scroller) return
    const lost = this.#lost === null ? -1 : this.#keys.indexOf(this.#lost)
    if (lost >= 0) this.#held = scroller.querySelector(`[aria-rowindex="${lost + 2}"] .name`)
    this.#lost = null
    // A row that is moved to another place of the page loses the focus on its way.
    if (this.#held?.isConnected && (scroller.getRootNode() as ShadowRoot).activeElement === null) this.#held.focus({ preventScroll: true })
    if (top !== null && Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top
  }

  /** How many of so many there are at most, from the first on: on paper and in a picture; null: as many as are seen. */
  most(count: number): number | null { return this.#unrolled.for && Math.min(count, MOST[this.#unrolled.for]) }

  /** The table is gone: the next one begins at its top. */
  reset(): void {
    this.#first = 0
    this.#last = FIRST
    this.#focused = null
    this.#scroller = null
    this.#keys = []
    this.#kept = null
  }

  readonly scrolled = (event: Event): void => {
    if (this.#unrolled.for) return
    const scroller = this.#scroller = event.currentTarget as HTMLElement
    const row = scroller.querySelector('tbody tr:not(.space)')
    if (row) this.#height = Math.max(1, boxOf(row).height)
    const [first, last] = this.#seen(scroller.scrollTop)
    // Not for every row that passes: half of what stands ready is time enough.
    if (Math.abs(first - this.#first) < AROUND / 2 && Math.abs(last - this.#last) < AROUND / 2) return
    this.#host.requestUpdate()
  }
  readonly focusin = (event: FocusEvent): void => {
    this.#scroller = event.currentTarget as HTMLElement
    const index = (event.target as Element).closest('tbody tr')?.getAttribute('aria-rowindex')
    if (index) this.#focused = this.#keys[Number(index) - 2] ?? null
  }
  /** A row that keys lead to, and that may be far from what is seen: it is there once the host has updated. */
  readonly reveal = ({ detail, currentTarget }: CustomEvent<number>): void => {
    this.#scroller = currentTarget as HTMLElement
    this.#focused = this.#keys[detail] ?? null
    this.#host.requestUpdate()
  }

  /** What is drawn around a place, in px. */
  #seen(top: number): readonly [number, number] {
    const { clientHeight = 0 } = this.#scroller ?? {}
    return [Math.max(0, Math.floor(top / this.#height) - AROUND), Math.ceil((top + clientHeight) / this.#height) + AROUND]
  }
  /** Moves with the first row that is seen to where it stands among these. */
  #follow(keys: readonly string[]): void {
    const top = this.#kept?.top ?? this.#scroller?.scrollTop
    if (top === undefined) return
    this.#lost = this.#kept?.focused ?? null
    this.#focused ??= this.#lost
    this.#kept = null
    const seen = Math.floor(top / this.#height)
    const now = top === 0 || this.#keys[seen] === keys[seen] ? seen : keys.indexOf(this.#keys[seen]!)
    this.#top = Math.max(0, top + (now < 0 ? 0 : now - seen) * this.#height)
    ;[this.#first, this.#last] = this.#seen(this.#top)
  }

  /** @param draw - a row by its place */
  body<T>(rows: readonly T[], key: (row: T) => string, draw: (row: T, index: number) => TemplateResult): TemplateResult {
    const keys = rows.map(key)
    const most = this.most(rows.length)
    if (most === null) this.#follow(keys)
    else this.#kept ??= this.#scroller && { top: this.#scroller.scrollTop, focused: this.#held?.closest('tbody tr') ? this.#focused : null }
    this.#keys = keys
    const last = most ?? Math.min(rows.length, Math.max(this.#last, this.#first + 1))
    const first = most === null ? Math.min(this.#first, Math.max(0, last - 1)) : 0
    const shown = Array.from({ length: last - first }, (_, i) => first + i)
    const focused = this.#focused === null || most !== null ? -1 : keys.indexOf(this.#focused)
    if (focused >= 0 && (focused < first || focused >= last)) shown[focused < first ? 'unshift' : 'push'](focused)
    const space = (count: number): TemplateResult => html`<tr class="space" aria-hidden="true" ${vars({ '--_space': `${count * this.#height}px` })}><td></td></tr>`
    const items = shown.flatMap((index, i) => {
      const gap = index - (i === 0 ? 0 : shown[i - 1]! + 1)
      return [...(gap > 0 ? [{ key: `space ${i}`, of: space(gap) }] : []), { key: `row ${keys[index]!}`, of: draw(rows[index]!, index) }]
    })
    const rest = most === null ? rows.length - (shown.at(-1) ?? -1) - 1 : 0
    return html`${repeat(rest > 0 ? [...items, { key: 'space', of: space(rest) }] : items, (item) => item.key, (item) => item.of)}`
  }
}
