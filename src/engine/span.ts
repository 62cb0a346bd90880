import type { AggregateRequest, Filter } from '../model/index.ts'
import { fieldTypes } from './relations.ts'

/** The stretch of time that a request ranges over: what moves while all else of it stands still. */
export interface Span {
  readonly field: string
  /** Of its pieces, rising; a piece may be empty. One that stands for a condition alone may be without end. */
  readonly edges: readonly number[]
  /** Which key the pieces are; −1 when they are none. */
  readonly place: number
  /** Whether no other row passes the request's conditions. */
  readonly whole: boolean
}

/**
 * Takes the stretch of time out of a request.
 *
 * @param leaves - the request's conditions
 * @returns the span, and which of the conditions are left
 */
export function spanOf({ from: relation, by }: AggregateRequest, leaves: readonly Filter[]): readonly [Span | null, readonly Filter[]] {
  const types = fieldTypes(relation)
  const place = by.findIndex((key) => typeof key !== 'string' && types[key.field] === 'time')
  const key = by[place] as Exclude<AggregateRequest['by'][number], string> | undefined
  const field = key?.field ?? leaves.map(rangedField).find((name) => name !== null && types[name] === 'time')
  if (field === undefined || field === null) return [null, leaves]
  const own = leaves.filter((leaf) => rangedField(leaf) === field)
  let [from, to] = [-Infinity, Infinity]
  for (const leaf of own) {
    if (leaf.op === 'range') [from, to] = [Math.max(from, leaf.from), Math.min(to, leaf.to)]
    if (leaf.op === 'ge') from = Math.max(from, leaf.value)
    if (leaf.op === 'lt') to = Math.min(to, leaf.value)
  }
  const others = leaves.filter((leaf) => !own.includes(leaf))
  if (key === undefined) return [{ field, edges: [from, Math.max(from, to)], place, whole: true }, others]
  const { edges } = key
  const whole = from >= edges[0]! && to <= edges.at(-1)!
  // A wider condition says which rows pass, narrower ones where pieces end.
  if (own.length > 0 && !whole) return [{ field, edges, place, whole }, leaves]
  const clipped = own.length === 0 ? edges : edges.map((edge) => Math.min(Math.max(edge, from), Math.max(from, to)))
  return [{ field, edges: clipped, place, whole }, others]
}

/** Of which field a condition is a half-open range. */
function rangedField(filter: Filter): string | null {
  return filter.op === 'range' || filter.op === 'lt' || filter.op === 'ge' ? filter.field : null
}

/** Conditions that move by themselves are nothing that requests share. */
export function isSpan(filter: Filter, relation: AggregateRequest['from']): boolean {
  const field = rangedField(filter)
  return field !== null && fieldTypes(relation)[field] === 'time'
}

/** Whether the same rows are in the same pieces. */
export function isSame(a: Span | null, b: Span | null): boolean {
  return a === b || (a !== null && b !== null && a.whole === b.whole && alike(a.edges, b.edges))
}
export function alike(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
