import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { withoutMarks } from '../../src/i18n/index.ts'
import type { FunnelResult, Scope } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import type { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import { envelope, funnelResult, year } from '../charts/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { winRateResult } from '../helpers/results.ts'
import { all, asked, one, switchable as shown, text } from './funnel.ts'

defineElements(ShakhesDashboard, ShakhesWinRate)

const DAY = 86_400_000
/** The last instant of a day of Tehran, `ago` days before the last load. */
const dayEnd = (ago: number): number => Date.UTC(2026, 11, 8 - ago, 20, 29, 59, 999)
async function opened(options: Parameters<typeof shown>[1] = {}, result = year()): Promise<{ el: ShakhesFunnel; source: FakeSource; slider: HTMLInputElement }> {
  const { el, source } = await shown(result, options)
  return { el, source, slider: await sliderOf(el) }
}
async function sliderOf(el: ShakhesFunnel): Promise<HTMLInputElement> {
  one(el, '.pick[aria-expanded]').click()
  await el.updateComplete
  return one<HTMLInputElement>(el, '.replay input')
}
const slide = (slider: HTMLInputElement, by: number, kind: 'input' | 'change' = 'input'): void => {
  slider.value = String(Number(slider.value) + by)
  slider.dispatchEvent(new Event(kind))
}
/** As a reader goes there in a dashboard. */
async function fourDaysBack(el: ShakhesFunnel): Promise<HTMLInputElement> {
  await eventually(() => el.renderRoot.querySelector('.pick[aria-expanded]'))
  const slider = await sliderOf(el)
  slide(slider, -4)
  slide(slider, 0, 'change')
  return slider
}
const at = (asOf: number): FunnelResult => year({ asOf })

describe('the slider of a funnel', () => {
  it('reaches from the first day of the period to the last load, and says its day in the calendar of its reader', async () => {
    const { el, slider } = await opened({ lang: 'fa' }, year({ frame: { ...envelope.frame, calendar: 'persian' } }))
    expect(Number(slider.max) - Number(slider.min)).to.equal(Math.round((Date.UTC(2026, 11, 8) - Date.UTC(2026, 2, 21)) / DAY))
    expect(slider.value).to.equal(slider.max)
    expect(withoutMarks(slider.ariaValueText!)).to.equal('۱۷ آذر ۱۴۰۵')
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
    one(el, '.replay .link').focus()
    one(el, '.replay .link').click()
    expect((el.renderRoot as ShadowRoot).activeElement === one(el, '.replay input')).to.equal(true)
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
    const slider = await fourDaysBack(el)
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
    await fourDaysBack(el)
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
