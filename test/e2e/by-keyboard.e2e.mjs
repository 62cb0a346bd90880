// What a reader does with the funnel, the win rate, the trend and the leaderboard, by keyboard alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openGallery, settled } from './gallery.mjs'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

/** Tab until the innermost focused element is this one. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const there = await page.evaluate((wanted) => {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      return at?.matches(wanted) ?? false
    }, selector)
    if (there) return
  }
  assert.fail(`Tab never came to ${selector}`)
}
/** The place in the page from which the first Tab goes into a widget. */
const before1st = (page, widget) => page.locator(`[id="about-${widget}"] .choices select`).last().focus()

for (const lang of ['en', 'fa']) {
  test(`trend: another measure, another average, a period and no period: ${lang}`, async () => {
    const { page, errors, close } = await gallery.visit(`widgets.html?lang=${lang}&trend.grain=week&trend.compare=last-year&trend.goal=everyone`)
    await settled(page, ['shakhes-trend'])
    const trend = page.locator('#trend')
    await trend.locator('.past-line').waitFor({ state: 'attached' })
    await trend.locator('.effect.goal').waitFor()
    await before1st(page, 'trend')

    await tabTo(page, '[role=radio]')
    await page.keyboard.press(lang === 'fa' ? 'ArrowLeft' : 'ArrowRight')
    await page.waitForFunction(() => document.querySelector('#trend').measure === 'wonCount')
    await settled(page, ['shakhes-trend'])

    await tabTo(page, '.keys button')
    await page.keyboard.press('Enter')
    await trend.locator('.choices').waitFor()
    await tabTo(page, 'select[name=average]')
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.querySelector('#trend').average === 'centred')
    await page.keyboard.press('Escape')
    await trend.locator('.choices').waitFor({ state: 'detached' })
    await settled(page, ['shakhes-trend'])

    await tabTo(page, '[role=listbox]')
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Shift+ArrowLeft')
    await page.waitForFunction(() => document.querySelector('#trend').shadowRoot.querySelectorAll('[aria-selected=true]').length === 3)
    assert.equal(await trend.locator('.handle').count(), 2)
    await page.keyboard.press('Escape')
    await trend.locator('.handle').first().waitFor({ state: 'detached' })
    assert.deepEqual(errors, [])
    await close()
  })

  test(`leaderboard: sorted, all of it, sought and chosen: ${lang}`, async () => {
    const { page, errors, close } = await gallery.visit(`widgets.html?lang=${lang}&leaderboard.compare=last-year`)
    await settled(page, ['shakhes-leaderboard'])
    const board = page.locator('#leaderboard')
    const first = () => board.locator('tbody .name bdi').first().innerText()
    const byName = await first()
    await before1st(page, 'leaderboard')

    await tabTo(page, 'thead button')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await board.locator('th.amount[aria-sort=descending]').waitFor()
    await page.waitForFunction((name) => document.querySelector('#leaderboard').shadowRoot.querySelector('tbody .name bdi').textContent !== name, byName)

    await tabTo(page, '.more')
    await page.keyboard.press('Enter')
    await board.locator('.all').waitFor()
    await page.keyboard.press('Shift+Tab')
    await tabTo(page, '.more')
    await before1st(page, 'leaderboard')
    await tabTo(page, 'tbody .name')
    await page.keyboard.press('End')
    await page.waitForFunction(() => document.querySelector('#leaderboard').shadowRoot.querySelector('.all').scrollTop > 100)
    assert.match(await board.locator('.hint').innerText(), lang === 'fa' ? /جابه‌جایی/ : /move/)

    await before1st(page, 'leaderboard')
    await tabTo(page, '.search input')
    await page.keyboard.type(lang === 'fa' ? 'علی' : 'ali')
    await page.waitForFunction(() => document.querySelector('#leaderboard').shadowRoot.querySelectorAll('tbody tr').length < 10)
    await tabTo(page, 'tbody .name')
    await page.keyboard.press('Enter')
    await board.locator('tbody .name[aria-pressed=true]').waitFor()
    assert.deepEqual(errors, [])
    await close()
  })

  test(`notes: sought, chosen, walked, opened and saved: ${lang}`, async () => {
    const { page, errors, close } = await gallery.visit(`widgets.html?lang=${lang}&notes.drill=true`)
    await settled(page, ['shakhes-notes'])
    const notes = page.locator('#notes')
    await notes.locator('.list .space').first().waitFor({ state: 'attached' })

    await before1st(page, 'notes')
    await tabTo(page, '.search input')
    await page.keyboard.type(lang === 'fa' ? 'صورتحساب' : 'invoice')
    await page.keyboard.press('Enter')
    await notes.locator('mark').first().waitFor()
    await page.keyboard.press('Escape')
    await notes.locator('mark').first().waitFor({ state: 'detached' })

    await tabTo(page, '.toggle[aria-expanded]')
    await page.keyboard.press('Enter')
    await notes.locator('.choices').waitFor()
    await tabTo(page, '.choices .toggle')
    await page.keyboard.press('Space')
    await page.waitForFunction(() => document.querySelector('#notes').kinds === 'call')
    await settled(page, ['shakhes-notes'])

    await tabTo(page, '.list')
    for (const place of ['1', '2']) {
      const before = await notes.evaluate((el) => el.shadowRoot.activeElement.className + el.shadowRoot.activeElement.ariaPosInSet)
      await page.keyboard.press('PageDown')
      await page.waitForFunction((was) => { const now = document.querySelector('#notes').shadowRoot.activeElement; return now?.matches('article') && now.className + now.ariaPosInSet !== was }, before)
      assert.equal(await notes.evaluate((el) => el.shadowRoot.activeElement.ariaPosInSet), place)
    }
    await tabTo(page, '.about')
    await page.keyboard.press('Control+Enter')
    await page.locator('#about-notes .note code').waitFor()
    assert.equal(await notes.locator('.about[aria-pressed=true]').count(), 0)
    await page.keyboard.press('Enter')
    await notes.locator('.offer button').waitFor()
    await before1st(page, 'notes')
    await tabTo(page, '.offer button')
    await page.keyboard.press('Enter')
    await notes.locator('.handover').waitFor()

    await before1st(page, 'notes')
    await tabTo(page, '[aria-haspopup=menu]')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('#notes').shadowRoot.activeElement?.matches('.saves button'))
    await page.keyboard.press('ArrowDown')
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    assert.match(file.suggestedFilename(), /\.svg$/)
    assert.deepEqual(errors, [])
    await close()
  })
}

