import { findDate, parts, startOfDay } from '../../time/index.ts'

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of a proleptic Gregorian date: integers only, so that a million dates cost nothing. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `YYYY-MM-DD` of days since 1970-01-01. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
function daysOfIso(date: string): number {
  return daysFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** Days since 1970-01-01 of a Persian date; NaN when there is none such. */
export function persianToDays(year: number, month: number, day: number): number {
  const iso = findDate('persian', year, month, day)
  return iso === null ? NaN : daysOfIso(iso)
}

/** First instant of a local day, epoch ms. */
export function startOfDayMs(day: number, zone: string): number {
  return startOfDay(isoDate(day), zone)
}

/**
 * Epoch ms of a clock reading on a local day. On a day without a clock change that is its start plus the reading; else
 * the reading before the change goes first where it is shown twice, and one that is never shown counts from before.
 */
export function wallTimeToMs(day: number, milliseconds: number, zone: string, startOf: (day: number) => number): number {
  const start = startOf(day)
  const before = start + milliseconds
  const next = startOf(day + 1)
  if (next - start === DAY_MS) return before
  const after = next - (DAY_MS - milliseconds)
  return shows(after, milliseconds, zone) && !shows(before, milliseconds, zone) ? after : before
}

function shows(instant: number, milliseconds: number, zone: string): boolean {
  const { hour, minute } = parts(instant, { calendar: 'gregory', zone })
  return hour * 60 + minute === Math.floor(milliseconds / 60_000)
}
