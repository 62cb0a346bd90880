import { fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import type { FunnelResult } from '../../src/model/index.ts'

// What all tests of a funnel begin with.
defineElements(ShakhesFunnel)

export const all = (el: ShakhesFunnel, selector: string) => [...el.renderRoot.querySelectorAll<HTMLElement>(selector)]
export const one = (el: ShakhesFunnel, selector: string) => {
  const found = el.renderRoot.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
/** What a reader sees: without the parts that only a screen reader meets, on one line. */
export const text = (element: Element) => {
  const copy = element.cloneNode(true) as Element
  copy.querySelectorAll('.sr').forEach((part) => part.remove())
  const chosen = [...element.querySelectorAll('select')].map((select) => select.selectedOptions[0]?.text ?? '')
  copy.querySelectorAll('select').forEach((select, i) => select.replaceWith(`${chosen[i]} `))
  return copy.textContent!.replace(/[\u2066-\u2069\u061c]/g, '').replace(/\s+/g, ' ').trim()
}
export const cells = (row: Element) => [...row.querySelectorAll('.name, .parts, .count > :not(.sr), .step > span:not(.track, .sr), .time > :not(.sr)')].map(text)

export async function shown(result: FunnelResult, { lang = 'en', width = 900, source = fakeSource({ funnel: result }) as FakeSource } = {}): Promise<ShakhesFunnel> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}><shakhes-funnel .source=${source} toman></shakhes-funnel></div>`)
  const el = wrap.querySelector('shakhes-funnel')!
  await eventually(() => el.renderRoot.querySelector('.stage, .blank'), 'the funnel is shown')
  await el.updateComplete
  return el
}
export const press = async (el: ShakhesFunnel, label: string) => {
  const button = all(el, '.tool').find((b) => b.getAttribute('aria-label') === label)
  button!.click()
  await el.updateComplete
}
