import type {
  AttainmentResult, CardName, CardResult, CycleResult, DealSizeResult, ForecastResult, Headline, LgrResult, MoodResult, OpenCountResult, RetentionResult, RrroiResult,
  Unit, VelocityResult, WonCountResult, WorkloadResult,
} from '../../src/model/index.ts'
import { DAY, envelope, figure, months, rateOf, START } from './results.ts'

// Results of the card metrics as the engine gives them, over the worked examples of METRICS.

export const PAST = { start: START - 365 * DAY, end: START - 103 * DAY }

/** A headline whose difference was not tested. */
export function headline(unit: Unit, value: number | null, n: number, changes: Partial<Headline> = {}): Headline {
  const past = changes.past ?? null
  return {
    value, ...(value === null ? { reason: 'no-rows' as const } : {}), unit, n, interval: null, quality: n < 5 ? 'insufficient' : n < 30 ? 'grey' : 'solid', past,
    difference: value !== null && past !== null && past.value !== null ? value - past.value : null, differenceInterval: null, verdict: 'untested',
    series: months().map((month, i, all) => ({ ...month, partial: i === all.length - 1, value: value === null ? null : value * (0.6 + ((i * 7) % 5) / 10) })), goal: null, ...changes,
  }
}
const card = <M extends CardName>(metric: M, told: Headline) => ({ ...envelope(metric, { partial: true }), headline: told })
const past = (value: number | null, n = 40) => ({ period: PAST, value, n })

