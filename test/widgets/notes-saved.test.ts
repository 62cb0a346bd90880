import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { defineElements, type ExportDetail } from '../../src/widgets/base/index.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { ManyNotes } from '../helpers/many-notes.ts'
import { eventually, textOf, until } from '../helpers/page.ts'
import { noteEntry } from '../helpers/results.ts'

defineElements(ShakhesNotes)

async function shown(source: ManyNotes, lang = 'en'): Promise<ShakhesNotes> {
  const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang=${lang} .source=${source}></shakhes-notes>`)
  await until(el, '.list [data-row]')
  return el
}
const linesOf = (csv: string | null): string[] => csv!.split('\r\n')
/** Those of a file that are notes: it has an empty line beneath them. */
const notesOf = (lines: readonly string[]): readonly string[] => lines.slice(1, lines.indexOf(''))
const showTable = (el: ShakhesNotes): void => el.renderRoot.querySelectorAll<HTMLElement>('.tool')[1]!.click()
const spoken = (el: ShakhesNotes): string => textOf(el.renderRoot.querySelector('[role=status]'))

describe('very many notes as a file', () => {
  it('are all there, once each and in their order, however few were read on the screen', async () => {
    const source = new ManyNotes(1230)
    const lines = linesOf(await (await shown(source)).csv())
    expect(notesOf(lines).map((line) => Number(/Note (\d+)\./.exec(line)![1]))).to.deep.equal(Array.from({ length: 1230 }, (_, i) => i))
    expect(lines).to.include('"All 1,230"')
  })

  it('are asked for no further than a file holds, and the file says of how many', async () => {
    for (const [lang, line] of [['en', '"The first 10,000 of 12,345"'], ['fa', '۱۰٬۰۰۰ مورد نخست از ۱۲٬۳۴۵ مورد']] as const) {
      const lines = linesOf(await (await shown(new ManyNotes(12_345), lang)).csv())
      expect(notesOf(lines)).to.have.length(10_000)
      expect(lines).to.include(line)
    }
  })

  it('begin with one byte-order mark, and none of them becomes a formula', async () => {
    const source = new ManyNotes(700)
    source.entries = source.entries.map((entry, i) => (i === 650 ? noteEntry({ ...entry, text: '=HYPERLINK("x")' }) : entry))
    const csv = (await (await shown(source)).csv())!
    expect(csv.lastIndexOf('\ufeff')).to.equal(0)
    expect(csv).to.contain(`"'=HYPERLINK(""x"")"`)
  })

  it('stand in the table on the screen as the first of how many', async () => {
    for (const [lang, caption] of [['en', 'The first 50 of 812'], ['fa', '۵۰ مورد نخست از ۸۱۲ مورد']] as const) {
      const el = await shown(new ManyNotes(812), lang)
      showTable(el)
      expect(textOf(await until(el, '.data caption'))).to.equal(caption)
      expect(el.renderRoot.querySelectorAll('.data tbody tr')).to.have.length(50)
    }
  })

  it('say that they are on their way, and are given to the reader when they have come', async () => {
    const source = new ManyNotes(900)
    const el = await shown(source)
    showTable(el)
    const save = await until(el, '[part=save]')
    let release = (): void => undefined
    source.held = new Promise((resolve) => { release = resolve })
    el.addEventListener('shakhes-export', (event) => event.preventDefault(), { once: true })
    const told = oneEvent(el, 'shakhes-export')
    save.click()
    await eventually(() => spoken(el) === 'Loading more notes…')
    release()
    const { detail } = await told as CustomEvent<ExportDetail>
    expect(detail.type === 'text/csv' && notesOf(linesOf(detail.text))).to.have.length(900)
  })

  it('say why not where one page of them cannot be had, and can be asked for again', async () => {
    const source = new ManyNotes(900)
    const el = await shown(source)
    source.failing = true
    let saved = 0
    el.addEventListener('shakhes-export', (event) => { event.preventDefault(); saved++ })
    expect(await el.csv()).to.equal(null)
    await eventually(() => spoken(el) !== '')
    expect(spoken(el)).to.not.equal('Loading more notes…')
    expect(saved).to.equal(0)
    source.failing = false
    expect(notesOf(linesOf(await el.csv()))).to.have.length(900)
  })

  it('are asked for by their search, kinds and moods', async () => {
    const source = new ManyNotes(700)
    const el = await shown(source)
    el.kinds = 'call'
    await eventually(() => source.queries.at(-1)?.kinds?.[0] === 'call')
    await el.updateComplete
    await el.csv()
    expect(source.queries.at(-1)).to.deep.include({ kinds: ['call'], limit: 500, cursor: '550' })
  })
})
