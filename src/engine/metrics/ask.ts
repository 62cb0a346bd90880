import {
  and, isIn, range,
  type Aggregate, type AggregateRequest, type By, type DataAnswer, type DataRequest, type Filter, type ListRequest,
  type Measure, type OrderStatistic, type Period, type RelationName, type RowList, type Scalar, type Scope,
} from '../../model/index.ts'
import { denseOf, type Dense } from '../dense.ts'
import { aggregateAt, type MetricContext } from '../metric.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const COUNT: Measure = { op: 'count' }
export const WON = isIn('status', 'won')
export const LOST = isIn('status', 'lost')
export const OPEN = isIn('status', 'open')
export const DECIDED = isIn('status', 'won', 'lost')

/** The opportunities that a question ranges over, at any time. */
export function scopeOf(query: Scope): Filter {
  return and(query.filter, query.pipeline === undefined ? undefined : isIn('pipeline', query.pipeline))
}

/** Within a period, by one of a row's times. */
export const within = (field: string, { start, end }: Period): Filter => range(field, start, end)

/** Decided in the period; of everything there is, also those that do not say when. */
export function decidedIn(period: Period, everything: boolean): Filter {
  return everything ? DECIDED : and(DECIDED, within('decidedAt', period))
}
/** Created in the period; of everything there is, also those that do not say when. */
export function createdIn(period: Period, everything: boolean): Filter | undefined {
  return everything ? undefined : within('createdAt', period)
}

/** Has an amount, and it could be converted into the currency that the question is about. */
const VALUED: Filter = { op: 'not', of: isIn('worth', null) }
export function valued(_context: MetricContext): Filter {
  return VALUED
}

/** The sum of amounts in the currency of the question, with what could not be in it. METRICS G4, G9. */
export function amounts(_context: MetricContext): Readonly<Record<'amount' | 'missing' | 'unconverted', Measure>> {
  return AMOUNTS
}
export const AMOUNTS = {
  amount: { op: 'sum', field: 'worth' },
  missing: { op: 'count', where: isIn('amount', null) },
  unconverted: { op: 'count', where: and({ op: 'not', of: isIn('amount', null) }, isIn('worth', null)) },
} as const satisfies Readonly<Record<string, Measure>>

export function aggregate(
  from: RelationName, { asOf, money }: Pick<MetricContext, 'asOf' | 'money'>, where: Filter, by: readonly By[],
  measures: Readonly<Record<string, Measure>>,
): AggregateRequest {
  const request = { kind: 'aggregate', from, asOf, where, by, measures } as const
  return asksWorth(request) ? { ...request, money } : request
}

/** Rows in order; how many at most is the metric's to say, so that no answer grows with the data. */
export function list(
  { asOf, money }: Pick<MetricContext, 'asOf' | 'money'>, request: Omit<ListRequest, 'kind' | 'asOf' | 'money'>,
): ListRequest {
  const whole = { kind: 'list', asOf, ...request } as const
  return asksWorth(whole) ? { ...whole, money } : whole
}

/** The rates of years need not travel with requests that count. */
function asksWorth(request: DataRequest): boolean {
  const parts = request.kind === 'list' ? [...request.fields, ...request.order] : [...request.by, ...Object.values(request.measures)]
  return isAboutWorth(request.where) || isAboutWorth(request.visited) || parts.some((part) => part === 'worth' || (typeof part !== 'string'
    && (('field' in part && part.field === 'worth') || ('where' in part && isAboutWorth(part.where)))))
}
function isAboutWorth(filter: Filter | undefined): boolean {
  if (filter === undefined) return false
  switch (filter.op) {
    case 'and': case 'or': return filter.of.some(isAboutWorth)
    case 'not': return isAboutWorth(filter.of)
    default: return filter.field === 'worth'
  }
}

/** What a metric asks, by name, so that plan and finish cannot disagree; null is not asked this time. */
export type Asked = Readonly<Record<string, DataRequest | null>>

type AnswersTo<A> = { readonly [K in keyof A]: AnswerTo<A[K]> }
type AnswerTo<R> = R extends AggregateRequest ? Groups : R extends ListRequest ? RowList : R extends null ? null : never

export function requestsOf(asked: Asked): readonly DataRequest[] {
  return Object.values(asked).filter((request) => request !== null)
}

/**
 * What a metric asks, made once a question: what is planned with is finished with.
 *
 * @param make - pure
 */
