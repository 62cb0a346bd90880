import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import type { Tables, TrendQuery, TrendResult } from '../../../src/model/index.ts'
import { ask, DAY, day, decided, engines, STAGES } from './over.ts'

before(() => prepareMetrics([{ metric: 'trend', goal: 'everyone' }]))

/** A won deal of an amount on each of these days. */
const sales = (amounts: readonly (number | null)[], first = 0): Tables => ({
  stages: STAGES,
  opportunities: amounts.flatMap((amount, i) => (amount === null ? [] : [{
    id: `s${i}`, createdAt: day(first + i), closedAt: day(first + i) + DAY / 2, stage: 'won', amount, currency: 'EUR', ownerId: i % 2 === 0 ? 'r1' : 'r2',
  }])),
  reps: [{ id: 'r1', teamId: 't1' }, { id: 'r2', teamId: 't2' }],
})
const values = (result: TrendResult, key: 'value' | 'average' | 'past' | 'goal' = 'value') => result.points.map((p) => p[key] ?? null)

for (const [engine, open] of engines) {
  const trend = (tables: Tables, query: Omit<TrendQuery, 'metric'> = {}, now = day(60)): TrendResult => ask(open(tables), { metric: 'trend', grain: 'day', ...query }, now)

  describe(`windows of a trend over ${engine}`, () => {
    it('are days, weeks and months of the calendar', () => {
      const tables = sales(Array.from({ length: 45 }, (_, i) => i + 1))
      const week = trend(tables, { window: 1, windowUnit: 'weeks' })
      expect(values(week, 'average').slice(5, 8)).to.deep.equal([null, 4, 5])
      expect(values(week, 'average')).to.deep.equal(values(trend(tables, { window: 7, windowUnit: 'days' }), 'average'))
      expect(week).to.include({ window: 1, windowUnit: 'weeks', lag: 3 })
      // A month that ends with 31 March began on 1 March: 31 days; one that ends with 2 April began on 3 March.
      const month = values(trend(tables, { window: 1, windowUnit: 'months' }), 'average')
      expect(month.slice(29, 33)).to.deep.equal([null, 16, 17, 18])
    })

    it('are months of the Jalali calendar where that is asked for', () => {
      const tables = sales(Array.from({ length: 75 }, (_, i) => i + 1))
      // Farvardin 1405 begins on 2026-03-21 and has 31 days: its last is day 50 (2026-04-20).
      const month = trend(tables, { window: 1, windowUnit: 'months', frame: { calendar: 'persian' } }, day(90))
      expect(month.points[50]!.average).to.equal((21 + 51) / 2)
      // Esfand 1404 has 29: the month up to its end holds days 0–19 alone of what is recorded, so there is none.
      expect(month.points[19]!.average).to.equal(null)
    })

    it('know the day that begins at T, and not the next', () => {
      const { points } = trend({ ...sales([7, 8, 9]), opportunities: [{ id: 's', createdAt: day(1), closedAt: day(1), stage: 'won', amount: 5, currency: 'EUR' }] }, { period: { start: day(0), end: day(3) } }, day(1))
      expect(points.map((p) => p.value)).to.deep.equal([null, 5, null])
    })

    it('weigh the later days of a calendar window more, where asked', () => {
      const result = trend(sales([1, 2, 3, 4]), { window: 3, windowUnit: 'days', average: 'weighted' })
      expect(values(result, 'average')).to.deep.equal([null, null, 14 / 6, 20 / 6]) // METRICS WX-F: WMA(3) of 1, 2, 3
    })

    it('are observations, which skip days on which nothing happened', () => {
      const result = trend(sales([10, null, 20, null, null, 40]), { window: 2, windowUnit: 'observations' })
      expect(values(result)).to.deep.equal([10, 0, 20, 0, 0, 40])
      expect(values(result, 'average')).to.deep.equal([null, null, 15, 15, 15, 30])
      const centred = trend(sales([10, null, 20, null, null, 40]), { window: 3, windowUnit: 'observations', average: 'centred' })
      expect(values(centred, 'average')).to.deep.equal([null, null, 70 / 3, null, null, null])
    })

    it('look back before the period, so that the first average is whole', () => {
      const long = Array.from({ length: 80 }, (_, i) => i + 1)
      const first = (query: Omit<TrendQuery, 'metric'>) => trend(sales(long), { period: { start: day(70), end: day(75) }, ...query }, day(90)).points[0]!.average!
      // Day 70 has 71, day 69 has 70, and so on. Two weeks: 58 to 71. A month up to 10 May 2026 began on 11 April, day 41.
      expect(first({ window: 2, windowUnit: 'weeks' })).to.equal((58 + 71) / 2)
      expect(first({ window: 10, windowUnit: 'days' })).to.equal((62 + 71) / 2)
      expect(first({ window: 1, windowUnit: 'months' })).to.equal((42 + 71) / 2)
      expect(first({ window: 10 })).to.equal((62 + 71) / 2)
      expect(first({ window: 1 })).to.equal(71)
      // An exponential one looks back four windows: 71 to 64 for a window of two, weighing a third of the one after (METRICS F).
      const weights = Array.from({ length: 8 }, (_, i) => (1 / 3) ** i)
      expect(first({ window: 2, average: 'exponential' }))
        .to.be.closeTo(weights.reduce((sum, w, i) => sum + w * (71 - i), 0) / weights.reduce((a, b) => a + b, 0), 1e-9)
    })

    it('have the usual window of a step that is longer than their unit, where nobody said how long a step is', () => {
      const long = sales(Array.from({ length: 800 }, (_, i) => i))
      const asked = { window: 28, windowUnit: 'days' } as const
      const auto = (query: Omit<TrendQuery, 'metric'>): TrendResult => ask(open(long), { metric: 'trend', ...query }, day(800))
      const fallen = auto(asked)
      expect(fallen).to.deep.include({ grain: 'month', window: 3, windowUnit: 'buckets' })
      expect(fallen.points.map((p) => p.average)).to.deep.equal(auto({}).points.map((p) => p.average))
      expect(() => trend(long, { ...asked, grain: 'month' }, day(800))).to.throw(/windowUnit.*"days" is shorter than a bucket of one month/)
    })

    it('look for observations four windows of buckets back', () => {
      const on = (...days: readonly number[]): Tables => sales(Array.from({ length: 80 }, (_, i) => (days.includes(i) ? i : null)))
      const first = (...days: readonly number[]) => trend(on(1, ...days), { window: 2, windowUnit: 'observations', period: { start: day(70), end: day(72) } }, day(90)).points[0]!.average
      expect(first(63, 70)).to.equal((63 + 70) / 2)
      expect(first(62, 70)).to.equal(null)
    })

    it('take no part of a bucket in which the data begins for a whole one', () => {
      // Weeks begin on days 1, 8, 15 and 22; the data begins on day 3.
      const tables = sales(Array.from({ length: 40 }, () => 1), 3)
      const averages = (window: number) => values(trend(tables, { grain: 'week', window, period: { start: day(15), end: day(29) } }, day(60)), 'average')
      expect(averages(2)).to.deep.equal([7, 7])
      expect(averages(3)).to.deep.equal([null, 7])
    })

    it('have no average of a period that lies ahead of T, in any unit', () => {
      for (const windowUnit of ['months', 'weeks', 'observations', 'buckets'] as const) {
        const { points } = trend(sales([1, 2, 3, 4, 5]), { window: 1, windowUnit, period: { start: day(40), end: day(43) } }, day(3))
        expect(points.map((p) => [p.value, p.average]), windowUnit).to.deep.equal([[null, null], [null, null], [null, null]])
      }
    })

    it('add up a ratio over observations and over days alike', () => {
      const opportunities = [
        ...decided({ prefix: 'a', won: 1, lost: 0, at: day(0) }), ...decided({ prefix: 'b', won: 1, lost: 8, at: day(2) }), ...decided({ prefix: 'c', won: 1, lost: 0, at: day(7) }),
      ]
      const rate = (query: Omit<TrendQuery, 'metric'>) => values(trend({ stages: STAGES, opportunities }, { measure: 'winRate', period: { start: day(0), end: day(6) }, ...query }), 'average')
      // METRICS WX-F: 1/1 then 1/9 is 2/10; the later one twice, 3/19.
      expect(rate({ window: 2, windowUnit: 'observations' })).to.deep.equal([null, null, 0.2, 0.2, 0.2, 0.2])
      expect(rate({ window: 3, windowUnit: 'days' })).to.deep.equal([1, 1, 0.2, 1 / 9, 1 / 9, null])
      expect(rate({ window: 3, windowUnit: 'days', average: 'weighted' })[2]).to.be.closeTo((1 + 3) / (1 + 27), 1e-12)
    })

    it('trail by half of their buckets, of whatever unit', () => {
      // A month is about four weeks, of which three lie before the last.
      expect(trend(sales([1]), { grain: 'week', window: 1, windowUnit: 'months' }).lag).to.equal(1.5)
      expect(trend(sales([1]), { window: 2, windowUnit: 'weeks' }).lag).to.equal(6.5)
    })

    it('are refused where they are shorter than a bucket, or the average knows places alone', () => {
      expect(() => trend(sales([1]), { grain: 'month', windowUnit: 'days' })).to.throw('windowUnit: "days" is shorter than a bucket of one month')
      expect(() => trend(sales([1]), { windowUnit: 'weeks', average: 'centred' })).to.throw('windowUnit: "weeks" is for the simple and the weighted average')
      expect(() => trend(sales([1]), { windowUnit: 'days', average: 'exponential' })).to.throw('not the exponential one')
      expect(() => trend(sales([1]), { hysteresis: -0.01 })).to.throw('hysteresis: -0.01 is not allowed')
      expect(trend(sales([1]), { hysteresis: 0 }).turns).to.deep.equal([])
      expect(() => trend(sales([1]), { windowUnit: 'years' as 'days' })).to.throw('windowUnit: "years" is not known')
      expect(() => trend(sales([1]), { window: 0 })).to.throw('window: 0 is not allowed')
    })
  })

  describe(`a trend beside an earlier period over ${engine}`, () => {
    const tables = sales(Array.from({ length: 20 }, (_, i) => i + 1))

    it('has the bucket of the same place beside each', () => {
      const result = trend(tables, { period: { start: day(10), end: day(20) }, compare: 'previous' })
      expect(values(result)).to.deep.equal([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
      expect(values(result, 'past')).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      expect(result.past).to.deep.equal({ period: { start: day(0), end: day(10) }, total: 55 })
      expect(trend(tables, { period: { start: day(10), end: day(20) } }).past).to.equal(undefined)
    })

    it('holds no part of a week against a longer or a shorter one', () => {
      const frame = { weekStart: 1 } as const
      // Wednesday 11 to Friday 20 March: five days and five. Before: Sunday 1 March alone, a whole week, two days.
      const clipped = trend(tables, { grain: 'week', frame, period: { start: day(10), end: day(20) }, compare: 'previous' })
      expect(values(clipped, 'past')).to.deep.equal([null, null])
      // Of the week from Monday 16 March two days have passed; of the one before, as many: the 9th and the 10th.
      const begun = trend(tables, { grain: 'week', frame, period: { start: day(15), end: day(22) }, compare: 'previous' }, day(17) - 1)
      expect(values(begun, 'past')).to.deep.equal([9 + 10])
    })

    it('knows nothing of days before the data', () => {
      const result = trend(tables, { period: { start: day(5), end: day(15) }, compare: 'previous' })
      expect(values(result, 'past')).to.deep.equal([null, null, null, null, null, 1, 2, 3, 4, 5])
    })
  })

  describe(`a trend beside a goal over ${engine}`, () => {
    // March 2026 has 22 working days (Mondays to Fridays); day 0 is Sunday 1 March.
    const goal = { id: 'g', start: '2026-03-01', end: '2026-03-31', metric: 'wonCount' as const, value: 44 }
    const tables: Tables = { ...sales(Array.from({ length: 12 }, () => 5)), goals: [goal, { ...goal, id: 't', scope: 'team:t1', value: 22 }, { ...goal, id: 'm', metric: 'wonAmount', value: 300, currency: 'EUR' }] }
    const asked = { measure: 'wonCount', goal: 'everyone', period: { from: '2026-03-01', to: '2026-03-31' } } as const

    it('tells attainment, pace by working days and run-rate', () => {
      // To the end of Friday 13 March, ten of 22 working days have passed. Twelve deals were won.
      const { goal: found, points } = trend(tables, asked, day(13) - 1)
      expect(found).to.include({ value: 44, actual: 12, elapsedDays: 10, totalDays: 22 })
      // METRICS I: attainment ÷ elapsed share; actual ÷ elapsed × total.
      expect(found!.attainment).to.be.closeTo(12 / 44, 1e-12)
      expect(found!.pace).to.be.closeTo((12 / 44) / (10 / 22), 1e-12)
      expect(found!.runRate).to.be.closeTo((12 / 10) * 22, 1e-9)
      expect(points.slice(0, 3).map((p) => p.goal)).to.deep.equal([0, 2, 2])
      // From its first instant on the day of T counts as elapsed (METRICS I); Saturdays do not.
      const elapsed = (now: number) => trend(tables, asked, now).goal!.elapsedDays
      expect([elapsed(day(12) - 1), elapsed(day(12)), elapsed(day(13)), elapsed(day(15))]).to.deep.equal([9, 10, 10, 11])
      // Sunday the first is no working day: there is no pace yet.
      expect(trend(tables, asked, day(0)).goal).to.include({ elapsedDays: 0, pace: null, runRate: null })
      expect(points.reduce((sum, p) => sum + (p.goal ?? 0), 0)).to.be.closeTo(44, 1e-9)
    })

    it('reproduces METRICS WX-I3 with a month of 24 working days', () => {
      const days = Array.from({ length: 24 }, (_, i) => i)
      const month: Tables = { ...sales(days.map((i) => (i < 10 ? 12 : null)), 1), goals: [{ id: 'g', start: '2026-03-02', end: '2026-03-25', metric: 'wonAmount', value: 300, currency: 'EUR' }] }
      const { goal: found } = trend(month, { goal: 'everyone', period: { start: day(1), end: day(25) }, frame: { weekend: [] } }, day(11) - 1)
      expect(found).to.include({ actual: 120, value: 300, attainment: 0.4, elapsedDays: 10, totalDays: 24 })
      expect(found!.pace).to.be.closeTo(0.96, 1e-12)
      expect(found!.runRate).to.be.closeTo(288, 1e-9)
    })

    it('asks for nothing in the months before and after it', () => {
      const april: Tables = { ...tables, goals: [{ ...goal, start: '2026-04-01', end: '2026-04-30' }] }
      const { points } = trend(april, { ...asked, grain: 'month', period: { from: '2026-03-01', to: '2026-05-31' } })
      expect(points.map((p) => p.goal ?? null)).to.deep.equal([null, 44, null])
    })

    it('counts a team’s own deals toward its goal', () => {
      const { goal: found, total } = trend(tables, { ...asked, goal: 'team:t1' }, day(60))
      expect(found).to.include({ value: 22, actual: 6 })
      expect(total).to.equal(12)
      const own = { ...tables, goals: [{ ...goal, id: 'r', scope: 'rep:r2', value: 11 }] }
      expect(trend(own, { ...asked, goal: 'rep:r2' }, day(60)).goal).to.include({ value: 11, actual: 6 })
    })

    it('is null without a goal, shares one that reaches beyond the period, and refuses what nobody sets goals for', () => {
      expect(trend(tables, { ...asked, goal: 'rep:r1' }).goal).to.equal(null)
      expect(trend(tables, { ...asked, period: { from: '2026-03-02', to: '2026-03-06' } }).goal).to.include({ value: 10, totalDays: 5, actual: 5 })
      expect(trend(tables, { ...asked, measure: 'wonAmount' }).goal).to.include({ value: 300, actual: 60 })
      expect(() => trend(tables, { ...asked, measure: 'lostCount' })).to.throw('goal: "everyone" cannot be held against lostCount')
      expect(() => trend(tables, { ...asked, goal: 'mine' })).to.throw('goal: "mine" is no goal’s scope; give everyone, team:ID or rep:ID')
    })
  })

  describe(`placebo dates over ${engine}`, () => {
    it('tell on how many other stretches a difference as large was seen', () => {
      const level = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]
      const tables = { ...sales([...level, 30, 31, 30, ...level]), interventions: [{ id: 'i', label: 'I', start: '2026-03-13', end: '2026-03-15' }] }
      const { placebo, difference, after } = trend(tables).interventions[0]!.effect!
      expect(after).to.equal(1.5)
      expect(difference).to.be.closeTo(91 / 3 - 1.5, 1e-9)
      // Stretches of three days with two or more before them, none touching days 12–14, nor looking back on them.
      expect(placebo).to.deep.equal({ dates: 8, asLarge: 0 })
    })

    it('show where the same happens without any intervention', () => {
      const wave = Array.from({ length: 40 }, (_, i) => (i % 10 < 5 ? 1 : 9))
      const tables = { ...sales(wave), interventions: [{ id: 'i', label: 'I', start: '2026-04-05', end: '2026-04-09' }] }
      const { placebo } = trend(tables).interventions[0]!.effect!
      expect(placebo!.asLarge).to.be.greaterThan(0)
    })
  })

  describe(`leads and touches over ${engine}`, () => {
    const tables: Tables = {
      stages: STAGES, opportunities: decided({ won: 1, lost: 0, at: day(3) }),
      leads: [{ id: 'a', createdAt: day(1), channel: 'web' }, { id: 'b', createdAt: day(1) + 5, channel: 'fair' }, { id: 'c', createdAt: day(2), channel: 'web' }],
      touches: [{ id: 't', channel: 'web', at: day(2) }],
    }
    const period = { start: day(1), end: day(3) }

    it('are counted by their day', () => {
      expect(values(trend(tables, { measure: 'leadCount', period }))).to.deep.equal([2, 1])
      expect(values(trend(tables, { measure: 'touchCount', period }))).to.deep.equal([0, 1])
    })

    it('follow what of a filter they have fields for, and name the rest', () => {
      const filter = { op: 'and', of: [{ op: 'in', field: 'channel', values: ['web'] }, { op: 'in', field: 'owner', values: ['r1'] }] } as const
      const result = trend(tables, { measure: 'leadCount', period, filter })
      expect(values(result)).to.deep.equal([1, 1])
      expect(result.ignored).to.deep.equal(['owner'])
      expect(() => trend(tables, { filter })).to.throw('filter.field: "channel"')
      expect(trend(tables, { measure: 'touchCount', period, filter }).ignored).to.deep.equal(['owner'])
      const fair = trend(tables, { measure: 'leadCount', period, filter: { op: 'in', field: 'channel', values: ['fair'] } })
      expect(values(fair)).to.deep.equal([1, 0])
      const either = { op: 'or', of: [{ op: 'in', field: 'channel', values: ['web'] }, { op: 'in', field: 'region', values: ['north'] }] } as const
      expect(trend(tables, { measure: 'leadCount', period, filter: either }).ignored).to.deep.equal(['region'])
      expect(fair).to.not.have.property('ignored')
      // Notes are about deals, and follow what is asked of them.
      const noted: Tables = { ...tables, notes: ['north', 'south'].map((id) => ({ id, at: day(2), opportunityId: id })), opportunities: ['north', 'south'].map((region) => ({ id: region, region, createdAt: day(1), stage: 'L' })) }
      const north = { op: 'in', field: 'region', values: ['north'] } as const
      expect(values(trend(noted, { measure: 'noteCount', period, filter: north }))).to.deep.equal([0, 1])
      expect(trend(noted, { measure: 'leadCount', period, filter: north }).ignored).to.deep.equal(['region'])
    })

    it('are unknown, not 0, without a table', () => {
      const { leads: _, ...others } = tables
      expect(values(trend(others, { measure: 'leadCount', period }))).to.deep.equal([null, null])
      expect(values(trend(others, { measure: 'touchCount', period }))).to.deep.equal([0, 1])
      const { touches: __, ...without } = tables
      expect(values(trend(without, { measure: 'touchCount', period }))).to.deep.equal([null, null])
    })
  })
}
