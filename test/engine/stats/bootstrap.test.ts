import { expect } from '@open-wc/testing'
import { bootstrapShare, CELLS, type Cell } from '../../../src/engine/stats/bootstrap.ts'

describe('the bootstrap of a share of money', () => {
  const even = (n: number, each: number): Cell[] => [true, false].flatMap((counted) =>
    Array.from({ length: n / each }, () => ({ counted, n: each, sum: 100 * each })))

  it('is as wide as the binomial where all amounts are equal, drawn one by one or together', () => {
    // n of each: half-width 1.96 · √(0.25 / 2n).
    for (const [n, each] of [[40, 1], [100, 1], [100, 10], [120, 12], [104, 13], [100, 100]] as const) {
      const { low, high } = bootstrapShare(even(n, each), 0.95)!
      const half = 1.959964 * Math.sqrt(0.25 / (2 * n))
      expect(low, `${n} by ${each}`).to.be.closeTo(0.5 - half, 0.008)
      expect(high, `${n} by ${each}`).to.be.closeTo(0.5 + half, 0.008)
    }
    const wide = bootstrapShare(even(100, 1), 0.99)!
    expect(wide.high - wide.low).to.be.closeTo(2 * 2.575829 * Math.sqrt(0.25 / 200), 0.03)
  })

  it('is wider where few deals make most of the money', () => {
    // By the delta method: variance Σ wᵢ²(cᵢ − p)² / (Σ wᵢ)².
    const cells = Array.from({ length: 60 }, (_, i): Cell => ({ counted: i % 2 === 0, n: 1, sum: i < 4 ? 400 : 40 }))
    const total = cells.reduce((sum, c) => sum + c.sum, 0)
    const spread = Math.sqrt(cells.reduce((sum, c) => sum + c.sum ** 2 * 0.25, 0)) / total
    const { low, high } = bootstrapShare(cells, 0.95)!
    expect((high - low) / 2).to.be.closeTo(1.959964 * spread, 0.03)
    expect((high + low) / 2).to.be.closeTo(0.5, 0.03)
  })

  it('goes by what a deal is worth on average, whatever the order of cells, and passes over what is worth nothing', () => {
    const cells: Cell[] = [{ counted: true, n: 3, sum: 30 }, { counted: false, n: 2, sum: 300 }, { counted: true, n: 5, sum: 90 }, { counted: false, n: 20, sum: 100 }]
    const found = bootstrapShare(cells, 0.9)
    expect(bootstrapShare(cells.toReversed(), 0.9)).to.deep.equal(found)
    expect(bootstrapShare([...cells, { counted: true, n: 4, sum: 0 }, { counted: false, n: 0, sum: 0 }], 0.9)).to.deep.equal(found)
    expect(found!.low < 120 / 520 && 120 / 520 < found!.high).to.equal(true)
  })

  it('holds the share itself, and has nothing to say of fewer than two deals', () => {
    expect(bootstrapShare([{ counted: true, n: 2, sum: 10 }], 0.95)).to.deep.equal({ low: 1, high: 1 })
    expect(bootstrapShare([{ counted: false, n: 2, sum: 10 }], 0.95)).to.deep.equal({ low: 0, high: 0 })
    expect(bootstrapShare([{ counted: true, n: 1, sum: 10 }, { counted: false, n: 3, sum: 0 }], 0.95)).to.equal(null)
    expect(bootstrapShare([], 0.95)).to.equal(null)
    const two = bootstrapShare([{ counted: true, n: 1, sum: 10 }, { counted: false, n: 1, sum: 10 }], 0.95)!
    expect(two).to.deep.equal({ low: 0, high: 1 })
  })

  it('has cells for every amount, each an eighth of an octave', () => {
    expect([CELLS[0], CELLS.at(-1)]).to.deep.equal([0, 2 ** 53])
    CELLS.forEach((edge, i) => {
      expect(Number.isSafeInteger(edge) || edge === 2 ** 53).to.equal(true)
      if (i > 0) expect(edge > CELLS[i - 1]!).to.equal(true)
      if (i > 1 && edge > 16) expect(edge / CELLS[i - 1]! <= 1.125).to.equal(true)
    })
    expect(CELLS.slice(0, 22)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 26])
  })
})
