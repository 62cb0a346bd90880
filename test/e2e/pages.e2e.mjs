// The gallery's other pages: each widget alone, embedding, scenes, an adapter, the guide.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, openGallery, overflow, settled, shoot, WIDGETS } from './gallery.mjs'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())
const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim()
const textOf = async (page, selector) => plain(await page.locator(selector).first().textContent())
/** A widget's table, cell by cell. */
const cells = (page, tag) => page.evaluate((selector) => [...document.querySelector(selector).shadowRoot.querySelectorAll('.body table tbody tr')]
  .map((row) => [...row.children].map((cell) => cell.textContent.trim())), tag)

/** What each page waits for before it is looked at. */
const PAGES = {
  widgets: settled,
  adapter: (page) => settled(page, WIDGETS.slice(0, 4)),
  themes: (page) => settled(page, ['shakhes-metric', 'shakhes-trend', 'shakhes-win-rate', 'shakhes-funnel']),
  embed: (page) => settled(page.frames()[1]),
  scenes: (page) => settled(page.frames()[1]),
  hosts: (page) => Promise.all(page.frames().slice(1).map((frame) => settled(frame, ['shakhes-notes', 'shakhes-win-rate']))),
  ...Object.fromEntries(['hosts/crm', 'hosts/intranet'].map((host) => [host, (page) => settled(page, ['shakhes-metric', 'shakhes-notes', 'shakhes-trend', 'shakhes-win-rate'])])),
}
const GUIDE = ['', 'start', 'mapping', 'adapter', 'hosts', 'theming', 'state', 'elements', 'printing', 'reading', 'numbers', 'metrics', 'chartability', 'benchmarks', 'decisions'].map((chapter) => `guide/${chapter}`)
const addressOf = (path, lang) => `${path.endsWith('/') ? path : `${path}.html`}?lang=${lang}`

/** English is what a page without a language is in. */
const plainly = (address) => address.replace(/\?lang=en$/, '')
const linksOf = (page) => page.evaluate(() => [...document.querySelectorAll('main a, header a')].map((a) => a.href.split('#')[0]))
/** The links of the pages that were looked at, by address. */
const walked = new Map()

async function clean({ page, errors }, path, name) {
  await page.locator('h1').waitFor()
  await PAGES[path]?.(page)
  assert.deepEqual(errors, [], path)
  assert.equal(await overflow(page), null, path)
  assert.deepEqual(await axe(page), [], path)
  assert.ok((await page.evaluate(() => window.seen.shift)) < 0.1, `${path}: things moved`)
  walked.set(plainly(page.url()), await linksOf(page))
  await shoot(page, name)
}

for (const lang of ['en', 'fa']) for (const [width, colorScheme] of [[320, 'dark'], [1280, 'light']]) {
  test(`every page is clean: ${lang}, ${width} px, ${colorScheme}`, async () => {
    for (const path of Object.keys(PAGES)) {
      const visit = await gallery.visit(addressOf(path, lang), { width, colorScheme })
      await clean(visit, path, `${path.replaceAll('/', '-')}-${lang}-${width}`)
      await visit.close()
    }
  })
  test(`every chapter of the guide is clean: ${lang}, ${width} px, ${colorScheme}`, async () => {
    // One after the other, as a reader goes.
    const visit = await gallery.visit(addressOf(GUIDE[0], lang), { width, colorScheme })
    for (const path of GUIDE) {
      if (path !== GUIDE[0]) await visit.page.goto(new URL(addressOf(path, lang), gallery.url).href)
      await clean(visit, path, `${path.replaceAll('/', '-')}-${lang}-${width}`)
    }
    await visit.close()
  })
}

/** The links of a page that nothing above has been to; of a file, none. */
async function visited(page, address) {
  const response = await page.goto(address, { waitUntil: 'domcontentloaded' })
  assert.equal(response.status(), 200, address)
  if (!/\/(?:[\w-]+\.html)?(?:\?|$)/.test(address) || address.includes('/embed/')) return []
  await page.locator('h1').waitFor()
  return linksOf(page)
}

