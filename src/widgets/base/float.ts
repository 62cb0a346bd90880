import { zoomOf } from './reader-size.ts'

/** Room that is left to the edges of the window, and to what something floats beside, in px. */
export const EDGE = 8
export const GAP = 6

/** Puts what floats at a place of the window, in sight from side to side: sets `--_x` and `--_y`. */
export function putAt(pop: HTMLElement, left: number, top: number): void {
  const zoom = zoomOf(pop)
  const most = document.documentElement.clientWidth - pop.getBoundingClientRect().width - EDGE
  pop.style.setProperty('--_x', `${Math.max(EDGE, Math.min(left, most)) / zoom}px`)
  pop.style.setProperty('--_y', `${top / zoom}px`)
}

/**
 * Keeps a popover beneath what it belongs to, or above where there is no room beneath, and in sight: never over it. It
 * follows while the page scrolls or changes its size.
 *
 * @param side - which edges stand in one line, by the direction of writing; `middle`: both middles
 * @returns ends the following
 */
export function floatBy(pop: HTMLElement, anchor: Pick<Element, 'getBoundingClientRect'>, side: 'start' | 'middle' | 'end'): () => void {
  const take = (): void => {
    if (!pop.matches(':popover-open')) return
    const at = anchor.getBoundingClientRect()
    const { width, height } = pop.getBoundingClientRect()
    const left = side === 'middle' ? (at.left + at.right - width) / 2 : (side === 'end') === (getComputedStyle(pop).direction === 'rtl') ? at.left : at.right - width
    const below = at.bottom + GAP
    putAt(pop, left, below + height <= innerHeight - EDGE || at.top - GAP - height < EDGE ? below : at.top - GAP - height)
  }
  pop.addEventListener('toggle', take)
  addEventListener('scroll', take, { capture: true, passive: true })
  addEventListener('resize', take)
  return () => {
    pop.removeEventListener('toggle', take)
    removeEventListener('scroll', take, { capture: true })
    removeEventListener('resize', take)
  }
}
