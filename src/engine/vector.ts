import type { Scalar } from '../model/index.ts'
import { BLOCK, extract } from './bits.ts'
import { groupingOf } from './group.ts'
import type { Grouping, Key } from './group.ts'
import type { Relation } from './relations.ts'

/** Groups are numbered from 1; 0 is none. */
export type Groups = Uint16Array | Uint32Array

const ROWS = new Int32Array(BLOCK)
const FOUND = new Int32Array(BLOCK)
const NARROW = 0xffff

/** The group of every row of a relation by some keys, packed, so that a moved filter only counts again. */
export interface Vector {
  /** Null: every row is in group 1. */
  readonly codes: Groups | null
  /** Groups are at most this. */
  readonly size: number
  /** For each key its value by group. */
  readonly values: readonly (readonly Scalar[])[]
}

export const ONE_GROUP: Vector = { codes: null, size: 1, values: [] }

/** @returns of every row that stands for one of the relation. Yields */
export function* vectorOf(relation: Relation, keys: readonly Key[]): Generator<void, Vector> {
  if (keys.length === 0) return ONE_GROUP
  const grouping = groupingOf(keys)
  const found = new Int32Array(relation.length)
  for (let start = 0; start < relation.length; start += BLOCK) {
    const count = extract(relation.members, start, ROWS)
    grouping.read(ROWS, count, FOUND)
    scatter(found, ROWS, FOUND, count)
    if (start % (BLOCK * 16) === 0) yield
  }
  const groups = grouping.dense ? yield* renumber(found, grouping) : Int32Array.from({ length: grouping.size() }, (_, group) => group)
  const narrow = groups.length < NARROW
  const codes = narrow ? Uint16Array.from(found) : new Uint32Array(found.buffer)
  yield
  return { codes, size: groups.length, values: grouping.values(groups).map((column) => [null, ...column]) }
}
/** One too high, so that what is left out is 0. */
function scatter(to: Int32Array, rows: Int32Array, groups: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) to[rows[i]!] = groups[i]! + 1
}

/** Leaves out the combinations that no row has. Returns those that some have, rising. */
function* renumber(found: Int32Array, grouping: Grouping): Generator<void, Int32Array> {
  const numbers = new Int32Array(grouping.size() + 1)
  for (let i = 0; i < found.length; i++) numbers[found[i]!] = 1
  yield
  numbers[0] = 0
  let size = 0
  for (let cell = 1; cell < numbers.length; cell++) if (numbers[cell] !== 0) numbers[cell] = ++size
  const groups = new Int32Array(size)
  for (let cell = 1; cell < numbers.length; cell++) if (numbers[cell] !== 0) groups[numbers[cell]! - 1] = cell - 1
  yield
  for (let i = 0; i < found.length; i++) found[i] = numbers[found[i]!]!
  return groups
}

/** Writes the groups of some rows. */
export function groupsOf({ codes }: Vector, rows: Int32Array, count: number, out: Int32Array): void {
  if (codes === null) out.fill(1, 0, count)
  else if (codes instanceof Uint16Array) gatherNarrow(codes, rows, count, out)
  else gatherWide(codes, rows, count, out)
}
function gatherNarrow(codes: Uint16Array, rows: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) out[i] = codes[rows[i]!]!
}
function gatherWide(codes: Uint32Array, rows: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) out[i] = codes[rows[i]!]!
}
