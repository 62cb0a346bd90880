import { expect, fixture, html } from '@open-wc/testing'
import { nothing } from 'lit'
import type { QueryOf, TrendGoal, TrendResult } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesDashboard, ShakhesTrend } from '../../src/widgets/index.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { all, drawn, eventually, one, until, wordsOf } from '../helpers/page.ts'
import { DAY, START, trendResult } from '../helpers/results.ts'

defineElements(ShakhesDashboard, ShakhesTrend)

/** METRICS WX-I3: 120 of 300, day 10 of 24: .40, pace .96, run-rate 288. */
const WX_I3: TrendGoal = { value: 300, actual: 120, attainment: 0.4, pace: 0.96, runRate: 288, elapsedDays: 10, totalDays: 24 }
/** The honey, beside half as much a year before and 15 a day to reach. */
const held = (changes: Partial<TrendResult> = {}): TrendResult => {
  const result = trendResult()
  return {
    ...result, points: result.points.map((p) => ({ ...p, past: p.value! / 2, goal: 15 })), interventions: [],
    past: { period: { start: START - 365 * DAY, end: START - 345 * DAY }, total: 169 }, goal: WX_I3, ...changes,
  }
}

interface Options { readonly lang?: string; readonly width?: number; readonly goal?: string; readonly compare?: 'last-year' | 'previous' | 'none'; readonly source?: FakeSource }
async function shown(result: TrendResult, { lang = 'en', width = 640, goal = 'everyone', compare = 'last-year', source = fakeSource({ trend: result }) }: Options = {}): Promise<ShakhesTrend> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}>
    <shakhes-trend .source=${source} .compare=${compare} goal=${goal} measure=${result.measure}></shakhes-trend></div>`)
  const el = wrap.querySelector('shakhes-trend')!
  await until(el, '.chart')
  await el.updateComplete
  return el
}
const said = (el: ShakhesTrend, selector: string): string => wordsOf(one(el, selector))
const press = async (target: Element, key: string): Promise<void> => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }))
}

describe('a trend beside its goal', () => {
  it('asks for the goal, and draws it with its name and pace (METRICS WX-I3)', async () => {
    const source = fakeSource({ trend: held() })
    const el = await shown(held(), { source })
    expect(source.last.query).to.include({ goal: 'everyone' } satisfies Partial<QueryOf<'trend'>>)
    expect(said(el, '.summary')).to.equal('The five-day average stands at 11 deals won a day, against a goal of 15 deals won a day.'.replaceAll(' deals won', ''))
    expect(one(el, '.goal-line').getAttribute('d')).to.match(/^M/)
    expect(said(el, '.chart svg')).to.contain('Goal 15')
    expect(said(el, '.effect.goal p')).to.equal('120 of 300, 40%. 10 of its 24 working days have passed, 42%: behind, pace 0.96. At this rate 288 by the end.')
  })

  it('says the same in Persian', async () => {
    const el = await shown(held(), { lang: 'fa' })
    expect(said(el, '.effect.goal p')).to.match(/۱۲۰ از ۳۰۰، ۴۰٪\. ۱۰ روز از ۲۴ روز کاری‌اش گذشته است، ۴۲٪: عقب‌تر از برنامه، آهنگ ۰٫۹۶\. با این آهنگ تا پایان دوره ۲۸۸\./)
  })

  for (const [pace, word] of [[1.3, 'ahead'], [1, 'on time']] as const) {
    it(`calls a pace of ${pace} "${word}"`, async () => {
      expect(said(await shown(held({ goal: { ...WX_I3, pace } })), '.effect.goal')).to.contain(`: ${word}, pace ${pace}`)
    })
  }

  it('tells the day after a day off what is due on working days, not nothing', async () => {
    const el = await shown(held({ points: held().points.map((p, i, all) => ({ ...p, goal: i === all.length - 1 ? 0 : 15 })) }))
    expect(said(el, '.summary')).to.contain('against a goal of 15 a day')
    expect(said(el, '.chart svg')).to.contain('Goal 15')
  })

  it('says a goal of another order in as many figures as its share needs', async () => {
    const of = (goal: number): TrendResult => held({ unit: 'money', measure: 'wonAmount', currency: 'EUR', goal: { ...WX_I3, actual: 99_800_000, value: goal, attainment: 99_800_000 / goal } })
    expect(said(await shown(of(102_800_000)), '.effect.goal strong')).to.equal('€998k of €1.03m, 97%.')
    expect(said(await shown(of(99_900_000)), '.effect.goal strong')).to.equal('€998k of €999k, 100%.')
    const near = held({ unit: 'money', measure: 'wonAmount', currency: 'EUR', goal: { ...WX_I3, actual: 100_100_000, value: 103_200_000, attainment: 0.97 } })
    expect(said(await shown(near), '.effect.goal strong')).to.equal('€1.00m of €1.03m, 97%.')
  })

  it('says nothing of pace once the goal’s days are over, and nothing of a rate before the first', async () => {
    const over = await shown(held({ goal: { ...WX_I3, elapsedDays: 24, pace: 0.4, runRate: 120 } }))
    expect(said(over, '.effect.goal p')).to.equal('120 of 300, 40%.')
    const ahead = await shown(held({ goal: { ...WX_I3, actual: 0, attainment: 0, elapsedDays: 0, pace: null, runRate: null } }))
    expect(said(ahead, '.effect.goal p')).to.equal('0 of 300, 0%. None of its working days have passed yet.')
  })

  it('says so where nobody set one', async () => {
    const el = await shown(held({ goal: null, points: trendResult().points }))
    expect(said(el, '.quality')).to.contain('no goal is set for this period')
    expect(all(el, '.goal')).to.have.length(0)
  })

  it('is left out, and that is said, where readers chose a part of what it is for', async () => {
    const source = fakeSource({ trend: trendResult({ interventions: [] }) })
    const board = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang="en" .source=${source}><shakhes-trend goal="everyone" measure="wonCount"></shakhes-trend></shakhes-dashboard>`)
    const el = board.querySelector('shakhes-trend')!
    await until(el, '.chart')
    expect(source.last.query).to.include({ goal: 'everyone' })
    el.dispatchEvent(new CustomEvent('shakhes-select', {
      detail: { by: 'x', field: 'owner', clause: { by: 'x', field: 'owner', values: ['r1'], label: 'Rep' } }, bubbles: true, composed: true,
    }))
    await eventually(() => source.asked.some(({ query }) => query.metric === 'trend' && query.filter !== undefined))
    expect(source.asked.findLast(({ query }) => query.metric === 'trend')!.query).not.to.have.property('goal')
    await drawn(el)
    expect(said(el, '.quality')).to.contain('the goal is not one of what was chosen')
  })

  it('asks for none with a measure that has none', async () => {
    const source = fakeSource({ trend: trendResult({ measure: 'winRate', unit: 'share' }) })
    await shown(trendResult({ measure: 'winRate', unit: 'share' }), { source })
    expect(source.last.query).not.to.have.property('goal')
  })
})

