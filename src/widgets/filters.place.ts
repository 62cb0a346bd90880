import type { LitElement, ReactiveController } from 'lit'
import { sizeForReader, zoomOf } from './base/reader-size.ts'

/** Room that is left to the edges of the window, in px. */
const EDGE = 8
const GAP = 6
/** By how much a list gives way at most, so that what opened it is not covered. */
const GIVES = 220

/**
 * Keeps what floats beneath what opened it, or above where there is more room, and in sight. Where the opener moves
 * because something was chosen, it stays; where the page scrolls or changes its size, it follows. All of it is as large
 * as its reader has text.
 */
export class Place implements ReactiveController {
  #pop: () => HTMLElement | null
  #opener: () => Element
  #at: DOMRect | null = null

  constructor(host: LitElement, pop: () => HTMLElement | null, opener: () => Element) {
    this.#pop = pop
    this.#opener = opener
    host.addController(this)
    sizeForReader(host)
  }
  hostConnected(): void {
    addEventListener('scroll', this.#moved, { capture: true, passive: true })
    addEventListener('resize', this.#moved)
  }
  hostDisconnected(): void {
    removeEventListener('scroll', this.#moved, { capture: true })
    removeEventListener('resize', this.#moved)
  }
  /** The next opener may stand elsewhere. */
  forget(): void { this.#at = null }

  take(): void {
    const pop = this.#pop()
    if (!pop?.matches(':popover-open')) return
    const at = this.#at ??= this.#opener().getBoundingClientRect()
    const zoom = zoomOf(pop)
    const { width, height: now } = pop.getBoundingClientRect()
    // As high as it would be, had its list not given way before.
    const whole = now + (parseFloat(pop.style.getPropertyValue('--_over')) || 0) * zoom
    const [wide, high] = [document.documentElement.clientWidth, innerHeight]
    const x = getComputedStyle(pop).direction === 'rtl' ? at.right - width : at.left
    const below = at.bottom + GAP
    const [under, above] = [high - EDGE - below, at.top - GAP - EDGE]
    const down = whole <= under || above < under
    pop.style.setProperty('--_over', `${Math.max(0, Math.min(whole - (down ? under : above), GIVES)) / zoom}px`)
    const { height } = pop.getBoundingClientRect()
    const y = down ? below : at.top - GAP - height
    pop.style.setProperty('--_x', `${Math.max(EDGE, Math.min(x, wide - width - EDGE)) / zoom}px`)
    pop.style.setProperty('--_y', `${Math.max(EDGE, Math.min(y, high - height - EDGE)) / zoom}px`)
  }
  #moved = (event: Event): void => {
    const pop = this.#pop()
    // Its own lists scroll too.
    if (pop && event.composedPath().includes(pop)) return
    this.forget()
    this.take()
  }
}
