import type { Column, Label } from '../../model/index.ts'
import { fold } from '../../model/index.ts'
import type { Dictionary } from '../dictionary.ts'
import { plausible } from './dates.ts'
import type { DateReader } from './dates.ts'
import type { BatchIssues } from './issues.ts'
import { isoDate } from './calendar.ts'
import { majorToMinor, parseMajor, parseNumber, UNSAFE } from './numbers.ts'

/** Longer texts are cut, W_TEXT_CUT: one of two million characters would cost seconds to lay out. */
const LONGEST_TEXT = 10_000

/** Where a reader says what is wrong with a row. */
export type RowIssues = Pick<BatchIssues, 'reject' | 'doubt'>

/** What reading one column of one batch needs. */
export interface ReadJob {
  /** The column of ours that is read. */
  readonly target: object
  readonly name: string
  readonly column: Column
  readonly values: ArrayLike<unknown>
  readonly length: number
  readonly issues: RowIssues
}

/** Nothing, or a text of white space alone. */
function blank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (typeof value === 'number') return value !== value
  if (typeof value !== 'string') return false
  const first = value.charCodeAt(0)
  return (first <= 0x20 || first >= 0x80) && value.trim() === ''
}

/** Ids, references and texts as codes; 0 is none. */
export function readCodes(job: ReadJob, dictionary: Dictionary, out: Int32Array): void {
  const { values, length, issues, name, column } = job
  const long = column.type === 'text'
  let lastText = ''
  let lastCode = -1
  for (let i = 0; i < length; i++) {
    const value = values[i]
    let text: string
    if (typeof value === 'string') {
      if (value === lastText && lastCode > 0) { out[i] = lastCode; continue }
      text = value
    } else text = ''
    if (blank(value)) {
      if (column.nullable !== true) issues.reject(i, 'E_MISSING', name, value)
      continue
    }
    if (typeof value !== 'string') {
      if (!plain(value, long)) { issues.reject(i, 'E_TYPE', name, value); continue }
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) {
        out[i] = dictionary.codeOfInteger(value)
        continue
      }
      text = value instanceof Date ? value.toISOString() : String(value)
    } else if (text.length > LONGEST_TEXT) {
      if (!long) { issues.reject(i, 'E_TYPE', name, value); continue }
      text = cut(text)
      issues.doubt(i, 'W_TEXT_CUT', name, value)
    }
    lastText = text
    lastCode = dictionary.code(text)
    out[i] = lastCode
  }
}
function plain(value: unknown, text: boolean): boolean {
  switch (typeof value) {
    case 'number': return Number.isFinite(value)
    case 'bigint': return true
    case 'boolean': return text
    default: return text && value instanceof Date && !Number.isNaN(value.getTime())
  }
}
/** At most `LONGEST_TEXT` units, no surrogate pair torn. */
function cut(text: string): string {
  const last = text.charCodeAt(LONGEST_TEXT - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? LONGEST_TEXT - 1 : LONGEST_TEXT)
}

/** Free texts, each its own. */
export function readTexts(job: ReadJob, out: unknown[]): void {
  const { values, length, issues, name } = job
  for (let i = 0; i < length; i++) {
    const value = values[i]
    out[i] = null
    if (blank(value)) continue
    if (!plain(value, true) && typeof value !== 'string') { issues.reject(i, 'E_TYPE', name, value); continue }
    const text = String(value)
    if (text.length > LONGEST_TEXT) issues.doubt(i, 'W_TEXT_CUT', name, value)
    out[i] = text.length > LONGEST_TEXT ? cut(text) : text
  }
}

