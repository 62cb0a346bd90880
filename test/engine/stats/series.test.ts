import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { lagOf, movingAverage, movingRatio } from '../../../src/engine/stats/moving-average.ts'
import { turningPoints } from '../../../src/engine/stats/turning-points.ts'
import { studentQuantile } from '../../../src/engine/stats/student-t.ts'
import { logGamma } from '../../../src/engine/stats/gamma.ts'
import { welch } from '../../../src/engine/stats/welch.ts'
import '../../helpers/same-cases.ts'

/** The invented honey series, kg on days 1–20. METRICS F. */
const HONEY = [14, 12, 10, 11, 7, 8, 30, 16, 50, 9, 38, 34, 12, 26, 6, 20, 10, 11, 9, 5]
const simple = (window: number) => ({ kind: 'simple', window }) as const

function expectClose(actual: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(actual.length).to.equal(expected.length)
  expected.forEach((e, i) => {
    if (e === null) expect(actual[i], `place ${i}`).to.equal(null)
    else expect(actual[i], `place ${i}`).to.be.closeTo(e, 1e-9)
  })
}

describe('moving average', () => {
  it('weighs exponentially by what exists', () => {
    expectClose(movingAverage([1, 2, 3], { kind: 'exponential', window: 2 }), [1, 7 / 4, 34 / 13]) // METRICS WX-F
  })

  it('can start exponentially from the first value', () => {
    expectClose(movingAverage([1, 2, 3], { kind: 'exponential', window: 2, recursive: true }), [1, 5 / 3, 23 / 9]) // METRICS WX-F
  })

  it('knows nothing before the first value, and lets weights age over missing ones', () => {
    // α is one half: 5 weighs 1, and 3, two places back, a quarter.
    expectClose(movingAverage([null, 3, null, 5], { kind: 'exponential', window: 3 }), [null, 3, 3, 23 / 5])
    expectClose(movingAverage([null, null], { kind: 'exponential', window: 3 }), [null, null])
  })

  it('weighs linearly', () => {
    expectClose(movingAverage([1, 2, 3], { kind: 'weighted', window: 3 }), [null, null, 14 / 6]) // METRICS WX-F
  })

  it('takes a missing value of a flow as zero and of a level as unknown', () => {
    expectClose(movingAverage([10, null, 20], { ...simple(3), missing: 'zero' }), [null, null, 10]) // METRICS WX-F
    expectClose(movingAverage([10, null, 20], simple(3)), [null, null, 15])
  })

  it('knows nothing where nothing in its window is known', () => {
    expectClose(movingAverage([null, null, 3, 5], simple(2)), [null, null, 3, 4])
    expectClose(movingAverage([null, null, 3, 5], { kind: 'weighted', window: 2 }), [null, null, 3, 13 / 3])
  })

  it('lets what came before age over a missing value when it starts from the first one, too', () => {
    // α is one half. pandas, `ewm(adjust=False)`: (1/4 · 1 + 1/2 · 3) / (3/4), and then as if that had been the value.
    expectClose(movingAverage([1, null, 3, 5], { kind: 'exponential', window: 3, recursive: true }), [1, 1, 7 / 3, 11 / 3])
  })

  it('averages a rate as the ratio of sums', () => {
    expectClose(movingRatio([1, 1], [1, 9], simple(2)), [null, 0.2]) // METRICS WX-F
  })

  it('has no ratio where nothing was tried', () => {
    expectClose(movingRatio([0, 0, 1], [0, 0, 2], simple(2)), [null, null, 0.5])
  })

  it('follows the honey by five days', () => {
    // METRICS WX-F2
    const expected = [10.8, 9.6, 13.2, 14.4, 22.2, 22.6, 28.6, 29.4, 28.6, 23.8, 23.2, 19.6, 14.8, 14.6, 11.2, 11.0]
    expectClose(movingAverage(HONEY, simple(5)), [null, null, null, null, ...expected])
  })

  it('keeps centred windows inside the series, with half weight at the ends of an even one', () => {
    expectClose(movingAverage([1, 2, 3, 4, 5], { kind: 'centred', window: 3 }), [null, 2, 3, 4, null])
    expectClose(movingAverage([1, 2, 6, 4, 5], { kind: 'centred', window: 2 }), [null, 2.75, 4.5, 4.75, null])
    expectClose(movingAverage([1, 2, 6, 4, 5], { kind: 'centred', window: 3 }), [null, 3, 4, 5, null])
  })

  it('does not drift: each place is as exact as its own window', () => {
    const spike = [1e15, ...Array.from({ length: 50 }, () => 0.1)]
    expect(movingAverage(spike, simple(3)).at(-1)).to.be.closeTo(0.1, 1e-15)
  })

  it('agrees with itself reversed when centred, and lies between the extremes', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (x, window) => {
      const forward = movingAverage(x, { kind: 'centred', window })
      const backward = movingAverage([...x].reverse(), { kind: 'centred', window }).reverse()
      const low = Math.min(...x) - 1e-9
      const high = Math.max(...x) + 1e-9
      return forward.every((v, i) => (v === null ? backward[i] === null : Math.abs(v - backward[i]!) < 1e-9 && low <= v && v <= high))
    }))
  })

  it('tells by how much it trails', () => {
    expect(lagOf('simple', 7)).to.equal(3) // METRICS F: (k − 1)/2
    expect(lagOf('centred', 7)).to.equal(0)
    expect(lagOf('weighted', 7)).to.equal(2)
  })
})

