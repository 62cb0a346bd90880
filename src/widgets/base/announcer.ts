import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** A pause in which several changes become one announcement. */
const PAUSE = 400

/** The text of a polite live region. What is said within a pause of what was said before replaces it. */
export class Announcer implements ReactiveController {
  text = ''
  #host: ReactiveControllerHost
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  say(text: string): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.text = text
      this.#host.requestUpdate()
    }, PAUSE)
  }
  hostDisconnected(): void { clearTimeout(this.#timer) }
}
