import { Bits, BLOCK } from './bits.ts'
import type { NumberField } from './fields.ts'

const ROWS = new Int32Array(BLOCK)
const VALUES = new Float64Array(BLOCK)
const CELLS = 1 << 14
/** A brush, and the ends of periods beside it. */
const MOST_KNOWN = 4
interface Known { readonly from: number; readonly to: number; readonly bits: Bits }

/**
 * Finds the rows whose value lies in a range, from those of the range before: a brush that is dragged costs what it
 * moves over. Rows are ordered by even cells of the values; where a range ends within a cell, its values are looked at.
 */
export class RangeIndex {
  readonly #field: NumberField
  /** Rows that it knows. */
  readonly length: number
  readonly #starts = new Int32Array(CELLS + 2)
  readonly #order: Int32Array
  readonly #first: number
  readonly #perUnit: number
  /** Ranges with their rows, the latest first. */
  #known: readonly Known[]

  constructor(field: NumberField, known: Known) {
    const { length } = known.bits
    this.#field = field
    this.length = length
    this.#known = [known]
    let [first, end] = [Infinity, -Infinity]
    const each = (visit: (start: number, count: number) => void): void => {
      for (let start = 0; start < length; start += BLOCK) {
        const count = Math.min(BLOCK, length - start)
        for (let i = 0; i < count; i++) ROWS[i] = start + i
        field.read(ROWS, count, VALUES)
        visit(start, count)
      }
    }
    each((_, count) => {
      for (let i = 0; i < count; i++) {
        if (VALUES[i]! < first) first = VALUES[i]!
        if (VALUES[i]! > end) end = VALUES[i]!
      }
    })
    this.#first = first
    this.#perUnit = end > first ? (CELLS - 1) / (end - first) : 0
    const starts = this.#starts
    each((_, count) => { for (let i = 0; i < count; i++) if (VALUES[i]! === VALUES[i]!) starts[this.#cell(VALUES[i]!) + 2]!++ })
    for (let cell = 2; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!
    this.#order = new Int32Array(starts.at(-1)!)
    // Each start moves on to its cell's end, which is where the next begins.
    each((start, count) => { for (let i = 0; i < count; i++) if (VALUES[i]! === VALUES[i]!) this.#order[starts[this.#cell(VALUES[i]!) + 1]!++] = start + i })
  }

  get bytes(): number { return this.#order.byteLength + this.#starts.byteLength }

  /** Rows with from ≤ value < to. */
  find(from: number, to: number): Bits {
    let near: Known | null = null
    let least = this.#between(from, to)
    for (const known of this.#known) {
      const cost = this.#between(from, known.from) + this.#between(to, known.to)
      if (cost < least) { near = known; least = cost }
    }
    const bits = near === null ? new Bits(this.length) : near.bits.grown(this.length)
    if (near !== null) {
      this.#mark(bits, Math.min(from, near.from), Math.max(from, near.from), from < near.from)
      this.#mark(bits, Math.min(to, near.to), Math.max(to, near.to), to > near.to)
    } else this.#mark(bits, from, to, true)
    this.#known = [{ from, to, bits }, ...this.#known].slice(0, MOST_KNOWN)
    return bits
  }

  /** About how many rows lie between two values. */
  #between(a: number, b: number): number { return Math.abs(this.#starts[this.#cell(a)]! - this.#starts[this.#cell(b)]!) }
  #cell(value: number): number {
    return value <= this.#first || this.#perUnit === 0 ? 0 : Math.min(CELLS - 1, Math.floor((value - this.#first) * this.#perUnit))
  }
  /** Adds or removes the rows of a range. */
  #mark(bits: Bits, from: number, to: number, add: boolean): void {
    if (!(from < to)) return
    const [low, high] = [this.#cell(from), this.#cell(to)]
    for (const cell of low === high ? [low] : [low, high]) {
      const [start, end] = [this.#starts[cell]!, this.#starts[cell + 1]!]
      for (let at = start; at < end; at += BLOCK) {
        const count = Math.min(BLOCK, end - at)
        for (let i = 0; i < count; i++) ROWS[i] = this.#order[at + i]!
        this.#field.read(ROWS, count, VALUES, true)
        let passed = 0
        for (let i = 0; i < count; i++) if (VALUES[i]! >= from && VALUES[i]! < to) ROWS[passed++] = ROWS[i]!
        markRows(bits.words, ROWS, 0, passed, add)
      }
    }
    if (high > low) markRows(bits.words, this.#order, this.#starts[low + 1]!, this.#starts[high]!, add)
  }
}

function markRows(words: Int32Array, rows: Int32Array, from: number, to: number, add: boolean): void {
  if (add) for (let i = from; i < to; i++) words[rows[i]! >>> 5]! |= 1 << (rows[i]! & 31)
  else for (let i = from; i < to; i++) words[rows[i]! >>> 5]! &= ~(1 << (rows[i]! & 31))
}
