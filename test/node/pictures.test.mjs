// Which pictures are kept: that every page is seen in every look, width and language, and that they stay small.
import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { KEPT, LANGUAGES, nameOf, PAGES, SCENES, STATES, WIDTHS } from '../e2e/covering.mjs'

const fileOf = (one) => fileURLToPath(new URL(`../pictures/${nameOf(one)}.png`, import.meta.url))
const SCREEN = ['light', 'dark', 'forced']

test('every page of the covering is kept in each look, each width and each language', () => {
  for (const { page, shown } of PAGES) {
    const own = KEPT.filter((one) => one.page === page && one.shown === shown && one.look !== 'print')
    assert.deepEqual(SCREEN.filter((look) => !own.some((one) => one.look === look)), [], `looks of ${page} ${shown}`)
    assert.deepEqual(WIDTHS.filter((width) => !own.some((one) => one.width === width)), [], `widths of ${page} ${shown}`)
    assert.deepEqual(LANGUAGES.filter((lang) => !own.some((one) => one.lang === lang)), [], `languages of ${page} ${shown}`)
  }
  assert.deepEqual([...STATES.map((state) => `states:${state}`), ...SCENES.map((scene) => `scene:${scene}`)].filter((page) => !PAGES.some((one) => one.page === page)), [])
})

test('each look occurs at each width in each language, and paper in both', () => {
  for (const lang of LANGUAGES) {
    for (const look of SCREEN) for (const width of WIDTHS) {
      assert.ok(KEPT.some((one) => one.lang === lang && one.look === look && one.width === width), `${lang}, ${look}, ${width} px`)
    }
    assert.ok(KEPT.some((one) => one.lang === lang && one.look === 'print'), `${lang}, print`)
  }
})

test('all of them are there, and take less than 8 MB', () => {
  assert.deepEqual(KEPT.filter((one) => !existsSync(fileOf(one))).map(nameOf), [])
  const bytes = KEPT.reduce((sum, one) => sum + statSync(fileOf(one)).size, 0)
  assert.ok(bytes < 8_000_000, `${bytes} bytes`)
})
