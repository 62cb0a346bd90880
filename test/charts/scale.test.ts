import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { along, shareScale } from '../../src/charts/scale.ts'
import '../helpers/same-cases.ts'

describe('scale of shares', () => {
  it('ends at round shares, whose ticks are exact', () => {
    expect(shareScale([0.23, 0.87])).to.deep.equal({ min: 0.2, max: 1, ticks: [0.2, 0.4, 0.6, 0.8, 1] })
    expect(shareScale([0.3, 0.7], { steps: 4 }).ticks).to.deep.equal([0.3, 0.4, 0.5, 0.6, 0.7])
  })
  it('ends where it is told to', () => {
    expect(shareScale([0.766, 0.876, 0.83], { end: 1 })).to.deep.include({ min: 0.7, max: 1 })
    expect(shareScale([0.667], { end: 1 })).to.deep.include({ min: 0.6, max: 1 })
  })
  it('spans everything when there is nothing to show', () => {
    expect(shareScale([])).to.deep.include({ min: 0, max: 1 })
    expect(shareScale([NaN])).to.deep.include({ min: 0, max: 1 })
  })
  it('is never empty and holds every share, whatever it is given', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.boolean(), (shares, tight) => {
      const scale = shareScale(shares, { tight })
      expect(scale.max - scale.min).to.be.at.least(0.2 - 1e-9)
      expect(scale.min).to.be.at.least(0)
      expect(scale.max).to.be.at.most(1)
      for (const share of shares) {
        expect(share).to.be.within(scale.min - 1e-9, scale.max + 1e-9)
        expect(along(scale, share)).to.be.within(0, 1)
      }
      expect(scale.ticks.length).to.be.within(2, 6)
    }))
  })
  it('puts what lies beyond an end on it', () => {
    const scale = shareScale([0.5, 0.9])
    expect([along(scale, 0), along(scale, 1), along(scale, NaN)]).to.deep.equal([0, 1, 0])
  })
})
