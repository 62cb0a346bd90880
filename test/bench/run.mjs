// npm run bench -- [--sizes 100000,1000000] [--engines ours,d3,…] [--forms rows,json,csv,arrow] [--quick] [--write] [--add]
// --write puts the table into the guide; --add keeps the last run's figures of other sizes, which may take an hour together.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { launchArgs, resolveChromium } from '../browser/resolve.mjs'
import { compared, table } from './report.mjs'

const here = import.meta.dirname
const ENGINES = ['ours', 'd3', 'crossfilter', 'arquero', 'duckdb', 'json-parse']
const { values } = parseArgs({ options: {
  sizes: { type: 'string', default: '100000,1000000' }, engines: { type: 'string', default: ENGINES.join() },
  forms: { type: 'string', default: 'rows,json,csv,arrow' }, quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false },
  add: { type: 'boolean', default: false },
} })
const sizes = values.sizes.split(',').map(Number)
const engines = values.engines.split(',')

if (!existsSync(join(here, 'node_modules/.package-lock.json'))) {
  console.log('installing the peers …')
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' })
}
const { build } = await import('./node_modules/esbuild/lib/main.js')
const out = join(here, 'results/bundle')
const bundle = (entry, file, plugins = []) => build({
  entryPoints: [join(here, entry)], outfile: join(out, file), bundle: true, format: 'iife', target: 'es2022', minify: true, logLevel: 'error',
  nodePaths: [join(here, 'node_modules'), join(here, '../../node_modules')], plugins,
})
await bundle('src/page.ts', 'page.js')
for (const engine of engines) {
  await bundle('src/worker.ts', `${engine}.js`, [{ name: 'engine', setup: ({ onResolve }) => onResolve({ filter: /^bench:engine$/ }, () => ({ path: join(here, `src/engines/${engine}.ts`) })) }])
}

const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' }
const server = createServer(async ({ url }, response) => {
  const path = normalize(new URL(url, 'http://x').pathname)
  const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'content-type': TYPES[extname(path)] ?? 'text/html' }
  try {
    const body = path === '/' ? '<!doctype html><meta charset="utf-8"><title>bench</title><script src="/page.js"></script>'
      : await readFile(path.startsWith('/duckdb/') ? join(here, 'node_modules/@duckdb/duckdb-wasm/dist', path.slice(8)) : join(out, path))
    response.writeHead(200, headers).end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${server.address().port}/`

const { path } = await resolveChromium()
const browser = await chromium.launch({
  executablePath: path,
  args: [...launchArgs, '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--js-flags=--expose-gc --max-old-space-size=4096', '--enable-blink-features=ForceEagerMeasureMemory'],
})

/** One engine over one size, in a page of its own. */
async function measured(engine, size) {
  const page = await browser.newPage()
  page.on('console', (message) => console.log(`  ${message.text()}`))
  const crashed = new Promise((resolve) => page.on('crash', () => resolve({ failed: 'out of memory' })))
  const order = {
    // Five million rows as objects, or their text in one string, are more than a worker can hold.
    size, forms: size >= 5e6 ? ['arrow'] : values.forms.split(','), repeats: values.quick ? 5 : 40,
    loads: values.quick || size >= 5e6 ? 1 : 3, steps: values.quick || size >= 5e6 ? 12 : 60,
  }
  try {
    await page.goto(address)
    return await Promise.race([page.evaluate(([file, what]) => globalThis.bench(file, what), [`/${engine}.js`, order]), crashed])
  } catch (error) {
    return { failed: String(error).slice(0, 400) }
  } finally {
    await page.close().catch(() => undefined)
  }
}

// What else the machine does: on a busy one, believe no time, and the ratios only roughly.
const busy = Math.round(loadavg()[0] * 10) / 10
const last = join(here, 'results/last.json')
const runs = values.add && existsSync(last) ? JSON.parse(await readFile(last, 'utf8')).runs.filter(({ size }) => !sizes.includes(size)) : []
for (const size of sizes) {
  for (const engine of engines) {
    console.log(`${engine}, ${size.toLocaleString('en')} opportunities`)
    const result = await measured(engine, size)
    if (result.failed) console.log(`  failed: ${result.failed}`)
    runs.push({ key: engine, size, ...result })
  }
}
const version = browser.version()
await browser.close()
server.close()

const disagreements = compared(runs)
const [cpu] = cpus()
const machine = { cores: cpus().length, processor: cpu?.model ?? 'unknown', memoryGB: Math.round(totalmem() / 2 ** 30), browser: `Chromium ${version}`, busy, date: new Date().toISOString().slice(0, 10) }
const report = table(runs, machine, disagreements)
console.log(`\n${report.markdown}`)
mkdirSync(join(here, 'results'), { recursive: true })
writeFileSync(last, JSON.stringify({ machine, runs }))
if (values.write) writeFileSync(join(here, '../../demo/guide/bench.json'), `${JSON.stringify(report.data, null, 1)}\n`)
process.exitCode = disagreements.length > 0 ? 1 : 0
