import type { OrderStatistic } from '../model/index.ts'
import { BLOCK, extract } from './bits.ts'
import { moveApart } from './cells.ts'
import { widened } from './columns.ts'
import type { NumberField } from './fields.ts'
import { LOOSE } from './range-index.ts'
import type { Relation } from './relations.ts'
import { moved } from './tally.ts'
import type { Table } from './tally.ts'
import { groupsOf } from './vector.ts'
import type { Vector } from './vector.ts'

const ROWS = new Int32Array(BLOCK)
const GROUPS = new Int32Array(BLOCK)
const VALUES = new Float64Array(BLOCK)

/** Where each row's value lies among 255 parts of about as many values each; 0 is null. */
export interface Coarse { readonly parts: Uint8Array; readonly edges: Float64Array; readonly length: number }
const PARTS = 255
/** Parts of all cells together. */
const MOST_PARTS = 1 << 20
/** So few values are put in order one by one, without an array of their own. */
const FEW = 32
const SOME = new Float64Array(FEW)
const SAMPLED = 1 << 13

/** @param known - of the same relation before rows came. Yields */
export function* coarseOf(relation: Relation, field: NumberField, known?: Coarse): Generator<void, Coarse> {
  const { length } = relation
  const edges = known?.edges ?? (yield* edgesOf(relation, field))
  const parts = widened(known?.parts ?? new Uint8Array(0), length)
  const from = known?.length ?? 0
  for (let start = from - (from % BLOCK); start < length; start += BLOCK) {
    const count = extract(relation.members, start, ROWS)
    field.read(ROWS, count, VALUES)
    findParts(edges, VALUES, ROWS, count, parts)
    if (start % (BLOCK * 8) === 0) yield
  }
  return { parts, edges, length }
}
/** Edges that split a sample evenly: where they lie decides how much there is to sort, not what comes out. */
function* edgesOf(relation: Relation, field: NumberField): Generator<void, Float64Array> {
  const sample: number[] = []
  const every = Math.ceil(relation.members.count / SAMPLED)
  let next = 0
  for (let start = 0; start < relation.length; start += BLOCK) {
    const count = extract(relation.members, start, ROWS)
    let taken = 0
    for (; next < count; next += every) ROWS[taken++] = ROWS[next]!
    next -= count
    field.read(ROWS, taken, VALUES)
    for (let i = 0; i < taken; i++) if (!Number.isNaN(VALUES[i]!)) sample.push(VALUES[i]!)
  }
  yield
  const sorted = Float64Array.from(sample).sort()
  const edges = new Float64Array(PARTS).fill(Infinity)
  for (let i = 1; i < PARTS; i++) edges[i - 1] = sorted[Math.floor((i * sorted.length) / PARTS)] ?? 0
  return edges
}
/** By halves: comparisons that are added up need no guess of which way they go. */
function findParts(edges: Float64Array, values: Float64Array, rows: Int32Array, count: number, parts: Uint8Array): void {
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    let below = Number(edges[127]! <= value) << 7
    below += Number(edges[below + 63]! <= value) << 6
    below += Number(edges[below + 31]! <= value) << 5
    below += Number(edges[below + 15]! <= value) << 4
    below += Number(edges[below + 7]! <= value) << 3
    below += Number(edges[below + 3]! <= value) << 2
    below += Number(edges[below + 1]! <= value) << 1
    below += Number(edges[below]! <= value)
    parts[rows[i]!] = value === value ? below + 1 : 0
  }
}

