// Which way to an engine is left under which policy of the host, and that the numbers do not depend on the way.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './browser.mjs'
import { serveStrictHosts } from './strict-hosts/serve.mjs'

let sites, browser, expected
before(async () => {
  sites = await serveStrictHosts()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await sites?.close()
})

async function visit({ app, policy = '', worker = {}, init }) {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    if (init) await page.addInitScript(init)
    const address = new URL('/page', sites.host)
    address.search = new URLSearchParams({ app: app.replace('CDN', sites.cdn), policy: policy.replaceAll('CDN', sites.cdn), worker: JSON.stringify(worker) })
    await page.goto(address.href)
    return await page.waitForFunction(() => window.answered).then((handle) => handle.jsonValue())
  } finally {
    await context.close()
  }
}
/** What must be the same whichever way it was computed. */
const numbers = ({ winRate, trend }) => JSON.stringify([winRate, trend].map(({ ms: _ms, ran: _ran, ...rest }) => rest))

const own = '/bundled/app.js'
const foreign = 'CDN/cdn/app.js'
const types = "require-trusted-types-for 'script'; trusted-types shakhes lit-html"
const noTemporal = () => { delete globalThis.Temporal }

for (const [what, visited, rung, failed = []] of [
  ['no policy', { app: own }, 'module'],
  ["worker-src 'self'", { app: own, policy: "default-src 'none'; script-src 'self'; worker-src 'self'" }, 'module'],
  ["worker-src 'self' with Trusted Types", { app: own, policy: `script-src 'self'; worker-src 'self'; ${types}` }, 'module'],
  ['Trusted Types that do not name the policy', { app: own, policy: "script-src 'self'; require-trusted-types-for 'script'; trusted-types other" }, 'page', ['module', 'inline']],
  ["worker-src 'none'", { app: own, policy: "script-src 'self'; worker-src 'none'" }, 'page', ['module', 'inline']],
  ['worker-src blob:', { app: own, policy: "script-src 'self'; worker-src blob:" }, 'inline', ['module']],
  ['worker-src blob: with Trusted Types', { app: own, policy: `script-src 'self'; worker-src blob:; ${types}` }, 'inline', ['module']],
  ['a bundler that did not copy the worker’s file', { app: '/bundled-without-worker/app.js' }, 'inline', ['module']],
  ['a sandbox without an origin', { app: own, policy: 'sandbox allow-scripts' }, 'page', ['module', 'inline']],
  ['the host’s own address', { app: own, worker: { workerUrl: '/host/engine.worker.js' } }, 'url'],
  ['the host’s own address with Trusted Types', { app: own, policy: `script-src 'self'; worker-src 'self'; ${types}`, worker: { workerUrl: '/host/engine.worker.js' } }, 'url'],
  ['a wrong address of the host', { app: own, worker: { workerUrl: '/nowhere.js' } }, 'module', ['url']],
  ['the host’s own factory', { app: own, worker: { factory: '/host/engine.worker.js' } }, 'factory'],
  ['a host that wants no worker', { app: own, worker: { noWorker: true } }, 'page'],
  ['a script from a CDN', { app: foreign }, 'shim'],
  ['a script from a CDN, blob: allowed', { app: foreign, policy: "script-src CDN; worker-src blob:" }, 'shim'],
  ['a script from a CDN, with Trusted Types', { app: foreign, policy: `script-src CDN; worker-src blob:; ${types}` }, 'shim'],
  ["a script from a CDN, worker-src 'self'", { app: foreign, policy: "script-src CDN; worker-src 'self'" }, 'page', ['shim']],
  ["a script from a CDN, worker-src 'self', and the host's own address", { app: foreign, policy: "script-src CDN 'self'; worker-src 'self'", worker: { workerUrl: '/host/engine.worker.js' } }, 'url'],
  ['a bundled script from another origin', { app: 'CDN/bundled/app.js', policy: "script-src CDN; worker-src blob:" }, 'shim'],
  ['a bundled script from another origin without the worker’s file', { app: 'CDN/bundled-without-worker/app.js' }, 'inline', ['shim']],
  ['a browser without Temporal, in a worker', { app: own, worker: { factory: '/host/without-temporal.js' } }, 'factory'],
  ['a browser without Temporal, on the page', { app: own, worker: { noWorker: true }, init: noTemporal }, 'page'],
  ['a browser without Temporal, on the page, from a CDN', { app: foreign, policy: "script-src CDN; worker-src 'none'", init: noTemporal }, 'page', ['shim']],
]) {
  test(`${what}: ${rung}`, async () => {
    const answered = await visit(visited)
    assert.equal(answered.fault, undefined, JSON.stringify(answered.fault))
    assert.equal(answered.engine.rung, rung, JSON.stringify(answered.engine))
    assert.deepEqual(answered.engine.tried.map((one) => one.rung), failed)
    assert.equal(answered.ran, rung === 'page' ? 'page' : 'worker')
    assert.ok(answered.winRate.decided.n > 0)
    expected ??= numbers(answered)
    assert.equal(numbers(answered), expected)
  })
}

test('when not even the page can run an engine, the fault says what was tried', async () => {
  const { fault } = await visit({ app: 'CDN/cdn-without-worker/app.js', policy: "script-src CDN; worker-src 'none'" })
  assert.equal(fault.code, 'worker')
  assert.equal(fault.reason, 'worker-blocked')
  assert.match(fault.message, /shim: .*page: /)
})

test('the policy named shakhes refuses addresses that are not its own', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(() => {
    const create = trustedTypes.createPolicy.bind(trustedTypes)
    trustedTypes.createPolicy = (name, rules) => (window.policies ??= {})[name] = create(name, rules)
  })
  await page.goto(`${sites.host}/page?${new URLSearchParams({ app: own, policy: `script-src 'self'; ${types}` })}`)
  await page.waitForFunction(() => window.answered)
  const refused = await page.evaluate(() => {
    try { return String(window.policies.shakhes.createScriptURL('https://elsewhere.example/x.js')) } catch (error) { return error.message }
  })
  assert.match(refused, /for the addresses of its own workers, not for https:\/\/elsewhere/)
  await context.close()
})
