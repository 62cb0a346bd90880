import type { Dictionary, Run } from './dictionary.ts'
import { asciiOf, decode, hashBytes, hashNumber, isDigit, place, sameBytes, trailing } from './id-bytes.ts'

/** Beginnings of ids that are remembered; ids are usually one word and a number, but need not be. */
const MOST_PREFIXES = 200
/** Marks ids that are kept as their bytes. */
const AS_BYTES = 255
/** Digits that are exact in a double. */
const MOST_DIGITS = 15
const FIRST_CAPACITY = 1024
/** More runs than this are not looked through. */
const MOST_RUNS = 16
/** Runs that ended shorter are none, and after so many of them no other begins. */
const SHORTEST_RUN = 64

/**
 * For ids: millions of texts, each met once or a few times. An id that ends in a number (`D-1042`, `17`) is kept as its
 * beginning and the number, any other as bytes, so that a million take some ten megabytes and leave nothing to the
 * garbage collector. Numbers that follow each other as they are met take no room at all.
 */
export class IdDictionary implements Dictionary {
  size = 1
  /** By code, rising. */
  #runs: Run[] = []
  /** The run that the last id was found in. */
  #run: Run | null = null
  #shortRuns = 0
  // The others have codes in the order of their indexes, which begin at 1.
  #others = 1
  /** Whether some others are numbers. */
  #scattered = false
  #slots = new Int32Array(FIRST_CAPACITY * 2)
  /** By index: which of the prefixes, or `AS_BYTES`. */
  #prefixOf = new Uint8Array(FIRST_CAPACITY)
  /** By index: the number, or where the bytes begin. Integers until one is too large for them. */
  #values: Int32Array | Float64Array = new Int32Array(FIRST_CAPACITY)
  /** By index: how many bytes; made when the first id is kept so. */
  #lengths = new Int32Array(0)
  #bytes = new Uint8Array(0)
  #end = 0
  readonly #prefixes: string[] = ['']
  readonly #starts: Uint8Array[] = [new Uint8Array(0)]
  readonly #prefixCodes = new Map<string, number>([['', 0]])
  #lastPrefix = 0
  // What `#split` and `#encode` found.
  #prefix = 0
  #number = 0
  #scratch = new Uint8Array(256)
  #encoded = 0

