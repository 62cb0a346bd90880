import { LONGEST_BYTES } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'

/** Beginnings of ids that are remembered; ids are usually one word and a number, but need not be. */
const MOST_PREFIXES = 200
/** Marks ids that are kept as their bytes. */
const AS_BYTES = 255
/** Digits that are exact in a double. */
const MOST_DIGITS = 15
const FIRST_CAPACITY = 1024

/**
 * For ids: millions of texts, each met once or a few times. An id that ends in a number (`D-1042`, `17`) is kept as its
 * beginning and the number, any other as bytes, so that a million take some ten megabytes and leave nothing to the
 * garbage collector. Numbers that follow each other lie beside each other in the hash table: feeds are mostly in order.
 */
export class IdDictionary implements Dictionary {
  size = 1
  #slots = new Int32Array(FIRST_CAPACITY * 2)
  /** By code: index into the prefixes, or `AS_BYTES`. */
  #prefixOf = new Uint8Array(FIRST_CAPACITY)
  /** By code: the number, or where the bytes begin. Integers until one is too large for them. */
  #values: Int32Array | Float64Array = new Int32Array(FIRST_CAPACITY)
  /** By code: how many bytes; made when the first id is kept so. */
  #lengths = new Int32Array(0)
  #bytes = new Uint8Array(0)
  #end = 0
  readonly #prefixes: string[] = ['']
  readonly #prefixCodes = new Map<string, number>([['', 0]])
  #lastPrefix = 0
  // What `#split` and `#encode` found.
  #prefix = 0
  #number = 0
  #scratch = new Uint8Array(256)
  #encoded = 0

