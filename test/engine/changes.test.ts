import fc from 'fast-check'
import { expect } from '@open-wc/testing'
import { relations, TABLE_NAMES } from '../../src/model/index.ts'
import type { Aggregate, AggregateRequest, Change, DataRequest, RelationName, RowList, TableName } from '../../src/model/index.ts'
import type { Dataset } from '../../src/engine/dataset.ts'
import { column, day, factsOf, load, NOW } from './load.ts'
import '../helpers/same-cases.ts'

type Row = { readonly id?: string | number | null }
type Rows = Partial<Record<TableName, Row[]>>

const STAGES = ['L', 'Q', 'P', 'won', 'lost'].map((id, order) => ({ id, order, kind: order < 3 ? 'open' : id }))

/** Few ids and few values, so that changes meet: rows that come back, events before their deal, equal times. */
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 })
const time = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 0, 0, 1_000, 1_800_000, 3_599_000, 3_599_999)).map(([days, ms]) => day(days) + ms)
const dealId = fc.constantFrom('a', 'b', 'D-1', 'D-2', 'علی', '😀', '__proto__', 'constructor', '07', '7')
const rep = fc.constantFrom('r', 's', 'toString', 'ي')
const stage = fc.constantFrom('L', 'Q', 'P', 'won', 'lost', 'nowhere')
const arbitrary = {
  opportunities: fc.record({
    id: dealId, createdAt: maybe(time), ownerId: maybe(rep), customerId: maybe(fc.constantFrom('c', 'd', 'e')), region: maybe(fc.constantFrom('n', 's', 'w')),
    product: maybe(fc.constantFrom('p', 'r')), amount: maybe(fc.constantFrom(0, 1, 7, 100, 5e12)), currency: maybe(fc.constantFrom('EUR', 'IRR')), stage: maybe(stage), closedAt: maybe(time),
    lostReason: maybe(fc.constantFrom('price', 'time')), void: fc.constantFrom(true, false, false),
  }),
  opportunityLines: fc.record({ id: fc.nat(12), opportunityId: dealId, product: fc.constantFrom('p', 'q', 'علی'), amount: maybe(fc.constantFrom(0, 3, 40)) }),
  stageEvents: fc.record({
    id: fc.nat(25), opportunityId: dealId, at: time, toStage: stage, seq: maybe(fc.nat(2)), amountAt: maybe(fc.nat(50)), ownerAt: maybe(rep),
  }),
  notes: fc.record({
    id: fc.nat(6), at: time, opportunityId: maybe(dealId), customerId: maybe(fc.constantFrom('c', 'd', 'e')), kind: fc.constantFrom('call', 'note'),
    mood: maybe(fc.constantFrom('sad', 'cheerful')), text: maybe(fc.constantFrom('x', 'y')), isContact: fc.boolean(),
  }),
  reps: fc.record({ id: rep, teamId: maybe(fc.constantFrom('t', 'u')) }),
  customers: fc.record({ id: fc.constantFrom('c', 'd', 'e'), segment: maybe(fc.constantFrom('big', 'small')), mergedInto: maybe(fc.constantFrom('c', 'd', 'e', 'f')) }),
  leads: fc.record({ id: fc.nat(4), createdAt: time, channel: maybe(fc.constantFrom('web', 'fair')), opportunityId: maybe(dealId) }),
  touches: fc.record({ id: fc.nat(4), channel: fc.constantFrom('web', 'fair'), at: time, respondedAt: maybe(time) }),
} satisfies Rows | object
const changing = Object.keys(arbitrary) as (keyof typeof arbitrary)[]

