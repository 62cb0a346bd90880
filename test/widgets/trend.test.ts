import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { ShakhesTrend } from '../../src/widgets/trend.ts'
import type { QueryOf, TrendQuery, TrendResult } from '../../src/model/index.ts'
import { DAY, START, trendResult } from '../helpers/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually, textOf } from '../helpers/page.ts'

defineElements(ShakhesTrend)

const all = (el: ShakhesTrend, selector: string) => [...el.renderRoot.querySelectorAll<HTMLElement>(selector)]
const one = (el: ShakhesTrend, selector: string) => {
  const found = el.renderRoot.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
const text = textOf

interface Options { lang?: string; width?: number; source?: FakeSource; unit?: string; direction?: 'auto' | 'ltr' | 'rtl' }
async function shown(result: TrendResult, { lang = 'en', width = 620, source = fakeSource({ trend: result }), unit, direction = 'auto' }: Options = {}): Promise<ShakhesTrend> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}>
    <shakhes-trend .source=${source} .unit=${unit} time-direction=${direction} measure=${result.measure} toman></shakhes-trend></div>`)
  const el = wrap.querySelector('shakhes-trend')!
  await eventually(() => el.renderRoot.querySelector('.chart, .blank'), 'the trend is shown')
  await el.updateComplete
  return el
}
const key = async (el: ShakhesTrend, name: string, shiftKey = false) => {
  one(el, '.surface').dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true, composed: true }))
  await el.updateComplete
}
/** A pointer event at a day, counted from 1, on the chart. */
const point = async (el: ShakhesTrend, type: string, day: number, pointerType = 'mouse') => {
  const surface = one(el, '.surface')
  const box = surface.getBoundingClientRect()
  const bars = one(el, '.chart .raw').getBoundingClientRect()
  const clientX = bars.left + (bars.width * (day - 0.5)) / 20
  surface.dispatchEvent(new PointerEvent(type, { clientX, clientY: box.top + 100, pointerType, button: type === 'pointermove' ? -1 : 0, pointerId: 1, bubbles: true }))
  await el.updateComplete
}
const press = async (el: ShakhesTrend, label: string) => {
  all(el, '.tool').find((b) => b.getAttribute('aria-label') === label)!.click()
  await el.updateComplete
}
const selections = (el: ShakhesTrend): (SelectDetail['clause'])[] => {
  const seen: (SelectDetail['clause'])[] = []
  el.addEventListener('shakhes-select', (event) => { seen.push((event as CustomEvent<SelectDetail>).detail.clause) })
  return seen
}
const days = (from: number, to: number) => ({ start: START + (from - 1) * DAY, end: START + to * DAY })

/** Weeks of sales in rial, the last unfinished. */
function weeks(changes: Partial<TrendResult> = {}): TrendResult {
  const points = [40e9, 50e9, 60e9, 70e9, 80e9, 20e9].map((value, i) => ({
    start: START + i * 7 * DAY, end: START + (i + 1) * 7 * DAY, partial: i === 5, value, n: 100, average: i < 3 || i === 5 ? null : value - 15e9,
  }))
  return trendResult({
    measure: 'wonAmount', unit: 'money', grain: 'week', window: 4, lag: 1.5, points, turns: [], interventions: [], total: 320e9, currency: 'IRR', considered: 600, ...changes,
  })
}
const shares = (): TrendResult => trendResult({
  measure: 'winRate', unit: 'share', grain: 'month', window: 2, lag: 0.5, turns: [], interventions: [], total: null, considered: 200,
  points: ([[0.6, 120], [2 / 3, 3], [null, 0], [0.64, 25], [0.62, 110]] as const).map(([value, n], i) => ({
    start: START + i * 30 * DAY, end: START + (i + 1) * 30 * DAY, partial: false, value, n, average: i < 1 ? null : 0.61,
  })),
})

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

describe('the points of a trend, by keyboard', () => {
  it('is one tab stop whose active point is named', async () => {
    const el = await shown(trendResult(), { unit: 'kg' })
    expect(all(el, '.chart [tabindex="0"]')).to.have.length(1)
    one(el, '.surface').focus()
    await key(el, 'Home')
    await key(el, 'ArrowRight')
    const active = one(el, '.surface').getAttribute('aria-activedescendant')
    expect(active).to.equal('point-1')
    expect(text(one(el, `#${active}`))).to.equal('Sunday 22 March 2026: Won 12 kg')
    await key(el, 'End')
    expect(text(one(el, '#point-19'))).to.contain('5-day average 11 kg')
  })

  it('chooses a period with Shift and arrows, and clears it with Escape', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await key(el, 'Home')
    await key(el, 'ArrowRight', true)
    await key(el, 'ArrowRight', true)
    expect(seen.at(-1)?.period).to.deep.equal(days(1, 3))
    expect(seen.at(-1)?.label).to.equal('21–23 March 2026'.replace('–', ' – '))
    expect(all(el, '[aria-selected=true]')).to.have.length(3)
    await key(el, 'ArrowLeft', true)
    expect(seen.at(-1)?.period).to.deep.equal(days(1, 2))
    await key(el, 'Escape')
    expect(seen.at(-1)).to.equal(null)
    expect(all(el, '[aria-selected=true]')).to.have.length(0)
  })

  it('toggles one point with Enter', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await key(el, 'End')
    await key(el, 'Enter')
    expect(seen.at(-1)?.period).to.deep.equal(days(20, 20))
    await key(el, 'Enter')
    expect(seen.at(-1)).to.equal(null)
  })

  it('keeps the arrows with time where time runs from right to left', async () => {
    const el = await shown(trendResult(), { lang: 'fa', direction: 'rtl' })
    await key(el, 'Home')
    await key(el, 'ArrowLeft')
    expect(one(el, '.surface').getAttribute('aria-activedescendant')).to.equal('point-1')
  })

  it('leaves other keys to the page', async () => {
    const el = await shown(trendResult())
    const event = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true })
    one(el, '.surface').dispatchEvent(event)
    expect(event.defaultPrevented).to.equal(false)
  })
})

