import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { periodAt } from '../../src/charts/rate-series-marks.ts'
import { rateSeries } from '../../src/charts/rate-series.ts'
import { months, rate } from './results.ts'
import '../helpers/same-cases.ts'

const size = { width: 440, height: 132 }
const numbers = (value: unknown) => JSON.stringify(value)

describe('layout of a series of shares', () => {
  it('keeps every point inside the plot, in the order of time', () => {
    const { points, left, right, top, bottom } = rateSeries(months(), size)
    expect(points).to.have.length(10)
    points.forEach((p, i) => {
      expect(p.x).to.be.within(left, right)
      expect(p.y).to.be.within(top, bottom)
      expect(p.high!).to.be.at.most(p.y!)
      expect(p.low!).to.be.at.least(p.y!)
      if (i > 0) expect(p.x).to.be.greaterThan(points[i - 1]!.x)
    })
  })
  it('tells what is settled from what is not: partial periods and few deals', () => {
    const layout = rateSeries(months(), size)
    expect(layout.points.map((p) => p.mark)).to.deep.equal(['hollow', ...Array.from({ length: 8 }, () => 'solid'), 'hollow'])
    expect(layout.bands.map((b) => b.settled)).to.deep.equal([false, true, false])
    expect(layout.lines.map((b) => b.settled)).to.deep.equal([false, true, false])
  })
  it('draws what open deals may still carry on to its bound, and not as settled', () => {
    const [first, second] = months([[40, 100], [20, 100]])
    const points = [{ ...first!, partial: false, rate: rate(40, 100, 0) }, { ...second!, partial: false, rate: rate(20, 100, 30) }]
    const layout = rateSeries(points, size)
    expect(layout.points.map((p) => p.mark)).to.deep.equal(['solid', 'hollow'])
    const at = (share: number): number => rateSeries([{ ...points[1]!, rate: { ...rate(20, 100), interval: { low: 0.2, high: share } } }, points[0]!], size).points[0]!.high!
    expect(layout.points[1]!.low).to.equal(layout.points[1]!.y)
    expect(layout.points[1]!.high).to.be.closeTo(at(0.5), 0.01)
    expect(layout.bands.map((b) => b.settled)).to.deep.equal([false])
  })
  it('draws nothing of a period below five, and breaks the line there', () => {
    const layout = rateSeries(months([[40, 60], [50, 80], [1, 2], [44, 70], [0, 0], [30, 50]]), size)
    expect(layout.points.map((p) => p.mark)).to.deep.equal(['hollow', 'solid', 'few', 'solid', 'none', 'hollow'])
    expect(layout.points.map((p) => p.y === null)).to.deep.equal([false, false, true, false, true, false])
    expect(layout.lines).to.have.length(1)
    expect(layout.bands).to.have.length(3)
  })
  it('has the ticks of its scale, and the total on it', () => {
    const layout = rateSeries(months(), size, { total: 0.6315 })
    expect(layout.ticks.map((t) => t.value)).to.deep.equal([0.5, 0.6, 0.7])
    expect(layout.ticks[0]!.y).to.equal(layout.bottom)
    expect(layout.total).to.be.within(layout.ticks[2]!.y, layout.ticks[1]!.y)
  })
  it('thins names that would touch', () => {
    const names = months().map((_, i) => `month number ${i}`)
    const wide = rateSeries(months(), { width: 2000, height: 132 }, { names })
    expect(wide.labels.map((l) => l.text)).to.deep.equal(names)
    const narrow = rateSeries(months(), { width: 280, height: 132 }, { names })
    expect(narrow.labels.length).to.be.within(1, 4)
  })
  it('is all numbers for no period, one, five hundred, and no room', () => {
    for (const n of [0, 1, 500]) for (const width of [0, 1, 280, 900]) {
      const layout = rateSeries(months(Array.from({ length: n }, (_, i) => [i % 40, 40] as const)), { width, height: 132 }, { total: 0.5 })
      expect(numbers(layout)).not.to.match(/NaN|Infinity/)
      expect(layout.points).to.have.length(n)
    }
  })
  it('is all numbers for any counts', () => {
    const counts = fc.array(fc.tuple(fc.nat(2000), fc.nat(2000)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const), { maxLength: 40 })
    fc.assert(fc.property(counts, (pairs) => {
      expect(numbers(rateSeries(months(pairs), size))).not.to.match(/NaN|Infinity/)
    }))
  })
  it('finds the period under a pointer, and the nearest beyond the ends', () => {
    const layout = rateSeries(months(), size)
    expect(periodAt(layout, layout.points[3]!.x)).to.equal(3)
    expect([periodAt(layout, -50), periodAt(layout, 9999)]).to.deep.equal([0, 9])
    expect(periodAt(rateSeries([], size), 100)).to.equal(-1)
  })
})
