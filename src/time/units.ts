import type { Grain, TimeFrame } from '../model/index.ts'
import { dateOf, yearTable } from './calendar.ts'
import { mod, weekdayOf } from './civil.ts'

/** Calendar units as ranges of day numbers. Days and weeks are the same in every calendar. */

/** First day of the unit that holds a day. */
export function unitStart(day: number, grain: Grain, frame: TimeFrame): number {
  if (grain === 'day') return day
  if (grain === 'week') return day - mod(weekdayOf(day) - frame.weekStart, 7)
  const starts = startsOf(frame, dateOf(day, frame.calendar).year, grain)
  let start = starts[0]!
  for (const next of starts) {
    if (next > day) break
    start = next
  }
  return start
}

/**
 * First days of units, from the one that holds `from` up to the first that is not before `until`.
 */
export function unitStarts(from: number, until: number, grain: Grain, frame: TimeFrame): number[] {
  const first = unitStart(from, grain, frame)
  const days: number[] = []
  if (grain === 'day' || grain === 'week') {
    const step = grain === 'day' ? 1 : 7
    for (let day = first; ; day += step) {
      days.push(day)
      if (day >= until) return days
    }
  }
  for (let year = dateOf(first, frame.calendar).year; ; year++) {
    for (const day of startsOf(frame, year, grain)) {
      if (day < first) continue
      days.push(day)
      if (day >= until) return days
    }
  }
}

/** The day after the unit that holds a day. */
export function unitEnd(day: number, grain: Grain, frame: TimeFrame): number {
  return unitStarts(day, day + 1, grain, frame).at(-1)!
}

function startsOf(frame: TimeFrame, year: number, grain: 'month' | 'quarter' | 'year'): readonly number[] {
  const table = yearTable(frame.calendar, year)
  if (grain === 'month') return table.months
  return grain === 'quarter' ? table.quarters : table.months.slice(0, 1)
}
