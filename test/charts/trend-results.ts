import type { DateWords } from '../../src/charts/time-axis.ts'
import type { TrendWords } from '../../src/charts/trend.ts'
import type { Grain, TrendPoint, TrendResult } from '../../src/model/index.ts'

export const DAY = 86_400_000
/** 1 Farvardin 1405, a Saturday: METRICS WX-G2. */
export const NOWRUZ = Date.UTC(2026, 2, 21)
const LENGTH: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }

/** METRICS WX-F2: the invented honey sales in kg, and their five-day average from day 5. */
export const HONEY = [14, 12, 10, 11, 7, 8, 30, 16, 50, 9, 38, 34, 12, 26, 6, 20, 10, 11, 9, 5]
export const HONEY_AVERAGE = [
  null, null, null, null, 10.8, 9.6, 13.2, 14.4, 22.2, 22.6, 28.6, 29.4, 28.6, 23.8, 23.2, 19.6, 14.8, 14.6, 11.2, 11.0,
]

export interface SeriesOptions {
  readonly grain?: Grain
  readonly window?: number
  /** The last bucket has not ended. */
  readonly open?: boolean
  readonly averages?: readonly (number | null)[]
}

/** A trend of the given values in even buckets from 1 Farvardin 1405 UTC; its average is the trailing mean. */
export function trendOf(values: readonly (number | null)[], { grain = 'day', window = 3, open = false, averages }: SeriesOptions = {}, more: Partial<TrendResult> = {}): TrendResult {
  const length = LENGTH[grain] * DAY
  const points = values.map((value, i): TrendPoint => {
    const seen = values.slice(Math.max(0, i - window + 1), i + 1)
    const whole = seen.length === window && seen.every((v) => v !== null)
    const partial = open && i === values.length - 1
    const mean = whole && !partial ? seen.reduce<number>((sum, v) => sum + v!, 0) / window : null
    return { start: NOWRUZ + i * length, end: NOWRUZ + (i + 1) * length, partial, value, n: value === null ? 0 : 12, average: averages ? averages[i] ?? null : mean }
  })
  const period = { start: NOWRUZ, end: NOWRUZ + Math.max(1, values.length) * length }
  return {
    metric: 'trend', measure: 'wonCount', unit: 'count', grain, average: 'simple', window, lag: (window - 1) / 2, points, turns: [], interventions: [],
    total: values.reduce<number>((sum, v) => sum + (v ?? 0), 0), asOf: period.end, period, partial: open,
    frame: { calendar: 'gregory', zone: 'UTC', weekStart: 6, weekend: [5] }, currency: 'IRR', confidence: 0.95, considered: values.length,
    excluded: { void: 0, missingAmount: 0, unconverted: 0, uncreated: 0 }, issues: {}, snapshots: 0, ran: 'page', ms: 1, version: 1, complete: true,
    ...more,
  }
}

/** The honey story of METRICS F2: leaflets on days 6–12, a low on day 6, a peak on day 12. */
export const honey = (more: Partial<TrendResult> = {}): TrendResult => trendOf(HONEY, { window: 5, averages: HONEY_AVERAGE }, {
  turns: [{ kind: 'trough', index: 5, confirmedAt: 6 }, { kind: 'peak', index: 11, confirmedAt: 13 }],
  interventions: [{
    id: 'leaflets', name: { en: 'Leaflets', fa: 'تراکت' }, period: { start: NOWRUZ + 5 * DAY, end: NOWRUZ + 12 * DAY }, first: 5, last: 11,
    effect: { before: 10.8, during: 26.43, difference: 15.63, interval: { low: 0.92, high: 30.33 }, robust: false },
  }],
  ...more,
})

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** English dates of the Gregorian calendar in UTC. */
export const dates: DateWords = {
  parts(at) {
    const date = new Date(at)
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  },
  day: (at) => String(new Date(at).getUTCDate()),
  dayMonth: (at) => `${new Date(at).getUTCDate()} ${MONTHS[new Date(at).getUTCMonth()]}`,
  month: (at) => MONTHS[new Date(at).getUTCMonth()]!,
  quarter: (at) => `Q${Math.floor(new Date(at).getUTCMonth() / 3) + 1}`,
  year: (at) => String(new Date(at).getUTCFullYear()),
}
export const words: TrendWords = {
  direction: 'ltr', dates, unit: 'a day', average: 'Average', window: 'window',
  value: (v) => String(v), turn: (kind, v) => `${kind === 'peak' ? 'peak' : 'low'}${v === null ? '' : ` ${v}`}`, intervention: (i) => `intervention ${i}`,
}
