import { expect } from '@open-wc/testing'
import { workedA } from './metrics/over.ts'
import { column, day, factsOf, load } from './load.ts'
import type { LooseTables } from './load.ts'

const STAGES = [
  { id: 'L', order: 0, kind: 'open' }, { id: 'Q', order: 1, kind: 'open' }, { id: 'P', order: 2, kind: 'open' },
  { id: 'W', order: 9, kind: 'won' }, { id: 'X', order: 9, kind: 'lost' },
]
/** Events of one deal by paths like `1L 4Q`. */
const events = (id: string, path: string): object[] => path.split(' ').map((step, i) => ({
  id: `${id}-${i}`, opportunityId: id, at: day(Number.parseInt(step, 10)), toStage: step.at(-1),
}))
const history = (path: string, deal: object = {}, more: object = {}): LooseTables => ({
  stages: STAGES, opportunities: [{ id: 'D', createdAt: day(1), ...deal }], stageEvents: events('D', path).map((e) => ({ ...e, ...more })),
})
const one = (tables: LooseTables, fields: readonly string[], asOf?: number): Readonly<Record<string, unknown>> | undefined =>
  factsOf(load(tables), fields, asOf === undefined ? {} : { asOf })[0]

describe('facts as of T', () => {
  const data = load(workedA as LooseTables)

  it('tell where each deal of METRICS WX-A stood on day 17', () => {
    expect(column(data, 'status', { asOf: day(17) })).to.deep.equal({
      D1: 'open', D2: 'lost', D3: 'won', D4: 'open', D5: 'open', D6: 'lost', D7: 'lost', D8: 'open', D9: 'open', D10: 'open',
    })
    expect(column(data, 'stage', { asOf: day(17) })).to.deep.equal({
      D1: 'N', D2: 'Q', D3: 'P', D4: 'N', D5: 'Q', D6: 'L', D7: 'P', D8: 'L', D9: 'Q', D10: 'P',
    })
    expect(column(data, 'maxRank', { asOf: day(17) })).to.deep.equal({ D1: 3, D2: 1, D3: 4, D4: 3, D5: 2, D6: 0, D7: 2, D8: 0, D9: 1, D10: 2 })
  })
  it('tell where each deal of METRICS WX-A stood on day 30', () => {
    expect(column(data, 'status', { asOf: day(30) })).to.deep.equal({
      D1: 'won', D2: 'lost', D3: 'won', D4: 'lost', D5: 'open', D6: 'lost', D7: 'won', D8: 'open', D9: 'open', D10: 'open',
    })
    expect(column(data, 'entryRank', { asOf: day(30) })).to.deep.equal({ D1: 0, D2: 0, D3: 0, D4: 2, D5: 0, D6: 0, D7: 0, D8: 0, D9: 0, D10: 1 })
    expect(column(data, 'maxRank', { asOf: day(30) })).to.deep.equal({ D1: 4, D2: 1, D3: 4, D4: 3, D5: 2, D6: 0, D7: 4, D8: 0, D9: 1, D10: 2 })
    expect(column(data, 'regressed', { asOf: day(30) })).to.deep.equal({ D1: 0, D2: 0, D3: 0, D4: 0, D5: 1, D6: 0, D7: 0, D8: 0, D9: 0, D10: 0 })
    expect(column(data, 'decidedAt', { asOf: day(30) })).to.include({ D7: day(28), D4: day(18), D8: null })
    expect(column(data, 'cycle', { asOf: day(30) })).to.include({ D1: day(20) - day(1), D5: null })
  })
  it('follow the last event of a deal that was reopened', () => {
    expect(one(history('1L 3Q 5X 8L'), ['status', 'stage', 'maxRank', 'regressed', 'decidedAt'])).to.deep.equal(
      { status: 'open', stage: 'L', maxRank: 1, regressed: 1, decidedAt: null })
    expect(one(history('1L 3W 5Q'), ['status', 'maxRank'])).to.deep.equal({ status: 'open', maxRank: 1 })
  })
  it('date a decision by the first of its events, so that a correction does not move it', () => {
    expect(one(history('1L 3W 9W'), ['decidedAt', 'cycle'])).to.deep.equal({ decidedAt: day(3), cycle: day(3) - day(1) })
  })
  it('have no rank for a deal that was won without a stage', () => {
    expect(one(history('3W'), ['entryRank', 'maxRank', 'stage'])).to.deep.equal({ entryRank: null, maxRank: 3, stage: null })
  })
  it('order events of one time by seq, and by row where it is absent', () => {
    const [a, b] = [{ id: 1, opportunityId: 'D', at: day(2), toStage: 'Q' }, { id: 2, opportunityId: 'D', at: day(2), toStage: 'L' }]
    const base = { stages: STAGES, opportunities: [{ id: 'D', createdAt: day(1) }] }
    expect(one({ ...base, stageEvents: [a, b] }, ['stage'])).to.deep.equal({ stage: 'L' })
    expect(one({ ...base, stageEvents: [{ ...a, seq: 2 }, { ...b, seq: 1 }] }, ['stage'])).to.deep.equal({ stage: 'Q' })
  })
  it('do not know deals before they were created, nor events after T', () => {
    const tables = history('4L 6Q', { createdAt: day(4) })
    expect(one(tables, ['id'], day(3))).to.equal(undefined)
    expect(one(tables, ['stage'], day(4))).to.deep.equal({ stage: 'L' })
    expect(one(tables, ['stage'], day(6) - 1)).to.deep.equal({ stage: 'L' })
    expect(one(tables, ['stage'], day(6))).to.deep.equal({ stage: 'Q' })
    expect(one(history('4L', { createdAt: null }), ['id'], day(3))).to.equal(undefined)
  })
  it('take the amount from the last event by T that says one, else from the deal', () => {
    const tables = { ...history('1L 3Q 5P', { amount: 10 }) }
    const told = { ...tables, stageEvents: tables['stageEvents']!.map((e, i) => ({ ...e, amountAt: [null, 30, null][i] })) }
    expect(one(told, ['amount'], day(2))).to.deep.equal({ amount: 10 })
    expect(one(told, ['amount'], day(9))).to.deep.equal({ amount: 30 })
    expect(one(history('1L', { amount: null }), ['amount'])).to.deep.equal({ amount: null })
  })
  it('name the owner at the decision, and say when today’s stands in (METRICS G11)', () => {
    const tables = history('1L 3W 9W', { ownerId: 'today' })
    const told = { ...tables, stageEvents: tables['stageEvents']!.map((e, i) => ({ ...e, ownerAt: ['first', null, 'later'][i] })) }
    expect(one(told, ['owner', 'ownerFallback'])).to.deep.equal({ owner: 'first', ownerFallback: 0 })
    expect(one(tables, ['owner', 'ownerFallback'])).to.deep.equal({ owner: 'today', ownerFallback: 1 })
  })
  it('count whole days between dates, also where one has 23 hours', () => {
    const tables = {
      opportunities: [{ id: 'D', stage: 'won', createdAt: '2025-03-29', closedAt: '2025-03-31' }, { id: 'E', stage: 'won', createdAt: '2025-03-29', closedAt: '2025-03-29' }],
    }
    expect(column(load(tables, { zone: 'Europe/Berlin' }), 'cycle')).to.deep.equal({ D: 2 * 86_400_000, E: 0 })
    const timed = { opportunities: [{ id: 'D', stage: 'won', createdAt: '2025-03-29T00:00', closedAt: '2025-03-31' }] }
    expect(column(load(timed, { zone: 'Europe/Berlin' }), 'cycle')).to.deep.equal({ D: 47 * 3_600_000 })
  })
  it('leave void deals out, with their notes, and count them', () => {
    const voided = load({ opportunities: [{ id: 'a' }, { id: 'b', void: true }], notes: [{ id: 1, at: day(1), opportunityId: 'b' }, { id: 2, at: day(1), customerId: 'c' }] })
    expect(factsOf(voided, ['id'])).to.deep.equal([{ id: 'a' }])
    expect(factsOf(voided, ['noteId'], { from: 'notes' })).to.deep.equal([{ noteId: '2' }])
    expect(voided.voids).to.equal(1)
  })
})

