import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { normalCdf, normalQuantile } from '../../../src/engine/stats/normal.ts'
import { newcombe } from '../../../src/engine/stats/newcombe.ts'
import { proportionTest } from '../../../src/engine/stats/proportion-test.ts'
import { qualityOf } from '../../../src/engine/stats/quality.ts'
import { wilson } from '../../../src/engine/stats/wilson.ts'
import '../../helpers/same-cases.ts'

const rate = fc.nat(5000).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)))

describe('normal distribution', () => {
  it('knows the quantiles that tables print', () => {
    // Abramowitz & Stegun, table 26.5
    expect(normalQuantile(0.975)).to.be.closeTo(1.959963984540054, 1e-12)
    expect(normalQuantile(0.995)).to.be.closeTo(2.575829303548901, 1e-12)
    expect(normalQuantile(0.9999)).to.be.closeTo(3.719016485455709, 1e-9)
    expect(normalQuantile(0.025)).to.be.closeTo(-1.959963984540054, 1e-12)
    expect(normalQuantile(0.5)).to.equal(0)
    expect(normalCdf(1)).to.be.closeTo(0.841344746068543, 1e-14)
    expect(normalCdf(-3)).to.be.closeTo(0.001349898031630, 1e-14)
  })

  it('stays within 0 and 1 far out', () => {
    expect(normalCdf(40)).to.equal(1)
    expect(normalCdf(-40)).to.equal(0)
  })
})

describe('wilson', () => {
  // METRICS WX-G5
  const known: readonly [k: number, n: number, low: number, high: number][] = [
    [7, 10, 0.396778, 0.892209], [3, 3, 0.438503, 1], [1, 1, 0.206549, 1], [0, 10, 0, 0.277533],
    [50, 100, 0.403832, 0.596168], [3, 6, 0.187616, 0.812384], [180, 200, 0.850594, 0.93433],
  ]
  for (const [k, n, low, high] of known) {
    it(`reports ${k} of ${n} as ${low}–${high}`, () => {
      const interval = wilson(k, n)!
      expect(interval.low).to.be.closeTo(low, 1e-6)
      expect(interval.high).to.be.closeTo(high, 1e-6)
    })
  }

  it('ends right at 0 and at 1 where none or all succeed', () => {
    for (let n = 1; n <= 300; n++) expect([wilson(0, n)!.low, wilson(n, n)!.high], `${n}`).to.deep.equal([0, 1])
  })

  it('has nothing to say about 0 of 0', () => {
    expect(wilson(0, 0)).to.equal(null) // METRICS WX-G5
  })

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(fc.property(rate, fc.double({ min: 0.5, max: 0.9999, noNaN: true }), ([k, n], confidence) => {
      const interval = wilson(k, n, confidence)
      if (!interval) return n === 0
      return 0 <= interval.low && interval.low <= k / n && k / n <= interval.high && interval.high <= 1
    }))
  })
})

describe('newcombe', () => {
  it('does not call 24/60 against 15/60 a change', () => {
    const { difference, interval } = newcombe(24, 60, 15, 60)! // METRICS WX-G6
    expect(difference).to.be.closeTo(0.15, 1e-12)
    expect(interval.low).to.be.closeTo(-0.017416, 1e-6)
    expect(interval.high).to.be.closeTo(0.306425, 1e-6)
  })

  it('calls 30/60 against 15/60 up', () => {
    const { interval } = newcombe(30, 60, 15, 60)! // METRICS WX-G6
    expect(interval.low).to.be.closeTo(0.07678, 1e-6)
    expect(interval.high).to.be.closeTo(0.403461, 1e-6)
  })

  it('widens when three bands are scanned', () => {
    const large = newcombe(6, 30, 38, 70, 1 - 0.05 / 3)! // METRICS WX-D2
    expect(large.interval.low).to.be.closeTo(-0.522047, 1e-6)
    expect(large.interval.high).to.be.closeTo(-0.085792, 1e-6)
    const small = newcombe(18, 30, 26, 70, 1 - 0.05 / 3)!
    expect(small.interval.low).to.be.closeTo(-0.027897, 1e-6)
  })

  it('agrees with the notes example', () => {
    const { interval } = newcombe(18, 30, 8, 30)! // METRICS WX-K2
    expect(interval.low).to.be.closeTo(0.082586, 1e-6)
    expect(interval.high).to.be.closeTo(0.531651, 1e-6)
  })

  it('is null without trials on either side', () => {
    expect(newcombe(0, 0, 1, 2)).to.equal(null)
    expect(newcombe(1, 2, 0, 0)).to.equal(null)
  })

  it('turns over when the sides are swapped, and stays within −1 and 1', () => {
    fc.assert(fc.property(rate, rate, ([k1, n1], [k2, n2]) => {
      const a = newcombe(k1, n1, k2, n2)
      const b = newcombe(k2, n2, k1, n1)
      if (!a || !b) return n1 === 0 || n2 === 0
      return Math.abs(a.interval.low + b.interval.high) < 1e-12 && a.interval.low >= -1 && a.interval.high <= 1
        && a.interval.low <= a.difference && a.difference <= a.interval.high
    }))
  })
})

