// What a style sheet may name: each part that is drawn is told in the manifest, and each that is told is drawn.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = readdirSync(`${root}src/widgets`, { recursive: true }).map(String).filter((name) => name.endsWith('.ts'))
const drawn = new Set(sources.flatMap((name) => [...readFileSync(`${root}src/widgets/${name}`, 'utf8').matchAll(/ part="([a-z-]+)"/g)].map(([, part]) => part)))
const told = new Set(JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8')).modules
  .flatMap(({ declarations = [] }) => declarations.flatMap(({ cssParts = [] }) => cssParts.map(({ name }) => name))))

test('every part that is drawn is in the manifest, and the other way round', () => {
  assert.deepEqual([...told].filter((part) => !drawn.has(part)), [], 'told, and not drawn')
  assert.deepEqual([...drawn].filter((part) => !told.has(part)), [], 'drawn, and not told')
})
