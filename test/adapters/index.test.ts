import { expect } from '@open-wc/testing'
import { absoluteSpec, ADAPTER_NAMES, assertAdapter, loadAdapter, requestOptionsOf } from '../../src/adapters/index.ts'
import type { AdapterSpec } from '../../src/model/index.ts'
import { faultOf, read } from './harness.ts'

const moduleOf = (text: string): AdapterSpec => ({ adapter: 'module', url: URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), options: { rows: 2 } })

describe('loadAdapter', () => {
  it('loads each adapter of the registry by its name', async () => {
    const specs: Record<AdapterSpec['adapter'], AdapterSpec> = {
      rows: { adapter: 'rows', tables: {} }, csv: { adapter: 'csv', data: '' }, json: { adapter: 'json', tables: {} },
      ndjson: { adapter: 'ndjson', data: '' }, arrow: { adapter: 'arrow', data: new Uint8Array(0) },
      module: moduleOf('export const adapter = { manifest: { name: "module" }, rows: () => ({}) }'),
    }
    for (const name of ADAPTER_NAMES) expect((await loadAdapter(specs[name])).manifest.name).to.equal(name)
  })

  it('names what exists when one does not', async () => {
    const fault = await faultOf(loadAdapter({ adapter: 'xml' } as unknown as AdapterSpec))
    expect(fault.code).to.equal('unsupported')
    expect(fault.message).to.equal('there is no adapter “xml”: expected one of rows, csv, json, ndjson, arrow, module')
    expect((await faultOf(loadAdapter({ adapter: 'constructor' } as unknown as AdapterSpec))).code).to.equal('unsupported')
  })

  it('loads a host’s module, by its adapter or by createAdapter(options)', async () => {
    const made = await loadAdapter(moduleOf('export const createAdapter = async (o) => ({ manifest: { name: `made${o.rows}` }, rows: () => ({}) })'))
    expect(made.manifest.name).to.equal('made2')
  })

  it('says what is wrong with a host’s module', async () => {
    const wrong = async (text: string): Promise<string> => (await faultOf(loadAdapter(moduleOf(text)))).message
    expect(await wrong('export const source = 1')).to.contain('exports source: expected an export named adapter, or a function createAdapter')
    expect(await wrong('export const adapter = { manifest: { name: "x" } }')).to.contain('none of rows(), scan() and query()')
    expect(await wrong('export const adapter = { rows() {} }')).to.contain('no manifest.name')
    expect(await wrong('export const adapter = { manifest: { name: "x" }, rows: [] }')).to.contain('its rows is object; expected a function')
    expect(await wrong('export const createAdapter = () => null')).to.contain('it is null')
    expect(await wrong('syntax error')).to.contain('could not be loaded')
  })
})

describe('assertAdapter', () => {
  it('gives a good adapter back', () => {
    const adapter = { manifest: { name: 'x' }, rows: () => ({}) }
    expect(assertAdapter(adapter, 'it')).to.equal(adapter)
  })
})

describe('rows adapter', () => {
  it('gives the tables in batches, in the order given, with progress against the total', async () => {
    const opportunities = Array.from({ length: 10_000 }, (_, i) => ({ id: i }))
    const adapter = await loadAdapter({ adapter: 'rows', tables: { stages: [{ id: 's', order: 1, kind: 'open' }], opportunities } })
    const { batches, progress } = await read(adapter)
    expect(batches.map((batch) => [batch.table, 'rows' in batch ? batch.rows.length : 0])).to.deep.equal([['stages', 1], ['opportunities', 8192], ['opportunities', 1808]])
    expect(progress).to.deep.equal([[1, 10_001], [8193, 10_001], [10_001, 10_001]])
  })

  it('refuses tables that are no arrays, and rows that are no objects', async () => {
    const load = async (tables: unknown) => read(await loadAdapter({ adapter: 'rows', tables } as AdapterSpec))
    expect(await faultOf(load({ opportunities: 'many' }))).to.deep.include({ code: 'schema', table: 'opportunities' })
    expect(await faultOf(load({ opportunities: [{ id: 1 }, null] }))).to.deep.include({ code: 'schema', table: 'opportunities', row: 2 })
  })

  it('knows whether there is history', async () => {
    const stageEvents = [{ id: 1, opportunityId: 1, at: 0, toStage: 's' }]
    expect((await loadAdapter({ adapter: 'rows', tables: { stageEvents } })).manifest.history).to.equal('events')
    expect((await loadAdapter({ adapter: 'rows', tables: {} })).manifest.history).to.equal('current-only')
  })
})

describe('absoluteSpec', () => {
  const base = 'https://crm.example/sales/page.html?x#y'
  it('makes every address absolute, and leaves data alone', () => {
    const blob = new Blob([''])
    expect(absoluteSpec({ adapter: 'csv', data: { url: '/deals.csv' } }, base)).to.deep.equal({ adapter: 'csv', data: { url: 'https://crm.example/deals.csv' } })
    expect(absoluteSpec({ adapter: 'csv', data: 'id\n1' }, base)).to.deep.equal({ adapter: 'csv', data: 'id\n1' })
    const several = absoluteSpec({ adapter: 'csv', data: [{ table: 'reps', data: { url: 'reps.csv' } }, { table: 'notes', data: blob }] }, base)
    expect(several).to.deep.equal({ adapter: 'csv', data: [{ table: 'reps', data: { url: 'https://crm.example/sales/reps.csv' } }, { table: 'notes', data: blob }] })
    expect(absoluteSpec({ adapter: 'module', url: './crm.js' }, base)).to.deep.equal({ adapter: 'module', url: 'https://crm.example/sales/crm.js' })
    expect(absoluteSpec({ adapter: 'json', tables: { opportunities: { url: '?all', items: 'a' } } }, base))
      .to.deep.equal({ adapter: 'json', tables: { opportunities: { url: 'https://crm.example/sales/page.html?all', items: 'a' } } })
    const rows: AdapterSpec = { adapter: 'rows', tables: {} }
    expect(absoluteSpec(rows, base)).to.equal(rows)
  })
  it('finds the request options of those that have some', () => {
    expect(requestOptionsOf({ adapter: 'json', tables: {}, retries: 1 })?.retries).to.equal(1)
    expect(requestOptionsOf({ adapter: 'rows', tables: {} })).to.equal(undefined)
  })
})
