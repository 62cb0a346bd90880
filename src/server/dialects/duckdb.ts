import type { SqlRow, Dialect } from '../sql/dialect.ts'
import { join, sql } from '../sql/sql.ts'

/**
 * As much of a `DuckDBConnection` of `@duckdb/node-api` as is used here: the host installs that package and connects;
 * this one neither imports nor bundles it.
 */
export interface DuckDbConnection {
  runAndReadAll(
    statement: string, values?: (string | number | boolean | null)[],
  ): Promise<{ getRowObjects(): object[] }>
}

/** DuckDB 1.2 or later. Texts are compared by bytes, which is DuckDB's default collation. */
export function duckdb(connection: DuckDbConnection): Dialect {
  return {
    name: 'duckdb',
    types: {
      id: 'VARCHAR', ref: 'VARCHAR', text: 'VARCHAR', label: 'VARCHAR', enum: 'VARCHAR',
      instant: 'BIGINT', money: 'BIGINT', integer: 'BIGINT',
      number: 'DOUBLE', date: 'DATE', boolean: 'BOOLEAN',
    },
    placeholder,
    async query(statement) {
      const text = statement.render(placeholder)
      return (await connection.runAndReadAll(text, [...statement.values])).getRowObjects() as SqlRow[]
    },
    rowOrder: (table) => sql`${table}.rowid`,
    atLast: (value, by, where) => sql`arg_max(${value}, ${by}) FILTER (WHERE ${where} AND ${value} IS NOT NULL)`,
    atFirst: (value, by, where) => sql`arg_min(${value}, ${by}) FILTER (WHERE ${where} AND ${value} IS NOT NULL)`,
    texts: (values) => sql`[${join(values.map((value) => sql`CAST(${value} AS VARCHAR)`), ', ')}]`,
    readTexts: (value) => (value as { readonly items: readonly (string | null)[] }).items,
    days: (date) => sql`date_diff('day', DATE '1970-01-01', ${date})`,
    wholes: (a, b) => sql`(${a} // ${b})`,
    contains: (text, part) => sql`contains(${text}, ${part})`,
    // Bytes of UTF-8 rise with code points; UTF-16 puts U+E000 to U+FFFF behind all that lies above them.
    unitOrder: (text) => sql`regexp_replace(${text}, '([\uE000-\uFFFF])', '\u{10FFFF}\\1', 'g')`,
    bucketed: (relation, value, edges, places, as) => sql`
      SELECT r.*, CASE WHEN ${value} >= ${edges[0]!} AND ${value} < ${edges.at(-1)!} THEN b.place ELSE -1 END AS ${as}
      FROM ${relation} AS r ASOF LEFT JOIN (
        SELECT unnest(CAST(string_split(${edges.join(',')}, ',') AS BIGINT[])) AS edge,
          unnest(CAST(string_split(${places.join(',')}, ',') AS BIGINT[])) AS place
      ) AS b ON r.${value} >= b.edge`,
  }
}

function placeholder(index: number, value: unknown): string {
  return Number.isInteger(value) ? `CAST($${index + 1} AS BIGINT)` : `$${index + 1}`
}
