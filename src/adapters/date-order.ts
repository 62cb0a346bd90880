import { fold, ShakhesError } from '../model/index.ts'
import type { ByteTexts, Reading } from '../model/index.ts'

export type DateOrder = NonNullable<Reading['dateOrder']>

/** Which order the dates of a file are written in. `none`: it has no dates but ISO ones, which need no order. */
export type DateOrderVerdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly order: DateOrder }
  /** Every date can be read in more than one order. */
  | { readonly kind: 'ambiguous'; readonly column: string; readonly value: string }
  /** Some dates fit one order only, others another only. */
  | { readonly kind: 'mixed'; readonly column: string; readonly value: string; readonly other: string }

/** Three numbers parted by `/`, `-` or `.`, and perhaps a time. Bounded, so that no text makes it slow. */
const DATE = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:[ ,Tt] ?\d{1,2}:.{0,20})?$/
const ISO = /^\d{4}-\d{2}-\d{2}(?:[ Tt].{0,30})?$/
const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']
/** A column is one of dates when at least this share of its values looks like one. */
const SHARE = 0.8
/** An order holds when all but this share of the dates can be read by it: the rest are typing errors, for validation to count. */
const SLIPS = 0.05

/** What one column has shown. `fits` and `only` go by the places of ORDERS. */
interface ColumnDates {
  /** Values that are neither empty nor ISO dates. */
  seen: number
  /** Of these, dates that begin with a four-digit year: no question which order. */
  yearFirst: number
  /** Of these, the other dates. */
  dates: number
  /** How many dates each order can read. */
  readonly fits: [number, number, number]
  /** A date that one order only can read. */
  readonly only: [string, string, string]
  first: string
  /** Different numbers at the first and the third place, where both have two digits. */
  readonly firsts: Set<number>
  readonly thirds: Set<number>
}

/** Looks at a file's texts, in pieces, until it can tell in which order its dates are written. */
export class DateOrderDetector {
  readonly #columns: ColumnDates[]
  readonly #names: readonly string[]

