import { round, type Formatter, type Messages } from '../i18n/index.ts'
import type { MetricWords } from '../i18n/metric.ts'
import type { CardName, CardResult, CompareSpec, Headline, WinRatePoint, WinRateResult } from '../model/index.ts'

/** What a card may show. */
export type MetricCardName = CardName | 'winRate'
export type MetricCardResult = CardResult | WinRateResult
export type Statistic = 'median' | 'mean'

/** What the view needs to speak. */
export interface MetricVoice {
  readonly t: Messages
  readonly w: MetricWords
  readonly f: Formatter
  readonly compare: CompareSpec | undefined
  readonly statistic: Statistic
  /** Whether a goal is one of deals rather than of money. */
  readonly countsDeals: boolean
}

/** Deals below which a share is not said as a percentage. METRICS G5. */
export const INSUFFICIENT = 5

/** The headline of a result; of the win rate, which has no headline of its own, that of the decided deals. */
export function headlineOf(result: MetricCardResult): Headline {
  if (result.metric !== 'winRate') return result.headline
  const { decided, comparison } = result
  return {
    value: decided.value, ...(decided.reason === undefined ? {} : { reason: decided.reason }), unit: 'share', n: decided.n, k: decided.k,
    interval: decided.interval, quality: decided.quality,
    past: comparison && { period: comparison.period, value: comparison.rate.value, n: comparison.rate.n },
    difference: comparison?.difference ?? null, differenceInterval: comparison?.interval ?? null, verdict: comparison?.verdict ?? 'untested',
    series: steps(result.series),
    goal: null,
  }
}

/** As many steps as other cards have. */
const STEPS = 16

/** The series in fewer steps, each of so many periods: whole ones at the end. Of fewer than five deals nothing is told. */
function steps(points: readonly WinRatePoint[]): Headline['series'] {
  const size = Math.ceil(points.length / STEPS) || 1
  const length = Math.ceil(points.length / size)
  return Array.from({ length }, (_, i) => {
    const until = points.length - (length - 1 - i) * size
    const own = points.slice(Math.max(0, until - size), until)
    const sum = (of: 'k' | 'n'): number => own.reduce((all, { rate }) => all + rate[of], 0)
    const n = sum('n')
    return { start: own[0]!.start, end: own.at(-1)!.end, partial: own.some(({ partial }) => partial), value: n < INSUFFICIENT ? null : sum('k') / n }
  })
}

/** A number as it is set large, and what stands small behind it. */
export interface Figure { readonly number: string; readonly unit: string }

export function figureText(result: MetricCardResult, { w, f, t: { units, common } }: MetricVoice): Figure {
  const { value, reason = 'no-rows', unit, n, k } = headlineOf(result)
  if (value === null) return { number: common.reasons[reason], unit: '' }
  const plain = (number: string, behind = ''): Figure => ({ number, unit: behind })
  switch (unit) {
    case 'money': return moneyFigure(value, result.currency, f, units)
    case 'money-a-day': {
      const { number, unit: currency } = moneyFigure(value, result.currency, f, units)
      return plain(number, w.aDay(currency))
    }
    case 'days': {
      const shown = round(value, Math.abs(value) < 10 ? 1 : 0)
      return plain(f.number(shown), units.days('', shown).trim())
    }
    case 'count': return plain(f.integer(value))
    case 'share-an-hour': return plain(f.points(value, { digits: 2, signed: true }), w.anHour)
    case 'an-hour': return plain(f.number(value, 2), w.leadsAnHour)
    case 'share':
      if (result.metric === 'workload') return plain(f.number(value, 2))
      if (result.metric === 'mood') return plain(f.percent(Math.abs(value), n), w.leaning[value > 0 ? 'good' : value < 0 ? 'bad' : 'even'])
      if (result.metric === 'attainment') return plain(f.percent(value, 0))
      return plain(n < INSUFFICIENT && k !== undefined ? f.kOfN(k, n) : f.percent(value, n))
  }
}

/** Where the unit follows the number it is set small; a sign of a currency stays with its number. */
function moneyFigure(value: number, currency: string | null, f: Formatter, { prefixes }: Messages['units']): Figure {
  if (currency !== null && prefixes[currency] !== undefined) return { number: f.money(value, currency), unit: '' }
  const scale = f.moneyScale(Math.abs(value), currency)
  return { number: scale.text(value, round(Math.abs(value / scale.divisor), 1) < 100 ? 1 : 0), unit: scale.unit }
}

/** An amount beside one that says its unit. A sign of a currency stays with its number. */
export function briefMoney(value: number | null, currency: string | null, { f, t }: MetricVoice): string {
  return f.money(value, currency, { unit: currency !== null && t.units.prefixes[currency] !== undefined })
}

