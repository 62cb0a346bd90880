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

/** 1900-01-01, and days from it on that have a place of their own. */
const FIRST_DAY = -25_567
const DAYS = 1 << 16
/** Days since 1970-01-01 that were met, as texts: days repeat, so that each is written once. */
export class Days {
  readonly texts: string[] = []
  /** By day since the first: one more than the place of its text; 0 where it was not met. */
  readonly places = new Int32Array(DAYS)
  readonly #others = new Map<number, number>()

  /** The place of a day's text. */
  placeOf(day: number): number {
    const at = day - FIRST_DAY
    const known = at >= 0 && at < DAYS ? this.places[at]! - 1 : this.#others.get(day) ?? -1
    if (known >= 0) return known
    const place = this.texts.push(isoDate(day)) - 1
    if (at >= 0 && at < DAYS) this.places[at] = place + 1
    else this.#others.set(day, place)
    return place
  }
}

/** A bit for each row that has a value; null when all have. */
type Valid = Uint8Array | null
function validityOf({ validity, nullCount }: Batch<unknown>): Valid {
  return nullCount === 0 || validity === undefined || validity.length === 0 ? null : validity
}
const has = (valid: Uint8Array, row: number): boolean => ((valid[row >> 3]! >> (row & 7)) & 1) === 1
const unitOf = (type: DataType): number => ('unit' in type ? type.unit : -1)
const scaleOf = (type: DataType): number => ('scale' in type ? type.scale : 0)

/** Each value made. */
const valuesOf = (batch: Batch<unknown>, from: number, to: number): unknown[] =>
  Array.from({ length: to - from }, (_, i) => batch.at(from + i))

function numbersOf(
  values: ArrayLike<number>, from: number, to: number, valid: Valid,
): Float64Array | Int32Array {
  const fits = values instanceof Float64Array || values instanceof Int32Array
  if (valid === null && fits) return values.subarray(from, to)
  if (valid !== null && values instanceof Float64Array) return doublesOf(values, from, to, valid)
  const out = new Float64Array(to - from)
  for (let row = from; row < to; row++) out[row - from] = valid === null || has(valid, row) ? values[row]! : NaN
  return out
}
function doublesOf(values: Float64Array, from: number, to: number, valid: Uint8Array): Float64Array {
  const out = values.slice(from, to)
  for (let row = from; row < to; row++) if (!has(valid, row)) out[row - from] = NaN
  return out
}

/** 64-bit integers are read as two halves: a big integer for each would cost more than all the rest. */
interface Halves { readonly low: Uint32Array; readonly high: Int32Array | Uint32Array }
function halvesOf({ buffer, byteOffset, length, constructor }: BigInt64Array | BigUint64Array): Halves {
  const low = new Uint32Array(buffer, byteOffset, length * 2)
  return { low, high: constructor === BigInt64Array ? new Int32Array(buffer, byteOffset, length * 2) : low }
}

function bigIntegers(
  values: BigInt64Array | BigUint64Array, from: number, to: number, valid: Valid,
): ArrayLike<unknown> {
  const { low, high } = halvesOf(values)
  const out = new Float64Array(to - from)
  let safe = true
  for (let row = from; row < to; row++) {
    const value = high[row * 2 + 1]! * 0x1_0000_0000 + low[row * 2]!
    out[row - from] = valid === null || has(valid, row) ? value : NaN
    if (!Number.isSafeInteger(value)) safe = false
  }
  if (safe) return out
  return Array.from(out, (value, i) => {
    if (value !== value) return null
    return Number.isSafeInteger(value) ? value : values[from + i]
  })
}

function instantsOf(values: BigInt64Array, unit: number, from: number, to: number, valid: Valid): Float64Array {
  const halves = halvesOf(values)
  const { low, high } = halves
  const divisor = unit === TimeUnit.MICROSECOND ? 1e3 : unit === TimeUnit.NANOSECOND ? 1e6 : 1
  const factor = unit === TimeUnit.SECOND ? 1e3 : 1
  // 2^32 units are so many whole milliseconds and so many units: every step below is exact.
  const whole = Math.floor(0x1_0000_0000 / divisor)
  const rest = 0x1_0000_0000 % divisor
  const out = new Float64Array(to - from)
  if (divisor === 1 && factor === 1) millisecondsOf(halves, from, out)
  else for (let row = from; row < to; row++) {
    const top = high[row * 2 + 1]!
    out[row - from] = (top * whole + Math.floor((top * rest + low[row * 2]!) / divisor)) * factor
  }
  if (valid !== null) for (let row = from; row < to; row++) if (!has(valid, row)) out[row - from] = NaN
  return out
}
function millisecondsOf({ low, high }: Halves, from: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = high[(from + i) * 2 + 1]! * 0x1_0000_0000 + low[(from + i) * 2]!
}

/** Days repeat: each is written once. */
function datesOf(
  values: Int32Array | BigInt64Array, isDays: boolean, from: number, to: number, valid: Valid, days: Days,
): BatchColumn {
  const codes = new Int32Array(to - from)
  if (isDays && valid === null && values instanceof Int32Array) codesOfDays(values, from, codes, days)
  else for (let row = from; row < to; row++) {
    if (valid !== null && !has(valid, row)) { codes[row - from] = -1; continue }
    codes[row - from] = days.placeOf(isDays ? Number(values[row]) : Math.floor(Number(values[row]) / DAY_MS))
  }
  return { codes, values: days.texts, length: to - from }
}
function codesOfDays(values: Int32Array, from: number, codes: Int32Array, days: Days): void {
  const { places } = days
  for (let i = 0; i < codes.length; i++) {
    const day = values[from + i]!
    const at = day - FIRST_DAY
    const place = at >= 0 && at < DAYS ? places[at]! : 0
    codes[i] = place === 0 ? days.placeOf(day) : place - 1
  }
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

function textsOf({ values, offsets }: Batch<unknown>, from: number, to: number, valid: Valid): BatchColumn {
  const places = offsets as Int32Array
  let starts = places.subarray(from, to)
  if (valid !== null) {
    starts = starts.slice()
    for (let row = from; row < to; row++) if (!has(valid, row)) starts[row - from] = -1
  }
  return { bytes: values as Uint8Array, starts, ends: places.subarray(from + 1, to + 1), length: to - from }
}

interface OfDictionary { readonly dictionary: Column<unknown>; readonly cache: readonly unknown[] }
function dictionaryOf(batch: Batch<unknown>, from: number, to: number, valid: Valid): BatchColumn | null {
  const { dictionary, cache } = batch as Batch<unknown> & OfDictionary
  const indices = batch.values
  const texts = dictionary.type.typeId === Type.Utf8 || dictionary.type.typeId === Type.LargeUtf8
  const wide = indices instanceof BigInt64Array || indices instanceof BigUint64Array || indices instanceof Uint32Array
  if (!texts || wide) return null
  if (valid === null) return { codes: (indices as Int32Array).subarray(from, to), values: cache, length: to - from }
  const codes = Int32Array.from({ length: to - from }, (_, i) => (has(valid, from + i) ? Number(indices![from + i]) : -1))
  return { codes, values: cache, length: to - from }
}
