import { expect } from '@open-wc/testing'
import { ShakhesError } from '../../src/model/index.ts'
import type { Aggregate, AggregateRequest, DataRequest, Filter, ListRequest, RowList } from '../../src/model/index.ts'
import type { Dataset } from '../../src/engine/whole.ts'
import { day, DAY, load, NOW } from './load.ts'

const aggregateOf = (request: Partial<AggregateRequest>): AggregateRequest => ({
  kind: 'aggregate', from: 'opportunities', asOf: NOW, by: [], measures: { n: { op: 'count' } }, ...request,
})
const listOf = (request: Partial<ListRequest>): ListRequest => ({
  kind: 'list', from: 'opportunities', asOf: NOW, fields: ['id'], order: [], limit: 100, ...request,
})
const ask = (data: Dataset, request: Partial<AggregateRequest>): Aggregate => data.answer([aggregateOf(request)])[0] as Aggregate
const ids = (data: Dataset, request: Partial<ListRequest>): readonly unknown[] => (data.answer([listOf(request)])[0] as RowList).rows.map((row) => row['id'])

const data = load({
  reps: [{ id: 'r1', name: { en: 'Mina', fa: 'مینا' }, teamId: 't1' }, { id: 'r2', teamId: 't2' }],
  teams: [{ id: 't1', name: 'North' }],
  customers: [{ id: 'c1', name: 'شرکت کريمي', segment: 'big' }],
  opportunities: [
    { id: 'a', ownerId: 'r1', customerId: 'c1', region: 'north', amount: 10, createdAt: day(1), stage: 'won', closedAt: day(3), product: 'كيف ۱۲' },
    { id: 'b', ownerId: 'r2', region: 'north', amount: 20, createdAt: day(2), stage: 'lost', closedAt: day(9) },
    { id: 'c', ownerId: 'r1', region: null, amount: null, createdAt: day(3) },
    { id: 'd', ownerId: 'r3', region: 'south', amount: 20, createdAt: null },
  ],
})

