import type { ColumnType } from '../../model/index.ts'
import type { Sql, SqlValue } from './sql.ts'

/** A row as a client hands it over: by the names of its columns. Integers may be numbers, bigints or texts. */
export type SqlRow = Readonly<Record<string, unknown>>

/** What databases say differently. Everything else is built once, for all of them. */
export interface Dialect {
  readonly name: string
  /** What our column types are called. */
  readonly types: Readonly<Record<ColumnType, string>>
  /** Stands for a bound value; `index` counts from 0. */
  readonly placeholder: (index: number, value: SqlValue) => string
  /** Runs one statement to its end. */
  query(statement: Sql): Promise<readonly SqlRow[]>
  /** A column of every table that rises in the order of the rows: it breaks ties of time where `seq` is absent. */
  rowOrder(table: Sql): Sql
  /** Aggregate: `value` in the row with the greatest `by`, over rows where `where` holds and the value is not null. */
  atLast(value: Sql, by: Sql, where: Sql): Sql
  /** Aggregate: as `atLast`, in the row with the least `by`. */
  atFirst(value: Sql, by: Sql, where: Sql): Sql
  /** One value that holds several, each as text or null: so that answers of different shapes share a statement. */
  texts(values: readonly Sql[]): Sql
  /** Such a value as the client hands it over. */
  readTexts(value: unknown): readonly (string | null)[]
  /** Days of a date since 1970-01-01. */
  days(date: Sql): Sql
  /** ⌊a / b⌋ of integers, a ≥ 0, b > 0. */
  wholes(a: Sql, b: Sql): Sql
  /** Whether a text contains another, unit by unit. */
  contains(text: Sql, part: Sql): Sql
  /** What to order texts by, so that they stand in the order of their UTF-16 units, as in JavaScript. */
  unitOrder(text: Sql): Sql
  /**
   * A relation with one more column: the place, from 0, of the greatest edge that is at most `value`; −1 for values
   * outside the edges and for null.
   *
   * @param edges - rising integers; `places[i]` is the bucket that begins at `edges[i]`, and none begins at the last
   */
  bucketed(relation: Sql, value: Sql, edges: readonly number[], places: readonly number[], as: Sql): Sql
}
