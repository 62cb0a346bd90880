import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { prepareMetrics } from '../../../../src/engine/metrics/index.ts'
import { runAll } from '../../../../src/engine/run.ts'
import { MOODS, type MetricQuery, type MetricResult, type Row, type Tables } from '../../../../src/model/index.ts'
import { oracle } from '../../../oracle/dataset.ts'
import { DAY, dataset, day, settings, STAGES } from '../over.ts'
import '../../../helpers/same-cases.ts'

const HOUR = DAY / 24
const OPEN = ['L', 'Q', 'P', 'N']
/** Ids that objects, or folding, would confuse. */
const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'علی', 'علي', '12')
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 })
/** Midnights more often than not, so that rows fall on edges. */
const moment = fc.oneof(fc.integer({ min: 0, max: 60 }).map(day), fc.integer({ min: 0, max: 60 * 24 }).map((h) => day(0) + h * HOUR))

const deal = fc.record({
  amount: maybe(fc.constantFrom(0, 1, 7, 7, 100, 1000)), currency: fc.constantFrom('EUR', 'EUR', 'USD'), customerId: maybe(name), product: maybe(name),
  source: maybe(fc.constantFrom('web', 'fair')), void: fc.nat(9).map((n) => n === 0), created: maybe(fc.nat(40)),
  path: fc.array(fc.record({ stage: fc.constantFrom(...OPEN, 'won', 'lost'), after: fc.constantFrom(0, 1, 24, 24, 240), amountAt: maybe(fc.nat(50)) }), { maxLength: 6 }),
  snapshot: fc.constantFrom(...OPEN, 'won', 'lost'), closed: maybe(fc.nat(30)),
})
const rows = fc.record({
  deals: fc.array(deal, { maxLength: 60 }),
  notes: fc.array(fc.record({
    at: moment, mood: maybe(fc.constantFrom(...MOODS)), isContact: fc.boolean(), hidden: fc.nat(4).map((n) => n === 0), customerId: name, deal: maybe(fc.nat(30)),
  }), { maxLength: 30 }),
  touches: fc.array(fc.record({ channel: name, at: moment, respondedAt: maybe(moment) }), { maxLength: 30 }),
  leads: fc.array(fc.record({ channel: maybe(name), createdAt: moment, customerId: maybe(name) }), { maxLength: 30 }),
  efforts: fc.array(fc.record({ channel: name, on: fc.nat(60), hours: fc.constantFrom(0, 0.01, 0.005, 1.005, 0.1, 7.5, 24) }), { maxLength: 30 }),
  assumed: maybe(fc.constantFrom(0, 0.3, 1)),
})
const isoDay = (n: number): string => new Date(day(n)).toISOString().slice(0, 10)

const tables = rows.map(({ deals, notes, touches, leads, efforts, assumed }): Tables => {
  const stageEvents: Row<'stageEvents'>[] = []
  const opportunities = deals.map(({ created, path, snapshot, closed, ...rest }, i): Row<'opportunities'> => {
    const id = `d${i}`
    let at = day(created ?? 3)
    for (const { stage, after, amountAt } of path) {
      stageEvents.push({ id: `e${stageEvents.length}`, opportunityId: id, at, toStage: stage, seq: stageEvents.length, amountAt })
      at += after * HOUR
    }
    const over = path.length === 0 && ['won', 'lost'].includes(snapshot) && closed !== null
    return { id, ...rest, createdAt: created === null ? null : day(created), ...(path.length === 0 && { stage: snapshot, closedAt: over ? day((created ?? 3) + closed) : null }) }
  })
  return {
    stages: STAGES.map((s) => (s.kind === 'open' && assumed !== null ? { ...s, assumedProbability: assumed } : s)), opportunities, stageEvents,
    customers: [{ id: 'a', name: 'A', segment: 'big' }, { id: 'b', segment: 'small' }],
    notes: notes.map(({ deal: about, ...n }, i) => ({ id: `n${i}`, ...n, opportunityId: about !== null && about < opportunities.length ? `d${about}` : null })),
    touches: touches.map((t, i) => ({ id: `t${i}`, ...t })),
    leads: leads.map((l, i) => ({ id: `l${i}`, ...l })),
    efforts: efforts.map(({ on, ...e }, i) => ({ id: `f${i}`, date: isoDay(on), ...e })),
  }
})

