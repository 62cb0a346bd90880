/**
 * Texts as UTF-8 bytes, of which no string was made: row i has `bytes[starts[i] … ends[i])`; null where `starts[i]` is
 * negative.
 */
export interface ByteTexts {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly length: number
  /** What texts say that are a whole number of at most nine digits, the first not 0; 0 of others. Who knows it saves a reading. */
  readonly wholes?: Int32Array | undefined
}

/** Values that repeat: row i has `values[codes[i]]`; null where `codes[i]` is negative. */
export interface CodedValues {
  readonly codes: Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array
  readonly values: readonly unknown[]
  readonly length: number
}

/** One column of a batch. NaN among numbers is null. */
export type BatchColumn = ArrayLike<unknown> | ByteTexts | CodedValues

export const isBytes = (column: BatchColumn): column is ByteTexts => 'bytes' in column && 'starts' in column
export const isCoded = (column: BatchColumn): column is CodedValues => 'codes' in column && 'values' in column

const isTyped = (column: ArrayLike<unknown>): column is ArrayLike<unknown> & { subarray(from: number, to: number): ArrayLike<unknown> } =>
  ArrayBuffer.isView(column) && 'subarray' in column

/** One value of a column, whichever form it has. */
export function valueIn(column: BatchColumn, row: number): unknown {
  if (isBytes(column)) return textIn(column, row)
  return isCoded(column) ? codedIn(column, row) : column[row]
}

/** Rows `from ≤ i < to` of a column, without copying what is in typed arrays. */
export function cutColumn(column: BatchColumn, from: number, to: number): BatchColumn {
  if (isBytes(column)) {
    const { bytes, starts, ends, wholes } = column
    return { bytes, starts: starts.subarray(from, to), ends: ends.subarray(from, to), length: to - from, wholes: wholes?.subarray(from, to) }
  }
  if (isCoded(column)) return { codes: column.codes.subarray(from, to), values: column.values, length: to - from }
  if (Array.isArray(column)) return column.slice(from, to)
  if (isTyped(column)) return column.subarray(from, to)
  return Array.from({ length: to - from }, (_, i) => column[from + i])
}

/** A column as values, each made; for whoever needs no speed. */
export function plainColumn(column: BatchColumn): ArrayLike<unknown> {
  if (isBytes(column)) {
    const decoder = new TextDecoder()
    const { bytes, starts, ends } = column
    return Array.from(starts, (start, row) => (start < 0 ? null : decoder.decode(bytes.subarray(start, ends[row]))))
  }
  return isCoded(column) ? Array.from(column.codes, (_, row) => codedIn(column, row)) : column
}

function textIn({ bytes, starts, ends }: ByteTexts, row: number): string | null {
  const start = starts[row]!
  return start < 0 ? null : new TextDecoder().decode(bytes.subarray(start, ends[row]))
}
const codedIn = ({ codes, values }: CodedValues, row: number): unknown => (codes[row]! < 0 ? null : values[codes[row]!] ?? null)
