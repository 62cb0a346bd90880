import { expect, fixture, html } from '@open-wc/testing'
import { rateMark, rateTrack } from '../../src/charts/interval.ts'
import { rate } from './results.ts'

const whole = { min: 0, max: 1, ticks: [0, 1] }

describe('mark of a share', () => {
  it('puts value and interval on the scale', () => {
    const mark = rateMark(rate(50, 100), whole)
    expect(mark.quality).to.equal('solid')
    expect(mark.value).to.equal(0.5)
    expect(mark.low).to.be.closeTo(0.403832, 1e-6)   // METRICS WX-G5
    expect(mark.high).to.be.closeTo(0.596168, 1e-6)
  })
  it('is grey for few, and shows nothing of fewer than five', () => {
    expect(rateMark(rate(7, 10), whole).quality).to.equal('grey')
    expect(rateMark(rate(3, 3), whole, { past: 0.5, total: 0.6 })).to.deep.equal({ quality: 'none', range: 'interval', low: null, high: null, value: null, past: null, total: 0.6 })
    expect(rateMark(rate(0, 0), whole).quality).to.equal('none')
  })
  it('draws bounds from the value on, and bounds alone where there is no value', () => {
    // METRICS WX-A, stage P: 4 of 6, two open.
    const mark = rateMark(rate(4, 6, 2), whole, { range: 'bounds' })
    expect([mark.low, mark.value, mark.high]).to.deep.equal([4 / 6, 4 / 6, 1])
    expect(rateMark({ ...rate(40, 60, 20), value: null }, whole, { range: 'bounds' })).to.deep.include({ value: null, low: 40 / 60, high: 1 })
  })
  it('is drawn from where reading starts, and hidden from assistive technology', async () => {
    const mark = rateMark(rate(30, 40), whole)
    for (const dir of ['ltr', 'rtl']) {
      const host = await fixture<HTMLElement>(html`<div dir=${dir}>${rateTrack(mark)}</div>`)
      const value = host.querySelector<HTMLElement>('.value')!
      expect(value.style.getPropertyValue('--_at')).to.equal('0.7500')
      expect(host.querySelector('.track')!.getAttribute('aria-hidden')).to.equal('true')
    }
  })
})
