// The files for a script tag, beside each other: the page's file as a module or as a classic script, and the scripts of
// further elements, which borrow from it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openBrowser } from './browser.mjs'

const cdn = fileURLToPath(new URL('../../dist/cdn/', import.meta.url))
const DEALS = `id,stage,owner_id,amount,created_at,closed_at
1,Won,Bahar,1200.50,2026-01-05,2026-02-14
2,Lost,Omid,800,2026-01-08,2026-02-20
3,Won,Omid,99,2026-02-10,2026-03-01
`
const page = (scripts) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
<shakhes-source src="/deals.csv" currency="EUR">
<shakhes-metric metric="wonCount" period="all"></shakhes-metric><shakhes-win-rate period="all"></shakhes-win-rate></shakhes-source>${scripts}`
const ELEMENT = '<script type="module" src="/cdn/metric.js"></script>'
const FILTERED = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
<shakhes-dashboard period="all"><shakhes-source src="/deals.csv" currency="EUR"></shakhes-source><shakhes-filters slot="filters"></shakhes-filters><shakhes-win-rate></shakhes-win-rate></shakhes-dashboard>
<script type="module" src="/cdn/shakhes.js"></script><script type="module" src="/cdn/filters.js"></script>`
const SAID = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
<shakhes-source src="/deals.csv" currency="EUR"><shakhes-win-rate period="all"></shakhes-win-rate></shakhes-source>
<script type="module">
import { addMessages } from '/cdn/words.js'
addMessages('nl', { winRate: { title: 'Slagingskans' }, units: { kOfN: (k, n) => k + ' van ' + n } })
</script>`
const DRESSED = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
<shakhes-source src="/deals.csv" currency="EUR"><shakhes-win-rate period="all"></shakhes-win-rate></shakhes-source>
<script type="module">import { addStyles } from '/cdn/styles.js'; addStyles('.summary { letter-spacing: 3px }')</script>
<script type="module" src="/cdn/shakhes.js"></script>`
const PAGES = {
  '/dressed': DRESSED,
  '/words': SAID,
  '/filters': FILTERED,
  '/module': page(`<script type="module" src="/cdn/shakhes.js"></script>${ELEMENT}`),
  '/element-first': page(`${ELEMENT}<script type="module" src="/cdn/shakhes.js"></script>`),
  '/classic': page(`<script src="/cdn/shakhes.iife.js"></script>${ELEMENT}`),
  '/another-release': page(`<script>globalThis.Shakhes = { lent: { of: 'another', all: () => [] } }</script>${ELEMENT}`),
}

let browser, server, origin
before(async () => {
  if (!existsSync(`${cdn}metric.js`)) execFileSync('npm', ['run', '-s', 'build:cdn'], { stdio: 'inherit' })
  server = createServer(({ url }, response) => {
    const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body)
    if (url in PAGES) return send('text/html', PAGES[url])
    if (url === '/deals.csv') return send('text/csv', DEALS)
    const file = /^\/cdn\/([\w.-]+\.js)$/.exec(url)?.[1]
    if (file !== undefined && existsSync(cdn + file)) return send('text/javascript', readFileSync(cdn + file))
    response.writeHead(404).end()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${server.address().port}`
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  server?.close()
})

/** A page, and what it complains of. */
async function visit(path) {
  const visited = await browser.newPage()
  const said = []
  visited.on('pageerror', (error) => said.push(String(error)))
  visited.on('console', (message) => { if (message.type() !== 'log') said.push(message.text()) })
  await visited.goto(origin + path)
  return { visited, said }
}

for (const way of ['/module', '/element-first', '/classic']) {
  test(`a metric card beside the page's file: ${way.slice(1)}`, async () => {
    const { visited, said } = await visit(way)
    const card = visited.locator('shakhes-metric')
    await card.getByText('2', { exact: true }).first().waitFor()
    await visited.waitForFunction(() => document.querySelector('shakhes-win-rate').shadowRoot?.textContent.includes('2 of 3'))
    // One copy of the kit: nobody warned of a second.
    assert.deepEqual(said, [])
    await visited.close()
  })
}

test('filters beside the page’s file narrow what stands in the dashboard', async () => {
  const { visited, said } = await visit('/filters')
  await visited.waitForFunction(() => document.querySelector('shakhes-win-rate').shadowRoot?.textContent.includes('2 of 3'))
  await visited.locator('shakhes-filters [data-part=add]').click()
  await visited.locator('shakhes-filters .option', { hasText: 'Rep' }).click()
  await visited.locator('shakhes-filters .option', { hasText: 'Omid' }).click()
  await visited.waitForFunction(() => document.querySelector('shakhes-win-rate').shadowRoot.textContent.includes('1 of 2'))
  await visited.locator('shakhes-dashboard .chip', { hasText: 'Omid' }).waitFor()
  assert.deepEqual(said, [])
  await visited.close()
})

test('a host’s words, by the script beside the page’s file', async () => {
  const { visited, said } = await visit('/words')
  await visited.waitForFunction(() => document.querySelector('shakhes-win-rate').shadowRoot?.textContent.includes('2 van 3'))
  await visited.locator('shakhes-win-rate .title', { hasText: 'Slagingskans' }).waitFor()
  assert.deepEqual(said, [])
  await visited.close()
})

test('a host’s style sheet, by a script that may come before the page’s file', async () => {
  const { visited, said } = await visit('/dressed')
  const sentence = visited.locator('shakhes-win-rate .summary', { hasText: '2 of 3' })
  await sentence.waitFor()
  assert.equal(await sentence.evaluate((element) => getComputedStyle(element).letterSpacing), '3px')
  assert.deepEqual(said, [])
  await visited.close()
})

test('a script of another release says so', async () => {
  const visited = await browser.newPage()
  const thrown = visited.waitForEvent('pageerror')
  await visited.goto(`${origin}/another-release`)
  assert.match(String(await thrown), /different releases/)
  await visited.close()
})
