import { isBytes, plainColumn } from '../../model/index.ts'
import type { BatchColumn, ByteTexts, CodedValues, Column } from '../../model/index.ts'
import { ByteIndex } from '../byte-index.ts'
import type { Dictionary } from '../dictionary.ts'
import type { Staged } from '../table.ts'
import type { DateReader } from './dates.ts'
import { plausible } from './dates.ts'
import { dayOf, instantOf } from './iso-bytes.ts'
import { asMinor, asNumber, decimalOf } from './number-bytes.ts'
import type { ReadJob, RowIssues } from './values.ts'

/**
 * Reads values into `out`, one a row; `row` tells the row of a value. Returns whether every instant was a date. All
 * readers of columns in bytes or codes end in this one: what they do not understand at once it reads as it stands.
 */
export type Reader = (job: ReadJob, out: Staged, row: (index: number) => number) => boolean

/** Reads some rows of a column by the reader of values. */
function readSome(job: ReadJob, values: ArrayLike<unknown>, rows: ArrayLike<number>, read: Reader, out: Staged): boolean {
  if (rows.length === 0) return true
  const row = (index: number): number => rows[index]!
  const part: Staged = Array.isArray(out) ? Array.from({ length: rows.length }, () => null)
    : out instanceof Int32Array ? new Int32Array(rows.length) : new Float64Array(rows.length)
  const pure = read({ ...job, values, length: rows.length, issues: new MovedIssues(job.issues, (index) => [row(index)]) }, part, row)
  for (let i = 0; i < rows.length; i++) out[rows[i]!] = part[i]!
  return pure
}

