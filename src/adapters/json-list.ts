import type { BatchColumn } from '../model/index.ts'
import { BROKEN, JsonColumns } from './json-columns.ts'
import { skipSpace, valueEnd } from './json-scan.ts'

/** Rows that one batch holds: some milliseconds of reading. */
const BATCH_ROWS = 4_096
const COMMA = 0x2c
const CLOSE = 0x5d

export type Part =
  | { readonly columns: Readonly<Record<string, BatchColumn>>; readonly length: number }
  | { readonly rows: readonly object[] }

/**
 * The objects of the list that begins at a place of a JSON text, in batches.
 *
 * @returns the place after the list; `BROKEN` when something in it is no object, or no JSON
 */
export function* partsOfList(bytes: Uint8Array, from: number): Generator<Part, number> {
  const end = bytes.length
  const columns = new JsonColumns(BATCH_ROWS)
  columns.over(bytes)
  let at = skipSpace(bytes, from + 1, end)
  if (bytes[at] === CLOSE && at < end) return at + 1
  while (at < end) {
    if (columns.wide && columns.length === 0) return yield* objectsOfList(bytes, at)
    const after = columns.read(at, end)
    if (after === BROKEN) {
      if (columns.length > 0) yield columns.take()
      return BROKEN
    }
    at = skipSpace(bytes, after, end)
    const last = bytes[at] === CLOSE
    if (at >= end || (!last && bytes[at] !== COMMA)) {
      yield columns.take()
      return BROKEN
    }
    if (last || columns.full || columns.wide) yield columns.take()
    if (last) return at + 1
    at = skipSpace(bytes, at + 1, end)
  }
  if (columns.length > 0) yield columns.take()
  return BROKEN
}

/** The same by `JSON.parse`. */
function* objectsOfList(bytes: Uint8Array, from: number): Generator<Part, number> {
  const end = bytes.length
  const decoder = new TextDecoder()
  let rows: object[] = []
  let at = from
  try {
    while (at < end) {
      const after = valueEnd(bytes, at, end)
      const value: unknown = after === BROKEN ? null : JSON.parse(decoder.decode(bytes.subarray(at, after)))
      if (typeof value !== 'object' || value === null) break
      rows.push(value)
      at = skipSpace(bytes, after, end)
      const last = bytes[at] === CLOSE
      if (!last && bytes[at] !== COMMA) break
      if (last || rows.length === BATCH_ROWS) {
        yield { rows }
        rows = []
      }
      if (last) return at + 1
      at = skipSpace(bytes, at + 1, end)
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  if (rows.length > 0) yield { rows }
  return BROKEN
}
