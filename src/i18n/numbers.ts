import type { Interval } from '../model/index.ts'
import type { Messages } from './messages.ts'
import type { Notation } from './notation.ts'
import { largestRemainder, round } from './round.ts'

/** Counts, shares and differences as a reader sees them. `null` and what is no number show as a dash. */
export interface Numbers {
  /** `digits` decimals, default at most 1. */
  number(value: number | null, digits?: number): string
  integer(value: number | null): string
  /** A fraction as a percentage: no decimal where n < 100, else one. METRICS G8. */
  percent(value: number | null, n: number): string
  /** A range of fractions: `62.0–64.3%`, «۶۲٫۰ تا ۶۴٫۳٪». */
  interval(range: Interval, n: number): string
  /** A difference of fractions in percentage points, without its sign unless asked for. */
  points(difference: number | null, options?: { readonly digits?: number; readonly signed?: boolean }): string
  /** The ends of an interval of a difference, both with their signs, in percentage points. */
  pointsInterval(range: Interval, digits?: number): string
  /** Parts of one whole, which add up to 100 % as they are shown. */
  shares(parts: readonly number[]): string[]
  /** `7 of 10`. */
  kOfN(k: number, n: number): string
  days(value: number | null): string
  /** A text of the kit with the reader's digits: what has some in all languages, such as `the last 30 days`. */
  digits(text: string): string
}

export function numbersOf({ numbers, set, digits, percent, percentRange }: Notation, words: Messages['units']): Numbers {
  const formats = new Map<string, Intl.NumberFormat>()

  /** Digits of the locale, without sign: engines disagree about the marks around a minus. */
  function digitsOf(value: number, least: number, most: number): string {
    const key = `${least}/${most}`
    let format = formats.get(key)
    if (!format) formats.set(key, format = new Intl.NumberFormat(numbers, { minimumFractionDigits: least, maximumFractionDigits: most }))
    return format.format(Math.abs(round(value, most)))
  }
  const sign = (value: number, most: number): string => (round(value, most) < 0 ? '−' : '')
  const plain = (value: number, least: number, most: number): string => sign(value, most) + digitsOf(value, least, most)
  const signed = (value: number, digits: number): string =>
    (round(value, digits) > 0 ? '+' : sign(value, digits)) + digitsOf(value, digits, digits)
  const missing = (value: number | null): value is null => value === null || !Number.isFinite(value)
  const decimals = (n: number): number => (n < 100 ? 0 : 1)

  return {
    number: (value, digits) => (missing(value) ? words.none : set(plain(value, digits ?? 0, digits ?? 1))),
    integer: (value) => (missing(value) ? words.none : set(plain(value, 0, 0))),
    percent: (value, n) => (missing(value) ? words.none : set(percent(plain(value * 100, decimals(n), decimals(n))))),
    interval({ low, high }, n) {
      const d = decimals(n)
      return set(percentRange(plain(low * 100, d, d), plain(high * 100, d, d)))
    },
    points(difference, { digits = 1, signed: withSign = false } = {}) {
      if (missing(difference)) return words.none
      const value = difference * 100
      return set(words.points(set(withSign ? signed(value, digits) : digitsOf(value, 0, digits)), Math.abs(round(value, digits))))
    },
    pointsInterval: ({ low, high }, digits = 1) =>
      set(words.signedRange(set(signed(low * 100, digits)), set(signed(high * 100, digits)))),
    shares(parts) {
      const total = parts.reduce((sum, part) => sum + part, 0)
      if (total <= 0) return parts.map(() => words.none)
      const d = decimals(total)
      return largestRemainder(parts, d).map((share) => set(percent(digitsOf(share, d, d))))
    },
    digits,
    kOfN: (k, n) => words.kOfN(set(plain(k, 0, 0)), set(plain(n, 0, 0))),
    days(value) {
      if (missing(value)) return words.none
      const shown = round(value, Math.abs(value) < 10 ? 1 : 0)
      return set(words.days(plain(shown, 0, 1), shown))
    },
  }
}