/** What is wrong with a value, said of every row that has it. */
class MovedIssues implements RowIssues {
  readonly #issues: RowIssues
  readonly #rowsOf: (index: number) => Iterable<number>
  constructor(issues: RowIssues, rowsOf: (index: number) => Iterable<number>) {
    this.#issues = issues
    this.#rowsOf = rowsOf
  }
  reject(...[index, code, column, value]: Parameters<RowIssues['reject']>): void {
    for (const row of this.#rowsOf(index)) this.#issues.reject(row, code, column, value)
  }
  doubt(...[index, code, column, value]: Parameters<RowIssues['doubt']>): void {
    for (const row of this.#rowsOf(index)) this.#issues.doubt(row, code, column, value)
  }
}

/** A column of codes: each value that is used is read once. */
export function readCoded(job: ReadJob, column: CodedValues, read: Reader, out: Staged): boolean {
  const { length } = job
  const { codes, values } = column
  // A small piece of what has many values: looking for those it uses would cost more than reading it row by row.
  if (values.length > 1024 + 4 * length) return read({ ...job, values: plainColumn(column) }, out, (row) => row)
  // The last place is that of null.
  const places = new Int32Array(values.length + 1).fill(-1)
  const used: unknown[] = []
  for (let i = 0; i < length; i++) {
    const code = codes[i]! < 0 ? values.length : codes[i]!
    if (places[code]! >= 0) continue
    places[code] = used.length
    used.push(values[code] ?? null)
  }
  const placeOf = (row: number): number => places[codes[row]! < 0 ? values.length : codes[row]!]!
  const once: Staged = Array.isArray(out) ? Array.from({ length: used.length }, () => null)
    : out instanceof Int32Array ? new Int32Array(used.length) : new Float64Array(used.length)
  function* rowsOf(place: number): Generator<number> { for (let i = 0; i < length; i++) if (placeOf(i) === place) yield i }
  const pure = read({ ...job, values: used, length: used.length, issues: new MovedIssues(job.issues, rowsOf) }, once, () => 0)
  if (Array.isArray(out) || Array.isArray(once)) for (let i = 0; i < length; i++) out[i] = once[placeOf(i)]!
  else spread(out, once, places, codes, length, values.length)
  return pure
}
function spread(out: Int32Array | Float64Array, once: Int32Array | Float64Array, places: Int32Array, codes: ArrayLike<number>, length: number, none: number): void {
  for (let i = 0; i < length; i++) {
    const code = codes[i]!
    out[i] = once[places[code < 0 ? none : code]!]!
  }
}

/** Texts in bytes of which there are few as codes; null when there are many. */
export function codedOf({ bytes, starts, ends, length }: ByteTexts): CodedValues | null {
  const index = new ByteIndex()
  const decoder = new TextDecoder()
  const codes = new Int32Array(length)
  const values: string[] = []
  for (let i = 0; i < length; i++) {
    const [start, end] = [starts[i]!, ends[i]!]
    if (start < 0) { codes[i] = -1; continue }
    let code = index.find(bytes, start, end)
    if (code < 0) {
      code = values.push(decoder.decode(bytes.subarray(start, end))) - 1
      index.add(bytes, start, end, code)
      if (code > 64 && code > length >> 2) return null
    }
    codes[i] = code
  }
  return { codes, values, length }
}

/** How numbers and instants are read, where they are. */
export interface EncodedStyle {
  readonly dates: DateReader | null
  readonly seconds: boolean
  /** Decimal mark. */
  readonly decimal: '.' | ','
  /** Decimal places of a row's minor unit; null for amounts that are in minor units already. */
  readonly places: ((row: number) => number) | null
}

/** A column of texts in bytes, or of numbers in a typed array. */
export function readEncoded(job: ReadJob, column: ByteTexts | Float64Array | Int32Array, dictionary: Dictionary | null, style: EncodedStyle, read: Reader, out: Staged): boolean {
  const left: number[] = []
  let pure = true
  if (isBytes(column)) {
    if (out instanceof Int32Array && dictionary !== null && (job.column.type === 'id' || job.column.type === 'ref' || job.column.type === 'text')) codesOfBytes(column, job.column, dictionary, out, left)
    else if (out instanceof Float64Array && job.column.type === 'instant' && !style.seconds) pure = instantsOfBytes(column, job.column, style.dates!, out, left)
    else if (out instanceof Float64Array && job.column.type === 'date') datesOfBytes(column, job.column, out, left)
    else if (out instanceof Float64Array && job.column.type === 'money' && style.decimal === '.') moneyOfBytes(column, job.column, style.places, out, left)
    else if (out instanceof Float64Array && job.column.type !== 'instant' && style.decimal === '.') numbersOfBytes(column, job.column, out, left)
    else {
      // An amount in major units is read by its row's currency: equal texts need not be equal amounts.
      const coded = style.places === null ? codedOf(column) : null
      return coded === null ? read({ ...job, values: plainColumn(column) }, out, (row) => row) : readCoded(job, coded, read, out)
    }
    if (left.length === 0) return pure
    const decoder = new TextDecoder()
    const texts = left.map((row) => (column.starts[row]! < 0 ? null : decoder.decode(column.bytes.subarray(column.starts[row], column.ends[row]))))
    return readSome(job, texts, left, read, out) && pure
  }
  if (out instanceof Int32Array && dictionary !== null && (job.column.type === 'id' || job.column.type === 'ref')) codesOfNumbers(column, job.column, dictionary, out, left)
  else if (out instanceof Float64Array && job.column.type === 'instant') pure = instantsOfNumbers(column, job.column, style.seconds ? 1000 : 1, out, left)
  else if (out instanceof Float64Array && job.column.type === 'money') moneyOfNumbers(column, job.column, style.places, out, left)
  else return read({ ...job, values: column }, out, (row) => row)
  return readSome(job, left.map((row) => column[row]), left, read, out) && pure
}

/** Whether nothing stands in for nothing. */
const mayBeNull = ({ nullable, fallback }: Column): boolean => nullable === true && fallback === undefined

function codesOfBytes({ bytes, starts, ends, length }: ByteTexts, column: Column, dictionary: Dictionary, out: Int32Array, left: number[]): void {
  const empty = mayBeNull(column)
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const end = ends[i]!
    if (start < 0 || start === end) {
      if (!empty) left.push(i)
    } else if ((out[i] = dictionary.codeOfBytes(bytes, start, end)) === 0) left.push(i)
  }
}
function instantsOfBytes({ bytes, starts, ends, length }: ByteTexts, column: Column, dates: DateReader, out: Float64Array, left: number[]): boolean {
  const empty = mayBeNull(column)
  const persian = dates.persian
  let pure = true
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const end = ends[i]!
    if (start < 0 || start === end) {
      out[i] = NaN
      if (!empty) left.push(i)
      continue
    }
    // A year before 1900 may be a Persian one; such are not read here at all.
    const instant = instantOf(bytes, start, end, dates)
    out[i] = instant
    if (instant !== instant || persian) left.push(i)
    else if (end - start > 10) pure = false
  }
  return pure
}
function datesOfBytes({ bytes, starts, ends, length }: ByteTexts, column: Column, out: Float64Array, left: number[]): void {
  const empty = mayBeNull(column)
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const day = start >= 0 && ends[i]! - start === 10 ? dayOf(bytes, start) : NaN
    out[i] = day
    if (day !== day && !(empty && (start < 0 || start === ends[i]))) left.push(i)
  }
}
function numbersOfBytes({ bytes, starts, ends, length }: ByteTexts, column: Column, out: Float64Array, left: number[]): void {
  const empty = mayBeNull(column)
  const least = column.min ?? -Infinity
  const whole = column.type === 'integer'
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const end = ends[i]!
    out[i] = NaN
    if (empty && (start < 0 || start === end)) continue
    const number = start >= 0 && decimalOf(bytes, start, end) ? asNumber() : NaN
    if (number >= least && (!whole || Number.isSafeInteger(number))) out[i] = number
    else left.push(i)
  }
}
function moneyOfBytes({ bytes, starts, ends, length }: ByteTexts, column: Column, places: EncodedStyle['places'], out: Float64Array, left: number[]): void {
  const empty = mayBeNull(column)
  const least = column.min ?? -Infinity
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const end = ends[i]!
    out[i] = NaN
    if (empty && (start < 0 || start === end)) continue
    const amount = start >= 0 && decimalOf(bytes, start, end) ? asMinor(places === null ? 0 : places(i)) : NaN
    if (amount >= least) out[i] = amount
    else left.push(i)
  }
}

