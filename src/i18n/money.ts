import { minorDigits } from '../model/index.ts'
import type { Messages } from './messages.ts'
import type { Notation } from './notation.ts'
import { round } from './round.ts'

export interface MoneyOptions {
  /** Short, with a scale word: the default. Else every digit of the major unit. */
  readonly compact?: boolean
  /** Say the unit; default true. An axis says it once, by `moneyScale`. */
  readonly unit?: boolean
  /** Decimals of a short amount; default one below 100, else none. */
  readonly digits?: number
}

/** One scale for many amounts, such as those along an axis. */
export interface MoneyScale {
  /** `bn toman`: what is said once. */
  readonly unit: string
  /** Minor units in one unit of the scale. */
  readonly divisor: number
  /** The number alone. */
  text(minor: number | null, digits?: number): string
}

export interface Money {
  /** Number, scale word, unit: `178.4 bn toman`, «۱۷۸٫۴ میلیارد تومان». A currency of `null` has no unit. */
  money(minor: number | null, currency: string | null, options?: MoneyOptions): string
  /** The scale that suits amounts up to `max` minor units. */
  moneyScale(max: number, currency: string | null): MoneyScale
}

/** Amounts as a reader sees them. With `toman`, ten rial are one toman; it is a way to show rial, not a currency. */
export function moneyOf({ numbers, set }: Notation, words: Messages['units'], toman: boolean): Money {
  const formats = new Map<string, Intl.NumberFormat>()
  const steps = words.scales.length - 1

  function digitsOf(value: number, digits: number, least = digits): string {
    const key = `${least}/${digits}`
    let format = formats.get(key)
    if (!format) formats.set(key, format = new Intl.NumberFormat(numbers, { minimumFractionDigits: least, maximumFractionDigits: digits }))
    const shown = round(value, digits)
    return (shown < 0 ? '−' : '') + format.format(Math.abs(shown))
  }
  function unitOf(currency: string | null): { prefix: string; unit: string; perUnit: number; decimals: number } {
    if (currency === null) return { prefix: '', unit: '', perUnit: 1, decimals: 0 }
    if (toman && currency === 'IRR') return { prefix: '', unit: words.currencies['toman']!, perUnit: 10, decimals: 0 }
    const decimals = minorDigits(currency)
    return { prefix: words.prefixes[currency] ?? '', unit: words.currencies[currency] ?? currency, perUnit: 10 ** decimals, decimals }
  }
  const decimalsOf = (value: number): number => (round(Math.abs(value), 1) < 100 ? 1 : 0)
  /** The power of a thousand; one up where rounding reaches it, so that nothing reads "1,000 k". */
  function stepOf(value: number): number {
    let step = 0
    while (step < steps && round(Math.abs(value) / 1000 ** step) >= 1000) step++
    return step
  }

  return {
    money(minor, currency, { compact = true, unit: withUnit = true, digits } = {}) {
      if (minor === null || !Number.isFinite(minor)) return words.none
      const { prefix, unit, perUnit, decimals } = unitOf(currency)
      const major = minor / perUnit
      const step = compact ? stepOf(major) : 0
      const scaled = major / 1000 ** step
      const number = step > 0 ? digitsOf(scaled, digits ?? decimalsOf(scaled))
        : digitsOf(major, digits ?? (compact ? (Math.abs(major) < 10 ? decimals : 0) : decimals), digits ?? 0)
      const scale = words.scales[step]!
      if (!withUnit) return set(words.money(number, scale, '', ''))
      const negative = number.startsWith('−')
      return set(prefix && negative ? '−' + words.money(number.slice(1), scale, unit, prefix) : words.money(number, scale, unit, prefix))
    },
    moneyScale(max, currency) {
      const { prefix, unit, perUnit } = unitOf(currency)
      const step = stepOf(max / perUnit)
      const divisor = perUnit * 1000 ** step
      return {
        unit: words.scaleAndUnit(words.scales[step]!, unit, prefix),
        divisor,
        text: (minor, digits) => (minor === null || !Number.isFinite(minor) ? words.none
          : set(digitsOf(minor / divisor, digits ?? 1, digits ?? 0))),
      }
    },
  }
}
