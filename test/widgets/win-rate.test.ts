import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import type { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import { months, rate, winRateOfTen, winRateResult } from '../charts/results.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { drawn } from '../helpers/page.ts'
import { all, one, text, key, shown, press } from './win-rate.ts'

describe('shakhes-win-rate', () => {
  it('shows the rate with k of n, its interval, and its verdict in words', async () => {
    const el = await shown(winRateResult())
    expect(text(one(el, '.display'))).to.equal('63.2%')
    expect(text(one(el, '.evidence'))).to.contain('4,238 of 6,711 decided · 95% interval 62.0–64.3%')
    expect(text(one(el, '.verdict'))).to.equal('up 1.8 points from 61.3%')
    expect(one(el, '.verdict').className).to.contain('up')
    expect(text(one(el, '.against'))).to.contain('the change +0.2 to +3.5')
    expect(text(one(el, '.summary'))).to.equal('Won 4,238 of 6,711 decided; higher than the year before.')
  })
  it('is a meter to assistive technology', async () => {
    const meter = one(await shown(winRateResult()), '[role=meter]')
    expect(meter.ariaLabel).to.equal('Win rate of decided deals')
    expect([meter.ariaValueMin, meter.ariaValueNow, meter.ariaValueMax]).to.deep.equal(['0', '63.2', '100'])
    expect(meter.ariaValueText).to.equal('63.2%, 4,238 of 6,711')
  })
  it('keeps a difference that was not proven grey, and says so', async () => {
    // METRICS WX-G6: 24/60 vs 15/60.
    const result = winRateResult({
      decided: rate(24, 60),
      comparison: { period: { start: 0, end: 1 }, rate: rate(15, 60), difference: 0.15, interval: { low: -0.017416, high: 0.306425 }, verdict: 'no-clear-change' },
    })
    const el = await shown(result, { compare: 'previous' })
    expect(text(one(el, '.verdict'))).to.equal('no clear change from 25%')
    expect(one(el, '.verdict').className).not.to.match(/\b(up|down)\b/)
    expect(text(one(el, '.against'))).to.contain('−1.7 to +30.6')
    expect(text(one(el, '.summary'))).to.contain('no clear change from the period before')
  })
  it('asks for the cohorts of all created, and tells how far each may still rise', async () => {
    const cohorts = months([[40, 100], [20, 100], [1, 3]]).map((point, i) => ({ ...point, partial: false, rate: [rate(40, 100, 0), rate(20, 100, 30), rate(1, 3, 2)][i]! }))
    const source = fakeSource({ winRate: winRateResult() })
    const el = await shown(winRateResult(), { source })
    expect(source.last.query).not.to.have.property('attribution')
    expect(text(one(el, '.over h4'))).to.equal('By month when decided')
    source.results = { winRate: winRateResult({ cohorts }) }
    ;(all(el, 'input[type=radio]')[1] as HTMLInputElement).click()
    await eventually(() => el.renderRoot.querySelectorAll('.periods [role=option]').length === 3)
    expect(source.last.query).to.include({ attribution: 'both' })
    expect(text(one(el, '.over'))).to.equal('By month when created hatched may still rise')
    expect(all(el, '.periods [role=option]').map(text).map((said) => said.replace(/^[^:]*: /, ''))).to.deep.equal(['40.0%, 40 of 100, 30.9–49.8%', '20.0% to 50.0%, 20 of 100', '1 of 3'])
    // Groups are of decided deals all the same, and say so.
    expect(text(one(el, '.groups-head h4'))).to.equal('Decided, by source')
    await drawn(el)
    await expect(el).to.be.accessible()
    const chosen = oneEvent(el, 'shakhes-select')
    const periods = one(el, '.periods')
    key(periods, 'Home')
    key(periods, 'Enter')
    expect(((await chosen) as CustomEvent<SelectDetail>).detail.clause?.period).to.deep.equal({ start: cohorts[0]!.start, end: cohorts[0]!.end })
    await press(el, 'Show as a table')
    expect(text(one(el, 'caption'))).to.equal('By month of creation; hatched may still rise')
    expect(all(el, 'tbody tr').slice(0, 2).map((row) => text(row.querySelectorAll('td')[1]!))).to.deep.equal(['100', '100'])
  })
  it('tells no range of a difference where a side is too few for a percentage (METRICS G5)', async () => {
    const past = (k: number, n: number) => ({ period: { start: 0, end: 1 }, rate: rate(k, n), difference: 1, interval: { low: 0.2, high: 1 }, verdict: 'no-clear-change' as const })
    const el = await shown(winRateResult({ decided: rate(3, 3), comparison: past(0, 3) }))
    expect(text(one(el, '.against'))).to.match(/^no clear change from 0 of 3/)
    expect(text(one(el, '.against'))).not.to.contain('%').and.not.to.match(/\d to /)
    await press(el, 'How this is counted')
    expect(text(one(el, '.body dl'))).not.to.contain('Newcombe')
  })
  it('offers four definitions, each with its answer', async () => {
    const el = await shown(winRateResult())
    expect(all(el, '.switch label').map(text)).to.deep.equal(['Decided63.2%', 'All created43.5% to 73.9%', 'By value58.4%', 'With stale61.1%'])
    const radio = all(el, 'input[type=radio]')[1] as HTMLInputElement
    radio.click()
    await el.updateComplete
    expect(el.definition).to.equal('all')
    expect(el.getAttribute('definition')).to.equal('all')
    expect(text(one(el, '.display'))).to.equal('43.5%')
    expect(text(one(el, '.evidence'))).to.equal('3,655 of 8,400 created · at most 73.9% once the open ones are decided')
    expect(text(one(el, '.summary'))).to.equal('Won 3,655 of 8,400 created; 2,549 still open.')
    expect(text(one(el, '.over h4'))).to.equal('By month when created')
  })
  it('takes the definition from its attribute, and says that a share of money has no interval', async () => {
    const el = await shown(winRateResult())
    el.setAttribute('definition', 'value')
    await el.updateComplete
    expect(text(one(el, '.display'))).to.equal('58.4%')
    expect(text(one(el, '.evidence'))).to.contain('104 bn of 178 bn toman decided, by value').and.to.contain('no interval')
    el.definition = 'stale'
    await el.updateComplete
    expect(text(one(el, '.evidence'))).to.contain('4,238 of 6,936 decided, or open for over 90 days')
  })

  it('prints small samples grey, and never a percentage below five', async () => {
    // METRICS WX-B: 3 of 6 decided.
    const el = await shown(winRateOfTen())
    expect(text(one(el, '.display'))).to.equal('50%')
    expect(one(el, '.display').className).to.contain('grey')
    expect(all(el, '.group').map((g) => text(g))).to.deep.equal(['Partner 3 of 4', 'Radio 0 of 2'])
    expect(all(el, '.group .track').every((track) => track.className.includes('none'))).to.equal(true)
    const few = await shown(winRateOfTen({ decided: rate(3, 4) }))
    expect(text(one(few, '.display'))).to.equal('3 of 4')
    expect(all(few, '[role=meter]')).to.have.length(0)
    expect(text(one(few, '.switch label'))).to.equal('Decided3 of 4')
    expect(all(few, '[role=option]').map(text).join()).not.to.contain('%')
    expect(all(few, '.series .dot')).to.have.length(0)
    expect(all(few, '.series .few')).to.have.length(3)
  })
  it('says when nothing is decided', async () => {
    const el = await shown(winRateResult({ decided: rate(0, 0), stale: rate(0, 0), byValue: rate(0, 0), comparison: null, series: months([[0, 0]]), groups: [] }))
    expect(text(one(el, '.display'))).to.equal('none decided')
    expect(text(one(el, '.summary'))).to.equal('Nothing was decided in this period.')
    expect(all(el, '.switch label').map(text)[1]).to.equal('All created43.5% to 73.9%')
  })

  it('asks what its attributes say', async () => {
    const source = fakeSource({ winRate: winRateResult() })
    const el = await shown(winRateResult(), { source })
    el.setAttribute('group-by', 'none')
    el.setAttribute('grain', 'week')
    el.setAttribute('stale-after-days', '30')
    await el.updateComplete
    expect(source.last.query).to.include({ grain: 'week', staleAfterDays: 30 })
    expect(source.last.query).not.to.have.property('groupBy')
  })

  it('mirrors rates for Persian, while time runs from left to right', async () => {
    const el = await shown(winRateResult(), { lang: 'fa' })
    const [first, last] = [all(el, '.group')[0]!, all(el, '.group')[4]!]
    const at = (row: HTMLElement) => row.querySelector('.value')!.getBoundingClientRect().left
    expect(at(first)).to.be.lessThan(at(last))
    const dots = all(el, '.series .dot').map((dot) => dot.getBoundingClientRect().left)
    expect(dots).to.deep.equal([...dots].sort((a, b) => a - b))
    for (const label of all(el, '.series text')) {
      expect(getComputedStyle(label).direction).to.equal('rtl')
      expect(getComputedStyle(label).unicodeBidi).to.equal('isolate')
    }
    // Shares of the axis end left of the plot, whichever way they are written.
    const ticks = all(el, '.series text').filter((label) => text(label).includes('٪'))
    const plot = one(el, '.series .axis').getBoundingClientRect().left
    for (const tick of ticks) expect(tick.getBoundingClientRect().right).to.be.lessThan(plot)
  })
  for (const lang of ['en', 'fa']) {
    it(`fits 320 px in ${lang}`, async () => {
      for (const result of [winRateResult(), winRateOfTen()]) {
        const el = await shown(result, { lang, width: 320 })
        await eventually(() => Number(one(el, '.series').getAttribute('width')) < 320)
        const root = one(el, '.widget').getBoundingClientRect()
        for (const child of all(el, '.body *')) {
          if (child.closest('.sr') || child.closest('defs') || child.tagName === 'TITLE') continue
          const box = child.getBoundingClientRect()
          if (box.width === 0) continue
          expect(box.right, child.getAttribute('class') ?? '').to.be.at.most(root.right + 0.5)
          expect(box.left, child.getAttribute('class') ?? '').to.be.at.least(root.left - 0.5)
        }
      }
    })
  }

  for (const lang of ['en', 'fa']) for (const [what, result] of Object.entries({ 'of a year': winRateResult(), 'of ten deals': winRateOfTen() })) {
    it(`is accessible as a chart ${what}, in ${lang}`, async () => {
      const el = await shown(result, { lang })
      all(el, '.group')[0]!.click()
      one(el, '.periods').focus()
      await el.updateComplete
      await expect(el).to.be.accessible()
    })
  }
  it('is accessible as a table and a definition', async () => {
    const el = await shown(winRateResult())
    await press(el, 'Show as a table')
    await expect(el).to.be.accessible()
    await press(el, 'How this is counted')
    await expect(el).to.be.accessible()
  })
  it('is accessible while it loads, when it fails, and when there is nothing', async () => {
    const loading = await fixture<ShakhesWinRate>(html`<shakhes-win-rate .source=${fakeSource({}, { hold: true })}></shakhes-win-rate>`)
    await expect(loading).to.be.accessible()
    await expect(await shown(winRateResult(), { source: fakeSource({}) })).to.be.accessible()
    const empty = await shown(winRateResult({ decided: rate(0, 0), all: rate(0, 0) }))
    expect(all(empty, '.blank')).to.have.length(1)
    await expect(empty).to.be.accessible()
  })
  it('has every period and group in its table, and the whole at the foot', async () => {
    const el = await shown(winRateResult())
    await press(el, 'Show as a table')
    const rows = all(el, 'tbody tr').map((row) => [...row.children].map(text))
    expect(rows).to.have.length(16)
    expect(rows[1]).to.deep.equal(['April 2026', '404', '680', '59.4%', '55.7%', '63.0%'])
    expect(rows[10]).to.deep.equal(['Source: Referral', '1,012', '1,421', '71.2%', '68.8%', '73.5%'])
    expect([...one(el, 'tfoot tr').children].map(text)).to.deep.equal(['All', '4,238', '6,711', '63.2%', '62.0%', '64.3%'])
  })
  it('defines the rate that is chosen', async () => {
    const el = await shown(winRateResult())
    await press(el, 'How this is counted')
    expect(text(one(el, '.formula'))).to.equal('won ÷ (won + lost) = 4,238 ÷ 6,711')
    expect(text(one(el, '.definition'))).to.match(/62\.0–64\.3%, Wilson, 95%.*61\.3% \(3,926 of 6,402\).*Newcombe/)
    el.definition = 'all'
    await el.updateComplete
    expect(text(one(el, '.formula'))).to.equal('won ÷ all created = 3,655 ÷ 8,400')
    expect(text(one(el, '.definition'))).to.contain('43.5–73.9%')
  })
  it('is made of whole amounts where it is saved by value', async () => {
    const el = await shown(winRateResult({ byValue: { ...rate(584, 1000), k: 5_840_000_010, n: 10_000_000_000, interval: null } }))
    el.definition = 'value'
    await el.updateComplete
    expect((await el.csv())!).to.contain(' = 584,000,001 toman ÷ 1,000,000,000 toman"\r\n')
    await press(el, 'How this is counted')
    expect(text(one(el, '.formula'))).to.contain('= 584 m toman ÷ 1.0 bn toman')
  })
  it('survives a move in the page, and being removed while it waits', async () => {
    const source = fakeSource({ winRate: winRateResult() })
    const el = await shown(winRateResult(), { source })
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`)
    elsewhere.append(el)
    await eventually(() => el.renderRoot.querySelector('.hero'))
    expect(source.users).to.equal(1)
    const waiting = fakeSource({}, { hold: true })
    const gone = await fixture<ShakhesWinRate>(html`<shakhes-win-rate .source=${waiting}></shakhes-win-rate>`)
    gone.remove()
    await eventually(() => waiting.users === 0)
    expect(waiting.last.signal!.aborted).to.equal(true)
  })
})
