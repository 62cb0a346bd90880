import type { By, Scalar } from '../model/index.ts'
import { BLOCK, extract } from './bits.ts'
import { Buckets } from './buckets.ts'
import type { CodeField, NumberField, Range, TextField } from './fields.ts'
import type { Relation } from './relations.ts'

/** Groups that a table of accumulators may have before groups are looked up one by one instead. */
export const DENSEST = 1 << 22

/** One key of a grouping: numbers a row's value from 0 to `size` − 1, or −1 for a row that belongs to no group. */
export interface Key {
  /** Numbers are below it; for a key that numbers values as it meets them, known only at the end. */
  readonly size: () => number
  readonly open: boolean
  /** The value that 0 or the first number stands for, where numbers follow from values. */
  readonly base: number
  /** Numbers kept free, so that a few values more need no other numbering. */
  readonly spare: number
  readonly read: (rows: Int32Array, count: number, out: Int32Array) => void
  readonly value: (number: number) => Scalar
}

const ROWS = new Int32Array(BLOCK)
const NUMBERS = new Float64Array(BLOCK)

/** Least and greatest value of a field of numbers, over the whole relation; null when there is none. Yields. */
export function* rangeOf(relation: Relation, name: string): Generator<void, Range | null> {
  const field = relation.fields.get(name)!
  if (field.kind !== 'number') return null
  if (field.range !== undefined) return field.range
  let min = Infinity
  let max = -Infinity
  for (let start = 0; start < relation.length; start += BLOCK) {
    const count = extract(relation.members, start, ROWS)
    field.read(ROWS, count, NUMBERS)
    for (let i = 0; i < count; i++) {
      if (NUMBERS[i]! < min) min = NUMBERS[i]!
      if (NUMBERS[i]! > max) max = NUMBERS[i]!
    }
    if (start % (BLOCK * 16) === 0) yield
  }
  return min <= max ? { min, max } : null
}

/** @param range - of the field, where it is one of numbers */
export function keyOf(relation: Relation, by: By, range: Range | null): Key {
  const name = typeof by === 'string' ? by : by.field
  const field = relation.fields.get(name)!
  if (typeof by !== 'string') {
    const buckets = new Buckets(by.edges)
    const { read } = field as NumberField
    return {
      size: () => buckets.count, open: false, base: 0, spare: 0, value: (number) => number,
      read(rows, count, out) {
        read(rows, count, NUMBERS)
        buckets.find(NUMBERS, count, out)
      },
    }
  }
  if (field.kind === 'code') return codeKey(field)
  if (field.kind === 'text') return textKey(field)
  if (range === null || range.max - range.min < 1 << 20) return integerKey(field, range?.min ?? 0, range?.max ?? -1)
  return numberKey(field)
}

function codeKey(field: CodeField): Key {
  return { size: () => field.size, open: false, base: 0, spare: 4 + (field.size >> 4), read: (rows, count, out) => field.read(rows, count, out), value: (code) => field.text(code) }
}

/** Integers of a narrow range number themselves; null is 0. */
function integerKey(field: NumberField, min: number, max: number): Key {
  return {
    size: () => max - min + 2, open: false, base: min, spare: Math.max(0, (max - min) >> 4), value: (number) => (number === 0 ? null : number - 1 + min),
    read(rows, count, out) {
      field.read(rows, count, NUMBERS)
      shiftIntegers(NUMBERS, min - 1, count, out)
    },
  }
}
function shiftIntegers(values: Float64Array, base: number, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    out[i] = value === value ? value - base : 0
  }
}

