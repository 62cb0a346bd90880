import type { Aggregate, AggregateRequest, Measure, OrderStatistic, Scalar } from '../model/index.ts'
import { BLOCK, both } from './bits.ts'
import type { Bits } from './bits.ts'
import { Buckets } from './buckets.ts'
import { each, keepBetween, keepIn, nonZero, picked, pickedValues, placeBy, sum, writeCells } from './cells.ts'
import type { Common, Stretch } from './common.ts'
import { denseAggregate } from './dense.ts'
import { isFlag } from './fields.ts'
import type { NumberField } from './fields.ts'
import { orderedOf, orderStatistics, Parts } from './order.ts'
import type { Coarse } from './order.ts'
import type { RangeIndex } from './range-index.ts'
import type { Relation } from './relations.ts'
import { alike } from './span.ts'
import type { Span } from './span.ts'
import { Counts, Extremes, Sums, tallyList, tallyRows } from './tally.ts'
import type { Counted, Place, Table } from './tally.ts'
import { groupsOf } from './vector.ts'
import type { Groups, Vector } from './vector.ts'

/** What an aggregate is made from. Sets are of rows that may not exist: what is remembered of a row stays true of it. */
export interface Plan {
  readonly request: AggregateRequest
  readonly relation: Relation
  /** By all keys but the one that the span's pieces are. */
  readonly vector: Vector
  /** What the request asks for besides what is common and its span; null is all. */
  readonly asked: Bits | null
  /** The same for each measure that has conditions of its own. */
  readonly where: ReadonlyMap<string, Bits>
  /** By field whose order statistics are asked for. */
  readonly coarse: ReadonlyMap<string, Coarse>
}

interface Sets { readonly plan: Plan; readonly members: Bits | null; readonly conditions: ReadonlyMap<string, Bits> }

const SLICE = BLOCK * 16
const VALUES = new Float64Array(BLOCK)
const SLOTS = new Int32Array(BLOCK)
const GROUPS = new Int32Array(BLOCK)
const EVERYTHING: readonly number[] = [-Infinity, Infinity]
/** From so many groups on, columns are made when they are asked for. */
const MANY = 1 << 12

/**
 * What was counted for an aggregate, so that after a moved filter or a moved span only the change is counted. A cell is
 * a group of the vector in a piece of the span: group × pieces + piece.
 */
export class Running {
  #plan: Plan
  /** What it was counted over. */
  #over: Bits | null = null
  #span: Span | null = null
  #stretch: Stretch = { name: '', index: null }
  /** How many rows each cell has. */
  readonly #sizes = new Counts()
  readonly #tallies = new Map<string, Counts | Sums | Parts>()
  /** The tallies by the rows that count for them, whether or not these exist. */
  #counted: readonly (readonly [within: Bits | null, tallies: readonly Table[]])[] = []
  /** The cell of every row, by the edges of several pieces. */
  #cells: { readonly codes: Groups; readonly edges: readonly number[] } | null = null

  #within: Sets | null = null

