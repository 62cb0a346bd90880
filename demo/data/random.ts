/** A small seeded generator (sfc32, Chris Doty-Humphrey's PractRand): the same seed gives the same company. */
export class Random {
  #a: number
  #b: number
  #c: number
  #count = 1
  constructor(seed: number) {
    this.#a = seed | 0
    this.#b = 0x9e3779b9
    this.#c = 0x243f6a88
    for (let i = 0; i < 15; i++) this.next()
  }

  /** In [0, 1). */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#count++) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }

  chance(p: number): boolean { return this.next() < p }
  /** An integer in [0, n). */
  below(n: number): number { return Math.floor(this.next() * n) }
  pick<T>(list: readonly T[]): T { return list[this.below(list.length)]! }

  /** Roughly normal, mean 0, deviation 1: the sum of four uniforms is near enough for a demonstration. */
  normal(): number { return (this.next() + this.next() + this.next() + this.next() - 2) * 1.7320508 }

  /** Skewed to the right around a median, as sizes and durations are. */
  lognormal(median: number, sigma: number): number { return median * Math.exp(sigma * this.normal()) }
}

/** Draws indexes with given weights in constant time: a table of 4,096 places. */
export function weighted(weights: readonly number[]): Uint16Array {
  const total = weights.reduce((sum, w) => sum + w, 0)
  const table = new Uint16Array(4096)
  let at = 0
  let reached = 0
  weights.forEach((weight, index) => {
    reached += weight
    for (const end = Math.round((reached / total) * 4096); at < end; at++) table[at] = index
  })
  return table.fill(weights.length - 1, at)
}
export const draw = (table: Uint16Array, random: Random): number => table[random.below(4096)]!
