import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import type { QueryOf, Verdict } from '../../src/model/index.ts'
import { group, sources, winRateResult } from '../charts/results.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { all, one, text, shown, press } from './win-rate.ts'

describe('the groups of a win rate', () => {
  it('names groups that are clearly better or worse than all others together, and no other', async () => {
    const standout = (verdict: Verdict) => ({ difference: 0.1, interval: { low: 0.01, high: 0.2 }, verdict })
    const groups = [['Fair', 'up'], ['Web', 'no-clear-change'], ['Phone', 'down'], ['Mail', 'down'], ['Radio', 'down'], ['Bus', 'down'], ['TV', 'down']].map(([name, verdict], i) =>
      ({ ...group(name!, name!, 60 - 5 * i, 100), standout: standout(verdict as Verdict) }))
    const el = await shown(winRateResult({ groups }))
    expect(all(el, '.standout').map(text)).to.deep.equal(['clearly above the rest: Fair', 'clearly below the rest: TV, Bus, Radio, and 2 more rows'])
    expect(all(el, '.standout .verdict').map((verdict) => verdict.className)).to.deep.equal(['verdict up', 'verdict down'])
    await expect(el).to.be.accessible()
    await press(el, 'How this is counted')
    expect(text(one(el, '.body dl'))).to.contain('Above or below the rest')
    const none = await shown(winRateResult())
    expect(all(none, '.standout')).to.have.length(0)
  })
  it('says by how many the groups of deals with several products overlap', async () => {
    const el = await shown(winRateResult({ groupBy: 'product', groups: [group('Oil', 'روغن', 20, 40), group('Tea', 'چای', 20, 40)], overlap: 1234 }))
    await press(el, 'How this is counted')
    expect(text(one(el, '.body dl'))).to.contain('together the groups have 1,234 more than the total')
    const apart = await shown(winRateResult())
    await press(apart, 'How this is counted')
    expect(text(one(apart, '.body dl'))).not.to.contain('overlap')
  })
  it('sorts groups by what can be told, those below five and without a value last', async () => {
    const el = await shown(winRateResult({ groups: [group('', '', 5, 5, true), group('Walk-in', 'حضوری', 3, 3), ...sources] }))
    expect(all(el, '.group').map((g) => text(g.querySelector('.name')!))).to.deep.equal([
      'Referral', 'Repeat customer', 'Exhibition', 'Website', 'Cold call', 'Partner', 'Walk-in', 'Not recorded',
    ])
    expect(all(el, '.group.grey').map((g) => text(g.querySelector('.name')!))).to.deep.equal(['Partner', 'Walk-in', 'Not recorded'])
    expect(text(one(el, '.quality'))).to.match(/rows on a scale of \d+–\d+%/)
  })
  it('shows the first eight of many groups until all are asked for', async () => {
    const many = Array.from({ length: 20 }, (_, i) => group(`G${i}`, `گ${i}`, 40 + i, 100))
    const el = await shown(winRateResult({ groups: many }))
    expect(all(el, '.group')).to.have.length(8)
    expect(text(one(el, '.rest'))).to.equal('12 more rows')
    one(el, '.rest').click()
    await el.updateComplete
    expect(all(el, '.group')).to.have.length(20)
  })
  it('groups by source, and by rep where no source is recorded', async () => {
    const none = winRateResult({ groups: [group('', '', 30, 60, true)] })
    const byRep = winRateResult({ groupBy: 'owner', groups: [group('Arash', 'آرش', 18, 30), group('Bahar', 'بهار', 12, 30)] })
    const source = fakeSource({}, { hold: true })
    const wrap = await fixture<HTMLElement>(html`<div><shakhes-win-rate .source=${source}></shakhes-win-rate></div>`)
    const el = wrap.querySelector('shakhes-win-rate')!
    expect((source.last.query as QueryOf<'winRate'>).groupBy).to.equal('source')
    source.last.answer(none)
    await eventually(() => source.asked.length === 2)
    expect((source.last.query as QueryOf<'winRate'>).groupBy).to.equal('owner')
    source.last.answer(byRep)
    await eventually(() => el.renderRoot.querySelector('.group'))
    expect(text(one(el, '.groups-head h4'))).to.equal('By rep')
  })
  it('selects a group, and lets it go again', async () => {
    const el = await shown(winRateResult())
    const chosen = oneEvent(el, 'shakhes-select')
    all(el, '.group')[1]!.click()
    expect(((await chosen) as CustomEvent<SelectDetail>).detail.clause).to.deep.include({ field: 'source', values: ['Repeat customer'], label: 'Repeat customer' })
    await el.updateComplete
    expect(all(el, '.group')[1]!.ariaPressed).to.equal('true')
    const cleared = oneEvent(el, 'shakhes-select')
    all(el, '.group')[1]!.click()
    expect(((await cleared) as CustomEvent<SelectDetail>).detail.clause).to.equal(null)
  })
})
