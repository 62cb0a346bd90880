import { expect } from '@open-wc/testing'
import { pointAt } from '../../src/charts/brush.ts'
import { layoutLines } from '../../src/charts/trend-lines.ts'
import { layoutBracket, layoutLag, layoutTurns, markedTurns, windowOf } from '../../src/charts/trend-marks.ts'
import { layoutTints } from '../../src/charts/trend-tints.ts'
import { layoutLine } from '../../src/charts/trend-ratio.ts'
import { layoutBars, layoutTrend, type TrendLayout } from '../../src/charts/trend.ts'
import { valueAxis } from '../../src/charts/value-axis.ts'
import type { TrendResult } from '../../src/model/index.ts'
import { honey, trendOf, words } from './trend-results.ts'

const at = (result: TrendResult, width = 600, mirrored = false): TrendLayout => layoutTrend(result, { width, words, mirrored })
/** Every number and path that a layout holds. */
function everything(result: TrendResult, width = 600): string {
  const layout = at(result, width)
  return JSON.stringify([
    layout, layoutBars(layout, result.points), layoutLine(layout, result.points, result.unit), layoutTints(layout, result, words),
    layoutBracket(layout, result, words), layoutLag(layout, result), layoutLines(layout, result, words), layoutTurns(layout, result, words, []), result.points.map((p, i) => [layout.x(i), p.value === null ? 0 : layout.y(p.value)]),
  ], (_, v: unknown) => (typeof v === 'number' && !Number.isFinite(v) ? `bad ${v}` : v))
}

describe('the layout of a trend', () => {
  const cases: Record<string, TrendResult> = {
    'no point': trendOf([]),
    'one point': trendOf([5], { window: 1 }),
    'one unfinished point': trendOf([5], { window: 1, open: true }),
    'zeros alone': trendOf([0, 0, 0, 0]),
    'nothing but gaps': trendOf([null, null, null], {}, { measure: 'winRate', unit: 'share', total: null }),
    'gaps between shares': trendOf([0.4, null, 0.6, 0.5, 0.5, null], {}, { measure: 'winRate', unit: 'share', total: null }),
    'an infinite value': trendOf([1, Infinity, 3]),
    'values without size': trendOf([Number.NaN, 1, 2]),
    'a window longer than the series': trendOf([1, 2, 3], { window: 30 }),
    'twenty days of honey': honey(),
    'five thousand days': trendOf(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 97), { window: 30 }),
  }
  for (const [name, result] of Object.entries(cases)) {
    for (const width of [0, 160, 320, 1200]) {
      it(`holds only numbers for ${name} in ${width} px`, () => {
        expect(everything(result, width)).not.to.match(/NaN|Infinity|bad |undefined/)
      })
    }
  }

  it('begins bars at zero, and keeps every value inside the plot', () => {
    const result = honey()
    const layout = at(result)
    expect(layout.value.low).to.equal(0)
    for (const { value } of result.points) expect(layout.y(value!)).to.be.within(layout.top, layout.bottom)
  })

  it('cuts the scale of shares, and says so', () => {
    const layout = at(trendOf([0.61, 0.64, 0.63], {}, { measure: 'winRate', unit: 'share' }))
    expect(layout.value.cut).to.equal(true)
    expect(layout.value.low).to.be.at.least(0.5)
    expect(layout.value.high).to.be.at.most(1)
  })

  it('runs time from left to right, or mirrored when asked', () => {
    const plain = at(honey())
    expect(plain.x(0)).to.be.lessThan(plain.x(20))
    const mirrored = at(honey(), 600, true)
    expect(mirrored.x(0)).to.be.greaterThan(mirrored.x(20))
    expect(mirrored.x(0)).to.equal(600 - plain.x(0))
  })

  it('finds the bucket under a place, in either direction, and stays inside', () => {
    for (const mirrored of [false, true]) {
      const layout = at(honey(), 600, mirrored)
      for (const i of [0, 7, 19]) expect(pointAt(layout, layout.x(i + 0.5))).to.equal(i)
      expect([pointAt(layout, -50), pointAt(layout, 5000)].sort((a, b) => a - b)).to.deep.equal([0, 19])
    }
  })

  it('draws what has not ended apart from what has', () => {
    const result = trendOf([3, 4, 5], { open: true })
    const bars = layoutBars(at(result), result.points)
    expect(bars.body.match(/M/g)).to.have.length(2)
    expect(bars.hollow.match(/M/g)).to.have.length(1)
  })

  it('draws thousands of buckets as columns of pixels', () => {
    const result = trendOf(Array.from({ length: 5000 }, (_, i) => 10 + (i % 50)), { window: 30 })
    const layout = at(result)
    expect(layoutBars(layout, result.points).body.match(/M/g)!.length).to.be.at.most(600)
    expect(layout.averagePath.length).to.be.lessThan(60_000)
  })

  it('keeps the highest bar of a column', () => {
    const values = Array.from({ length: 5000 }, () => 1)
    values[2501] = 100
    const result = trendOf(values)
    const layout = at(result)
    expect(layoutBars(layout, result.points).body).to.contain(` ${Math.round(layout.y(100) * 10) / 10}H`)
  })

  it('shows few deals and unfinished shares hollow', () => {
    const points = [{ n: 40 }, { n: 29 }, { n: 40, partial: true }]
    const result = trendOf([0.5, 0.6, 0.7], {}, { measure: 'winRate', unit: 'share' })
    const line = layoutLine(at(result), result.points.map((p, i) => ({ ...p, ...points[i] })), 'share')
    expect(line.solid).to.have.length(1)
    expect(line.hollow).to.have.length(2)
    expect(line.dashed).to.match(/^M.+L/)
  })
})

