import { transfer } from 'comlink'
import { fromFault, ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterSpec, Change, FrameSpec, Outcome, Tables } from '../model/index.ts'
import type { WorkerSettings } from '../source/types.ts'
import { baseAddress, spawn } from './ladder.ts'
import type { EngineReport, Rung, Spawned } from './ladder.ts'
import { plain } from './pack.ts'
import { Pending } from './pending.ts'
import type { Answer, Asked, Bridge, EngineApi, Loaded, LoadOrder, LoadProgress } from './protocol.ts'
import type { Watch } from './watch.ts'

/** What to load: `LoadOrder` before it is made fit to cross a boundary. */
export interface LoadWish extends Omit<LoadOrder, 'from' | 'base' | 'parts'> {
  readonly from: AdapterSpec | Adapter
}

/** So often a worker that died is started again; after that the page takes over. */
const RESTARTS = 3
const DEADLINE_MS = 60_000

/**
 * The page's side of one engine. No call stays pending: each ends with an answer, or with a `ShakhesError` when it was
 * aborted, when the worker died or fell silent, or when the client was disposed of. After a death the next call starts
 * a new worker, which has no data: `onLost` says so.
 */
export class EngineClient {
  readonly #settings: WorkerSettings
  readonly #onLost: (error: ShakhesError) => void
  readonly #pending = new Pending()
  #spawning: Promise<Spawned> | null = null
  /** Rises when an engine is given up, so that one that comes too late is known. */
  #era = 0
  #engine: Spawned | null = null
  #worked: Rung | null = null
  #deaths = 0
  #ids = 0
  #disposed = false
  /** Of an adapter that stays on the page. */
  #watch: Watch | null = null

  constructor(settings: WorkerSettings, onLost: (error: ShakhesError) => void) {
    this.#settings = settings
    this.#onLost = onLost
  }

  /** How the engine came to be; null before it stands. */
  get report(): EngineReport | null {
    return this.#engine === null ? null : { rung: this.#engine.rung, tried: this.#engine.tried }
  }

