import type { Grain } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')
const ORDINALS = ['Q1', 'Q2', 'Q3', 'Q4']

/** How numbers, money and dates are put together. Every argument is formatted already. */
/** Short scales and signs, as they are said. */
const SAID: Readonly<Record<string, string>> = { k: 'thousand', m: 'million', bn: 'billion', tn: 'trillion', $: 'dollars', '€': 'euros', '£': 'pounds', '¥': 'yen' }
const SHORT = /([$€£¥]?)([\p{Nd}.,\u066b\u066c]+) ?(k|m|bn|tn)(?![\p{L}\p{Nd}])/gu

export const units = {
  none: '–',
  percent: (digits: string) => `${digits}%`,
  /** The ends of an interval. */
  range: (low: string, high: string) => `${low}–${high}`,
  /** The ends of an interval whose numbers carry signs. */
  signedRange: (low: string, high: string) => `${low} to ${high}`,
  kOfN: (k: string, n: string) => `${k} of ${n}`,
  points: (text: string, n: number) => `${text} ${plural(n, { one: 'point', other: 'points' })}`,
  days: (text: string, n: number) => `${text} ${plural(n, { one: 'day', other: 'days' })}`,
  hours: (text: string, n: number) => `${text} ${plural(n, { one: 'hour', other: 'hours' })}`,
  minutes: (text: string, n: number) => `${text} ${plural(n, { one: 'minute', other: 'minutes' })}`,
  lessThanAMinute: 'less than a minute',
  /** Thousand, million, milliard, billion: 10³, 10⁶, 10⁹, 10¹². */
  scales: ['', 'k', 'm', 'bn', 'tn'] as readonly string[],
  /** Stands right before the number. */
  prefixes: { USD: '$', EUR: '€', GBP: '£', JPY: '¥' } as Readonly<Record<string, string>>,
  /** Stand after the number; other currencies show their key. */
  currencies: { IRR: 'rial', 'IRR.new': 'new rial', toman: 'toman', AFN: 'afghani' } as Readonly<Record<string, string>>,
  money: (number: string, scale: string, unit: string, prefix: string) =>
    prefix ? `${prefix}${number}${scale}` : [number, scale, unit].filter(Boolean).join(' '),
  /** A text with short amounts, such as `€25.6k of 30 m`, as a person would say it; what holds none stays as it is. */
  said: (text: string) => text.replace(SHORT, (_, sign: string, number: string, scale: string) => [number, SAID[scale], SAID[sign]].filter(Boolean).join(' ')),
  scaleAndUnit: (scale: string, unit: string, prefix: string) => (prefix ? prefix + scale : [scale, unit].filter(Boolean).join(' ')),
  dayMonth: (day: string, month: string) => `${day} ${month}`,
  dayMonthYear: (day: string, month: string, year: string) => `${day} ${month} ${year}`,
  weekdayDay: (weekday: string, day: string) => `${weekday} ${day}`,
  dateTime: (date: string, time: string) => `${date}, ${time}`,
  monthYear: (month: string, year: string) => `${month} ${year}`,
  week: (day: string) => `week of ${day}`,
  quarter: (quarter: number, year: string) => `${ORDINALS[quarter - 1]} ${year}`,
  quarterShort: (quarter: number) => ORDINALS[quarter - 1]!,
  dates: (from: string, to: string) => `${from} – ${to}`,
  grains: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' } as Readonly<Record<Grain, string>>,
  perGrain: { day: 'a day', week: 'a week', month: 'a month', quarter: 'a quarter', year: 'a year' } as Readonly<Record<Grain, string>>,
}
