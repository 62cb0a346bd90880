import type {
  Bucket, DatasetInfo, Envelope, Figure, FunnelResult, FunnelStage, Interval, LeaderboardResult, LeaderboardRow, MetricName,
  NoteEntry, NotesResult, Quality, QualityReport, Rate, TimeFrame, TrendResult, WinRateResult,
} from '../../src/model/index.ts'

// Results as the engine gives them, over the worked examples of METRICS, for tests of what is shown.

export const DAY = 86_400_000
/** 2026-12-08T07:10Z, 10:40 in Tehran; 17 Azar 1405. */
export const AS_OF = Date.UTC(2026, 11, 8, 7, 10)
/** 2026-03-20T20:30Z, the start of 1 Farvardin 1405 in Tehran. */
export const START = Date.UTC(2026, 2, 20, 20, 30)
export const TEHRAN: TimeFrame = { calendar: 'gregory', zone: 'Asia/Tehran', weekStart: 6, weekend: [5] }

/** Wilson's interval. METRICS G5. */
export function wilsonOf(k: number, n: number): Interval | null {
  if (n === 0) return null
  const z = 1.959964
  const p = k / n
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
/** A rate with what METRICS G5 says of it. */
export function rateOf(k: number, n: number, open?: number): Rate {
  const interval = wilsonOf(k, n)
  const wide = interval !== null && interval.high - interval.low > 0.35
  const quality: Quality = n < 5 ? 'insufficient' : n < 30 || wide ? 'grey' : 'solid'
  return {
    value: n === 0 ? null : k / n, ...(n === 0 ? { reason: 'no-rows' as const } : {}), k, n, interval, quality,
    ...(open === undefined || n === 0 ? {} : { bounds: { low: k / n, high: (k + open) / n } }),
  }
}
export const figure = (value: number | null, n = 10): Figure => (value === null ? { value, reason: 'too-few', n } : { value, n })

export function envelope<M extends MetricName>(metric: M, changes: Partial<Envelope> = {}): Envelope & { readonly metric: M } {
  return {
    asOf: AS_OF, period: { start: START, end: AS_OF }, partial: false, frame: TEHRAN, currency: 'IRR', confidence: 0.95, considered: 10,
    excluded: { void: 0, missingAmount: 0, unconverted: 0, uncreated: 0 }, issues: {}, snapshots: 0, ran: 'worker', ms: 18, version: 1,
    complete: true, ...changes, metric,
  }
}

const STAGE_NAMES = [
  ['lead', 'Lead', 'سرنخ'], ['qualified', 'Qualified', 'واجد شرایط'], ['proposal', 'Proposal', 'پیشنهاد قیمت'], ['negotiation', 'Negotiation', 'مذاکره'],
] as const
/** METRICS WX-A, T = 30: reached, joined, skipped, advanced, lost, open, current, amount, missing, median stay. */
const WX_A = [
  [8, 8, 0, 6, 1, 1, 1, 640, 1, 3], [7, 1, 1, 5, 1, 1, 2, 580, 1, 5], [6, 1, 0, 4, 0, 2, 1, 700, 0, 6], [4, 0, 2, 3, 1, 0, 0, 570, 0, 10],
] as const

export function funnelResult(changes: Partial<FunnelResult> = {}): FunnelResult {
  const stages = STAGE_NAMES.map(([id, en, fa], rank): FunnelStage => {
    const [reached, joined, skipped, advanced, lost, open, current, amount, missing, median] = WX_A[rank]!
    return {
      id, name: { en, fa }, rank, reached, advanced, lost, open, current, joined, skipped, entered: reached - skipped, visits: reached - skipped,
      lostAt: lost, amount: { reached: amount * 1e6, advanced: 0, lost: 0, open: 0, missing },
      step: rateOf(advanced, reached, open), resolved: rateOf(advanced, advanced + lost),
      stay: {
        completed: 7, open: 1, mean: figure(3.43, 7), completedMedian: figure(median, 7), completedP90: figure(4.8, 7), median: figure(median, 8), p90: figure(null, 8),
      },
      stuck: rank === 0 ? 1 : null,
    }
  })
  return {
    ...envelope('funnel', { considered: 10, excluded: { void: 0, missingAmount: 1, unconverted: 0, uncreated: 0 } }),
    mode: 'from-entry', population: 'created', pipeline: { id: 'main', name: { en: 'Main', fa: 'اصلی' } }, stages,
    totals: { n: 10, won: 3, lost: 3, open: 4, regressed: 1, joinedMid: 2, wonAmount: 370e6 }, overall: rateOf(3, 10, 4),
    lostReasons: [{ reason: 'price', count: 3, share: 0.5 }, { reason: 'timing', count: 1, share: 1 / 6 }, { reason: null, count: 2, share: 1 / 3 }],
    ...changes,
  }
}

/** Gregorian months in Tehran from 21 March to 8 December 2026, the last unfinished. */
export function months(): Bucket[] {
  const starts = [START, ...[3, 4, 5, 6, 7, 8, 9, 10, 11].map((month) => Date.UTC(2026, month, 0, 20, 30))]
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? AS_OF, partial: i === 0 || i === starts.length - 1 }))
}

