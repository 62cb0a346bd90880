// The component tests in the engines beside Chromium: npx wtr --config test/wtr.engines.config.mjs
// SHAKHES_ENGINE=Firefox or WebKitGTK runs one of them alone.
import { engines } from './browser/engines.mjs'
import base from './wtr.config.mjs'

const only = process.env.SHAKHES_ENGINE
const asked = Object.entries(engines()).filter(([name]) => only === undefined || name === only)
for (const [name, { path, missing }] of asked) console.log(`${name}: ${path ?? `not here, so left out (${missing} brings it)`}`)

const launchers = Object.fromEntries(asked.flatMap(([name, { launcher }]) => launcher === undefined ? [] : [[name, launcher()]]))
/** Rows and notes by the thousand, which WebKitGTK does not hold in their places while one scrolls: it anchors nothing. */
const LONG = 'test/widgets/*-long.test.ts'

export default {
  ...base,
  // time/ and adapters/ are tested over what Chromium brings: a Temporal, recent calendars, and streams that break in
  // a service worker's hands as they do on a network.
  files: ['test/{widgets,charts,i18n,source,worker}/**/*.test.ts', `!${LONG}`],
  groups: launchers.Firefox === undefined ? [] : [{ name: 'long lists', files: LONG, browsers: [launchers.Firefox] }],
  // One page an engine at a time: a page that is not in front gets no animation frames.
  concurrency: 1,
  concurrentBrowsers: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  testFramework: { config: { timeout: 30_000 } },
  browsers: Object.values(launchers),
}