describe('aggregates', () => {
  it('count, sum and find extremes by group, nulls being a group of their own', () => {
    const answer = ask(data, {
      by: ['region'], measures: { n: { op: 'count' }, sum: { op: 'sum', field: 'amount' }, min: { op: 'min', field: 'amount' }, max: { op: 'max', field: 'createdAt' } },
    })
    const rows = answer.keys[0]!.map((key, i) => [key, answer.counts['n']![i], answer.numbers['sum']![i], answer.numbers['min']![i], answer.numbers['max']![i]])
    expect(rows).to.have.deep.members([['north', 2, 30, 10, day(2)], [null, 1, 0, null, day(3)], ['south', 1, 20, 20, null]])
    expect([answer.size, answer.rows]).to.deep.equal([3, 4])
  })
  it('have one group without keys, also over no rows', () => {
    expect(ask(data, { where: { op: 'in', field: 'id', values: ['none'] } })).to.deep.include({ keys: [], counts: { n: [0] }, size: 1, rows: 0 })
  })
  it('put rows on an edge into the bucket that it begins, and leave those outside out', () => {
    const answer = ask(data, { by: [{ field: 'createdAt', edges: [day(1), day(2), day(3)] }] })
    expect(answer.keys).to.deep.equal([[0, 1]])
    expect(answer.counts['n']).to.deep.equal([1, 1])
    expect(answer.rows).to.equal(4)
  })
  it('give the two neighbours of each quantile (type 7)', () => {
    const many = load({ opportunities: [5, 1, 4, 2, 3, null].map((amount, id) => ({ id, amount })) })
    expect(ask(many, { measures: { q: { op: 'order', field: 'amount', at: [0, 0.5, 0.9, 1] } } }).orders['q']).to.deep.equal([
      { n: 5, neighbours: [[1, 1], [3, 3], [4, 5], [5, 5]] },
    ])
    expect(ask(many, { measures: { q: { op: 'order', field: 'amount', at: [0.9, 0, 1, 0.5, 0.5] } } }).orders['q'], 'as they were asked for, also where they do not rise')
      .to.deep.equal([{ n: 5, neighbours: [[4, 5], [1, 1], [5, 5], [3, 3], [3, 3]] }])
    const spread = load({ opportunities: Array.from({ length: 2_000 }, (_, id) => ({ id, amount: (id * 7) % 2_000 })) })
    expect(ask(spread, { measures: { q: { op: 'order', field: 'amount', at: [0.9, 0.1, 0.5] } } }).orders['q'], 'in parts of values that lie apart')
      .to.deep.equal([{ n: 2_000, neighbours: [[1_799, 1_800], [199, 200], [999, 1_000]] }])
    expect(ask(many, { where: { op: 'in', field: 'amount', values: [null] }, measures: { q: { op: 'order', field: 'amount', at: [0.5] } } }).orders['q'])
      .to.deep.equal([{ n: 0, neighbours: [null] }])
  })
  it('let each measure have a condition of its own', () => {
    expect(ask(data, { measures: { n: { op: 'count' }, won: { op: 'count', where: { op: 'in', field: 'status', values: ['won'] } } } }).counts).to.deep.equal({ n: [4], won: [1] })
  })
  it('are refused where a sum would not be exact', () => {
    const huge = load({ opportunities: [{ id: 1, amount: 9_007_199_254_740_991 }, { id: 2, amount: 2 }] })
    expect(() => ask(huge, { measures: { sum: { op: 'sum', field: 'amount' } } })).to.throw(ShakhesError).with.property('code', 'too-large')
    expect(ask(huge, { by: ['id'], measures: { sum: { op: 'sum', field: 'amount' } } }).numbers['sum']).to.have.members([9_007_199_254_740_991, 2])
  })
  it('group by more keys than a table would hold', () => {
    const many = load({ opportunities: Array.from({ length: 5_000 }, (_, id) => ({ id, ownerId: `r${id}`, customerId: `c${id}`, createdAt: day(1) + id })) })
    const answer = ask(many, { by: ['owner', 'customer', 'createdAt'], measures: { n: { op: 'count' }, sum: { op: 'sum', field: 'ownerFallback' } } })
    expect(answer.size).to.equal(5_000)
    const at = answer.keys[0]!.indexOf('r4321')
    expect(answer.keys.map((keys) => keys[at])).to.deep.equal(['r4321', 'c4321', day(1) + 4_321])
  })
})

describe('conditions', () => {
  const CASES: readonly (readonly [says: string, filter: Filter, rows: readonly string[]])[] = [
    ['nothing', { op: 'and', of: [] }, ['a', 'b', 'c', 'd']], ['no alternative', { op: 'or', of: [] }, []],
    ['values', { op: 'in', field: 'region', values: ['north', 'nowhere'] }, ['a', 'b']], ['null among values', { op: 'in', field: 'region', values: [null, 'south'] }, ['c', 'd']],
    ['numbers', { op: 'in', field: 'amount', values: [20, null] }, ['b', 'c', 'd']], ['one number', { op: 'in', field: 'amount', values: [20] }, ['b', 'd']],
    ['flags as booleans', { op: 'in', field: 'snapshot', values: [true] }, ['a', 'b', 'c', 'd']],
    ['half-open ranges', { op: 'range', field: 'createdAt', from: day(1), to: day(3) }, ['a', 'b']],
    ['less', { op: 'lt', field: 'createdAt', value: day(2) }, ['a']], ['at most', { op: 'le', field: 'createdAt', value: day(2) }, ['a', 'b']],
    ['more', { op: 'gt', field: 'createdAt', value: day(2) }, ['c']], ['at least', { op: 'ge', field: 'createdAt', value: day(2) }, ['b', 'c']],
    ['negation, of nulls too', { op: 'not', of: { op: 'ge', field: 'createdAt', value: day(2) } }, ['a', 'd']],
    ['alternatives', { op: 'or', of: [{ op: 'in', field: 'id', values: ['a'] }, { op: 'in', field: 'status', values: ['lost'] }] }, ['a', 'b']],
    ['teams of owners', { op: 'in', field: 'team', values: ['t1'] }, ['a', 'c']], ['segments of customers', { op: 'in', field: 'segment', values: ['big'] }, ['a']],
    ['texts, folded', { op: 'contains', field: 'product', text: 'کیف 12' }, ['a']], ['texts that null never contains', { op: 'contains', field: 'product', text: '' }, ['a']],
  ]
  for (const [says, where, rows] of CASES) {
    it(`hold for ${says}`, () => expect(ids(data, { where })).to.deep.equal(rows))
    it(`hold for ${says}, asked again`, () => expect(ids(data, { where })).to.deep.equal(rows))
  }
})

