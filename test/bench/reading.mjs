// What reading 50,000 rows and answering five questions costs the page's main thread, with a worker and without one:
// the longest task by the processor time it took, so that other programs do not count. Part of `npm run bench:page`.
import { openBrowser } from '../e2e/browser.mjs'
import { serveStrictHosts } from '../e2e/strict-hosts/serve.mjs'

/** Collects a page's trace from now on; the function it returns ends that and gives every task after the mark `begin`. */
async function trace(page) {
  const session = await page.context().newCDPSession(page)
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', '__metadata', 'devtools.timeline'] } })
  return async () => {
    const complete = new Promise((resolve) => { session.once('Tracing.tracingComplete', resolve) })
    await session.send('Tracing.end')
    await complete
    const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`))
    const begin = events.find(({ name, args }) => name === 'TimeStamp' && args.data.message === 'begin').ts
    return events.filter(({ name, pid, tid, ts, tdur }) => name.endsWith('RunTask') && tdur !== undefined && ts > begin && main.has(`${pid} ${tid}`))
      .map(({ tdur }) => tdur / 1000)
  }
}

const sites = await serveStrictHosts()
const browser = await openBrowser()
try {
  for (const [where, worker] of [['in a worker', {}], ['on the page', { noWorker: true }]]) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const search = new URLSearchParams({ app: '/bundled/app.js', policy: '', worker: JSON.stringify(worker), rows: 50_000, wait: '' })
    await page.goto(`${sites.host}/page?${search}`)
    await page.waitForFunction(() => window.begin)
    const ended = await trace(page)
    await page.evaluate(() => {
      console.timeStamp('begin')
      window.begin()
    })
    const { fault } = await page.waitForFunction(() => window.answered).then((handle) => handle.jsonValue())
    if (fault !== undefined) throw new Error(JSON.stringify(fault))
    const tasks = await ended()
    console.log(`50,000 rows and five questions ${where}: ${tasks.length} tasks of the page, the longest ${Math.max(...tasks).toFixed(1)} ms of processor time`)
    await context.close()
  }
} finally {
  await browser.close()
  await sites.close()
}
