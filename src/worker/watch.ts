import type { Adapter, AdapterContext, Change } from '../model/index.ts'
import { whenAborted } from './feed.ts'

/**
 * What an adapter says has changed. It listens from before the first row is read, so that nothing is missed which
 * happens meanwhile: to hear of a row twice does no harm.
 */
export class Watch {
  readonly #life = new AbortController()
  readonly #batches: AsyncIterator<readonly Change[]>
  #next: Promise<IteratorResult<readonly Change[]>>

  private constructor(batches: AsyncIterable<readonly Change[]>, life: AbortController) {
    this.#life = life
    this.#batches = batches[Symbol.asyncIterator]()
    this.#next = this.#pull()
  }

  /** Null when the adapter does not tell. */
  static of(adapter: Adapter, context: (signal: AbortSignal) => AdapterContext): Watch | null {
    if (adapter.changes === undefined) return null
    const life = new AbortController()
    return new Watch(adapter.changes(context(life.signal)), life)
  }

  /** The next changes; null when no more will come. Rejects with `aborted` when nobody waits any more, or with what the adapter threw. */
  async next(signal: AbortSignal): Promise<readonly Change[] | null> {
    const step = await Promise.race([this.#next, whenAborted(signal)])
    if (step.done === true) return null
    this.#next = this.#pull()
    return step.value
  }

  stop(): void {
    this.#life.abort()
    // Not awaited: a generator that hangs would never return.
    this.#batches.return?.().catch(() => undefined)
  }

  #pull(): Promise<IteratorResult<readonly Change[]>> {
    const next = Promise.resolve(this.#batches.next())
    // Whoever asks for it will hear.
    next.catch(() => undefined)
    return next
  }
}
