import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { betaDraw } from '../../../src/engine/stats/beta.ts'
import { brierScore } from '../../../src/engine/stats/brier.ts'
import { bootstrapShare, CELLS, type Cell } from '../../../src/engine/stats/bootstrap.ts'
import { incompleteBeta } from '../../../src/engine/stats/gamma.ts'
import { garwood, incompleteGamma } from '../../../src/engine/stats/poisson.ts'
import { normalDraw, randomOf } from '../../../src/engine/stats/random.ts'
import { drawnQuantile, poolsDeviation, simulateTotals } from '../../../src/engine/stats/simulate.ts'
import { distributionQuantile, totalDeviation, totalOf, type Chance } from '../../../src/engine/stats/total.ts'

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

describe('drawing', () => {
  it('is xoshiro128++, filled by SplitMix32', () => {
    // The published definitions over big integers: Vigna & Blackman (2019); the 32-bit finaliser of MurmurHash3.
    const low = (x: bigint): bigint => x & 0xffff_ffffn
    const turn = (x: bigint, by: bigint): bigint => low(x << by) | (x >> (32n - by))
    for (const seed of [0, 1, 42, -7, 0xffff_ffff]) {
      let filler = low(BigInt(seed))
      const s = Array.from({ length: 4 }, () => {
        filler = low(filler + 0x9e3779b9n)
        let z = low((filler ^ (filler >> 16n)) * 0x85ebca6bn)
        z = low((z ^ (z >> 13n)) * 0xc2b2ae35n)
        return z ^ (z >> 16n)
      }) as [bigint, bigint, bigint, bigint]
      const random = randomOf(seed)
      for (let i = 0; i < 50; i++) {
        expect(random()).to.equal(Number(low(turn(low(s[0] + s[3]), 7n) + s[0])) / 2 ** 32)
        const shifted = low(s[1] << 9n)
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = turn(s[3], 11n)
      }
    }
  })

  it('makes a normal number of the first point that falls into the disc', () => {
    const from = (...numbers: number[]) => (): number => numbers.shift()!
    // Twice the number less one: the point (0.5, 0), whose square is a quarter.
    const wanted = 0.5 * Math.sqrt((-2 * Math.log(0.25)) / 0.25)
    expect(normalDraw(from(0.75, 0.5))).to.be.closeTo(wanted, 1e-14)
    // (0.9, 0.9), (1, 0) and the centre itself are none.
    expect(normalDraw(from(0.95, 0.95, 1, 0.5, 0.5, 0.5, 0.75, 0.5))).to.be.closeTo(wanted, 1e-14)
    expect(normalDraw(from(0.25, 0.5))).to.be.closeTo(-wanted, 1e-14)
  })

  it('takes or leaves a gamma number as Marsaglia and Tsang do', () => {
    const from = (...numbers: number[]) => (): number => numbers.shift()!
    // Shape 1: d = 2/3, c = 1/√6. The point (±0.5, 0) is the normal number ±1.66511, and v = (1 + c·x)³ is 4.73977 or
    // 0.032836. Those are taken where ln u < x²/2 + d − d·v + d·ln v: u below 0.9328 and 0.7815, u being one less a draw.
    const [high, low] = [4.73977, 0.032836]
    const left = [0.75, 0.5, 0.05]
    expect(betaDraw(1, 1, from(...left, 0.25, 0.5, 0.5, 0.75, 0.5, 0.5))).to.be.closeTo(low / (low + high), 1e-5)
    expect(betaDraw(1, 1, from(0.75, 0.5, 0.1, 0.25, 0.5, 0.25))).to.be.closeTo(high / (low + high), 1e-5)
    expect(betaDraw(1, 1, from(0.25, 0.5, 0.2, 0.75, 0.5, 0.5, 0.25, 0.5, 0.5))).to.be.closeTo(high / (low + high), 1e-5)
  })

  it('follows the beta distribution throughout', () => {
    for (const [a, b] of [[2, 5], [0.3, 0.2], [1, 1], [40, 1], [0.9, 12]] as const) {
      const random = randomOf(11)
      const drawn = Float64Array.from({ length: 20_000 }, () => betaDraw(a, b, random)).sort()
      // Kolmogorov: of 20,000 draws one in a thousand is 0.0138 off somewhere.
      const off = Math.max(...Array.from({ length: 199 }, (_, i) => Math.abs(incompleteBeta(drawn[(i + 1) * 100 - 1]!, a, b) - (i + 1) / 200)))
      expect(off, `beta ${a} ${b}`).to.be.below(0.0138)
    }
  })

  it('is nothing or all where the parameters are next to nothing', () => {
    const random = randomOf(3)
    const drawn = Array.from({ length: 4000 }, () => betaDraw(3e-5, 1e-5, random))
    expect(drawn.every((v) => v < 1e-9 || v > 1 - 1e-9)).to.equal(true)
    expect(drawn.filter((v) => v > 0.5).length / 4000).to.be.closeTo(0.75, 0.03)
  })

  it('fills [0, 1) evenly', () => {
    const random = randomOf(42)
    const cells = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 10_000; i++) cells[Math.floor(random() * 10)]!++
    // χ² of nine degrees of freedom: 27.9 is its 99.9 % quantile.
    expect(cells.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).to.be.below(27.9)
  })

  it('has the mean and variance of a beta distribution, also below one', () => {
    for (const [a, b] of [[2, 5], [0.3, 0.2], [40, 1]] as const) {
      const random = randomOf(5)
      const drawn = Array.from({ length: 20_000 }, () => betaDraw(a, b, random))
      const mean = drawn.reduce((sum, v) => sum + v, 0) / drawn.length
      const variance = drawn.reduce((sum, v) => sum + (v - mean) ** 2, 0) / drawn.length
      expect(mean).to.be.closeTo(a / (a + b), 0.01)
      expect(variance).to.be.closeTo((a * b) / ((a + b) ** 2 * (a + b + 1)), 0.005)
    }
  })
})

