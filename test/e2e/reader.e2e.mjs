// What readers set for themselves in the browser: larger text, and wider spacing of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openGallery, overflow, settled } from './gallery.mjs'
import { clashes } from './geometry.mjs'
import { openStates, still, TAGS, view } from './states.mjs'

/** WCAG 1.4.12, as a reader's own sheet sets it on everything. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }'
/** Twice what browsers take for medium. */
const LARGER = ['--blink-settings=defaultFontSize=32']
const VIEWS = ['chart', 'table', 'definition']

let gallery, larger
before(async () => { gallery = await openGallery(); larger = await openGallery(LARGER) })
after(async () => { await gallery?.close(); await larger?.close() })

/** What a small card shows instead of its figure floats over what is beneath: it is looked at as a figure. */
const withoutCards = (page) => page.evaluate(() => document.querySelector('.cards')?.remove())
async function faults(page, told) {
  await still(page)
  return [await overflow(page), ...await clashes(page)].filter((one) => one !== null).map((fault) => `${told}: ${fault}`)
}
async function faultsOfViews(page) {
  const found = []
  for (const shown of VIEWS) {
    await view(page, shown)
    if (shown !== 'chart') await withoutCards(page)
    found.push(...await faults(page, shown))
  }
  return found
}
/** How large the text of each kind of element is on the screen, in px of the window. */
const sizes = (page) => page.evaluate((tags) => Object.fromEntries(tags.map((tag) => {
  const text = document.querySelector(tag).shadowRoot.querySelector('.title, .sentence')
  return [tag, Number.parseFloat(getComputedStyle(text).fontSize) * text.currentCSSZoom]
})), TAGS)

for (const lang of ['en', 'fa']) for (const width of [320, 1280]) {
  test(`text with wider spacing is neither clipped nor over other text (${lang}, ${width} px)`, async () => {
    const { page, errors, close } = await openStates(gallery, 'ready', lang, { width })
    await page.addStyleTag({ content: SPACED })
    const found = await faultsOfViews(page)
    await close()
    assert.deepEqual([...found, ...errors], [])
  })

  test(`text grows with the browser's own size of it, and nothing overlaps (${lang}, ${width} px)`, async () => {
    const usual = await openStates(gallery, 'ready', lang, { width })
    const before = await sizes(usual.page)
    await usual.close()
    const { page, errors, close } = await openStates(larger, 'ready', lang, { width })
    const now = await sizes(page)
    // As far as there is room: at 320 px a widget keeps 200 of its own, a card in a row 130.
    for (const tag of TAGS) assert.ok(now[tag] >= before[tag] * (tag === 'shakhes-metric' ? 1.2 : width === 320 ? 1.45 : 2), `${tag}: ${before[tag]} px, then ${now[tag]}`)
    const found = await faultsOfViews(page)
    await close()
    assert.deepEqual([...found, ...errors], [])
  })
}

test('larger text is pointed at, told of and chosen where it stands', async () => {
  const { page, errors, close } = await openStates(larger, 'ready', 'en', { width: 1280 })
  const surface = page.locator('shakhes-trend .surface')
  await surface.scrollIntoViewIfNeeded()
  const box = await surface.boundingBox()
  const count = Number(await surface.locator('[role=option]').first().getAttribute('aria-setsize'))
  // The ends of the chart are the first and the last point.
  for (const [share, nth] of [[0.999, count], [0.5, Math.ceil(count / 2)]]) {
    await page.mouse.move(box.x + box.width * share, box.y + box.height / 2)
    await page.waitForFunction((place) => {
      const chart = document.querySelector('shakhes-trend').shadowRoot.querySelector('.surface')
      const active = chart.getRootNode().getElementById(chart.getAttribute('aria-activedescendant'))
      return active !== null && Math.abs(Number(active.getAttribute('aria-posinset')) - place) <= 1
    }, nth)
  }
  // A tip stands beneath or above its mark, in sight.
  const mark = page.locator('shakhes-funnel .bar i').first()
  await mark.scrollIntoViewIfNeeded()
  await mark.hover()
  const tip = page.locator('shakhes-funnel .tip')
  await tip.waitFor()
  const [at, around, window] = [await tip.boundingBox(), await mark.boundingBox(), page.viewportSize()]
  assert.ok(at.y >= around.y + around.height - 1 || at.y + at.height <= around.y + 1, 'the tip covers its mark')
  assert.ok(at.x >= 0 && at.x + at.width <= window.width + 1 && Math.abs(at.x + at.width / 2 - (around.x + around.width / 2)) < window.width / 2, 'the tip stands elsewhere')
  await close()
  assert.deepEqual(errors, [])
})

test('a dashboard’s own words grow too, once', async () => {
  const { page, close } = await larger.visit('./', { width: 1280 })
  await settled(page)
  const zooms = await page.waitForFunction(() => {
    const of = (tag, inside) => document.querySelector(tag).shadowRoot.querySelector(inside).currentCSSZoom
    const all = [of('shakhes-dashboard', '.bar'), of('shakhes-filters', '.sentence'), of('shakhes-funnel', '.title')]
    return all.every((zoom) => zoom > 1) && all
  })
  assert.deepEqual(await zooms.jsonValue(), [2, 2, 2])
  await close()
})

test('a size that is set while the page is open is followed, at the latest when the browser computes its styles anew', async () => {
  const { page, close } = await gallery.visit('./', { width: 1280 })
  await settled(page)
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.enable')
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 24 } })
  // Chromium leaves what a page holds as it is until the page's own styles change.
  await page.evaluate(() => { document.documentElement.style.colorScheme = 'dark' })
  await page.waitForFunction(() => ['shakhes-dashboard', 'shakhes-filters', 'shakhes-funnel']
    .every((tag) => [...document.querySelector(tag).shadowRoot.querySelectorAll('.bar, .sentence, .title')].some((part) => part.currentCSSZoom === 1.5)))
  await close()
})
