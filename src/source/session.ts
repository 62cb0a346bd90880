import { ShakhesError, toFault } from '../model/index.ts'
import type { Change, Fault } from '../model/index.ts'
import { EngineClient } from '../worker/client.ts'
import type { LoadWish } from '../worker/client.ts'
import type { EngineReport } from '../worker/ladder.ts'
import type { Answer, Loaded, LoadProgress, Question } from '../worker/protocol.ts'
import { Questions } from './questions.ts'
import type { WorkerSettings } from './types.ts'

/** What a session tells its source. */
export interface SessionEvents {
  /** What to load, under the next version. */
  wish(): LoadWish
  /** `again`: answers still come from the load before. */
  loading(progress: LoadProgress, again: boolean): void
  loaded(loaded: Loaded): void
  /** `stale`: answers still come from the load before. */
  failed(fault: Fault, stale: boolean): void
  /** No more changes will come. */
  still(): void
}

/** One engine from the first user of a source to the last: its loads, and the questions that wait for them. */
export class Session {
  readonly #events: SessionEvents
  readonly #client: EngineClient
  readonly #questions: Questions
  readonly #end = new AbortController()
  /** The load under way. */
  #loading: Promise<void> | null = null
  /** The one that was asked for meanwhile. */
  #next: Promise<void> | null = null
  /** The engine has data to answer from. */
  #has = false
  #failure: ShakhesError | null = null
  /** Names the load whose changes are followed; null when none are. */
  #following: object | null = null

  constructor(settings: WorkerSettings, events: SessionEvents) {
    this.#events = events
    this.#client = new EngineClient(settings, () => this.#lost())
    this.#questions = new Questions(this.#client)
    quietly(this.refresh())
  }

  /** Whether changes are followed. */
  get live(): boolean { return this.#following !== null }
  get asking(): boolean { return this.#questions.asking }
  get report(): EngineReport | null { return this.#client.report }

  /**
   * Read everything again. While a load is under way, one more follows it, because what it has read already may have
   * changed since.
   */
  refresh(): Promise<void> {
    if (this.#next !== null) return this.#next
    if (this.#loading === null) return this.#begin()
    return this.#next = this.#loading.catch(() => undefined).then(() => {
      this.#next = null
      return this.#begin()
    })
  }

  kept(key: string): Answer['value'] | undefined {
    return this.#questions.kept(key)
  }

  /** Waits for the first data; rejects with what kept it from coming. */
  async ask(key: string, question: Question, signal?: AbortSignal): Promise<Answer['value']> {
    while (!this.#has) {
      if (this.#loading === null) throw this.#failure ?? gone()
      await unlessAborted(this.#loading.catch(() => undefined), AbortSignal.any([this.#end.signal, ...(signal === undefined ? [] : [signal])]))
    }
    return this.#questions.ask(key, question, signal)
  }

  dispose(): void {
    this.#end.abort()
    this.#client.dispose()
    this.#questions.end(gone())
  }

  /** Not at once: whoever asked should hold the promise before the first event. */
  #begin(): Promise<void> {
    return this.#loading = Promise.resolve().then(() => this.#load())
  }

  async #load(): Promise<void> {
    for (;;) {
      const wish = this.#events.wish()
      this.#events.loading({ rows: 0, total: null }, this.#has)
      try {
        const loaded = await this.#client.load(wish, (progress) => this.#events.loading(progress, this.#has), this.#end.signal)
        this.#has = true
        this.#failure = null
        this.#loading = null
        // Before it is told: it is live from the first look on.
        if (loaded.follows) void this.#follow()
        else this.#following = null
        this.#renew(loaded)
        return
      } catch (error) {
        if (this.#end.signal.aborted) throw gone()
        const failure = error instanceof ShakhesError ? error : new ShakhesError('internal', String(error), { cause: error })
        // It goes on in a new worker, or on the page in the end.
        if (failure.fault.reason === 'worker-crashed') continue
        this.#failure = failure
        this.#loading = null
        this.#events.failed(failure.fault, this.#has)
        throw failure
      }
    }
  }

  /** Let rows come and go, once there is data. */
  async apply(changes: readonly Change[]): Promise<void> {
    while (this.#loading !== null) await this.#loading.catch(() => undefined)
    if (!this.#has) throw this.#failure ?? gone()
    this.#renew(await this.#client.apply(changes))
  }

  /** What the adapter tells of, until it ends, or all is read again. */
  async #follow(): Promise<void> {
    const turn = this.#following = {}
    while (turn === this.#following) {
      try {
        const changed = await this.#client.follow(this.#end.signal)
        if (changed === null) return this.#unfollow(turn)
        if (turn === this.#following) this.#renew(changed)
      } catch (error) {
        if (this.#end.signal.aborted || turn !== this.#following || !this.#has) return
        const fault = error instanceof ShakhesError ? error.fault : toFault(error)
        // Changes that make no sense are passed by; whoever broke down tells of no more.
        const broken = fault.code !== 'schema'
        if (broken) this.#following = null
        this.#events.failed(fault, true)
        if (broken) return
      }
    }
  }

  #unfollow(turn: object): void {
    if (turn !== this.#following) return
    this.#following = null
    this.#events.still()
  }

  #renew(loaded: Loaded): void {
    this.#questions.renew(loaded.info.version)
    this.#events.loaded(loaded)
  }

  /** The worker died, and the data with it. */
  #lost(): void {
    this.#has = false
    if (this.#loading === null) quietly(this.refresh())
  }
}

/** The status tells how it ended. */
function quietly(promise: Promise<void>): void {
  promise.catch(() => undefined)
}

const gone = (): ShakhesError => new ShakhesError('aborted', 'the source was released by its last user')

function unlessAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new ShakhesError('aborted', 'nobody waits for this any more'))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
