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
    checkFrame({ ...partial, zone })
    const week = weekOf(locale, zone)
    return Object.freeze({
      calendar, zone, weekStart: weekStart ?? week.weekStart, weekend: weekend ?? week.weekend,
      ...(halfDays && { halfDays }),
    })
  })
}

const checked = cache<string, true>()

/**
 * Refuses what cannot be a frame; undefined members are not looked at. For pages, which leave it to the engine to
 * make the frame whole, and so do without the weeks of all regions.
 *
 * @throws ShakhesError `bad-query` that names an unknown calendar or zone, or a weekday that is none
 */
export function checkFrame(partial: Partial<TimeFrame>): void {
  const { calendar, zone, weekStart, weekend, halfDays } = partial
  remember(checked, JSON.stringify([calendar, zone, weekStart, weekend, halfDays]), 64, () => {
    if (calendar !== undefined && !CALENDARS.includes(calendar)) refuse('calendar', calendar, `is not known; give one of ${CALENDARS.join(', ')}`)
    if (zone !== undefined) assertZone(zone)
    if (weekStart !== undefined && !isWeekday(weekStart)) refuse('weekStart', weekStart, 'is no weekday; give 1 (Monday) to 7')
    for (const [name, days] of Object.entries({ weekend, halfDays })) {
      if (days !== undefined && !(Array.isArray(days) && days.every(isWeekday))) refuse(name, days, 'is no list of weekdays; give numbers from 1 (Monday) to 7, such as [5]')
    }
    return true
  })
}
