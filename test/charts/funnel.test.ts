import { expect } from '@open-wc/testing'
import { funnelLayout, isSnapshot, reasonParts } from '../../src/charts/funnel.ts'
import { funnelResult, snapshot, ten, year } from './results.ts'

const sum = (of: readonly { share: number }[]) => of.reduce((total, { share }) => total + share, 0)

describe('layout of a funnel', () => {
  it('gives each bar the share of the largest, and parts that add up to the bar', () => {
    const layout = funnelLayout(year())
    expect(layout.stages.map((bar) => bar.share)).to.deep.equal([1, 6450 / 8140, 5138 / 8140, 4262 / 8140])
    for (const bar of [...layout.stages, layout.won]) expect(sum(bar.parts)).to.be.closeTo(1, 1e-12)
    expect(layout.stages[0]!.parts.map((p) => [p.kind, p.amount])).to.deep.equal([['advanced', 6236], ['open', 892], ['lost', 1012]])
    expect(layout.won.share).to.equal(3655 / 8140)
    expect(layout.lost.parts).to.deep.equal([])
  })
  it('leaves out parts that are zero', () => {
    expect(funnelLayout(ten()).stages[3]!.parts.map((p) => p.kind)).to.deep.equal(['advanced', 'lost'])
  })
  it('draws amounts as it draws counts', () => {
    const layout = funnelLayout(year(), 'amount')
    expect(layout.stages[1]!.share).to.be.closeTo(271 / 342, 1e-12)
    expect(layout.won.share).to.be.closeTo(154.2 / 342, 1e-12)
    for (const bar of layout.stages) expect(sum(bar.parts)).to.be.closeTo(1, 1e-12)
  })
  it('prints steps on a scale that ends at 100 % and holds every bound', () => {
    expect(funnelLayout(year()).scale).to.deep.include({ min: 0.7, max: 1 })
    // WX-A: the lowest step that five or more reached is P, 4 of 6.
    expect(funnelLayout(ten()).scale).to.deep.include({ min: 0.6, max: 1 })
  })
  it('shows the deals of a snapshot that were lost nobody knows where as one bar', () => {
    const result = snapshot()
    expect(isSnapshot(result)).to.equal(true)
    expect(funnelLayout(result).lost).to.deep.equal({ share: 2473 / 6327, parts: [{ kind: 'lost', amount: 2473, share: 1 }] })
    expect(funnelLayout(result, 'amount').lost.parts).to.deep.equal([])
  })
  it('has numbers for no stages, for nothing reached, and for five hundred stages', () => {
    const none = funnelLayout(funnelResult({ stages: [], n: 0, won: 0, lost: 0, open: 0 }))
    expect(none).to.deep.include({ stages: [], won: { share: 0, parts: [] } })
    const zero = funnelLayout(funnelResult({ stages: [{ id: 'A', fa: 'آ', advanced: 0, open: 0, lost: 0 }], n: 0, won: 0, lost: 0, open: 0 }))
    expect(zero.stages).to.deep.equal([{ share: 0, parts: [] }])
    const many = funnelLayout(funnelResult({
      stages: Array.from({ length: 500 }, (_, i) => ({ id: `S${i}`, fa: `م${i}`, advanced: 500 - i, open: i % 3, lost: i % 2 })), n: 501, won: 1, lost: 0, open: 0,
    }))
    expect(many.stages).to.have.length(500)
    for (const bar of many.stages) {
      expect(bar.share).to.be.within(0, 1)
      expect(sum(bar.parts)).to.be.closeTo(1, 1e-12)
    }
  })
})

describe('lost reasons', () => {
  it('come by frequency, those not recorded last', () => {
    // METRICS WX-B: price 3, timing 1, unrecorded 2.
    const parts = reasonParts([{ reason: null, count: 2, share: 1 / 3 }, { reason: 'timing', count: 1, share: 1 / 6 }, { reason: 'price', count: 3, share: 0.5 }])
    expect(parts.map((p) => [p.kind, p.reason, p.count])).to.deep.equal([['reason', 'price', 3], ['reason', 'timing', 1], ['unrecorded', null, 2]])
  })
  it('put the rare ones together when there are more than five', () => {
    const parts = reasonParts(Array.from({ length: 9 }, (_, i) => ({ reason: `r${i}`, count: 20 - i, share: 0 })))
    expect(parts.map((p) => p.kind)).to.deep.equal(['reason', 'reason', 'reason', 'reason', 'rest'])
    expect(parts[4]).to.deep.include({ rest: 5, count: 16 + 15 + 14 + 13 + 12 })
  })
})
