import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js'
import type { Fault, MetricResult } from '../../src/model/index.ts'
import type { Definable } from '../../src/widgets/base/define.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import type { ShakhesWidget } from '../../src/widgets/base/index.ts'
import { fakeSource, type FakeOptions, type FakeSource } from './fake-source.ts'
import { eventually, textOf, until, wordsOf } from './page.ts'
import { headline, wonCountResult } from './cards.ts'
import * as results from './results.ts'

const { datasetInfo } = results
const allResults = () => ({ ...results.allResults(), wonCount: wonCountResult() })
const emptyResults = (): ReturnType<typeof allResults> => ({ ...results.emptyResults(), wonCount: wonCountResult({ considered: 0, headline: headline('count', null, 0) }) })

type Widget = ShakhesWidget<'funnel'> & { readonly renderRoot: ParentNode }

const FAULT: Fault = { code: 'timeout', reason: 'no-answer', params: { seconds: 15, url: 'https://crm.example/deals' }, message: 'no answer', retryable: true }
const VIEWS = '.ready, .body.waiting .blank'
/** Stand for a value that was never formatted. */
const LEAKS = /undefined|NaN|\[object|Infinity|null/

interface Scene { readonly lang?: string; readonly width?: number; readonly source?: FakeSource }

async function stage(tag: string, { lang = 'en', width = 900, source = fakeSource(allResults()) }: Scene = {}): Promise<{ el: Widget; source: FakeSource }> {
  const name = unsafeStatic(tag)
  // The page's own ground, for contrast.
  const wrap = await fixture<HTMLElement>(staticHtml`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width:${width}px;background:#f2f3f5`}><${name} .source=${source}></${name}></div>`)
  return { el: wrap.firstElementChild as Widget, source }
}
async function shown(tag: string, scene: Scene = {}): Promise<{ el: Widget; source: FakeSource }> {
  const staged = await stage(tag, scene)
  await until(staged.el, VIEWS)
  await staged.el.updateComplete
  return staged
}
async function press(el: Widget, label: string): Promise<void> {
  el.renderRoot.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click()
  await el.updateComplete
}
const source = (options: FakeOptions, results: ReturnType<typeof allResults> = allResults()): FakeSource => fakeSource(results, options)
const stale = (): FakeOptions => ({ status: { state: 'error', fault: FAULT, since: Date.now() - 42 * 60_000 } })

/** The states of a widget, each by the name that a person would give it. */
const STATES: Readonly<Record<string, (tag: string, scene: Scene) => Promise<Widget>>> = {
  ready: async (tag, scene) => (await shown(tag, scene)).el,
  'the table': async (tag, scene) => { const { el } = await shown(tag, scene); await press(el, scene.lang === 'fa' ? 'نمایش به‌صورت جدول' : 'Show as a table'); return el },
  'the definition': async (tag, scene) => { const { el } = await shown(tag, scene); await press(el, scene.lang === 'fa' ? 'چگونه شمرده می‌شود' : 'How this is counted'); return el },
  loading: async (tag, scene) => {
    const { el } = await stage(tag, { ...scene, source: source({ hold: true, version: 0, status: { state: 'loading', rows: 5810, total: 9371, again: false } }) })
    await until(el, '.skeleton')
    return el
  },
  'an error': async (tag, scene) => (await shown(tag, { ...scene, source: source({ status: { state: 'error', fault: FAULT } }) })).el,
  nothing: async (tag, scene) => (await shown(tag, { ...scene, source: source({}, emptyResults()) })).el,
  'stale data': async (tag, scene) => (await shown(tag, { ...scene, source: source(stale()) })).el,
  'rejected rows': async (tag, scene) => (await shown(tag, { ...scene, source: source({ info: datasetInfo() }) })).el,
}

/** What holds for every widget, whatever it shows. */
export function auditWidget(Element: Definable): void {
  const { tag } = Element

  describe(`${tag}, as every widget,`, () => {
    before(() => defineElements(Element))

    for (const [name, show] of Object.entries(STATES)) {
      it(`shows ${name} accessibly, with nothing unformatted`, async () => {
        const el = await show(tag, {})
        expect(textOf(el.renderRoot.querySelector('.root'))).not.to.match(LEAKS)
        await expect(el).to.be.accessible()
      })
      for (const lang of ['en', 'fa']) {
        it(`shows ${name} in 320 px without overflow in ${lang}`, async () => {
          const el = await show(tag, { lang, width: 320 })
          const widget = el.renderRoot.querySelector('.widget')!
          await eventually(() => widget.clientWidth > 0)
          expect(widget.scrollWidth).to.be.at.most(widget.clientWidth)
        })
      }
    }

    it('speaks Persian from right to left, accessibly', async () => {
      const el = await STATES['ready']!(tag, { lang: 'fa' })
      const root = el.renderRoot.querySelector('.root')!
      expect([root.getAttribute('lang'), root.getAttribute('dir')]).to.deep.equal(['fa', 'rtl'])
      expect(textOf(root.querySelector('.title'))).to.match(/[\u0600-\u06ff]/)
      expect(textOf(root)).not.to.match(LEAKS)
      await expect(el).to.be.accessible()
    })

    it('says how far the reading is, and is busy meanwhile', async () => {
      const el = await STATES['loading']!(tag, {})
      expect(el.renderRoot.querySelector('section')!.getAttribute('aria-busy')).to.equal('true')
      expect(textOf(el.renderRoot.querySelector('.progress'))).to.equal('5,810 of 9,371 rows read')
      const progress = el.renderRoot.querySelector('progress')!
      expect([progress.value, progress.max]).to.deep.equal([5810, 9371])
    })

    it('says what went wrong in the reader’s language, and asks again on request', async () => {
      const { el, source: failing } = await shown(tag, { lang: 'fa', source: source({ status: { state: 'error', fault: FAULT } }) })
      expect(textOf(el.renderRoot.querySelector('.blank h4'))).to.equal('منبع در ۱۵ ثانیه پاسخ نداد')
      failing.status = { state: 'ready', at: 0 }
      el.renderRoot.querySelector<HTMLElement>('.blank .button')!.click()
      await until(el, '.ready')
      expect(failing.asked.length).to.equal(2)
    })

    it('says that there is nothing, for which period, in the reader’s language', async () => {
      const el = await STATES['nothing']!(tag, { lang: 'fa' })
      expect(textOf(el.renderRoot.querySelector('.blank h4'))).to.equal('چیزی برای نمایش نیست')
      expect(textOf(el.renderRoot.querySelector('.blank p'))).to.match(/فروردین|مارس/)
      expect(el.renderRoot.querySelectorAll('.ready').length).to.equal(0)
    })

    it('says how old the data is while the source does not answer, and reads again on request', async () => {
      const { el, source: old } = await shown(tag, { source: source(stale()) })
      expect(textOf(el.renderRoot.querySelector('.banner'))).to.contain('Data is 42 minutes old')
      expect(el.renderRoot.querySelectorAll('.ready').length).to.equal(1)
      el.renderRoot.querySelector<HTMLElement>('.banner .link')!.click()
      expect(old.refreshed).to.equal(1)
    })

    it('lists the first rejected rows by number, with what is wrong', async () => {
      const el = await STATES['rejected rows']!(tag, {})
      const rejected = el.renderRoot.querySelector('.rejected')!
      expect(textOf(rejected.querySelector('summary'))).to.equal('2 rows rejected')
      rejected.querySelector('summary')!.click()
      await eventually(() => rejected.querySelector('tbody tr'))
      expect(wordsOf(rejected.querySelector('tbody tr')!)).to.match(/^12 .*amount.*12,5x.*not a number$/)
    })

    it('keeps an answer on screen while a newer one is on its way, and shows the newest alone', async () => {
      const { el, source: live } = await shown(tag)
      live.hold = true
      live.set({ version: 2 })
      await eventually(() => live.asked.length === 2)
      await el.updateComplete
      expect(el.renderRoot.querySelectorAll('.ready').length).to.equal(1)
      live.set({ version: 3 })
      await eventually(() => live.asked.length === 3)
      expect(live.asked[1]!.signal?.aborted).to.equal(true)
      const result = allResults()[live.last.query.metric as keyof ReturnType<typeof allResults>]
      const heard = oneEvent(el, 'shakhes-ready')
      live.last.answer({ ...result, version: 3 } as MetricResult)
      const { detail } = await heard
      expect(detail.version).to.equal(3)
    })

    it('asks once, however often it is updated', async () => {
      const { el, source: live } = await shown(tag)
      el.requestUpdate()
      await el.updateComplete
      live.set({ status: { state: 'ready', at: 5 } })
      await el.updateComplete
      expect(live.asked.length).to.equal(1)
    })

    it('survives a move in the page, question and all', async () => {
      const { el, source: live } = await stage(tag, { source: source({ hold: true }) })
      await eventually(() => live.asked.length === 1)
      const elsewhere = await fixture(html`<div lang="en"></div>`)
      elsewhere.append(el)
      await el.updateComplete
      expect([live.users, live.asked.length, live.asked[0]!.signal?.aborted]).to.deep.equal([1, 1, false])
    })

    it('lets go of source and question when it leaves, and asks again when it comes back', async () => {
      const { el, source: live } = await stage(tag, { source: source({ hold: true }) })
      await eventually(() => live.asked.length === 1)
      const home = el.parentElement!
      el.remove()
      await Promise.resolve()
      expect([live.users, live.listeners, live.asked[0]!.signal?.aborted]).to.deep.equal([0, 0, true])
      live.hold = false
      home.append(el)
      await until(el, '.ready')
      expect(live.users).to.equal(1)
    })

    it('keeps what was set before it was defined', async () => {
      const late = `late-${tag}`
      const el = document.createElement(late) as Widget
      const live = fakeSource(allResults())
      Object.assign(el, { source: live, heading: 'Set early' })
      const wrap = await fixture(html`<div></div>`)
      wrap.append(el)
      customElements.define(late, class extends (Element as unknown as CustomElementConstructor) {})
      await until(el, '.ready')
      expect(textOf(el.renderRoot.querySelector('.title'))).to.equal('Set early')
      expect(live.users).to.equal(1)
    })

    it('is reached and operated by the keyboard alone', async () => {
      const { el } = await shown(tag)
      for (const clickable of el.renderRoot.querySelectorAll<HTMLElement>('[role="button"], [role="radio"], [role="option"], [role="switch"]')) {
        const group = clickable.closest('[role="radiogroup"], [role="listbox"]')
        const reachable = clickable.tabIndex >= 0 || (group !== null && (group.matches('[tabindex="0"]') || group.querySelector('[tabindex="0"]') !== null))
        expect(reachable, clickable.outerHTML).to.equal(true)
      }
      await press(el, 'How this is counted')
      const definitions = (): number => el.renderRoot.querySelectorAll('.definition').length
      expect(definitions(), 'the definition opens').to.equal(1)
      el.renderRoot.querySelector('[aria-pressed="true"]')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
      await el.updateComplete
      expect(definitions(), 'Escape closes it').to.equal(0)
    })

    it('takes back what the page sets on everything', async () => {
      const { el } = await shown(tag)
      el.parentElement!.setAttribute('style', 'letter-spacing:5px;word-spacing:9px;text-transform:uppercase;text-align:center;white-space:pre;line-height:4;font-style:italic')
      const title = getComputedStyle(el.renderRoot.querySelector('.title')!)
      expect([title.letterSpacing, title.wordSpacing, title.textTransform, title.textAlign, title.whiteSpace, title.fontStyle])
        .to.deep.equal(['normal', '0px', 'none', 'start', 'normal', 'normal'])
    })

    it('says its title at the level that the page asks for', async () => {
      const { el } = await shown(tag)
      el.headingLevel = 5
      await el.updateComplete
      expect(el.renderRoot.querySelector('.title')!.getAttribute('aria-level')).to.equal('5')
    })
  })
}
