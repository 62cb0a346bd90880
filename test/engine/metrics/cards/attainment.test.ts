import { expect } from '@open-wc/testing'
import { ShakhesError, type Row, type Tables } from '../../../../src/model/index.ts'
import { ask, DAY, day, decided, engines, loaded, STAGES } from './over-cards.ts'

for (const [engine, open] of engines) {
  describe(`attainment over ${engine}`, () => {
    before(loaded)
    // From Sunday 2026-03-01: four weeks of Saturday to Thursday, Friday off.
    const period = { start: day(0), end: day(28) }
    const iran = { weekend: [5] } as const
    const sold = (amount: number, at = day(3)): Row<'opportunities'>[] => decided({ prefix: `s${amount}`, won: 1, lost: 0, at, amount, ownerId: 'r1' })
    const goal = (rest: Partial<Row<'goals'>> = {}): Row<'goals'> =>
      ({ id: 'g', metric: 'wonAmount', start: '2026-03-01', end: '2026-03-28', value: 300, currency: 'EUR', ...rest })
    const tables: Tables = { stages: STAGES, opportunities: sold(120), goals: [goal()] }

    it('goes by working days: attainment, pace and run-rate (METRICS WX-I3)', () => {
      // Day 10 of 24 is Wednesday the eleventh.
      const result = ask(open(tables), { metric: 'attainment', period, frame: iran }, day(10) + DAY / 2)
      expect(result).to.include({ actual: 120, goal: 300, attainment: 0.4, elapsedDays: 10, totalDays: 24, runRate: 288 })
      expect(result.pace).to.be.closeTo(0.96, 1e-12)
      expect(result.headline).to.deep.include({ value: 0.4, unit: 'share', goal: 1, past: null })
      // From its first instant on, the day of T counts.
      const elapsed = (now: number) => ask(open(tables), { metric: 'attainment', period, frame: iran }, now).elapsedDays
      expect([elapsed(day(10) - 1), elapsed(day(10))]).to.deep.equal([9, 10])
    })

    it('counts half days as halves, and no holidays', () => {
      const days = (frame: object, extra: Partial<Tables> = {}) => {
        const { elapsedDays, totalDays } = ask(open({ ...tables, ...extra }), { metric: 'attainment', period, frame }, day(10) + DAY / 2)
        return [elapsedDays, totalDays]
      }
      expect(days({ ...iran, halfDays: [4] })).to.deep.equal([9.5, 22])
      expect(days({ weekend: [4, 5] })).to.deep.equal([9, 20])
      expect(days(iran, { holidays: [{ date: '2026-03-04' }, { date: '2026-03-20' }] })).to.deep.equal([9, 23])
    })

    it('reaches all of it by the end, and never more days than there are', () => {
      const result = ask(open(tables), { metric: 'attainment', period, frame: iran }, day(60))
      expect(result).to.include({ elapsedDays: 24, totalDays: 24, runRate: 120 })
      expect(result.headline.series.at(-1)!.value).to.equal(0.4)
    })

    it('takes the share of a longer goal, and lets the shortest goal of a day count', () => {
      const yearly = goal({ id: 'y', start: '2026-03-01', end: '2026-04-25', value: 480 })
      expect(ask(open({ ...tables, goals: [yearly] }), { metric: 'attainment', period, frame: iran }, day(60)).goal).to.equal(240)
      expect(ask(open({ ...tables, goals: [yearly, goal()] }), { metric: 'attainment', period, frame: iran }, day(60)).goal).to.equal(300)
    })

    it('holds only what was won where there is a goal against it', () => {
      const half = goal({ end: '2026-03-14', value: 100 })
      const data = open({ ...tables, opportunities: [...sold(120), ...sold(7, day(20))], goals: [half] })
      expect(ask(data, { metric: 'attainment', period, frame: iran }, day(60))).to.include({ actual: 120, goal: 100, totalDays: 12 })
    })

    it('counts deals where the goal is of deals, whatever they are worth', () => {
      const unpriced = decided({ prefix: 'u', won: 1, lost: 0, at: day(4), amount: null, ownerId: 'r1' })
      const data = open({ ...tables, opportunities: [...sold(120), ...unpriced], goals: [goal({ metric: 'wonCount', value: 4, currency: null }), goal({ id: 'm' })] })
      const result = ask(data, { metric: 'attainment', of: 'wonCount', period }, day(60))
      expect(result).to.include({ actual: 2, goal: 4, attainment: 0.5 })
      expect(result.excluded.missingAmount).to.equal(0)
      expect(result.headline.series.at(-1)!.value).to.equal(0.5)
      const amounts = ask(data, { metric: 'attainment', period }, day(60))
      expect(amounts).to.include({ actual: 120, goal: 300 })
      expect(amounts.excluded.missingAmount).to.equal(1)
    })

    it('grows by steps up to T, the one that begins with it among them', () => {
      const ten = { ...tables, goals: [goal({ end: '2026-03-10' })] }
      const { headline } = ask(open(ten), { metric: 'attainment', period: { start: day(0), end: day(10) } }, day(5))
      expect(headline.series.map((s) => s.value)).to.deep.equal([0, 0, 0, 0.4, 0.4, 0.4, null, null, null, null])
    })

    it('is for a rep or a team when asked', () => {
      const data = open({
        ...tables, opportunities: [...sold(120), ...decided({ prefix: 'z', won: 1, lost: 0, at: day(4), amount: 50, ownerId: 'r2' })],
        reps: [{ id: 'r1', teamId: 't' }, { id: 'r2', teamId: 't' }],
        goals: [goal(), goal({ id: 'r', scope: 'rep:r2', value: 200 }), goal({ id: 't', scope: 'team:t', value: 340 })],
      })
      expect(ask(data, { metric: 'attainment', period, goalScope: 'rep:r2' }, day(60))).to.include({ actual: 50, attainment: 0.25 })
      expect(ask(data, { metric: 'attainment', period, goalScope: 'team:t' }, day(60))).to.include({ actual: 170, attainment: 0.5 })
      expect(() => ask(data, { metric: 'attainment', goalScope: 'r2' }, day(60))).to.throw(ShakhesError, /goalScope: "r2".*rep:ID/)
      for (const goalScope of ['my rep:r2', ['rep:r2'] as unknown as string, 'team:']) {
        expect(() => ask(data, { metric: 'attainment', goalScope }, day(60)), String(goalScope)).to.throw(ShakhesError, /goalScope: .* is nobody’s/)
      }
    })

    it('says that there is no goal, or no table of goals', () => {
      const other = { ...tables, goals: [goal({ currency: 'USD' })] }
      expect(ask(open(other), { metric: 'attainment', period }, day(60)).headline).to.deep.include({ value: null, reason: 'no-goal', goal: null, quality: 'insufficient' })
      const none = ask(open({ ...tables, goals: [] }), { metric: 'attainment', period }, day(60))
      expect(none).to.include({ actual: 120, goal: null, attainment: null, pace: null })
      expect(none.headline.reason).to.equal('no-table')
    })

    it('compares whole periods with whole periods', () => {
      const data = open({ ...tables, goals: [goal(), goal({ id: 'f', start: '2026-02-01', end: '2026-02-28', value: 100 })], opportunities: [...sold(120), ...sold(60, day(-10))] })
      const { headline } = ask(data, { metric: 'attainment', period }, day(60))
      expect(headline.past).to.include({ value: 0.6, n: 1 })
      expect(headline.difference).to.be.closeTo(-0.2, 1e-12)
      expect(ask(data, { metric: 'attainment', period }, day(10)).headline.past).to.equal(null)
      expect(ask(data, { metric: 'attainment', period, compare: 'none' }, day(60)).headline).to.include({ value: 0.4, past: null })
    })
  })
}
