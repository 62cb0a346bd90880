import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import fc from 'fast-check'
import type { Clause, Fault } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/index.ts'
import { readNotation, written } from '../../src/widgets/dashboard.notation.ts'
import { readState } from '../../src/widgets/dashboard.state.ts'
import { storeIn, withParameter } from '../../src/widgets/dashboard.store.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import type { DashboardState, StateStore } from '../../src/widgets/index.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually, textOf, until, wordsOf } from '../helpers/page.ts'
import { notesResult } from '../helpers/results.ts'
import '../helpers/same-cases.ts'

defineElements(ShakhesDashboard, ShakhesNotes)

const STAGE: Clause = { by: 'f', field: 'stage', values: ['lead'], label: 'Lead' }
const BRUSH: Clause = { by: 't', field: 'period', period: { start: 0, end: 86_400_000 }, label: '' }
const STATE: DashboardState = { version: 1, period: 'last-90-days', compare: 'previous', asOf: 1_796_000_000_000, clauses: [STAGE], switched: { one: { needsAction: true } } }

async function dashboard(attributes: Partial<ShakhesDashboard> = {}, live: FakeSource = fakeSource({ notes: notesResult() })): Promise<{ el: ShakhesDashboard; one: ShakhesNotes; two: ShakhesNotes; live: FakeSource; faults: Fault[] }> {
  const faults: Fault[] = []
  const heard = (event: CustomEvent<{ fault: Fault }>): void => { faults.push(event.detail.fault) }
  const el = await fixture<ShakhesDashboard>(html`<shakhes-dashboard id="sales" lang="en" .source=${live} .store=${attributes.store} .stateIn=${attributes.stateIn} @shakhes-error=${heard}>
    <shakhes-notes id="one"></shakhes-notes><shakhes-notes id="two"></shakhes-notes></shakhes-dashboard>`)
  const [one, two] = [...el.querySelectorAll('shakhes-notes')] as [ShakhesNotes, ShakhesNotes]
  await el.updateComplete
  await until(one, '.about')
  await until(two, '.about')
  return { el, one, two, live, faults }
}
const choose = (el: Element, clause: Clause): boolean =>
  el.dispatchEvent(new CustomEvent('shakhes-select', { detail: { by: clause.by, field: clause.field, clause }, bubbles: true, composed: true }))
const chips = (el: ShakhesDashboard): string[] => [...el.renderRoot.querySelectorAll('.chip')].map(wordsOf)
const parameter = (name: string): string | null => new URL(location.href).searchParams.get(name)
/** The address as it is now; put back after each test. */
const here = location.href

