import { isolate, withoutMarks } from './bidi.ts'
import { catalogueOf, type Reading } from './locale.ts'
import type { Messages } from './messages.ts'

/** How a reader's numbers are written, and how they stand among the words. */
export interface Notation {
  /** For `Intl.NumberFormat`: what was asked for, else English rather than whatever the browser speaks. */
  readonly numbers: readonly string[]
  /** BCP 47 of the names of months and weekdays, and of lists: the language of the words, with the reader's digits. */
  readonly names: string
  /** What is formatted, so that it can stand in any sentence. */
  readonly set: (text: string) => string
  /** A number within a date: between Arabic digits, English punctuation and spaces would run from right to left. */
  readonly piece: (text: string) => string
  /** A text that has digits in every language, such as `Q1`, with the reader's. */
  readonly digits: (text: string) => string
  /** Digits of one number. */
  readonly percent: (digits: string) => string
  /** Both ends of a range, in digits. */
  readonly percentRange: (low: string, high: string) => string
}

/** Digits of the Arabic script. Persian ones look alike, and behave as European ones do. */
const ARABIC = /[\u0660-\u0669]/

export function notationOf({ tag, language, dir, words: writing }: Reading, words: Messages['units']): Notation {
  const numbers = [tag, 'en']
  const format = new Intl.NumberFormat(numbers)
  const drifting = writing === 'ltr' && ARABIC.test(format.format(1))
  const asItIs = (text: string): string => text
  const set = dir === 'rtl' || drifting ? isolate : asItIs
  const piece = drifting ? isolate : asItIs
  const digits = (text: string): string => text.replace(/[0-9]+/g, (all) => piece(all.replace(/./g, (digit) => format.format(Number(digit)))))
  const own = new Intl.Locale(tag).language === language
  if (own && catalogueOf(language) === language) {
    return { numbers, names: tag, set, piece, digits, percent: words.percent, percentRange: (low, high) => words.range(set(low), set(words.percent(high))) }
  }
  // `40 %`, `%40`, `٤٠٪`: as the locale has it, without marks that would turn it around among English words.
  const parts = new Intl.NumberFormat(numbers, { style: 'percent' }).formatToParts(0)
  const percent = (digits: string): string => parts.map(({ type, value }) => (type === 'integer' ? digits : withoutMarks(value))).join('')
  return {
    numbers, names: own ? tag : `${language}-u-nu-${format.resolvedOptions().numberingSystem}`, set, piece, digits, percent,
    percentRange: (low, high) => percent(words.range(set(low), set(high))),
  }
}
