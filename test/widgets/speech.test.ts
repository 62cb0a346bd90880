import { expect, fixture, html } from '@open-wc/testing'
import { LitElement } from 'lit'
import { hasMessages, loadMessages, messagesFor } from '../../src/i18n/index.ts'
import { defineElements, Speech } from '../../src/widgets/base/index.ts'
import { NO_WORDS } from '../../src/widgets/base/speech.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { ShakhesSource } from '../../src/widgets/source.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { type Rendered, eventually, textOf, until } from '../helpers/page.ts'
import { notesResult } from '../helpers/results.ts'

defineElements(ShakhesSource, ShakhesDashboard, ShakhesNotes)

const source = (): FakeSource => fakeSource({ notes: notesResult() })
const root = (el: Rendered): Element => el.renderRoot.querySelector('.root')!

/** An element that says one word, and whose words come, or do not, when a test says so. */
class Speaker extends LitElement {
  static tag = 'shakhes-speaker'
  errors: unknown[] = []
  asked = new Map<string, { come(): Promise<void>; fail(): void }>()
  speech = new Speech(this, (error) => this.errors.push(error), { has: hasMessages, load: (locale) => new Promise((resolve, reject) => {
    this.asked.set(String(locale), { come: () => loadMessages(locale).then(resolve), fail: () => reject(new Error(`${locale} is gone`)) })
  }) })
  protected override willUpdate(): void { this.speech.address(this.lang) }
  protected override render(): unknown { return this.speech.locale === null ? (this.speech.mute ? NO_WORDS : '') : messagesFor(this.speech.locale).common.tryAgain }
}
defineElements(Speaker)
const said = (el: Speaker): string => textOf(el.renderRoot as unknown as Element)

// The order matters: words that have come stay, so these tests go from none to all.
describe('an element that speaks', () => {
  it('shows a sentence in plain English when no words can be had, and tries again when it is put elsewhere', async () => {
    const el = await fixture<Speaker>(html`<shakhes-speaker lang="fa"></shakhes-speaker>`)
    el.asked.get('fa')!.fail()
    await eventually(() => el.asked.has('en'))
    expect([said(el), el.errors]).to.deep.equal(['', []])
    el.asked.get('en')!.fail()
    await eventually(() => said(el) === NO_WORDS)
    expect(el.errors.map(String)).to.deep.equal(['Error: fa is gone'])
    el.asked.clear()
    document.body.append(el)
    el.requestUpdate()
    await eventually(() => el.asked.has('fa'))
    el.remove()
  })

  it('draws a frame as high as with words, without any, and tells that it is ready once it has spoken', async () => {
    const told: string[] = []
    const wrap = await fixture<HTMLElement>(html`<div lang="fa" style="width: 600px"></div>`)
    wrap.addEventListener('shakhes-ready', (event) => told.push(root(event.target as ShakhesNotes).querySelector('.ready') ? 'drawn' : 'too early'))
    const el = Object.assign(document.createElement('shakhes-notes'), { source: fakeSource({ notes: notesResult() }, { hold: true }) })
    wrap.append(el)
    // Drawn in a microtask; `updateComplete` would also wait for what the first drawing began to load, as the words do.
    for (let turn = 0; turn < 50 && !el.shadowRoot?.querySelector('.root'); turn++) await Promise.resolve()
    expect(hasMessages('fa')).to.equal(false)
    el.source.last.answer(notesResult())
    const wordless = el.getBoundingClientRect().height
    expect([root(el).getAttribute('dir'), textOf(root(el)).replaceAll('\u200b', ''), told]).to.deep.equal(['rtl', '', []])
    await until(el, '.ready')
    await eventually(() => told.length > 0, 'waited for shakhes-ready')
    expect(told).to.deep.equal(['drawn'])
    const waiting = Object.assign(document.createElement('shakhes-notes'), { source: fakeSource({}, { hold: true }) })
    wrap.append(waiting)
    await until(waiting, 'progress')
    expect(waiting.getBoundingClientRect().height).to.equal(wordless)
  })

  it('keeps the words that it has until those of its new language are there', async () => {
    const el = await fixture<Speaker>(html`<shakhes-speaker lang="fa"></shakhes-speaker>`)
    expect(said(el)).to.equal('تلاش دوباره')
    el.lang = 'en'
    await eventually(() => el.asked.has('en'))
    expect(said(el)).to.equal('تلاش دوباره')
    await el.asked.get('en')!.come()
    await eventually(() => said(el) === 'Try again')
    el.lang = 'fa'
    await eventually(() => said(el) === 'تلاش دوباره')
  })

  it('follows a lang that changes anywhere around it, through shadow roots', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="en"><section></section></div>`)
    const shadow = outer.firstElementChild!.attachShadow({ mode: 'open' })
    const board = Object.assign(document.createElement('shakhes-dashboard'), { source: source() })
    board.append(document.createElement('shakhes-notes'))
    shadow.append(board)
    const notes = board.firstElementChild as ShakhesNotes
    await until(notes, '.ready')
    outer.lang = 'fa'
    await eventually(() => [board, notes].every((el) => root(el).getAttribute('lang') === 'fa'))
    outer.firstElementChild!.setAttribute('lang', 'en')
    await eventually(() => [board, notes].every((el) => root(el).getAttribute('lang') === 'en'))
  })

  it('says what is wrong with a source in the words of its reader', async () => {
    const el = await fixture<ShakhesSource>(html`<shakhes-source lang="fa" type="xls" src="/a.xls"></shakhes-source>`)
    expect((await until(el, '.root')).lang).to.equal('fa')
  })

  it('is ready no sooner than its answer is drawn, when the words were there before the answer', async () => {
    const told: boolean[] = []
    const wrap = await fixture<HTMLElement>(html`<div lang="en" style="width: 600px"></div>`)
    wrap.addEventListener('shakhes-ready', (event) => told.push(root(event.target as ShakhesNotes).querySelector('.ready') !== null))
    const el = Object.assign(document.createElement('shakhes-notes'), { source: fakeSource({ notes: notesResult() }, { hold: true }) })
    wrap.append(el)
    await until(el, '.progress')
    el.source.last.answer(notesResult())
    await eventually(() => told.length > 0, 'waited for shakhes-ready')
    expect(told).to.deep.equal([true])
  })
})

declare global {
  interface HTMLElementTagNameMap { 'shakhes-speaker': Speaker }
}