describe('a trend beside an earlier period', () => {
  for (const [compare, name] of [['last-year', 'Year before'], ['previous', 'Period before']] as const) {
    it(`names what ${compare} draws, on the chart, by keyboard and in the table`, async () => {
      const el = await shown(held(), { compare })
      expect(one(el, '.past-line').getAttribute('d')).to.match(/^M/)
      expect(said(el, '.chart svg')).to.contain(name)
      one(el, '.surface').focus()
      await press(one(el, '.surface'), 'Home')
      await el.updateComplete
      expect(said(el, '#point-0')).to.contain(`${name} 7; Goal 15`)
      expect(said(el, '.tooltip')).to.contain(name)
      all(el, '.tool').find((b) => b.getAttribute('aria-label') === 'Show as a table')!.click()
      await until(el, 'table')
      expect(all(el, 'thead th').map(wordsOf)).to.deep.equal(['Period', 'Won', '5-day average', name, 'Goal', 'Remark'])
      expect(all(el, 'tfoot tr > *').map(wordsOf)).to.deep.equal(['All', '338', '', '169', '300', ''])
    })
  }

  it('keeps its name in the legend in 320 px', async () => {
    const el = await shown(held(), { width: 320 })
    expect(all(el, '.keys li').map(wordsOf).slice(2)).to.deep.equal(['Year before', 'Goal'])
    expect(one(el, '.widget').scrollWidth).to.be.at.most(320)
  })

  it('draws nothing of it where nothing is compared', async () => {
    const el = await shown(trendResult(), { compare: 'none' })
    expect(all(el, '.past-line, .goal-line')).to.have.length(0)
  })
})