describe('the points of a trend, by pointer', () => {
  it('chooses the days under a drag, at the latest when the hand lets go', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 6)
    await nextFrame()
    await point(el, 'pointermove', 9)
    await point(el, 'pointerup', 9)
    expect(seen.at(-1)?.period).to.deep.equal(days(4, 9))
    expect(all(el, '.handle')).to.have.length(2)
    expect(one(el, '.raw.on').getAttribute('d')!.match(/M/g)).to.have.length(6)
  })

  it('chooses while the hand moves', async () => {
    const el = await shown(trendResult())
    const chosen = oneEvent(el, 'shakhes-select')
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 6)
    const { detail } = await chosen
    expect(detail.clause.period).to.deep.equal(days(4, 6))
  })

  it('chooses no further while the last choice is being answered, and then what the hand is at', async () => {
    const source = fakeSource({ trend: trendResult() })
    const el = await shown(trendResult(), { source })
    const seen = selections(el)
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 6)
    await eventually(() => seen.length === 1, 'the first choice')
    source.asking = true
    await point(el, 'pointermove', 7)
    await point(el, 'pointermove', 8)
    await nextFrame()
    await nextFrame()
    expect(seen).to.have.length(1)
    source.asking = false
    await eventually(() => seen.length === 2, 'the next one')
    expect(seen[1]?.period).to.deep.equal(days(4, 8))
  })

  it('drags an edge of what is chosen', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 9)
    await point(el, 'pointerup', 9)
    await point(el, 'pointerdown', 9.5)
    await point(el, 'pointermove', 12)
    await point(el, 'pointerup', 12)
    expect(seen.at(-1)?.period).to.deep.equal(days(4, 12))
  })

  it('chooses one day by a click, and clears it by another', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    for (const expected of [days(7, 7), undefined]) {
      await point(el, 'pointerdown', 7)
      await point(el, 'pointerup', 7)
      expect(seen.at(-1)?.period).to.deep.equal(expected)
    }
  })

  it('takes back what was dragged when the page scrolls instead', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await point(el, 'pointerdown', 4, 'touch')
    await point(el, 'pointermove', 8, 'touch')
    await nextFrame()
    await point(el, 'pointercancel', 8, 'touch')
    expect(seen.at(-1)).to.equal(null)
    expect(all(el, '.handle')).to.have.length(0)
  })

  it('shows what is known beside the mark, never over it, and dismisses it with Escape', async () => {
    const el = await shown(trendResult(), { unit: 'kg' })
    for (const day of [2, 10, 19]) {
      await point(el, 'pointerenter', day)
      await point(el, 'pointermove', day)
      const tip = one(el, '.tooltip').getBoundingClientRect()
      const guide = one(el, '.guide').getBoundingClientRect()
      expect(tip.right < guide.left || tip.left > guide.right, `day ${day}`).to.equal(true)
    }
    expect(text(one(el, '.tooltip'))).to.equal('Wednesday 8 April 2026 Won9 kg 5-day average11.2 kg')
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await el.updateComplete
    expect(all(el, '.tooltip')).to.have.length(0)
  })

  it('puts it under the plot in 320 px', async () => {
    const el = await shown(trendResult(), { width: 320 })
    await point(el, 'pointermove', 10)
    expect(one(el, '.tooltip').getBoundingClientRect().top).to.be.at.least(one(el, '.guide').getBoundingClientRect().bottom)
    expect(el.renderRoot.querySelector('.widget')!.scrollWidth).to.be.at.most(320)
  })

  it('leaves no listener on the page', async () => {
    const el = await shown(trendResult())
    await point(el, 'pointerenter', 3)
    await point(el, 'pointermove', 3)
    el.remove()
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    expect(el.isUpdatePending).to.equal(false)
  })
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
