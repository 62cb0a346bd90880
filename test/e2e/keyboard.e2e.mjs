// What a reader does, by keyboard alone: that Tab comes to every control there is, and what the keys then do. The
// filters are gone through in dashboard.e2e.mjs, the trend and the leaderboard in by-keyboard.e2e.mjs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openGallery, settled } from './gallery.mjs'
import { openStates, TAGS } from './states.mjs'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

/** Runs in the page: the innermost focused element, and the element of the kit that it stands in. */
const AT = `(() => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
})()`
/** Tab, or back with Shift, until the focus is on what matches in a widget of this tag. */
async function tabTo(page, tag, selector, key = 'Tab') {
  for (let presses = 0; presses < 300; presses++) {
    if (await page.evaluate(`(() => { const at = ${AT}; return at.matches(${JSON.stringify(selector)}) && at.getRootNode().host?.localName === '${tag}' })()`)) return
    await page.keyboard.press(key)
  }
  assert.fail(`${key} never came to ${tag} ${selector}`)
}
const pressed = (page) => page.evaluate(`${AT}.getAttribute('aria-pressed')`)
const chips = (page) => page.locator('shakhes-dashboard .chip')
/** The funnel answers to what was chosen elsewhere: its numbers are others than these. */
const numbers = (page, tag) => page.evaluate((which) => document.querySelector(which).shadowRoot.querySelector('.body').textContent, tag)
const other = (page, tag, old) => page.waitForFunction(([which, was]) => {
  const body = document.querySelector(which).shadowRoot.querySelector('.body')
  return body.textContent !== was && !body.classList.contains('asking')
}, [tag, old])

for (const lang of ['en', 'fa']) test(`Tab comes to every control of every widget, and shows where it is (${lang})`, async () => {
  const { page, close } = await openStates(gallery, 'ready', lang, { width: 1280 })
  // What Tab should come to, by the path through the page; of a group that arrows move in, one.
  await page.evaluate((tags) => {
    const controls = 'button, input, select, a[href], summary, [tabindex="0"]'
    const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
    window.wanted = new Map([...document.querySelectorAll(tags.join())].flatMap((widget) => [...widget.shadowRoot.querySelectorAll(controls)]
      .filter((element) => element.tabIndex >= 0 && !element.disabled && seen(element) && !(element.type === 'radio' && !element.checked))
      .map((element) => [element, `${widget.localName} ${element.localName}.${element.className} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`])))
    window.unmarked = []
  }, TAGS)
  const all = await page.evaluate(() => window.wanted.size)
  assert.ok(all > 30, `${all} controls`)
  for (let presses = 0; presses < all * 2 && await page.evaluate(() => window.wanted.size) > 0; presses++) {
    await page.keyboard.press('Tab')
    await page.evaluate(`(() => {
      const at = ${AT}
      const name = window.wanted.get(at)
      if (!window.wanted.delete(at)) return
      // Drawn by itself, or by what stands for it.
      const marks = [at, at.parentElement, ...at.querySelectorAll('*'), ...(at.parentElement?.children ?? [])].flatMap((element) => [getComputedStyle(element), getComputedStyle(element, '::before'), getComputedStyle(element, '::after')])
      if (!marks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)) window.unmarked.push(name)
    })()`)
  }
  assert.deepEqual(await page.evaluate(() => [...window.wanted.values()]), [], 'never reached')
  assert.deepEqual(await page.evaluate(() => window.unmarked), [], 'reached, and not seen')
  // A list is one stop, and so is the head of a table.
  assert.deepEqual(await page.evaluate((tags) => [...document.querySelectorAll(tags.join())].flatMap(({ localName, shadowRoot }) => [...shadowRoot.querySelectorAll('[data-keys=rows], [data-keys=heads]')]
    .map((list) => [localName, [...list.querySelectorAll('button')].filter(({ tabIndex }) => tabIndex === 0).length])).filter(([, stops]) => stops !== 1), TAGS), [])
  // What arrows move to stands in a group that Tab comes to.
  const lone = await page.evaluate((tags) => [...document.querySelectorAll(tags.join())].flatMap(({ localName, shadowRoot }) => [...shadowRoot.querySelectorAll('[role=radio], [role=option]')]
    .filter((element) => {
      const group = element.closest('[role=radiogroup], [role=listbox]')
      return !group || !(group.tabIndex >= 0 || group.querySelector('[tabindex="0"]'))
    }).map((element) => `${localName}: ${element.textContent}`)), TAGS)
  assert.deepEqual(lone, [])
  await close()
})