describe('the card of an intervention', () => {
  const [leaflets] = trendResult().interventions
  const effect = { before: 20, during: 30, after: 26, difference: 10, interval: { low: 4, high: 16 }, robust: true, placebo: { dates: 12, asLarge: 1 } }

  it('tells before, during, after, the interval, how robust it is and how rare, and that it coincides', async () => {
    const el = await shown(trendResult({ interventions: [{ ...leaflets!, effect }] }))
    expect(all(el, '.effect dl > div').map(wordsOf)).to.deep.equal(['Before 20 a day', 'During 30 a day', 'After 26 a day', 'During less before +10 a day [4.0 to 16.0]'])
    expect(said(el, '.effect p')).to.equal('Clearly more during it than before. Robust: the verdict holds when either edge moves by a day. '
      + 'Of 12 other stretches as long, 1 differed as much. Coincides with; a cause is not shown.')
  })

  it('says the interval in the unit of the difference, whatever the axis is in', async () => {
    const [trillion, billion] = [100e12, 100e9]
    const points = trendResult().points.map((point, i) => ({ ...point, value: i === 3 ? 10 * trillion : 0, average: null }))
    const amounts = { before: 27 * billion, during: 227 * billion, after: 144 * billion, difference: 200 * billion, interval: { low: -425 * billion, high: 825 * billion } }
    const el = await shown(trendResult({ measure: 'wonAmount', unit: 'money', currency: 'EUR', points, interventions: [{ ...leaflets!, effect: { ...effect, ...amounts } }] }))
    expect(wordsOf(all(el, '.effect dl > div')[3]!)).to.equal('During less before +€200bn a day [−425 to 825]')
  })

  it('calls nothing clear whose interval holds zero', async () => {
    const el = await shown(trendResult({ interventions: [{ ...leaflets!, effect: { ...effect, interval: { low: -4, high: 24 } } }] }))
    expect(said(el, '.effect p')).to.match(/^No clear difference: the interval holds zero\./)
  })

  it('says that it goes on where nothing comes after it yet', async () => {
    const el = await shown(trendResult({ interventions: [{ ...leaflets!, effect: { ...effect, after: null } }] }))
    expect(wordsOf(all(el, '.effect dl > div')[2]!)).to.equal('After not yet')
  })

  it('tells the latest two, and opens the others by keyboard', async () => {
    const four = Array.from({ length: 4 }, (_, i) => ({ ...leaflets!, id: `i${i}`, name: `No. ${i}`, first: 2 + i * 4, last: 3 + i * 4 }))
    const el = await shown(trendResult({ interventions: four }))
    expect(all(el, '.effect').filter((card) => card.checkVisibility()).map((card) => wordsOf(card.querySelector('h4')!).slice(0, 5))).to.deep.equal(['No. 2', 'No. 3'])
    expect(said(el, '.earlier summary')).to.equal('2 earlier interventions')
    one(el, '.earlier summary').click()
    await eventually(() => all(el, '.effect').filter((card) => card.checkVisibility()).length === 4)
    await drawn(el)
    await expect(el).to.be.accessible()
  })
})

