import { ShakhesError } from '../model/index.ts'
import { worded } from './added.ts'
import type { Catalogue } from './catalogue.ts'
import { hasMessages, loadMessages } from './languages.ts'
import { catalogueOf, readingOf, type Language } from './locale.ts'

/** Whether what an element says can be said to a reader, and how its words come. */
export interface Words {
  has(locale: string | null | undefined): boolean
  /** @throws ShakhesError `network` that names the language */
  load(locale: string | null | undefined): Promise<void>
}

/** The words of every page. */
export const pageWords: Words = { has: hasMessages, load: loadMessages }

/** The words of every page and those of one element, which come with the first of it. */
export interface Section<W> extends Words {
  /** @throws ShakhesError `internal` before `load` has brought them */
  of(locale: string | null | undefined): W
}

/** A section of the catalogue, by language. What has been loaded once is at hand at once; what failed is tried again. */
export function section<W extends object>(name: keyof Catalogue, loaders: Readonly<Record<Language, () => Promise<W>>>): Section<W> {
  const loaded = new Map<Language, W>()
  return {
    has: (locale) => hasMessages(locale) && loaded.has(catalogueOf(readingOf(locale).language)),
    async load(locale) {
      const language = catalogueOf(readingOf(locale).language)
      const [words] = await Promise.all([loaded.get(language) ?? loaders[language]().catch((cause: unknown) => {
        throw new ShakhesError('network', `the words for "${language}" could not be loaded: ${String(cause)}`, { cause, retryable: true })
      }), loadMessages(locale)])
      loaded.set(language, words)
    },
    of(locale) {
      const { language } = readingOf(locale)
      const words = loaded.get(catalogueOf(language))
      if (words) return worded(language, name, words)
      throw new ShakhesError('internal', `the words for "${language}" are not there yet: await load("${language}") first`)
    },
  }
}
