import type { Batch } from '../model/index.ts'

const FEWEST = 16

/** Cuts batches so that taking one cut in lasts about as long as asked, by what the cuts before it lasted. */
export class Slicer {
  readonly #goalMs: number
  #size = 256

  constructor(goalMs: number) { this.#goalMs = goalMs }

  /** Cuts of a batch; the caller works on each before it takes the next. */
  * cut(batch: Batch): Generator<Batch> {
    const length = lengthOf(batch)
    for (let from = 0; from < length;) {
      const to = Math.min(length, from + this.#size)
      const start = performance.now()
      yield from === 0 && to === length ? batch : part(batch, from, to)
      const took = performance.now() - start
      if (took > this.#goalMs) this.#size = Math.max(FEWEST, this.#size >> 1)
      else if (took < this.#goalMs / 3) this.#size *= 2
      from = to
    }
  }
}

export const lengthOf = (batch: Batch): number => ('rows' in batch ? batch.rows.length : batch.length)

function part(batch: Batch, from: number, to: number): Batch {
  if ('rows' in batch) return { ...batch, rows: batch.rows.slice(from, to) }
  const columns = Object.fromEntries(Object.entries(batch.columns).map(([name, values]) => [name, cut(values, from, to)]))
  const malformed = batch.malformed?.filter((row) => row >= from && row < to).map((row) => row - from)
  return { ...batch, columns, length: to - from, ...(malformed && { malformed }) }
}

function cut(values: ArrayLike<unknown>, from: number, to: number): ArrayLike<unknown> {
  if (Array.isArray(values)) return values.slice(from, to)
  if (ArrayBuffer.isView(values) && 'subarray' in values) return (values as unknown as Uint8Array).subarray(from, to)
  return Array.from({ length: to - from }, (_, i) => values[from + i])
}