describe('the bootstrap of a share of money', () => {
  const even = (n: number, each: number): Cell[] => [true, false].flatMap((counted) =>
    Array.from({ length: n / each }, () => ({ counted, n: each, sum: 100 * each })))

  it('is as wide as the binomial where all amounts are equal, drawn one by one or together', () => {
    // n of each: half-width 1.96 · √(0.25 / 2n).
    for (const [n, each] of [[40, 1], [100, 1], [100, 10], [120, 12], [104, 13], [100, 100]] as const) {
      const { low, high } = bootstrapShare(even(n, each), 0.95)!
      const half = 1.959964 * Math.sqrt(0.25 / (2 * n))
      expect(low, `${n} by ${each}`).to.be.closeTo(0.5 - half, 0.008)
      expect(high, `${n} by ${each}`).to.be.closeTo(0.5 + half, 0.008)
    }
    const wide = bootstrapShare(even(100, 1), 0.99)!
    expect(wide.high - wide.low).to.be.closeTo(2 * 2.575829 * Math.sqrt(0.25 / 200), 0.03)
  })

  it('is wider where few deals make most of the money', () => {
    // By the delta method: variance Σ wᵢ²(cᵢ − p)² / (Σ wᵢ)².
    const cells = Array.from({ length: 60 }, (_, i): Cell => ({ counted: i % 2 === 0, n: 1, sum: i < 4 ? 400 : 40 }))
    const total = cells.reduce((sum, c) => sum + c.sum, 0)
    const spread = Math.sqrt(cells.reduce((sum, c) => sum + c.sum ** 2 * 0.25, 0)) / total
    const { low, high } = bootstrapShare(cells, 0.95)!
    expect((high - low) / 2).to.be.closeTo(1.959964 * spread, 0.03)
    expect((high + low) / 2).to.be.closeTo(0.5, 0.03)
  })

  it('goes by what a deal is worth on average, whatever the order of cells, and passes over what is worth nothing', () => {
    const cells: Cell[] = [{ counted: true, n: 3, sum: 30 }, { counted: false, n: 2, sum: 300 }, { counted: true, n: 5, sum: 90 }, { counted: false, n: 20, sum: 100 }]
    const found = bootstrapShare(cells, 0.9)
    expect(bootstrapShare(cells.toReversed(), 0.9)).to.deep.equal(found)
    expect(bootstrapShare([...cells, { counted: true, n: 4, sum: 0 }, { counted: false, n: 0, sum: 0 }], 0.9)).to.deep.equal(found)
    expect(found!.low < 120 / 520 && 120 / 520 < found!.high).to.equal(true)
  })

  it('holds the share itself, and has nothing to say of fewer than two deals', () => {
    expect(bootstrapShare([{ counted: true, n: 2, sum: 10 }], 0.95)).to.deep.equal({ low: 1, high: 1 })
    expect(bootstrapShare([{ counted: false, n: 2, sum: 10 }], 0.95)).to.deep.equal({ low: 0, high: 0 })
    expect(bootstrapShare([{ counted: true, n: 1, sum: 10 }, { counted: false, n: 3, sum: 0 }], 0.95)).to.equal(null)
    expect(bootstrapShare([], 0.95)).to.equal(null)
    const two = bootstrapShare([{ counted: true, n: 1, sum: 10 }, { counted: false, n: 1, sum: 10 }], 0.95)!
    expect(two).to.deep.equal({ low: 0, high: 1 })
  })

  it('has cells for every amount, each an eighth of an octave', () => {
    expect([CELLS[0], CELLS.at(-1)]).to.deep.equal([0, 2 ** 53])
    CELLS.forEach((edge, i) => {
      expect(Number.isSafeInteger(edge) || edge === 2 ** 53).to.equal(true)
      if (i > 0) expect(edge > CELLS[i - 1]!).to.equal(true)
      if (i > 1 && edge > 16) expect(edge / CELLS[i - 1]! <= 1.125).to.equal(true)
    })
    expect(CELLS.slice(0, 22)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 26])
  })
})

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

describe('the Brier score', () => {
  it('is the mean squared distance from what came', () => {
    expect(brierScore([{ probability: 0.5, came: 3, n: 10 }])).to.equal(0.25)
    expect(brierScore([{ probability: 1, came: 4, n: 4 }, { probability: 0, came: 0, n: 9 }])).to.equal(0)
    expect(brierScore([{ probability: 0.8, came: 1, n: 2 }])).to.be.closeTo((0.04 + 0.64) / 2, 1e-15)
    expect(brierScore([])).to.equal(null)
  })
})
