import type { Scalar } from '../model/index.ts'
import { BLOCK, extract } from './bits.ts'
import { widened } from './columns.ts'
import { groupingOf } from './group.ts'
import type { Ordered } from './order.ts'
import type { Grouping, Key } from './group.ts'
import type { Relation } from './relations.ts'

/** Groups are numbered from 1; 0 is none. */
export type Groups = Uint16Array | Uint32Array

const ROWS = new Int32Array(BLOCK)
const FOUND = new Int32Array(BLOCK)
const NARROW = 0xffff
const FEW = 1 << 12

/** The group of every row of a relation by some keys, packed, so that a moved filter only counts again. */
export class Vector {
  /** Null: every row is in group 1. */
  codes: Groups | null = null
  /** Groups are at most this. */
  size = 1
  /** For each key its value by group. */
  values: Scalar[][] = []
  /** Rows that it knows. */
  length = 0
  /** By field: where in a group to look for its values. */
  readonly ordered = new Map<string, Ordered>()
  /** By key, what numbers are made of: another shape would number otherwise. Null when rows cannot be added. */
  #shape: { readonly bases: readonly number[]; readonly sizes: readonly number[]; named: readonly number[] } | null = null
  /** The combination of each group, rising as far as the first building went. */
  #cells: Int32Array = new Int32Array(0)
  readonly #later = new Map<number, number>()
  /** Whether every combination is a group. */
  #all = false

  /** @returns of every row that stands for one of the relation. Yields */
  static *of(relation: Relation, keys: readonly Key[]): Generator<void, Vector> {
    const vector = new Vector()
    if (keys.length > 0) yield* vector.#build(relation, keys)
    return vector
  }

  *#build(relation: Relation, keys: readonly Key[]): Generator<void, void> {
    const grouping = groupingOf(keys)
    // Of few combinations those that no row has may stay.
    const few = grouping.dense && grouping.size() <= FEW
    const found = few ? new Uint16Array(relation.length) : new Int32Array(relation.length)
    for (let start = 0; start < relation.length; start += BLOCK) {
      const count = extract(relation.members, start, ROWS)
      grouping.read(ROWS, count, FOUND)
      scatter(found, ROWS, FOUND, count)
      if (start % (BLOCK * 16) === 0) yield
    }
    if (grouping.dense) {
      this.#cells = found instanceof Int32Array ? yield* renumber(found, grouping) : Int32Array.from({ length: grouping.size() }, (_, cell) => cell)
      this.#shape = { bases: keys.map(({ base }) => base), sizes: keys.map((key) => key.size() + key.spare), named: [] }
    } else this.#cells = Int32Array.from({ length: grouping.size() }, (_, group) => group)
    this.size = this.#cells.length
    this.codes = found instanceof Uint16Array ? found : this.size < NARROW ? new Uint16Array(found) : new Uint32Array(found.buffer)
    yield
    this.#all = few
    this.#name(grouping, keys)
    this.length = relation.length
  }

  get bytes(): number {
    let bytes = this.codes?.byteLength ?? 0
    for (const [, { order }] of this.ordered) bytes += order.byteLength
    return bytes
  }

  /**
   * Adds what came to the relation, and looks again at some of its rows.
   *
   * @param rows - rising
   * @returns false when it has to be built anew
   */
  extend(relation: Relation, keys: readonly Key[], rows: Int32Array): boolean {
    if (this.codes === null) return true
    const shape = this.#shape
    if (shape === null || keys.some((key, i) => key.open || key.base !== shape.bases[i] || key.size() > shape.sizes[i]!)) return false
    const grouping = groupingOf(keys, shape.sizes)
    if (rows.length > 0) this.ordered.clear()
    this.codes = widened(this.codes, relation.length)
    for (let at = 0; at < rows.length; at += BLOCK) {
      const some = rows.subarray(at, at + BLOCK)
      ROWS.set(some)
      if (!this.#place(grouping, some.length)) return false
    }
    for (let start = this.length - (this.length % BLOCK); start < relation.length; start += BLOCK) {
      const count = extract(relation.members, start, ROWS)
      let from = 0
      while (from < count && ROWS[from]! < this.length) from++
      ROWS.copyWithin(0, from, count)
      if (!this.#place(grouping, count - from)) return false
    }
    this.length = relation.length
    // What no row had may not have had its value yet.
    if (this.#all && keys.some((key, i) => key.size() !== shape.named[i])) this.#name(grouping, keys)
    return true
  }
  #name(grouping: Grouping, keys: readonly Key[]): void {
    this.values = grouping.values(this.#cells).map((column) => [null, ...column])
    if (this.#shape !== null) this.#shape.named = keys.map((key) => key.size())
  }

  #place(grouping: Grouping, count: number): boolean {
    grouping.read(ROWS, count, FOUND)
    for (let i = 0; i < count; i++) {
      const cell = FOUND[i]!
      const group = cell < 0 ? 0 : this.#find(cell) || this.#add(cell, grouping)
      if (group === NARROW && this.codes instanceof Uint16Array) return false
      this.codes![ROWS[i]!] = group
    }
    return true
  }
  #find(cell: number): number {
    let low = 0
    let high = this.#cells.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#cells[middle]! < cell) low = middle + 1
      else high = middle
    }
    return this.#cells[low] === cell ? low + 1 : this.#later.get(cell) ?? 0
  }
  #add(cell: number, grouping: Grouping): number {
    this.#later.set(cell, ++this.size)
    grouping.values(Int32Array.of(cell)).forEach(([value], k) => { this.values[k]!.push(value!) })
    return this.size
  }
}

/** One too high, so that what is left out is 0. */
function scatter(to: Int32Array | Uint16Array, rows: Int32Array, groups: Int32Array, count: number): void {
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
export function groupsOf({ codes }: Pick<Vector, 'codes'>, rows: Int32Array, count: number, out: Int32Array): void {
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
