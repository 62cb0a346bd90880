import { daysFromCivil, daysInMonth, persianToDays, startOfDayMs, wallTimeToMs } from './calendar.ts'
import { instantOf } from './iso-bytes.ts'

const DAY_MS = 86_400_000
/** Dates outside 1900–2200 are typing errors: one of them would stretch a day axis into millions of buckets. */
const FIRST_DAY = daysFromCivil(1900, 1, 1)
const LAST_DAY = daysFromCivil(2201, 1, 1) - 1
const UNKNOWN = -0x80000000
/** Texts remembered; dates repeat, date-times hardly do. */
const CACHE_SIZE = 65_536

/** How the parts of a date that is not ISO are read. */
export interface DateStyle {
  readonly order: 'ymd' | 'dmy' | 'mdy' | null
  readonly persian: boolean
  readonly zone: string
}

/** What a text said, in fields rather than in an object: a million of them are read. */
export class DateReader {
  /** Days since 1970-01-01 of the date's Gregorian equivalent. */
  day = 0
  /** Whether the text had no time. */
  pure = true
  readonly #style: DateStyle
  readonly #days = new Map<string, number>()
  /** By day from the first: how long after midnight UTC it starts, ms. */
  readonly #shifts = new Int32Array(LAST_DAY - FIRST_DAY + 1).fill(UNKNOWN)
  #milliseconds = 0
  /** Minutes east of UTC; NaN: local time. */
  #offset = NaN

