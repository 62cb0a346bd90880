import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { NotesResult } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually, focused, still, textOf, until, wordsOf } from '../helpers/page.ts'
import { AS_OF, noteEntry, notesResult } from '../helpers/results.ts'

defineElements(ShakhesNotes)

const DAY = 86_400_000
const named = (id: string, name = id) => ({ id, name })
const handover: NonNullable<NotesResult['handover']> = {
  customer: named('sepehr', 'Sepehr Steel'),
  opportunities: [
    { id: 'o1', status: 'open', stage: named('offer', 'Offer'), owner: named('bahar', 'Bahar Sadeghi'), amount: 640_000_000, createdAt: AS_OF - 40 * DAY, decidedAt: null },
    ...Array.from({ length: 5 }, (_, i) => ({ id: `w${i}`, status: 'won' as const, stage: named('offer', 'Offer'), owner: null, amount: null, createdAt: null, decidedAt: AS_OF - 80 * DAY })),
  ],
  lastContact: noteEntry({ kind: 'call' }), daysSinceContact: 3.4, lastMood: { mood: 'sad', at: AS_OF - 4 * DAY, author: named('bahar', 'Bahar Sadeghi') },
  promises: [noteEntry({ text: 'Send the invoice in two parts.', needsAction: true })], pinned: [], totals: { opportunities: 6, promises: 1, pinned: 0 },
}
async function shown(attributes: Readonly<Record<string, string>> = {}, result = notesResult(), lang = 'en'): Promise<{ el: ShakhesNotes; source: FakeSource }> {
  const source = fakeSource({ notes: result })
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'}></div>`)
  const el = document.createElement('shakhes-notes')
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value)
  el.source = source
  wrap.append(el)
  await until(el, '.body.ready > *')
  await el.updateComplete
  return { el, source }
}
const button = (el: ShakhesNotes, text: string): HTMLElement => [...el.renderRoot.querySelectorAll<HTMLElement>('button')].find((one) => textOf(one) === text)!

describe('the choice of notes', () => {
  it('narrows to kinds and moods, as the attributes do, and leads back to all', async () => {
    const { el, source } = await shown()
    button(el, 'Filter').click()
    await until(el, '.choices')
    for (const text of ['Call', 'Meeting', 'Sad', 'Unrecorded']) {
      const asked = source.asked.length
      button(el, text).click()
      await eventually(() => source.asked.length > asked)
      await el.updateComplete
      expect(button(el, text).getAttribute('aria-pressed')).to.equal('true')
    }
    expect(source.last.query).to.deep.include({ kinds: ['call', 'meeting'], moods: ['sad', null] })
    expect([el.kinds, el.moods]).to.deep.equal(['call meeting', 'sad unrecorded'])
    await still(el)
    await expect(el).to.be.accessible()
    button(el, 'All kinds and moods').focus()
    button(el, 'All kinds and moods').click()
    await eventually(() => !('kinds' in source.last.query) && !('moods' in source.last.query))
    expect(focused() === button(el, 'Call')).to.equal(true)
  })

  it('is the host’s too, in attributes', async () => {
    const { source } = await shown({ kinds: 'task', moods: 'unrecorded', timeline: '', course: '' })
    expect(source.last.query).to.deep.include({ kinds: ['task'], moods: [null], include: ['moves', 'interventions', 'overTime'] })
  })
})

