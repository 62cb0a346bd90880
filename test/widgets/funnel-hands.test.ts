import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { Comparison, FunnelQuery, FunnelResult, Scope } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import { envelope, funnelResult, rate, year } from '../charts/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { all, eventually, one } from '../helpers/page.ts'
import { datasetInfo, winRateResult } from '../helpers/results.ts'

defineElements(ShakhesFunnel, ShakhesDashboard, ShakhesWinRate)

const DAY = 86_400_000
/** The last instant of a day of Tehran, `ago` days before the last load. */
const dayEnd = (ago: number): number => Date.UTC(2026, 11, 8 - ago, 20, 29, 59, 999)
const plain = (text: string) => text.replace(/[\u2066-\u2069\u061c]/g, '').replace(/\s+/g, ' ').trim()
const text = (element: Element) => {
  const copy = element.cloneNode(true) as Element
  copy.querySelectorAll('.sr').forEach((part) => part.remove())
  return plain(copy.textContent!)
}
const asked = (source: FakeSource) => source.last.query as FunnelQuery
const choose = (el: ShakhesFunnel, label: string, value: string): void => {
  const select = all(el, 'select').find((one) => one.ariaLabel === label) as HTMLSelectElement
  select.value = value
  select.dispatchEvent(new Event('change'))
}

