import { CR, LF, QUOTE } from './ascii.ts'

/** A row may grow this long while a quote in it is open; then the quote counts as a stray character. */
const LONGEST_ROW = 262_144

/**
 * Cuts any row, a byte at a time. Spreadsheets drop empty cells at the end of a row: what a row lacks is empty. Malformed
 * is a row with more values than the header, a lone value under a wide header (a footer), or one with a quote that never
 * ends.
 */
export class RowCutter {
  readonly #delimiter: number
  #given: Uint8Array = new Uint8Array(0)
  #last = false
  /** What it reads; of its own as soon as something was taken out. */
  bytes = this.#given
  /** Where the next row begins. */
  at = 0
  /** The cells of the row at hand. */
  starts = new Int32Array(64)
  ends = new Int32Array(64)
  count = 0
  /** Its cells that have more quotes than the two around them. */
  #escaped: number[] = []
  /** It has a line end in a quote. */
  manyLines = false

  /** @param delimiter - a byte */
  constructor(delimiter: number) { this.#delimiter = delimiter }

  /** Begins with other bytes. @param last - no more come */
  over(bytes: Uint8Array, last: boolean): void {
    this.bytes = this.#given = bytes
    this.#last = last
    this.at = 0
  }

  fits(width: number): boolean {
    const n = this.count
    if (n === width) return true
    if (n < width) return !this.manyLines && (n > 1 || width < 3)
    for (let c = width; c < n; c++) if (!this.#blankCell(c)) return false
    return true
  }

  blank(): boolean {
    for (let c = 0; c < this.count; c++) if (!this.#blankCell(c)) return false
    return true
  }
  #blankCell(c: number): boolean {
    const start = this.starts[c]!
    const end = this.ends[c]!
    if (start === end) return true
    const first = this.bytes[start]!
    if (first > 0x22 && first < 0x80) return false
    const cell = this.bytes.slice(start, end)
    const text = this.#escaped.includes(c) ? cell.subarray(0, unescaped(cell, 0, cell.length)) : cell
    return new TextDecoder().decode(text).trim() === ''
  }

  texts(): string[] {
    this.unescape()
    const decoder = new TextDecoder()
    return Array.from({ length: this.count }, (_, c) => decoder.decode(this.bytes.subarray(this.starts[c], this.ends[c])))
  }

  skipLine(): void {
    const end = this.bytes.indexOf(LF, this.at)
    this.at = end < 0 ? this.bytes.length : end + 1
  }

  /** Cuts the next row into cells and moves on; moves only if there was a whole row. */
  cut(): 'row' | 'more' | 'broken' {
    const bytes = this.bytes
    const delimiter = this.#delimiter
    const size = bytes.length
    let starts = this.starts
    let ends = this.ends
    let at = this.at
    let count = 0
    this.manyLines = false
    if (this.#escaped.length > 0) this.#escaped = []
    for (;;) {
      if (count === starts.length) {
        starts = this.starts = spaced(starts, 1, count)
        ends = this.ends = spaced(ends, 1, count)
      }
      const start = at
      let quoted = -1
      if (bytes[at] === QUOTE && at < size) {
        quoted = this.#quoteEnd(at, count)
        if (quoted < 0) return this.#open()
        at = quoted
      }
      let byte = 0
      while (at < size && (byte = bytes[at]!) !== delimiter && byte !== LF) at++
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
    this.count = count
    this.at = Math.min(at, size)
    return 'row'
  }

  /** The place after the quote that closes the one at a place; −1 when it is not there yet. */
  #quoteEnd(from: number, cell: number): number {
    const bytes = this.bytes
    const size = bytes.length
    let doubled = false
    for (let at = from + 1; at < size; at++) {
      const byte = bytes[at]!
      if (byte === LF) this.manyLines = true
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

  /** Takes the quotes out of the cells that have some within: in a copy, as whoever gave the bytes may look at them again. */
  unescape(): void {
    if (this.#escaped.length === 0) return
    if (this.bytes === this.#given) this.bytes = this.bytes.slice()
    for (const cell of new Set(this.#escaped)) this.ends[cell] = unescaped(this.bytes, this.starts[cell]!, this.ends[cell]!)
    this.#escaped = []
  }

  /** The row goes on beyond the bytes at hand: wait, unless nothing more comes or it has grown beyond belief. */
  #open(): 'more' | 'broken' {
    return this.#last || this.bytes.length - this.at > LONGEST_ROW ? 'broken' : 'more'
  }
}

/** Columns of cells with room for twice as many. */
export function spaced(cells: Int32Array<ArrayBuffer>, width: number, capacity: number): Int32Array<ArrayBuffer> {
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
