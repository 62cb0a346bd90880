// Ten thousand notes and a thousand reps, by wheel and by finger: no frame is painted in which a part of the list is blank.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openGallery, settled, WIDGETS } from './gallery.mjs'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

/** The lists, what stands in for rows that are not drawn, and how many frames showed any of that. */
const LISTS = { notes: ['shakhes-notes', '.list'], leaderboard: ['shakhes-leaderboard', '.all'] }

/** Looks at the list after each frame: what is not drawn must not lie in what is seen. */
function watchFrames([tag, selector]) {
  const list = document.querySelector(tag).shadowRoot.querySelector(selector)
  const seen = window.frames_ = { painted: 0, moved: 0, blank: [], resting: true }
  list.addEventListener('scroll', () => { seen.resting = false })
  list.addEventListener('scrollend', () => { seen.resting = true })
  let at = list.scrollTop
  // A message comes after the frame that it was sent in was laid out and painted.
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    seen.painted++
    if (list.scrollTop !== at) seen.moved++
    at = list.scrollTop
    const { top, bottom } = list.getBoundingClientRect()
    const rows = [...list.querySelectorAll('[data-row], tbody tr:not(.space)')].filter((row) => { const box = row.getBoundingClientRect(); return box.bottom > top && box.top < bottom })
    const hole = [...list.querySelectorAll('.space')].find((space) => { const box = space.getBoundingClientRect(); return box.height > 1 && box.bottom > top + 1 && box.top < bottom - 1 })
    if (hole || rows.length === 0) seen.blank.push(`at ${Math.round(at)}: ${rows.length} rows, ${hole ? 'a hole' : 'no hole'}`)
  }
  const next = () => requestAnimationFrame(() => { port2.postMessage(null); next() })
  next()
}
const place = (page, [tag, selector]) => page.evaluate(([of, list]) => document.querySelector(of).shadowRoot.querySelector(list).scrollTop, [tag, selector])
/** Until the list has come to rest elsewhere than it did, in the way it was pushed: a finger leaves it rolling on. */
const pushed = (page, [tag, selector], from, way) => page.waitForFunction(([of, list, was, sign]) => window.frames_.resting && (document.querySelector(of).shadowRoot.querySelector(list).scrollTop - was) * sign > 0, [tag, selector, from, way])

const BY = {
  async wheel(page, box, way) { await page.mouse.wheel(0, way * 900) },
  async touch(page, box, way, session) {
    const [x, middle, reach] = [box.x + box.width / 2, box.y + box.height / 2, Math.min(box.height * 0.4, 160)]
    const touch = (type, y) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
    await touch('touchStart', middle + way * reach)
    for (let step = 1; step <= 8; step++) await touch('touchMove', middle + way * reach * (1 - step / 4))
    await touch('touchEnd')
  },
}

for (const [name, list] of Object.entries(LISTS)) for (const [by, lang, width] of [['wheel', 'fa', 1280], ['touch', 'en', 320]]) {
  test(`${name} by ${by}: every frame is full (${lang}, ${width} px)`, async () => {
    const { page, errors, close } = await gallery.visit(`scene.html?scene=many&lang=${lang}`, { width, hasTouch: by === 'touch' })
    await settled(page, [...WIDGETS, 'shakhes-metric'])
    if (name === 'leaderboard') {
      await page.locator('shakhes-leaderboard .more').click()
      await page.locator('shakhes-leaderboard .all').waitFor()
    }
    const scroller = page.locator(list.join(' '))
    await scroller.locator('.space').first().waitFor({ state: 'attached' })
    await scroller.evaluate((node) => node.scrollIntoView({ block: 'center' }))
    await settled(page, [...WIDGETS, 'shakhes-metric'])
    const box = await scroller.boundingBox()
    const session = await page.context().newCDPSession(page)
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.evaluate(watchFrames, list)
    let farthest = 0
    for (const [way, times] of [[1, 14], [-1, 5], [1, 3]]) for (let i = 0; i < times; i++) {
      const from = await place(page, list)
      await BY[by](page, box, way, session)
      await pushed(page, list, from, way)
      farthest = Math.max(farthest, await place(page, list))
    }
    const { painted, moved, blank } = await page.evaluate(() => window.frames_)
    assert.ok(farthest > 1000 && moved > 10 && painted >= moved, `${painted} frames, ${moved} of them moved, to ${farthest} px`)
    assert.deepEqual(blank, [])
    assert.deepEqual(errors, [])
    await close()
  })
}

test('a finger along the trend chooses a period, one across it scrolls the page and chooses nothing', async () => {
  const { page, errors, close } = await gallery.visit('./?lang=fa', { width: 768, hasTouch: true })
  await settled(page, [...WIDGETS, 'shakhes-metric'])
  const surface = page.locator('shakhes-trend [role=listbox]')
  const session = await page.context().newCDPSession(page)
  const drag = async (...points) => {
    await surface.evaluate((node) => node.scrollIntoView({ block: 'center' }))
    const { x, y, width, height } = await surface.boundingBox()
    for (const [i, [across, down]] of points.entries()) {
      await session.send('Input.dispatchTouchEvent', { type: i === 0 ? 'touchStart' : 'touchMove', touchPoints: [{ x: x + width * across, y: y + height * down }] })
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  const chosen = () => page.locator('shakhes-trend').evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('[aria-selected=true]').length)
  const chip = page.locator('shakhes-dashboard .chip')

  await drag([0.3, 0.5], [0.35, 0.5], [0.45, 0.5], [0.55, 0.5], [0.6, 0.5])
  await chip.waitFor()
  await page.waitForFunction(() => document.querySelector('shakhes-trend').shadowRoot.querySelectorAll('[aria-selected=true]').length > 5)
  await settled(page, [...WIDGETS, 'shakhes-metric'])
  await chip.locator('button').click()
  await chip.waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.querySelector('shakhes-trend').shadowRoot.querySelectorAll('[aria-selected=true]').length === 0)
  await settled(page, [...WIDGETS, 'shakhes-metric'])

  const from = await page.evaluate(() => { addEventListener('scrollend', () => { window.rested = true }); return scrollY })
  await drag([0.5, 0.7], [0.5, 0.55], [0.5, 0.3], [0.5, 0])
  await page.waitForFunction((was) => window.rested && scrollY !== was, from)
  assert.deepEqual([await chosen(), await chip.count()], [0, 0])
  assert.deepEqual(errors, [])
  await close()
})
