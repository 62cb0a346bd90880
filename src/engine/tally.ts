import { ShakhesError } from '../model/index.ts'
import { BLOCK, countBits, extract } from './bits.ts'
import type { Bits } from './bits.ts'
import { NULL_INT, widened } from './columns.ts'
import type { NumberField } from './fields.ts'
import { groupsOf } from './vector.ts'
import type { Groups } from './vector.ts'

const ROWS = new Int32Array(BLOCK)
const GROUPS = new Int32Array(BLOCK)
const SOME_ROWS = new Int32Array(BLOCK)
const SOME_GROUPS = new Int32Array(BLOCK)
const VALUES = new Float64Array(BLOCK)

/** By row, the cell that it is counted in; null: all in the second. */
interface Coded { readonly codes: Groups | null }

/** Something counted by cell, of which there are `cells`. */
export interface Tally {
  /**
   * @param sign - 1 adds the rows, −1 takes them out again: exact, since all are integers
   * @param scattered - the rows do not rise
   */
  change(rows: Int32Array, cells: Int32Array, count: number, sign: 1 | -1, scattered?: boolean): void
}
/** A tally that rows can be taken out of, and which can be rearranged. */
export interface Table extends Tally {
  readonly bytes: number
  /** Makes room. */
  grow(cells: number): void
  /** Becomes `cells` cells, of which each `to[i]` has what `from[i]` had. */
  move(cells: number, from: Int32Array, to: Int32Array): void
}

export function moved<T extends Int32Array | Float64Array>(table: T, length: number, from: Int32Array, to: Int32Array, width: number): T {
  const result = new (table.constructor as new (length: number) => T)(length * width)
  for (let i = 0; i < from.length; i++) for (let k = 0; k < width; k++) result[to[i]! * width + k] = table[from[i]! * width + k]!
  return result
}

export class Counts implements Table {
  table = new Int32Array(0)
  get bytes(): number { return this.table.byteLength }
  grow(cells: number): void { this.table = widened(this.table, cells) }
  move(cells: number, from: Int32Array, to: Int32Array): void { this.table = moved(this.table, cells, from, to, 1) }
  change(_rows: Int32Array, groups: Int32Array, count: number, sign: 1 | -1): void { changeCounts(this.table, groups, count, sign) }
}
function changeCounts(table: Int32Array, groups: Int32Array, count: number, sign: number): void {
  for (let i = 0; i < count; i++) table[groups[i]!]! += sign
}

