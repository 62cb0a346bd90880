/** Finds the bucket between rising, half-open edges: by a table of even cells, then at most a step or two. */
export class Buckets {
  readonly count: number
  readonly #edges: Float64Array
  readonly #cells: Int32Array
  readonly #perUnit: number

  constructor(edges: readonly number[]) {
    this.#edges = Float64Array.from(edges)
    this.count = edges.length - 1
    const size = Math.min(1 << 16, this.count * 8)
    const first = this.#edges[0]!
    const last = this.#edges[this.count]!
    this.#perUnit = size / (last - first)
    this.#cells = new Int32Array(size + 1)
    let bucket = 0
    for (let cell = 0; cell <= size; cell++) {
      // One back, since where a cell begins is rounded.
      const start = first + (cell - 1) / this.#perUnit
      while (bucket + 1 < this.count && this.#edges[bucket + 1]! <= start) bucket++
      this.#cells[cell] = bucket
    }
  }

  /** Writes the bucket of each value, −1 for those outside and for null. */
  find(values: Float64Array, count: number, out: Int32Array): void {
    findBuckets(this.#edges, this.#cells, this.#perUnit, this.count, values, count, out)
  }
}

function findBuckets(edges: Float64Array, cells: Int32Array, perUnit: number, buckets: number, values: Float64Array, count: number, out: Int32Array): void {
  const first = edges[0]!
  const last = edges[buckets]!
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    if (value >= first && value < last) {
      let bucket = cells[((value - first) * perUnit) | 0]!
      while (edges[bucket + 1]! <= value) bucket++
      out[i] = bucket
    } else out[i] = -1
  }
}
