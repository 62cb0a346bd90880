import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { winRateLaterWords } from '../../src/i18n/win-rate-later.ts'
import type { WinRateQuery, WinRateResult } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import { envelope, group, months, rate, winRateResult } from '../charts/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { all, drawn, eventually, one } from '../helpers/page.ts'

defineElements(ShakhesWinRate)

const text = (element: Element) => element.textContent!.replace(/[\u2066-\u2069\u061c]/g, '').replace(/\s+/g, ' ').trim()
const asked = (source: FakeSource) => source.last.query as WinRateQuery
const list = (el: ShakhesWinRate, label: string): HTMLSelectElement => all(el, 'select').find((one) => one.ariaLabel === label) as HTMLSelectElement
const choose = (el: ShakhesWinRate, label: string, value: string): void => {
  const select = list(el, label)
  select.value = value
  select.dispatchEvent(new Event('change'))
}
const cohorts = months().map((point, i) => ({ ...point, partial: false, rate: rate(100 - 10 * i, 300, 30 * i) }))

async function shown(result: WinRateResult = winRateResult(), { lang = 'en', width = 520, source = fakeSource({ winRate: result }) } = {}): Promise<{ el: ShakhesWinRate; source: FakeSource }> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}><shakhes-win-rate .source=${source} period="last-365-days" toman></shakhes-win-rate></div>`)
  const el = wrap.querySelector('shakhes-win-rate')!
  await eventually(() => el.renderRoot.querySelector('[role=listbox]'), 'the win rate can be switched')
  return { el, source }
}

describe('the switches of a win rate', () => {
  it('choose grain, dimension and comparison, each in its place in the text', async () => {
    const { el, source } = await shown()
    expect(list(el, 'Compared with').value).to.equal('previous')
    choose(el, 'Length of a period', 'quarter')
    choose(el, 'What groups are made by', 'product')
    choose(el, 'Compared with', 'last-year')
    await el.updateComplete
    expect(asked(source)).to.include({ grain: 'quarter', groupBy: 'product', compare: 'last-year' })
  })
  it('leave a line for what is read off where it is narrow: nothing is cut, and nothing moves', async () => {
    for (const lang of ['en', 'fa'] as const) {
      const { el } = await shown({ ...winRateResult(), cohorts }, { lang, width: 300 })
      choose(el, winRateLaterWords[lang].course, 'both')
      await eventually(() => all(el, '.periods').length === 2)
      const places = (): number[] => all(el, '.periods').map((surface) => surface.getBoundingClientRect().top - el.getBoundingClientRect().top)
      const before = places()
      one(el, '[role=listbox]').dispatchEvent(new FocusEvent('focus'))
      await eventually(() => all(el, '.readout').every((line) => text(line) !== ''), 'both are read off')
      expect(places(), lang).to.deep.equal(before)
      for (const line of all(el, '.readout')) expect(line.scrollWidth, text(line)).to.equal(line.clientWidth)
    }
  })
  it('leave the grain to the width where nobody says: fewer periods where it is narrow, and not to and fro', async () => {
    const wide = await shown()
    expect(asked(wide.source)).not.to.have.property('room')
    const { el, source } = await shown(winRateResult(), { width: 340 })
    expect(source.asked.map(({ query }) => (query as WinRateQuery).room), 'the first question knows').to.deep.equal([31])
    const resize = async (width: number, room: number | undefined): Promise<void> => {
      el.parentElement!.style.width = `${width}px`
      await eventually(() => asked(source).room === room, `${width} px: ${asked(source).room}`)
      await drawn(el)
    }
    await resize(200, 15)
    await resize(340, 31)
    await resize(560, undefined)
    const before = source.asked.length
    // About the width at which it changes.
    for (const width of [470, 450, 475, 445]) {
      el.parentElement!.style.width = `${width}px`
      await eventually(() => Math.abs(Number(one(el, '.series').getAttribute('width')) - (width - 42)) < 12)
    }
    expect(source.asked.length).to.equal(before)
    choose(el, 'Length of a period', 'week')
    await el.updateComplete
    await resize(200, undefined)
    expect(asked(source)).to.include({ grain: 'week' })
  })
  it('offer no grain that would make thousands of periods', async () => {
    const { el } = await shown()
    expect([...list(el, 'Length of a period').options].map(({ value }) => value)).to.deep.equal(['week', 'month', 'quarter'])
  })
  it('lead on from a comparison that nobody wants', async () => {
    const { el, source } = await shown(winRateResult({ comparison: null }))
    expect(text(one(el, '.against select option:checked'))).to.equal('Beside the period before')
    choose(el, 'Compared with', 'none')
    await el.updateComplete
    expect(asked(source)).to.include({ compare: 'none' })
    expect(list(el, 'Compared with').value).to.equal('none')
  })
  it('keep the focus where they lead to no comparison', async () => {
    const { el, source } = await shown()
    expect(el.renderRoot.querySelector('.against .verdict')).not.to.equal(null)
    const switched = list(el, 'Compared with')
    switched.focus()
    source.results = { winRate: winRateResult({ comparison: null }) }
    choose(el, 'Compared with', 'none')
    await eventually(() => el.renderRoot.querySelector('.against .verdict') === null)
    expect((el.renderRoot as ShadowRoot).activeElement === switched).to.equal(true)
  })
  it('stay where a dimension that the reader chose was not recorded', async () => {
    const source = fakeSource({ winRate: winRateResult() })
    const { el } = await shown(winRateResult(), { source })
    source.results = { winRate: winRateResult({ groupBy: 'segment', groups: [group('', '', 10, 30, true)] }) }
    choose(el, 'What groups are made by', 'segment')
    await eventually(() => el.renderRoot.querySelectorAll('.group').length === 1)
    expect(list(el, 'What groups are made by').value).to.equal('segment')
  })
  it('can be reached and used by keyboard alone, in the order in which they are read', async () => {
    const { el, source } = await shown()
    const active = () => (el.renderRoot as ShadowRoot).activeElement
    list(el, 'Compared with').focus()
    await sendKeys({ press: 'ArrowDown' })
    await eventually(() => asked(source).compare === 'last-year')
    await sendKeys({ press: 'Tab' })
    expect(active()).to.equal(one(el, 'input[value=decided]'))
    await sendKeys({ press: 'Tab' })
    expect(active()).to.equal(list(el, 'Length of a period'))
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    expect(active()).to.equal(one(el, '[role=listbox]'))
    await sendKeys({ press: 'Home' })
    const chosen = oneEvent(el, 'shakhes-select')
    await sendKeys({ press: 'Enter' })
    expect(((await chosen) as CustomEvent<SelectDetail>).detail.clause?.period?.start).to.equal(months()[0]!.start)
    await sendKeys({ press: 'Tab' })
    expect(active()).to.equal(list(el, 'What groups are made by'))
  })
})

describe('cohorts beside periods', () => {
  it('stand under each other in the same months, told together', async () => {
    const source = fakeSource({ winRate: winRateResult() })
    const { el } = await shown(winRateResult(), { source })
    source.results = { winRate: winRateResult({ cohorts }) }
    choose(el, 'Which deals belong to a period', 'both')
    await eventually(() => el.renderRoot.querySelectorAll('.series').length === 2)
    expect(asked(source)).to.include({ attribution: 'both' })
    expect(all(el, '[role=listbox]')).to.have.length(1)
    expect(text(all(el, '[role=option]')[1]!)).to.equal('April 2026: 59.4%, 404 of 680, 55.7–63.0%; created then: Apr: 30.0% to 40.0%, 90 of 300')
    const [decided, created] = all(el, '.series').map((series) => [...series.querySelectorAll('.dot')].map((dot) => dot.getAttribute('cx')))
    expect(created).to.deep.equal(decided)
    // Those that open deals may still carry on are hatched.
    expect(all(el, '.series')[1]!.querySelectorAll('.band.unsettled')).to.have.length(1)
    one(el, '[role=listbox]').focus()
    await el.updateComplete
    expect(all(el, '.readout').map(text)).to.deep.equal(['December 2026 (part): 65.4%, 140 of 214, 58.8–71.5%', 'December 2026: 3.3% to 93.3%, 10 of 300'])
    await expect(el).to.be.accessible()
    all(el, '.tool').find((tool) => tool.ariaLabel === 'Show as a table')!.click()
    await eventually(() => el.renderRoot.querySelector('tbody'))
    expect(all(el, 'tbody th').map(text)).to.include('when created: April 2026')
  })
  it('are what the host says', async () => {
    const { el, source } = await shown(winRateResult({ cohorts }))
    el.setAttribute('attribution', 'created')
    await el.updateComplete
    expect(asked(source)).to.include({ attribution: 'both' })
    expect(text(one(el, '.readout'))).to.equal('hatched may still rise')
    el.setAttribute('attribution', 'sideways')
    await eventually(() => el.renderRoot.querySelector('.blank'))
    expect(text(one(el, '.blank'))).to.contain('This question cannot be answered')
  })
})

describe('a win rate beside another', () => {
  it('says by how much it is above or below, with the interval of the difference', async () => {
    const against = { period: envelope.period, rate: rate(300, 600), difference: 0.132, interval: { low: 0.09, high: 0.17 }, verdict: 'up' as const }
    const source = fakeSource({ winRate: winRateResult() })
    source.dimensions = { team: [{ value: 'a', name: 'North', count: 9 }, { value: 'b', name: 'South', count: 8 }] }
    const { el } = await shown(winRateResult(), { source })
    source.results = { winRate: winRateResult({ against }) }
    choose(el, 'Compared with', 'group')
    await eventually(() => el.renderRoot.querySelector('.verdict')?.textContent?.includes('South'))
    expect(asked(source)).to.deep.include({ filter: { op: 'in', field: 'team', values: ['a'] }, against: { op: 'in', field: 'team', values: ['b'] } })
    expect(text(one(el, '.verdict'))).to.equal('13.2 points above South (50.0%)')
    expect(text(one(el, '.against'))).to.contain('the difference +9.0 to +17.0')
    expect(text(one(el, '.summary'))).to.equal('Won 4,238 of 6,711 decided; 13.2 points above South (50.0%).')
    await expect(el).to.be.accessible()
  })
})

describe('what a win rate tells', () => {
  it('is why deals were lost, shares adding up, those not recorded last', async () => {
    const lostReasons = [['Price', 1000], ['Competitor', 900], [null, 573]].map(([reason, count]) => ({ reason: reason as string | null, count: count as number, share: (count as number) / 2473 }))
    const { el } = await shown(winRateResult({ lostReasons }))
    expect(text(one(el, '.reasons h4'))).to.equal('Why 2,473 were lost')
    expect(all(el, '.reasons b').map(text)).to.deep.equal(['40.4%', '36.4%', '23.2%'])
    await expect(el).to.be.accessible()
  })
  it('is how sure a share of money is, by resampling the deals', async () => {
    const source = fakeSource({ winRate: winRateResult({ byValue: { ...winRateResult().byValue, interval: { low: 0.55, high: 0.61 } } }) })
    const { el } = await shown(winRateResult(), { source })
    expect(asked(source)).not.to.have.property('valueInterval')
    el.definition = 'value'
    await eventually(() => asked(source).valueInterval)
    await el.updateComplete
    expect(text(one(el, '.evidence'))).to.contain('95% interval 55.0–61.0%')
    all(el, '.tool').find((tool) => tool.ariaLabel === 'How this is counted')!.click()
    await eventually(() => el.renderRoot.querySelector('.definition'))
    expect(text(one(el, '.definition'))).to.contain('55.0–61.0%, by resampling the deals, 95%')
  })
})