/** Values are numbered as they are met. */
function numberKey(field: NumberField): Key {
  const met = new Map<number, number>()
  const values: (number | null)[] = []
  return {
    size: () => values.length, open: true, base: 0, spare: 0, value: (number) => values[number]!,
    read(rows, count, out) {
      field.read(rows, count, NUMBERS)
      for (let i = 0; i < count; i++) {
        let number = met.get(NUMBERS[i]!)
        if (number === undefined) {
          met.set(NUMBERS[i]!, number = values.length)
          values.push(Number.isNaN(NUMBERS[i]!) ? null : NUMBERS[i]!)
        }
        out[i] = number
      }
    },
  }
}
function textKey(field: TextField): Key {
  const met = new Map<string | null, number>()
  const values: (string | null)[] = []
  return {
    size: () => values.length, open: true, base: 0, spare: 0, value: (number) => values[number]!,
    read(rows, count, out) {
      for (let i = 0; i < count; i++) {
        const text = field.at(rows[i]!)
        let number = met.get(text)
        if (number === undefined) {
          met.set(text, number = values.length)
          values.push(text)
        }
        out[i] = number
      }
    },
  }
}

/** Numbers the groups of rows by several keys. */
export interface Grouping {
  /** Writes the group of each row, −1 for none. */
  read(rows: Int32Array, count: number, out: Int32Array): void
  /** Groups are below it once every row has been read. */
  size(): number
  /** For each key, its value in each of the groups. */
  values(groups: Int32Array): Scalar[][]
  /** Whether `size` is known before the first row is read. */
  readonly dense: boolean
}

const PART = new Int32Array(BLOCK)

/** @param sizes - by key, with its spare numbers */
export function groupingOf(keys: readonly Key[], sizes: readonly number[] = keys.map((key) => key.size() + key.spare)): Grouping {
  const cells = keys.reduce((product, key, k) => product * (key.open ? Infinity : sizes[k]!), 1)
  return cells <= DENSEST ? denseGrouping(keys, sizes, cells) : sparseGrouping(keys)
}

/** A place for each combination that could be. */
function denseGrouping(keys: readonly Key[], sizes: readonly number[], cells: number): Grouping {
  return {
    dense: true, size: () => cells,
    read(rows, count, out) {
      if (keys.length === 0) { out.fill(0, 0, count); return }
      keys[0]!.read(rows, count, out)
      for (let k = 1; k < keys.length; k++) {
        keys[k]!.read(rows, count, PART)
        combine(out, PART, sizes[k]!, count)
      }
    },
    values(groups) {
      const rest = groups.slice()
      const columns: Scalar[][] = []
      for (let k = keys.length - 1; k >= 0; k--) {
        const size = sizes[k]!
        columns[k] = Array.from(rest, (group) => keys[k]!.value(group % size))
        for (let i = 0; i < rest.length; i++) rest[i] = Math.floor(rest[i]! / size)
      }
      return columns
    },
  }
}
function combine(out: Int32Array, part: Int32Array, size: number, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (out[i]! | part[i]!) < 0 ? -1 : out[i]! * size + part[i]!
}

/** Numbers only the combinations that are met, key by key: (group so far, value) → group. */
function sparseGrouping(keys: readonly Key[]): Grouping {
  const levels = keys.map(() => ({ met: new Map<number, number>(), before: [] as number[], part: [] as number[] }))
  return {
    dense: false, size: () => levels.at(-1)!.before.length,
    read(rows, count, out) {
      out.fill(0, 0, count)
      keys.forEach((key, k) => {
        const { met, before, part } = levels[k]!
        key.read(rows, count, PART)
        for (let i = 0; i < count; i++) {
          if (out[i]! < 0) continue
          const number = PART[i]!
          if (number < 0) { out[i] = -1; continue }
          // Groups met and values of a key are each far below 2^26: their pair is exact in a double.
          const pair = out[i]! * 0x4000000 + number
          let group = met.get(pair)
          if (group === undefined) {
            met.set(pair, group = before.length)
            before.push(out[i]!)
            part.push(number)
          }
          out[i] = group
        }
      })
    },
    values(groups) {
      const rest = groups.slice()
      const columns: Scalar[][] = []
      for (let k = keys.length - 1; k >= 0; k--) {
        const { part, before } = levels[k]!
        columns[k] = Array.from(rest, (group) => keys[k]!.value(part[group]!))
        for (let i = 0; i < rest.length; i++) rest[i] = before[rest[i]!]!
      }
      return columns
    },
  }
}
