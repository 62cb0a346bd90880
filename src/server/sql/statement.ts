import type { DataRequest, Filter, Measure, RelationName } from '../../model/index.ts'
import { fieldTypes } from '../../engine/relations.ts'
import { aggregatePart } from './aggregate.ts'
import type { Dialect, SqlRow } from './dialect.ts'
import type { FactSettings, Moment } from './facts.ts'
import { condition } from './filter.ts'
import type { SqlFields } from './filter.ts'
import { byProduct, PRODUCT } from './lines.ts'
import { listPart } from './list.ts'
import { integerOf } from './read.ts'
import { relationTable, relationTables } from './relations.ts'
import { join, name, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { FOLDED } from './tables.ts'

/** One request's share of a statement. */
export interface Part {
  readonly tables: readonly Sql[]
  /** What is read of each row, by name. */
  readonly columns: ReadonlyMap<string, Sql>
  /** Whence, with whatever groups it. */
  readonly from: Sql
}

const FOLDED_FIELDS: { readonly [R in RelationName]?: ReadonlyMap<string, string> } = {
  notes: new Map([['text', FOLDED]]),
}
/** Fields of a relation that a folded column stands beside, with that column. */
export function foldedOf(relation: RelationName): ReadonlyMap<string, string> {
  return FOLDED_FIELDS[relation] ?? new Map()
}

export function fieldsOf(relation: RelationName, { dialect, lines }: FactSettings): SqlFields {
  return { dialect, relation, lines, types: fieldTypes(relation), folded: foldedOf(relation) }
}

/** The conditions of a request, each with the relation that it is about. */
export function filtersOf(request: DataRequest): (readonly [RelationName, Filter])[] {
  const found: (readonly [RelationName, Filter])[] = []
  mapFilters(request, (relation, filter) => {
    found.push([relation, filter])
    return filter
  })
  return found
}

/** The same request with other conditions. */
export function mapFilters(
  request: DataRequest, change: (relation: RelationName, filter: Filter) => Filter,
): DataRequest {
  const told = <T extends { readonly where?: Filter }>(part: T): T =>
    (part.where ? { ...part, where: change(request.from, part.where) } : part)
  const visited = request.visited === undefined ? {} : { visited: change('visits', request.visited) }
  if (request.kind === 'list') return { ...told(request), ...visited }
  const measures = Object.fromEntries(
    Object.entries<Measure>(request.measures).map(([key, measure]) => [key, told(measure)]),
  )
  return { ...told(request), ...visited, measures }
}

/** One statement for requests about one moment. Its rows say of which request they are, and hold all else as texts. */
export function statementOf(
  requests: readonly DataRequest[], fields: readonly SqlFields[], moment: Moment, settings: FactSettings,
): { readonly statement: Sql; readonly columns: readonly (readonly string[])[] } {
  const { dialect } = settings
  const parts = requests.map((request, i): Part => {
    const rows = chosen(request, fields[i]!, settings)
    if (request.kind === 'list') return listPart(request, rows, String(i), fields[i]!)
    const spread = settings.lines && request.by.includes(PRODUCT)
    return aggregatePart(request, spread ? byProduct(rows, fields[i]!, moment, settings) : rows, String(i), fields[i]!)
  })
  const wanted = new Set(requests.flatMap(({ from, visited }): RelationName[] => (
    visited === undefined ? [from] : [from, 'visits']
  )))
  const tables = join([...relationTables(wanted, moment, settings), ...parts.flatMap((part) => part.tables)], ', ')
  const selects = parts.map(({ columns, from }, i) => (
    sql`SELECT ${i} AS request, ${dialect.texts([...columns.values()])} AS texts FROM ${from}`
  ))
  const statement = sql`WITH ${tables} ${join(selects, ' UNION ALL ')}`
  return { statement, columns: parts.map((part) => [...part.columns.keys()]) }
}

/** The rows that a request is about. */
function chosen({ from, where, visited }: DataRequest, fields: SqlFields, settings: FactSettings): Sql {
  const own = sql`SELECT * FROM ${relationTable(from)} WHERE ${condition(where, fields)}`
  if (visited === undefined) return sql`(${own})`
  const visits = fieldsOf('visits', settings)
  return sql`(${own} AND ${name('id')} IN (SELECT ${name('id')} FROM ${relationTable('visits')}
    WHERE ${condition(visited, visits)}))`
}

/** The rows of each request, by the names of its columns. */
export function rowsOf(
  rows: readonly SqlRow[], columns: readonly (readonly string[])[], dialect: Dialect,
): readonly (readonly SqlRow[])[] {
  const own: SqlRow[][] = columns.map(() => [])
  for (const row of rows) {
    const request = integerOf(row['request'])!
    const texts = dialect.readTexts(row['texts'])
    own[request]!.push(Object.fromEntries(columns[request]!.map((column, i) => [column, texts[i] ?? null])))
  }
  return own
}