describe('facts of snapshots (METRICS G1)', () => {
  const data = load({
    stages: STAGES,
    opportunities: [
      { id: 'open', stage: 'Q', createdAt: day(1) }, { id: 'won', stage: 'W', createdAt: day(1), closedAt: day(5) },
      { id: 'lost', stage: 'X', createdAt: day(1), closedAt: day(5) }, { id: 'bare', createdAt: day(1) }, { id: 'undated', stage: 'W', createdAt: day(1) },
      { id: 'guess', stage: 'L', createdAt: day(1), closedAt: day(5) },
    ],
  })
  it('know the stage of open deals and the end of won ones, and nothing of the path of lost ones', () => {
    expect(column(data, 'status')).to.deep.equal({ open: 'open', won: 'won', lost: 'lost', bare: 'open', undated: 'won', guess: 'open' })
    expect(column(data, 'stage')).to.deep.equal({ open: 'Q', won: null, lost: null, bare: null, undated: null, guess: 'L' })
    expect(column(data, 'maxRank')).to.deep.equal({ open: 1, won: 3, lost: null, bare: null, undated: 3, guess: 0 })
    expect(new Set(Object.values(column(data, 'entryRank')))).to.deep.equal(new Set([null]))
    expect(new Set(Object.values(column(data, 'snapshot')))).to.deep.equal(new Set([1]))
    expect(column(data, 'decidedAt')).to.include({ won: day(5), undated: null, guess: null })
  })
  it('are open in a stage that nobody knows before they were closed', () => {
    expect(column(data, 'status', { asOf: day(4) })).to.include({ won: 'open', lost: 'open' })
    expect(column(data, 'stage', { asOf: day(4) })).to.deep.equal({ open: null, won: null, lost: null, bare: null, undated: null, guess: null })
    expect(column(data, 'maxRank', { asOf: day(4) })).to.include({ won: null, open: null })
  })
  it('are in their stage from the last thing recorded on', () => {
    expect(column(data, 'stage', { asOf: day(5) })).to.include({ open: 'Q' })
  })
})

