import { fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import type { WinRateResult } from '../../src/model/index.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'

// What all tests of a win rate begin with.
defineElements(ShakhesWinRate)

export const all = (el: ShakhesWinRate, selector: string) => [...el.renderRoot.querySelectorAll<HTMLElement>(selector)]
export const one = (el: ShakhesWinRate, selector: string) => {
  const found = el.renderRoot.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
/** What is read: of a list, what it says. */
export const text = (element: Element) => {
  const copy = element.cloneNode(true) as Element
  const chosen = [...element.querySelectorAll('select')].map((select) => select.selectedOptions[0]?.text ?? '')
  copy.querySelectorAll('select').forEach((select, i) => select.replaceWith(`${chosen[i]} `))
  return copy.textContent!.replace(/[\u2066-\u2069\u061c]/g, '').replace(/\s+/g, ' ').trim()
}
export const key = (target: Element, name: string) => target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))

export async function shown(result: WinRateResult, { lang = 'en', width = 520, source = fakeSource({ winRate: result }) as FakeSource, compare = 'last-year' } = {}): Promise<ShakhesWinRate> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}><shakhes-win-rate .source=${source} compare=${compare} toman></shakhes-win-rate></div>`)
  const el = wrap.querySelector('shakhes-win-rate')!
  await eventually(() => el.renderRoot.querySelector('.hero, .blank'), 'the win rate is shown')
  await el.updateComplete
  return el
}
export const press = async (el: ShakhesWinRate, label: string) => {
  all(el, '.tool').find((b) => b.getAttribute('aria-label') === label)!.click()
  await el.updateComplete
}
