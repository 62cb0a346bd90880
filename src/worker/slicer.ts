import { cutColumn } from '../model/index.ts'
import type { Batch } from '../model/index.ts'

const FEWEST = 16

/** How many rows of a slice are looked at for the names of their columns. */
const LOOKED_AT = 16

/** Cuts batches so that taking one cut in lasts about as long as asked, by what the cuts before it lasted. */
export class Slicer {
  readonly #goalMs: number
  /** Names of columns met so far, by table. */
  readonly #met = new Map<string, Set<string>>()
  #size = 256

  constructor(goalMs: number) { this.#goalMs = goalMs }

  /** Cuts of a batch; the caller works on each before it takes the next. */
  * cut(batch: Batch): Generator<Batch> {
    const length = lengthOf(batch)
    for (let from = 0; from < length;) {
      const to = Math.min(length, from + this.#size)
      const start = performance.now()
      yield this.#whole(from === 0 && to === length ? batch : part(batch, from, to))
      const took = performance.now() - start
      if (took > this.#goalMs) this.#size = Math.max(FEWEST, this.#size >> 1)
      else if (took < this.#goalMs / 3) this.#size *= 2
      from = to
    }
  }

  /** A slice whose few rows all lack a key would look as if the source had no such column: the first of them gets it. */
  #whole(batch: Batch): Batch {
    const first: unknown = 'rows' in batch ? batch.rows[0] : null
    if (!('rows' in batch) || typeof first !== 'object' || first === null) return batch
    let met = this.#met.get(batch.table)
    if (met === undefined) this.#met.set(batch.table, met = new Set())
    const absent = [...met].filter((name) => !(name in first))
    for (const row of batch.rows.slice(0, LOOKED_AT)) for (const name of Object.keys(row ?? {})) met.add(name)
    if (absent.length === 0) return batch
    return { ...batch, rows: [{ ...Object.fromEntries(absent.map((name) => [name, null])), ...first }, ...batch.rows.slice(1)] }
  }
}

export const lengthOf = (batch: Batch): number => ('rows' in batch ? batch.rows.length : batch.length)

function part(batch: Batch, from: number, to: number): Batch {
  const malformed = malformedIn(batch, from, to)
  if ('rows' in batch) return { ...batch, ...malformed, rows: batch.rows.slice(from, to) }
  const columns = Object.fromEntries(Object.entries(batch.columns).map(([name, values]) => [name, cutColumn(values, from, to)]))
  return { ...batch, ...malformed, columns, length: to - from }
}

/** The malformed rows of a part of a batch, by their places in the part. */
export function malformedIn({ malformed }: Batch, from: number, to: number): Pick<Batch, 'malformed'> {
  return malformed === undefined ? {} : { malformed: malformed.filter((row) => row >= from && row < to).map((row) => row - from) }
}
