import type { Aggregate, AggregateRequest, Measure, OrderStatistic, Scalar } from '../model/index.ts'
import { both, difference } from './bits.ts'
import type { Bits } from './bits.ts'
import { isFlag } from './fields.ts'
import type { NumberField } from './fields.ts'
import { orderStatistics } from './order.ts'
import type { Coarse } from './order.ts'
import type { Relation } from './relations.ts'
import { Counts, Extremes, Sums, tallyList, tallyRows } from './tally.ts'
import type { Vector } from './vector.ts'

/** Rows that all questions of a refresh range over: mostly the reader's filter, which moves while the rest stands still. */
export class Common {
  /** Of the relation, or of its parent where it has one. */
  readonly rows: Bits
  readonly #relation: Relation
  #own: Bits | null = null
  #change: { readonly before: Bits; readonly rows: Change | null } | null = null

  constructor(relation: Relation, rows: Bits) {
    this.#relation = relation
    this.rows = rows
  }

  /** Of the relation itself. */
  get own(): Bits {
    const { parent, exists } = this.#relation
    return this.#own ??= parent === undefined ? this.rows : this.rows === parent.relation.exists ? exists : parent.expand(this.rows).and(exists)
  }

  /** What has come and gone since, by rows of the relation; null where counting anew is less work. */
  since(before: Bits): Change | null {
    if (this.#change?.before !== before) this.#change = { before, rows: this.#since(before) }
    return this.#change.rows
  }
  #since(before: Bits): Change | null {
    const { parent } = this.#relation
    const changed = difference(before, this.rows, this.rows.count >> 1)
    if (changed === null || parent === undefined) return changed
    return { added: parent.expandList(changed.added), removed: parent.expandList(changed.removed) }
  }
}
interface Change { readonly added: Int32Array; readonly removed: Int32Array }

/** What an aggregate is made from. Sets are of rows that may not exist: what is remembered of a row stays true of it. */
export interface Plan {
  readonly request: AggregateRequest
  readonly relation: Relation
  readonly vector: Vector
  /** What the request asks for besides what is common; null is all. */
  readonly asked: Bits | null
  /** The same for each measure that has conditions of its own. */
  readonly where: ReadonlyMap<string, Bits>
  /** By field whose order statistics are asked for. */
  readonly coarse: ReadonlyMap<string, Coarse>
}

/** What was counted for an aggregate, so that after a moved filter only the change is counted. */
export class Running {
  #plan: Plan
  /** What it was counted over. */
  #over: Bits | null = null
  /** How many rows each group has. */
  readonly #sizes = new Counts(0)
  readonly #tallies = new Map<string, Counts | Sums>()
  /** The tallies by the rows that count for them, whether or not these exist. */
  #counted: readonly (readonly [within: Bits | null, tallies: readonly (Counts | Sums)[]])[] = []