export function winRateResult(changes: Partial<WinRateResult> = {}): WinRateResult {
  const monthly = [[74, 119], [404, 680], [438, 736], [409, 643], [456, 708], [521, 868], [477, 775], [668, 996], [651, 972], [140, 214]] as const
  const decided = rateOf(4238, 6711)
  return {
    ...envelope('winRate', { considered: 6711, partial: true, excluded: { void: 41, missingAmount: 0, unconverted: 0, uncreated: 0 } }),
    decided, all: rateOf(3655, 8400, 2549), byValue: { ...rateOf(584, 1000), interval: null }, stale: rateOf(4238, 6936), staleAfterDays: 90,
    grain: 'month', series: months().map((bucket, i) => ({ ...bucket, rate: rateOf(monthly[i]![0], monthly[i]![1]) })),
    groupBy: 'source',
    groups: ([['referral', 'معرفی', 1012, 1421], ['exhibition', 'نمایشگاه', 402, 652], ['partner', 'همکار', 7, 17], ['walk-in', 'حضوری', 3, 3]] as const)
      .map(([id, fa, k, n]) => ({ id, name: { en: id, fa }, missing: false, rate: rateOf(k, n) })),
    comparison: {
      period: { start: START - 365 * DAY, end: AS_OF - 365 * DAY }, rate: rateOf(3926, 6402), difference: 4238 / 6711 - 3926 / 6402,
      interval: { low: 0.002, high: 0.035 }, verdict: 'up',
    },
    lostReasons: [{ reason: 'price', count: 3, share: 0.5 }, { reason: 'timing', count: 1, share: 1 / 6 }, { reason: null, count: 2, share: 1 / 3 }],
    ...changes,
  }
}

/** METRICS F2, the honey series: kilograms a day for twenty days, leaflets from day 6 to 12, average of five days. */
export const HONEY = [14, 12, 10, 11, 7, 8, 30, 16, 50, 9, 38, 34, 12, 26, 6, 20, 10, 11, 9, 5] as const
export function trendResult(changes: Partial<TrendResult> = {}): TrendResult {
  const at = (day: number): number => START + day * DAY
  return {
    ...envelope('trend', { considered: 20, period: { start: at(0), end: at(20) }, currency: null }),
    measure: 'wonCount', unit: 'count', grain: 'day', average: 'simple', window: 5, lag: 2,
    points: HONEY.map((value, i) => ({
      start: at(i), end: at(i + 1), partial: false, value, n: value,
      average: i < 4 ? null : HONEY.slice(i - 4, i + 1).reduce((sum, v) => sum + v, 0) / 5,
    })),
    turns: [{ kind: 'trough', index: 5, confirmedAt: 6 }, { kind: 'peak', index: 11, confirmedAt: 13 }],
    interventions: [{
      id: 'leaflets', name: { en: 'Leaflets', fa: 'تراکت' }, period: { start: at(5), end: at(12) }, first: 5, last: 11,
      effect: { before: 10.8, during: 26.43, difference: 15.63, interval: { low: 0.92, high: 30.33 }, robust: false },
    }],
    total: 338, ...changes,
  }
}

/** METRICS WX-G: A 3/3, B 18/30, C 25/50, D 10/40, each against a past of their own. */
export function leaderboardResult(changes: Partial<LeaderboardResult> = {}): LeaderboardResult {
  const reps = [
    ['a', 'Arash Karimi', 'آرش کریمی', 3, 3, null], ['b', 'Bahar Sadeghi', 'بهار صادقی', 18, 30, { best: 1, worst: 2 }],
    ['c', 'Dana Moradi', 'دانا مرادی', 25, 50, { best: 1, worst: 3 }], ['d', 'Elham Rostami', 'الهام رستمی', 10, 40, { best: 2, worst: 3 }],
  ] as const
  const shrunk = [0.624, 0.574, 0.495, 0.279]
  const seriesPeriods = months()
  const rows = reps.map(([id, en, fa, k, n, rankRange], i): LeaderboardRow => ({
    id, name: { en, fa }, anonymous: false, me: i === 1, team: { id: 'north', name: { en: 'North', fa: 'شمال' } },
    wonAmount: k * 40e6, wonCount: k, lostCount: n - k, openCount: 5, missingAmount: 0, rate: rateOf(k, n), rank: null, rankRange,
    shrunk: shrunk[i]!, rankChange: null, dealSize: { mean: figure(40e6, k), median: figure(38e6, k) }, cycle: { mean: figure(31.5, k), median: figure(27.5, k) },
    past: i === 0 ? null : {
      period: { start: START - 365 * DAY, end: AS_OF - 365 * DAY }, rate: rateOf(15, 60), difference: k / n - 0.25,
      interval: { low: 0.077, high: 0.403 }, verdict: i === 3 ? 'no-clear-change' : 'up',
    },
    attainment: i === 0 ? { value: null, reason: 'no-table', n: 0 } : figure(0.6 + i * 0.2, k), series: seriesPeriods.map((_, step) => step * k * 4e5),
  }))
  return {
    ...envelope('leaderboard', { considered: 123 }), view: 'self', order: 'name', minimum: 10, rows, total: rateOf(56, 123), seriesPeriods, suppressed: false, ...changes,
  }
}