describe('the state of a dashboard', () => {
  afterEach(() => {
    history.replaceState(null, '', here)
    localStorage.removeItem('test-view')
  })

  it('is taken back whole: choices, settings, and what widgets were switched to', async () => {
    const { el, one, live, faults } = await dashboard()
    el.state = JSON.parse(JSON.stringify(STATE))
    await el.updateComplete
    await eventually(() => one.needsAction)
    expect(el.state).to.deep.equal(STATE)
    await eventually(() => live.last.query.period === 'last-90-days')
    expect(live.last.query).to.deep.include({ compare: 'previous', asOf: 1_796_000_000_000 })
    expect(faults).to.deep.equal([])
  })

  it('tells of every change, of what widgets were switched to too, and leaves out what is as it was set up', async () => {
    const { el, one } = await dashboard()
    const switched = oneEvent(el, 'shakhes-state')
    one.needsAction = true
    expect((await switched).detail.state).to.deep.equal({ version: 1, clauses: [], switched: { one: { needsAction: true } } })
    const back = oneEvent(el, 'shakhes-state')
    one.needsAction = false
    expect((await back).detail.state).to.deep.equal({ version: 1, clauses: [] })
  })

  it('of an unknown version changes nothing, and says so to host and reader', async () => {
    const { el, one, faults } = await dashboard()
    choose(one, STAGE)
    el.state = { version: 2, clauses: [] } as unknown as DashboardState
    await until(el, '.notice')
    expect(faults.map(({ code, message }) => `${code} ${message}`)).to.deep.equal(['bad-query state: version is 2: expected 1, which is what this release knows'])
    expect(chips(el)).to.deep.equal(['Stage Lead'])
    expect(textOf(el.renderRoot.querySelector('.notice'))).to.equal('Part of the saved view no longer fits, and was left out.')
    el.renderRoot.querySelector<HTMLElement>('.notice button')!.click()
    await eventually(() => !el.renderRoot.querySelector('.notice'))
  })

  it('with bad parts is taken back as far as it makes sense, and each bad part is named', async () => {
    const { el, faults } = await dashboard()
    el.state = { version: 1, period: 'next-week', clauses: [STAGE, { by: 'x', field: 'colour', values: ['red'], label: '' }, { by: 'y', field: 'owner', label: '' }], switched: { one: 5 } } as unknown as DashboardState
    await el.updateComplete
    await until(el, '.chip')
    expect(chips(el)).to.deep.equal(['Stage Lead'])
    expect(faults).to.have.length(1)
    for (const part of [/clauses\[1\] is .*colour.*expected/, /clauses\[2\] is .*expected values/, /period is "next-week": expected all, today/, /switched.one is 5: expected/]) expect(faults[0]!.message).to.match(part)
  })

  it('switches no widget to what it cannot be, and tells', async () => {
    const { el, one, faults } = await dashboard()
    el.state = { version: 1, clauses: [], switched: { one: { needsAction: 'maybe' }, two: { colour: 'red' } } }
    await el.updateComplete
    await eventually(() => faults.length === 2)
    expect(one.needsAction).to.equal(false)
    expect(faults[0]!.message).to.match(/^one: needsAction cannot be "maybe"/)
    expect(el.state).to.deep.equal({ version: 1, clauses: [] })
  })

  it('can be undone like any change', async () => {
    const { el, one } = await dashboard()
    choose(one, STAGE)
    el.state = { version: 1, clauses: [] }
    await el.updateComplete
    expect(chips(el)).to.deep.equal([])
    el.undo()
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Stage Lead'])
    el.redo()
    await el.updateComplete
    expect(chips(el)).to.deep.equal([])
  })

  it('is undone and done again by key, from any widget, until something else is chosen', async () => {
    const { el, one } = await dashboard()
    choose(one, STAGE)
    await el.updateComplete
    const press = (key: string, init: KeyboardEventInit = {}): boolean => one.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, composed: true, cancelable: true, ...init }))
    expect(press('z')).to.equal(false)
    await el.updateComplete
    expect(chips(el)).to.deep.equal([])
    expect(press('z'), 'there is nothing more to take back').to.equal(true)
    expect(press('y')).to.equal(false)
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Stage Lead'])
    press('z', { ctrlKey: false, metaKey: true })
    press('Z', { shiftKey: true })
    await el.updateComplete
    expect(chips(el)).to.deep.equal(['Stage Lead'])
    press('z')
    choose(one, STAGE)
    await el.updateComplete
    expect(press('y')).to.equal(true)
    const input = document.createElement('input')
    one.append(input)
    expect(input.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, cancelable: true })), 'text has steps of its own').to.equal(true)
  })

  it('is kept by the host, and asked for before the first question', async () => {
    const kept: DashboardState[] = []
    const store: StateStore = { read: async () => STATE, write: (state) => kept.push(state) }
    const { el, live, one } = await dashboard({ store })
    expect(live.asked.every(({ query }) => query.period === 'last-90-days'), 'nothing was asked without it').to.equal(true)
    expect(one.needsAction).to.equal(true)
    expect(kept).to.deep.equal([])
    el.clear()
    await eventually(() => kept.length === 1)
    expect(kept[0]).to.deep.equal({ version: 1, clauses: [], switched: { one: { needsAction: true } } })
  })

  it('that cannot be read leaves the dashboard as the host set it up, and working', async () => {
    const { faults, el } = await dashboard({ store: { read: () => { throw new Error('no such row') }, write: () => undefined } })
    expect(faults.map(({ message }) => message)).to.deep.equal(['no such row'])
    expect(el.state).to.deep.equal({ version: 1, clauses: [] })
  })

  it('stands in the address, where it can be read, and is followed back and forth', async () => {
    const { el, one } = await dashboard({ stateIn: 'url' })
    choose(one, { ...STAGE, values: ['lead', 'won'], label: 'Lead or Won' })
    choose(one, { by: 'filters', field: 'period', spec: 'last-90-days', label: '' })
    await eventually(() => parameter('sales') !== null)
    expect(parameter('sales')).to.equal("(version:1,period:last-90-days,clauses:!((by:f,field:stage,values:!(lead,won),label:'Lead or Won')))")
    expect(location.search).to.contain("sales=(version:1,period:last-90-days,clauses:!((by:f,field:stage,values:!(lead,won),label:%27Lead+or+Won%27)))")
    el.clear()
    await eventually(() => parameter('sales') === null)
    history.back()
    await eventually(() => chips(el).length === 2)
    expect(chips(el)).to.deep.equal(['Period the last 90 days', 'Stage Lead or Won'])
    history.back()
    await eventually(() => chips(el).length === 0)
    history.forward()
    await eventually(() => chips(el).length === 2)
  })

  it('that came back by the browser’s button is not written again', async () => {
    const { el, one } = await dashboard({ stateIn: 'hash:view' })
    choose(one, STAGE)
    await eventually(() => location.hash.includes('view='))
    const { length } = history
    history.back()
    await eventually(() => chips(el).length === 0)
    history.forward()
    await eventually(() => chips(el).length === 1)
    expect(history.length).to.equal(length)
  })

  it('in an address that somebody shortened is left out, with words for it', async () => {
    history.replaceState(null, '', `${here.split('#')[0]}#view=(version:1,clauses:!((by:f,fie`)
    const { el, faults } = await dashboard({ stateIn: 'hash:view' })
    await until(el, '.notice')
    expect(faults[0]!.message).to.match(/is no state that a dashboard wrote; was the address shortened\?/)
  })

  it('is kept in the browser’s storage under the host’s key, and leaves no trace of nothing', async () => {
    localStorage.setItem('test-view', JSON.stringify({ version: 1, clauses: [STAGE] }))
    const { el } = await dashboard({ stateIn: 'storage:test-view' })
    expect(chips(el)).to.deep.equal(['Stage Lead'])
    el.clear()
    await eventually(() => localStorage.getItem('test-view') === null)
  })

  it('is written when the page goes before its moment has come', async () => {
    const kept: DashboardState[] = []
    const { el, one } = await dashboard({ store: { read: () => null, write: (state) => kept.push(state) } })
    choose(one, STAGE)
    await el.updateComplete
    dispatchEvent(new Event('pagehide'))
    expect(kept).to.deep.equal([{ version: 1, clauses: [STAGE] }])
    choose(one, { ...STAGE, field: 'owner' })
    await el.updateComplete
    el.remove()
    expect(kept).to.have.length(2)
  })

  it('names a place that is none', async () => {
    const { faults } = await dashboard({ stateIn: 'cookie:x' })
    expect(faults[0]!.message).to.equal('state-in: "cookie:x" is no place to keep a state in; give "url", "url:name", "hash:name" or "storage:key"')
  })
})