  constructor(names: readonly string[]) {
    this.#names = names
    this.#columns = names.map(() => ({
      seen: 0, yearFirst: 0, dates: 0, fits: [0, 0, 0], only: ['', '', ''], first: '', firsts: new Set(), thirds: new Set(),
    }))
  }

  add(columns: readonly (readonly (string | null)[])[]): void {
    columns.forEach((values, c) => {
      const column = this.#columns[c]
      if (column) for (const value of values) if (value !== null && value !== '') look(column, value)
    })
  }

  /** The same of texts in bytes: most are seen to be no dates, or ISO ones, without being made texts. */
  addBytes(columns: readonly ByteTexts[]): void {
    columns.forEach((texts, c) => {
      const column = this.#columns[c]
      if (column !== undefined) column.seen += lookAll(column, texts)
    })
  }

  get verdict(): DateOrderVerdict {
    const ofDates = this.#columns
      .map((column, i) => ({ ...column, name: this.#names[i]! }))
      .filter(({ dates, yearFirst, seen }) => dates + yearFirst > 0 && dates + yearFirst >= SHARE * seen)
    const dated = ofDates.filter((column) => column.dates > 0)
    if (dated.length === 0) return ofDates.length === 0 ? { kind: 'none' } : { kind: 'found', order: 'ymd' }
    const total = sum(dated.map((column) => column.dates))
    const fits = ORDERS.map((_, o) => sum(dated.map((column) => column.fits[o]!)))
    const possible = ORDERS.filter((_, o) => fits[o]! >= (1 - SLIPS) * total)
    if (possible.length === 0) {
      const [a, b] = dated.flatMap((column) => column.only.filter(Boolean).map((value) => ({ value, column: column.name })))
      const sample = a ?? { value: dated[0]!.first, column: dated[0]!.name }
      return { kind: 'mixed', column: sample.column, value: sample.value, other: b?.value ?? sample.value }
    }
    const best = Math.max(...possible.map((order) => fits[ORDERS.indexOf(order)]!))
    // Slips speak too: an order that every date fits goes before one that nearly all fit.
    const left = possible.filter((order) => fits[ORDERS.indexOf(order)] === best)
    const order = left.length === 1 ? left[0] : yearEnd(dated, left)
    if (order) return { kind: 'found', order }
    return { kind: 'ambiguous', column: dated[0]!.name, value: dated[0]!.first }
  }
}

/**
 * With two-digit years, day first or year first is told by where fewer different numbers stand: years repeat. Month
 * first against day first is never told this way.
 */
function yearEnd(columns: readonly ColumnDates[], left: readonly DateOrder[]): DateOrder | undefined {
  if (left.length !== 2 || !left.includes('ymd')) return undefined
  const firsts = sum(columns.map((column) => column.firsts.size))
  const thirds = sum(columns.map((column) => column.thirds.size))
  if (firsts >= 3 * thirds) return left.find((order) => order !== 'ymd')
  return thirds >= 3 * firsts ? 'ymd' : undefined
}

/** A column that has shown no date among so many values is none of dates. */
const UNDATED = 1 << 16

/** Looks at what may be a date; returns how many others there are, but for ISO dates. */
function lookAll(column: ColumnDates, { bytes, starts, ends, length }: ByteTexts): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let others = 0
  if (column.seen > UNDATED && column.dates + column.yearFirst === 0) return length
  for (let row = 0; row < length; row++) {
    const start = starts[row]!
    const end = ends[row]!
    if (start < 0 || start === end || isIso(bytes, view, start, end)) continue
    if (mayBeDate(bytes, start, end)) look(column, new TextDecoder().decode(bytes.subarray(start, end)))
    else others++
  }
  return others
}

/** Of a byte: `-`, `.` or `/`. */
const isMark = (byte: number): boolean => byte >= 0x2d && byte <= 0x2f
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** Whether bytes are worth a look: digits and a mark among the first five; or no ASCII. Ids and names are not. */
function mayBeDate(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!
  if (first >= 0x80) return end - start <= 60
  if (!isDigit(first) || end - start < 6 || end - start > 30) return false
  let at = start + 1
  while (at < start + 4 && !isMark(bytes[at]!)) at++
  const mark = bytes[at]!
  return isMark(mark) && (bytes[at + 2] === mark || bytes[at + 3] === mark)
}
/** `YYYY-MM-DD`, and perhaps a time. Four bytes at a time: what is a digit becomes its value, a mark 0; adding 6 carries where a digit is none. */
function isIso(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  if (end - start < 10 || end - start > 41) return false
  const y = view.getInt32(start, true) ^ 0x30303030
  const m = view.getInt32(start + 4, true) ^ 0x2d30302d
  const d = view.getInt32(start + 6, true) ^ 0x30302d30
  if ((((y | (y + 0x06060606)) & 0xf0f0f0f0) | ((m | (m + 0x00060600)) & 0xfff0f0ff) | ((d | (d + 0x06060006)) & 0xf0f0fff0)) !== 0) return false
  const mark = end - start === 10 ? SPACE : bytes[start + 10]!
  return mark === SPACE || (mark | 0x20) === 0x74
}
const SPACE = 0x20

function look(column: ColumnDates, value: string): void {
  column.seen++
  // Most values are no dates: told by their first character and length, without an expression.
  const code = value.charCodeAt(0)
  const ascii = code >= 48 && code <= 57
  if (value.length < 6 || value.length > 30 || !(ascii || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9))) return
  const text = ascii ? value : fold(value)
  if (ISO.test(text)) { column.seen--; return }
  const [, first, , second, third] = DATE.exec(text) ?? []
  if (first === undefined || second === undefined || third === undefined) return
  const [x, y, z] = [Number(first), Number(second), Number(third)]
  if (first.length > 2) {
    if (first.length === 4 && third.length <= 2 && isMonth(y) && isDay(z)) column.yearFirst++
    return
  }
  if (third.length === 3) return
  const fits = [isDay(x) && isMonth(y), isMonth(x) && isDay(y), third.length <= 2 && first.length === 2 && isMonth(y) && isDay(z)]
  const ways = fits.filter(Boolean).length
  if (ways === 0) return
  column.dates++
  column.first ||= value
  fits.forEach((fit, o) => {
    if (!fit) return
    column.fits[o]!++
    if (ways === 1) column.only[o] ||= value
  })
  if (third.length === 2 && first.length === 2) { column.firsts.add(x); column.thirds.add(z) }
}

const isDay = (n: number): boolean => n >= 1 && n <= 31
const isMonth = (n: number): boolean => n >= 1 && n <= 12
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** The fault for a verdict that leaves the order open. */
export function dateOrderFault(verdict: Extract<DateOrderVerdict, { kind: 'ambiguous' | 'mixed' }>, table: string): ShakhesError {
  const { column, value } = verdict
  const message = verdict.kind === 'ambiguous'
    ? `the dates in column “${column}”, such as ${value}, can be read day first or month first: set dateOrder to 'dmy', 'mdy' or 'ymd'`
    : `the dates in column “${column}” are in different orders, ${value} and ${verdict.other}: write them in one, or set dateOrder to have the others rejected`
  return new ShakhesError('schema', message, { reason: 'date-order', params: { column, value }, table })
}
