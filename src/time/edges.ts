import { ShakhesError, type Bucket, type Grain, type Period, type TimeFrame } from '../model/index.ts'
import { cache, remember } from './cache.ts'
import { dayNumber, DAY, FIRST_YEAR, LAST_YEAR } from './civil.ts'
import { refuse } from './refuse.ts'
import { unitStart, unitStarts } from './units.ts'
import { dayOf, dayStart } from './zone.ts'

/** More than any axis can show: the cap that turns an outlier date into a message instead of a frozen worker. */
export const MAX_BUCKETS = 5_000

// A day of room on either side, since a zone may be that far from UTC.
const EARLIEST = dayNumber(FIRST_YEAR, 1, 1) * DAY - DAY
const LATEST = dayNumber(LAST_YEAR + 1, 1, 1) * DAY + DAY

/** Whether an instant lies within the years that periods and buckets are made for. */
export function isInRange(instant: number): boolean {
  return instant >= EARLIEST && instant <= LATEST
}

/**
 * Refuses a period that is empty, upside down, no numbers, or outside the years 1900–2200.
 *
 * @throws ShakhesError `bad-query`
 */
export function assertPeriod(period: Period): void {
  for (const name of ['start', 'end'] as const) {
    const instant = period[name], field = `period.${name}`
    if (!Number.isSafeInteger(instant)) refuse(field, instant, 'is not a point in time; give whole epoch milliseconds')
    if (!isInRange(instant)) {
      const years = `${FIRST_YEAR}–${LAST_YEAR}`
      refuse(field, named(instant), `is outside the years ${years}; correct the date or give a shorter period`)
    }
  }
  const { start, end } = period
  if (end <= start) refuse('period.end', end, `is not after period.start, ${start}; the end is exclusive`)
}

function named(instant: number): string | number {
  return Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString().replace(/T.*/, '') : instant
}

const known = cache<string, readonly number[]>()

/**
 * Bucket edges that cover a period: rising instants, epoch ms. The first is the start of the unit that holds the
 * period's start, the last is not before its end; bucket i is `edges[i] ≤ t < edges[i + 1]`. Cached, shared, frozen.
 *
 * @throws ShakhesError `too-large` above 5,000 buckets; `bad-query` for a period that is none
 */
export function edges(period: Period, grain: Grain, frame: TimeFrame): readonly number[] {
  const { start, end } = period
  const key = `${frame.calendar}|${frame.zone}|${frame.weekStart}|${grain}|${start}|${end}`
  return remember(known, key, 256, () => {
    assertPeriod(period)
    const from = dayOf(start, frame.zone), last = dayOf(end - 1, frame.zone)
    refuseTooMany(from, last, grain, frame)
    const result: number[] = []
    for (const day of unitStarts(from, last + 1, grain, frame)) {
      const instant = dayStart(day, frame.zone)
      // A day that the zone skipped begins with the next one: no bucket.
      if (result.length === 0 || instant > result[result.length - 1]!) result.push(instant)
    }
    return Object.freeze(result)
  })
}

/** Months and longer never come to the cap within the years allowed. */
function refuseTooMany(from: number, last: number, grain: Grain, frame: TimeFrame): void {
  if (grain !== 'day' && grain !== 'week') return
  const count = Math.floor((last - unitStart(from, grain, frame)) / (grain === 'day' ? 1 : 7)) + 1
  if (count <= MAX_BUCKETS) return
  const advice = 'choose a coarser grain or a shorter period'
  throw new ShakhesError('too-large', `${count} buckets of a ${grain} are more than ${MAX_BUCKETS}; ${advice}`)
}

/**
 * The buckets of a period, clipped to it. Partial ones were clipped, or have not ended as of T.
 *
 * @param asOf - T, epoch ms
 * @throws as `edges`
 */
export function buckets(period: Period, grain: Grain, frame: TimeFrame, asOf: number): readonly Bucket[] {
  const at = edges(period, grain, frame)
  return at.slice(1).map((edge, i) => {
    const start = Math.max(at[i]!, period.start), end = Math.min(edge, period.end)
    return { start, end, partial: start > at[i]! || end < edge || end > asOf }
  })
}

/** Of each grain, about how many days it has, and how many of it can be read beside each other. */
const READABLE: readonly (readonly [Grain, days: number, most: number])[] = [
  ['day', 1, 62], ['week', 7, 60], ['month', 30.5, 48], ['quarter', 91.5, 40],
]

/**
 * The grain that gives a readable number of buckets over a period, unless one was asked for.
 * @param room - for how many buckets there is room, where that is less
 */
export function chooseGrain(period: Period, frame: TimeFrame, asked?: Grain, room = Infinity): Grain {
  if (asked) return asked
  assertPeriod(period)
  const days = dayOf(period.end - 1, frame.zone) - dayOf(period.start, frame.zone) + 1
  return READABLE.find(([, length, most]) => days <= length * Math.min(most, room))?.[0] ?? 'year'
}