export const openCountResult = (changes: Partial<OpenCountResult> = {}): OpenCountResult => ({
  ...card('openCount', headline('count', 2610, 2610, { quality: 'solid', past: past(2504) })), amount: 820e9 * 10, missingAmount: 12, stuck: 225, ...changes,
})
export const wonCountResult = (changes: Partial<WonCountResult> = {}): WonCountResult => ({
  ...card('wonCount', headline('count', 4238, 4238, { quality: 'solid', past: past(3926) })), amount: 178.4e9 * 10, missingAmount: 128, ...changes,
})
/** METRICS WX-D: mean 30, median 15. */
export const dealSizeResult = (changes: Partial<DealSizeResult> = {}): DealSizeResult => ({
  ...card('dealSize', headline('money', 15e7, 5, { past: past(14e7, 8) })), mean: figure(30e7, 5), median: figure(15e7, 5), total: 150e7, bands: [], ...changes,
})
/** METRICS WX-E2: mean 31.5, median 27.5, p90 49.5; at age 55, 1 of 4. */
export const cycleResult = (changes: Partial<CycleResult> = {}): CycleResult => ({
  ...card('cycle', headline('days', 27.5, 10, { past: past(24) })), mean: figure(31.5), median: figure(27.5), p90: figure(49.5), histogram: [],
  decision: { median: figure(33), p90: figure(null) }, wonBy: [], atRisk: { afterDays: 49.5, open: 6, wonLater: rateOf(1, 4) }, ...changes,
})
/** METRICS WX-I4: 40 × .25 × 12 M / 30 = 4 M a day; over 24 days, 5 M. In minor units of rial. */
export const velocityResult = (changes: Partial<VelocityResult> = {}): VelocityResult => ({
  ...card('velocity', headline('money-a-day', 4e6, 120, { past: past(3e6) })), open: 40, rate: rateOf(30, 120), size: figure(12e6, 30), cycle: figure(30, 30), anyCycle: figure(24, 120), anyOutcome: figure(5e6, 120), ...changes,
})
/** METRICS WX-C: 12, 10, 3, 15 → ratios 1.09, .91, .27, 1.36; Gini .2375, χ² 7.8, p .0503. */
export const workloadResult = (changes: Partial<WorkloadResult> = {}): WorkloadResult => ({
  ...card('workload', headline('share', 0.2375, 4, { past: past(0.2, 4), quality: 'grey' })), gini: 0.2375, chiSquare: { value: 7.8, degrees: 3, p: 0.0503 },
  rows: ([['Arash', 'آرش', 12, 1.09], ['Bahar', 'بهار', 10, 0.91], ['Dana', 'دانا', 3, 0.27], ['Elham', 'الهام', 15, 1.36]] as const)
    .map(([en, fa, open, ratio]) => ({ id: en, name: { en, fa }, open, fte: 1, ratio, flag: ratio < 0.5 ? 'low-may-be-chance' as const : null })), ...changes,
})
/** METRICS WX-I2: mean 140, sd 101.98, P10 50, P90 300. */
export const forecastResult = (changes: Partial<ForecastResult> = {}): ForecastResult => ({
  ...card('forecast', headline('money', 140e7, 3, { quality: 'solid' })), pipeline: { id: 'main', name: { en: 'Main', fa: 'اصلی' } }, until: null, stages: [], deals: 3, weighted: 140e7, deviation: 101.98e7,
  p10: 50e7, p50: 130e7, p90: 300e7, method: 'exact', backtest: { periods: 6, brier: 0.18, coverage: rateOf(5, 6) }, ...changes,
})
/** METRICS WX-I3: 120 of 300, day 10 of 24 → .40, pace .96, run-rate 288. */
export const attainmentResult = (changes: Partial<AttainmentResult> = {}): AttainmentResult => ({
  ...card('attainment', headline('share', 0.4, 12, { goal: 1, quality: 'solid' })), actual: 120e7, goal: 300e7, attainment: 0.4, pace: 0.96, runRate: 288e7, elapsedDays: 10, totalDays: 24, ...changes,
})
/** METRICS WX-H: email 90/600 against 40/500, 14 more hours → +0.50 points an hour [.23, .77] → more. */
export const rrroiResult = (changes: Partial<RrroiResult> = {}): RrroiResult => {
  const row = { now: rateOf(90, 600), before: rateOf(40, 500), hours: 44, hoursBefore: 30, value: 0.005, interval: { low: 0.0023, high: 0.0077 }, advice: 'more' as const }
  return { ...card('rrroi', headline('share-an-hour', 0.005, 600, { k: 90, interval: row.interval })), channels: [{ channel: 'email', ...row }], total: { channel: null, ...row }, ...changes }
}
/** METRICS WX-H2: 45 in 30 h = 1.50 an hour [1.09, 2.01]; 0.667 hours a lead. */
export const lgrResult = (changes: Partial<LgrResult> = {}): LgrResult => {
  const row = { leads: 45, hours: 30, value: 1.5, interval: { low: 1.09, high: 2.01 }, hoursPerLead: 2 / 3 }
  return { ...card('lgr', headline('an-hour', 1.5, 45, { interval: row.interval, past: past(1.2) })), channels: [{ channel: 'email', ...row }], total: { channel: null, ...row }, ...changes }
}
/** METRICS WX-J: 180 of 200 = .900 [.851, .934]. */
export const retentionResult = (changes: Partial<RetentionResult> = {}): RetentionResult => ({
  ...card('retention', headline('share', 0.9, 200, { k: 180, interval: { low: 0.851, high: 0.934 }, past: past(0.8, 100), difference: 0.1, differenceInterval: { low: 0.014, high: 0.195 }, verdict: 'up' })),
  all: { value: null, atStart: 200, kept: 180, atEnd: 210, rate: rateOf(180, 200) }, churn: 0.1, repeat: rateOf(40, 150), groups: [], ...changes,
})
/** METRICS WX-K: 3, 2 | 2 | 1, 2 → (5 − 3) / 10 = .20. */
export const moodResult = (changes: Partial<MoodResult> = {}): MoodResult => ({
  ...card('mood', headline('share', 0.2, 10, { past: past(0.1, 12) })), counts: { cheerful: 3, good_tempered: 2, neutral: 2, sad: 1, hot_tempered: 2 }, unrecorded: 4, balance: 0.2,
  coverage: rateOf(10, 14), overTime: [], outcome: { positive: rateOf(18, 30), other: rateOf(8, 30), difference: 1 / 3, interval: { low: 0.083, high: 0.532 } },
  lastContact: figure(6), waiting: [], density: figure(2.4), ...changes,
})

/** One of each. */
export const allCards = (): { readonly [M in CardName]: Extract<CardResult, { metric: M }> } => ({
  openCount: openCountResult(), wonCount: wonCountResult(), dealSize: dealSizeResult(), cycle: cycleResult(), velocity: velocityResult(), workload: workloadResult(),
  forecast: forecastResult(), attainment: attainmentResult(), rrroi: rrroiResult(), lgr: lgrResult(), retention: retentionResult(), mood: moodResult(),
})
