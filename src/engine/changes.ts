import { ShakhesError, TABLE_NAMES } from '../model/index.ts'
import type { Change, TableName } from '../model/index.ts'
import { columnsOf } from '../model/index.ts'

/** What changes come to: of each table, the rows that now stand, and the ids whose rows no longer do. */
export interface Outcome { readonly rows: readonly object[]; readonly ids: ReadonlySet<string> }

/**
 * The last word on each row, whatever was said of it before: changes may repeat and contradict each other.
 *
 * @throws ShakhesError `schema` for a change that says neither what to do nor where, and a deletion from a table
 *   without ids
 */
export function outcomeOf(changes: readonly Change[]): ReadonlyMap<TableName, Outcome> {
  const tables = new Map<TableName, Map<string | symbol, object | null>>()
  for (const change of changes) {
    const last = checked(change)
    let rows = tables.get(last.table)
    if (rows === undefined) tables.set(last.table, rows = new Map())
    const id = last.op === 'delete' ? last.id : 'id' in columnsOf(last.table) ? idOf(last.row) : null
    const key = id ?? Symbol('without an id')
    // What is said last of a row also comes last.
    rows.delete(key)
    rows.set(key, last.op === 'delete' ? null : last.row)
  }
  return new Map([...tables].map(([table, rows]) => [table, {
    rows: withColumns(table, [...rows.values()].filter((row) => row !== null)),
    ids: new Set([...rows.keys()].filter((key) => typeof key === 'string')),
  }]))
}

function checked(change: Change): Change {
  const { op, table, row, id } = (change ?? {}) as { readonly [K in 'op' | 'table' | 'row' | 'id']?: unknown }
  const wrong = (what: string): never => {
    throw new ShakhesError('schema', `a change ${what}: give { op: 'upsert', table, row } or { op: 'delete', table, id }`)
  }
  if (!TABLE_NAMES.includes(table as TableName)) return wrong(`of the table ${JSON.stringify(table)}, which is none of ${TABLE_NAMES.join(', ')}`)
  if (op === 'upsert') return typeof row === 'object' && row !== null ? change : wrong(`without a row of ${String(table)}`)
  if (op !== 'delete') return wrong(`that says ${JSON.stringify(op)}`)
  if (!('id' in columnsOf(table as TableName))) return wrong(`deletes from ${String(table)}, whose rows have no ids`)
  return typeof id === 'string' ? change : wrong(`without the id of a row of ${String(table)}`)
}

function idOf(row: object): string | null {
  const { id } = row as { readonly id?: unknown }
  return typeof id === 'string' ? id : typeof id === 'number' || typeof id === 'bigint' ? String(id) : null
}

/** A few rows that all lack a column would look as if the source had none such: the first of them gets it. */
function withColumns(table: TableName, rows: readonly object[]): readonly object[] {
  const [first, ...others] = rows
  if (first === undefined) return rows
  return [{ ...Object.fromEntries(Object.keys(columnsOf(table)).map((name) => [name, null])), ...first }, ...others]
}