describe('proportionTest', () => {
  it('pools where cells are large', () => {
    expect(proportionTest(24, 60, 15, 60)).to.be.closeTo(0.079411, 1e-6) // METRICS WX-G6
    expect(proportionTest(30, 60, 15, 60)).to.be.closeTo(0.004678, 1e-6)
  })

  it('is exact where a cell is small', () => {
    expect(proportionTest(3, 4, 1, 5)).to.be.closeTo(0.206349, 1e-6) // METRICS WX-G6
  })

  it('goes by the smallest of the four expected cells, and pools from 5 on (METRICS G6)', () => {
    // Φ by table: 3 and 7 of 10 are 0.4/√(0.25 · 0.2) = 1.78885 standard errors apart.
    expect(proportionTest(3, 10, 7, 10)).to.be.closeTo(2 * normalCdf(-1.788854382), 1e-8)
    // Few failures, or few trials on one side, are few in a cell too: exact, by counting tables.
    const choose = (n: number, k: number): number => Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1)
    const exact = (k1: number, n1: number, k2: number, n2: number): number => {
      const table = (x: number): number => (choose(n1, x) * choose(n2, k1 + k2 - x)) / choose(n1 + n2, k1 + k2)
      const all = Array.from({ length: n1 + 1 }, (_, x) => x).filter((x) => x <= k1 + k2 && k1 + k2 - x <= n2)
      return all.map(table).filter((p) => p <= table(k1) * (1 + 1e-9)).reduce((a, b) => a + b, 0)
    }
    for (const [k1, n1, k2, n2] of [[9, 10, 8, 10], [4, 4, 16, 40], [16, 40, 4, 4], [0, 9, 4, 9], [1, 30, 6, 30], [2, 3, 39, 40], [9, 20, 9, 19]] as const) {
      const least = (Math.min(n1, n2) * Math.min(k1 + k2, n1 + n2 - k1 - k2)) / (n1 + n2)
      if (least < 5) expect(proportionTest(k1, n1, k2, n2), `${k1}/${n1} and ${k2}/${n2}`).to.be.closeTo(exact(k1, n1, k2, n2), 1e-9)
      else expect(proportionTest(k1, n1, k2, n2)).to.not.be.closeTo(exact(k1, n1, k2, n2), 1e-3)
    }
  })

  it('stays within 0 and 1, and is the same whichever side comes first', () => {
    fc.assert(fc.property(rate, rate, ([k1, n1], [k2, n2]) => {
      const p = proportionTest(k1, n1, k2, n2)
      if (p === null) return n1 === 0 || n2 === 0
      return p >= 0 && p <= 1 && Math.abs(p - proportionTest(k2, n2, k1, n1)!) < 1e-9
    }))
  })

  it('is exact where a table is all but impossible, and where trials are many', () => {
    // All 3 of 3 beside none of a million: one table of C(1,000,003, 3).
    expect(proportionTest(3, 3, 0, 1_000_000)! * (1_000_003 * 1_000_002 * 1_000_001) / 6).to.be.closeTo(1, 1e-9)
    expect(proportionTest(1000, 1000, 0, 1_000_000)).to.equal(0)
    // Four tables, 1 : 3 : 3 : 1 but for one in a million; at either end.
    expect(proportionTest(3, 3, 500_000, 1_000_000)).to.be.closeTo(0.25, 1e-5)
    expect(proportionTest(0, 3, 500_000, 1_000_000)).to.be.closeTo(0.25, 1e-5)
  })

  it('is the same when what counts as success is turned over, also where most tables are all but impossible', () => {
    for (const [k1, n1, k2, n2] of [[10, 1000, 990, 199_000], [1, 1000, 990, 199_000], [3, 8, 2, 9]] as const) {
      const found = proportionTest(k1, n1, k2, n2)!
      expect(found > 0 && found <= 1, `${found}`).to.equal(true)
      expect(proportionTest(n1 - k1, n1, n2 - k2, n2)! / found).to.be.closeTo(1, 1e-6)
      expect(proportionTest(n2 - k2, n2, n1 - k1, n1)! / found).to.be.closeTo(1, 1e-6)
    }
  })

  it('finds nothing between all and all', () => {
    expect(proportionTest(4, 4, 9, 9)).to.equal(1)
    expect(proportionTest(0, 4, 0, 9)).to.equal(1)
    expect(proportionTest(0, 0, 9, 9)).to.equal(null)
    expect(proportionTest(9, 9, 0, 0)).to.equal(null)
  })
})

describe('quality ladder', () => {
  it('goes by trials first, then by width', () => {
    expect(qualityOf(4, wilson(2, 4))).to.equal('insufficient') // METRICS G5
    expect(qualityOf(10, wilson(7, 10))).to.equal('grey') // METRICS WX-G5
    expect(qualityOf(100, wilson(50, 100))).to.equal('solid') // METRICS WX-G5
    expect(qualityOf(30, { low: 0.3, high: 0.66 })).to.equal('grey')
    expect(qualityOf(30, { low: 0, high: 0.35 })).to.equal('solid')
    expect([5, 29, 30].map((n) => qualityOf(n, { low: 0.4, high: 0.6 }))).to.deep.equal(['grey', 'grey', 'solid'])
    expect(qualityOf(30, null)).to.equal('solid')
  })
})
