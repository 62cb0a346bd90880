import type { Comparison, Figure, Interval, LostReason, NullReason, Period, Rate, Verdict } from '../../model/index.ts'
import { newcombe } from '../stats/newcombe.ts'
import { proportionTest } from '../stats/proportion-test.ts'
import { LADDER, qualityOf } from '../stats/quality.ts'
import { wilson } from '../stats/wilson.ts'
import type { Groups } from './ask.ts'

/**
 * A share of a count, with its interval and how much it can carry. METRICS G4, G5.
 *
 * @param open - of the n, those that may still join the k; gives the bounds
 * @param reason - why there is no value when n is 0
 */
export function rateOf(
  k: number, n: number, confidence: number,
  { open = 0, reason = 'no-rows' }: { readonly open?: number; readonly reason?: NullReason } = {},
): Rate {
  if (n === 0) return { value: null, reason, k, n, interval: null, quality: 'insufficient' }
  const interval = wilson(k, n, confidence)
  const rate: Rate = { value: k / n, k, n, interval, quality: qualityOf(n, interval) }
  return open > 0 ? { ...rate, bounds: { low: k / n, high: (k + open) / n } } : rate
}

/** Nothing is known but where it must lie. */
export function unknownRate(k: number, n: number, reason: NullReason, bounds?: Interval): Rate {
  return { value: null, reason, k, n, interval: null, quality: qualityOf(n, null), ...(bounds && { bounds }) }
}

/**
 * A rate beside that of a past period. METRICS G6.
 *
 * @param confidence - 1 − 0.05 / m when it is one of m that are scanned
 */
export function comparisonOf(now: Pick<Rate, 'k' | 'n'>, past: Rate, period: Period, confidence: number): Comparison {
  const tested = newcombe(now.k, now.n, past.k, past.n, confidence)
  if (!tested) {
    const verdict = past.n === 0 ? 'no-past' : 'no-clear-change'
    return { period, rate: past, difference: null, interval: null, verdict }
  }
  const { difference, interval } = tested
  return { period, rate: past, difference, interval, verdict: verdictOf(interval, now.n, past.n), p: proportionTest(now.k, now.n, past.k, past.n)! }
}

/**
 * Changed only where the interval of the difference excludes 0 (METRICS G6), and never where a side is too few for a
 * percentage (METRICS G5).
 *
 * @param counts - of how many each side is, where they are rates
 */
export function verdictOf({ low, high }: Interval, ...counts: readonly number[]): Exclude<Verdict, 'no-past'> {
  return counts.some((n) => n < LADDER.few) ? 'no-clear-change' : low > 0 ? 'up' : high < 0 ? 'down' : 'no-clear-change'
}

export function figureOf(value: number | null, n: number, reason: NullReason = 'no-rows'): Figure {
  return value === null ? { value, reason, n } : { value, n }
}

/**
 * Lost deals by their primary reason, the most frequent first, those without one last and always there.
 *
 * @param groups - keyed by reason in the place given, counted as `n`
 */
export function lostReasonsOf(
  groups: Groups, place: number, which: (first: unknown) => boolean = () => true,
): readonly LostReason[] {
  const counts = new Map<string | null, number>([[null, 0]])
  let lost = 0
  for (const { keys, count } of groups) {
    if (!which(keys[0])) continue
    const key = keys[place]
    const reason = key ? String(key) : null
    counts.set(reason, (counts.get(reason) ?? 0) + count('n'))
    lost += count('n')
  }
  if (lost === 0) return []
  return [...counts]
    .map(([reason, count]) => ({ reason, count, share: count / lost }))
    .sort((a, b) => Number(a.reason === null) - Number(b.reason === null)
      || b.count - a.count || byText(String(a.reason), String(b.reason)))
}

/** By code points, which every engine orders alike. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
