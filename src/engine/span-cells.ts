import { Bits, BLOCK, extract } from './bits.ts'
import { Buckets } from './buckets.ts'
import { inPieces, writeCells } from './cells.ts'
import type { NumberField } from './fields.ts'
import { groupsOf } from './vector.ts'
import type { Groups, Vector } from './vector.ts'

const ROWS = new Int32Array(BLOCK)
const CELLS = new Int32Array(BLOCK)
const VALUES = new Float64Array(BLOCK)

/** The cells of rows, by a vector and the edges of several pieces. Those of a set are kept, and most filters let few rows pass. */
export class SpanCells {
  readonly edges: readonly number[]
  readonly #vector: Vector
  readonly #field: NumberField
  readonly #buckets: Buckets
  #missing: { readonly of: Bits; readonly bits: Bits } | null = null
  #known: { readonly rows: Bits; readonly codes: Groups } | null = null

  constructor(vector: Vector, field: NumberField, edges: readonly number[]) {
    this.edges = edges
    this.#vector = vector
    this.#field = field
    this.#buckets = new Buckets(edges)
  }

  get bytes(): number { return this.#known?.codes.byteLength ?? 0 }

  /** The cells of some rows, which need not be known. */
  place(rows: Int32Array, count: number, out: Int32Array): void {
    groupsOf(this.#vector, rows, count, out)
    this.#field.read(rows, count, VALUES, true)
    inPieces(this.#buckets, VALUES, count, out)
  }

  /** Which of some rows are not known yet. */
  missing(rows: Bits): Bits {
    if (this.#missing?.of !== rows) this.#missing = { of: rows, bits: this.#known === null ? rows : rows.without(this.#known.rows) }
    return this.#missing.bits
  }

  /** The cells of a set by row; what other rows have says nothing. Yields. */
  *of(rows: Bits): Generator<void, Groups> {
    const { length } = rows
    const known = this.#known ?? {
      rows: new Bits(length), codes: (this.#vector.size + 1) * (this.edges.length - 1) < 1 << 16 ? new Uint16Array(length) : new Uint32Array(length),
    }
    const missing = this.missing(rows)
    this.#missing = null
    if (missing.count === 0) return known.codes
    for (let start = 0; start < length; start += BLOCK) {
      const count = extract(missing, start, ROWS)
      this.place(ROWS, count, CELLS)
      writeCells(known.codes, ROWS, CELLS, count)
      if (start % (BLOCK * 8) === 0) yield
    }
    this.#known = { rows: known.rows.or(rows), codes: known.codes }
    return known.codes
  }
}