describe('lists', () => {
  it('are in order, nulls last, ties by id', () => {
    expect(ids(data, { order: [{ field: 'amount', descending: true }] })).to.deep.equal(['b', 'd', 'a', 'c'])
    expect(ids(data, { order: [{ field: 'amount' }, { field: 'createdAt', descending: true }] })).to.deep.equal(['a', 'b', 'd', 'c'])
    expect(ids(data, { order: [{ field: 'region', descending: true }] })).to.deep.equal(['d', 'a', 'b', 'c'])
  })
  it('are cut to a page, and say how many there are', () => {
    const [answer] = data.answer([listOf({ limit: 2, offset: 1 })])
    expect(answer).to.deep.equal({ kind: 'list', rows: [{ id: 'b' }, { id: 'c' }], total: 4 })
    expect(ids(data, { limit: 0 })).to.deep.equal([])
    expect(ids(data, { offset: 9 })).to.deep.equal([])
  })
})

describe('requests that cannot be answered', () => {
  const BAD: readonly (readonly [names: string, request: unknown])[] = [
    ['from', aggregateOf({ from: 'deals' as 'visits' })], ['from', aggregateOf({ from: 'constructor' as 'visits' })], ['asOf', aggregateOf({ asOf: NaN })],
    ['kind', { ...aggregateOf({}), kind: 'sql' }], ['by[0]', aggregateOf({ by: ['colour'] })], ['by[0]', aggregateOf({ by: ['__proto__'] })],
    ['by[0].field', aggregateOf({ by: [{ field: 'region', edges: [1, 2] }] })], ['by[0].edges[1]', aggregateOf({ by: [{ field: 'amount', edges: [2, 1] }] })],
    ['by[0].edges', aggregateOf({ by: [{ field: 'amount', edges: [1] }] })], ['measures.x.field', aggregateOf({ measures: { x: { op: 'sum', field: 'region' } } })],
    ['measures.x.at[1]', aggregateOf({ measures: { x: { op: 'order', field: 'amount', at: [0, 2] } } })], ['measures.x.op', aggregateOf({ measures: { x: { op: 'avg' as 'count' } } })],
    ['where.field', aggregateOf({ where: { op: 'in', field: 'enteredAt', values: [] } })], ['where.of[0].op', aggregateOf({ where: { op: 'or', of: [{ op: 'like' } as unknown as Filter] } })],
    ['where.value', aggregateOf({ where: { op: 'lt', field: 'amount', value: '5' as unknown as number } })],
    ['where.values[0]', aggregateOf({ where: { op: 'in', field: 'region', values: [{} as unknown as string] } })], ['limit', listOf({ limit: -1 })], ['offset', listOf({ offset: 0.5 })],
    ['fields[0]', listOf({ fields: ['secret'] })], ['order[0].field', listOf({ order: [{ field: 'secret' }] })],
  ]
  for (const [names, request] of BAD) {
    it(`are refused, naming ${names}: ${JSON.stringify(request).slice(0, 90)}`, () => {
      expect(() => data.answer([aggregateOf({}), request as DataRequest])).to.throw(ShakhesError, `${names}:`).with.property('code', 'bad-query')
    })
  }
  it('wait for the data to be committed', async () => {
    const { Dataset } = await import('../../src/engine/whole.ts')
    expect(() => new Dataset({ zone: 'UTC', currency: null, now: NOW }).answer([aggregateOf({})])).to.throw('commit')
  })
})

