import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { brierScore } from '../../../src/engine/stats/brier.ts'
import { drawnQuantile, poolsDeviation, simulateTotals } from '../../../src/engine/stats/simulate.ts'
import { distributionQuantile, totalDeviation, totalOf, type Chance } from '../../../src/engine/stats/total.ts'
import '../../helpers/same-cases.ts'

/** METRICS WX-I2. */
const THREE: readonly Chance[] = [{ amount: 100, probability: 0.5 }, { amount: 200, probability: 0.25 }, { amount: 50, probability: 0.8 }]

const chance = fc.record({ amount: fc.nat(40), probability: fc.double({ min: 0, max: 1, noNaN: true }) })

describe('the total of independent chances', () => {
  it('is METRICS WX-I2 for its three deals', () => {
    const { values, probabilities } = totalOf(THREE)
    expect([...values]).to.deep.equal([0, 50, 100, 150, 200, 250, 300, 350])
    const wanted = [0.075, 0.3, 0.075, 0.3, 0.025, 0.1, 0.025, 0.1]
    for (const [i, p] of wanted.entries()) expect(probabilities[i]).to.be.closeTo(p, 1e-12)
    expect(distributionQuantile({ values, probabilities }, 0.1)).to.equal(50)
    expect(distributionQuantile({ values, probabilities }, 0.9)).to.equal(300)
    expect(totalDeviation(THREE)).to.be.closeTo(101.98039, 1e-5)
  })

  it('is what counting every combination finds', () => {
    fc.assert(fc.property(fc.array(chance, { maxLength: 8 }), (chances) => {
      const all = new Map<number, number>()
      for (let mask = 0; mask < 1 << chances.length; mask++) {
        const won = chances.map((_, i) => (mask >> i & 1) === 1)
        const total = chances.reduce((sum, c, i) => sum + (won[i] ? c.amount : 0), 0)
        all.set(total, (all.get(total) ?? 0) + chances.reduce((p, c, i) => p * (won[i] ? c.probability : 1 - c.probability), 1))
      }
      const { values, probabilities } = totalOf(chances)
      expect([...values]).to.deep.equal([...values].sort((a, b) => a - b))
      expect(new Set(values).size).to.equal(values.length)
      expect(probabilities.reduce((a, b) => a + b, 0)).to.be.closeTo(1, 1e-9)
      for (const [i, value] of values.entries()) expect(probabilities[i]).to.be.closeTo(all.get(value)!, 1e-9)
    }))
  })

  it('has no total that cannot be, and no chance beside those of its totals', () => {
    expect([...totalOf([{ amount: 5, probability: 0 }, { amount: 0, probability: 0.5 }]).values]).to.deep.equal([0])
    const { values, probabilities } = totalOf(Array.from({ length: 20 }, () => ({ amount: 3, probability: 0.5 })))
    expect([...values]).to.deep.equal(Array.from({ length: 21 }, (_, i) => 3 * i))
    expect(probabilities.length).to.equal(21)
    // 20 over 10 of the million ways.
    expect(probabilities[10]).to.be.closeTo(184_756 / 2 ** 20, 1e-12)
  })

  it('is at most its greatest, also where rounding left a little of its chances out', () => {
    expect(distributionQuantile({ values: Float64Array.of(1, 2, 3), probabilities: Float64Array.of(0.2, 0.3, 0.4) }, 1)).to.equal(3)
  })

  it('refuses more chances than it can add up', () => {
    expect(() => totalOf(Array.from({ length: 21 }, () => ({ amount: 1, probability: 0.5 })))).to.throw(RangeError, '21 chances')
  })
})

