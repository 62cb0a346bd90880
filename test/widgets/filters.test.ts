import { expect, fixture, html } from '@open-wc/testing'
import type { Clause, Fault } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesFilters } from '../../src/widgets/filters.ts'
import { ShakhesMetric } from '../../src/widgets/metric.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { wonCountResult } from '../helpers/cards.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually, focused, textOf, until } from '../helpers/page.ts'
import { AS_OF, datasetInfo } from '../helpers/results.ts'

defineElements(ShakhesDashboard, ShakhesFilters, ShakhesMetric)

const FAULT: Fault = { code: 'timeout', reason: 'no-answer', params: { seconds: 15, url: 'https://crm.example' }, message: 'no answer', retryable: true }
const SOURCES = [['Website', 'وب‌گاه', 4711], ['Cold call', 'تماس سرد', 4229], ['Referral', 'معرفی', 2784]] as const
const REPS = Array.from({ length: 12 }, (_, i) => ({ value: `r${i}`, name: { en: `Rep ${i} ${i === 3 ? 'Ali' : 'Karimi'}`, fa: `${i === 3 ? 'علی' : 'کریمی'} ${i}` }, count: 120 - i }))

function live(): FakeSource {
  const source = fakeSource({ wonCount: wonCountResult() }, { status: { state: 'ready', at: AS_OF } })
  source.dimensions = { source: [...SOURCES.map(([en, fa, count]) => ({ value: en, name: { en, fa }, count })), { value: null, name: '', count: 9 }], owner: REPS }
  return source
}
interface Scene { readonly lang?: string; readonly source?: FakeSource; readonly set?: Partial<ShakhesFilters>; readonly width?: number }
interface Shown { readonly el: ShakhesFilters; readonly board: ShakhesDashboard | null; readonly source: FakeSource }