describe('what is said on a trend', () => {
  it('brackets the window of the last average: days 16 to 20 of the honey', () => {
    expect(windowOf(honey(), 19)).to.deep.equal({ first: 15, last: 19 })
    expect(windowOf(honey({ average: 'centred' }), 17)).to.deep.equal({ first: 15, last: 19 })
    expect(windowOf(honey({ average: 'exponential' }), 19)).to.equal(null)
    expect(windowOf(honey(), -1)).to.equal(null)
    expect(windowOf(honey({ window: 1, windowUnit: 'weeks' }), 19)).to.deep.equal({ first: 13, last: 19 })
    const gaps = honey().points.map((point, i) => (i % 2 === 0 ? { ...point, value: 0, n: 0 } : point))
    expect(windowOf(honey({ windowUnit: 'observations', points: gaps }), 19)).to.deep.equal({ first: 10, last: 19 })
  })

  it('leaves its name to the legend where the average runs as low as it stands, and keeps names of turns away from it', () => {
    const flat = trendOf([9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0, 0], { window: 4 })
    expect(layoutBracket(at(flat), flat, words)!.label).to.equal(null)
    const high = trendOf([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], { window: 4 })
    const { label } = layoutBracket(at(high), high, words)!
    expect(label!.text).to.equal(words.window)
    const near = { ...high, turns: [{ kind: 'trough' as const, index: 9, confirmedAt: 10 }] }
    const where = layoutTurns(at(near), near, words, [])[0]!
    for (const [away, count] of [[0, 0], [17, 0], [22, 1]] as const) expect(layoutTurns(at(near), near, words, [{ ...label!, x: where.x, y: where.y + away }]), String(away)).to.have.length(count)
  })

  it('names the turns of the honey with their values: low 9.6, peak 29.4 (METRICS WX-F2)', () => {
    const result = honey()
    expect(layoutTurns(at(result), result, words, []).map((t) => t.text).sort()).to.deep.equal(['low 9.6', 'peak 29.4'])
  })

  it('leaves out names of turns that would overlap, the earlier ones first', () => {
    const result = honey({ turns: [{ kind: 'peak', index: 10, confirmedAt: 12 }, { kind: 'peak', index: 11, confirmedAt: 13 }, { kind: 'peak', index: 12, confirmedAt: 13 }] })
    const layout = at(result)
    const turns = layoutTurns(layout, result, words, [])
    expect(turns.map((t) => t.x)).to.deep.equal([layout.x(12.5), layout.x(10.5)])
  })

  it('marks every turning point that has room; of more, those of the widest swings, and the two that are named', () => {
    // Between 10 and 20, but for every tenth peak, at 90.
    const values = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 10 : i % 20 === 5 ? 90 : 20))
    const turns = values.map((_, index) => ({ kind: index % 2 === 0 ? 'trough' as const : 'peak' as const, index, confirmedAt: index + 1 }))
    const few = trendOf(values, { averages: values }, { turns: turns.slice(0, 10) })
    expect(markedTurns(at(few), few)).to.deep.equal(few.turns)
    const many = trendOf(values, { averages: values }, { turns })
    const layout = at(many)
    const marked = markedTurns(layout, many)
    expect(marked).to.include.members([turns[198]!, turns[199]!])
    expect(marked.filter(({ index }) => values[index] === 90)).to.have.length(10)
    const places = marked.map(({ index }) => layout.x(index)).sort((a, b) => a - b)
    // Those that are named are named wherever they are.
    expect(places.slice(1).filter((x, i) => x - places[i]! < 24)).to.have.length(1)
  })

  it('tints an intervention from its first to its last day, and names it above', () => {
    const result = honey()
    const layout = at(result)
    const [tint] = layoutTints(layout, result, words)
    expect(tint!.x).to.be.closeTo(layout.x(5), 0.1)
    expect(tint!.width).to.be.closeTo(7 * layout.step, 0.1)
    expect(tint!.label!.text).to.equal('intervention 0')
  })

  it('passes over an intervention outside of the points', () => {
    const [intervention] = honey().interventions
    for (const [first, last] of [[-1, -1], [20, 25], [5, 4]] as const) {
      const result = honey({ interventions: [{ ...intervention!, first, last }] })
      expect(layoutTints(at(result), result, words)).to.deep.equal([])
    }
  })

  it('writes no names where there is no room: the note beneath does', () => {
    const result = honey()
    const layout = at(result, 320)
    expect(layoutTurns(layout, result, words, [])).to.deep.equal([])
    expect(layoutTints(layout, result, words)[0]!.label).to.equal(null)
    expect(layoutBracket(layout, result, words)!.label).to.equal(null)
  })
})

describe('the scale of values', () => {
  it('has round ends and whole ticks for counts', () => {
    const axis = valueAxis([1, 3], { unit: 'count', fromZero: true })
    expect(axis.low).to.equal(0)
    expect(axis.ticks.every(Number.isInteger)).to.equal(true)
  })
  it('runs from zero to one over nothing, and over zeros', () => {
    for (const values of [[], [null], [0, 0]]) expect(valueAxis(values, { unit: 'money', fromZero: true })).to.include({ low: 0, high: 1 })
  })
  it('never goes beyond 100 %', () => {
    expect(valueAxis([0.97, 1], { unit: 'share', fromZero: false }).high).to.equal(1)
    expect(valueAxis([1, 1], { unit: 'share', fromZero: false })).to.include({ high: 1 })
  })
})
