import { BLOCK, extract } from './bits.ts'
import type { Bits } from './bits.ts'
import { Buckets } from './buckets.ts'
import { inPieces, VALUES, writeCells } from './cells.ts'
import type { NumberField } from './fields.ts'
import { groupsOf } from './vector.ts'
import type { Groups, Vector } from './vector.ts'

const ROWS = new Int32Array(BLOCK)
const CELLS = new Int32Array(BLOCK)

/** The cells of rows, by a vector and the edges of several pieces. Those of a set are kept, and most filters let few rows pass. */
export class SpanCells {
  readonly edges: readonly number[]
  readonly #vector: Vector
  readonly #field: NumberField
  readonly #buckets: Buckets
  #known: Bits | null = null
  #codes: Groups | undefined

  constructor(vector: Vector, field: NumberField, edges: readonly number[]) {
    this.edges = edges
    this.#vector = vector
    this.#field = field
    this.#buckets = new Buckets(edges)
  }

  get bytes(): number { return this.#codes?.byteLength ?? 0 }

  /** The cells of some rows, which need not be known. */
  place(rows: Int32Array, count: number, out: Int32Array): void {
    groupsOf(this.#vector, rows, count, out)
    this.#field.read(rows, count, VALUES, true)
    inPieces(this.#buckets, VALUES, count, out)
  }

  /** Which of some rows are not known yet. */
  missing(rows: Bits): Bits { return this.#known === null ? rows : rows.without(this.#known) }

  /** The cells of a set by row; what other rows have says nothing. Yields. */
  *of(rows: Bits): Generator<void, Groups> {
    const { length } = rows
    const missing = this.missing(rows)
    const codes = this.#codes ??= new ((this.#vector.size + 1) * this.edges.length < 1 << 16 ? Uint16Array : Uint32Array)(length)
    if (missing.count === 0) return codes
    for (let start = 0; start < length; start += BLOCK) {
      const count = extract(missing, start, ROWS)
      this.place(ROWS, count, CELLS)
      writeCells(codes, ROWS, CELLS, count)
      if (start % (BLOCK * 8) === 0) yield
    }
    this.#known = this.#known?.or(rows) ?? rows
    return codes
  }
}
