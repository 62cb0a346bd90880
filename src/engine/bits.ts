import { widened } from './columns.ts'

/** A set of row numbers below `length`, one bit each: a million rows are 125 KB, and two sets meet in a tenth of a millisecond. */
export class Bits {
  readonly length: number
  readonly words: Int32Array
  #count = -1

  constructor(length: number, words: Int32Array = new Int32Array((length + 31) >>> 5)) {
    this.length = length
    this.words = words
  }

  static all(length: number): Bits {
    const bits = new Bits(length)
    bits.words.fill(-1)
    if (length & 31) bits.words[length >>> 5] = (1 << (length & 31)) - 1
    return bits
  }

  static of(length: number, rows: Int32Array): Bits {
    const bits = new Bits(length)
    addRows(bits.words, rows)
    return bits
  }

  has(row: number): boolean { return ((this.words[row >>> 5]! >>> (row & 31)) & 1) === 1 }
  add(row: number): void { this.words[row >>> 5]! |= 1 << (row & 31) }

  remove(row: number): void { this.words[row >>> 5]! &= ~(1 << (row & 31)) }

  /** How many rows are in it; counted once, so ask only when it is complete. */
  get count(): number { return this.#count < 0 ? (this.#count = countBits(this.words)) : this.#count }

  /** Told as soon as a row is found. */
  get isEmpty(): boolean { return this.#count === 0 || isZero(this.words) }

  get share(): number { return this.count / this.length }

  and(other: Bits): Bits { return new Bits(this.length, andWords(this.words, other.words)) }
  or(other: Bits): Bits { return new Bits(this.length, orWords(this.words, other.words)) }
  /** Those that are not in another. */
  without(other: Bits): Bits { return new Bits(this.length, withoutWords(this.words, other.words)) }
  /** The same rows, beside room for more. */
  grown(length: number): Bits {
    const bits = new Bits(length)
    bits.words.set(this.words)
    return bits
  }
  /** As `grown`, in the room of this one where there is some: this one is no longer used then. Changes would leave megabytes to collect. */
  extended(length: number): Bits {
    const size = (length + 31) >>> 5
    const room = new Int32Array(this.words.buffer as ArrayBuffer)
    return new Bits(length, widened(room.length < size ? this.words : room, size).subarray(0, size))
  }
}

function addRows(words: Int32Array, rows: Int32Array): void {
  for (let i = 0; i < rows.length; i++) words[rows[i]! >>> 5]! |= 1 << (rows[i]! & 31)
}

/** What is in two sets; null is all. */
export const both = (a: Bits | null, b: Bits | null): Bits | null => (a === null ? b : b === null ? a : a.and(b))

/** The same where it is known of the rows before some came, of which both say what they said. */
export function bothSince(known: Bits | null | undefined, a: Bits | null, b: Bits | null): Bits | null {
  if (a === null || b === null || !known) return both(a, b)
  const bits = known.extended(a.length)
  for (let w = known.length >>> 5; w < bits.words.length; w++) bits.words[w] = a.words[w]! & b.words[w]!
  return bits
}

export function countBits(words: Int32Array): number {
  let count = 0
  for (let i = 0; i < words.length; i++) count += countWord(words[i]!)
  return count
}
function isZero(words: Int32Array): boolean {
  for (let i = 0; i < words.length; i++) if (words[i] !== 0) return false
  return true
}
function countWord(bits: number): number {
  let word = bits - ((bits >>> 1) & 0x55555555)
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
function andWords(a: Int32Array, b: Int32Array): Int32Array {
  const words = new Int32Array(a.length)
  for (let i = 0; i < a.length; i++) words[i] = a[i]! & b[i]!
  return words
}
function orWords(a: Int32Array, b: Int32Array): Int32Array {
  const words = new Int32Array(a.length)
  for (let i = 0; i < a.length; i++) words[i] = a[i]! | b[i]!
  return words
}
function withoutWords(a: Int32Array, b: Int32Array): Int32Array {
  const words = new Int32Array(a.length)
  for (let i = 0; i < a.length; i++) words[i] = a[i]! & ~b[i]!
  return words
}

/** The rows of a set, rising. */
export function rowsOf({ words, count }: Bits): Int32Array {
  const rows = new Int32Array(count)
  collectMissing(words, NOTHING, rows)
  return rows
}
const NOTHING = new Int32Array(0)

/** The rows by which two sets differ, both rising. */
export interface Difference { readonly added: Int32Array; readonly removed: Int32Array }

/** What leads from one set to another, which may be longer; null when that is more than `most` rows. */
export function difference(from: Bits, to: Bits, most: number): Difference | null {
  const total = countDifferent(from.words, to.words, most)
  if (total > most) return null
  const [added, removed] = [new Int32Array(total), new Int32Array(total)]
  const [more, fewer] = [collectMissing(to.words, from.words, added), collectMissing(from.words, to.words, removed)]
  return { added: added.subarray(0, more), removed: removed.subarray(0, fewer) }
}
function countDifferent(a: Int32Array, b: Int32Array, most: number): number {
  const shared = Math.min(a.length, b.length)
  let count = 0
  for (let i = 0; i < shared && count <= most; i++) {
    const word = a[i]! ^ b[i]!
    if (word !== 0) count += countWord(word)
  }
  for (let i = shared; i < a.length; i++) count += countWord(a[i]!)
  for (let i = shared; i < b.length; i++) count += countWord(b[i]!)
  return count
}
/** Writes the rows of `a` that are not in `b`. */
function collectMissing(a: Int32Array, b: Int32Array, rows: Int32Array): number {
  let count = 0
  for (let w = 0; w < a.length; w++) {
    let word = w < b.length ? a[w]! & ~b[w]! : a[w]!
    while (word !== 0) {
      const lowest = word & -word
      rows[count++] = (w << 5) + 31 - Math.clz32(lowest)
      word ^= lowest
    }
  }
  return count
}

/** Rows that are worked on together: the buffers of a block stay in the processor's nearest cache. A multiple of 32. */
export const BLOCK = 1 << 14

/** Writes the rows of a set that lie in `[start, start + BLOCK)` to `rows`, rising, and returns how many. */
export function extract(bits: Bits, start: number, rows: Int32Array): number {
  const { words } = bits
  const last = Math.min((start + BLOCK) >>> 5, words.length)
  let count = 0
  for (let w = start >>> 5; w < last; w++) {
    let word = words[w]!
    const base = w << 5
    if (word === -1) {
      for (let i = 0; i < 32; i++) rows[count++] = base + i
    } else {
      while (word !== 0) {
        const lowest = word & -word
        rows[count++] = base + 31 - Math.clz32(lowest)
        word ^= lowest
      }
    }
  }
  return count
}