test('every link of every page leads somewhere', async () => {
  const { page, close } = await gallery.visit('./')
  const start = page.url()
  // Links stand in the pages' own words; the widgets, which are looked at above, need not answer for them.
  await page.context().route(/engine\.worker|\.csv/, (route) => route.abort())
  const todo = [start]
  const done = new Set()
  while (todo.length > 0) {
    const address = plainly(todo.pop())
    if (done.has(address)) continue
    done.add(address)
    const links = walked.get(address) ?? await visited(page, address)
    // Files are looked at by the pages that show them.
    todo.push(...links.filter((link) => new URL(link).origin === new URL(start).origin && !link.endsWith('.csv')))
  }
  assert.ok(done.size >= 12, [...done].join('\n'))
  await close()
})

test('each widget alone: an option changes what is shown, the HTML to copy, and the address', async () => {
  const { page, close } = await gallery.visit('widgets.html', { width: 768 })
  await page.locator('select[name="source.mapping"]').waitFor()
  const wide = await page.evaluate(() => [...document.querySelectorAll('.choice, .choice *')].filter((one) => one.localName !== 'option' && one.getBoundingClientRect().right > innerWidth).length)
  assert.equal(wide, 0, 'options that are wider than a tablet')
  await settled(page)
  await page.locator('select[name="trend.grain"]').selectOption('month')
  await page.locator('select[name="funnel.mode"]').selectOption('assume-passed')
  await page.locator('#trend[grain=month]').waitFor()
  await settled(page)
  assert.match(await textOf(page, '#about-trend pre'), /<shakhes-trend grain="month" period="last-365-days"><\/shakhes-trend>/)
  assert.equal(await page.locator('#funnel').getAttribute('mode'), 'assume-passed')
  await page.waitForFunction(() => /trend\.grain=month.*funnel\.mode=assume-passed/.test(location.search))
  await page.reload()
  await settled(page)
  assert.equal(await page.locator('shakhes-trend#trend').getAttribute('grain'), 'month')
  await close()
})

for (const lang of ['en', 'fa']) test(`each widget alone can be seen in every state (${lang})`, async () => {
  for (const [state, sign] of [['loading', '.progress'], ['empty', '.body.waiting'], ['error', '.body button'], ['stale', '.stale'], ['few', '.body.ready']]) {
    const query = ['funnel', 'win-rate', 'trend', 'leaderboard', 'notes', 'metric'].map((widget) => `${widget}.state=${state}`).join('&')
    const { page, errors, close } = await gallery.visit(`widgets.html?lang=${lang}&${query}`)
    for (const widget of WIDGETS) await page.locator(`.stage ${widget} ${sign}`).first().waitFor()
    if (state === 'stale') for (const widget of WIDGETS) assert.equal(await page.locator(`.stage ${widget} .body.ready`).count(), 1, `${widget} still shows what it had`)
    assert.deepEqual(errors.filter((error) => !(state === 'error' && /404|Not Found/.test(error))), [])
    assert.deepEqual(await axe(page), [], state)
    await shoot(page, `states-${state}-${lang}`)
    await close()
  }
})

test('the honey story: bars and average as invented, turns at days 6 and 12, leaflets a hypothesis that is not robust', async () => {
  const { page, close } = await gallery.visit('widgets.html')
  await settled(page)
  const result = await page.evaluate(async () => {
    const { source, period } = document.querySelector('#honey')
    const [from, to] = period.split('/')
    return source.query({ metric: 'trend', measure: 'wonCount', grain: 'day', window: 5, period: { from, to }, frame: { calendar: 'gregory', zone: 'UTC' } })
  })
  // METRICS WX-F2.
  assert.deepEqual(result.points.map(({ value }) => value), [14, 12, 10, 11, 7, 8, 30, 16, 50, 9, 38, 34, 12, 26, 6, 20, 10, 11, 9, 5])
  assert.deepEqual(result.points.map(({ average }) => average === null ? null : Math.round(average * 10) / 10),
    [null, null, null, null, 10.8, 9.6, 13.2, 14.4, 22.2, 22.6, 28.6, 29.4, 28.6, 23.8, 23.2, 19.6, 14.8, 14.6, 11.2, 11])
  assert.deepEqual(result.turns.map(({ kind, index, confirmedAt }) => [kind, index + 1, confirmedAt + 1]), [['trough', 6, 7], ['peak', 12, 14]])
  const { effect } = result.interventions[0]
  assert.equal(effect.difference.toFixed(2), '15.63')
  assert.deepEqual([effect.interval.low.toFixed(2), effect.interval.high.toFixed(2)], ['0.92', '30.33'])
  assert.equal(effect.robust, false)
  const shown = await textOf(page, '#honey .body')
  for (const text of ['26.4 kg', '+15.6', 'Not robust', 'Coincides with']) assert.ok(shown.includes(text), `${text} in ${shown}`)
  assert.match(await textOf(page, '#about-honey .after'), /a hypothesis here, and not a robust one/)
  await page.locator('#honey .tools button.tool').nth(1).click()
  await page.locator('#honey .body table').waitFor()
  assert.deepEqual((await cells(page, '#honey')).map((row) => Number.parseFloat(row[1])), [14, 12, 10, 11, 7, 8, 30, 16, 50, 9, 38, 34, 12, 26, 6, 20, 10, 11, 9, 5])
  await close()
})

