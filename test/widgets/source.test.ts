import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesDashboard } from '../../src/widgets/dashboard.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { ShakhesSource } from '../../src/widgets/source.ts'
import { optionsOf, stagesOf, type SourceAttributes } from '../../src/widgets/source.settings.ts'
import { textOf, until } from '../helpers/page.ts'

defineElements(ShakhesSource, ShakhesDashboard, ShakhesNotes)

const NOTHING: SourceAttributes = {
  type: undefined, src: undefined, table: undefined, mapping: undefined, stages: undefined, zone: undefined, calendar: undefined, currency: undefined,
  dateOrder: undefined, dateCalendar: undefined, delimiter: undefined, decimal: undefined, amounts: undefined, encoding: undefined, items: undefined,
  workerUrl: undefined,
}
const at = (path: string): string => new URL(path, document.baseURI).href
const options = ({ inline, ...said }: Partial<SourceAttributes> & { readonly inline?: string }) => optionsOf({ ...NOTHING, ...said }, inline)

/** A pipeline with one won deal and one note about it. */
const TABLES = {
  pipelines: [{ id: 'p' }],
  stages: [{ id: 'lead', order: 0, kind: 'open' }, { id: 'won', order: 1, kind: 'won' }, { id: 'lost', order: 2, kind: 'lost' }],
  customers: [{ id: 'c', name: 'Sepehr Steel' }],
  opportunities: [{ id: 'o1', createdAt: '2026-01-05T08:00:00Z', customerId: 'c', amount: 100, currency: 'USD' }],
  stageEvents: [
    { id: 'e1', opportunityId: 'o1', at: '2026-01-05T08:00:00Z', toStage: 'lead' }, { id: 'e2', opportunityId: 'o1', at: '2026-01-09T08:00:00Z', toStage: 'won' },
  ],
  notes: [{ id: 'n1', at: '2026-01-06T09:00:00Z', opportunityId: 'o1', customerId: 'c', kind: 'call', mood: 'cheerful', text: 'Said yes.' }],
}
const script = (settings: object): HTMLScriptElement => Object.assign(document.createElement('script'), { type: 'application/json', textContent: JSON.stringify(settings) })

describe('the attributes of shakhes-source', () => {
  it('describe a CSV file, its dates and amounts', () => {
    expect(options({ src: '/deals.csv', delimiter: 'tab', dateOrder: 'dmy', dateCalendar: 'persian', decimal: ',', amounts: 'minor', encoding: 'windows-1256' }).from).to.deep.equal({
      adapter: 'csv', data: { url: at('/deals.csv') }, delimiter: '\t', dateOrder: 'dmy', dateCalendar: 'persian', decimal: ',', amounts: 'minor', encoding: 'windows-1256',
    })
  })
  it('say that amounts are in toman', () => {
    expect(options({ src: '/deals.csv', currency: 'IRR', amounts: 'toman' }).from).to.deep.equal({ adapter: 'csv', data: { url: at('/deals.csv') }, amounts: 'toman' })
    expect(() => options({ src: '/deals.csv', amounts: 'tomans' })).to.throw(/amounts is "tomans"; expected major \| minor \| toman/)
  })
  it('describe a JSON endpoint, by the ending of its address too', () => {
    expect(options({ src: '/deals.json?x=1', items: 'data.rows' }).from).to.deep.equal({ adapter: 'json', tables: { opportunities: { url: at('/deals.json?x=1'), items: 'data.rows' } } })
    expect(options({ type: 'json', src: '/api', table: 'notes' }).from).to.deep.equal({ adapter: 'json', tables: { notes: { url: at('/api') } } })
  })
  it('describe a file of objects a line, or of Arrow, by its ending too', () => {
    expect(options({ src: '/deals.jsonl', amounts: 'major' }).from).to.deep.equal({ adapter: 'ndjson', data: { url: at('/deals.jsonl') }, amounts: 'major' })
    expect(options({ type: 'ndjson', src: '/feed', table: 'notes' }).from).to.deep.equal({ adapter: 'ndjson', data: [{ table: 'notes', data: { url: at('/feed') } }] })
    expect(options({ src: '/deals.ARROW?x=1' }).from).to.deep.equal({ adapter: 'arrow', data: { url: at('/deals.ARROW?x=1') } })
    expect(options({ src: '/deals' }).from).to.deep.equal({ adapter: 'csv', data: { url: at('/deals') } })
  })
  it('name the zone, the calendar, the currency, the stages and the worker', () => {
    const said = options({ src: '/a.csv', zone: 'Asia/Tehran', calendar: 'persian', currency: 'IRR', stages: 'Lead, Won=won, Lost=lost', workerUrl: '/w.js' })
    expect(said.frame).to.deep.equal({ zone: 'Asia/Tehran', calendar: 'persian' })
    expect(said.currency).to.equal('IRR')
    expect(said.tables?.stages).to.deep.equal([{ id: 'Lead', order: 0, kind: 'open' }, { id: 'Won', order: 1, kind: 'won' }, { id: 'Lost', order: 2, kind: 'lost' }])
    expect(String(said.worker?.workerUrl)).to.equal(at('/w.js'))
  })
  it('take the mapping from an attribute or from the script inside', () => {
    const mapping = { opportunities: { fields: { id: 'Deal' } } }
    expect(options({ src: '/a.csv', mapping: JSON.stringify(mapping) }).mapping).to.deep.equal(mapping)
    expect(options({ src: '/a.csv', inline: JSON.stringify({ mapping }) }).mapping).to.deep.equal(mapping)
  })
  for (const [what, said, message] of [
    ['an unknown type', { type: 'xml', src: '/a' }, /type is "xml"; expected csv \| json \| ndjson \| arrow \| rows \| module/],
    ['no address', { type: 'csv' }, /src is ""; expected src="\/deals.csv"/],
    ['an unknown order of dates', { src: '/a.csv', dateOrder: 'american' }, /date-order is "american"; expected ymd \| dmy \| mdy/],
    ['a mapping that is no JSON', { src: '/a.csv', mapping: '{id:Deal}' }, /mapping is "\{id:Deal\}"; expected JSON/],
    ['an unknown inline setting', { src: '/a.csv', inline: '{"maping":{}}' }, /script is "maping"; expected mapping \| tables \| endpoints/],
    ['inline rows that are not there', { type: 'rows' }, /type is "rows"; expected <script/],
    ['stages without ends', { src: '/a.csv', stages: 'Lead, Won' }, /stages is "Lead, Won"; expected Lead, Qualified, Won=won, Lost=lost/],
  ] as const) {
    it(`are refused for ${what}, by name, value and expectation`, () => {
      expect(() => options(said)).to.throw(message)
    })
  }
  it('allow an equals sign in no stage but the ends', () => {
    expect(() => stagesOf('Lead=maybe, Won=won, Lost=lost')).to.throw(/"Lead=maybe"/)
  })
})

