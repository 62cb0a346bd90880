import type { ByteTexts, Column } from '../../model/index.ts'
import type { Dictionary } from '../dictionary.ts'
import { codesOfBytes } from './byte-codes.ts'
import type { Met } from './byte-codes.ts'
import type { Staged } from '../table.ts'
import type { DateReader } from './dates.ts'
import { instantOf } from './iso-bytes.ts'
import { dateOf, secondOf } from './iso-words.ts'
import { asMinor, asNumber, decimalOf } from './number-bytes.ts'

/** How a column is read, where it matters. */
export interface ColumnStyle {
  /** Of columns of codes. */
  readonly dictionary: Dictionary | null
  /** Of dates and instants. */
  readonly dates: DateReader | null
  /** Numbers are epoch seconds. */
  readonly seconds: boolean
  /** Decimal mark. */
  readonly decimal: '.' | ','
  /** Decimal places of a row's minor unit; null for amounts that are in minor units already. */
  readonly places: ((row: number) => number) | null
}

/**
 * Reads texts in bytes of which no text needs to be made. The others are put into `left`.
 *
 * @returns whether every instant was a date; null when nothing was read, as such columns are not read from bytes
 */
export function readBytes(
  texts: ByteTexts, column: Column, { dictionary, dates, seconds, decimal, places }: ColumnStyle, out: Staged, left: number[],
  met: Map<unknown, Met>,
): boolean | null {
  if (out instanceof Int32Array) {
    if (dictionary === null || column.type === 'enum' || column.type === 'boolean') return null
    codesOfBytes(dictionary, met, texts, mayBeNull(column), out, left)
    return true
  }
  if (!(out instanceof Float64Array)) return null
  if (column.type === 'instant') {
    return seconds || dates!.persian ? null : instantsOfBytes(texts, column, dates!, out, left)
  }
  if (column.type === 'date') {
    if (dates!.persian) return null
    datesOfBytes(texts, column, out, left)
  } else if (decimal === ',') return null
  else if (column.type === 'money') moneyOfBytes(texts, column, places, out, left)
  else numbersOfBytes(texts, column, out, left)
  return true
}

/** Whether nothing stands in for nothing. */
const mayBeNull = ({ nullable, fallback }: Column): boolean => nullable === true && fallback === undefined

function instantsOfBytes(
  { bytes, starts, ends, length }: ByteTexts, column: Column, dates: DateReader, out: Float64Array, left: number[],
): boolean {
  const empty = mayBeNull(column)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let pure = true
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const end = ends[i]!
    if (start < 0 || start === end) {
      out[i] = NaN
      if (!empty) left.push(i)
      continue
    }
    let instant = NaN
    if (end - start === 20) instant = secondOf(view, start)
    else if (end - start === 10) {
      const day = dateOf(view, start)
      if (day === day) instant = dates.startOf(day)
    }
    if (instant !== instant) instant = instantOf(bytes, start, end, dates)
    out[i] = instant + 0
    if (instant !== instant) left.push(i)
    else if (end - start > 10) pure = false
  }
  return pure
}
function datesOfBytes(
  { bytes, starts, ends, length }: ByteTexts, column: Column, out: Float64Array, left: number[],
): void {
  const empty = mayBeNull(column)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const day = start >= 0 && ends[i]! - start === 10 ? dateOf(view, start) : NaN
    out[i] = day
    if (day !== day && !(empty && (start < 0 || start === ends[i]))) left.push(i)
  }
}
function numbersOfBytes(
  { bytes, starts, ends, length }: ByteTexts, column: Column, out: Float64Array, left: number[],
): void {
  const empty = mayBeNull(column)
  const least = column.min ?? -Infinity
  const whole = column.type === 'integer'
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const end = ends[i]!
    out[i] = NaN
    if (empty && (start < 0 || start === end)) continue
    const number = start >= 0 && decimalOf(bytes, start, end) ? asNumber() : NaN
    if (number >= least && (!whole || Number.isSafeInteger(number))) out[i] = number + 0
    else left.push(i)
  }
}
const NONE = new Int32Array(0)
function moneyOfBytes(
  { bytes, starts, ends, length, wholes = NONE }: ByteTexts, column: Column, places: ColumnStyle['places'], out: Float64Array,
  left: number[],
): void {
  const empty = mayBeNull(column)
  const least = column.min ?? -Infinity
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const end = ends[i]!
    out[i] = NaN
    if (empty && (start < 0 || start === end)) continue
    const whole = i < wholes.length ? wholes[i]! : 0
    let amount = NaN
    if (whole > 0 && places === null) amount = whole
    else if (start >= 0 && decimalOf(bytes, start, end)) amount = asMinor(places === null ? 0 : places(i))
    if (amount >= least) out[i] = amount + 0
    else left.push(i)
  }
}
