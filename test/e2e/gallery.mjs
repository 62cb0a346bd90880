// The built gallery, a browser, and pages that are watched from their first script on.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { preview } from 'vite'
import { openBrowser } from './browser.mjs'
import { stopped } from './clock.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const shots = `${root}test/shots/`
export const WIDGETS = ['shakhes-funnel', 'shakhes-win-rate', 'shakhes-trend', 'shakhes-leaderboard', 'shakhes-notes']

/** Kept by every page: which widgets answered, what failed, how far things moved, and what a widget says. */
function watch() {
  // Not what a list draws beneath what is seen: how much that is depends on what was drawn before.
  window.said = (tag) => {
    const root = document.querySelector(tag)?.shadowRoot
    const whole = ['.summary', '.body', '.foot'].map((part) => root?.querySelector(part)?.textContent ?? '').join(' ')
    const unseen = [...root?.querySelectorAll('.list > article') ?? []].filter((row) => row.getBoundingClientRect().top >= row.parentElement.getBoundingClientRect().bottom)
    return unseen.reduce((text, row) => text.replace(row.textContent, ''), whole).replace(/[\s\u2066-\u2069]+/g, ' ')
  }
  window.seen = { ready: [], faults: [], shift: 0 }
  addEventListener('shakhes-ready', (event) => window.seen.ready.push(event.composedPath()[0].localName))
  addEventListener('shakhes-error', (event) => window.seen.faults.push(event.detail.fault))
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })
}

/** What the gallery's server answers beside its files: workers whose clock stands, to pages that say that theirs does. */
const stoppedWorkers = {
  name: 'stopped-workers',
  configurePreviewServer(server) {
    server.middlewares.use((request, response, next) => {
      const name = /\/(engine\.worker[^/?]*\.js)/.exec(request.url)?.[1]
      const file = `${root}site${request.url.split('?')[0]}`
      if (name === undefined || !/\bclock=stands\b/.test(request.headers.cookie ?? '') || !existsSync(file)) return next()
      response.setHeader('content-type', 'text/javascript')
      response.end(stopped() + readFileSync(file, 'utf8'))
    })
  },
}

/** @param more - further arguments of the browser */
export async function openGallery(more = []) {
  mkdirSync(shots, { recursive: true })
  const server = await preview({ root: `${root}demo`, configFile: `${root}vite.config.ts`, mode: 'demo', logLevel: 'warn', plugins: [stoppedWorkers], preview: { host: '127.0.0.1', port: 0 } })
  const browser = await openBrowser(more)
  const url = server.resolvedUrls.local[0]
  return {
    url, browser,
    /** A page of its own, with all that went wrong on it. `path` may be absolute; `still`: its clock stands. */
    async visit(path, { width = 1280, height = 900, still = false, colorScheme = 'light', forcedColors = 'none', hasTouch = false } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, forcedColors, reducedMotion: 'reduce', hasTouch, timezoneId: 'Asia/Tehran' })
      const page = await context.newPage()
      const errors = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
      page.on('response', (response) => { if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`) })
      await page.addInitScript(watch)
      if (still) {
        await page.addInitScript({ content: stopped() })
        await context.addCookies([{ name: 'clock', value: 'stands', url }])
      }
      await page.goto(new URL(path, url).href)
      return { page, errors, close: () => context.close() }
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** Every widget has answered, none is still asking, and all that a reader may touch is there. */
export async function settled(scope, widgets = WIDGETS) {
  await scope.waitForFunction((tags) => tags.every((tag) => {
    const all = [...document.querySelectorAll(tag)]
    return all.length > 0 && all.every(({ shadowRoot }) => shadowRoot?.querySelector('.widget')?.getAttribute('aria-busy') === 'false' && shadowRoot.querySelector('.body')?.firstElementChild
      // A picture that waits for a part of it.
      && shadowRoot.querySelector('.awaited') === null
      // What a chart is touched by comes after its picture.
      && (shadowRoot.querySelector('figure.chart') === null || shadowRoot.querySelector('[role=listbox]') !== null))
  }), widgets)
  await scope.waitForFunction(() => document.fonts.status === 'loaded')
  // What comes after the first picture too, and with it the news that an answer is shown.
  await scope.evaluate((tags) => Promise.all([...document.querySelectorAll(tags.join())].map((element) => element.updateComplete)), widgets)
}

/** What each widget says, without white space: its sentence, body and foot. */
export const told = (page, widgets = WIDGETS) => page.evaluate((tags) => Object.fromEntries(tags.map((tag) => [tag, window.said(tag)])), widgets)

/** Waits until these widgets say something else than before, and every widget has settled; returns what they say. */
export async function changed(page, before, tags) {
  await page.waitForFunction(([old, which]) => which.every((tag) => window.said(tag) !== old[tag]), [before, tags])
  await settled(page)
  // A list follows the height that the others leave it, a frame later.
  let now
  do {
    now = await told(page)
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)) }))
  } while (!isDeepStrictEqual(now, await told(page)))
  return now
}

/** A picture of a whole page into test/shots, to be looked at: where SHOTS is set. */
export async function shoot(page, name) {
  if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${shots}${name}.png`, fullPage: true, animations: 'disabled' })
}

/** What axe finds, as one line a finding. @param options - of its own, such as other rules than its usual ones */
export async function axe(page, context = 'document', options = {}) {
  // Not by a script tag: strict pages allow none. Once a page.
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axeSource)
  return page.evaluate(async ([scope, more]) => {
    const { violations } = await window.axe.run(scope === 'document' ? document : scope, { resultTypes: ['violations'], ...more })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join('; ')}`)
  }, [context, options])
}

/** By how many pixels the page is wider than its window, and what sticks out, in shadow roots too. */
export async function overflow(page) {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (over <= 0) return null
    const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])])
    const wide = all(document.body).filter((e) => { const { right, left, width } = e.getBoundingClientRect(); return width > 0 && (right > innerWidth + 1 || left < -1) })
    return `${over}px: ${wide.slice(0, 8).map((e) => `${e.localName}.${e.getAttribute('class') ?? ''} “${e.textContent.trim().slice(0, 30)}”`).join(', ')}`
  })
}
