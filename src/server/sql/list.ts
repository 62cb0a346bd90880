import type { ListRequest, RowList, Scalar } from '../../model/index.ts'
import type { SqlRow } from './dialect.ts'
import type { SqlFields } from './filter.ts'
import { integerOf, textOf } from './read.ts'
import { namedBy } from './relations.ts'
import type { Part } from './statement.ts'
import { join, name, sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** Some rows in order, with how many there are: nulls last, texts by UTF-16 units, ties by what names a row. */
export function listPart(request: ListRequest, rows: Sql, label: string, fields: SqlFields): Part {
  const offset = request.offset ?? 0
  const key = (field: string): Sql => (
    fields.types[field] === 'text' ? fields.dialect.unitOrder(name(field)) : name(field)
  )
  const order = [
    ...request.order.map(({ field, descending }) => (
      descending === true ? sql`${key(field)} DESC NULLS LAST` : sql`${key(field)} ASC NULLS LAST`
    )),
    ...namedBy(fields.relation).map((field) => sql`${key(field)} ASC NULLS LAST`),
  ]
  const shown = request.fields.map((field, i) => sql`${name(field)} AS ${name(`f${i}`)}`)
  const placed = name(`placed_${label}`)
  return {
    tables: [sql`${placed} AS (
      SELECT ${join([...shown, sql`row_number() OVER (ORDER BY ${join(order, ', ')}) AS place`], ', ')}
        FROM ${rows} AS source)`],
    columns: new Map([
      ['total', sql`c.total`], ['place', sql`p.place`],
      ...request.fields.map((_, i) => [`f${i}`, name('p', `f${i}`)] as const),
    ]),
    from: sql`(SELECT count(*) AS total FROM ${placed}) AS c
      LEFT JOIN ${placed} AS p ON p.place > ${offset} AND p.place <= ${offset + request.limit}`,
  }
}

export function readList({ fields }: ListRequest, rows: readonly SqlRow[], { types }: SqlFields): RowList {
  const placed = rows.filter((row) => row['place'] !== null)
  placed.sort((a, b) => integerOf(a['place'])! - integerOf(b['place'])!)
  return {
    kind: 'list',
    rows: placed.map((row) => Object.fromEntries(fields.map((field, i): [string, Scalar] => {
      const value = row[`f${i}`]
      return [field, types[field] === 'text' ? textOf(value) : integerOf(value)]
    }))),
    total: integerOf(rows[0]?.['total']) ?? 0,
  }
}
