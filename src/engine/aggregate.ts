import { ShakhesError } from '../model/index.ts'
import type { Aggregate, AggregateRequest, Measure, OrderStatistic } from '../model/index.ts'
import { BLOCK, extract } from './bits.ts'
import type { Bits } from './bits.ts'
import type { NumberField } from './fields.ts'
import type { Grouping } from './group.ts'
import { orderStatistics } from './order.ts'
import type { Relation } from './relations.ts'

const ROWS = new Int32Array(BLOCK)
const GROUPS = new Int32Array(BLOCK)
const VALUES = new Float64Array(BLOCK)
const PASSED = new Int32Array(BLOCK)

/** Collects one measure over the blocks of a selection. */
interface Collector {
  /** Room for groups that have appeared. */
  grow(size: number): void
  add(rows: Int32Array, groups: Int32Array, count: number): void
}
type Result = { readonly counts: (group: number) => number } | { readonly numbers: (group: number) => number | null } | { readonly orders: (group: number) => OrderStatistic }
type Measured = Collector & Result

/** Answers one aggregate: one pass over the selection, by blocks. Yields. */
export function* aggregate(
  request: AggregateRequest, relation: Relation, selection: Bits, grouping: Grouping, where: ReadonlyMap<string, Bits>,
): Generator<void, Aggregate> {
  const names = Object.keys(request.measures)
  const sizes = new Counts()
  const collectors = names.map((name) => collectorOf(request.measures[name]!, relation, where.get(name), sizes))
  const all = [...new Set<Collector>([sizes, ...collectors])]
  if (grouping.dense) for (const collector of all) collector.grow(grouping.size())
  let done = 0
  for (let start = 0; start < relation.length; start += BLOCK) {
    const count = extract(selection, start, ROWS)
    if (count === 0) continue
    grouping.read(ROWS, count, GROUPS)
    if (!grouping.dense) for (const collector of all) collector.grow(grouping.size())
    for (const collector of all) collector.add(ROWS, GROUPS, count)
    done += count * all.length
    if (done > BLOCK * 16) { done = 0; yield }
  }
  return yield* finish(request, names, collectors, sizes, grouping, selection.count)
}

function* finish(request: AggregateRequest, names: readonly string[], collectors: readonly Measured[], sizes: Counts, grouping: Grouping, rows: number): Generator<void, Aggregate> {
  const groups = sizes.groups(grouping.size(), request.by.length === 0)
  yield
  const keys = request.by.length === 0 ? [] : grouping.values(groups)
  const counts: Record<string, number[]> = Object.create(null) as Record<string, number[]>
  const numbers: Record<string, (number | null)[]> = Object.create(null) as Record<string, (number | null)[]>
  const orders: Record<string, OrderStatistic[]> = Object.create(null) as Record<string, OrderStatistic[]>
  for (const [i, name] of names.entries()) {
    const result = collectors[i]!
    if ('counts' in result) counts[name] = Array.from(groups, (group) => result.counts(group))
    else if ('numbers' in result) numbers[name] = Array.from(groups, (group) => result.numbers(group))
    else {
      const found: OrderStatistic[] = orders[name] = []
      for (const group of groups) {
        found.push(result.orders(group))
        if (found.at(-1)!.n > BLOCK) yield
      }
    }
  }
  return { kind: 'aggregate', keys, counts: { ...counts }, numbers: { ...numbers }, orders: { ...orders }, size: groups.length, rows }
}

function collectorOf(measure: Measure, relation: Relation, where: Bits | undefined, sizes: Counts): Measured {
  const field = measure.op === 'count' ? null : relation.fields.get(measure.field) as NumberField
  switch (measure.op) {
    // Counting all of a group's rows is done anyway.
    case 'count': return where === undefined ? sizes : filtered(new Counts(), where)
    case 'sum': return filtered(new Sums(field!, measure.field), where)
    case 'min': return filtered(new Extremes(field!, 1), where)
    case 'max': return filtered(new Extremes(field!, -1), where)
    case 'order': return filtered(new Orders(field!, measure.at), where)
  }
}

/** Lets only the rows of a set through. */
function filtered<M extends Measured>(measured: M, where: Bits | undefined): M {
  if (where === undefined) return measured
  const add = measured.add.bind(measured)
  const { words } = where
  measured.add = (rows, groups, count) => {
    const passed = pass(words, rows, groups, count)
    if (passed > 0) add(PASSED_ROWS, PASSED, passed)
  }
  return measured
}
const PASSED_ROWS = new Int32Array(BLOCK)
function pass(words: Int32Array, rows: Int32Array, groups: Int32Array, count: number): number {
  let passed = 0
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    PASSED_ROWS[passed] = row
    PASSED[passed] = groups[i]!
    passed += (words[row >>> 5]! >>> (row & 31)) & 1
  }
  return passed
}

function enlarged(array: Float64Array, size: number, fill: number): Float64Array {
  if (size <= array.length) return array
  // Sizes are exact the first time, as dense groupings ask once.
  const larger = new Float64Array(array.length === 0 ? size : Math.max(size, array.length * 2))
  larger.set(array)
  if (fill !== 0) larger.fill(fill, array.length)
  return larger
}

