import { expect } from '@open-wc/testing'
import type { Aggregate, AggregateRequest, Filter, Measure, MetricName, QueryOf, RelationName, ResultOf } from '../../src/model/index.ts'
import { prepareMetrics } from '../../src/engine/metrics/index.ts'
import { run } from '../../src/engine/run.ts'
import type { Dataset } from '../../src/engine/dataset.ts'
import { column, day, errors, load, loadBatches, NOW, quality } from './load.ts'

const STAGES = ['L', 'Q', 'won', 'lost'].map((id, order) => ({ id, order, kind: order < 2 ? 'open' : id }))
const deal = (id: string, more: object = {}) => ({ id, createdAt: day(1), customerId: `of ${id}`, amount: 100, stage: 'won', closedAt: day(10), ...more })
const line = (id: number, opportunityId: string, product: string | null, amount: number | null = null) => ({ id, opportunityId, product, amount })

/** One of two products, one of one by a line, one that only says its product, and one that says nothing. */
const TABLES = {
  stages: STAGES,
  opportunities: [deal('two', { product: 'ignored' }), deal('one', { stage: 'lost' }), deal('old', { product: 'oil', amount: 7 }), deal('none', { amount: null })],
  opportunityLines: [line(1, 'two', 'tea', 30), line(2, 'two', 'oil', 50), line(3, 'one', 'tea', 20), line(4, 'two', 'tea', 4), line(5, 'one', 'tea')],
}

/** Groups of a request by their keys. */
function grouped(data: Dataset, by: readonly string[], measures: Readonly<Record<string, Measure>>, where?: Filter, from: RelationName = 'opportunities'): Record<string, unknown> {
  const request: AggregateRequest = { kind: 'aggregate', from, asOf: NOW, by, measures, ...(where && { where }) }
  const { keys, counts, numbers, size } = data.answer([request])[0] as Aggregate
  return Object.fromEntries(Array.from({ length: size }, (_, i) => [keys.map((values) => values[i]).join(' '), Object.keys(measures).map((name) => (counts[name] ?? numbers[name])![i])]))
}
const COUNT = { n: { op: 'count' } } as const
const AMOUNTS = { n: { op: 'count' }, amount: { op: 'sum', field: 'amount' }, missing: { op: 'count', where: { op: 'in', field: 'amount', values: [null] } } } as const
const sold = (...values: (string | null)[]): Filter => ({ op: 'in', field: 'product', values })

