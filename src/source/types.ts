import type { AdapterSpec, Adapter, DatasetInfo, Dimension, DimensionValue, Fault, Filter, Mapping, MetricName, QueryOf, ResultOf, TableName, Tables, TimeFrame } from '../model/index.ts'
import type { EngineReport } from '../worker/ladder.ts'

/** How a source stands. */
export type SourceStatus =
  | { readonly state: 'idle' }
  /** Rows read so far; `total` when the adapter knows. `again`: earlier data is still served. */
  | { readonly state: 'loading'; readonly rows: number; readonly total?: number; readonly again: boolean }
  /** `incomplete`: why there is less than everything. */
  | { readonly state: 'ready'; readonly at: number; readonly incomplete?: Fault }
  /** The last load failed. `stale`: answers still come from the load before, made at `since`. */
  | { readonly state: 'error'; readonly fault: Fault; readonly since?: number }

/** Settings of a source. */
export interface SourceOptions {
  /** What to read: a specification that the worker can load, or an adapter object that stays on the page and is bridged. */
  readonly from: AdapterSpec | Adapter
  readonly mapping?: Mapping
  /** Tables that the feed does not have, such as its stages. */
  readonly tables?: Tables
  /** Calendar, zone and week of the data; default Gregorian in the browser's zone, weeks by locale. */
  readonly frame?: Partial<TimeFrame>
  /** For amounts that do not say their currency. */
  readonly currency?: string
  /** Changes will come by `apply`; those that the adapter tells of need no such word. Keeps some hundred bytes more a deal. */
  readonly live?: boolean
  readonly worker?: WorkerSettings
}

export interface WorkerSettings {
  /** The host makes the worker itself (its bundler, its policy). */
  readonly workerFactory?: () => Worker | Promise<Worker>
  /** Same-origin address of the package's `engine.worker.js`. */
  readonly workerUrl?: string | URL
  /** Compute on the page, in slices. */
  readonly noWorker?: boolean
  /** How long a new worker may take to answer; default 4,000. */
  readonly handshakeMs?: number
  /** How long a call may take before the worker counts as dead; default 60,000. */
  readonly deadlineMs?: number
}

/**
 * Where widgets ask. One engine stands behind each source, shared by all who use it; it ends when the last user has
 * released it. Fires `change` (an `Event`) whenever `status`, `version` or `info` changed.
 */
export interface Source extends EventTarget {
  readonly status: SourceStatus
  /** Rises with every change of the data; 0 before the first row. */
  readonly version: number
  readonly info: DatasetInfo | null
  /** How its engine was started, for diagnostics; null while there is none. */
  readonly engine?: EngineReport | null
  readonly frame: Partial<TimeFrame>
  /** Changes come by themselves, as they happen. */
  readonly live?: boolean
  /** Answers are on their way: whoever chooses while a hand moves waits for them, so that every choice is seen. */
  readonly asking?: boolean
  /** Whether its settings speak of this table beside the deals, which is known before a row is; true where they cannot tell. */
  expects?(table: TableName): boolean
  /**
   * The answer to a question, from the data as it stands; while nothing has been read yet, waits for it. Rejects with
   * a `ShakhesError`. Equal questions of one version are computed once.
   */
  query<M extends MetricName>(query: QueryOf<M>, options?: { readonly signal?: AbortSignal }): Promise<ResultOf<M>>
  /** The values of a dimension, most frequent first; of `id`, the opportunities themselves. `asOf`: epoch ms; default the time of the load. */
  values(dimension: Dimension | 'id', options?: { readonly filter?: Filter; readonly limit?: number; readonly asOf?: number; readonly signal?: AbortSignal }): Promise<readonly DimensionValue[]>
  /** Read everything again; earlier answers stay until it is done. */
  refresh(): Promise<void>
  /** A user says that it needs the source; the first one starts it. */
  retain(): void
  release(): void
}
