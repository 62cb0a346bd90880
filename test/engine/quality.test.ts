import { expect } from '@open-wc/testing'
import type { ShakhesError } from '../../src/model/index.ts'
import type { IssueCode } from '../../src/model/index.ts'
import { column, day, errors, factsOf, load, loadBatches, NOW, quality } from './load.ts'
import type { LooseTables } from './load.ts'

const STAGES = [{ id: 'L', order: 0, kind: 'open' }, { id: 'W', order: 9, kind: 'won' }]
const deal = { id: 'D', createdAt: day(1) }
const event = { id: 'e', opportunityId: 'D', at: day(2), toStage: 'L' }

/** What each code is met for. METRICS §L. */
const REJECTED: readonly (readonly [code: IssueCode, where: string, tables: LooseTables])[] = [
  ['E_MISSING', 'opportunities 2 id', { opportunities: [deal, { id: null }] }],
  ['E_MISSING', 'notes 1 opportunityId', { notes: [{ id: 1, at: day(1) }] }],
  ['E_TYPE', 'opportunities 1 id', { opportunities: [{ id: { a: 1 } }] }],
  ['E_TYPE', 'opportunities 1 void', { opportunities: [{ id: 1, void: 'perhaps' }] }],
  ['E_TYPE', 'opportunities 2', { opportunities: [deal, null as unknown as object] }],
  ['E_DATE', 'opportunities 1 createdAt', { opportunities: [{ id: 1, createdAt: '2026-02-30' }] }],
  ['E_DATE', 'opportunities 1 createdAt', { opportunities: [{ id: 1, createdAt: '0026-02-03' }] }],
  ['E_DATE', 'opportunities 1 createdAt', { opportunities: [{ id: 1, createdAt: 8.64e15 }] }],
  ['E_NUMBER', 'opportunities 1 amount', { opportunities: [{ id: 1, amount: '12,5x' }] }],
  ['E_NUMBER', 'opportunities 1 amount', { opportunities: [{ id: 1, amount: 10.5 }] }],
  ['E_NUMBER', 'fxRates 1 rate', { fxRates: [{ date: '2026-01-01', from: 'EUR', to: 'IRR', rate: 0 }] }],
  ['E_NUMBER', 'goals 1 value', { goals: [{ id: 1, start: '2026-01-01', end: '2026-01-31', metric: 'wonCount', value: 0 }] }],
  ['E_UNSAFE_INTEGER', 'opportunities 1 amount', { opportunities: [{ id: 1, amount: '9007199254740993' }] }],
  ['E_UNSAFE_INTEGER', 'opportunities 1 amount', { opportunities: [{ id: 1, amount: 2 ** 53 }] }],
  ['E_ENUM', 'stages 2 kind', { stages: [STAGES[0]!, { id: 'Z', order: 1, kind: 'maybe' }] }],
  ['E_BAD_MOOD', 'notes 1 mood', { notes: [{ id: 1, at: day(1), customerId: 'c', mood: 'angry' }] }],
  ['E_DUP_ID', 'opportunities 3 id', { opportunities: [deal, { id: 'E' }, { ...deal, amount: 5 }] }],
  ['E_UNKNOWN_REF', 'stageEvents 1 opportunityId', { stageEvents: [{ ...event, opportunityId: 'nobody' }], opportunities: [deal] }],
  ['E_TIME_ORDER', 'opportunities 1 closedAt', { opportunities: [{ id: 1, stage: 'won', createdAt: day(3), closedAt: day(2) }] }],
  ['E_TIME_ORDER', 'opportunities 1 closedAt', { opportunities: [{ id: 1, stage: 'won', createdAt: day(0), qualifiedAt: day(3), closedAt: day(2) }] }],
  ['E_TIME_ORDER', 'stageEvents 1 at', { stages: STAGES, opportunities: [{ ...deal, createdAt: day(9) }], stageEvents: [{ ...event, toStage: 'W' }] }],
  ['E_UNKNOWN_STAGE', 'stageEvents 2 toStage', { stages: STAGES, opportunities: [deal], stageEvents: [event, { ...event, id: 'f', toStage: 'Z' }] }],
  ['E_UNKNOWN_STAGE', 'opportunities 1 stage', { stages: STAGES, opportunities: [{ ...deal, stage: 'Z' }] }],
  ['E_STAGE_OTHER_PIPELINE', 'stageEvents 1 toStage', {
    pipelines: [{ id: 'p' }, { id: 'q' }], stages: [{ id: 'L', order: 0, kind: 'open', pipelineId: 'p' }], opportunities: [{ ...deal, pipelineId: 'q' }], stageEvents: [event],
  }],
  ['E_AMOUNT_NO_CURRENCY', 'opportunities 1 amount', { opportunities: [{ id: 1, amount: 5 }] }],
  ['E_AMOUNT_NO_CURRENCY', 'stageEvents 1 amountAt', { opportunities: [deal], stageEvents: [{ ...event, amountAt: 3 }] }],
  ['E_NEGATIVE_AMOUNT', 'opportunities 1 amount', { opportunities: [{ id: 1, amount: -5, currency: 'EUR' }] }],
  ['E_FUTURE_EVENT', 'stageEvents 1 at', { opportunities: [deal], stageEvents: [{ ...event, at: NOW + 1 }] }],
  ['E_DUP_SEQ', 'stageEvents 2 seq', { opportunities: [deal], stageEvents: [{ ...event, seq: 1 }, { ...event, id: 'f', seq: 1, toStage: 'W' }] }],
]

