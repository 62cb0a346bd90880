import type { CalendarId, Label, Rate } from '../model/index.ts'
import type { Dates } from './dates.ts'
import { spoken } from './languages.ts'
import { revision } from './added.ts'
import { readingOf, type Language, type Writing } from './locale.ts'
import type { Money } from './money.ts'
import type { Numbers } from './numbers.ts'

export interface FormatOptions {
  /** BCP 47; what no catalogue speaks is spoken in English, with the numbers and the direction of the locale. */
  readonly locale?: string | undefined
  /** Default Persian for readers in Iran and Afghanistan, else Gregorian. */
  readonly calendar?: CalendarId | undefined
  /** IANA; default the browser's. */
  readonly zone?: string | undefined
  /** Show rial amounts in toman. */
  readonly toman?: boolean | undefined
}

/**
 * Numbers, money, dates and names as one reader sees them. In right-to-left layouts everything that is returned is
 * isolated (U+2068 … U+2069), so that it can stand in any sentence; `withoutMarks` takes the marks off again.
 */
export interface Formatter extends Numbers, Money, Dates {
  /** BCP 47 of the digits, and of how names are sorted. */
  readonly locale: string
  /** Of the words: set it as `lang`. */
  readonly language: Language
  /** BCP 47 of months, weekdays and lists: the language of the words, with the reader's digits. */
  readonly names: string
  /** Of the layout: set it as `dir`. */
  readonly dir: Writing
  /** Of the words, which run the other way where a right-to-left reader has English ones. */
  readonly writing: Writing
  readonly calendar: CalendarId
  readonly zone: string | undefined
  /** The name of a thing in the reader's language, as it stands alone; shortened to 200 characters. */
  label(label: Label): string
  /** The same, isolated, for use inside a sentence. */
  named(label: Label): string
  /** A rate by the ladder of METRICS G5: `7 of 10` when n < 5, else the percentage. */
  rate(rate: Rate): string
  /** `a, b and c`. */
  list(texts: readonly string[]): string
  /** A text that others wrote, isolated and shortened, for use inside a sentence. */
  isolate(text: string): string
}

/** The calendar that readers of a locale use where nobody says otherwise. */
export function calendarOf(locale: string | undefined): CalendarId {
  const { region } = new Intl.Locale(readingOf(locale).tag).maximize()
  return region === 'IR' || region === 'AF' ? 'persian' : 'gregory'
}

const made = new Map<string, Formatter>()
/** Enough for a page of many readers; a formatter costs about a millisecond to make. */
const KEPT = 64

/**
 * The formatter for these options: made once, then kept.
 * @throws ShakhesError `internal` before `loadMessages` has brought the words of its language
 */
export function formatterFor(options: FormatOptions): Formatter {
  const calendar = options.calendar ?? calendarOf(options.locale)
  const key = JSON.stringify([options.locale ?? '', calendar, options.zone ?? '', options.toman ?? false, revision()])
  const kept = made.get(key)
  if (kept) return kept
  if (made.size >= KEPT) made.clear()
  const reading = readingOf(options.locale)
  const { messages, makeFormatter } = spoken(reading.language)
  const formatter = makeFormatter(reading, messages.units, { ...options, calendar })
  made.set(key, formatter)
  return formatter
}
