import { NULL_INT } from './columns.ts'
import type { CodeColumn, NumberColumn } from './columns.ts'
import type { Dictionary } from './dictionary.ts'
import type { Table } from './table.ts'

export type Codes = Uint8Array | Uint16Array | Int32Array
export type FieldType = 'text' | 'time' | 'integer'

/** A field whose values are few texts: read as codes, 0 being null. */
export interface CodeField {
  readonly kind: 'code'
  readonly type: FieldType
  /** Codes are below it. */
  readonly size: number
  /** By row, where they stand as they are. */
  readonly data?: Codes
  /** Writes the codes of `count` rows, which rise unless `scattered`. */
  read(rows: Int32Array, count: number, out: Int32Array, scattered?: boolean): void
  text(code: number): string | null
  /** The code of a text, or 0. */
  find(text: string): number
  /** Where a code stands for several values at once: those of each, and the codes of which any is wanted. */
  readonly several?: { readonly each: CodeField; any(wanted: Uint8Array): Uint8Array }
}
export interface Range { readonly min: number; readonly max: number }
/** A field of numbers: read as doubles, NaN being null. */
export interface NumberField {
  readonly kind: 'number'
  readonly type: FieldType
  /** Where every value lies, when that is known beforehand. */
  readonly range?: Range
  /** By row, null being `NULL_INT` or NaN by the array's type, where they stand as they are. */
  readonly data?: Int32Array | Float64Array
  read(rows: Int32Array, count: number, out: Float64Array, scattered?: boolean): void
}
/** A field of texts that are each their own. */
export interface TextField {
  readonly kind: 'text'
  readonly type: FieldType
  at(row: number): string | null
}
export type Field = CodeField | NumberField | TextField

/** Whether rows follow each other without a gap, so that a slice of a column serves. */
function dense(rows: Int32Array, count: number, scattered: boolean | undefined): boolean {
  return scattered !== true && count > 0 && rows[count - 1]! - rows[0]! === count - 1
}

// One loop for each kind of array, so that each stays compiled for its kind.
function gatherCodes(data: Codes, rows: Int32Array, count: number, out: Int32Array, scattered?: boolean): void {
  if (dense(rows, count, scattered)) out.set(data.subarray(rows[0]!, rows[0]! + count))
  else for (let i = 0; i < count; i++) out[i] = data[rows[i]!]!
}
function gatherDoubles(data: Float64Array, rows: Int32Array, count: number, out: Float64Array, scattered?: boolean): void {
  if (dense(rows, count, scattered)) out.set(data.subarray(rows[0]!, rows[0]! + count))
  else for (let i = 0; i < count; i++) out[i] = data[rows[i]!]!
}
function gatherInts(data: Int32Array, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const value = data[rows[i]!]!
    out[i] = value === NULL_INT ? NaN : value
  }
}
function translate(out: Int32Array, count: number, via: Int32Array): void {
  for (let i = 0; i < count; i++) out[i] = via[out[i]!]!
}
/** Ranks are kept one too high, so that 0 can be null. */
function gatherRanks(data: Uint8Array | Uint16Array, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const value = data[rows[i]!]!
    out[i] = value === 0 ? NaN : value - 1
  }
}
function gatherFlags(data: Uint8Array, mask: number, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = (data[rows[i]!]! & mask) === 0 ? 0 : 1
}

/** Codes of an array; an empty one is all null. `via` leads on to the codes of another dictionary. */
export function codeField(data: Codes, dictionary: Dictionary, via?: { readonly codes: Int32Array; readonly dictionary: Dictionary }): CodeField {
  const target = via?.dictionary ?? dictionary
  return {
    kind: 'code', type: 'text', size: target.size,
    read(rows, count, out, scattered) {
      if (data.length === 0) out.fill(0, 0, count)
      else gatherCodes(data, rows, count, out, scattered)
      if (via !== undefined) translate(out, count, via.codes)
    },
    text: (code) => target.text(code),
    find: (text) => target.find(text),
  }
}
/** The id of each row. */
export function idField(table: Table): CodeField {
  const field = columnField(table.code('id'))
  return table.inOrder ? { ...field, read(rows, count, out) { for (let i = 0; i < count; i++) out[i] = rows[i]! + 1 } } : field
}
export function columnField({ data, dictionary }: CodeColumn): CodeField {
  return { ...codeField(data, dictionary), ...(data.length > 0 && { data }) }
}

export function numberField(data: Int32Array | Float64Array, type: FieldType): NumberField {
  return {
    kind: 'number', type, ...(data.length > 0 && { data }),
    read(rows, count, out, scattered) {
      if (data.length === 0) out.fill(NaN, 0, count)
      else if (data instanceof Float64Array) gatherDoubles(data, rows, count, out, scattered)
      else gatherInts(data, rows, count, out)
    },
  }
}
export function numberColumnField(column: NumberColumn, type: FieldType): NumberField { return numberField(column.data, type) }

/** @param max - the greatest rank there is */
export function rankField(data: Uint8Array | Uint16Array, max: number): NumberField {
  return { kind: 'number', type: 'integer', range: { min: 0, max }, read(rows, count, out) { gatherRanks(data, rows, count, out) } }
}
export function flagField(data: Uint8Array, mask: number): NumberField {
  return {
    kind: 'number', type: 'integer', range: FLAG_RANGE,
    read(rows, count, out) {
      if (data.length === 0) out.fill(0, 0, count)
      else gatherFlags(data, mask, rows, count, out)
    },
  }
}
/** Numbers that are computed where they are read. */
export function computedField(type: FieldType, read: NumberField['read'], range?: Range): NumberField {
  return { kind: 'number', type, read, ...(range !== undefined && { range }) }
}
export const FLAG_RANGE: Range = { min: 0, max: 1 }
/** Whether every value is 0 or 1. */
export const isFlag = (field: Field): boolean => field.kind === 'number' && field.range === FLAG_RANGE
export function textField(at: (row: number) => string | null): TextField { return { kind: 'text', type: 'text', at } }

/** A field of another relation, seen through the row of it that each row points to (−1: none). */
export function through(field: Field, lead: (rows: Int32Array, count: number) => Int32Array): Field {
  if (field.kind === 'text') {
    return textField((row) => {
      const [to] = lead(Int32Array.of(row), 1)
      return to! < 0 ? null : field.at(to!)
    })
  }
  const none = field.kind === 'code' ? 0 : NaN
  // Whichever kind it is, it writes into an array of its kind.
  const readTo = field.read as (rows: Int32Array, count: number, out: Int32Array | Float64Array, scattered: boolean) => void
  const { data: _, ...rest } = field
  return {
    ...rest,
    read(rows: Int32Array, count: number, out: Int32Array | Float64Array) {
      readThrough(lead(rows, count), count, out, none, (to, n) => readTo(to, n, out, true))
    },
  } as CodeField | NumberField
}

function readThrough(to: Int32Array, count: number, out: Int32Array | Float64Array, none: number, read: (rows: Int32Array, count: number) => void): void {
  let missing = false
  for (let i = 0; i < count; i++) if (to[i]! < 0) { missing = true; break }
  if (!missing) { read(to, count); return }
  const known = new Int32Array(count)
  let n = 0
  for (let i = 0; i < count; i++) if (to[i]! >= 0) known[n++] = to[i]!
  read(known, n)
  // Spread from the end, so that nothing is overwritten before it has moved.
  for (let i = count - 1; i >= 0; i--) out[i] = to[i]! >= 0 ? out[--n]! : none
}
