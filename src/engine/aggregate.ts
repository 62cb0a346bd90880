import type { Aggregate, AggregateRequest, Measure, OrderStatistic } from '../model/index.ts'
import { counterIn, groupsIn } from './answer-cells.ts'
import { BLOCK, both, bothSince } from './bits.ts'
import type { Bits } from './bits.ts'
import { each, inPiece, picked, sum, VALUES } from './cells.ts'
import type { Common, Stretch } from './common.ts'
import { denseAggregate } from './dense.ts'
import { isFlag } from './fields.ts'
import type { NumberField } from './fields.ts'
import { orderedOf, orderStatistics, Parts } from './order.ts'
import type { Coarse } from './order.ts'
import type { RangeIndex } from './range-index.ts'
import type { Relation } from './relations.ts'
import { SpanCells } from './span-cells.ts'
import { originsOf, transferOf } from './span-moves.ts'
import { alike } from './span.ts'
import type { Span } from './span.ts'
import { Counts, Extremes, Sums, tallyList, tallyRows } from './tally.ts'
import type { Counted, Place, Table } from './tally.ts'
import { groupsOf } from './vector.ts'
import type { Vector } from './vector.ts'

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

/** Which rows count, for all tallies and for those with conditions of their own: the same whatever the reader filters by. */
type Sets = readonly [members: Bits | null, conditions: ReadonlyMap<string, Bits>]
/** @param known - of the same plan before rows came */
function setsOf({ relation, asked, where }: Plan, known?: Sets): Sets {
  // Rows that are none come along with those of a parent.
  const members = bothSince(known?.[0], asked, relation.parent === undefined ? null : relation.members)
  return [members, new Map([...where].map(([name, condition]) => [name, bothSince(known?.[1].get(name), members, condition)!]))]
}