const scope = fc.record({
  period: fc.oneof(
    fc.constant('all' as const), fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 40 })).map(([from, n]) => ({ start: day(from), end: day(from + n) })),
    // Neither end at midnight.
    fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 100 })).map(([from, n]) => ({ start: day(0) + from * HOUR, end: day(0) + (from + n) * HOUR })),
  ),
  compare: fc.constantFrom('none' as const, 'previous' as const, 'last-year' as const),
  frame: fc.constantFrom({}, { zone: 'Asia/Tehran', calendar: 'persian' as const }, { zone: 'America/New_York' }),
  filter: fc.constantFrom({ op: 'and' as const, of: [] }, { op: 'in' as const, field: 'source', values: ['web', null] }),
  confidence: fc.constantFrom(0.5, 0.95, 0.999),
})
const query: fc.Arbitrary<MetricQuery> = scope.chain((common) => fc.oneof(
  fc.record({ draws: fc.constantFrom(100, 500), seed: fc.nat(9) }).map((q) => ({ ...common, ...q, metric: 'forecast' as const })),
  fc.constantFrom('rrroi' as const, 'lgr' as const, 'mood' as const).map((metric) => ({ ...common, metric })),
  fc.record({ activeDays: fc.integer({ min: 1, max: 30 }), groupBy: fc.constantFrom('segment' as const, 'product' as const) })
    .map((q) => ({ ...common, ...q, metric: 'retention' as const })),
))
const asked = fc.tuple(tables, fc.array(query, { minLength: 1, maxLength: 5 }), fc.oneof(fc.nat(80).map(day), moment))

function* parts(value: unknown, path = ''): Generator<readonly [path: string, value: unknown]> {
  if (value === null || typeof value !== 'object') return
  for (const [key, part] of Object.entries(value)) {
    yield [`${path}.${key}`, part]
    yield* parts(part, `${path}.${key}`)
  }
}

function expectSound(result: MetricResult): void {
  for (const [path, part] of parts(result)) {
    if (typeof part === 'number') expect(Number.isFinite(part), `${result.metric}${path}`).to.equal(true)
    expect(part, `${result.metric}${path}`).to.not.equal(undefined)
    if (part === null || typeof part !== 'object') continue
    if ('low' in part && 'high' in part) expect(part.low! <= part.high!, `${result.metric}${path}`).to.equal(true)
    if ('value' in part && 'reason' in part && part.value !== null) expect.fail(`${result.metric}${path} has a value and a reason for none`)
    if ('value' in part && 'quality' in part && part.value === null) expect(part, `${result.metric}${path}`).to.have.property('reason')
    if ('k' in part && 'n' in part && 'value' in part && typeof part.value === 'number' && result.metric !== 'rrroi') expect(part.value).to.be.within(0, 1)
  }
  expect(JSON.parse(JSON.stringify(result))).to.deep.equal(result)
}

