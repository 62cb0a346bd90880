import { fold } from '../model/index.ts'
import type { Filter, Scalar } from '../model/index.ts'
import { Bits, BLOCK, both } from './bits.ts'
import { Memory } from './memory.ts'
import type { CodeField, Codes, NumberField, TextField } from './fields.ts'
import { LOOSE, RangeIndex } from './range-index.ts'
import type { Relation } from './relations.ts'

type RangeFilter = Extract<Filter, { op: 'range' }>

/** Finds the rows for which a filter holds, and remembers the answers of its parts: the widgets of a dashboard share most of them. */
export class Selector {
  readonly #sets: Memory<Bits>
  /** By field. */
  readonly #indexes = new Map<string, RangeIndex>()

  /** @param most - bytes of row sets that are remembered */
  constructor(most: number) { this.#sets = new Memory(most, (bits) => bits.words.byteLength) }

  /** Forgets what was found by certain fields. */
  forget(concerns: (key: string) => boolean): void {
    for (const memory of [this.#sets, this.#indexes]) for (const [key] of memory) if (concerns(key)) memory.delete(key)
  }

  /** Rows of the relation for which the filter holds. Yields. */
  *select(relation: Relation, filter: Filter | undefined): Generator<void, Bits> {
    const holding = yield* this.holding(relation, filter)
    return holding === null ? relation.exists : holding.and(relation.exists)
  }

  /** Row numbers for which it holds, whether or not there is such a row; null is all. Yields. */
  *holding(relation: Relation, filter: Filter | undefined): Generator<void, Bits | null> {
    if (filter === undefined || (filter.op === 'and' && filter.of.length === 0)) return null
    const { parent } = relation
    if (parent !== undefined) {
      const [theirs, ours] = split(filter, parent.owns)
      if (theirs !== null) {
        const held = yield* this.holding(parent.relation, theirs)
        const bits = held && (yield* this.#recall(`${relation.name} of ${keyOf(relation, theirs)}`, relation, (known) => resting(() => parent.expand(held, known))))
        return ours === null ? bits : both(bits, yield* this.holding(relation, ours))
      }
    }
    switch (filter.op) {
      case 'and': {
        const parts: Bits[] = []
        for (const part of filter.of) {
          const bits = yield* this.holding(relation, part)
          if (bits !== null) parts.push(bits)
        }
        // Several measures of a refresh have the same conditions.
        return parts.length < 2 ? parts[0] ?? null : yield* this.#whole(relation, filter, () => parts.reduce((a, b) => a.and(b)))
      }
      case 'or': {
        let bits = new Bits(relation.length)
        for (const part of filter.of) bits = bits.or((yield* this.holding(relation, part)) ?? Bits.all(relation.length))
        return bits
      }
      case 'not': {
        const bits: Bits | null = yield* this.holding(relation, filter.of)
        return yield* this.#whole(relation, filter, () => (bits === null ? new Bits(relation.length) : Bits.all(relation.length).without(bits)))
      }
      case 'range': case 'lt': case 'ge': {
        const range: RangeFilter = filter.op === 'range' ? filter
          : { op: 'range', field: filter.field, from: filter.op === 'lt' ? -Infinity : filter.value, to: filter.op === 'lt' ? filter.value : Infinity }
        return yield* this.#recall(`${relation.name} ${keyOf(relation, filter)}`, relation, (known) => this.#range(relation, range, known))
      }
      default: return yield* this.#recall(`${relation.name} ${keyOf(relation, filter)}`, relation, (known) => evaluate(relation, filter, known))
    }
  }

  *#whole(relation: Relation, filter: Filter, find: () => Bits): Generator<void, Bits> {
    return yield* this.#recall(`${relation.name} ${keyOf(relation, filter)}`, relation, () => resting(find))
  }

  *#range(relation: Relation, filter: RangeFilter, known?: Bits): Generator<void, Bits> {
    const { length } = relation
    // Of few rows it is as quick to look at each.
    if (known !== undefined || length < LOOSE) return yield* evaluate(relation, filter, known)
    const index = yield* this.index(relation, filter.field)
    return index.find(relation.fields.get(filter.field) as NumberField, length, filter.from, filter.to)
  }

  /** What finds the rows of a relation by a field of numbers. Yields. */
  *index(relation: Relation, field: string): Generator<void, RangeIndex> {
    let index = this.knownIndex(relation, field)
    if (index === null) {
      const { length, fields } = relation
      index = new RangeIndex(fields.get(field) as NumberField, length < LOOSE ? 0 : length, this.#indexes.get(indexKey(relation, field)))
      this.#indexes.set(indexKey(relation, field), index)
      yield
    }
    return index
  }
  knownIndex(relation: Relation, field: string): RangeIndex | null {
    const index = this.#indexes.get(indexKey(relation, field))
    return index === undefined || index.length + LOOSE < relation.length ? null : index
  }

  *#recall(key: string, { length }: Relation, find: (known?: Bits) => Generator<void, Bits>): Generator<void, Bits> {
    let bits = this.#sets.get(key)
    if (bits === undefined || bits.length !== length) {
      bits = yield* find(bits)
      this.#sets.set(key, bits)
      yield
    }
    return bits
  }
}

function indexKey({ name, conversion }: Relation, field: string): string { return `${name} ${field === 'worth' ? conversion ?? '' : ''} ${field}` }

function* resting<T>(find: () => T): Generator<void, T> {
  yield
  return find()
}

/** @param known - of the same condition before rows came */
function* evaluate(relation: Relation, filter: Leaf, known?: Bits): Generator<void, Bits> {
  const bits = known?.extended(relation.length) ?? new Bits(relation.length)
  const first = known?.length ?? 0
  const field = relation.fields.get(filter.field)!
  if (filter.op === 'in' && field.kind === 'code' && field.data !== undefined && field.data.length >= relation.length) {
    const wanted = wantedOf(field, filter.values)
    for (let start = first & ~31; start < relation.length; start += BLOCK * 8) {
      packCodes(bits.words, field.data, wanted, start, Math.min(start + BLOCK * 8, relation.length))
      yield
    }
    return bits
  }
  const test = compile(relation, filter)
  for (let start = first & ~31; start < relation.length; start += BLOCK) {
    const count = Math.min(BLOCK, relation.length - start)
    for (let i = 0; i < count; i++) ROWS[i] = start + i
    test(ROWS, count, FLAGS)
    packFlags(bits.words, start >>> 5, FLAGS, count)
    yield
  }
  return bits
}
/** What readers filter by most: codes are looked up where they stand. */
function packCodes(words: Int32Array, codes: Codes, wanted: Uint8Array, start: number, end: number): void {
  for (let row = start; row < end;) {
    const at = row >>> 5
    let word = 0
    for (const last = Math.min(row + 32, end); row < last; row++) word |= wanted[codes[row]!]! << row
    words[at] = word
  }
}
function packFlags(words: Int32Array, at: number, flags: Uint8Array, count: number): void {
  flags.fill(0, count, (count + 31) & ~31)
  for (let i = 0; i < count; at++) {
    let word = 0
    for (let bit = 0; bit < 32; bit++) word |= flags[i++]! << bit
    words[at] = word
  }
}

/** What a set of rows depends on: of the conversion only where something is asked about what deals are worth. */
function keyOf({ conversion }: Relation, filter: Filter): string {
  const asked = JSON.stringify(filter)
  return `${conversion !== undefined && asked.includes('"worth"') ? conversion : ''} ${asked}`
}

/** What of a filter can be decided by the parent's fields alone, and the rest; they hold together when it does. */
function split(filter: Filter, owned: (field: string) => boolean): readonly [Filter | null, Filter | null] {
  if (filter.op !== 'and') return onlyFields(filter, owned) ? [filter, null] : [null, filter]
  const theirs = filter.of.filter((part) => onlyFields(part, owned))
  const ours = filter.of.filter((part) => !onlyFields(part, owned))
  return [theirs.length > 0 ? { op: 'and', of: theirs } : null, ours.length > 0 ? { op: 'and', of: ours } : null]
}
function onlyFields(filter: Filter, owned: (field: string) => boolean): boolean {
  switch (filter.op) {
    case 'and': case 'or': return filter.of.every((part) => onlyFields(part, owned))
    case 'not': return onlyFields(filter.of, owned)
    default: return owned(filter.field)
  }
}

// Buffers of a block. Nothing that is suspended holds them: they are filled and read between two yields.
const ROWS = new Int32Array(BLOCK)
const FLAGS = new Uint8Array(BLOCK)
const CODES = new Int32Array(BLOCK)
const NUMBERS = new Float64Array(BLOCK)

type Test = (rows: Int32Array, count: number, flags: Uint8Array) => void

type Leaf = Exclude<Filter, { op: 'and' | 'or' | 'not' }>
function compile(relation: Relation, filter: Leaf): Test {
  const field = relation.fields.get(filter.field)!
  switch (filter.op) {
    case 'in': return field.kind === 'code' ? inCodes(field, filter.values) : field.kind === 'number' ? inNumbers(field, filter.values) : inTexts(field, filter.values)
    case 'contains': {
      const sought = fold(filter.text)
      const holds = (text: string | null): boolean => text !== null && fold(text).includes(sought)
      if (field.kind === 'code') return byCode(field, holds)
      const { at } = field as TextField
      return (rows, count, flags) => { for (let i = 0; i < count; i++) flags[i] = holds(at(rows[i]!)) ? 1 : 0 }
    }
    case 'range': return between(field as NumberField, filter.from, filter.to, false)
    case 'lt': return between(field as NumberField, -Infinity, filter.value, false)
    case 'le': return between(field as NumberField, -Infinity, filter.value, true)
    case 'gt': return not(between(field as NumberField, -Infinity, filter.value, true), field as NumberField)
    case 'ge': return between(field as NumberField, filter.value, Infinity, true)
  }
}

/** Numbers among the values of a text field are compared as the texts that ids are. */
function asText(value: Scalar): string { return String(value) }
/** Flags are numbers here: true is 1. */
function asNumber(value: Scalar): number { return typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : NaN }

function inCodes(field: CodeField, values: readonly Scalar[]): Test { return lookUp(field, wantedOf(field, values)) }
function wantedOf(field: CodeField, values: readonly Scalar[]): Uint8Array {
  const { several } = field
  if (several !== undefined) return several.any(wantedOf(several.each, values))
  const wanted = new Uint8Array(field.size)
  for (const value of values) {
    const code = value === null ? 0 : field.find(asText(value))
    if ((value === null || code > 0) && code < wanted.length) wanted[code] = 1
  }
  return wanted
}
function byCode(field: CodeField, holds: (text: string | null) => boolean): Test {
  const { several } = field
  const { size, text } = several?.each ?? field
  const wanted = Uint8Array.from({ length: size }, (_, code) => (holds(text(code)) ? 1 : 0))
  return lookUp(field, several?.any(wanted) ?? wanted)
}
function lookUp(field: CodeField, wanted: Uint8Array): Test {
  return (rows, count, flags) => {
    field.read(rows, count, CODES)
    markCodes(CODES, wanted, count, flags)
  }
}
function markCodes(codes: Int32Array, wanted: Uint8Array, count: number, flags: Uint8Array): void {
  for (let i = 0; i < count; i++) flags[i] = wanted[codes[i]!]!
}

function inNumbers(field: NumberField, values: readonly Scalar[]): Test {
  const wanted = new Set(values.map((value) => (value === null ? null : asNumber(value))))
  const nulls = values.includes(null) ? 1 : 0
  if (values.length === 1 && nulls === 0) {
    const [only] = values.map(asNumber)
    return (rows, count, flags) => {
      field.read(rows, count, NUMBERS)
      markEqual(NUMBERS, only!, count, flags)
    }
  }
  return (rows, count, flags) => {
    field.read(rows, count, NUMBERS)
    for (let i = 0; i < count; i++) flags[i] = Number.isNaN(NUMBERS[i]!) ? nulls : wanted.has(NUMBERS[i]!) ? 1 : 0
  }
}
function markEqual(values: Float64Array, sought: number, count: number, flags: Uint8Array): void {
  for (let i = 0; i < count; i++) flags[i] = values[i] === sought ? 1 : 0
}
function inTexts(field: TextField, values: readonly Scalar[]): Test {
  const wanted = new Set(values.map((value) => (value === null ? null : asText(value))))
  return (rows, count, flags) => { for (let i = 0; i < count; i++) flags[i] = wanted.has(field.at(rows[i]!)) ? 1 : 0 }
}

function between(field: NumberField, from: number, to: number, inclusive: boolean): Test {
  return (rows, count, flags) => {
    field.read(rows, count, NUMBERS)
    if (inclusive) markClosed(NUMBERS, from, to, count, flags)
    else markHalfOpen(NUMBERS, from, to, count, flags)
  }
}
function markHalfOpen(values: Float64Array, from: number, to: number, count: number, flags: Uint8Array): void {
  for (let i = 0; i < count; i++) flags[i] = values[i]! >= from && values[i]! < to ? 1 : 0
}
function markClosed(values: Float64Array, from: number, to: number, count: number, flags: Uint8Array): void {
  for (let i = 0; i < count; i++) flags[i] = values[i]! >= from && values[i]! <= to ? 1 : 0
}
/** The other numbers; nulls are in neither. */
function not(test: Test, field: NumberField): Test {
  return (rows, count, flags) => {
    test(rows, count, flags)
    field.read(rows, count, NUMBERS)
    for (let i = 0; i < count; i++) flags[i] = flags[i] === 0 && !Number.isNaN(NUMBERS[i]!) ? 1 : 0
  }
}
