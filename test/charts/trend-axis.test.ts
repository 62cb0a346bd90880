import { expect } from '@open-wc/testing'
import { pointAfterKey, spanOf } from '../../src/charts/brush.ts'
import { periodOfSpan, spanOfPeriod } from '../../src/charts/span.ts'
import { textWidth } from '../../src/charts/labels.ts'
import { linePath } from '../../src/charts/path.ts'
import { layoutSparkline } from '../../src/charts/sparkline.ts'
import { timeAxis, type TimeAxis } from '../../src/charts/time-axis.ts'
import type { Grain } from '../../src/model/index.ts'
import { dates, DAY, NOWRUZ, trendOf } from './trend-results.ts'

const axisOf = (count: number, grain: Grain, width: number): TimeAxis =>
  timeAxis(trendOf(Array.from({ length: count }, () => 1), { grain }).points, grain, width / count, 40, dates)
const texts = (axis: TimeAxis): string[] => axis.labels.map((l) => l.text)

describe('the axis of time', () => {
  it('puts a tick where each month begins, inside weeks too', () => {
    const axis = axisOf(38, 'week', 700)
    expect(axis.ticks).to.have.length(9)
    // 1 April is day 11 after 21 March, so 11/7 weeks in.
    expect(axis.ticks[0]).to.be.closeTo(11 / 7, 1e-9)
    expect(texts(axis)).to.deep.equal(['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'])
  })

  it('names fewer months rather than crowd them', () => {
    expect(texts(axisOf(38, 'week', 260))).to.deep.equal(['May', 'Jul', 'Sep', 'Nov'])
  })

  it('names days while they fit, with the month where one begins', () => {
    expect(texts(axisOf(14, 'day', 640))).to.include.members(['21 Mar', '22', '31', '1 Apr'])
  })

  it('names years over many years', () => {
    const axis = axisOf(5000, 'day', 600)
    expect(texts(axis)).to.include('2030')
    expect(texts(axis).every((t) => /^\d{4}$/.test(t))).to.equal(true)
  })

  it('puts the year where it begins, when there are several', () => {
    expect(texts(axisOf(20, 'month', 1200))).to.include('2027')
  })

  for (const [count, grain] of [[1, 'day'], [9, 'day'], [60, 'day'], [400, 'day'], [5000, 'day'], [3, 'week'], [120, 'week'], [2, 'month'], [30, 'month'], [7, 'quarter'], [40, 'quarter'], [1, 'year'], [80, 'year']] as const) {
    for (const width of [120, 280, 620, 1400]) {
      it(`never overlaps labels: ${count} × ${grain} in ${width} px`, () => {
        const { labels } = axisOf(count, grain, width)
        const step = width / count
        expect(labels.length).to.be.greaterThan(0)
        const spans = labels.map((l) => {
          const left = l.centred ? l.at * step - textWidth(l.text) / 2 : l.at * step + 4
          return [left, left + textWidth(l.text)] as const
        })
        spans.slice(1).forEach(([left], i) => expect(left).to.be.greaterThan(spans[i]![1]))
      })
    }
  }

  it('says nothing without buckets or without room', () => {
    expect(timeAxis([], 'day', 10, 0, dates)).to.deep.equal({ ticks: [], labels: [] })
    expect(timeAxis(trendOf([1]).points, 'day', 0, 0, dates)).to.deep.equal({ ticks: [], labels: [] })
  })
})

describe('a brush', () => {
  const { points } = trendOf([1, 2, 3, 4])
  it('holds the buckets between two, in either order', () => {
    expect(spanOf(3, 1)).to.deep.equal({ first: 1, last: 3 })
    expect(periodOfSpan(points, { first: 1, last: 2 })).to.deep.equal({ start: NOWRUZ + DAY, end: NOWRUZ + 3 * DAY })
  })
  it('finds the buckets of a period, half-open', () => {
    expect(spanOfPeriod(points, { start: NOWRUZ + DAY, end: NOWRUZ + 3 * DAY })).to.deep.equal({ first: 1, last: 2 })
    expect(spanOfPeriod(points, { start: NOWRUZ + 9 * DAY, end: NOWRUZ + 10 * DAY })).to.equal(null)
    expect(spanOfPeriod(points, null)).to.equal(null)
  })
  it('follows the arrows in the direction of time, and stops at the ends', () => {
    expect(pointAfterKey('ArrowRight', 1, 4, 'ArrowRight')).to.equal(2)
    expect(pointAfterKey('ArrowRight', 1, 4, 'ArrowLeft')).to.equal(0)
    expect(pointAfterKey('ArrowLeft', 0, 4, 'ArrowRight')).to.equal(0)
    expect(pointAfterKey('End', 0, 4, 'ArrowRight')).to.equal(3)
    expect(pointAfterKey('PageDown', 90, 100, 'ArrowRight')).to.equal(99)
    expect(pointAfterKey('a', 0, 4, 'ArrowRight')).to.equal(null)
  })
})

describe('paths', () => {
  it('lifts the pen over gaps and what is not a number', () => {
    expect(linePath([[0, 1], null, [2, 3], [4, Number.NaN], [5, 6], [7, 8]])).to.equal('M0 1M2 3M5 6L7 8')
  })
  it('keeps first, lowest, highest and last of a crowded column', () => {
    const spots = Array.from({ length: 300 }, (_, i) => [i / 100, i === 50 ? 99 : i === 60 ? -99 : 1] as const)
    expect(linePath(spots, 3)).to.match(/99L.*-99/)
    expect(linePath(spots, 3).match(/[ML]/g)!.length).to.be.at.most(12)
  })
})

describe('a sparkline', () => {
  it('ends hollow and dashed where the period is not over', () => {
    const open = layoutSparkline([1, 2, 3], 84, 22, true)
    expect(open.end!.hollow).to.equal(true)
    expect(open.tail).to.match(/^M.+L/)
    expect(layoutSparkline([1, 2, 3], 84, 22).tail).to.equal('')
  })
  for (const values of [[], [0], [0, 0, 0], [null, null], [1, null, 3], [5, 5], [Number.NaN, 1]]) {
    it(`holds only numbers for [${values.join()}]`, () => {
      expect(JSON.stringify(layoutSparkline(values, 84, 22))).not.to.match(/NaN|Infinity/)
    })
  }
  it('puts a flat line in the middle', () => {
    expect(layoutSparkline([5, 5], 84, 22).line).to.equal('M4 11L80 11')
  })
})
