import { Bits, BLOCK } from './bits.ts'
import { moveApart } from './cells.ts'
import type { NumberField } from './fields.ts'
import { Memory } from './memory.ts'

const ROWS = new Int32Array(BLOCK)
const VALUES = new Float64Array(BLOCK)
const CELLS = 1 << 14
/** So many rows that came since are looked at one by one; more of them are put among the others. */
export const LOOSE = 1 << 12

/**
 * Finds the rows whose value lies in a range: a brush that is dragged costs what it moves over. Rows are ordered by even
 * cells of the values; where a range ends within a cell, its values are looked at.
 */
export class RangeIndex {
  /** Rows that it has in order. */
  readonly length: number
  readonly #starts = new Int32Array(CELLS + 2)
  readonly #order: Int32Array
  readonly #first: number
  readonly #perUnit: number
  readonly #sets = new Memory<Bits>(4, () => 1)

  /** @param before - of the same field with fewer rows: those that came are put among its rows */
  constructor(field: NumberField, length: number, before: RangeIndex | null = null) {
    this.length = length
    const known = before?.isEven === true ? before : null
    const [first, perUnit] = known === null ? spread(field, length) : [known.#first, known.#perUnit]
    this.#first = first
    this.#perUnit = perUnit
    const from = known?.length ?? 0
    const cells = new Uint16Array(length - from)
    const starts = this.#starts
    for (let start = from; start < length; start += BLOCK) {
      const count = Math.min(BLOCK, length - start)
      for (let i = 0; i < count; i++) ROWS[i] = start + i
      field.read(ROWS, count, VALUES)
      for (let i = 0; i < count; i++) {
        // Null is in the last cell, which no value reaches.
        const cell = VALUES[i]! === VALUES[i]! ? this.#cell(VALUES[i]!) : CELLS
        cells[start + i - from] = cell
        starts[cell + 1]!++
      }
    }
    for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!
    if (known !== null) for (let cell = 0; cell < starts.length; cell++) starts[cell]! += known.#starts[cell]!
    const order = new Int32Array(starts[CELLS]!)
    const next = starts.slice()
    if (known !== null) moveApart(known.#order, known.#starts.subarray(0, CELLS + 1), order, next)
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!
      if (cell < CELLS) order[next[cell]!++] = from + i
    }
    this.#order = order
  }

  /** Whether few values lie beyond those by which cells were made. */
  get isEven(): boolean {
    const starts = this.#starts
    return this.#perUnit > 0 && Math.max(starts[1]!, starts[CELLS]! - starts[CELLS - 1]!) <= this.length >> 6
  }

  /** About how many rows lie between two values, not knowing those that came since. */
  count(from: number, to: number): number { return from < to ? this.#starts[this.#cell(to) + 1]! - this.#starts[this.#cell(from)]! : 0 }

  /**
   * Rows with from ≤ value < to, in no order.
   *
   * @param field - as it stands, with rows that came since, of `length`
   * @param within - only those of a set
   */
  rows(field: NumberField, length: number, from: number, to: number, within: Bits | null): Int32Array {
    if (!(from < to)) return new Int32Array(0)
    const [low, high] = [this.#cell(from), this.#cell(to)]
    const words = within?.words ?? null
    const [starts, order] = [this.#starts, this.#order]
    const found = new Int32Array(starts[high + 1]! - starts[low]! + length - this.length)
    let count = pick(order, starts[low + 1]!, high > low ? starts[high]! : 0, words, found, 0)
    const look = (candidates: number): void => {
      const some = pick(ROWS, 0, candidates, words, ROWS, 0)
      field.read(ROWS, some, VALUES, true)
      count = pickBetween(ROWS, VALUES, some, from, to, found, count)
    }
    for (const cell of low === high ? [low] : [low, high]) {
      for (let at = starts[cell]!; at < starts[cell + 1]!; at += BLOCK) {
        const some = order.subarray(at, Math.min(at + BLOCK, starts[cell + 1]!))
        ROWS.set(some)
        look(some.length)
      }
    }
    for (let row = this.length; row < length; row += BLOCK) {
      const some = Math.min(BLOCK, length - row)
      for (let i = 0; i < some; i++) ROWS[i] = row + i
      look(some)
    }
    return found.subarray(0, count)
  }

  /** The same as a set; those last looked for are remembered. */
  find(field: NumberField, length: number, from: number, to: number): Bits {
    const key = `${length} ${from} ${to}`
    const bits = this.#sets.get(key) ?? Bits.of(length, this.rows(field, length, from, to, null))
    this.#sets.set(key, bits)
    return bits
  }

  #cell(value: number): number {
    return value <= this.#first || this.#perUnit === 0 ? 0 : Math.min(CELLS - 1, Math.floor((value - this.#first) * this.#perUnit))
  }
}

/** The least value, and cells a unit. Some rows tell about where values lie: what lies beyond them is in the outermost cells. */
function spread(field: NumberField, length: number): readonly [first: number, perUnit: number] {
  let [first, end] = [Infinity, -Infinity]
  const sampled = Math.min(BLOCK, length)
  for (let i = 0; i < sampled; i++) ROWS[i] = Math.floor((i * length) / sampled)
  field.read(ROWS, sampled, VALUES)
  for (const value of VALUES.subarray(0, sampled)) {
    if (value < first) first = value
    if (value > end) end = value
  }
  return [first, end > first ? (CELLS - 1) / (end - first) : 0]
}
/** Adds rows of a list that are in a set. */
function pick(rows: Int32Array, from: number, to: number, words: Int32Array | null, found: Int32Array, count: number): number {
  if (words === null) for (let i = from; i < to; i++) found[count++] = rows[i]!
  else {
    for (let i = from; i < to; i++) {
      const row = rows[i]!
      found[count] = row
      count += (words[row >>> 5]! >>> (row & 31)) & 1
    }
  }
  return count
}
function pickBetween(rows: Int32Array, values: Float64Array, n: number, from: number, to: number, found: Int32Array, count: number): number {
  for (let i = 0; i < n; i++) {
    if (values[i]! >= from && values[i]! < to) found[count++] = rows[i]!
  }
  return count
}
