import { daysFromCivil } from './calendar.ts'
import type { DateReader } from './dates.ts'

const FIRST_YEAR = 1900
const LAST_YEAR = 2200
/** Days since 1970-01-01 of the first of each month, and of the one after the last. */
const MONTHS = Int32Array.from(
  { length: (LAST_YEAR - FIRST_YEAR + 1) * 12 + 1 },
  (_, m) => daysFromCivil(FIRST_YEAR + Math.floor(m / 12), m % 12 + 1, 1),
)

const DAY_MS = 86_400_000
const DASH = 0x2d
const COLON = 0x3a
const DOT = 0x2e
const T = 0x54
const SPACE = 0x20
const Z = 0x5a

/** What was not read: the text is left to the reader of texts. */
export const UNREAD = NaN

/** Negative when a digit is none. */
const wrong = (digit: number): number => digit | (9 - digit)

/** Days since 1970-01-01 of the ten bytes `YYYY-MM-DD`; `UNREAD` for any other. */
function dayOf(bytes: Uint8Array, at: number): number {
  const y = bytes[at]! - 0x30
  const yy = bytes[at + 1]! - 0x30
  const yyy = bytes[at + 2]! - 0x30
  const yyyy = bytes[at + 3]! - 0x30
  const m = bytes[at + 5]! - 0x30
  const mm = bytes[at + 6]! - 0x30
  const d = bytes[at + 8]! - 0x30
  const dd = bytes[at + 9]! - 0x30
  const isWrong = (wrong(y) | wrong(yy) | wrong(yyy) | wrong(yyyy) | wrong(m) | wrong(mm) | wrong(d) | wrong(dd)) < 0
  if (isWrong || bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return UNREAD
  return dayIn(y * 1000 + yy * 100 + yyy * 10 + yyyy, m * 10 + mm, d * 10 + dd)
}
/** Days since 1970-01-01; `UNREAD` where there is no such day. */
export function dayIn(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return UNREAD
  const place = (year - FIRST_YEAR) * 12 + month - 1
  const first = MONTHS[place]!
  return day <= MONTHS[place + 1]! - first ? first + day - 1 : UNREAD
}

/** Milliseconds since midnight of the eight bytes `HH:MM:SS`; `UNREAD` for any other. */
function timeOf(bytes: Uint8Array, at: number): number {
  const h = bytes[at]! - 0x30
  const hh = bytes[at + 1]! - 0x30
  const m = bytes[at + 3]! - 0x30
  const mm = bytes[at + 4]! - 0x30
  const s = bytes[at + 6]! - 0x30
  const ss = bytes[at + 7]! - 0x30
  const isWrong = (wrong(h) | wrong(hh) | wrong(m) | wrong(mm) | wrong(s) | wrong(ss)) < 0
  if (isWrong || bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return UNREAD
  const hour = h * 10 + hh
  return hour > 23 || m > 5 || s > 5 ? UNREAD : ((hour * 60 + m * 10 + mm) * 60 + s * 10 + ss) * 1000
}

/**
 * Epoch ms of `YYYY-MM-DD`, or of that with `THH:MM:SS`, up to three decimals, and `Z` or nothing; `UNREAD` for any
 * other, which may well be a date in another dress.
 */
export function instantOf(bytes: Uint8Array, from: number, to: number, dates: DateReader): number {
  const length = to - from
  if (length < 10) return UNREAD
  const day = dayOf(bytes, from)
  if (day !== day || length === 10) return day !== day ? UNREAD : dates.startOf(day)
  const mark = bytes[from + 10]
  if (length < 19 || (mark !== T && mark !== SPACE)) return UNREAD
  let ms = timeOf(bytes, from + 11)
  if (ms !== ms) return UNREAD
  let at = from + 19
  if (length === 20 && bytes[at] === Z) return day * DAY_MS + ms
  if (at < to && bytes[at] === DOT) {
    let unit = 100
    for (at++; at < to && unit >= 1; at++, unit /= 10) {
      const digit = bytes[at]! - 0x30
      if (!(digit >= 0 && digit <= 9)) break
      ms += digit * unit
    }
    if (unit === 100) return UNREAD
  }
  if (at === to) return dates.at(day, ms, NaN)
  return at === to - 1 && bytes[at] === Z ? dates.at(day, ms, 0) : UNREAD
}