  code(text: string): number {
    if (this.#split(text, true)) return this.#numbered(this.#prefix, this.#number, true)
    return this.#spelled(text, true)
  }
  codeOfInteger(value: number): number {
    return value > 0 && value < 1e15 ? this.#numbered(0, value, true) : this.code(String(value))
  }
  codeOfBytes(bytes: Uint8Array, from: number, to: number): number {
    // Most ids begin as the one before, and go on with a number.
    const begin = this.#prefixes[this.#lastPrefix]!
    const start = from + begin.length
    let at = from
    while (at < start && at < to && bytes[at] === begin.charCodeAt(at - from)) at++
    if (at === start && to > at && to - at <= MOST_DIGITS && bytes[at] !== 0x30) {
      let number = 0
      for (let digit = bytes[at]! - 0x30; at < to && digit >= 0 && digit <= 9; digit = bytes[++at]! - 0x30) number = number * 10 + digit
      if (at === to) return this.#numbered(this.#lastPrefix, number, true)
    }
    if (to - from > LONGEST_BYTES) return 0
    let text = ''
    for (at = from; at < to && bytes[at]! > 0x20 && bytes[at]! < 0x80; at++) text += String.fromCharCode(bytes[at]!)
    return at === to ? this.code(text) : 0
  }
  find(text: string): number {
    if (this.#split(text, false)) return this.#numbered(this.#prefix, this.#number, false)
    return this.#spelled(text, false)
  }
  text(code: number): string | null {
    if (!(code > 0 && code < this.size)) return null
    const prefix = this.#prefixOf[code]!
    if (prefix !== AS_BYTES) return this.#prefixes[prefix]! + String(this.#values[code]!)
    return decode(this.#bytes, this.#values[code]!, this.#lengths[code]!)
  }
  trim(): void {
    this.#prefixOf = this.#prefixOf.slice(0, this.size)
    this.#values = this.#values.slice(0, this.size)
    if (this.#lengths.length > 0) this.#lengths = this.#lengths.slice(0, this.size)
    this.#bytes = this.#bytes.slice(0, this.#end)
    // Made again when an id is looked for: most never are.
    this.#slots = new Int32Array(0)
  }
  clear(): void {
    this.size = 1
    this.#slots = new Int32Array(FIRST_CAPACITY * 2)
    this.#prefixOf = new Uint8Array(FIRST_CAPACITY)
    this.#values = new Int32Array(FIRST_CAPACITY)
    this.#lengths = new Int32Array(0)
    this.#bytes = new Uint8Array(0)
    this.#end = 0
  }

  /**
   * Splits an id before its last number, whose leading zeros belong to the beginning. A text always splits the same
   * way: a beginning that was once refused for there being too many is never taken later.
   */
  #split(text: string, add: boolean): boolean {
    const last = this.#prefixes[this.#lastPrefix]!
    if (text.length - last.length <= MOST_DIGITS && text.startsWith(last)) {
      const number = trailing(text, last.length)
      if (number > 0) {
        this.#prefix = this.#lastPrefix
        this.#number = number
        return true
      }
    }
    let start = text.length
    while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--
    while (start < text.length && text.charCodeAt(start) === 0x30) start++
    if (start === text.length || text.length - start > MOST_DIGITS) return false
    const beginning = text.slice(0, start)
    let prefix = this.#prefixCodes.get(beginning)
    if (prefix === undefined) {
      if (!add || this.#prefixes.length >= MOST_PREFIXES) return false
      prefix = this.#prefixes.length
      this.#prefixes.push(beginning)
      this.#prefixCodes.set(beginning, prefix)
    }
    this.#lastPrefix = prefix
    this.#prefix = prefix
    this.#number = trailing(text, start)
    return true
  }

  #numbered(prefix: number, number: number, add: boolean): number {
    if (this.#slots.length === 0) this.#rehash()
    const mask = this.#slots.length - 1
    const hash = hashNumber(prefix, number)
    let perturb = hash >>> 0
    let slot = hash & mask
    for (;;) {
      const code = this.#slots[slot]!
      if (code === 0) break
      if (this.#values[code] === number && this.#prefixOf[code] === prefix) return code
      perturb >>>= 5
      slot = (slot * 5 + 1 + perturb) & mask
    }
    if (!add) return 0
    if ((number | 0) !== number && this.#values instanceof Int32Array) this.#values = Float64Array.from(this.#values)
    return this.#take(slot, prefix, number)
  }

  #spelled(text: string, add: boolean): number {
    if (this.#slots.length === 0) this.#rehash()
    const hash = this.#encode(text)
    const length = this.#encoded
    const mask = this.#slots.length - 1
    let perturb = hash >>> 0
    let slot = hash & mask
    for (;;) {
      const code = this.#slots[slot]!
      if (code === 0) break
      if (this.#prefixOf[code] === AS_BYTES && this.#lengths[code] === length && sameBytes(this.#bytes, this.#values[code]!, this.#scratch, length)) return code
      perturb >>>= 5
      slot = (slot * 5 + 1 + perturb) & mask
    }
    if (!add) return 0
    if (this.#end + length > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.#end + length, this.#bytes.length * 2, FIRST_CAPACITY))
      bytes.set(this.#bytes)
      this.#bytes = bytes
    }
    this.#bytes.set(this.#scratch.subarray(0, length), this.#end)
    const code = this.#take(slot, AS_BYTES, this.#end)
    if (this.#lengths.length <= code) {
      const lengths = new Int32Array(this.#prefixOf.length)
      lengths.set(this.#lengths)
      this.#lengths = lengths
    }
    this.#lengths[code] = length
    this.#end += length
    return code
  }

  /** Gives the next code to an empty slot. */
  #take(slot: number, prefix: number, value: number): number {
    const code = this.size++
    if (code >= this.#prefixOf.length) {
      const prefixOf = new Uint8Array(code * 2)
      prefixOf.set(this.#prefixOf)
      this.#prefixOf = prefixOf
      const values = this.#values instanceof Int32Array ? new Int32Array(code * 2) : new Float64Array(code * 2)
      values.set(this.#values)
      this.#values = values
    }
    this.#prefixOf[code] = prefix
    this.#values[code] = value
    this.#slots[slot] = code
    if (this.size * 4 > this.#slots.length * 3) this.#rehash()
    return code
  }
  #rehash(): void {
    let capacity = FIRST_CAPACITY * 2
    while (this.size * 3 > capacity * 2) capacity *= 2
    const slots = new Int32Array(capacity)
    const mask = slots.length - 1
    for (let code = 1; code < this.size; code++) {
      const prefix = this.#prefixOf[code]!
      const value = this.#values[code]!
      const length = prefix === AS_BYTES ? this.#lengths[code]! : 0
      const hash = prefix === AS_BYTES ? hashBytes(this.#bytes, value, length) : hashNumber(prefix, value)
      let perturb = hash >>> 0
      let slot = hash & mask
      while (slots[slot] !== 0) {
        perturb >>>= 5
        slot = (slot * 5 + 1 + perturb) & mask
      }
      slots[slot] = code
    }
    this.#slots = slots
  }

  /** Writes the text's bytes to the scratch, a UTF-16 unit at a time, so that half a surrogate pair is kept as well. */
  #encode(text: string): number {
    if (this.#scratch.length < text.length * 3) this.#scratch = new Uint8Array(text.length * 3)
    const bytes = this.#scratch
    let end = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit < 0x80) bytes[end++] = unit
      else if (unit < 0x800) {
        bytes[end++] = 0xc0 | (unit >> 6)
        bytes[end++] = 0x80 | (unit & 0x3f)
      } else {
        bytes[end++] = 0xe0 | (unit >> 12)
        bytes[end++] = 0x80 | ((unit >> 6) & 0x3f)
        bytes[end++] = 0x80 | (unit & 0x3f)
      }
    }
    this.#encoded = end
    return hashBytes(bytes, 0, end)
  }
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** The number that the text writes from a place on without leading zeros; 0 when it is none. */
function trailing(text: string, from: number): number {
  if (text.charCodeAt(from) === 0x30) return 0
  let number = 0
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (!isDigit(unit)) return 0
    number = number * 10 + (unit - 0x30)
  }
  return number
}

function hashNumber(prefix: number, number: number): number {
  return ((number | 0) + Math.imul(prefix, 0x9e3779b1) + Math.imul((number / 0x100000000) | 0, 0x85ebca6b)) | 0
}
function hashBytes(bytes: Uint8Array, from: number, length: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < from + length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash ^ (hash >>> 15)
}
function sameBytes(bytes: Uint8Array, from: number, other: Uint8Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[from + i] !== other[i]) return false
  return true
}
function decode(bytes: Uint8Array, from: number, length: number): string {
  let text = ''
  for (let i = from; i < from + length;) {
    const byte = bytes[i++]!
    if (byte < 0x80) text += String.fromCharCode(byte)
    else if (byte < 0xe0) text += String.fromCharCode(((byte & 0x1f) << 6) | (bytes[i++]! & 0x3f))
    else text += String.fromCharCode(((byte & 0x0f) << 12) | ((bytes[i++]! & 0x3f) << 6) | (bytes[i++]! & 0x3f))
  }
  return text
}
