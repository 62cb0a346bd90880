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

  has(row: number): boolean { return ((this.words[row >>> 5]! >>> (row & 31)) & 1) === 1 }
  add(row: number): void { this.words[row >>> 5]! |= 1 << (row & 31) }

  /** How many rows are in it; counted once, so ask only when it is complete. */
  get count(): number { return this.#count < 0 ? (this.#count = countBits(this.words)) : this.#count }

  and(other: Bits): Bits { return new Bits(this.length, andWords(this.words, other.words)) }
  or(other: Bits): Bits { return new Bits(this.length, orWords(this.words, other.words)) }
  /** Those of `within` that are not in it. */
  not(within: Bits): Bits { return new Bits(this.length, notWords(this.words, within.words)) }
}

function countBits(words: Int32Array): number {
  let count = 0
  for (let i = 0; i < words.length; i++) {
    let word = words[i]!
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
  }
  return count
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
function notWords(a: Int32Array, within: Int32Array): Int32Array {
  const words = new Int32Array(a.length)
  for (let i = 0; i < a.length; i++) words[i] = within[i]! & ~a[i]!
  return words
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

/** Adds to a set the rows of a block whose flag is 1. `rows` are rising. */
export function addFlagged(bits: Bits, rows: Int32Array, flags: Uint8Array, count: number): void {
  const { words } = bits
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    words[row >>> 5]! |= flags[i]! << (row & 31)
  }
}
