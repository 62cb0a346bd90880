import type { CompareSpec, Grain, Period, PeriodSpec, TimeFrame } from '../model/index.ts'
import { addYears } from './calendar.ts'
import { assertPeriod } from './edges.ts'
import { ROLLING } from './period.ts'
import { unitEnd, unitStart } from './units.ts'
import { dayOf, dayStart } from './zone.ts'

/** What a comparison is made against. */
export interface CompareContext {
  readonly frame: TimeFrame
  /** T, epoch ms. */
  readonly asOf: number
  /** How the period was asked for: the last 30 days stay days even when they happen to be a calendar month. */
  readonly spec?: PeriodSpec | undefined
}

/** The earlier period in full, and where an instant of this period lies in it. */
interface Counterpart { readonly period: Period; readonly back: (instant: number) => number }

/**
 * The period to compare with.
 *
 * `previous`: the unit before when the period is exactly a calendar unit (a Jalali month → the Jalali month before),
 * else as many local days right before. `last-year`: the same calendar dates a year earlier; 30 Esfand becomes 29.
 * While the period has not ended as of T, only the part that had passed by then (METRICS G10): as many days and the
 * same time of day; for whole years and `last-year`, up to the same calendar date.
 *
 * @returns null for `none`, for everything there is (nothing is before it), and before the period has begun
 * @throws ShakhesError `bad-query` for a period that is none
 */
export function comparePeriod(period: Period, compare: CompareSpec, context: CompareContext): Period | null {
  assertPeriod(period)
  const { frame, asOf, spec } = context
  if (compare === 'none' || spec === 'all' || asOf < period.start) return null
  const past = compare === 'last-year' ? yearBefore(period, frame) : before(period, frame, spec)
  if (period.end <= asOf) return past.period
  // T belongs to what has passed, so what follows it is where the elapsed part ends.
  const end = Math.min(past.back(asOf + 1), past.period.end)
  return end > past.period.start ? { start: past.period.start, end } : null
}

/** An instant at the same distance from the start of another day, kept within that day. */
function mapped(instant: number, dayBack: (day: number) => number, { zone }: TimeFrame): number {
  const day = dayOf(instant, zone), other = dayBack(day)
  return Math.min(dayStart(other, zone) + instant - dayStart(day, zone), dayStart(other + 1, zone))
}

function before(period: Period, frame: TimeFrame, spec: PeriodSpec | undefined): Counterpart {
  const { zone } = frame
  const first = dayOf(period.start, zone), until = dayOf(period.end - 1, zone) + 1
  const whole = dayStart(first, zone) === period.start && dayStart(until, zone) === period.end
  if (!whole) {
    const length = period.end - period.start
    return { period: { start: period.start - length, end: period.start }, back: (instant) => instant - length }
  }
  const rolling = typeof spec === 'string' && ROLLING[spec] !== undefined
  const grain = rolling ? null : unitOf(first, until, frame)
  const from = grain ? unitStart(first - 1, grain, frame) : first - (until - first)
  const dayBack = grain === 'year' ? yearBack(frame) : (day: number) => day - first + from
  return {
    period: { start: dayStart(from, zone), end: period.start },
    back: (instant) => mapped(instant, dayBack, frame),
  }
}

const UNITS: readonly Grain[] = ['week', 'month', 'quarter', 'year']

/** The unit that the days `first ≤ day < until` are exactly; null when they are none. */
function unitOf(first: number, until: number, frame: TimeFrame): Grain | null {
  const exactly = (grain: Grain) => unitStart(first, grain, frame) === first && unitEnd(first, grain, frame) === until
  return UNITS.find(exactly) ?? null
}

const yearBack = ({ calendar }: TimeFrame) => (day: number) => addYears(day, -1, calendar)

function yearBefore(period: Period, frame: TimeFrame): Counterpart {
  const { zone } = frame
  const dayBack = yearBack(frame)
  const start = mapped(period.start, dayBack, frame)
  // Two days may have one counterpart, which the second begins anew: what has passed since the start goes on there.
  const back = (instant: number) => {
    const there = mapped(instant, dayBack, frame)
    return there > start ? there : start + instant - period.start
  }
  const last = dayOf(period.end - 1, zone)
  const whole = dayStart(last + 1, zone) === period.end
  if (!whole) return { period: { start, end: back(period.end) }, back }
  // A period up to a month's end goes up to a month's end, however long Esfand or February was then.
  const untilMonth = unitStart(last + 1, 'month', frame) === last + 1
  const end = dayStart(untilMonth ? dayBack(last + 1) : dayBack(last) + 1, zone)
  // A leap month has no counterpart of its own: its dates fall into the month that follows it.
  return { period: { start, end: end > start ? end : dayStart(dayBack(last) + 1, zone) }, back }
}