export function noteEntry(changes: Partial<NoteEntry> = {}): NoteEntry {
  return {
    id: 'n1', at: AS_OF - 48 * 60_000, kind: 'call', mood: 'cheerful', text: 'Wants the second pallet before Yalda.', author: { id: 'b', name: { en: 'Bahar Sadeghi', fa: 'بهار صادقی' } },
    customer: { id: 'sepehr', name: { en: 'Sepehr Steel', fa: 'فولاد سپهر' } }, opportunity: 'o1', pinned: false, needsAction: false, hidden: false, ...changes,
  }
}
/** METRICS WX-K: moods 3, 2 | 2 | 1, 2 of ten recorded, balance .20. */
export function notesResult(changes: Partial<NotesResult> = {}): NotesResult {
  const entries = changes.entries ?? [
    noteEntry({ id: 'n2', at: AS_OF - DAY, kind: 'meeting', mood: 'hot_tempered', pinned: true, text: 'Angry about the late delivery.' }),
    noteEntry({ needsAction: true }),
    noteEntry({ id: 'n3', at: AS_OF - DAY - 3_600_000, kind: 'email', mood: null, text: 'Price list at https://example.com/prices?year=1405 sent.' }),
    noteEntry({ id: 'n4', at: AS_OF - 2 * DAY, hidden: true, text: null, mood: null, author: null, customer: null, opportunity: null }),
  ]
  return {
    ...envelope('notes', { considered: 12 }), entries, total: 12, needsAction: 1, hidden: 1,
    moods: { recorded: 10, unrecorded: 2, counts: { cheerful: 3, good_tempered: 2, neutral: 2, sad: 1, hot_tempered: 2 }, balance: 0.2 }, lastContact: AS_OF - 48 * 60_000,
    ...changes,
  }
}

/** One canned result for every metric. */
export const allResults = () => ({
  funnel: funnelResult(), winRate: winRateResult(), trend: trendResult(), leaderboard: leaderboardResult(), notes: notesResult(),
})

/** The same where nothing matched. */
export function emptyResults(): ReturnType<typeof allResults> {
  const nothing = { considered: 0, excluded: { void: 0, missingAmount: 0, unconverted: 0, uncreated: 0 } }
  const none = rateOf(0, 0)
  const stages = funnelResult().stages.map((stage) => ({
    ...stage, reached: 0, advanced: 0, lost: 0, open: 0, current: 0, joined: 0, skipped: 0, entered: 0, visits: 0, lostAt: 0, step: none, resolved: none, stuck: null,
  }))
  return {
    funnel: funnelResult({ ...nothing, stages, overall: none, lostReasons: [], totals: { n: 0, won: 0, lost: 0, open: 0, regressed: 0, joinedMid: 0, wonAmount: 0 } }),
    winRate: winRateResult({ ...nothing, decided: none, all: none, byValue: none, stale: none, series: [], groups: [], comparison: null, lostReasons: [] }),
    trend: trendResult({ ...nothing, points: [], turns: [], interventions: [], total: 0 }),
    leaderboard: leaderboardResult({ ...nothing, rows: [], total: none, seriesPeriods: [] }),
    notes: notesResult({
      ...nothing, entries: [], total: 0, needsAction: 0, hidden: 0, lastContact: null,
      moods: { recorded: 0, unrecorded: 0, counts: { cheerful: 0, good_tempered: 0, neutral: 0, sad: 0, hot_tempered: 0 }, balance: null },
    }),
  }
}

/** What a source holds, with some rejected rows. */
export function datasetInfo(changes: Partial<DatasetInfo> = {}): DatasetInfo {
  const quality: QualityReport = {
    kept: { opportunities: 10 }, rejected: { opportunities: 2 }, counts: { E_NUMBER: 1, E_DATE: 1 },
    first: [
      { code: 'E_NUMBER', table: 'opportunities', row: 12, column: 'amount', value: '12,5x' },
      { code: 'E_DATE', table: 'opportunities', row: 40, column: 'createdAt', value: '2026-13-01' },
    ],
  }
  return {
    version: 1, rows: { opportunities: 10 }, pipelines: [{ id: 'main', name: 'Main' }], stages: [], currencies: ['IRR'], span: { start: START, end: AS_OF },
    history: true, quality, complete: true, ...changes,
  }
}
