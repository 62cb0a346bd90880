import { columnsOf, TABLE_NAMES } from '../../model/index.ts'
import type { TableName } from '../../model/index.ts'
import { snake } from '../../engine/read/source.ts'
import type { Dialect } from './dialect.ts'
import { join, name, sql, verbatim } from './sql.ts'
import type { Sql } from './sql.ts'

/**
 * Where the tables stand. They are those of `model/schema`, tables and columns in snake_case (`stage_events.to_stage`):
 * ids and texts as text, instants as integer epoch ms UTC, money as integer minor units, dates as dates, labels as text
 * or as JSON text of one text a language. Absent is NULL, never an empty text; ids are unique.
 *
 * Beside `notes.text` stands `notes.text_folded`: the text as `fold` of `model/fold` gives it, which SQL cannot.
 */
export class SqlTables {
  readonly #schema: string | null
  constructor(schema: string | null) { this.#schema = schema }
  of(table: TableName): Sql { return this.#schema === null ? name(snake(table)) : name(this.#schema, snake(table)) }
}

export const FOLDED = 'textFolded'

/** The column that a field of a table is kept in. */
export function column(field: string): Sql { return name(snake(field)) }

/** The statements that make the tables, empty. */
export function createTables(dialect: Pick<Dialect, 'types'>, schema: string | null = null): readonly Sql[] {
  const tables = new SqlTables(schema)
  return TABLE_NAMES.map((table) => {
    const own = Object.entries(columnsOf(table)).map(([field, { type }]) =>
      sql`${column(field)} ${verbatim(dialect.types[type])}`)
    if (table === 'notes') own.push(sql`${column(FOLDED)} ${verbatim(dialect.types.text)}`)
    return sql`CREATE TABLE ${tables.of(table)} (${join(own, ', ')})`
  })
}
