import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { Clause } from '../../src/model/index.ts'
import { defineElements, parsePeriod, scopeOf, situationOf } from '../../src/widgets/base/index.ts'
import { matchesOwn } from '../helpers/shape.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually, textOf, until } from '../helpers/page.ts'
import { notesResult } from '../helpers/results.ts'

defineElements(ShakhesDashboard, ShakhesNotes)

const SILENT = {
  source: undefined, locale: undefined, calendar: undefined, zone: undefined, currency: undefined, toman: false, period: undefined, compare: undefined, filter: undefined,
}
const DAYS = { start: 0, end: 86_400_000 }
const source = (): FakeSource => fakeSource({ notes: notesResult() })

describe('what holds for a widget', () => {
  const scope = {
    source: undefined, locale: 'fa', calendar: 'gregory', zone: 'Asia/Tehran', currency: 'IRR', toman: true, period: 'this-month', compare: 'previous', asOf: 7, clauses: [],
  } as const
  it('is its own word first, then the dashboard’s', () => {
    const own = situationOf({ ...SILENT, locale: 'en', period: 'today' }, scope, 'fa')
    matchesOwn(own, { locale: 'en', period: 'today', calendar: 'gregory', zone: 'Asia/Tehran', currency: 'IRR', toman: true, compare: 'previous', asOf: 7 })
  })
  it('takes the calendar of the source, else the one that readers of the locale use', () => {
    const withFrame = Object.assign(source(), { frame: { calendar: 'hebrew' as const, zone: 'Asia/Jerusalem' } })
    matchesOwn(situationOf({ ...SILENT, source: withFrame }, undefined, 'fa'), { calendar: 'hebrew', zone: 'Asia/Jerusalem' })
    matchesOwn(situationOf(SILENT, undefined, 'fa'), { calendar: 'persian', locale: 'fa' })
    matchesOwn(situationOf(SILENT, undefined, null), { calendar: 'gregory' })
  })
})

describe('the question of a widget', () => {
  const clauses: readonly Clause[] = [
    { by: 'funnel', field: 'stage', values: ['lead'], label: 'Lead' }, { by: 'trend', field: 'period', period: DAYS, label: 'a day' },
    { by: 'notes', field: 'customer', values: ['c1', null], label: 'Customer' },
  ]
  const situation = { ...situationOf(SILENT, undefined, 'en'), clauses, period: 'this-year' }
  it('holds every clause but its own', () => {
    expect(scopeOf(situation, 'funnel')).to.deep.include({ filter: { op: 'in', field: 'customer', values: ['c1', null] }, period: DAYS })
    expect(scopeOf(situation, 'trend')).to.deep.include({
      period: 'this-year',
      filter: { op: 'and', of: [{ op: 'in', field: 'stage', values: ['lead'] }, { op: 'in', field: 'customer', values: ['c1', null] }] },
    })
  })
  it('says nothing of what nobody said', () => {
    expect(Object.keys(scopeOf(situationOf(SILENT, undefined, 'en'), 'x'))).to.deep.equal(['frame'])
  })
  it('reads a period from a name or two dates, and names what is wrong with another text', () => {
    expect(parsePeriod('last-30-days')).to.equal('last-30-days')
    expect(parsePeriod('2026-03-21/2026-12-08')).to.deep.equal({ from: '2026-03-21', to: '2026-12-08' })
    expect(() => parsePeriod('last fortnight')).to.throw(/"last fortnight" is no period; give one of all, today.*2026-03-21\/2026-12-08/)
  })
})