async function shown(result: FunnelResult = year(), { lang = 'en', width = 900, source = fakeSource({ funnel: result }), period = 'last-365-days' } = {}): Promise<{ el: ShakhesFunnel; source: FakeSource }> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}><shakhes-funnel .source=${source} period=${period} zone="Asia/Tehran" toman></shakhes-funnel></div>`)
  const el = wrap.querySelector('shakhes-funnel')!
  await eventually(() => el.renderRoot.querySelector('button.pick'), 'the funnel can be switched')
  return { el, source }
}
async function opened(options: Parameters<typeof shown>[1] = {}, result = year()): Promise<{ el: ShakhesFunnel; source: FakeSource; slider: HTMLInputElement }> {
  const { el, source } = await shown(result, options)
  one(el, '.pick[aria-expanded]').click()
  await el.updateComplete
  return { el, source, slider: one<HTMLInputElement>(el, '.replay input') }
}
const slide = (slider: HTMLInputElement, by: number, kind: 'input' | 'change' = 'input'): void => {
  slider.value = String(Number(slider.value) + by)
  slider.dispatchEvent(new Event(kind))
}
const at = (asOf: number): FunnelResult => year({ asOf })

describe('the slider of a funnel', () => {
  it('reaches from the first day of the period to the last load, and says its day in the calendar of its reader', async () => {
    const { el, slider } = await opened({ lang: 'fa' }, year({ frame: { ...envelope.frame, calendar: 'persian' } }))
    expect(Number(slider.max) - Number(slider.min)).to.equal(Math.round((Date.UTC(2026, 11, 8) - Date.UTC(2026, 2, 21)) / DAY))
    expect(slider.value).to.equal(slider.max)
    expect(plain(slider.ariaValueText!)).to.equal('۱۷ آذر ۱۴۰۵')
    expect(slider.dir).to.equal('ltr')
    expect(text(one(el, '.replay output'))).to.equal('۱۷ آذر ۱۴۰۵')
    await expect(el).to.be.accessible()
  })
  it('asks for one picture at a time, and then for the newest day', async () => {
    const { source, slider, el } = await opened()
    source.hold = true
    const before = source.asked.length
    slide(slider, -10)
    await eventually(() => source.asked.length === before + 1)
    expect(asked(source)).to.include({ asOf: dayEnd(10) })
    for (let i = 0; i < 5; i++) slide(slider, -1)
    await eventually(() => text(one(el, '.replay output')) === '23 November 2026')
    expect(source.asked).to.have.length(before + 1)
    expect(source.last.signal!.aborted).to.equal(false)
    source.last.answer(at(dayEnd(10)))
    await eventually(() => source.asked.length === before + 2)
    expect(asked(source)).to.include({ asOf: dayEnd(15) })
  })
  it('keeps the deals of a named period, which would move with the day', async () => {
    const { source, slider } = await opened()
    expect(asked(source).period).to.equal('last-365-days')
    slide(slider, -3)
    await eventually(() => asked(source).asOf !== undefined)
    expect(asked(source)).to.include({ period: 'last-365-days', today: envelope.asOf })
  })
  it('tells the moment when it is let go, stays there, and leads back to now', async () => {
    const { el, source, slider } = await opened()
    slide(slider, -7)
    const chosen = oneEvent(el, 'shakhes-select')
    slide(slider, 0, 'change')
    const { detail } = (await chosen) as CustomEvent<SelectDetail>
    expect(detail).to.deep.equal({ by: 'shakhes-funnel', field: 'asOf', clause: { by: 'shakhes-funnel', field: 'asOf', asOf: dayEnd(7), today: envelope.asOf, label: '1 December 2026' } })
    await el.updateComplete
    expect(asked(source).asOf).to.equal(dayEnd(7))
    expect(text(one(el, '.replay output'))).to.equal('1 December 2026')
    const cleared = oneEvent(el, 'shakhes-select')
    one(el, '.replay .link').click()
    expect(((await cleared) as CustomEvent<SelectDetail>).detail.clause).to.equal(null)
    await el.updateComplete
    expect(asked(source)).not.to.have.any.keys('asOf', 'today')
    expect(asked(source).period).to.equal('last-365-days')
    expect(slider.value).to.equal(slider.max)
  })
  it('can be used by keyboard alone', async () => {
    const { el, source } = await shown()
    one(el, '.pick[aria-expanded]').focus()
    await sendKeys({ press: 'Enter' })
    await el.updateComplete
    const slider = one(el, '.replay input')
    slider.focus()
    await sendKeys({ press: 'ArrowLeft' })
    await sendKeys({ press: 'ArrowLeft' })
    await eventually(() => asked(source).asOf === dayEnd(2))
    await sendKeys({ press: 'Tab' })
    expect((el.renderRoot as ShadowRoot).activeElement).to.equal(one(el, '.replay .link'))
    await sendKeys({ press: 'Enter' })
    await eventually(() => asked(source).asOf === undefined)
  })
  it('shows an empty funnel before the first deal, rather than nothing to slide on', async () => {
    const { el, source, slider } = await opened()
    const none = funnelResult({ stages: ['Lead', 'Qualified'].map((id) => ({ id, fa: id, advanced: 0, open: 0, lost: 0 })), n: 0, won: 0, lost: 0, open: 0 })
    source.results = { funnel: { ...none, asOf: dayEnd(262) } }
    slide(slider, -262)
    await eventually(() => all(el, '.stage').length === 2)
    expect(text(one(el, '.stage .count b'))).to.equal('0')
    expect(all(el, '.replay')).to.have.length(1)
  })
  it('draws all days on the scale of the last, so that bars grow', async () => {
    const { el, source, slider } = await opened()
    const half = year().stages.map((stage) => ({ ...stage, reached: 1000, advanced: 1000, open: 0, lost: 0 }))
    source.results = { funnel: year({ asOf: dayEnd(30), stages: half }) }
    slide(slider, -30)
    await eventually(() => text(one(el, '.stage .count b')) === '1,000')
    await Promise.all(one(el, '.bar').getAnimations().map(({ finished }) => finished))
    const share = one(el, '.bar').getBoundingClientRect().width / one(el, '.split').getBoundingClientRect().width
    expect(share).to.be.lessThan(0.2)
    expect(text(one(el, '.scale'))).to.equal('0%100%')
  })
  it('moves the bars in a moment, by the motion token, which is none for who wants none', async () => {
    const { el } = await shown()
    expect(getComputedStyle(one(el, '.bar')).transitionProperty).to.equal('inline-size')
    expect(['0.16s', '0s']).to.include(getComputedStyle(one(el, '.bar')).transitionDuration)
  })
  it('is followed by a dashboard, and follows it: a removed chip is a way back', async () => {
    const source = fakeSource({ funnel: year() })
    const dashboard = await fixture<ShakhesDashboard>(html`<shakhes-dashboard .source=${source} period="this-year" zone="Asia/Tehran" style="width: 900px"><shakhes-funnel></shakhes-funnel></shakhes-dashboard>`)
    const el = dashboard.querySelector('shakhes-funnel')!
    await eventually(() => el.renderRoot.querySelector('.pick[aria-expanded]'))
    one(el, '.pick[aria-expanded]').click()
    await el.updateComplete
    const slider = one<HTMLInputElement>(el, '.replay input')
    slide(slider, -4)
    slide(slider, 0, 'change')
    await eventually(() => dashboard.state.asOf === dayEnd(4))
    await eventually(() => asked(source).asOf === dayEnd(4))
    dashboard.clear()
    await eventually(() => asked(source).asOf === undefined)
    await el.updateComplete
    expect(slider.value).to.equal(slider.max)
  })
  it('leaves the period of a dashboard where it is, for all its widgets, also when it is taken back from what was kept', async () => {
    const source = fakeSource({ funnel: year(), winRate: winRateResult() })
    const dashboard = await fixture<ShakhesDashboard>(html`<shakhes-dashboard .source=${source} period="this-month" zone="Asia/Tehran" style="width: 900px"><shakhes-funnel></shakhes-funnel><shakhes-win-rate></shakhes-win-rate></shakhes-dashboard>`)
    const el = dashboard.querySelector('shakhes-funnel')!
    const askedOf = (metric: string): Scope => source.asked.findLast(({ query }) => query.metric === metric)!.query
    await eventually(() => el.renderRoot.querySelector('.pick[aria-expanded]'))
    one(el, '.pick[aria-expanded]').click()
    await el.updateComplete
    const slider = one<HTMLInputElement>(el, '.replay input')
    slide(slider, -4)
    slide(slider, 0, 'change')
    for (const metric of ['funnel', 'winRate']) await eventually(() => askedOf(metric).asOf === dayEnd(4))
    for (const metric of ['funnel', 'winRate']) expect(askedOf(metric), metric).to.include({ period: 'this-month', today: envelope.asOf })
    const { state } = dashboard
    expect(state).to.deep.equal({ version: 1, asOf: dayEnd(4), today: envelope.asOf, clauses: [] })
    dashboard.clear()
    await eventually(() => askedOf('winRate').asOf === undefined)
    expect(askedOf('winRate')).not.to.have.property('today')
    dashboard.state = state
    await eventually(() => askedOf('winRate').asOf === dayEnd(4))
    expect(askedOf('winRate').today).to.equal(envelope.asOf)
  })
  it('fits 320 px', async () => {
    const { el } = await opened({ width: 320, lang: 'fa' })
    const { left, right } = one(el, '.body').getBoundingClientRect()
    for (const part of all(el, '.replay *, .meta > *')) {
      expect(part.getBoundingClientRect().left, part.className).to.be.at.least(left - 1)
      expect(part.getBoundingClientRect().right, part.className).to.be.at.most(right + 1)
    }
  })
})

describe('a funnel beside another', () => {
  const teams = [['north', 'North', 90], ['south', 'South', 60], ['west', 'West', 20]].map(([value, name, count]) => ({ value: value as string, name: name as string, count: count as number }))
  const past = (k: number, n: number, verdict: Comparison['verdict'], difference: number): Comparison => ({ period: envelope.period, rate: rate(k, n), difference, interval: null, verdict })
  const compared = () => year({
    past: { n: 5000, asOf: envelope.asOf, group: true, overall: past(2000, 5000, 'up', 0.035) },
    stages: year().stages.map((stage, i) => ({ ...stage, past: { reached: 4070 - 500 * i, step: past(2880, 4000, i === 0 ? 'down' : 'no-clear-change', -0.046) } })),
  })
  const grouped = async (lang = 'en'): Promise<{ el: ShakhesFunnel; source: FakeSource }> => {
    const source = fakeSource({ funnel: compared() })
    source.dimensions = { team: teams, owner: [{ value: 'r1', name: 'Ann', count: 9 }, { value: 'r2', name: 'Bob', count: 8 }] }
    const { el } = await shown(compared(), { source, lang })
    choose(el, lang === 'fa' ? 'در سنجش با' : 'Compared with', 'group')
    await eventually(() => el.against !== undefined && el.renderRoot.querySelectorAll('.beside select').length === 3)
    await el.updateComplete
    return { el, source }
  }
  it('asks for an earlier period when that is chosen, and lets it go again', async () => {
    const { el, source } = await shown()
    choose(el, 'Compared with', 'last-year')
    await el.updateComplete
    expect(asked(source)).to.include({ compare: 'last-year' })
    choose(el, 'Compared with', 'none')
    await el.updateComplete
    expect(asked(source)).to.include({ compare: 'none' })
  })
  it('puts the two largest teams beside each other, and then whom the reader chooses', async () => {
    const { el, source } = await grouped()
    expect(asked(source)).to.deep.include({ filter: { op: 'in', field: 'team', values: ['north'] }, against: { op: 'in', field: 'team', values: ['south'] } })
    choose(el, 'Beside it', 'west')
    await el.updateComplete
    expect(asked(source).against).to.deep.equal({ op: 'in', field: 'team', values: ['west'] })
    choose(el, 'First group', '')
    await el.updateComplete
    expect(asked(source).filter).to.deep.equal({ op: 'not', of: { op: 'in', field: 'team', values: ['west'] } })
    choose(el, 'Groups are', 'owner')
    await eventually(() => el.against === 'r2')
    expect(el.group).to.equal('r1')
    choose(el, 'Compared with', 'previous')
    await el.updateComplete
    expect(asked(source)).not.to.have.property('against')
    expect(all(el, '.beside')).to.have.length(0)
  })
  it('draws the other in the same bars, names it, and says what clearly differs', async () => {
    const { el } = await grouped()
    const room = one(el, '.split').getBoundingClientRect().width
    expect(one(el, '.was').getBoundingClientRect().width).to.be.closeTo(room * 4070 / 8140, 1)
    expect(text(all(el, '.keys li').at(-1)!)).to.equal('South')
    expect(all(el, '.stage .verdict').map(text)).to.deep.equal(['4.6 points below'])
    expect(text(one(el, '.closing.won .verdict'))).to.equal('3.5 points above South (40.0%)')
    await expect(el).to.be.accessible()
  })
  it('takes both groups from attributes', async () => {
    const source = fakeSource({ funnel: compared() })
    source.dimensions = { owner: [{ value: 'r1', name: { en: 'Ann', fa: 'آن' }, count: 9 }] }
    const wrap = await fixture<HTMLElement>(html`<div style="width: 900px"><shakhes-funnel .source=${source} compare-by="owner" against="r1"></shakhes-funnel></div>`)
    const el = wrap.querySelector('shakhes-funnel')!
    await eventually(() => el.renderRoot.querySelector('.keys li:last-child')?.textContent === 'Ann')
    expect((source.asked[0]!.query as FunnelQuery).against).to.deep.equal({ op: 'in', field: 'owner', values: ['r1'] })
    await eventually(() => el.renderRoot.querySelector('.closing.won .verdict')?.textContent?.includes('Ann'))
  })
  it('says where the groups cannot be read', async () => {
    const source = fakeSource({ funnel: year() })
    source.valuesFault = { code: 'network', message: 'no', retryable: true }
    const { el } = await shown(year(), { source })
    choose(el, 'Compared with', 'group')
    await eventually(() => el.renderRoot.querySelector('.beside [role=alert]'))
  })
})

describe('what a funnel counts', () => {
  it('is of one pipeline, which is offered where there are several', async () => {
    const info = { ...datasetInfo(), pipelines: [{ id: 'new', name: 'New business' }, { id: 'renew', name: 'Renewals' }] }
    const source = fakeSource({ funnel: year() }, { info })
    const { el } = await shown(year(), { source })
    choose(el, 'Pipeline', 'renew')
    await el.updateComplete
    expect(asked(source)).to.include({ pipeline: 'renew' })
    expect((await shown()).el.renderRoot.querySelectorAll('select')).to.have.length(1)
  })
  it('pools pipelines and counts entries where the host says so', async () => {
    const { el, source } = await shown()
    Object.assign(el, { pooled: 'renew  upsell', population: 'entered', stage: 'Proposal' })
    await el.updateComplete
    expect(asked(source)).to.deep.include({ pooled: ['renew', 'upsell'], population: 'entered', stage: 'Proposal' })
  })
  it('adds up in its last line', async () => {
    const { el } = await shown()
    expect(text(one(el, '.sum'))).to.equal('3,655 won + 2,196 lost + 2,549 open = 8,400')
  })
  it('tells by amount what open deals are worth by their chances', async () => {
    const source = fakeSource({ funnel: year() })
    const { el } = await shown(year(), { source })
    const stages = year().stages.map((stage) => ({ ...stage, weighted: { probability: 0.25, from: 'history' as const, won: 10, decided: 40, open: 40_000_000_000, amount: 10_000_000_000 } }))
    source.results = { funnel: year({ stages, weighted: 40_000_000_000 }) }
    all(el, 'button.pick').at(-1)!.click()
    await eventually(() => el.renderRoot.querySelector('.sum')!.textContent!.includes('weighted'))
    expect(asked(source)).to.include({ weighted: true })
    expect(text(one(el, '.stage .parts'))).to.equal('262 bn on · 37.5 bn open · 42.5 bn lost · 1.0 bn weighted')
    expect(text(one(el, '.sum'))).to.match(/ · 16\.0 bn toman open, weighted by its chances 4\.0 bn toman$/)
  })
  it('goes round the steps: so far, of the resolved, and of all from the start', async () => {
    const stages = year().stages.map((stage, i) => ({ ...stage, cumulative: rate(8000 - 1000 * i, 8400, 100 * i) }))
    const { el } = await shown(year({ stages }))
    const step = () => all(el, 'button.pick').find((pick) => /^(So far|Of those resolved|Cumulative)/.test(pick.textContent!))!
    step().click()
    await el.updateComplete
    step().click()
    await el.updateComplete
    expect(el.step).to.equal('cumulative')
    expect(text(one(el, '.cols .step > span'))).to.equal('This far, of all')
    expect(all(el, '.stage .step > span:not(.track, .sr)').map(text)).to.deep.equal(['95.2% final', '83.3% to 84.5%', '71.4% to 73.8%', '59.5% to 63.1%'])
  })
})
