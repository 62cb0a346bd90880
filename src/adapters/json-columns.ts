import type { BatchColumn } from '../model/index.ts'
import { COLON, COMMA, OBJECT, OBJECT_END, QUOTE } from './ascii.ts'
import { alikeRows, reached } from './json-alike.ts'
import { Cells } from './json-cells.ts'
import { templateOf } from './json-template.ts'
import type { Template } from './json-template.ts'
import { skipSpace, stringEnd } from './json-scan.ts'
import { BROKEN, JsonValues } from './json-values.ts'

/** Objects of more different keys than this are no rows of a table: columns for each would be mostly empty. */
const MOST_KEYS = 1_024
/** Cells of a batch at most. */
const MOST_CELLS = 1 << 20
/** So often a template is made; lists of which no two objects are alike do without. */
const MOST_TEMPLATES = 8
/** A template that so many more objects miss than follow is given up. */
const MOST_MISSES = 64

/**
 * Objects in JSON, as columns: texts stay bytes, numbers become doubles, nothing becomes an object. Keys mostly come in
 * the order in which they came before, so a key is first compared with the one expected.
 */
export class JsonColumns {
  readonly #capacity: number
  readonly #byName = new Map<string, Cells>()
  /** The cells that the keys of the last object led to, by their place. */
  readonly #order: Cells[] = []
  readonly #values = new JsonValues()
  #length = 0
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
    this.#values.over(bytes)
    this.#from = bytes.length
    this.#to = 0
  }

  /**
   * Reads an object into the next row, and objects that follow it behind a comma into those after it, as far as they
   * are written alike. Returns where the last ends; `BROKEN` when there is none, and then no row is added.
   *
   * @param most - objects at most
   */
  read(from: number, end: number, most = 1): number {
    const before = this.#length
    let to = BROKEN
    if (this.#template !== null) {
      const room = Math.min(this.#capacity, Math.ceil(MOST_CELLS / this.#byName.size))
      this.#length = alikeRows(this.#values, this.#template, from, end, before, Math.max(Math.min(before + most, room), before + 1))
      if (this.#length > before) {
        to = reached.at
        this.#misses = Math.max(0, this.#misses - (this.#length - before))
      } else if (++this.#misses > MOST_MISSES) this.#template = null
    }
    if (to === BROKEN) {
      to = this.#object(from, end)
      if (to === BROKEN) for (const cells of this.#byName.values()) cells.drop(before)
      else this.#length++
    }
    if (to !== BROKEN) {
      if (from < this.#from) this.#from = from
      this.#to = to
    }
    return to
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
    const { bytes, high } = this.#values
    const valid = high < 0x80 || isUtf8(bytes.subarray(this.#from, this.#to))
    // `fromEntries` defines own properties: a key called `__proto__` is only an odd key.
    const taken = [...this.#byName.values()].map((cells) => [cells.name, cells.take(bytes, length, valid)] as const)
    const columns = Object.fromEntries(taken)
    this.#length = 0
    this.#values.high = 0
    return { columns, length }
  }

  #object(from: number, end: number): number {
    const after = this.#members(from, end)
    if (after === BROKEN || this.#template !== null || this.#templates === MOST_TEMPLATES) return after
    this.#templates++
    this.#misses = 0
    this.#template = templateOf(this.#values.bytes, from, after, this.#starts, this.#ends, this.#order.slice(0, this.#starts.length))
    return after
  }
  #members(from: number, end: number): number {
    const { bytes, view } = this.#values
    const row = this.#length
    if (bytes[from] !== OBJECT) return BROKEN
    this.#starts.length = this.#ends.length = 0
    let at = skipSpace(bytes, from + 1, end)
    if (bytes[at] === OBJECT_END && at < end) return at + 1
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
      at = this.#values.read(cells, row, at, end)
      if (at === BROKEN) return BROKEN
      this.#ends.push(at)
      if (bytes[at]! <= 0x20) at = skipSpace(bytes, at, end)
      if (at >= end) return BROKEN
      const after = bytes[at]
      if (after === OBJECT_END) return at + 1
      if (after !== COMMA) return BROKEN
      at++
      if (bytes[at]! <= 0x20) at = skipSpace(bytes, at, end)
    }
    return BROKEN
  }

  #cellsOf(open: number, close: number): Cells | null {
    const text = this.#values.parse(open, close)
    if (typeof text !== 'string') return null
    let cells = this.#byName.get(text)
    if (cells === undefined) this.#byName.set(text, cells = new Cells(text, this.#values.bytes.slice(open + 1, close)))
    return cells
  }
}

/** Whether a key stands at a place: four bytes at a time, as keys are half of most texts. */
function begins(bytes: Uint8Array, view: DataView, from: number, { key, words }: Cells): boolean {
  if (from + key.length > bytes.length) return false
  let at = from
  for (let i = 0; i < words.length; i++, at += 4) if (view.getInt32(at, true) !== words[i]) return false
  for (let i = words.length * 4; i < key.length; i++, at++) if (bytes[at] !== key[i]) return false
  return true
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
