import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { ShakhesTrend } from '../../src/widgets/trend.ts'
import type { QueryOf, TrendQuery, TrendResult } from '../../src/model/index.ts'
import { DAY, START, trendResult } from '../helpers/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { all, one, text, shown, key, press, weeks, shares } from './trend.ts'

describe('shakhes-trend', () => {
  it('tells the honey story: the average is past its peak of 29.4 on day 12 (METRICS WX-F2)', async () => {
    const el = await shown(trendResult(), { unit: 'kg' })
    expect(text(one(el, '.summary'))).to.equal('The five-day average stands at 11 kg a day, down from its peak of 29.4 kg on 1 April.')
    expect(text(one(el, '.keys'))).to.contain('5-day average, lags 2 days')
    expect(text(one(el, '.chart svg'))).to.contain('kg a day').and.contain('peak 29.4').and.contain('low 9.6').and.contain('Leaflets').and.contain('window')
    expect(text(one(el, '.quality'))).to.contain('338 kg')
  })

  it('says of the leaflets that they coincide, and that the verdict is not robust', async () => {
    const el = await shown(trendResult(), { unit: 'kg' })
    expect(text(one(el, '.effect'))).to.equal('Leaflets 26 March – 1 April 2026 Before10.8 kg a dayDuring26.4 kg a day During less before+15.6 kg a day [0.9 to 30.3] '
      + 'Not robust: moving an edge by a day changes the verdict. Coincides with; a cause is not shown.')
    expect(text(el.renderRoot as unknown as Element)).not.to.match(/cause[ds] (by|it)|because/)
  })

  it('says where nothing can be compared', async () => {
    const [leaflets] = trendResult().interventions
    const el = await shown(trendResult({ interventions: [{ ...leaflets!, effect: null }] }))
    expect(text(one(el, '.effect p'))).to.equal('Too little before or during it to compare. Coincides with; a cause is not shown.')
  })

  it('names money once on its axis, and draws an unfinished week hollow', async () => {
    const el = await shown(weeks())
    expect(text(one(el, '.summary'))).to.equal('The four-week average stands at 6.5 bn toman a week.')
    expect(text(one(el, '.chart svg')).match(/bn toman a week/g)).to.have.length(1)
    expect(one(el, '.hollow').getAttribute('d')).to.match(/^M/)
    expect(text(one(el, '.keys'))).to.contain('lags 1½ weeks')
    expect(text(one(el, '.quality'))).to.contain('weeks from Saturday').and.contain('the last week is unfinished')
  })

  it('says how many steps the average still needs', async () => {
    const result = trendResult({ points: trendResult().points.slice(0, 2), turns: [], interventions: [] })
    expect(text(one(await shown(result), '.summary'))).to.equal('2 days settled so far; the average begins at 5.')
  })

  it('shows no percentage of fewer than five deals (METRICS G5), and says that the scale is cut', async () => {
    const el = await shown(shares())
    expect(all(el, '.chart .few')).to.have.length(1)
    expect(all(el, '[role=option]').map(text)[1]).to.contain('Win rate 2 of 3')
    expect(text(one(el, '.quality'))).to.match(/scale \d+–\d+%/)
  })

  it('asks for another measure or step when the reader switches, and keeps the switch where there is nothing', async () => {
    const source = fakeSource({ trend: trendResult() })
    const el = await shown(trendResult(), { source })
    all(el, '[role=radio]').find((b) => text(b) === 'Win rate')!.click()
    await el.updateComplete
    all(el, '[role=radio]').find((b) => text(b) === 'Month')!.click()
    await el.updateComplete
    expect(source.last.query).to.include({ measure: 'winRate', grain: 'month' } satisfies Partial<QueryOf<'trend'>>)
    source.results = { trend: trendResult({ considered: 0 }) }
    source.set({ version: 2 })
    await eventually(() => el.renderRoot.querySelector('.blank'))
    expect(all(el, '[role=radio]').length).to.be.greaterThan(3)
    await expect(el).to.be.accessible()
  })

  it('moves between switches with the arrows', async () => {
    const el = await shown(trendResult())
    const won = all(el, '[role=radio]').find((b) => text(b) === 'Won')!
    won.focus()
    won.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
    await el.updateComplete
    expect(el.measure).to.equal('winRate')
    expect(text(el.shadowRoot!.activeElement!)).to.equal('Win rate')
  })

  for (const [attribute, value] of [['measure', 'profit'], ['grain', 'hour']] as const) {
    it(`refuses ${attribute}="${value}" in words`, async () => {
      const el = await fixture<ShakhesTrend>(html`<shakhes-trend .source=${fakeSource({ trend: trendResult() })}></shakhes-trend>`)
      const failed = oneEvent(el, 'shakhes-error')
      el.setAttribute(attribute, value)
      const { detail } = await failed
      expect(detail.fault.code).to.equal('bad-query')
      expect(detail.fault.message).to.contain(attribute)
    })
  }
})

