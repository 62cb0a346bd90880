import { expect } from '@open-wc/testing'
import { betaDraw } from '../../../src/engine/stats/beta.ts'
import { incompleteBeta } from '../../../src/engine/stats/gamma.ts'
import { normalDraw, randomOf } from '../../../src/engine/stats/random.ts'

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
