import type { CycleResult } from '../../../model/index.ts'
import type { MetricContext } from '../../metric.ts'
import { cumulativeIncidence } from '../../stats/aalen-johansen.ts'
import { kaplanMeier, survivalQuantile } from '../../stats/kaplan-meier.ts'
import type { Group, Groups } from '../ask.ts'
import { figureOf, rateOf } from '../rate.ts'

const HOURS_A_DAY = 24
/** Winners that a usual length needs. METRICS E, "At risk". */
const ENOUGH_WINNERS = 20

/** Deals by whole days, rising. @param groups - keyed by whole hours and status */
export function histogramOf(groups: Groups, counts: (status: unknown) => boolean): CycleResult['histogram'] {
  const days = new Map<number, number>()
  for (const { keys: [hours, status], count } of groups) {
    if (!counts(status)) continue
    const day = Math.floor(Number(hours) / HOURS_A_DAY)
    days.set(day, (days.get(day) ?? 0) + count('n'))
  }
  return [...days].sort(([a], [b]) => a - b).map(([day, n]) => ({ days: day, n }))
}

/** Time to a decision, those still open censored. @param cohort - keyed by whole hours and status */
export function decisionOf(cohort: Groups): CycleResult['decision'] {
  const steps = kaplanMeier([...cohort].map(({ keys: [hours, status], count }) => (
    { duration: Number(hours), ended: status !== 'open', count: count('n') })))
  const n = cohort.total('n')
  const after = (q: number) => {
    const hours = survivalQuantile(steps, q)
    return figureOf(hours === null ? null : hours / HOURS_A_DAY, n, n === 0 ? 'no-rows' : 'not-reached')
  }
  return { median: after(0.5), p90: after(0.9) }
}

/**
 * The share won by each day on which one was: losing competes with it.
 *
 * @param cohort - keyed by whole hours and status
 */
export function wonBy(cohort: Groups): CycleResult['wonBy'] {
  const fates = [...cohort].map(({ keys: [hours, status], count }) => (
    { duration: Number(hours), ended: status === 'open' ? null : String(status), count: count('n') }))
  // The last step of a day is the share by its end.
  const steps = cumulativeIncidence(fates, 'won')
  const byDay = new Map(steps.map(({ time, share }) => [Math.ceil(time / HOURS_A_DAY), share]))
  return [...byDay].map(([days, share]) => ({ days, share }))
}

/** Open deals older than nearly all winners were, and how deals of that age fared. */
export function atRiskOf(
  { p90, winners, decided, open }: {
    readonly p90: number | null
    readonly winners: number
    /** Keyed by whole hours and status. */
    readonly decided: Groups
    /** Keyed by whole hours. */
    readonly open: Groups
  },
  { confidence }: MetricContext,
): CycleResult['atRisk'] {
  if (p90 === null || winners < ENOUGH_WINNERS) return null
  const isOlder = ({ keys: [hours] }: Pick<Group, 'keys'>): boolean => Number(hours) > p90 * HOURS_A_DAY
  const later = decided.total('n', isOlder)
  const won = decided.total('n', (group) => isOlder(group) && group.keys[1] === 'won')
  return { afterDays: p90, open: open.total('n', isOlder), wonLater: rateOf(won, later, confidence) }
}
