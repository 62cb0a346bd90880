// Paper, back and forth in the address, and what a dashboard is saved as: in the built gallery.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { changed, openGallery, overflow, settled, shots, told, WIDGETS } from './gallery.mjs'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

const ALL = [...WIDGETS, 'shakhes-metric']
const NARROWED = ['shakhes-win-rate', 'shakhes-leaderboard']
/**
 * Definitions are near, of widgets and of cards: paper cannot wait for them. Each has asked for them in an idle moment,
 * of which ours is the last, and both files have run, not only come.
 */
async function near(page) {
  await page.evaluate(() => new Promise((resolve) => { requestIdleCallback(resolve) }))
  const files = await page.waitForFunction(() => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name)
    const found = [/\/evidence-/, /\/metric\.evidence-/].map((file) => names.find((name) => file.test(name)))
    return found.every(Boolean) && found
  })
  await page.evaluate((names) => Promise.all(names.map((name) => import(name))), await files.jsonValue())
}

/** What stands on the sheet at the moment in which it is laid out. */
function watchPaper() {
  window.paper = []
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (!matches) return
    const deep = (root, selector) => [...root.querySelectorAll('*')].flatMap((e) => [...(e.matches(selector) ? [e] : []), ...(e.shadowRoot ? deep(e.shadowRoot, selector) : [])])
    const seen = (e) => e.getClientRects().length > 0
    const board = document.querySelector('shakhes-dashboard')
    // Those that are as wide as their widget lets them be.
    const charts = deep(board, 'svg').filter((svg) => seen(svg) && Number(svg.getAttribute('width')) > 300)
    window.paper.push({
      charts: charts.map((svg) => Math.abs(Number(svg.getAttribute('width')) - svg.parentElement.clientWidth)),
      buttons: deep(board, '.tool, .search, .more, .link, .menu, .meta').filter(seen).map((e) => e.textContent.trim() || e.getAttribute('aria-label')),
      notes: deep(board, '.footnotes').filter(seen).length,
      sentence: deep(board, '.sentence').filter(seen).length,
      scheme: getComputedStyle(board.shadowRoot.querySelector('.root')).colorScheme,
      text: getComputedStyle(document.querySelector('shakhes-trend').shadowRoot.querySelector('.title')).color,
    })
  })
}

for (const lang of ['en', 'fa']) for (const landscape of [false, true]) {
  test(`prints on A4, drawn for the sheet: ${lang}, ${landscape ? 'landscape' : 'portrait'}`, async () => {
    const { page, errors, close } = await gallery.visit(`./?lang=${lang}`, { colorScheme: 'dark' })
    await settled(page, ALL)
    await near(page)
    await page.evaluate(watchPaper)
    const before = await told(page)
    const pdf = await page.pdf({ path: `${shots}paper-${lang}-${landscape ? 'landscape' : 'portrait'}.pdf`, format: 'A4', landscape, printBackground: true, outline: true, tagged: true })
    const [sheet] = await page.evaluate(() => window.paper)
    assert.ok(sheet.charts.length >= 2)
    for (const off of sheet.charts) assert.ok(off <= 2, `a chart differs from its place by ${off} px`)
    assert.deepEqual(sheet.buttons, [])
    assert.equal(sheet.notes, ALL.length - 1 + 5)
    assert.equal(sheet.sentence, 1)
    assert.deepEqual([sheet.scheme, sheet.text], ['light', 'rgb(23, 33, 45)'])
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length
    if (landscape) assert.ok(pages >= 3 && pages <= 5, `${pages} sheets`)
    // What goes together stands together: the measures, the trend and the reps; the funnel and the win rate; the notes.
    else assert.equal(pages, 3)
    // None was lost to a sheet that was not counted: a title that is not on paper is not in its outline.
    assert.equal(pdf.toString('latin1').match(/\/Title\b/g).length > ALL.length, true)
    // A second print has as many, and the screen is as it was.
    const again = await page.pdf({ format: 'A4', landscape, printBackground: true })
    assert.equal(again.toString('latin1').match(/\/Type\s*\/Page\b/g).length, pages)
    await settled(page, ALL)
    assert.deepEqual(Object.keys(await told(page)), Object.keys(before))
    assert.equal(await overflow(page), null)
    assert.deepEqual(errors, [])
    await close()
  })
}

test('notes on paper are read down, then across: every day stands above its own', async () => {
  const { page, close } = await gallery.visit('./')
  await settled(page, ALL)
  await page.emulateMedia({ media: 'print' })
  const columns = await (await page.waitForFunction(() => {
    const { shadowRoot } = document.querySelector('shakhes-notes')
    const lefts = [...shadowRoot.querySelectorAll('.list > article')].filter((e) => e.getClientRects().length > 0).map((e) => Math.round(e.getBoundingClientRect().left))
    return new Set(lefts).size > 1 ? lefts.filter((left, i) => left !== lefts[i - 1]) : null
  })).jsonValue()
  assert.equal(columns.length, new Set(columns).size)
  await close()
})

