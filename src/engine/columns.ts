import type { Dictionary } from './dictionary.ts'

/** Stands for null among 32-bit integers. */
export const NULL_INT = -0x80000000

function cut<A extends Uint8Array | Uint16Array | Int32Array | Float64Array>(data: A, length: number, spare: number): A {
  if (spare === 0) return data.slice(0, length) as A
  const copy = new (data.constructor as new (length: number) => A)(length + spare)
  copy.set(data.subarray(0, length))
  return copy
}

interface Numbers extends ArrayLike<number> { set(from: this): void }
/** The same numbers with room for `length`, beyond which some is reserved when it has to be made. */
export function widened<A extends Numbers>(array: A, length: number): A {
  if (length <= array.length) return array
  const wider = new (array.constructor as new (length: number) => A)(array.length === 0 ? length : Math.ceil(length * 1.125))
  wider.set(array)
  return wider
}

/** A column that grows by batches. What is appended was staged in an array of the batch's length; `keep` picks rows, null all. */
export interface GrowingColumn<Staged> {
  readonly length: number
  readonly empty: boolean
  append(staged: Staged, keep: Int32Array | null): void
  /** Whether a stored row equals a staged one. */
  equals(row: number, staged: Staged, index: number): boolean
  /** Gives back what growing reserved, but for so many rows. */
  trim(spare?: number): void
}

/** Rows between two yields. */
const SLICE = 1 << 18

/** While rows are read, room is doubled, as what is too much is given back; afterwards only a little is reserved. */
const grown = (length: number, needed: number, settled: boolean, expected: number): number => {
  if (!settled && needed <= expected) return expected
  return Math.max(needed, settled ? Math.ceil(length * 1.125) : length * 2, 1024)
}

/** Codes of a dictionary, in the narrowest array that holds them. All null costs nothing. */
export class CodeColumn implements GrowingColumn<Int32Array> {
  readonly dictionary: Dictionary
  #data: Uint8Array | Uint16Array | Int32Array = new Uint8Array(0)
  length = 0
  #settled = false
  /** Rows that it will have, where that is known. */
  expected = 0
  constructor(dictionary: Dictionary) { this.dictionary = dictionary }

