import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { toFault, type Fault, type MetricName, type QueryOf, type ResultOf } from '../../model/index.ts'
import type { Source } from '../../source/types.ts'
import { ownFrame } from './frames.ts'

/** What there is to show. */
export type Answer<M extends MetricName> =
  /** Nothing yet: no source, or the first answer is on its way. */
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly fault: Fault }
  /** `asking`: a newer question is under way, and this is the answer to the one before, `question`. */
  | { readonly state: 'answered'; readonly result: ResultOf<M>; readonly question: QueryOf<M>; readonly asking: boolean }

interface Hooks<M extends MetricName> {
  readonly answered: (result: ResultOf<M>) => void
  readonly failed: (fault: Fault) => void
  /** A newer question is under way, and nothing else is new. */
  readonly asking: () => void
}

/**
 * One widget's standing question to a source. Latest wins and the loser is aborted; an answer stays on screen while a
 * newer one is on its way. Holds the source while the widget is in the page: a move in the DOM is no leave, so letting
 * go waits a microtask.
 */
export class Question<M extends MetricName> implements ReactiveController {
  #host: ReactiveControllerHost
  #hooks: Hooks<M>
  #source: Source | undefined
  #held = false
  #connected = false
  #key: string | undefined
  #asked: QueryOf<M> | undefined
  #abort: AbortController | undefined
  /** For an answer to be drawn; of several, the newest is. */
  #turn: Promise<void> | undefined
  #answer: Answer<M> = { state: 'waiting' }

  constructor(host: ReactiveControllerHost, hooks: Hooks<M>) {
    this.#host = host
    this.#hooks = hooks
    host.addController(this)
  }

  get answer(): Answer<M> { return this.#answer }

  hostConnected(): void { this.#connected = true }
  hostDisconnected(): void {
    this.#connected = false
    queueMicrotask(() => { if (!this.#connected) this.#letGo() })
  }

  /** Asks, unless this very question about this very data has been asked. */
  ask(source: Source | undefined, question: QueryOf<M>): void {
    if (!this.#connected) return
    this.#hold(source)
    this.#asked = question
    const key = source && `${source.version}/${JSON.stringify(question)}`
    if (key === this.#key || !source) return
    this.#key = key
    void this.#put(source, question)
  }

  /** A question that cannot be put. */
  refuse(source: Source | undefined, fault: Fault): void {
    this.#hold(source)
    const key = `refused/${fault.message}`
    if (key === this.#key) return
    this.#abort?.abort()
    this.#key = key
    this.#fail(fault)
  }

  /** Reads the source again where it failed, and asks again. */
  retry(): void {
    const source = this.#source
    if (!source || !this.#asked) return
    // What becomes of the reading is told by the source's status.
    if (source.status.state === 'error') source.refresh().catch(() => {})
    if (this.#answer.state === 'failed') this.#set({ state: 'waiting' })
    void this.#put(source, this.#asked)
  }

  async #put(source: Source, question: QueryOf<M>): Promise<void> {
    this.#abort?.abort()
    const abort = this.#abort = new AbortController()
    if (this.#answer.state === 'answered') {
      this.#answer = { ...this.#answer, asking: true }
      this.#hooks.asking()
    } else this.#set({ state: 'waiting' })
    try {
      const result = await source.query(question, { signal: abort.signal })
      await (this.#turn ??= ownFrame().then(() => { this.#turn = undefined }))
      const newer = abort.signal.aborted
      // An answer that had come when somebody chose anew is shown until the newer one comes.
      if (newer && !(this.#answer.state === 'answered' && this.#answer.asking && source === this.#source)) return
      this.#set({ state: 'answered', result, question, asking: newer })
      this.#hooks.answered(result)
    } catch (error) {
      if (!abort.signal.aborted) this.#fail(toFault(error))
    }
  }

  #fail(fault: Fault): void {
    this.#set({ state: 'failed', fault })
    this.#hooks.failed(fault)
  }
  #set(answer: Answer<M>): void {
    this.#answer = answer
    this.#host.requestUpdate()
  }

  #hold(source: Source | undefined): void {
    if (this.#held && source === this.#source) return
    this.#letGo()
    if (source !== this.#source) this.#answer = { state: 'waiting' }
    this.#source = source
    if (!source || !this.#connected) return
    this.#held = true
    source.addEventListener('change', this.#changed)
    source.retain()
  }

  #letGo(): void {
    this.#abort?.abort()
    this.#abort = undefined
    this.#key = undefined
    if (!this.#held) return
    this.#held = false
    this.#source?.removeEventListener('change', this.#changed)
    this.#source?.release()
  }

  /** A new version is asked about by the next update; a failed question is put again once the source reads again. */
  #changed = (): void => {
    if (this.#answer.state === 'failed' && this.#source?.status.state !== 'error' && !this.#key?.startsWith('refused')) this.#key = undefined
    this.#host.requestUpdate()
  }
}
