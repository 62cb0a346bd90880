import type {
  Aggregate, AggregateRequest, By, DataAnswer, DataRequest, Filter, ListRequest, Measure, OrderStatistic, RelationName, RowList, Scalar,
} from '../../src/model/index.ts'
import type { Line } from './lines.ts'

/** The products of a row's deal; absent where there is none. */
export const LINES = Symbol('lines')
/** A row of a relation, as plain as it gets. A field that is not there is null. */
export type FactRow = Readonly<Record<string, Scalar>> & { readonly [LINES]?: readonly Line[] }
export type Facts = Readonly<Record<RelationName, readonly FactRow[]>>

/**
 * The contract of `DataRequest` once more, with objects, sorting and no cleverness: what engines are compared with.
 *
 * @param facts - the relations as of T
 */
export function answer(request: DataRequest, facts: (asOf: number) => Facts): DataAnswer {
  const { [request.from]: all, visits } = facts(request.asOf)
  const visited = new Set(visits.filter((row) => passes(request.visited, row)).map((row) => row['id']))
  const rows = all.map((row): FactRow => ({ ...row, worth: worthOf(row, request) }))
    .filter((row) => passes(request.where, row) && (!request.visited || visited.has(row['id'] ?? null)))
  return request.kind === 'list' ? list(request, rows) : aggregate(request, request.by.includes('product') ? rows.flatMap((row) => byProduct(row, request)) : rows)
}

/** METRICS B: a deal counts once for each of its products. */
function byProduct(row: FactRow, request: DataRequest): FactRow[] {
  return (row[LINES] ?? [{ product: null, amount: 'its own' as const }]).map(({ product, amount }) => {
    const own = { ...row, [PRODUCT]: product, amount: amount === 'its own' ? row['amount'] ?? null : amount }
    return { ...own, worth: worthOf(own, request) }
  })
}
/** That a row is about, where it is about one of several. */
const PRODUCT = 'one product'

/** METRICS G9: a decided deal at the rate of its day, an open one at T's. */
function worthOf(row: FactRow, { asOf, money }: DataRequest): number | null {
  const { amount = null, currency, status, decidedAt } = row
  if (money === undefined || typeof amount !== 'number') return null
  if (money.to === null || currency === money.to) return amount
  const at = status === 'open' ? asOf : decidedAt
  if (typeof at !== 'number') return null
  const rate = money.rates.filter((r) => r.currency === currency && r.since <= at).sort((a, b) => a.since - b.since).at(-1)
  return rate === undefined ? null : Math.floor(amount * rate.factor + 0.5)
}

export function passes(filter: Filter | undefined, row: FactRow): boolean {
  if (!filter) return true
  switch (filter.op) {
    case 'and': return filter.of.every((part) => passes(part, row))
    case 'or': return filter.of.some((part) => passes(part, row))
    case 'not': return !passes(filter.of, row)
    case 'in': return valuesOf(row, filter.field).some((value) => filter.values.includes(value))
    case 'contains': return valuesOf(row, filter.field).some((value) => value !== null && fold(value).includes(fold(filter.text)))
    case 'range': return compares(row, filter.field, (v) => v >= filter.from && v < filter.to)
    case 'lt': return compares(row, filter.field, (v) => v < filter.value)
    case 'le': return compares(row, filter.field, (v) => v <= filter.value)
    case 'gt': return compares(row, filter.field, (v) => v > filter.value)
    case 'ge': return compares(row, filter.field, (v) => v >= filter.value)
  }
}

/** Of a deal's products any will do. */
function valuesOf(row: FactRow, field: string): readonly Scalar[] {
  return field === 'product' ? (row[LINES] ?? [{ product: null }]).map(({ product }) => product) : [valueOf(row, field)]
}
function valueOf(row: FactRow, field: string): Scalar {
  return row[field] ?? null
}

function compares(row: FactRow, field: string, holds: (value: number) => boolean): boolean {
  const value = valueOf(row, field)
  return typeof value === 'number' && holds(value)
}