for (const lang of ['en', 'fa']) test(`the views of every widget open and close, and the menu that saves (${lang})`, async () => {
  const { page, errors, close } = await openStates(gallery, 'ready', lang, { width: 1280 })
  for (const tag of TAGS.slice(2)) {
    const widget = page.locator(tag)
    await tabTo(page, tag, '.tools button:nth-of-type(1)')
    await page.keyboard.press('Enter')
    await widget.locator('.body .definition').waitFor()
    // The first closes what tells the button's name, where that has come already.
    for (let presses = 0; presses < 2 && await widget.locator('.body .definition').count() > 0; presses++) {
      await page.keyboard.press('Escape')
      await widget.evaluate(({ updateComplete }) => updateComplete)
    }
    assert.equal(await widget.locator('.body .definition').count(), 0)
    await tabTo(page, tag, '.tools button:nth-of-type(2)')
    await page.keyboard.press('Space')
    await widget.locator('.body table.data').waitFor()
    await page.keyboard.press('Space')
    await widget.locator('.body table.data').waitFor({ state: 'detached' })
    await tabTo(page, tag, '.tools button:nth-of-type(3)')
    await page.keyboard.press('Enter')
    await page.waitForFunction(`${AT}.getAttribute('role') === 'menuitem'`)
    const first = await page.evaluate(`${AT}.textContent`)
    await page.keyboard.press('ArrowDown')
    assert.notEqual(await page.evaluate(`${AT}.textContent`), first)
    await page.keyboard.press('Home')
    const saved = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    assert.match((await saved).suggestedFilename(), /\.csv$/, tag)
    await widget.locator('.saves').waitFor({ state: 'detached' })
  }
  assert.deepEqual(errors, [])
  await close()
})

for (const lang of ['en', 'fa']) test(`a dashboard: views, definitions, choices, their chips, and back (${lang})`, async () => {
  const [next, start] = lang === 'fa' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  const { page, errors, close } = await gallery.visit(`scene.html?scene=negative&lang=${lang}`, { still: true })
  await settled(page)

  // The funnel's views, and back to its steps.
  await tabTo(page, 'shakhes-funnel', '[role=radio]')
  for (const drawn of ['Time', 'Losses', 'Moves'].keys()) {
    await page.keyboard.press(next)
    await page.waitForFunction((at) => document.querySelector('shakhes-funnel').shadowRoot.querySelectorAll('[role=radio]')[at].getAttribute('aria-checked') === 'true', drawn + 1)
  }
  for (let i = 0; i < 3; i++) await page.keyboard.press(start)
  await page.locator('shakhes-funnel .stage').first().waitFor()
  await settled(page)

  // What is chosen in one widget narrows the others, and stands above them.
  const rate = await numbers(page, 'shakhes-win-rate')
  await tabTo(page, 'shakhes-funnel', '.stage')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await chips(page).first().waitFor()
  assert.equal(await pressed(page), 'true')
  await other(page, 'shakhes-win-rate', rate)
  await settled(page)

  const said = await page.locator('shakhes-win-rate .summary').textContent()
  await tabTo(page, 'shakhes-win-rate', 'input[type=radio]')
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction((was) => document.querySelector('shakhes-win-rate').shadowRoot.querySelector('.summary').textContent !== was, said)
  await tabTo(page, 'shakhes-win-rate', '.group')
  await page.keyboard.press('Space')
  await page.waitForFunction(() => document.querySelector('shakhes-dashboard').shadowRoot.querySelectorAll('.chip').length === 2)
  await settled(page)

  await tabTo(page, 'shakhes-notes', 'button.toggle')
  await page.keyboard.press('Enter')
  await page.waitForFunction(`${AT}.getAttribute('aria-pressed') === 'true'`)
  await page.keyboard.press('Enter')
  await page.waitForFunction(`${AT}.getAttribute('aria-pressed') === 'false'`)
  await settled(page)

  // One away, all away, and all back.
  await tabTo(page, 'shakhes-dashboard', '.chip button', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('shakhes-dashboard').shadowRoot.querySelectorAll('.chip').length === 1)
  await settled(page)
  await tabTo(page, 'shakhes-dashboard', '.chips + button.link')
  await page.keyboard.press('Enter')
  await chips(page).first().waitFor({ state: 'detached' })
  await settled(page)
  assert.equal(await page.locator('shakhes-funnel .stage[aria-pressed=true]').count(), 0)
  await tabTo(page, 'shakhes-dashboard', 'button.link')
  await page.keyboard.press('Enter')
  await chips(page).first().waitFor()
  await settled(page)
  assert.equal(await chips(page).count(), 1)
  assert.deepEqual(errors, [])
  await close()
})

for (const lang of ['en', 'fa']) test(`what failed, and what is old, is asked for again (${lang})`, async () => {
  for (const [state, where, sign] of [['error', '.body button', '.blank'], ['stale', '.banner button', '.banner']]) {
    const { page, close } = await openStates(gallery, state, lang, { width: 1280 })
    await page.evaluate(() => {
      const { source } = document.querySelector('shakhes-trend')
      window.again = 0
      source.addEventListener('change', () => { if (source.status.state === 'loading') window.again++ })
    })
    await tabTo(page, 'shakhes-trend', where)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => window.again > 0)
    // It fails once more, and says so.
    await page.locator(`shakhes-trend ${sign}`).waitFor()
    await close()
  }
})
