import type { BatchColumn } from './columns.ts'
import type { Fault } from './fault.ts'
import type { AmountUnit } from './money.ts'
import type { AggregateRequest, DataAnswer, ListRequest } from './request.ts'
import type { Tables } from './records.ts'
import type { TableName } from './schema.ts'

/**
 * What a data source is to shakhes. The whole contract; an adapter has a manifest and `rows` or `scan`.
 *
 * ```ts
 * export const adapter: Adapter = {
 *   manifest: { name: 'my-crm' },
 *   async rows({ fetch }) {
 *     const deals = await (await fetch('/api/deals')).json()
 *     return { opportunities: deals.map((d) => ({
 *       id: d.key, ownerId: d.seller, stage: d.phase,
 *       createdAt: d.opened, closedAt: d.closed, amount: d.cents, currency: 'EUR',
 *     })) }
 *   },
 * }
 * ```
 */
export interface Adapter {
  readonly manifest: AdapterManifest
  /** Level 0: everything at once. */
  rows?(context: AdapterContext): Tables | Promise<Tables>
  /** Level 1: in batches, pulled. An empty batch is not the end. */
  scan?(context: AdapterContext): AsyncIterable<Batch>
  /** Level 2: answer at the source, or null: not this one. No engine asks it yet, so it goes beside `rows` or `scan`. */
  query?(request: AggregateRequest | ListRequest, context: AdapterContext): Promise<DataAnswer | null>
  /** Level 3: live upserts and deletes, in our fields whatever the mapping, until aborted. */
  changes?(context: AdapterContext): AsyncIterable<readonly Change[]>
}

export interface AdapterManifest {
  readonly name: string
  /** `current-only`: it knows where a deal stands, not how it got there. Default `events`. */
  readonly history?: 'events' | 'current-only'
}

/**
 * Rows as objects, or columns of one length; either may use the source's own field names when a mapping is given. A
 * column is an array of values; where they are many, bytes of texts or codes of a few values spare making each.
 */
export type Batch = (
  | { readonly rows: readonly object[] }
  | { readonly columns: Readonly<Record<string, BatchColumn>>; readonly length: number }
) & {
  /** Their name of the table, or ours. */
  readonly table: string
  /** How texts are to be read, where values are not typed (CSV above all). */
  readonly reading?: Reading
  /**
   * Rising indexes, within this batch, of rows that could not be split into fields (CSV). Their values are all null;
   * they count as rejected (`E_FIELDS`), and keep their place so that row numbers stay those of the source.
   */
  readonly malformed?: readonly number[]
  /** About how many rows the table has in all, where that is known beforehand: room is made for them at once. */
  readonly total?: number
}

/** How texts become dates and numbers. A field mapping's `as` goes before it. */
export interface Reading {
  /** Order of the parts of dates that are not ISO. */
  readonly dateOrder?: 'ymd' | 'dmy' | 'mdy'
  readonly dateCalendar?: 'gregory' | 'persian'
  /** Default `minor`. */
  readonly amounts?: AmountUnit
  /** Decimal mark of numbers; default `.`, with `,` as the thousands separator. */
  readonly decimal?: '.' | ','
}

export type Change =
  | { readonly op: 'upsert'; readonly table: TableName; readonly row: object }
  | { readonly op: 'delete'; readonly table: TableName; readonly id: string }

export interface AdapterContext {
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal
  /**
   * `fetch` with back-off that honours Retry-After, and a deadline of 15 s for each piece of an answer. Resolves with an
   * answer of 2xx; else it rejects with a `ShakhesError` (401: `auth`). Headers are yours to give.
   */
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>
  /** Tell how far it is; `total` when known. Units are rows. */
  readonly progress: (done: number, total?: number) => void
  /** Say that what was read is not all there is (`complete: false` in every result). */
  readonly incomplete: (fault: Fault) => void
  /** IANA zone and calendar of dates in the source. */
  readonly zone: string
}

