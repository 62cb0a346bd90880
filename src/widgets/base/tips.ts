import { css } from 'lit'
import { messagesFor } from '../../i18n/index.ts'
import { floatBy } from './float.ts'
import { zoomOf } from './reader-size.ts'

/** A place along an element, in px from its left edge, and what is said of it. */
export interface Place { readonly x: number; readonly text: string }
/** What a widget says of one of its marks: a text, one for each place along it, or nothing. */
export type Told = string | readonly Place[] | null | undefined
/** For `data-tips` of an element with many values, such as a line: pointing at it, and arrows, tell of the nearest. */
export const tipsOf = (mark: HTMLElement): readonly Place[] | null => (mark.dataset['tips'] === undefined ? null : JSON.parse(mark.dataset['tips']) as readonly Place[])

/** Before a tip shows, so that crossing a mark shows nothing; and before it goes, so that one can move onto it. */
const BEFORE = 250
const AFTER = 250
/** Rows that are higher, in px, as those of a phone, may be covered beside their mark. */
const HIGH = 90

/** A mark, and which of its places; -1: it has none, or none was pointed at. */
interface Stop { readonly mark: HTMLElement; readonly place: number; readonly x: number }

/**
 * Tells what a mark stands for when it is pointed at or focused: the text of its `title`, the nearest of its `data-tips`,
 * or, where it has `data-of`, what its widget says. Of marks in a row, such as the parts of a bar, the row's button tells
 * one after the other, by the arrow keys. The tip stays while it is pointed at itself, goes by Escape, and stands beneath
 * or above its mark, never over it.
 */
export class Tips {
  #root: HTMLElement
  #tell: (mark: HTMLElement) => Told
  #tip = document.createElement('div')
  #over: HTMLElement | null = null
  /** Has the focus, where that is why the tip shows. */
  #focused: HTMLElement | null = null
  #place = -1
  #said = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #still: (() => void) | undefined

