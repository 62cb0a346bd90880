import { relations } from '../model/index.ts'
import type { AggregateRequest, DataRequest, Filter, Measure } from '../model/index.ts'
import { isFlag } from './fields.ts'
import type { Relation } from './relations.ts'
import { isSpan } from './span.ts'

/** The conditions that all have to hold. */
export function leavesOf(filter: Filter | undefined): readonly Filter[] {
  return filter === undefined ? [] : filter.op === 'and' ? filter.of.flatMap(leavesOf) : [filter]
}
export function same(a: Filter, b: Filter): boolean {
  if (a === b) return true
  // Mostly they are about something else, which is told without writing them down.
  return a.op === b.op && ('field' in a ? a.field : '') === ('field' in b ? b.field : '') && JSON.stringify(a) === JSON.stringify(b)
}

/** Which moment a request is about, and whether its rows belong to deals. */
export function momentKey({ asOf, from }: AggregateRequest): string { return `${asOf} ${from === 'opportunities' || from === 'visits' ? 'deals' : from}` }

/** What all aggregates of a moment ask of deals. Others share nothing that moves. */
export function sharedBy(requests: readonly DataRequest[]): ReadonlyMap<string, readonly Filter[]> {
  const shared = new Map<string, readonly Filter[]>()
  for (const request of requests) {
    if (request.kind === 'list' || (request.from !== 'opportunities' && request.from !== 'visits')) continue
    const key = momentKey(request)
    const own = leavesOf(request.where)
    const before = shared.get(key) ?? own.filter((leaf) => offered(leaf, relations.opportunities) && !isSpan(leaf, 'opportunities'))
    shared.set(key, before.filter((leaf) => own.some((other) => same(leaf, other))))
  }
  return shared
}
/** A flag's sum is how many have it, which mostly are few. */
export function conditionOf(measure: Measure, { fields }: Relation): Filter | undefined {
  if (measure.op !== 'sum' || !isFlag(fields.get(measure.field)!)) return measure.where
  return { op: 'and', of: [...leavesOf(measure.where), { op: 'in', field: measure.field, values: [1] }] }
}
function offered(filter: Filter, fields: object): boolean {
  switch (filter.op) {
    case 'and': case 'or': return filter.of.every((part) => offered(part, fields))
    case 'not': return offered(filter.of, fields)
    default: return Object.hasOwn(fields, filter.field)
  }
}
