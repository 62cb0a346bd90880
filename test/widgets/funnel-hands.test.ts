import { expect, fixture, html } from '@open-wc/testing'
import type { Comparison, FunnelQuery } from '../../src/model/index.ts'
import type { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { envelope, rate, year } from '../charts/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { datasetInfo } from '../helpers/results.ts'
import { all, asked, one, switchable as shown, text } from './funnel.ts'

const choose = (el: ShakhesFunnel, label: string, value: string): void => {
  const select = all(el, 'select').find((one) => one.ariaLabel === label) as HTMLSelectElement
  select.value = value
  select.dispatchEvent(new Event('change'))
}

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
