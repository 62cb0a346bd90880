import type { Bucket, Grain, TrendQuery, WindowUnit } from '../../model/index.ts'
import { refuse } from '../../time/refuse.ts'
import type { MetricContext } from '../metric.ts'

/** The buckets that a trend shows, and those it looks back at so that its average is right from the first one. */
export interface TrendAxis {
  readonly grain: Grain
  readonly window: number
  readonly windowUnit: WindowUnit
  /** About how many buckets the window has. */
  readonly width: number
  readonly shown: readonly Bucket[]
  /** Rising, half-open, without gaps: what to count by. */
  readonly edges: readonly number[]
  /** How many of the pieces between edges stand before the first shown bucket. */
  readonly lead: number
  /**
   * Places of the averaged series, each with the pieces that make it up. The first shown bucket is taken whole, also
   * where the period begins within it.
   */
  readonly averaged: readonly Place[]
}
export interface Place {
  /** The first and the last of its pieces. */
  readonly first: number
  readonly last: number
  /** Null: before the period. */
  readonly shown: number | null
}

/** Seven days, four weeks, three months, four quarters, two years. METRICS F asks for 7 in retail. */
const WINDOWS: Readonly<Record<Grain, number>> = { day: 7, week: 4, month: 3, quarter: 4, year: 2 }
/** No longer than this in any calendar, in days: Hebrew years have up to 385. */
const LONGEST: Readonly<Record<Grain, number>> = { day: 1.1, week: 7.1, month: 32, quarter: 124, year: 386 }
/** An exponential average never forgets; after four windows under a thousandth of its weight lies further back. */
const EXPONENTIAL_MEMORY = 4
/** How far back so many observations are looked for, in windows of buckets. */
const SPARSE = 4
/** Of the units that the calendar counts. */
const GRAIN_OF: Readonly<Partial<Record<WindowUnit, Grain>>> = { days: 'day', weeks: 'week', months: 'month' }
const SHORTEST: Readonly<Record<Grain, number>> = { day: 0.9, week: 6.9, month: 28, quarter: 84, year: 350 }

export function axisOf(query: TrendQuery, context: MetricContext): TrendAxis {
  const known = axes.get(context)
  if (known?.[0] === query) return known[1]
  const axis = madeOf(query, context)
  axes.set(context, [query, axis])
  return axis
}
/** What is planned with is finished with. */
const axes = new WeakMap<MetricContext, readonly [TrendQuery, TrendAxis]>()

function madeOf(query: TrendQuery, context: MetricContext): TrendAxis {
  const { span } = context
  const grain = context.grain(query.grain)
  // Where nobody said how long a step is, a long period has steps that are longer than the unit.
  const { windowUnit = 'buckets', window: wanted } = query.grain === undefined && isShort(GRAIN_OF[query.windowUnit!], grain) ? {} : query
  const calendar = GRAIN_OF[windowUnit]
  const window = wanted ?? WINDOWS[calendar ?? grain]
  if (calendar) checkWindow(calendar, grain, query)
  const shown = context.buckets(grain)
  const widths = query.average === 'exponential' ? EXPONENTIAL_MEMORY * window : window
  const reach = calendar ? Math.ceil((window * LONGEST[calendar]) / SHORTEST[grain])
    : (windowUnit === 'observations' ? SPARSE : 1) * widths - 1
  const { history, whole } = lookBack(grain, shown, reach, context)
  // The part of the first bucket that lies before the period, where there is one.
  const head = whole && whole.start < shown[0]!.start ? 1 : 0
  const lead = history.length + head
  const edges: number[] = []
  for (const bucket of history) edges.push(bucket.start)
  if (head) edges.push(whole!.start)
  for (const bucket of shown) edges.push(bucket.start)
  edges.push(shown.at(-1)!.end)
  const averaged: Place[] = history.map((_, i) => ({ first: i, last: i, shown: null }))
  const from = span?.start ?? Infinity
  shown.forEach((b, i) => {
    if (i === 0 && whole) {
      if (!whole.partial) averaged.push({ first: lead - head, last: lead, shown: i })
    } else if (!b.partial && b.start >= from) averaged.push({ first: lead + i, last: lead + i, shown: i })
  })
  return {
    grain, window, windowUnit, shown, lead,
    width: calendar ? Math.round((window * twice(calendar)) / twice(grain)) : window,
    edges,
    averaged,
  }
}

/** Twice the usual days, between the shortest and the longest: for proportions. */
function twice(grain: Grain): number {
  return SHORTEST[grain] + LONGEST[grain]
}

const isShort = (unit: Grain | undefined, grain: Grain): boolean => LONGEST[unit!] < SHORTEST[grain]

/** @throws ShakhesError `bad-query` for a unit shorter than a bucket, and averages that know places alone */
function checkWindow(unit: Grain, grain: Grain, { average, windowUnit }: TrendQuery): void {
  const why = isShort(unit, grain)
    ? `is shorter than a bucket of one ${grain}; give buckets, observations or a longer unit`
    : average === 'centred' || average === 'exponential'
      ? `is for the simple and the weighted average, not the ${average} one; give buckets or observations` : null
  if (why) refuse('windowUnit', windowUnit, why)
}

interface LookBack { readonly history: readonly Bucket[]; readonly whole: Bucket | null }

/** Whole buckets before the period, and the first shown bucket as a whole; nothing where the data covers none by T. */
function lookBack(
  grain: Grain, shown: readonly Bucket[], reach: number, { span, period, asOf, buckets }: MetricContext,
): LookBack {
  // A period that lies ahead of T has nothing to average; and what lies between T and it is no bucket of history.
  if (!span || span.start >= period.start || asOf < period.start) return { history: [], whole: null }
  const start = Math.max(span.start, Math.floor(period.start - (reach + 1) * LONGEST[grain] * 86_400_000))
  const earlier = buckets(grain, { start, end: shown[0]!.end })
  // Clipped ones are not whole: the data, or our own reach, begins within them.
  const history = earlier.slice(0, -1).filter((b) => !b.partial)
  return { history: reach === 0 ? [] : history.slice(-reach), whole: earlier.at(-1)! }
}
