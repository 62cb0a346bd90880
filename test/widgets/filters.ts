import { fixture, html } from '@open-wc/testing'
import type { Fault } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesFilters } from '../../src/widgets/filters.ts'
import { ShakhesMetric } from '../../src/widgets/metric.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { wonCountResult } from '../helpers/cards.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually, focused, textOf, until } from '../helpers/page.ts'
import { AS_OF } from '../helpers/results.ts'

// What all tests of filters begin with.
defineElements(ShakhesDashboard, ShakhesFilters, ShakhesMetric)

export const FAULT: Fault = { code: 'timeout', reason: 'no-answer', params: { seconds: 15, url: 'https://crm.example' }, message: 'no answer', retryable: true }
const SOURCES = [['Website', 'وب‌گاه', 4711], ['Cold call', 'تماس سرد', 4229], ['Referral', 'معرفی', 2784]] as const
const REPS = Array.from({ length: 12 }, (_, i) => ({ value: `r${i}`, name: { en: `Rep ${i} ${i === 3 ? 'Ali' : 'Karimi'}`, fa: `${i === 3 ? 'علی' : 'کریمی'} ${i}` }, count: 120 - i }))

export function live(): FakeSource {
  const source = fakeSource({ wonCount: wonCountResult() }, { status: { state: 'ready', at: AS_OF } })
  source.dimensions = { source: [...SOURCES.map(([en, fa, count]) => ({ value: en, name: { en, fa }, count })), { value: null, name: '', count: 9 }], owner: REPS }
  return source
}
interface Scene { readonly lang?: string; readonly source?: FakeSource; readonly set?: Partial<ShakhesFilters>; readonly width?: number }
interface Shown { readonly el: ShakhesFilters; readonly board: ShakhesDashboard | null; readonly source: FakeSource }

export async function alone({ lang = 'en', source = live(), set = {}, width = 900 }: Scene = {}): Promise<Shown & { readonly told: SelectDetail[] }> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width:${width}px;background:#f2f3f5`}><shakhes-filters .source=${source} zone="Asia/Tehran"></shakhes-filters></div>`)
  const el = wrap.querySelector('shakhes-filters')!
  const told: SelectDetail[] = []
  wrap.addEventListener('shakhes-select', (event) => told.push((event as CustomEvent<SelectDetail>).detail))
  Object.assign(el, set)
  await until(el, '.pick')
  await el.updateComplete
  return { el, board: null, source, told }
}
export async function inside({ lang = 'en', source = live(), set = {} }: Scene = {}): Promise<Shown & { readonly board: ShakhesDashboard }> {
  const board = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang=${lang} .source=${source} zone="Asia/Tehran" period="last-365-days" compare="last-year">
    <shakhes-filters slot="filters"></shakhes-filters><shakhes-metric slot="cards"></shakhes-metric></shakhes-dashboard>`)
  const el = board.querySelector('shakhes-filters')!
  Object.assign(el, set)
  await until(el, '.pick')
  await until(board.querySelector('shakhes-metric')!, '.figure')
  await board.updateComplete
  return { el, board, source }
}
export const sentence = (el: ShakhesFilters): string => textOf(el.renderRoot.querySelector('.sentence'))
export const pop = (el: ShakhesFilters): HTMLElement => el.renderRoot.querySelector('.pop')!
export const opened = (el: ShakhesFilters): boolean => pop(el).matches(':popover-open')
export async function open(el: ShakhesFilters, part: string): Promise<void> {
  el.renderRoot.querySelector<HTMLElement>(`[data-part="${part}"]`)!.click()
  await el.updateComplete
  await eventually(() => opened(el) && pop(el).contains(focused()), `${part} is open`)
}
/** As a person with a keyboard: to whatever has the focus. */
export async function press(el: ShakhesFilters, ...keys: readonly string[]): Promise<void> {
  for (const name of keys) {
    const [shift, key] = name.startsWith('Shift+') ? [true, name.slice(6)] : [false, name]
    focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: shift, bubbles: true, composed: true, cancelable: true }))
    await el.updateComplete
  }
}
export const option = (el: ShakhesFilters, name: string): HTMLElement => {
  const found = [...el.renderRoot.querySelectorAll<HTMLElement>('.option')].find((one) => textOf(one.querySelector('.text')) === name)
  if (!found) throw new Error(`no option ${name}`)
  return found
}
export const closed = (el: ShakhesFilters): Promise<void> => eventually(() => !opened(el), 'it closes')
