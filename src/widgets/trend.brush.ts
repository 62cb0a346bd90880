import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { pointAfterKey, pointAt, spanOf } from '../charts/brush.ts'
import type { Span } from '../charts/span.ts'
import type { TrendLayout } from '../charts/trend.ts'
import { nextFrame, ownFrame } from './base/frames.ts'
import { zoomOf } from './base/reader-size.ts'

/** What a brush needs of its trend. */
export interface BrushTarget {
  layout(): TrendLayout | null
  chosen(): Span | null
  /** Chooses buckets, or none. Called with what differs from what is chosen. */
  choose(span: Span | null): void
  /** Whether those who listen are still being answered. */
  busy(): boolean
}

interface Drag { readonly anchor: number; readonly from: number; readonly before: Span | null; moved: boolean }

/** A hand that moves less than this has clicked. */
const STILL = 4
const same = (a: Span | null, b: Span | null): boolean => a?.first === b?.first && a?.last === b?.last

/**
 * Pointing at the points of a trend and choosing a period of it, by mouse, touch and keyboard. What is dragged is
 * chosen while the hand moves.
 */
export class TrendBrush implements ReactiveController {
  /** The point that the reader is at. */
  active: number | null = null
  /** Whether what is known of it is shown: the reader may dismiss it. */
  tip = false
  /** Over an edge that can be dragged. */
  resize = false
  #host: ReactiveControllerHost
  #target: BrushTarget
  #draft: Span | null = null
  #drag: Drag | null = null
  #anchor: number | null = null
  #following = false
  #hovering = false
  #focused: Element | null = null

