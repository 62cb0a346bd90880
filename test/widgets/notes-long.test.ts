import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { svgOf } from '../../src/widgets/base/picture.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { ManyNotes } from '../helpers/many-notes.ts'
import { AS_OF, noteEntry } from '../helpers/results.ts'
import { eventually, focused, textOf, until } from '../helpers/page.ts'

defineElements(ShakhesNotes)

async function shown(count: number): Promise<{ el: ShakhesNotes; source: ManyNotes; list: HTMLElement; rows: () => HTMLElement[] }> {
  const source = new ManyNotes(count)
  const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${source}></shakhes-notes>`)
  const list = await until(el, '.list .space').then((space) => space.parentElement!)
  await el.updateComplete
  return { el, source, list, rows: () => [...list.querySelectorAll<HTMLElement>('[data-row]')] }
}
const places = (rows: readonly HTMLElement[]): number[] => rows.map((row) => Number(row.ariaPosInSet))
/** The rows cover what is seen, without a hole. */
function covers(list: HTMLElement, rows: readonly HTMLElement[]): boolean {
  const { top, bottom } = list.getBoundingClientRect()
  const [first, last] = [rows[0]!.getBoundingClientRect(), rows.at(-1)!.getBoundingClientRect()]
  return first.top <= top + 1 && last.bottom >= bottom - 1
}
async function scrolled(list: HTMLElement, top: number): Promise<void> {
  const moved = oneEvent(list, 'scroll')
  list.scrollTop = top
  await moved
}

describe('ten thousand notes', () => {
  it('are not read on before the reader begins to scroll: the next answer may replace them at once', async () => {
    const { el, source, list } = await shown(10_000)
    source.set({ version: 2 })
    await eventually(() => source.queries.length === 2 && el.renderRoot.querySelector('.widget')!.ariaBusy === 'false')
    expect(source.queries.map(({ cursor }) => cursor)).to.deep.equal([undefined, undefined])
    await scrolled(list, 1500)
    await eventually(() => source.asked500 === 1)
  })

  it('are read on page by page as the reader comes near the end, and drawn a screenful at a time', async () => {
    const { el, source, list, rows } = await shown(10_000)
    for (let pages = 0; pages < 20;) {
      await scrolled(list, list.scrollHeight)
      pages++
      await eventually(() => source.asked500 >= pages && covers(list, rows()), `page ${pages}`)
      await eventually(() => list.ariaBusy !== 'true' && el.renderRoot.querySelector('.list [data-row]') !== null)
    }
    await eventually(() => {
      list.scrollTop = list.scrollHeight
      return places(rows()).at(-1) === 10_000
    })
    expect(source.asked500).to.equal(20)
    expect(rows().length).to.be.below(60)
    expect(places(rows())).to.deep.equal(Array.from({ length: rows().length }, (_, i) => 10_000 - rows().length + i + 1))
    await eventually(() => covers(list, rows()))
    expect(new Set(rows().map((row) => row.ariaSetSize))).to.deep.equal(new Set(['10000']))
  })

  it('hold what is seen where it is while heights above become known', async () => {
    const { list, rows, source } = await shown(600)
    await scrolled(list, list.scrollHeight)
    await eventually(() => source.asked500 === 1 && list.scrollHeight > 30_000)
    await scrolled(list, 25_000)
    await eventually(() => covers(list, rows()))
    for (let i = 0; i < 12; i++) {
      const anchor = rows().find((row) => row.getBoundingClientRect().top >= list.getBoundingClientRect().top)!
      const before = anchor.getBoundingClientRect().top
      await scrolled(list, list.scrollTop - 150)
      await nextFrame()
      await nextFrame()
      await eventually(() => covers(list, rows()))
      expect(anchor.isConnected).to.equal(true)
      expect(anchor.getBoundingClientRect().top - before).to.be.closeTo(150, 2)
    }
  })

  it('hold what is seen where it is while what stands above it grows', async () => {
    const { el, list, rows, source } = await shown(600)
    await scrolled(list, list.scrollHeight)
    await eventually(() => source.asked500 === 1 && list.scrollHeight > 30_000)
    await scrolled(list, 12_000)
    await eventually(() => covers(list, rows()))
    const anchor = rows().find((row) => row.getBoundingClientRect().top >= list.getBoundingClientRect().top)!
    const above = rows()[rows().indexOf(anchor) - 3]!
    const [before, height] = [anchor.getBoundingClientRect().top, above.getBoundingClientRect().height]
    // A font that comes late, say: rows grow, and the next update finds them grown.
    above.querySelector('.what')!.append(Object.assign(document.createElement('p'), { textContent: 'grown '.repeat(400) }))
    el.requestUpdate()
    await el.updateComplete
    expect(above.getBoundingClientRect().height).to.be.greaterThan(height + 20)
    expect(anchor.getBoundingClientRect().top).to.be.closeTo(before, 1)
  })

  it('stand on paper and in a picture up to a number, which a line says, and where they were after that', async () => {
    const { el, source, list, rows } = await shown(600)
    await scrolled(list, list.scrollHeight)
    await eventually(() => source.asked500 === 1 && list.scrollHeight > 30_000)
    await scrolled(list, 12_000)
    await eventually(() => covers(list, rows()))
    await el.updateComplete
    const seen = (): string[] => rows().filter((row) => row.getBoundingClientRect().bottom > list.getBoundingClientRect().top).map((row) => row.dataset['row']!)
    const first = seen()[0]!
    const top = (): number => rows().find((row) => row.dataset['row'] === first)!.getBoundingClientRect().top
    rows().find((row) => row.dataset['row'] === first)!.focus({ preventScroll: true })
    const before = top()
    dispatchEvent(new Event('beforeprint'))
    await el.updateComplete
    expect(places(rows())).to.deep.equal(Array.from({ length: 12 }, (_, i) => i + 1))
    expect(textOf(list.querySelector('.cut'))).to.equal('The first 12 of 600.')
    dispatchEvent(new Event('afterprint'))
    await eventually(() => list.querySelector('.cut') === null && (focused() as HTMLElement).dataset['row'] === first)
    expect(top()).to.be.closeTo(before, 1)
    const picture = new DOMParser().parseFromString(svgOf((await el.picture())!), 'image/svg+xml')
    expect([...picture.querySelectorAll('clipPath rect')].filter((rect) => Number(rect.getAttribute('height')) > 60)).to.deep.equal([])
    const texts = [...picture.querySelectorAll('text')].map((text) => textOf(text)).join(' ')
    expect(texts).to.contain('Note 19.').and.to.contain('The first 20 of 600.').and.not.to.contain('Note 20.')
    expect(top()).to.be.closeTo(before, 1)
    expect((focused() as HTMLElement).dataset['row']).to.equal(first)
  })

  it('hand the focus to the list where the row that has it is drawn no more', async () => {
    const { list, rows } = await shown(300)
    rows()[1]!.focus()
    await scrolled(list, 9000)
    await eventually(() => covers(list, rows()) && focused() === list)
  })

  it('hand it to the list where the next answer is without that row, and its element to another', async () => {
    const { source, list, rows } = await shown(300)
    const elements = rows()
    elements[1]!.focus()
    source.entries = source.entries.slice(100)
    source.set({ version: 2 })
    await eventually(() => rows()[0]!.dataset['row'] === 'n100')
    expect(rows()).to.deep.equal(elements)
    expect(rows().map(({ dataset }) => dataset['row'])).to.deep.equal(elements.map((_, i) => `n${100 + i}`))
    expect(focused()).to.equal(list)
  })

  it('are walked by Page Up and Page Down from article to article, as a feed is', async () => {
    const { list, rows } = await shown(300)
    expect([list.getAttribute('role'), list.tabIndex]).to.deep.equal(['feed', 0])
    list.focus()
    const press = async (key: string): Promise<string> => {
      const before = focused()
      before!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }))
      await eventually(() => focused() !== before && focused()?.matches('[data-row]'))
      return (focused() as HTMLElement).dataset['row']!
    }
    expect(await press('PageDown')).to.equal('n0')
    for (let i = 1; i < 40; i++) expect(await press('PageDown')).to.equal(`n${i}`)
    expect(await press('PageUp')).to.equal('n38')
    const { top, bottom } = focused()!.getBoundingClientRect()
    expect(top).to.be.at.least(list.getBoundingClientRect().top - 1)
    expect(bottom).to.be.at.most(list.getBoundingClientRect().bottom + 1)
    expect(rows().length).to.be.below(60)
  })

  it('say when reading on failed, and go on when asked', async () => {
    const { el, source, list } = await shown(10_000)
    await scrolled(list, list.scrollHeight)
    await eventually(() => source.asked500 === 1 && list.ariaBusy !== 'true' && list.scrollHeight > 40_000)
    source.failing = true
    await scrolled(list, list.scrollHeight)
    const again = await until(el, '.list .blank .button')
    source.failing = false
    again.click()
    await eventually(() => source.asked500 === 2 && el.renderRoot.querySelector('.list .blank') === null)
  })

  it('hold what is seen when something is written meanwhile, and read once more what was read', async () => {
    const { el, source, list, rows } = await shown(2000)
    await scrolled(list, list.scrollHeight)
    await eventually(() => source.asked500 === 1 && list.scrollHeight > 40_000)
    await scrolled(list, 25_000)
    await eventually(() => covers(list, rows()) && list.ariaBusy !== 'true')
    const row = rows().find((one) => one.getBoundingClientRect().top >= list.getBoundingClientRect().top)!
    const [id, before, place] = [row.dataset['row'], row.getBoundingClientRect().top, Number(row.ariaPosInSet)]
    const pages = source.asked500
    let release = (): void => {}
    source.held = new Promise((resolve) => { release = resolve })
    // One is new, and one above was taken away.
    source.entries = [noteEntry({ id: 'new', at: AS_OF + 1, text: 'Written meanwhile.' }), ...source.entries.filter(({ id: one }) => one !== 'n60')]
    source.set({ version: 2 })
    const now = (): HTMLElement | undefined => rows().find((one) => one.dataset['row'] === id)
    await eventually(() => Number(now()?.ariaPosInSet) === place + 1, 'the new one stands above')
    expect(now()!.getBoundingClientRect().top).to.be.closeTo(before, 1)
    release()
    await eventually(() => source.asked500 > pages && Number(now()?.ariaPosInSet) === place, 'the other one is gone')
    expect(now()!.getBoundingClientRect().top).to.be.closeTo(before, 1)
    await eventually(() => covers(list, rows()) && list.ariaBusy !== 'true')
    await el.updateComplete
  })

  it('begin anew with another question', async () => {
    const { el, source, list, rows } = await shown(2000)
    await scrolled(list, list.scrollHeight)
    await eventually(() => source.asked500 > 0)
    source.entries = source.entries.slice(0, 3)
    el.search = 'Note'
    await eventually(() => rows().length === 3)
    expect(places(rows())).to.deep.equal([1, 2, 3])
    await eventually(() => el.renderRoot.querySelectorAll('mark').length === 3)
  })

  it('stay accessible in the middle', async () => {
    const { el, list, rows } = await shown(500)
    await scrolled(list, 3000)
    await eventually(() => covers(list, rows()) && places(rows())[0]! > 1)
    await el.updateComplete
    expect(textOf(rows()[0])).to.contain('Note')
    await expect(el).to.be.accessible()
  })
})
