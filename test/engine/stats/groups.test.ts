import { expect } from '@open-wc/testing'
import { quantileSorted } from 'd3-array'
import fc from 'fast-check'
import { kaplanMeier, survivalQuantile, type Stay } from '../../../src/engine/stats/kaplan-meier.ts'
import { groupedQuantile, quantileOf } from '../../../src/engine/stats/quantile.ts'
import { rankRanges, ranks } from '../../../src/engine/stats/rank.ts'
import { shrink } from '../../../src/engine/stats/shrinkage.ts'
import { wilson } from '../../../src/engine/stats/wilson.ts'
import '../../helpers/same-cases.ts'

const stays = (ended: readonly number[], open: readonly number[]): Stay[] => [
  ...ended.map((duration) => ({ duration, ended: true, count: 1 })),
  ...open.map((duration) => ({ duration, ended: false, count: 1 })),
]

describe('kaplan-meier', () => {
  // METRICS WX-A2
  const stages = {
    L: { ended: [2, 2, 3, 3, 4, 4, 6], open: [25], median: 3, p90: null },
    Q: { ended: [3, 4, 5, 5, 5], open: [16, 21], median: 5, p90: null },
    P: { ended: [3, 3, 6, 6, 8, 9], open: [18], median: 6, p90: null },
    N: { ended: [5, 8], open: [], median: 5, p90: 8 },
  }
  for (const [stage, { ended, open, median, p90 }] of Object.entries(stages)) {
    it(`puts the median stay in ${stage} at ${median} days and its p90 at ${p90 ?? 'not reached'}`, () => {
      const curve = kaplanMeier(stays(ended, open))
      expect(survivalQuantile(curve, 0.5)).to.equal(median)
      expect(survivalQuantile(curve, 0.9)).to.equal(p90)
    })
  }

  it('puts the median time to a decision at 10 days', () => {
    const curve = kaplanMeier(stays([5, 8, 10, 15], [12, 20])) // METRICS WX-E
    expect(survivalQuantile(curve, 0.5)).to.equal(10)
    expect(survivalQuantile(curve, 0.9)).to.equal(null)
  })

  it('steps where something ended and nowhere else', () => {
    // METRICS WX-E by hand: of 6, 5 and 4 one each; of the 2 that are left after 12, one.
    const curve = kaplanMeier(stays([5, 8, 10, 15], [12, 20]))
    expect(curve.map(({ time }) => time)).to.deep.equal([5, 8, 10, 15])
    for (const [i, survival] of [5 / 6, 4 / 6, 3 / 6, 1 / 4].entries()) expect(curve[i]!.survival).to.be.closeTo(survival, 1e-15)
  })

  it('counts ends before censorings at a tie', () => {
    expect(kaplanMeier([{ duration: 4, ended: false, count: 1 }, { duration: 4, ended: true, count: 1 }]))
      .to.deep.equal([{ time: 4, survival: 0.5 }])
  })

  it('never rises, stays within 0 and 1, and does not care how stays are grouped', () => {
    const stay = fc.record({ duration: fc.nat(40), ended: fc.boolean(), count: fc.integer({ min: 1, max: 5 }) })
    fc.assert(fc.property(fc.array(stay, { maxLength: 60 }), (grouped) => {
      const curve = kaplanMeier(grouped)
      const single = kaplanMeier(grouped.flatMap((s) => Array.from({ length: s.count }, () => ({ ...s, count: 1 }))))
      expect(single).to.deep.equal(curve)
      return curve.every((s, i) => s.survival >= 0 && s.survival <= (curve[i - 1]?.survival ?? 1) && (i === 0 || s.time > curve[i - 1]!.time))
    }))
  })
})

describe('quantile', () => {
  it('takes the middle of the two neighbours', () => {
    const winners = [5, 10, 15, 20, 25, 30, 35, 40, 45, 90].map((value) => ({ value, count: 1 })) // METRICS WX-E2
    expect(groupedQuantile(winners, 0.5)).to.equal(27.5)
    expect(groupedQuantile(winners, 0.9)).to.be.closeTo(49.5, 1e-9)
    expect(quantileOf({ n: 10, neighbours: [[25, 30], [45, 90]] }, 0, 0.5)).to.equal(27.5)
    expect(quantileOf({ n: 10, neighbours: [[25, 30], [45, 90]] }, 1, 0.9)).to.be.closeTo(49.5, 1e-9)
  })

  it('is null over nothing', () => {
    expect(groupedQuantile([], 0.5)).to.equal(null)
    expect(quantileOf({ n: 0, neighbours: [null] }, 0, 0.5)).to.equal(null)
  })

  it('agrees with d3 over any values and any p', () => {
    fc.assert(fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
      const sorted = values.sort((a, b) => a - b)
      const counts = new Map<number, number>()
      for (const v of sorted) counts.set(v, (counts.get(v) ?? 0) + 1)
      const ours = groupedQuantile([...counts].map(([value, count]) => ({ value, count })), p)!
      return Math.abs(ours - quantileSorted(sorted, p)!) < 1e-9
    }))
  })
})