describe('simulated totals', () => {
  const pools = [
    { a: 30, b: 70, chances: [{ amount: 10, count: 200 }, { amount: 500, count: 3 }] },
    { a: 8, b: 2, chances: [{ amount: 100, count: 10 }] },
  ]

  it('are the same for the same seed, and others for another', () => {
    expect([...simulateTotals(pools, 500, 7)]).to.deep.equal([...simulateTotals(pools, 500, 7)])
    expect([...simulateTotals(pools, 500, 7)]).to.not.deep.equal([...simulateTotals(pools, 500, 8)])
  })

  it('have the mean and the deviation that the probabilities say', () => {
    const totals = simulateTotals(pools, 20_000, 1)
    const mean = totals.reduce((sum, v) => sum + v, 0) / totals.length
    const deviation = Math.sqrt(totals.reduce((sum, v) => sum + (v - mean) ** 2, 0) / totals.length)
    const wanted = poolsDeviation(pools)
    // Four standard errors: 20,000 draws.
    expect(mean).to.be.closeTo(0.3 * 3500 + 0.8 * 1000, 4 * wanted / Math.sqrt(20_000))
    expect(deviation / wanted).to.be.closeTo(1, 0.03)
  })

  it('have the quantiles of the exact distribution where the probabilities are certain', () => {
    const certain = THREE.map(({ amount, probability }) => ({ a: 1e9 * probability, b: 1e9 * (1 - probability), chances: [{ amount, count: 1 }] }))
    const totals = simulateTotals(certain, 20_000, 3)
    expect([0.2, 0.5, 0.85].map((q) => drawnQuantile(totals, q))).to.deep.equal([50, 150, 250])
    expect(totals.filter((v) => v >= 150).length / totals.length).to.be.closeTo(0.55, 0.015)
  })

  it('deviate as one chance does whose probability is anything', () => {
    expect(poolsDeviation([{ a: 1, b: 1, chances: [{ amount: 10, count: 1 }] }])).to.be.closeTo(5, 1e-12)
  })

  it('win the largest or do not, however many small ones there are', () => {
    for (const total of simulateTotals([{ a: 5e8, b: 5e8, chances: [{ amount: 1, count: 60 }, { amount: 1e6, count: 1 }] }], 200, 1)) {
      expect(total <= 60 || total >= 1e6, String(total)).to.equal(true)
    }
  })

  it('are drawn one by one up to forty, and beyond that the twenty largest', () => {
    const even = { a: 5e8, b: 5e8 }
    const drawn = (chances: readonly { amount: number; count: number }[]): number[] => [...simulateTotals([{ ...even, chances }], 200, 1)]
    // What is drawn one by one comes to whole amounts, and what is drawn together to anything between.
    expect(drawn([{ amount: 1000, count: 40 }]).every((total) => total % 1000 === 0)).to.equal(true)
    expect(drawn([{ amount: 1000, count: 41 }]).some((total) => total % 1000 !== 0)).to.equal(true)
    // Of the thousands only five come after the fifteen millions.
    const mixed = [{ amount: 1e6, count: 15 }, { amount: 1000, count: 15 }, { amount: 1, count: 30 }]
    expect(drawn(mixed).some((total) => total % 1000 > 30)).to.equal(true)
    expect(drawn([{ amount: 1e6, count: 20 }, { amount: 1, count: 40 }]).every((total) => total % 1e6 <= 40)).to.equal(true)
  })

  it('are the least that so many reach or stay below', () => {
    const ten = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    expect([0.1, 0.11, 0.5, 0.9, 1].map((q) => drawnQuantile(ten, q))).to.deep.equal([1, 2, 5, 9, 10])
  })

  it('stay at nothing or more where the many are unlikely, and at everything or less where they are likely', () => {
    const chances = [{ amount: 1000, count: 60 }]
    expect(simulateTotals([{ a: 1e6, b: 999e6, chances }], 500, 1)[0]).to.equal(0)
    expect(simulateTotals([{ a: 999e6, b: 1e6, chances }], 500, 1).at(-1)).to.equal(60_000)
  })

  it('are nothing or everything where that is certain', () => {
    const chances = [{ amount: 7, count: 3 }, { amount: 2, count: 60 }]
    expect(new Set(simulateTotals([{ a: 0, b: 5, chances }], 100, 1))).to.deep.equal(new Set([0]))
    expect(new Set(simulateTotals([{ a: 5, b: 0, chances }], 100, 1))).to.deep.equal(new Set([141]))
    expect(poolsDeviation([{ a: 5, b: 0, chances }, { a: 0, b: 5, chances }])).to.equal(0)
    // Known for sure to be one half: 63 independent chances.
    expect(poolsDeviation([{ a: 5e12, b: 5e12, chances }])).to.be.closeTo(Math.sqrt((3 * 49 + 60 * 4) / 4), 1e-6)
  })

  it('stay whole and between nothing and everything, also for a certainty of either', () => {
    const pool = fc.record({ a: fc.double({ min: 0, max: 50, noNaN: true }), b: fc.double({ min: 0, max: 50, noNaN: true }), chances: fc.array(fc.record({ amount: fc.nat(1e9), count: fc.integer({ min: 1, max: 99 }) }), { maxLength: 5 }) })
      .filter(({ a, b }) => a + b > 0)
    fc.assert(fc.property(fc.array(pool, { maxLength: 3 }), fc.integer(), (some, seed) => {
      const most = some.flatMap((p) => p.chances).reduce((sum, c) => sum + c.amount * c.count, 0)
      for (const total of simulateTotals(some, 20, seed)) {
        expect(Number.isSafeInteger(total)).to.equal(true)
        expect(total).to.be.within(0, most)
      }
      expect(Number.isFinite(poolsDeviation(some))).to.equal(true)
    }), { numRuns: 50 })
  })
})

describe('the Brier score', () => {
  it('is the mean squared distance from what came', () => {
    expect(brierScore([{ probability: 0.5, came: 3, n: 10 }])).to.equal(0.25)
    expect(brierScore([{ probability: 1, came: 4, n: 4 }, { probability: 0, came: 0, n: 9 }])).to.equal(0)
    expect(brierScore([{ probability: 0.8, came: 1, n: 2 }])).to.be.closeTo((0.04 + 0.64) / 2, 1e-15)
    expect(brierScore([])).to.equal(null)
  })
})
