import { isFlow, type TrendWords } from '../charts/trend.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { InterventionEffect, TrendPoint, TrendResult } from '../model/index.ts'

/** How one trend's numbers and dates read. */
export interface TrendSpeech {
  readonly words: TrendWords
  /** A value with its unit; a share of fewer than five deals as `3 of 4`. */
  value(point: TrendPoint): string
  average(value: number | null): string
  /** An average with its unit and what it is per: `6.5 bn toman a week`. */
  rate(value: number): string
  averageName: string
  measureName: string
  /** `8 December`, `the week of 5 December`, `December 2026`. */
  when(point: TrendPoint): string
  /** During, before, difference and interval, in the axis's unit. */
  effect(effect: InterventionEffect): { readonly means: string; readonly difference: string }
}

/** Deals below which a share is not said as a percentage. METRICS G5. */
const INSUFFICIENT = 5
const DAY = 86_400_000

export function speechOf(result: TrendResult, t: Messages, f: Formatter, unitName?: string): TrendSpeech {
  const { measure, unit, grain, currency, points } = result
  const w = t.trend
  const per = t.units.perGrain[grain]
  const highest = points.reduce((top, p) => Math.max(top, p.value ?? 0, p.average ?? 0), 0)
  const scale = f.moneyScale(highest, currency)
  const decided = points.reduce((sum, p) => sum + p.n, 0)

  /** A number in the axis's unit, without it. */
  const bare = (v: number, digits?: number): string => (unit === 'money' ? scale.text(v, digits) : unit === 'share' ? f.percent(v, 0) : f.number(v, digits))
  const full = (v: number): string => {
    if (unit === 'share') return f.percent(v, decided)
    if (unit === 'days') return f.days(v)
    if (unitName !== undefined) return w.withUnit(unit === 'money' ? bare(v) : f.number(v), unitName)
    return unit === 'money' ? f.money(v, currency) : f.number(v)
  }
  const rate = (v: number): string => (isFlow(measure) ? w.withUnit(full(v), per) : full(v))
  const named = unitName ?? (unit === 'money' ? scale.unit : w.things[measure])
  return {
    measureName: w.measures[measure],
    averageName: w.averageKey(result.average, f.integer(result.window), grain),
    value({ value, n }) {
      if (value === null) return t.units.none
      return unit !== 'share' ? full(value) : n < INSUFFICIENT ? f.kOfN(Math.round(value * n), n) : f.percent(value, n)
    },
    average: (v) => (v === null ? t.units.none : full(v)),
    rate,
    when(point) {
      // The year goes without saying in the last few months.
      const day = f.date(point.start, result.asOf - point.start < 300 * DAY ? 'day' : 'long')
      return grain === 'day' ? day : grain === 'week' ? t.units.week(day) : f.bucketLabel(point, grain)
    },
    effect({ before, during, difference, interval }) {
      const size = unit === 'share' ? f.points(Math.abs(difference)) : bare(Math.abs(difference), 1)
      const range = !interval ? '' : unit === 'share' ? ` [${f.pointsInterval(interval)}]` : w.interval(bare(interval.low, 1), bare(interval.high, 1))
      return { means: w.during(rate(during), full(before)), difference: (difference < 0 ? w.less(size) : w.more(size)) + range }
    },
    words: {
      direction: f.dir,
      unit: [named, measure === 'dealSize' ? w.things.dealSize : isFlow(measure) ? per : ''].filter(Boolean).join(' '),
      average: w.average, window: w.window,
      value: (v) => bare(v),
      turn: (kind, v) => (kind === 'peak' ? w.peak : w.low)(v === null ? '' : unit === 'share' ? f.percent(v, decided) : bare(v, 1)),
      intervention: (i) => f.label(result.interventions[i]!.name),
      dates: {
        parts: (at) => f.dayNumbers(at),
        day: (at) => f.integer(f.dayNumbers(at).day),
        dayMonth: (at) => f.date(at, 'short'),
        month: (at) => f.bucketLabel({ start: at, end: at }, 'month', { short: true }),
        quarter: (at) => f.bucketLabel({ start: at, end: at }, 'quarter', { short: true }),
        year: (at) => f.bucketLabel({ start: at, end: at }, 'year'),
      },
    },
  }
}