  constructor(style: DateStyle) { this.#style = style }

  /** Whether years before 1700 are Persian ones. */
  get persian(): boolean { return this.#style.persian }

  /** Epoch ms of a date or date-time; NaN when it is neither. Sets `pure`. A date alone is the start of that local day. */
  instant(text: string): number {
    const plain = this.#style.persian ? NaN : this.#plain(text)
    if (plain === plain) return plain
    const cached = this.#days.get(text)
    if (cached !== undefined) { this.pure = true; return this.startOf(cached) }
    if (!this.#parse(text)) return NaN
    if (this.pure) {
      if (this.#days.size >= CACHE_SIZE) this.#days.clear()
      this.#days.set(text, this.day)
      return this.startOf(this.day)
    }
    return this.at(this.day, this.#milliseconds, this.#offset)
  }
  /** Of ISO alone, as nearly all are. */
  #plain(text: string): number {
    const { length } = text
    if (length < 10 || length > PLAIN.length || text.charCodeAt(4) !== DASH) return NaN
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i)
      if (unit >= 0x80) return NaN
      PLAIN[i] = unit
    }
    this.pure = length === 10
    return instantOf(PLAIN, 0, length, this)
  }
  /** Epoch ms of a reading of the clock. @param offset - minutes east of UTC; NaN: local time */
  at(day: number, milliseconds: number, offset: number): number {
    if (Number.isNaN(offset)) return wallTimeToMs(day, milliseconds, this.#style.zone, (each) => this.startOf(each))
    return day * DAY_MS + milliseconds - offset * 60_000
  }
  /** Days since 1970-01-01 of a date, the time being ignored; NaN when it is none. */
  date(text: string): number { return this.#parse(text) ? this.day : NaN }

  /** Start of a local day, epoch ms. */
  startOf(day: number): number {
    const known = this.#shifts[day - FIRST_DAY]
    if (known !== undefined && known !== UNKNOWN) return day * DAY_MS + known
    const start = startOfDayMs(day, this.#style.zone)
    if (known !== undefined) this.#shifts[day - FIRST_DAY] = start - day * DAY_MS
    return start
  }

  #parse(raw: string): boolean {
    const text = NEEDS_ASCII.test(raw) ? asciiDigits(raw).trim() : raw
    return this.#parseIso(text) || this.#parseDeclared(text)
  }

  #parseIso(text: string): boolean {
    const length = text.length
    if (length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false
    const year = digits(text, 0, 4)
    if (this.#style.persian && year < 1700) return false
    if (!this.#setDate(year, digits(text, 5, 7), digits(text, 8, 10), false)) return false
    if (length === 10) { this.pure = true; return true }
    const mark = text.charCodeAt(10)
    return (mark === T || mark === SPACE || mark === SMALL_T) && this.#parseTime(text, 11)
  }

  /** `HH:MM[:SS[.fff]]`, then nothing, `Z`, an offset, or AM / PM. */
  #parseTime(text: string, from: number): boolean {
    const match = TIME.exec(text.slice(from))
    if (match === null) return false
    let hour = Number(match[1])
    const minute = Number(match[2])
    const second = Number(match[3] ?? 0)
    const half = match[6]?.toLowerCase()
    if (half !== undefined) {
      if (hour < 1 || hour > 12) return false
      hour = (hour % 12) + (half.startsWith('p') || half.startsWith('ب') ? 12 : 0)
    }
    if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && (minute > 0 || second > 0))) return false
    const fraction = match[4] === undefined ? 0 : Number(match[4].slice(0, 3).padEnd(3, '0'))
    this.#milliseconds = ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + fraction
    const zone = match[5]
    if (zone === undefined) this.#offset = NaN
    else if (zone === 'Z' || zone === 'z') this.#offset = 0
    else {
      const minutes = Number(zone.slice(1, 3)) * 60 + (zone.length > 3 ? Number(zone.slice(-2)) : 0)
      this.#offset = zone.startsWith('-') ? -minutes : minutes
    }
    this.pure = false
    return true
  }

  #parseDeclared(text: string): boolean {
    const match = PARTS.exec(text)
    if (match === null) return this.#parseBasic(text)
    const [, a = '', b = '', c = '', rest] = match
    const { persian } = this.#style
    const order = a.length > 2 ? 'ymd' : this.#style.order ?? (persian ? 'ymd' : null)
    if (order === null || (order !== 'ymd' && c.length === 3)) return false
    const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b]
    if (year.length === 3 || month.length > 2 || day.length > 2) return false
    const value = Number(year)
    const gregorian = !persian || value >= 1700
    const full = year.length > 2 ? value : persian ? (value <= 30 ? 1400 : 1300) + value : (value <= 68 ? 2000 : 1900) + value
    if (!this.#setDate(full, Number(month), Number(day), !gregorian)) return false
    if (rest === undefined) { this.pure = true; return true }
    return this.#parseTime(rest, 0)
  }

  /** `20240131`. */
  #parseBasic(text: string): boolean {
    if (!/^\d{8}$/.test(text)) return false
    const year = digits(text, 0, 4)
    this.pure = true
    return this.#setDate(year, digits(text, 4, 6), digits(text, 6, 8), this.#style.persian && year < 1700)
  }

  #setDate(year: number, month: number, day: number, persian: boolean): boolean {
    // Written so that NaN fails.
    if (!(month >= 1 && month <= 12 && day >= 1)) return false
    if (persian) {
      this.day = persianToDays(year, month, day)
    } else {
      if (!(year >= 1 && day <= daysInMonth(year, month))) return false
      this.day = daysFromCivil(year, month, day)
    }
    return this.day >= FIRST_DAY && this.day <= LAST_DAY
  }
}

/** Whether an instant lies in the years that are believed. */
export function plausible(ms: number): boolean {
  return ms >= (FIRST_DAY - 1) * DAY_MS && ms < (LAST_DAY + 2) * DAY_MS
}

/** A text as its bytes. */
const PLAIN = new Uint8Array(24)
const DASH = 0x2d
const T = 0x54
const SMALL_T = 0x74
const SPACE = 0x20
const NEEDS_ASCII = /[^\x21-\x7e ]|^ | $/
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?\s*([AaPp]\.?[Mm]\.?|[قب]\.?ظ\.?)?$/
const PARTS = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[T ,]\s*(\d.*))?$/

/** The number that ASCII digits write, or NaN. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 0x30
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

/** Persian and Arabic digits as ASCII ones; marks of direction dropped; other spaces as a space. */
function asciiDigits(text: string): string {
  return text.replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\u066b/g, '.').replace(/\s/g, ' ')
}
