import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import type { Clause } from '../../src/model/index.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually, focused, textOf, until, wordsOf } from '../helpers/page.ts'
import { datasetInfo, notesResult } from '../helpers/results.ts'

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
    await eventually(() => live.asked.length === before + 1)
    await Promise.all([one.updateComplete, two.updateComplete])
    expect(live.asked.length, 'only the other one asked').to.equal(before + 1)
    expect(live.last.query.filter).to.deep.equal({ op: 'in', field: 'customer', values: ['sepehr'] })
  })

  it('draws a widget that asks anew once, when it is answered, and says meanwhile that it is busy', async () => {
    const { one, two, live } = await dashboard()
    // What they have begun to load is there.
    await Promise.all([one.updateComplete, two.updateComplete])
    const section = two.renderRoot.querySelector('.widget')!
    expect(section.getAttribute('aria-busy')).to.equal('false')
    let pictures = 0
    const draw = (two as unknown as { renderResult(result: unknown): unknown }).renderResult.bind(two)
    Object.assign(two, { renderResult: (result: unknown) => { pictures++; return draw(result) } })
    live.hold = true
    const before = live.asked.length
    choose(one, 'f', 'stage', STAGE)
    await eventually(() => live.asked.length === before + 2 && section.getAttribute('aria-busy') === 'true', 'both ask')
    expect(pictures, 'drawn while the answer is on its way').to.equal(0)
    for (const asked of live.asked.slice(before)) asked.answer(notesResult())
    await eventually(() => section.getAttribute('aria-busy') === 'false', 'the answer')
    expect(pictures).to.equal(1)
  })

  it('shows a chip for each choice, with its field and its own name', async () => {
    const { el, one } = await dashboard()
    choose(one, 'f', 'stage', STAGE)
    choose(one, 't', 'period', PERIOD)
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Stage Lead', 'Period 1 January 1970'])
  })

  for (const [lang, chip] of [['en', 'Reached Lead'], ['fa', 'رسیده به Lead']] as const) {
    it(`says that deals reached a stage in the words of its reader: ${lang}`, async () => {
      const { el, one } = await dashboard()
      el.locale = lang
      choose(one, 'f', 'reached', { ...STAGE, field: 'reached' })
      await eventually(() => chips(el)[0] === chip, chip)
    })
  }
  it('leaves out a stage that the data no longer has, says which, and goes on answering', async () => {
    const { el, one, live } = await dashboard()
    choose(one, 't', 'period', PERIOD)
    choose(one, 'f', 'reached', { ...STAGE, field: 'reached', values: ['gone'], label: 'Gone' })
    const info = datasetInfo()
    live.set({ info: { ...info, stages: [{ id: 'lead', name: 'Lead', pipeline: '', kind: 'open', rank: 0, stuckAfterDays: null }] } })
    await eventually(() => textOf(el.renderRoot.querySelector('.notice')) !== '', 'the notice')
    expect(textOf(el.renderRoot.querySelector('.notice'))).to.equal('The data has no such stage any more: Gone. This filter was left out.')
    expect(el.state.clauses.map(({ field }) => field)).to.deep.equal(['period'])
    // What is known stays, and a stage that is chosen later is looked at too.
    choose(one, 'f', 'stage', STAGE)
    await eventually(() => el.state.clauses.length === 2)
    choose(one, 'g', 'stage', { ...STAGE, by: 'g', values: ['away'], label: 'Away' })
    await eventually(() => textOf(el.renderRoot.querySelector('.notice')).includes('Away'))
    expect(el.state.clauses.map(({ field }) => field)).to.deep.equal(['period', 'stage'])
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
    await eventually(() => focused()?.getAttribute('aria-label') === 'Remove Period: 1 January 1970')
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
    const heard = oneEvent(el, 'shakhes-filter')
    choose(one, 'f', 'stage', STAGE)
    const { detail } = await heard
    expect(detail.clauses).to.deep.equal([STAGE])
    await eventually(() => textOf(el.renderRoot.querySelector('[role="status"]')) === 'Filtered by Stage Lead')
  })

  it('gives what was chosen as plain JSON, and takes it back', async () => {
    const { el, one } = await dashboard()
    choose(one, 'f', 'stage', STAGE)
    const saved = JSON.parse(JSON.stringify(el.state))
    el.clear()
    el.state = saved
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Stage Lead'])
  })

  it('has one period, comparison and moment, whoever chose it, beside what is brushed', async () => {
    const { el, one, two } = await dashboard()
    choose(one, 'a', 'asOf', { by: 'a', field: 'asOf', asOf: 1000, label: '' })
    choose(two, 'b', 'asOf', { by: 'b', field: 'asOf', asOf: 2000, label: '' })
    choose(one, 'a', 'period', { by: 'a', field: 'period', spec: 'this-month', label: '' })
    choose(two, 't', 'period', PERIOD)
    expect(el.state).to.deep.equal({ version: 1, asOf: 2000, period: 'this-month', clauses: [PERIOD] })
    choose(two, 't', 'period', null)
    choose(one, 'a', 'asOf', null)
    expect(el.state).to.deep.equal({ version: 1, period: 'this-month', clauses: [] })
  })

  it('names periods, comparisons and moments in its reader’s language', async () => {
    const { el, one } = await dashboard()
    choose(one, 'a', 'period', { by: 'a', field: 'period', spec: 'last-90-days', label: 'the last 90 days' })
    choose(one, 'a', 'compare', { by: 'a', field: 'compare', compare: 'previous', label: 'the period before' })
    await el.updateComplete
    el.locale = 'fa'
    await until(el, '.root[dir="rtl"] .chip')
    await eventually(() => chips(el).join() === 'دوره ۹۰ روز گذشته,در سنجش با دورهٔ پیش')
  })

  it('loads again when its reader asks, and says that it does, and when it did', async () => {
    const { el, live } = await dashboard()
    await until(el, '.tools')
    button(el, 'Load again').click()
    expect(live.refreshed).to.equal(1)
    live.set({ status: { state: 'loading', rows: 0, again: true } })
    await eventually(() => textOf(el.renderRoot.querySelector('.asof')).includes('Loading again…'))
    live.set({ status: { state: 'ready', at: Date.UTC(2026, 11, 8, 7) } })
    await eventually(() => textOf(el.renderRoot.querySelector('.asof')).includes('As of 8 December 2026'))
  })

  it('says that its numbers change by themselves, and no longer when they stand for an earlier moment', async () => {
    const live = source()
    live.live = true
    const { el } = await dashboard(live)
    await until(el, '.live')
    expect(textOf(el.renderRoot.querySelector('.live'))).to.equal('Live')
    el.asOf = 99
    await eventually(() => !el.renderRoot.querySelector('.live'))
  })

  it('says how old its numbers are when the source fails', async () => {
    const { el, live } = await dashboard()
    live.set({ status: { state: 'error', fault: { code: 'network', message: 'down', retryable: true }, since: Date.now() - 3_600_000 * 3 } })
    expect(wordsOf(await until(el, '.asof.old'))).to.include('Loaded 3 hours ago; the source does not answer')
  })

  it('offers no tools where the host wants none, or there is nothing to ask', async () => {
    const { el } = await dashboard(source(), { noTools: true })
    await until(el, '.asof')
    expect(el.renderRoot.querySelector('.tools')).to.equal(null)
  })

  it('keeps the height of the row of choices, so that nothing moves with the first', async () => {
    const { el, one } = await dashboard()
    await until(el, '.asof')
    el.parentElement!.setAttribute('style', 'width:900px')
    const before = one.getBoundingClientRect().top
    choose(one, 'f', 'stage', STAGE)
    await until(el, '.chip')
    expect(one.getBoundingClientRect().top).to.equal(before)
  })

  it('is laid out as the host says, by columns and by what each widget spans', async () => {
    const { el, one, two } = await dashboard()
    el.parentElement!.setAttribute('style', 'width:1200px')
    el.style.setProperty('--shakhes-dashboard-columns', '1fr 3fr')
    el.style.setProperty('--shakhes-dashboard-aside', 'span 1')
    el.style.setProperty('--shakhes-dashboard-tall', 'auto')
    el.style.setProperty('--shakhes-dashboard-gap', '20px')
    await eventually(() => Math.round(one.getBoundingClientRect().width) === 295)
    expect(Math.round(two.getBoundingClientRect().width)).to.equal(885)
    expect(two.getBoundingClientRect().left - one.getBoundingClientRect().right).to.be.closeTo(20, 0.1)
    two.style.setProperty('grid-column', '1 / -1')
    await eventually(() => Math.round(two.getBoundingClientRect().width) === 1200)
  })

  it('says up to when its numbers hold', async () => {
    const { el } = await dashboard(fakeSource({ notes: notesResult() }, { status: { state: 'ready', at: Date.UTC(2026, 11, 8, 7, 10) } }), { zone: 'Asia/Tehran', calendar: 'persian' })
    expect(textOf(el.renderRoot.querySelector('.asof'))).to.equal('As of 17 Azar 1405, 10:40')
  })

  it('says once, for all its widgets, that the source failed', async () => {
    const { el, one, live } = await dashboard()
    live.set({ version: 2, status: { state: 'error', fault: { code: 'network', message: 'down', retryable: true } } })
    await eventually(() => textOf(el.renderRoot.querySelector('[role="status"]')) === 'The source cannot be reached')
    await until(one, '.blank')
    expect(textOf(one.renderRoot.querySelector('[role="status"]'))).to.equal('')
  })

  it('says that the source is back after it failed, and what a reader loaded again, but nothing of other loads', async () => {
    const { el, live } = await dashboard(source(), { zone: 'UTC' })
    const region = el.renderRoot.querySelector('.dash > [role="status"]')!
    const said = (): string => textOf(region)
    const heard: string[] = []
    new MutationObserver(() => heard.push(said())).observe(region, { characterData: true, childList: true, subtree: true })
    const at = Date.UTC(2026, 11, 8, 7, 10)
    const fault = { code: 'network', message: 'down', retryable: true } as const
    await until(el, '.asof')
    const loaded = async (minute: number): Promise<void> => {
      live.set({ status: { state: 'ready', at: at + minute * 60_000 } })
      await eventually(() => said().startsWith('Loaded ') && said().endsWith(`:${10 + minute}`))
    }
    live.set({ status: { state: 'error', fault } })
    await eventually(() => said() === 'The source cannot be reached')
    await loaded(1)
    live.set({ status: { state: 'ready', at: at + 2 * 60_000 } })
    el.renderRoot.querySelector<HTMLElement>('.end button')!.click()
    expect(live.refreshed).to.equal(1)
    await loaded(3)
    expect(heard.filter((text) => text.endsWith(':12'))).to.deep.equal([])
    // The same failure again is news again.
    live.set({ status: { state: 'error', fault } })
    await eventually(() => said() === 'The source cannot be reached')
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
    await eventually(() => one.getBoundingClientRect().top === two.getBoundingClientRect().top)
    el.parentElement!.setAttribute('style', 'width:700px')
    await eventually(() => one.getBoundingClientRect().bottom <= two.getBoundingClientRect().top)
    expect(one.getBoundingClientRect().width, 'but for parts of a pixel').to.be.closeTo(700, 0.1)
  })

  it('lays cards out in rows alike, never five and one', async () => {
    const el = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang="en">${Array.from({ length: 6 }, () => html`<div slot="cards">1</div>`)}</shakhes-dashboard>`)
    const rows = (): number[] => {
      const tops = [...el.children].map((card) => Math.round(card.getBoundingClientRect().top))
      return [...new Set(tops)].map((top) => tops.filter((other) => other === top).length)
    }
    for (const [width, expected] of [[1216, [3, 3]], [736, [3, 3]]] as const) {
      el.parentElement!.setAttribute('style', `width:${width}px`)
      await eventually(() => rows().join() === expected.join(), `${expected.join(' and ')} at ${width} px`)
    }
    el.lastElementChild!.remove()
    await eventually(() => rows().join() === '3,2', 'five are three and two')
    el.parentElement!.setAttribute('style', 'width:1216px')
    await eventually(() => rows().join() === '5', 'or one row')
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
