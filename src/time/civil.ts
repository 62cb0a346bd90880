import type { Weekday } from '../model/index.ts'
import { refuse } from './refuse.ts'

/**
 * Days of the proleptic Gregorian calendar as integers: 0 is 1970-01-01. In no zone; pure arithmetic.
 */

/** Milliseconds of a day without a clock change. */
export const DAY = 86_400_000

/** Years that periods may lie in, Gregorian, inclusive: one outlier must not make a million buckets. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2200

/** Day number of a Gregorian date; months and days beyond their range carry over. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY
}

/** A day number's year, month and day. */
export function civilOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** A day number as `YYYY-MM-DD`. */
export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** ISO weekday of a day number. */
export function weekdayOf(day: number): Weekday {
  return (mod(day + 3, 7) + 1) as Weekday
}

/** Remainder that is never negative. */
export function mod(value: number, by: number): number {
  return ((value % by) + by) % by
}

/**
 * Day number of an ISO date, four-digit year; null when it is none, such as `2023-02-29` or `2023-2-9`.
 */
export function parseIso(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null
  const year = digits(text, 0, 4), month = digits(text, 5, 7), day = digits(text, 8, 10)
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const number = dayNumber(year, month, day)
  return day <= 28 || civilOf(number).day === day ? number : null
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

/**
 * As `parseIso`, for callers that cannot go on.
 *
 * @param field - how the message calls the value
 * @throws ShakhesError `bad-query`
 */
export function requireIso(text: string, field: string): number {
  const day = typeof text === 'string' ? parseIso(text) : null
  return day ?? refuse(field, text, 'is not a calendar date; give YYYY-MM-DD (Gregorian), such as 2026-03-21')
}

/**
 * The ISO date a number of days later; the next one by default.
 *
 * @throws ShakhesError `bad-query` when the text is no ISO date
 */
export function nextDay(isoDate: string, days = 1): string {
  return isoOf(requireIso(isoDate, 'date') + days)
}
