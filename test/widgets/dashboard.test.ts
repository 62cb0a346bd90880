import { expect, fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import type { ShakhesNotes } from '../../src/widgets/notes.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually, textOf, until, wordsOf } from '../helpers/page.ts'
import { notesResult } from '../helpers/results.ts'
import { button, choose, dashboard, source, STAGE } from './dashboard.ts'

describe('shakhes-dashboard', () => {
  it('tells the widgets inside their source, period, calendar, zone and currency', async () => {
    const { live } = await dashboard(source(), { period: 'this-month', calendar: 'persian', zone: 'Asia/Tehran', currency: 'IRR', compare: 'previous', asOf: 99 })
    const { query } = live.last
    expect(query).to.deep.include({ period: 'this-month', currency: 'IRR', compare: 'previous', asOf: 99 })
    expect(query.frame).to.deep.include({ calendar: 'persian', zone: 'Asia/Tehran' })
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
})