describe('shakhes-source', () => {
  it('feeds the dashboard inside it, with no script of the page’s own', async () => {
    const el = await fixture<ShakhesSource>(html`<shakhes-source type="rows" lang="en">${script({ tables: TABLES })}<shakhes-dashboard><shakhes-notes></shakhes-notes></shakhes-dashboard></shakhes-source>`)
    const notes = el.querySelector('shakhes-notes') as ShakhesNotes
    expect(textOf(await until(notes, '.note .text'))).to.equal('Said yes.')
  })
  it('feeds the dashboard that it stands in', async () => {
    const el = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang="en"><shakhes-source type="rows">${script({ tables: TABLES })}</shakhes-source><shakhes-notes></shakhes-notes></shakhes-dashboard>`)
    const notes = el.querySelector('shakhes-notes') as ShakhesNotes
    expect(textOf(await until(notes, '.note .text'))).to.equal('Said yes.')
  })
  it('says in the page what is wrong with an attribute, in the reader’s language', async () => {
    const wrap = await fixture(html`<div lang="fa"></div>`)
    const el = Object.assign(document.createElement('shakhes-source'), { type: 'xml' })
    const heard = oneEvent(wrap, 'shakhes-error')
    wrap.append(el)
    const { detail } = await heard
    expect(detail.fault.code).to.equal('bad-query')
    expect(textOf(await until(el, '.bad'))).to.equal('این منبع داده درست تنظیم نشده استمقدار ویژگی «type» برابر «xml» است؛ مقدار درست: csv | json | ndjson | arrow | rows | module.')
    await expect(el).to.be.accessible()
  })
  for (const slot of ['', 'source']) it(`says so above the widgets of the dashboard that it stands in${slot && ', in a slot of its own'}, over all columns`, async () => {
    const board = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang="en"><shakhes-source slot=${slot} src="/deals.csv" date-order="dym"></shakhes-source><shakhes-notes></shakhes-notes></shakhes-dashboard>`)
    const bad = await until(board.querySelector('shakhes-source')!, '.bad')
    const [said, grid, widget] = [bad, board.renderRoot.querySelector('.grid')!, board.querySelector('shakhes-notes')!].map((e) => e.getBoundingClientRect())
    expect(said!.width).to.equal(grid!.width)
    expect(said!.height).to.be.greaterThan(20)
    expect(said!.bottom).to.be.at.most(widget!.top)
  })

  it('is mended by the next attribute', async () => {
    const el = await fixture<ShakhesSource>(html`<shakhes-source type="xml" src="/a.csv"></shakhes-source>`)
    await until(el, '.bad')
    el.type = 'csv'
    await el.updateComplete
    expect(el.renderRoot.querySelectorAll('.bad').length).to.equal(0)
    expect(el.source?.status.state).to.equal('idle')
  })
})