describe('a data set', () => {
  it('tells what it holds', () => {
    const info = data.info(3, false)
    expect(info).to.deep.include({ version: 3, complete: false, currencies: ['EUR'], history: false, span: { start: day(1), end: day(9) + 1 } })
    expect(info.rows['opportunities']).to.equal(4)
  })
  it('names values as readers know them', () => {
    expect(data.nameOf('owner', 'r1')).to.deep.equal({ en: 'Mina', fa: 'مینا' })
    expect([data.nameOf('owner', 'r3'), data.nameOf('team', 't1'), data.nameOf('customer', 'c1'), data.nameOf('region', 'north')]).to.deep.equal(['r3', 'North', 'شرکت کريمي', 'north'])
    expect(data.nameOf('constructor', 'x')).to.equal('x')
  })
  it('lists the values of a dimension, most frequent first', () => {
    expect(data.values('owner')).to.deep.equal([
      { value: 'r1', name: { en: 'Mina', fa: 'مینا' }, count: 2 }, { value: 'r2', name: 'r2', count: 1 }, { value: 'r3', name: 'r3', count: 1 },
    ])
    expect(data.values('region', { limit: 1 })).to.deep.equal([{ value: 'north', name: 'north', count: 2 }])
    expect(data.values('status', { filter: { op: 'in', field: 'region', values: ['north'] } }).map(({ value }) => value)).to.deep.equal(['lost', 'won'])
  })
  it('lists reps and teams that only others name', () => {
    expect(data.reps.map(({ id, team }) => [id, team])).to.deep.equal([['r1', 't1'], ['r2', 't2'], ['r3', null]])
    expect(data.teams.map(({ id }) => id)).to.deep.equal(['t1', 't2'])
  })
  it('keeps the days of goals, interventions and holidays as dates', () => {
    const dated = load({
      goals: [{ id: 1, scope: 'rep:r1', start: '2026-03-01', end: '2026-03-31', metric: 'wonAmount', value: 500, currency: 'EUR' }],
      interventions: [{ id: 1, label: 'Leaflets', start: '2026-03-06', end: '2026-03-12' }, { id: 2, label: 'Price', start: new Date(day(0)) }], holidays: [{ date: '2026-03-21', label: 'Nowruz' }],
    })
    expect(dated.goals).to.deep.equal([{ scope: 'rep:r1', start: '2026-03-01', end: '2026-03-31', metric: 'wonAmount', value: 500, currency: 'EUR' }])
    expect(dated.interventions).to.deep.equal([{ id: '1', name: 'Leaflets', start: '2026-03-06', end: '2026-03-12' }, { id: '2', name: 'Price', start: '2026-03-01', end: null }])
    expect(dated.holidays).to.deep.equal([{ date: '2026-03-21', label: 'Nowruz' }])
    expect([dated.has('goals'), dated.has('notes'), dated.has('constructor')]).to.deep.equal([true, false, false])
  })
  it('works in pieces', () => {
    const many = load({ opportunities: Array.from({ length: 100_000 }, (_, id) => ({ id, amount: id, createdAt: day(0) + id * DAY / 1000 })) })
    let steps = 0
    for (const work = many.answering([aggregateOf({ by: ['amount'] }), listOf({ order: [{ field: 'amount' }] })]); work.next().done !== true;) steps++
    expect(steps).to.be.greaterThan(5)
  })
})
