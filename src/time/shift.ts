import type { TimeFrame } from '../model/index.ts'
import { dateOf, dayOfDate } from './calendar.ts'
import { dayOf, dayStart } from './zone.ts'

/**
 * The beginning of the local day so many days, weeks or months before the one that an instant lies in. A day that a
 * shorter month does not have is its last.
 *
 * @param instant - epoch ms
 */
export function daysEarlier(
  instant: number, count: number, unit: 'days' | 'weeks' | 'months', { calendar, zone }: TimeFrame,
): number {
  const day = dayOf(instant, zone)
  if (unit !== 'months') return dayStart(day - count * (unit === 'weeks' ? 7 : 1), zone)
  return dayStart(dayOfDate(dateOf(day, calendar).add({ months: -count }, { overflow: 'constrain' })), zone)
}
