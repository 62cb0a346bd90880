import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { MOODS, type Interval, type MetricResult, type Row, type Tables } from '../../../src/model/index.ts'
import { DAY, day, STAGES } from './over.ts'
import '../../helpers/same-cases.ts'

const HOUR = DAY / 24
const OPEN = ['L', 'Q', 'P', 'N']

/** A deal as anything may happen to it: no history, jumps, steps back, reopened; amounts and owners missing. */
const deal = fc.record({
  amount: fc.option(fc.nat(1000)),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  ownerId: fc.option(fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6')),
  source: fc.option(fc.constantFrom('web', 'fair', 'constructor')),
  customerId: fc.option(fc.constantFrom('c', 'd', 'e')),
  lostReason: fc.option(fc.constantFrom('price', 'timing')),
  void: fc.nat(9).map((n) => n === 0),
  start: fc.integer({ min: 0, max: 40 * 24 }),
  /** Hours from creation to the first event. */
  lead: fc.constantFrom(0, 0, 1, 30),
  path: fc.array(fc.record({ stage: fc.constantFrom(...OPEN, 'won', 'lost'), after: fc.nat(200), ownerAt: fc.option(fc.constantFrom('r1', 'r2')), amountAt: fc.option(fc.nat(500)) }), { maxLength: 6 }),
  snapshot: fc.constantFrom(...OPEN, 'won', 'lost'),
  dated: fc.boolean(),
  /** Hours from the start to qualification. */
  qualified: fc.option(fc.constantFrom(0, 1, 30, 50, 400)),
})
const note = fc.record({
  at: fc.integer({ min: 0, max: 60 * 24 }), mood: fc.option(fc.constantFrom(...MOODS)), isContact: fc.boolean(), needsAction: fc.boolean(), hidden: fc.boolean(),
  opportunityId: fc.option(fc.nat(20)),
})

/** Euros have a rate from day 0 on, and another from day 30 on; dollars have none into anything else. */
const RATES: readonly Row<'fxRates'>[] = [
  { date: '2026-03-01', from: 'EUR', to: 'USD', rate: 1.1 }, { date: '2026-03-31', from: 'EUR', to: 'USD', rate: 1.237 },
]

/** All tables of a source, with everything that may go wrong in them. */
export const tables = fc.record({
  // Of these three, one may be another by way of a third, or they go round.
  merges: fc.tuple(...[1, 2, 3].map(() => fc.option(fc.constantFrom('c', 'd', 'e', 'nobody listed')))),
  deals: fc.array(deal, { maxLength: 40 }), notes: fc.array(note, { maxLength: 15 }), fxRates: fc.constantFrom([], RATES),
}).map(({ deals, notes, fxRates, merges }): Tables => {
  const events: Row<'stageEvents'>[] = []
  const opportunities = deals.map(({ start, path, snapshot, dated, lead, qualified, ...rest }, i): Row<'opportunities'> => {
    const id = `d${i}`
    let at = day(0) + (start + lead) * HOUR
    for (const { stage, after, ownerAt, amountAt } of path) {
      events.push({ id: `e${events.length}`, opportunityId: id, at, toStage: stage, seq: events.length, ownerAt, amountAt })
      at += after * HOUR
    }
    const closed = path.length === 0 && (snapshot === 'won' || snapshot === 'lost')
    return {
      id, ...rest, createdAt: dated ? day(0) + start * HOUR : null,
      // A snapshot that was closed before it was qualified contradicts itself.
      qualifiedAt: qualified === null || (closed && qualified > 50) ? null : day(0) + (start + qualified) * HOUR,
      ...(path.length === 0 && { stage: snapshot, closedAt: closed ? day(0) + (start + 50) * HOUR : null }),
    }
  })
  return {
    stages: STAGES.map((s) => (s.id === 'Q' ? { ...s, stuckAfterDays: 3 } : s)), opportunities, stageEvents: events,
    reps: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map((id, i) => ({ id, name: `Rep ${id}`, teamId: i < 3 ? 't1' : 't2' })),
    teams: [{ id: 't1', name: 'One' }, { id: 't2', name: 'Two' }],
    customers: merges.map((mergedInto, i) => ({ id: 'cde'[i]!, name: `Cafe ${i}`, segment: i === 1 ? 'big' : null, mergedInto })),
    goals: [
      { id: 'g', scope: 'rep:r1', start: '2026-03-01', end: '2026-03-31', metric: 'wonAmount', value: 500, currency: 'EUR' },
      { id: 'h', start: '2026-03-10', end: '2026-04-20', metric: 'wonCount', value: 7 }, { id: 'i', start: '2026-03-10', end: '2026-03-12', metric: 'wonCount', value: 1 },
    ],
    holidays: [{ date: '2026-03-04' }],
    leads: notes.map(({ at }, i) => ({ id: `l${i}`, createdAt: day(0) + at * HOUR, channel: i % 2 === 0 ? 'web' : null })),
    fxRates,
    interventions: [{ id: 'i', label: 'I', start: '2026-03-10', end: '2026-03-20' }],
    notes: notes.map(({ at, opportunityId, ...n }, i) => ({
      id: `n${i}`, ...n, at: day(0) + at * HOUR, customerId: 'c', text: `note ${i}`,
      opportunityId: opportunityId !== null && opportunityId < opportunities.length ? `d${opportunityId}` : null,
    })),
  }
})

/** What any question may say. */
export const scope = fc.record({
  currency: fc.constantFrom('EUR', 'USD'),
  period: fc.oneof(fc.constant('all' as const), fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 40 })).map(([a, n]) => ({ start: day(a), end: day(a + n) }))),
  compare: fc.constantFrom('none' as const, 'previous' as const, 'last-year' as const),
  filter: fc.constantFrom({ op: 'and' as const, of: [] }, { op: 'in' as const, field: 'source', values: ['web', null] }, { op: 'not' as const, of: { op: 'in' as const, field: 'team', values: ['t1'] } }),
})
function* parts(value: unknown): Generator<readonly [key: string, value: unknown]> {
  if (value === null || typeof value !== 'object') return
  for (const [key, part] of Object.entries(value)) {
    yield [key, part]
    yield* parts(part)
  }
}

/** Finite throughout, plain JSON, rates within their intervals and bounds. */
export function expectSound(result: MetricResult): void {
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
