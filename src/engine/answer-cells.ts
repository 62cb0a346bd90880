import type { AggregateRequest, Scalar } from '../model/index.ts'
import type { Bits } from './bits.ts'
import { each, keepBetween, keepIn, nonZero, pickedValues, VALUES } from './cells.ts'
import type { NumberField } from './fields.ts'
import type { Span } from './span.ts'
import type { Vector } from './vector.ts'

/** The cells that are groups of an answer, with their keys. @param sizes - how many rows each cell has */
export function groupsIn(
  { request, vector }: { readonly request: AggregateRequest; readonly vector: Vector }, span: Span | null, sizes: Int32Array,
): { readonly by: Int32Array; readonly keys: Scalar[][] } {
  const pieces = span === null ? 1 : span.edges.length - 1
  const by = request.by.length === 0 && (span?.place ?? -1) < 0 ? Int32Array.of(1) : nonZero(sizes, pieces)
  const keys = vector.values.map((values) => pickedValues(values, by, pieces))
  if (span !== null && span.place >= 0) keys.splice(span.place, 0, each(by, (cell) => cell % pieces))
  return { by, keys }
}

/** Keeps those of some rows that are in all sets and in a piece. */
export function counterIn(
  sets: readonly (Bits | null)[], field: NumberField | null, edges: readonly number[],
): (rows: Int32Array, count: number, piece: number) => number {
  return (rows, candidates, piece) => {
    let count = candidates
    for (const set of sets) if (set !== null) count = keepIn(set.words, rows, count)
    if (field === null) return count
    field.read(rows, count, VALUES, true)
    return keepBetween(VALUES, edges[piece]!, edges[piece + 1]!, rows, count)
  }
}
