import { expect } from '@open-wc/testing'
import type { Figure, Row, Tables } from '../../../src/model/index.ts'
import { ask, day, decided, engines, STAGES } from './over.ts'

const goal = (id: string, start: string, end: string, value: number, more: Partial<Row<'goals'>> = {}): Row<'goals'> =>
  ({ id, scope: 'rep:x', start, end, metric: 'wonAmount', value, currency: 'EUR', ...more })
/** Two of 100 on day 5, three on day 15. */
const opportunities = [...decided({ prefix: 'a', won: 2, lost: 0, at: day(5), ownerId: 'x' }), ...decided({ prefix: 'b', won: 3, lost: 1, at: day(15), ownerId: 'x' })]
/** Only there from 16 March on. */
const newcomer = { id: 'x', name: 'X', activeFrom: '2026-03-16' }
const period = { start: day(0), end: day(20) }

for (const [engine, open] of engines) {
  const attained = (...goals: readonly Row<'goals'>[]): Figure => attainedBy({ id: 'x', name: 'X' }, ...goals)
  const attainedBy = (rep: Row<'reps'>, ...goals: readonly Row<'goals'>[]): Figure => {
    const tables: Tables = { stages: STAGES, reps: [rep], goals: [...goals], opportunities }
    return ask(open(tables), { metric: 'leaderboard', period }, day(60)).rows[0]!.attainment
  }

  // METRICS G, "Quota": what was won over what was asked for, by the days that a goal is for.
  describe(`quotas of reps over ${engine}`, () => {
    const [early, late] = [goal('e', '2026-03-01', '2026-03-10', 400), goal('l', '2026-03-11', '2026-03-20', 600)]

    it('are of the currency of the question, or of none', () => {
      expect(attained(goal('g', '2026-03-01', '2026-03-20', 1000))).to.deep.equal({ value: 0.5, n: 5 })
      expect(attained(goal('g', '2026-03-01', '2026-03-20', 1000, { currency: 'USD' }))).to.deep.equal({ value: null, reason: 'no-rows', n: 0 })
    })

    it('are held against the wins of their own days, whatever order they come in', () => {
      for (const goals of [[early, late], [late, early]]) expect(attained(...goals)).to.deep.equal({ value: 0.5, n: 5 })
      // The days between two goals are nobody's: 200 of 400 and nothing of the 100 of days 17–19.
      const gap = goal('s', '2026-03-18', '2026-03-20', 100)
      for (const goals of [[early, gap], [gap, early]]) expect(attained(...goals)).to.deep.equal({ value: 0.4, n: 2 })
      // Goals of two that overlap: both ask for what was won on day 5.
      const wide = goal('w', '2026-03-01', '2026-03-20', 600)
      for (const goals of [[early, wide], [wide, early]]) expect(attained(...goals)).to.deep.equal({ value: 0.7, n: 7 })
    })

    it('that end where the period begins ask for nothing in it, not even what is counted', () => {
      const before = goal('f', '2026-02-01', '2026-02-28', 900)
      const after = goal('t', '2026-03-21', '2026-03-31', 900)
      const deals = goal('d', '2026-03-01', '2026-03-20', 10, { metric: 'wonCount', currency: null })
      expect(attained(before, after, deals)).to.deep.equal({ value: 0.5, n: 5 })
      expect(attained(before, after)).to.deep.equal({ value: null, reason: 'no-rows', n: 0 })
    })

    it('of counts are of any currency, and ask for nothing on days off or while nobody was there', () => {
      expect(attained(goal('d', '2026-03-01', '2026-03-20', 10, { metric: 'wonCount', currency: 'USD' }))).to.deep.equal({ value: 0.5, n: 5 })
      const [whole, weekend] = [goal('g', '2026-03-01', '2026-03-20', 1000), goal('w', '2026-03-07', '2026-03-08', 100)]
      for (const goals of [[whole, weekend], [weekend, whole]]) expect(attained(...goals)).to.deep.equal({ value: 0.5, n: 5 })
      expect(attainedBy(newcomer, goal('e', '2026-03-01', '2026-03-10', 400))).to.deep.equal({ value: null, reason: 'no-rows', n: 2 })
      // Five of the fifteen working days.
      expect(attainedBy(newcomer, whole)).to.deep.equal({ value: 1.5, n: 5 })
    })

    it('are of amounts before they are of counts', () => {
      const deals = goal('d', '2026-03-01', '2026-03-20', 5, { metric: 'wonCount', currency: null })
      expect(attained(deals, goal('g', '2026-03-01', '2026-03-20', 1000))).to.deep.equal({ value: 0.5, n: 5 })
    })
  })
}
