import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { ManyNotes } from '../helpers/many-notes.ts'
import { AS_OF, noteEntry } from '../helpers/results.ts'
import { eventually, focused, textOf, until } from '../helpers/page.ts'

defineElements(ShakhesNotes)

async function shown(count: number): Promise<{ source: ManyNotes; list: HTMLElement; rows: () => HTMLElement[] }> {
  const source = new ManyNotes(count)
  const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${source}></shakhes-notes>`)
  const list = await until(el, '.list .space').then((space) => space.parentElement!)
  await el.updateComplete
  return { source, list, rows: () => [...list.querySelectorAll<HTMLElement>('[data-row]')] }
}
const ids = (rows: readonly HTMLElement[]): string[] => rows.map(({ dataset }) => dataset['row']!)
/** Scrolled, and drawn what is seen then. */
async function scrolled(list: HTMLElement, top: number): Promise<void> {
  const moved = oneEvent(list, 'scroll')
  list.scrollTop = top
  await moved
  await nextFrame()
  await nextFrame()
  await eventually(() => {
    const [first, last] = [list.querySelector('[data-row]')!, [...list.querySelectorAll('[data-row]')].at(-1)!]
    const { top: from, bottom: to } = list.getBoundingClientRect()
    return first.getBoundingClientRect().top <= from + 1 && last.getBoundingClientRect().bottom >= to - 1
  })
}
const textIn = (row: HTMLElement | undefined): Node => {
  const walker = document.createTreeWalker(row!.querySelector('.text')!, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (walker.currentNode.textContent!.trim() !== '') return walker.currentNode
  throw new Error('a note without words')
}
const selected = (): string => String(document.getSelection())

describe('elements that notes take over from each other', () => {
  afterEach(() => document.getSelection()!.removeAllRanges())

  it('come over those that stay, which are not moved: not one is made anew, and the focus stays where it is', async () => {
    const { list, rows } = await shown(600)
    await scrolled(list, 3000)
    const row = rows()[Math.floor(rows().length / 2)]!
    row.focus({ preventScroll: true })
    let blurred = 0
    row.addEventListener('blur', () => { blurred++ })
    const made = new Set(rows())
    for (const by of [40, 200, 350, -350, -350, -350, 350, 350]) {
      const before = new Map(rows().map((one) => [one.dataset['row']!, one]))
      const moved = new Set<Node>()
      const seen = new MutationObserver((changes) => changes.forEach(({ removedNodes }) => removedNodes.forEach((node) => moved.add(node))))
      seen.observe(list, { childList: true })
      await scrolled(list, list.scrollTop + by)
      seen.disconnect()
      for (const one of rows()) {
        made.add(one)
        const was = before.get(one.dataset['row']!)
        expect((was ?? one) === one && !moved.has(was ?? list), `note ${one.dataset['row']} stays, by ${by}`).to.equal(true)
      }
      expect(focused() === row, `focus, by ${by}`).to.equal(true)
    }
    expect(blurred).to.equal(0)
    expect(made.size).to.be.below(60)
  })

  it('leave the focus to a row that had to be moved', async () => {
    const { source, list, rows } = await shown(300)
    const [first] = rows()
    const count = rows().length
    first!.focus({ preventScroll: true })
    // As many came as are drawn, but for one: of what stood there the first is left, as the last.
    source.entries = [...Array.from({ length: count - 1 }, (_, i) => noteEntry({ id: `new${i}`, at: AS_OF + 1, text: source.entries[i]!.text })), ...source.entries]
    source.set({ version: 2 })
    await eventually(() => rows()[0]!.dataset['row'] === 'new0')
    expect(ids(rows())).to.include('n0')
    expect([list.scrollTop, (focused() as HTMLElement).dataset['row']]).to.deep.equal([0, 'n0'])
    expect(focused() === first).to.equal(true)
  })

  it('do not make other words of what is selected: it stays while it is drawn, and ends where it is no more', async () => {
    const { source, list, rows } = await shown(600)
    await scrolled(list, 3000)
    const [a, b] = [textIn(rows()[6]), textIn(rows()[8])]
    document.getSelection()!.setBaseAndExtent(a, 2, b, 4)
    const said = selected()
    expect(said).to.contain(textOf(rows()[7]!.querySelector('.text')).trim().slice(0, 9))
    await scrolled(list, list.scrollTop + 350)
    expect(selected()).to.equal(said)
    await scrolled(list, 500)
    expect(selected()).to.equal('')

    const [c, d] = [textIn(rows()[1]), textIn(rows()[3])]
    document.getSelection()!.setBaseAndExtent(c, 2, d, 4)
    source.entries = source.entries.slice(200)
    source.set({ version: 2 })
    await eventually(() => ids(rows()).includes('n200') || Number(ids(rows())[0]!.slice(1)) >= 200)
    expect(selected()).to.equal('')
  })
})