describe('rows that are rejected', () => {
  for (const [code, where, tables] of REJECTED) {
    it(`for ${code}: ${where}`, () => {
      const settings = code === 'E_AMOUNT_NO_CURRENCY' ? { currency: null } : {}
      const report = quality(load(tables, settings))
      const table = where.split(' ')[0]!
      expect(errors(load(tables, settings))).to.deep.equal([`${code} ${where}`])
      expect(report.counts[code]).to.equal(1)
      expect(report.rejected[table]).to.equal(1)
      expect(report.kept[table]).to.equal(tables[table]!.length - 1)
    })
  }
  it('count once, by their first error', () => {
    const report = quality(load({ opportunities: [{ id: 1, createdAt: 'never', amount: 'x', void: 'perhaps' }] }))
    expect(Object.entries(report.counts)).to.have.lengthOf(1)
    expect(report.rejected['opportunities']).to.equal(1)
  })
  it('are in no relation, also when only the whole data showed the error', () => {
    const data = load({ stages: STAGES, opportunities: [deal, { id: 'bad', stage: 'Z' }] })
    expect(factsOf(data, ['id'])).to.deep.equal([{ id: 'D' }])
  })
  it('are listed up to a hundred, and all counted', () => {
    const report = quality(load({ opportunities: Array.from({ length: 250 }, (_, i) => ({ id: i, amount: 'x' })) }))
    expect(report.first).to.have.lengthOf(100)
    expect(report.first[99]).to.deep.include({ row: 100, value: 'x', column: 'amount' })
    expect(report.counts.E_NUMBER).to.equal(250)
  })
  it('keep the row numbers of the source over batches and rejected rows', () => {
    const data = loadBatches([
      { table: 'opportunities', rows: [{ id: 1 }, { id: 2, amount: 'x' }, { id: 3 }] },
      { table: 'opportunities', rows: [{ id: 4, stage: 'won', createdAt: day(2), closedAt: day(1) }, { id: 5, amount: 'y' }] },
    ])
    expect(errors(data)).to.deep.equal(['E_NUMBER opportunities 2 amount', 'E_NUMBER opportunities 5 amount', 'E_TIME_ORDER opportunities 4 closedAt'])
  })
  it('count as E_FIELDS where the file could not be split', () => {
    const data = loadBatches([{ table: 'opportunities', length: 3, columns: { id: ['a', null, 'c'] }, malformed: [1] }])
    expect(errors(data)).to.deep.equal(['E_FIELDS opportunities 2'])
    expect(factsOf(data, ['id'])).to.deep.equal([{ id: 'a' }, { id: 'c' }])
  })
})

