import { expect } from '@open-wc/testing'
import { goalIn } from '../../../../src/engine/metrics/cards/goal.ts'
import type { GoalInfo } from '../../../../src/engine/metric.ts'
import type { Period } from '../../../../src/model/index.ts'

const goal = (start: number, end: number, value: number, rest: Partial<GoalInfo> = {}): GoalInfo =>
  ({ scope: null, metric: 'wonAmount', value, currency: 'EUR', period: { start, end }, ...rest })

/** Every unit of time is a day's work, but for those that are off. */
function found(goals: readonly GoalInfo[], period: Period, { metric = 'wonAmount' as const, scope = null, off = [] }: {
  metric?: GoalInfo['metric']; scope?: string | null; off?: readonly number[]
} = {}) {
  const workdays = ({ start, end }: Period): number => Array.from({ length: end - start }, (_, i) => start + i).filter((d) => !off.includes(d)).length
  return goalIn(period, { metric, scope }, { goals, currency: 'EUR', workdays })
}

describe('the goal of a period', () => {
  const period = { start: 10, end: 20 }

  it('is the share of working days of one that reaches beyond it, on either side', () => {
    expect(found([goal(0, 40, 100)], period)).to.deep.equal({ value: 25, parts: [{ start: 10, end: 20 }] })
    expect(found([goal(5, 15, 100)], period)).to.deep.equal({ value: 50, parts: [{ start: 10, end: 15 }] })
    expect(found([goal(15, 35, 100)], period)).to.deep.equal({ value: 25, parts: [{ start: 15, end: 20 }] })
    expect(found([goal(5, 15, 100)], period, { off: [12, 13] })).to.deep.equal({ value: 37.5, parts: [{ start: 10, end: 15 }] })
  })

  it('is nobody’s where none covers it, or none of its working days', () => {
    expect(found([], period)).to.equal(null)
    expect(found([goal(0, 10, 100), goal(20, 30, 100)], period)).to.equal(null)
    expect(found([goal(12, 14, 100)], period, { off: [12, 13] })).to.equal(null)
    expect(found([goal(12, 14, 100), goal(16, 18, 8)], period, { off: [12, 13] })!.value).to.equal(8)
  })

  it('goes by the shortest for each day, and by the earlier of equally long ones', () => {
    for (const order of [1, -1]) {
      const given = (...goals: readonly GoalInfo[]) => found(order === 1 ? goals : goals.toReversed(), period)!
      // Eight of ten days of the long one, and two of their own.
      expect(given(goal(10, 20, 100), goal(18, 20, 7)).value).to.equal(87)
      expect(given(goal(0, 20, 100), goal(10, 12, 7)).value).to.equal(47)
      expect(given(goal(10, 16, 60), goal(14, 20, 600)).value).to.equal(460)
    }
  })

  it('joins parts that touch, and keeps those apart that do not', () => {
    expect(found([goal(10, 13, 3), goal(13, 15, 2), goal(17, 19, 5)], period)).to.deep.equal({
      value: 10, parts: [{ start: 10, end: 15 }, { start: 17, end: 19 }],
    })
  })

  it('is of the metric, the scope and the currency that are asked about', () => {
    expect(found([goal(10, 20, 5, { metric: 'wonCount', currency: 'USD' })], period, { metric: 'wonCount' as 'wonAmount' })!.value).to.equal(5)
    expect(found([goal(10, 20, 5, { metric: 'wonCount' })], period)).to.equal(null)
    expect(found([goal(10, 20, 5, { currency: 'USD' })], period)).to.equal(null)
    expect(found([goal(10, 20, 5, { currency: null })], period)!.value).to.equal(5)
    expect(found([goal(10, 20, 5, { scope: 'rep:r' })], period)).to.equal(null)
    expect(found([goal(10, 20, 5, { scope: 'rep:r' })], period, { scope: 'rep:r' })!.value).to.equal(5)
  })
})
