import { ShakhesError } from '../model/index.ts'
import { readingOf, type Language } from './locale.ts'
import type { Messages } from './messages.ts'

/** A language is a folder, and a line here. Each comes when its first reader does: nobody reads them all. */
const LOADERS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('./en/index.ts')).en,
  fa: async () => (await import('./fa/index.ts')).fa,
}
const loaded = new Map<Language, Messages>()
const loading = new Map<Language, Promise<void>>()

/**
 * Loads the words for a reader: of the catalogue that speaks `locale`, else English. What has been loaded once is at
 * hand at once, and one that failed is tried again.
 *
 * @throws ShakhesError `network` that names the language
 */
export function loadMessages(locale: string | null | undefined): Promise<void> {
  const { language } = readingOf(locale)
  const load = loading.get(language) ?? LOADERS[language]().then((messages) => { loaded.set(language, messages) }, (cause: unknown) => {
    loading.delete(language)
    throw new ShakhesError('network', `the words for "${language}" could not be loaded: ${String(cause)}`, { cause, retryable: true })
  })
  loading.set(language, load)
  return load
}

/** Whether what is said to a reader of `locale` can be said now. */
export const hasMessages = (locale: string | null | undefined): boolean => loaded.has(readingOf(locale).language)

/** @throws ShakhesError `internal` when the words are still to be loaded */
export function catalogue(language: Language): Messages {
  const messages = loaded.get(language)
  if (messages) return messages
  throw new ShakhesError('internal', `the words for "${language}" are not there yet: await loadMessages("${language}") first`)
}