export function asking<Q extends object, A>(make: (query: Q, context: MetricContext) => A): (query: Q, context: MetricContext) => A {
  const known = new WeakMap<MetricContext, readonly [query: Q, asked: A]>()
  return (query, context) => {
    const last = known.get(context)
    if (last?.[0] === query) return last[1]
    const asked = make(query, context)
    known.set(context, [query, asked])
    return asked
  }
}

/** The answers under the names they were asked by. */
export function answersTo<A extends Asked>(asked: A, answers: readonly DataAnswer[]): AnswersTo<A> {
  let next = 0
  const named = Object.entries(asked).map(([name, request]) => {
    if (request === null) return [name, null]
    const index = next++
    return [name, request.kind === 'aggregate' ? new Groups(aggregateAt(answers, index)) : answers[index]]
  })
  return Object.fromEntries(named) as AnswersTo<A>
}

/** One group of an aggregate. */
export interface Group {
  readonly keys: readonly Scalar[]
  readonly count: (measure: string) => number
  /** Of `sum`; nothing sums to 0. */
  readonly sum: (measure: string) => number
  /** Of `min` and `max`. */
  readonly extreme: (measure: string) => number | null
  readonly order: (measure: string) => OrderStatistic
}

/** An aggregate by rows instead of by columns. */
export class Groups {
  readonly #aggregate: Aggregate
  constructor(aggregate: Aggregate) { this.#aggregate = aggregate }

  [Symbol.iterator](): Iterator<Group> {
    const of = this.#aggregate
    let i = 0
    return { next: () => (i < of.size ? { done: false, value: new One(of, i++) } : { done: true, value: undefined }) }
  }

  get size(): number { return this.#aggregate.size }
  /** By how many keys. */
  get width(): number { return this.#aggregate.keys.length }
  /** What its columns are picked from, where there are very many groups and the engine can say. */
  get dense(): Dense | undefined { return denseOf(this.#aggregate) }
  /** One key of every group, for a pass over very many. */
  keys(place: number): readonly Scalar[] { return this.#aggregate.keys[place]! }
  /** One count of every group. */
  counts(measure: string): readonly number[] { return columnOf(this.#aggregate.counts, measure) }
  /** One sum of every group; null is nothing, which sums to 0. */
  sums(measure: string): readonly (number | null)[] { return columnOf(this.#aggregate.numbers, measure) }
  /** The order statistics of every group. */
  orders(measure: string): readonly OrderStatistic[] { return columnOf(this.#aggregate.orders, measure) }

  /** A count over all groups, or over those that `which` names. */
  total(measure: string, which?: (group: Group) => boolean): number {
    return this.#total(columnOf(this.#aggregate.counts, measure), which)
  }
  /** A sum over all groups, or over those that `which` names. */
  totalSum(measure: string, which?: (group: Group) => boolean): number {
    return this.#total(columnOf(this.#aggregate.numbers, measure), which)
  }
  #total(column: readonly (number | null)[], which?: (group: Group) => boolean): number {
    let sum = 0
    for (let i = 0; i < column.length; i++) if (!which || which(new One(this.#aggregate, i))) sum += column[i] ?? 0
    return sum
  }
}

/** Makes of a group only what is asked of it: there are thousands in a refresh. */
class One implements Group {
  readonly #of: Aggregate
  readonly #index: number
  constructor(of: Aggregate, index: number) {
    this.#of = of
    this.#index = index
  }
  get keys(): readonly Scalar[] { return this.#of.keys.map((column) => column[this.#index]!) }
  get count(): Group['count'] { return (measure) => at(this.#of.counts, measure, this.#index) }
  get sum(): Group['sum'] { return (measure) => at(this.#of.numbers, measure, this.#index) ?? 0 }
  get extreme(): Group['extreme'] { return (measure) => at(this.#of.numbers, measure, this.#index) }
  get order(): Group['order'] { return (measure) => at(this.#of.orders, measure, this.#index) }
}

function at<T>(columns: Readonly<Record<string, readonly T[]>>, measure: string, index: number): T {
  return columnOf(columns, measure)[index]!
}
function columnOf<T>(columns: Readonly<Record<string, readonly T[]>>, measure: string): readonly T[] {
  const column = columns[measure]
  if (!column) throw new Error(`the answer has no measure ${measure}: plan and finish disagree`)
  return column
}
