import { expect } from '@open-wc/testing'
import { cumulativeIncidence } from '../../../src/engine/stats/aalen-johansen.ts'
import { chiSquare } from '../../../src/engine/stats/chi-square.ts'
import { gini } from '../../../src/engine/stats/gini.ts'
import { kaplanMeier } from '../../../src/engine/stats/kaplan-meier.ts'

describe('gini', () => {
  it('is METRICS WX-C’s', () => {
    expect(gini([12, 10, 3, 15])).to.be.closeTo(0.2375, 1e-15)
  })
  it('is the mean difference over twice the mean, whatever the order', () => {
    const values = [4, 0, 9, 1, 1, 7]
    const total = values.reduce((sum, x) => sum + x, 0)
    const spread = values.flatMap((x) => values.map((y) => Math.abs(x - y))).reduce((sum, d) => sum + d, 0)
    expect(gini(values)).to.be.closeTo(spread / (2 * values.length * total), 1e-15)
    expect(gini(values.toReversed())).to.equal(gini(values))
  })
  it('goes from 0, all alike, to 1 − 1/k, and is null without anything to spread', () => {
    expect(gini([3, 3, 3])).to.equal(0)
    expect(gini([0, 0, 0, 8])).to.equal(0.75)
    expect([gini([]), gini([0, 0])]).to.deep.equal([null, null])
  })
})

describe('chi-square', () => {
  it('is METRICS WX-C’s against equal loads', () => {
    const { value, degrees, p } = chiSquare([12, 10, 3, 15], [1, 1, 1, 1])!
    expect(value).to.be.closeTo(7.8, 1e-12)
    expect(degrees).to.equal(3)
    expect(p).to.be.closeTo(0.0503, 5e-5)
  })
  it('has the tail of the table of critical values', () => {
    // 5 % points for 1, 3, 10 and 299 degrees (NIST handbook 1.3.6.7.4; R, qchisq).
    for (const [value, degrees] of [[3.841459, 1], [7.814728, 3], [18.30704, 10], [340.3276, 299]] as const) {
      // Two counts off by as much as gives the value, the others as expected.
      const n = 1000
      const off = Math.sqrt((value * n) / 2)
      const observed = [n + off, n - off, ...Array.from({ length: degrees - 1 }, () => n)]
      const found = chiSquare(observed, observed.map(() => 1))!
      expect(found.value).to.be.closeTo(value, 1e-9)
      expect(found.p).to.be.closeTo(0.05, 2e-6)
    }
  })
  it('weighs what is expected, and has nothing to say of one count or of none', () => {
    expect(chiSquare([20, 10], [2, 1])).to.deep.equal({ value: 0, degrees: 1, p: 1 })
    expect([chiSquare([5], [1]), chiSquare([0, 0], [1, 1]), chiSquare([], []), chiSquare([1, 2], [0, 0])]).to.deep.equal([null, null, null, null])
  })
})

describe('cumulative incidence', () => {
  type End = 'won' | 'lost'
  const fates = (...texts: readonly string[]) => texts.map((text) => ({
    duration: Number.parseFloat(text), ended: ({ W: 'won', L: 'lost' } as const)[text.at(-1)!] ?? null, count: 1,
  }))
  const worked = fates('5W', '8L', '10W', '12+', '15W', '20+')

  it('is METRICS WX-E’s, not one minus the survival that censors losses', () => {
    expect(cumulativeIncidence<End>(worked, 'won').at(-1)!.share).to.be.closeTo(7 / 12, 1e-15)
    const naive = kaplanMeier(worked.map(({ duration, ended, count }) => ({ duration, ended: ended === 'won', count })))
    expect(1 - naive.at(-1)!.survival).to.be.closeTo(11 / 16, 1e-15)
  })
  it('steps where something ended this way and nowhere else, whatever the order of deals', () => {
    // By hand: 1/6 at 5; 4/6 left at 10, of 4 one; 3/6 left at 15, of 2 one.
    const steps = [[5, 1 / 6], [10, 1 / 6 + 1 / 6], [15, 7 / 12]] as const
    for (const order of [worked, worked.toReversed(), fates('12+', '10W', '20+', '5W', '15W', '8L')]) {
      const found = cumulativeIncidence<End>(order, 'won')
      expect(found.map(({ time }) => time)).to.deep.equal([5, 10, 15])
      for (const [i, [, share]] of steps.entries()) expect(found[i]!.share).to.be.closeTo(share, 1e-15)
    }
  })
  it('adds up over all ends to what has ended', () => {
    const [won, lost] = [cumulativeIncidence<End>(worked, 'won').at(-1)!.share, cumulativeIncidence<End>(worked, 'lost').at(-1)!.share]
    const ended = kaplanMeier(worked.map(({ duration, ended: end, count }) => ({ duration, ended: end !== null, count })))
    expect(won + lost).to.be.closeTo(1 - ended.at(-1)!.survival, 1e-15)
  })
  it('lets ends come before censorings at a tie, and takes groups', () => {
    expect(cumulativeIncidence<End>(fates('5W', '5+'), 'won')).to.deep.equal([{ time: 5, share: 0.5 }])
    expect(cumulativeIncidence<End>([{ duration: 2, ended: 'won', count: 3 }, { duration: 2, ended: 'lost', count: 1 }], 'won'))
      .to.deep.equal([{ time: 2, share: 0.75 }])
    expect(cumulativeIncidence<End>([], 'won')).to.deep.equal([])
  })
})
