import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** A pause in which several changes become one announcement. */
const PAUSE = 400

/**
 * The text of a polite live region. What is said within a pause of what was said before replaces it, unless that was
 * news: it comes once, while what an answer says can be read again.
 */
export class Announcer implements ReactiveController {
  text = ''
  #host: ReactiveControllerHost
  #timer: ReturnType<typeof setTimeout> | undefined
  #news = ''

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  say(text: string, news = false): void {
    if (this.#news && !news) return
    clearTimeout(this.#timer)
    if (news) text = this.#news = `${this.#news} ${text}`.trim()
    this.#timer = setTimeout(() => {
      this.text = text
      this.#news = ''
      this.#host.requestUpdate()
    }, PAUSE)
  }
  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#news = ''
  }
}