test('prints the dashboard alone by its own button, and leaves the page as it was', async () => {
  const { page, errors, close } = await gallery.visit('./')
  await settled(page, ALL)
  await page.evaluate(() => { window.print = () => { window.printed = [document.querySelectorAll('[data-shakhes-off-paper]').length, document.adoptedStyleSheets.length] } })
  await page.locator('shakhes-dashboard .bar .tools button', { has: page.locator('svg') }).nth(1).click()
  const [off, sheets] = await page.evaluate(() => window.printed)
  assert.ok(off >= 3 && sheets === 1)
  assert.deepEqual(await page.evaluate(() => [document.querySelectorAll('[data-shakhes-off-paper]').length, document.adoptedStyleSheets.length]), [0, 0])
  assert.deepEqual(errors, [])
  await close()
})

test('what was chosen and switched comes back with its address, in the other language too', async () => {
  const { page, close } = await gallery.visit('./')
  await settled(page, ALL)
  const all = await told(page)
  await page.locator('shakhes-funnel button.stage').nth(1).click()
  const narrowed = await changed(page, all, NARROWED)
  await page.locator('shakhes-trend [role=radio]', { hasText: 'Win rate' }).click()
  await changed(page, narrowed, ['shakhes-trend'])
  const address = new URL(await (await page.waitForFunction(() => /chosen=.*winRate/.test(location.search) && location.href)).jsonValue())
  assert.match(address.searchParams.get('chosen'), /^\(version:1,clauses:!\(\(by:shakhes-funnel,field:reached,.*\)\),switched:\(shakhes-trend:\(measure:winRate\)\)\)$/)
  const there = await told(page)

  await page.reload()
  await settled(page, ALL)
  assert.deepEqual((await told(page))['shakhes-win-rate'], there['shakhes-win-rate'])
  assert.equal(await page.evaluate(() => document.querySelector('shakhes-trend').measure), 'winRate')

  await page.goBack()
  await page.waitForFunction(() => document.querySelector('shakhes-trend').measure !== 'winRate')
  await page.goBack()
  await page.waitForFunction(() => !document.querySelector('shakhes-dashboard').shadowRoot.querySelector('.chip'))
  await settled(page, ALL)
  assert.deepEqual((await told(page))['shakhes-funnel'], all['shakhes-funnel'])
  await close()
})

test('nothing moves while the page loads, nor while a period is brushed', async () => {
  const { page, close } = await gallery.visit('./', { height: 2800 })
  await settled(page, ALL)
  const loaded = await page.evaluate(() => window.seen.shift)
  const box = await page.locator('shakhes-trend [role=listbox]').boundingBox()
  const before = await told(page)
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 12 })
  await page.mouse.up()
  await changed(page, before, NARROWED)
  const brushed = await page.evaluate(() => window.seen.shift) - loaded
  // The web vital counts up to 0.1 as good.
  assert.ok(loaded < 0.05, `moved by ${loaded} while loading`)
  assert.ok(brushed < 0.1, `moved by ${brushed} under the brush`)
  await close()
})

for (const lang of ['en', 'fa']) test(`is saved whole, as a picture and as tables, by keys alone (${lang})`, async () => {
  const { page, errors, close } = await gallery.visit(`./?lang=${lang}`)
  await settled(page, ALL)
  const save = async (steps) => {
    await page.locator('shakhes-dashboard .bar .tools button').last().focus()
    await page.keyboard.press('Enter')
    await page.locator('shakhes-dashboard .saves button:focus').waitFor()
    for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowDown')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    const path = `${shots}dashboard-${lang}-${download.suggestedFilename()}`
    await download.saveAs(path)
    return { name: download.suggestedFilename(), bytes: readFileSync(path) }
  }
  const name = lang === 'en' ? 'Sales' : 'فروش'
  const csv = await save(0)
  assert.equal(csv.name, `${name}.csv`)
  const text = csv.bytes.toString('utf8')
  // One byte-order mark, and every widget's title with its table.
  assert.equal(text.lastIndexOf('\ufeff'), 0)
  const titles = await page.evaluate(() => [...document.querySelectorAll('shakhes-funnel, shakhes-leaderboard, shakhes-notes')].map(({ shadowRoot }) => shadowRoot.querySelector('.title').textContent.trim()))
  for (const title of titles) assert.ok(text.includes(title), title)
  const svg = (await save(1)).bytes.toString('utf8')
  assert.ok(svg.startsWith('<?xml'))
  assert.ok(!/<(image|foreignObject|script|style)\b/.test(svg))
  for (const title of titles) assert.ok(svg.includes(title.split(' ')[0]), title)
  const png = await save(2)
  assert.equal(png.name, `${name}.png`)
  assert.equal(png.bytes.subarray(1, 4).toString('latin1'), 'PNG')
  assert.ok(png.bytes.readUInt32BE(16) > 2000, 'two pixels for each of the page')
  assert.deepEqual(errors, [])
  await close()
})
