import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/**
 * The order of modules in the file for a script tag. gzip looks back 32 KB: a style sheet tells it more about the next
 * one than a worker does, and like beside like takes more than 2 KB off the file. `order.txt` says one that was found by
 * trying; files that it does not name come where they are imported. After larger changes, over a fresh build:
 *
 *     npm run build:cdn && node test/tools/order.mjs [seconds]
 */
const LIST = new URL('order.txt', import.meta.url)
const ENTRY = 'src/cdn.ts'

/** @param {string} root */
export function ordered(root) {
  return {
    name: 'shakhes-order', enforce: 'pre',
    transform(code, id) {
      if (id.split('?')[0] !== join(root, ENTRY)) return
      const files = readFileSync(LIST, 'utf8').split('\n').filter((file) => file && existsSync(join(root, file)))
      // On the first line, which is a comment: every line stays where it was.
      return { code: `${files.map((file) => `import '${join(root, file)}';`).join('')}${code}`, map: null }
    },
  }
}

/** The text of each module within a bundle, in the order of the bundle. */
function modulesOf(file) {
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
  const texts = new Map()
  let name
  readFileSync(file, 'utf8').split('\n').forEach((line, row) => {
    for (let column = 0; column < line.length; column++) {
      const { originalSource } = map.findEntry(row, column)
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
    if (name.startsWith('node_modules/') || !existsSync(path)) return []
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
function tried(texts, needed, seconds) {
  let best = [...texts.keys()]
  let size = sizeOf(best, texts)
  const begun = size
  const random = (below) => Math.floor(Math.random() * below)
  const until = Date.now() + 1000 * seconds
  while (Date.now() < until) {
    const names = [...best]
    const moved = names.splice(random(names.length), 1 + random(3))
    if (moved.some((name) => name.startsWith('node_modules/') || name === ENTRY)) continue
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const texts = modulesOf(join(root, 'dist/cdn/shakhes.js'))
  const best = tried(texts, neededBy(root, texts), Number(process.argv[2] ?? 300))
  writeFileSync(LIST, best.filter((name) => name.startsWith('src/') && name !== ENTRY).map((name) => `${name}\n`).join(''))
}
