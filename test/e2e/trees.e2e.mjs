// What assistive technology is given of each widget, in both languages, beside the texts that are kept in test/trees.
//   UPDATE_TREES=1 keeps what is given now
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openGallery } from './gallery.mjs'
import { openStates, TAGS, untimed, view } from './states.mjs'

const folder = fileURLToPath(new URL('../trees/', import.meta.url))
const update = process.env.UPDATE_TREES !== undefined
const LANGUAGES = ['en', 'fa']
/** States in which something stands in the place of the picture, or above it. */
const WITHOUT = ['loading', 'empty', 'error', 'stale']
/** Without marks of direction, which are for the eye. */
const readable = (tree) => `${tree.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, '').trimEnd()}\n`

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

for (const lang of LANGUAGES) test(`every widget's tree is as it was (${lang})`, async () => {
  mkdirSync(folder, { recursive: true })
  const { page, close } = await openStates(gallery, 'ready', lang, { width: 1280 })
  const differ = []
  for (const shown of ['chart', 'table', 'definition']) {
    await view(page, shown)
    await untimed(page)
    for (const tag of TAGS) {
      if (tag === 'shakhes-filters' && shown !== 'chart') continue
      const name = `${tag.slice('shakhes-'.length)}${shown === 'chart' ? '' : `-${shown}`}.${lang}.yaml`
      const tree = readable(await page.locator(tag).first().ariaSnapshot())
      if (update) writeFileSync(`${folder}${name}`, tree)
      else if (!existsSync(`${folder}${name}`)) differ.push(`${name} was never kept: UPDATE_TREES=1 takes it`)
      // All of them, so that one run tells all.
      else try { assert.equal(tree, readFileSync(`${folder}${name}`, 'utf8')) } catch ({ message }) { differ.push(`${name}: ${message}`) }
    }
  }
  await close()
  assert.equal(differ.join('\n\n'), '', `${differ.length} trees differ; UPDATE_TREES=1 keeps them`)
})

for (const lang of LANGUAGES) for (const state of WITHOUT) test(`what each widget says in its place is as it was (${state}, ${lang})`, async () => {
  const { page, close } = await openStates(gallery, state, lang, { width: 1280 })
  const trees = []
  // What a live region says comes after a pause, and is tested by itself; the gallery's own address is never the same.
  for (const tag of TAGS) trees.push(`# ${tag}`, readable(await page.locator(tag).first().ariaSnapshot()).replace(/^(\s*- status): .*$/gm, '$1').replaceAll(gallery.url, 'http://gallery/'))
  await close()
  const [name, tree] = [`states-${state}.${lang}.yaml`, trees.join('\n')]
  if (update) writeFileSync(`${folder}${name}`, tree)
  assert.equal(tree, readFileSync(`${folder}${name}`, 'utf8'), 'UPDATE_TREES=1 keeps what is given now')
})

test('no tree is kept that nobody compares', () => {
  const wanted = new Set(LANGUAGES.flatMap((lang) => [...WITHOUT.map((state) => `states-${state}.${lang}.yaml`), ...TAGS.flatMap((tag) => ['', '-table', '-definition'].map((shown) => `${tag.slice('shakhes-'.length)}${shown}.${lang}.yaml`))])
    .filter((name) => !/^filters-/.test(name)))
  const others = readdirSync(folder).filter((name) => !wanted.has(name))
  if (update) for (const name of others) rmSync(`${folder}${name}`)
  else assert.deepEqual(others, [])
})
