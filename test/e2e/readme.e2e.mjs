// The README's snippets, taken from the README and really run.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { openBrowser } from './browser.mjs'
import { settled } from './gallery.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const WIDGETS = ['shakhes-funnel', 'shakhes-win-rate', 'shakhes-trend', 'shakhes-leaderboard', 'shakhes-notes']
const FIVE = `<shakhes-dashboard period="all">${WIDGETS.map((tag) => `<${tag}></${tag}>`).join('')}</shakhes-dashboard>`

/** The code between the marker of that name and the end of the block beneath it. */
function snippet(name) {
  const found = new RegExp(`<!-- runs: ${name} -->\\s*\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(`${root}README.md`, 'utf8'))
  assert.ok(found, `README.md has no snippet marked <!-- runs: ${name} -->`)
  return found[1]
}

const DEALS = `id,stage,owner_id,amount,created_at,closed_at
1,Won,Bahar,1200.50,2026-01-05,2026-02-14
2,Lost,Omid,800,2026-01-08,2026-02-20
3,Offer,Bahar,450,2026-02-03,
4,Won,Omid,99,2026-02-10,2026-03-01
`
const EXPORT = `Deal ID,Salesperson,Phase,Opened,Closed,Value
A1,Bahar,Won,05/01/2026,14/02/2026,1200.50
A2,Omid,Lost,08/01/2026,20/02/2026,800
A3,Bahar,Offer,03/02/2026,,450
A4,Omid,Won,10/02/2026,01/03/2026,99
`
const INTERFACE = [
  { key: 'k1', seller: 'Bahar', phase: 'Won', opened: '2026-01-05T09:00:00Z', closed: '2026-02-14T09:00:00Z', cents: 120_050 },
  { key: 'k2', seller: 'Omid', phase: 'Lost', opened: '2026-01-08T09:00:00Z', closed: '2026-02-20T09:00:00Z', cents: 80_000 },
  { key: 'k3', seller: 'Bahar', phase: 'Offer', opened: '2026-02-03T09:00:00Z', closed: null, cents: 45_000 },
  { key: 'k4', seller: 'Omid', phase: 'Won', opened: '2026-02-10T09:00:00Z', closed: '2026-03-01T09:00:00Z', cents: 9_900 },
]

let browser, server, origin, folder
/** What the server answers, by path: [type, body]. */
const files = new Map([
  ['/deals.csv', ['text/csv', DEALS]], ['/export.csv', ['text/csv', EXPORT]], ['/api/deals', ['application/json', JSON.stringify(INTERFACE)]],
])

before(async () => {
  if (!existsSync(`${root}dist/index.js`) || !existsSync(`${root}dist/cdn/shakhes.js`)) execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' })
  for (const name of readdirSync(`${root}dist/cdn`)) if (name.endsWith('.js')) files.set(`/vendor/shakhes/${name}`, ['text/javascript', readFileSync(`${root}dist/cdn/${name}`)])
  server = createServer((request, response) => {
    const [type, body] = files.get(new URL(request.url, 'http://x').pathname) ?? []
    response.writeHead(type === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' }).end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${server.address().port}`
  browser = await openBrowser()
  // The package as an application finds it: by its package.json, in node_modules; its own dependencies are this project's.
  folder = mkdtempSync(join(tmpdir(), 'shakhes-readme-'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules', 'shakhes'))
})
after(async () => {
  await browser?.close()
  server?.close()
  if (folder) rmSync(folder, { recursive: true })
})

/** Bundles a module as an application's bundler would, and puts what comes out under `/app-…/`. */
async function bundle(name, code) {
  const from = join(folder, name)
  mkdirSync(from)
  writeFileSync(join(from, 'index.html'), `<!doctype html><html lang="en"><title>${name}</title><link rel="icon" href="data:,">${FIVE}<script type="module" src="./main.js"></script>`)
  writeFileSync(join(from, 'main.js'), code)
  const { output } = await build({
    configFile: false, root: from, base: `/${name}/`, logLevel: 'error', resolve: { preserveSymlinks: false },
    build: { write: false, target: 'es2022', minify: false },
  })
  for (const file of output) {
    const type = file.fileName.endsWith('.html') ? 'text/html' : file.fileName.endsWith('.js') ? 'text/javascript' : 'application/octet-stream'
    files.set(`/${name}/${file.fileName}`, [type, file.type === 'chunk' ? file.code : file.source])
  }
}

/** Opens an address, waits for the five widgets, and asks the dashboard's source what it holds. */
async function visit(path) {
  const page = await browser.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  page.on('response', (response) => { if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`) })
  await page.goto(origin + path)
  await settled(page)
  const held = await page.evaluate(async () => {
    const { source } = document.querySelector('shakhes-source') ?? document.querySelector('shakhes-dashboard')
    const { decided } = await source.query({ metric: 'winRate', period: 'all' })
    const { rows } = await source.query({ metric: 'leaderboard', view: 'named', order: 'wonAmount', period: 'all' })
    return { kept: source.info.quality.kept.opportunities, rung: source.engine.rung, k: decided.k, n: decided.n, won: rows.map(({ id, wonAmount }) => [id, wonAmount]) }
  })
  await page.close()
  assert.deepEqual(errors, [])
  return held
}
const EXPECTED = { kept: 4, rung: 'module', k: 2, n: 3, won: [['Bahar', 120_050], ['Omid', 9_900]] }

test('the plain HTML page runs as the README has it', async () => {
  files.set('/plain', ['text/html', `<!doctype html><html lang="en"><title>plain</title><link rel="icon" href="data:,">${snippet('plain-html')}`])
  assert.deepEqual(await visit('/plain'), EXPECTED)
})

test('the source with a mapping in HTML runs as the README has it', async () => {
  const board = FIVE.replace('>', `>${snippet('html-mapping')}`)
  files.set('/mapped', ['text/html', `<!doctype html><html lang="en"><title>mapped</title><link rel="icon" href="data:,"><script type="module" src="/vendor/shakhes/shakhes.js"></script>${board}`])
  assert.deepEqual(await visit('/mapped'), EXPECTED)
})

test('the npm snippet runs as the README has it, bundled', async () => {
  await bundle('app-npm', snippet('npm'))
  assert.deepEqual(await visit('/app-npm/index.html'), EXPECTED)
})

test('the adapter runs as the README has it, and is ten lines', async () => {
  const code = snippet('adapter')
  const adapter = /export const adapter = \{[\s\S]*?\n\}/.exec(code)?.[0] ?? ''
  assert.ok(adapter.split('\n').length <= 10, `${adapter.split('\n').length} lines`)
  await bundle('app-adapter', `import 'shakhes/define'\n${code}`)
  assert.deepEqual(await visit('/app-adapter/index.html'), EXPECTED)
})

test('the script runs as the README has it, in Node', async () => {
  // Days before the first of this Jalali month, whichever day today is: the month before has 29 of them at least, 31 at most.
  const parts = new Intl.DateTimeFormat('en-u-ca-persian', { timeZone: 'Asia/Tehran', day: 'numeric' }).formatToParts(Date.now())
  const day = Number(parts.find(({ type }) => type === 'day').value)
  const ago = (days) => new Date(Date.now() - (day + days) * 86_400_000).toISOString()
  const deals = [['won', 3], ['won', 9], ['lost', 20], ['won', 70]].map(([stage, days], id) => ({ id, stage, createdAt: ago(200), closedAt: ago(days) }))
  writeFileSync(join(folder, 'report.mjs'), `const dealsFromMyCrm = async () => (${JSON.stringify(deals)})\n${snippet('node')}`)
  assert.equal(execFileSync(process.execPath, ['report.mjs'], { cwd: folder, encoding: 'utf8' }), '2 of 3 decided deals were won\n')
})