export function readLabels(job: ReadJob, out: unknown[]): void {
  const { values, length, issues, name, column } = job
  for (let i = 0; i < length; i++) {
    const value = values[i]
    const label = labelOf(value)
    out[i] = label ?? null
    if (label === undefined) issues.reject(i, 'E_TYPE', name, value)
    else if (label === null && column.nullable !== true) issues.reject(i, 'E_MISSING', name, value)
  }
}
function labelOf(value: unknown): Label | null | undefined {
  if (blank(value)) return null
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? cut(value) : value
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return undefined
  const texts = Object.entries(value as object).filter(([, text]) => typeof text === 'string' && !blank(text))
  // `fromEntries` defines own properties, so that a language called `__proto__` is only an odd language.
  return texts.length === 0 ? null : Object.fromEntries(texts.map(([language, text]) => [language, cut(text as string)]))
}

/** One of a column's values; whether letters are capitals does not matter. */
export function readEnums(job: ReadJob, dictionary: Dictionary, out: Int32Array): void {
  const { values, length, issues, name, column } = job
  const absent = column.fallback === undefined ? 0 : dictionary.find(String(column.fallback))
  for (let i = 0; i < length; i++) {
    const value = values[i]
    if (blank(value)) {
      if (absent === 0 && column.nullable !== true) issues.reject(i, 'E_MISSING', name, value)
      out[i] = absent
      continue
    }
    const code = typeof value === 'string' ? dictionary.find(value) || dictionary.find(enumKey(value, column)) : 0
    if (code === 0) issues.reject(i, name === 'mood' ? 'E_BAD_MOOD' : 'E_ENUM', name, value)
    out[i] = code
  }
}
function enumKey(value: string, column: Column): string {
  const key = value.trim().toLowerCase()
  return column.values?.find((known) => known.toLowerCase() === key) ?? ''
}

const YES: ReadonlySet<string> = new Set(['true', 't', 'yes', 'y', '1', 'بله', 'بلی', 'اری'])
const NO: ReadonlySet<string> = new Set(['false', 'f', 'no', 'n', '0', 'خیر', 'نه'])

/** Flags as 0 and 1. */
export function readBooleans(job: ReadJob, out: Int32Array): void {
  const { values, length, issues, name, column } = job
  const absent = column.fallback === true ? 1 : 0
  for (let i = 0; i < length; i++) {
    const value = values[i]
    if (value === true || value === 1) out[i] = 1
    else if (value === false || value === 0) out[i] = 0
    else if (blank(value)) {
      if (column.nullable !== true) issues.reject(i, 'E_MISSING', name, value)
      out[i] = absent
    } else {
      const key = typeof value === 'string' ? fold(value).trim() : ''
      if (YES.has(key)) out[i] = 1
      else if (!NO.has(key)) issues.reject(i, 'E_TYPE', name, value)
    }
  }
}

export interface NumberStyle { readonly decimal: '.' | ',' }

/** Numbers and integers; NaN is none. */
export function readNumbers(job: ReadJob, style: NumberStyle, out: Float64Array): void {
  const { values, length, issues, name, column } = job
  const whole = column.type === 'integer'
  const least = column.min ?? -Infinity
  const absent = typeof column.fallback === 'number' ? column.fallback : NaN
  for (let i = 0; i < length; i++) {
    const value = values[i]
    if (blank(value)) {
      if (column.nullable !== true) issues.reject(i, 'E_MISSING', name, value)
      out[i] = absent
      continue
    }
    const number = typeof value === 'number' ? value : typeof value === 'string' ? parseNumber(value, style.decimal)
      : typeof value === 'bigint' ? Number(value) : NaN
    if (!Number.isFinite(number) || number < least) issues.reject(i, 'E_NUMBER', name, value)
    else if (whole && !Number.isSafeInteger(number)) issues.reject(i, Number.isInteger(number) ? 'E_UNSAFE_INTEGER' : 'E_NUMBER', name, value)
    out[i] = number + 0
  }
}

export interface MoneyStyle extends NumberStyle {
  readonly major: boolean
  /** Decimal places of a row's minor unit. */
  readonly places: (index: number) => number
}

