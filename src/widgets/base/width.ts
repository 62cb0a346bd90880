import type { ReactiveController, ReactiveControllerHost } from 'lit'

const PRINTING = ['beforeprint', 'afterprint'] as const

/**
 * The width of an element that a chart fills, in px; 0 before it was laid out. Asks for an update when it changes: also
 * for paper, which is laid out and then told of, before it is printed, and while no observer is heard.
 */
export class Width implements ReactiveController {
  value = 0
  #host: ReactiveControllerHost
  #target: () => Element | null
  #observer: ResizeObserver | undefined
  #observed: Element | null = null
  #frame = 0
  #media: MediaQueryList | undefined

  constructor(host: ReactiveControllerHost, target: () => Element | null) {
    this.#host = host
    this.#target = target
    host.addController(this)
  }

  /** Whether what is drawn is for paper. Browsers count sheets before they tell of their width: what is on paper alone has to be there by then. */
  printed = false

  hostConnected(): void {
    this.#media = matchMedia('print')
    this.#media.addEventListener('change', this.#turned)
    for (const type of PRINTING) addEventListener(type, this.#turned)
    this.#host.requestUpdate()
  }
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
    this.#media?.removeEventListener('change', this.#turned)
    for (const type of PRINTING) removeEventListener(type, this.#turned)
    cancelAnimationFrame(this.#frame)
    this.#observer?.disconnect()
    this.#observer = undefined
    this.#observed = null
  }

  #turned = ({ type }: Event): void => {
    this.printed = type === 'beforeprint' || (type === 'change' && this.#media!.matches)
    this.#set(this.#observed?.clientWidth ?? 0)
    this.#host.requestUpdate()
  }
  #set(width: number): void {
    if (width === this.value || width === 0) return
    this.value = width
    this.#host.requestUpdate()
  }
}
