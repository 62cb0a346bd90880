// What the widgets say can be read by who has been to school for nine years, as Chartability asks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grade, reading, sentencesOf, syllables, wordsOf } from '../tools/reading.mjs'

test('the measure of English is that of Kincaid et al.', () => {
  assert.deepEqual(['deal', 'opportunity', 'the', 'average', 'closed', 'interval', '37'].map(syllables), [1, 5, 1, 3, 1, 3, 2])
  // One sentence of six words with a syllable each: 0.39 · 6 + 11.8 − 15.59.
  assert.ok(Math.abs(grade(['The cat sat on the mat']) - -1.45) < 0.01)
})
test('English sentences ask for less than nine years of school', () => {
  const { sentences, grade: years, longest } = reading('en')
  assert.ok(sentences > 50, `${sentences} sentences`)
  assert.ok(years < 9, `grade ${years}`)
  assert.ok(longest <= 25, sentencesOf('en').find((one) => wordsOf(one).length > 25))
})
test('Persian sentences are as short', () => {
  const { sentences, wordsEach, lettersEach, longest } = reading('fa')
  assert.ok(sentences > 50, `${sentences} sentences`)
  assert.ok(wordsEach <= 12 && lettersEach <= 5, `${wordsEach} words of ${lettersEach} letters`)
  assert.ok(longest <= 25, sentencesOf('fa').find((one) => wordsOf(one).length > 25))
})
