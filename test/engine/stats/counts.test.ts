import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { garwood, incompleteGamma } from '../../../src/engine/stats/poisson.ts'
import '../../helpers/same-cases.ts'

describe('the interval of a count', () => {
  it('is METRICS WX-H2 an hour for 45 leads in 30 hours', () => {
    const { low, high } = garwood(45)
    expect(low / 30).to.be.closeTo(1.09411, 1e-5)
    expect(high / 30).to.be.closeTo(2.007118, 1e-6)
  })

  it('is Garwood’s table for small counts', () => {
    // Garwood (1936), 95 %: 0 → 3.689, 1 → 0.0253–5.572, 10 → 4.795–18.39.
    expect(garwood(0)).to.deep.equal({ low: 0, high: garwood(0).high })
    expect(garwood(0).high).to.be.closeTo(3.68888, 1e-5)
    expect(garwood(1).low).to.be.closeTo(0.025318, 1e-6)
    expect(garwood(1).high).to.be.closeTo(5.571643, 1e-6)
    expect(garwood(10).low).to.be.closeTo(4.795389, 1e-6)
    expect(garwood(10).high).to.be.closeTo(18.390356, 1e-6)
  })

  it('holds the count, whatever it is, and widens with the confidence', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.double({ min: 0.5, max: 0.98, noNaN: true }), (k, confidence) => {
      const narrow = garwood(k, confidence)
      const wide = garwood(k, 0.99)
      expect(narrow.low <= k && k <= narrow.high).to.equal(true)
      expect(wide.low <= narrow.low && narrow.high <= wide.high).to.equal(true)
    }), { numRuns: 60 })
  })

  it('rests on a gamma function that agrees with what sums of chances say', () => {
    // P(Poisson(x) ≥ k) = P(k, x): NIST DLMF 8.4.9.
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 80, noNaN: true }), (k, x) => {
      let term = Math.exp(-x)
      let below = term
      for (let i = 1; i < k; i++) below += term *= x / i
      expect(incompleteGamma(k, x)).to.be.closeTo(1 - below, 1e-12)
    }))
  })
})
