// The pictures of the gallery's states and scenes, beside those that are kept in test/pictures.
//   UPDATE_PICTURES=1    keeps what is seen now (PICTURES=part of a name: of those alone)
//   UPDATE_PICTURES=all  takes every page in every look and width into test/shots/all, to be looked at
import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { openGallery } from './gallery.mjs'
import { ALL, changed, keep, KEPT, look, nameOf, stage, take } from './pictures.mjs'
import { openStates, still } from './states.mjs'
import { unlike } from '../tools/likeness.mjs'

const update = process.env.UPDATE_PICTURES ?? ''
const asked = (update === 'all' ? ALL : KEPT).filter((one) => nameOf(one).includes(process.env.PICTURES ?? ''))

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

describe('looks as it did:', { concurrency: 2 }, () => {
  for (const one of asked) test(nameOf(one), async () => {
    const { page, close } = await stage(gallery, one)
    const picture = await take(page, one)
    await close()
    if (update === 'all') look(one, picture)
    else if (update !== '') keep(one, picture)
    else assert.equal(changed(one, picture), null)
  })
})

test('no picture is kept that nobody looks at', () => {
  const folder = new URL('../pictures/', import.meta.url)
  const wanted = new Set(KEPT.map((one) => `${nameOf(one)}.png`))
  const others = readdirSync(folder).filter((file) => !wanted.has(file))
  if (update === '1') for (const file of others) rmSync(new URL(file, folder))
  else assert.deepEqual(others, [])
})

/** Runs in the page: what a careless change of the sources would do. */
const CHANGES = {
  'a bar that moved by 8 px': () => { document.querySelector('shakhes-funnel').shadowRoot.querySelector('.advanced').style.setProperty('transform', 'translateX(8px)') },
  'a line that moved by 8 px': () => { document.querySelector('shakhes-trend').shadowRoot.querySelector('svg .average').style.setProperty('transform', 'translateY(8px)') },
  'an accent of another blue': () => { document.body.style.setProperty('--shakhes-accent', 'light-dark(#2e52c2, #6f9cf5)') },
  'a label that is gone': () => {
    const texts = [...document.querySelector('shakhes-trend').shadowRoot.querySelectorAll('svg text')]
    texts.findLast(({ textContent }) => textContent.trim().length > 2).style.setProperty('visibility', 'hidden')
  },
  'a smaller font': () => { document.body.style.setProperty('--shakhes-font-size', '13px') },
}
for (const [lang, width, colorScheme] of [['en', 1280, 'light'], ['fa', 320, 'dark']]) test(`a change is seen (${lang}, ${width} px, ${colorScheme})`, async () => {
  const { page, close } = await openStates(gallery, 'ready', lang, { width, colorScheme })
  const before = await take(page, { width })
  assert.equal(unlike(before, await take(page, { width })), null, 'nothing changed')
  for (const [name, change] of Object.entries(CHANGES)) {
    await page.evaluate(change)
    await still(page)
    assert.notEqual(unlike(before, await take(page, { width })), null, name)
    // Back to how it was.
    await page.evaluate(() => {
      document.body.removeAttribute('style')
      for (const widget of document.querySelectorAll('shakhes-funnel, shakhes-trend')) for (const marked of widget.shadowRoot.querySelectorAll('[style*=transform], [style*=visibility]')) {
        for (const property of ['transform', 'visibility']) marked.style.removeProperty(property)
      }
    })
    await still(page)
    assert.equal(unlike(before, await take(page, { width })), null, `after ${name}`)
  }
  await close()
})
