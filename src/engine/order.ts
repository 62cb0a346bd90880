import type { OrderStatistic } from '../model/index.ts'
import { BLOCK, extract } from './bits.ts'
import type { Bits } from './bits.ts'
import { widened } from './columns.ts'
import type { NumberField } from './fields.ts'
import type { Relation } from './relations.ts'
import { groupsOf } from './vector.ts'
import type { Vector } from './vector.ts'

const ROWS = new Int32Array(BLOCK)
const GROUPS = new Int32Array(BLOCK)
const VALUES = new Float64Array(BLOCK)

/** Where each row's value lies among 255 parts of about as many values each; 0 is null. */
export interface Coarse { readonly parts: Uint8Array; readonly edges: Float64Array; readonly length: number }
const PARTS = 255
/** Cells of a histogram of parts by group. */
const MOST_CELLS = 1 << 20
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
  return Float64Array.from({ length: PARTS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / PARTS)] ?? 0)
}
function findParts(edges: Float64Array, values: Float64Array, rows: Int32Array, count: number, parts: Uint8Array): void {
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    if (value !== value) continue
    let low = 0
    let high = edges.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (edges[middle]! <= value) low = middle + 1
      else high = middle
    }
    parts[rows[i]!] = low + 1
  }
}

/**
 * Order statistics by group. Parts of the values are counted first; then only the values of those parts in which a
 * wanted one lies are looked at. Yields.
 *
 * @returns by group; those without rows are left out
 */
export function* orderStatistics(
  rows: Bits, vector: Vector, field: NumberField, coarse: Coarse, at: readonly number[],
): Generator<void, (group: number) => OrderStatistic> {
  const size = vector.size + 1
  let shift = 0
  // Few rows are sorted sooner than so many cells are looked at.
  const most = Math.min(MOST_CELLS, rows.count >> 1)
  while (shift < 8 && size * (256 >> shift) > most) shift++
  const width = (256 >> shift) + 1
  const cells = new Int32Array(size * width)
  const each = function* (visit: (count: number) => void): Generator<void, void> {
    let done = 0
    for (let start = 0; start < rows.length; start += BLOCK) {
      const count = extract(rows, start, ROWS)
      if (count === 0) continue
      groupsOf(vector, ROWS, count, GROUPS)
      cellsOf(coarse.parts, shift, width, ROWS, GROUPS, count)
      visit(count)
      done += count
      if (done > BLOCK * 16) { done = 0; yield }
    }
  }
  yield* each((count) => countCells(cells, GROUPS, count))
  const wanted = new Map<number, readonly (readonly [low: number, high: number])[]>()
  const totals = new Int32Array(size)
  /** By cell: where its values begin, one too high; 0 when none of them is wanted. */
  const begins = new Int32Array(cells.length)
  /** By cell: how many values of the group lie before it. */
  const before = new Int32Array(cells.length)
  let length = 0
  for (let group = 1; group < size; group++) {
    const first = group * width + 1
    let n = 0
    for (let cell = first; cell < first + width - 1; cell++) { before[cell] = n; n += cells[cell]! }
    totals[group] = n
    if (n === 0) continue
    const places = at.map((p) => [Math.floor((n - 1) * p), Math.ceil((n - 1) * p)] as const)
    wanted.set(group, places)
    let cell = first
    for (const rank of ranksIn(places)) {
      while (before[cell]! + cells[cell]! <= rank) cell++
      if (begins[cell] === 0) { begins[cell] = length + 1; length += cells[cell]! }
    }
  }
  const values = new Float64Array(length)
  const next = begins.slice()
  yield* each((count) => {
    let kept = 0
    for (let i = 0; i < count; i++) {
      const cell = GROUPS[i]!
      ROWS[kept] = ROWS[i]!
      GROUPS[kept] = cell
      kept += next[cell] === 0 ? 0 : 1
    }
    field.read(ROWS, kept, VALUES)
    for (let i = 0; i < kept; i++) values[next[GROUPS[i]!]!++ - 1] = VALUES[i]!
  })
  return (group) => {
    const places = wanted.get(group)
    if (places === undefined) return { n: 0, neighbours: at.map(() => null) }
    const found = new Map<number, number>()
    let cell = group * width + 1
    const ranks = ranksIn(places)
    for (let i = 0; i < ranks.length;) {
      while (before[cell]! + cells[cell]! <= ranks[i]!) cell++
      const own = values.subarray(begins[cell]! - 1, begins[cell]! - 1 + cells[cell]!)
      let end = i
      while (end < ranks.length && ranks[end]! < before[cell]! + cells[cell]!) end++
      const local = ranks.slice(i, end).map((rank) => rank - before[cell]!)
      if (own.length <= 64 || local.length > 32) own.sort()
      else selectRanks(own, 0, own.length - 1, local, 0, local.length)
      for (const rank of local) found.set(rank + before[cell]!, own[rank]!)
      i = end
    }
    return { n: totals[group]!, neighbours: places.map(([low, high]) => [found.get(low)!, found.get(high)!] as const) }
  }
}
function ranksIn(places: readonly (readonly [number, number])[]): number[] {
  return [...new Set(places.flat())].sort((a, b) => a - b)
}
/** Writes each row's cell over its group: the group's first is for nulls. */
function cellsOf(parts: Uint8Array, shift: number, width: number, rows: Int32Array, groups: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const part = parts[rows[i]!]!
    groups[i] = groups[i]! * width + (part === 0 ? 0 : (part >> shift) + 1)
  }
}
function countCells(cells: Int32Array, found: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) cells[found[i]!]!++
}

/** Brings the values of several ranks to their places, splitting the ranks with the values: Hoare's FIND for many. */
function selectRanks(values: Float64Array, left: number, right: number, ranks: readonly number[], first: number, end: number): void {
  if (first >= end) return
  const middle = (first + end) >> 1
  const rank = ranks[middle]!
  select(values, left, right, rank)
  selectRanks(values, left, rank - 1, ranks, first, middle)
  selectRanks(values, rank + 1, right, ranks, middle + 1, end)
}

/** Quickselect with the median of three; after too many bad splits it sorts, so that no input is quadratic. */
function select(values: Float64Array, left: number, right: number, rank: number): void {
  let splits = 2 * Math.ceil(Math.log2(right - left + 2))
  while (right - left > 32) {
    if (splits-- === 0) break
    const middle = (left + right) >>> 1
    if (values[middle]! < values[left]!) swap(values, middle, left)
    if (values[right]! < values[left]!) swap(values, right, left)
    if (values[right]! < values[middle]!) swap(values, right, middle)
    const pivot = values[middle]!
    let i = left
    let j = right
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i <= j) swap(values, i++, j--)
    }
    if (rank <= j) right = j
    else if (rank >= i) left = i
    else return
  }
  values.subarray(left, right + 1).sort()
}
function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i]!
  values[i] = values[j]!
  values[j] = value
}
