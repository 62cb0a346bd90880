import { ShakhesError, given } from '../model/index.ts'
import type { Change, DatasetInfo, Dimension, DimensionValue, Filter, MetricName, QueryOf, ResultOf, TableName, TimeFrame } from '../model/index.ts'
import type { EngineReport } from '../worker/ladder.ts'
import type { Answer, Question } from '../worker/protocol.ts'
import { canonicalJson } from './canonical.ts'
import { Session } from './session.ts'
import type { Source, SourceOptions, SourceStatus } from './types.ts'
import { validOptions } from './validate.ts'

/**
 * A source of data and the engine that answers from it.
 *
 * ```ts
 * const source = new DataSource({ from: { adapter: 'csv', data: { url: '/deals.csv' } } })
 * dashboard.source = source
 * ```
 *
 * The engine starts with the first `retain()` and ends a microtask after the last `release()`, so that moving a
 * widget in the page ends nothing. Without any user, a question starts an engine for itself.
 *
 * @fires change - `status`, `version` or `info` changed
 */
export class DataSource extends EventTarget implements Source {
  readonly frame: Partial<TimeFrame>
  readonly #options: SourceOptions
  #users = 0
  #session: Session | null = null
  #status: SourceStatus = { state: 'idle' }
  #version = 0
  /** Of the load under way; never used twice. */
  #nextVersion = 0
  #info: DatasetInfo | null = null
  #loadedAt: number | null = null

  /** @throws ShakhesError `schema` that names the setting which cannot be right; what the frame says, the engine judges */
  constructor(options: SourceOptions) {
    super()
    this.#options = validOptions(options)
    this.frame = options.frame ?? {}
  }

  get status(): SourceStatus { return this.#status }
  get version(): number { return this.#version }
  get info(): DatasetInfo | null { return this.#info }
  /** Answers are on their way. */
  get asking(): boolean { return this.#session?.asking ?? false }
  get live(): boolean { return this.#session !== null && (this.#options.live === true || this.#session.live) }
  expects(table: TableName): boolean {
    const { from, tables } = this.#options
    return table in { ...tables, ...('tables' in from && from.tables) }
      || ('data' in from ? Array.isArray(from.data) && from.data.some((one) => one.table === table) : !('tables' in from))
  }
  /** Which way an engine was started, and which ways failed before; null while there is none. */
  get engine(): EngineReport | null { return this.#session?.report ?? null }

  async query<M extends MetricName>(query: QueryOf<M>, options: { readonly signal?: AbortSignal } = {}): Promise<ResultOf<M>> {
    return await this.#ask({ kind: 'metric', query: checkedQuery(query) }, options.signal) as ResultOf<M>
  }

  values(dimension: Dimension | 'id', options: { readonly filter?: Filter, readonly limit?: number, readonly asOf?: number, readonly signal?: AbortSignal } = {}): Promise<readonly DimensionValue[]> {
    const question = { kind: 'values', dimension, filter: options.filter ?? null, limit: options.limit ?? null, ...given({ asOf: options.asOf }) } as const
    return this.#ask(question, options.signal) as Promise<readonly DimensionValue[]>
  }

  /** Rejects when the load fails; `status` tells that too, so the promise may be left alone. */
  refresh(): Promise<void> {
    const done = this.#using((session) => session.refresh())
    done.catch(() => undefined)
    return done
  }

  /**
   * Let rows of the data come and go: in our fields, whatever the mapping, and in any order. Widgets then ask again.
   * The source has to be `live`, or its adapter to tell of changes itself.
   */
  async apply(changes: readonly Change[]): Promise<void> {
    await this.#using((session) => session.apply(changes))
  }

  retain(): void {
    if (this.#users++ > 0 || this.#session !== null) return
    this.#session = this.#start()
  }

  release(): void {
    if (this.#users === 0) return
    if (--this.#users === 0) queueMicrotask(() => this.#stopIfUnused())
  }

  async #ask(question: Question, signal: AbortSignal | undefined): Promise<Answer['value']> {
    if (signal?.aborted === true) throw new ShakhesError('aborted', 'nobody waits for this any more')
    const key = canonicalJson(question)
    return this.#session?.kept(key) ?? this.#using((session) => session.ask(key, question, signal))
  }

  /** With the engine of those who use the source; else with one for as long as this takes. */
  async #using<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.#users > 0 && this.#session !== null) return work(this.#session)
    this.retain()
    try {
      return await work(this.#session!)
    } finally {
      this.release()
    }
  }

  #stopIfUnused(): void {
    if (this.#users > 0 || this.#session === null) return
    this.#session.dispose()
    this.#session = null
    this.#info = null
    this.#loadedAt = null
    this.#set({ state: 'idle' })
  }

  #start(): Session {
    const { from, mapping, tables, currency, worker, live } = this.#options
    return new Session(worker ?? {}, {
      wish: () => ({
        from, mapping: mapping ?? null, tables: tables ?? null, currency: currency ?? null, frame: { locale: typeof navigator === 'undefined' ? '' : navigator.language, ...this.frame },
        live: live ?? false, version: ++this.#nextVersion,
      }),
      loading: ({ rows, total }, again) => this.#set({ state: 'loading', rows, ...(total === null ? {} : { total }), again }),
      loaded: ({ info, at, incomplete }) => {
        this.#version = info.version
        this.#nextVersion = Math.max(this.#nextVersion, info.version)
        this.#info = info
        this.#loadedAt = at
        this.#set({ state: 'ready', at, ...(incomplete === null ? {} : { incomplete }) })
      },
      still: () => { this.#set(this.#status) },
      failed: (fault, stale) => this.#set({ state: 'error', fault, ...(stale && this.#loadedAt !== null ? { since: this.#loadedAt } : {}) }),
    })
  }

  #set(status: SourceStatus): void {
    this.#status = status
    this.dispatchEvent(new Event('change'))
  }
}

function checkedQuery<M extends MetricName>(query: QueryOf<M>): QueryOf<M> {
  const metric: unknown = (query as QueryOf<M> | undefined)?.metric
  if (typeof metric === 'string' && metric !== '') return query
  throw new ShakhesError('bad-query', `query.metric is ${String(metric)}: expected the name of a metric, such as 'winRate'`)
}
