import { isFlow, type TrendWords } from '../charts/trend.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { Grain, TrendPoint, TrendResult } from '../model/index.ts'

/** How one trend's numbers and dates read. */
export interface TrendSpeech {
  readonly words: TrendWords
  /** A value with its unit; a share of fewer than five deals as `3 of 4`. */
  value(point: TrendPoint): string
  average(value: number | null): string
  /** A number in the unit in which `rate` says `beside`, without it. */
  bare(value: number, beside: number): string
  /** An average with its unit and what it is per: `6.5 bn toman a week`. */
  rate(value: number): string
  averageName: string
  measureName: string
  /** `8 December`, `the week of 5 December`, `December 2026`. */
  when(point: TrendPoint): string
  /** What it is held against, where it is. */
  held: Held
}
/**
 * Names of what a trend is held against, and what is said of averages whose window is not full; undefined: it is not, or
 * the words are still on their way.
 */
export interface Held {
  readonly past?: string
  readonly goal?: string
  readonly early?: EarlyWords
}
export interface EarlyWords {
  readonly key: string
  /** Over how many steps such an average is. */
  over(of: number): string
  /** Where it stands while no window is full. */
  begun(speech: Pick<TrendSpeech, 'rate'>): string
  /** For the definition, after the window. */
  readonly dashed: string
}

/** What a window counts, for the words. */
export const unitOf = ({ windowUnit, grain }: TrendResult): Grain => (windowUnit === 'days' ? 'day' : windowUnit === 'weeks' ? 'week' : windowUnit === 'months' ? 'month' : grain)

/** Deals below which a share is not said as a percentage. METRICS G5. */
const INSUFFICIENT = 5
const DAY = 86_400_000

export function speechOf(result: TrendResult, t: Messages, f: Formatter, unitName?: string, held: Held = {}): TrendSpeech {
  const { measure, unit, grain, currency, points } = result
  const w = t.trend
  const per = t.units.perGrain[grain]
  const highest = points.reduce((top, p) => Math.max(top, p.value ?? 0, p.average ?? 0, p.goal ?? 0), 0)
  // Days off owe nothing: the last that owes tells what is due.
  const goal = (points.findLast((p) => !p.partial && p.goal) ?? points.findLast((p) => p.goal))?.goal
  const scale = f.moneyScale(highest, currency)
  const decided = points.reduce((sum, p) => sum + p.n, 0)

  const bare = (v: number, digits?: number): string => (unit === 'money' ? scale.text(v, digits) : unit === 'share' ? f.percent(v, 0) : f.number(v, digits))
  const full = (v: number): string => {
    if (unit === 'share') return f.percent(v, decided)
    if (unit === 'days') return f.days(v)
    if (unitName !== undefined) return w.withUnit(unit === 'money' ? bare(v) : f.number(v), unitName)
    return unit === 'money' ? f.money(v, currency) : f.number(v)
  }
  const rate = (v: number): string => (isFlow(measure) ? w.withUnit(full(v), per) : full(v))
  const seen = (text: string): string => (result.windowUnit === 'observations' ? w.observed(text, grain) : text)
  const named = unitName ?? (unit === 'money' ? scale.unit : w.things[measure])
  return {
    measureName: w.measures[measure],
    averageName: seen(w.averageKey(result.average, f.integer(result.window), unitOf(result))),
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
    bare(v, beside) {
      if (unit !== 'money' || unitName !== undefined) return bare(v, 1)
      const { text, divisor } = f.moneyScale(Math.abs(beside), currency)
      return text(v, Math.abs(beside) < 100 * divisor ? 1 : 0)
    },
    held,
    words: {
      direction: f.writing,
      unit: [named, measure === 'dealSize' ? w.things.dealSize : isFlow(measure) ? per : ''].filter(Boolean).join(' '),
      average: w.average, window: result.lag > 0 ? w.window + w.lags(f.number(result.lag), result.lag, grain) : w.window,
      past: held.past, goal: held.goal && goal != null ? `${held.goal} ${bare(goal)}` : undefined,
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
