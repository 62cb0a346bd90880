import { expect, fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesTrend } from '../../src/widgets/trend.ts'
import type { TrendPoint, TrendResult } from '../../src/model/index.ts'
import { HONEY, trendResult } from '../helpers/results.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually, one, press, textOf } from '../helpers/page.ts'

defineElements(ShakhesTrend)

/** The honey: 14, 13, 12 and 11.75 on the first days, whose windows of five are not full (METRICS WX-F2 begins at 10.8). */
function warming(changes: Partial<TrendResult> = {}): TrendResult {
  const result = trendResult(changes)
  return {
    ...result, points: result.points.map((point, i): TrendPoint => (point.average !== null ? point
      : { ...point, partialAverage: { value: HONEY.slice(0, i + 1).reduce((sum, v) => sum + v, 0) / (i + 1), of: i + 1 } })),
  }
}

async function shown(result: TrendResult, lang = 'en', width = 640): Promise<ShakhesTrend> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}>
    <shakhes-trend .source=${fakeSource({ trend: result })} measure=${result.measure} partial></shakhes-trend></div>`)
  const el = wrap.querySelector('shakhes-trend')!
  await eventually(() => el.renderRoot.querySelector('.early') && el.renderRoot.querySelector('.surface'), 'the trend is shown, and can be pointed at')
  await el.updateComplete
  return el
}
const said = (el: ShakhesTrend, selector: string): string => textOf(one(el, selector))
const places = (path: Element): number => (path.getAttribute('d')!.match(/[ML]/g) ?? []).length
/** The point of a day, counted from 1, with the keyboard. */
async function at(el: ShakhesTrend, day: number): Promise<void> {
  const press = (key: string) => one(el, '.surface').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }))
  one(el, '.surface').focus()
  press('Home')
  for (let i = 1; i < day; i++) press('ArrowRight')
  await eventually(() => one(el, '.surface').getAttribute('aria-activedescendant') === `point-${day - 1}`, `day ${day} is active`)
  await el.updateComplete
}

describe('a trend whose windows are not full', () => {
  it('asks for them where it is told to, and only there', async () => {
    const source = fakeSource({ trend: warming() })
    const el = await fixture<ShakhesTrend>(html`<shakhes-trend .source=${source} partial></shakhes-trend>`)
    await eventually(() => source.asked.length > 0, 'it asks')
    expect(source.last.query).to.include({ metric: 'trend', partial: true })
    el.partial = false
    await eventually(() => !('partial' in source.last.query), 'it asks without')
  })

  it('draws them dashed, up to the first full one', async () => {
    const el = await shown(warming())
    expect(places(one(el, 'path.early'))).to.equal(5)
    expect(getComputedStyle(one(el, '.early')).strokeDasharray).to.not.equal('none')
    expect(places(one(el, 'path.average'))).to.equal(16)
    expect(getComputedStyle(one(el, 'path.average')).strokeDasharray).to.equal('none')
    expect(said(el, '.keys')).to.contain('Window not full')
    expect(said(el, '.summary')).to.contain('The five-day average stands at 11')
  })

  it('says of how many steps each is, where it is pointed at and in the table', async () => {
    const el = await shown(warming())
    await at(el, 2)
    expect(said(el, '.tooltip')).to.contain('13').and.to.contain('averaged over 2 days only')
    expect(said(el, '#point-0')).to.contain('averaged over 1 day only')
    await at(el, 5)
    expect(said(el, '.tooltip')).to.contain('10.8').and.not.to.contain('only')
    await press(el, 'Show as a table')
    await eventually(() => el.renderRoot.querySelector('tbody tr'), 'the table is shown')
    expect(said(el, 'tbody tr')).to.contain('14').and.to.contain('averaged over 1 day only')
  })

  it('says it in the definition', async () => {
    const el = await shown(warming())
    await press(el, 'How this is counted')
    await eventually(() => el.renderRoot.querySelector('.definition'), 'the definition is shown')
    expect(said(el, '.definition')).to.contain('5 days; dashed where it is not full')
  })

  it('says where the average stands before any window is full', async () => {
    const young = (result: TrendResult): TrendResult => ({ ...result, points: result.points.slice(0, 3), turns: [], interventions: [] })
    expect(said(await shown(young(warming())), '.summary')).to.equal('Over 3 days so far, the average stands at 12 a day; its 5-day window is not full yet.')
    expect(said(await shown(young(warming()), 'fa'), '.summary')).to.equal('تاکنون میانگینِ ۳ روز ۱۲ در روز است؛ پنجره با ۵ روز کامل می‌شود.')
  })

  it('speaks Persian', async () => {
    const el = await shown(warming(), 'fa')
    expect(said(el, '.keys')).to.contain('پنجرهٔ ناقص')
    await at(el, 3)
    expect(said(el, '.tooltip')).to.contain('میانگینِ تنها ۳ روز')
  })

  it('fits 320 px', async () => {
    const el = await shown(warming(), 'en', 320)
    expect(one(el, '.widget').scrollWidth).to.be.at.most(320)
  })
})
