import { isBytes, isCoded, plainColumn, ShakhesError } from '../../model/index.ts'
import type { Batch, BatchColumn, CodedValues, FieldSource, TableMapping, TableName } from '../../model/index.ts'
import type * as encoded from './encoded.ts'

/** A column of ours as a batch has it: values in the order of its rows, and how to read them. */
export interface Found {
  readonly values: BatchColumn
  readonly as: Exclude<FieldSource, string>['as']
}

/**
 * Finds our fields in a batch: through the mapping when the table has one (what it leaves out is left out), else by
 * our own names, also in snake_case.
 */
export class BatchFields {
  readonly #batch: Batch
  readonly #mapping: TableMapping | undefined
  readonly #forms: typeof encoded | null
  #ofRows: OfRows | null = null
  constructor(batch: Batch, mapping: TableMapping | undefined, forms: typeof encoded | null) {
    this.#batch = batch
    this.#mapping = mapping
    this.#forms = forms
  }

  get length(): number { return 'rows' in this.#batch ? this.#batch.rows.length : this.#batch.length }

  /** The values of a field of ours, or null when the batch has no such column. */
  find(field: string): Found | null {
    if (this.#mapping === undefined) {
      const values = this.#column(field) ?? this.#column(snake(field))
      return values === null ? null : { values, as: undefined }
    }
    const source = Object.hasOwn(this.#mapping.fields, field) ? this.#mapping.fields[field] : undefined
    if (source === undefined) return null
    if (typeof source === 'string') {
      const values = this.#column(source)
      return values === null ? null : { values, as: undefined }
    }
    const values = this.#column(source.path)
    if (values === null && source.fallback === undefined) return null
    return { values: translate(values, this.length, source, this.#forms), as: source.as }
  }

  /** @throws ShakhesError `schema`, reason `missing-column` */
  missing(table: TableName, field: string): never {
    const source = this.#mapping?.fields[field]
    const column = source === undefined ? field : typeof source === 'string' ? source : source.path
    const found = this.#names()
    const advice = this.#mapping !== undefined && source === undefined
      ? `the mapping of ${table} does not say where ${field} comes from` : `add the column, or map ${table}.${field} to one of them`
    throw new ShakhesError('schema', `${this.#batch.table} has no column “${column}”, which ${table}.${field} needs; found: ${found || 'none'}. ${advice}`, {
      reason: 'missing-column', params: { column, found }, table,
    })
  }

  #names(): string {
    const names = new Set<string>()
    if ('columns' in this.#batch) for (const name of Object.keys(this.#batch.columns)) names.add(name)
    else for (const row of this.#batch.rows.slice(0, 100)) if (typeof row === 'object' && row !== null) for (const name of Object.keys(row)) names.add(name)
    const list = [...names]
    return list.slice(0, 40).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name)).join(', ') + (list.length > 40 ? ', …' : '')
  }

  #column(path: string): BatchColumn | null {
    const keys = path.split('.')
    if ('columns' in this.#batch) {
      const { columns } = this.#batch
      if (Object.hasOwn(columns, path)) return columns[path]!
      const first = keys[0]!
      if (keys.length < 2 || !Object.hasOwn(columns, first)) return null
      const whole = plainColumn(columns[first]!)
      return Array.from({ length: this.length }, (_, i) => walk(whole[i], keys, 1))
    }
    return this.#fromRows(this.#batch.rows, path, keys)
  }

  #fromRows(rows: readonly object[], path: string, keys: readonly string[]): unknown[] | null {
    this.#ofRows ??= columnsOfRows(rows)
    if (this.#ofRows.odd) return fromRows(rows, path, keys)
    const { columns } = this.#ofRows
    const own = columns.get(path)
    if (own !== undefined && own.some((value) => value !== undefined)) return own
    const first = keys.length > 1 ? columns.get(keys[0]!) : undefined
    return first === undefined ? own ?? null : first.map((value) => walk(value, keys, 1))
  }
}

/** Rows of which some have a class of their own, whose values may be getters, are read value by value. */
interface OfRows { readonly columns: ReadonlyMap<string, unknown[]>; readonly odd: boolean }

/** Every key's values, from one pass over the rows: engines are much faster at a row's own keys than at asking it for many. */
function columnsOfRows(rows: readonly object[]): OfRows {
  const columns = new Map<string, unknown[]>()
  const order: { readonly key: string; readonly values: unknown[] }[] = []
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Readonly<Record<string, unknown>> | null
    if (typeof row !== 'object' || row === null) continue
    const kind: unknown = Object.getPrototypeOf(row)
    if (kind !== Object.prototype && kind !== null) return { columns, odd: true }
    let place = 0
    for (const key in row) {
      let column = order[place]
      if (column?.key !== key) {
        let values = columns.get(key)
        if (values === undefined) columns.set(key, values = [])
        order[place] = column = { key, values }
      }
      place++
      const { values } = column
      while (values.length < i) values.push(undefined)
      values.push(row[key])
    }
  }
  for (const values of columns.values()) while (values.length < rows.length) values.push(undefined)
  return { columns, odd: false }
}

function fromRows(rows: readonly object[], path: string, keys: readonly string[]): unknown[] | null {
  const values = Array.from<unknown>({ length: rows.length })
  // A name that every object inherits is looked for among its own properties; others may be getters of a class.
  const own = path in Object.prototype
  let any = false
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Readonly<Record<string, unknown>> | null
    let value: unknown
    if (typeof row === 'object' && row !== null) value = own ? (Object.hasOwn(row, path) ? row[path] : undefined) : row[path]
    if (value !== undefined) any = true
    values[i] = value
  }
  if (any) return values
  if (keys.length > 1) {
    for (let i = 0; i < rows.length; i++) {
      values[i] = walk(rows[i], keys, 0)
      any ||= values[i] !== undefined
    }
  }
  // A column that is there with nothing in it is not a missing one.
  return any || rows.some((row) => typeof row === 'object' && row !== null && (own ? Object.hasOwn(row, keys[0]!) : keys[0]! in row)) ? values : null
}

function walk(value: unknown, keys: readonly string[], from: number): unknown {
  for (let k = from; k < keys.length; k++) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, keys[k]!)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[keys[k]!]
  }
  return value
}

function translate(values: BatchColumn | null, length: number, source: Exclude<FieldSource, string>, forms: typeof encoded | null): BatchColumn {
  if (values !== null && source.map === undefined && source.fallback === undefined) return values
  if (values === null) return translated([], length, source)
  const coded = isBytes(values) ? forms?.codedOf(values) ?? null : isCoded(values) ? values : null
  return coded === null ? translated(plainColumn(values), length, source) : translatedCodes(coded, source)
}
/** The last of the values is what null became. */
function translatedCodes({ codes, values, length }: CodedValues, source: Exclude<FieldSource, string>): CodedValues {
  const moved = translated([...values, null], values.length + 1, source)
  return { codes: Int32Array.from(codes, (code) => (code < 0 ? values.length : code)), values: moved, length }
}

function translated(values: ArrayLike<unknown>, length: number, { map, fallback }: Exclude<FieldSource, string>): unknown[] {
  const table = map === undefined ? null : new Map<string, unknown>(Object.entries(map))
  return Array.from({ length }, (_, i) => {
    const value = values[i]
    const empty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
    if (empty && !(value === '' && table?.has(''))) return fallback ?? value
    if (table === null || typeof value === 'object') return value
    const key = String(value)
    return table.has(key) ? table.get(key) : value
  })
}

/** `createdAt` → `created_at`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
