import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** The width of an element that a chart fills, in px; 0 before it was laid out. Asks for an update when it changes. */
export class Width implements ReactiveController {
  value = 0
  #host: ReactiveControllerHost
  #target: () => Element | null
  #observer: ResizeObserver | undefined
  #observed: Element | null = null
  #frame = 0

  constructor(host: ReactiveControllerHost, target: () => Element | null) {
    this.#host = host
    this.#target = target
    host.addController(this)
  }

  hostConnected(): void { this.#host.requestUpdate() }
  hostUpdated(): void {
    const target = this.#target()
    if (target === this.#observed || target === null) return
    this.#observer?.disconnect()
    this.#observed = target
    queueMicrotask(() => this.#set(target.clientWidth))
    // In a frame of its own: what is drawn anew changes heights, which an observer must not do while it observes.
    this.#observer = new ResizeObserver(() => {
      if (target.clientWidth === this.value) return
      cancelAnimationFrame(this.#frame)
      this.#frame = requestAnimationFrame(() => this.#set(target.clientWidth))
    })
    this.#observer.observe(target)
  }
  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame)
    this.#observer?.disconnect()
    this.#observer = undefined
    this.#observed = null
  }

  #set(width: number): void {
    if (width === this.value || width === 0) return
    this.value = width
    this.#host.requestUpdate()
  }
}
