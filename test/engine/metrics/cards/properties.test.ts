import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { runAll } from '../../../../src/engine/run.ts'
import type { MetricQuery } from '../../../../src/model/index.ts'
import { oracle } from '../../../oracle/dataset.ts'
import { expectSound, scope, tables } from '../generated.ts'
import { dataset } from '../over.ts'
import { day, loaded, settings } from './over-cards.ts'
import '../../../helpers/same-cases.ts'

const statistic = fc.constantFrom('median' as const, 'mean' as const)
const query: fc.Arbitrary<MetricQuery> = scope.chain((common) => fc.oneof(
  fc.constantFrom('openCount' as const, 'wonCount' as const, 'velocity' as const, 'workload' as const).map((metric) => ({ ...common, metric })),
  statistic.map((of) => ({ ...common, metric: 'dealSize' as const, statistic: of })),
  fc.record({ statistic, from: fc.constantFrom('created' as const, 'qualified' as const, 'stage:Q' as const), to: fc.constantFrom('won' as const, 'closed' as const) })
    .map((q) => ({ ...common, ...q, metric: 'cycle' as const })),
  fc.record({ of: fc.constantFrom('wonAmount' as const, 'wonCount' as const), goalScope: fc.constantFrom('rep:r1', undefined) })
    .map(({ of, goalScope }) => ({ ...common, of, ...(goalScope && { goalScope }), metric: 'attainment' as const })),
))
const asked = fc.tuple(tables, fc.array(query, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 80 }))

describe('any card over any data', () => {
  before(loaded)

  it('is finite, plain JSON, and the same over the data set as over plain rows', () => {
    fc.assert(fc.property(asked, ([rows, queries, t]) => {
      const wanted = runAll(oracle(rows), queries, settings(day(t)))
      const found = runAll(dataset(rows), queries, settings(day(t)))
      for (const [i, result] of found.entries()) {
        expectSound(result)
        expect({ ...result, issues: {} }).to.deep.equal({ ...wanted[i]!, issues: {} })
      }
    }), { numRuns: 200 })
  })

  it('agrees with the card beside it', () => {
    fc.assert(fc.property(tables, fc.integer({ min: 0, max: 80 }), (rows, t) => {
      const [open, load, speed, won, size, cycle] = runAll(dataset(rows), [
        { metric: 'openCount' }, { metric: 'workload' }, { metric: 'velocity' }, { metric: 'wonCount' }, { metric: 'dealSize' }, { metric: 'cycle' },
      ], settings(day(t)))
      if (open?.metric !== 'openCount' || load?.metric !== 'workload' || speed?.metric !== 'velocity') throw new Error('other metrics')
      if (won?.metric !== 'wonCount' || size?.metric !== 'dealSize' || cycle?.metric !== 'cycle') throw new Error('other metrics')
      expect(speed.open).to.equal(open.headline.value)
      expect(load.rows.reduce((sum, r) => sum + r.open, 0)).to.be.at.most(open.headline.value!)
      expect(won.headline.value).to.equal(speed.rate.k)
      expect(size.total).to.equal(won.amount)
      expect(cycle.histogram.reduce((sum, b) => sum + b.n, 0)).to.equal(cycle.mean.n)
      const shares = cycle.wonBy.map((s) => s.share)
      expect(shares).to.deep.equal([...shares].sort((a, b) => a - b))
      expect(shares.at(-1) ?? 0).to.be.at.most(1 + 1e-12)
      // Bands are of the year up to T: all that was decided with an amount, here.
      const banded = size.bands.reduce((sum, b) => sum + b.rate.n, 0)
      if (size.bands.length > 0) expect(banded).to.be.at.least(15)
    }), { numRuns: 100 })
  })
})
