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
/** Codes of texts in bytes that were met lately, each at a place that a few of its bytes tell: another takes it over. */
export class Recent {
  readonly #codes = new Int32Array(PLACES)
  readonly #lengths = new Uint8Array(PLACES)
  readonly #bytes = new Uint8Array(PLACES * LONGEST)

  /** The code of a text, or 0. */
  find(bytes: Uint8Array, from: number, to: number): number {
    const place = placeOf(bytes, from, to)
    const own = this.#bytes
    if (this.#lengths[place] !== to - from) return 0
    for (let i = from, at = place * LONGEST; i < to; i++, at++) if (own[at] !== bytes[i]) return 0
    return this.#codes[place]!
  }
  keep(bytes: Uint8Array, from: number, to: number, code: number): void {
    if (to - from > LONGEST) return
    const place = placeOf(bytes, from, to)
    this.#bytes.set(bytes.subarray(from, to), place * LONGEST)
    this.#lengths[place] = to - from
    this.#codes[place] = code
  }
}
/** Of texts that are not empty. */
function placeOf(bytes: Uint8Array, from: number, to: number): number {
  const key = (bytes[from]! * 31 + bytes[(from + to) >> 1]!) * 31 + bytes[to - 1]! * 8 + (to - from) + (to - from > 1 ? bytes[to - 2]! * 97 : 0)
  return (key ^ (key >> 10)) & (PLACES - 1)
}