describe('turning points', () => {
  it('finds trough day 6 and peak day 12 of the honey, seen on days 7 and 14', () => {
    // METRICS WX-F2; places count from 0, days from 1
    expect(turningPoints(movingAverage(HONEY, simple(5)), 0.05)).to.deep.equal([
      { kind: 'trough', index: 5, confirmedAt: 6 },
      { kind: 'peak', index: 11, confirmedAt: 13 },
    ])
  })

  it('finds days 4 and 10 when the average is centred: the lag', () => {
    const turns = turningPoints(movingAverage(HONEY, { kind: 'centred', window: 5 }), 0.05)
    expect(turns.map((t) => t.index + 1)).to.deep.equal([4, 10]) // METRICS WX-F2
  })

  it('leaves trough 6 and peak 11 of a short window when it must retrace 30 %', () => {
    const average = movingAverage(HONEY, simple(3))
    const signs = average.flatMap((v, i) => (i > 2 ? [Math.sign(v! - average[i - 1]!)] : []))
    expect(signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length).to.equal(10) // METRICS WX-F2
    expect(turningPoints(average, 0.3).map((t) => [t.kind, t.index + 1])).to.deep.equal([['trough', 6], ['peak', 11]])
  })

  it('takes no turn at the first value, nor one that is not confirmed', () => {
    expect(turningPoints([10, 5, 5, 5])).to.deep.equal([])
    expect(turningPoints([1, 2, 3, 2.99])).to.deep.equal([])
  })

  it('needs a share of the extreme, and turns back on exactly that much', () => {
    expect(turningPoints([100, 200, 181, 150], 0.1)).to.deep.equal([{ kind: 'peak', index: 1, confirmedAt: 3 }])
    expect(turningPoints([100, 200, 180], 0.1)).to.deep.equal([{ kind: 'peak', index: 1, confirmedAt: 2 }])
    expect(turningPoints([300, 200, 219, 220], 0.1)).to.deep.equal([{ kind: 'trough', index: 1, confirmedAt: 3 }])
    // Below zero the share is of how far from it the extreme lies.
    expect(turningPoints([-300, -200, -219, -220], 0.1)).to.deep.equal([{ kind: 'peak', index: 1, confirmedAt: 3 }])
  })

  it('dates an extreme at the first of equal values, and takes any way back where no share is asked', () => {
    expect(turningPoints([1, 5, 5, 4], 0.05)).to.deep.equal([{ kind: 'peak', index: 1, confirmedAt: 3 }])
    expect(turningPoints([9, 5, 5, 6], 0.05)).to.deep.equal([{ kind: 'trough', index: 1, confirmedAt: 3 }])
    expect(turningPoints([1, 3, 3, 2, 2, 3, 1], 0)).to.deep.equal([
      { kind: 'peak', index: 1, confirmedAt: 3 }, { kind: 'trough', index: 3, confirmedAt: 5 }, { kind: 'peak', index: 5, confirmedAt: 6 },
    ])
    expect(turningPoints([2, 2, 2], 0)).to.deep.equal([])
  })

  it('rises from zero, and passes over missing values', () => {
    expect(turningPoints([4, null, 0, null, 1])).to.deep.equal([{ kind: 'trough', index: 2, confirmedAt: 4 }])
  })

  it('alternates, and never confirms before the extreme', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.nat(50)), { maxLength: 80 }), fc.double({ min: 0, max: 1, noNaN: true }), (x, h) => {
      const turns = turningPoints(x, h)
      return turns.every((t, i) => t.confirmedAt > t.index && (i === 0 || (t.kind !== turns[i - 1]!.kind && t.index >= turns[i - 1]!.index)))
    }))
  })
})