for (const lang of ['en', 'fa']) {
  test(`funnel: another step, another day and back, a year before, a stage: ${lang}`, async () => {
    const { page, errors, close } = await gallery.visit(`widgets.html?lang=${lang}`)
    await settled(page, ['shakhes-funnel'])
    const funnel = page.locator('#funnel')
    const won = () => funnel.locator('.closing.won b').first().innerText()
    const now = await won()
    await before1st(page, 'funnel')

    await tabTo(page, '.pick[aria-expanded]')
    await page.keyboard.press('Enter')
    await funnel.locator('.replay').waitFor()
    await tabTo(page, '.replay input')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await page.waitForFunction((before) => document.querySelector('#funnel').shadowRoot.querySelector('.closing.won b').textContent !== before, now)
    await tabTo(page, '.replay .link')
    await page.keyboard.press('Enter')
    await page.waitForFunction((before) => document.querySelector('#funnel').shadowRoot.querySelector('.closing.won b').textContent === before, now)

    await before1st(page, 'funnel')
    await tabTo(page, 'select.pick')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.querySelector('#funnel').compare === 'last-year')
    await funnel.locator('.was').first().waitFor()

    await tabTo(page, 'button.stage')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => [...document.querySelector('#funnel').shadowRoot.querySelectorAll('.stage')].map(({ ariaPressed }) => ariaPressed).indexOf('true') === 1)
    assert.deepEqual(errors, [])
    await close()
  })

  test(`win rate: another definition, months, cohorts beside them, a period, teams: ${lang}`, async () => {
    const { page, errors, close } = await gallery.visit(`widgets.html?lang=${lang}&win-rate.group-by=source&win-rate.grain=month`)
    await settled(page, ['shakhes-win-rate'])
    const rate = page.locator('[id="win-rate"]')
    await before1st(page, 'win-rate')

    await tabTo(page, 'input[name=definition]')
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.getElementById('win-rate').definition === 'all')
    await tabTo(page, '.over select')
    await tabTo(page, '.over select')
    await page.keyboard.press('ArrowDown')
    await rate.locator('.series').nth(1).waitFor()
    await tabTo(page, '[role=listbox]')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await rate.locator('[aria-selected=true]').waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    await rate.locator('[aria-selected=true]').waitFor({ state: 'detached' })
    await tabTo(page, '.groups-head select')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.getElementById('win-rate').groupBy === 'team')
    assert.deepEqual(errors, [])
    await close()
  })
}
