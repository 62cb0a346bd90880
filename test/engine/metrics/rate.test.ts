import { expect } from '@open-wc/testing'
import { comparisonOf, rateOf, verdictOf } from '../../../src/engine/metrics/rate.ts'

describe('a verdict on a difference', () => {
  it('is a change only where the interval excludes 0 (METRICS G6)', () => {
    expect(verdictOf({ low: 0.001, high: 0.2 })).to.equal('up')
    expect(verdictOf({ low: -0.2, high: -0.001 })).to.equal('down')
    for (const [low, high] of [[-0.1, 0.1], [0, 0.2], [-0.2, 0]] as const) expect(verdictOf({ low, high })).to.equal('no-clear-change')
  })

  it('is none where a side is too few for a percentage, however far apart they are (METRICS G5)', () => {
    const period = { start: 0, end: 1 }
    const verdict = (k: number, n: number, before: number) => comparisonOf({ k, n }, rateOf(0, before, 0.95), period, 0.95).verdict
    expect([verdict(3, 3, 3), verdict(4, 4, 50), verdict(50, 50, 4), verdict(5, 5, 5)]).to.deep.equal(['no-clear-change', 'no-clear-change', 'no-clear-change', 'up'])
    expect(verdictOf({ low: 0.1, high: 0.2 }, 4, 100)).to.equal('no-clear-change')
    expect(verdictOf({ low: -0.2, high: -0.1 }, 5, 5)).to.equal('down')
  })

  it('is that there is no past only where nothing was tried in it', () => {
    const period = { start: 0, end: 1 }
    const verdict = (n: number, before: number) => comparisonOf({ k: 0, n }, rateOf(0, before, 0.95), period, 0.95).verdict
    expect([verdict(5, 0), verdict(0, 0), verdict(0, 5), verdict(5, 5)]).to.deep.equal(['no-past', 'no-past', 'no-clear-change', 'no-clear-change'])
  })
})
