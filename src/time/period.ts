import {
  PERIOD_NAMES, type Grain, type Period, type PeriodName, type PeriodSpec, type TimeFrame,
} from '../model/index.ts'
import { requireIso } from './civil.ts'
import { assertPeriod } from './edges.ts'
import { refuse } from './refuse.ts'
import { unitEnd, unitStart } from './units.ts'
import { dayOf, dayStart } from './zone.ts'

/** What a period's name is resolved against. */
export interface PeriodContext {
  /** T, epoch ms: what "today" and "this month" hold. */
  readonly now: number
  /** From the first to the last thing recorded, half-open; null when nothing is. Read for `all` alone. */
  readonly span: Period | null
  readonly frame: TimeFrame
}

/** A grain and which unit of it: 0 holds now, −1 is the one before. */
const UNITS: Readonly<Partial<Record<PeriodName, readonly [Grain, 0 | -1]>>> = {
  'today': ['day', 0], 'yesterday': ['day', -1],
  'this-week': ['week', 0], 'last-week': ['week', -1],
  'this-month': ['month', 0], 'last-month': ['month', -1],
  'this-quarter': ['quarter', 0], 'last-quarter': ['quarter', -1],
  'this-year': ['year', 0], 'last-year': ['year', -1],
}

/** Whole local days that end with today. */
export const ROLLING: Readonly<Partial<Record<PeriodName, number>>> = {
  'last-7-days': 7, 'last-30-days': 30, 'last-90-days': 90, 'last-365-days': 365,
}

const OTHERS = 'or { from, to } as ISO dates, or { start, end } as epoch milliseconds'

/**
 * A period as instants. Named units are whole calendar units of the frame, also when they have not ended; rolling ones
 * end with today; `all` is whole local days around everything recorded, or today when nothing is; ISO dates are both
 * inclusive.
 *
 * @throws ShakhesError `bad-query` that names the field and what is allowed
 */
export function resolvePeriod(spec: PeriodSpec, context: PeriodContext): Period {
  const period = typeof spec === 'string' ? byName(spec, context) : asked(spec, context.frame)
  assertPeriod(period)
  return { start: period.start, end: period.end }
}

function byName(name: PeriodName, { now, span, frame }: PeriodContext): Period {
  const today = dayOf(now, frame.zone)
  if (name === 'all') {
    if (!span) return ofDays(today, today + 1, frame)
    return ofDays(dayOf(span.start, frame.zone), dayOf(Math.max(span.start, span.end - 1), frame.zone) + 1, frame)
  }
  const rolling = ROLLING[name]
  if (rolling) return ofDays(today + 1 - rolling, today + 1, frame)
  const unit = UNITS[name]
  if (!unit) refuse('period', name, `is not a period; give one of ${PERIOD_NAMES.join(', ')}, ${OTHERS}`)
  const [grain, offset] = unit
  const start = unitStart(today, grain, frame)
  if (offset === 0) return ofDays(start, unitEnd(start, grain, frame), frame)
  return ofDays(unitStart(start - 1, grain, frame), start, frame)
}

/** The specification may come from a page's script: it is looked at, not believed. */
function asked(spec: Exclude<PeriodSpec, PeriodName>, frame: TimeFrame): Period {
  if (typeof spec === 'object' && spec !== null) {
    if ('from' in spec) return byDates(spec, frame)
    if ('start' in spec) return spec
  }
  refuse('period', spec, `is not a period; give a name such as this-month, ${OTHERS}`)
}

function byDates({ from, to }: { readonly from: string; readonly to: string }, frame: TimeFrame): Period {
  const first = requireIso(from, 'period.from'), last = requireIso(to, 'period.to')
  if (last < first) refuse('period.to', to, `is before period.from, ${from}; give the same day or a later one`)
  return ofDays(first, last + 1, frame)
}

/** Local days `from ≤ day < until` as instants. */
function ofDays(from: number, until: number, frame: TimeFrame): Period {
  return { start: dayStart(from, frame.zone), end: dayStart(until, frame.zone) }
}
