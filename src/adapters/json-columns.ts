import type { BatchColumn } from '../model/index.ts'
import { Cells, NOTHING, NUMBER, TEXT } from './json-cells.ts'
import { stands, templateOf } from './json-template.ts'
import type { Template } from './json-template.ts'
import { literalEnd, numberEnd, skipSpace, stringEnd, valueEnd } from './json-scan.ts'

const QUOTE = 0x22
const COLON = 0x3a
const COMMA = 0x2c
const OPEN = 0x7b
const CLOSE = 0x7d
const MINUS = 0x2d
const DOT = 0x2e

/** Digits of an integer that a double holds exactly, and so its quotient by a power of ten is the nearest double. */
const MOST_DIGITS = 15
const POWERS = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, i) => 10 ** i)

/** Objects of more different keys than this are no rows of a table: columns for each would be mostly empty. */
const MOST_KEYS = 1_024
/** Cells of a batch at most. */
const MOST_CELLS = 1 << 20
export const BROKEN = -1
/** So often a template is made; lists of which no two objects are alike do without. */
const MOST_TEMPLATES = 8
/** A template that so many more objects miss than follow is given up. */
const MOST_MISSES = 64

/**
 * Objects in JSON, as columns: texts stay bytes, numbers become doubles, nothing becomes an object. Keys mostly come in
 * the order in which they came before, so a key is first compared with the one expected. Whatever is not plain (texts
 * with escapes, lists, objects) goes through `JSON.parse`, so that every value is what it makes of the text.
 */
export class JsonColumns {
  readonly #capacity: number
  readonly #byName = new Map<string, Cells>()
  /** The cells that the keys of the last object led to, by their place. */
  readonly #order: Cells[] = []
  #bytes: Uint8Array = new Uint8Array(0)
  #view: DataView = new DataView(new ArrayBuffer(0))
  #length = 0
  #high = 0
  #from = 0
  #to = 0
  #template: Template | null = null
  #templates = 0
  /** Objects that missed the template, less those that followed it. */
  #misses = 0
  // Where the values of the object at hand begin and end, while a template is looked for.
  #starts: number[] = []
  #ends: number[] = []

