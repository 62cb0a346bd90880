import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import type { Clause } from '../../src/model/index.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { drawn, focused, textOf, until, wordsOf } from '../helpers/page.ts'
import { notesResult } from '../helpers/results.ts'

defineElements(ShakhesDashboard, ShakhesNotes)

const source = (): FakeSource => fakeSource({ notes: notesResult() })
const STAGE: Clause = { by: 'f', field: 'stage', values: ['lead'], label: 'Lead' }
const PERIOD: Clause = { by: 't', field: 'period', period: { start: 0, end: 86_400_000 }, label: '1 January 1970' }

/** What a widget inside tells when its reader chooses. */
function choose(el: Element, by: string, field: string, clause: Clause | null): void {
  el.dispatchEvent(new CustomEvent('shakhes-select', { detail: { by, field, clause }, bubbles: true, composed: true }))
}
const chips = (el: ShakhesDashboard): string[] => [...el.renderRoot.querySelectorAll('.chip')].map(wordsOf)
const button = (el: ShakhesDashboard, name: string): HTMLElement =>
  [...el.renderRoot.querySelectorAll<HTMLElement>('button')].find((b) => (b.getAttribute('aria-label') ?? textOf(b)) === name)!

async function dashboard(live = source(), attributes: Partial<ShakhesDashboard> = {}): Promise<{ el: ShakhesDashboard; one: ShakhesNotes; two: ShakhesNotes; live: FakeSource }> {
  const el = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang="en" .source=${live} heading="Sales">
    <shakhes-notes id="one" heading="One"></shakhes-notes><shakhes-notes id="two" heading="Two"></shakhes-notes></shakhes-dashboard>`)
  Object.assign(el, attributes)
  await el.updateComplete
  const [one, two] = [...el.querySelectorAll('shakhes-notes')] as [ShakhesNotes, ShakhesNotes]
  await until(one, '.about')
  await until(two, '.about')
  return { el, one, two, live }
}

describe('shakhes-dashboard', () => {
  it('tells the widgets inside their source, period, calendar, zone and currency', async () => {
    const { live } = await dashboard(source(), { period: 'this-month', calendar: 'persian', zone: 'Asia/Tehran', currency: 'IRR', compare: 'previous', asOf: 99 })
    const { query } = live.last
    expect(query).to.deep.include({ period: 'this-month', currency: 'IRR', compare: 'previous', asOf: 99 })
    expect(query.frame).to.deep.include({ calendar: 'persian', zone: 'Asia/Tehran' })
  })

  it('narrows all widgets but the one in which the reader chose', async () => {
    const { one, two, live } = await dashboard()
    const before = live.asked.length
    one.renderRoot.querySelector<HTMLElement>('.about')!.click()
    await waitUntil(() => live.asked.length === before + 1)
    await Promise.all([one.updateComplete, two.updateComplete])
    expect(live.asked.length, 'only the other one asked').to.equal(before + 1)
    expect(live.last.query.filter).to.deep.equal({ op: 'in', field: 'customer', values: ['sepehr'] })
  })

  it('shows a chip for each choice, with its field and its own name', async () => {
    const { el, one } = await dashboard()
    choose(one, 'f', 'stage', STAGE)
    choose(one, 't', 'period', PERIOD)
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Stage Lead', 'Period 1 January 1970'])
  })

  it('takes one choice back, or all of them, or the last change', async () => {
    const { el, one } = await dashboard()
    choose(one, 'f', 'stage', STAGE)
    choose(one, 't', 'period', PERIOD)
    await el.updateComplete
    button(el, 'Remove Stage: Lead').click()
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Period 1 January 1970'])
    button(el, 'Clear all').click()
    await el.updateComplete
    expect(chips(el)).to.deep.equal([])
    button(el, 'Undo').click()
    button(el, 'Undo').click()
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Stage Lead', 'Period 1 January 1970'])
  })

  it('keeps the focus in the row when a chip goes', async () => {
    const { el, one } = await dashboard()
    choose(one, 'f', 'stage', STAGE)
    choose(one, 't', 'period', PERIOD)
    await el.updateComplete
    const remove = button(el, 'Remove Stage: Lead')
    remove.focus()
    remove.click()
    await waitUntil(() => focused()?.getAttribute('aria-label') === 'Remove Period: 1 January 1970')
  })

  it('replaces a widget’s choice of a field by its next, and drops it when it is cleared', async () => {
    const { el, one } = await dashboard()
    choose(one, 'f', 'stage', STAGE)
    choose(one, 'f', 'stage', { ...STAGE, values: ['won'], label: 'Won' })
    expect(el.state.clauses.map((clause) => clause.label)).to.deep.equal(['Won'])
    choose(one, 'f', 'stage', null)
    expect(el.state.clauses).to.deep.equal([])
  })

  it('tells of every change of what was chosen', async () => {
    const { el, one } = await dashboard()
    setTimeout(() => choose(one, 'f', 'stage', STAGE))
    const { detail } = await oneEvent(el, 'shakhes-filter')
    expect(detail.clauses).to.deep.equal([STAGE])
    await waitUntil(() => textOf(el.renderRoot.querySelector('[role="status"]')) === 'Filtered by Stage Lead')
  })

  it('gives what was chosen as plain JSON, and takes it back', async () => {
    const { el, one } = await dashboard()
    choose(one, 'f', 'stage', STAGE)
    const saved = JSON.parse(JSON.stringify(el.state))
    el.clear()
    el.state = saved
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Stage Lead'])
    expect(() => { el.state = { version: 2 } as never }).to.throw(/\{"version":2\} is no state of a dashboard/)
  })

  it('says up to when its numbers hold', async () => {
    const { el } = await dashboard(fakeSource({ notes: notesResult() }, { status: { state: 'ready', at: Date.UTC(2026, 11, 8, 7, 10) } }), { zone: 'Asia/Tehran', calendar: 'persian' })
    expect(textOf(el.renderRoot.querySelector('.asof'))).to.equal('As of 17 Azar 1405, 10:40')
  })

  it('says once, for all its widgets, that the source failed', async () => {
    const { el, one, live } = await dashboard()
    live.set({ version: 2, status: { state: 'error', fault: { code: 'network', message: 'down', retryable: true } } })
    await waitUntil(() => textOf(el.renderRoot.querySelector('[role="status"]')) === 'The source cannot be reached')
    await until(one, '.blank')
    expect(textOf(one.renderRoot.querySelector('[role="status"]'))).to.equal('')
  })

  it('forgets its widgets, and they it, when they are moved out', async () => {
    const { el, one, live } = await dashboard()
    const elsewhere = await fixture(html`<div></div>`)
    elsewhere.append(one)
    await one.updateComplete
    await until(one, '.skeleton')
    expect(live.users).to.equal(1)
    el.remove()
    await Promise.resolve()
    expect([live.users, live.listeners]).to.deep.equal([0, 0])
  })

  it('reaches widgets that were there before it was defined', async () => {
    class Late extends ShakhesDashboard { static override tag = 'shakhes-late-dashboard' }
    const wrap = await fixture<HTMLElement>(html`<div><shakhes-late-dashboard><shakhes-notes></shakhes-notes></shakhes-late-dashboard></div>`)
    const late = wrap.firstElementChild as ShakhesDashboard
    const notes = wrap.querySelector('shakhes-notes') as ShakhesNotes
    late.source = source()
    await notes.updateComplete
    defineElements(Late)
    await until(notes, '.ready')
  })

  it('lays the widgets out side by side where there is room, and one below the other where there is none', async () => {
    const { el, one, two } = await dashboard()
    el.parentElement!.setAttribute('style', 'width:1200px')
    await waitUntil(() => one.getBoundingClientRect().top === two.getBoundingClientRect().top)
    el.parentElement!.setAttribute('style', 'width:700px')
    await waitUntil(() => one.getBoundingClientRect().bottom <= two.getBoundingClientRect().top)
    expect(one.getBoundingClientRect().width, 'but for parts of a pixel').to.be.closeTo(700, 0.1)
  })

  it('is accessible with choices, in both directions', async () => {
    const { el, one, two } = await dashboard()
    choose(one, 'f', 'stage', STAGE)
    await el.updateComplete
    for (const widget of [one, two]) await drawn(widget)
    await expect(el).to.be.accessible()
    el.locale = 'fa'
    await until(el, '.root[dir="rtl"]')
    for (const widget of [one, two]) {
      await until(widget, '.root[dir="rtl"] .ready:not(.asking)')
      await drawn(widget)
    }
    await expect(el).to.be.accessible()
  })
})