/** The figure in one piece, for a sentence. */
export function wholeFigure(result: MetricCardResult, voice: MetricVoice): string {
  const { number, unit } = figureText(result, voice)
  return unit === '' ? number : voice.f.isolate(`${number} ${unit}`)
}

/** A value of its course by itself, which says its unit. */
export function courseText(result: MetricCardResult, value: number, voice: MetricVoice): string {
  const { w, f } = voice
  const text = valueText(result, value, voice)
  switch (headlineOf(result).unit) {
    case 'days': return f.days(round(value, Math.abs(value) < 10 ? 1 : 0))
    case 'money-a-day': return w.aDay(text)
    case 'share-an-hour': return `${text} ${w.anHour}`
    case 'an-hour': return `${text} ${w.leadsAnHour}`
    default: return text
  }
}

/** A value of a series, of the past, or of a goal, as short as can be. */
export function valueText(result: MetricCardResult, value: number | null, { t, f }: MetricVoice, n = 0): string {
  if (value === null) return t.units.none
  const { unit } = headlineOf(result)
  switch (unit) {
    case 'money': case 'money-a-day': return f.money(value, result.currency)
    case 'days': return f.number(round(value, Math.abs(value) < 10 ? 1 : 0))
    case 'count': return f.integer(value)
    case 'share-an-hour': return f.points(value, { digits: 2, signed: true })
    case 'an-hour': return f.number(value, 2)
    case 'share':
      if (result.metric === 'workload') return f.number(value, 2)
      if (result.metric === 'attainment') return f.percent(value, 0)
      return n > 0 && n < INSUFFICIENT ? f.kOfN(Math.round(value * n), n) : f.percent(value, n)
  }
}

/** What became of a figure since the period compared with: null where nothing was. */
export interface Change {
  readonly direction: 'up' | 'down' | 'same' | null
  /** Whether it was tested and is more than chance: only then has it a good and a bad side. */
  readonly proven: boolean
  readonly text: string
  /** When it was otherwise: `a year before`; empty where the words say it already. */
  readonly when: string
}

export function changeOf(result: MetricCardResult, voice: MetricVoice): Change | null {
  const { w, f, compare } = voice
  const head = headlineOf(result)
  if (compare === undefined || compare === 'none' || head.value === null) return null
  const { past, difference, verdict } = head
  if (past === null || past.value === null || difference === null || verdict === 'no-past') {
    // Return on prospecting is a change already.
    return head.unit === 'share-an-hour' ? null : { direction: null, proven: false, text: w.noPast, when: '' }
  }
  const brief = (value: number | null, n?: number): string => (head.unit.startsWith('money') ? briefMoney(value, result.currency, voice) : valueText(result, value, voice, n))
  // A forecast is beside the one before it, whatever the period is compared with.
  const when = result.metric === 'forecast' ? '' : w.when[compare]
  const from = brief(past.value, past.n)
  if (verdict === 'no-clear-change') return { direction: 'same', proven: false, text: w.unclear(from), when }
  const direction = difference > 0 ? 'up' : 'down'
  if (verdict !== 'untested') {
    return { direction, proven: true, text: w[direction === 'up' ? 'above' : 'below'](f.points(difference), from), when }
  }
  if (brief(head.value, head.n) === from) return { direction: 'same', proven: false, text: w.same(from), when }
  if (head.unit === 'share' && result.metric !== 'workload') {
    const points = f.points(difference, { digits: 0 })
    return { direction, proven: false, text: (direction === 'up' ? w.above : w.below)(points, from), when }
  }
  const size = Math.abs(difference)
  const by = head.unit === 'days' ? f.days(size) : brief(size)
  return { direction, proven: false, text: direction === 'up' ? w.more(by, from) : w.less(by, from, head.unit === 'count'), when }
}

/** How much of a goal is reached, and by how much it should be by now; fractions. */
export interface Goal { readonly share: number; readonly due: number | null; readonly text: string }

export function goalOf(result: MetricCardResult, voice: MetricVoice): Goal | null {
  const { w, f } = voice
  const { value, goal } = headlineOf(result)
  if (goal === null || goal <= 0 || value === null) return null
  if (result.metric !== 'attainment') return { share: value / goal, due: null, text: w.ofGoal(f.percent(value / goal, 0), valueText(result, goal, voice)) }
  const due = result.totalDays > 0 && result.elapsedDays < result.totalDays ? result.elapsedDays / result.totalDays : null
  return { share: value, due, text: result.pace === null ? '' : w.pace(f.percent(result.pace, 0)) }
}
