// What a million opportunities cost the page: loading and cross-filtering the built gallery, with every task of the
// main thread that a reader could notice. `npm run bench:page [-- size]`.
//
// Two witnesses: the page's own PerformanceObserver for tasks over 50 ms, and the browser's trace, which also knows
// how long each task held the processor. On a busy machine the wall time of a task counts what others did meanwhile.
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { openGallery, settled } from '../e2e/gallery.mjs'

const size = Number(process.argv[2] ?? 1_000_000)
const results = fileURLToPath(new URL('results/', import.meta.url))
const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing', '__metadata']

/** Every task of the page's main thread, in ms of the trace's clock. */
function mainTasks(events) {
  // The renderer that painted our page is the one that carries its marks.
  const marked = events.find(({ name }) => name === 'bench:start')
  if (!marked) throw new Error('the trace lacks the mark bench:start: were all its events written?')
  const own = events.filter(({ pid, tid, ph }) => pid === marked.pid && tid === marked.tid && ph === 'X')
  return own.filter(({ name }) => name.endsWith('RunTask')).map(({ ts, dur = 0, tdur = 0 }) => ({ start: ts / 1000, wall: dur / 1000, cpu: tdur / 1000, inside: () => inside(own, ts, dur) }))
}
/** What a task did: the parts of it that took longest on the processor. */
function inside(events, from, length) {
  return events.filter(({ ts, dur = 0, name, tdur = 0 }) => ts >= from && ts + dur <= from + length && !name.endsWith('RunTask') && tdur > 5000)
    .sort((a, b) => b.tdur - a.tdur).slice(0, 5)
    .map(({ name, tdur, args }) => `${name} ${(tdur / 1000).toFixed(0)}${args?.data?.functionName ? ` ${args.data.functionName}` : ''}${args?.data?.url ? ` ${args.data.url.split('/').at(-1)}:${args.data.lineNumber ?? ''}:${args.data.columnNumber ?? ''}` : ''}`)
}
/** The steps, by when they began. */
const marksOf = (events) => events.filter(({ name, cat }) => cat?.includes('blink.user_timing') && name.startsWith('bench:')).map(({ name, ts }) => ({ name: name.slice(6), at: ts / 1000 }))

/** Begins a step: from here on the page counts its long tasks, and a mark stands in the trace. */
const begin = (page, name) => page.evaluate((step) => {
  window.bench.long = []
  window.bench.answers = []
  window.bench.from = performance.now()
  performance.mark(`bench:${step}`)
}, name)

/** Ends it once every widget has its answer and the frame that shows them was painted. */
async function end(page) {
  await settled(page)
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => {
    // The task after a frame: it has been painted.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      for (const entry of window.bench.observer.takeRecords()) window.bench.long.push(entry.duration)
      const { from, answers, long } = window.bench
      resolve({ total: performance.now() - from, last: answers.length === 0 ? null : Math.max(...answers) - from, long })
    }
    port2.postMessage(null)
  })))
}

/** Waits until a question is under way, so that what is settled afterwards is its answer. */
const underWay = (page, before) => page.waitForFunction((count) => window.bench.answers.length > count, before)

const gallery = await openGallery()
const context = await gallery.browser.newContext({ viewport: { width: 1280, height: 900 } })
const page = await context.newPage()
await page.addInitScript(() => {
  const bench = window.bench = { long: [], answers: [], from: 0, observer: null }
  bench.observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) bench.long.push(entry.duration) })
  bench.observer.observe({ type: 'longtask', buffered: true })
  performance.mark('bench:start')
  addEventListener('shakhes-ready', () => {
    // What is answered now is painted with the next frame.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => bench.answers.push(performance.now())
      port2.postMessage(null)
    })
  })
})
await gallery.browser.startTracing(page, { categories: CATEGORIES })