const change: fc.Arbitrary<Change> = fc.oneof(
  ...([['stageEvents', 6], ['opportunities', 5], ['opportunityLines', 3], ['notes', 1], ['reps', 1], ['customers', 2], ['leads', 1], ['touches', 1]] as const).flatMap(([table, weight]) => {
    const row = arbitrary[table] as fc.Arbitrary<{ readonly id: string | number }>
    return [
      { weight: weight * 2, arbitrary: row.map((r): Change => ({ op: 'upsert', table, row: r })) },
      { weight, arbitrary: row.map((r): Change => ({ op: 'delete', table, id: String(r.id) })) },
    ]
  }),
  // Not to be believed, and what it replaces is gone all the same.
  { weight: 1, arbitrary: dealId.map((id): Change => ({ op: 'upsert', table: 'opportunities', row: { id, createdAt: 'some day' } })) },
  { weight: 1, arbitrary: fc.nat(25).map((id): Change => ({ op: 'upsert', table: 'stageEvents', row: { id, opportunityId: 'a', at: day(900), toStage: 'Q' } })) },
)
const stageChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ id: fc.constantFrom('L', 'Q', 'P', 'X'), order: fc.nat(5), kind: fc.constantFrom('open', 'open', 'lost'), mapsTo: maybe(fc.constantFrom('L', 'P')) })
    .map((row): Change => ({ op: 'upsert', table: 'stages', row })),
  fc.constantFrom('L', 'Q', 'P', 'X').map((id): Change => ({ op: 'delete', table: 'stages', id })),
)
const tables = fc.record(Object.fromEntries(changing.map((table) => [table, fc.uniqueArray(arbitrary[table] as fc.Arbitrary<Row>, {
  maxLength: table === 'stageEvents' ? 25 : 8, selector: ({ id }) => String(id),
})])) as { readonly [K in keyof typeof arbitrary]: fc.Arbitrary<Row[]> })

