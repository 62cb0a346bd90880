import { expect } from '@open-wc/testing'
import type { InterventionEffect, Row, Tables, TrendQuery } from '../../../src/model/index.ts'
import { ask, day, engines, STAGES } from './over.ts'

const sale = (at: number, amount: number): Row<'opportunities'> => ({ id: `s${at}`, createdAt: at, closedAt: at, stage: 'won', amount, currency: 'EUR' })

for (const [engine, open] of engines) {
  const effect = (opportunities: Row<'opportunities'>[], [start, end]: readonly [string, string], query: Omit<TrendQuery, 'metric'>, now: number): InterventionEffect => {
    const tables: Tables = { stages: STAGES, opportunities, interventions: [{ id: 'i', label: 'I', start, end }] }
    return ask(open(tables), { metric: 'trend', ...query }, now).interventions[0]!.effect!
  }

  // METRICS F: the buckets during beside those before, four weeks of days, or eight of anything longer.
  describe(`what coincides with an intervention over ${engine}`, () => {
    /** Sold on the first Monday 1, on the next 2, and so on; 20 each in weeks 13 and 14, which begin on 25 May and 1 June; then 3. */
    const weeks = Array.from({ length: 20 }, (_, i) => sale(day(1 + 7 * i), i < 12 ? i + 1 : i < 14 ? 20 : 3))
    const during = ['2026-05-25', '2026-06-07'] as const

    it('is held against the eight weeks before, and followed for eight', () => {
      expect(effect(weeks, during, { grain: 'week' }, day(141))).to.include({ before: 8.5, during: 20, difference: 11.5, after: 3 })
    })

    it('is held against the 28 days before', () => {
      const days = Array.from({ length: 44 }, (_, i) => sale(day(i), i < 40 ? i + 1 : 100))
      // Days 12 to 39 sold 13 to 40.
      expect(effect(days, ['2026-04-10', '2026-04-13'], { grain: 'day' }, day(44))).to.include({ before: 26.5, during: 100, after: null })
    })

    it('leaves out the week that is not over', () => {
      const odd = [...weeks.filter((o) => Number(o.createdAt) < day(92)), sale(day(92), 500)]
      expect(effect(odd, during, { grain: 'week' }, day(94))).to.include({ before: 8.5, during: 20, after: null })
    })
  })
}
