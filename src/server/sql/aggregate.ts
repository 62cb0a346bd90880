import { ShakhesError } from '../../model/index.ts'
import type { Aggregate, AggregateRequest, By, Measure, OrderStatistic, Scalar } from '../../model/index.ts'
import type { SqlRow } from './dialect.ts'
import { condition } from './filter.ts'
import type { SqlFields } from './filter.ts'
import type { Part } from './statement.ts'
import { integerOf } from './read.ts'
import { join, name, sql, verbatim } from './sql.ts'
import type { Sql } from './sql.ts'

const keyName = (i: number): Sql => name(`k${i}`)
/** A column of measure i. */
const partName = (i: number, part: string): string => `m${i}_${part}`

/**
 * One aggregate. Buckets are places among bound edges (−1 outside). Quantile neighbours are the values whose places
 * among the group's rising values are ⌊h⌋ and ⌈h⌉: no engine's own quantile is asked.
 *
 * @param label - tells its common tables from those of other requests
 */
export function aggregatePart(request: AggregateRequest, rows: Sql, label: string, fields: SqlFields): Part {
  const source = request.by.reduce(
    (from, by, i) => (typeof by === 'string' ? from : bucketed(from, by, i, fields)), rows,
  )
  const keys = request.by.map((by, i) => (typeof by === 'string' ? name(by) : keyName(i)))
  const within = keys.length === 0 ? sql`` : sql`PARTITION BY ${join(keys, ', ')}`
  const measures = Object.values(request.measures)
  const prepared = [
    ...keys.map((key, i) => sql`${key} AS ${keyName(i)}`),
    ...measures.flatMap((measure, i) => preparedOf(measure, i, within, fields)),
    sql`1 AS present`,
  ]
  const names = keys.map((_, i) => keyName(i))
  const columns = new Map<string, Sql>([
    ...names.map((key, i) => [`k${i}`, key] as const), ['n', sql`count(*)`],
    ...measures.flatMap((measure, i) => resultsOf(measure, i, fields)),
  ])
  const table = name(`prepared_${label}`)
  const grouped = names.length === 0 ? sql`` : sql` GROUP BY ${join(names, ', ')}`
  return {
    tables: [sql`${table} AS (SELECT ${join(prepared, ', ')} FROM ${source} AS source)`], columns,
    from: sql`${table}${grouped}`,
  }
}

function bucketed(rows: Sql, { field, edges }: Exclude<By, string>, i: number, { dialect }: SqlFields): Sql {
  // Values are integers, so edges may be: the first integer that is not below one.
  const rising: number[] = []
  const places: number[] = []
  edges.forEach((edge, place) => {
    const first = Math.ceil(edge) + 0
    if (rising.at(-1) === first) places[places.length - 1] = place
    else { rising.push(first); places.push(place) }
  })
  return sql`(${dialect.bucketed(rows, name(field), rising, places, keyName(i))})`
}

/** What a measure needs of each row. */
function preparedOf(measure: Measure, i: number, within: Sql, fields: SqlFields): Sql[] {
  const holds = measure.where === undefined ? null : condition(measure.where, fields)
  if (measure.op === 'count') return holds === null ? [] : [sql`${holds} AS ${name(partName(i, 'holds'))}`]
  const value = holds === null ? name(measure.field) : sql`CASE WHEN ${holds} THEN ${name(measure.field)} END`
  const valued = sql`${value} AS ${name(partName(i, 'value'))}`
  if (measure.op !== 'order') return [valued]
  return [
    valued,
    sql`row_number() OVER (${within} ORDER BY ${value} NULLS LAST) - 1 AS ${name(partName(i, 'place'))}`,
    sql`count(${value}) OVER (${within}) AS ${name(partName(i, 'n'))}`,
  ]
}

