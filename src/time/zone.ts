import { cache, remember } from './cache.ts'
import { civilOf, DAY, isoOf, requireIso } from './civil.ts'
import { temporal } from './load.ts'
import { refuse } from './refuse.ts'

/**
 * Local days of a zone. A day begins at its first instant, which is not 00:00 where the clock jumps over midnight; a
 * day that the zone skipped begins together with the next one and is therefore empty.
 */

const zones = cache<string, Map<number, number>>()
const MOST_ZONES = 64

/** Two days within the range of Date, whose ends have no local days. */
const MOST = 8.64e15 - 2 * DAY

/**
 * Refuses what is not an IANA zone.
 *
 * @throws ShakhesError `bad-query`
 */
export function assertZone(zone: string): void {
  try {
    if (typeof zone === 'string' && new Intl.DateTimeFormat('en', { timeZone: zone })) return
  } catch { /* said below */ }
  refuse('zone', zone, 'is not a time zone that this host knows; give an IANA name, such as Asia/Tehran or UTC')
}

/** First instant of a local day, epoch ms. */
export function dayStart(day: number, zone: string): number {
  const known = zones.get(zone)?.get(day)
  if (known !== undefined) return known
  const starts = remember(zones, zone, MOST_ZONES, () => { assertZone(zone); return new Map<number, number>() })
  const { PlainDate } = temporal()
  const date = civilOf(day)
  const start = new PlainDate(date.year, date.month, date.day).toZonedDateTime(zone).epochMilliseconds
  starts.set(day, start)
  return start
}

/**
 * Number of the local day that holds an instant: the last one that has begun. Where a clock goes back over midnight
 * (St John's until 2011) the repeated hour before midnight belongs to the new day, so that days stay in one piece.
 */
export function dayOf(instant: number, zone: string): number {
  if (!(Math.abs(instant) <= MOST)) refuse('instant', instant, 'is not a point in time; give epoch milliseconds')
  let day = Math.floor(instant / DAY) + 1
  while (dayStart(day, zone) > instant) day--
  return day
}

/**
 * First instant of a calendar date in a zone, epoch ms: a date without a time is that whole local day.
 *
 * @param isoDate - `YYYY-MM-DD`, Gregorian
 * @param zone - IANA name
 * @throws ShakhesError `bad-query` when either is not known
 */
export function startOfDay(isoDate: string, zone: string): number {
  return dayStart(requireIso(isoDate, 'date'), zone)
}

/** The calendar date, `YYYY-MM-DD`, on which an instant falls in a zone. */
export function isoDateOf(instant: number, zone: string): string {
  return isoOf(dayOf(instant, zone))
}
