import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { listOf } from './ordered.mjs'
import { mapped } from './worker-source.mjs'

const ENTRIES = { shakhes: 'src/cdn.ts', answers: 'src/engine/answering.ts' }

/** The text of each module within a bundle, in the order of the bundle. */
function modulesOf({ code, map }) {
  const places = new SourceMap(map)
  const texts = new Map()
  // What no source is the origin of stands before all.
  let name = ''
  code.split('\n').forEach((line, row) => {
    for (let column = 0; column < line.length; column++) {
      const { originalSource } = places.findEntry(row, column)
      if (originalSource) name = originalSource.replace(/^(\.\.\/)+/, '')
      texts.set(name, (texts.get(name) ?? '') + line[column])
    }
  })
  return texts
}

/** By module of `texts`, those that have to run before it: what it imports, also by way of modules that are nothing but lists. */
function neededBy(root, texts) {
  const importsOf = (name) => {
    const path = join(root, name)
    if (!name.startsWith('src/') || !existsSync(path)) return []
    const found = readFileSync(path, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)([^;'"]*?)(?:\bfrom\s*)?'(\.[^']+)'/gm)
    return [...found].filter(([, names]) => !/^\{(\s*type [^,}]*,?)+\}\s*$/.test(names)).map(([, , file]) => join(dirname(name), file))
  }
  const places = new Map([...texts.keys()].map((name, i) => [name, i]))
  return new Map([...texts.keys()].map((name) => {
    const seen = new Set()
    const follow = (one) => importsOf(one).flatMap((other) => {
      if (seen.has(other)) return []
      seen.add(other)
      return texts.has(other) ? [other] : follow(other)
    })
    // What goes in circles runs as it does now.
    return [name, follow(name).filter((other) => places.get(other) < places.get(name))]
  }))
}

const sizeOf = (names, texts) => gzipSync(names.map((name) => texts.get(name)).join('')).length

/** Moves a few neighbours somewhere else, again and again, and keeps what is no worse. */
function tried(texts, needed, entry, seconds) {
  let best = [...texts.keys()]
  let size = sizeOf(best, texts)
  const begun = size
  const random = (below) => Math.floor(Math.random() * below)
  const until = Date.now() + 1000 * seconds
  while (Date.now() < until) {
    const names = [...best]
    const moved = names.splice(random(names.length), 1 + random(3))
    if (moved.some((name) => !name.startsWith('src/') || name === entry)) continue
    names.splice(random(names.length), 0, ...moved)
    const places = new Map(names.map((name, i) => [name, i]))
    if (names.some((name) => needed.get(name).some((other) => places.get(other) > places.get(name)))) continue
    const now = sizeOf(names, texts)
    if (now > size) continue
    size = now
    best = names
  }
  console.log(`${begun} bytes as it is, ${size} as tried`)
  return best
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const [, , seconds = '300', name = 'shakhes'] = process.argv
const built = join(root, 'dist/cdn/shakhes.js')
const texts = modulesOf(name === 'shakhes' ? { code: readFileSync(built, 'utf8'), map: JSON.parse(readFileSync(`${built}.map`, 'utf8')) }
  : await mapped(root, name))
const best = tried(texts, neededBy(root, texts), ENTRIES[name], Number(seconds))
writeFileSync(listOf(name), best.filter((file) => file.startsWith('src/') && file !== ENTRIES[name]).map((file) => `${file}\n`).join(''))
