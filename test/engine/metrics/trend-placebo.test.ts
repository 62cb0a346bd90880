import { expect } from '@open-wc/testing'
import { placeboOf } from '../../../src/engine/metrics/trend-placebo.ts'
import type { TrendPoint } from '../../../src/model/index.ts'

const points = (...values: readonly (number | null)[]): TrendPoint[] =>
  values.map((value, i) => ({ start: i, end: i + 1, partial: false, value, n: 1, average: null }))

describe('placebo stretches', () => {
  it('touch no intervention, and no bucket that is unknown or unfinished', () => {
    const series = points(1, 1, 5, 1, 1, 7, null, 1, 9, 1, 1, 1).map((p, i) => ({ ...p, partial: i === 8 }))
    // One bucket with two before it: those of place 5, which is 6 above them, and of place 11, which is as they are.
    expect(placeboOf(series, { length: 1, difference: 4, reach: 2 }, [{ first: 2, last: 2 }, { first: 8, last: 8 }]))
      .to.deep.equal({ dates: 2, asLarge: 1 })
  })

  it('hold the mean of a stretch against the mean of as much before it', () => {
    // Of two, after two: 7.5 − 3, 9 − 5 and 6 − 7.5.
    expect(placeboOf(points(2, 4, 6, 9, 9, 3), { length: 2, difference: 4, reach: 2 }, [])).to.deep.equal({ dates: 3, asLarge: 2 })
  })

  it('reach no further back than they are told', () => {
    // 40 after 40 each time; and 10 more than the one before each time.
    expect(placeboOf(points(40, 40, 40, 40, 40), { length: 1, difference: 1, reach: 1 }, [])).to.deep.equal({ dates: 4, asLarge: 0 })
    expect(placeboOf(points(0, 10, 20, 30, 40), { length: 1, difference: 10, reach: 1 }, [])).to.deep.equal({ dates: 4, asLarge: 4 })
    expect(placeboOf(points(0, 10, 20, 30, 40), { length: 1, difference: 11, reach: 1 }, [])).to.deep.equal({ dates: 4, asLarge: 0 })
  })

  it('are all as large as no difference', () => {
    expect(placeboOf(points(3, 3, 3, 3), { length: 1, difference: 0, reach: 2 }, [])).to.deep.equal({ dates: 2, asLarge: 2 })
  })

  it('count a difference that is exactly as large, in either direction', () => {
    expect(placeboOf(points(1, 1, 5, 5, 1), { length: 1, difference: -4, reach: 2 }, [])).to.deep.equal({ dates: 3, asLarge: 2 })
  })
})