describe('visits', () => {
  const visits = (path: string, asOf: number): readonly unknown[] => factsOf(load(history(path)), ['visitStage', 'visitRank', 'enteredAt', 'leftAt', 'hours', 'completed', 'first', 'atRisk'], { from: 'visits', asOf })
    .map((row) => Object.values(row))

  it('are the stays in open stages, up to T while still there', () => {
    expect(visits('1L 4Q 9W', day(6))).to.deep.equal([
      ['L', 0, day(1), day(4), 72, 1, 1, 1], ['Q', 1, day(4), null, 48, 0, 1, 1],
    ])
  })
  it('come again with every return, the first marked', () => {
    expect(visits('2Q 4L 6Q', day(7)).map((v) => (v as unknown[]).filter((_, i) => [0, 6, 7].includes(i)))).to.deep.equal([['Q', 1, 1], ['L', 1, 0], ['Q', 0, 1]])
  })
  it('take repeated events of one stage for one stay', () => {
    expect(visits('1L 3L 5Q', day(6))).to.deep.equal([['L', 0, day(1), day(5), 96, 1, 1, 1], ['Q', 1, day(5), null, 24, 0, 1, 1]])
    expect(visits('1L 3L 5Q', day(4))).to.deep.equal([['L', 0, day(1), null, 72, 0, 1, 1]])
  })
  it('count hours longer than sixteen bits hold', () => {
    const long = load(history('1L 4001Q'), { now: day(5000) })
    expect(factsOf(long, ['hours', 'completed'], { from: 'visits', asOf: day(4002) })).to.deep.equal([{ hours: 96_000, completed: 1 }, { hours: 24, completed: 0 }])
  })
  it('know the millisecond of each event, whether or not all are whole seconds', () => {
    const asked = (times: readonly number[], asOf: number, live = false): unknown => {
      const stageEvents = times.map((at, i) => ({ id: i, opportunityId: 'a', at, toStage: ['L', 'Q', 'won'][i] }))
      const data = load({ opportunities: [{ id: 'a', createdAt: day(0) }], stageEvents }, { live })
      return [
        factsOf(data, ['visitStage', 'enteredAt', 'leftAt', 'hours', 'completed'], { from: 'visits', asOf }), column(data, 'decidedAt', { asOf }), data.span,
        factsOf(data, ['visitStage'], { from: 'visits', asOf, where: { op: 'ge', field: 'enteredAt', value: times[1]! } }),
      ]
    }
    const [hour, odd] = [3_600_000, 3_599_999]
    for (const times of [[day(1), day(1) + hour, day(2)], [day(1) + 500, day(1) + 1500, day(2) + 500], [day(1), day(1) + odd, day(2) + 1]]) {
      const [first, second, third] = times as [number, number, number]
      for (const asOf of [first, second - 1, second, third - 1, third]) {
        const hours = (from: number, to: number): number => Math.floor((Math.min(to, asOf) - from) / hour)
        const left = (at: number): number | null => (at <= asOf ? at : null)
        const stays = [
          { visitStage: 'L', enteredAt: first, leftAt: left(second), hours: hours(first, second), completed: second <= asOf ? 1 : 0 },
          { visitStage: 'Q', enteredAt: second, leftAt: left(third), hours: hours(second, third), completed: third <= asOf ? 1 : 0 },
        ].filter(({ enteredAt }) => enteredAt <= asOf)
        const expected = [stays, { a: third <= asOf ? third : null }, { start: day(0), end: third + 1 }, stays.slice(1).map(({ visitStage }) => ({ visitStage }))]
        for (const live of [false, true]) expect(asked(times, asOf, live), `${times} as of ${asOf}`).to.deep.equal(expected)
      }
    }
    // Too far apart for seconds in 32 bits.
    const far = load({ opportunities: [{ id: 'a', createdAt: Date.UTC(1900, 0, 2) }], stageEvents: [{ id: 1, opportunityId: 'a', at: Date.UTC(1901, 0, 1), toStage: 'L' }, { id: 2, opportunityId: 'a', at: Date.UTC(2020, 0, 1), toStage: 'Q' }] })
    expect(factsOf(far, ['enteredAt'], { from: 'visits' })).to.deep.equal([{ enteredAt: Date.UTC(1901, 0, 1) }, { enteredAt: Date.UTC(2020, 0, 1) }])
  })
  it('offer the fields of their deal', () => {
    const data = load(history('1L 4Q', { region: 'north', amount: 7 }))
    expect(factsOf(data, ['visitStage', 'region', 'amount'], { from: 'visits', where: { op: 'in', field: 'region', values: ['north'] } }))
      .to.deep.equal([{ visitStage: 'L', region: 'north', amount: 7 }, { visitStage: 'Q', region: 'north', amount: 7 }])
  })
})
