// What bad input gets: every scene, in both languages, as narrow as a side panel and as wide as a desk.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, openGallery, overflow, settled, shots, WIDGETS } from './gallery.mjs'
import { clashes } from './geometry.mjs'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

const SCENES = ['long', 'mixed', 'emoji', 'stages', 'one-stage', 'one-deal', 'none', 'nulls', 'amounts', 'negative', 'centuries', 'narrow', 'unset']

async function look(scene, lang, width, colorScheme, audited) {
  const { page, errors, close } = await gallery.visit(`scene.html?scene=${scene}&lang=${lang}`, { width, colorScheme })
  await settled(page, [...WIDGETS, 'shakhes-metric'])
  const seen = await page.evaluate(() => window.seen)
  // Every fault at once, so that one run tells all.
  const found = [...errors, ...seen.faults.map(({ message }) => message), await overflow(page), ...await clashes(page), ...audited ? await axe(page) : []].filter((one) => one !== null)
  await page.screenshot({ path: `${shots}scene-${scene}-${lang}-${width}.png`, fullPage: true, animations: 'disabled' })
  await close()
  return found.map((fault) => `${lang}, ${width} px: ${fault}`)
}

for (const scene of SCENES) {
  test(`${scene}: nothing overflows, overlaps or throws`, async () => {
    const found = []
    for (const lang of ['en', 'fa']) {
      const wide = lang === 'en'
      found.push(...(await Promise.all([look(scene, lang, 200, 'light'), look(scene, lang, 320, 'dark', !wide), look(scene, lang, 1280, 'light', wide)])).flat())
    }
    assert.deepEqual(found, [])
  })
}

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
