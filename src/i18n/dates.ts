import type { CalendarId, Grain, Period } from '../model/index.ts'
import type { Messages } from './messages.ts'
import type { Notation } from './notation.ts'

/**
 * `day`: 8 December. `long`: 8 December 2026. `short`: 8 Dec. `time`: 10:40. `datetime`: 8 December 2026, 10:40.
 * `weekday`: Tuesday 8 December.
 */
export type DateStyle = 'day' | 'long' | 'short' | 'time' | 'datetime' | 'weekday'

/** Instants as a reader sees them, in one calendar and zone. */
export interface Dates {
  date(at: number | null, style?: DateStyle): string
  /** A bucket of a time axis by its start. `short` is for ticks: `8 Dec`, `Dec`, `Q4`, `2026`. */
  bucketLabel(bucket: Period, grain: Grain, options?: { readonly short?: boolean }): string
  /** A half-open period by its first and last day; whole months and years by their names. */
  periodLabel(period: Period): string
  /** How long something lasts, in the largest unit that fits: `42 minutes`. */
  age(ms: number): string
  /** The local day in numbers, for axes; a month that its calendar only names (Hebrew) is NaN. */
  dayNumbers(at: number): { readonly year: number; readonly month: number; readonly day: number }
}

interface Fields {
  readonly day: string; readonly month: string; readonly monthShort: string; readonly year: string
  readonly weekday: string; readonly time: string
}
/** Calendars whose years mean nothing without their era. */
const WITH_ERA: ReadonlySet<string> = new Set(['japanese', 'roc'])
const MINUTE = 60_000
/** More instants than a dashboard shows. */
const REMEMBERED = 2000

/** Formatting an instant takes longer than all else that is done with it, and charts ask for the same ones again and again. */
function remembered<T>(of: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>()
  return (at) => {
    const found = known.get(at)
    if (found !== undefined) return found
    if (known.size >= REMEMBERED) known.clear()
    const made = of(at)
    known.set(at, made)
    return made
  }
}

/**
 * Assembled part by part: Persian formats of whole dates come out in a wrong order, and English ones of the Persian
 * calendar append an era that nobody writes.
 */
export function datesOf({ numbers, names, set, piece, digits }: Notation, words: Messages['units'], calendar: CalendarId, zone: string | undefined): Dates {
  const base: Intl.DateTimeFormatOptions = { calendar, ...(zone === undefined ? {} : { timeZone: zone }) }
  const lazy = (tag: string, options: Intl.DateTimeFormatOptions) => {
    let format: Intl.DateTimeFormat | undefined
    return (at: number): Map<string, string> => {
      format ??= new Intl.DateTimeFormat(tag, { ...base, ...options })
      return new Map(format.formatToParts(at).map((part) => [part.type, part.value]))
    }
  }
  const long = lazy(names, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const short = lazy(names, { day: 'numeric', month: 'short', year: 'numeric' })
  const numeric = lazy('en', { numberingSystem: 'latn', day: 'numeric', month: 'numeric', year: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' })

  const fields = remembered((at): Fields => {
    const parts = long(at)
    const year = piece(parts.get('year') ?? parts.get('relatedYear') ?? '')
    const era = WITH_ERA.has(calendar) ? parts.get('era') : undefined
    return {
      day: piece(parts.get('day') ?? ''), month: parts.get('month') ?? '', monthShort: short(at).get('month') ?? '',
      year: era ? `${era} ${year}` : year, weekday: parts.get('weekday') ?? '',
      time: piece(`${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`),
    }
  })
  /** Plain fields to compare by; a month without a number (Hebrew, Chinese) is NaN. */
  const plain = remembered((at): { year: string; month: number; monthKey: string; day: number; midnight: boolean } => {
    const parts = numeric(at)
    const month = parts.get('month') ?? ''
    return {
      year: parts.get('year') ?? parts.get('relatedYear') ?? '', month: Number(month), monthKey: month, day: Number(parts.get('day')),
      midnight: ['hour', 'minute', 'second'].every((unit) => Number(parts.get(unit)) === 0),
    }
  })
  const valid = (at: number | null): at is number => at !== null && Number.isFinite(at) && Math.abs(at) <= 8.64e15
  const dayOf = (f: Fields): string => words.dayMonth(f.day, f.month)
  const longOf = (f: Fields): string => words.dayMonthYear(f.day, f.month, f.year)

  function quarterLabel(at: number, brief: boolean): string {
    const { month } = plain(at)
    const f = fields(at)
    if (!Number.isFinite(month)) return words.monthYear(f.month, f.year)
    const quarter = Math.min(4, Math.floor((month - 1) / 3) + 1)
    return digits(brief ? words.quarterShort(quarter) : words.quarter(quarter, f.year))
  }

  return {
    date(at, style = 'long') {
      if (!valid(at)) return words.none
      const f = fields(at)
      switch (style) {
        case 'day': return set(dayOf(f))
        case 'short': return set(words.dayMonth(f.day, f.monthShort))
        case 'time': return set(f.time)
        case 'datetime': return set(words.dateTime(longOf(f), f.time))
        case 'weekday': return set(words.weekdayDay(f.weekday, dayOf(f)))
        case 'long': return set(longOf(f))
      }
    },
    bucketLabel({ start }, grain, { short: brief = false } = {}) {
      if (!valid(start)) return words.none
      const f = fields(start)
      switch (grain) {
        case 'day': return set(brief ? words.dayMonth(f.day, f.monthShort) : words.weekdayDay(f.weekday, longOf(f)))
        case 'week': return set(brief ? words.dayMonth(f.day, f.monthShort) : words.week(longOf(f)))
        case 'month': return set(brief ? f.monthShort : words.monthYear(f.month, f.year))
        case 'quarter': return set(quarterLabel(start, brief))
        case 'year': return set(f.year)
      }
    },
    periodLabel({ start, end }) {
      if (!valid(start) || !valid(end)) return words.none
      const [first, after, last] = [plain(start), plain(end), plain(Math.max(start, end - 1))]
      const [a, b] = [fields(start), fields(Math.max(start, end - 1))]
      if (first.year === last.year && first.monthKey === last.monthKey && first.day === last.day) return set(longOf(a))
      const sameYear = a.year === b.year
      if (first.day === 1 && after.day === 1 && after.midnight) {
        if (first.month === 1 && after.month === 1) return set(sameYear ? a.year : words.dates(a.year, b.year))
        if (sameYear && first.monthKey === last.monthKey) return set(words.monthYear(a.month, a.year))
        return set(words.dates(sameYear ? a.month : words.monthYear(a.month, a.year), words.monthYear(b.month, b.year)))
      }
      const from = !sameYear ? longOf(a) : first.monthKey === last.monthKey ? a.day : dayOf(a)
      return set(words.dates(from, longOf(b)))
    },
    dayNumbers(at) {
      const { year, month, day } = plain(at)
      return { year: Number(year), month, day }
    },
    age(ms) {
      const minutes = Math.floor(ms / MINUTE)
      const format = (n: number, unit: 'minutes' | 'hours' | 'days') => set(words[unit](new Intl.NumberFormat(numbers).format(n), n))
      if (minutes < 1) return words.lessThanAMinute
      if (minutes < 60) return format(minutes, 'minutes')
      return minutes < 48 * 60 ? format(Math.floor(minutes / 60), 'hours') : format(Math.floor(minutes / 1440), 'days')
    },
  }
}
