import { expect } from '@open-wc/testing'
import type { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { rate, snapshot, year } from '../charts/results.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { drawn } from '../helpers/page.ts'
import type { Comparison, FunnelResult, Verdict } from '../../src/model/index.ts'
import { all, one, text, shown, press } from './funnel.ts'

describe('a funnel shown otherwise', () => {
  /** Presses a view's name, and waits until it is drawn. */
  const show = async (el: ShakhesFunnel, name: string) => {
    const button = all(el, '[role=radio]').find((radio) => text(radio) === name)!
    button.click()
    await eventually(() => button.ariaChecked === 'true' && el.renderRoot.querySelector('.plain'))
    await el.updateComplete
  }
  const days = (value: number | null, n: number) => (value === null ? { value, reason: 'not-reached' as const, n } : { value, n })
  const { stages } = year()
  const detailed = (over: Partial<FunnelResult> = {}) => year({
    stages: stages.map((stage, i) => ({
      ...stage, stay: { ...stage.stay, open: 200, mean: days(6.4, 900), median: days(i === 1 ? null : 4, 1100), p90: days(i === 0 ? 13 : null, 1100) },
      lostReasons: [['Price', 500], ['Competitor', 300], ['Timing', 100], ['Budget', 12], [null, 100]].map(([reason, count]) => ({ reason: reason as string | null, count: count as number, share: 0 })),
    })),
    ...over,
  })
  const views = (el: ShakhesFunnel) => all(el, '.stage').map((row) => [...row.querySelectorAll('.parts, .count > :not(.sr)')].map(text))

  it('tells how long deals stay, those that are stuck, and what half or nine in ten have not reached', async () => {
    const el = await shown(detailed())
    await show(el, 'Time')
    expect(views(el).slice(0, 3)).to.deep.equal([
      ['nine in ten: 13 days · mean of those that left: 6.4 days', '4 days', '61 of 200 here stuck'],
      ['mean of those that left: 6.4 days', 'not reached', '88 of 200 here stuck'],
      ['nine in ten: not reached · mean of those that left: 6.4 days', '4 days', '54 of 200 here stuck'],
    ])
    expect(all(el, '.keys li').map(text)).to.deep.equal(['until half have left', 'until nine in ten have'])
    expect(el.getAttribute('show')).to.equal('time')
    await expect(el).to.be.accessible()
  })
  it('tells where deals were lost, with the reasons of each stage, adding up', async () => {
    const el = await shown(detailed())
    await show(el, 'Losses')
    expect(views(el)[0]).to.deep.equal(['Price 49.4% · Competitor 29.6% · 2 others 11.1% · Unrecorded 9.9%', '1,012', '46.1%'])
    expect(text(one(el, '.closing'))).to.match(/^All .*2,196$/)
    await expect(el).to.be.accessible()
  })
  it('asks for moves when they are wanted, and keeps what it shows until they come', async () => {
    const source = fakeSource({ funnel: detailed() })
    const el = await shown(year(), { source, lang: 'fa' })
    const [lead, qualified] = stages
    const ends = { won: { id: 'Won', name: 'Won' }, lost: { id: 'Lost', name: 'Lost' } }
    source.hold = true
    all(el, '[role=radio]').at(-1)!.click()
    await eventually(() => source.last.query.metric === 'funnel' && source.last.query.transitions)
    await el.updateComplete
    expect(el.renderRoot.querySelector('.plain')).to.equal(null)
    source.last.answer(detailed({ transitions: [
      { from: lead!, to: qualified!, kind: 'next', moves: 60 }, { from: lead!, to: stages[2]!, kind: 'skip', moves: 5 }, { from: lead!, to: ends.lost, kind: 'lost', moves: 20 },
      { from: qualified!, to: lead!, kind: 'back', moves: 7 }, { from: qualified!, to: ends.won, kind: 'won', moves: 1 }, { from: ends.lost, to: lead!, kind: 'reopened', moves: 3 },
    ] }))
    await eventually(() => el.renderRoot.querySelector('.plain'))
    await el.updateComplete
    expect(views(el).slice(0, 2).map(([parts, figure]) => [parts, figure])).to.deep.equal([['۶۰ به بعدی · ۵ جلوتر از آن · ۲۰ ازدست‌رفته', '۸۵'], ['۱ موفق · ۷ به عقب', '۸']])
    expect(text(one(el, '.closing'))).to.match(/۳$/)
    await drawn(el)
    await expect(el).to.be.accessible()
    await press(el, 'نمایش به‌صورت جدول')
    expect(all(el, 'tbody tr')).to.have.length(6)
    expect(text(one(el, 'tbody tr'))).to.match(/سرنخ\s*واجد شرایط\s*۶۰/)
  })
  it('chooses stages there too, by keyboard', async () => {
    const el = await shown(detailed())
    await show(el, 'Losses')
    const [first, second] = all(el, '.stage')
    first!.focus()
    first!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
    expect((el.renderRoot as ShadowRoot).activeElement).to.equal(second)
    second!.click()
    await el.updateComplete
    expect(second!.ariaPressed).to.equal('true')
  })
  it('is not offered for a snapshot, which knows none of it', async () => {
    const el = await shown(snapshot())
    expect(all(el, '[role=radio]')).to.have.length(0)
    el.show = 'time'
    await el.updateComplete
    expect(all(el, '.plain')).to.have.length(0)
  })
  it('refuses what cannot be shown', async () => {
    const el = await shown(year())
    Object.assign(el, { show: 'pies' })
    await el.updateComplete
    expect(text(one(el, '.blank'))).to.contain('This question cannot be answered')
  })
  it('stays within a phone', async () => {
    const el = await shown(detailed(), { width: 320, lang: 'fa' })
    await show(el, 'زمان')
    const { left, right } = one(el, '.body').getBoundingClientRect()
    for (const part of all(el, '.stage .split, .stage .count, .segments')) {
      expect(part.getBoundingClientRect().left).to.be.at.least(left - 1)
      expect(part.getBoundingClientRect().right).to.be.at.most(right + 1)
    }
  })
})

describe('a funnel beside an earlier period', () => {
  const period = { start: Date.UTC(2025, 2, 21), end: Date.UTC(2025, 11, 9) }
  const past = (k: number, n: number, verdict: Verdict, difference: number): Comparison => ({ period, rate: rate(k, n), difference, interval: null, verdict })
  const result = year()
  const compared = year({
    past: { n: 5000, asOf: period.end, group: false, overall: past(2000, 5000, 'up', 0.035) },
    stages: result.stages.map((stage, i) => ({ ...stage, past: { reached: 4000, step: i === 0 ? past(2880, 4000, 'up', 0.046) : i === 1 ? past(3300, 4000, 'down', -0.035) : past(3200, 4000, 'no-clear-change', 0.001) } })),
  })
  it('marks every step before with a tick, and says in words those that clearly changed', async () => {
    const el = await shown(compared)
    expect(all(el, '.stage .past')).to.have.length(4)
    expect(all(el, '.stage .verdict').map(text)).to.deep.equal(['up 4.6 points', 'down 3.5 points'])
    expect(text(one(el, '.closing.won .verdict'))).to.equal('up 3.5 points from 40.0%')
    expect(all(el, '.keys li').map(text).at(-1)).to.equal('the period before')
    await expect(el).to.be.accessible()
  })
  it('says where nothing clearly changed, and nothing where there was nothing before', async () => {
    const same = await shown(year({ past: { n: 5000, asOf: 0, group: false, overall: past(2000, 5000, 'no-clear-change', 0.035) } }), { lang: 'fa' })
    expect(text(one(same, '.closing.won .verdict'))).to.equal('بدون تغییر روشن از ۴۰٫۰٪')
    const first = await shown(year({ past: { n: 0, asOf: 0, group: false, overall: past(0, 0, 'no-past', 0) } }))
    expect(all(first, '.verdict')).to.have.length(0)
    expect(all(first, '.keys li')).to.have.length(3)
  })
  it('tells the past in the table and in the definition', async () => {
    const el = await shown(compared)
    await press(el, 'Show as a table')
    expect(all(el, 'thead th').map(text)).to.include.members(['Reached, compared', 'Step, compared'])
    expect(all(el, 'tfoot td').map(text)).to.include('40.0%')
    await press(el, 'How this is counted')
    expect(text(one(el, '.body dl'))).to.contain('5,000 deals when they were as old')
  })
  it('holds no resolved step against one that is not', async () => {
    const el = await shown(compared)
    el.step = 'resolved'
    await el.updateComplete
    expect(all(el, '.stage .past, .stage .verdict')).to.have.length(0)
  })
})
