import type { Aggregate, Scalar } from '../model/index.ts'
import { nonZero, picked, pickedValues, sum } from './cells.ts'

/** Of an aggregate of tens of thousands of groups, what its columns are picked from. */
export interface Dense {
  /** Of each key its value by group, from 1 on. The same arrays while groups are the same; new ones stand at their ends. */
  readonly values: readonly (readonly Scalar[])[]
  /** How many rows each group has. */
  readonly counts: Int32Array
}

const known = new WeakMap<Aggregate, Dense>()

/** For whoever wants no column of each key. */
export const denseOf = (aggregate: Aggregate): Dense | undefined => known.get(aggregate)

/**
 * An aggregate that only counts rows, whose columns are made when somebody asks: a funnel's stays have a hundred thousand
 * groups, of which it needs a pass. Columns were a quarter of a refresh, and most of what it left to collect.
 *
 * @param measures - the names under which the counts are asked
 */
export function denseAggregate(dense: Dense, measures: readonly string[]): Aggregate {
  const { values, counts } = dense
  let made: Pick<Aggregate, 'keys' | 'counts' | 'size' | 'rows'> | undefined
  const make = (): NonNullable<typeof made> => {
    const groups = nonZero(counts, 1)
    const own = picked(counts, groups)
    return {
      keys: values.map((column) => pickedValues(column, groups, 1)), counts: Object.fromEntries(measures.map((name) => [name, own])),
      size: groups.length, rows: sum(counts, groups),
    }
  }
  const aggregate: Aggregate = {
    kind: 'aggregate', numbers: {}, orders: {},
    get keys() { return (made ??= make()).keys },
    get counts() { return (made ??= make()).counts },
    get size() { return (made ??= make()).size },
    get rows() { return (made ??= make()).rows },
  }
  known.set(aggregate, dense)
  return aggregate
}
