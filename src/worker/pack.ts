import { valueIn as valueOf } from '../model/index.ts'
import type { Batch } from '../model/index.ts'
import type { PackedBatch, PackedColumn } from './protocol.ts'
import { malformedIn } from './slicer.ts'

/**
 * Rows `from ≤ i < to` of a batch, in columns whose buffers can be transferred.
 *
 * @param met - names of this table's columns so far, to which these rows' are added. All of them become columns: a few
 *   rows that lack a key must not look as if the source had no such column.
 */
export function pack(batch: Batch, from: number, to: number, met = new Set<string>()): PackedBatch {
  if ('rows' in batch) for (let i = from; i < to; i++) meet(batch.rows[i], met)
  const columns = 'rows' in batch
    ? [...met].map((name) => packColumn(name, from, to, (i) => valueIn(batch.rows[i], name)))
    : Object.entries(batch.columns).map(([name, values]) => packColumn(name, from, to, (i) => valueOf(values, i)))
  return { table: batch.table, reading: batch.reading ?? null, length: to - from, malformed: malformedIn(batch, from, to).malformed ?? null, columns }
}

/** What a packed batch may hand over without copying. */
export const buffersOf = (batch: PackedBatch): ArrayBuffer[] => batch.columns.flatMap((column) =>
  column.kind === 'numbers' ? [column.values.buffer, ...(column.present === null ? [] : [column.present.buffer])]
  : column.kind === 'texts' ? [column.codes.buffer]
  : [])

export function unpack(packed: PackedBatch): Batch {
  return {
    table: packed.table,
    ...(packed.reading === null ? {} : { reading: packed.reading }),
    ...(packed.malformed === null ? {} : { malformed: packed.malformed }),
    length: packed.length,
    columns: Object.fromEntries(packed.columns.map((column) => [column.name, valuesOf(column)])),
  }
}

function valuesOf(column: PackedColumn): ArrayLike<unknown> {
  if (column.kind === 'values') return column.values
  if (column.kind === 'texts') return Array.from(column.codes, (code) => (code === 0 ? null : column.dictionary[code - 1]))
  const { values, present } = column
  return present === null ? values : Array.from(values, (value, i) => (present[i] === 1 ? value : null))
}

/** Adds the names of a row's values: its own, and those that its class gives by getters. */
function meet(row: unknown, met: Set<string>): void {
  if (typeof row !== 'object' || row === null) return
  for (const name of Object.keys(row)) met.add(name)
  for (let kind = Object.getPrototypeOf(row) as object | null; kind !== null && kind !== Object.prototype; kind = Object.getPrototypeOf(kind) as object | null) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(kind))) if (get !== undefined) met.add(name)
  }
}

/** Names that every object inherits count only as its own: a row without a `constructor` has none. */
const valueIn = (row: unknown, name: string): unknown =>
  (typeof row === 'object' && row !== null && (Object.hasOwn(row, name) || !(name in Object.prototype)) ? (row as Record<string, unknown>)[name] : undefined)

function packColumn(name: string, from: number, to: number, at: (i: number) => unknown): PackedColumn {
  let numbers = 0
  let texts = 0
  let nulls = 0
  for (let i = from; i < to; i++) {
    const value = at(i)
    if (value === null || value === undefined) nulls++
    else if (typeof value === 'number') numbers++
    else if (typeof value === 'string') texts++
  }
  const length = to - from
  if (numbers > 0 && numbers + nulls === length) return packNumbers(name, from, length, nulls > 0, at)
  if (texts + nulls === length) return packTexts(name, from, length, at)
  return { kind: 'values', name, values: Array.from({ length }, (_, i) => plain(at(from + i), 0)) }
}

function packNumbers(name: string, from: number, length: number, sparse: boolean, at: (i: number) => unknown): PackedColumn {
  const values = new Float64Array(length)
  const present = sparse ? new Uint8Array(length) : null
  for (let i = 0; i < length; i++) {
    const value = at(from + i)
    if (typeof value !== 'number') continue
    values[i] = value
    if (present !== null) present[i] = 1
  }
  return { kind: 'numbers', name, values, present }
}

function packTexts(name: string, from: number, length: number, at: (i: number) => unknown): PackedColumn {
  const codes = new Uint32Array(length)
  const places = new Map<string, number>()
  for (let i = 0; i < length; i++) {
    const value = at(from + i)
    if (typeof value !== 'string') continue
    let code = places.get(value)
    if (code === undefined) places.set(value, code = places.size + 1)
    codes[i] = code
  }
  return { kind: 'texts', name, codes, dictionary: [...places.keys()] }
}

/**
 * A value that can be cloned: functions and symbols go, and objects are copied by their own keys, because the proxies
 * of reactive frameworks cannot be cloned. Deeper than eight levels is no value of a row.
 */
export function plain(value: unknown, depth = 0): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Blob) return value
  if (depth === 8) return undefined
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, depth + 1)]))
}
