import { dayNumber } from './civil.ts'

/**
 * The Persian (Jalali) calendar by arithmetic alone, so that importing dates needs no Temporal. Eight leap years in
 * every 33, with the years in which the true equinox disagrees; equal to Temporal's and ICU's from 1178 to 1633 AP.
 */

export const FIRST_PERSIAN_YEAR = 1178
export const LAST_PERSIAN_YEAR = 1633

/** 1405/01/01 is 2026-03-21 (METRICS WX-G2); 33 years have 12,053 days, and these are the years up to it. */
const EPOCH = dayNumber(2026, 3, 21) - 365 * 1404 - leapsBefore(1405)

/** Where the 33-year rule is a year early: leap by the rule, but the year after is the true one. */
function lateLeap(year: number): boolean {
  return year === 1502 || year === 1601
}

function leapsBefore(year: number): number {
  return Math.floor((8 * year + 21) / 33) - (lateLeap(year - 1) ? 1 : 0)
}

/** Whether Esfand has 30 days. */
export function isPersianLeap(year: number): boolean {
  if (lateLeap(year)) return false
  return lateLeap(year - 1) || (25 * year + 11) % 33 < 8
}

/** Days of a Persian month, 29 to 31. */
export function daysInPersianMonth(year: number, month: number): number {
  if (month <= 6) return 31
  return month <= 11 || isPersianLeap(year) ? 30 : 29
}

/**
 * Day number (0 is 1970-01-01) of a Persian date, null when there is none such.
 */
export function persianDay(year: number, month: number, day: number): number | null {
  if (!(year >= FIRST_PERSIAN_YEAR && year <= LAST_PERSIAN_YEAR && month >= 1 && month <= 12 && day >= 1)) return null
  if (day > daysInPersianMonth(year, month)) return null
  const before = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6
  return EPOCH + 365 * (year - 1) + leapsBefore(year) + before + day - 1
}