describe('a widget', () => {
  it('finds the language around it through slots and shadow roots', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="fa"></div>`)
    const inner = host.attachShadow({ mode: 'open' })
    const el = Object.assign(document.createElement('shakhes-notes'), { source: source() })
    inner.append(el)
    await until(el, '.ready')
    expect(el.renderRoot.querySelector('.root')!.getAttribute('lang')).to.equal('fa')
  })
  it('follows the page when its language changes', async () => {
    const before = document.documentElement.lang
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes .source=${source()}></shakhes-notes>`)
    document.documentElement.lang = 'fa'
    await eventually(() => el.renderRoot.querySelector('.root')!.getAttribute('lang') === 'fa')
    document.documentElement.lang = before
  })
  it('has headings one step beneath its own, where it has failed too', async () => {
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes .source=${source()} period="fortnight" heading-level="2"></shakhes-notes>`)
    const failed = await until(el, '.blank h4')
    await eventually(() => failed.ariaLevel === '3')
    el.headingLevel = 4
    await eventually(() => failed.ariaLevel === '5')
  })
  it('tells of a period that cannot be read, in place', async () => {
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes .source=${source()} period="fortnight"></shakhes-notes>`)
    expect(textOf(await until(el, '.blank h4'))).to.equal('This question cannot be answered')
    el.period = 'today'
    await until(el, '.ready')
  })
  it('follows a source that is set again, and lets go of the one before', async () => {
    const [first, second] = [source(), source()]
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes .source=${first}></shakhes-notes>`)
    await until(el, '.ready')
    el.source = second
    await until(el, '.ready')
    expect([first.users, first.listeners, second.users]).to.deep.equal([0, 0, 1])
  })
  it('asks again by itself once a failed source reads again', async () => {
    const failing = fakeSource({ notes: notesResult() }, { version: 0, status: { state: 'error', fault: { code: 'network', message: 'down', retryable: true } } })
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes .source=${failing}></shakhes-notes>`)
    await until(el, '.blank')
    failing.set({ status: { state: 'ready', at: 1 }, version: 1 })
    await until(el, '.ready')
  })
  it('fires shakhes-error with the fault', async () => {
    const el = document.createElement('shakhes-notes')
    el.source = fakeSource()
    const wrap = await fixture(html`<div></div>`)
    const heard = oneEvent(wrap, 'shakhes-error')
    wrap.append(el)
    const { detail } = await heard
    expect(detail.fault.code).to.equal('unsupported')
  })
  it('says that numbers may rise while a load is under way, and that the source ended early after it', async () => {
    const partial = fakeSource({ notes: notesResult({ complete: false }) }, { status: { state: 'loading', rows: 10, again: false } })
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes .source=${partial}></shakhes-notes>`)
    await until(el, '.ready')
    expect(textOf(el.renderRoot.querySelector('.quality'))).to.contain('still loading: numbers may rise')
    partial.set({ status: { state: 'ready', at: 1 } })
    await el.updateComplete
    expect(textOf(el.renderRoot.querySelector('.quality'))).to.contain('the source ended early')
  })
  it('announces a new sentence, but not the first', async () => {
    const live = source()
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${live}></shakhes-notes>`)
    await until(el, '.ready')
    live.results = { notes: notesResult({ total: 3, needsAction: 0 }) }
    live.set({ version: 2 })
    await eventually(() => textOf(el.renderRoot.querySelector('[role="status"]')) === '3 notes.')
  })
  it('announces a failure, and data that has become stale', async () => {
    const fault = { code: 'network', message: 'down', retryable: true } as const
    const live = source()
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${live}></shakhes-notes>`)
    await until(el, '.ready')
    live.set({ status: { state: 'error', fault, since: Date.now() - 3_600_000 } })
    await eventually(() => textOf(el.renderRoot.querySelector('[role="status"]')).startsWith('Data is 1 hour old'))
    live.results = {}
    live.set({ version: 2, status: { state: 'error', fault } })
    await eventually(() => textOf(el.renderRoot.querySelector('[role="status"]')) === 'The source cannot be reached')
  })
  it('says anew by itself how old stale data are', async () => {
    const { setTimeout } = globalThis
    const { now } = Date
    const live = source()
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${live}></shakhes-notes>`)
    await until(el, '.ready')
    try {
      // Minutes pass at once.
      globalThis.setTimeout = ((work: () => void, ms = 0) => setTimeout(work, ms === 60_000 ? 0 : ms)) as typeof setTimeout
      live.set({ status: { state: 'error', fault: { code: 'network', message: 'down', retryable: true }, since: now() - 3_600_000 } })
      expect(textOf(await until(el, '.banner span'))).to.match(/^Data is 1 hour old/)
      Date.now = () => now() + 3_600_000
      await eventually(() => textOf(el.renderRoot.querySelector('.banner span')).startsWith('Data is 2 hours old'))
    } finally {
      Object.assign(globalThis, { setTimeout })
      Date.now = now
    }
  })
  it('announces that nothing matches any more, and what there is once a failure is over', async () => {
    const live = source()
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${live}></shakhes-notes>`)
    const said = (): string => textOf(el.renderRoot.querySelector('[role="status"]'))
    await until(el, '.ready')
    live.results = { notes: notesResult({ total: 0, entries: [] }) }
    live.set({ version: 2 })
    await eventually(() => said().startsWith('No rows match '))
    live.results = {}
    live.set({ version: 3 })
    await eventually(() => said() === 'The source cannot do this')
    live.results = { notes: notesResult({ total: 3, needsAction: 0 }) }
    live.set({ version: 4 })
    await eventually(() => said() === '3 notes.')
  })
  it('announces the first answer too where a failure came before it', async () => {
    const live = fakeSource()
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${live}></shakhes-notes>`)
    await until(el, '.blank')
    live.results = { notes: notesResult({ total: 3, needsAction: 0 }) }
    live.set({ version: 2 })
    await eventually(() => textOf(el.renderRoot.querySelector('[role="status"]')) === '3 notes.')
  })
  it('keeps the focus of who tries again: its button goes, its title has it', async () => {
    const live = fakeSource()
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${live}></shakhes-notes>`)
    const button = await until(el, '.blank .button')
    live.hold = true
    button.focus()
    button.click()
    await until(el, '.skeleton')
    await eventually(() => el.shadowRoot!.activeElement === el.renderRoot.querySelector('#title'))
  })
  it('takes the theme that it is told', async () => {
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes theme="dark" .source=${source()}></shakhes-notes>`)
    await until(el, '.ready')
    expect(getComputedStyle(el.renderRoot.querySelector('.widget')!).backgroundColor).to.equal('rgb(22, 27, 33)')
    el.theme = 'light'
    await el.updateComplete
    expect(getComputedStyle(el.renderRoot.querySelector('.widget')!).backgroundColor).to.equal('rgb(255, 255, 255)')
  })
  it('keeps its choice to itself where there is no dashboard, and takes it back when it is made again', async () => {
    const el = await fixture<ShakhesNotes>(html`<shakhes-notes .source=${source()}></shakhes-notes>`)
    await until(el, '.about')
    const details: unknown[] = []
    el.addEventListener('shakhes-select', (event) => details.push((event as CustomEvent).detail.clause))
    el.renderRoot.querySelector<HTMLElement>('.about')!.click()
    await el.updateComplete
    expect(el.renderRoot.querySelector('.about')!.getAttribute('aria-pressed')).to.equal('true')
    el.renderRoot.querySelector<HTMLElement>('.about')!.click()
    await el.updateComplete
    expect(details).to.deep.equal([{ by: 'shakhes-notes', field: 'customer', values: ['sepehr'], label: 'Sepehr Steel' }, null])
  })
})

describe('registration', () => {
  it('leaves a tag to the copy that took it, warns once, and throws nothing', () => {
    class Other extends HTMLElement { static tag = 'shakhes-notes' }
    class Another extends HTMLElement { static tag = 'shakhes-dashboard' }
    const { warn } = console
    const warnings: unknown[] = []
    console.warn = (...args: unknown[]) => { warnings.push(args[0]) }
    try {
      defineElements(Other, Another)
      defineElements(ShakhesNotes, ShakhesDashboard)
    } finally {
      console.warn = warn
    }
    expect(warnings).to.have.length(1)
    expect(warnings[0]).to.contain('shakhes-notes, shakhes-dashboard')
    expect(customElements.get('shakhes-notes') === ShakhesNotes).to.equal(true)
  })
})
