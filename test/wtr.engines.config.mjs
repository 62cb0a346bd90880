// The component tests in the engines beside Chromium: npx wtr --config test/wtr.engines.config.mjs
// SHAKHES_ENGINE=Firefox or WebKitGTK runs one of them alone.
import { engines } from './browser/engines.mjs'
import base from './wtr.config.mjs'

const only = process.env.SHAKHES_ENGINE
const asked = Object.entries(engines()).filter(([name]) => only === undefined || name === only)
for (const [name, { path, missing }] of asked) console.log(`${name}: ${path ?? `not here, so left out (${missing} brings it)`}`)

const launchers = Object.fromEntries(asked.flatMap(([name, { launcher }]) => launcher === undefined ? [] : [[name, launcher()]]))
/** Instead of a Temporal of its own, what browsers without one are given. */
const polyfilled = (framework) => `<!doctype html><html><body><script type="module">
  import 'temporal-polyfill/full/global'
  await import('${framework}')
</script></body></html>`

/**
 * Beside the components: what the other engines make of time, WebKitGTK over the polyfill, as in every browser without a
 * Temporal, and how they read sources. Not how connections break: streams do not in their service workers' hands as they
 * do on a network. Nor what WebKitGTK's calendars and zones know: that is as old as the machine's ICU.
 */
const READING = 'test/adapters/!(bad-input|context|csv|json).test.ts'
const OTHERS = [
  ['Firefox', { name: 'time and reading', files: ['test/time/**/*.test.ts', READING] }],
  ['WebKitGTK', { name: 'time and reading, over the polyfill', files: ['test/time/!(calendar|load|zone).test.ts', READING], testRunnerHtml: polyfilled }],
]

export default {
  ...base,
  files: ['test/{widgets,charts,i18n,source,worker}/**/*.test.ts'],
  groups: process.argv.includes('--files') ? [] : OTHERS.flatMap(([name, group]) => launchers[name] === undefined ? [] : [{ ...group, browsers: [launchers[name]] }]),
  // One page an engine at a time: a page that is not in front gets no animation frames.
  concurrency: 1,
  concurrentBrowsers: 2,
  browsers: Object.values(launchers),
}