  /** At least `length` codes, or none at all when every one is 0. */
  get data(): Uint8Array | Uint16Array | Int32Array { return this.#data }
  get empty(): boolean { return this.#data.length === 0 }
  at(row: number): number { return this.#data[row] ?? 0 }

  /** Where the next rows will stand, to be written there at once: a copy less. Null where narrower arrays may do. */
  room(length: number): Int32Array | null {
    if (!(this.#data instanceof Int32Array)) return null
    this.#reserve(this.length + length, 0)
    return this.#data.subarray(this.length, this.length + length)
  }
  append(staged: Int32Array, keep: Int32Array | null): void {
    const count = (keep ?? staged).length
    if (keep === null && staged.buffer === this.#data.buffer) { this.length += count; return }
    const greatest = greatestOf(staged, keep)
    if (greatest > 0 || !this.empty) {
      this.#reserve(this.length + count, greatest)
      if (keep === null) this.#data.set(staged, this.length)
      else scatterInts(this.#data, this.length, staged, keep)
    }
    this.length += count
  }
  /** Adds rows of another column of the same dictionary. */
  copy(other: CodeColumn, rows: Int32Array): void {
    const { length } = this
    this.length += rows.length
    if (this.empty && other.empty) return
    this.#reserve(this.length, other.#data.BYTES_PER_ELEMENT === 1 ? 0 : other.#data.BYTES_PER_ELEMENT === 2 ? 0x100 : 0x10000)
    for (let i = 0; i < rows.length; i++) this.#data[length + i] = other.#data[rows[i]!] ?? 0
  }
  become(other: CodeColumn): void {
    this.#data = other.#data.slice()
    this.length = other.length
  }
  set(row: number, code: number): void {
    this.#reserve(this.length, code)
    this.#data[row] = code
  }
  equals(row: number, staged: Int32Array, index: number): boolean { return this.at(row) === staged[index] }
  trim(spare = 0): void {
    this.#settled = true
    if (!this.empty && this.#data.length !== this.length + spare) this.#data = cut(this.#data, this.length, spare)
  }
  /** Row i becomes what row `order[i]` of a column was, of this one itself unless another is given. Yields. */
  *reordering(order: Int32Array, of: CodeColumn = this): Generator<void, void> {
    if (!of.empty) {
      const data = new (of.#data.constructor as Uint8ArrayConstructor)(order.length)
      for (let from = 0; from < order.length; from += SLICE) {
        gatherInts(data, of.#data, order, from, Math.min(from + SLICE, order.length))
        yield
      }
      this.#data = data
    } else this.#data = new Uint8Array(0)
    this.length = order.length
  }
  /** Keeps nothing: what it held follows from elsewhere. */
  drop(): void {
    this.#data = new Uint8Array(0)
    this.length = 0
  }

  #reserve(length: number, greatest: number): void {
    const width = Math.max(greatest < 0x100 ? 1 : greatest < 0x10000 ? 2 : 4, this.#data.BYTES_PER_ELEMENT)
    if (width === this.#data.BYTES_PER_ELEMENT && length <= this.#data.length) return
    const capacity = length <= this.#data.length ? this.#data.length : grown(this.#data.length, length, this.#settled, this.expected)
    const data = width === 1 ? new Uint8Array(capacity) : width === 2 ? new Uint16Array(capacity) : new Int32Array(capacity)
    data.set(this.#data.subarray(0, this.length))
    this.#data = data
  }
}

/** Numbers with nulls: 32-bit integers while they fit, else doubles. All null costs nothing. */
export class NumberColumn implements GrowingColumn<Float64Array> {
  #data: Int32Array | Float64Array
  length = 0
  #settled = false
  /** Rows that it will have, where that is known. */
  expected = 0
  /** @param wide - doubles from the start, as instants need */
  constructor(wide = false) { this.#data = wide ? new Float64Array(0) : new Int32Array(0) }

  /** At least `length` values, null being `NULL_INT` or NaN by the array's type; or none when every one is null. */
  get data(): Int32Array | Float64Array { return this.#data }
  get empty(): boolean { return this.#data.length === 0 }
  at(row: number): number {
    const value = this.#data[row] ?? NaN
    return value === NULL_INT && this.#data instanceof Int32Array ? NaN : value
  }

  /** As that of codes. There must be no −0 among what is written: the two zeros must not be different keys. */
  room(length: number): Float64Array | null {
    if (this.empty || this.#data instanceof Int32Array) return null
    this.#reserve(this.length + length, true)
    return (this.#data as Float64Array).subarray(this.length, this.length + length)
  }
  append(all: Float64Array, keep: Int32Array | null): void {
    if (keep === null && all.buffer === this.#data.buffer) { this.length += all.length; return }
    const staged = keep === null ? all : gathered(all, keep)
    const count = staged.length
    const fit = this.#data instanceof Float64Array && !this.empty ? WIDE : fitsInt32(staged)
    if (fit !== NOTHING || !this.empty) {
      this.#reserve(this.length + count, fit === WIDE)
      if (this.#data instanceof Int32Array) writeNullableInts(this.#data, this.length, staged)
      else writeDoubles(this.#data, this.length, staged)
    }
    this.length += count
  }
  /** Adds rows of another column. */
  copy(other: NumberColumn, rows: Int32Array): void {
    const values = new Float64Array(rows.length)
    const [data, none] = [other.#data, other.#data instanceof Int32Array ? NULL_INT : NaN]
    for (let i = 0; i < rows.length; i++) values[i] = data[rows[i]!] === none ? NaN : data[rows[i]!] ?? NaN
    this.append(values, null)
  }
  become(other: NumberColumn): void {
    this.#data = other.#data.slice()
    this.length = other.length
  }
  set(row: number, value: number): void {
    this.#reserve(this.length, (value | 0) !== value)
    this.#data[row] = value
  }
  equals(row: number, staged: Float64Array, index: number): boolean { return Object.is(this.at(row), staged[index]! + 0) }
  trim(spare = 0): void {
    this.#settled = true
    if (!this.empty && this.#data.length !== this.length + spare) this.#data = cut(this.#data, this.length, spare)
  }
  *reordering(order: Int32Array, of: NumberColumn = this): Generator<void, void> {
    if (!of.empty) {
      const data = of.#data instanceof Int32Array ? new Int32Array(order.length) : new Float64Array(order.length)
      for (let from = 0; from < order.length; from += SLICE) {
        gatherNumbers(data, of.#data, order, from, Math.min(from + SLICE, order.length))
        yield
      }
      this.#data = data
    } else this.#data = new Int32Array(0)
    this.length = order.length
  }
  drop(): void {
    this.#data = new Int32Array(0)
    this.length = 0
  }

  #reserve(length: number, wide: boolean): void {
    const widen = wide && this.#data instanceof Int32Array
    if (!widen && length <= this.#data.length) return
    const capacity = length <= this.#data.length ? this.#data.length : grown(this.#data.length, length, this.#settled, this.expected)
    if (wide || this.#data instanceof Float64Array) {
      const data = new Float64Array(capacity)
      if (this.#data instanceof Float64Array) data.set(this.#data.subarray(0, this.length))
      else for (let i = 0; i < Math.min(this.length, this.#data.length); i++) data[i] = this.#data[i] === NULL_INT ? NaN : this.#data[i]!
      if (this.empty) data.fill(NaN, 0, this.length)
      this.#data = data
    } else {
      const data = new Int32Array(capacity)
      data.set(this.#data.subarray(0, this.length))
      if (this.empty) data.fill(NULL_INT, 0, this.length)
      this.#data = data
    }
  }
}

/** Anything else: free text and labels. */
export class ValueColumn implements GrowingColumn<unknown[]> {
  readonly data: unknown[] = []
  get length(): number { return this.data.length }
  get empty(): boolean { return this.data.length === 0 }
  append(staged: unknown[], keep: Int32Array | null): void {
    if (keep === null) for (const value of staged) this.data.push(value)
    else for (const index of keep) this.data.push(staged[index])
  }
  equals(row: number, staged: unknown[], index: number): boolean {
    const [a, b] = [this.data[row], staged[index]]
    return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
  }
  trim(): void { /* arrays of objects reserve little */ }
  *reordering(order: Int32Array): Generator<void, void> {
    const data = Array.from(order, (row) => this.data[row])
    yield
    this.data.length = 0
    for (const value of data) this.data.push(value)
  }
}

const NOTHING = 0
const NARROW = 1
const WIDE = 2
function fitsInt32(staged: Float64Array): number {
  let fit = NOTHING
  for (let i = 0; i < staged.length; i++) {
    const value = staged[i]!
    if (value === value) {
      if ((value | 0) !== value || value === NULL_INT) return WIDE
      fit = NARROW
    }
  }
  return fit
}
function greatestOf(staged: Int32Array, keep: Int32Array | null): number {
  let greatest = 0
  if (keep === null) {
    for (let i = 0; i < staged.length; i++) if (staged[i]! > greatest) greatest = staged[i]!
  } else for (let i = 0; i < keep.length; i++) if (staged[keep[i]!]! > greatest) greatest = staged[keep[i]!]!
  return greatest
}
function gathered(staged: Float64Array, keep: Int32Array): Float64Array {
  const values = new Float64Array(keep.length)
  for (let i = 0; i < keep.length; i++) values[i] = staged[keep[i]!]!
  return values
}
function scatterInts(to: Uint8Array | Uint16Array | Int32Array, at: number, from: Int32Array, keep: Int32Array): void {
  for (let i = 0; i < keep.length; i++) to[at + i] = from[keep[i]!]!
}
function writeNullableInts(to: Int32Array, at: number, from: Float64Array): void {
  for (let i = 0; i < from.length; i++) {
    const value = from[i]!
    to[at + i] = value === value ? value : NULL_INT
  }
}
function writeDoubles(to: Float64Array, at: number, from: Float64Array): void {
  // Adding 0 turns −0 into 0: the two must not be different keys.
  for (let i = 0; i < from.length; i++) to[at + i] = from[i]! + 0
}
function gatherInts(to: Uint8Array | Uint16Array | Int32Array, from: Uint8Array | Uint16Array | Int32Array, order: Int32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) to[i] = from[order[i]!]!
}
function gatherNumbers(to: Int32Array | Float64Array, from: Int32Array | Float64Array, order: Int32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) to[i] = from[order[i]!]!
}
