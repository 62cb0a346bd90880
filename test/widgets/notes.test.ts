import { expect, fixture, html } from '@open-wc/testing'
import type { NotesResult } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { matches } from '../../src/widgets/notes.search.ts'
import { pieces } from '../../src/widgets/notes.text.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually, focused, textOf, until, wordsOf } from '../helpers/page.ts'
import { datasetInfo, noteEntry, notesResult } from '../helpers/results.ts'

defineElements(ShakhesNotes)

async function shown(result: NotesResult = notesResult(), lang = 'en'): Promise<{ el: ShakhesNotes; source: FakeSource }> {
  const source = fakeSource({ notes: result })
  const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang=${lang} .source=${source}></shakhes-notes>`)
  await until(el, '.ready > *')
  return { el, source }
}
const all = (el: ShakhesNotes, selector: string): string[] => [...el.renderRoot.querySelectorAll(selector)].map((node) => textOf(node))
async function type(el: ShakhesNotes, text: string): Promise<void> {
  const input = el.renderRoot.querySelector('input')!
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await eventually(() => el.search === text)
}

describe('shakhes-notes', () => {
  it('groups notes by day, newest first, those pinned above them', async () => {
    const { el } = await shown()
    expect(all(el, '.date')).to.deep.equal(['Pinned', 'Today, Tuesday 8 December', 'Yesterday, Monday 7 December', 'Sunday 6 December'])
  })
  it('names days in the reader’s calendar', async () => {
    const { el } = await shown(notesResult({ frame: { calendar: 'persian', zone: 'Asia/Tehran', weekStart: 6, weekend: [5] } }), 'fa')
    expect(all(el, '.date').slice(1, 3)).to.deep.equal(['امروز، سه‌شنبه ۱۷ آذر', 'دیروز، دوشنبه ۱۶ آذر'])
  })
  it('says of each note who, about whom, when, what, in what mood, and what is open', async () => {
    const { el } = await shown()
    expect([...el.renderRoot.querySelectorAll('article > :not(.date)')].map(wordsOf)).to.deep.equal([
      'Meeting Bahar Sadeghi Sepehr Steel 10:40 Angry about the late delivery. hot-tempered pinned Deal o1',
      'Call Bahar Sadeghi Sepehr Steel 09:52 Wants the second pallet before Yalda. cheerful needs action Deal o1',
      'E-mail Bahar Sadeghi Sepehr Steel 09:40 Price list at https://example.com/prices?year=1405 sent. mood unrecorded Deal o1',
      'A note you may not see 10:40',
    ])
  })
  it('names each as an article of a feed: who, about whom and when, then what was written', async () => {
    const { el } = await shown()
    const said = (ids: string | null): string => (ids ?? '').split(' ').map((id) => wordsOf(el.renderRoot.querySelector(`#${id}`)!)).join(' ')
    const articles = [...el.renderRoot.querySelectorAll('article')]
    expect(articles.map((article) => said(article.getAttribute('aria-labelledby'))).slice(1)).to.deep.equal([
      'Call Bahar Sadeghi Sepehr Steel 09:52', 'E-mail Bahar Sadeghi Sepehr Steel 09:40', 'A note you may not see 10:40'])
    expect(said(articles[1]!.getAttribute('aria-describedby'))).to.equal('Wants the second pallet before Yalda. cheerful needs action Deal o1')
    expect(articles[3]!.hasAttribute('aria-describedby')).to.equal(false)
  })
  it('is walked as a feed is where it is short, too, and left by Control with Home and End', async () => {
    const { el } = await shown()
    await drawn(el)
    const list = await until(el, '.list')
    const [first, second] = el.renderRoot.querySelectorAll('article')
    const press = (key: string, init: KeyboardEventInit = {}): boolean => focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }))
    const stops: (Element | null)[] = []
    list.focus()
    for (const key of ['PageDown', 'PageDown', 'PageUp', 'PageUp']) {
      press(key)
      stops.push(focused())
    }
    expect(stops).to.deep.equal([first, second, first, first])
    press('Home', { ctrlKey: true })
    expect(focused()!.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0)
    first!.focus()
    press('End', { ctrlKey: true })
    expect(focused()).to.equal(el.renderRoot.querySelector('.foot'))
  })
  it('says how many there are and how many need action', async () => {
    expect(textOf((await shown()).el.renderRoot.querySelector('.summary'))).to.equal('12 notes; 1 needs action.')
    expect(textOf((await shown(notesResult({ needsAction: 0 }), 'fa')).el.renderRoot.querySelector('.summary'))).to.equal('۱۲ یادداشت.')
  })
  it('shows the moods that were recorded, each with its word, and what was not (METRICS WX-K)', async () => {
    const { el } = await shown()
    expect(all(el, '.moods p')).to.deep.equal(['Moods, 10 recorded of 12'])
    expect(all(el, '.moodbar li')).to.deep.equal(['cheerful: 3', 'good-tempered: 2', 'neutral: 2', 'sad: 1', 'hot-tempered: 2', 'mood unrecorded: 2'])
    const widths = [...el.renderRoot.querySelectorAll('.moodbar li')].map((li) => getComputedStyle(li).flexGrow)
    expect(widths).to.deep.equal(['3', '2', '2', '1', '2', '2'])
  })
  it('says that the source has no notes at all, rather than that none match, and offers no search', async () => {
    const none = notesResult({ entries: [], total: 0, considered: 0 })
    for (const [lang, rows, title] of [
      ['en', { opportunities: 5 }, 'This source has no notes'], ['fa', { opportunities: 5, notes: 0 }, 'این منبع یادداشتی ندارد'],
      ['en', { opportunities: 5, notes: 3 }, 'Nothing here yet'],
    ] as const) {
      const source = fakeSource({ notes: none }, { info: datasetInfo({ rows }) })
      const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang=${lang} needs-action .source=${source}></shakhes-notes>`)
      if (title === 'Nothing here yet') el.needsAction = false
      await until(el, '.blank')
      expect(textOf(el.renderRoot.querySelector('.blank h4'))).to.equal(title)
      expect(el.renderRoot.querySelector('input')).to.equal(null)
      await expect(el).to.be.accessible()
    }
  })
  it('searches after a pause in typing, marks what it found, and says so', async () => {
    const { el, source } = await shown()
    source.results = { notes: notesResult({ total: 1, entries: [noteEntry({ text: 'Wants the second pallet, and a Second van.' })] }) }
    await type(el, 'second')
    await eventually(() => el.renderRoot.querySelector('mark') !== null)
    expect(source.last.query).to.deep.include({ search: 'second' })
    expect(all(el, 'mark')).to.deep.equal(['second', 'Second'])
    expect(all(el, '.summary')).to.deep.equal(['1 note found for “second”.'])
  })
  it('says that nothing was found, and keeps the way back', async () => {
    const { el, source } = await shown()
    source.results = { notes: notesResult({ total: 0, entries: [], considered: 0 }) }
    await type(el, 'xyz')
    expect(textOf(await until(el, '.none-found'))).to.contain('No note contains “xyz”')
    source.results = { notes: notesResult() }
    el.renderRoot.querySelector<HTMLElement>('.clear')!.click()
    await until(el, '.note')
    expect(el.search).to.equal('')
    expect(focused()?.localName).to.equal('input')
  })
  it('shows only notes that need action when asked', async () => {
    const { el, source } = await shown()
    el.renderRoot.querySelector<HTMLElement>('.toggle')!.click()
    await eventually(() => source.asked.length === 2)
    expect(source.last.query).to.deep.include({ needsAction: true })
    await el.updateComplete
    expect(el.renderRoot.querySelector('.toggle')!.getAttribute('aria-pressed')).to.equal('true')
  })
  it('shows the beginning of a long note, and all of it on request', async () => {
    const { el } = await shown(notesResult({ entries: [noteEntry({ text: 'word '.repeat(500) })] }))
    const length = (): number => el.renderRoot.querySelector('.text')!.textContent!.length
    expect(length()).to.be.at.most(200)
    el.renderRoot.querySelector<HTMLElement>('.what .link')!.click()
    await el.updateComplete
    expect(length()).to.equal(2500)
  })
  it('shows all of a long note where what was searched for stands late in it', async () => {
    const { el, source } = await shown()
    source.results = { notes: notesResult({ entries: [noteEntry({ text: `${'word '.repeat(100)}pallet` })] }) }
    await type(el, 'pallet')
    await eventually(() => all(el, 'mark').join() === 'pallet')
  })
  it('narrows other widgets to a note’s customer or deal', async () => {
    const { el } = await shown()
    const chosen: unknown[] = []
    el.addEventListener('shakhes-select', (event) => chosen.push((event as CustomEvent).detail))
    const [customer, deal] = [...el.renderRoot.querySelectorAll<HTMLElement>('.note')][1]!.querySelectorAll<HTMLElement>('.about')
    customer!.click()
    deal!.click()
    expect(chosen).to.deep.equal([
      { by: 'shakhes-notes', field: 'customer', clause: { by: 'shakhes-notes', field: 'customer', values: ['sepehr'], label: 'Sepehr Steel' } },
      { by: 'shakhes-notes', field: 'id', clause: { by: 'shakhes-notes', field: 'id', values: ['o1'], label: 'Deal \u2068o1\u2069' } },
    ])
  })
  it('gives nothing away of a note that the reader may not see', async () => {
    const { el } = await shown()
    const locked = el.renderRoot.querySelector('.locked')!
    expect(locked.querySelectorAll('p, button, .tag').length).to.equal(0)
  })
  it('takes text as text', async () => {
    const { el } = await shown(notesResult({ entries: [noteEntry({ text: '<img src=x onerror=alert(1)> javascript:alert(1) <a href="https://x.example">y</a>' })] }))
    const text = el.renderRoot.querySelector('.text')!
    expect(text.querySelectorAll('img').length).to.equal(0)
    expect([...text.querySelectorAll('a')].map((a) => [a.getAttribute('href'), a.rel])).to.deep.equal([['https://x.example/', 'noopener nofollow']])
    expect(text.textContent).to.contain('<img src=x onerror=alert(1)> javascript:alert(1)')
  })
})

describe('the text of a note', () => {
  it('is cut at addresses, without the signs that end a sentence', () => {
    expect(pieces('See https://a.example/x?y=1. Or (mailto:sales@a.example)، now')).to.deep.equal([
      { text: 'See ' }, { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' }, { text: '. Or (' },
      { text: 'mailto:sales@a.example', href: 'mailto:sales@a.example' }, { text: ')، now' },
    ])
  })
  it('links nothing but http, https and mailto', () => {
    const hostile = ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'ftp://a.example', 'file:///etc/passwd', '//a.example', 'https://', 'JaVaScRiPt://%0aalert(1)']
    expect(hostile.flatMap((text) => pieces(text)).filter((piece) => piece.href !== undefined)).to.deep.equal([])
  })
  it('is cut in time that grows with its length alone', () => {
    // Four million letters: in time that grows with the square, no test would see the end.
    for (const end of ['', 'a']) {
      const long = `${'https://'.repeat(250_000)}${'!'.repeat(2_000_000)}${end}`
      expect(pieces(long).reduce((sum, { text }) => sum + text.length, 0)).to.equal(long.length)
    }
  })
  it('is found whatever the letters, digits and joiners are, at its own places', () => {
    expect(matches('كتاب‌هاي ۱۲ تایی', 'کتابهای 12')).to.deep.equal([[0, 11]])
    expect(matches('aXbxc', 'x')).to.deep.equal([[1, 2], [3, 4]])
    expect(matches('abc', '  ')).to.deep.equal([])
  })
})
