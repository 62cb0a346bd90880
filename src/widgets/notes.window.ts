import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { boxOf } from './base/reader-size.ts'

/** How far beyond what is seen rows are drawn, in px, so that scrolling never meets a blank. */
const BEYOND = 600
/** The same while nobody has scrolled: every answer begins there, and what it draws is laid out. */
const BENEATH = 200
/** Of a row that was never drawn, in px, until others were. */
const GUESS = 92
/** A list of ten thousand draws about this many rows. */
const AT_FIRST = 12

/** What of a long list is drawn: `first ≤ index < last`, and the height of what is not, above and below, in px. */
export interface Shown { readonly first: number; readonly last: number; readonly above: number; readonly below: number }

/** The first row that is seen, how far above the list's upper edge it begins, and where the list was scrolled to then. */
interface Anchor { readonly id: string; readonly above: number; readonly at: number }

/**
 * A window over a list of rows of any height in an element that scrolls. Rows stand in the flow between two spaces as
 * high as what is left out, so that no row needs to be placed; what was drawn once is known to the pixel. Where a guess
 * above what is seen was wrong, or rows came or went there, the list is scrolled by as much: what is seen holds still, in
 * every browser alike, since some hold nothing by themselves.
 */
export class RowWindow implements ReactiveController {
  #host: ReactiveControllerHost
  #scroller: () => HTMLElement | null
  #ids: readonly string[] = []
  #heights = new Map<string, number>()
  #guess = GUESS
  /** Where each row begins; one more than there are rows. */
  #starts = new Float64Array(1)
  #shown: Shown = { first: 0, last: AT_FIRST, above: 0, below: 0 }
  #listening: HTMLElement | null = null
  #sizes: ResizeObserver | undefined
  #frame = 0
  #width = 0
  /** Which row gets the focus once it is drawn; `quietly`: wherever it stands. */
  #wanted: { readonly id: string; readonly quietly?: boolean } | null = null
  #anchor: Anchor | null = null
  /** Whether rows were drawn since they were measured: to measure lays the page out, and most updates draw none. */
  #drew = false
  /** What had the focus before rows are drawn: an element that is moved loses it. */
  #focused: Element | null = null
  /** While the first rows alone are there: which had the focus. */
  #paused: { readonly focused: string | null } | null = null

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host
    this.#scroller = scroller
    host.addController(this)
  }

  /** What to draw of these rows, by their ids; each drawn one bears its `data-row`. */
  show(ids: readonly string[]): Shown {
    const scroller = this.#scroller()
    this.#drew = true
    if (this.#paused) {
      const { focused } = this.#paused
      if (focused !== null) this.#wanted = { id: focused, quietly: true }
      this.#paused = null
    } else if (scroller && this.#anchor?.at !== scroller.scrollTop) this.#anchor = this.#seen(scroller)
    this.#ids = ids
    this.#lay()
    const anchor = this.#anchor
    const place = anchor && anchor.at > 0 ? ids.indexOf(anchor.id) : -1
    this.#shown = this.#find(place < 0 ? scroller?.scrollTop : this.#starts[place]! + anchor!.above)
    if (this.#wanted === null) this.#leave(this.#shown.first, this.#shown.last)
    this.#focused = this.#active()
    return this.#shown
  }

  /** The first rows alone, wherever the reader is; who comes back to `show` finds place and focus as they were. */
  first(count: number): Shown {
    this.#paused ??= { focused: this.#leave(0, count) }
    return { first: 0, last: count, above: 0, below: 0 }
  }

  /** Brings a row into sight and gives it the focus. */
  focus(index: number): void {
    const id = this.#ids[Math.max(0, Math.min(index, this.#ids.length - 1))]
    const scroller = this.#scroller()
    if (id === undefined || !scroller) return
    this.#wanted = { id }
    const at = this.#ids.indexOf(id)
    this.#bring(scroller, this.#starts[at]!, this.#starts[at + 1]!)
    this.#host.requestUpdate()
  }
  /** The place of the row that an element stands in; −1: in none. */
  indexOf(element: EventTarget | null): number {
    const row = element instanceof Element ? element.closest<HTMLElement>('[data-row]') : null
    return row ? this.#ids.indexOf(row.dataset['row']!) : -1
  }
  /** The first row that is seen. */
  get top(): number { return this.#at(this.#scroller()?.scrollTop ?? 0) }

  hostUpdated(): void {
    const scroller = this.#scroller()
    this.#listen(scroller)
    if (!scroller || this.#paused || !this.#drew) return
    this.#drew = false
    if (this.#focused !== this.#active() && scroller.contains(this.#focused)) (this.#focused as HTMLElement).focus({ preventScroll: true })
    this.#focused = null
    const again = this.#measure()
    this.#hold(scroller)
    this.#give(scroller)
    this.#anchor = this.#seen(scroller)
    if (again) queueMicrotask(() => this.#host.requestUpdate())
  }
  hostDisconnected(): void { this.#listen(null) }

  /** Gives the focus to the row that wants it. */
  #give(scroller: HTMLElement): void {
    const row = this.#wanted && this.#row(this.#wanted.id)
    if (!row) return
    const start = this.#topOf(row, scroller)
    row.focus({ preventScroll: true })
    if (!this.#wanted!.quietly) this.#bring(scroller, start, start + boxOf(row).height)
    this.#wanted = null
  }
  /** The focus does not go with a row that is drawn no more: the list has it then. Gives that row, where it is still one; null: none. */
  #leave(first: number, last: number): string | null {
    const scroller = this.#scroller()
    const focused = this.#active()
    const at = this.indexOf(focused)
    if (!scroller?.contains(focused) || focused === scroller || (at >= first && at < last)) return null
    scroller.focus({ preventScroll: true })
    return this.#ids[at] ?? null
  }
  #active(): Element | null { return (this.#scroller()?.getRootNode() as ShadowRoot | undefined)?.activeElement ?? null }
  /** Scrolls as little as brings into sight what lies between two heights of the whole list. */
  #bring(scroller: HTMLElement, start: number, end: number): void {
    if (start < scroller.scrollTop) scroller.scrollTop = start
    else if (end > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = Math.min(start, end - scroller.clientHeight)
  }
  /** Scrolls by as much as the row that was the first to be seen has moved. A list at its top stays there. */
  #hold(scroller: HTMLElement): void {
    const { id, above, at } = this.#anchor ?? { id: '', above: 0, at: 0 }
    const row = at > 0 ? this.#row(id) : undefined
    if (!row) return
    const top = this.#topOf(row, scroller) + above
    // Of less than that nothing is seen, and browsers round.
    if (Math.abs(top - scroller.scrollTop) >= 0.5) scroller.scrollTop = top
  }
  #seen(scroller: HTMLElement): Anchor | null {
    const edge = boxOf(scroller).top
    const row = this.#rows().find((one) => boxOf(one).bottom > edge)
    return row && scroller.clientHeight > 0 ? { id: row.dataset['row']!, above: scroller.scrollTop - this.#topOf(row, scroller), at: scroller.scrollTop } : null
  }
  /** Where a drawn row begins, in px from the top of the whole list. */
  #topOf(row: HTMLElement, scroller: HTMLElement): number {
    return boxOf(row).top - boxOf(scroller).top - scroller.clientTop + scroller.scrollTop
  }
  #row(id: string): HTMLElement | undefined { return this.#rows().find((one) => one.dataset['row'] === id) }
  #rows(): HTMLElement[] { return [...this.#scroller()?.querySelectorAll<HTMLElement>('[data-row]') ?? []] }

  #listen(scroller: HTMLElement | null): void {
    if (scroller === this.#listening) return
    this.#listening?.removeEventListener('scroll', this.#moved)
    this.#sizes?.disconnect()
    cancelAnimationFrame(this.#frame)
    this.#listening = scroller
    if (!scroller) return
    scroller.addEventListener('scroll', this.#moved, { passive: true })
    this.#sizes = new ResizeObserver(this.#moved)
    this.#sizes.observe(scroller)
  }

  #moved = (): void => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      const { first, last } = this.#find()
      if (first !== this.#shown.first || last !== this.#shown.last || this.#width !== this.#scroller()?.clientWidth) this.#host.requestUpdate()
    })
  }

  /** Whether what was measured changes what has to be drawn. */
  #measure(): boolean {
    const width = this.#scroller()?.clientWidth ?? 0
    if (width !== this.#width) this.#heights.clear()
    this.#width = width
    const fresh = this.#heights.size === 0
    let changed = false
    for (const row of this.#rows()) {
      const height = boxOf(row).height
      if (height === 0 || this.#heights.get(row.dataset['row']!) === height) continue
      this.#heights.set(row.dataset['row']!, height)
      changed = true
    }
    if (!changed) return false
    if (fresh) this.#guess = [...this.#heights.values()].reduce((sum, height) => sum + height, 0) / this.#heights.size
    this.#lay()
    // What is far beneath may wait for the next drawing: each lays the list out once more.
    const { first, last, above } = this.#shown
    const now = this.#find(undefined, 0.5)
    return fresh || now.first < first || now.last > last || Math.abs(this.#starts[first]! - above) > 1
  }

  #lay(): void {
    const starts = new Float64Array(this.#ids.length + 1)
    this.#ids.forEach((id, i) => { starts[i + 1] = starts[i]! + (this.#heights.get(id) ?? this.#guess) })
    this.#starts = starts
  }
  #find(top = this.#scroller()?.scrollTop, share = 1): Shown {
    const count = this.#ids.length
    const beyond = share * (top ? BEYOND : BENEATH)
    const [from, to] = top === undefined ? [0, AT_FIRST * this.#guess] : [top - beyond, top + (this.#scroller()?.clientHeight ?? 0) + beyond]
    const first = this.#at(from)
    const last = Math.min(count, this.#at(to) + 1)
    return { first, last, above: this.#starts[first]!, below: this.#starts[count]! - this.#starts[last]! }
  }
  /** The row at a height of the whole list. */
  #at(y: number): number {
    let [low, high] = [0, Math.max(0, this.#ids.length - 1)]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= y) low = middle
      else high = middle - 1
    }
    return low
  }
}
