import type { CompareSpec, Period, PeriodSpec } from './time.ts'

/** A value that a column can be compared with. `null` is "not recorded". */
export type Scalar = string | number | boolean | null

/** Fields of an opportunity that a reader may group or filter by. */
export const DIMENSIONS = ['owner', 'team', 'source', 'product', 'region', 'segment', 'customer', 'lostReason', 'stage', 'status', 'pipeline', 'currency'] as const
export type Dimension = (typeof DIMENSIONS)[number]
/**
 * Fields of a filter (`in` some stages) that hold for deals which got there, as the funnel counts them: in stages from
 * the one they entered at to the furthest, or in all up to the furthest. Not for deals whose path is not known.
 */
export const REACHED = ['reached', 'reachedOrPassed'] as const
export type ReachedField = (typeof REACHED)[number]
export const isReached = (field: string): field is ReachedField => REACHED.some((one) => one === field)

/**
 * A condition over the fields of a relation. Plain JSON; every engine, local or remote, understands exactly this.
 * Comparisons with `null` fields are false, except `in` with `null` among its values. `not` is plain negation.
 */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly op: 'not'; readonly of: Filter }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  | { readonly op: 'lt' | 'le' | 'gt' | 'ge'; readonly field: string; readonly value: number }
  /** Half-open: `from ≤ field < to`. */
  | { readonly op: 'range'; readonly field: string; readonly from: number; readonly to: number }
  /** Text contains, folded for case, Persian and Arabic letters, digits and joiners. */
  | { readonly op: 'contains'; readonly field: string; readonly text: string }

export const EVERYTHING: Filter = { op: 'and', of: [] }

/** All of them; `undefined` ones are left out, and nested `and`s are flattened. */
export function and(...filters: readonly (Filter | undefined)[]): Filter {
  const of = filters.flatMap((f) => (f === undefined ? [] : f.op === 'and' ? f.of : [f]))
  return of.length === 1 ? of[0]! : { op: 'and', of }
}
export const isIn = (field: string, ...values: readonly Scalar[]): Filter => ({ op: 'in', field, values })
export const range = (field: string, from: number, to: number): Filter => ({ op: 'range', field, from, to })

/**
 * One thing that a reader chose, and where: a stage clicked in a funnel, a period brushed on a trend. A widget asks
 * with every clause but its own.
 */
export interface Clause {
  /** Who made it; one widget holds one clause for each field. */
  readonly by: string
  /** What it is about: a dimension of the opportunity, `period`, `compare` or `asOf`. */
  readonly field: string
  /** The values chosen, for a dimension. */
  readonly values?: readonly Scalar[]
  /** The instants chosen, for `period`. */
  readonly period?: Period
  /** What stands in place of the dashboard's own period, comparison or moment. */
  readonly spec?: PeriodSpec
  readonly compare?: CompareSpec
  /** Epoch ms. */
  readonly asOf?: number
  /** With `asOf`: by when periods that have names are found, in place of it. */
  readonly today?: number
  /** How it reads on a chip. */
  readonly label: string
}
