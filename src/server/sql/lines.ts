import type { FactSettings, Moment } from './facts.ts'
import type { SqlFields } from './filter.ts'
import { join, name, sql, verbatim } from './sql.ts'
import type { Sql } from './sql.ts'
import { worthOf } from './worth.ts'

/** The field that a deal may have several values of. */
export const PRODUCT = 'product'

/**
 * Common tables of deals of several products, where there are any: `line_of` (the products of deals with lines, each
 * once, with its amount) and `products_of` (a list of them as a text, in the order of UTF-16 units).
 */
export function lineTables({ dialect, tables, currency, lines }: Omit<FactSettings, 'stages' | 'merged'>): readonly Sql[] {
  if (!lines) return []
  const priced = currency === null ? sql` AND (l.amount IS NULL OR d.currency IS NOT NULL)` : sql``
  return [
    sql`line_of AS (
      SELECT l.opportunity_id AS deal, l.product, CAST(sum(l.amount) AS ${verbatim(dialect.types.money)}) AS amount
      FROM ${tables.of('opportunityLines')} l JOIN deal d ON d.id = l.opportunity_id
      WHERE l.product IS NOT NULL${priced} GROUP BY l.opportunity_id, l.product)`,
    sql`products_of AS (
      SELECT deal, string_agg(product, ', ' ORDER BY ${dialect.unitOrder(sql`product`)}) AS products
      FROM line_of GROUP BY deal)`,
  ]
}

/** A condition about `product`: it holds for a deal when it does for any of its products. Never null. */
export function ofAnyProduct(holds: Sql): Sql {
  const id = name('id')
  return sql`(CASE WHEN ${id} IN (SELECT deal FROM line_of)
    THEN ${id} IN (SELECT deal FROM line_of WHERE ${holds}) ELSE ${holds} END)`
}

/** The rows of a relation, once for each product of their deal, with that product's amount and its worth. */
export function byProduct(rows: Sql, { types, folded }: SqlFields, { asOf, money }: Moment, { dialect }: FactSettings): Sql {
  const { worth, from } = worthOf(dialect, asOf, money)
  const other = Object.keys(types).filter((field) => field !== PRODUCT && field !== 'amount' && field !== 'worth')
  const columns = [...other, ...folded.values()].map((field) => name('r', field))
  return sql`(
    SELECT f.*, ${worth} AS "worth" FROM (
      SELECT ${join(columns, ', ')}, COALESCE(l.product, r."product") AS "product",
        CASE WHEN l.deal IS NULL THEN r."amount" ELSE l.amount END AS "amount"
      FROM ${rows} AS r LEFT JOIN line_of l ON l.deal = r."id") f ${from})`
}
