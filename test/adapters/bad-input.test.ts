import { expect } from '@open-wc/testing'
import { delay } from 'msw/utils/delay'
import { http, HttpResponse } from 'msw/http'
import { faultText, formatterFor, loadMessages, messagesFor } from '../../src/i18n/index.ts'
import type { AdapterSpec, Fault, IssueCode, QualityReport } from '../../src/model/index.ts'
import { DataSource } from '../../src/source/index.ts'
import { faultOf } from './harness.ts'
import { useServer } from './server.ts'

// What bad input gets, over the whole road: adapter and engine in a worker, the fault in both languages.

const stages = [{ id: 'Open', order: 1, kind: 'open' as const }, { id: 'Won', order: 2, kind: 'won' as const }, { id: 'Lost', order: 3, kind: 'lost' as const }]
const HEADER = 'id,stage,createdAt,closedAt,amount'
const GOOD = 'D1,Won,2024-01-01,2024-02-01,100'
const url = `${location.origin}/api/deals`

async function load<T>(from: AdapterSpec, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = new DataSource({ from, tables: { stages }, currency: 'EUR', frame: { zone: 'UTC' }, worker: { handshakeMs: 50_000 } })
  source.retain()
  try {
    return await work(source)
  } finally {
    source.release()
  }
}
const failure = (from: AdapterSpec): Promise<Fault> => load(from, (source) => faultOf(source.query({ metric: 'winRate' })))

/** What the data-quality line tells, with the good rows still shown. */
async function quality(...lines: string[]): Promise<{ readonly won: number; readonly report: QualityReport }> {
  return await load({ adapter: 'csv', data: [HEADER, ...lines].join('\n') }, async (source) => {
    const { decided } = await source.query({ metric: 'winRate' })
    return { won: decided.k, report: source.info!.quality }
  })
}

before(() => Promise.all(['en', 'fa'].map(loadMessages)))

describe('bad input', () => {
  const serve = useServer()
  const json: AdapterSpec = { adapter: 'json', tables: { opportunities: { url } }, retries: 0, timeoutMs: 100_000 }

  const faults: readonly (readonly [string, AdapterSpec, Partial<Fault>, string])[] = [
    ['a missing required column', { adapter: 'csv', data: 'key,stage\nD1,Won' }, { code: 'schema', reason: 'missing-column' }, 'id'],
    ['an empty file', { adapter: 'csv', data: '' }, { code: 'schema', reason: 'empty-file' }, ''],
    ['a file with only a header', { adapter: 'csv', data: HEADER }, { code: 'schema', reason: 'header-only' }, ''],
    ['dates that can be read two ways', { adapter: 'csv', data: `${HEADER}\nD1,Won,1/2/2024,3/4/2024,1` }, { code: 'schema', reason: 'date-order' }, '1/2/2024'],
    ['a file in an old encoding', { adapter: 'csv', data: new Blob([HEADER, new Uint8Array([10, 0xd3, 0xe1])]) }, { code: 'schema', reason: 'encoding' }, 'utf-8'],
    ['an adapter that does not exist', { adapter: 'xml' } as unknown as AdapterSpec, { code: 'unsupported' }, ''],
  ]
  for (const [what, from, expected, named] of faults) {
    it(`${what} ends in a message that says what to do, in English and Persian`, async () => inWords(await failure(from), expected, named))
  }

  const answers: readonly (readonly [string, () => Response | Promise<Response>, Partial<Fault>, string])[] = [
    ['a 404', () => new HttpResponse(null, { status: 404 }), { code: 'source', reason: 'not-found', status: 404 }, '/api/deals'],
    ['a 401', () => new HttpResponse(null, { status: 401 }), { code: 'auth', status: 401 }, ''],
    ['a 500', () => new HttpResponse(null, { status: 500 }), { code: 'source', reason: 'http-status', status: 500 }, '/api/deals'],
    ['HTML where JSON was expected', () => HttpResponse.html('<!doctype html><title>Sign in</title>'), { code: 'source', reason: 'html-not-json' }, '/api/deals'],
    ['a body cut short', () => new HttpResponse('[{"id":"D1","stage":"Wo', { headers: { 'content-type': 'application/json' } }), { code: 'source', reason: 'cut-short' }, '/api/deals'],
    ['a server that never answers', async () => { await delay('infinite'); return HttpResponse.json([]) }, { code: 'timeout', reason: 'no-answer' }, '/api/deals'],
    ['an unreachable server', () => HttpResponse.error(), { code: 'network' }, ''],
  ]
  for (const [what, answer, expected, named] of answers) {
    it(`${what} ends in a message that says what to do, in English and Persian`, async () => {
      serve(http.get(url, answer))
      // Only where no answer comes at all is the waiting cut short: a slow machine's answers are to arrive.
      inWords(await failure({ ...json, ...(expected.code === 'timeout' && { timeoutMs: 200 }) }), expected, named)
    })
  }

  const rows: readonly (readonly [string, string, IssueCode, string])[] = [
    ['a date that is none', 'D2,Won,2024-13-45,2024-02-01,100', 'E_DATE', '2024-13-45'],
    ['an amount such as 12,5x', 'D2,Won,2024-01-01,2024-02-01,"12,5x"', 'E_NUMBER', '12,5x'],
    ['an id used before', 'D1,Lost,2024-01-01,2024-02-01,5', 'E_DUP_ID', 'D1'],
    ['an unknown stage', 'D2,Gone,2024-01-01,2024-02-01,100', 'E_UNKNOWN_STAGE', 'Gone'],
    ['a negative amount', 'D2,Won,2024-01-01,2024-02-01,-5', 'E_NEGATIVE_AMOUNT', '-5'],
    ['an unquoted comma in an amount', 'D2,Won,2024-01-01,2024-02-01,1,054', 'E_FIELDS', ''],
  ]
  for (const [what, line, code, value] of rows) {
    it(`${what} rejects that row, counts it, and shows the others`, async () => {
      const { won, report } = await quality(GOOD, line, 'D3,Won,2024-01-01,2024-02-01,7')
      expect(won).to.equal(2)
      expect(report.kept.opportunities).to.equal(2)
      expect(report.rejected.opportunities).to.equal(1)
      expect(report.counts).to.have.property(code, 1)
      const listed = report.first.find((issue) => issue.code === code)!
      expect(listed).to.include({ table: 'opportunities', row: 2, ...(value && { value }) })
      for (const locale of ['en', 'fa']) expect(messagesFor(locale).issues[code]).to.be.a('string').and.not.equal('')
    })
  }

  it('a file without one good row says how many were rejected', async () => {
    const fault = await failure({ adapter: 'csv', data: `${HEADER}\nD1,Won,yesterday,,1\nD2,Won,tomorrow,,1` })
    inWords(fault, { code: 'schema', reason: 'no-good-rows', params: { rejected: 2 } }, '2')
  })
})

function inWords(fault: Fault, expected: Partial<Fault>, named: string): void {
  expect(fault).to.deep.include(expected)
  for (const locale of ['en', 'fa']) {
    const { title, text } = faultText(fault, formatterFor({ locale }))
    expect(title, locale).to.not.equal('')
    expect(text, locale).to.not.equal('')
    // Digits are the reader's own.
    if (named && (locale === 'en' || !/^\d+$/.test(named))) expect(title + text, locale).to.contain(named)
  }
}
