import { ShakhesError } from '../model/index.ts'
import { say, type Said } from './added.ts'
import { ours } from './ours.ts'
import type { SomeMessages } from './catalogue.ts'

const SECTIONS = ('units common issues faults dashboard funnel winRate trend leaderboard notes beside board filters funnelDefine funnelLater keys leaderboardMore metric '
  + 'notesMore trendMore winRateDefine winRateLater').split(' ')

/**
 * Adds to the words of a language, or says some of them otherwise. For English and Persian they stand in for those of
 * the kit; a language that the kit does not speak is spoken from then on, in English wherever its words lack. What is
 * on screen says them at once.
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
  say(language, messages, joined)
  for (const element of ours()) element.requestUpdate()
}

/** Left out, and named, is what has no place or another shape: the rest is said. */
function joined(words: object, more: Said | undefined, path: string): object {
  if (!more) return words
  const sum: Record<string, unknown> = { ...words }
  for (const [name, value] of Object.entries(more)) {
    const own = sum[name]
    const shape = Array.isArray(own) ? 'list' : typeof own
    if (shape !== (Array.isArray(value) ? 'list' : typeof value)) console.warn(`shakhes: ${path}.${name} is left out: ${own === undefined ? 'there is no such word' : `expected ${shape}`}`)
    else sum[name] = shape === 'object' ? joined(own as object, value as Said, `${path}.${name}`) : value
  }
  return sum
}