export class Sums implements Table {
  table = new Float64Array(0)
  /** Magnitudes of what is below 0. While a sum and twice these are safe, every sum on the way was exact. */
  #below = new Float64Array(0)
  field: NumberField
  readonly #name: string
  constructor(field: NumberField, name: string) {
    this.field = field
    this.#name = name
  }
  get bytes(): number { return this.table.byteLength * 2 }
  grow(cells: number): void {
    this.table = widened(this.table, cells)
    this.#below = widened(this.#below, cells)
  }
  move(cells: number, from: Int32Array, to: Int32Array): void {
    this.table = moved(this.table, cells, from, to, 1)
    this.#below = moved(this.#below, cells, from, to, 1)
  }
  change(rows: Int32Array, cells: Int32Array, count: number, sign: 1 | -1, scattered?: boolean): void {
    this.field.read(rows, count, VALUES, scattered)
    changeSums(this.table, this.#below, VALUES, cells, count, sign)
  }
  /** The same for a whole set, where values stand as they are; false where they do not. */
  addAll({ words }: Bits, { codes }: Coded, sign: 1 | -1): boolean {
    const { data } = this.field
    if (!(codes instanceof Uint16Array) || !(data instanceof Int32Array)) return false
    for (let start = 0; start < words.length; start += BLOCK >>> 1) {
      sumInts(words, start, Math.min(start + (BLOCK >>> 1), words.length), codes, data, this.table, this.#below, sign)
    }
    return true
  }
  /** @throws ShakhesError `too-large` */
  at(group: number): number {
    const sum = this.table[group]!
    if (!(sum + 2 * this.#below[group]! <= Number.MAX_SAFE_INTEGER)) {
      throw new ShakhesError('too-large', `the sum of ${this.#name} exceeds 2^53 − 1, beyond which sums are not exact; narrow the period or the filter, or use a larger unit`)
    }
    return sum
  }
}
function changeSums(sums: Float64Array, below: Float64Array, values: Float64Array, groups: Int32Array, count: number, sign: number): void {
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    if (value === value) {
      sums[groups[i]!]! += sign * value
      if (value < 0) below[groups[i]!]! -= sign * value
    }
  }
}

function sumInts(
  words: Int32Array, start: number, end: number, codes: Uint16Array, data: Int32Array, sums: Float64Array, below: Float64Array, sign: number,
): void {
  for (let w = start; w < end; w++) {
    const base = (w << 5) + 31
    for (let word = words[w]!; word !== 0; word &= word - 1) {
      const row = base - Math.clz32(word & -word)
      const value = data[row]!
      if (value === NULL_INT) continue
      const group = codes[row]!
      sums[group]! += sign * value
      if (value < 0) below[group]! -= sign * value
    }
  }
}

/** Least (`sign` 1) or greatest (−1) values. Rows cannot be taken out: nothing tells which value is next. */
export class Extremes implements Tally {
  readonly #best: Float64Array
  readonly #field: NumberField
  readonly #sign: 1 | -1
  constructor(cells: number, field: NumberField, sign: 1 | -1) {
    this.#best = new Float64Array(cells).fill(Infinity)
    this.#field = field
    this.#sign = sign
  }
  change(rows: Int32Array, cells: Int32Array, count: number, _sign: 1 | -1, scattered?: boolean): void {
    this.#field.read(rows, count, VALUES, scattered)
    keepLeast(this.#best, this.#sign, VALUES, cells, count)
  }
  at(group: number): number | null {
    const best = this.#best[group]!
    return best === Infinity ? null : this.#sign * best + 0
  }
}
function keepLeast(best: Float64Array, sign: number, values: Float64Array, groups: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    // A null is not less than anything.
    const value = sign * values[i]!
    if (value < best[groups[i]!]!) best[groups[i]!] = value
  }
}

/** Counts the rows of a set by their cells. Yields. */
export function* tallyRows(rows: Bits, vector: Coded, tallies: readonly Tally[], sign: 1 | -1 = 1): Generator<void, void> {
  const others: Tally[] = []
  for (const tally of tallies) {
    if (tally instanceof Counts) yield* countRows(rows, vector, tally.table, sign)
    else if (!(tally instanceof Sums && tally.addAll(rows, vector, sign))) others.push(tally)
    yield
  }
  if (others.length > 0) yield* tallyBlocks(rows, vector, others, sign)
}
function* tallyBlocks(rows: Bits, vector: Coded, tallies: readonly Tally[], sign: 1 | -1): Generator<void, void> {
  let done = 0
  for (let start = 0; start < rows.length; start += BLOCK) {
    const count = extract(rows, start, ROWS)
    if (count === 0) continue
    groupsOf(vector, ROWS, count, GROUPS)
    for (const tally of tallies) tally.change(ROWS, GROUPS, count, sign)
    done += count * tallies.length
    if (done > BLOCK * 32) { done = 0; yield }
  }
}
/** Where there is nothing else to do, rows need not be written down before they are counted. */
function* countRows({ words }: Bits, { codes }: Coded, table: Int32Array, sign: number): Generator<void, void> {
  const step = BLOCK >>> 1
  for (let start = 0; start < words.length; start += step) {
    const end = Math.min(start + step, words.length)
    if (codes === null) table[1]! += sign * countBits(words.subarray(start, end))
    else if (codes instanceof Uint16Array) countNarrow(words, start, end, codes, table, sign)
    else countWide(words, start, end, codes, table, sign)
    yield
  }
}
// One for each kind of array, so that each stays compiled for its kind.
function countNarrow(words: Int32Array, start: number, end: number, codes: Uint16Array, table: Int32Array, sign: number): void {
  for (let w = start; w < end; w++) {
    let word = words[w]!
    const base = w << 5
    if (word === -1) for (let row = base; row < base + 32; row++) table[codes[row]!]! += sign
    else {
      for (; word !== 0; word &= word - 1) table[codes[base + 31 - Math.clz32(word & -word)]!]! += sign
    }
  }
}
function countWide(words: Int32Array, start: number, end: number, codes: Uint32Array, table: Int32Array, sign: number): void {
  for (let w = start; w < end; w++) {
    let word = words[w]!
    const base = w << 5
    if (word === -1) for (let row = base; row < base + 32; row++) table[codes[row]!]! += sign
    else {
      for (; word !== 0; word &= word - 1) table[codes[base + 31 - Math.clz32(word & -word)]!]! += sign
    }
  }
}

/** Writes the cells of some rows. */
export type Place = (rows: Int32Array, count: number, out: Int32Array) => void

/** Tallies by the rows that count for them; null is all. */
export type Counted = readonly (readonly [within: Bits | null, tallies: readonly Tally[]])[]

/** The same for the rows of a list. Of several sets the first has all rows of the others. */
export function tallyList(rows: Int32Array, counted: Counted, place: Place, sign: 1 | -1): void {
  for (let start = 0; start < rows.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, rows.length)
    const count = pass(rows, start, end, counted[0]![0]?.words ?? null)
    if (count === 0) continue
    place(ROWS, count, GROUPS)
    for (const [i, [within, tallies]] of counted.entries()) {
      const whole = i === 0
      const some = whole ? count : passBoth(ROWS, GROUPS, count, within!.words, SOME_ROWS, SOME_GROUPS)
      for (const tally of tallies) tally.change(whole ? ROWS : SOME_ROWS, whole ? GROUPS : SOME_GROUPS, some, sign, true)
    }
  }
}
function passBoth(rows: Int32Array, groups: Int32Array, count: number, words: Int32Array, toRows: Int32Array, toGroups: Int32Array): number {
  let passed = 0
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    toRows[passed] = row
    toGroups[passed] = groups[i]!
    passed += (words[row >>> 5]! >>> (row & 31)) & 1
  }
  return passed
}
function pass(rows: Int32Array, start: number, end: number, words: Int32Array | null): number {
  if (words === null) {
    ROWS.set(rows.subarray(start, end))
    return end - start
  }
  let passed = 0
  for (let i = start; i < end; i++) {
    const row = rows[i]!
    ROWS[passed] = row
    passed += (words[row >>> 5]! >>> (row & 31)) & 1
  }
  return passed
}
