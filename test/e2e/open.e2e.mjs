// "Open your own file": good files in two clicks, bad ones with a message, and nothing leaves the browser.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { axe, openGallery, overflow, settled, shoot } from './gallery.mjs'

const real = fileURLToPath(new URL('../../../shared/data/maven-crm/', import.meta.url))
let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

const file = (text, name = 'deals.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const INPUT = 'input[type=file]'
const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim()
const textOf = async (page, selector) => plain(await page.locator(selector).textContent())

async function opened(given, lang = 'en', options = {}) {
  const visit = await gallery.visit(`open.html?lang=${lang}`, options)
  await visit.page.locator(INPUT).waitFor({ state: 'attached' })
  await visit.page.locator(INPUT).setInputFiles(given)
  await visit.page.locator('.reading, .wrong').first().waitFor()
  return visit
}
const show = async (page) => {
  await page.locator('.go button.primary').click()
  await settled(page)
}

const DEALS = `Deal No.;Deal stage;Sales rep;Deal value;Created;Closed
1;Won;Bahar;1.200,50;25/01/2026;14/02/2026
2;Lost;Omid;800,00;28/01/2026;20/02/2026
3;Offer;Bahar;450,00;03/02/2026;
4;Won;Omid;12,5x;10/02/2026;01/03/2026
5;Signed?;Omid;300,00;11/02/2026;
2;Won;Omid;100,00;12/02/2026;02/03/2026
6;Won;Bahar;999,00;30/02/2026;02/03/2026
`

test('amounts in toman are read as rials where the column or the reader says so', async () => {
  const { page, errors, close } = await opened(file('شناسه,مرحله,مبلغ (تومان),تاریخ بستن\n1,موفق,1200000,2026-02-14\n2,ناموفق,800000,2026-02-20\n3,پیشنهاد,50000,\n'), 'fa')
  const [amounts, currency] = ['amounts', 'currency'].map((name) => page.locator(`[aria-labelledby=reading-title] select[name=${name}]`))
  assert.deepEqual([await amounts.inputValue(), await currency.inputValue()], ['toman', 'IRR'])
  await show(page)
  const won = async () => page.evaluate(async () => (await document.querySelector('shakhes-dashboard').source.query({ metric: 'funnel', period: 'all' })).totals.wonAmount)
  // METRICS WX-G9: 1,200,000 tomans are 12,000,000 rials.
  assert.equal(await won(), 12_000_000)
  await page.locator('.result .tools button').click()
  await amounts.selectOption('major')
  await show(page)
  assert.equal(await won(), 1_200_000)
  await page.locator('.result .tools button').click()
  await amounts.selectOption('toman')
  // A toman is of the rial alone.
  await currency.selectOption('EUR')
  assert.equal(await amounts.inputValue(), 'major')
  assert.deepEqual(await amounts.locator('option').evaluateAll((options) => options.map((option) => option.value)), ['major', 'minor'])
  assert.deepEqual(errors, [])
  await close()
})

test('an empty page is clean in both languages, narrow and wide', async () => {
  for (const lang of ['en', 'fa']) for (const width of [320, 1280]) {
    const { page, errors, close } = await gallery.visit(`open.html?lang=${lang}`, { width })
    await page.locator('.drop').waitFor()
    assert.deepEqual(await axe(page), [])
    assert.equal(await overflow(page), null)
    assert.deepEqual(errors, [])
    await close()
  }
})

for (const lang of ['en', 'fa']) test(`a file with semicolons, day first and decimal commas opens in two clicks; its bad rows are listed (${lang})`, async () => {
  const { page, errors, close } = await opened(file(DEALS), lang)
  assert.equal(await page.locator('select[name=id]').inputValue(), 'Deal No.')
  assert.equal(await page.locator('select[name=amount]').inputValue(), 'Deal value')
  assert.equal(await page.locator('select[name=dateOrder]').inputValue(), 'dmy')
  assert.equal(await page.locator('select[name=decimal]').inputValue(), ',')
  assert.deepEqual(await axe(page), [])
  // The file's own stages; a typing error among them is for a person to see.
  assert.deepEqual(await page.locator('.stages bdi').allTextContents(), ['Offer', 'Signed?', 'Won', 'Lost'])
  await show(page)
  assert.deepEqual(await axe(page), [])
  assert.match(await textOf(page, '#result .summary'), lang === 'fa' ? /۴ فرصت.*۳ ردیف/ : /4 opportunities.*3 rows rejected/)
  const rows = (await page.locator('table.plain tbody tr').allTextContents()).map(plain)
  assert.equal(rows.length, 3)
  for (const value of ['12,5x', '30/02/2026', '2']) assert.ok(rows.some((row) => row.includes(value)), `${value} in ${rows.join(' | ')}`)
  assert.deepEqual(errors, [])
  await shoot(page, `open-bad-rows-${lang}`)
  await close()
})

test('nothing of a file is sent anywhere', async () => {
  const secret = 'Xk7Secret'
  const { page, close } = await opened(file(DEALS.replaceAll('Bahar', secret)))
  const sent = []
  page.context().on('request', (request) => sent.push(request))
  await show(page)
  assert.ok(sent.every((request) => request.method() === 'GET' && request.postData() === null && !request.url().includes(secret)), sent.map((r) => r.url()).join('\n'))
  assert.ok(sent.every((request) => new URL(request.url()).origin === new URL(gallery.url).origin || request.url().startsWith('blob:')))
  await close()
})

for (const [what, given, title, fa] of [
  ['an empty file', file(''), /The file is empty/, /فایل خالی است/],
  ['a header only', file('id,stage,amount\n'), /a header, but no rows/, /ردیف ندارد/],
  ['a workbook', { name: 'deals.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) }, /a workbook, not a CSV/, /اکسل/],
  ['a picture', { name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) }, /not a text file/, /متنی نیست/],
  ['one column', file('hello\nworld\n'), /one column only/, /یک ستون/],
]) test(`${what} gets a message of its own, in the reader’s language`, async () => {
  for (const [lang, expected] of [['en', title], ['fa', fa]]) {
    const { page, errors, close } = await opened(given, lang)
    assert.match(await textOf(page, '.wrong h2'), expected)
    assert.ok((await textOf(page, '.wrong p')).length > 20, 'it says what to do')
    assert.deepEqual(await axe(page), [])
    assert.deepEqual(errors, [])
    await close()
  }
})

test('a file without a column for the id says so, names its columns, and opens once one is chosen', async () => {
  const { page, close } = await opened(file('Customer,Phase,Total\nA,Won,5\nB,Lost,6\nC,Won,7\n'))
  assert.match(await textOf(page, '.go ul'), /tells one opportunity from another\. The file has: Customer, Phase, Total/)
  await page.locator('.go button.primary').click()
  assert.equal(await page.evaluate(() => document.activeElement.name), 'id')
  assert.equal(await page.locator('select[name=id]').getAttribute('aria-invalid'), 'true')
  assert.deepEqual(await axe(page), [])
  await page.locator('select[name=customerId]').selectOption('')
  await page.locator('select[name=id]').selectOption('Customer')
  await show(page)
  assert.match(await textOf(page, '#result .summary'), /3 opportunities/)
  await close()
})

test('dates that can be read two ways are asked for, not guessed', async () => {
  const { page, close } = await opened(file('id,stage,created_at,closed_at\n1,Won,03/04/2026,05/06/2026\n2,Lost,01/02/2026,03/05/2026\n'))
  assert.match(await textOf(page, '.go ul'), /03\/04\/2026 can be read two ways/)
  await page.locator('.go button.primary').click()
  assert.equal(await page.evaluate(() => document.activeElement.name), 'dateOrder')
  await page.locator('select[name=dateOrder]').selectOption('dmy')
  await show(page)
  const { start } = await page.evaluate(() => document.querySelector('shakhes-dashboard').source.info.span)
  // 1 February 2026, not 2 January.
  assert.equal(new Date(start + 12 * 3_600_000).toISOString().slice(0, 10), '2026-02-01')
  await close()
})

test('Jalali years are asked about, and read as such once said', async () => {
  const { page, close } = await opened(file('شناسه,مرحله,تاریخ ایجاد,تاریخ بسته شدن,مبلغ\n۱,موفق,۱۴۰۵/۰۱/۰۱,۱۴۰۵/۰۲/۱۵,۱۲۰۰۰۰۰\n۲,ناموفق,۱۴۰۵/۰۱/۲۰,۱۴۰۵/۰۳/۰۱,\n'), 'fa')
  assert.equal(await page.locator('select[name=dateCalendar]').inputValue(), '')
  await page.locator('select[name=dateCalendar]').selectOption('persian')
  await show(page)
  const { start } = await page.evaluate(() => document.querySelector('shakhes-dashboard').source.info.span)
  // METRICS WX-G2: 1405/01/01 is 2026-03-21.
  assert.equal(new Date(start + 12 * 3_600_000).toISOString().slice(0, 10), '2026-03-21')
  assert.match(await textOf(page, '#result .summary'), /۲ فرصت/)
  await close()
})

test('stages can be put in order and given another kind', async () => {
  const { page, close } = await opened(file(DEALS))
  await page.locator('.stages li').filter({ hasText: 'Signed?' }).locator('[name=up]').click()
  assert.deepEqual(await page.locator('.stages bdi').allTextContents(), ['Signed?', 'Offer', 'Won', 'Lost'])
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /Move Signed\? down/)
  await page.locator('.stages li').first().locator('select').selectOption('won')
  await show(page)
  const stages = await page.evaluate(() => document.querySelector('shakhes-dashboard').source.info.stages.map(({ id, kind }) => `${id}=${kind}`))
  assert.deepEqual(stages.sort(), ['Lost=lost', 'Offer=open', 'Signed?=won', 'Won=won'])
  await close()
})

test('a file can be dropped on the page; two at once cannot', async () => {
  const { page, close } = await gallery.visit('open.html')
  await page.locator('.drop').waitFor()
  const drop = (texts) => page.evaluate((all) => {
    const transfer = new DataTransfer()
    all.forEach((text, i) => transfer.items.add(new File([text], `deals-${i}.csv`)))
    document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  }, texts)
  await drop([DEALS, DEALS])
  await page.locator('.wrong').waitFor()
  assert.match(await textOf(page, '.wrong h2'), /One file at a time/)
  await drop([DEALS])
  await page.locator('.reading').waitFor()
  assert.equal(await textOf(page, '.drop .file'), 'deals-0.csv')
  await close()
})

for (const lang of ['en', 'fa']) test(`the example opens (${lang})`, async () => {
  const { page, errors, close } = await gallery.visit(`open.html?lang=${lang}`)
  await page.locator('.drop button').click()
  await page.locator('.reading').waitFor()
  if (lang === 'fa') await page.locator('select[name=dateCalendar]').selectOption('persian')
  await show(page)
  assert.match(await textOf(page, '#result .summary'), lang === 'fa' ? /۳۲۰ فرصت/ : /320 opportunities no row rejected/)
  assert.deepEqual(errors, [])
  await close()
})

if (!existsSync(real)) console.log('# real data: ../shared/data is absent, so opening it in the gallery is left out')
else for (const name of ['sales_pipeline.csv', 'variants/sales_pipeline.us-dates.csv', 'variants/sales_pipeline.dd-mm-yy.csv']) {
  for (const lang of name.includes('/') ? ['en'] : ['en', 'fa']) test(`${name} in two clicks: 8,800 opportunities, 63.2 % won of decided, Darcel Schlecht first (${lang})`, async () => {
    const truth = JSON.parse(readFileSync(`${real}truth-maven.json`, 'utf8'))
    const { page, errors, close } = await opened(real + name, lang)
    assert.equal(await page.locator('.go ul').count(), 0, 'nothing has to be asked')
    await show(page)
    assert.match(await textOf(page, '#result .summary'), lang === 'fa' ? /۸٬۸۰۰ فرصت/ : /8,800 opportunities no row rejected/)
    const winRate = await textOf(page, 'shakhes-win-rate .body')
    assert.ok(winRate.includes(lang === 'fa' ? '۶۳٫۲' : '63.2%'), winRate)
    assert.match(await textOf(page, 'shakhes-win-rate .summary'), lang === 'fa' ? /۴٬۲۳۸ از ۶٬۷۱۱/ : /4,238 of 6,711/)
    assert.match(await textOf(page, 'shakhes-leaderboard tbody tr:first-child'), /Darcel Schlecht/)
    const span = await page.evaluate(() => document.querySelector('shakhes-dashboard').source.info.span)
    assert.equal(new Date(span.start + 12 * 3_600_000).toISOString().slice(0, 10), truth.totals.first_engage)
    assert.deepEqual(errors, [])
    assert.equal(await overflow(page), null)
    await shoot(page, `open-${name.replace(/\W+/g, '-')}-${lang}`)
    await close()
  })
}