describe('a trend as table and definition', () => {
  it('lists every point with its average and what is remarkable', async () => {
    const el = await shown(trendResult(), { unit: 'kg' })
    await press(el, 'Show as a table')
    const rows = all(el, 'tbody tr').map((row) => [...row.children].map(text))
    expect(rows).to.have.length(20)
    expect(rows[5]).to.deep.equal(['Thursday 26 March 2026', '8 kg', '9.6 kg', 'low · Leaflets'])
    expect([...one(el, 'tfoot tr').children].map(text)).to.deep.equal(['All', '338 kg', '', ''])
  })
  it('holds the latest four hundred of many, and says so', async () => {
    const points = Array.from({ length: 1500 }, (_, i) => ({ start: START + i * DAY, end: START + (i + 1) * DAY, partial: false, value: i, n: i, average: i }))
    const el = await shown(trendResult({ points, turns: [], interventions: [] }))
    await press(el, 'Show as a table')
    expect(all(el, 'tbody tr')).to.have.length(400)
    expect(text(one(el, 'caption'))).to.equal('Won by day: the latest 400 of 1,500')
  })
  it('defines formula, average, window and turns', async () => {
    const el = await shown(shares())
    await press(el, 'How this is counted')
    const said = text(one(el, '.definition'))
    expect(said).to.contain('won ÷ (won + lost), by month').and.contain('of sums, not of rates').and.contain('2 months')
  })
})

describe('the window of a trend', () => {
  const asking = async (attributes: Record<string, string>, result: TrendResult): Promise<{ el: ShakhesTrend; source: FakeSource }> => {
    const source = fakeSource({ trend: result })
    const el = await fixture<ShakhesTrend>(html`<shakhes-trend lang="en" style="display:block;width:620px" .source=${source} average=${attributes['average'] ?? 'simple'} window="28" window-unit=${attributes['unit'] ?? 'days'} grain="week"></shakhes-trend>`)
    await eventually(() => el.renderRoot.querySelector('.chart'))
    return { el, source }
  }
  const query = (source: FakeSource) => source.last.query as TrendQuery
  it('is told in days where it was asked in days', async () => {
    const { el, source } = await asking({}, weeks({ window: 28, windowUnit: 'days' }))
    expect(query(source)).to.include({ window: 28, windowUnit: 'days', grain: 'week' })
    expect(text(one(el, '.keys .pick'))).to.equal('28-day average')
    expect(text(one(el, '.summary'))).to.contain('The 28-day average')
    await press(el, 'How this is counted')
    expect(text(one(el, '.definition'))).to.contain('28 days')
  })
  it('passes over empty steps where it counts observations', async () => {
    const { el } = await asking({ unit: 'observations' }, weeks({ windowUnit: 'observations' }))
    expect(text(one(el, '.keys .pick'))).to.equal('4-week average, empty weeks passed over')
  })
  it('is the usual one of another step or another kind of average', async () => {
    const { el, source } = await asking({}, weeks({ window: 28, windowUnit: 'days' }))
    one(el, '.keys .pick').click()
    const kind = await eventually(() => el.renderRoot.querySelector('select[name=average]')).then(() => one(el, 'select[name=average]') as HTMLSelectElement)
    const windows = [...(one(el, 'select[name=window]') as HTMLSelectElement).options].map(({ text: said }) => said)
    expect(windows).to.include.members(['7 days', '28 days', '90 days'])
    kind.value = kind.options[1]!.value
    kind.selectedIndex = 1
    kind.dispatchEvent(new Event('change'))
    await eventually(() => query(source).average === 'centred')
    expect(query(source)).not.to.have.any.keys('window', 'windowUnit')
  })
})

