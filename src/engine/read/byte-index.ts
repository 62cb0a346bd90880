/** Small integers for texts in bytes that were met before: a hash table that keeps a copy of each. */
export class ByteIndex {
  #slots = new Int32Array(256)
  #hashes = new Int32Array(128)
  #codes = new Int32Array(128)
  #starts = new Int32Array(129)
  #bytes = new Uint8Array(2048)
  #size = 0
  #hash = 0

  /** The number kept for a text; −1 when it was not met. */
  find(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0
    this.#hash = hash
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]! - 1
      if (entry < 0) return -1
      if (this.#hashes[entry] === hash && this.#equals(entry, bytes, from, to)) return this.#codes[entry]!
    }
  }

  /** Keeps a number for the text that was last looked for, and not found. */
  add(bytes: Uint8Array, from: number, to: number, code: number): void {
    if (this.#size * 2 >= this.#slots.length) this.#grow()
    const entry = this.#size++
    const start = this.#starts[entry]!
    const end = start + to - from
    if (end > this.#bytes.length) this.#bytes = widened(this.#bytes, new Uint8Array(end * 2))
    this.#bytes.set(bytes.subarray(from, to), start)
    this.#starts[entry + 1] = end
    this.#hashes[entry] = this.#hash
    this.#codes[entry] = code
    this.#place(entry)
  }

  #equals(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const own = this.#bytes
    let at = this.#starts[entry]!
    if (this.#starts[entry + 1]! - at !== to - from) return false
    for (let i = from; i < to; i++) if (own[at++] !== bytes[i]) return false
    return true
  }
  #place(entry: number): void {
    const hash = this.#hashes[entry]!
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = entry + 1
  }
  #grow(): void {
    const capacity = this.#slots.length
    this.#hashes = widened(this.#hashes, new Int32Array(capacity))
    this.#codes = widened(this.#codes, new Int32Array(capacity))
    this.#starts = widened(this.#starts, new Int32Array(capacity + 1))
    this.#slots = new Int32Array(capacity * 2)
    for (let entry = 0; entry < this.#size; entry++) this.#place(entry)
  }
}

function widened<A extends Int32Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}

const PLACES = 1024
/** Longer texts are not kept. */
const LONGEST = 32
const WORDS = LONGEST / 4
/** Which bits of the last word are a text's, by how many bytes of it are. */
const OWN = Int32Array.of(-1, 0xff, 0xffff, 0xffffff)
/**
 * Codes of texts in bytes that were met lately, each at a place that its length, beginning and end tell: another takes it
 * over. They are compared four bytes at a time.
 */
export class Recent {
  readonly #codes = new Int32Array(PLACES)
  readonly #lengths = new Uint8Array(PLACES)
  readonly #words = new Int32Array(PLACES * WORDS)
  #view: DataView = new DataView(new ArrayBuffer(0))
  /** Up to where four bytes can be read. */
  #end = 0

  /** What the texts lie in from now on. */
  over(bytes: Uint8Array): void {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#end = bytes.length - 4
  }
  /** The code of a text that is not empty, or 0. */
  find(from: number, to: number): number {
    const tail = lastOf(from, to)
    if (tail > this.#end) return 0
    const view = this.#view
    const first = view.getInt32(from, true)
    const last = view.getInt32(tail, true) & OWN[(to - from) & 3]!
    const place = placeOf(tail === from ? last : first, last, to - from)
    if (this.#lengths[place] !== to - from) return 0
    const words = this.#words
    let word = place * WORDS
    for (let at = from; at < tail; at += 4) if (view.getInt32(at, true) !== words[word++]) return 0
    return words[word] === last ? this.#codes[place]! : 0
  }
  keep(from: number, to: number, code: number): void {
    const tail = lastOf(from, to)
    if (to - from > LONGEST || tail > this.#end) return
    const view = this.#view
    const last = view.getInt32(tail, true) & OWN[(to - from) & 3]!
    const place = placeOf(tail === from ? last : view.getInt32(from, true), last, to - from)
    let word = place * WORDS
    for (let at = from; at < tail; at += 4) this.#words[word++] = view.getInt32(at, true)
    this.#words[word] = last
    this.#lengths[place] = to - from
    this.#codes[place] = code
  }
}
/** Where the last four bytes of a text begin, of which fewer may be its own. */
const lastOf = (from: number, to: number): number => from + ((to - from - 1) & ~3)
function placeOf(first: number, last: number, length: number): number {
  const key = Math.imul(first, 0x9e3779b1) + Math.imul(last, 0x85ebca6b) + length
  return (key ^ (key >>> 15)) >>> 0 & (PLACES - 1)
}
