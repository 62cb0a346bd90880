import { expect, oneEvent } from '@open-wc/testing'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { months, winRateResult } from '../charts/results.ts'
import { all, one, text, key, shown } from './win-rate.ts'

describe('the periods of a win rate', () => {
  it('selects the period that is clicked', async () => {
    const el = await shown(winRateResult())
    const chart = one(el, '.periods')
    const box = chart.getBoundingClientRect()
    const chosen = oneEvent(el, 'shakhes-select')
    chart.dispatchEvent(new MouseEvent('click', { clientX: box.right - 12, clientY: box.top + 40, bubbles: true }))
    const { clause } = ((await chosen) as CustomEvent<SelectDetail>).detail
    const last = months().at(-1)!
    expect(clause).to.deep.include({ field: 'period', period: { start: last.start, end: last.end } })
    await el.updateComplete
    expect(all(el, '[aria-selected=true]')).to.have.length(1)
    expect(all(el, '.series .chosen')).to.have.length(1)
  })
  it('goes through the periods by keyboard, in the order of time in every language', async () => {
    for (const lang of ['en', 'fa']) {
      const el = await shown(winRateResult(), { lang })
      const chart = one(el, '.periods')
      chart.focus()
      await el.updateComplete
      expect(chart.getAttribute('aria-activedescendant')).to.equal('period-9')
      key(chart, 'ArrowLeft')
      await el.updateComplete
      expect(chart.getAttribute('aria-activedescendant')).to.equal('period-8')
      key(chart, 'Home')
      key(chart, 'ArrowRight')
      await el.updateComplete
      expect(chart.getAttribute('aria-activedescendant')).to.equal('period-1')
      expect(text(one(el, '.readout'))).to.contain(lang === 'en' ? '59.4%' : '۵۹٫۴')
      const chosen = oneEvent(el, 'shakhes-select')
      key(chart, 'Enter')
      expect(((await chosen) as CustomEvent<SelectDetail>).detail.field).to.equal('period')
      const cleared = oneEvent(el, 'shakhes-select')
      key(chart, 'Escape')
      expect(((await cleared) as CustomEvent<SelectDetail>).detail.clause).to.equal(null)
    }
  })
  it('says each period in words, and that some are unfinished', async () => {
    const el = await shown(winRateResult())
    expect(all(el, '[role=option]').map(text)[1]).to.equal('April 2026: 59.4%, 404 of 680, 55.7–63.0%')
    expect(all(el, '[role=option]').map(text)[9]).to.contain('(part)')
  })
})
