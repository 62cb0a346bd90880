import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { runAll } from '../../../src/engine/run.ts'
import { LEADERBOARD_ORDERS, MOODS, TREND_MEASURES, type Interval, type MetricQuery, type MetricResult, type Row, type Tables } from '../../../src/model/index.ts'
import { oracle } from '../../oracle/dataset.ts'
import { DAY, dataset, day, settings, STAGES } from './over.ts'

const HOUR = DAY / 24
const OPEN = ['L', 'Q', 'P', 'N']

/** A deal as anything may happen to it: no history, jumps, steps back, reopened; amounts and owners missing. */
const deal = fc.record({
  amount: fc.option(fc.nat(1000)),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  ownerId: fc.option(fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6')),
  source: fc.option(fc.constantFrom('web', 'fair', 'constructor')),
  lostReason: fc.option(fc.constantFrom('price', 'timing')),
  void: fc.nat(9).map((n) => n === 0),
  start: fc.integer({ min: 0, max: 40 * 24 }),
  /** Hours from creation to the first event. */
  lead: fc.constantFrom(0, 0, 1, 30),
  path: fc.array(fc.record({ stage: fc.constantFrom(...OPEN, 'won', 'lost'), after: fc.nat(200), ownerAt: fc.option(fc.constantFrom('r1', 'r2')), amountAt: fc.option(fc.nat(500)) }), { maxLength: 6 }),
  snapshot: fc.constantFrom(...OPEN, 'won', 'lost'),
  dated: fc.boolean(),
})
const note = fc.record({
  at: fc.integer({ min: 0, max: 60 * 24 }), mood: fc.option(fc.constantFrom(...MOODS)), isContact: fc.boolean(), needsAction: fc.boolean(), hidden: fc.boolean(),
  opportunityId: fc.option(fc.nat(20)),
})

const tables = fc.record({ deals: fc.array(deal, { maxLength: 40 }), notes: fc.array(note, { maxLength: 15 }) }).map(({ deals, notes }): Tables => {
  const events: Row<'stageEvents'>[] = []
  const opportunities = deals.map(({ start, path, snapshot, dated, lead, ...rest }, i): Row<'opportunities'> => {
    const id = `d${i}`
    let at = day(0) + (start + lead) * HOUR
    for (const { stage, after, ownerAt, amountAt } of path) {
      events.push({ id: `e${events.length}`, opportunityId: id, at, toStage: stage, seq: events.length, ownerAt, amountAt })
      at += after * HOUR
    }
    const closed = path.length === 0 && (snapshot === 'won' || snapshot === 'lost')
    return {
      id, ...rest, createdAt: dated ? day(0) + start * HOUR : null,
      ...(path.length === 0 && { stage: snapshot, closedAt: closed ? day(0) + (start + 50) * HOUR : null }),
    }
  })
  return {
    stages: STAGES.map((s) => (s.id === 'Q' ? { ...s, stuckAfterDays: 3 } : s)), opportunities, stageEvents: events,
    reps: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map((id, i) => ({ id, name: `Rep ${id}`, teamId: i < 3 ? 't1' : 't2' })),
    teams: [{ id: 't1', name: 'One' }, { id: 't2', name: 'Two' }],
    customers: [{ id: 'c', name: 'Cafe' }],
    goals: [{ id: 'g', scope: 'rep:r1', start: '2026-03-01', end: '2026-03-31', metric: 'wonAmount', value: 500, currency: 'EUR' }],
    interventions: [{ id: 'i', label: 'I', start: '2026-03-10', end: '2026-03-20' }],
    notes: notes.map(({ at, opportunityId, ...n }, i) => ({
      id: `n${i}`, ...n, at: day(0) + at * HOUR, customerId: 'c', text: `note ${i}`,
      opportunityId: opportunityId !== null && opportunityId < opportunities.length ? `d${opportunityId}` : null,
    })),
  }
})

const scope = fc.record({
  period: fc.oneof(fc.constant('all' as const), fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 40 })).map(([a, n]) => ({ start: day(a), end: day(a + n) }))),
  compare: fc.constantFrom('none' as const, 'previous' as const, 'last-year' as const),
  filter: fc.constantFrom({ op: 'and' as const, of: [] }, { op: 'in' as const, field: 'source', values: ['web', null] }, { op: 'not' as const, of: { op: 'in' as const, field: 'team', values: ['t1'] } }),
})
const query: fc.Arbitrary<MetricQuery> = scope.chain((common) => fc.oneof(
  fc.record({ mode: fc.constantFrom('from-entry' as const, 'assume-passed' as const), population: fc.constantFrom('created' as const, 'closed' as const) })
    .map((q) => ({ ...common, ...q, metric: 'funnel' as const })),
  fc.record({ groupBy: fc.constantFrom('source' as const, 'team' as const, 'lostReason' as const), staleAfterDays: fc.integer({ min: 1, max: 40 }) })
    .map((q) => ({ ...common, ...q, metric: 'winRate' as const })),
  fc.record({
    measure: fc.constantFrom(...TREND_MEASURES), grain: fc.constantFrom('day' as const, 'week' as const, 'month' as const), window: fc.integer({ min: 1, max: 9 }),
    average: fc.constantFrom('simple' as const, 'centred' as const, 'exponential' as const, 'weighted' as const), recursive: fc.boolean(),
  }).map((q) => ({ ...common, ...q, metric: 'trend' as const })),
  fc.record({
    view: fc.constantFrom('self' as const, 'anonymous' as const, 'named' as const), order: fc.constantFrom(...LEADERBOARD_ORDERS), me: fc.constantFrom('r1', 'r2'),
    minimum: fc.integer({ min: 1, max: 5 }),
  }).map((q) => ({ ...common, ...q, metric: 'leaderboard' as const })),
  fc.record({ limit: fc.integer({ min: 1, max: 20 }), offset: fc.nat(5) }).map((q) => ({ ...common, ...q, metric: 'notes' as const })),
))
const asked = fc.tuple(tables, fc.array(query, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 80 }))

