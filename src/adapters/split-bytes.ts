import type { ByteTexts } from '../model/index.ts'

/** A row may grow this long while a quote in it is open; then the quote counts as a stray character. */
const LONGEST_ROW = 262_144
const QUOTE = 0x22
const CR = 0x0d
const LF = 0x0a

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
 * The first row that is not blank is the header. Blank rows are left out. Spreadsheets drop empty cells at the end of
 * a row: what a row lacks is empty. Malformed is a row with more values than the header, a lone value under a wide
 * header (a footer), or one with a quote that never ends; reading goes on with the next line.
 */
export class ByteSplitter {
  readonly #delimiter: number
  #header: readonly string[] | null = null
  #bytes: Uint8Array = new Uint8Array(0)
  #shared = false
  #last = false
  #at = 0
  /** The first mark that no plain row has had. */
  #mark = 0
  // The cells of the row at hand, and those among them that have more quotes than the two around them.
  #starts = new Int32Array(64)
  #ends = new Int32Array(64)
  #count = 0
  #escaped: number[] = []
  #manyLines = false
  #rowsAByte = 1 / 64

  /** @param delimiter - an ASCII character */
  constructor(delimiter: string) { this.#delimiter = delimiter.charCodeAt(0) }

  /** Names of the columns; null before their line has been read. */
  get header(): readonly string[] | null { return this.#header }

  /** Bytes at the end that are no whole row yet. */
  get unread(): number { return this.#bytes.length - this.#at }

  /** The rows that this piece completes. `last`: no more pieces. */
  push(piece: Uint8Array, last: boolean): SplitBytes {
    // Not the buffer of the piece before: its columns may still be read.
    const held = this.#bytes.subarray(this.#at)
    const bytes = new Uint8Array(held.length + piece.length)
    bytes.set(held)
    bytes.set(piece, held.length)
    return this.#read(bytes, last, false)
  }
  /** As `push` of a window that begins with what was unread of the one before. Nothing is written to it. */
  look(window: Uint8Array, last: boolean): SplitBytes { return this.#read(window, last, true) }

  #read(bytes: Uint8Array, last: boolean, shared: boolean): SplitBytes {
    this.#bytes = bytes
    this.#shared = shared
    this.#last = last
    this.#at = 0
    while (this.#header === null && this.#at < bytes.length) {
      const state = this.#row()
      if (state === 'more') return { columns: [], length: 0, malformed: [], foreign: null }
      if (state === 'broken') this.#skipLine()
      else if (!this.#blank()) this.#header = columnNames(this.#texts())
    }
    return this.#body(this.#header?.length ?? 0)
  }

  #body(width: number): SplitBytes {
    const { length: size } = this.#bytes
    let capacity = Math.ceil((size - this.#at) * this.#rowsAByte * 1.1) + 16
    // The cells of each column follow each other.
    let starts = new Int32Array(width * capacity)
    let ends = new Int32Array(width * capacity)
    const malformed: number[] = []
    const begin = this.#at
    let length = 0
    let marked = 0
    let mark = 0
    let until = 0
    let high = 0
    while (this.#at < size) {
      while (mark < marked && MARKS[mark]! < this.#at) mark++
      if (mark + width > marked && until < size) {
        high |= bitsOf(this.#bytes, until, this.#at)
        until = Math.min(this.#at + BLOCK, size)
        marked = findMarks(this.#bytes, this.#at, until, this.#delimiter)
        mark = 0
        high |= bits
      }
      const before = this.#at
      length = this.#plainRows(mark, marked, width, starts, ends, length, capacity)
      mark = this.#mark
      if (this.#at > before && length < capacity) continue
      if (length === capacity) {
        starts = spaced(starts, width, capacity)
        ends = spaced(ends, width, capacity)
        capacity *= 2
      }
      if (this.#at >= size) break
      const start = this.#at
      const state = this.#row()
      if (state === 'more') break
      if (state === 'row' && this.#blank()) continue
      if (state === 'row' && this.#fits(width)) {
        if (this.#escaped.length > 0) this.#unescape()
        const count = Math.min(this.#count, width)
        for (let c = 0, cell = length; c < width; c++, cell += capacity) {
          starts[cell] = c < count ? this.#starts[c]! : 0
          ends[cell] = c < count ? this.#ends[c]! : 0
        }
      } else {
        malformed.push(length)
        for (let c = 0, cell = length; c < width; c++, cell += capacity) starts[cell] = -1
        // A stray quote may have swallowed good lines: begin again after the first of them.
        if (state === 'broken' || this.#manyLines) { this.#at = start; this.#skipLine() }
      }
      length++
    }
    if (length > 0) this.#rowsAByte = length / (this.#at - begin)
    high |= bitsOf(this.#bytes, until, this.#at)
    const bytes = this.#bytes
    const cut = (places: Int32Array, c: number): Int32Array => places.subarray(c * capacity, c * capacity + length)
    return {
      columns: Array.from({ length: width }, (_, c) => ({ bytes, starts: cut(starts, c), ends: cut(ends, c), length })),
      length, malformed, foreign: high < 0x80 ? null : bytes.subarray(0, this.#at),
    }
  }

  /**
   * Cuts rows of as many cells as there are columns, none of which has a quote, up to the first that is none such, or
   * may be blank, or is not whole. Returns how many rows there are then.
   */
  #plainRows(from: number, marked: number, width: number, starts: Int32Array, ends: Int32Array, rows: number, capacity: number): number {
    const bytes = this.#bytes
    const delimiter = this.#delimiter
    let begin = this.#at
    let mark = from
    let row = rows
    while (row < capacity && mark + width <= marked) {
      const first = bytes[begin]!
      if (first <= QUOTE || first >= 0x80 || first === delimiter) break
      const last = mark + width - 1
      let next = mark
      let cell = row
      let start = begin
      while (next < last && bytes[MARKS[next]!] === delimiter) {
        const end = MARKS[next++]!
        starts[cell] = start
        ends[cell] = end
        start = end + 1
        cell += capacity
      }
      const end = MARKS[next]!
      if (next < last || bytes[end] !== LF) break
      mark = next + 1
      starts[cell] = start
      ends[cell] = end > start && bytes[end - 1] === CR ? end - 1 : end
      begin = end + 1
      row++
    }
    this.#at = begin
    this.#mark = mark
    return row
  }

  #fits(width: number): boolean {
    const n = this.#count
    if (n === width) return true
    if (n < width) return !this.#manyLines && (n > 1 || width < 3)
    for (let c = width; c < n; c++) if (!this.#blankCell(c)) return false
    return true
  }

  #blank(): boolean {
    for (let c = 0; c < this.#count; c++) if (!this.#blankCell(c)) return false
    return true
  }
  #blankCell(c: number): boolean {
    const start = this.#starts[c]!
    const end = this.#ends[c]!
    if (start === end) return true
    const first = this.#bytes[start]!
    if (first > 0x22 && first < 0x80) return false
    const cell = this.#bytes.slice(start, end)
    const text = this.#escaped.includes(c) ? cell.subarray(0, unescaped(cell, 0, cell.length)) : cell
    return new TextDecoder().decode(text).trim() === ''
  }

  #texts(): string[] {
    this.#unescape()
    const decoder = new TextDecoder()
    return Array.from({ length: this.#count }, (_, c) => decoder.decode(this.#bytes.subarray(this.#starts[c], this.#ends[c])))
  }

  #skipLine(): void {
    const end = this.#bytes.indexOf(LF, this.#at)
    this.#at = end < 0 ? this.#bytes.length : end + 1
  }

  /** Cuts the next row into cells and moves on; moves only if there was a whole row. */
  #row(): 'row' | 'more' | 'broken' {
    const bytes = this.#bytes
    const delimiter = this.#delimiter
    const size = bytes.length
    let starts = this.#starts
    let ends = this.#ends
    let at = this.#at
    let count = 0
    this.#manyLines = false
    if (this.#escaped.length > 0) this.#escaped = []
    for (;;) {
      if (count === starts.length) {
        starts = this.#starts = spaced(starts, 1, count)
        ends = this.#ends = spaced(ends, 1, count)
      }
      const start = at
      let quoted = -1
      if (bytes[at] === QUOTE && at < size) {
        quoted = this.#quoteEnd(at, count)
        if (quoted < 0) return this.#open()
        at = quoted
      }
      let byte = 0
      while (at < size && (byte = bytes[at]!) !== delimiter && byte !== LF) {
        at++
      }
      const ended = at >= size
      if (ended && !this.#last) return this.#open()
      const whole = ended || byte === LF
      let end = at
      if (whole && end > start && bytes[end - 1] === CR && end > quoted) end--
      if (quoted < 0) {
        starts[count] = start
        ends[count] = end
      } else {
        // What follows a closing quote before the delimiter is kept as it stands.
        starts[count] = start + 1
        if (end > quoted) {
          this.#escaped.push(count)
          ends[count] = end
        } else ends[count] = quoted - 1
      }
      count++
      at++
      if (whole) break
    }
    this.#count = count
    this.#at = Math.min(at, size)
    return 'row'
  }

  /** The place after the quote that closes the one at a place; −1 when it is not there yet. */
  #quoteEnd(from: number, cell: number): number {
    const bytes = this.#bytes
    const size = bytes.length
    let doubled = false
    for (let at = from + 1; at < size; at++) {
      const byte = bytes[at]!
      if (byte === LF) this.#manyLines = true
      if (byte !== QUOTE) continue
      // A quote at the end of a piece may be the first half of two.
      if (at === size - 1 && !this.#last) return -1
      if (bytes[at + 1] !== QUOTE || at === size - 1) {
        if (doubled && !this.#escaped.includes(cell)) this.#escaped.push(cell)
            return at + 1
      }
      doubled = true
      at++
    }
    return -1
  }

  /** Takes the quotes out of the cells that have some within; in place, as they only become shorter. */
  #unescape(): void {
    if (this.#shared) this.#bytes = this.#bytes.slice()
    this.#shared = false
    for (const cell of new Set(this.#escaped)) {
      this.#ends[cell] = unescaped(this.#bytes, this.#starts[cell]!, this.#ends[cell]!)
    }
    this.#escaped = []
  }

  /** The row goes on beyond the bytes at hand: wait, unless nothing more comes or it has grown beyond belief. */
  #open(): 'more' | 'broken' {
    return this.#last || this.#bytes.length - this.#at > LONGEST_ROW ? 'broken' : 'more'
  }
}

/** Bytes looked through at once. */
const BLOCK = 1 << 16
// Constants of the module, as loops over these are twice as fast as over what a function is given.
const MARKS = new Int32Array(BLOCK + 1)
/** Which bits the bytes had that were last looked through. */
let bits = 0
const LOW = 0x7f7f7f7f
/** Writes the places of the delimiters, line ends and quotes, four bytes at a time. Returns how many. */
function findMarks(bytes: Uint8Array, from: number, to: number, delimiter: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const delimiters = delimiter * 0x01010101
  let count = 0
  let all = 0
  let at = from
  for (; at + 4 <= to; at += 4) {
    const word = view.getInt32(at, true)
    all |= word
    const a = word ^ delimiters
    const b = word ^ 0x0a0a0a0a
    const c = word ^ 0x22222222
    // The highest bit of each byte that is none of the three: others carry into it.
    const others = (((a & LOW) + LOW) | a) & (((b & LOW) + LOW) | b) & (((c & LOW) + LOW) | c)
    for (let marks = ~others & 0x80808080; marks !== 0; marks &= marks - 1) MARKS[count++] = at + 3 - (Math.clz32(marks & -marks) >> 3)
  }
  bits = (all & 0x80808080 ? 0x80 : 0) | bitsOf(bytes, at, to)
  for (; at < to; at++) if (bytes[at] === delimiter || bytes[at] === LF || bytes[at] === QUOTE) MARKS[count++] = at
  return count
}

function bitsOf(bytes: Uint8Array, from: number, to: number): number {
  let all = 0
  for (let at = from; at < to; at++) all |= bytes[at]!
  return all
}
/** Columns of cells with room for twice as many. */
function spaced(cells: Int32Array<ArrayBuffer>, width: number, capacity: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(cells.length * 2)
  for (let c = 0; c < width; c++) wider.set(cells.subarray(c * capacity, (c + 1) * capacity), c * capacity * 2)
  return wider
}

/** Takes the quotes out; what follows the closing one stays as it stands. Returns where the text ends. */
function unescaped(bytes: Uint8Array, from: number, end: number): number {
  let to = from
  let open = true
  for (let at = from; at < end; at++) {
    if (open && bytes[at] === QUOTE) {
      if (bytes[at + 1] === QUOTE && at + 1 < end) at++
      else {
        open = false
        continue
      }
    }
    bytes[to++] = bytes[at]!
  }
  return to
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
