import { ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterContext, NdjsonData, NdjsonOptions, TableName } from '../model/index.ts'
import { LF } from './ascii.ts'
import { macrotask, stopIfAborted } from './stopping.ts'
import { JsonColumns } from './json-columns.ts'
import { skipSpace } from './json-scan.ts'
import { nameOf, openFile } from './open.ts'
import { tablesAdapter, type ColumnBatch } from './tables.ts'

const BATCH_ROWS = 4_096
/** A line as long as this is no row. */
const LONGEST_LINE = 16 * 1_048_576

/**
 * NDJSON (also JSON Lines): one object a line, in UTF-8, as text, file or address; read as it comes. Blank lines are
 * left out. A line that is no object is counted as a malformed row (`E_FIELDS`), and reading goes on.
 */
export const createAdapter = ({ data, amounts = 'minor' }: NdjsonOptions): Adapter => tablesAdapter<NdjsonData>('ndjson', data, amounts, scanTable)

async function* scanTable(table: TableName, data: NdjsonData, context: AdapterContext): AsyncGenerator<ColumnBatch> {
  const { bytes } = await openFile(data, context, 'NDJSON')
  const reader = bytes.getReader()
  const lines = new Lines(table, nameOf(data))
  try {
    for (;;) {
      const { done, value } = await reader.read()
      stopIfAborted(context.signal)
      for (const batch of lines.push(value ?? new Uint8Array(0), done)) {
        yield batch
        await macrotask()
        stopIfAborted(context.signal)
      }
      if (done) break
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
  lines.refuseNothingGood()
}

/** Lines as columns; what a piece leaves of a line waits for the next piece. */
class Lines {
  readonly #columns = new JsonColumns(BATCH_ROWS)
  readonly #table: TableName
  readonly #name: string
  #held = new Uint8Array(0)
  #heldLength = 0
  #rows = 0
  #bad = 0
  #first = true

  constructor(table: TableName, name: string) {
    this.#table = table
    this.#name = name
  }

  *push(piece: Uint8Array, last: boolean): Generator<ColumnBatch> {
    const end = last ? piece.length : piece.lastIndexOf(LF) + 1
    if (end === 0 && !last) { this.#hold(piece); return }
    const whole = new Uint8Array(this.#heldLength + end)
    whole.set(this.#held.subarray(0, this.#heldLength))
    whole.set(piece.subarray(0, end), this.#heldLength)
    this.#heldLength = 0
    this.#hold(piece.subarray(end))
    yield* this.#read(whole)
  }

  #hold(piece: Uint8Array): void {
    const length = this.#heldLength + piece.length
    if (length > LONGEST_LINE) throw new ShakhesError('schema',
      `a line of ${this.#name} is longer than ${LONGEST_LINE / 1_048_576} MB: expected one object a line; `
        + 'a list of objects is read by the json adapter',
      { table: this.#table })
    if (length > this.#held.length) {
      const held = new Uint8Array(length * 2)
      held.set(this.#held.subarray(0, this.#heldLength))
      this.#held = held
    }
    this.#held.set(piece, this.#heldLength)
    this.#heldLength = length
  }

  *#read(bytes: Uint8Array): Generator<ColumnBatch> {
    const columns = this.#columns
    columns.over(bytes)
    let malformed: number[] = []
    let at = this.#first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    this.#first &&= bytes.length < 3
    while (at < bytes.length) {
      const found = bytes.indexOf(LF, at)
      const end = found < 0 ? bytes.length : found
      const start = skipSpace(bytes, at, end)
      at = end + 1
      if (start === end) continue
      const after = columns.read(start, end)
      if (after < 0) {
        malformed.push(columns.length)
        columns.skip()
      } else if (skipSpace(bytes, after, end) < end) {
        columns.unread()
        malformed.push(columns.length)
        columns.skip()
      }
      if (columns.wide) throw new ShakhesError('schema',
        `the lines of ${this.#name} have thousands of different keys: expected objects with the same keys, one a row`,
        { table: this.#table })
      if (columns.full) {
        yield this.#batch(malformed)
        malformed = []
      }
    }
    if (columns.length > 0) yield this.#batch(malformed)
  }

  #batch(malformed: readonly number[]): ColumnBatch {
    const { columns, length } = this.#columns.take()
    this.#rows += length
    this.#bad += malformed.length
    return { table: this.#table, columns, length, ...(malformed.length > 0 ? { malformed } : {}) }
  }

  refuseNothingGood(): void {
    if (this.#rows === 0 || this.#bad < this.#rows) return
    throw new ShakhesError('schema',
      `none of the ${this.#rows} lines of ${this.#name} is an object: expected one a line; `
        + 'a list of objects is read by the json adapter',
      { reason: 'no-good-rows', params: { rejected: this.#rows }, table: this.#table })
  }
}