/** What the rows are in the end. A row keeps the place of the one it replaces; an event, which may come back, that where its id was first met. */
class Model {
  readonly #tables = new Map<TableName, Map<string, Row | null>>()
  constructor(rows: Rows) {
    for (const table of TABLE_NAMES) this.#tables.set(table, new Map((rows[table] ?? []).map((row) => [String(row.id), row])))
  }
  change(changes: readonly Change[]): void {
    // Within a batch, what is said last of a row comes last.
    const last = new Map<string, Change>()
    for (const one of changes) {
      const key = `${one.table} ${one.op === 'delete' ? one.id : String((one.row as Row).id)}`
      last.delete(key)
      last.set(key, one)
    }
    for (const one of last.values()) {
      const rows = this.#tables.get(one.table)!
      if (one.op === 'upsert') rows.set(String((one.row as Row).id), one.row as Row)
      else if (one.table !== 'stageEvents') rows.delete(one.id)
      else if (rows.has(one.id)) rows.set(one.id, null)
    }
  }
  get rows(): Rows { return Object.fromEntries([...this.#tables].map(([table, rows]) => [table, [...rows.values()].filter((row) => row !== null)])) }
}

const FIELDS = {
  opportunities: relations.opportunities, visits: { ...relations.opportunities, ...relations.visits }, notes: { ...relations.opportunities, ...relations.notes },
  leads: relations.leads, touches: relations.touches, efforts: relations.efforts,
} as const

/** Every field of every row, and what metrics ask of them: counted before and after, so that what was remembered is put to the test. */
function everything(data: Dataset, asOf: number): unknown {
  const lists = (Object.keys(FIELDS) as RelationName[]).map((from): DataRequest => ({ kind: 'list', from, asOf, fields: Object.keys(FIELDS[from]), order: [], limit: 10_000 }))
  const where = { op: 'in', field: 'region', values: ['n', null] } as const
  const created = { op: 'range', field: 'createdAt', from: day(2), to: day(9) } as const
  const counted: AggregateRequest[] = [
    { kind: 'aggregate', from: 'opportunities', asOf, by: ['owner', 'status'], measures: { n: { op: 'count' }, amount: { op: 'sum', field: 'amount' }, cycle: { op: 'order', field: 'cycle', at: [0.5] } } },
    { kind: 'aggregate', from: 'opportunities', asOf, where: { op: 'and', of: [where, created] }, by: ['stage', { field: 'decidedAt', edges: [day(1), day(5), day(9)] }], measures: { n: { op: 'count' }, regressed: { op: 'sum', field: 'regressed' }, last: { op: 'max', field: 'decidedAt' } } },
    { kind: 'aggregate', from: 'visits', asOf, where: { op: 'and', of: [where, created] }, by: ['visitStage', 'hours', 'completed'], measures: { n: { op: 'count' }, first: { op: 'count', where: { op: 'in', field: 'first', values: [1] } } } },
    { kind: 'aggregate', from: 'visits', asOf, where: { op: 'gt', field: 'hours', value: 30 }, by: ['team'], measures: { n: { op: 'count' }, hours: { op: 'sum', field: 'hours' } } },
    { kind: 'aggregate', from: 'opportunities', asOf, visited: { op: 'in', field: 'visitStage', values: ['Q'] }, by: ['segment', 'customer'], measures: { open: { op: 'sum', field: 'hoursOpen' } } },
    { kind: 'aggregate', from: 'notes', asOf, by: ['mood', 'owner'], measures: { n: { op: 'count' } } },
    { kind: 'aggregate', from: 'opportunities', asOf, by: ['product', 'status'], measures: { n: { op: 'count' }, amount: { op: 'sum', field: 'amount' }, some: { op: 'order', field: 'amount', at: [0.5] } } },
    { kind: 'aggregate', from: 'opportunities', asOf, where: { op: 'in', field: 'product', values: ['p', null] }, by: ['owner'], measures: { n: { op: 'count' }, amount: { op: 'sum', field: 'amount' } } },
    { kind: 'aggregate', from: 'visits', asOf, where: { op: 'in', field: 'product', values: ['q', 'r'] }, by: ['visitStage', 'product'], measures: { n: { op: 'count' } } },
    { kind: 'aggregate', from: 'notes', asOf, where: { op: 'contains', field: 'product', text: 'P' }, by: ['product', 'mood'], measures: { n: { op: 'count' } } },
  ]
  const answers = data.answer([...counted, ...lists])
  return [...answers.map((answer) => (answer.kind === 'list' ? sorted(answer) : canonical(answer))), data.voids, issues(data), data.info(1, true).span, data.info(1, true).currencies, data.reps, data.stages]
}
/** What was found about lines, of which none that was rejected ever counts as kept. */
const issues = (data: Dataset): unknown => data.info(1, true).quality.kept['opportunityLines'] ?? 0

/** Ties go by id, which a note's and a deal's listing names; visits of one time stand as they come. */
function sorted({ rows, total }: RowList): unknown {
  return [total, rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()]
}
function canonical({ keys, counts, numbers, orders, size, rows }: Aggregate): unknown {
  const groups = Array.from({ length: size }, (_, i) => JSON.stringify([keys.map((values) => values[i]), ...[counts, numbers, orders].map((measures) => Object.keys(measures).map((key) => [key, measures[key]![i]]))]))
  return [rows, groups.sort()]
}

const START = day(6)
/** When batches come, ms: within an hour, at its end, beyond it, and days later. */
const STEPS = [5, 1000, 3599, 3600, 5000, 144_000].map((seconds) => seconds * 1000)
function equalAfterEach(rows: Rows, batches: readonly (readonly Change[])[]): void {
  const model = new Model({ ...rows, stages: [...STAGES] })
  const data = load(model.rows as never, { now: START, live: true })
  everything(data, START)
  batches.forEach((changes, i) => {
    const now = START + STEPS[i]!
    model.change(changes)
    data.apply(changes, now)
    const [ours, theirs] = [data, load(model.rows as never, { now })].map((each) => everything(each, now))
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours).to.deep.equal(theirs)
    // As of another time, of which the answers before the next changes are remembered as well.
    const then = [day(4), day(6) + 1, day(30)][i % 3]!
    for (const asOf of [then, day(4)]) {
      const [before, fresh] = [data, load(model.rows as never, { now })].map((each) => everything(each, asOf))
      if (JSON.stringify(before) !== JSON.stringify(fresh)) expect(before).to.deep.equal(fresh)
    }
  })
}

describe('changes', () => {
  it('leave the answers that a fresh load of the resulting rows gives, whatever comes in whatever order', () => {
    const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: STEPS.length })
    fc.assert(fc.property(tables, batches, equalAfterEach), { numRuns: 80 })
  })
  it('of stages, too', () => {
    const batches = fc.array(fc.array(fc.oneof({ weight: 3, arbitrary: change }, { weight: 1, arbitrary: stageChange }), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
    fc.assert(fc.property(tables, batches, equalAfterEach), { numRuns: 30 })
  })

  const deal = (id: string, amount: number) => ({ id, createdAt: day(1), amount, stage: 'L' })
  const live = (rows: Rows) => load({ stages: STAGES, ...rows } as never, { live: true, now: day(6) })
  it('let stays be counted by the hours that they last by then', () => {
    const hour = 3_600_000
    const data = live({ opportunities: [deal('a', 1)], stageEvents: [{ id: 1, opportunityId: 'a', at: day(5), toStage: 'L' } as Row] })
    const asked = (asOf: number, ...by: string[]): AggregateRequest => ({ kind: 'aggregate', from: 'visits', asOf, by, measures: { n: { op: 'count' } } } as AggregateRequest)
    const hours = (asOf: number): unknown => {
      return data.answer([asked(asOf, 'hours'), asked(asOf, 'hours', 'visitStage'), asked(asOf, 'hours')]).map((answer) => [(answer as Aggregate).keys[0], (answer as Aggregate).counts['n']])
    }
    const all = (value: number): unknown => [1, 2, 3].map(() => [[value], [1]])
    expect(hours(day(6))).to.deep.equal(all(24))
    data.apply([{ op: 'delete', table: 'stageEvents', id: 'none' }], day(6) + 2 * hour)
    expect(hours(day(6) + 2 * hour)).to.deep.equal(all(26))
    data.apply([{ op: 'upsert', table: 'opportunities', row: deal('b', 1) }], day(6) + 5 * hour)
    expect(hours(day(6) + 5 * hour)).to.deep.equal(all(29))
    expect(hours(day(6))).to.deep.equal(all(24))
  })
  it('may bring events before their deal', () => {
    const data = live({ opportunities: [deal('a', 1)] })
    data.apply([{ op: 'upsert', table: 'stageEvents', row: { id: 'e', opportunityId: 'b', at: day(2), toStage: 'Q' } }], day(7))
    expect(column(data, 'stage', { asOf: day(7) })).to.deep.equal({ a: 'L' })
    data.apply([{ op: 'upsert', table: 'opportunities', row: deal('b', 2) }], day(8))
    expect(column(data, 'stage', { asOf: day(8) })).to.deep.equal({ a: 'L', b: 'Q' })
  })
  it('may repeat each other: the last word counts', () => {
    const data = live({ opportunities: [deal('a', 1)] })
    data.apply([
      { op: 'upsert', table: 'opportunities', row: deal('a', 2) }, { op: 'delete', table: 'opportunities', id: 'a' },
      { op: 'upsert', table: 'opportunities', row: deal('a', 3) }, { op: 'delete', table: 'opportunities', id: 'nobody' },
    ])
    expect(column(data, 'amount', { asOf: day(6) })).to.deep.equal({ a: 3 })
  })
  it('move an event from one deal to another', () => {
    const event = (opportunityId: string) => ({ id: 'e', opportunityId, at: day(2), toStage: 'won' })
    const data = live({ opportunities: [deal('a', 1), deal('b', 2)], stageEvents: [event('a')] as never })
    data.apply([{ op: 'upsert', table: 'stageEvents', row: event('b') }])
    expect(column(data, 'status', { asOf: day(6) })).to.deep.equal({ a: 'open', b: 'won' })
  })
  it('let time go on: what was in the future comes to be', () => {
    const data = live({ opportunities: [deal('a', 1), { ...deal('b', 2), createdAt: day(7) } as never], stageEvents: [{ id: 'e', opportunityId: 'a', at: day(8), toStage: 'won' } as never] })
    expect(factsOf(data, ['id', 'status'], { asOf: day(6) })).to.deep.equal([{ id: 'a', status: 'open' }])
    data.apply([], day(9))
    expect(column(data, 'status', { asOf: day(9) })).to.deep.equal({ a: 'won', b: 'open' })
  })
  for (const [what, wrong] of [
    ['no table', { op: 'upsert', table: 'deals', row: {} }], ['no operation', { op: 'insert', table: 'opportunities', row: {} }], ['no row', { op: 'upsert', table: 'opportunities' }],
    ['no id', { op: 'delete', table: 'opportunities' }], ['a table without ids', { op: 'delete', table: 'holidays', id: '1' }], ['nothing at all', null],
  ] as const) {
    it(`are refused before anything changes when one names ${what}`, () => {
      const data = live({ opportunities: [deal('a', 1)] })
      const first: Change = { op: 'delete', table: 'opportunities', id: 'a' }
      expect(() => data.apply([first, wrong as unknown as Change])).to.throw(/a change/).with.nested.property('fault.code', 'schema')
      expect(Object.keys(column(data, 'amount', { asOf: day(6) }))).to.deep.equal(['a'])
    })
  }
  it('need a data set that was made for them', () => {
    expect(() => load({ opportunities: [deal('a', 1)] }).apply([])).to.throw(/live/)
  })
  it('count what is rejected', () => {
    const data = live({ opportunities: [deal('a', 1)] })
    data.apply([{ op: 'upsert', table: 'opportunities', row: { id: 'b', createdAt: 'some day' } }], NOW)
    expect(data.info(1, true).quality.counts).to.have.property('E_DATE', 1)
  })
})