function fold(value: Scalar): string {
  return String(value ?? '').toLowerCase().replace(/ي/g, 'ی').replace(/ك/g, 'ک').replace(/\u200c/g, '')
    .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0)).replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
}

function aggregate({ by, measures }: AggregateRequest, rows: readonly FactRow[]): Aggregate {
  const groups = new Map<string, { keys: readonly Scalar[]; rows: FactRow[] }>()
  if (by.length === 0) groups.set('[]', { keys: [], rows: [] })
  for (const row of rows) {
    const keys = by.map((b) => keyOf(b, row))
    if (keys.includes(undefined)) continue
    const name = JSON.stringify(keys)
    const group = groups.get(name) ?? { keys: keys as Scalar[], rows: [] }
    groups.set(name, group)
    group.rows.push(row)
  }
  const list = [...groups.values()]
  const columns = <T>(wanted: readonly Measure['op'][], value: (measure: Measure, rows: readonly FactRow[]) => T): Record<string, readonly T[]> =>
    Object.fromEntries(Object.entries(measures).filter(([, m]) => wanted.includes(m.op))
      .map(([name, m]) => [name, list.map((g) => value(m, g.rows.filter((row) => passes(m.where, row))))]))
  return {
    kind: 'aggregate',
    keys: by.map((_, i) => list.map((g) => g.keys[i]!)),
    counts: columns(['count'], (_, own) => own.length),
    numbers: columns(['sum', 'min', 'max'], numberOf),
    orders: columns(['order'], orderOf),
    size: list.length,
    rows: rows.length,
  }
}

/** Undefined: outside all edges. */
function keyOf(by: By, row: FactRow): Scalar | undefined {
  if (typeof by === 'string') return valueOf(row, by === 'product' ? PRODUCT : by)
  const value = valueOf(row, by.field)
  if (typeof value !== 'number') return undefined
  const index = by.edges.findIndex((edge, i) => value >= edge && value < (by.edges[i + 1] ?? -Infinity))
  return index < 0 ? undefined : index
}

function numbersOf(field: string, rows: readonly FactRow[]): number[] {
  return rows.map((row) => valueOf(row, field)).filter((v): v is number => typeof v === 'number')
}

function numberOf(measure: Measure, rows: readonly FactRow[]): number | null {
  if (measure.op === 'count' || measure.op === 'order') return null
  const values = numbersOf(measure.field, rows)
  if (measure.op === 'sum') return values.reduce((sum, v) => sum + v, 0)
  return values.length === 0 ? null : values.reduce((a, b) => (measure.op === 'min' ? Math.min(a, b) : Math.max(a, b)))
}

function orderOf(measure: Measure, rows: readonly FactRow[]): OrderStatistic {
  if (measure.op !== 'order') return { n: 0, neighbours: [] }
  const sorted = numbersOf(measure.field, rows).sort((a, b) => a - b)
  return {
    n: sorted.length,
    neighbours: measure.at.map((p) => {
      const h = (sorted.length - 1) * p
      return sorted.length === 0 ? null : [sorted[Math.floor(h)]!, sorted[Math.ceil(h)]!] as const
    }),
  }
}

function list({ fields, order, limit, offset = 0 }: ListRequest, rows: readonly FactRow[]): RowList {
  const sorted = [...rows].sort((a, b) => {
    for (const { field, descending } of order) {
      const [x, y] = [valueOf(a, field), valueOf(b, field)]
      const way = compareScalars(x, y)
      // Nulls come last, whichever way.
      if (way !== 0) return descending && x !== null && y !== null ? -way : way
    }
    return 0
  })
  return {
    kind: 'list', total: rows.length,
    rows: sorted.slice(offset, offset + limit).map((row) => Object.fromEntries(fields.map((f) => [f, valueOf(row, f)]))),
  }
}

function compareScalars(a: Scalar, b: Scalar): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : a > b ? 1 : 0
}
