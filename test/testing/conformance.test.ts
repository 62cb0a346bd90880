import { expect } from '@open-wc/testing'
import { tableFromArrays, tableToIPC } from '@uwdata/flechette'
import { http, HttpResponse } from 'msw/http'
import { ADAPTER_NAMES, loadAdapter } from '../../src/adapters/index.ts'
import { ShakhesError } from '../../src/model/index.ts'
import type { Adapter, AdapterSpec, Batch, Mapping } from '../../src/model/index.ts'
import { checkAdapter, checkAdapterAll } from '../../src/testing/index.ts'
import type { Check, CheckOptions } from '../../src/testing/index.ts'
import { useServer } from '../adapters/server.ts'

const deals = [{ id: 1, stage: 'won', createdAt: Date.UTC(2024, 0, 5) }, { id: 2, stage: 'lost', createdAt: Date.UTC(2024, 1, 5) }]
const batches = (...given: Batch[]): Adapter => ({ manifest: { name: 'x' }, async *scan({ signal }) { for (const batch of given) { signal.throwIfAborted(); yield batch } } })
const failed = async (adapter: unknown, options?: CheckOptions): Promise<readonly Check[]> =>
  (await checkAdapterAll(adapter as Adapter, options)).filter(({ ok }) => !ok)

describe('conformance of the registry', () => {
  const serve = useServer()
  const specs: Readonly<Record<AdapterSpec['adapter'], AdapterSpec>> = {
    rows: { adapter: 'rows', tables: { stages: [{ id: 'won', order: 1, kind: 'won' }], opportunities: deals } },
    csv: { adapter: 'csv', data: [{ table: 'opportunities', data: 'id,stage,createdAt\n1,won,13/1/2024\n2,lost,2/2/2024' }, { table: 'stages', data: new Blob(['id,order,kind\nwon,1,won\n']) }] },
    json: { adapter: 'json', tables: { opportunities: { url: '/api/deals', items: 'rows', paging: { by: 'cursor', param: 'after', next: 'next' } } } },
    ndjson: { adapter: 'ndjson', data: [{ table: 'stages', data: '{"id":"won","order":1,"kind":"won"}' }, { table: 'opportunities', data: new Blob(deals.map((deal) => `${JSON.stringify(deal)}\n`)) }] },
    arrow: { adapter: 'arrow', data: [{ table: 'opportunities', data: tableToIPC(tableFromArrays({ id: ['1', '2'], stage: ['won', 'lost'], amount: [5, null] }), { format: 'stream' })! }] },
    module: { adapter: 'module', url: URL.createObjectURL(new Blob([`export const adapter = { manifest: { name: 'm' }, rows: ({ signal }) => { signal.throwIfAborted(); return { opportunities: [{ id: 1, stage: 'won' }] } } }`], { type: 'text/javascript' })) },
  }
  for (const name of ADAPTER_NAMES) {
    it(`${name} keeps to the contract`, async () => {
      serve(http.get(`${location.origin}/api/deals`, ({ request }) => (new URL(request.url).searchParams.has('after')
        ? HttpResponse.json({ rows: deals.slice(1) }) : HttpResponse.json({ rows: deals.slice(0, 1), next: 2 }))))
      const checks = await checkAdapterAll(await loadAdapter(specs[name]))
      expect(checks.filter(({ ok }) => !ok)).to.deep.equal([])
      expect(checks.length).to.be.at.least(9)
    })
  }
})

