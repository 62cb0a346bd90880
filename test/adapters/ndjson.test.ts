import { expect } from '@open-wc/testing'
import * as fc from 'fast-check'
import { http, HttpResponse } from 'msw/http'
import { loadAdapter } from '../../src/adapters/index.ts'
import type { NdjsonOptions } from '../../src/model/index.ts'
import { faultOf, filled, read, rowsOf } from './harness.ts'
import type { Reading } from './harness.ts'
import { useServer } from './server.ts'
import '../helpers/same-cases.ts'

const load = async (options: NdjsonOptions): Promise<Reading> => read(await loadAdapter({ adapter: 'ndjson', ...options }))
const encoder = new TextEncoder()
/** Bytes that arrive in pieces cut at the given places. */
const inPieces = (text: string, cuts: readonly number[]): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const bytes = encoder.encode(text)
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return new ReadableStream({
    start(controller) {
      for (let i = 1; i < places.length; i++) controller.enqueue(bytes.slice(places[i - 1], places[i]))
      controller.close()
    },
  })
}

describe('ndjson adapter', () => {
  const use = useServer()

  it('reads one object a line, and leaves blank lines out', async () => {
    const { rows, batches } = await load({ data: '\ufeff{"id":1,"stage":"Won","amount":12.5}\r\n\n   \n{"id":"b","stage":null}\n' })
    expect(rows).to.deep.equal([{ id: 1, stage: 'Won', amount: 12.5 }, { id: 'b', stage: null, amount: NaN }])
    expect(batches.map(({ table, reading }) => [table, reading])).to.deep.equal([['opportunities', { amounts: 'minor' }]])
  })

  it('reads from an address as it comes, with lines and characters split anywhere', async () => {
    const lines = [{ id: '1', name: 'پیشنهاد 😀' }, { id: '2', name: 'a\nb' }, { id: '3', name: 'last, without a line end' }]
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    for (const cuts of [[1, 2, 3, 5, 8, 13, 21, 34], [20, 22, 23], [45], Array.from({ length: 200 }, (_, i) => i)]) {
      use(http.get('/deals.ndjson', () => new HttpResponse(inPieces(text, cuts), { headers: { 'content-type': 'application/x-ndjson' } })))
      expect((await load({ data: { url: '/deals.ndjson' } })).rows).to.deep.equal(lines)
    }
  })

  it('gives the same rows however its pieces are cut', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string(), fc.integer(), fc.boolean()))), fc.array(fc.nat()), async (list, cuts) => {
      const text = list.map((row) => JSON.stringify(row)).join('\n')
      const whole = await load({ data: text })
      use(http.get('/cut.ndjson', () => new HttpResponse(inPieces(text, cuts))))
      expect((await load({ data: { url: '/cut.ndjson' } })).rows.map(filled)).to.deep.equal(whole.rows.map(filled))
    }), { numRuns: 30 })
  })

  it('counts lines that are no object, keeps their places, and goes on', async () => {
    const { batches } = await load({ data: '{"id":1}\n{"id":2\nnot json\n[3]\n{"id":4} {"id":5}\n{"id":6,}\n{"id":7}\n' })
    expect(batches).to.have.length(1)
    expect(batches[0]!.malformed).to.deep.equal([1, 2, 3, 4, 5])
    expect(rowsOf(batches[0]!).map(({ id }) => id)).to.deep.equal([1, NaN, NaN, NaN, NaN, NaN, 7])
  })

  it('says so when no line is an object', async () => {
    const fault = await faultOf(load({ data: '[{"id":1},\n{"id":2}]' }))
    expect(fault).to.deep.include({ code: 'schema', reason: 'no-good-rows', table: 'opportunities' })
    expect(fault.message).to.contain('the json adapter')
  })

  it('refuses lines without an end, and objects whose keys are data', async () => {
    const fault = await faultOf(load({ data: `{"id":"${'x'.repeat(17_000_000)}` }))
    expect(fault.code).to.equal('schema')
    const keyed = Array.from({ length: 1_500 }, (_, i) => `{"k${i}":1}`).join('\n')
    expect((await faultOf(load({ data: keyed }))).message).to.contain('thousands of different keys')
  })

  it('reads several tables, files among them, and nothing of an empty one', async () => {
    const { batches, progress } = await load({ data: [
      { table: 'reps', data: new Blob(['{"id":"r1"}\n{"id":"r2"}\n']) }, { table: 'teams', data: '' }, { table: 'opportunities', data: '{"id":1}' },
    ] })
    expect(batches.map(({ table }) => table)).to.deep.equal(['reps', 'opportunities'])
    expect(progress).to.deep.equal([[2, undefined], [3, undefined]])
  })

  it('tells a web page, a refusal and a broken connection apart', async () => {
    use(http.get('/signin', () => HttpResponse.html('<html>')))
    expect(await faultOf(load({ data: { url: '/signin' } }))).to.deep.include({ code: 'source', reason: 'html-not-json' })
    use(http.get('/none', () => new HttpResponse(null, { status: 404 })))
    expect(await faultOf(load({ data: { url: '/none' } }))).to.deep.include({ code: 'source', reason: 'not-found', status: 404 })
  })

  it('stops when nobody waits', async () => {
    const controller = new AbortController()
    controller.abort()
    const adapter = await loadAdapter({ adapter: 'ndjson', data: '{"id":1}' })
    expect((await faultOf(read(adapter, { signal: controller.signal }))).code).to.equal('aborted')
  })
})
