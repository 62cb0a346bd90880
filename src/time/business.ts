import type { Weekday } from '../model/index.ts'
import { mod, parseIso, requireIso, weekdayOf } from './civil.ts'

/** Which days are worked. */
export interface WorkingWeek {
  readonly weekend: readonly Weekday[]
  /** Weekdays that count as half a day, such as Thursday in Iran. */
  readonly halfDays?: readonly Weekday[]
  /** ISO dates of days off. */
  readonly holidays: Iterable<string>
}

/**
 * Working days between two dates: the local dates d with `start ≤ d < end` (METRICS G3). Halves are possible.
 *
 * @param start - ISO date, counted
 * @param end - ISO date, not counted; on or before `start` gives 0
 * @throws ShakhesError `bad-query` when either, or a holiday, is no ISO date
 */
export function businessDays(start: string, end: string, week: WorkingWeek): number {
  const first = requireIso(start, 'start'), until = requireIso(end, 'end')
  if (until <= first) return 0
  const worth = (day: number): number => {
    const weekday = weekdayOf(day)
    return week.weekend.includes(weekday) ? 0 : week.halfDays?.includes(weekday) ? 0.5 : 1
  }
  const rest = mod(until - first, 7)
  let days = 0
  for (let i = 0; i < 7; i++) days += worth(first + i) * ((until - first - rest) / 7)
  for (let day = until - rest; day < until; day++) days += worth(day)
  const off = new Set<number>()
  for (const holiday of week.holidays) off.add(parseIso(holiday) ?? requireIso(holiday, 'holiday'))
  for (const day of off) if (day >= first && day < until) days -= worth(day)
  return days
}