for (const suffix of ['', '.fa']) test(`the plain HTML page runs as it is shown, under its strict policy (embed/plain${suffix}.html)`, async () => {
  for (const width of [320, 1280]) {
    const { page, errors, close } = await gallery.visit(`embed/plain${suffix}.html`, { width })
    await settled(page)
    assert.deepEqual(errors, [])
    assert.deepEqual((await page.evaluate(() => window.seen.faults)), [])
    // One script, the kit's: none of the page's own.
    assert.deepEqual(await page.evaluate(() => [...document.scripts].map(({ src }) => new URL(src).pathname)), ['/cdn/shakhes.js'])
    assert.match(await page.content(), /require-trusted-types-for 'script'/)
    assert.equal(await page.evaluate(() => document.querySelector('shakhes-source').source.engine.rung), 'module')
    assert.equal(await page.evaluate(() => document.querySelector('shakhes-source').source.info.quality.rejected.opportunities), 0)
    assert.ok((await page.evaluate(() => window.seen.shift)) < 0.1, 'things moved')
    assert.deepEqual(await axe(page), [])
    assert.equal(await overflow(page), null)
    await shoot(page, `plain${suffix}-${width}`)
    await close()
  }
})

test('a hostile intranet: of its rules for everything only spacing arrives in a widget, which readers may ask for, and its colours do', async () => {
  const { page, errors, close } = await gallery.visit('hosts/intranet.html')
  await settled(page)
  const seen = await page.evaluate(() => [...document.querySelectorAll('shakhes-dashboard, shakhes-dashboard > *')].map(({ localName, shadowRoot }) => {
    const style = getComputedStyle(shadowRoot.querySelector('.root'))
    const inside = [...shadowRoot.querySelectorAll('button, svg, svg *')].map((e) => getComputedStyle(e)).filter(({ backgroundColor, fill }) => [backgroundColor, fill].includes('rgb(255, 105, 180)'))
    return [localName, style.letterSpacing, style.wordSpacing, style.textTransform, style.wordBreak, style.lineBreak, style.fontVariantCaps, style.textIndent, style.textShadow, style.cursor, style.fontSize, inside.length].join(' ')
  }))
  assert.equal(seen.length, 10)
  // A reader's own spacing of letters comes by the same way (WCAG 1.4.12), so that of the host does too.
  for (const line of seen) assert.match(line, /^[\w-]+ 0\.\d+px 0px none normal auto normal 0px none auto 14px 0$/)
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('shakhes-funnel').shadowRoot.querySelector('.bar .advanced')).backgroundColor), 'rgb(138, 58, 20)')
  // The host takes outlines away; in a widget the focus is seen all the same.
  await page.locator('shakhes-funnel button.tool').first().focus()
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => { const root = document.activeElement.shadowRoot; return getComputedStyle(root.activeElement).outlineWidth }), '3px')
  assert.deepEqual(errors, [])
  await close()
})

