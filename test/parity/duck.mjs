// A database in memory, and the tables of a case in it.
import { DuckDBInstance } from '@duckdb/node-api'

export async function connect() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  return instance.connect()
}

/**
 * Writes rows into empty tables: instants are epoch ms already, labels become JSON, notes get their folded text.
 *
 * @param {import('@duckdb/node-api').DuckDBConnection} connection
 */
export async function fill(connection, tables, { createTables, columnsOf, duckdb, fold, snake }) {
  const dialect = duckdb(connection)
  for (const table of ['stage_events', 'fx_rates']) await connection.run(`DROP TABLE IF EXISTS ${table}`)
  for (const statement of createTables(dialect)) {
    const text = statement.render(dialect.placeholder)
    await connection.run(text.replace('CREATE TABLE', 'CREATE OR REPLACE TABLE'))
  }
  for (const [table, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue
    const fields = Object.keys(columnsOf(table))
    const columns = [...fields.map(snake), ...(table === 'notes' ? ['text_folded'] : [])]
    const values = rows.flatMap((row) => [
      ...fields.map((field) => stored(row[field])), ...(table === 'notes' ? [row.text == null ? null : fold(row.text)]
        : []),
    ])
    const places = rows.map((_, r) => `(${columns.map((_, c) => `$${r * columns.length + c + 1}`).join(', ')})`)
    await connection.run(`INSERT INTO ${snake(table)} (${columns.map((c) =>
      `"${c}"`).join(', ')}) VALUES ${places.join(', ')}`, values)
  }
}

function stored(value) {
  if (value === undefined) return null
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