/** Where a field of ours comes from in theirs. */
export type FieldSource = string | {
  /** Their column, or a path of keys joined by dots. */
  readonly path: string
  /**
   * How to read it. `major`, `toman`: an amount in these; `seconds`: epoch seconds; `dmy`, `mdy`, `ymd`: the order of a
   * date's parts, two-digit years allowed; `jalali` reads the parts as a Jalali date, year first unless combined.
   */
  readonly as?: 'major' | 'toman' | 'seconds' | 'dmy' | 'mdy' | 'ymd' | 'jalali' | 'jalali-dmy'
  /** Their values → ours; others pass unchanged. */
  readonly map?: Readonly<Record<string, string | number | boolean | null>>
  /** Stands in when theirs is empty or absent. */
  readonly fallback?: string | number | boolean
}
export interface TableMapping {
  /** Their name of the table; ours when absent. */
  readonly source?: string
  readonly fields: Readonly<Record<string, FieldSource>>
}
/** Field mapping as data: a CRM preset is one of these. */
export type Mapping = { readonly [T in TableName]?: TableMapping }

/** Rows that stand in a source's settings rather than in its feed: stages above all. */
export type ConstantTables = Tables

/** How to obtain an adapter inside the worker. All of it can be cloned. */
export type AdapterSpec =
  | { readonly adapter: 'rows'; readonly tables: Tables }
  | ({ readonly adapter: 'csv' } & CsvOptions)
  | ({ readonly adapter: 'json' } & JsonOptions)
  | ({ readonly adapter: 'ndjson' } & NdjsonOptions)
  | ({ readonly adapter: 'arrow' } & ArrowOptions)
  /** A module with an export `adapter`, or a function `createAdapter(options)`. Same origin, or allowed by the page's policy. */
  | { readonly adapter: 'module'; readonly url: string; readonly options?: unknown }

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly credentials?: RequestCredentials
  /** For one answer to arrive; default 15,000. */
  readonly timeoutMs?: number
  /** After a retryable failure; default 3. */
  readonly retries?: number
}

export type CsvData = string | Blob | ArrayBuffer | Uint8Array | { readonly url: string }
export interface CsvOptions extends RequestOptions {
  /** One table's text, bytes, file or address; default table `opportunities`. */
  readonly data: CsvData | readonly { readonly table: TableName; readonly data: CsvData }[]
  /** Detected when absent. */
  readonly delimiter?: ',' | ';' | '\t' | '|'
  /** Detected when absent and unambiguous; ISO dates always work. */
  readonly dateOrder?: 'ymd' | 'dmy' | 'mdy'
  /** Calendar of the dates. Never guessed. Default `gregory`. */
  readonly dateCalendar?: 'gregory' | 'persian'
  readonly encoding?: string
  readonly decimal?: '.' | ','
  /** Whether amounts are major units (the default for CSV), already minor ones, or tomans where they are in rial. */
  readonly amounts?: AmountUnit
}

/** Text, file or address. */
export type NdjsonData = string | Blob | { readonly url: string }
export interface NdjsonOptions extends RequestOptions {
  /** One object a line; default table `opportunities`. */
  readonly data: NdjsonData | readonly { readonly table: TableName; readonly data: NdjsonData }[]
  /** Whether amounts are minor units (the default), major ones, or tomans where they are in rial. */
  readonly amounts?: AmountUnit
}

/** Bytes, file or address. */
export type ArrowData = ArrayBuffer | Uint8Array | Blob | { readonly url: string }
export interface ArrowOptions extends RequestOptions {
  /** Arrow IPC, a file or a stream, uncompressed; default table `opportunities`. */
  readonly data: ArrowData | readonly { readonly table: TableName; readonly data: ArrowData }[]
  /** Whether amounts are minor units (the default), major ones, or tomans where they are in rial. */
  readonly amounts?: AmountUnit
}

export interface JsonOptions extends RequestOptions {
  /** An endpoint for each table, or JSON at hand. */
  readonly tables: { readonly [T in TableName]?: JsonEndpoint | JsonAtHand }
}
/** JSON that need not be fetched: text, bytes in UTF-8, or a file. */
export interface JsonAtHand {
  readonly data: string | Blob | ArrayBuffer | Uint8Array
  /** Path of the array; the whole when absent. */
  readonly items?: string
}
export interface JsonEndpoint {
  readonly url: string
  /** Path of the array in the answer; the answer itself when absent. */
  readonly items?: string
  readonly paging?:
    | { readonly by: 'page'; readonly param: string; readonly size: number; readonly sizeParam?: string; readonly first?: number }
    | { readonly by: 'offset'; readonly param: string; readonly size: number; readonly sizeParam?: string }
    | { readonly by: 'cursor'; readonly param: string; /** Path of the next cursor in the answer; absent or null ends. */ readonly next: string }
    | { readonly by: 'link' }
  /** Path of the number of all rows, for progress. */
  readonly total?: string
}