class Counts implements Collector {
  #counts = new Int32Array(0)
  grow(size: number): void {
    if (size <= this.#counts.length) return
    const counts = new Int32Array(this.#counts.length === 0 ? size : Math.max(size, this.#counts.length * 2))
    counts.set(this.#counts)
    this.#counts = counts
  }
  add(_rows: Int32Array, groups: Int32Array, count: number): void { addCounts(this.#counts, groups, count) }
  counts(group: number): number { return this.#counts[group] ?? 0 }
  /** The groups that have rows, or all of them. */
  groups(size: number, all: boolean): Int32Array { return all ? Int32Array.from({ length: size }, (_, group) => group) : nonZero(this.#counts, size) }
}
function addCounts(counts: Int32Array, groups: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const group = groups[i]!
    if (group >= 0) counts[group]! += 1
  }
}
function nonZero(counts: Int32Array, size: number): Int32Array {
  let length = 0
  for (let group = 0; group < size; group++) if (counts[group]! > 0) length++
  const groups = new Int32Array(length)
  let at = 0
  for (let group = 0; at < length; group++) if (counts[group]! > 0) groups[at++] = group
  return groups
}

class Sums implements Collector {
  #sums = new Float64Array(0)
  /** Sums of magnitudes: while they are safe, every sum on the way was exact. */
  #sizes = new Float64Array(0)
  readonly #field: NumberField
  readonly #name: string
  constructor(field: NumberField, name: string) {
    this.#field = field
    this.#name = name
  }
  grow(size: number): void {
    this.#sums = enlarged(this.#sums, size, 0) as Float64Array<ArrayBuffer>
    this.#sizes = enlarged(this.#sizes, size, 0) as Float64Array<ArrayBuffer>
  }
  add(rows: Int32Array, groups: Int32Array, count: number): void {
    this.#field.read(rows, count, VALUES)
    addSums(this.#sums, this.#sizes, VALUES, groups, count)
  }
  numbers(group: number): number {
    if (!(this.#sizes[group]! <= Number.MAX_SAFE_INTEGER)) {
      throw new ShakhesError('too-large', `the sum of ${this.#name} exceeds 2^53 − 1, beyond which sums are not exact; narrow the period or the filter, or use a larger unit`)
    }
    return this.#sums[group]!
  }
}
function addSums(sums: Float64Array, sizes: Float64Array, values: Float64Array, groups: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const group = groups[i]!
    const value = values[i]!
    if (group >= 0 && value === value) {
      sums[group]! += value
      sizes[group]! += value < 0 ? -value : value
    }
  }
}

class Extremes implements Collector {
  #best = new Float64Array(0)
  readonly #field: NumberField
  /** 1: the least; −1: the greatest. */
  readonly #sign: 1 | -1
  constructor(field: NumberField, sign: 1 | -1) {
    this.#field = field
    this.#sign = sign
  }
  grow(size: number): void { this.#best = enlarged(this.#best, size, Infinity) as Float64Array<ArrayBuffer> }
  add(rows: Int32Array, groups: Int32Array, count: number): void {
    this.#field.read(rows, count, VALUES)
    addLeast(this.#best, this.#sign, VALUES, groups, count)
  }
  numbers(group: number): number | null {
    const best = this.#best[group]!
    return best === Infinity ? null : this.#sign * best + 0
  }
}
function addLeast(best: Float64Array, sign: number, values: Float64Array, groups: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const group = groups[i]!
    // A null is not less than anything.
    const value = sign * values[i]!
    if (group >= 0 && value < best[group]!) best[group] = value
  }
}

class Orders implements Collector {
  readonly #field: NumberField
  readonly #at: readonly number[]
  #values = new Float64Array(1024)
  #groups = new Int32Array(1024)
  #length = 0
  #size = 0
  #sorted: { readonly values: Float64Array; readonly offsets: Int32Array } | null = null
  constructor(field: NumberField, at: readonly number[]) {
    this.#field = field
    this.#at = at
  }
  grow(size: number): void { this.#size = size }
  add(rows: Int32Array, groups: Int32Array, count: number): void {
    if (this.#length + count > this.#values.length) {
      const capacity = Math.max(this.#length + count, this.#values.length * 2)
      const [values, kept] = [new Float64Array(capacity), new Int32Array(capacity)]
      values.set(this.#values)
      kept.set(this.#groups)
      this.#values = values
      this.#groups = kept
    }
    this.#field.read(rows, count, VALUES)
    this.#length = collect(this.#values, this.#groups, this.#length, VALUES, groups, count)
  }
  orders(group: number): OrderStatistic {
    this.#sorted ??= scatter(this.#values, this.#groups, this.#length, this.#size)
    return orderStatistics(this.#sorted.values, this.#sorted.offsets, group, this.#at)
  }
}
function collect(to: Float64Array, toGroups: Int32Array, at: number, values: Float64Array, groups: Int32Array, count: number): number {
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    if (groups[i]! >= 0 && value === value) {
      to[at] = value
      toGroups[at] = groups[i]!
      at++
    }
  }
  return at
}
function scatter(values: Float64Array, groups: Int32Array, length: number, size: number): { values: Float64Array; offsets: Int32Array } {
  const offsets = new Int32Array(size + 1)
  for (let i = 0; i < length; i++) offsets[groups[i]! + 1]!++
  for (let g = 1; g <= size; g++) offsets[g]! += offsets[g - 1]!
  const next = offsets.slice()
  const sorted = new Float64Array(length)
  for (let i = 0; i < length; i++) sorted[next[groups[i]!]!++] = values[i]!
  return { values: sorted, offsets }
}
