import type { TimeFrame } from '../model/index.ts'
import { cache, remember } from './cache.ts'
import { CALENDARS } from './calendar.ts'
import { refuse } from './refuse.ts'
import { isWeekday, weekOf } from './week.ts'
import { assertZone } from './zone.ts'

const frames = cache<string, TimeFrame>()

/**
 * A whole frame from what was said of it: calendar `gregory`, the host's own zone, week by locale and zone. Needs no
 * Temporal. Equal frames are the same object.
 *
 * @param partial - what was said; undefined members count as unsaid
 * @param locale - BCP 47; decides the week where `partial` does not
 * @throws ShakhesError `bad-query` that names an unknown calendar or zone, or a weekday that is none
 */
export function frameOf(partial: Partial<TimeFrame> | undefined, locale?: string): TimeFrame {
  const calendar = partial?.calendar ?? 'gregory'
  const zone = partial?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const { weekStart, weekend, halfDays } = partial ?? {}
  return remember(frames, JSON.stringify([calendar, zone, weekStart, weekend, halfDays, locale]), 64, () => {
    if (!CALENDARS.includes(calendar)) refuse('calendar', calendar, `is not known; give one of ${CALENDARS.join(', ')}`)
    assertZone(zone)
    const week = weekOf(locale, zone)
    const frame: TimeFrame = {
      calendar, zone, weekStart: weekStart ?? week.weekStart, weekend: weekend ?? week.weekend,
      ...(halfDays && { halfDays }),
    }
    if (!isWeekday(frame.weekStart)) refuse('weekStart', frame.weekStart, 'is no weekday; give 1 (Monday) to 7')
    if (!Array.isArray(frame.weekend) || !frame.weekend.every(isWeekday)) {
      refuse('weekend', frame.weekend, 'is no list of weekdays; give numbers from 1 (Monday) to 7, such as [5]')
    }
    if (halfDays && !(Array.isArray(halfDays) && halfDays.every(isWeekday))) {
      refuse('halfDays', halfDays, 'is no list of weekdays; give numbers from 1 (Monday) to 7, such as [4]')
    }
    return Object.freeze(frame)
  })
}
