import type { Formatter, Messages } from '../i18n/index.ts'
import { PERIOD_NAMES, type PeriodName, type PeriodSpec } from '../model/index.ts'
import { DAY, mod, parseIso, weekdayOf } from '../time/civil.ts'
import { parsePeriod, type PeriodText } from './base/index.ts'
import { calendarOf } from './filters.calendar.ts'
import { localDay, monthBefore, monthStart, nextMonth } from './filters.days.ts'

/** What readers mostly want; a host may name others. */
export const PRESETS: readonly PeriodName[] = [
  'today', 'this-week', 'this-month', 'last-month', 'this-quarter', 'this-year', 'last-year', 'last-30-days', 'last-90-days', 'last-365-days', 'all',
]
export const isPeriodName = (text: string): text is PeriodName => PERIOD_NAMES.some((name) => name === text)

/** What a property says, where it says it rightly: widgets refuse what is no period. */
export function specOf(text: PeriodText | undefined): PeriodSpec | null {
  if (typeof text !== 'string') return text ?? 'all'
  try {
    return parsePeriod(text)
  } catch {
    return null
  }
}

/** What days mean to a reader: the calendar, and the formatter of days, which are in no zone. */
export interface Days {
  readonly days: Formatter
  readonly weekStart: number
  readonly zone: string | undefined
  readonly today: number
}

/** First and last day of a period as far as the page can tell; null for all there is. */
export function daysOf(spec: PeriodSpec | null, { days, weekStart, zone, today }: Days): readonly [number, number] | null {
  if (spec === null) return null
  if (typeof spec !== 'string') {
    if ('start' in spec) return [localDay(spec.start, zone), localDay(Math.max(spec.start, spec.end - 1), zone)]
    const [from, to] = [parseIso(spec.from), parseIso(spec.to)]
    return from === null || to === null ? null : [from, to]
  }
  const rolling = /^last-(\d+)-days$/.exec(spec)
  if (rolling) return [today + 1 - Number(rolling[1]), today]
  const calendar = calendarOf(days)
  const [which, unit] = spec.split('-')
  if (spec === 'all') return null
  if (unit === undefined) return spec === 'yesterday' ? [today - 1, today - 1] : [today, today]
  if (unit === 'week') {
    const start = today - mod(weekdayOf(today) - weekStart, 7) - (which === 'last' ? 7 : 0)
    return [start, start + 6]
  }
  const monthOf = (day: number): number => days.dayNumbers(day * DAY).month
  /** First day of the unit that holds a day; null in a calendar that only names its months. */
  const startOf = (day: number): number | null => {
    let start = monthStart(day, calendar)
    const into = unit === 'month' ? 0 : unit === 'quarter' ? (Math.min(monthOf(day), 12) - 1) % 3 + Math.max(0, monthOf(day) - 12) : monthOf(day) - 1
    if (!Number.isFinite(into)) return null
    for (let i = 0; i < into; i++) start = monthBefore(start, calendar)
    return start
  }
  const now = startOf(today)
  if (now === null) return null
  if (which === 'last') {
    const before = startOf(now - 1)
    return before === null ? null : [before, now - 1]
  }
  let after = now
  do after = nextMonth(after, calendar)
  while (startOf(after) === now)
  return [now, after - 1]
}

/** A period as it stands in the sentence and on a chip. */
export function periodText(spec: PeriodSpec | null, said: PeriodText | undefined, { common }: Messages, days: Formatter, f: Formatter): string {
  if (spec === null) return f.isolate(typeof said === 'string' ? said : JSON.stringify(said))
  if (typeof spec === 'string') return f.digits(common.periods[spec])
  if ('start' in spec) return f.periodLabel(spec)
  const [from, to] = [parseIso(spec.from), parseIso(spec.to)]
  return from === null || to === null ? f.isolate(`${spec.from}/${spec.to}`) : days.periodLabel({ start: from * DAY, end: (to + 1) * DAY })
}
