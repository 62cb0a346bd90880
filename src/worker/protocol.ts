import type {
  AdapterManifest, AdapterSpec, Change, DatasetInfo, Dimension, DimensionValue, Fault, Filter, FrameSpec, Mapping, MetricQuery, MetricResult, Outcome,
  Reading, Tables,
} from '../model/index.ts'
import type { PartAddresses } from './files.ts'

/** Raised when the two sides would misunderstand each other: a cached worker of another release is passed by. */
export const PROTOCOL = 1

/** Where an engine runs. */
export type Realm = 'worker' | 'page' | 'node'

/**
 * An engine as its client sees it, in a worker or on the page. It holds the data of one source. Everything that crosses
 * is plain data; nothing is thrown, because a worker boundary strips errors of all but their text.
 */
export interface EngineApi {
  /** Proof of life. */
  ping(): Promise<Pong>
  /**
   * Read a source. Answers go on coming from the data before until this is done; a failure leaves that data as it was.
   *
   * @param id - names the call for `cancel`
   * @param report - is told how far it is, about every 100 ms, and at least once a second as a sign of life
   * @param bridge - the adapter, when it stays on the page
   */
  load(id: number, order: LoadOrder, report: (progress: LoadProgress) => void, bridge: Bridge | null): Promise<Outcome<Loaded>>
  /**
   * Let rows of the data come and go. Needs data that were loaded `live`.
   *
   * @param id - names the call for `cancel`
   */
  apply(id: number, changes: readonly Change[]): Promise<Outcome<Loaded>>
  /** Apply the changes that the adapter tells of next; null when it will tell of no more. Pulled, one call after the other. */
  follow(id: number): Promise<Outcome<Loaded | null>>
  /** Answer questions in one pass; one outcome each, in their order. */
  ask(questions: readonly Asked[]): Promise<readonly Outcome<Answer>[]>
  /** Nobody waits for these calls or questions any more. */
  cancel(ids: readonly number[]): Promise<void>
  /** Drop everything. */
  close(): Promise<void>
}

export interface Pong { readonly protocol: number; readonly realm: Realm }

export interface LoadOrder {
  readonly from: AdapterSpec | { readonly bridged: AdapterManifest }
  readonly mapping: Mapping | null
  /** Ingested before the feed. */
  readonly tables: Tables | null
  readonly frame: FrameSpec
  readonly currency: string | null
  /** Changes will come; those of an adapter in the worker are known to. */
  readonly live: boolean
  /** What the data will be called, unless that or a later version has been. */
  readonly version: number
  /** What relative addresses are relative to: the page's, because a worker has one of its own. */
  readonly base: string
  /** Where the files beside the worker's are. */
  readonly parts: PartAddresses
}

export interface LoadProgress { readonly rows: number; readonly total: number | null }

export interface Loaded {
  readonly info: DatasetInfo
  /** Epoch ms when the reading ended: the default as-of of every answer. */
  readonly at: number
  /** Why there is less than everything, when the adapter said so. */
  readonly incomplete: Fault | null
  /** Whether there are changes to `follow`. */
  readonly follows: boolean
}

/** A question with the id that cancels it. */
export interface Asked { readonly id: number; readonly question: Question }
export type Question =
  | { readonly kind: 'metric'; readonly query: MetricQuery }
  | { readonly kind: 'values'; readonly dimension: Dimension | 'id'; readonly filter: Filter | null; readonly limit: number | null; /** Epoch ms; the time of the load when nothing is said. */ readonly asOf?: number }

export interface Answer {
  /** Of the data it was computed from. */
  readonly version: number
  readonly value: MetricResult | readonly DimensionValue[]
}

/** The page's end of an adapter that stays on the page. Pulled: the next piece is made when the last one was taken in. */
export interface Bridge {
  next(): Promise<Outcome<BridgePiece>>
  stop(): Promise<void>
}
export interface BridgePiece {
  readonly end: boolean
  readonly batch: PackedBatch | null
  /** Of rows, when the adapter told. */
  readonly total: number | null
  readonly incomplete: Fault | null
}

/** A batch in columns whose buffers can be transferred. */
export interface PackedBatch {
  readonly table: string
  readonly reading: Reading | null
  readonly length: number
  readonly malformed: readonly number[] | null
  readonly columns: readonly PackedColumn[]
}
export type PackedColumn =
  /** All numbers, where `present` is 1 or `present` is null; null elsewhere. */
  | { readonly kind: 'numbers'; readonly name: string; readonly values: Float64Array<ArrayBuffer>; readonly present: Uint8Array<ArrayBuffer> | null }
  /** Texts by their place in a dictionary; 0 is null, 1 the first. */
  | { readonly kind: 'texts'; readonly name: string; readonly codes: Uint32Array<ArrayBuffer>; readonly dictionary: readonly string[] }
  /** Anything else, cloned. */
  | { readonly kind: 'values'; readonly name: string; readonly values: readonly unknown[] }
