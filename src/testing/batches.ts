import { columnsOf, TABLE_NAMES, valueIn } from '../model/index.ts'
import type { Batch, FieldSource, Mapping, TableName } from '../model/index.ts'
import type { Check } from './index.ts'

/** One view of rows and columns alike. */
export interface Cells {
  readonly length: number
  readonly names: readonly string[]
  at(row: number, path: string): unknown
}

export function cellsOf(batch: Batch): Cells {
  if ('rows' in batch) {
    const { rows } = batch
    const names = [...new Set(rows.flatMap((row) => Object.keys(row ?? {})))]
    const into = (value: unknown, key: string): unknown =>
      (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined)
    return { length: rows.length, names, at: (row, path) => path.split('.').reduce(into, rows[row] as unknown) }
  }
  const { columns } = batch
  return { length: batch.length, names: Object.keys(columns), at: (row, path) => (Object.hasOwn(columns, path) ? valueIn(columns[path]!, row) : undefined) }
}

/** All batches of a reading, looked at as a source would. */
export class BatchLook {
  readonly #batches: readonly Batch[]
  readonly #mapping: Mapping
  constructor(batches: readonly Batch[], mapping: Mapping = {}) { this.#batches = batches; this.#mapping = mapping }

  *checks(): Generator<Check> {
    const shape = this.#shape()
    yield shape
    if (!shape.ok) return
    yield this.#tables()
    yield this.#columns()
    yield this.#ids()
    yield this.#instants()
  }

  #shape(): Check {
    const name = 'gives batches of rows, or of columns with equal lengths'
    for (const [i, batch] of this.#batches.entries()) {
      const wrong = (found: string): Check => ({ name, ok: false, detail: `batch ${i + 1} ${found}` })
      if (typeof batch !== 'object' || batch === null || typeof batch.table !== 'string') return wrong('names no table; expected { table, rows } or { table, columns, length }')
      if ('rows' in batch) {
        if (!Array.isArray(batch.rows)) return wrong(`has rows that are ${typeof batch.rows}; expected an array`)
        const bad = batch.rows.findIndex((row: unknown) => typeof row !== 'object' || row === null)
        if (bad >= 0) return wrong(`has a row ${bad + 1} that is ${String(batch.rows[bad])}; expected an object`)
      } else {
        if (!Number.isSafeInteger(batch.length) || typeof batch.columns !== 'object') return wrong('has neither rows nor columns with a length')
        const bad = Object.entries(batch.columns).find(([, values]) => values.length !== batch.length)
        if (bad) return wrong(`says it has ${batch.length} rows, but its column “${bad[0]}” has ${bad[1].length}`)
      }
    }
    return { name, ok: true }
  }

  /** Our table for theirs; undefined when nobody knows it. */
  #ours(theirs: string): TableName | undefined {
    const mapped = (Object.entries(this.#mapping) as [TableName, { source?: string } | undefined][]).find(([, mapping]) => mapping?.source === theirs)
    return mapped?.[0] ?? TABLE_NAMES.find((table) => table === theirs)
  }
  #path(table: TableName, field: string): string {
    const source: FieldSource | undefined = this.#mapping[table]?.fields[field]
    return source === undefined ? field : typeof source === 'string' ? source : source.path
  }
  *#known(): Generator<readonly [TableName, Cells]> {
    for (const batch of this.#batches) {
      const table = this.#ours(batch.table)
      if (table) yield [table, cellsOf(batch)]
    }
  }

  #tables(): Check {
    const name = 'gives tables that are known or mapped'
    const unknown = this.#batches.find((batch) => this.#ours(batch.table) === undefined)
    return unknown ? { name, ok: false, detail: `nobody knows the table “${unknown.table}”: expected one of ${TABLE_NAMES.join(', ')}, or a mapping whose source it is` } : { name, ok: true }
  }

  #columns(): Check {
    const name = 'gives every required column'
    const seen = new Map<TableName, Set<string>>()
    for (const [table, cells] of this.#known()) {
      if (cells.length === 0) continue
      const names = seen.get(table) ?? new Set()
      for (const column of cells.names) names.add(column)
      seen.set(table, names)
    }
    for (const [table, names] of seen) {
      for (const [field, column] of Object.entries(columnsOf(table))) {
        const source = this.#mapping[table]?.fields[field]
        const stands = typeof source === 'object' && source.fallback !== undefined
        if (!column.nullable && !stands && !names.has(this.#path(table, field).split('.')[0]!)) {
          return {
            name, ok: false,
            detail: `table “${table}” has no “${this.#path(table, field)}” (${field}: ${column.doc}); it has ${[...names].slice(0, 20).join(', ')}`,
          }
        }
      }
    }
    return { name, ok: true }
  }

  #ids(): Check {
    const name = 'gives each row an id of its own'
    const seen = new Map<TableName, Set<string>>()
    for (const [table, cells] of this.#known()) {
      if (!('id' in columnsOf(table))) continue
      const ids = seen.get(table) ?? new Set<string>()
      seen.set(table, ids)
      for (let row = 0; row < cells.length; row++) {
        const id = cells.at(row, this.#path(table, 'id'))
        if ((typeof id !== 'string' && typeof id !== 'number') || id === '') return {
          name, ok: false,
          detail: `a row of “${table}” has the id ${JSON.stringify(id)}: expected a text or a number`,
        }
        if (ids.has(String(id))) return {
          name, ok: false,
          detail: `two rows of “${table}” have the id ${JSON.stringify(id)}`,
        }
        ids.add(String(id))
      }
    }
    return { name, ok: true }
  }

  /** Numbers and Dates only: texts are read by the source's own rules. */
  #instants(): Check {
    const name = 'gives instants between 1990 and 2100'
    const [low, high] = [Date.UTC(1990, 0), Date.UTC(2100, 0)]
    for (const [table, cells] of this.#known()) {
      const fields = Object.entries(columnsOf(table)).filter(([, { type }]) => type === 'instant').map(([field]) => field)
      for (const field of fields) {
        const source = this.#mapping[table]?.fields[field]
        const unit = typeof source === 'object' && source.as === 'seconds' ? 1000 : 1
        for (let row = 0; row < cells.length; row++) {
          const value = cells.at(row, this.#path(table, field))
          const ms = value instanceof Date ? value.getTime() : typeof value === 'number' ? value * unit : undefined
          if (ms !== undefined && !(ms >= low && ms < high)) {
            return {
              name, ok: false,
              detail: `${field} of a row of “${table}” is ${String(value)}: expected epoch milliseconds (seconds want as: 'seconds' in the mapping)`,
            }
          }
        }
      }
    }
    return { name, ok: true }
  }
}