describe('what else may be drawn', () => {
  const opened = async (source = fakeSource({ trend: trendResult() })): Promise<ShakhesTrend> => {
    const el = await shown(trendResult(), { source, compare: 'none' })
    one(el, '.keys button').click()
    await until(el, '.choices')
    return el
  }
  const choose = async (el: ShakhesTrend, name: string, text: string): Promise<void> => {
    const select = one(el, `select[name=${name}]`) as HTMLSelectElement
    select.selectedIndex = [...select.options].findIndex((option) => option.text === text)
    select.dispatchEvent(new Event('change', { bubbles: true }))
    await el.updateComplete
  }

  it('opens by the name of the average, and offers every measure, step, kind and window that the engine has', async () => {
    const el = await opened()
    expect(one(el, '.keys button').getAttribute('aria-expanded')).to.equal('true')
    expect([...(one(el, 'select[name=measure]') as HTMLSelectElement).options].map((o) => o.text))
      .to.deep.equal(['Sales', 'Won', 'Lost', 'Created', 'Win rate', 'Deal size', 'Notes', 'Leads', 'Touches'])
    expect([...(one(el, 'select[name=grain]') as HTMLSelectElement).options]).to.have.length(5)
    expect((one(el, 'select[name=window]') as HTMLSelectElement).selectedOptions[0]!.text).to.equal('5 days')
    await drawn(el)
    await expect(el).to.be.accessible()
  })

  it('asks for what is chosen', async () => {
    const source = fakeSource({ trend: trendResult() })
    const el = await opened(source)
    await choose(el, 'measure', 'Lost')
    await choose(el, 'average', 'Exponential')
    await choose(el, 'window', '14 days')
    await choose(el, 'compare', 'Year before')
    expect(source.last.query).to.include({ measure: 'lostCount', average: 'exponential', window: 14, compare: 'last-year' } satisfies Partial<QueryOf<'trend'>>)
  })

  it('forgets the window of another step', async () => {
    const source = fakeSource({ trend: trendResult() })
    const el = await opened(source)
    await choose(el, 'window', '14 days')
    await choose(el, 'grain', 'Quarter')
    expect(source.last.query).to.include({ grain: 'quarter' } satisfies Partial<QueryOf<'trend'>>).and.not.to.have.property('window')
  })
})

describe('five thousand points', () => {
  it('say in the definition how many share a column', async () => {
    const points = Array.from({ length: 5000 }, (_, i) => ({ start: START + i * DAY, end: START + (i + 1) * DAY, partial: false, value: i % 90, n: 1, average: 45 }))
    const el = await shown(trendResult({ points, turns: [], interventions: [] }), { compare: 'none' })
    all(el, '.tool').find((b) => b.getAttribute('aria-label')?.startsWith('How'))!.click()
    await eventually(() => /10 days share a column of pixels/.test(el.renderRoot.querySelector('.body')!.textContent!.replaceAll(/[\u2066-\u2069]/g, '')))
  })
})

describe('the room that a trend keeps', () => {
  /** By how many px it is higher once it is drawn than while it waits. */
  async function grown(result: TrendResult, width: number, goal: string | undefined): Promise<number> {
    const source = fakeSource({}, { hold: true })
    if (result.interventions.length > 0) source.expected.add('interventions')
    const wrap = await fixture<HTMLElement>(html`<div lang="en" style=${`width: ${width}px; font: 14px/1.45 sans-serif`}>
      <shakhes-trend .source=${source} compare="none" goal=${goal ?? nothing} measure=${result.measure}></shakhes-trend></div>`)
    const el = wrap.querySelector('shakhes-trend')!
    await until(el, '.progress progress')
    await eventually(() => source.asked.length > 0)
    const before = el.offsetHeight
    source.last.answer(result)
    await until(el, '[role=listbox]')
    await eventually(() => all(el, '.awaited').length === 0)
    await el.updateComplete
    return el.offsetHeight - before
  }
  const { interventions } = trendResult()
  for (const width of [760, 1000]) {
    for (const goal of [undefined, 'everyone']) {
      for (const cards of [[], interventions]) {
        it(`is what it takes: ${width} px, ${goal ? 'a goal' : 'no goal'}, ${cards.length} interventions`, async () => {
          const result = held({ interventions: cards, ...(goal ? {} : { goal: null, points: trendResult().points }) })
          // Two lines more or less, as texts run in the fonts that there are; a card is five at least.
          expect(Math.abs(await grown(result, width, goal))).to.be.below(48)
        })
      }
    }
  }

  it('knows of no interventions once the data are read and have none', async () => {
    const source = fakeSource({}, { hold: true })
    source.expected.add('interventions')
    const wrap = await fixture<HTMLElement>(html`<div lang="en"><shakhes-trend .source=${source}></shakhes-trend></div>`)
    const el = wrap.querySelector('shakhes-trend')!
    await until(el, '.skeleton .card')
    source.set({ info: { version: 1, rows: { interventions: 0 }, pipelines: [], stages: [], currencies: [], span: null, history: true, quality: { kept: {}, rejected: {}, counts: {}, first: [] }, complete: true } })
    await eventually(() => all(el, '.skeleton .card').length === 0)
  })
})