/** What a measure is in each group, by the name of the column. */
function resultsOf(measure: Measure, i: number, { dialect }: SqlFields): (readonly [string, Sql])[] {
  const column = (part: string): Sql => name(partName(i, part))
  const value = column('value')
  const as = (part: string, result: Sql): readonly [string, Sql] => [partName(i, part), result]
  switch (measure.op) {
    case 'count': return measure.where === undefined ? []
      : [as('count', sql`count(*) FILTER (WHERE ${column('holds')})`)]
    case 'min': return [as('number', sql`min(${value})`)]
    case 'max': return [as('number', sql`max(${value})`)]
    case 'sum': return [as('number', sql`sum(${value})`), as('size', sql`sum(abs(${value}))`)]
    case 'order': {
      const { types } = dialect
      const double = verbatim(types.number)
      const h = (p: number): Sql => sql`(CAST(${column('n')} - 1 AS ${double}) * CAST(${p} AS ${double}))`
      const at = (place: Sql): Sql =>
        sql`max(${value}) FILTER (WHERE ${column('place')} = CAST(${place} AS ${verbatim(types.integer)}))`
      return [
        as('count', sql`max(${column('n')})`),
        ...measure.at.flatMap((p, j) => [as(`low${j}`, at(sql`floor${h(p)}`)), as(`high${j}`, at(sql`ceil${h(p)}`))]),
      ]
    }
  }
}

/** @throws ShakhesError `too-large` for sums beyond 2^53 − 1 */
export function readAggregate(
  { by, measures }: AggregateRequest, rows: readonly SqlRow[], { types }: SqlFields,
): Aggregate {
  const isOutside = (row: SqlRow): boolean => (
    by.some((each, i) => typeof each !== 'string' && integerOf(row[`k${i}`]) === -1)
  )
  const groups = rows.filter((row) => !isOutside(row))
  const ofKind = <T>(
    ops: readonly Measure['op'][], read: (measure: Measure, i: number, row: SqlRow) => T,
  ): Record<string, readonly T[]> => {
    const own = Object.entries(measures).map(([measure, each], i) => [measure, each, i] as const)
    return Object.fromEntries(own.filter(([, { op }]) => ops.includes(op))
      .map(([measure, each, i]) => [measure, groups.map((row) => read(each, i, row))]))
  }
  return {
    kind: 'aggregate',
    keys: by.map((each, i) => groups.map((row): Scalar => {
      const key = row[`k${i}`]
      return key === null || (typeof each === 'string' && types[each] === 'text') ? key as string | null
        : integerOf(key)
    })),
    counts: ofKind(['count'], (measure, i, row) => integerOf(measure.where === undefined ? row['n']
      : row[partName(i, 'count')]) ?? 0),
    numbers: ofKind(['sum', 'min', 'max'], readNumber),
    orders: ofKind(['order'], readOrder),
    size: groups.length,
    rows: rows.reduce((total, row) => total + (integerOf(row['n']) ?? 0), 0),
  }
}

function readNumber(measure: Measure, i: number, row: SqlRow): number | null {
  const number = row[partName(i, 'number')]
  if (measure.op !== 'sum') return integerOf(number)
  // While the sum of magnitudes is safe, so is every sum on the way.
  if (number !== null && !(Number(row[partName(i, 'size')]) <= Number.MAX_SAFE_INTEGER)) {
    throw new ShakhesError('too-large',
      `the sum of ${measure.field} exceeds 2^53 − 1, beyond which sums are not exact; `
        + `narrow the period or the filter, or use a larger unit`)
  }
  return integerOf(number) ?? 0
}

function readOrder(measure: Measure, i: number, row: SqlRow): OrderStatistic {
  const at = measure.op === 'order' ? measure.at : []
  const n = integerOf(row[partName(i, 'count')]) ?? 0
  return {
    n,
    neighbours: at.map((_, j) => (n === 0 ? null : [integerOf(row[partName(i, `low${j}`)])!,
      integerOf(row[partName(i, `high${j}`)])!] as const)),
  }
}
