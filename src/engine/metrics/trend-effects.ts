import type { Grain, InterventionEffect, TrendIntervention, TrendPoint, Verdict } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { verdictOf } from './rate.ts'
import { placeboOf } from './trend-placebo.ts'
import { welch, type MeanDifference } from '../stats/welch.ts'

/** How many buckets before an intervention it is measured against: four weeks of days, or eight of anything longer. */
const BEFORE_DAYS = 28
const BEFORE_OTHERS = 8

/** Which way an end may be off by one bucket. */
const SHIFTS = [[-1, 0], [1, 0], [0, -1], [0, 1]] as const

/** The interventions that lie on the axis, with what coincides with them. METRICS F. */
export function interventionsOf(
  points: readonly TrendPoint[], { interventions, confidence }: MetricContext, grain: Grain,
): readonly TrendIntervention[] {
  const placed = interventions.flatMap(({ id, name, period }) => {
    const first = points.findIndex((p) => p.end > period.start)
    const last = points.findLastIndex((p) => p.start < period.end)
    return first < 0 || last < first ? [] : [{ id, name, period, first, last }]
  })
  return placed.map((one) => ({
    ...one,
    effect: effectOf(points, one.first, one.last, grain, confidence, placed),
  }))
}

/** Mean of the finished buckets during less that of those before. Null where either side has none. */
function effectOf(
  points: readonly TrendPoint[], first: number, last: number, grain: Grain, confidence: number,
  taken: readonly { readonly first: number; readonly last: number }[],
): InterventionEffect | null {
  const reach = grain === 'day' ? BEFORE_DAYS : BEFORE_OTHERS
  const compared = (from: number, to: number): MeanDifference | null => {
    const before = points.slice(Math.max(0, from - reach), from)
    return welch(valuesOf(points.slice(from, to + 1)), valuesOf(before), confidence)
  }
  // While it is going on, its end is the last finished bucket.
  const until = points.findLastIndex((p, i) => i <= last && usable(p))
  const effect = compared(first, until)
  if (!effect) return null
  const verdict = verdictOn(effect)
  // Beyond the last finished bucket there is nothing more to add, nor to be moved by.
  const robust = verdict !== null
    && SHIFTS.every(([start, end]) => verdictOn(compared(first + start, until + end)) === verdict)
  const { a: during, b: before, difference, interval } = effect
  const placebo = placeboOf(points, { length: until - first + 1, difference, reach }, taken)
  const later = valuesOf(points.slice(last + 1, last + 1 + reach))
  const after = later.length === 0 ? null : later.reduce((sum, value) => sum + value, 0) / later.length
  return { before, during, after, difference, interval, robust, placebo }
}

function verdictOn(effect: MeanDifference | null): Verdict | null {
  return effect?.interval ? verdictOf(effect.interval) : null
}

function usable({ partial, value }: TrendPoint): boolean {
  return !partial && value !== null
}

function valuesOf(points: readonly TrendPoint[]): readonly number[] {
  return points.filter(usable).map((p) => p.value!)
}
