import { zoomOf } from './reader-size.ts'

/** Room that is left to the edges of the window, and to what something floats beside, in px. */
const EDGE = 8
const GAP = 6

/**
 * Keeps a popover beneath what it belongs to, or above where there is no room beneath, and in sight: never over it. It
 * follows while the page scrolls or changes its size. Sets `--_x` and `--_y`.
 *
 * @param side - which edges stand in one line, by the direction of writing; `middle`: both middles
 * @returns ends the following
 */
export function floatBy(pop: HTMLElement, anchor: Element | DOMRect, side: 'start' | 'middle' | 'end'): () => void {
  const take = (): void => {
    if (!pop.matches(':popover-open')) return
    const at = anchor instanceof Element ? anchor.getBoundingClientRect() : anchor
    const { width, height } = pop.getBoundingClientRect()
    const [wide, high] = [document.documentElement.clientWidth, window.innerHeight]
    const left = side === 'middle' ? (at.left + at.right - width) / 2 : (side === 'end') === (getComputedStyle(pop).direction === 'rtl') ? at.left : at.right - width
    const below = at.bottom + GAP
    const top = below + height <= high - EDGE || at.top - GAP - height < EDGE ? below : at.top - GAP - height
    const zoom = zoomOf(pop)
    pop.style.setProperty('--_x', `${Math.max(EDGE, Math.min(left, wide - width - EDGE)) / zoom}px`)
    pop.style.setProperty('--_y', `${top / zoom}px`)
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
