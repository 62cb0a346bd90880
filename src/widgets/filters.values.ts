import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { toFault, type Dimension, type DimensionValue, type Fault, type Filter } from '../model/index.ts'
import type { Source } from '../source/types.ts'

/** More than anyone reads; the rest is found by filtering otherwise. */
const MOST = 2000

export type ValuesAnswer =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly fault: Fault }
  | { readonly state: 'ready'; readonly values: readonly DimensionValue[] }

/**
 * The values of the dimension that is looked at, and the source that they are asked of, which is held while the element
 * is in the page: letting go waits a microtask, since a move in the DOM is no leave.
 */
export class Values implements ReactiveController {
  answer: ValuesAnswer = { state: 'waiting' }
  #host: ReactiveControllerHost
  #source: Source | undefined
  #connected = false
  #key: string | null = null
  #abort: AbortController | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }
  hostConnected(): void {
    this.#connected = true
    this.#host.requestUpdate()
  }
  hostDisconnected(): void {
    this.#connected = false
    queueMicrotask(() => { if (!this.#connected) this.hold(undefined) })
  }

  hold(source: Source | undefined): void {
    if (source === this.#source) return
    this.forget()
    this.#source?.removeEventListener('change', this.#changed)
    this.#source?.release()
    this.#source = source
    source?.addEventListener('change', this.#changed)
    source?.retain()
  }

  /** Asks, unless this has been asked already. */
  ask(dimension: Dimension, filter: Filter | undefined): void {
    const source = this.#source
    const key = JSON.stringify([source?.version, dimension, filter])
    if (!source || key === this.#key) return
    this.#abort?.abort()
    const abort = this.#abort = new AbortController()
    // Counts of another filter give way when the new ones come; another dimension's values do not stay.
    if (this.#key === null || JSON.parse(this.#key)[1] !== dimension) this.#set({ state: 'waiting' })
    this.#key = key
    source.values(dimension, { ...(filter === undefined ? {} : { filter }), limit: MOST, signal: abort.signal }).then(
      (values) => { if (!abort.signal.aborted) this.#set({ state: 'ready', values }) },
      (error: unknown) => { if (!abort.signal.aborted) this.#set({ state: 'failed', fault: toFault(error) }) },
    )
  }

  /** Reads the source again where it failed; what is looked at is asked again. */
  retry(): void {
    if (this.#source?.status.state === 'error') this.#source.refresh().catch(() => {})
    this.forget()
  }
  forget(): void {
    this.#abort?.abort()
    this.#key = null
    this.#set({ state: 'waiting' })
  }

  #set(answer: ValuesAnswer): void {
    this.answer = answer
    this.#host.requestUpdate()
  }
  #changed = (): void => this.#host.requestUpdate()
}