  constructor(plan: Plan) { this.#plan = plan }

  get plan(): Plan { return this.#plan }
  get bytes(): number {
    let bytes = this.#sizes.bytes + (this.#cells?.codes.byteLength ?? 0)
    for (const tally of this.#tallies.values()) bytes += tally.bytes
    for (const [within] of this.#counted) bytes += within?.words.byteLength ?? 0
    return bytes
  }

  /** The same plan after rows came, with the same vector, whose groups may be more; false where it counts by others. */
  renew(plan: Plan): boolean {
    if (plan.vector !== this.#plan.vector) return false
    for (const [field, { edges }] of plan.coarse) if (this.#plan.coarse.get(field)?.edges !== edges) return false
    this.#plan = plan
    this.#cells = null
    if (this.#over !== null) this.#arrange()
    return true
  }

  /** Which rows count, for all tallies and for those with conditions of their own: the same whatever the reader filters by. */
  get #sets(): Sets {
    if (this.#within?.plan !== this.#plan) {
      const { relation, asked, where } = this.#plan
      // Rows that are none come along with those of a parent.
      const members = both(asked, relation.parent === undefined ? null : relation.members)
      this.#within = { plan: this.#plan, members, conditions: new Map([...where].map(([name, condition]) => [name, both(members, condition)!])) }
    }
    return this.#within
  }

  get #edges(): readonly number[] { return this.#span?.edges ?? EVERYTHING }
  get #pieces(): number { return this.#edges.length - 1 }
  get #room(): number { return (this.#plan.vector.size + 1) * this.#pieces }

  /** Whether it was counted over other stretches of time than these. */
  hasMoved({ edges }: Span): boolean { return this.#over !== null && !alike(edges, this.#edges) }

  /** Yields; not to be used again when it does not come to its end. @param index - of the span's field; see `Stretch` */
  *count(common: Common, span: Span | null, index: RangeIndex | null): Generator<void, void> {
    this.#stretch = { name: span?.field ?? '', index }
    const still = span === null || !this.hasMoved(span)
    if (common.rows !== this.#over) {
      const change = this.#over === null ? null : common.since(this.#over)
      this.#over = common.rows
      if (change === null || (!still && index === null)) return yield* this.#anew(common, span)
      this.#tally(change.added, 1)
      this.#tally(change.removed, -1)
      yield
    }
    if (still) this.#span = span
    else if (index === null) yield* this.#anew(common, span)
    else yield* this.#move(common, span, index)
  }

  /** Takes out rows whose groups are about to change, or puts them in again. @param ofParent - by row, that of the parent */
  regroup(rows: Int32Array, ofParent: Int32Array, sign: 1 | -1): void {
    this.#cells = null
    for (const tally of [this.#sizes, ...this.#tallies.values()]) tally.grow(this.#room)
    this.#tally(rows.filter((_, i) => this.#over?.has(ofParent[i]!)), sign)
  }

  /** Counts rows wherever they are. */
  #tally(rows: Int32Array, sign: 1 | -1): void {
    tallyList(rows, this.#counted, this.#placed, sign)
  }
  /** Outside all pieces is in none of the groups. */
  readonly #placed: Place = (rows, count, out) => {
    const { vector, relation } = this.#plan
    groupsOf(vector, rows, count, out)
    if (this.#span === null) return
    const field = relation.fields.get(this.#span.field) as NumberField
    field.read(rows, count, VALUES, true)
    placeBy(this.#edges, VALUES, count, out)
  }
  /** Counts rows that are all in one piece. */
  #tallyPiece(counted: Counted, rows: Int32Array, piece: number, sign: 1 | -1): void {
    const pieces = this.#pieces
    const place: Place = (some, count, out) => {
      groupsOf(this.#plan.vector, some, count, out)
      if (pieces > 1) for (let i = 0; i < count; i++) out[i] = out[i]! * pieces + piece
    }
    tallyList(rows, counted, place, sign)
  }

  /** Makes room in the tallies, or makes them. */
  #arrange(): void {
    const { request, relation, where, coarse } = this.#plan
    const plain: Table[] = [this.#sizes]
    const { members, conditions } = this.#sets
    const counted: [Bits | null, Table[]][] = [[members, plain]]
    this.#sizes.grow(this.#room)
    for (const [name, measure] of Object.entries<Measure>(request.measures)) {
      if (measure.op === 'min' || measure.op === 'max') continue
      const field = measure.op === 'count' ? null : relation.fields.get(measure.field) as NumberField
      const condition = where.get(name)
      const tally = this.#tallies.get(name) ?? (measure.op === 'order' ? new Parts(this.#room, coarse.get(measure.field)!)
        : measure.op === 'sum' && !isFlag(field!) ? new Sums(field!, measure.field) : condition === undefined ? this.#sizes : new Counts())
      if (tally instanceof Sums) tally.field = field!
      if (tally instanceof Parts) tally.coarse = coarse.get((measure as { field: string }).field)!
      tally.grow(this.#room)
      this.#tallies.set(name, tally)
      if (condition !== undefined) counted.push([conditions.get(name)!, [tally]])
      else if (tally !== this.#sizes) plain.push(tally)
    }
    this.#counted = counted
  }

  /** Counts what came under each piece and what left it, where it was much the same as one before. */
  *#move(common: Common, span: Span, index: RangeIndex): Generator<void, void> {
    const [before, after] = [this.#edges, span.edges]
    const rows = (from: number, to: number): number => index.count(Math.min(from, to), Math.max(from, to))
    const pieces = after.length - 1
    const origins = new Int32Array(pieces).fill(-1)
    /** Pieces that no other one was, or not quite. */
    const others: number[] = []
    let old = 0
    for (let piece = 0; piece < pieces; piece++) {
      const [from, to] = [after[piece]!, after[piece + 1]!]
      while (old + 2 < before.length && before[old + 1]! <= from) old++
      // Days of which a brush leaves out some and takes in others are mostly the same days.
      if (before[old] === from && before[old + 1] === to) { origins[piece] = old; continue }
      others.push(piece)
      let least = rows(from, to)
      for (const near of [old, old + 1]) {
        if (near + 1 >= before.length) continue
        const cost = rows(from, before[near]!) + rows(to, before[near + 1]!)
        if (cost < least) { least = cost; origins[piece] = near }
      }
    }
    this.#span = span
    this.#transfer(before.length - 1, origins)
    for (const piece of others) {
      const [from, to] = [after[piece]!, after[piece + 1]!]
      const origin = origins[piece]!
      if (origin < 0) {
        this.#tallyPiece(this.#counted, common.between(this.#stretch, from, to), piece, 1)
        yield
        continue
      }
      const change = (a: number, b: number, sign: 1 | -1): void => {
        if (a < b) this.#tallyPiece(this.#counted, common.between(this.#stretch, a, b), piece, sign)
      }
      const [start, end] = [before[origin]!, before[origin + 1]!]
      change(from, start, 1)
      change(start, from, -1)
      change(end, to, 1)
      change(to, end, -1)
    }
  }
  /** Gives each piece the tallies of the one that it comes from. */
  #transfer(before: number, origins: Int32Array): void {
    const after = origins.length
    if (after === before && origins.every((origin, piece) => origin === piece)) return
    const kept = origins.filter((origin) => origin >= 0).length * (this.#plan.vector.size + 1)
    const [from, to] = [new Int32Array(kept), new Int32Array(kept)]
    for (let group = 0, i = 0; group <= this.#plan.vector.size; group++) {
      for (let piece = 0; piece < after; piece++) {
        if (origins[piece]! < 0) continue
        from[i] = group * before + origins[piece]!
        to[i++] = group * after + piece
      }
    }
    for (const tally of new Set<Table>([this.#sizes, ...this.#tallies.values()])) tally.move(this.#room, from, to)
  }

  *#anew(common: Common, span: Span | null): Generator<void, void> {
    this.#tallies.clear()
    this.#sizes.table = new Int32Array(0)
    this.#span = span
    this.#arrange()
    yield* this.#fill(common, this.#counted)
  }

  /** Counts everything by tallies that are all at nothing. */
  *#fill(common: Common, counted: Counted): Generator<void, void> {
    const { vector } = this.#plan
    const edges = this.#edges
    const { index } = this.#stretch
    const { few } = common
    const ranged = index === null || this.#span === null ? Infinity : index.count(edges[0]!, edges.at(-1)!)
    const cells = this.#cells !== null && alike(this.#cells.edges, edges) ? this.#cells : null
    if (few !== null && ranged > few.length) {
      const place: Place = cells === null ? this.#placed : (rows, count, out) => { groupsOf(cells, rows, count, out) }
      for (let start = 0; start < few.length; start += SLICE) {
        tallyList(few.subarray(start, start + SLICE), counted, place, 1)
        yield
      }
      return
    }
    let base = common.own
    if (index !== null && this.#span !== null) {
      // Of few rows each is looked at by itself: of half of them where else the cells of all would be needed, which takes
      // three times as long a row (the first move of a drag over two million: 104 ms of 250).
      const passing = (ranged * common.rows.count) / common.rows.length
      if (this.#pieces > 1 && cells === null ? ranged * 2 < index.length : passing * 16 < index.length) {
        for (let piece = 0; piece < this.#pieces; piece++) {
          if (!(edges[piece]! < edges[piece + 1]!)) continue
          this.#tallyPiece(counted, common.between(this.#stretch, edges[piece]!, edges[piece + 1]!), piece, 1)
          yield
        }
        return
      }
      if (this.#pieces === 1) base = common.during(this.#stretch, edges[0]!, edges[1]!)
    }
    if (this.#pieces > 1 && cells === null) this.#cells = yield* this.#allCells()
    const coded = this.#pieces === 1 ? vector : this.#cells!
    const rows = both(base, counted[0]![0])!
    for (const [i, [within, tallies]] of counted.entries()) {
      const passed = i === 0 ? rows : rows.and(within!)
      const [tally] = tallies
      // Of most rows it is quicker to say which do not count.
      if (i > 0 && tally instanceof Counts && passed.count * 2 > rows.count) {
        tally.table.set(this.#sizes.table)
        yield* tallyRows(rows.without(within!), coded, [tally], -1)
      } else yield* tallyRows(passed, coded, tallies)
    }
  }
  *#allCells(): Generator<void, { readonly codes: Groups; readonly edges: readonly number[] }> {
    const { vector, relation } = this.#plan
    const edges = this.#edges
    const codes = this.#room < 1 << 16 ? new Uint16Array(relation.length) : new Uint32Array(relation.length)
    const field = relation.fields.get(this.#span!.field) as NumberField
    const buckets = new Buckets(edges)
    for (let start = 0; start < relation.length; start += BLOCK) {
      const count = Math.min(BLOCK, relation.length - start)
      for (let i = 0; i < count; i++) SLOTS[i] = start + i
      field.read(SLOTS, count, VALUES)
      groupsOf(vector, SLOTS, count, GROUPS)
      buckets.find(VALUES, count, SLOTS)
      writeCells(codes, start, GROUPS, SLOTS, edges.length - 1, count)
      if (start % (BLOCK * 8) === 0) yield
    }
    return { codes, edges }
  }

  /** Every row that passes is in some group. */
  get #isAllGrouped(): boolean { return this.#span?.whole !== false && this.#plan.request.by.every((by) => typeof by === 'string') }

  /** How many rows pass the request's conditions, also those in no group. @param cells - of the groups that have rows */
  #rows(common: Common, cells: Int32Array): number {
    const within = this.#counted[0]![0]
    if (this.#isAllGrouped) return sum(this.#sizes.table, cells)
    if (this.#span?.whole !== true) return both(common.own, within)!.count
    const found = common.between(this.#stretch, this.#edges[0]!, this.#edges.at(-1)!)
    return within === null ? found.length : found.reduce((n, row) => n + (within.has(row) ? 1 : 0), 0)
  }

  /** What was counted as an answer. Yields. */
  *answer(common: Common): Generator<void, Aggregate> {
    const { request: { measures }, relation, vector, where } = this.#plan
    const pieces = this.#pieces
    const names = Object.keys(measures)
    if (vector.size > MANY && (this.#span?.place ?? -1) < 0 && this.#isAllGrouped && names.every((name) => this.#tallies.get(name) === this.#sizes)) {
      return denseAggregate({ values: vector.values, counts: this.#sizes.table.slice(0, vector.size + 1) }, names)
    }
    const { keys, by } = this.#groups()
    const counts = new Map<string, number[]>()
    const numbers = new Map<string, (number | null)[]>()
    const orders = new Map<string, OrderStatistic[]>()
    for (const [name, measure] of Object.entries<Measure>(measures)) {
      const tally = this.#tallies.get(name)
      const field = measure.op === 'count' ? null : relation.fields.get(measure.field) as NumberField
      const within = where.get(name)
      if (tally instanceof Sums) numbers.set(name, each(by, (cell) => tally.at(cell)))
      else if (tally instanceof Parts) {
        orders.set(name, yield* orderStatistics(by, {
          vector, field: field!, parts: tally, at: (measure as { at: readonly number[] }).at, length: relation.length, slots: pieces,
          ordered: yield* orderedOf(vector, (measure as { field: string }).field, tally, relation.length),
          counted: this.#counter(common, within ?? null),
        }))
      } else if (tally !== undefined) (measure.op === 'sum' ? numbers : counts).set(name, picked(tally.table, by))
      else {
        const extremes = new Extremes(this.#room, field!, measure.op === 'min' ? 1 : -1)
        const own = this.#counted[0]![0]
        yield* this.#fill(common, [[both(own, within ?? null), [extremes]]])
        numbers.set(name, each(by, (cell) => extremes.at(cell)))
      }
    }
    return {
      kind: 'aggregate', keys, counts: Object.fromEntries(counts), numbers: Object.fromEntries(numbers), orders: Object.fromEntries(orders),
      size: by.length, rows: this.#rows(common, by),
    }
  }
  /** The cells that are groups of the answer, with their keys. */
  #groups(): { readonly by: Int32Array; readonly keys: Scalar[][] } {
    const { request, vector } = this.#plan
    const pieces = this.#pieces
    const by = request.by.length === 0 && (this.#span?.place ?? -1) < 0 ? Int32Array.of(1) : nonZero(this.#sizes.table, pieces)
    if (this.#span === null || this.#span.place < 0) return { by, keys: vector.values.map((values) => pickedValues(values, by, 1)) }
    const keys = vector.values.map((values) => pickedValues(values, by, pieces))
    keys.splice(this.#span.place, 0, each(by, (cell) => cell % pieces))
    return { by, keys }
  }
  /** Keeps those of some rows that are counted in a piece. */
  #counter(common: Common, within: Bits | null): (rows: Int32Array, count: number, piece: number) => number {
    const sets = [common.own, this.#counted[0]![0], within].filter((set) => set !== null)
    const field = this.#span && this.#plan.relation.fields.get(this.#span.field) as NumberField
    return (rows, candidates, piece) => {
      let count = candidates
      for (const set of sets) count = keepIn(set.words, rows, count)
      if (field === null) return count
      field.read(rows, count, VALUES, true)
      return keepBetween(VALUES, this.#edges[piece]!, this.#edges[piece + 1]!, rows, count)
    }
  }
}
