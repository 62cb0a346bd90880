import { ShakhesError } from '../model/index.ts'
import type { Catalogue, SomeMessages } from './catalogue.ts'
import type { Language } from './locale.ts'
import type { Messages } from './messages.ts'

type Words = Readonly<Record<string, unknown>>
const SECTIONS = ('units common issues faults dashboard funnel winRate trend leaderboard notes beside board filters funnelDefine funnelLater keys leaderboardMore metric '
  + 'notesMore trendMore winRateDefine winRateLater').split(' ')

/** What hosts said, by language; the newest last. */
const said = new Map<string, SomeMessages[]>()
/** Sections with what was said, by language and name. */
const made = new Map<string, object>()
let times = 0

/** How often something was said: what was made of words before is old. */
export const revision = (): number => times
/** Whether a host brought words for a language. */
export const isAdded = (language: string): boolean => said.has(language)

/**
 * Adds to the words of a language, or says some of them otherwise. For English and Persian they stand in for those of
 * the kit; a language that the kit does not speak is spoken from then on, in English wherever its words lack. Call it
 * before the first widget is drawn: what is on screen changes when it is drawn again.
 *
 * @param language - a tag of BCP 47 without region, such as `ar`
 * @param messages - by section and name, each of the shape that it has in English: a text, or a function that makes one
 * @throws ShakhesError `bad-query` where the tag names no language
 * @throws ShakhesError `schema` where messages are no object, or have a section that there is none of; a single word that has no place is left out, and named in the console
 */
export function addMessages(language: string, messages: SomeMessages): void {
  let named
  try {
    named = new Intl.Locale(language).language
  } catch {}
  if (named !== language) throw new ShakhesError('bad-query', `"${language}" is no language: give a tag without region, such as "ar"`)
  if (typeof messages !== 'object' || messages === null) throw new ShakhesError('schema', `messages for "${language}" are ${String(messages)}, not an object of sections`)
  const strange = Object.keys(messages).find((section) => !SECTIONS.includes(section))
  if (strange !== undefined) throw new ShakhesError('schema', `messages for "${language}" have a section "${strange}": expected ${SECTIONS.join(', ')}`)
  said.set(language, [...said.get(language) ?? [], messages])
  made.clear()
  times++
}

/** A section as hosts want it said. */
export function worded<W extends object>(language: string, section: keyof Catalogue, words: W): W {
  const all = said.get(language)
  if (!all) return words
  const key = `${language}: ${section}`
  const whole = made.get(key) ?? all.reduce<Words>((sum, one) => joined(sum, one[section] as Words | undefined, key), words as unknown as Words)
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

/** Left out, and named, is what has no place or another shape: the rest is said. */
function joined(words: Words, more: Words | undefined, path: string): Words {
  if (!more) return words
  const sum = { ...words }
  for (const [name, value] of Object.entries(more)) {
    const own = words[name]
    const shape = Array.isArray(own) ? 'list' : typeof own
    if (shape !== (Array.isArray(value) ? 'list' : typeof value)) console.warn(`shakhes: ${path}.${name} is left out: ${own === undefined ? 'there is no such word' : `expected ${shape}`}`)
    else sum[name] = shape === 'object' ? joined(own as Words, value as Words, `${path}.${name}`) : value
  }
  return sum
}
