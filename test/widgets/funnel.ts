import { fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { year } from '../charts/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { all, eventually, one, press, readIn } from '../helpers/page.ts'
import type { FunnelQuery, FunnelResult } from '../../src/model/index.ts'

// What all tests of a funnel begin with.
defineElements(ShakhesFunnel)

export { all, one, press }
/** What a reader sees: without the parts that only a screen reader meets, on one line. */
export const text = (element: Element) => readIn(element, '.sr')
export const cells = (row: Element) => [...row.querySelectorAll('.name, .parts, .count > :not(.sr), .step > span:not(.track, .sr), .time > :not(.sr)')].map(text)

export async function shown(result: FunnelResult, { lang = 'en', width = 900, source = fakeSource({ funnel: result }) as FakeSource } = {}): Promise<ShakhesFunnel> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}><shakhes-funnel .source=${source} toman></shakhes-funnel></div>`)
  const el = wrap.querySelector('shakhes-funnel')!
  await eventually(() => el.renderRoot.querySelector('.stage, .blank'), 'the funnel is shown')
  await el.updateComplete
  return el
}
export const asked = (source: FakeSource) => source.last.query as FunnelQuery

/** Once what it is switched with has come too. */
export async function switchable(result: FunnelResult = year(), { lang = 'en', width = 900, source = fakeSource({ funnel: result }), period = 'last-365-days' } = {}): Promise<{ el: ShakhesFunnel; source: FakeSource }> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}><shakhes-funnel .source=${source} period=${period} zone="Asia/Tehran" toman></shakhes-funnel></div>`)
  const el = wrap.querySelector('shakhes-funnel')!
  await eventually(() => el.renderRoot.querySelector('button.pick'), 'the funnel can be switched')
  return { el, source }
}
