// Every worked example of the definitions is a test that bears its name. Where the definitions are not beside the
// project, their names are still known: from the list here, which is held to them where they are.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const EXAMPLES = [
  'WX-A', 'WX-A2', 'WX-B', 'WX-C', 'WX-D', 'WX-D2', 'WX-E', 'WX-E2', 'WX-F', 'WX-F2', 'WX-G', 'WX-G1', 'WX-G2', 'WX-G3', 'WX-G5',
  'WX-G6', 'WX-G9', 'WX-H', 'WX-H2', 'WX-I', 'WX-I2', 'WX-I3', 'WX-I4', 'WX-J', 'WX-K', 'WX-K2',
]
const at = (path) => new URL(`../../${path}`, import.meta.url)
/** With hyphens that do not break, as text for reading has them, made plain. */
const named = (text) => new Set([...text.replaceAll('\u2011', '-').matchAll(/WX-[A-Z]\d*/g)].map(([name]) => name))

void test('every worked example is tested by name, over the engine or over time', () => {
  const found = new Set(['test/engine', 'test/time'].flatMap((folder) => readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts')).flatMap((file) => [...named(readFileSync(at(`${folder}/${file}`), 'utf8'))])))
  assert.deepEqual(EXAMPLES.filter((name) => !found.has(name)), [])
  assert.deepEqual([...found].filter((name) => !EXAMPLES.includes(name)), [], 'a test names an example that there is not')
})

const definitions = ['METRICS.md', 'metrics-examples.json'].map((file) => at(`../shared/${file}`))
if (definitions.every((file) => existsSync(file))) {
  void test('the list of examples is that of the definitions', () => {
    const written = new Set(definitions.flatMap((file) => [...named(readFileSync(file, 'utf8'))]))
    assert.deepEqual([...written].sort(), EXAMPLES)
  })
} else console.log('# definitions: ../shared is absent, so the list of examples is not held to them')
