import { tableFromIPC } from '@uwdata/flechette'
import type { Table } from '@uwdata/flechette'
import { ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterContext, ArrowData, ArrowOptions, TableName } from '../model/index.ts'
import { columnOf, Days } from './arrow-columns.ts'
import { macrotask, stopIfAborted } from './stopping.ts'
import { nameOf, openFile } from './open.ts'
import { tablesAdapter, type ColumnBatch } from './tables.ts'

/** Rows that one batch holds: some milliseconds of reading. */
const BATCH_ROWS = 65_536

/**
 * Apache Arrow, as a file or a stream (IPC), uncompressed. Columns go to the engine as they lie in memory. Columns
 * named by another convention want a mapping. Instants without a zone are UTC; dates stay whole local days.
 */
export const createAdapter = ({ data, amounts = 'minor' }: ArrowOptions): Adapter => tablesAdapter<ArrowData>('arrow', data, amounts, scanTable)

async function* scanTable(table: TableName, data: ArrowData, context: AdapterContext): AsyncGenerator<ColumnBatch> {
  const name = nameOf(data)
  const arrow = decoded(await bytesOf(data, context), name, table)
  const names = arrow.schema.fields.map((field) => field.name)
  const parts = arrow.children[0]?.data.length ?? 0
  const total = arrow.numRows
  const days = new Days()
  for (let part = 0; part < parts; part++) {
    const batches = arrow.children.map((column) => column.data[part]!)
    const { length } = batches[0]!
    for (let from = 0; from < length; from += BATCH_ROWS) {
      stopIfAborted(context.signal)
      const to = Math.min(length, from + BATCH_ROWS)
      try {
        const columns = Object.fromEntries(batches.map((batch, i) => [names[i]!, columnOf(batch, from, to, days)]))
        yield { table, columns, length: to - from, total }
      } catch (cause) {
        throw unreadable(name, table, cause)
      }
      await macrotask()
    }
  }
}

async function bytesOf(data: ArrowData, context: AdapterContext): Promise<Uint8Array> {
  if (data instanceof Uint8Array) return data
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  const { bytes } = await openFile(data, context, 'Arrow data')
  return new Uint8Array(await new Response(bytes as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

function decoded(bytes: Uint8Array, name: string, table: TableName): Table {
  if (bytes.length === 0) {
    throw new ShakhesError('schema', `${name} for ${table} is empty: expected Arrow data`, { reason: 'empty-file', table })
  }
  const file = startsWith(bytes, 'ARROW1')
  // A stream begins with a mark of −1, in older versions with the length of the schema, whose last byte is 0.
  if (!file && !(bytes.length >= 8 && (bytes[3] === 0xff || bytes[3] === 0))) {
    throw new ShakhesError('schema',
      `${name} for ${table} is not Arrow data: it begins with ${shown(bytes)} where ARROW1, or the mark of a stream, `
        + `was expected${hint(bytes)}`,
      { table })
  }
  if (file && !startsWith(bytes.subarray(-6), 'ARROW1')) throw cutShort(name, table)
  try {
    const read = tableFromIPC(bytes, { useDecimalInt: true, useBigInt: true })
    if (read.schema.fields === undefined) throw cutShort(name, table)
    if (read.schema.fields.length > 0) return read
    throw new ShakhesError('schema', `${name} for ${table} has no columns: expected at least an id`, { table })
  } catch (cause) {
    if (cause instanceof ShakhesError) throw cause
    throw unreadable(name, table, cause)
  }
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && [...text].every((letter, i) => bytes[i] === letter.charCodeAt(0))
const shown = (bytes: Uint8Array): string =>
  `“${String.fromCharCode(...bytes.subarray(0, 8)).replace(/[^\x20-\x7e]/g, '·')}”`
function hint(bytes: Uint8Array): string {
  if (startsWith(bytes, 'PAR1')) return '; it is Parquet: write it as Arrow or CSV'
  if (startsWith(bytes, 'FEA1')) return '; it is the first version of Feather: write the second, which is Arrow'
  return ''
}

const cutShort = (name: string, table: TableName, cause?: unknown): ShakhesError => new ShakhesError('source',
  `${name} for ${table} ends before it is complete: try again; if it stays so, look at what writes or serves it`,
  { reason: 'cut-short', params: { url: name }, retryable: true, table, ...(cause === undefined ? {} : { cause }) })

function unreadable(name: string, table: TableName, cause: unknown): ShakhesError {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/codec|compress/i.test(message)) {
    return new ShakhesError('unsupported',
      `${name} for ${table} is compressed (${message}): write it without compression; HTTP compresses on the way`,
      { table, cause })
  }
  // Whatever lies beyond the end is undefined, or an array of a length that does not fit.
  const beyond = cause instanceof RangeError || cause instanceof TypeError || /only read/.test(message)
  if (beyond) return cutShort(name, table, cause)
  return new ShakhesError('schema',
    `${name} for ${table} cannot be read as Arrow data: ${message.slice(0, 200)}`,
    { table, cause })
}
