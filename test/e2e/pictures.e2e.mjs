// The pictures of the gallery's states, scenes and pages, beside those that are kept in test/pictures.
//   UPDATE_PICTURES=1    keeps what looks different now (PICTURES=part of a name: of those alone)
//   UPDATE_PICTURES=all  takes every page in every look and width into test/shots/all, to be looked at
import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { ALL, KEPT, nameOf, visits } from './covering.mjs'
import { openGallery } from './gallery.mjs'
import { dressed, failedOf, fileOf, lookedOf, stage, take } from './pictures.mjs'
import { openStates, still } from './states.mjs'
import { openComparer } from '../tools/comparer.mjs'

const update = process.env.UPDATE_PICTURES ?? ''
const asked = (update === 'all' ? ALL : KEPT).filter((one) => nameOf(one).includes(process.env.PICTURES ?? ''))

let gallery, comparer
before(async () => {
  comparer = openComparer()
  gallery = await openGallery()
})
after(async () => {
  await gallery?.close()
  await comparer?.close()
})

describe('looks as it did:', { concurrency: 2 }, () => {
  for (const group of visits(asked)) test(group.map(nameOf).join(', '), async () => {
    const { page, close } = await stage(gallery, group[0])
    const found = []
    for (const one of group) {
      const shot = await dressed(page, one)
      const differing = async () => {
        const reason = await comparer.changed({ file: fileOf(one), shot, failed: failedOf(one) })
        if (reason !== null && update === '1') await comparer.keep({ file: fileOf(one), shot })
        return reason === null || update === '1' ? [] : [`${nameOf(one)}: ${reason}`]
      }
      found.push(update === 'all' ? comparer.keep({ file: lookedOf(one), shot }).then(() => []) : differing())
    }
    await close()
    assert.deepEqual((await Promise.all(found)).flat(), [])
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
  'a bar that is longer by 8 px': () => {
    const bar = document.querySelector('shakhes-funnel').shadowRoot.querySelector('.advanced')
    bar.style.setProperty('transform-origin', '0 0')
    bar.style.setProperty('transform', `scaleX(${1 + 8 / bar.getBoundingClientRect().width})`)
  },
  'a line that moved by 8 px': () => { document.querySelector('shakhes-trend').shadowRoot.querySelector('svg .average').style.setProperty('transform', 'translateY(8px)') },
  'an accent of another blue': () => { document.body.style.setProperty('--shakhes-accent', 'light-dark(#2e52c2, #6f9cf5)') },
  'muted words that are paler by 15 %': () => { document.body.style.setProperty('--shakhes-text-muted', 'light-dark(#6f7a86, #8f9aa6)') },
  'one line of muted words that is paler by 15 %': () => { document.querySelector('shakhes-trend').shadowRoot.querySelector('.summary').style.setProperty('color', 'light-dark(#6f7a86, #8f9aa6)') },
  'a label that is gone': () => {
    const texts = [...document.querySelector('shakhes-trend').shadowRoot.querySelectorAll('svg text')]
    texts.findLast(({ textContent }) => textContent.trim().length > 2).style.setProperty('visibility', 'hidden')
  },
  'a smaller font': () => { document.body.style.setProperty('--shakhes-font-size', '13px') },
}
for (const [lang, width, colorScheme] of [['en', 1280, 'light'], ['fa', 320, 'dark']]) test(`a change is seen (${lang}, ${width} px, ${colorScheme})`, async () => {
  const { page, close } = await openStates(gallery, 'ready', lang, { width, colorScheme })
  const was = await take(page, { width })
  const seen = async () => comparer.beside({ was, is: await take(page, { width }) })
  assert.equal(await seen(), null, 'nothing changed')
  for (const [name, change] of Object.entries(CHANGES)) {
    await page.evaluate(change)
    await still(page)
    assert.notEqual(await seen(), null, name)
    // Back to how it was.
    await page.evaluate(() => {
      document.body.removeAttribute('style')
      for (const widget of document.querySelectorAll('shakhes-funnel, shakhes-trend')) for (const marked of widget.shadowRoot.querySelectorAll('[style]')) {
        for (const property of ['transform', 'transform-origin', 'visibility', 'color']) marked.style.removeProperty(property)
      }
    })
    await still(page)
    assert.equal(await seen(), null, `after ${name}`)
  }
  await close()
})
