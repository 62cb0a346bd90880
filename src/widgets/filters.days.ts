import { dayNumber, mod, weekdayOf, DAY } from '../time/civil.ts'

// Days as integers (0 is 1970-01-01) on the page, where Temporal is not loaded: a calendar is asked which day of which
// month a day is, and steps from there. That works for every calendar that the browser can format.

/** Which day of its month a day is, from 1, in the reader's calendar; and how its month is called. */
export interface Calendar {
  dayOfMonth(day: number): number
  monthName(day: number): string
}

/** First day of the month that holds a day. */
export function monthStart(day: number, calendar: Calendar): number {
  return day - calendar.dayOfMonth(day) + 1
}
/** First day of the month after; no month has more than 31 days, and the shortest (of Coptic years) is less than two from it. */
export function nextMonth(day: number, calendar: Calendar): number {
  return monthStart(monthStart(day, calendar) + 32, calendar)
}
export function monthBefore(day: number, calendar: Calendar): number {
  return monthStart(monthStart(day, calendar) - 1, calendar)
}

/** The weeks of the month that holds a day: rows of seven, of which the first and the last reach into other months. */
export function weeksOf(day: number, calendar: Calendar, weekStart: number): readonly (readonly number[])[] {
  const [start, end] = [monthStart(day, calendar), nextMonth(day, calendar)]
  const first = start - mod(weekdayOf(start) - weekStart, 7)
  return Array.from({ length: Math.ceil((end - first) / 7) }, (_, week) => Array.from({ length: 7 }, (_day, i) => first + 7 * week + i))
}

/** The same day of another month, or its last. */
function inMonth(start: number, like: number, calendar: Calendar): number {
  return Math.min(start + calendar.dayOfMonth(like) - 1, nextMonth(start, calendar) - 1)
}

/** Months of the longest year. */
const MOST_MONTHS = 13

/** A year on or back: the month of the same name; where the year has none, the one at its place. */
function yearAway(day: number, step: (day: number, calendar: Calendar) => number, calendar: Calendar): number {
  const name = calendar.monthName(day)
  let start = monthStart(day, calendar)
  let twelve = start
  for (let i = 1; i <= MOST_MONTHS; i++) {
    start = step(start, calendar)
    if (i === 12) twelve = start
    if (calendar.monthName(start) === name) return inMonth(start, day, calendar)
  }
  return inMonth(twelve, day, calendar)
}

/** Where a key leads from a day, by the date grid of the ARIA Authoring Practices; null: nowhere. */
export function dayByKey({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, day: number, { calendar, weekStart, rtl }: { readonly calendar: Calendar; readonly weekStart: number; readonly rtl: boolean }): number | null {
  const along = rtl ? -1 : 1
  const inWeek = mod(weekdayOf(day) - weekStart, 7)
  switch (key) {
    case 'ArrowRight': return day + along
    case 'ArrowLeft': return day - along
    case 'ArrowDown': return day + 7
    case 'ArrowUp': return day - 7
    case 'Home': return day - inWeek
    case 'End': return day + 6 - inWeek
    case 'PageDown': return shiftKey ? yearAway(day, nextMonth, calendar) : inMonth(nextMonth(day, calendar), day, calendar)
    case 'PageUp': return shiftKey ? yearAway(day, monthBefore, calendar) : inMonth(monthBefore(day, calendar), day, calendar)
    default: return null
  }
}

const clocks = new Map<string | undefined, Intl.DateTimeFormat>()
/** What a zone's clock shows at an instant, as if it were UTC, to the second. */
function clock(at: number, zone: string | undefined): number {
  let format = clocks.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
      ...(zone === undefined ? {} : { timeZone: zone }),
    })
    clocks.set(zone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return dayNumber(part('year'), part('month'), part('day')) * DAY + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000
}

/** The local day that holds an instant. */
export function localDay(at: number, zone: string | undefined): number {
  return Math.floor(clock(at, zone) / DAY)
}

/** First instant of a local day, epoch ms. The clock may jump over midnight, so both its ways of a day are tried. */
export function dayBegin(day: number, zone: string | undefined): number {
  const midnight = day * DAY
  const tries = [midnight - DAY, midnight + DAY].map((at) => midnight - (clock(at, zone) - at)).sort((a, b) => a - b)
  return tries.find((at) => localDay(at, zone) === day) ?? tries.at(-1)!
}
