import type { BatchColumn } from '../model/index.ts'
import { COMMA, LIST_END, OBJECT } from './ascii.ts'
import { JsonColumns } from './json-columns.ts'
import { skipSpace, valueEnd } from './json-scan.ts'
import { BROKEN } from './json-values.ts'

/** Rows that one batch holds: some milliseconds of reading. */
const BATCH_ROWS = 16_384

export type Part =
  | { readonly columns: Readonly<Record<string, BatchColumn>>; readonly length: number }
  | { readonly rows: readonly object[] }
export const rowsIn = (part: Part): number => ('rows' in part ? part.rows.length : part.length)

/** The objects of a JSON list, in batches, from pieces of its text. */
export class ListReader {
  readonly #columns = new JsonColumns(BATCH_ROWS)
  #rows: object[] = []
  /** What must come next: `,` and so a value, or the end. */
  #after: 'open' | 'value' | 'comma' = 'open'
  #done = false

  /** The end of the list was read. */
  get done(): boolean { return this.#done }
  /** JSON that stands for what was read: a list, with the rest behind it. And how many values it has. */
  get standIn(): { readonly text: string; readonly values: number } {
    if (this.#after === 'open') return { text: '[', values: 0 }
    return { text: this.#after === 'value' ? '[{}' : '[{},', values: 1 }
  }

  /**
   * Reads what is whole in a piece. Returns the place after it: there the rest begins, of which either more must come
   * or which is no list of objects.
   */
  *read(bytes: Uint8Array, from: number): Generator<Part, number> {
    const end = bytes.length
    this.#columns.over(bytes)
    let at = skipSpace(bytes, from, end)
    while (at < end) {
      const byte = bytes[at]
      if (byte === LIST_END && this.#after !== 'comma') {
        this.#done = true
        at++
        break
      }
      if (this.#after === 'value') {
        if (byte !== COMMA) break
        this.#after = 'comma'
      } else {
        const next = this.#value(bytes, at, end)
        if (next === BROKEN) break
        this.#after = 'value'
        at = next - 1
        if (this.#columns.full || this.#columns.wide || this.#rows.length === BATCH_ROWS) yield* this.#take()
      }
      at = skipSpace(bytes, at + 1, end)
    }
    yield* this.#take()
    return at
  }

  /** Reads one object, or some. Objects of more keys than a table has are read by `JSON.parse`. */
  #value(bytes: Uint8Array, at: number, end: number): number {
    if (!this.#columns.wide || this.#columns.length > 0) return this.#columns.read(at, end, BATCH_ROWS)
    const after = bytes[at] === OBJECT ? valueEnd(bytes, at, end) : BROKEN
    if (after === BROKEN) return BROKEN
    try {
      this.#rows.push(JSON.parse(new TextDecoder().decode(bytes.subarray(at, after))) as object)
      return after
    } catch {
      return BROKEN
    }
  }

  *#take(): Generator<Part> {
    if (this.#columns.length > 0) yield this.#columns.take()
    if (this.#rows.length === 0) return
    yield { rows: this.#rows }
    this.#rows = []
  }
}