function codesOfNumbers(column: ArrayLike<number>, { nullable }: Column, dictionary: Dictionary, out: Int32Array, left: number[]): void {
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    if (value >= 0 && Number.isSafeInteger(value)) out[i] = dictionary.codeOfInteger(value)
    else if (value === value || nullable !== true) left.push(i)
  }
}
function instantsOfNumbers(column: ArrayLike<number>, { nullable }: Column, scale: number, out: Float64Array, left: number[]): boolean {
  let pure = true
  for (let i = 0; i < column.length; i++) {
    const instant = Math.floor(column[i]! * scale)
    out[i] = instant
    if (plausible(instant)) pure = false
    else if (instant === instant || nullable !== true) left.push(i)
  }
  return pure
}
/** Amounts of at most this size have one shortest decimal of fifteen digits, whose digits are the double's. */
const MOST_EXACT = 1e15
function moneyOfNumbers(column: ArrayLike<number>, { nullable, min }: Column, places: EncodedStyle['places'], out: Float64Array, left: number[]): void {
  const least = min ?? -Infinity
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    out[i] = NaN
    if (value !== value) {
      if (nullable !== true) left.push(i)
      continue
    }
    const scale = places === null ? 1 : 10 ** places(i)
    const minor = Math.round(value * scale)
    if (minor >= least && minor < MOST_EXACT && minor / scale === value) out[i] = minor + 0
    else left.push(i)
  }
}

/** Whether a column has a form that is read here. */
export const isEncoded = (column: BatchColumn): column is ByteTexts | Float64Array | Int32Array =>
  isBytes(column) || column instanceof Float64Array || column instanceof Int32Array
