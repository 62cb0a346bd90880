import { expect } from '@open-wc/testing'
import { exp, log, log1p, power } from '../../../src/engine/stats/elementary.ts'

const near = (found: number, wanted: number): void => {
  expect(Math.abs(found - wanted) <= 5e-16 * Math.abs(wanted), `${found} is not ${wanted}`).to.equal(true)
}

describe('elementary functions', () => {
  it('are those of the platform but for the last bit or two', () => {
    for (let i = -4000; i <= 4000; i++) {
      const x = i / 13.7
      near(exp(x), Math.exp(x))
      if (i > 0) near(log(x), Math.log(x))
      if (i > 0) near(log(1 / x), Math.log(1 / x))
      const small = i / 4001
      near(log1p(small), Math.log1p(small))
    }
  })
  it('are the same bits in every engine', () => {
    // Sums of many values, as they were computed once: what another engine computes has to be this.
    let sum = 0
    for (let i = 1; i <= 2000; i++) sum += exp(-i / 97) + log(i / 31) + log1p(-i / 2003)
    expect(sum).to.equal(4451.282636837443)
  })
  it('are exact where the result is', () => {
    expect([exp(0), log(1), log1p(0), power(5, 0), power(0, 3), power(0, 0)]).to.deep.equal([1, 0, 0, 1, 0, 1])
  })
  it('have the usual ends', () => {
    expect([exp(-Infinity), exp(Infinity), exp(-800), exp(710), log(0), log(Infinity)]).to.deep.equal([0, Infinity, 0, Infinity, -Infinity, Infinity])
    expect([exp(NaN), log(-1), log(NaN)].every(Number.isNaN)).to.equal(true)
    // The largest number whose exponential is one (ECMA-262 doubles: 2¹⁰²⁴ is the first that is none).
    near(exp(709.782712893384), 1.7976931348622732e308)
    near(log(5e-324), Math.log(5e-324))
  })
})
