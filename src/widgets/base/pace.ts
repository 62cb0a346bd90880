import { css, type ReactiveController, type ReactiveControllerHost } from 'lit'

/** An answer that comes sooner, in ms, does not make the picture blink. */
const LATE = 300
/** Who asks again sooner, in ms, as with every move of a brush, sees each answer where it belongs at once. */
const HASTE = 1000

/**
 * How fast answers come one upon the other, for the looks of a widget: it dims what it shows while an answer is late,
 * and moves nothing from where it was to where it is while the next answer is on its way already. A transition with a
 * delay would say the first as well; but it makes a layer of the whole picture with every question, even where the
 * answer has come long before.
 */
export class Pace implements ReactiveController {
  #widget: () => HTMLElement | null
  #timer: ReturnType<typeof setTimeout> | undefined
  #busy = false
  #asked = -Infinity

  constructor(host: ReactiveControllerHost, widget: () => HTMLElement | null) {
    this.#widget = widget
    host.addController(this)
  }
  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#say(undefined)
  }

  /** Whether an answer is awaited. */
  set busy(busy: boolean) {
    if (busy === this.#busy) return
    this.#busy = busy
    clearTimeout(this.#timer)
    const now = performance.now()
    if (busy) {
      this.#say(now - this.#asked < HASTE ? 'quick' : undefined)
      this.#asked = now
      this.#timer = setTimeout(() => this.#say('late'), LATE)
    } else {
      if (this.#pace === 'late') this.#say(undefined)
      this.#timer = setTimeout(() => this.#say(undefined), HASTE)
    }
  }

  get #pace(): string | undefined { return this.#widget()?.dataset['pace'] }
  #say(pace: 'late' | 'quick' | undefined): void {
    const widget = this.#widget()
    if (!widget || widget.dataset['pace'] === pace) return
    if (pace) widget.dataset['pace'] = pace
    else delete widget.dataset['pace']
  }
}

export const paceStyles = css`
  .ready { transition: opacity var(--_motion); }
  [data-pace='late'] > .ready { opacity: 0.72; }
  [data-pace='quick'] { --_motion: 0s; }
`