describe('rows that are kept with a doubt', () => {
  const DOUBTED: readonly (readonly [code: IssueCode, count: number, tables: LooseTables])[] = [
    ['W_NO_HISTORY', 1, { opportunities: [deal] }],
    ['W_NO_CREATED', 1, { opportunities: [{ id: 'D' }] }],
    ['W_OWNER_FALLBACK', 1, { opportunities: [{ ...deal, ownerId: 'r' }], stageEvents: [event] }],
    ['W_LOST_NO_REASON', 1, { opportunities: [{ ...deal, stage: 'lost' }, { id: 'E', stage: 'lost', lostReason: 'price' }] }],
    ['W_ZERO_AMOUNT_WON', 1, { opportunities: [{ ...deal, stage: 'won', amount: 0 }] }],
    ['W_BACKDATED', 1, { opportunities: [{ ...deal, createdAt: day(5) }], stageEvents: [event] }],
    ['W_UNKNOWN_REF', 2, { reps: [{ id: 'r' }], customers: [{ id: 'c' }], opportunities: [{ ...deal, ownerId: 'x', customerId: 'y' }, { id: 'E', ownerId: 'r' }] }],
    ['W_TEXT_CUT', 1, { opportunities: [{ ...deal, product: 'x'.repeat(20_000) }] }],
    ['W_DUP_ROW', 2, { opportunities: [deal, { ...deal }, { ...deal }] }],
  ]
  for (const [code, count, tables] of DOUBTED) {
    it(`count as ${code}`, () => {
      const data = load(tables)
      expect(quality(data).counts[code]).to.equal(count)
      expect(factsOf(data, ['id']).some(({ id }) => id === 'D')).to.equal(true)
    })
  }
  it('are not doubted for references into tables that were not given', () => {
    expect(quality(load({ opportunities: [{ ...deal, ownerId: 'x', customerId: 'y' }] })).counts.W_UNKNOWN_REF).to.equal(undefined)
  })
  it('keep at most 10,000 characters of a text', () => {
    const product = String(column(load({ opportunities: [{ ...deal, product: `${'x'.repeat(9_999)}😀y` }] }), 'product')['D'])
    expect(product).to.equal('x'.repeat(9_999))
  })
  it('count a repeated row as neither kept nor rejected', () => {
    const report = quality(loadBatches([{ table: 'opportunities', rows: [deal] }, { table: 'opportunities', rows: [{ ...deal }, { id: 'E' }] }]))
    expect([report.kept['opportunities'], report.rejected['opportunities']]).to.deep.equal([2, 0])
  })
})

describe('a batch without a required column', () => {
  it('is refused, naming the column and what was found', () => {
    let thrown: unknown
    try { load({ opportunities: [{ key: 1, stage: 'x' }] }) } catch (error) { thrown = error }
    expect((thrown as ShakhesError).fault).to.deep.include({
      code: 'schema', reason: 'missing-column', table: 'opportunities', params: { column: 'id', found: 'key, stage' },
    })
  })
  it('names the source’s own column where a mapping leads to it', () => {
    expect(() => loadBatches([{ table: 'deals', rows: [{ a: 1 }] }], { opportunities: { source: 'deals', fields: { id: 'opportunity_id' } } })).to.throw('opportunity_id')
  })
  it('is fine when it is empty', () => {
    expect(loadBatches([{ table: 'opportunities', rows: [] }]).info(1, true).span).to.equal(null)
  })
  it('is refused when nobody knows the table', () => {
    expect(() => load({ gadgets: [{ id: 1 }] })).to.throw('gadgets')
    expect(() => load({ constructor: [{ id: 1 }] } as unknown as LooseTables)).to.throw('constructor')
  })
})
