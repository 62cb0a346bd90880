import { expect } from '@open-wc/testing'
import { layoutLines } from '../../src/charts/trend-lines.ts'
import { layoutLag } from '../../src/charts/trend-marks.ts'
import { layoutBars, layoutTrend, shared, type TrendLayout } from '../../src/charts/trend.ts'
import { timeAxis } from '../../src/charts/time-axis.ts'
import type { TrendResult } from '../../src/model/index.ts'
import { dates, DAY, honey, trendOf, words as plain } from './trend-results.ts'

const words = { ...plain, past: 'Year before', goal: 'Goal 20' }
const at = (result: TrendResult, width = 600, mirrored = false): TrendLayout => layoutTrend(result, { width, words, mirrored })
/** The honey beside twice as much a year before, and a goal of 20 a day. */
const held = (more: Partial<TrendResult> = {}): TrendResult => {
  const result = honey(more)
  return { ...result, points: result.points.map((p) => ({ ...p, past: p.value! * 2, goal: 20 })) }
}
/** The y of every place that a path goes to. */
const heights = (d: string): number[] => [...d.matchAll(/[ML]\S+ (\S+?)(?=[MLV]|$)/g)].map(([, y]) => Number(y))

describe('what a trend is held against', () => {
  it('has room on the scale: the highest of the year before is 100', () => {
    expect(at(held()).value.high).to.be.at.least(100)
  })

  it('draws the earlier period over the same places, and a goal level over each step', () => {
    const result = held()
    const layout = at(result)
    const { past, goal } = layoutLines(layout, result, words)
    expect(past.match(/[ML]/g)).to.have.length(20)
    expect(new Set(heights(goal))).to.have.property('size', 1)
    expect(heights(goal)[0]).to.be.closeTo(layout.y(20), 0.1)
  })

  it('names both at their end, apart from each other and from the average', () => {
    for (const mirrored of [false, true]) {
      const result = held()
      const layout = at(result, 600, mirrored)
      const { labels } = layoutLines(layout, result, words)
      expect(labels.map((l) => l.text)).to.have.members(['Year before', 'Goal 20'])
      const rows = [layout.y(11) + 4, ...labels.map((l) => l.y)].sort((a, b) => a - b)
      rows.slice(1).forEach((y, i) => expect(y - rows[i]!).to.be.at.least(14))
    }
  })

  it('leaves the names to the legend where it is narrow', () => {
    const result = held()
    expect(layoutLines(at(result, 320), result, words).labels).to.deep.equal([])
  })

  it('draws what belongs to an unfinished step level and apart: it is no fall', () => {
    const result = trendOf([10, 10, 2], { open: true })
    const { past } = layoutLines(at(result), { ...result, points: result.points.map((p, i) => ({ ...p, past: [8, 8, 1][i]! })) }, words)
    const [, first, second] = /^(M[^M]+)(M[^M]+)$/.exec(past)!
    expect(heights(first!)).to.have.length(2)
    expect(heights(second!)).to.have.length(2)
    expect(heights(second!)[0]).to.equal(heights(second!)[1])
  })

  describe('where a goal leaves days out', () => {
    /** Two weeks with a day off each, the second of them the last day that has ended. */
    const withDaysOff = (): TrendResult => {
      const result = trendOf([8, 8, 8, 0, 8, 8, 8, 0])
      return { ...result, points: result.points.map((p, i) => ({ ...p, goal: i % 4 === 3 ? 0 : 20 })) }
    }

    it('lifts its line over them: no wall down to nothing and up again', () => {
      const result = withDaysOff()
      const layout = at(result)
      const { goal, labels } = layoutLines(layout, result, words)
      expect(new Set(heights(goal))).to.deep.equal(new Set([heights(goal)[0]]))
      expect(heights(goal)[0]).to.be.closeTo(layout.y(20), 0.1)
      expect(goal.match(/M/g)).to.have.length(2)
      expect(labels.find(({ of }) => of === 'goal')!.y).to.be.closeTo(layout.y(20) + 4, 0.1)
    })

    it('runs on over those that are narrower than a dash', () => {
      const weeks = trendOf(Array.from({ length: 400 }, () => 8))
      const result = { ...weeks, points: weeks.points.map((p, i) => ({ ...p, goal: i % 7 === 6 ? 0 : 20 })) }
      const { goal } = layoutLines(at(result, 320), result, words)
      expect(new Set(heights(goal))).to.have.property('size', 1)
      expect(goal.match(/M/g)).to.have.length(1)
    })
  })

  it('leaves a gap where nothing is known', () => {
    const result = trendOf([1, 2, 3])
    expect(layoutLines(at(result), result, words)).to.deep.equal({ past: '', goal: '', labels: [] })
  })
})

describe('the lag of an average', () => {
  it('leads from the middle of the last window to where its value stands: two days for five (METRICS F)', () => {
    const layout = at(honey())
    const [from, to] = [...layoutLag(layout, honey())!.matchAll(/[MH](-?[\d.]+)/g)].map(([, x]) => Number(x)).filter((_, i) => i !== 1)
    expect(from).to.be.closeTo(layout.x(17.5), 0.1)
    expect(to).to.be.closeTo(layout.x(19.5), 0.1)
  })
  it('runs the other way where time does', () => {
    const layout = at(honey(), 600, true)
    const xs = [...layoutLag(layout, honey())!.matchAll(/[MH](-?[\d.]+)/g)].map(([, x]) => Number(x))
    expect(xs[0]!).to.be.greaterThan(xs[2]!)
  })
  it('is not drawn where there is none, or too little to see', () => {
    expect(layoutLag(at(honey()), honey({ lag: 0 }))).to.equal(null)
    const many = trendOf(Array.from({ length: 5000 }, () => 1))
    expect(layoutLag(at(many), many)).to.equal(null)
  })
})

describe('more steps than pixels', () => {
  const spike = trendOf(Array.from({ length: 5000 }, (_, i) => (i === 2500 ? 97 : i % 2 === 0 ? 10 : 40)))

  it('draws one column a pixel, not one bar a step', () => {
    const layout = at(spike)
    expect(shared(layout)).to.be.greaterThan(5)
    expect(layoutBars(layout, spike.points).body.match(/M/g)!.length).to.be.at.most(600)
  })

  it('loses neither the highest nor the lowest of a column', () => {
    const layout = at(spike)
    const caps = [...layoutBars(layout, spike.points).cap.matchAll(/M\S+ (\S+?)H\S+?V(\S+?)H/g)].map(([, top, low]) => [Number(top) + 1, Number(low) - 1])
    expect(Math.min(...caps.map(([top]) => top!))).to.be.closeTo(layout.y(97), 0.2)
    for (const [, low] of caps) expect(low).to.be.closeTo(layout.y(10), 0.2)
  })

  it('draws every step by itself while there is room', () => {
    expect(shared(at(honey()))).to.equal(1)
    expect(layoutBars(at(honey()), honey().points).body.match(/M/g)).to.have.length(20)
  })
})

describe('months over weeks', () => {
  it('are all marked where the first week is clipped to two days', () => {
    const weeks = trendOf(Array.from({ length: 30 }, () => 1), { grain: 'week' }).points
    const clipped = [{ ...weeks[0]!, start: weeks[0]!.end - 2 * DAY }, ...weeks.slice(1)]
    expect(timeAxis(clipped, 'week', 20, 40, dates).labels.map((l) => l.text)).to.deep.equal(['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'])
  })
})