const steps = []
async function step(name, act) {
  await begin(page, name)
  await act()
  await underWay(page, 0)
  steps.push({ name, ...await end(page) })
}

await page.goto(new URL(`./?size=${size}`, gallery.url).href)
await settled(page)
const loaded = await end(page)
steps.push({ name: 'load', ...loaded, total: loaded.total })
const info = await page.evaluate(() => {
  const { info, engine } = document.querySelector('shakhes-dashboard').source
  return { rows: info.rows, rung: engine.rung }
})

const stage = (n) => page.locator('shakhes-funnel button.stage').nth(n).click()
const rep = (n) => page.locator('shakhes-leaderboard button.name').nth(n).click()
const clearAll = () => page.evaluate(() => document.querySelector('shakhes-dashboard').clear())
await step('stage', () => stage(4))
await step('stage, other', () => stage(3))
await step('rep', () => rep(1))
await step('clear', clearAll)
await step('rep alone', () => rep(4))
await step('clear', clearAll)

await page.locator('shakhes-trend').scrollIntoViewIfNeeded()
await step('brush, drawn in 20 moves', async () => {
  const at = await page.locator('shakhes-trend [role=listbox]').boundingBox()
  await page.mouse.move(at.x + at.width * 0.3, at.y + at.height / 2)
  await page.mouse.down()
  await page.mouse.move(at.x + at.width * 0.6, at.y + at.height / 2, { steps: 20 })
  await page.mouse.up()
})
await step('clear', clearAll)
await step('period: last 90 days', () => page.evaluate(() => { document.querySelector('shakhes-dashboard').period = 'last-90-days' }))
await step('calendar: Jalali', () => page.locator('select[name=calendar]').selectOption('persian'))

const trace = JSON.parse((await gallery.browser.stopTracing()).toString())
await gallery.close()

const events = trace.traceEvents ?? trace
const tasks = mainTasks(events)
const marks = marksOf(events)
const stepAt = (at) => marks.findLast((mark) => mark.at <= at)?.name ?? 'start'
const longest = (key) => tasks.reduce((max, task) => Math.max(max, task[key]), 0)
const over = (key) => tasks.filter((task) => task[key] > 50).length

const ms = (value) => (value === null ? '–' : `${value.toFixed(0)} ms`)
console.log(`${info.rows.opportunities.toLocaleString('en')} opportunities, ${(info.rows.stageEvents ?? 0).toLocaleString('en')} stage events; engine: ${info.rung}; load average ${loadavg()[0].toFixed(1)}`)
console.table(Object.fromEntries(steps.map(({ name, last, total, long }, i) => [`${i + 1} ${name}`, {
  'until painted': ms(last ?? total), 'long tasks (wall)': long.length, 'longest (wall)': long.length === 0 ? '< 50 ms' : ms(Math.max(...long)),
}])))
console.log(`main thread, whole run: ${tasks.length.toLocaleString('en')} tasks; longest ${longest('wall').toFixed(1)} ms wall, ${longest('cpu').toFixed(1)} ms of processor; over 50 ms: ${over('wall')} wall, ${over('cpu')} processor`)
for (const task of tasks.filter(({ cpu }) => cpu > 50).sort((a, b) => b.cpu - a.cpu).slice(0, 12)) {
  console.log(`  ${task.cpu.toFixed(0)} ms of processor, ${task.wall.toFixed(0)} ms wall, during “${stepAt(task.start)}”: ${task.inside().join(' · ') || 'nothing that the trace names'}`)
}
mkdirSync(results, { recursive: true })
writeFileSync(`${results}long-tasks.json`, `${JSON.stringify({ size, info, steps, longest: { wall: longest('wall'), cpu: longest('cpu') }, over50: { wall: over('wall'), cpu: over('cpu') }, load: loadavg() }, null, 2)}\n`)
// The goal is about the page's own work: the processor's time is what a busy machine cannot falsify.
process.exitCode = over('cpu') > 0 ? 1 : 0