describe('a trend for everyone', () => {
  it('speaks Persian, with time from left to right', async () => {
    const el = await shown({ ...weeks(), frame: { calendar: 'persian', zone: 'Asia/Tehran', weekStart: 6, weekend: [5] } }, { lang: 'fa' })
    expect(text(one(el, '.title'))).to.equal('فروش هفتگی و میانگین متحرک')
    expect(text(one(el, '.summary'))).to.equal('میانگین چهار‌هفته‌ای ۶٫۵ میلیارد تومان در هفته است.')
    expect(text(one(el, '.chart svg'))).to.contain('میلیارد تومان در هفته').and.contain('فروردین')
    const labels = all(el, '.chart svg text').filter((t) => text(t) === 'فروردین' || text(t) === 'اردیبهشت').map((t) => t.getBoundingClientRect().left)
    expect(labels).to.deep.equal([...labels].sort((a, b) => a - b))
    for (const t of all(el, '.chart svg text')) expect([t.getAttribute('direction'), t.getAttribute('unicode-bidi')]).to.deep.equal(['rtl', 'isolate'])
  })
  for (const lang of ['en', 'fa']) {
    for (const width of [320, 620, 900]) {
      it(`keeps every text inside the widget: ${lang}, ${width} px`, async () => {
        const el = await shown(weeks(), { lang, width })
        const frame = one(el, '.widget').getBoundingClientRect()
        for (const t of all(el, '.chart svg text')) {
          const box = t.getBoundingClientRect()
          expect(box.left, text(t)).to.be.at.least(frame.left)
          expect(box.right, text(t)).to.be.at.most(frame.right)
        }
      })
    }
  }
  const states: Record<string, () => Promise<ShakhesTrend>> = {
    'ready': () => shown(trendResult()),
    'ready in Persian': () => shown(weeks(), { lang: 'fa' }),
    'of shares': () => shown(shares()),
    'of one point': () => shown(trendResult({ points: trendResult().points.slice(0, 1), turns: [], interventions: [] })),
    'with a chosen period': async () => {
      const el = await shown(trendResult())
      await key(el, 'Home')
      await key(el, 'ArrowRight', true)
      return el
    },
    'empty': () => shown(trendResult({ considered: 0, points: [] })),
    'failed': async () => {
      const el = await fixture<ShakhesTrend>(html`<shakhes-trend lang="en" .source=${fakeSource()}></shakhes-trend>`)
      await eventually(() => el.renderRoot.querySelector('.blank'))
      return el
    },
    'waiting': () => fixture<ShakhesTrend>(html`<shakhes-trend lang="en" .source=${fakeSource({}, { hold: true })}></shakhes-trend>`),
  }
  for (const [name, make] of Object.entries(states)) it(`is accessible ${name}`, async () => { await expect(await make()).to.be.accessible() })

  it('keeps its choice when it moves in the page', async () => {
    const el = await shown(trendResult())
    await key(el, 'Home')
    await key(el, 'Enter')
    el.parentElement!.parentElement!.append(el)
    await eventually(() => el.renderRoot.querySelector('.chart'))
    expect(all(el, '[aria-selected=true]')).to.have.length(1)
    el.remove()
  })
})
