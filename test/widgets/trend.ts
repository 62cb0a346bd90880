import { fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { ShakhesTrend } from '../../src/widgets/trend.ts'
import type { TrendResult } from '../../src/model/index.ts'
import { DAY, START, trendResult } from '../helpers/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { all, eventually, one, press, textOf } from '../helpers/page.ts'

// What all tests of a trend begin with.
defineElements(ShakhesTrend)

export { all, one, press }
export const text = textOf

interface Options { lang?: string; width?: number; source?: FakeSource; unit?: string; direction?: 'auto' | 'ltr' | 'rtl' }
export async function shown(result: TrendResult, { lang = 'en', width = 620, source = fakeSource({ trend: result }), unit, direction = 'auto' }: Options = {}): Promise<ShakhesTrend> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}>
    <shakhes-trend .source=${source} .unit=${unit} time-direction=${direction} measure=${result.measure} toman></shakhes-trend></div>`)
  const el = wrap.querySelector('shakhes-trend')!
  await eventually(() => el.renderRoot.querySelector('.chart, .blank'), 'the trend is shown')
  await el.updateComplete
  return el
}
export const key = async (el: ShakhesTrend, name: string, shiftKey = false) => {
  one(el, '.surface').dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true, composed: true }))
  await el.updateComplete
}
/** A pointer event at a day, counted from 1, on the chart. */
export const point = async (el: ShakhesTrend, type: string, day: number, pointerType = 'mouse') => {
  const surface = one(el, '.surface')
  const box = surface.getBoundingClientRect()
  const bars = one(el, '.chart .raw').getBoundingClientRect()
  const clientX = bars.left + (bars.width * (day - 0.5)) / 20
  surface.dispatchEvent(new PointerEvent(type, { clientX, clientY: box.top + 100, pointerType, button: type === 'pointermove' ? -1 : 0, pointerId: 1, bubbles: true }))
  await el.updateComplete
}
export const selections = (el: ShakhesTrend): (SelectDetail['clause'])[] => {
  const seen: (SelectDetail['clause'])[] = []
  el.addEventListener('shakhes-select', (event) => { seen.push((event as CustomEvent<SelectDetail>).detail.clause) })
  return seen
}
export const days = (from: number, to: number) => ({ start: START + (from - 1) * DAY, end: START + to * DAY })

/** Weeks of sales in rial, the last unfinished. */
export function weeks(changes: Partial<TrendResult> = {}): TrendResult {
  const points = [40e9, 50e9, 60e9, 70e9, 80e9, 20e9].map((value, i) => ({
    start: START + i * 7 * DAY, end: START + (i + 1) * 7 * DAY, partial: i === 5, value, n: 100, average: i < 3 || i === 5 ? null : value - 15e9,
  }))
  return trendResult({
    measure: 'wonAmount', unit: 'money', grain: 'week', window: 4, lag: 1.5, points, turns: [], interventions: [], total: 320e9, currency: 'IRR', considered: 600, ...changes,
  })
}
export const shares = (): TrendResult => trendResult({
  measure: 'winRate', unit: 'share', grain: 'month', window: 2, lag: 0.5, turns: [], interventions: [], total: null, considered: 200,
  points: ([[0.6, 120], [2 / 3, 3], [null, 0], [0.64, 25], [0.62, 110]] as const).map(([value, n], i) => ({
    start: START + i * 30 * DAY, end: START + (i + 1) * 30 * DAY, partial: false, value, n, average: i < 1 ? null : 0.61,
  })),
})