  code(text: string): number {
    if (this.#split(text, true)) return this.numbered(this.#prefix, this.#number)
    return this.#spelled(text, true)
  }
  codeOfInteger(value: number): number {
    return value > 0 && value < 1e15 ? this.numbered(0, value) : this.code(String(value))
  }
  goOn(values: ArrayLike<number>, out: Int32Array, from: number): number {
    const run = this.#run
    // Where no number can be elsewhere already.
    if (run === null || this.#scattered || this.#runs.length > 1 || run.prefix !== 0 || run.code + run.count !== this.size) return from
    const shift = run.code - run.first
    let next = run.first + run.count
    let i = from
    for (; i < values.length && values[i] === next; i++) out[i] = shift + next++
    run.count += i - from
    this.size += i - from
    return i
  }
  get run(): Run | null { return this.#run }
  get lastPrefix(): number { return this.#lastPrefix }
  startOf(prefix: number): Uint8Array { return this.#starts[prefix]! }
  find(text: string): number {
    if (this.#split(text, false)) return this.numbered(this.#prefix, this.#number, false)
    return this.#spelled(text, false)
  }
  text(code: number): string | null {
    if (!(code > 0 && code < this.size)) return null
    let index = code
    for (const run of this.#runs) {
      if (code < run.code) break
      if (code < run.code + run.count) return this.#prefixes[run.prefix]! + String(run.first + code - run.code)
      index -= run.count
    }
    const prefix = this.#prefixOf[index]!
    if (prefix !== AS_BYTES) return this.#prefixes[prefix]! + String(this.#values[index]!)
    return decode(this.#bytes, this.#values[index]!, this.#lengths[index]!)
  }
  trim(): void {
    this.#prefixOf = this.#prefixOf.slice(0, this.#others)
    this.#values = this.#values.slice(0, this.#others)
    if (this.#lengths.length > 0) this.#lengths = this.#lengths.slice(0, this.#others)
    this.#bytes = this.#bytes.slice(0, this.#end)
    // Made again when an id is looked for: most never are.
    this.#slots = new Int32Array(0)
  }
  clear(): void {
    this.size = 1
    this.#runs = []
    this.#run = null
    this.#shortRuns = 0
    this.#others = 1
    this.#scattered = false
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
      this.#starts.push(asciiOf(beginning))
      this.#prefixCodes.set(beginning, prefix)
    }
    this.#lastPrefix = prefix
    this.#prefix = prefix
    this.#number = trailing(text, start)
    return true
  }

  numbered(prefix: number, number: number, add = true): number {
    const last = this.#run
    if (last !== null && last.prefix === prefix) {
      const at = number - last.first
      if (at >= 0 && at < last.count) return last.code + at
    }
    for (const run of this.#runs) {
      const at = number - run.first
      if (at < 0 || at >= run.count || run.prefix !== prefix) continue
      this.#run = run
      return run.code + at
    }
    if (this.#scattered) {
      const code = this.#scatteredCode(prefix, number)
      if (code > 0) return code
    }
    return add ? this.#numberOf(prefix, number) : 0
  }
  /** The code of a number in no run; 0 when there is none. */
  #scatteredCode(prefix: number, number: number): number {
    if (this.#slots.length === 0) this.#rehash()
    const mask = this.#slots.length - 1
    const hash = hashNumber(prefix, number)
    let perturb = hash >>> 0
    let slot = hash & mask
    for (;;) {
      const index = this.#slots[slot]!
      if (index === 0) return 0
      if (this.#values[index] === number && this.#prefixOf[index] === prefix) return this.#codeOf(index)
      perturb >>>= 5
      slot = (slot * 5 + 1 + perturb) & mask
    }
  }
  /** Gives the next code to a number that was not met. */
  #numberOf(prefix: number, number: number): number {
    let last = this.#runs.at(-1)
    if (last !== undefined && last.code + last.count === this.size) {
      if (last.prefix === prefix && number === last.first + last.count) {
        last.count++
        return this.size++
      }
      if (last.count < SHORTEST_RUN) {
        this.#shortRuns++
        this.#runs.pop()
        this.#run = null
        this.size = last.code
        for (let i = 0; i < last.count; i++) this.#scatter(last.prefix, last.first + i)
      }
    }
    if (this.#runs.length === MOST_RUNS || this.#shortRuns > SHORTEST_RUN) return this.#scatter(prefix, number)
    this.#runs.push(last = this.#run = { prefix, first: number, code: this.size, count: 1 })
    return this.size++
  }
  #scatter(prefix: number, number: number): number {
    this.#scattered = true
    if ((number | 0) !== number && this.#values instanceof Int32Array) this.#values = Float64Array.from(this.#values)
    return this.#take(prefix, number, hashNumber(prefix, number))
  }
  /** The code of one that is in no run. */
  #codeOf(index: number): number {
    let code = index
    for (const run of this.#runs) {
      if (code < run.code) break
      code += run.count
    }
    return code
  }

  #spelled(text: string, add: boolean): number {
    if (this.#slots.length === 0) this.#rehash()
    const hash = this.#encode(text)
    const length = this.#encoded
    const mask = this.#slots.length - 1
    let perturb = hash >>> 0
    let slot = hash & mask
    for (;;) {
      const index = this.#slots[slot]!
      if (index === 0) break
      if (this.#prefixOf[index] === AS_BYTES && this.#lengths[index] === length
        && sameBytes(this.#bytes, this.#values[index]!, this.#scratch, length)) return this.#codeOf(index)
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
    const index = this.#others
    if (this.#lengths.length <= index) {
      const lengths = new Int32Array(Math.max(this.#prefixOf.length, index * 2))
      lengths.set(this.#lengths)
      this.#lengths = lengths
    }
    this.#lengths[index] = length
    const code = this.#take(AS_BYTES, this.#end, hash)
    this.#end += length
    return code
  }

  /** Gives the next code and index to one that is not there. Its bytes, and how many, are there already. */
  #take(prefix: number, value: number, hash: number): number {
    const index = this.#others++
    if (index >= this.#prefixOf.length) {
      const prefixOf = new Uint8Array(index * 2)
      prefixOf.set(this.#prefixOf)
      this.#prefixOf = prefixOf
      const values = this.#values instanceof Int32Array ? new Int32Array(index * 2) : new Float64Array(index * 2)
      values.set(this.#values)
      this.#values = values
    }
    this.#prefixOf[index] = prefix
    this.#values[index] = value
    if (this.#others * 4 > this.#slots.length * 3) this.#rehash()
    else place(this.#slots, hash, index)
    return this.size++
  }
  #rehash(): void {
    let capacity = FIRST_CAPACITY * 2
    while (this.#others * 3 > capacity * 2) capacity *= 2
    const slots = new Int32Array(capacity)
    for (let index = 1; index < this.#others; index++) {
      const prefix = this.#prefixOf[index]!
      const value = this.#values[index]!
      place(slots, prefix === AS_BYTES ? hashBytes(this.#bytes, value, this.#lengths[index]!) : hashNumber(prefix, value), index)
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