describe('readState', () => {
  it('reads what a dashboard gives, and what earlier ones gave', () => {
    expect(readState({ version: 1, clauses: [STAGE, BRUSH, { by: 'g', field: 'period', spec: { from: '2026-03-01', to: '2026-03-31' }, label: 'March' }] }, 'f')).to.deep.equal({
      clauses: [{ by: 'g', field: 'period', spec: { from: '2026-03-01', to: '2026-03-31' }, label: '' }, STAGE, BRUSH], switched: {}, wrong: [],
    })
  })
  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), fc.record({ version: fc.constant(1), clauses: fc.anything(), period: fc.anything(), switched: fc.anything() }), (any, nearly) => {
      for (const value of [any, nearly]) {
        const { clauses } = readState(value, 'f')
        expect(clauses.every(({ by, field }) => typeof by === 'string' && typeof field === 'string')).to.equal(true)
      }
    }))
  })
})

describe('the notation of an address', () => {
  it('gives back every JSON that it was given', () => {
    // −0 is 0 in JSON, and so it is here.
    const plain = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    fc.assert(fc.property(plain, (value) => { expect(readNotation(written(value))).to.deep.equal(value) }), { numRuns: 500 })
  })
  it('is short and can be read', () => {
    expect(written({ a: 'last-90-days', b: ['x y', "it's", '12', 'عمده'], c: [true, false, null, -1.5], d: {} })).to.equal("(a:last-90-days,b:!('x y','it!'s','12',عمده),c:!(!t,!f,!n,-1.5),d:())")
  })
  it('reads JSON too', () => {
    expect(readNotation('{"version":1}')).to.deep.equal({ version: 1 })
  })
  for (const text of ['(', '(a', '(a:', '!(a', "'a", '(a:b)c', '!x', '{"a":', ')', '']) it(`refuses ${JSON.stringify(text)}, and says where`, () => {
    expect(() => readNotation(text)).to.throw(/no state that a dashboard wrote/)
  })
})

describe('withParameter', () => {
  const at = 'https://x.example/p?a=1%20b&s=old&c#here'
  it('changes its own parameter alone, in its place', () => {
    expect(withParameter(at, 'url', 's', '(n:1)')).to.equal('https://x.example/p?a=1%20b&s=(n:1)&c#here')
    expect(withParameter(at, 'url', 's', '')).to.equal('https://x.example/p?a=1%20b&c#here')
    expect(withParameter(at, 'hash', 's', '(n:1)')).to.equal('https://x.example/p?a=1%20b&s=old&c#here&s=(n:1)')
  })
  it('writes what the address’s own reader gives back', () => {
    const text = "(l:'50 % + x & y = z #1? عمده')"
    expect(new URL(withParameter(at, 'url', 's', text)).searchParams.get('s')).to.equal(text)
  })
  it('is refused no name by storeIn, but places that are none', () => {
    expect(() => storeIn('storage:', 'x')).to.throw(/state-in: "storage:" is no place/)
  })
})