  constructor(host: ReactiveControllerHost, target: BrushTarget) {
    this.#host = host
    this.#target = target
    host.addController(this)
  }
  /** Not every browser tells who has the focus that what has it is taken away. */
  hostUpdated(): void {
    if (this.#focused?.isConnected !== false) return
    this.#focused = null
    this.#forget()
  }
  hostDisconnected(): void {
    this.#hover(false)
    this.#drag = this.#draft = this.active = null
  }

  get span(): Span | null { return this.#draft ?? this.#target.chosen() }

  readonly enter = (): void => { this.#hover(true) }
  readonly leave = (): void => {
    this.#hover(false)
    if (!this.#drag) this.#point(null)
  }

  readonly down = (event: PointerEvent): void => {
    const at = this.#place(event)
    if (!at || event.button !== 0) return
    const edge = this.#edgeAt(at.x, event.pointerType === 'touch' ? 22 : 8)
    const span = this.span
    const anchor = edge && span ? (edge === 'first' ? span.last : span.first) : at.index
    this.#drag = { anchor, from: at.x, before: span, moved: false }
    this.#anchor = null
    // An event that a program made has no pointer to capture.
    if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId)
    this.#point(at.index)
  }

  readonly move = (event: PointerEvent): void => {
    const at = this.#place(event)
    if (!at) return
    const drag = this.#drag
    if (!drag) {
      if (event.pointerType !== 'mouse') return
      const resize = this.#edgeAt(at.x, 8) !== null
      if (resize !== this.resize) {
        this.resize = resize
        this.#host.requestUpdate()
      }
      this.#point(at.index)
      return
    }
    if (Math.abs(at.x - drag.from) > STILL) drag.moved = true
    if (!drag.moved) return
    const span = spanOf(drag.anchor, at.index)
    if (!same(span, this.#draft)) {
      this.#draft = span
      void this.#follow()
    }
    this.#point(at.index)
  }

  readonly up = (event: PointerEvent): void => {
    const drag = this.#drag
    const at = this.#place(event)
    this.#drag = null
    if (!drag || !at) return
    const span = drag.moved ? spanOf(drag.anchor, at.index) : this.#toggled(at.index)
    this.#draft = null
    this.#choose(span)
    if (event.pointerType !== 'mouse') this.#point(null)
    this.#host.requestUpdate()
  }

  /** The page took the gesture over, to scroll: as if it had not begun. */
  readonly cancel = (): void => {
    const before = this.#drag?.before ?? null
    const moved = this.#drag?.moved ?? false
    this.#drag = this.#draft = null
    if (moved) this.#choose(before)
    this.#point(null)
  }

  readonly focus = (event: FocusEvent): void => {
    const layout = this.#target.layout()
    this.#focused = event.currentTarget as Element
    if (!layout || !this.#focused.matches(':focus-visible')) return
    this.#point(this.active ?? this.span?.last ?? (layout.end >= 0 ? layout.end : layout.count - 1))
  }
  readonly blur = ({ currentTarget }: FocusEvent): void => {
    this.#anchor = null
    if (this.#drag || this.active === null) return
    this.#forget()
    // What takes the picture away, as a table does, takes the focus from it while it draws: that is drawn once.
    queueMicrotask(() => { if ((currentTarget as Element).isConnected) this.#host.requestUpdate() })
  }

  readonly key = (event: KeyboardEvent): void => {
    const layout = this.#target.layout()
    if (!layout || layout.count === 0 || event.altKey || event.ctrlKey || event.metaKey) return
    const at = this.active ?? this.span?.last ?? layout.count - 1
    if (event.key === 'Escape') {
      if (!this.tip && !this.span) return
      this.#anchor = null
      this.#choose(null)
      this.#dismiss()
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#anchor = null
      this.#choose(this.#toggled(at))
      this.#point(at)
    } else {
      const to = pointAfterKey(event.key, at, layout.count, layout.mirrored ? 'ArrowLeft' : 'ArrowRight')
      if (to === null) return
      if (event.shiftKey) this.#choose(spanOf(this.#anchor ??= at, to))
      else this.#anchor = null
      this.#point(to)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  /** A choice not before what the last one asked for has come and is drawn, in a frame of its own: however slow that is, all of it is seen. */
  #follow = async (): Promise<void> => {
    if (this.#following) return
    this.#following = true
    // Once the hand has let go, there is nothing to wait for.
    while (this.#draft && this.#target.busy()) await nextFrame()
    await ownFrame()
    this.#following = false
    if (this.#draft) this.#choose(this.#draft)
  }
  #toggled(index: number): Span | null {
    const span = this.#target.chosen()
    return span?.first === index && span.last === index ? null : { first: index, last: index }
  }
  #choose(span: Span | null): void {
    if (!same(span, this.#target.chosen())) this.#target.choose(span)
  }
  #point(index: number | null): void {
    // What was dismissed stays away until the reader goes elsewhere.
    if (index === this.active) return
    this.active = index
    this.tip = index !== null
    this.#host.requestUpdate()
  }
  #forget(): void {
    this.active = null
    this.tip = false
  }
  #dismiss(): void {
    this.tip = false
    this.#host.requestUpdate()
  }
  /** A tooltip that a pointer brought up must go by Escape wherever the focus is (WCAG 1.4.13). */
  #hover(on: boolean): void {
    if (on === this.#hovering) return
    this.#hovering = on
    if (on) document.addEventListener('keydown', this.#escape)
    else document.removeEventListener('keydown', this.#escape)
  }
  #escape = (event: KeyboardEvent): void => { if (event.key === 'Escape') this.#dismiss() }

  #place(event: PointerEvent): { x: number; index: number } | null {
    const layout = this.#target.layout()
    if (!layout || layout.count === 0) return null
    const surface = event.currentTarget as Element
    const x = (event.clientX - surface.getBoundingClientRect().left) / zoomOf(surface)
    return { x, index: pointAt(layout, x) }
  }
  #edgeAt(x: number, reach: number): 'first' | 'last' | null {
    const layout = this.#target.layout()
    const span = this.span
    if (!layout || !span) return null
    if (Math.abs(x - layout.x(span.first)) <= reach) return 'first'
    return Math.abs(x - layout.x(span.last + 1)) <= reach ? 'last' : null
  }
}
