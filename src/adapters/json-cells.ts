import { plainColumn } from '../model/index.ts'
import type { BatchColumn } from '../model/index.ts'

export const NOTHING = 0
export const TEXT = 1
export const NUMBER = 2
const OTHER = 3

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
  texts = 0
  counted = 0
  odd = 0

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
    const capacity = Math.max(length, this.kinds.length * 2, 64)
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
  drop(row: number): void {
    if (row >= this.kinds.length) return
    const kind = this.kinds[row]
    if (kind === TEXT) this.texts--
    else if (kind === NUMBER) this.counted--
    else if (kind === OTHER) this.odd--
    this.kinds[row] = NOTHING
  }
  set(row: number, value: unknown): void {
    if (value === null) return
    this.kinds[row] = OTHER
    this.others[row] = value
    this.odd++
  }

  /** The first rows as a column; then it is empty. @param valid - all texts are UTF-8 */
  take(bytes: Uint8Array, length: number, valid: boolean): BatchColumn {
    if (this.kinds.length < length) this.grow(length)
    const { kinds, numbers, others } = this
    const capacity = kinds.length
    // What is not there is written down only here: most keys have all their values, and nothing is to be cleared for them.
    if (this.texts > 0 && this.texts < length) absentBut(TEXT, kinds, this.starts, length, -1)
    const texts = { bytes, starts: this.starts.subarray(0, length), ends: this.ends.subarray(0, length), length }
    let column: BatchColumn
    // Whoever takes a column may read it as long as they like: arrays that are given away are not written to again.
    if (this.odd === 0 && this.texts === 0) {
      if (this.counted < length) absentBut(NUMBER, kinds, numbers, length, NaN)
      column = numbers.subarray(0, length)
      this.numbers = new Float64Array(capacity)
    } else if (this.odd === 0 && this.counted === 0 && valid) {
      column = texts
      this.starts = new Int32Array(capacity)
      this.ends = new Int32Array(capacity)
    } else {
      const strings = this.texts === 0 ? [] : plainColumn(texts)
      column = Array.from({ length }, (_, row) => {
        const kind = kinds[row]
        return kind === OTHER ? others[row] : kind === NUMBER ? numbers[row]! : strings[row] ?? null
      })
    }
    this.kinds.fill(NOTHING)
    this.others = []
    this.texts = this.counted = this.odd = 0
    return column
  }
}

function absentBut(kind: number, kinds: Uint8Array, values: Int32Array | Float64Array, length: number, absent: number): void {
  for (let row = 0; row < length; row++) if (kinds[row] !== kind) values[row] = absent
}
