import { plainColumn } from '../model/index.ts'
import type { BatchColumn } from '../model/index.ts'

// Bits, so that those of many rows can be put together.
export const NOTHING = 0
export const TEXT = 1
export const NUMBER = 2
const OTHER = 4

/** What one key had in the rows of a batch. */
export class Cells {
  readonly name: string
  /** The key as it stands in the text, with the quote that ends it. */
  readonly key: Uint8Array
  /** The same, four bytes each as far as there are four, the first the lowest. */
  readonly words: Int32Array
  kinds: Uint8Array
  starts: Int32Array
  ends: Int32Array
  numbers: Float64Array
  others: unknown[] = []

  constructor(name: string, key: Uint8Array) {
    this.name = name
    this.key = key
    const view = new DataView(key.buffer, key.byteOffset)
    this.words = Int32Array.from({ length: key.length >> 2 }, (_, i) => view.getInt32(i * 4, true))
    this.kinds = new Uint8Array(0)
    this.starts = new Int32Array(0)
    this.ends = new Int32Array(0)
    this.numbers = new Float64Array(0)
  }

  /** Makes room for rows. */
  grow(length: number): void {
    const capacity = Math.max((length + 3) & ~3, this.kinds.length * 2, 64)
    const kinds = new Uint8Array(capacity)
    const starts = new Int32Array(capacity)
    const ends = new Int32Array(capacity)
    const numbers = new Float64Array(capacity)
    kinds.set(this.kinds)
    starts.set(this.starts)
    ends.set(this.ends)
    numbers.set(this.numbers)
    Object.assign(this, { kinds, starts, ends, numbers })
  }

  /** Forgets one row: its text was broken, or the key came again. */
  drop(row: number): void { if (row < this.kinds.length) this.kinds[row] = NOTHING }
  set(row: number, value: unknown): void {
    if (value === null) return
    this.kinds[row] = OTHER
    this.others[row] = value
  }

  /** The first rows as a column; then it is empty. @param valid - all texts are UTF-8 */
  take(bytes: Uint8Array, length: number, valid: boolean): BatchColumn {
    if (this.kinds.length < length) this.grow(length)
    const { kinds, numbers, others } = this
    const capacity = kinds.length
    const { some, every } = kindsIn(kinds, length)
    // What is not there is written down only here: most keys have all their values, and nothing is to be cleared for them.
    if ((some & TEXT) !== 0 && every !== TEXT) absentBut(TEXT, kinds, this.starts, length, -1)
    const texts = { bytes, starts: this.starts.subarray(0, length), ends: this.ends.subarray(0, length), length }
    let column: BatchColumn
    // Whoever takes a column may read it as long as they like: arrays that are given away are not written to again.
    if (some === NUMBER || some === NOTHING) {
      if (every !== NUMBER) absentBut(NUMBER, kinds, numbers, length, NaN)
      column = numbers.subarray(0, length)
      this.numbers = new Float64Array(capacity)
    } else if (some === TEXT && valid) {
      column = texts
      this.starts = new Int32Array(capacity)
      this.ends = new Int32Array(capacity)
    } else {
      const strings = (some & TEXT) === 0 ? [] : plainColumn(texts)
      column = Array.from({ length }, (_, row) => {
        const kind = kinds[row]
        return kind === OTHER ? others[row] : kind === NUMBER ? numbers[row]! : strings[row] ?? null
      })
    }
    kinds.fill(NOTHING, 0, length)
    this.others = []
    return column
  }
}

/** Which kinds some of the rows have, and which of them all. */
function kindsIn(kinds: Uint8Array, length: number): { some: number; every: number } {
  let some = 0
  let every = -1
  const words = new Int32Array(kinds.buffer, 0, length >> 2)
  for (let i = 0; i < words.length; i++) {
    some |= words[i]!
    every &= words[i]!
  }
  some |= some >> 16
  every &= every >> 16
  some |= some >> 8
  every &= every >> 8
  for (let row = length & ~3; row < length; row++) {
    some |= kinds[row]!
    every &= kinds[row]!
  }
  return { some: some & 0xff, every: every & 0xff }
}

function absentBut(kind: number, kinds: Uint8Array, values: Int32Array | Float64Array, length: number, absent: number): void {
  for (let row = 0; row < length; row++) if (kinds[row] !== kind) values[row] = absent
}
