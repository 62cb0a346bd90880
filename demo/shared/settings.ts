import { readingOf } from '../../src/i18n/index.ts'
import type { CalendarId, CompareSpec, PeriodName } from '../../src/model/index.ts'
import type { Language } from '../data/company.ts'
import { SIZES } from '../data/settings.ts'

/** What a visitor of the gallery chose; it lives in the address, so that a view can be sent to somebody. */
export interface Settings {
  readonly lang: Language
  readonly calendar: CalendarId
  /** Of the dashboard; empty: the page's. */
  readonly locale: string
  readonly theme: 'auto' | 'light' | 'dark'
  readonly size: number
  readonly period: PeriodName
  readonly compare: CompareSpec
}
export const CHOICES = {
  lang: ['en', 'fa'],
  calendar: ['gregory', 'persian'],
  locale: ['', 'ar-EG', 'he', 'de'],
  theme: ['auto', 'light', 'dark'],
  size: SIZES,
  period: ['all', 'this-year', 'last-365-days', 'last-90-days', 'last-30-days', 'this-month', 'last-month', 'this-quarter'],
  compare: ['none', 'previous', 'last-year'],
} as const
const KEYS = Object.keys(CHOICES) as readonly (keyof Settings)[]

const oneOf = <T extends string>(list: readonly T[], value: string | null, fallback: T): T =>
  (list as readonly string[]).includes(value ?? '') ? value as T : fallback

/** The address read as settings; whatever it does not say, or says wrongly, is the default. */
export function settingsOf(address: string): Settings {
  const query = new URL(address).searchParams
  const lang = oneOf(CHOICES.lang, query.get('lang'), 'en')
  const size = Number(query.get('size'))
  return {
    lang,
    calendar: oneOf(CHOICES.calendar, query.get('calendar'), lang === 'fa' ? 'persian' : 'gregory'),
    locale: oneOf(CHOICES.locale, query.get('locale'), ''),
    theme: oneOf(CHOICES.theme, query.get('theme'), 'auto'),
    size: (SIZES as readonly number[]).includes(size) ? size : SIZES[0],
    period: oneOf(CHOICES.period, query.get('period'), 'last-365-days'),
    compare: oneOf(CHOICES.compare, query.get('compare'), 'last-year'),
  }
}

/** What a page is in: also what the widgets say in English words, such as `lang=ar-EG` or `lang=he`. */
export function languageOf(address: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  const { tag, dir } = readingOf(new URL(address).searchParams.get('lang'))
  return { lang: tag, dir }
}

/** The address with one setting changed; changing the language takes its own calendar along, and nothing of what was chosen. */
export function withSetting(address: string, key: keyof Settings, value: string): string {
  const url = new URL(address)
  url.searchParams.set(key, value)
  if (key === 'lang') for (const own of ['calendar', CHOSEN]) url.searchParams.delete(own)
  return url.href
}

/** Where what was chosen in the dashboard stands, with words of its language. */
export const CHOSEN = 'chosen'

/** Another page of the gallery, with what was chosen, and nothing else of this page's address. */
export function pageAddress(path: string, from: string, root: URL): string {
  const url = new URL(path, root)
  const query = new URL(from).searchParams
  for (const key of KEYS) {
    const value = query.get(key)
    if (value !== null) url.searchParams.set(key, value)
  }
  return url.href
}