  /** An id that no call or question of this client has had. */
  nextId(): number { return ++this.#ids }

  async load(wish: LoadWish, report: (progress: LoadProgress) => void, signal: AbortSignal): Promise<Loaded> {
    const bridge = await bridgeTo(wish)
    const watch = await watchOf(wish)
    const id = this.nextId()
    let reading = true
    try {
      const loaded = await this.#call(async (api, { parts }, alive) => {
        const order = { ...wish, live: wish.live || watch !== null, from: specOf(wish.from), tables: plain(wish.tables) as Tables | null, base: baseAddress(), parts }
        return valueOf(await api.load(id, order, (progress) => {
          alive()
          // Reports have a port of their own: the answer may overtake the last one, in Firefox it does.
          if (reading) report(progress)
        }, bridge))
      }, signal)
      this.#watch?.stop()
      this.#watch = watch
      return { ...loaded, follows: loaded.follows || watch !== null }
    } catch (error) {
      watch?.stop()
      throw error
    } finally {
      reading = false
      void bridge?.stop()
      if (signal.aborted) this.cancel([id])
    }
  }

  /** The data with rows come and gone. */
  apply(changes: readonly Change[]): Promise<Loaded> {
    return this.#call(async (api) => valueOf(await api.apply(this.nextId(), plain(changes) as readonly Change[])))
  }

  /** The data with the next changes that the adapter tells of; null when it will tell of no more. */
  async follow(signal: AbortSignal): Promise<Loaded | null> {
    if (this.#watch !== null) {
      const changes = await this.#watch.next(signal)
      return changes && this.apply(changes)
    }
    const id = this.nextId()
    try {
      return await this.#call(async (api) => valueOf(await api.follow(id)), signal)
    } finally {
      if (signal.aborted) this.cancel([id])
    }
  }

  /** One outcome each. Rejects when none of them can be answered any more. */
  ask(questions: readonly Asked[]): Promise<readonly Outcome<Answer>[]> {
    return this.#call((api) => api.ask(questions))
  }

  /** Nobody waits for these any more. */
  cancel(ids: readonly number[]): void {
    this.#engine?.api.cancel(ids).catch(() => undefined)
  }

  dispose(): void {
    this.#disposed = true
    this.#watch?.stop()
    this.#end()
    this.#pending.rejectAll(disposed())
  }

  async #call<T>(call: (api: EngineApi, engine: Spawned, alive: () => void) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#disposed) throw disposed()
    // Starting has limits of its own, a rung each.
    const engine = await this.#pending.race(() => this.#connect(), { signal })
    // Either may have happened since it stood.
    if (engine !== this.#engine) throw this.#disposed ? disposed() : crashed('it did not live to be called')
    const ms = this.#settings.deadlineMs ?? DEADLINE_MS
    // The page cannot die without its caller.
    const silence = engine.worker === null ? undefined : { ms, over: () => this.#lose(engine, `it did not answer within ${ms} ms`) }
    return this.#pending.race((alive) => call(engine.api, engine, alive), { signal, silence })
  }

  /** The engine that stands, or a new one. */
  #connect(): Promise<Spawned> {
    return this.#spawning ??= this.#spawn()
  }

  async #spawn(): Promise<Spawned> {
    const era = this.#era
    try {
      const engine = await spawn(this.#settings, this.#deaths > RESTARTS ? 'page' : this.#worked ?? 'factory')
      if (era !== this.#era) {
        engine.worker?.terminate()
        throw disposed()
      }
      this.#engine = engine
      this.#worked = engine.rung
      engine.worker?.addEventListener('error', (event) => {
        event.preventDefault()
        this.#lose(engine, event.message || 'an error event')
      })
      engine.worker?.addEventListener('messageerror', () => this.#lose(engine, 'it sent something that cannot be read'))
      return engine
    } catch (error) {
      // So that trying again may succeed, after a network failure above all.
      if (era === this.#era) this.#spawning = null
      throw error
    }
  }

  #lose(engine: Spawned, why: string): void {
    if (engine !== this.#engine) return
    this.#deaths++
    this.#end()
    const error = crashed(why)
    this.#pending.rejectAll(error)
    this.#onLost(error)
  }

  /** No engine any more; one that is still being started will find that it is not wanted. */
  #end(): void {
    const engine = this.#engine
    this.#era++
    this.#engine = null
    this.#spawning = null
    engine?.worker?.terminate()
    if (engine?.worker === null) engine.api.close().catch(() => undefined)
  }
}

/** An adapter object, and rows in memory, stay here and are pulled over in columns: cloning rows would block the page. */
async function bridgeTo({ from, frame }: LoadWish): Promise<Bridge | null> {
  if (!('manifest' in from) && from.adapter !== 'rows') return null
  const { createBridge } = await import('./bridge.ts')
  return createBridge(from, zoneOf(frame), transfer)
}

/** An adapter object tells here what changes: batches of changes are small, and cross as they are. */
async function watchOf({ from, frame }: LoadWish): Promise<Watch | null> {
  if (!('manifest' in from) || from.changes === undefined) return null
  const { watchOnPage } = await import('./bridge.ts')
  return watchOnPage(from, zoneOf(frame))
}

const zoneOf = (frame: FrameSpec): string => frame.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone

function specOf(from: AdapterSpec | Adapter): LoadOrder['from'] {
  if ('manifest' in from) return { bridged: { ...from.manifest } }
  return from.adapter === 'rows' ? { bridged: { name: 'rows' } } : from
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw fromFault(outcome.fault)
}

const crashed = (why: string): ShakhesError => new ShakhesError('worker', `the worker stopped working: ${why}`, { reason: 'worker-crashed' })
const disposed = (): ShakhesError => new ShakhesError('aborted', 'the source was released by its last user')
