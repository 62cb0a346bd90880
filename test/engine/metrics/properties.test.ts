import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { runAll } from '../../../src/engine/run.ts'
import { LEADERBOARD_ORDERS, TREND_MEASURES, type MetricQuery } from '../../../src/model/index.ts'
import { oracle } from '../../oracle/dataset.ts'
import { expectSound, scope, tables } from './generated.ts'
import { dataset, day, settings } from './over.ts'

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