describe('the metrics of activities, customers and forecasts over any data', () => {
  before(() => prepareMetrics(['forecast']))

  it('are finite, plain JSON, each null with its reason, each interval in order', () => {
    fc.assert(fc.property(asked, ([given, queries, t]) => {
      for (const result of runAll(oracle(given), queries, settings(t))) expectSound(result)
    }), { numRuns: 100 })
  })

  it('are the same over the data set as over plain rows', () => {
    fc.assert(fc.property(asked, ([given, queries, t]) => {
      const wanted = runAll(oracle(given), queries, settings(t))
      const found = runAll(dataset(given), queries, settings(t))
      for (const [i, result] of found.entries()) expect({ ...result, issues: {} }, JSON.stringify(queries[i])).to.deep.equal({ ...wanted[i]!, issues: {} })
    }), { numRuns: 100 })
  })

  it('do not depend on the order of rows', () => {
    fc.assert(fc.property(asked, ([given, queries, t]) => {
      const turned = Object.fromEntries(Object.entries(given).map(([table, list]) => [table, table === 'stages' ? list : [...list].reverse()])) as Tables
      const [wanted, found] = [given, turned].map((some) => runAll(dataset(some), queries, settings(t)))
      for (const [i, result] of found!.entries()) expect({ ...result, issues: {} }).to.deep.equal({ ...wanted![i]!, issues: {} })
    }), { numRuns: 60 })
  })

  it('add up', () => {
    fc.assert(fc.property(tables, scope, moment, (given, common, t) => {
      for (const result of runAll(dataset(given), [{ ...common, metric: 'forecast' }, { ...common, metric: 'rrroi' }, { ...common, metric: 'lgr' }, { ...common, metric: 'retention' }, { ...common, metric: 'mood' }], settings(t))) {
        switch (result.metric) {
          case 'forecast': {
            const { p10, p50, p90, weighted, stages, deviation } = result
            if (p10 !== null && p50 !== null && p90 !== null) expect(0 <= p10 && p10 <= p50 && p50 <= p90).to.equal(true)
            if (weighted !== null) expect(weighted).to.be.at.least(0)
            expect(deviation ?? 0).to.be.at.least(0)
            for (const { probability, won, decided } of stages) expect(probability >= 0 && probability <= 1 && won <= decided).to.equal(true)
            if (result.backtest?.brier != null) expect(result.backtest.brier).to.be.within(0, 1)
            break
          }
          case 'rrroi':
            expect(result.channels.reduce((n, c) => n + c.now.n, 0)).to.equal(result.total.now.n)
            expect(result.channels.reduce((n, c) => n + c.hours, 0)).to.be.closeTo(result.total.hours, 1e-9)
            break
          case 'lgr':
            expect(result.channels.reduce((n, c) => n + c.leads, 0)).to.be.at.most(result.total.leads)
            expect(result.channels.reduce((n, c) => n + c.hours, 0)).to.be.closeTo(result.total.hours, 1e-9)
            break
          case 'retention':
            expect(result.all.kept <= Math.min(result.all.atStart, result.all.atEnd)).to.equal(true)
            if (result.churn !== null) expect(result.churn + result.all.rate.value!).to.be.closeTo(1, 1e-12)
            expect(result.repeat.k <= result.repeat.n).to.equal(true)
            break
          case 'mood':
            expect(Object.values(result.counts).reduce((a, b) => a + b, result.unrecorded)).to.equal(result.considered)
            if (result.balance !== null) expect(result.balance).to.be.within(-1, 1)
            expect(result.coverage.k).to.be.at.most(result.considered - result.unrecorded)
            if (result.density.value !== null) expect(result.density.value).to.be.at.least(0)
        }
      }
    }), { numRuns: 60 })
  })

  it('know nothing that happened after T', () => {
    fc.assert(fc.property(asked, ([given, queries, t]) => {
      const known = (row: Readonly<Record<string, unknown>>, field: string): boolean => row[field] == null || Number(row[field]) <= t
      const cut: Tables = {
        ...given,
        leads: given.leads!.filter((row) => known(row, 'createdAt')),
        touches: given.touches!.filter((row) => known(row, 'at')).map((row) => (known(row, 'respondedAt') ? row : { ...row, respondedAt: null })),
        notes: given.notes!.filter((row) => known(row, 'at')),
      }
      const mine = queries.filter(({ metric, period }) => ['rrroi', 'lgr'].includes(metric) && period !== 'all')
      const tableless = (['leads', 'touches'] as const).some((table) => cut[table]!.length === 0)
      if (tableless) return
      const [wanted, found] = [cut, given].map((some) => runAll(dataset(some), mine, settings(t)))
      for (const [i, result] of found!.entries()) expect({ ...result, issues: {} }).to.deep.equal({ ...wanted![i]!, issues: {} })
    }), { numRuns: 60 })
  })
})
