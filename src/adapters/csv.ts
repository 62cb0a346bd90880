import { ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterContext, Batch, CsvData, CsvOptions, Reading, TableName } from '../model/index.ts'
import { CR, LF } from './ascii.ts'
import { macrotask, stopIfAborted } from './stopping.ts'
import { DateOrderDetector, dateOrderFault } from './date-order.ts'
import { checkUtf8, utf8Pieces, utf8Windows } from './decode.ts'
import { openFile } from './open.ts'
import { detectDelimiter } from './split.ts'
import { ByteSplitter } from './split-bytes.ts'
import type { SplitBytes } from './split-bytes.ts'

/** While the order of the dates is not clear, so many rows are held back at most; then it is asked for. */
const HELD_ROWS = 500_000
/** Bytes that are looked at to tell the delimiter. */
const HEAD = 131_072

/**
 * CSV as text, bytes, file or address: comma, semicolon, tab or bar; quotes; UTF-8, UTF-16 or a named encoding; dates in any
 * order that the file makes clear. Columns keep the file's names. Amounts are major units unless said otherwise.
 */
export function createAdapter(options: CsvOptions): Adapter {
  const { data } = options
  const tables = Array.isArray(data)
    ? data as readonly { table: TableName; data: CsvData }[]
    : [{ table: 'opportunities' as const, data: data as CsvData }]
  return {
    manifest: { name: 'csv', history: tables.some(({ table }) => table === 'stageEvents') ? 'events' : 'current-only' },
    async *scan(context) {
      let before = 0
      for (const { table, data: one } of tables) {
        for await (const batch of scanTable(table, one, options, context)) {
          before += batch.length
          context.progress(before)
          yield batch
        }
      }
    },
  }
}

type ColumnBatch = Extract<Batch, { columns: unknown }>

async function* scanTable(
  table: TableName, data: CsvData, options: CsvOptions, context: AdapterContext,
): AsyncGenerator<ColumnBatch> {
  const { signal } = context
  let splitter: ByteSplitter | undefined
  let detector: DateOrderDetector | undefined
  let reading = readingOf(options)
  let held: SplitBytes[] = []
  let heldRows = 0
  let rows = 0
  let malformed = 0
  let oldMac = false
  let total: number | undefined
  const memory = data instanceof ArrayBuffer ? new Uint8Array(data) : data instanceof Uint8Array ? data : null
  const windows = memory && utf8Windows(memory, options.encoding, () => splitter?.unread ?? 0)
  for await (const { bytes, last } of windows ?? streamed(data, options, context)) {
    stopIfAborted(signal)
    let piece = bytes
    if (splitter === undefined) {
      const head = new TextDecoder().decode(bytes.subarray(0, HEAD))
      oldMac = !bytes.includes(LF) && bytes.includes(CR)
      splitter = new ByteSplitter(options.delimiter ?? detectDelimiter(sampleOf(head)))
      piece = bytes.subarray(head.length - withoutSepLine(head).length)
    }
    if (oldMac) piece = piece.map((byte) => (byte === CR ? LF : byte))
    const batch = windows ? splitter.look(piece, last) : splitter.push(piece, last)
    if (rows === 0 && !last) total = rowsIn(data, batch.length / (piece.length - splitter.unread))
    if (batch.foreign !== null) checkUtf8(batch.foreign)
    rows += batch.length
    malformed += batch.malformed.length
    if (splitter.header !== null && reading.dateOrder === undefined) {
      detector ??= new DateOrderDetector(splitter.header)
      detector.addBytes(batch.columns)
      const { verdict } = detector
      if (verdict.kind === 'found') reading = { ...reading, dateOrder: verdict.order }
      else if (verdict.kind === 'ambiguous' && options.dateCalendar === 'persian') reading = { ...reading, dateOrder: 'ymd' }
      else if (verdict.kind === 'mixed') throw dateOrderFault(verdict, table)
      else if (verdict.kind === 'ambiguous') {
        if (last || heldRows + batch.length > HELD_ROWS) throw dateOrderFault(verdict, table)
        held.push(batch)
        heldRows += batch.length
        await macrotask()
        continue
      }
    }
    for (const ready of [...held, batch]) if (ready.length > 0) yield { ...columnBatch(table, splitter.header!, ready, reading), ...(total && { total }) }
    held = []
    heldRows = 0
    await macrotask()
  }
  if (splitter?.header == null) throw new ShakhesError('schema',
    `the file for ${table} is empty: expected a line with the names of the columns, then one line a row`,
    { reason: 'empty-file', table })
  if (rows === 0 && table === 'opportunities') throw new ShakhesError('schema',
    'the file has a line with the names of the columns, but no rows below it',
    { reason: 'header-only', table })
  if (rows > 0 && malformed === rows) throw new ShakhesError('schema',
    `none of the ${rows} rows has as many fields as the header: check the delimiter`,
    { reason: 'no-good-rows', params: { rejected: rows }, table })
}

/** About how many rows the data have, by those of a byte; undefined where it is not known how long they are. */
function rowsIn(data: CsvData, ofByte: number): number | undefined {
  const size = data instanceof Blob ? data.size : typeof data === 'object' && 'byteLength' in data ? data.byteLength : NaN
  return size * ofByte > 0 ? Math.ceil(size * ofByte * 1.03) : undefined
}

async function* streamed(data: CsvData, { encoding }: CsvOptions, context: AdapterContext): ReturnType<typeof utf8Pieces> {
  const { bytes, charset } = await openFile(data, context, 'CSV')
  yield* utf8Pieces(bytes, encoding ?? charset)
}

function columnBatch(table: TableName, header: readonly string[], batch: SplitBytes, reading: Reading): ColumnBatch {
  const columns = Object.fromEntries(header.map((name, c) => [name, batch.columns[c]!]))
  return { table, columns, length: batch.length, reading, ...(batch.malformed.length > 0 ? { malformed: batch.malformed } : {}) }
}

function readingOf({ dateOrder, dateCalendar, decimal, amounts = 'major' }: CsvOptions): Reading {
  return { amounts, ...(dateOrder && { dateOrder }), ...(dateCalendar && { dateCalendar }), ...(decimal && { decimal }) }
}

/** The first rows, without one that the sample cuts. */
export function sampleOf(text: string): string {
  const sample = text.slice(0, 65_536)
  const end = sample.length < text.length ? sample.lastIndexOf('\n') : -1
  return oldMacLines(end > 0 ? sample.slice(0, end) : sample)
}
/** Line ends of old Macs, CR alone, as LF. */
export function oldMacLines(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n')
}
export function withoutSepLine(text: string): string {
  return text.replace(/^sep=[,;\t|]\r?\n/, '')
}
