import { DateUnit, TimeUnit, Type } from '@uwdata/flechette'
import type { Batch, Column, DataType } from '@uwdata/flechette'
import type { BatchColumn } from '../model/index.ts'

const DAY_MS = 86_400_000
/** Integers of at most this size have one decimal, at any scale, that reads back as them. */
const MOST_EXACT = 10n ** 15n

/**
 * Rows `from ≤ i < to` of an Arrow column. Texts stay bytes and dictionaries codes; numbers become doubles, instants
 * epoch ms, dates `YYYY-MM-DD`. Integers and decimals that a double cannot hold stay big integers and texts, so that
 * the engine can say so.
 */
export function columnOf(batch: Batch<unknown>, from: number, to: number, days: Days): BatchColumn {
  const valid = validityOf(batch)
  const { type } = batch
  switch (type.typeId) {
    case Type.Dictionary: return dictionaryOf(batch, from, to, valid) ?? valuesOf(batch, from, to)
    case Type.Utf8: return textsOf(batch, from, to, valid)
    case Type.Int: return batch.values instanceof BigInt64Array || batch.values instanceof BigUint64Array
      ? bigIntegers(batch.values, from, to, valid)
      : numbersOf(batch.values as ArrayLike<number>, from, to, valid)
    case Type.Float: return batch.values instanceof Uint16Array
      ? valuesOf(batch, from, to)
      : numbersOf(batch.values as ArrayLike<number>, from, to, valid)
    case Type.Decimal: return decimalsOf(batch, scaleOf(type), from, to)
    case Type.Date:
      return datesOf(batch.values as Int32Array | BigInt64Array, unitOf(type) === DateUnit.DAY, from, to, valid, days)
    case Type.Timestamp: return instantsOf(batch.values as BigInt64Array, unitOf(type), from, to, valid)
    default: return valuesOf(batch, from, to)
  }
}

/** Texts of days since 1970-01-01 that were met. */
export type Days = Map<number, string>

type Valid = (row: number) => boolean
/** Whether a row has a value; null when all have. */
function validityOf({ validity, nullCount }: Batch<unknown>): Valid | null {
  if (nullCount === 0 || validity === undefined || validity.length === 0) return null
  return (row) => ((validity[row >> 3]! >> (row & 7)) & 1) === 1
}
const unitOf = (type: DataType): number => ('unit' in type ? type.unit : -1)
const scaleOf = (type: DataType): number => ('scale' in type ? type.scale : 0)

/** Each value made. */
const valuesOf = (batch: Batch<unknown>, from: number, to: number): unknown[] =>
  Array.from({ length: to - from }, (_, i) => batch.at(from + i))

function numbersOf(
  values: ArrayLike<number>, from: number, to: number, valid: Valid | null,
): Float64Array | Int32Array {
  const fits = values instanceof Float64Array || values instanceof Int32Array
  if (valid === null && fits) return values.subarray(from, to)
  const out = new Float64Array(to - from)
  for (let row = from; row < to; row++) out[row - from] = valid === null || valid(row) ? values[row]! : NaN
  return out
}

/** 64-bit integers are read as two halves: a big integer for each would cost more than all the rest. */
interface Halves { readonly low: Uint32Array; readonly high: Int32Array | Uint32Array }
function halvesOf({ buffer, byteOffset, length, constructor }: BigInt64Array | BigUint64Array): Halves {
  const low = new Uint32Array(buffer, byteOffset, length * 2)
  return { low, high: constructor === BigInt64Array ? new Int32Array(buffer, byteOffset, length * 2) : low }
}

function bigIntegers(
  values: BigInt64Array | BigUint64Array, from: number, to: number, valid: Valid | null,
): ArrayLike<unknown> {
  const { low, high } = halvesOf(values)
  const out = new Float64Array(to - from)
  let safe = true
  for (let row = from; row < to; row++) {
    const value = high[row * 2 + 1]! * 0x1_0000_0000 + low[row * 2]!
    out[row - from] = valid === null || valid(row) ? value : NaN
    if (!Number.isSafeInteger(value)) safe = false
  }
  if (safe) return out
  return Array.from(out, (value, i) => {
    if (value !== value) return null
    return Number.isSafeInteger(value) ? value : values[from + i]
  })
}

