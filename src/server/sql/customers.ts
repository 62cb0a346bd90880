import { sql } from './sql.ts'
import type { Sql } from './sql.ts'
import type { SqlTables } from './tables.ts'

/**
 * Common tables of customers: `merged_of` (whom each that was merged counts as, at the end of the way) and
 * `kept_customer` (all but those whose way goes round).
 *
 * @param merged - whether anybody was merged: else nothing is followed
 */
export function customerTables(tables: SqlTables, merged: boolean): readonly Sql[] {
  const customers = tables.of('customers')
  if (!merged) {
    return [
      sql`merged_of AS (SELECT id AS customer, id AS becomes FROM ${customers} WHERE 1 = 0)`,
      sql`kept_customer AS (SELECT * FROM ${customers})`,
    ]
  }
  return [
    sql`merged_of AS (
      WITH RECURSIVE way AS (
        SELECT id AS customer, merged_into AS becomes FROM ${customers} WHERE merged_into <> id
        UNION
        SELECT w.customer, c.merged_into FROM way w JOIN ${customers} c ON c.id = w.becomes WHERE c.merged_into <> c.id)
      SELECT customer, becomes FROM way
      WHERE becomes NOT IN (SELECT id FROM ${customers} WHERE merged_into <> id))`,
    sql`kept_customer AS (
      SELECT * FROM ${customers} WHERE COALESCE(merged_into, id) = id OR id IN (SELECT customer FROM merged_of))`,
  ]
}
