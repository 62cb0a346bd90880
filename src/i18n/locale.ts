import { isAdded } from './added.ts'

/** A language that is spoken: one of the kit's, or, which the compiler is not told, one that a host added words for. */
export type Language = 'en' | 'fa'
/** From left to right, or from right to left. */
export type Writing = 'ltr' | 'rtl'

/** A locale as it will be spoken: its own numbers and direction, and the words of a language that there is a catalogue for. */
export interface Reading {
  /** BCP 47, for `Intl`: digits, marks, collation, region. */
  readonly tag: string
  /** Of the words. */
  readonly language: Language
  /** How everything is laid out. */
  readonly dir: Writing
  /** How the words run; other than `dir` where a right-to-left reader has English words. */
  readonly words: Writing
}

/** The languages that there are catalogues for, and how they are written. */
const WRITTEN: Readonly<Record<Language, Writing>> = { en: 'ltr', fa: 'rtl' }
/** Told by the script, as not every engine tells the direction of a locale. */
const RIGHT_TO_LEFT = /Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa/

const isSpoken = (language: string): language is Language => Object.hasOwn(WRITTEN, language) || isAdded(language)
/** Whose words are there while a host has not said them otherwise. */
export const catalogueOf = (language: Language): Language => (Object.hasOwn(WRITTEN, language) ? language : 'en')

/**
 * What will be spoken to someone who asked for `locale`. Where there is no catalogue, English words, with the digits and
 * the direction of what was asked for; where the tag is no tag, English altogether.
 */
export function readingOf(locale: string | null | undefined): Reading {
  let asked
  try {
    asked = new Intl.Locale(locale || 'en')
  } catch {
    asked = new Intl.Locale('en')
  }
  const language = isSpoken(asked.language) ? asked.language : 'en'
  const dir = RIGHT_TO_LEFT.test(asked.maximize().script ?? '') ? 'rtl' : 'ltr'
  const words = language === asked.language ? dir : WRITTEN[language]
  return { tag: asked.toString(), language, dir, words }
}
