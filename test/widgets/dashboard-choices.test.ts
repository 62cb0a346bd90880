import { expect, oneEvent } from '@open-wc/testing'
import type { Clause } from '../../src/model/index.ts'
import type { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { drawn, eventually, focused, textOf, until, wordsOf } from '../helpers/page.ts'
import { datasetInfo } from '../helpers/results.ts'
import { button, choose, dashboard, STAGE } from './dashboard.ts'

const PERIOD: Clause = { by: 't', field: 'period', period: { start: 0, end: 86_400_000 }, label: '1 January 1970' }
const chips = (el: ShakhesDashboard): string[] => [...el.renderRoot.querySelectorAll('.chip')].map(wordsOf)

describe('what readers choose in a dashboard', () => {
  it('narrows all widgets but the one in which the reader chose', async () => {
    const { one, two, live } = await dashboard()
    const before = live.asked.length
    one.renderRoot.querySelector<HTMLElement>('.about')!.click()
    await eventually(() => live.asked.length === before + 1)
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

  it('keeps the height of the row of choices, so that nothing moves with the first', async () => {
    const { el, one } = await dashboard()
    await until(el, '.asof')
    el.parentElement!.setAttribute('style', 'width:900px')
    const before = one.getBoundingClientRect().top
    choose(one, 'f', 'stage', STAGE)
    await until(el, '.chip')
    expect(one.getBoundingClientRect().top).to.equal(before)
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