function* parts(value: unknown): Generator<readonly [key: string, value: unknown]> {
  if (value === null || typeof value !== 'object') return
  for (const [key, part] of Object.entries(value)) {
    yield [key, part]
    yield* parts(part)
  }
}

function expectSound(result: MetricResult): void {
  for (const [key, part] of parts(result)) {
    if (typeof part === 'number') expect(Number.isFinite(part), `${result.metric}: ${key}`).to.equal(true)
    expect(part, `${result.metric}: ${key}`).to.not.equal(undefined)
    if (part !== null && typeof part === 'object' && 'quality' in part && 'k' in part) expectSoundRate(part as never)
  }
  expect(JSON.parse(JSON.stringify(result))).to.deep.equal(result)
}

function expectSoundRate({ value, reason, k, n, interval, bounds }: { value: number | null; reason?: string; k: number; n: number; interval: Interval | null; bounds?: Interval }): void {
  expect(k <= n).to.equal(true)
  if (value === null) expect(reason).to.be.a('string')
  else expect(value).to.be.within(0, 1)
  for (const range of [interval, bounds ?? null]) {
    if (!range) continue
    expect(0 <= range.low && range.low <= range.high && range.high <= 1, JSON.stringify(range)).to.equal(true)
    if (value !== null) expect(value).to.be.within(range.low, range.high)
  }
}

describe('any metric over any data', () => {
  it('is finite, plain JSON, with rates within their intervals and bounds', () => {
    fc.assert(fc.property(asked, ([rows, queries, t]) => {
      for (const result of runAll(oracle(rows), queries, settings(day(t)))) expectSound(result)
    }), { numRuns: 150 })
  })

  it('is the same over the data set as over plain rows', () => {
    fc.assert(fc.property(asked, ([rows, queries, t]) => {
      const wanted = runAll(oracle(rows), queries, settings(day(t)))
      const found = runAll(dataset(rows), queries, settings(day(t)))
      for (const [i, result] of found.entries()) expect({ ...result, issues: {} }).to.deep.equal({ ...wanted[i]!, issues: {} })
    }), { numRuns: 150 })
  })

  it('adds up: what moved on, was lost and is open is what reached a stage', () => {
    fc.assert(fc.property(tables, fc.constantFrom('from-entry' as const, 'assume-passed' as const), fc.nat(80), (rows, mode, t) => {
      const [funnel] = runAll(oracle(rows), [{ metric: 'funnel', mode }], settings(day(t)))
      if (funnel?.metric !== 'funnel') throw new Error('not a funnel')
      const { n, won, lost, open } = funnel.totals
      expect(won + lost + open).to.equal(n)
      for (const s of funnel.stages) {
        expect(s.advanced + s.lost + s.open).to.equal(s.reached)
        expect(s.amount.advanced + s.amount.lost + s.amount.open).to.equal(s.amount.reached)
        expect(s.skipped).to.be.within(0, s.reached)
        expect(s.stay.completed + s.stay.open).to.equal(s.visits)
        expect(s.stuck ?? 0).to.be.at.most(s.stay.open)
        const { median, p90 } = s.stay
        if (median.value !== null && p90.value !== null) expect(median.value).to.be.at.most(p90.value)
      }
      if (funnel.snapshots < n) for (const s of funnel.stages) expect(s.step).to.include({ k: s.advanced, n: s.reached })
      expect(funnel.lostReasons.reduce((sum, r) => sum + r.count, 0)).to.equal(lost)
    }), { numRuns: 100 })
  })

  it('names nobody but the reader in the anonymous view', () => {
    fc.assert(fc.property(tables, fc.nat(80), (rows, t) => {
      const [board] = runAll(oracle(rows), [{ metric: 'leaderboard', view: 'anonymous', me: 'r1' }], settings(day(t)))
      const text = JSON.stringify(board)
      for (const id of ['r2', 'r3', 'r4', 'r5', 'r6', 't2']) expect(text).to.not.include(`"${id}"`).and.not.include(`Rep ${id}`)
    }), { numRuns: 60 })
  })
})
