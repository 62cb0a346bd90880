import type { ListRequest, RowList, Scalar } from '../../model/index.ts'
import type { SqlRow } from './dialect.ts'
import { condition } from './filter.ts'
import type { FilterFields } from './filter.ts'
import { integerOf, textOf } from './read.ts'
import { relationName } from './relations.ts'
import type { SqlRelation } from './relations.ts'
import { join, name, sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** Some rows in order, with how many there are: nulls last whichever way, texts by UTF-16 units, ties by what names a row. */
export function listStatement(request: ListRequest, relation: SqlRelation, fields: FilterFields): Sql {
  const offset = request.offset ?? 0
  const fieldKey = (field: string): Sql => (fields.types[field] === 'text' ? fields.dialect.unitOrder(name(field)) : name(field))
  const order = [
    ...request.order.map(({ field, descending }) => (descending === true ? sql`${fieldKey(field)} DESC NULLS LAST` : sql`${fieldKey(field)} ASC NULLS LAST`)),
    ...relation.namedBy.map((field) => sql`${fieldKey(field)} ASC NULLS LAST`),
  ]
  const columns = request.fields.map((field, i) => sql`${name(field)} AS ${name(`f${i}`)}`)
  return sql`WITH ${join([...relation.tables,
    sql`chosen AS (SELECT * FROM ${relationName(relation.name)} WHERE ${condition(request.where, fields)})`,
    sql`placed AS (SELECT ${join([...columns, sql`row_number() OVER (ORDER BY ${join(order, ', ')}) AS place`], ', ')} FROM chosen)`,
    sql`counted AS (SELECT count(*) AS total FROM chosen)`,
  ], ', ')}
    SELECT c.total, p.* FROM counted c LEFT JOIN placed p ON p.place > ${offset} AND p.place <= ${offset + request.limit} ORDER BY p.place`
}

export function readList({ fields }: ListRequest, rows: readonly SqlRow[], { types }: FilterFields): RowList {
  return {
    kind: 'list',
    rows: rows.filter((row) => row['place'] !== null).map((row) => Object.fromEntries(fields.map((field, i): [string, Scalar] => {
      const value = row[`f${i}`]
      return [field, types[field] === 'text' ? textOf(value) : integerOf(value)]
    }))),
    total: integerOf(rows[0]?.['total']) ?? 0,
  }
}