/** How many values each cell has in each part: tells in which part a wanted one lies, and how far into it. */
export class Parts implements Table {
  table = new Int32Array(0)
  coarse: Coarse
  /** So many parts are one, since there are many cells. */
  readonly shift: number
  /** Parts of a cell; the first is of nulls. */
  readonly width: number
  /** By cell: what was found last, and whether rows came or went since. A moved brush changes few of 200 reps' medians. */
  found: OrderStatistic[] = []
  stale = new Uint8Array(0)
  constructor(cells: number, coarse: Coarse) {
    let shift = 0
    while (shift < 8 && cells * (256 >> shift) > MOST_PARTS) shift++
    this.coarse = coarse
    this.shift = shift
    this.width = (256 >> shift) + 1
  }
  get bytes(): number { return this.table.byteLength }
  grow(cells: number): void {
    this.table = widened(this.table, cells * this.width)
    this.stale = widened(this.stale, cells)
  }
  move(cells: number, from: Int32Array, to: Int32Array): void {
    this.table = moved(this.table, cells, from, to, this.width)
    this.stale = new Uint8Array(cells)
    this.found = []
  }
  change(rows: Int32Array, cells: Int32Array, count: number, sign: 1 | -1): void {
    changeParts(this.table, this.stale, this.coarse.parts, this.shift, this.width, rows, cells, count, sign)
  }
}
function changeParts(
  table: Int32Array, stale: Uint8Array, parts: Uint8Array, shift: number, width: number, rows: Int32Array, cells: Int32Array, count: number, sign: number,
): void {
  for (let i = 0; i < count; i++) {
    const part = parts[rows[i]!]!
    stale[cells[i]!] = 1
    table[cells[i]! * width + (part === 0 ? 0 : (part >> shift) + 1)]! += sign
  }
}

/** The rows of a relation by group and part of a field, whatever is asked of them: those that came since are not among them. */
export interface Ordered {
  /** By group times the width of a group, plus the part: where its rows begin. */
  readonly starts: Int32Array
  readonly order: Int32Array
  readonly length: number
  readonly edges: Float64Array
  readonly width: number
}

/** The same as long as nothing but few rows came. Yields. */
export function* orderedOf(vector: Vector, field: string, { coarse, shift, width }: Parts, length: number): Generator<void, Ordered> {
  const known = vector.ordered.get(field)
  const isLike = known !== undefined && known.edges === coarse.edges && known.width === width
  if (isLike && known.length + LOOSE >= length) return known
  // Those that came are put among the others.
  const before = isLike ? known : null
  const starts = new Int32Array((vector.size + 1) * width + 1)
  const each = function* (visit: (start: number, count: number) => void): Generator<void, void> {
    for (let start = before?.length ?? 0; start < length; start += BLOCK) {
      const count = Math.min(BLOCK, length - start)
      for (let i = 0; i < count; i++) ROWS[i] = start + i
      groupsOf(vector, ROWS, count, GROUPS)
      visit(start, count)
      yield
    }
  }
  yield* each((start, count) => countParts(starts, coarse.parts, shift, width, start, GROUPS, count))
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
  if (before !== null) for (let at = 0; at < starts.length; at++) starts[at]! += before.starts[Math.min(at, before.starts.length - 1)]!
  const order = new Int32Array(starts.at(-1)!)
  const next = starts.slice()
  if (before !== null) moveApart(before.order, before.starts, order, next)
  yield* each((start, count) => placeRows(order, next, coarse.parts, shift, width, start, GROUPS, count))
  const ordered: Ordered = { starts, order, length, edges: coarse.edges, width }
  vector.ordered.set(field, ordered)
  return ordered
}
// Neither those of no group nor nulls are ever looked for.
function countParts(starts: Int32Array, parts: Uint8Array, shift: number, width: number, start: number, groups: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const part = parts[start + i]!
    if (part !== 0 && groups[i]! !== 0) starts[groups[i]! * width + (part >> shift) + 2]!++
  }
}
function placeRows(
  order: Int32Array, next: Int32Array, parts: Uint8Array, shift: number, width: number, start: number, groups: Int32Array, count: number,
): void {
  for (let i = 0; i < count; i++) {
    const part = parts[start + i]!
    if (part !== 0 && groups[i]! !== 0) order[next[groups[i]! * width + (part >> shift) + 1]!++] = start + i
  }
}

/** What order statistics are found from. */
export interface Sought {
  readonly vector: Vector
  readonly field: NumberField
  readonly parts: Parts
  readonly ordered: Ordered
  readonly at: readonly number[]
  /** Rows of the relation. */
  readonly length: number
  /** Cells that each group has. */
  readonly slots: number
  /** Of some rows of a group, in place: those that are counted in a slot. */
  readonly counted: (rows: Int32Array, count: number, slot: number) => number
}