describe('deals of several products', () => {
  it('are in the group of each, with its amount; lines of one product are one (METRICS B, slices)', () => {
    expect(grouped(load(TABLES), ['product'], AMOUNTS)).to.deep.equal({ tea: [2, 54, 0], oil: [2, 57, 0], '': [1, 0, 1] })
  })
  it('meet a filter by any of their products, once and as a whole', () => {
    const data = load(TABLES)
    expect(grouped(data, [], AMOUNTS, sold('tea', 'oil'))).to.deep.equal({ '': [3, 207, 0] })
    expect(grouped(data, ['status'], COUNT, sold('tea'))).to.deep.equal({ won: [1], lost: [1] })
    expect(grouped(data, ['product'], COUNT, sold('tea'))).to.deep.equal({ tea: [2], oil: [1] })
    expect(grouped(data, ['id'], COUNT, { op: 'not', of: sold('oil') })).to.deep.equal({ one: [1], none: [1] })
    expect(grouped(data, ['id'], COUNT, { op: 'contains', field: 'product', text: 'TE' })).to.deep.equal({ two: [1], one: [1] })
  })
  it('have no other products than those of their lines, and without a line their own or none', () => {
    const data = load(TABLES)
    expect(grouped(data, ['id'], COUNT, sold('ignored'))).to.deep.equal({})
    expect(grouped(data, ['id'], COUNT, sold(null))).to.deep.equal({ none: [1] })
    expect(column(data, 'product')).to.deep.equal({ two: 'oil, tea', one: 'tea', old: 'oil', none: null })
  })
  it('are chosen by their amount, and measured by that of the product', () => {
    const measures = { n: { op: 'count', where: { op: 'ge', field: 'amount', value: 40 } } } as const
    expect(grouped(load(TABLES), ['product'], measures, { op: 'ge', field: 'amount', value: 50 })).to.deep.equal({ tea: [0], oil: [1] })
  })
  it('miss an amount where none of its lines says one', () => {
    const data = load({ ...TABLES, opportunityLines: [line(1, 'two', 'tea'), line(2, 'two', 'oil', 0), line(3, 'two', 'oil')] })
    expect(grouped(data, ['product'], AMOUNTS, { op: 'in', field: 'id', values: ['two'] })).to.deep.equal({ tea: [1, 0, 1], oil: [1, 0, 0] })
  })
  it('take their visits and notes along', () => {
    const data = load({
      ...TABLES, stageEvents: [{ id: 1, opportunityId: 'two', at: day(2), toStage: 'L' }, { id: 2, opportunityId: 'two', at: day(3), toStage: 'Q' }],
      notes: [{ id: 1, at: day(4), opportunityId: 'two' }, { id: 2, at: day(4), customerId: 'c' }],
    })
    expect(grouped(data, ['product', 'visitStage'], COUNT, undefined, 'visits')).to.deep.equal({ 'tea L': [1], 'tea Q': [1], 'oil L': [1], 'oil Q': [1] })
    expect(grouped(data, ['product'], COUNT, undefined, 'notes')).to.deep.equal({ tea: [1], oil: [1], '': [1] })
    expect(grouped(data, ['noteId'], COUNT, sold('tea'), 'notes')).to.deep.equal({ 1: [1] })
  })

  it('leave out lines of unknown deals, without a product, or with an amount that is none, and count them', () => {
    const data = load({ ...TABLES, opportunityLines: [
      line(1, 'two', 'tea', 30), line(2, 'nobody', 'tea', 1), line(3, 'two', null, 1), line(4, 'two', 'oil', 2 ** 53), line(5, 'two', 'oil', -1), line(6, 'two', 'oil', 1.5),
    ] })
    expect(errors(data)).to.have.members([
      'E_MISSING opportunityLines 3 product', 'E_UNSAFE_INTEGER opportunityLines 4 amount', 'E_NEGATIVE_AMOUNT opportunityLines 5 amount', 'E_NUMBER opportunityLines 6 amount',
      'E_UNKNOWN_REF opportunityLines 2 opportunityId',
    ])
    expect([quality(data).kept['opportunityLines'], quality(data).rejected['opportunityLines']]).to.deep.equal([1, 5])
    expect(column(data, 'product')).to.include({ two: 'tea' })
  })
  it('need a currency for amounts, as deals do', () => {
    const data = load({ ...TABLES, opportunities: [{ id: 'two', amount: 1, currency: 'EUR' }, { id: 'one' }] }, { currency: null })
    expect(errors(data)).to.deep.equal(['E_AMOUNT_NO_CURRENCY opportunityLines 3 amount'])
  })
  it('are read in major units of their deal’s currency, also before it has come', () => {
    const reading = { amounts: 'major' } as const
    const data = loadBatches([
      { table: 'opportunity_lines', rows: [{ id: 1, opportunity_id: 'a', product: 'tea', amount: '1.5' }, { id: 2, opportunity_id: 'b', product: 'tea', amount: '15' }], reading },
      { table: 'opportunities', rows: [{ id: 'a', currency: 'EUR' }, { id: 'b', currency: 'JPY' }], reading },
    ])
    expect(grouped(data, ['id', 'product'], { sum: { op: 'sum', field: 'amount' } })).to.deep.equal({ 'a tea': [150], 'b tea': [15] })
  })

  it('need no currency where they say no amount', () => {
    expect(errors(load({ opportunities: [{ id: 'a' }], opportunityLines: [line(1, 'a', 'tea')] }, { currency: null }))).to.deep.equal([])
  })

  const asked = async <M extends MetricName>(data: Dataset, query: QueryOf<M>): Promise<ResultOf<M>> => {
    await prepareMetrics([query.metric])
    return run(data, query, { frame: { calendar: 'gregory', zone: 'UTC', weekStart: 1, weekend: [6, 7] }, now: NOW, version: 1, ran: 'node', complete: true })
  }
  it('let win rates by product say by how many deals the groups overlap (METRICS B: rows do not add up)', async () => {
    const { groups, overlap, decided } = await asked(load(TABLES), { metric: 'winRate', groupBy: 'product' })
    expect(groups.map(({ id, rate }) => [id, rate.k, rate.n])).to.deep.equal([['oil', 2, 2], ['tea', 1, 2], ['', 1, 1]])
    expect([decided.n, overlap]).to.deep.equal([4, 1])
    expect(await asked(load(TABLES), { metric: 'winRate', groupBy: 'owner' })).not.to.have.property('overlap')
  })
  it('are held against the deals without the product, none of them twice', async () => {
    const deals = Array.from({ length: 40 }, (_, i) => deal(`d${i}`, { stage: i < 20 ? 'won' : 'lost' }))
    // Whoever bought oil bought tea as well.
    const opportunityLines = deals.flatMap(({ id }, i) => (i < 20 ? [line(2 * i, id, 'tea'), line(2 * i + 1, id, 'oil')] : []))
    const { groups } = await asked(load({ stages: STAGES, opportunities: deals, opportunityLines }), { metric: 'winRate', groupBy: 'product' })
    expect(groups.map(({ id, standout }) => [id, standout?.difference])).to.deep.equal([['oil', 1], ['tea', 1], ['', -1]])
  })
  it('make customers active for each product that they bought (METRICS J)', async () => {
    const bought = (id: string, customerId: string, at: number) => deal(id, { customerId, closedAt: day(at) })
    const data = load({
      stages: STAGES, opportunities: [bought('a', 'x', 5), bought('b', 'x', 30), bought('c', 'y', 5)],
      opportunityLines: [line(1, 'a', 'tea'), line(2, 'a', 'oil'), line(3, 'b', 'oil'), line(4, 'c', 'tea')],
    })
    const { groups } = await asked(data, { metric: 'retention', groupBy: 'product', activeDays: 20, period: { start: day(10), end: day(35) } })
    expect(groups.map(({ value, atStart, kept, atEnd }) => [value, atStart, kept, atEnd])).to.deep.equal([['tea', 2, 0, 0], ['oil', 1, 1, 1]])
  })

  it('come and go with their lines, which may come before them', () => {
    const data = load({ ...TABLES, opportunityLines: [line(1, 'two', 'tea', 30)] }, { live: true })
    const groups = () => grouped(data, ['product'], { n: { op: 'count' }, amount: { op: 'sum', field: 'amount' } })
    expect(groups()).to.deep.equal({ tea: [1, 30], oil: [1, 7], '': [2, 100] })
    data.apply([{ op: 'upsert', table: 'opportunityLines', row: line(2, 'later', 'oil', 9) }, { op: 'upsert', table: 'opportunityLines', row: line(3, 'two', 'oil', 5) }])
    expect([groups(), quality(data).counts.E_UNKNOWN_REF]).to.deep.equal([{ tea: [1, 30], oil: [2, 12], '': [2, 100] }, 1])
    data.apply([{ op: 'upsert', table: 'opportunities', row: deal('later') }, { op: 'delete', table: 'opportunityLines', id: '1' }])
    expect([groups(), quality(data).counts.E_UNKNOWN_REF]).to.deep.equal([{ oil: [3, 21], '': [2, 100] }, undefined])
    data.apply([{ op: 'upsert', table: 'opportunityLines', row: line(3, 'one', 'salt', 6) }])
    expect(groups()).to.deep.equal({ oil: [2, 16], ignored: [1, 100], salt: [1, 6], '': [1, 0] })
  })
  it('leave what was counted of them as they were when they are exchanged', () => {
    const data = load({ ...TABLES, opportunities: TABLES.opportunities.map((each) => ({ ...each, ownerId: 'r' })) }, { live: true })
    // Together, so that neither condition is what all have in common.
    const counted = () => data.answer([sold('tea'), sold('ignored')].map((where): AggregateRequest => ({ kind: 'aggregate', from: 'opportunities', asOf: NOW, by: ['owner'], where, measures: COUNT })))
      .map((answer) => (answer as Aggregate).counts['n'])
    expect(counted()).to.deep.equal([[2], []])
    data.apply([{ op: 'upsert', table: 'opportunities', row: deal('two', { ownerId: 'r', product: 'ignored', amount: 5 }) }])
    expect(counted()).to.deep.equal([[2], []])
    data.apply([{ op: 'delete', table: 'opportunityLines', id: '1' }, { op: 'delete', table: 'opportunityLines', id: '2' }, { op: 'delete', table: 'opportunityLines', id: '4' }])
    expect(counted()).to.deep.equal([[1], [1]])
  })
})
