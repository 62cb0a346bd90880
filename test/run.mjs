// npm test: what runs in Node first (seconds), then the suites in a real browser.
import { fileURLToPath } from 'node:url'
import { tally } from './tools/tally.mjs'

await tally([
  ['node', 'node --test test/node/'],
  ['browser', 'npx wtr --config test/wtr.config.mjs'],
], fileURLToPath(new URL('..', import.meta.url)))
