import { expect } from '@open-wc/testing'
import * as d3 from 'd3-array'
import fc from 'fast-check'
import { nice, ticks } from '../../src/charts/ticks.ts'
import '../helpers/same-cases.ts'

const range = fc.tuple(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.double({ min: 1e-6, max: 1e12, noNaN: true }), fc.integer({ min: 2, max: 12 }))
  .map(([low, span, count]) => [low, low + span, count] as const).filter(([low, high]) => high - low >= 1e-6 && Math.abs(low) / (high - low) < 1e9)

/** Without minus zero. */
const unsigned = (value: number): number => value + 0

describe('the round numbers of an axis', () => {
  it('are 1, 2 or 5 times a power of ten apart, and exact', () => {
    expect(ticks(0, 1, 4)).to.deep.equal([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(ticks(0.5, 0.8, 4)).to.deep.equal([0.5, 0.6, 0.7, 0.8])
    expect(ticks(0, 178, 4)).to.deep.equal([0, 50, 100, 150])
    expect(nice(-3, 178, 4)).to.deep.equal([-50, 200])
  })
  it('are those of d3 over any range', () => {
    fc.assert(fc.property(range, ([low, high, count]) => {
      expect(ticks(low, high, count).map(unsigned)).to.deep.equal(d3.ticks(low, high, count).map(unsigned))
      expect(nice(low, high, count).map(unsigned)).to.deep.equal(d3.nice(low, high, count).map(unsigned))
    }), { numRuns: 2000 })
  })
})
