import type { Catalogue, SomeMessages } from './catalogue.ts'
import type { Language } from './locale.ts'
import type { Messages } from './messages.ts'

export type Said = Readonly<Record<string, unknown>>
/** Words with what a host says of them; who brings that brings this. @param path - what it is called where something of it is left out */
export type Join = (words: object, more: Said | undefined, path: string) => object
let join: Join
/** What hosts said, by language; the newest last. */
const said = new Map<string, SomeMessages[]>()
/** Sections with what was said, by language and name. */
const made = new Map<string, object>()
let times = 0

/** How often something was said: what was made of words before is old. */
export const revision = (): number => times
/** Whether a host brought words for a language. */
export const isAdded = (language: string): boolean => said.has(language)

/** Keeps what was said of a language; what was made before is old. */
export function say(language: string, messages: SomeMessages, joined: Join): void {
  join = joined
  said.set(language, [...said.get(language) ?? [], messages])
  made.clear()
  times++
}

/** A section as hosts want it said. */
export function worded<W extends object>(language: string, section: keyof Catalogue, words: W): W {
  const all = said.get(language)
  if (!all) return words
  const key = `${language}: ${section}`
  const whole = made.get(key) ?? all.reduce<object>((sum, one) => join(sum, one[section] as Said | undefined, key), words)
  made.set(key, whole)
  return whole as W
}

/** All that a page says, as hosts want it said. */
export const wordedAll = (language: string, messages: Messages): Messages => (said.has(language)
  ? Object.fromEntries(Object.entries(messages).map(([section, words]) => [section, worded(language, section as keyof Messages, words)])) as Messages
  : messages)

/** A section of every language, as hosts want it said. */
export const wordedByLanguage = <W extends object>(section: keyof Catalogue, words: Readonly<Record<'en' | 'fa', W>>): Readonly<Record<Language, W>> =>
  new Proxy(words, { get: (all, language: string) => worded(language, section, all[language as Language] ?? all.en) })