describe('checkAdapter', () => {
  it('can be read check by check', async () => {
    const names: string[] = []
    for await (const { name } of checkAdapter(batches({ table: 'opportunities', rows: deals }))) names.push(name)
    expect(names).to.include('reads to an end').and.to.include('stops soon after an abort')
  })

  it('tolerates empty batches, and rows as columns', async () => {
    expect(await failed(batches({ table: 'opportunities', rows: [] }, { table: 'opportunities', columns: { id: ['a', 'b'] }, length: 2 }, { table: 'notes', rows: [] }))).to.deep.equal([])
  })

  it('knows mapped tables, columns, paths and units', async () => {
    const mapping: Mapping = { opportunities: { source: 'deals', fields: { id: 'key', createdAt: { path: 'made.at', as: 'seconds' } } } }
    const rows = [{ key: 1, made: { at: 1_704_000_000 } }]
    expect(await failed(batches({ table: 'deals', rows }), { mapping })).to.deep.equal([])
    expect((await failed(batches({ table: 'deals', rows: [{ nr: 1 }] }), { mapping }))[0]!.detail).to.contain('has no “key”')
  })

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['what is no adapter', { manifest: { name: 'x' } }, 'none of rows(), scan() and query()'],
    ['batches without a table', batches({ rows: [] } as unknown as Batch), 'names no table'],
    ['columns of unequal lengths', batches({ table: 'opportunities', columns: { id: [1, 2], stage: ['a'] }, length: 2 }), 'its column “stage” has 1'],
    ['rows that are no objects', batches({ table: 'opportunities', rows: ['a'] as unknown as object[] }), 'row 1 that is a'],
    ['a table that nobody knows', batches({ table: 'deals', rows: deals }), 'nobody knows the table “deals”'],
    ['a missing required column', batches({ table: 'opportunities', rows: [{ stage: 'won' }] }), 'has no “id”'],
    ['two rows with one id', batches({ table: 'opportunities', rows: [...deals, { id: '2' }] }), 'have the id "2"'],
    ['an empty id', batches({ table: 'opportunities', rows: [{ id: '' }] }), 'expected a text or a number'],
    ['seconds for milliseconds', batches({ table: 'opportunities', rows: [{ id: 1, createdAt: 1_704_000_000 }] }), 'expected epoch milliseconds'],
  ]
  for (const [what, adapter, detail] of wrong) {
    it(`finds ${what}`, async () => {
      expect((await failed(adapter)).map((check) => check.detail).join()).to.contain(detail)
    })
  }

  it('finds rows that change from reading to reading', async () => {
    let n = 0
    const checks = await failed({ manifest: { name: 'x' }, rows: () => ({ opportunities: [{ id: 1, amount: n++ }] }) })
    expect(checks.map(({ name }) => name)).to.deep.equal(['gives the same rows when read again'])
  })

  it('finds progress that goes back', async () => {
    const adapter: Adapter = { manifest: { name: 'x' }, rows: ({ progress }) => { progress(2); progress(1); return {} } }
    expect((await failed(adapter))[0]!.detail).to.equal('progress(1) came after progress(2)')
  })

  it('finds an adapter that never ends, and one that does not stop', async () => {
    const never: Adapter = { manifest: { name: 'x' }, rows: () => new Promise(() => undefined) }
    expect((await failed(never, { timeoutMs: 50 }))[0]).to.deep.include({ name: 'reads to an end', detail: 'it was still reading after 50 ms' })
    const deaf: Adapter = { manifest: { name: 'x' }, async *scan() { yield { table: 'opportunities', rows: deals }; yield { table: 'opportunities', rows: [{ id: 3, stage: 'won' }] } } }
    expect((await failed(deaf)).map(({ name }) => name)).to.deep.equal(['stops soon after an abort'])
  })

  it('wants faults to be ShakhesErrors', async () => {
    const fails = (error: unknown): Adapter => ({ manifest: { name: 'x' }, rows: () => { throw error } })
    expect((await failed(fails(new Error('no')))).map(({ name }) => name)).to.deep.equal(['reads to an end', 'fails with a ShakhesError'])
    expect((await failed(fails(new ShakhesError('auth', 'sign in')))).map(({ name }) => name)).to.deep.equal(['reads to an end'])
  })

  it('asks a query adapter for a count', async () => {
    const answer = (value: unknown) => failed({ manifest: { name: 'x' }, query: () => Promise.resolve(value) })
    expect(await answer(null)).to.deep.equal([])
    expect(await answer({ kind: 'aggregate', keys: [], counts: { n: [3] }, numbers: {}, orders: {}, size: 1, rows: 3 })).to.deep.equal([])
    expect((await answer({ kind: 'aggregate', keys: [], counts: { n: ['3'] }, numbers: {}, orders: {}, size: 1, rows: 3 }))[0]!.detail).to.contain('integer count')
  })
})