async function alone({ lang = 'en', source = live(), set = {}, width = 900 }: Scene = {}): Promise<Shown & { readonly told: SelectDetail[] }> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width:${width}px;background:#f2f3f5`}><shakhes-filters .source=${source} zone="Asia/Tehran"></shakhes-filters></div>`)
  const el = wrap.querySelector('shakhes-filters')!
  const told: SelectDetail[] = []
  wrap.addEventListener('shakhes-select', (event) => told.push((event as CustomEvent<SelectDetail>).detail))
  Object.assign(el, set)
  await until(el, '.pick')
  await el.updateComplete
  return { el, board: null, source, told }
}
async function inside({ lang = 'en', source = live(), set = {} }: Scene = {}): Promise<Shown & { readonly board: ShakhesDashboard }> {
  const board = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang=${lang} .source=${source} zone="Asia/Tehran" period="last-365-days" compare="last-year">
    <shakhes-filters slot="filters"></shakhes-filters><shakhes-metric slot="cards"></shakhes-metric></shakhes-dashboard>`)
  const el = board.querySelector('shakhes-filters')!
  Object.assign(el, set)
  await until(el, '.pick')
  await until(board.querySelector('shakhes-metric')!, '.figure')
  await board.updateComplete
  return { el, board, source }
}
const sentence = (el: ShakhesFilters): string => textOf(el.renderRoot.querySelector('.sentence'))
const pop = (el: ShakhesFilters): HTMLElement => el.renderRoot.querySelector('.pop')!
const opened = (el: ShakhesFilters): boolean => pop(el).matches(':popover-open')
async function open(el: ShakhesFilters, part: string): Promise<void> {
  el.renderRoot.querySelector<HTMLElement>(`[data-part="${part}"]`)!.click()
  await el.updateComplete
  await eventually(() => opened(el) && pop(el).contains(focused()), `${part} is open`)
}
/** As a person with a keyboard: to whatever has the focus. */
async function press(el: ShakhesFilters, ...keys: readonly string[]): Promise<void> {
  for (const name of keys) {
    const [shift, key] = name.startsWith('Shift+') ? [true, name.slice(6)] : [false, name]
    focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: shift, bubbles: true, composed: true, cancelable: true }))
    await el.updateComplete
  }
}
const option = (el: ShakhesFilters, name: string): HTMLElement => {
  const found = [...el.renderRoot.querySelectorAll<HTMLElement>('.option')].find((one) => textOf(one.querySelector('.text')) === name)
  if (!found) throw new Error(`no option ${name}`)
  return found
}
const closed = (el: ShakhesFilters): Promise<void> => eventually(() => !opened(el), 'it closes')

describe('shakhes-filters', () => {
  it('says what the numbers are of, in the reader’s language', async () => {
    expect(sentence((await inside()).el)).to.equal('Opportunities of the last 365 days, compared with the same days a year before.')
    expect(sentence((await inside({ lang: 'fa' })).el)).to.equal('فرصت‌های ۳۶۵ روز گذشته، در سنجش با همین روزهای سال پیش.')
  })

  it('chooses a usual period by keyboard: the dashboard asks for it, shows a chip, and the focus returns', async () => {
    const { el, board, source } = await inside()
    await open(el, 'period')
    expect(focused()!.id).to.equal('presets')
    await press(el, 'Home', 'ArrowDown', 'ArrowDown', 'Enter')
    await closed(el)
    await eventually(() => source.last.query.period === 'this-month')
    expect(sentence(el)).to.match(/^Opportunities of this month,/)
    await board.updateComplete
    expect([...board.renderRoot.querySelectorAll('.chip')].map(textOf)).to.deep.equal(['Periodthis month'])
    await eventually(() => focused()?.getAttribute('data-part') === 'period')
    expect(board.state).to.deep.equal({ version: 1, period: 'this-month', clauses: [] })
  })

  it('goes back to the dashboard’s own period by its chip, and forth by undo', async () => {
    const { el, board, source } = await inside()
    await open(el, 'period')
    await press(el, 'Home', 'Enter')
    await eventually(() => source.last.query.period === 'today')
    const button = (name: RegExp): HTMLElement => [...board.renderRoot.querySelectorAll<HTMLElement>('.bar button')].find((one) => name.test(one.getAttribute('aria-label') ?? textOf(one)))!
    await board.updateComplete
    button(/^Remove Period/).click()
    await eventually(() => sentence(el).includes('the last 365 days'))
    await eventually(() => source.last.query.period === 'last-365-days')
    await board.updateComplete
    button(/^Undo/).click()
    await eventually(() => sentence(el).includes('today'))
  })

  it('chooses days of a calendar by keyboard, first and last, in either order', async () => {
    const { el, source } = await inside()
    await open(el, 'period')
    el.renderRoot.querySelector<HTMLElement>('.day[tabindex="0"]')!.focus()
    // From 8 December 2026, the day of the last load.
    await press(el, 'ArrowUp', 'ArrowLeft', 'Enter')
    expect(textOf(el.renderRoot.querySelector('.hint'))).to.equal('From 30 November 2026: choose the last day.')
    await press(el, 'PageUp', 'Shift+PageUp')
    expect(textOf(el.renderRoot.querySelector('#month'))).to.equal('October 2025')
    expect(focused()!.getAttribute('aria-label')).to.equal('Thursday 30 October, first day')
    await press(el, ' ')
    await closed(el)
    await eventually(() => typeof source.last.query.period === 'object')
    expect(source.last.query.period).to.deep.equal({ from: '2025-10-30', to: '2026-11-30' })
    expect(sentence(el)).to.contain('30 October 2025 – 30 November 2026')
  })

  it('shows the Jalali calendar to Persian readers, from right to left', async () => {
    const { el, source } = await inside({ lang: 'fa' })
    await open(el, 'period')
    expect(textOf(el.renderRoot.querySelector('#month'))).to.equal('آذر ۱۴۰۵')
    expect([...el.renderRoot.querySelectorAll('.days th')].map(textOf)).to.deep.equal(['ش', 'ی', 'د', 'س', 'چ', 'پ', 'ج'])
    // METRICS WX-G2: weeks start on Saturday. 1 Azar 1405 is 22 November 2026, a Sunday.
    expect([...el.renderRoot.querySelectorAll('.days tbody tr:first-child td')].map(textOf)).to.deep.equal(['', '۱', '۲', '۳', '۴', '۵', '۶'])
    el.renderRoot.querySelector<HTMLElement>('.day[tabindex="0"]')!.focus()
    expect(textOf(focused())).to.equal('۱۷')
    await press(el, 'ArrowLeft')
    expect(textOf(focused()), 'left is on where one reads from the right').to.equal('۱۸')
    await press(el, 'Enter', 'ArrowRight', 'ArrowRight', 'Enter')
    await closed(el)
    await eventually(() => typeof source.last.query.period === 'object')
    expect(source.last.query.period).to.deep.equal({ from: '2026-12-07', to: '2026-12-09' })
    expect(sentence(el)).to.contain('۱۶ تا ۱۸ آذر ۱۴۰۵')
  })

  it('marks the days that a usual period means, and today', async () => {
    const { el } = await inside()
    const days = async (period: string): Promise<string> => {
      Object.assign(el, { period })
      await el.updateComplete
      await open(el, 'period')
      const chosen = [...el.renderRoot.querySelectorAll('.day[aria-selected="true"]')].map(textOf)
      pop(el).hidePopover()
      await closed(el)
      await el.updateComplete
      return `${chosen[0] ?? ''}–${chosen.at(-1) ?? ''}`
    }
    // The fake load was on Tuesday 8 December 2026; weeks of Tehran begin on Saturday.
    expect([await days('today'), await days('this-week'), await days('last-7-days'), await days('all')]).to.deep.equal(['8–8', '5–8', '2–8', '–'].map((one, i) => (i === 1 ? '5–11' : one)))
    await open(el, 'period')
    expect(el.renderRoot.querySelector('.today')!.getAttribute('aria-current')).to.equal('date')
  })

  it('switches the comparison', async () => {
    const { el, source } = await inside()
    await open(el, 'compare')
    await press(el, 'ArrowUp', 'Enter')
    await closed(el)
    await eventually(() => source.last.query.compare === 'previous')
    expect(sentence(el)).to.contain('compared with the period before')
  })

  it('takes the choice of what holds already for none', async () => {
    const { el, board } = await inside()
    await open(el, 'compare')
    await press(el, 'Enter')
    await closed(el)
    await open(el, 'period')
    option(el, 'the last 365 days').click()
    await closed(el)
    expect(board.state.clauses).to.deep.equal([])
  })

  it('goes back to a day: to its last moment in the source’s zone, and not beyond today', async () => {
    const { el, source } = await inside()
    await open(el, 'asOf')
    expect(el.renderRoot.querySelectorAll('.day[aria-disabled]').length, 'days after 8 December').to.equal(23)
    await press(el, 'ArrowRight')
    expect(textOf(focused()), 'tomorrow is not known yet').to.equal('8')
    await press(el, 'ArrowLeft', 'Enter')
    await closed(el)
    // Midnight in Tehran is 20:30 UTC.
    await eventually(() => source.last.query.asOf === Date.UTC(2026, 11, 7, 20, 30) - 1)
    expect(sentence(el)).to.match(/, as of 7 December 2026\.$/)
    await open(el, 'asOf')
    el.renderRoot.querySelector<HTMLElement>('.foot .link')!.click()
    await eventually(() => source.last.query.asOf === undefined)
    expect(sentence(el)).not.to.contain('as of')
  })

  it('filters by values with their counts, several at once, and leaves its own out of them', async () => {
    const { el, board, source } = await inside()
    await open(el, 'add')
    await press(el, 'ArrowDown', 'ArrowDown', 'Enter')
    await eventually(() => el.renderRoot.querySelectorAll('#values .option').length === 4)
    expect([...el.renderRoot.querySelectorAll('.option')].map(textOf)).to.deep.equal(['Website4,711', 'Cold call4,229', 'Referral2,784', 'Unrecorded9'])
    await eventually(() => focused()?.id === 'values')
    await press(el, 'Enter', 'End', ' ')
    await eventually(() => JSON.stringify(source.last.query.filter) === '{"op":"in","field":"source","values":["Website",null]}')
    expect(opened(el), 'it stays open').to.equal(true)
    expect(sentence(el)).to.contain(', source Website or Unrecorded,')
    expect(source.valuesAsked.map(({ filter }) => filter)).to.deep.equal([undefined])
    option(el, 'Cold call').click()
    await eventually(() => sentence(el).includes('3 of 4 sources'))
    option(el, 'Cold call').click()
    await eventually(() => sentence(el).includes('source Website or Unrecorded'))
    option(el, 'Website').click()
    await eventually(() => sentence(el).includes('source Unrecorded'))
    option(el, 'Unrecorded').click()
    await eventually(() => source.last.query.filter === undefined)
    expect(board.renderRoot.querySelectorAll('.chip').length).to.equal(0)
  })

  it('finds values whatever the letters, and counts them under what else is chosen', async () => {
    const { el, source, board } = await inside({ lang: 'fa' })
    board.dispatchEvent(new CustomEvent('shakhes-select', { detail: { by: 'funnel', field: 'stage', clause: { by: 'funnel', field: 'stage', values: ['lead'], label: 'سرنخ' } satisfies Clause } }))
    await eventually(() => sentence(el).includes('مرحله سرنخ'))
    await open(el, 'add')
    await press(el, 'Enter')
    await eventually(() => focused()?.matches('input[role=combobox]') ?? false)
    expect(source.valuesAsked.at(-1)).to.deep.equal({ dimension: 'owner', filter: { op: 'in', field: 'stage', values: ['lead'] } })
    const input = focused() as HTMLInputElement
    // Arabic yeh and a Latin digit: «علي 3» is «علی ۳».
    input.value = 'علي'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await el.updateComplete
    expect([...el.renderRoot.querySelectorAll('.option .text')].map(textOf)).to.deep.equal(['علی 3'])
    await press(el, 'Enter')
    await eventually(() => sentence(el).includes('کارشناس علی'))
    input.value = 'zzz'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await el.updateComplete
    expect(textOf(el.renderRoot.querySelector('.none'))).to.equal('چیزی با این نام نیست.')
    await expect(el).to.be.accessible()
  })

  it('says why values do not come, and asks again', async () => {
    const source = live()
    source.valuesFault = FAULT
    const { el } = await inside({ source })
    await open(el, 'add')
    await press(el, 'Enter')
    await until(el, '.none[role=alert]')
    expect(textOf(el.renderRoot.querySelector('.none'))).to.contain('The source did not answer in 15 seconds')
    await expect(el).to.be.accessible()
    source.valuesFault = null
    el.renderRoot.querySelector<HTMLElement>('.none .button')!.click()
    await until(el, '#values .option')
    source.dimensions = {}
    await open(el, 'add')
    await press(el, 'ArrowDown', 'Enter')
    await eventually(() => textOf(el.renderRoot.querySelector('.none')) === 'Nothing is recorded here.')
  })

  it('tells of others’ choices too, and offers to change its own alone', async () => {
    const { el, board } = await inside()
    board.dispatchEvent(new CustomEvent('shakhes-select', { detail: { by: 'shakhes-funnel', field: 'stage', clause: { by: 'shakhes-funnel', field: 'stage', values: ['x'], label: 'Proposal' } satisfies Clause } }))
    await eventually(() => sentence(el).includes(', stage Proposal,'))
    expect(el.renderRoot.querySelectorAll('.sentence .fixed').length).to.equal(1)
  })

  it('takes its state from the dashboard’s', async () => {
    const { el, board, source } = await inside()
    board.state = { version: 1, clauses: [{ by: 'shakhes-filters', field: 'period', spec: { from: '2026-03-21', to: '2026-12-08' }, label: '' }, { by: 'shakhes-filters', field: 'compare', compare: 'none', label: '' }] }
    await eventually(() => source.last.query.compare === 'none')
    expect(source.last.query.period).to.deep.equal({ from: '2026-03-21', to: '2026-12-08' })
    await eventually(() => sentence(el) === 'Opportunities of 21 March – 8 December 2026, without comparison.')
  })

  it('offers a choice of pipelines where there are several, and takes back one that was made before', async () => {
    const named = (el: ShakhesFilters): string[] => [...el.renderRoot.querySelectorAll('#dimensions .option')].map(textOf)
    const pipelines = (count: number) => datasetInfo({ pipelines: ['new', 'renew'].slice(0, count).map((id) => ({ id, name: id })) })
    for (const count of [1, 2]) {
      const source = live()
      source.info = pipelines(count)
      const { el, board } = await inside({ source })
      await open(el, 'add')
      expect(named(el).includes('Pipeline')).to.equal(count > 1)
      if (count > 1) continue
      board.state = { version: 1, clauses: [{ by: 'shakhes-filters', field: 'pipeline', values: ['renew'], label: 'renew' }] }
      await eventually(() => named(el).includes('Pipelinerenew'))
    }
  })

  it('works alone: tells what was chosen, clears one, clears all, undoes', async () => {
    const { el, told } = await alone()
    expect(sentence(el)).to.equal('Opportunities of all time, without comparison.')
    await open(el, 'period')
    await press(el, 'Home', 'Enter')
    await closed(el)
    await open(el, 'compare')
    await press(el, 'ArrowDown', 'Enter')
    await closed(el)
    const chips = (): string[] => [...el.renderRoot.querySelectorAll('.chip')].map(textOf)
    expect(chips()).to.deep.equal(['Periodtoday', 'Compared withthe period before'])
    expect(told.map(({ field, clause }) => [field, clause?.spec ?? clause?.compare])).to.deep.equal([['period', 'today'], ['compare', 'previous']])
    el.renderRoot.querySelector<HTMLElement>('.chip button')!.click()
    await el.updateComplete
    await eventually(() => focused()?.closest('.chips') !== null)
    expect([chips(), sentence(el)]).to.deep.equal([['Compared withthe period before'], 'Opportunities of all time, compared with the period before.'])
    const link = (name: string): HTMLElement => [...el.renderRoot.querySelectorAll<HTMLElement>('.chips .link')].find((one) => textOf(one) === name)!
    link('Clear all').click()
    await el.updateComplete
    expect(chips()).to.deep.equal([])
    link('Undo').click()
    await el.updateComplete
    link('Undo').click()
    await el.updateComplete
    expect(chips()).to.deep.equal(['Periodtoday', 'Compared withthe period before'])
    expect(told.at(-1)).to.deep.include({ field: 'period' })
    // And forth again, until something else is chosen.
    link('Redo').click()
    await el.updateComplete
    expect(chips()).to.deep.equal(['Compared withthe period before'])
    link('Redo').click()
    await el.updateComplete
    expect([chips(), link('Redo')]).to.deep.equal([[], undefined])
    link('Undo').click()
    await el.updateComplete
    el.renderRoot.querySelector<HTMLElement>('.chip button')!.click()
    await el.updateComplete
    expect(link('Redo')).to.equal(undefined)
  })

  it('offers what the host lets it', async () => {
    const { el } = await alone({ set: { dimensions: 'team source', presets: 'this-month all', noCompare: true, noAsOf: true } })
    expect(sentence(el)).to.equal('Opportunities of all time.')
    expect(el.renderRoot.querySelector('[data-part=asOf]')).to.equal(null)
    await open(el, 'add')
    expect([...el.renderRoot.querySelectorAll('.option')].map(textOf)).to.deep.equal(['Team', 'Source'])
    pop(el).hidePopover()
    await closed(el)
    await open(el, 'period')
    expect([...el.renderRoot.querySelectorAll('.option')].map(textOf)).to.deep.equal(['this month', 'all time'])
  })

  it('keeps endless names, and names of both directions, in their place', async () => {
    const source = live()
    source.dimensions = { source: [{ value: 'long', name: 'ABC وب‌گاه 😀'.repeat(1000), count: 1 }, { value: 'wide', name: 'x'.repeat(10_000), count: 1e15 }] }
    const { el } = await alone({ source, width: 320 })
    await open(el, 'add')
    await press(el, 'ArrowDown', 'ArrowDown', 'Enter')
    await until(el, '#values .option')
    await press(el, 'Enter', 'End', 'Enter')
    await eventually(() => el.renderRoot.querySelectorAll('.chip').length === 1)
    const { scrollWidth, clientWidth } = el.renderRoot.querySelector('.said')!
    expect(scrollWidth).to.be.at.most(clientWidth)
    expect(pop(el).scrollWidth).to.be.at.most(pop(el).clientWidth)
    expect(sentence(el).length).to.be.below(600)
  })

  it('holds its source while it is in the page, and lets go of it', async () => {
    const { el, source } = await alone()
    expect(source.users).to.equal(1)
    const home = el.parentElement!
    const elsewhere = await fixture(html`<div lang="en"></div>`)
    elsewhere.append(el)
    await el.updateComplete
    expect(source.users, 'a move is no leave').to.equal(1)
    el.remove()
    await Promise.resolve()
    await Promise.resolve()
    expect([source.users, source.listeners]).to.deep.equal([0, 0])
    home.append(el)
    await el.updateComplete
    expect(source.users).to.equal(1)
  })

  for (const [lang, first, digits] of [['ar-EG', 'Sat', '٢٠'], ['he-IL', 'Sun', '20']] as const) {
    it(`is laid out from right to left with English words and the reader’s digits and week, in ${lang}`, async () => {
      const { el } = await alone({ lang })
      const root = el.renderRoot.querySelector<HTMLElement>('.root')!
      expect([root.lang, root.dir]).to.deep.equal(['en', 'rtl'])
      const box = (selector: string): DOMRect => el.renderRoot.querySelector(selector)!.getBoundingClientRect()
      expect(box('.sentence').right, 'it begins at the right').to.be.closeTo(box('.root').right, 3)
      expect(box('.end').left, 'and ends with its full stop').to.be.at.least(box('.pick:last-of-type').right - 1)
      await open(el, 'period')
      const days = [...el.renderRoot.querySelectorAll('.days th')]
      expect(textOf(days[0]!)).to.equal(first)
      expect(days[0]!.getBoundingClientRect().left).to.be.above(days[6]!.getBoundingClientRect().left)
      expect([...el.renderRoot.querySelectorAll('.days td')].map(textOf)).to.include(digits)
      el.renderRoot.querySelector<HTMLElement>('.days [tabindex="0"]')!.focus()
      const before = focused()!.getBoundingClientRect()
      await press(el, 'ArrowRight')
      const after = focused()!.getBoundingClientRect()
      expect(after.left > before.left || after.top < before.top, 'an arrow goes where it points').to.equal(true)
    })
  }

  for (const lang of ['en', 'fa', 'ar-EG', 'he']) for (const part of ['', 'period', 'compare', 'asOf', 'add', 'owner', 'source'] as const) {
    it(`is accessible with ${part === '' ? 'nothing' : part} open, in ${lang}, and fits into 320 px`, async () => {
      const { el } = await alone({ lang, width: 320 })
      if (part === 'owner' || part === 'source') {
        await open(el, 'add')
        await press(el, ...(part === 'source' ? ['ArrowDown', 'ArrowDown'] : []), 'Enter')
        await until(el, '#values .option')
        await press(el, 'Enter')
      } else if (part !== '') await open(el, part)
      await expect(el).to.be.accessible()
      expect(textOf(el.renderRoot.querySelector('.root'))).not.to.match(/undefined|NaN|\[object|Infinity|null/)
      const { scrollWidth, clientWidth } = el.renderRoot.querySelector('.said')!
      expect(scrollWidth).to.be.at.most(clientWidth)
      if (part !== '') {
        const { left, right } = pop(el).getBoundingClientRect()
        expect(left, 'in sight').to.be.at.least(0)
        expect(right).to.be.at.most(document.documentElement.clientWidth)
      }
    })
  }
})