describe('ranks', () => {
  it('repeats after a tie, and then either skips or does not', () => {
    expect(ranks([50, 40, 40, 30])).to.deep.equal([1, 2, 2, 4]) // METRICS WX-G1
    expect(ranks([50, 40, 40, 30], 'dense')).to.deep.equal([1, 2, 2, 3])
  })

  it('ranks unrounded values and leaves out what has none', () => {
    expect(ranks([0.501, null, 0.5014])).to.deep.equal([2, null, 1])
  })

  it('gives the range that the intervals allow', () => {
    const eligible = [wilson(18, 30), wilson(25, 50), wilson(10, 40)]
    expect(rankRanges([null, ...eligible])).to.deep.equal([ // METRICS WX-G
      null, { best: 1, worst: 2 }, { best: 1, worst: 3 }, { best: 2, worst: 3 },
    ])
  })
})

describe('rank ranges', () => {
  it('take intervals that touch for a tie, and one that takes no part for nobody', () => {
    expect(rankRanges([{ low: 0, high: 0.5 }, { low: 0.5, high: 1 }])).to.deep.equal([{ best: 1, worst: 2 }, { best: 1, worst: 2 }])
    expect(rankRanges([{ low: 0, high: 0.4 }, null, { low: 0.5, high: 1 }])).to.deep.equal([{ best: 2, worst: 2 }, null, { best: 1, worst: 1 }])
  })
})

describe('shrinkage', () => {
  it('draws four reps toward their common rate', () => {
    const { mean, rho, weight, estimates } = shrink([{ k: 3, n: 3 }, { k: 18, n: 30 }, { k: 25, n: 50 }, { k: 10, n: 40 }])!
    expect(mean).to.be.closeTo(0.455285, 1e-6) // METRICS WX-G
    expect(rho).to.be.closeTo(0.130213, 1e-6)
    expect(weight).to.be.closeTo(6.679729, 1e-6)
    ;[0.624106, 0.573646, 0.49473, 0.279376].forEach((e, i) => expect(estimates[i]).to.be.closeTo(e, 1e-6))
  })

  it('leaves rates as they are where groups could not differ more', () => {
    // METRICS G: Q = 2 · 5 · 0.25 = 2.5, so ρ = (2.5/0.25 − 1) / (10 − 50/10 − 1) is over 1, which it cannot be.
    expect(shrink([{ k: 5, n: 5 }, { k: 0, n: 5 }])).to.deep.equal({ mean: 0.5, rho: 1, weight: 0, estimates: [1, 0] })
    // One trial each tells nothing of a difference.
    expect(shrink([{ k: 1, n: 1 }, { k: 0, n: 1 }])).to.deep.equal({ mean: 0.5, rho: 0, weight: null, estimates: [0.5, 0.5] })
  })

  it('takes everyone for alike where nothing shows a difference', () => {
    const { rho, weight, estimates } = shrink([{ k: 5, n: 10 }, { k: 5, n: 10 }, { k: 0, n: 0 }])!
    expect({ rho, weight, estimates }).to.deep.equal({ rho: 0, weight: null, estimates: [0.5, 0.5, null] })
    expect(shrink([{ k: 2, n: 3 }])!.estimates).to.deep.equal([2 / 3])
    expect(shrink([{ k: 4, n: 4 }, { k: 9, n: 9 }])!.estimates).to.deep.equal([1, 1])
    expect(shrink([{ k: 0, n: 0 }])).to.equal(null)
  })

  it('stays between a group’s own rate and the common one', () => {
    const group = fc.nat(60).chain((n) => fc.record({ k: fc.nat(n), n: fc.constant(n) }))
    fc.assert(fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
      const s = shrink(groups)
      if (!s) return groups.every((g) => g.n === 0)
      return groups.every(({ k, n }, i) => {
        const e = s.estimates[i]
        if (e === null || e === undefined) return n === 0
        return Number.isFinite(e) && Math.min(k / n, s.mean) - 1e-12 <= e && e <= Math.max(k / n, s.mean) + 1e-12
      })
    }))
  })
})
