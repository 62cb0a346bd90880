import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { CardName, MetricResult } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { METRIC_CARDS, ShakhesMetric, type MetricCardName } from '../../src/widgets/metric.ts'
import {
  allCards, attainmentResult, cycleResult, dealSizeResult, headline, openCountResult, PAST, retentionResult, rrroiResult, velocityResult, wonCountResult,
} from '../helpers/cards.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually, textOf, until, wordsOf } from '../helpers/page.ts'
import { rateOf, winRateResult } from '../helpers/results.ts'

defineElements(ShakhesMetric)

interface Scene { readonly lang?: string; readonly width?: number; readonly compare?: 'none' | 'previous' | 'last-year'; readonly set?: Partial<ShakhesMetric>; readonly toman?: boolean }

async function shown(result: MetricResult, { lang = 'en', width = 240, compare = 'last-year', set = {}, toman = true }: Scene = {}): Promise<{ el: ShakhesMetric; source: FakeSource }> {
  const source = fakeSource({ [result.metric]: result })
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width:${width}px`}>
    <shakhes-metric .source=${source} metric=${result.metric} compare=${compare} ?toman=${toman}></shakhes-metric></div>`)
  const el = wrap.querySelector('shakhes-metric')!
  Object.assign(el, set)
  await until(el, '.figure, .blank')
  await el.updateComplete
  return { el, source }
}
const said = (el: ShakhesMetric, selector: string): string => textOf(el.renderRoot.querySelector(selector))
const seen = (el: ShakhesMetric, selector: string): boolean => el.renderRoot.querySelector(selector)!.checkVisibility()
const cards = (): Readonly<Record<MetricCardName, MetricResult>> => ({ ...allCards(), winRate: winRateResult() })

