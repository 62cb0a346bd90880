// How hard what the widgets say is to read, from the texts that assistive technology is given (test/trees): English by the
// Flesch–Kincaid grade, Persian by the lengths of its sentences and words. `node test/tools/reading.mjs` prints both.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../trees/', import.meta.url))

/** Sentences that a person reads: of paragraphs and definitions, at least four words; not names of buttons, rows and cells. */
export function sentencesOf(language) {
  const texts = readdirSync(folder).filter((name) => name.endsWith(`.${language}.yaml`)).flatMap((name) => readFileSync(`${folder}${name}`, 'utf8').split('\n'))
    .map((line) => /^\s*- (?:paragraph|definition|status|text): "?(.*?)"?$/.exec(line)?.[1]).filter(Boolean)
  const all = texts.flatMap((text) => text.split(/(?<=[.!?؟;؛])\s+|\s·\s/u)).map((text) => text.trim()).filter((text) => wordsOf(text).length >= 4)
  return [...new Set(all)]
}

/** Words, with numbers as one word each. */
export const wordsOf = (text) => text.replace(/[\d۰-۹][\d۰-۹.,٬٫/%٪]*/gu, '1').match(/[\p{L}\p{N}\u200c’'-]+/gu) ?? []

/** About how many syllables an English word has: its groups of vowels, without a silent e. A number counts as two. */
export function syllables(word) {
  if (/^\d/.test(word)) return 2
  const groups = word.toLowerCase().replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '').match(/[aeiouy]{1,2}/g)
  return Math.max(1, groups?.length ?? 1)
}

/** Kincaid et al. (1975): the years of school that a text asks for. */
export function grade(sentences) {
  const words = sentences.flatMap(wordsOf)
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59
}

/** @param {'en' | 'fa'} language */
export function reading(language) {
  const sentences = sentencesOf(language)
  const words = sentences.flatMap(wordsOf)
  return {
    sentences: sentences.length, wordsEach: words.length / sentences.length, longest: Math.max(...sentences.map((one) => wordsOf(one).length)),
    lettersEach: words.join('').replaceAll('\u200c', '').length / words.length, ...(language === 'en' && { grade: grade(sentences) }),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table({ en: reading('en'), fa: reading('fa') })