const SLICE = BLOCK * 16
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
  /** The cells of rows by the edges of several pieces: those that were last kept, and those that a brush moves over. */
  #cells: SpanCells | null = null
  #passing: SpanCells | null = null

  #sets: Sets

  constructor(plan: Plan) {
    this.#plan = plan
    this.#sets = setsOf(plan)
  }

  get plan(): Plan { return this.#plan }
  get bytes(): number {
    let bytes = this.#sizes.bytes + (this.#cells?.bytes ?? 0)
    for (const tally of this.#tallies.values()) bytes += tally.bytes
    for (const [within] of this.#counted) bytes += within?.words.byteLength ?? 0
    return bytes
  }

  /** The same plan after rows came, with the same vector, whose groups may be more; false where it counts by others. */
  renew(plan: Plan): boolean {
    if (plan.vector !== this.#plan.vector) return false
    for (const [field, { edges }] of plan.coarse) if (this.#plan.coarse.get(field)?.edges !== edges) return false
    this.#plan = plan
    this.#sets = setsOf(plan, this.#sets)
    this.#cells = this.#passing = null
    if (this.#over !== null) this.#arrange()
    return true
  }

  get #tables(): Iterable<Table> { return new Set([this.#sizes, ...this.#tallies.values()]) }
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
    this.#cells = this.#passing = null
    for (const tally of this.#tables) tally.grow(this.#room)
    this.#tally(rows.filter((_, i) => this.#over?.has(ofParent[i]!)), sign)
  }

  /** Counts rows wherever they are. */
  #tally(rows: Int32Array, sign: 1 | -1): void {
    tallyList(rows, this.#counted, this.#placed, sign)
  }
  /** Outside all pieces is in none of the groups. */
  readonly #placed: Place = (rows, count, out) => {
    if (this.#pieces > 1) return this.#cellsNow.place(rows, count, out)
    groupsOf(this.#plan.vector, rows, count, out)
    if (this.#span === null) return
    this.#field.read(rows, count, VALUES, true)
    inPiece(this.#edges[0]!, this.#edges[1]!, VALUES, count, out)
  }
  get #field(): NumberField { return this.#plan.relation.fields.get(this.#span!.field) as NumberField }
  get #cellsNow(): SpanCells {
    const edges = this.#edges
    for (const cells of [this.#cells, this.#passing]) if (cells !== null && alike(cells.edges, edges)) return cells
    return this.#passing = new SpanCells(this.#plan.vector, this.#field, edges)
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
    const [members, conditions] = this.#sets
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
      // Of most deals everything is known: what no row has, none is asked for.
      const within = conditions.get(name)
      if (within !== undefined) { if (!within.isEmpty) counted.push([within, [tally]]) }
      else if (tally !== this.#sizes) plain.push(tally)
    }
    this.#counted = counted
  }

  /** Counts what came under each piece and what left it, where it was much the same as one before. */
  *#move(common: Common, span: Span, index: RangeIndex): Generator<void, void> {
    const [before, after] = [this.#edges, span.edges]
    const [origins, others] = originsOf(before, after, index)
    this.#span = span
    if (before.length !== after.length || origins.some((origin, piece) => origin !== piece)) {
      const transfer = transferOf(before.length - 1, origins, this.#plan.vector.size + 1)
      for (const tally of this.#tables) tally.move(this.#room, ...transfer)
    }
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
    const pieces = this.#pieces
    const { index } = this.#stretch
    const { few } = common
    const ranged = index === null ? Infinity : index.count(edges[0]!, edges.at(-1)!)
    if (few !== null && ranged > few.length) return yield* this.#fillList(few, counted)
    const asked = counted[0]![0]
    let set: Bits | null = null
    if (index !== null) {
      // To look at each row of a range and tally those that pass, or to tally all that pass by their cells: as shares of
      // the relation. To find the cell of a row is as much as to tally two, and to look at one in order an eighth of that.
      // A list needs no set of the relation's own: those of 20 million visits take as long as the list.
      set = pieces === 1 ? null : both(common.own, asked)!
      const [range, share] = [ranged / index.length, (set ?? common.rows).share]
      if (set === null ? range * share * 16 < 1 : range * (1 / 8 + share * 1.5) < this.#cellsNow.missing(set).share + share / 2 + 1 / 32) {
        const found = common.between(this.#stretch, edges[0]!, edges.at(-1)!)
        if (pieces > 1) yield* this.#fillList(found, counted)
        else this.#tallyPiece(counted, found, 0, 1)
        return
      }
      set ??= both(common.during(this.#stretch, edges[0]!, edges[1]!), asked)!
    }
    const rows = set ?? both(common.own, asked)!
    if (pieces > 1) this.#cells = this.#cellsNow
    const coded = pieces === 1 ? vector : { codes: yield* this.#cells!.of(rows) }
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

  *#fillList(rows: Int32Array, counted: Counted): Generator<void, void> {
    for (let start = 0; start < rows.length; start += SLICE) {
      tallyList(rows.subarray(start, start + SLICE), counted, this.#placed, 1)
      yield
    }
  }

  /** Every row that passes is in some group. */
  get #isAllGrouped(): boolean { return this.#span?.whole !== false && this.#plan.request.by.every((by) => typeof by === 'string') }

  /** How many rows pass the request's conditions, also those in no group. @param cells - of the groups that have rows */
  #rows(common: Common, cells: Int32Array): number {
    const within = this.#counted[0]![0]
    if (this.#isAllGrouped) return sum(this.#sizes.table, cells)
    if (this.#span?.whole !== true) return both(common.own, within)!.count
    const found = common.between(this.#stretch, this.#edges[0]!, this.#edges.at(-1)!)
    return within === null ? found.length : found.filter((row) => within.has(row)).length
  }

  /** What was counted as an answer. Yields. */
  *answer(common: Common): Generator<void, Aggregate> {
    const { request: { measures }, relation, vector, where } = this.#plan
    const pieces = this.#pieces
    const names = Object.keys(measures)
    if (vector.size > MANY && (this.#span?.place ?? -1) < 0 && this.#isAllGrouped && names.every((name) => this.#tallies.get(name) === this.#sizes)) {
      return denseAggregate({ values: vector.values, counts: this.#sizes.table.slice(0, vector.size + 1) }, names)
    }
    const { keys, by } = groupsIn(this.#plan, this.#span, this.#sizes.table)
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
          counted: counterIn([common.own, this.#counted[0]![0], within ?? null], this.#span && this.#field, this.#edges),
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
}
