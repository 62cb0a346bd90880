// What a moved brush costs: five widgets over a million opportunities, as a page takes them from the CDN file, with the
// engine in its worker; a pointer drags the trend's brush to and fro. `npm run bench:frames [-- --size N] [--seconds N] [--write]`.
//
// Two witnesses: the page itself tells when frames came and when the five widgets showed the answers to a choice; the
// browser's trace tells what each frame cost the main thread, also as time on the processor, which a busy machine
// cannot falsify.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openGallery, settled, WIDGETS } from '../e2e/gallery.mjs'
import { costs, percentile } from './trace.mjs'

const { values } = parseArgs({ options: {
  size: { type: 'string', default: '1000000' }, seconds: { type: 'string', default: '6' }, write: { type: 'boolean', default: false },
  trace: { type: 'boolean', default: false }, profile: { type: 'boolean', default: false },
} })
const [size, seconds] = [Number(values.size), Number(values.seconds)]
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const CATEGORIES = [
  'toplevel', 'devtools.timeline', 'blink.user_timing', '__metadata',
  // Who made the page lay itself out stands with each layout.
  ...(values.profile ? ['disabled-by-default-v8.cpu_profiler', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.stack'] : []),
]
/** The demonstration's clock, so that two runs count the same deals. */
const NOW = Date.UTC(2026, 10, 22)

/** What an integrator writes. The adapter makes the deals in the worker, from a seed. */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>frames</title><style>body { margin: 0; padding: 16px; font: 14px/1.45 sans-serif }</style>
<shakhes-dashboard heading="Sales" period="last-365-days">
  <shakhes-funnel></shakhes-funnel><shakhes-win-rate group-by="source"></shakhes-win-rate><shakhes-trend></shakhes-trend>
  <shakhes-notes></shakhes-notes><shakhes-leaderboard></shakhes-leaderboard>
</shakhes-dashboard>
<script type="module">
  import { DataSource } from './cdn/shakhes.js'
  const options = { opportunities: ${size}, language: 'en', seed: 7, now: ${NOW} }
  document.querySelector('shakhes-dashboard').source = new DataSource({
    from: { adapter: 'module', url: new URL('assets/demo-adapter.js', location.href).href, options }, currency: 'EUR', frame: { zone: 'Asia/Tehran' },
  })
</script></html>`

/** In the page: every frame, every choice, and when each widget showed what it had been asked for last. */
function watch() {
  const bench = window.bench = { frames: [], choices: [], shown: [], shift: 0, shifts: [] }
  new PerformanceObserver((list) => {
    for (const { value, startTime, sources } of list.getEntries()) {
      bench.shift += value
      bench.shifts.push({ value, startTime, what: sources.map(({ node }) => node?.className ?? node?.nodeName ?? '?') })
    }
  }).observe({ type: 'layout-shift', buffered: true })
  // Everything that the brush set off in this frame has been done by its animation frame, or is not part of it.
  const tick = (now) => {
    bench.frames.push(now)
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  addEventListener('shakhes-filter', () => bench.choices.push(performance.now()))
  // Told when the answer is there; it is on screen with the frame after.
  addEventListener('shakhes-ready', (event) => bench.shown.push({ at: performance.now(), who: event.composedPath()[0].localName }))
}

const gallery = await openGallery()
const context = await gallery.browser.newContext({ viewport: { width: 1280, height: 1800 }, reducedMotion: 'reduce', timezoneId: 'Asia/Tehran' })
const page = await context.newPage()
page.on('pageerror', (error) => console.error(error))
await page.addInitScript(watch)
await page.route('**/frames.html', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }))
await page.goto(new URL('frames.html', gallery.url).href)
await settled(page)
const info = await page.evaluate(() => {
  const { info: { rows }, engine } = document.querySelector('shakhes-dashboard').source
  return { rows, rung: engine.rung }
})
const loading = await page.evaluate(() => ({ shift: window.bench.shift, shifts: window.bench.shifts }))

await page.locator('shakhes-trend').scrollIntoViewIfNeeded()
const at = await page.locator('shakhes-trend [role=listbox]').boundingBox()
const [from, y] = [at.x + at.width * 0.25, at.y + at.height / 2]
/** To and fro over half of the plot, a whole way in two seconds. */
const place = (ms) => from + at.width * (0.05 + 0.5 * Math.abs((ms / 2000) % 2 - 1))
const busy = loadavg()[0]
await page.mouse.move(from, y)
await page.mouse.down()
await page.mouse.move(place(0), y, { steps: 4 })
await gallery.browser.startTracing(page, { categories: CATEGORIES })
await page.evaluate(() => {
  Object.assign(window.bench, { frames: [], choices: [], shown: [], shift: 0, shifts: [] })
  performance.mark('bench:start')
})
// As a mouse tells: a hundred times a second, whether or not the page keeps up.
const input = await context.newCDPSession(page)
const told = []
const began = performance.now()
for (let ms = 0; ms < seconds * 1000; ms = performance.now() - began) {
  told.push(input.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: place(ms), y, button: 'left', buttons: 1 }))
  await new Promise((resolve) => { setTimeout(resolve, 10) })
}
await Promise.all(told)
const seen = await page.evaluate(() => {
  performance.mark('bench:end')
  return window.bench
})
const trace = JSON.parse((await gallery.browser.stopTracing()).toString())
await page.mouse.up()
await settled(page)
await gallery.close()

const gaps = seen.frames.slice(1).map((frame, i) => frame - seen.frames[i])
/** The next choice waits until the widgets that answer to one have; the trend shows its own brush with the move. */
const others = WIDGETS.filter((tag) => tag !== 'shakhes-trend')
const repaints = seen.choices.flatMap((choice) => {
  const answers = others.map((tag) => seen.shown.find(({ who, at: when }) => who === tag && when > choice)?.at ?? Infinity)
  const painted = seen.frames.find((frame) => frame >= Math.max(...answers))
  return painted === undefined ? [] : [painted - choice]
})
const { frames: cost, longest, parts, worker } = costs(trace.traceEvents ?? trace)

const numbers = (list) => ({ p50: percentile(list, 0.5), p95: percentile(list, 0.95), worst: list.length === 0 ? null : Math.max(...list) })
const machine = { cores: cpus().length, processor: cpus()[0].model.trim().split(' ').slice(0, 2).join(' '), memoryGB: Math.round(totalmem() / 2 ** 30), browser: `Chromium ${gallery.browser.version()}`, busy, date: new Date().toISOString().slice(0, 10) }
const rounded = (value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value)
const report = JSON.parse(JSON.stringify({
  machine, opportunities: info.rows.opportunities, events: info.rows.stageEvents ?? 0, engine: info.rung, seconds, moves: told.length,
  frames: gaps.length, perSecond: 1000 * gaps.length / (seen.frames.at(-1) - seen.frames[0]), gap: numbers(gaps),
  processor: numbers(cost.map(({ cpu }) => cpu)), wall: numbers(cost.map(({ wall }) => wall)), parts, longest,
  worker: worker / Math.max(1, seen.choices.length), choices: seen.choices.length, repaints: repaints.length, repaint: numbers(repaints), shift: { loading: loading.shift, brushing: seen.shift },
}, (_, value) => rounded(value)))

console.log(JSON.stringify(report, null, 1))
for (const { value, startTime, what } of [...loading.shifts, ...seen.shifts]) console.log(`moved ${value.toFixed(4)} at ${startTime.toFixed(0)} ms: ${what.join(', ')}`)
mkdirSync(here('results/'), { recursive: true })
writeFileSync(here('results/frames.json'), `${JSON.stringify(report, null, 1)}\n`)
if (values.trace || values.profile) writeFileSync(here('results/frames.trace.json'), JSON.stringify(trace))
if (values.write) writeFileSync(here('../../demo/guide/frames.json'), `${JSON.stringify(report, null, 1)}\n`)
