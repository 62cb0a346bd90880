import { and, isIn, type AggregateRequest, type Bucket, type Figure, type Filter } from '../../../model/index.ts'
import type { MetricContext } from '../../metric.ts'
import { aggregate, COUNT, DAY, DECIDED, OPEN, within, type Groups } from '../ask.ts'
import { figureOf } from '../rate.ts'
import { edgesOf } from '../series.ts'

/** Longer periods are counted in months, which is close enough there. */
const DAYS_MOST = 4000

interface DensityAnswers {
  readonly noted: Groups | null
  readonly opened: Groups | null
  readonly closed: Groups | null
  readonly earlier: Groups | null
}

/**
 * Notes per thirty days that deals were open: METRICS K. Days are counted between local midnights: from the day in which
 * a deal was created to that in which it was decided. A deal that does not say either is left out.
 */
export function askDensity(scope: Filter, context: MetricContext): Record<keyof DensityAnswers, AggregateRequest | null> {
  const steps = stepsOf(context)
  if (steps.length === 0) return { noted: null, opened: null, closed: null, earlier: null }
  const edges = edgesOf(steps)
  const range = { start: edges[0]!, end: edges.at(-1)! }
  const known = (field: string): Filter => ({ op: 'not', of: isIn(field, null) })
  const timed = and(scope, known('createdAt'), { op: 'or', of: [OPEN, known('decidedAt')] })
  const before = (field: string): Filter => ({ op: 'lt', field, value: range.start })
  return {
    noted: aggregate('notes', context, and(scope, within('at', range), known('id')), [], { n: COUNT }),
    opened: aggregate('opportunities', context, timed, [{ field: 'createdAt', edges }], { n: COUNT }),
    closed: aggregate('opportunities', context, and(timed, DECIDED), [{ field: 'decidedAt', edges }], { n: COUNT }),
    earlier: aggregate('opportunities', context, timed, [], {
      opened: { op: 'count', where: before('createdAt') }, closed: { op: 'count', where: before('decidedAt') },
    }),
  }
}

export function densityOf({ noted, opened, closed, earlier }: DensityAnswers, context: MetricContext): Figure {
  const reason = context.has('notes') ? 'no-rows' : 'no-table'
  // Asked together or not at all.
  if (!noted) return figureOf(null, 0, reason)
  const steps = stepsOf(context)
  const last = steps.at(-1)!
  // The day of T has begun, at whatever hour of it T is.
  const rest = Math.max(1, Math.round((last.end - last.start) / DAY))
  const daysFrom = (start: number): number => Math.round((last.start - start) / DAY) + rest
  const daysOf = (groups: Groups): number => {
    let days = 0
    for (const { keys: [step], count } of groups) days += count('n') * daysFrom(steps[Number(step)]!.start)
    return days
  }
  const whole = daysFrom(steps[0]!.start)
  const openDays = daysOf(opened!) - daysOf(closed!) + whole * (earlier!.total('opened') - earlier!.total('closed'))
  const notes = noted.total('n')
  return figureOf(context.has('notes') && openDays > 0 ? (notes * 30) / openDays : null, notes, reason)
}

/** Days of the period that have begun by T. */
function stepsOf({ period: { start, end }, asOf, buckets }: MetricContext): readonly Bucket[] {
  const range = { start, end: Math.min(end, asOf + 1) }
  if (range.end <= range.start) return []
  return buckets((range.end - range.start) / DAY > DAYS_MOST ? 'month' : 'day', range)
}