  /**
   * @param root - holds the marks, as `.root` does, and stands in what says its language; the tip is added to it while it shows
   * @param tell - what is said of a mark with `data-of`
   */
  constructor(root: HTMLElement, tell: (mark: HTMLElement) => Told = () => null) {
    this.#root = root
    this.#tell = tell
    Object.assign(this.#tip, { className: 'tip', id: 'tip', popover: 'manual', role: 'tooltip', dir: 'auto' })
    this.#tip.addEventListener('pointerenter', () => clearTimeout(this.#timer))
    this.#tip.addEventListener('pointerleave', this.#leave)
    root.addEventListener('pointerover', this.#enter)
    root.addEventListener('pointermove', this.#move)
    root.addEventListener('pointerup', this.#tap)
    // Who leaves the widget at once, and by no step over anything else in it.
    root.addEventListener('pointerleave', this.#leave)
    root.addEventListener('focusin', ({ target }) => this.#focus(target))
    root.addEventListener('focusout', () => this.#hide())
    root.addEventListener('keydown', this.#key)
    root.addEventListener('pointerdown', this.#press)
    // What is pointed at already, when this comes.
    const [now] = [...root.querySelectorAll<HTMLElement>(':hover')].reverse()
    if (now) this.#begin(markOf(now))
    this.#focus((root.getRootNode() as ShadowRoot).activeElement)
  }

  /** After an update: what tells of a mark that is gone goes too, and what is said of one may be new. */
  renew(): void {
    const mark = this.#over
    if (!mark) return
    if (!mark.isConnected) return this.#hide()
    markOf(mark)
    if (this.#text(mark, this.#place) !== this.#said) this.#show(mark, this.#place, this.#focused)
  }

  #enter = ({ target, pointerType }: PointerEvent): void => {
    if (pointerType === 'touch') return
    const mark = markOf(target)
    // On the way to the tip of a mark, its row is crossed.
    if (!mark && this.#over && target instanceof Node && rowOf(this.#over)?.contains(target)) clearTimeout(this.#timer)
    else if (target !== this.#tip) this.#begin(mark)
  }
  #begin(mark: HTMLElement | null): void {
    clearTimeout(this.#timer)
    if (mark === this.#over) return
    if (!mark) return this.#leave()
    this.#timer = setTimeout(() => this.#show(mark, -1), this.#over ? 0 : BEFORE)
  }
  #leave = (event?: PointerEvent): void => {
    // A finger leaves whenever it is lifted, and who is there by keys stays.
    if (event?.pointerType === 'touch' || this.#focused) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#hide(), AFTER)
  }
  #move = ({ target, clientX }: PointerEvent): void => {
    const mark = markOf(target)
    const at = mark ? this.#placeAt(mark, clientX) : -1
    if (!mark || at < 0) return
    if (mark === this.#over && at !== this.#place) this.#show(mark, at)
    else if (mark !== this.#over) this.#place = at
  }
  /** A finger that was lifted where it came down, neither scrolling nor on what it presses. */
  #tap = ({ target, clientX, pointerType }: PointerEvent): void => {
    const mark = pointerType === 'touch' ? markOf(target) : null
    if (!mark || mark.matches('button:not(.row)')) return
    this.#show(mark, this.#placeAt(mark, clientX))
  }
  /** What a finger called comes without a pointer that could leave: the next press, wherever, sends it away. */
  #press = (): void => this.#hide()
  #focus(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return
    clearTimeout(this.#timer)
    // Not while what gives the focus back is still closing.
    this.#timer = setTimeout(() => {
      const stops = this.#stops(target)
      const stop = stops.findLast(({ mark }) => mark === stops[0]!.mark)
      if (stop) this.#show(stop.mark, stop.place, target)
    })
  }
  #key = (event: KeyboardEvent): void => {
    const focused = this.#focused
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!focused || event.target !== focused || step === undefined) return
    const stops = this.#stops(focused).sort((a, b) => a.x - b.x)
    const next = stops[stops.findIndex(({ mark, place }) => mark === this.#over && place === this.#place) + step]
    if (stops.length < 2) return
    event.preventDefault()
    if (next) this.#show(next.mark, next.place, focused)
  }
  #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    // Of what is focused, Escape means what it always does there, too.
    if (!this.#focused && !this.#over?.matches(':focus')) event.stopPropagation()
    this.#hide()
  }

  /** What can be told of what has the focus, as it stands in the page. */
  #stops(focused: HTMLElement): Stop[] {
    const own = markOf(focused)
    const marks = own === focused ? [own] : [...focused.closest('.row, tr')?.querySelectorAll<HTMLElement>(MARKS) ?? []]
    return marks.filter((mark) => mark.getClientRects().length > 0).flatMap((mark): Stop[] => {
      markOf(mark)
      const told = this.#told(mark)
      const { left, width } = mark.getBoundingClientRect()
      if (!told) return []
      return typeof told === 'string' ? [{ mark, place: -1, x: left + width / 2 }] : told.map(({ x }, place) => ({ mark, place, x: left + x * zoomOf(mark) }))
    })
  }
  /** Which of its places is the nearest; -1: it has none. */
  #placeAt(mark: HTMLElement, clientX: number): number {
    const told = this.#told(mark)
    return told && typeof told !== 'string' ? nearest(told, (clientX - mark.getBoundingClientRect().left) / zoomOf(mark)) : -1
  }
  #text(mark: HTMLElement, place: number): string | null | undefined {
    const told = this.#told(mark)
    return told && typeof told !== 'string' ? told[place]?.text : told
  }
  #told(mark: HTMLElement): Told { return tipsOf(mark) ?? (mark.dataset['of'] === undefined ? mark.dataset['tip'] : this.#tell(mark)) }

  #show(mark: HTMLElement | null, place: number, focused: HTMLElement | null = null): void {
    if (!mark?.isConnected) return
    const told = this.#told(mark)
    const tips = told && typeof told !== 'string' ? told : null
    const at = tips ? (place < 0 ? (this.#place < 0 ? tips.length - 1 : Math.min(this.#place, tips.length - 1)) : place) : -1
    const text = this.#text(mark, at)
    this.#hide()
    if (!text) return
    this.#over = mark
    this.#focused = focused
    this.#place = at
    this.#said = text
    this.#tip.replaceChildren(...spoken(text, this.#root.closest<HTMLElement>('[lang]')!.lang))
    this.#root.append(this.#tip)
    const row = rowOf(mark)
    const anchor = tips || row ? { getBoundingClientRect: () => slice(mark, row ?? mark, tips?.[at]?.x) } : mark
    this.#still = floatBy(this.#tip, anchor, tips || row ? 'middle' : 'start')
    this.#tip.showPopover()
    // What names it already is not said twice.
    if (focused?.getAttribute('aria-label') !== text) focused?.setAttribute('aria-describedby', 'tip')
    document.addEventListener('keydown', this.#escape, true)
    document.addEventListener('pointerdown', this.#press, true)
  }
  #hide(): void {
    clearTimeout(this.#timer)
    this.#still?.()
    this.#still = undefined
    if (this.#focused?.getAttribute('aria-describedby') === 'tip') this.#focused.removeAttribute('aria-describedby')
    this.#over = this.#focused = null
    this.#tip.remove()
    document.removeEventListener('keydown', this.#escape, true)
    document.removeEventListener('pointerdown', this.#press, true)
  }
}

const MARKS = '[title], [data-tip], [data-tips], [data-of]'
/** What is seen, and, where that is short, what is heard instead. */
function spoken(text: string, language: string): readonly (string | Node)[] {
  const said = messagesFor(language).units.said(text)
  if (said === text) return [text]
  return [['aria-hidden', 'true', text] as const, ['class', 'sr', said] as const].map(([name, value, content]) => {
    const part = document.createElement('span')
    part.setAttribute(name, value)
    part.textContent = content
    return part
  })
}
/** The mark around what was pointed at. The browser's own tip, which no key shows and no Escape closes, is not to come. */
function markOf(target: EventTarget | null): HTMLElement | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>(MARKS) : null
  const title = mark?.getAttribute('title')
  if (mark && title) {
    mark.removeAttribute('title')
    mark.dataset['tip'] = title
  }
  return mark
}

function nearest(tips: readonly Place[], x: number): number {
  return tips.reduce((best, place, i) => (Math.abs(place.x - x) < Math.abs(tips[best]!.x - x) ? i : best), 0)
}
/** The row of a mark, which is not to be covered either, unless it is high. */
function rowOf(mark: HTMLElement): Element | null {
  const row = mark.dataset['of'] === undefined ? null : mark.closest('.row, tr, li')
  return row && row.getBoundingClientRect().height <= HIGH * zoomOf(row) ? row : null
}
/** Of a mark, no more than where it is pointed at; as high as its row. */
function slice(mark: Element, row: Element, x?: number): DOMRect {
  const { left, width } = mark.getBoundingClientRect()
  const { top, height } = row.getBoundingClientRect()
  return new DOMRect(left + (x ?? 0) * zoomOf(mark), top, x === undefined ? width : 0, height)
}

export const tipsStyles = css`
  .tip {
    position: fixed; inset: auto; left: var(--_x, 0); top: var(--_y, 0); margin: 0; padding: 5px 10px; max-width: min(320px, calc(100vw / var(--_zoom, 1) - 16px)); border: 1px solid var(--_border); border-radius: 7px;
    background: var(--_surface-raised); color: var(--_text); box-shadow: 0 6px 20px rgb(0 0 0 / .14); font-size: 12px; white-space: pre-line; font-variant-numeric: tabular-nums;
  }
  [data-tips] { cursor: crosshair; }
`