/** Order statistics of some cells: where a part has a wanted one, its values are looked at. Yields. */
export function* orderStatistics(cells: Int32Array, sought: Sought): Generator<void, OrderStatistic[]> {
  const { parts: { table, width, stale, found: known }, at, slots } = sought
  const loose = looseOf(sought)
  const found: OrderStatistic[] = []
  // Hundreds of cells at every step of a brush: only their answers are made anew for each.
  const values = new Float64Array(at.length * 2)
  let done = 0
  for (let c = 0; c < cells.length; c++) {
    const cell = cells[c]!
    if (stale[cell] === 0 && known[cell] !== undefined) { found[c] = known[cell]; continue }
    stale[cell] = 0
    const group = Math.floor(cell / slots)
    const first = cell * width
    let n = 0
    for (let part = first + 1; part < first + width; part++) n += table[part]!
    let own = SOME
    let part = 1
    let before = 0
    let held = 0
    for (let i = 0; n > 0 && i < values.length; i++) {
      const place = (n - 1) * at[i >> 1]!
      const rank = i & 1 ? Math.ceil(place) : Math.floor(place)
      // Where those asked for do not rise.
      if (rank < before) { part = 1; before = 0 }
      while (before + table[first + part]! <= rank) before += table[first + part++]!
      if (held !== part) {
        held = part
        const size = table[first + part]!
        own = size <= FEW ? SOME : new Float64Array(size)
        collect(own, group * width + part, cell - group * slots, sought, loose)
        if (size <= FEW) sortFew(own, size)
        // What occurs most often has a part almost to itself.
        else if (differ(own)) own.sort()
        done += size
      }
      values[i] = own[rank - before]!
    }
    found[c] = known[cell] = { n, neighbours: at.map((_, i) => (n > 0 ? [values[i * 2]!, values[i * 2 + 1]!] as const : null)) }
    if (done > BLOCK * 8) { done = 0; yield }
  }
  return found
}
function differ(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return true
  return false
}
/** Writes the values of a part of a group that are counted in a slot. */
function collect(values: Float64Array, place: number, slot: number, sought: Sought, loose: ReadonlyMap<number, readonly number[]>): void {
  const { starts, order } = sought.ordered
  let length = 0
  const end = starts[place + 1] ?? 0
  for (let start = starts[place] ?? 0; start < end; start += BLOCK) {
    const last = Math.min(start + BLOCK, end)
    for (let i = start; i < last; i++) ROWS[i - start] = order[i]!
    length = take(values, length, last - start, slot, sought)
  }
  const more = loose.get(place)
  if (more !== undefined) {
    ROWS.set(more)
    take(values, length, more.length, slot, sought)
  }
}
/** Adds the values of those rows of the buffer that are counted. Returns how many there are then. */
function take(values: Float64Array, length: number, candidates: number, slot: number, { field, counted }: Sought): number {
  const count = counted(ROWS, candidates, slot)
  if (count === 0) return length
  field.read(ROWS, count, VALUES, true)
  for (let i = 0; i < count; i++) values[length + i] = VALUES[i]!
  return length + count
}
/** Rows that came since, by place. */
function looseOf({ vector, parts: { coarse, shift, width }, ordered, length }: Sought): ReadonlyMap<number, readonly number[]> {
  const loose = new Map<number, number[]>()
  for (let row = ordered.length; row < length; row++) {
    const part = coarse.parts[row]!
    if (part === 0) continue
    const place = (vector.codes === null ? 1 : vector.codes[row]!) * width + (part >> shift) + 1
    const known = loose.get(place)
    if (known === undefined) loose.set(place, [row])
    else known.push(row)
  }
  return loose
}
/** By insertion. */
function sortFew(values: Float64Array, length: number): void {
  for (let i = 1; i < length; i++) {
    const value = values[i]!
    let to = i
    for (; to > 0 && values[to - 1]! > value; to--) values[to] = values[to - 1]!
    values[to] = value
  }
}
