import type { CalendarId, TimeFrame, Weekday } from '../model/index.ts'
import { cache, remember } from './cache.ts'
import { civilOf, dayNumber, isoOf } from './civil.ts'
import { temporal, type TemporalDate } from './load.ts'
import { daysInPersianMonth, FIRST_PERSIAN_YEAR, LAST_PERSIAN_YEAR, persianDay } from './persian.ts'
import { refuse } from './refuse.ts'
import { assertZone } from './zone.ts'

/** Every calendar that may be asked for. */
export const CALENDARS: readonly CalendarId[] = [
  'gregory', 'persian', 'islamic-umalqura', 'islamic-civil', 'islamic-tbla', 'hebrew', 'indian', 'coptic', 'ethiopic',
  'buddhist', 'japanese', 'roc', 'chinese', 'dangi', 'iso8601',
]

/** Where a calendar year and its months and quarters begin, as day numbers. */
export interface YearTable {
  readonly months: readonly number[]
  /** Four of them, whatever the number of months. */
  readonly quarters: readonly number[]
}

const years = cache<string, YearTable>()

/** Begins of a year of a calendar. Cached. */
export function yearTable(calendar: CalendarId, year: number): YearTable {
  return remember(years, `${calendar}|${year}`, 2_000, () => {
    const first = temporal().PlainDate.from({ calendar, year, monthCode: 'M01', day: 1 })
    const months: number[] = [], quarters: number[] = []
    for (let i = 0; i < first.monthsInYear; i++) {
      const month = first.add({ months: i })
      const day = dayOfDate(month)
      months.push(day)
      if (opensQuarter(month.monthCode)) quarters.push(day)
    }
    return { months, quarters }
  })
}

/**
 * Quarters follow the month's code, not its place in the year: a leap month belongs to the quarter of the month before
 * it, and Nisan is in the third quarter of every Hebrew year. A thirteenth month (Coptic, Ethiopic) ends the fourth.
 */
function opensQuarter(monthCode: string): boolean {
  return monthCode === 'M01' || monthCode === 'M04' || monthCode === 'M07' || monthCode === 'M10'
}

/** A day number as a date of a calendar. */
export function dateOf(day: number, calendar: CalendarId): TemporalDate {
  const { PlainDate } = temporal()
  const iso = civilOf(day)
  return new PlainDate(iso.year, iso.month, iso.day).withCalendar(calendar)
}

/** A date of any calendar as a day number. */
export function dayOfDate(date: TemporalDate): number {
  const iso = date.withCalendar('iso8601')
  return dayNumber(iso.year, iso.month, iso.day)
}

/** The same date a number of years away; a day that does not exist then becomes the month's last (30 Esfand → 29). */
export function addYears(day: number, count: number, calendar: CalendarId): number {
  return dayOfDate(dateOf(day, calendar).add({ years: count }, { overflow: 'constrain' }))
}

/** What a calendar and a clock show. */
export interface DateParts {
  /** Of the calendar, without eras. */
  readonly year: number
  /** Place in the year, from 1; up to 13 in calendars with leap months. */
  readonly month: number
  readonly day: number
  readonly weekday: Weekday
  readonly hour: number
  readonly minute: number
}

/**
 * What the calendar and the clock of a frame show at an instant. For showing; days are told apart by `isoDateOf`, which
 * differs in the hour that a clock repeats by going back over midnight.
 *
 * @param instant - epoch ms
 * @throws ShakhesError `bad-query` when it is not one
 */
export function parts(instant: number, frame: Pick<TimeFrame, 'calendar' | 'zone'>): DateParts {
  if (!(Math.abs(instant) <= 8.64e15)) refuse('instant', instant, 'is not a point in time; give epoch milliseconds')
  assertZoneOnce(frame.zone)
  const at = temporal().Instant.fromEpochMilliseconds(Math.floor(instant))
  const moment = at.toZonedDateTimeISO(frame.zone).withCalendar(frame.calendar)
  const { year, month, day, hour, minute } = moment
  return { year, month, day, weekday: moment.dayOfWeek as Weekday, hour, minute }
}

const known = cache<string, true>()
function assertZoneOnce(zone: string): void {
  remember(known, zone, 64, () => { assertZone(zone); return true })
}

const imported = cache<string, Map<number, string | null>>()
const MOST_IMPORTED = 200_000

/**
 * A date of a calendar as `YYYY-MM-DD`, null when there is none such (1404/12/30). Persian and Gregorian dates need no
 * Temporal. Cached: distinct dates are few.
 *
 * @param month - place in the year, from 1
 */
export function findDate(calendar: CalendarId, year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null
  if (month < 1 || month > 13 || day < 1 || day > 32) return null
  const dates = remember(imported, calendar, CALENDARS.length, () => new Map<number, string | null>())
  const key = (year * 16 + month) * 64 + day
  return remember(dates, key, MOST_IMPORTED, () => {
    const number = dayIn(calendar, year, month, day)
    return number === null ? null : isoOf(number)
  })
}

function dayIn(calendar: CalendarId, year: number, month: number, day: number): number | null {
  if (calendar === 'persian') return persianDay(year, month, day)
  if (calendar === 'gregory' || calendar === 'iso8601') {
    if (year < 100 || year > 9999) return null
    const number = dayNumber(year, month, day)
    const real = civilOf(number)
    return real.month === month && real.day === day ? number : null
  }
  try {
    return dayOfDate(temporal().PlainDate.from({ calendar, year, month, day }, { overflow: 'reject' }))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/**
 * A date of a calendar as `YYYY-MM-DD`. As `findDate`, for callers that cannot go on without.
 *
 * @throws ShakhesError `bad-query` that names the date and, if it can, the length of the month
 */
export function fromParts(calendar: CalendarId, year: number, month: number, day: number): string {
  const iso = findDate(calendar, year, month, day)
  if (iso !== null) return iso
  refuse('date', `${year}/${month}/${day}`, `does not exist in the ${calendar} calendar${hint(calendar, year, month)}`)
}

function hint(calendar: CalendarId, year: number, month: number): string {
  if (calendar === 'persian') {
    const valid = year >= FIRST_PERSIAN_YEAR && year <= LAST_PERSIAN_YEAR
    if (!valid) return `: its year must be between ${FIRST_PERSIAN_YEAR} and ${LAST_PERSIAN_YEAR}`
    if (month >= 1 && month <= 12) return `: month ${month} of ${year} has ${daysInPersianMonth(year, month)} days`
  }
  return '; give year, month and day of a real date'
}
