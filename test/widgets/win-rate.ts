import { fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import type { WinRateResult } from '../../src/model/index.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { all, eventually, one, press, readIn } from '../helpers/page.ts'

// What all tests of a win rate begin with.
defineElements(ShakhesWinRate)

export { all, one, press }
export const text = (element: Element) => readIn(element)
export const key = (target: Element, name: string) => target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))

export async function shown(result: WinRateResult, { lang = 'en', width = 520, source = fakeSource({ winRate: result }) as FakeSource, compare = 'last-year' } = {}): Promise<ShakhesWinRate> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}><shakhes-win-rate .source=${source} compare=${compare} toman></shakhes-win-rate></div>`)
  const el = wrap.querySelector('shakhes-win-rate')!
  await eventually(() => el.renderRoot.querySelector('.hero, .blank'), 'the win rate is shown')
  await el.updateComplete
  return el
}
