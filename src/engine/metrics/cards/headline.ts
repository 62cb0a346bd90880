import type { Headline, Interval, NullReason, Quality, Rate, Unit } from '../../../model/index.ts'
import type { MetricContext } from '../../metric.ts'
import { newcombe } from '../../stats/newcombe.ts'
import { qualityOf } from '../../stats/quality.ts'
import { verdictOf } from '../rate.ts'
import type { SeriesPoint } from '../series.ts'

/** What was measured in one period. A `Figure` and a `Rate` are such. */
export interface Measured {
  readonly value: number | null
  readonly reason?: NullReason
  readonly n: number
  readonly k?: number
  readonly interval?: Interval | null
  readonly quality?: Quality
}

export interface HeadlineParts {
  readonly unit: Unit
  readonly now: Measured
  /** Of `context.past`; null when nothing is compared with. */
  readonly before: Measured | null
  readonly series: readonly SeriesPoint[]
  readonly goal?: number | null
}

/** A difference, and whether it is more than chance. */
type Tested = Pick<Headline, 'differenceInterval' | 'verdict'>
const UNTESTED: Tested = { differenceInterval: null, verdict: 'untested' }

/**
 * What is counted or summed: it is what it is, however few. Its difference from the past is told, and not put to a
 * test.
 */
export function countHeadline(parts: HeadlineParts, context: MetricContext): Headline {
  return headline(parts, context, parts.now.value === null ? 'insufficient' : 'solid', UNTESTED)
}

/** What is estimated from n: a mean, a median, a quotient. Few of them carry little (METRICS G5). Not tested. */
export function figureHeadline(parts: HeadlineParts, context: MetricContext): Headline {
  return headline(parts, context, qualityOf(parts.now.n, parts.now.interval ?? null), UNTESTED)
}

/** A share, tested against that of the past. METRICS G6. */
export function rateHeadline(
  { now, before, ...parts }: Omit<HeadlineParts, 'unit'> & { readonly now: Rate; readonly before: Rate | null },
  context: MetricContext,
): Headline {
  const tested = before && newcombe(now.k, now.n, before.k, before.n, context.confidence)
  return headline({ ...parts, unit: 'share', now, before }, context, now.quality, {
    differenceInterval: tested?.interval ?? null,
    verdict: verdictBeside(now, before, tested?.interval ?? null),
  })
}

function verdictBeside(now: Measured, before: Measured | null, interval: Interval | null): Headline['verdict'] {
  if (before === null) return 'untested'
  if (interval === null) return before.n === 0 ? 'no-past' : 'no-clear-change'
  return verdictOf(interval, now.n, before.n)
}

function headline(
  { unit, now, before, series, goal = null }: HeadlineParts, { past }: MetricContext, quality: Quality, tested: Tested,
): Headline {
  const { value, reason, n, k, interval = null } = now
  return {
    value, ...(value === null && { reason: reason ?? 'no-rows' }), unit, n, ...(k !== undefined && { k }), interval,
    quality,
    past: past && before && { period: past, value: before.value, n: before.n },
    difference: value === null || before === null || before.value === null ? null : value - before.value,
    ...tested,
    series,
    goal,
  }
}

/** What a metric answers whose tables are not there. */
export function absentHeadline(unit: Unit, context: MetricContext, reason: NullReason = 'no-table'): Headline {
  return countHeadline({ unit, now: { value: null, reason, n: 0 }, before: null, series: [] }, context)
}