function instantsOf(values: BigInt64Array, unit: number, from: number, to: number, valid: Valid | null): Float64Array {
  const { low, high } = halvesOf(values)
  const divisor = unit === TimeUnit.MICROSECOND ? 1e3 : unit === TimeUnit.NANOSECOND ? 1e6 : 1
  const factor = unit === TimeUnit.SECOND ? 1e3 : 1
  // 2^32 units are so many whole milliseconds and so many units: every step below is exact.
  const whole = Math.floor(0x1_0000_0000 / divisor)
  const rest = 0x1_0000_0000 % divisor
  const out = new Float64Array(to - from)
  for (let row = from; row < to; row++) {
    const top = high[row * 2 + 1]!
    out[row - from] = (top * whole + Math.floor((top * rest + low[row * 2]!) / divisor)) * factor
  }
  if (valid !== null) for (let row = from; row < to; row++) if (!valid(row)) out[row - from] = NaN
  return out
}

/** Days repeat: each is written once. */
function datesOf(
  values: Int32Array | BigInt64Array, isDays: boolean, from: number, to: number, valid: Valid | null, days: Days,
): BatchColumn {
  const places = new Map<number, number>()
  const codes = new Int32Array(to - from)
  const texts: unknown[] = []
  for (let row = from; row < to; row++) {
    if (valid !== null && !valid(row)) { codes[row - from] = -1; continue }
    const day = isDays ? Number(values[row]) : Math.floor(Number(values[row]) / DAY_MS)
    let code = places.get(day)
    if (code === undefined) {
      let text = days.get(day)
      if (text === undefined) days.set(day, text = isoDate(day))
      places.set(day, code = texts.push(text) - 1)
    }
    codes[row - from] = code
  }
  return { codes, values: texts, length: to - from }
}
/** Beyond the years of `Date`, the number as it stands: it is no date, and will be called so. */
function isoDate(day: number): string {
  const date = new Date(day * DAY_MS)
  return Number.isNaN(date.getTime()) ? String(day) : date.toISOString().slice(0, -14)
}

function decimalsOf(batch: Batch<unknown>, scale: number, from: number, to: number): ArrayLike<unknown> {
  const integers = valuesOf(batch, from, to) as (bigint | number | null)[]
  const unit = 10 ** Math.abs(scale)
  const small = integers.every((value) => {
    return value === null || (BigInt(value) <= MOST_EXACT && BigInt(value) >= -MOST_EXACT)
  })
  if (small && scale >= 0 && scale <= 15) {
    return Float64Array.from(integers, (value) => (value === null ? NaN : Number(value) / unit))
  }
  return integers.map((value) => (value === null ? null : decimalText(BigInt(value), scale)))
}
function decimalText(value: bigint, scale: number): string {
  if (scale <= 0) return String(value * 10n ** BigInt(-scale))
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function textsOf({ values, offsets }: Batch<unknown>, from: number, to: number, valid: Valid | null): BatchColumn {
  const places = offsets as Int32Array
  let starts = places.subarray(from, to)
  if (valid !== null) {
    starts = starts.slice()
    for (let row = from; row < to; row++) if (!valid(row)) starts[row - from] = -1
  }
  return { bytes: values as Uint8Array, starts, ends: places.subarray(from + 1, to + 1), length: to - from }
}

interface OfDictionary { readonly dictionary: Column<unknown>; readonly cache: readonly unknown[] }
function dictionaryOf(batch: Batch<unknown>, from: number, to: number, valid: Valid | null): BatchColumn | null {
  const { dictionary, cache } = batch as Batch<unknown> & OfDictionary
  const indices = batch.values
  const texts = dictionary.type.typeId === Type.Utf8 || dictionary.type.typeId === Type.LargeUtf8
  const wide = indices instanceof BigInt64Array || indices instanceof BigUint64Array || indices instanceof Uint32Array
  if (!texts || wide) return null
  if (valid === null) return { codes: (indices as Int32Array).subarray(from, to), values: cache, length: to - from }
  const codes = Int32Array.from({ length: to - from }, (_, i) => (valid(from + i) ? Number(indices![from + i]) : -1))
  return { codes, values: cache, length: to - from }
}
