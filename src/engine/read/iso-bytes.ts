import { daysFromCivil } from './calendar.ts'
import type { DateReader } from './dates.ts'

const FIRST_YEAR = 1900
const LAST_YEAR = 2200
/** Days since 1970-01-01 of the first of each month, and of the one after the last. */
const MONTHS = Int32Array.from(
  { length: (LAST_YEAR - FIRST_YEAR + 1) * 12 + 1 },
  (_, m) => daysFromCivil(FIRST_YEAR + Math.floor(m / 12), m % 12 + 1, 1),
)

const DASH = 0x2d
const COLON = 0x3a
const DOT = 0x2e
const T = 0x54
const SPACE = 0x20
const Z = 0x5a

/** What was not read: the text is left to the reader of texts. */
export const UNREAD = NaN

/** The number of two ASCII digits; negative or above 99 when they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30
  const ones = bytes[at + 1]! - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Days since 1970-01-01 of the ten bytes `YYYY-MM-DD`; `UNREAD` for any other. */
export function dayOf(bytes: Uint8Array, at: number): number {
  const century = two(bytes, at)
  const year = two(bytes, at + 2)
  const month = two(bytes, at + 5)
  const day = two(bytes, at + 8)
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return UNREAD
  if (century < 19 || year < 0 || month < 1 || month > 12 || day < 1) return UNREAD
  const full = century * 100 + year
  if (full > LAST_YEAR) return UNREAD
  const place = (full - FIRST_YEAR) * 12 + month - 1
  const first = MONTHS[place]!
  return day <= MONTHS[place + 1]! - first ? first + day - 1 : UNREAD
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
  const hour = two(bytes, from + 11)
  const minute = two(bytes, from + 14)
  const second = two(bytes, from + 17)
  if (length < 19 || (mark !== T && mark !== SPACE)) return UNREAD
  if (bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return UNREAD
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return UNREAD
  let ms = ((hour * 60 + minute) * 60 + second) * 1000
  let at = from + 19
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
