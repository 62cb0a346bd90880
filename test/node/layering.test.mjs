// Who may import whom: reads every import in src and holds it against the floors of the architecture.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const SRC = fileURLToPath(new URL('../../src', import.meta.url))

/** Floor → the floors that it may import from. `types:` means types only. */
const FLOORS = {
  model: [],
  time: ['model'],
  engine: ['model', 'time'],
  adapters: ['model', 'time'],
  testing: ['model', 'time', 'adapters', 'types:engine'],
  worker: ['model', 'time', 'engine', 'adapters', 'types:source'],
  source: ['model', 'time', 'worker', 'types:engine'],
  i18n: ['model', 'time'],
  charts: ['model', 'time', 'types:engine'],
  widgets: ['model', 'time', 'source', 'charts', 'i18n', 'types:engine'],
  define: ['widgets'],
  server: ['model', 'time', 'engine'],
}
/** Packages → the floors that may use them. */
const PACKAGES = {
  comlink: ['worker'],
  lit: ['widgets', 'charts'],
  '@lit/context': ['widgets'],
  '@uwdata/flechette': ['adapters'],
  '@duckdb/node-api': ['types:server'],
  'temporal-polyfill': ['worker', 'types:time'],
  'd3-array': ['engine', 'charts'],
}
const FORBIDDEN = [
  [/unsafeHTML|unsafeSVG/, 'unsafeHTML lets text become markup'],
  [/styleMap/, 'styleMap writes a style attribute on first render, which strict hosts block'],
  [/\.innerHTML|outerHTML|insertAdjacentHTML/, 'markup from strings'],
  [/\beval\(|new Function\(/, 'code from strings'],
  [/\sstyle=(["'`$])/, 'a style attribute in a template, which strict hosts block'],
  [/\.html\(|\.attr\(\s*['"]style/, 'd3 draws: Lit should'],
  [/from ['"]d3['"]/, 'the d3 umbrella costs 10 KB more than its modules'],
  [/Math\.random|export default/, 'not reproducible, or a default export'],
]

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort()
const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'"`;]*?)\s*from\s*['"]([^'"]+)['"]|\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g

/** The imports of a text: what they name, whether only types, whether in a type position. */
export function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => (comment.includes('@vite') ? comment : '')).replace(/(^|\s)\/\/.*$/gm, '$1')
  return [...code.matchAll(IMPORT)].map((match) => {
    const [whole, , typeKeyword, names = '', from, dynamic, bare] = match
    const before = code.slice(Math.max(0, match.index - 12), match.index)
    const list = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1]
    const allTypes = list !== undefined && list.split(',').map((n) => n.trim()).filter(Boolean).every((n) => n.startsWith('type '))
    const inType = dynamic !== undefined && /[:<|&]\s*(typeof\s+)?$|typeof\s+$|\?:\s*$/.test(before)
    return { name: from ?? dynamic ?? bare, types: typeKeyword !== undefined || allTypes || inType, dynamic: dynamic !== undefined && !inType, whole }
  })
}

void test('every import goes downward', () => {
  const wrong = []
  for (const file of files) {
    const floor = file.includes('/') ? file.split('/')[0] : 'root'
    if (floor === 'root') continue
    assert.ok(FLOORS[floor], `src/${floor} is no floor of the architecture: add it to FLOORS with a reason`)
    for (const { name, types } of importsOf(readFileSync(join(SRC, file), 'utf8'))) {
      if (name.startsWith('virtual:')) continue
      if (name.startsWith('.')) {
        const target = relative(SRC, resolve(SRC, dirname(file), name)).split('/')[0]
        if (target === floor) continue
        const allowed = FLOORS[floor]
        if (!allowed.includes(target) && !(types && allowed.includes(`types:${target}`))) wrong.push(`src/${file} imports ${types ? 'types of ' : ''}${name}`)
      } else {
        const name0 = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]
        const allowed = PACKAGES[name0]
        if (!allowed) wrong.push(`src/${file} imports the package ${name}, which PACKAGES does not list`)
        else if (!allowed.includes(floor) && !(types && allowed.includes(`types:${floor}`))) wrong.push(`src/${file} imports ${name}, which is for ${allowed}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
})

void test('nothing that strict hosts block, and no markup from strings', () => {
  const wrong = []
  for (const file of files) {
    const code = readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
    for (const [pattern, why] of FORBIDDEN) if (pattern.test(code)) wrong.push(`src/${file}: ${pattern.exec(code)[0].trim()} (${why})`)
  }
  assert.deepEqual(wrong, [])
})

void test('relative imports form no cycle', () => {
  const graph = new Map(files.map((file) => [file, importsOf(readFileSync(join(SRC, file), 'utf8'))
    .filter((i) => i.name.startsWith('.') && !i.types && !i.dynamic)
    .map((i) => relative(SRC, resolve(SRC, dirname(file), i.name)))]))
  const done = new Set()
  const walk = (file, path) => {
    const at = path.indexOf(file)
    assert.equal(at, -1, `a cycle: ${[...path.slice(at), file].join(' → ')}`)
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
})

void test('this test sees what it should', () => {
  const seen = importsOf("import { a } from './a.ts'\nimport type { B } from '../b.ts'\nimport { type C, type D } from './c.ts'\nconst e = await import('./e.ts')\nlet f: import('./f.ts').F\nimport './g.ts'\nexport * from './h.ts'\n")
  assert.deepEqual(seen.map(({ name, types }) => [name, types]), [['./a.ts', false], ['../b.ts', true], ['./c.ts', true], ['./e.ts', false], ['./f.ts', true], ['./g.ts', false], ['./h.ts', false]])
})
