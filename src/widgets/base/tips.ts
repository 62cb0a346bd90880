import { css } from 'lit'
import { floatBy } from './float.ts'

/** A place along an element, in px from its left edge, and what is said of it. */
export interface Place { readonly x: number; readonly text: string }
/** For `data-tips` of an element with many values, such as a line: pointing at it, and arrows, tell of the nearest. */
export const tipsOf = (mark: HTMLElement): readonly Place[] | null => (mark.dataset['tips'] === undefined ? null : JSON.parse(mark.dataset['tips']) as readonly Place[])

/** Before a tip shows, so that crossing a mark shows nothing; and before it goes, so that one can move onto it. */
const BEFORE = 250
const AFTER = 250

/**
 * Tells what a mark stands for when it is pointed at or focused: the text of its `title`, or the nearest of its `data-tips`.
 * The tip stays while it is pointed at itself, goes by Escape, and stands beneath or above its mark, never over it.
 */
export class Tips {
  #root: HTMLElement
  #tip = document.createElement('div')
  #over: HTMLElement | null = null
  #place = -1
  #timer: ReturnType<typeof setTimeout> | undefined
  #still: (() => void) | undefined

  /** @param root - the `.root` that holds the marks; the tip is added to it while it shows */
  constructor(root: HTMLElement) {
    this.#root = root
    Object.assign(this.#tip, { className: 'tip', id: 'tip', popover: 'manual', role: 'tooltip', dir: 'auto' })
    this.#tip.addEventListener('pointerenter', () => clearTimeout(this.#timer))
    this.#tip.addEventListener('pointerleave', this.#leave)
    root.addEventListener('pointerover', this.#enter)
    root.addEventListener('pointermove', this.#move)
    root.addEventListener('focusin', this.#focus)
    root.addEventListener('focusout', () => this.#hide())
    root.addEventListener('keydown', this.#key)
    root.addEventListener('pointerdown', () => this.#hide())
    // What is pointed at already, when this comes.
    const [now] = [...root.querySelectorAll<HTMLElement>(':hover')].reverse()
    if (now) this.#begin(markOf(now))
    const { activeElement } = root.getRootNode() as ShadowRoot
    if (activeElement?.matches(':focus-visible')) this.#show(markOf(activeElement), -1)
  }

  #enter = ({ target }: PointerEvent): void => { if (target !== this.#tip) this.#begin(markOf(target)) }
  #begin(mark: HTMLElement | null): void {
    clearTimeout(this.#timer)
    if (mark === this.#over) return
    if (!mark) return this.#leave()
    this.#timer = setTimeout(() => this.#show(mark, -1), this.#over ? 0 : BEFORE)
  }
  #leave = (): void => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#hide(), AFTER)
  }
  #move = ({ target, clientX }: PointerEvent): void => {
    const mark = markOf(target)
    const tips = mark && tipsOf(mark)
    if (!tips) return
    const at = nearest(tips, clientX - mark.getBoundingClientRect().left)
    if (mark === this.#over && at !== this.#place) this.#show(mark, at)
    else if (mark !== this.#over) this.#place = at
  }
  #focus = ({ target }: FocusEvent): void => {
    const mark = markOf(target)
    clearTimeout(this.#timer)
    // Not while what gives the focus back is still closing.
    if (mark === target && mark?.matches(':focus-visible')) this.#timer = setTimeout(() => this.#show(mark, (tipsOf(mark)?.length ?? 0) - 1))
  }
  #key = (event: KeyboardEvent): void => {
    const mark = this.#over
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const tips = mark && tipsOf(mark)
    if (!tips || event.target !== mark || step === undefined) return
    event.preventDefault()
    this.#show(mark, Math.max(0, Math.min(tips.length - 1, this.#place + step)))
  }
  #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    // Of what is focused, Escape means what it always does there, too.
    if (!this.#over?.matches(':focus')) event.stopPropagation()
    this.#hide()
  }

  #show(mark: HTMLElement | null, place: number): void {
    if (!mark?.isConnected) return
    const tips = tipsOf(mark)
    const at = tips ? (place < 0 ? (this.#place < 0 ? tips.length - 1 : Math.min(this.#place, tips.length - 1)) : place) : -1
    const text = tips ? tips[at]?.text : mark.dataset['tip']
    this.#hide()
    if (!text) return
    this.#over = mark
    this.#place = at
    this.#tip.textContent = text
    this.#root.append(this.#tip)
    this.#still = floatBy(this.#tip, tips ? slice(mark, tips[at]!.x) : mark, tips ? 'middle' : 'start')
    this.#tip.showPopover()
    if (mark.matches(':focus')) mark.setAttribute('aria-describedby', 'tip')
    document.addEventListener('keydown', this.#escape, true)
  }
  #hide(): void {
    clearTimeout(this.#timer)
    this.#still?.()
    this.#still = undefined
    if (this.#over?.getAttribute('aria-describedby') === 'tip') this.#over.removeAttribute('aria-describedby')
    this.#over = null
    this.#tip.remove()
    document.removeEventListener('keydown', this.#escape, true)
  }
}

/** The mark around what was pointed at. The browser's own tip, which no key shows and no Escape closes, is not to come. */
function markOf(target: EventTarget | null): HTMLElement | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>('[title], [data-tip], [data-tips]') : null
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
/** Of a mark, no more than where it is pointed at. */
function slice(mark: Element, x: number): DOMRect {
  const { left, top, height } = mark.getBoundingClientRect()
  return new DOMRect(left + x, top, 0, height)
}

export const styles = css`
  .tip {
    position: fixed; inset: auto; left: var(--_x, 0); top: var(--_y, 0); margin: 0; padding: 5px 10px; max-width: min(320px, calc(100vw - 16px)); border: 1px solid var(--_border); border-radius: 7px;
    background: var(--_surface-raised); color: var(--_text); box-shadow: 0 6px 20px rgb(0 0 0 / .14); font-size: 12px; white-space: pre-line; font-variant-numeric: tabular-nums;
  }
  [data-tips] { cursor: crosshair; }
`
