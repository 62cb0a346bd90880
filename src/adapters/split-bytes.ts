import type { ByteTexts } from '../model/index.ts'
import { LF } from './ascii.ts'
import { plainRows, reached } from './split-plain.ts'
import type { Places } from './split-plain.ts'
import { RowCutter, spaced } from './split-row.ts'

export interface SplitBytes {
  /** For each column of the header its texts; null in malformed rows. */
  readonly columns: readonly ByteTexts[]
  readonly length: number
  /** Indexes of rows whose fields do not fit the header, or whose quote never ends. */
  readonly malformed: readonly number[]
  /** What of the bytes was read; null where all of it is ASCII. */
  readonly foreign: Uint8Array | null
}

/**
 * CSV in UTF-8 into columns (RFC 4180, and what spreadsheets make of it), in pieces, without making a text: cells are
 * places in the bytes. Written here because the small parsers at hand join a row that has too few fields with the one
 * after it, in silence.
 *
 * The first row that is not blank is the header. Blank rows are left out. After a malformed row (see `RowCutter`)
 * reading goes on with the next line.
 */
export class ByteSplitter {
  readonly #delimiter: number
  readonly #row: RowCutter
  #header: readonly string[] | null = null
  #rowsAByte = 1 / 64
  /** By column: whether what was read last had numbers. */
  #numeric: readonly boolean[] = []

  /** @param delimiter - an ASCII character */
  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#row = new RowCutter(this.#delimiter)
  }

  /** Names of the columns; null before their line has been read. */
  get header(): readonly string[] | null { return this.#header }

  /** Bytes at the end that are no whole row yet. */
  get unread(): number { return this.#row.bytes.length - this.#row.at }

  /** The rows that this piece completes. `last`: no more pieces. */
  push(piece: Uint8Array, last: boolean): SplitBytes {
    // Not the buffer of the piece before: its columns may still be read.
    const held = this.#row.bytes.subarray(this.#row.at)
    const bytes = new Uint8Array(held.length + piece.length)
    bytes.set(held)
    bytes.set(piece, held.length)
    return this.look(bytes, last)
  }
  /** As `push` of a window that begins with what was unread of the one before. Nothing is written to it. */
  look(window: Uint8Array, last: boolean): SplitBytes {
    const row = this.#row
    row.over(window, last)
    while (this.#header === null && row.at < window.length) {
      const state = row.cut()
      if (state === 'more') return { columns: [], length: 0, malformed: [], foreign: null }
      if (state === 'broken') row.skipLine()
      else if (!row.blank()) {
        this.#header = columnNames(row.texts())
        this.#numeric = this.#header.map(() => true)
      }
    }
    return this.#body(window, this.#header?.length ?? 0)
  }

  #body(window: Uint8Array, width: number): SplitBytes {
    const row = this.#row
    const { length: size } = window
    const view = new DataView(window.buffer, window.byteOffset, size)
    const lastLine = size < 4 ? -1 : window.lastIndexOf(LF, size - 4)
    const begin = row.at
    let places = this.#room(width, Math.ceil((size - begin) * this.#rowsAByte * 1.1) + 16)
    const malformed: number[] = []
    let length = 0
    let high = bitsOf(window, 0, begin)
    while (row.at < size) {
      length = plainRows(window, view, row.at, lastLine, this.#delimiter, width, places, length)
      row.at = reached.at
      high |= reached.bits
      if (length === places.capacity) {
        places = widened(places, width)
        continue
      }
      if (row.at >= size) break
      const start = row.at
      const state = row.cut()
      high |= bitsOf(window, start, row.at)
      if (state === 'more') break
      if (state === 'row' && row.blank()) continue
      const { starts, ends, wholes, numbered, capacity } = places
      const fits = state === 'row' && row.fits(width)
      if (fits) row.unescape()
      const count = Math.min(row.count, width)
      for (let c = 0, cell = length; c < width; c++, cell += capacity) {
        starts[cell] = fits ? c < count ? row.starts[c]! : 0 : -1
        ends[cell] = fits && c < count ? row.ends[c]! : 0
        if (numbered[c]! >= 0) wholes[numbered[c]! + length] = 0
      }
      if (!fits) {
        malformed.push(length)
        // A stray quote may have swallowed good lines: begin again after the first of them.
        if (state === 'broken' || row.manyLines) {
          row.at = start
          row.skipLine()
          high |= bitsOf(window, start, row.at)
        }
      }
      length++
    }
    if (length > 0) this.#rowsAByte = length / (row.at - begin)
    const { bytes } = row
    const columns = Array.from({ length: width }, (_, c) => columnOf(bytes, places, c, length))
    this.#numeric = columns.map(({ wholes }) => wholes !== undefined && (length === 0 || hasNumbers(wholes)))
    return { columns, length, malformed, foreign: high < 0x80 ? null : window.subarray(0, row.at) }
  }

  #room(width: number, capacity: number): Places {
    let kept = 0
    const numbered = Int32Array.from(this.#numeric, (is) => (is ? capacity * kept++ : -1))
    return {
      starts: new Int32Array(width * capacity), ends: new Int32Array(width * capacity),
      wholes: new Int32Array(kept * capacity), numbered, capacity,
    }
  }
}

/** Whether some of the values looked at is a number: columns of which none is are not read for them again. */
const hasNumbers = (wholes: Int32Array): boolean => wholes.subarray(0, 64).some((value) => value !== 0)

function columnOf(bytes: Uint8Array, { starts, ends, wholes, numbered, capacity }: Places, c: number, length: number): ByteTexts {
  const cut = (places: Int32Array, from: number): Int32Array => places.subarray(from, from + length)
  const from = numbered[c]!
  return { bytes, starts: cut(starts, c * capacity), ends: cut(ends, c * capacity), length, wholes: from < 0 ? undefined : cut(wholes, from) }
}

/** The same with room for twice as many rows. */
function widened({ starts, ends, wholes, numbered, capacity }: Places, width: number): Places {
  return {
    starts: spaced(starts, width, capacity), ends: spaced(ends, width, capacity),
    wholes: spaced(wholes, wholes.length / capacity, capacity), numbered: numbered.map((from) => from * 2), capacity: capacity * 2,
  }
}

function bitsOf(bytes: Uint8Array, from: number, to: number): number {
  let all = 0
  for (let at = from; at < to; at++) all |= bytes[at]!
  return all
}

/** Trimmed; a nameless column is called by its place, `(3)`, and a repeated name gets a number, `amount (2)`. */
function columnNames(fields: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return fields.map((field, i) => {
    const name = field.trim() || `(${i + 1})`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}
