import type { ReactiveController, ReactiveElement } from 'lit'

const PRINTING = ['beforeprint', 'afterprint'] as const
/** Told by whoever makes a picture, in the shadow root of what is pictured. */
const PICTURING = ['beforepicture', 'afterpicture'] as const

/**
 * For what a list that is drawn a screenful at a time has to be there whole: for paper, or for a picture; null: for
 * neither, and it is drawn as the reader scrolls.
 */
export class Unrolled implements ReactiveController {
  for: 'paper' | 'picture' | null = null
  #host: ReactiveElement
  #media: MediaQueryList | undefined

  constructor(host: ReactiveElement) {
    this.#host = host
    host.addController(this)
  }
  hostConnected(): void {
    this.#media = matchMedia('print')
    this.#media.addEventListener('change', this.#turned)
    for (const type of PRINTING) addEventListener(type, this.#turned)
    for (const type of PICTURING) this.#host.renderRoot.addEventListener(type, this.#turned)
  }
  hostDisconnected(): void {
    this.#media?.removeEventListener('change', this.#turned)
    for (const type of PRINTING) removeEventListener(type, this.#turned)
    for (const type of PICTURING) this.#host.renderRoot.removeEventListener(type, this.#turned)
    this.for = null
  }

  #turned = ({ type }: Event): void => {
    this.for = type === 'beforepicture' ? 'picture' : type === 'beforeprint' || (type === 'change' && this.#media!.matches) ? 'paper' : null
    this.#host.requestUpdate()
  }
}
