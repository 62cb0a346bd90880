import type { Envelope, FunnelResult, FunnelStage, Interval, LostReason, Quality, Rate, WinRateGroup, WinRatePoint, WinRateResult } from '../../src/model/index.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 2, 21)

/** Wilson's interval by its formula in METRICS G5, for rates that tests make up. */
export function wilson(k: number, n: number): Interval {
  const z = 1.959964
  const p = k / n
  const centre = (p + z * z / (2 * n)) / (1 + z * z / n)
  const half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** A rate by the ladder of METRICS G5. */
export function rate(k: number, n: number, open?: number): Rate {
  if (n === 0) return { value: null, reason: 'no-decided', k, n, interval: null, quality: 'insufficient', ...(open === undefined ? {} : { bounds: { low: 0, high: 1 } }) }
  const interval = wilson(k, n)
  const quality: Quality = n < 5 ? 'insufficient' : n < 30 || interval.high - interval.low > 0.35 ? 'grey' : 'solid'
  return { value: k / n, k, n, interval, quality, ...(open === undefined ? {} : { bounds: { low: k / n, high: (k + open) / n } }) }
}

export const envelope: Omit<Envelope, 'metric'> = {
  asOf: START + 262 * DAY, period: { start: START, end: START + 263 * DAY }, partial: true,
  frame: { calendar: 'gregory', zone: 'Asia/Tehran', weekStart: 6, weekend: [5] },
  currency: 'IRR', confidence: 0.95, considered: 8400,
  excluded: { void: 41, missingAmount: 128, unconverted: 0, uncreated: 0 },
  issues: {}, snapshots: 0, ran: 'worker', ms: 18, version: 1, complete: true,
}

export interface StageLike { id: string; fa: string; advanced: number; open: number; lost: number; amount?: number; median?: number | null; stuck?: number | null; lostAt?: number; snapshot?: boolean }

export function stage(s: StageLike, rank = 0): FunnelStage {
  const reached = s.advanced + s.open + s.lost
  const amount = s.amount ?? reached * 1_000_000
  const part = (n: number) => (reached === 0 ? 0 : Math.round(amount * n / reached))
  const figure = (value: number | null) => (value === null ? { value, reason: 'not-reached' as const, n: reached } : { value, n: reached })
  const median = figure(s.median === undefined ? 4 : s.median)
  const step = rate(s.advanced, reached, s.open)
  return {
    id: s.id, name: { en: s.id, fa: s.fa }, rank, reached, advanced: s.advanced, lost: s.lost, open: s.open,
    current: s.open, joined: 0, skipped: 0, entered: reached, visits: reached, lostAt: s.lostAt ?? s.lost,
    amount: { reached: amount, advanced: part(s.advanced), lost: part(s.lost), open: amount - part(s.advanced) - part(s.lost), missing: 0 },
    step: s.snapshot ? { ...step, value: null, reason: 'no-history', interval: null, bounds: { low: reached ? s.advanced / (reached + 2473) : 0, high: reached ? (s.advanced + s.open) / reached : 1 } } : step,
    resolved: rate(s.advanced, s.advanced + s.lost),
    stay: { completed: s.advanced + s.lost, open: s.open, mean: median, completedMedian: median, completedP90: median, median, p90: median },
    stuck: s.stuck === undefined ? 0 : s.stuck,
  }
}

export interface FunnelLike { stages: StageLike[]; n: number; won: number; lost: number; open: number; wonAmount?: number; regressed?: number; joinedMid?: number; reasons?: LostReason[]; over?: Partial<FunnelResult> }

export function funnelResult({ stages, n, won, lost, open, wonAmount = won * 1_000_000, regressed = 0, joinedMid = 0, reasons = [], over = {} }: FunnelLike): FunnelResult {
  return {
    ...envelope, metric: 'funnel', mode: 'from-entry', population: 'created', considered: n, pipeline: { id: 'main', name: { en: 'Main', fa: 'اصلی' } },
    stages: stages.map(stage), totals: { n, won, lost, open, regressed, joinedMid, wonAmount }, overall: rate(won, n, open), lostReasons: reasons, ...over,
  }
}

const reason = (total: number) => (name: string | null, count: number): LostReason => ({ reason: name, count, share: count / total })

/** A year of an invented company. */
export const year = (over: Partial<FunnelResult> = {}): FunnelResult => funnelResult({
  stages: [
    { id: 'Lead', fa: 'سرنخ', advanced: 6236, open: 892, lost: 1012, amount: 3_420_000_000_000, median: 4, stuck: 61 },
    { id: 'Qualified', fa: 'واجد شرایط', advanced: 5092, open: 717, lost: 641, amount: 2_710_000_000_000, median: 11, stuck: 88 },
    { id: 'Proposal', fa: 'پیشنهاد قیمت', advanced: 4262, open: 474, lost: 402, amount: 2_160_000_000_000, median: 16, stuck: 54 },
    { id: 'Negotiation', fa: 'مذاکره', advanced: 3655, open: 466, lost: 141, amount: 1_790_000_000_000, median: 9, stuck: 22 },
  ],
  n: 8400, won: 3655, lost: 2196, open: 2549, wonAmount: 1_542_000_000_000, regressed: 12, joinedMid: 260,
  reasons: [['Price', 834], ['Competitor', 461], ['No reply', 373], ['Timing', 286], [null, 242]].map(([r, c]) => reason(2196)(r as string | null, c as number)),
  over,
})

/** The ten deals of METRICS WX-A at T = 30. */
export const ten = (over: Partial<FunnelResult> = {}): FunnelResult => funnelResult({
  stages: [
    { id: 'Lead', fa: 'سرنخ', advanced: 6, open: 1, lost: 1, amount: 640_000_000, median: 3 },
    { id: 'Qualified', fa: 'واجد شرایط', advanced: 5, open: 1, lost: 1, amount: 580_000_000, median: 5 },
    { id: 'Proposal', fa: 'پیشنهاد قیمت', advanced: 4, open: 2, lost: 0, amount: 700_000_000, median: 6 },
    { id: 'Negotiation', fa: 'مذاکره', advanced: 3, open: 0, lost: 1, amount: 570_000_000, median: null, stuck: null },
  ],
  n: 10, won: 3, lost: 3, open: 4, wonAmount: 370_000_000, regressed: 1, joinedMid: 2,
  reasons: [reason(3)('Price', 2), reason(3)(null, 1)], over,
})

/** Deals whose path is not known, as a bare list of deals gives them. */
export const snapshot = (): FunnelResult => funnelResult({
  stages: [
    { id: 'Prospecting', fa: 'شناسایی', advanced: 5827, open: 500, lost: 0, median: null, stuck: null, snapshot: true },
    { id: 'Engaging', fa: 'درگیر', advanced: 4238, open: 1589, lost: 0, median: null, stuck: null, snapshot: true },
  ],
  n: 8800, won: 4238, lost: 2473, open: 2089, over: { snapshots: 8800 },
})

const MONTHS = [[74, 119], [404, 680], [438, 736], [409, 643], [456, 708], [521, 868], [477, 775], [668, 996], [651, 972], [140, 214]] as const

/** Months from March to December of 2026; the first is clipped and the last is not over. */
export const months = (rates: readonly (readonly [number, number])[] = MONTHS): WinRatePoint[] => rates.map(([k, n], i) => ({
  start: Date.UTC(2026, 2 + i, 1) - 3.5 * 3_600_000, end: Date.UTC(2026, 3 + i, 1) - 3.5 * 3_600_000,
  partial: i === 0 || i === rates.length - 1, rate: rate(k, n),
}))

export const group = (id: string, fa: string, k: number, n: number, missing = false): WinRateGroup => ({ id, name: { en: id, fa }, missing, rate: rate(k, n) })
export const sources: readonly WinRateGroup[] = [
  group('Referral', 'معرفی', 1012, 1421), group('Website', 'وب‌گاه', 1098, 1846), group('Repeat customer', 'مشتری پیشین', 1180, 1745),
  group('Partner', 'همکار', 7, 17), group('Exhibition', 'نمایشگاه', 402, 652), group('Cold call', 'تماس سرد', 539, 1030),
]

export const winRateResult = (over: Partial<WinRateResult> = {}): WinRateResult => ({
  ...envelope, metric: 'winRate', considered: 6711,
  decided: rate(4238, 6711), all: rate(3655, 8400, 2549),
  byValue: { value: 0.584, k: 1_042_000_000_000, n: 1_784_200_000_000, interval: null, quality: 'solid' },
  stale: rate(4238, 6936), staleAfterDays: 90, grain: 'month', series: months(), groupBy: 'source', groups: sources,
  comparison: {
    period: { start: START - 365 * DAY, end: START - 102 * DAY }, rate: rate(3926, 6402), difference: 4238 / 6711 - 3926 / 6402,
    interval: { low: 0.0016, high: 0.0349 }, verdict: 'up',
  },
  lostReasons: [], ...over,
})

/** WX-A at T = 30, as METRICS WX-B counts it. */
export const winRateOfTen = (over: Partial<WinRateResult> = {}): WinRateResult => winRateResult({
  considered: 10, decided: rate(3, 6), all: rate(3, 10, 4),
  byValue: { value: 370 / 690, k: 370, n: 690, interval: null, quality: 'grey' }, stale: rate(3, 7),
  series: months([[1, 2], [2, 3], [0, 1]]), groups: [group('Partner', 'همکار', 3, 4), group('Radio', 'رادیو', 0, 2)],
  comparison: null, ...over,
})
