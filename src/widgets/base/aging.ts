import type { ReactiveController, ReactiveControllerHost } from 'lit'

const MINUTE = 60_000

/** The age of stale data, and nothing else, changes by itself: a widget that says it is drawn again a minute later. */
export class Aging implements ReactiveController {
  #host: ReactiveControllerHost
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }
  hostDisconnected(): void { clearTimeout(this.#timer) }

  /** Whether what was just drawn tells an age. */
  set stale(stale: boolean) {
    clearTimeout(this.#timer)
    if (stale) this.#timer = setTimeout(() => this.#host.requestUpdate(), MINUTE)
  }
}