  /** @param capacity - rows of a batch at most */
  constructor(capacity: number) { this.#capacity = capacity }

  get length(): number { return this.#length }
  get full(): boolean { return this.#length >= this.#capacity || this.#length * this.#byName.size >= MOST_CELLS }
  /** Too many different keys for columns. */
  get wide(): boolean { return this.#byName.size > MOST_KEYS }

  /** Begins to read these bytes. What was read from others must have been taken. */
  over(bytes: Uint8Array): void {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#from = bytes.length
    this.#to = 0
  }

  /** Reads an object into the next row. Returns where it ends; `BROKEN` when there is none, and then no row is added. */
  read(at: number, end: number): number {
    let after = this.#template === null ? BROKEN : this.#alike(this.#template, at, end)
    if (after === BROKEN) after = this.#object(at, end)
    if (after === BROKEN) for (const cells of this.#byName.values()) cells.drop(this.#length)
    else {
      this.#length++
      if (at < this.#from) this.#from = at
      this.#to = after
    }
    return after
  }
  /** Takes the last row back. */
  unread(): void {
    this.#length--
    for (const cells of this.#byName.values()) cells.drop(this.#length)
  }
  /** Adds a row without values. */
  skip(): void { this.#length++ }

  /** The rows read since the last taking. */
  take(): { readonly columns: Readonly<Record<string, BatchColumn>>; readonly length: number } {
    const length = this.#length
    const valid = this.#high < 0x80 || isUtf8(this.#bytes.subarray(this.#from, this.#to))
    // `fromEntries` defines own properties: a key called `__proto__` is only an odd key.
    const taken = [...this.#byName.values()].map((cells) => [cells.name, cells.take(this.#bytes, length, valid)] as const)
    const columns = Object.fromEntries(taken)
    this.#length = 0
    this.#high = 0
    return { columns, length }
  }

  /** Reads an object that is written as a template says. Another is `BROKEN`, and nothing is read of it. */
  #alike({ places, tail }: Template, from: number, end: number): number {
    const bytes = this.#bytes
    const view = this.#view
    const row = this.#length
    let at = from
    for (let i = 0; i < places.length && at !== BROKEN; i++) {
      const place = places[i]!
      if (!stands(place, bytes, view, at, end)) at = BROKEN
      else {
        const { cells } = place
        at += place.size
        const close = bytes[at] === QUOTE && row < cells.kinds.length ? plainTextEnd(bytes, view, at + 1, end) : BROKEN
        if (close === BROKEN) at = this.#value(cells, row, at, end)
        else {
          this.#high |= high
          cells.kinds[row] = TEXT
          cells.starts[row] = at + 1
          cells.ends[row] = close
          cells.texts++
          at = close + 1
        }
      }
    }
    if (at !== BROKEN && stands(tail, bytes, view, at, end)) {
      if (this.#misses > 0) this.#misses--
      return at + tail.size
    }
    for (const { cells } of places) cells.drop(row)
    if (++this.#misses > MOST_MISSES) this.#template = null
    return BROKEN
  }

  #object(from: number, end: number): number {
    const after = this.#members(from, end)
    if (after === BROKEN || this.#template !== null || this.#templates === MOST_TEMPLATES) return after
    this.#templates++
    this.#misses = 0
    this.#template = templateOf(this.#bytes, from, after, this.#starts, this.#ends, this.#order.slice(0, this.#starts.length))
    return after
  }
  #members(from: number, end: number): number {
    const bytes = this.#bytes
    const view = this.#view
    const row = this.#length
    if (bytes[from] !== OPEN) return BROKEN
    this.#starts.length = this.#ends.length = 0
    let at = skipSpace(bytes, from + 1, end)
    if (bytes[at] === CLOSE && at < end) return at + 1
    for (let place = 0; at < end; place++) {
      if (bytes[at] !== QUOTE) return BROKEN
      const expected = this.#order[place]
      let cells: Cells
      if (expected !== undefined && begins(bytes, view, at + 1, expected)) {
        cells = expected
        at += 1 + expected.key.length
      } else {
        const close = stringEnd(bytes, at, end)
        if (close === BROKEN) return BROKEN
        const found = this.#cellsOf(at, close)
        if (found === null) return BROKEN
        this.#order[place] = cells = found
        at = close
      }
      if (bytes[at] !== COLON) at = skipSpace(bytes, at, end)
      if (bytes[at] !== COLON) return BROKEN
      at++
      if (bytes[at]! <= 0x20) at = skipSpace(bytes, at, end)
      this.#starts.push(at)
      at = this.#value(cells, row, at, end)
      if (at === BROKEN) return BROKEN
      this.#ends.push(at)
      if (bytes[at]! <= 0x20) at = skipSpace(bytes, at, end)
      if (at >= end) return BROKEN
      const after = bytes[at]
      if (after === CLOSE) return at + 1
      if (after !== COMMA) return BROKEN
      at++
      if (bytes[at]! <= 0x20) at = skipSpace(bytes, at, end)
    }
    return BROKEN
  }

  #cellsOf(open: number, close: number): Cells | null {
    const text = this.#parse(open, close)
    if (typeof text !== 'string') return null
    let cells = this.#byName.get(text)
    if (cells === undefined) this.#byName.set(text, cells = new Cells(text, this.#bytes.slice(open + 1, close)))
    return cells
  }

  /** Reads a value into a cell; returns where it ends. */
  #value(cells: Cells, row: number, from: number, end: number): number {
    const bytes = this.#bytes
    const first = bytes[from]!
    if (row >= cells.kinds.length) cells.grow(row + 1)
    if (cells.kinds[row] !== NOTHING) cells.drop(row)
    if (first === QUOTE) {
      const close = plainTextEnd(bytes, this.#view, from + 1, end)
      if (close === BROKEN) return this.#other(cells, row, from, stringEnd(bytes, from, end))
      this.#high |= high
      cells.kinds[row] = TEXT
      cells.starts[row] = from + 1
      cells.ends[row] = close
      cells.texts++
      return close + 1
    }
    if (first === MINUS || (first >= 0x30 && first <= 0x39)) {
      // Most numbers are short integers.
      let at = from
      let value = 0
      if (first > 0x30) {
        for (let byte = first; at < end && byte >= 0x30 && byte <= 0x39; byte = bytes[++at]!) value = value * 10 + byte - 0x30
      }
      const stop = bytes[at]
      if (at > from && at < end && at - from <= MOST_DIGITS && (stop === COMMA || stop === CLOSE)) {
        cells.kinds[row] = NUMBER
        cells.numbers[row] = value
        cells.counted++
        return at
      }
      const after = numberEnd(bytes, from, end)
      if (after === BROKEN) return BROKEN
      cells.kinds[row] = NUMBER
      cells.numbers[row] = numberIn(bytes, from, after)
      cells.counted++
      return after
    }
    const after = literalEnd(bytes, from, end)
    if (after !== BROKEN) {
      if (first !== 0x6e) cells.set(row, first === 0x74)
      return after
    }
    return this.#other(cells, row, from, valueEnd(bytes, from, end))
  }

  #other(cells: Cells, row: number, from: number, after: number): number {
    if (after === BROKEN) return BROKEN
    const value = this.#parse(from, after)
    if (value === undefined) return BROKEN
    cells.set(row, value)
    return after
  }
  /** What a piece of JSON says; undefined when it is none. */
  #parse(from: number, to: number): unknown {
    try {
      return JSON.parse(new TextDecoder().decode(this.#bytes.subarray(from, to)))
    } catch {
      return undefined
    }
  }
}

/** Which bits the bytes had of the text that was last looked through. */
let high = 0
/**
 * Where the quote stands that ends a text without escapes; `BROKEN` when it has one, or no end. Four bytes at a time: one
 * below 0x20, a quote or a backslash leaves the highest bit of its difference set, and none before the first of them.
 */
function plainTextEnd(bytes: Uint8Array, view: DataView, from: number, end: number): number {
  let all = 0
  let at = from
  for (; at + 4 <= end; at += 4) {
    const word = view.getInt32(at, true)
    const odd = oddIn(word) & 0x80808080
    if (odd !== 0) {
      const first = odd & -odd
      const place = at + ((31 - Math.clz32(first)) >> 3)
      high = (all | (word & (first - 1))) & 0x80808080 ? 0x80 : 0
      return bytes[place] === QUOTE ? place : BROKEN
    }
    all |= word
  }
  high = all & 0x80808080 ? 0x80 : 0
  for (; at < end; at++) {
    const byte = bytes[at]!
    if (byte === QUOTE) return at
    if (byte < 0x20 || byte === 0x5c) return BROKEN
    high |= byte
  }
  return BROKEN
}
function oddIn(word: number): number {
  const quote = word ^ 0x22222222
  const escape = word ^ 0x5c5c5c5c
  return ((quote - 0x01010101) & ~quote) | ((escape - 0x01010101) & ~escape) | ((word - 0x20202020) & ~word)
}

/** Whether a key stands at a place: four bytes at a time, as keys are half of most texts. */
function begins(bytes: Uint8Array, view: DataView, from: number, { key, words }: Cells): boolean {
  if (from + key.length > bytes.length) return false
  let at = from
  for (let i = 0; i < words.length; i++, at += 4) if (view.getInt32(at, true) !== words[i]) return false
  for (let i = words.length * 4; i < key.length; i++, at++) if (bytes[at] !== key[i]) return false
  return true
}

function numberIn(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === MINUS
  let digits = 0
  let count = 0
  let places = -1
  for (let at = negative ? from + 1 : from; at < to; at++) {
    const byte = bytes[at]!
    if (byte === DOT) places = 0
    else if (byte >= 0x30 && byte <= 0x39) {
      digits = digits * 10 + byte - 0x30
      count++
      if (places >= 0) places++
    } else count = MOST_DIGITS + 1
  }
  if (count > MOST_DIGITS) return Number(String.fromCharCode(...bytes.subarray(from, to)))
  if (places > 0) digits /= POWERS[places]!
  return negative ? -digits : digits
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
