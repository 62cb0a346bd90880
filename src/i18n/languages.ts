import { ShakhesError } from '../model/index.ts'
import { wordedAll } from './added.ts'
import { catalogueOf, readingOf, type Language } from './locale.ts'
import type { makeFormatter } from './make-formatter.ts'
import type { Messages } from './messages.ts'

/** What comes with a language: its words, and how they are put together with numbers, money and dates. */
export interface Spoken {
  readonly messages: Messages
  readonly makeFormatter: typeof makeFormatter
}

/** A language is a folder, and a line here. Each comes when its first reader does: nobody reads them all. */
const LOADERS: Readonly<Record<Language, () => Promise<Spoken>>> = {
  en: () => import('./en/index.ts'),
  fa: () => import('./fa/index.ts'),
}
const loaded = new Map<Language, Spoken>()
const loading = new Map<Language, Promise<void>>()

/**
 * Loads the words for a reader: of the catalogue that speaks `locale`, else English. What has been loaded once is at
 * hand at once, and one that failed is tried again.
 *
 * @throws ShakhesError `network` that names the language
 */
export function loadMessages(locale: string | null | undefined): Promise<void> {
  const language = catalogueOf(readingOf(locale).language)
  const load = loading.get(language) ?? LOADERS[language]().then((come) => { loaded.set(language, come) }, (cause: unknown) => {
    loading.delete(language)
    throw new ShakhesError('network', `the words for "${language}" could not be loaded: ${String(cause)}`, { cause, retryable: true })
  })
  loading.set(language, load)
  return load
}

/** Whether what is said to a reader of `locale` can be said now. */
export const hasMessages = (locale: string | null | undefined): boolean => loaded.has(catalogueOf(readingOf(locale).language))

/** @throws ShakhesError `internal` when the words are still to be loaded */
export function spoken(language: Language): Spoken {
  const come = loaded.get(catalogueOf(language))
  if (come) return { messages: wordedAll(language, come.messages), makeFormatter: come.makeFormatter }
  throw new ShakhesError('internal', `the words for "${language}" are not there yet: await loadMessages("${language}") first`)
}
