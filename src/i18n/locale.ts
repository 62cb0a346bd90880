/** A language that the catalogues speak. */
export type Language = 'en' | 'fa'

/** A locale as it will be spoken: the region of what was asked for, in a language that there is a catalogue for. */
export interface Reading {
  /** BCP 47, for `Intl`. */
  readonly tag: string
  readonly language: Language
  readonly dir: 'ltr' | 'rtl'
}

const LANGUAGES: readonly Language[] = ['en', 'fa']
const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set<Language>(['fa'])
const DEFAULT: Reading = { tag: 'en', language: 'en', dir: 'ltr' }

/** What will be spoken to someone who asked for `locale`: English where there is no catalogue, or the tag is no tag. */
export function readingOf(locale: string | null | undefined): Reading {
  if (!locale) return DEFAULT
  try {
    const parsed = new Intl.Locale(locale)
    const language = LANGUAGES.find((known) => known === parsed.language)
    return language === undefined ? DEFAULT : { tag: parsed.toString(), language, dir: RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr' }
  } catch {
    return DEFAULT
  }
}