test('inside a CRM: the record’s widgets tell one account, and what is chosen in the panel stays there', async () => {
  const { page, errors, close } = await gallery.visit('hosts/crm.html')
  const tags = ['shakhes-metric', 'shakhes-notes', 'shakhes-trend', 'shakhes-win-rate']
  await settled(page, tags)
  const cards = () => page.evaluate(() => [...document.querySelectorAll('shakhes-metric')].map(({ shadowRoot }) => shadowRoot.querySelector('.summary').textContent))
  const expected = await page.evaluate(async () => {
    const { source, filter, asOf } = document.querySelector('shakhes-metric')
    const all = await source.query({ metric: 'wonCount', asOf, period: 'last-365-days' })
    const own = await source.query({ metric: 'wonCount', asOf, period: 'last-365-days', filter })
    return [own.headline.value, all.headline.value]
  })
  assert.ok(expected[0] > 0 && expected[0] < expected[1] / 4, `${expected}`)
  const before = await cards()
  assert.match(before[1], new RegExp(`\\b${expected[0]}\\b`))
  const told = await textOf(page, 'shakhes-trend .summary')
  await page.locator('shakhes-win-rate button.group').first().click()
  await page.waitForFunction((old) => document.querySelector('shakhes-trend').shadowRoot.querySelector('.summary').textContent.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim() !== old, told)
  assert.deepEqual(await cards(), before)
  assert.deepEqual(errors, [])
  await close()
})

test('themes: a token changes the widgets and the CSS to copy, and a host’s sheet dresses them in its colours', async () => {
  const { page, errors, close } = await gallery.visit('themes.html')
  await settled(page, ['shakhes-funnel'])
  const bar = () => page.evaluate(() => getComputedStyle(document.querySelector('shakhes-funnel').shadowRoot.querySelector('.bar .advanced')).backgroundColor)
  assert.equal(await bar(), 'rgb(36, 67, 174)')
  await page.locator('input[aria-label="accent, light"]').fill('#7a3b12')
  assert.equal(await bar(), 'rgb(122, 59, 18)')
  assert.match(await textOf(page, 'main > .code pre'), /--shakhes-accent: light-dark\(#7a3b12, #7aa5ff\);/)
  // Text that nobody could read is pointed out.
  await page.locator('input[aria-label="text-muted, light"]').fill('#bbbbbb')
  assert.match(await textOf(page, '.tokens small'), /1\.9:1 on the surface: too little/)
  await page.locator('input[name=host][value=material]').check({ force: true })
  assert.equal(await bar(), 'rgb(103, 80, 164)')
  assert.match(await textOf(page, 'main > .code pre'), /--shakhes-accent: var\(--md-sys-color-primary\);/)
  assert.deepEqual(errors, [])
  await close()
})

test('the adapter that is shown is the one that runs: ten lines, in the worker and on the page', async () => {
  const { page, errors, close } = await gallery.visit('adapter.html')
  const tags = WIDGETS.slice(0, 4)
  await settled(page, tags)
  const code = await page.locator('.pair pre').first().textContent()
  const { page: raw, close: closeRaw } = await gallery.visit('examples/my-crm.js')
  assert.equal((await raw.locator('pre').textContent()).trim(), code.trim())
  await closeRaw()
  assert.equal(code.trim().split('\n').length, 10)
  assert.match(await textOf(page, '.ran'), /1,500 deals read; the engine runs in a worker/)
  const inWorker = await textOf(page, 'shakhes-win-rate .summary')
  // The page loads the module before it takes the new source: until then the old one is still ready.
  const before = await page.evaluateHandle(() => document.querySelector('shakhes-dashboard').source)
  await page.locator('input[value=page]').check()
  await page.waitForFunction((old) => {
    const { source } = document.querySelector('shakhes-dashboard')
    return source !== old && source.status.state === 'ready'
  }, before)
  await settled(page, tags)
  assert.equal(await textOf(page, 'shakhes-win-rate .summary'), inWorker)
  assert.deepEqual(errors, [])
  await close()
})

for (const lang of ['en', 'fa']) test(`every page is in sight at the top of each, as wide as a tablet: ${lang}`, async () => {
  const { page, close } = await gallery.visit(`themes.html?lang=${lang}`, { width: 768 })
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelectorAll('#chrome nav a').length > 5)
  const outside = await page.locator('#chrome nav a').evaluateAll((links) => links.filter((link) => { const { left, right } = link.getBoundingClientRect(); return left < 0 || right > innerWidth }).map(({ textContent }) => textContent))
  assert.deepEqual(outside, [])
  await close()
})