  constructor(plan: Plan) { this.#plan = plan }

  get plan(): Plan { return this.#plan }
  get bytes(): number {
    let bytes = this.#sizes.table.byteLength
    for (const { table } of this.#tallies.values()) bytes += table.byteLength * 2
    for (const [within] of this.#counted) bytes += within?.words.byteLength ?? 0
    return bytes
  }

  /** The same plan after rows came; with the same vector, whose groups may be more. */
  renew(plan: Plan): void {
    this.#plan = plan
    if (this.#over !== null) this.#arrange()
  }

  /** Yields; not to be used again when it does not come to its end. */
  *count(common: Common): Generator<void, void> {
    if (common.rows === this.#over) return
    const change = this.#over === null ? null : common.since(this.#over)
    this.#over = common.rows
    if (change === null) return yield* this.#anew(common)
    this.#tally(change.added, 1)
    this.#tally(change.removed, -1)
  }

  /** Takes out rows whose groups are about to change, or puts them in again. @param ofParent - by row, that of the parent */
  regroup(rows: Int32Array, ofParent: Int32Array, sign: 1 | -1): void {
    for (const tally of [this.#sizes, ...this.#tallies.values()]) tally.grow(this.#plan.vector.size)
    this.#tally(rows.filter((_, i) => this.#over?.has(ofParent[i]!)), sign)
  }

  #tally(rows: Int32Array, sign: 1 | -1): void {
    for (const [within, tallies] of this.#counted) tallyList(rows, within, this.#plan.vector, tallies, sign)
  }

  /** Makes room in the tallies, or makes them. */
  #arrange(): void {
    const { request, relation, vector, asked, where } = this.#plan
    const plain: (Counts | Sums)[] = [this.#sizes]
    // Rows that are none come along with those of a parent.
    const members = both(asked, relation.parent === undefined ? null : relation.members)
    const counted: [Bits | null, (Counts | Sums)[]][] = [[members, plain]]
    this.#sizes.grow(vector.size)
    for (const [name, measure] of Object.entries<Measure>(request.measures)) {
      if (measure.op !== 'count' && measure.op !== 'sum') continue
      const field = measure.op === 'sum' ? relation.fields.get(measure.field) as NumberField : null
      const condition = where.get(name)
      const isSum = measure.op === 'sum' && !isFlag(field!)
      const tally = this.#tallies.get(name) ?? (isSum ? new Sums(0, field!, measure.field) : condition === undefined ? this.#sizes : new Counts(0))
      if (tally instanceof Sums) tally.grow(vector.size, field!)
      else tally.grow(vector.size)
      this.#tallies.set(name, tally)
      if (condition !== undefined) counted.push([both(members, condition), [tally]])
      else if (tally !== this.#sizes) plain.push(tally)
    }
    this.#counted = counted
  }

  *#anew(common: Common): Generator<void, void> {
    const { vector, asked, where } = this.#plan
    const rows = both(common.own, asked)!
    this.#tallies.clear()
    this.#sizes.table = new Int32Array(0)
    this.#arrange()
    yield* tallyRows(rows, vector, this.#counted[0]![1])
    for (const [name, condition] of where) {
      const tally = this.#tallies.get(name)
      if (tally === undefined) continue
      const passed = rows.and(condition)
      // Of most rows it is quicker to say which do not count.
      if (tally instanceof Counts && passed.count * 2 > rows.count) {
        tally.table.set(this.#sizes.table)
        yield* tallyRows(rows.without(condition), vector, [tally], -1)
      } else yield* tallyRows(passed, vector, [tally])
    }
  }

  /** What was counted as an answer. Yields. */
  *answer(common: Common): Generator<void, Aggregate> {
    const { request, relation, vector, asked, where, coarse } = this.#plan
    const sizes = this.#sizes.table
    const groups = request.by.length === 0 ? Int32Array.of(1) : nonZero(sizes)
    const counts = new Map<string, number[]>()
    const numbers = new Map<string, (number | null)[]>()
    const orders = new Map<string, OrderStatistic[]>()
    for (const [name, measure] of Object.entries<Measure>(request.measures)) {
      const tally = this.#tallies.get(name)
      if (tally instanceof Sums) numbers.set(name, Array.from(groups, (group) => tally.at(group)))
      else if (tally !== undefined) (measure.op === 'sum' ? numbers : counts).set(name, picked(tally.table, groups))
      if (measure.op === 'count' || measure.op === 'sum') continue
      const rows = both(both(common.own, asked), where.get(name) ?? null)!
      const field = relation.fields.get(measure.field) as NumberField
      if (measure.op === 'order') {
        const at = yield* orderStatistics(rows, vector, field, coarse.get(measure.field)!, measure.at)
        orders.set(name, Array.from(groups, at))
      } else {
        const extremes = new Extremes(vector.size, field, measure.op === 'min' ? 1 : -1)
        yield* tallyRows(rows, vector, [extremes])
        numbers.set(name, Array.from(groups, (group) => extremes.at(group)))
      }
    }
    return {
      kind: 'aggregate', keys: vector.values.map((values) => pickedValues(values, groups)), counts: Object.fromEntries(counts),
      numbers: Object.fromEntries(numbers), orders: Object.fromEntries(orders), size: groups.length, rows: sum(sizes),
    }
  }
}

function sum(sizes: Int32Array): number {
  let rows = 0
  for (let group = 0; group < sizes.length; group++) rows += sizes[group]!
  return rows
}
/** The groups that have rows. */
function nonZero(sizes: Int32Array): Int32Array {
  let length = 0
  for (let group = 1; group < sizes.length; group++) if (sizes[group]! > 0) length++
  const groups = new Int32Array(length)
  let at = 0
  for (let group = 1; at < length; group++) if (sizes[group]! > 0) groups[at++] = group
  return groups
}
function picked(table: Int32Array, groups: Int32Array): number[] {
  const values: number[] = []
  for (let i = 0; i < groups.length; i++) values.push(table[groups[i]!]!)
  return values
}
function pickedValues(values: readonly Scalar[], groups: Int32Array): Scalar[] {
  const own: Scalar[] = []
  for (let i = 0; i < groups.length; i++) own.push(values[groups[i]!]!)
  return own
}
