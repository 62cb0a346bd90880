import type { Conversion } from '../../model/index.ts'
import type { Dialect } from './dialect.ts'
import { sql, verbatim } from './sql.ts'
import type { Sql } from './sql.ts'
import { smallTable } from './stages.ts'

/** The rates of a conversion, each with the moment at which the next begins. */
export function rateTable(dialect: Dialect, rates: Conversion['rates']): Sql {
  const rows = rates.map(({ currency, since, factor }, i) => {
    const next = rates[i + 1]
    return [currency, since, next?.currency === currency ? next.since : null, factor] as const
  })
  const columns = [['currency', 'text'], ['since', 'integer'], ['until', 'integer'], ['factor', 'number']] as const
  return sql`rate_of AS (${smallTable(dialect, columns, rows)})`
}

/** `worth`, and where it comes from. Whole minor units by one multiplication of doubles, as everywhere. */
export function worthOf(
  dialect: Dialect, asOf: number, money: Conversion | undefined,
): { readonly worth: Sql; readonly from: Sql } {
  const double = verbatim(dialect.types.number)
  const integer = verbatim(dialect.types.money)
  if (money === undefined) return { worth: sql`CAST(NULL AS ${integer})`, from: sql`` }
  if (money.to === null) return { worth: sql`f."amount"`, from: sql`` }
  const at = sql`CASE WHEN f."status" = 'open' THEN ${asOf} ELSE f."decidedAt" END`
  return {
    worth: sql`CASE WHEN f."currency" = ${money.to} THEN f."amount"
      ELSE CAST(floor(CAST(f."amount" AS ${double}) * q.factor + CAST(${0.5} AS ${double})) AS ${integer}) END`,
    from: sql`LEFT JOIN rate_of q ON q.currency = f."currency" AND q.since <= ${at}
      AND (q.until IS NULL OR ${at} < q.until)`,
  }
}
