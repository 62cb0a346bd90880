import { fold } from '../model/index.ts'
import type { Filter, Scalar } from '../model/index.ts'
import { addFlagged, Bits, BLOCK, extract } from './bits.ts'
import type { CodeField, NumberField, TextField } from './fields.ts'
import type { Relation } from './relations.ts'

/** Bytes of row sets that are remembered; the least recently used go first. */
const REMEMBERED = 32 << 20

/** Finds the rows for which a filter holds, and remembers the answers of its parts: the widgets of a dashboard share most of them. */
export class Selector {
  readonly #sets = new Map<string, Bits>()
  #bytes = 0

  clear(): void {
    this.#sets.clear()
    this.#bytes = 0
  }

  /** Rows of the relation for which the filter holds. Yields. */
  *select(relation: Relation, filter: Filter | undefined): Generator<void, Bits> {
    if (filter === undefined || (filter.op === 'and' && filter.of.length === 0)) return relation.exists
    const { parent } = relation
    if (parent !== undefined) {
      const [theirs, ours] = split(filter, parent.owns)
      if (theirs !== null) {
        const key = `${relation.name} of ${keyOf(relation, theirs)}`
        let bits = this.#recall(key)
        if (bits === null) {
          bits = parent.expand(yield* this.select(parent.relation, theirs))
          this.#remember(key, bits)
          yield
        }
        return ours === null ? bits : bits.and(yield* this.select(relation, ours))
      }
    }
    if (filter.op === 'and') {
      let bits: Bits | null = null
      for (const part of filter.of) {
        const next: Bits = yield* this.select(relation, part)
        bits = bits === null ? next : bits.and(next)
      }
      return bits!
    }
    const key = `${relation.name} ${keyOf(relation, filter)}`
    const known = this.#recall(key)
    if (known !== null) return known
    const bits = yield* this.#evaluate(relation, filter)
    this.#remember(key, bits)
    return bits
  }

  *#evaluate(relation: Relation, filter: Filter): Generator<void, Bits> {
    switch (filter.op) {
      case 'and': return yield* this.select(relation, filter)
      case 'not': return (yield* this.select(relation, filter.of)).not(relation.exists)
      case 'or': {
        let bits = new Bits(relation.length)
        for (const part of filter.of) bits = bits.or(yield* this.select(relation, part))
        return bits
      }
      default: {
        const test = compile(relation, filter)
        const bits = new Bits(relation.length)
        for (let start = 0; start < relation.length; start += BLOCK) {
          const count = extract(relation.exists, start, ROWS)
          if (count > 0) {
            test(ROWS, count, FLAGS)
            addFlagged(bits, ROWS, FLAGS, count)
          }
          if (start % (BLOCK * 16) === 0) yield
        }
        return bits
      }
    }
  }

  #recall(key: string): Bits | null {
    const known = this.#sets.get(key)
    if (known === undefined) return null
    this.#sets.delete(key)
    this.#sets.set(key, known)
    return known
  }
  #remember(key: string, bits: Bits): void {
    this.#sets.set(key, bits)
    this.#bytes += bits.words.byteLength
    for (const [oldest, { words }] of this.#sets) {
      if (this.#bytes <= REMEMBERED || this.#sets.size === 1) break
      this.#sets.delete(oldest)
      this.#bytes -= words.byteLength
    }
  }
}

/** What a set of rows depends on: of the conversion only where something is asked about what deals are worth. */
function keyOf({ asOf, conversion }: Relation, filter: Filter): string {
  const asked = JSON.stringify(filter)
  return `${asOf} ${conversion !== undefined && asked.includes('"worth"') ? conversion : ''} ${asked}`
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

function compile(relation: Relation, filter: Exclude<Filter, { op: 'and' | 'or' | 'not' }>): Test {
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

function inCodes(field: CodeField, values: readonly Scalar[]): Test {
  const wanted = new Uint8Array(field.size)
  for (const value of values) {
    const code = value === null ? 0 : field.find(asText(value))
    if ((value === null || code > 0) && code < wanted.length) wanted[code] = 1
  }
  return lookUp(field, wanted)
}
function byCode(field: CodeField, holds: (text: string | null) => boolean): Test {
  return lookUp(field, Uint8Array.from({ length: field.size }, (_, code) => (holds(field.text(code)) ? 1 : 0)))
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
