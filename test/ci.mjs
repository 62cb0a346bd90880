// What continuous integration runs. Each step is one check, or as many as it counts itself.
import { fileURLToPath } from 'node:url'
import { tally } from './tools/tally.mjs'

await tally([
  ['tests', 'npm test'],
  ['types', 'npm run -s typecheck'],
  ['lint', 'npm run -s lint'],
  ['build', 'npm run -s build'],
  ['manifest drift', 'git diff --exit-code --stat -- custom-elements.json'],
  ['package', 'npm run -s check:package'],
  ['size', 'npm run -s size'],
  ['end to end', 'npm run -s test:e2e'],
  ['parity with SQL', 'npm run -s test:parity'],
], fileURLToPath(new URL('..', import.meta.url)))