describe('the hand-over card', () => {
  it('tells whoever takes over of contact, mood, deals and promises (METRICS K)', async () => {
    const { el } = await shown({ about: 'customer:sepehr' }, notesResult({ handover }))
    const card = await until(el, '.handover')
    expect(textOf(card.querySelector('h4'))).to.equal('Handing over: Sepehr Steel')
    expect([...card.querySelectorAll('dt, dd')].map(wordsOf)).to.deep.equal([
      'Last contact', '3 days ago · Call · Bahar Sadeghi', 'Last mood', 'Sad, 4 December, says Bahar Sadeghi',
      'Deals', 'Deal o1 in Offer · Bahar Sadeghi · 640 m rial Deal w0 won from Offer Deal w1 won from Offer Deal w2 won from Offer Deal w3 won from Offer and 1 more',
      '1 open promise', 'Send the invoice in two parts. 8 December',
    ])
    await still(el)
    await expect(el).to.be.accessible()
  })

  it('is offered of a customer that was chosen, whose notes alone are then asked for, until the way back', async () => {
    const { el, source } = await shown()
    expect(el.renderRoot.querySelector('.offer')).to.equal(null)
    el.renderRoot.querySelector<HTMLElement>('.note .about')!.click()
    const offer = await until(el, '.offer button')
    expect(textOf(offer)).to.equal('Handing over: Sepehr Steel')
    expect(source.asked.length, 'choosing narrows the others alone').to.equal(1)
    source.results = { notes: notesResult({ handover }) }
    offer.focus()
    offer.click()
    await eventually(() => 'about' in source.last.query)
    expect(source.last.query).to.deep.include({ about: { customer: 'sepehr' } })
    await until(el, '.handover')
    // Who goes by keys stays where the buttons were that went.
    await eventually(() => focused() === button(el, 'All notes'))
    source.results = { notes: notesResult() }
    button(el, 'All notes').click()
    await eventually(() => !('about' in source.last.query) && el.renderRoot.querySelector('.handover') === null)
    await eventually(() => focused()?.matches('.offer button, .list'))
  })

  it('refuses an attribute that names nobody, and says what to give', async () => {
    const source = fakeSource({ notes: notesResult() })
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" about="Sepehr" .source=${source}></shakhes-notes>`)
    await until(el, '.blank')
    const told = oneEvent(el, 'shakhes-error')
    el.about = 'Bahar'
    expect((await told).detail.fault.message).to.contain('"Bahar"').and.contain('customer:ID')
  })
})

describe('what happened beside the notes', () => {
  it('stands on lines of its own, moves with where from and where to, campaigns with their days', async () => {
    const none = { text: null, mood: null, author: null, customer: null, opportunity: null }
    const { el } = await shown({ timeline: '' }, notesResult({ total: 3, considered: 1, needsAction: 0, entries: [
      noteEntry(),
      noteEntry({ ...none, id: 'o1@5', kind: 'move', at: AS_OF - 7_200_000, move: { from: named('Lead'), to: named('Offer') }, customer: named('sepehr', 'Sepehr Steel') }),
      noteEntry({ ...none, id: 'i', kind: 'intervention', at: AS_OF - 9_000_000, intervention: { name: 'Leaflets', period: { start: AS_OF - DAY, end: AS_OF } } }),
    ] }))
    await until(el, '.move')
    expect([...el.renderRoot.querySelectorAll('.line')].map(wordsOf)).to.deep.equal([
      'Lead → Offer Moved from Lead to Offer Sepehr Steel 08:40', 'Campaign : Leaflets, 7 – 8 December 2026',
    ])
    expect(textOf(el.renderRoot.querySelector('.summary'))).to.equal('1 note.')
    await still(el)
    await expect(el).to.be.accessible()
  })

  it('shows moods over time, in words too', async () => {
    const counts = { cheerful: 3, good_tempered: 1, neutral: 2, sad: 1, hot_tempered: 1 }
    const bucket = (i: number) => ({ start: Date.UTC(2026, i, 1), end: Date.UTC(2026, i + 1, 1), partial: i === 10 })
    const { el } = await shown({ course: '' }, notesResult({ overTime: [{ ...bucket(9), counts, unrecorded: 0 }, { ...bucket(10), counts: { ...counts, cheerful: 0, good_tempered: 0, neutral: 0 }, unrecorded: 4 }] }), 'fa')
    const figure = await until(el, '.course')
    expect([...figure.querySelectorAll('li')].map(textOf)).to.have.length(2)
    expect(textOf(figure.querySelector('li'))).to.contain('۴ خوش و ۲ ناخوش از ۸')
    const heights = [...figure.querySelectorAll('rect')].map((rect) => Number(rect.getAttribute('height')))
    // Half of eight up, a quarter down; then none up, all down.
    const shares = heights.map((height) => height / heights[3]!)
    for (const [i, share] of [0.5, 0.25, 0, 1].entries()) expect(shares[i]).to.be.closeTo(share, 0.01)
    await still(el)
    await expect(el).to.be.accessible()
  })
})
