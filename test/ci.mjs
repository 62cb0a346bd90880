// What continuous integration runs. Each step is one check, or as many as it counts itself.
import { fileURLToPath } from 'node:url'
import { engines } from './browser/engines.mjs'
import { tally } from './tools/tally.mjs'

const beside = Object.entries(engines())
const here = beside.filter(([, { path }]) => path !== undefined).map(([name]) => name)
for (const [name, { missing }] of beside) {
  if (missing !== undefined) console.log(`${name} is not here, so its part is left out (${missing} brings it)`)
}

await tally([
  ['tests', 'npm test'],
  ['types', 'npm run -s typecheck'],
  ['lint', 'npm run -s lint'],
  ['build', 'npm run -s build'],
  ['manifest drift', 'git diff --exit-code --stat -- custom-elements.json'],
  ['package', 'npm run -s check:package'],
  ['size', 'npm run -s size'],
  ...(here.length === 0 ? [] : [[`components in ${here.join(' and ')}`, 'npx wtr --config test/wtr.engines.config.mjs']]),
  ['end to end', 'npm run -s test:e2e'],
  ['parity with SQL', 'npm run -s test:parity'],
], fileURLToPath(new URL('..', import.meta.url)))