/** Amounts in integer minor units; NaN is none. */
export function readMoney(job: ReadJob, style: MoneyStyle, out: Float64Array): void {
  const { values, length, issues, name, column } = job
  for (let i = 0; i < length; i++) {
    const value = values[i]
    if (blank(value)) {
      if (column.nullable !== true) issues.reject(i, 'E_MISSING', name, value)
      out[i] = NaN
      continue
    }
    const amount = money(value, style, i)
    // Adding 0 turns −0 into 0: rows that differ in nothing else are the same.
    out[i] = amount + 0
    if (Number.isSafeInteger(amount)) {
      if (amount < (column.min ?? -Infinity)) issues.reject(i, 'E_NEGATIVE_AMOUNT', name, value)
    } else if (amount === UNSAFE || amount === -UNSAFE || Number.isInteger(amount)) issues.reject(i, 'E_UNSAFE_INTEGER', name, value)
    else issues.reject(i, 'E_NUMBER', name, value)
  }
}
/** An amount in integer minor units; NaN when it is none, ±`UNSAFE` when it is too large. */
export function money(value: unknown, style: MoneyStyle, index: number): number {
  switch (typeof value) {
    case 'number': return style.major ? majorToMinor(value, style.places(index)) : value
    case 'bigint': return style.major ? parseMajor(String(value), style.places(index)) : Number(value)
    case 'string':
      // Minor units are read as a decimal without places, so that digits beyond 2^53 are noticed, not rounded.
      return style.major ? parseMajor(value, style.places(index), style.decimal) : wholeNumber(value, style.decimal)
    default: return NaN
  }
}
function wholeNumber(text: string, decimal: '.' | ','): number {
  const number = parseNumber(text, decimal)
  return Number.isInteger(number) || Number.isNaN(number) ? number : NaN
}

/** Instants as epoch ms; NaN is none. Returns whether every value was a date without a time. */
export function readInstants(job: ReadJob, dates: DateReader, seconds: boolean, out: Float64Array): boolean {
  const { values, length, issues, name, column } = job
  const scale = seconds ? 1000 : 1
  let pure = true
  for (let i = 0; i < length; i++) {
    const value = values[i]
    let instant = NaN
    if (typeof value === 'number' && value === value) {
      instant = Math.floor(value * scale)
      pure = false
    } else if (blank(value)) {
      if (column.nullable !== true) issues.reject(i, 'E_MISSING', name, value)
      out[i] = NaN
      continue
    } else if (typeof value === 'string') {
      const isNumber = value.charCodeAt(4) !== DASH && (EPOCH.test(value) || (seconds && !Number.isNaN(Number(value))))
      instant = isNumber ? Math.floor(Number(value) * scale) : dates.instant(value)
      if (isNumber || seconds || !dates.pure) pure = false
    } else if (value instanceof Date) {
      instant = value.getTime()
      pure = false
    } else if (typeof value === 'bigint') {
      instant = Number(value) * scale
      pure = false
    }
    if (plausible(instant)) out[i] = instant + 0
    else issues.reject(i, 'E_DATE', name, value)
  }
  return pure
}
const DASH = 0x2d
/** Epoch milliseconds as a text: longer than any date written without separators. */
const EPOCH = /^-?\d{11,16}$/

/** Calendar dates as days since 1970-01-01; NaN is none. */
export function readDates(job: ReadJob, dates: DateReader, out: Float64Array): void {
  const { values, length, issues, name, column } = job
  for (let i = 0; i < length; i++) {
    const value = values[i]
    if (blank(value)) {
      if (column.nullable !== true) issues.reject(i, 'E_MISSING', name, value)
      out[i] = NaN
      continue
    }
    const ms = value instanceof Date ? value.getTime() : typeof value === 'number' ? value : NaN
    out[i] = typeof value === 'string' ? dates.date(value) : plausible(ms) ? Math.floor(ms / 86_400_000) : NaN
    if (Number.isNaN(out[i])) issues.reject(i, 'E_DATE', name, value)
  }
}

/** A stored day as `YYYY-MM-DD`, null when there is none. */
export function dateText(day: number): string | null {
  return Number.isNaN(day) ? null : isoDate(day)
}
