// The gallery's first page, as built: both languages, light and dark, narrow and wide; cross-filtering; the state in the address.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, changed, openGallery, overflow, settled, shoot, told, WIDGETS } from './gallery.mjs'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

for (const lang of ['en', 'fa']) for (const colorScheme of ['light', 'dark']) for (const width of [320, 1280]) {
  test(`dashboard: ${lang}, ${colorScheme}, ${width} px`, async () => {
    const { page, errors, close } = await gallery.visit(`./?lang=${lang}`, { width, colorScheme })
    await settled(page, [...WIDGETS, 'shakhes-metric'])
    assert.deepEqual(errors, [])
    // Each tells when all that it began to load is there.
    await page.waitForFunction((tags) => tags.every((tag) => window.seen.ready.includes(tag)), [...WIDGETS, 'shakhes-metric'])
    const seen = await page.evaluate(() => window.seen)
    assert.deepEqual(seen.faults, [])
    // The web vital counts up to 0.1 as good.
    assert.ok(seen.shift < 0.1, `things moved by ${seen.shift}`)
    assert.equal(await overflow(page), null)
    assert.deepEqual(await axe(page), [])
    assert.equal(await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`), lang === 'fa' ? 'fa rtl' : 'en ltr')
    await shoot(page, `dashboard-${lang}-${colorScheme}-${width}`)
    await close()
  })
}

// Room is kept for all that comes. What is left, 0.003 at the most: how many lines a sentence or a foot takes is not known
// before its numbers are, and lines are higher in Persian.
for (const [lang, width] of [['en', 1280], ['fa', 768], ['en', 320], ['fa', 320]]) {
  test(`nothing moves while the dashboard loads: ${lang}, ${width} px`, async () => {
    const { page, close } = await gallery.visit(`./?lang=${lang}`, { width, height: 2800 })
    await settled(page, [...WIDGETS, 'shakhes-metric'])
    await page.waitForFunction((tags) => tags.every((tag) => window.seen.ready.includes(tag)), [...WIDGETS, 'shakhes-metric'])
    const loaded = await page.evaluate(() => window.seen.shift)
    assert.ok(loaded < 0.005, `things moved by ${loaded}`)
    if (lang === 'en' && width === 1280) {
      const before = await told(page)
      await page.locator('shakhes-funnel button.stage').nth(2).click()
      await changed(page, before, ['shakhes-win-rate', 'shakhes-leaderboard', 'shakhes-notes'])
      const narrowed = await page.evaluate(() => window.seen.shift) - loaded
      // A shorter answer takes less room, so that what stands below it comes up; search engines call less than 0.1 good.
      assert.ok(narrowed < 0.1, `a choice moved things by ${narrowed}`)
    }
    await close()
  })
}

test('the engine runs in a worker', async () => {
  const { page, close } = await gallery.visit('./')
  await settled(page)
  assert.equal(await page.evaluate(() => document.querySelector('shakhes-dashboard').source.engine.rung), 'module')
  await close()
})

/** The figure that the win rate shows large, in percent. */
const winRate = async (page) => Number.parseFloat(await page.locator('shakhes-win-rate [part=value]').innerText())

test('a stage, a rep and a period narrow the other widgets, and taking them back restores every number', async () => {
  const { page, errors, close } = await gallery.visit('./')
  await settled(page)
  const all = await told(page)
  const chips = page.locator('shakhes-dashboard .chip')
  const before = await winRate(page)

  // Deals that reached a stage in the middle: most were decided later on, and were won.
  await page.locator('shakhes-funnel button.stage').nth(2).click()
  const byStage = await changed(page, all, ['shakhes-win-rate', 'shakhes-leaderboard', 'shakhes-notes'])
  assert.match(await chips.first().innerText(), /^reached/i)
  assert.ok(await winRate(page) > before, 'those that got so far are won more often than all')
  await shoot(page, 'dashboard-reached')
  // A widget leaves its own choice out.
  assert.equal(byStage['shakhes-funnel'], all['shakhes-funnel'])
  assert.equal(await chips.count(), 1)

  await page.locator('shakhes-leaderboard button.name').first().click()
  const byBoth = await changed(page, byStage, ['shakhes-win-rate', 'shakhes-trend', 'shakhes-funnel', 'shakhes-notes'])
  assert.equal(byBoth['shakhes-leaderboard'], byStage['shakhes-leaderboard'])
  assert.equal(await chips.count(), 2)
  await shoot(page, 'dashboard-filtered')

  await chips.last().locator('button').click()
  const again = await changed(page, byBoth, ['shakhes-win-rate', 'shakhes-trend', 'shakhes-funnel'])
  assert.deepEqual(again, byStage)
  await chips.first().locator('button').click()
  assert.deepEqual(await changed(page, again, ['shakhes-win-rate', 'shakhes-leaderboard', 'shakhes-notes']), all)
  assert.equal(await chips.count(), 0)
  assert.deepEqual(errors, [])
  await close()
})

test('a choice changes the five measures too, and a card shows its table and how it is counted', async () => {
  const { page, close } = await gallery.visit('./')
  await settled(page, ['shakhes-metric'])
  const cards = () => page.evaluate(() => [...document.querySelectorAll('shakhes-metric')].map(({ shadowRoot }) => shadowRoot.querySelector('.summary').textContent))
  const before = await cards()
  assert.equal(before.length, 5)
  await page.locator('shakhes-leaderboard button.name').first().click()
  await page.waitForFunction((old) => [...document.querySelectorAll('shakhes-metric')].every(({ shadowRoot }, i) => shadowRoot.querySelector('.summary')?.textContent !== old[i]), before)
  const card = page.locator('shakhes-metric').first()
  for (const [i, shown] of [[1, '.body table'], [0, '.body dl']]) {
    await card.locator('button.tool').nth(i).focus()
    await page.keyboard.press('Enter')
    await card.locator(shown).waitFor()
  }
  await page.keyboard.press('Escape')
  await card.locator('.figure').waitFor()
  await close()
})

test('dragging over the trend narrows the others to a period, and its chip clears it', async () => {
  const { page, close } = await gallery.visit('./')
  await settled(page)
  const all = await told(page)
  const surface = page.locator('shakhes-trend [role=listbox]')
  await surface.scrollIntoViewIfNeeded()
  const box = await surface.boundingBox()
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 8 })
  await page.mouse.up()
  const narrowed = await changed(page, all, ['shakhes-win-rate', 'shakhes-funnel', 'shakhes-leaderboard'])
  const chip = page.locator('shakhes-dashboard .chip')
  assert.equal(await chip.count(), 1)
  await chip.locator('button').click()
  const back = await changed(page, narrowed, ['shakhes-win-rate', 'shakhes-funnel', 'shakhes-leaderboard'])
  assert.equal(back['shakhes-win-rate'], all['shakhes-win-rate'])
  assert.equal(back['shakhes-funnel'], all['shakhes-funnel'])
  await close()
})

test('every widget also shows its numbers as a table, and how they are counted', async () => {
  const { page, close } = await gallery.visit('./')
  await settled(page)
  for (const widget of WIDGETS) {
    const [definition, table] = [0, 1].map((i) => page.locator(`${widget} .tools button.tool`).nth(i))
    await table.click()
    await page.locator(`${widget} .body table`).waitFor()
    assert.ok(await page.locator(`${widget} .body table tbody tr`).count() > 0, widget)
    await definition.click()
    await page.locator(`${widget} .body dl`).waitFor()
  }
  assert.deepEqual(await axe(page), [])
  await shoot(page, 'dashboard-definitions')
  await close()
})

/** Puts the focus where the keys then go on from. */
const focusPart = (page, selector) => page.locator(`shakhes-filters ${selector}`).focus()
const sentenceOf = (page) => page.locator('shakhes-filters .sentence').evaluate((node) => node.textContent.replace(/[\u2066-\u2069]/g, '').trim())

test('what is chosen stands in the address, without loading the page again', async () => {
  const { page, close } = await gallery.visit('./')
  await settled(page)
  await page.evaluate(() => { window.same = true })
  const before = await told(page)
  await focusPart(page, '[data-part=period]')
  await page.keyboard.press('Enter')
  await page.locator('shakhes-filters .option', { hasText: 'the last 90 days' }).click()
  await changed(page, before, ['shakhes-win-rate', 'shakhes-funnel'])
  await page.locator('select[name=calendar]').selectOption('persian')
  await page.locator('select[name=theme]').selectOption('dark')
  const query = new URLSearchParams(await (await page.waitForFunction(() => ['calendar', 'theme', 'chosen'].every((name) => new URLSearchParams(location.search).has(name)) && location.search)).jsonValue())
  assert.deepEqual([query.get('calendar'), query.get('theme'), query.get('chosen')], ['persian', 'dark', '(version:1,period:last-90-days,clauses:!())'])
  assert.equal(await page.evaluate(() => window.same), true)
  const href = await page.locator('#chrome .language').getAttribute('href')
  await settled(page)
  const chosen = await told(page)
  await page.reload()
  await settled(page)
  assert.deepEqual(await told(page), chosen)
  assert.match(href, /lang=fa/)
  await close()
})

for (const lang of ['en', 'fa']) test(`filters work by keyboard alone, and the cards follow (${lang})`, async () => {
  const { page, errors, close } = await gallery.visit(`./?lang=${lang}`)
  await settled(page, [...WIDGETS, 'shakhes-metric'])
  const cards = () => page.evaluate(() => [...document.querySelectorAll('shakhes-metric')].map(({ shadowRoot }) => shadowRoot.querySelector('.summary')?.textContent ?? ''))
  const other = async (before) => {
    await page.waitForFunction((old) => { const now = [...document.querySelectorAll('shakhes-metric')].map(({ shadowRoot }) => shadowRoot.querySelector('.summary')?.textContent ?? ''); return now.every((text, i) => text !== '' && text !== old[i]) }, before)
    await settled(page, [...WIDGETS, 'shakhes-metric'])
    return cards()
  }
  const first = await cards()
  const plain = await sentenceOf(page)
  // From the sentence's first part to a month of one's own, by keys alone.
  await focusPart(page, '[data-part=period]')
  await page.keyboard.press('Enter')
  await page.locator('shakhes-filters .options:focus').waitFor()
  await page.keyboard.press('Tab')
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab')
  await page.locator('shakhes-filters .day:focus').waitFor()
  for (const key of ['PageUp', 'PageUp', 'Enter', 'PageDown', 'Enter']) await page.keyboard.press(key)
  const byDays = await other(first)
  assert.notEqual(await sentenceOf(page), plain)
  await page.locator('shakhes-filters [data-part=period]:focus').waitFor()

  // A rep: the list is searched, and stays open for another.
  await focusPart(page, '[data-part=add]')
  await page.keyboard.press('Enter')
  await page.locator('shakhes-filters .options:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('shakhes-filters input:focus').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const byRep = await other(byDays)
  await shoot(page, `filters-${lang}`)
  assert.deepEqual(await axe(page), [])
  await page.keyboard.press('Escape')
  // Back to what it was opened by, as after a choice.
  await page.locator('shakhes-filters [data-part=add]:focus').waitFor()
  await page.waitForFunction(() => !document.querySelector('shakhes-filters').shadowRoot.querySelector('.pop').matches(':popover-open'))

  // Undo brings the rep's colleagues back, and clearing all the rest.
  await page.locator('shakhes-dashboard .bar .link').last().focus()
  await page.keyboard.press('Enter')
  assert.deepEqual(await other(byRep), byDays)
  await page.locator('shakhes-dashboard .bar .link').first().focus()
  await page.keyboard.press('Enter')
  assert.deepEqual(await other(byDays), first)
  assert.equal(await sentenceOf(page), plain)
  assert.deepEqual(errors, [])
  await close()
})

for (const [lang, width, colors] of [['en', 1280, { colorScheme: 'dark' }], ['fa', 320, { colorScheme: 'light' }], ['en', 320, { forcedColors: 'active' }]]) {
  test(`what the filters open is accessible, and in sight: ${lang}, ${width} px, ${Object.values(colors)[0]}`, async () => {
    const { page, close } = await gallery.visit(`./?lang=${lang}`, { width, ...colors })
    await settled(page)
    for (const part of ['period', 'compare', 'asOf', 'add']) {
      await focusPart(page, `[data-part=${part}]`)
      await page.keyboard.press('Enter')
      const pop = page.locator('shakhes-filters .pop:popover-open')
      await pop.waitFor()
      if (part === 'add') {
        await page.keyboard.press('Enter')
        await page.locator('shakhes-filters #values .option').first().waitFor()
      }
      assert.deepEqual(await axe(page), [], part)
      const { x, width: wide } = await pop.boundingBox()
      assert.ok(x >= 0 && x + wide <= width, `${part} is in sight`)
      await page.keyboard.press('Escape')
      await pop.waitFor({ state: 'detached' })
    }
    await close()
  })
}

test('two hundred thousand opportunities come from a module inside the worker', async () => {
  const { page, errors, close } = await gallery.visit('./?size=200000')
  await settled(page)
  assert.deepEqual(errors, [])
  // 200,000 and four broken rows, one of them twice the same id (demo/data/notes.ts).
  assert.deepEqual(await page.evaluate(() => {
    const { kept, rejected } = document.querySelector('shakhes-dashboard').source.info.quality
    return { kept: kept.opportunities, rejected: rejected.opportunities }
  }), { kept: 200_000, rejected: 4 })
  await close()
})

test('the whole page can be used from the keyboard', async () => {
  const { page, close } = await gallery.visit('./')
  await settled(page)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip')
  const all = await told(page)
  await page.locator('shakhes-funnel button.stage').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const narrowed = await changed(page, all, ['shakhes-win-rate'])
  await page.locator('shakhes-dashboard .chip button').focus()
  await page.keyboard.press('Enter')
  assert.equal((await changed(page, narrowed, ['shakhes-win-rate']))['shakhes-win-rate'], all['shakhes-win-rate'])
  await close()
})

for (const lang of ['en', 'fa']) for (const [width, colorScheme] of [[320, 'dark'], [1280, 'light']]) {
  test(`the views that load when they are wanted: ${lang}, ${width} px`, async () => {
    const { page, errors, close } = await gallery.visit(`./?lang=${lang}`, { width, colorScheme })
    await settled(page)
    await page.locator('shakhes-win-rate input[value=all]').check({ force: true })
    await page.locator('shakhes-leaderboard [role=radio]').last().click()
    await page.locator('shakhes-leaderboard[by=team] .reps.chosen').waitFor()
    for (const [place, name] of [[1, 'time'], [2, 'losses'], [3, 'moves']]) {
      await page.locator('shakhes-funnel [role=radio]').nth(place).click()
      await page.locator(`shakhes-funnel[show=${name}] .plain`).waitFor()
      await settled(page)
      assert.deepEqual(await axe(page), [])
      assert.equal(await overflow(page), null)
      await shoot(page, `dashboard-${name}-${lang}-${width}`)
    }
    // Everything else goes on as it was.
    await page.locator('shakhes-funnel button.stage').nth(1).click()
    await page.locator('shakhes-dashboard .chip').waitFor()
    assert.deepEqual(errors, [])
    await close()
  })
}
