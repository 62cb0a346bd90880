import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { pageWords, type Words } from '../../i18n/index.ts'
import { ancestorsOf } from './lang.ts'

/** Said where not even English can be had. */
export const NO_WORDS = 'The words of this part of the page could not be loaded. Reload the page to try again.'

/**
 * The language that an element speaks: its reader's once the words are there; until then the one that it spoke before,
 * and in the beginning none at all. Where the reader's cannot be had, English.
 *
 * Asks for an update when there are words, and when a `lang` around the element changes.
 */
export class Speech implements ReactiveController {
  /** What the words of are there; null: nothing can be said yet. */
  locale: string | null = null
  /** Whether there are no words, and none to wait for. */
  mute = false
  #host: ReactiveControllerHost & Element
  #reader: string | undefined
  #later: (() => void)[] = []
  #observer: MutationObserver | undefined
  #failed: (error: unknown) => void
  #words: Words

  /**
   * @param failed - is told why there are no words, when there are none to wait for
   * @param words - what it needs; default those of every page
   */
  constructor(host: ReactiveControllerHost & Element, failed: (error: unknown) => void, words = pageWords) {
    this.#host = host
    this.#failed = failed
    this.#words = words
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate())
    for (const node of ancestorsOf(this.#host)) this.#observer.observe(node, { attributes: true, attributeFilter: ['lang'] })
  }
  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#reader = undefined
    this.#later = []
  }

  /** Speaks to a reader of `locale` as soon as it can. To be called before each drawing. */
  address(locale: string | null | undefined): void {
    const reader = locale || 'en'
    if (reader === this.#reader) return
    this.#reader = reader
    this.mute = false
    if (this.#words.has(reader)) this.#speak(reader)
    else void this.#learn(reader)
  }

  /** Does what needs words once something can be said and was drawn. */
  whenSpoken(work: () => void): void {
    this.#later.push(work)
    if (this.locale !== null) this.#onceDrawn()
  }

  async #learn(reader: string): Promise<void> {
    let failure: unknown
    for (const locale of [reader, this.locale ?? 'en']) {
      try {
        await this.#words.load(locale)
        if (reader === this.#reader) this.#speak(locale)
        return
      } catch (error) {
        failure ??= error
      }
    }
    if (reader !== this.#reader) return
    this.mute = true
    this.#failed(failure)
    this.#host.requestUpdate()
  }

  #speak(locale: string): void {
    this.locale = locale
    this.#host.requestUpdate()
    this.#onceDrawn()
  }

  #onceDrawn(): void {
    if (this.#later.length > 0) void this.#host.updateComplete.then(() => { for (const work of this.#later.splice(0)) work() })
  }
}
