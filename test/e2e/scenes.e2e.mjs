// What bad input gets: every scene, in both languages, as narrow as a side panel and as wide as a desk.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { SCENES } from './covering.mjs'
import { axe, openGallery, overflow, settled, shoot, WIDGETS } from './gallery.mjs'
import { clashes } from './geometry.mjs'
import { still } from './states.mjs'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

/** A page as wide as it opens, then as it is made narrower or wider: what is drawn anew has no more faults than what is drawn first. */
const WIDTHS = [[200, 'light'], [320, 'dark'], [1280, 'light']]

/** Where it is names that are out of the ordinary, they also stand among English words in a layout from right to left. */
const NAMED = ['long', 'mixed']

async function look(scene, lang) {
  const widths = lang === 'en' ? WIDTHS.toReversed() : WIDTHS
  const [[width, colorScheme]] = widths
  const { page, errors, close } = await gallery.visit(`scene.html?scene=${scene}&lang=${lang}`, { width, colorScheme })
  await settled(page, [...WIDGETS, 'shakhes-metric'])
  const found = []
  for (const [width, colorScheme] of widths) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await settled(page, [...WIDGETS, 'shakhes-metric'])
    await still(page)
    const audited = width === (lang === 'en' ? 1280 : 320)
    // Every fault at once, so that one run tells all.
    const faults = [await overflow(page), ...await clashes(page), ...audited ? await axe(page) : []].filter((one) => one !== null)
    found.push(...faults.map((fault) => `${lang}, ${width} px: ${fault}`))
    await shoot(page, `scene-${scene}-${lang}-${width}`)
  }
  const seen = await page.evaluate(() => window.seen)
  await close()
  return [...found, ...errors, ...seen.faults.map(({ message }) => message)]
}

describe('nothing overflows, overlaps or throws', { concurrency: 2 }, () => {
  for (const scene of SCENES) for (const lang of NAMED.includes(scene) ? ['en', 'fa', 'ar-EG', 'he'] : ['en', 'fa']) test(`${scene}, ${lang}`, async () => assert.deepEqual(await look(scene, lang), []))
})

test('the gallery shows every scene, by its name in the address', async () => {
  const { page, errors, close } = await gallery.visit('scenes.html#emoji')
  const stage = await (await page.waitForSelector('iframe')).contentFrame()
  await settled(stage)
  assert.equal(await page.locator('.scenes a[aria-current=true]').count(), 1)
  assert.deepEqual(await page.locator('.scenes a').evaluateAll((links) => links.map(({ hash }) => hash.slice(1))), SCENES)
  await page.locator('.scenes a').first().click()
  await page.waitForFunction(() => document.querySelector('iframe').src.includes('scene=long'))
  assert.deepEqual(errors, [])
  await close()
})

test('where a page unsets everything, widgets still stand in their places, in the reader’s direction', async () => {
  for (const [lang, first] of [['en', 'left'], ['fa', 'right']]) {
    const { page, close } = await gallery.visit(`scene.html?scene=unset&lang=${lang}`)
    await settled(page)
    const [funnel, rate] = await page.evaluate(() => ['shakhes-funnel', 'shakhes-win-rate'].map((tag) => {
      const { left, right, top, width } = document.querySelector(tag).getBoundingClientRect()
      return { left, right, top, width }
    }))
    assert.equal(funnel.top, rate.top)
    assert.ok(first === 'left' ? funnel.right < rate.left : funnel.left > rate.right, `the funnel stands ${first}`)
    assert.ok(funnel.width > rate.width && rate.width > 400)
    await close()
  }
})
