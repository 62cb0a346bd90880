import { fold } from '../../model/index.ts'
import type { Filter, RelationName, Scalar } from '../../model/index.ts'
import type { Dialect } from './dialect.ts'
import { ofAnyProduct, PRODUCT } from './lines.ts'
import { FALSE, join, name, sql, TRUE } from './sql.ts'
import type { Sql } from './sql.ts'

/** What the fields of one relation are in SQL. */
export interface SqlFields {
  readonly dialect: Dialect
  readonly relation: RelationName
  readonly types: Readonly<Record<string, 'text' | 'time' | 'integer'>>
  /** Fields that a folded column stands beside. */
  readonly folded: ReadonlyMap<string, string>
  /** Whether deals may have several products. */
  readonly lines: boolean
}

/** A condition that is true or false for every row, never null, so that `not` is plain negation. */
export function condition(filter: Filter | undefined, fields: SqlFields): Sql {
  if (filter === undefined) return TRUE
  switch (filter.op) {
    case 'and': return all(filter.of, fields, ' AND ', TRUE)
    case 'or': return all(filter.of, fields, ' OR ', FALSE)
    case 'not': return sql`NOT ${condition(filter.of, fields)}`
    case 'in': {
      const holds = isIn(name(filter.field), filter.values, fields.types[filter.field] === 'text')
      return fields.lines && filter.field === PRODUCT ? ofAnyProduct(holds) : holds
    }
    case 'range': return sql`(${atLeast(filter.field, filter.from)} AND ${below(filter.field, filter.to)})`
    case 'lt': return below(filter.field, filter.value)
    case 'le': return below(filter.field, afterward(filter.value))
    case 'gt': return atLeast(filter.field, afterward(filter.value))
    case 'ge': return atLeast(filter.field, filter.value)
    case 'contains': {
      const column = fields.folded.get(filter.field)
      if (column === undefined) throw new Error(`${filter.field} has no folded column: resolve its conditions first`)
      return sql`(${name(column)} IS NOT NULL AND ${fields.dialect.contains(name(column), sql`${fold(filter.text)}`)})`
    }
  }
}

function all(filters: readonly Filter[], fields: SqlFields, by: ' AND ' | ' OR ', none: Sql): Sql {
  return filters.length === 0 ? none : sql`(${join(filters.map((part) => condition(part, fields)), by)})`
}

function isIn(field: Sql, values: readonly Scalar[], text: boolean): Sql {
  const wanted = [...new Set(values.flatMap((value): (string | number)[] => (value === null ? [] : text
    ? [String(value)] : integer(value))))]
  const among = wanted.length === 0 ? FALSE
    : sql`(${field} IS NOT NULL AND ${field} IN (${join(wanted.map((value) => sql`${value}`), ', ')}))`
  return values.includes(null) ? sql`(${field} IS NULL OR ${among})` : among
}
/** Flags are integers: true is 1. What is no integer equals none. */
function integer(value: string | number | boolean): number[] {
  const number = typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value + 0 : NaN
  return Number.isSafeInteger(number) ? [number] : []
}

// Every field that is compared holds integers, so bounds are integers too: 1.5 ≤ x is 2 ≤ x, and 1 < x as well.
function atLeast(field: string, bound: number): Sql {
  const least = Math.ceil(bound)
  if (least > Number.MAX_SAFE_INTEGER) return FALSE
  return least < -Number.MAX_SAFE_INTEGER ? sql`${name(field)} IS NOT NULL`
    : sql`(${name(field)} IS NOT NULL AND ${name(field)} >= ${least + 0})`
}
function below(field: string, bound: number): Sql {
  const end = Math.ceil(bound)
  if (end < -Number.MAX_SAFE_INTEGER) return FALSE
  return end > Number.MAX_SAFE_INTEGER ? sql`${name(field)} IS NOT NULL`
    : sql`(${name(field)} IS NOT NULL AND ${name(field)} < ${end + 0})`
}
/** The first integer above a bound. */
function afterward(bound: number): number { return Math.floor(bound) + 1 }

/** The conditions that a filter is made of. */
function* conditionsOf(filter: Filter): Generator<Filter> {
  if (filter.op === 'and' || filter.op === 'or') for (const part of filter.of) yield* conditionsOf(part)
  else if (filter.op === 'not') yield* conditionsOf(filter.of)
  else yield filter
}

/** Fields of conditions over texts that have no folded column, to be told by their values. */
export function* unfolded(filter: Filter, folded: ReadonlyMap<string, string>): Generator<string> {
  for (const each of conditionsOf(filter)) if (each.op === 'contains' && !folded.has(each.field)) yield each.field
}

/** The values that a filter names of such fields. */
export function* namedIn(filter: Filter, fields: ReadonlySet<string>): Generator<Scalar> {
  for (const each of conditionsOf(filter)) if (each.op === 'in' && fields.has(each.field)) yield* each.values
}

/** The same filter with those conditions as the values that meet them. */
export function resolved(filter: Filter, values: ReadonlyMap<string, readonly string[]>): Filter {
  if (filter.op === 'and' || filter.op === 'or') return { op: filter.op, of: filter.of.map((part) =>
    resolved(part, values)) }
  if (filter.op === 'not') return { op: 'not', of: resolved(filter.of, values) }
  if (filter.op !== 'contains') return filter
  const known = values.get(filter.field)
  if (known === undefined) return filter
  const sought = fold(filter.text)
  return { op: 'in', field: filter.field, values: known.filter((text) => fold(text).includes(sought)) }
}