describe('welch', () => {
  it('knows the quantiles of t that tables print', () => {
    expect(studentQuantile(0.975, 1)).to.be.closeTo(12.706204736432, 1e-9) // tan(0.475 π)
    expect(studentQuantile(0.975, 2)).to.be.closeTo(4.302652729911, 1e-9)
    expect(studentQuantile(0.975, 10)).to.be.closeTo(2.228138851986, 1e-9)
    expect(studentQuantile(0.995, 30)).to.be.closeTo(2.749995653567, 1e-9)
    expect(studentQuantile(0.975, 1e7)).to.be.closeTo(1.95996, 1e-5)
    expect(studentQuantile(0.025, 10)).to.be.closeTo(-2.228138851986, 1e-9)
  })

  it('knows the logarithms of factorials', () => {
    expect(logGamma(11)).to.be.closeTo(Math.log(3628800), 1e-12)
    expect(logGamma(0.5)).to.be.closeTo(Math.log(Math.PI) / 2, 1e-12)
    for (const one of [1, 2]) expect(logGamma(one)).to.be.closeTo(0, 1e-13)
  })

  it('sees +15.63 kg while leaflets were handed out', () => {
    const effect = welch(HONEY.slice(5, 12), HONEY.slice(0, 5))! // METRICS WX-F2
    expect(effect.a).to.be.closeTo(26.43, 0.005)
    expect(effect.b).to.be.closeTo(10.8, 1e-12)
    expect(effect.difference).to.be.closeTo(15.63, 0.005)
    expect(effect.interval!.low).to.be.closeTo(0.92, 0.005)
    expect(effect.interval!.high).to.be.closeTo(30.33, 0.005)
  })

  it('sees nothing sure when they are taken to end a day earlier', () => {
    const effect = welch(HONEY.slice(5, 11), HONEY.slice(0, 5))! // METRICS WX-F2
    expect(effect.difference).to.be.closeTo(14.37, 0.005)
    expect(effect.interval!.low).to.be.closeTo(-3.44, 0.005)
    expect(effect.interval!.high).to.be.closeTo(32.17, 0.005)
  })

  it('gives no interval for one value, nor where nothing varies', () => {
    expect(welch([1], [2, 3])!.interval).to.equal(null)
    expect(welch([2, 2], [1, 1])).to.deep.equal({ a: 2, b: 1, difference: 1, interval: null })
    expect(welch([], [1])).to.equal(null)
    expect(welch([1], [])).to.equal(null)
    expect(welch([1, 2], [3])!.interval).to.equal(null)
  })

  it('is Student’s where samples are alike, with the degrees of freedom of both', () => {
    // Six values each of variance 3.5: a standard error of √(3.5/6 + 3.5/6), and t for 10 degrees of freedom.
    const { interval } = welch([1, 2, 3, 4, 5, 6], [11, 12, 13, 14, 15, 16])!
    expect(interval!.low).to.be.closeTo(-10 - 2.228138851986 * Math.sqrt(7 / 6), 1e-9)
    expect(interval!.high).to.be.closeTo(-10 + 2.228138851986 * Math.sqrt(7 / 6), 1e-9)
    // Two values each are enough for one: variance 2, t for 2 degrees of freedom.
    const two = welch([1, 3], [11, 13])!.interval!
    expect(two.high).to.be.closeTo(-10 + 4.302652729911 * Math.sqrt(2), 1e-9)
  })
})