describe('shakhes-metric', () => {
  it('shows the figure with its unit, what it is made of, and the change in words', async () => {
    const { el } = await shown(wonCountResult())
    expect([said(el, '.title'), said(el, '.figure'), said(el, '.evidence'), said(el, '.verdict')]).to.deep.equal(['Won', '4,238', '178 bn toman in all', '312 more than 3,926 a year before'])
  })

  // The worked examples of METRICS C, D, E, H, I, J and K.
  const TOLD: Readonly<Partial<Record<MetricCardName, readonly [figure: string, evidence: string, change: string]>>> = {
    openCount: ['2,610', '225 stuck in their stage', '106 more than 2,504'],
    dealSize: ['15.0 m toman', 'mean 30.0 m', '1.0 m more than 14.0 m'],
    cycle: ['28 days', 'one in ten takes over 50 days', '3.5 days more than 24'],
    velocity: ['400 k toman a day', '40 open × 25.0% × 1.2 m toman ÷ 30 days', '100 k more than 300 k'],
    workload: ['0.24', '1 of 4 reps far from the middle', '0.04 more than 0.20'],
    forecast: ['140 m toman', 'eight in ten totals from 50.0 m to 300 m toman', 'no past to compare with'],
    attainment: ['40%', '120 m toman of 300 m toman', 'no past to compare with'],
    rrroi: ['+0.50 points an extra hour', '90 of 600 answered', ''],
    lgr: ['1.50 leads an hour', '45 leads in 30 hours', '0.30 more than 1.20'],
    retention: ['90.0%', '180 of 200 kept · 85.1–93.4%', '10 points above 80.0%'],
    mood: ['20% more good moods', '10 of 14 contacts with a mood', '10 points above 10%'],
  }
  for (const [name, expected] of Object.entries(TOLD) as [CardName, (typeof TOLD)['mood']][]) {
    it(`tells ${name} as METRICS works it out`, async () => {
      const { el } = await shown(allCards()[name])
      const figure = textOf(el.renderRoot.querySelector('.figure b')) + (el.renderRoot.querySelector('.figure small') ? ` ${said(el, '.figure small')}` : '')
      el.renderRoot.querySelector('.then')?.remove()
      const change = said(el, '.verdict')
      expect([figure, change]).to.deep.equal([expected![0], expected![2]])
      expect(said(el, '.evidence')).to.contain(expected![1])
    })
  }

  for (const metric of METRIC_CARDS) for (const lang of ['en', 'fa']) {
    it(`shows ${metric} accessibly in every view, with nothing unformatted, in ${lang}`, async () => {
      const { el } = await shown(cards()[metric], { lang })
      const leaks = /undefined|NaN|\[object|Infinity|null/
      for (const tool of ['', 0, 1] as const) {
        if (tool !== '') {
          el.renderRoot.querySelectorAll<HTMLElement>('.tool')[tool]!.click()
          await until(el, tool === 0 ? '.definition' : '.body .data')
        }
        const text = textOf(el.renderRoot.querySelector('.root'))
        expect(text).not.to.match(leaks)
        if (lang === 'fa') expect(text, 'Persian digits').not.to.match(/[0-9]/)
      }
      await expect(el).to.be.accessible()
    })
    it(`fits ${metric} into 120, 180, 240 and 320 px in ${lang}`, async () => {
      const { el } = await shown(cards()[metric], { lang })
      for (const width of [120, 180, 240, 320]) {
        el.parentElement!.style.width = `${width}px`
        const widget = el.renderRoot.querySelector('.widget')!
        await eventually(() => Math.abs(widget.clientWidth - width) < 4)
        await el.updateComplete
        expect(widget.scrollWidth, `${width} px`).to.be.at.most(widget.clientWidth)
      }
    })
  }

  it('colours a change that was tested and proven, and no other', async () => {
    const { el: kept } = await shown(retentionResult())
    expect(kept.renderRoot.querySelector('.verdict')!.className).to.equal('verdict up')
    const { el: won } = await shown(wonCountResult())
    expect(won.renderRoot.querySelector('.verdict')!.className).to.equal('verdict')
    // METRICS WX-G6: 24/60 against 15/60 is no clear change.
    const unclear = winRateResult({ decided: rateOf(24, 60), comparison: { period: PAST, rate: rateOf(15, 60), difference: 0.15, interval: { low: -0.017, high: 0.306 }, verdict: 'no-clear-change' } })
    const { el: rate } = await shown(unclear)
    expect([rate.renderRoot.querySelector('.verdict')!.className, said(rate, '.verdict')]).to.deep.equal(['verdict', 'no clear change from 25% a year before'])
  })

  it('tells fewer than five as k of n, and up to thirty in grey', async () => {
    const { el: few } = await shown(winRateResult({ decided: rateOf(3, 4) }))
    expect([said(few, '.figure'), said(few, '.evidence')]).to.deep.equal(['3 of 4', ''])
    expect(said(few, '.summary')).to.match(/^Won 3 of 4 decided[;.]/)
    const { el: grey } = await shown(winRateResult({ decided: rateOf(7, 10) }))
    expect([said(grey, '.figure'), grey.renderRoot.querySelector('.figure')!.className]).to.deep.equal(['70%', 'figure grey'])
  })

  it('says why there is no figure; zero is one', async () => {
    const { el: none } = await shown(attainmentResult({ headline: headline('share', null, 3, { reason: 'no-goal' }), goal: null, attainment: null, pace: null }))
    expect([said(none, '.figure'), said(none, '.summary')]).to.deep.equal(['no goal', 'Goal reached: no goal.'])
    const { el: zero } = await shown(wonCountResult({ considered: 0, amount: 0, headline: headline('count', 0, 0, { quality: 'solid' }) }))
    expect(said(zero, '.figure')).to.equal('0')
    const { el: blank } = await shown(dealSizeResult({ considered: 0, headline: headline('money', null, 0) }))
    expect(said(blank, '.blank h4')).to.equal('Nothing here yet')
  })

  it('draws a goal as a bar, with where it should be by now', async () => {
    const { el } = await shown(attainmentResult())
    const bar = el.renderRoot.querySelector<HTMLElement>('.bar')!
    expect(bar.style.getPropertyValue('--_share')).to.equal('0.4000')
    // METRICS WX-I3: day 10 of 24, pace .96.
    expect([bar.style.getPropertyValue('--_due'), said(el, '.goal')]).to.deep.equal(['0.4167', '96% of the pace'])
    const { el: won } = await shown(wonCountResult({ headline: headline('count', 60, 60, { goal: 80 }) }))
    expect(said(won, '.goal')).to.equal('75% of the goal, 80')
  })

  it('draws the course, its last period hollow while it has not ended', async () => {
    const { el } = await shown(openCountResult())
    expect(el.renderRoot.querySelectorAll('.spark .s-end.hollow')).to.have.length(1)
    const once = headline('count', 5, 5)
    const { el: single } = await shown(openCountResult({ headline: { ...once, series: once.series.slice(0, 1) } }))
    expect(single.renderRoot.querySelector('.spark')).to.equal(null)
  })
  it('ends the course where the present is, whatever lies ahead in the period', async () => {
    const won = wonCountResult()
    const { series } = won.headline
    const ahead = { start: won.asOf + 1, end: won.asOf + 30 * 86_400_000, partial: true, value: null }
    const { el } = await shown(wonCountResult({ headline: { ...won.headline, series: [...series, ahead] } }))
    expect(el.renderRoot.querySelectorAll('.spark .s-end.hollow')).to.have.length(1)
    const tips: { x: number; text: string }[] = JSON.parse(el.renderRoot.querySelector<HTMLElement>('.course')!.dataset['tips']!)
    expect(tips).to.have.length(series.length)
    expect(Number(el.renderRoot.querySelector('.s-end')!.getAttribute('cx'))).to.equal(tips.at(-1)!.x)
  })

  it('is as large as its place: figure alone, with evidence, with its sentence', async () => {
    const { el } = await shown(wonCountResult(), { width: 140 })
    expect([seen(el, '.evidence'), seen(el, '.verdict'), seen(el, '.course')]).to.deep.equal([false, false, false])
    el.parentElement!.style.width = '240px'
    await eventually(() => seen(el, '.evidence'))
    expect(seen(el, '.foot')).to.equal(false)
    const size = (): string => getComputedStyle(el.renderRoot.querySelector('.figure b')!).fontSize
    expect(size()).to.equal('26px')
    el.parentElement!.style.width = '600px'
    await eventually(() => seen(el, '.foot'))
    expect(size()).to.equal('34px')
    expect(el.renderRoot.querySelector('.summary')!.getBoundingClientRect().width).to.be.above(100)
  })

  for (const lang of ['en', 'fa']) it(`lets its definition float over what stands around, in sight, in ${lang}`, async () => {
    const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style="width:480px;display:flex;gap:16px;margin-inline-start:auto">
      ${[0, 1].map(() => html`<shakhes-metric style="flex:1" .source=${fakeSource({ wonCount: wonCountResult() })}></shakhes-metric>`)}</div>`)
    const [one, two] = [...wrap.querySelectorAll('shakhes-metric')] as [ShakhesMetric, ShakhesMetric]
    for (const el of [one, two]) await until(el, '.figure')
    const before = [one, two].map((el) => JSON.stringify(el.getBoundingClientRect()))
    for (const el of [one, two]) {
      el.renderRoot.querySelector<HTMLElement>('.tool')!.click()
      await until(el, '.definition')
      await el.updateComplete
      const { left, right, width } = el.renderRoot.querySelector('.widget')!.getBoundingClientRect()
      expect(width).to.be.above(300)
      expect(left).to.be.at.least(0)
      expect(right).to.be.at.most(document.documentElement.clientWidth)
    }
    expect([one, two].map((el) => JSON.stringify(el.getBoundingClientRect())), 'nothing moves').to.deep.equal(before)
  })
  it('says its sentence to a screen reader at every size', async () => {
    const { el } = await shown(wonCountResult(), { width: 140, lang: 'fa' })
    expect(said(el, '.summary')).to.equal('۴٬۲۳۸ فرصت موفق شد؛ ۳۱۲ بیش از ۳٬۹۲۶ در سال پیش.')
  })

  it('saves amounts whole, in the unit that their column says, and those that it is made of too', async () => {
    const steps = [50_000_050, null, 150_000_040].map((value, i) => ({ start: PAST.start + i, end: PAST.start + i + 1, partial: false, value }))
    const saved = async (result: MetricResult, lang: string): Promise<string[]> => (await (await shown(result, { lang })).el.csv())!.split('\r\n')
    const size = await saved(dealSizeResult({ headline: headline('money', 150_000_040, 30, { series: steps, past: { period: PAST, value: 140_000_010, n: 40 } }) }), 'en')
    expect(size.slice(0, 4)).to.deep.equal(['\ufeffPeriod,"Deal size, median (toman)"', '21 March 2025,5000005', '21 March 2025,', '21 March 2025,15000004'])
    for (const line of ['Formula,"the middle one of the amounts won = 15,000,004 toman"', 'Mean,"30,000,000 toman"', 'Compared with,"21 March – 7 December 2025: 14,000,001 toman"']) expect(size).to.include(line)
    const velocity = await saved(velocityResult({ headline: headline('money-a-day', 150_000_040, 30, { series: steps }) }), 'fa')
    expect([velocity[0], velocity[3]]).to.deep.equal(['\ufeffدوره,سرعت فروش (تومان در روز)', '۲۱ مارس ۲۰۲۵,15000004'])
    expect(velocity).to.include('میانگین مبلغ,۱٬۲۰۰٬۰۰۰ تومان')
  })

  it('asks for its statistic, its goal and its cycle, and for nothing of other metrics', async () => {
    const { source: size } = await shown(dealSizeResult(), { set: { statistic: 'mean', of: 'wonCount' } })
    await eventually(() => 'statistic' in size.last.query)
    expect(size.last.query).to.deep.include({ metric: 'dealSize', statistic: 'mean' })
    expect('of' in size.last.query).to.equal(false)
    const { source: goal } = await shown(attainmentResult(), { set: { of: 'wonCount', goalScope: 'team:north' } })
    await eventually(() => 'of' in goal.last.query)
    expect(goal.last.query).to.deep.include({ of: 'wonCount', goalScope: 'team:north' })
    const { source: cycle } = await shown(cycleResult(), { set: { from: 'stage:demo', to: 'closed' } })
    await eventually(() => 'from' in cycle.last.query)
    expect(cycle.last.query).to.deep.include({ from: 'stage:demo', to: 'closed' })
  })

  it('refuses a metric that there is none of, and names those that there are', async () => {
    const { el } = await shown(wonCountResult())
    const heard = oneEvent(el, 'shakhes-error')
    el.metric = 'revenue' as MetricCardName
    const { detail } = await heard
    expect(detail.fault.message).to.contain('"revenue"').and.to.contain('wonCount')
    await until(el, '.blank .button')
  })

  it('says how it is counted, with the figures of the moment', async () => {
    const { el } = await shown(rrroiResult())
    el.renderRoot.querySelectorAll<HTMLElement>('.tool')[0]!.click()
    await until(el, '.definition')
    const card = wordsOf(el.renderRoot.querySelector('.definition')!)
    // METRICS WX-H: +0.50 points an hour [.23, .77] → more.
    expect(card).to.contain('(response rate − the one before) ÷ extra hours = +0.50 points an extra hour').and.to.contain('+0.23 to +0.77').and.to.contain('spend more time')
  })
})
