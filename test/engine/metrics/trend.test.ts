import { expect } from '@open-wc/testing'
import type { Tables, TrendQuery, TrendResult } from '../../../src/model/index.ts'
import { ask, DAY, day, decided, engines, STAGES } from './over.ts'

/** METRICS F, the invented honey series: kg sold on days 1–20. Day 1 is 2026-03-02. */
const HONEY = [14, 12, 10, 11, 7, 8, 30, 16, 50, 9, 38, 34, 12, 26, 6, 20, 10, 11, 9, 5]
const honey: Tables = {
  stages: STAGES,
  opportunities: HONEY.map((kg, i) => ({ id: `h${i}`, createdAt: day(i + 1), closedAt: day(i + 1) + DAY / 2, stage: 'won', amount: kg, currency: 'EUR' })),
  interventions: [
    { id: 'leaflets', label: 'Leaflets', start: '2026-03-07', end: '2026-03-13' }, // days 6–12
  ],
}
const AFTER = day(22)

for (const [engine, open] of engines) {
  const trend = (tables: Tables, query: Omit<TrendQuery, 'metric'> = {}, now = AFTER): TrendResult => ask(open(tables), { metric: 'trend', ...query }, now)

  describe(`trend over ${engine}`, () => {
    it('follows the honey by five days and finds both turns', () => {
      const result = trend(honey, { grain: 'day', window: 5 })
      expect(result.points.map((p) => p.value)).to.deep.equal(HONEY)
      // METRICS WX-F2
      const sma = [10.8, 9.6, 13.2, 14.4, 22.2, 22.6, 28.6, 29.4, 28.6, 23.8, 23.2, 19.6, 14.8, 14.6, 11.2, 11.0]
      expect(result.points.slice(0, 4).map((p) => p.average)).to.deep.equal([null, null, null, null])
      sma.forEach((v, i) => expect(result.points[i + 4]!.average, `day ${i + 5}`).to.be.closeTo(v, 1e-9))
      expect(result.turns).to.deep.equal([{ kind: 'trough', index: 5, confirmedAt: 6 }, { kind: 'peak', index: 11, confirmedAt: 13 }])
      expect(result).to.include({ unit: 'money', lag: 2, window: 5, average: 'simple', total: 338 })
    })

    it('shows the lag when the average is centred', () => {
      const { turns } = trend(honey, { grain: 'day', window: 5, average: 'centred' })
      expect(turns.map((t) => t.index + 1)).to.deep.equal([4, 10]) // METRICS WX-F2
    })

    it('measures what coincides with the leaflets, and that it does not stand a moved boundary', () => {
      const { interventions } = trend(honey, { grain: 'day' })
      expect(interventions).to.have.length(1)
      const [{ first, last, effect }] = interventions as [typeof interventions[number]]
      expect([first, last]).to.deep.equal([5, 11])
      // METRICS WX-F2
      expect(effect!.before).to.be.closeTo(10.8, 1e-9)
      expect(effect!.difference).to.be.closeTo(15.63, 0.005)
      expect(effect!.interval!.low).to.be.closeTo(0.92, 0.005)
      expect(effect!.interval!.high).to.be.closeTo(30.33, 0.005)
      expect(effect!.robust).to.equal(false)
    })

    it('calls an effect robust that stands each moved boundary', () => {
      const kg = [1, 2, 1, 2, 1, 2, 1, 2, 30, 31, 30, 31, 30, 31, 30, 31]
      const tables: Tables = {
        stages: STAGES,
        opportunities: kg.map((amount, i) => ({ id: `k${i}`, createdAt: day(i), closedAt: day(i), stage: 'won', amount, currency: 'EUR' })),
        interventions: [{ id: 'x', label: 'X', start: '2026-03-09', end: '2026-03-15' }],
      }
      expect(trend(tables, { grain: 'day' }).interventions[0]!.effect!.robust).to.equal(true)
      const until = (end: string | null) => trend({ ...tables, interventions: [{ id: 'x', label: 'X', start: '2026-03-09', end }] }, { grain: 'day' }).interventions[0]!.effect!
      for (const end of ['2026-03-16', '2026-05-01', null]) expect(until(end)).to.include({ robust: true, during: 30.5, before: 1.5 })
      // One day has no interval, so nothing stands.
      expect(until('2026-03-09')).to.include({ robust: false, interval: null, during: 30 })
      const two: Tables = { ...tables, opportunities: tables.opportunities!.slice(7, 9) }
      expect(trend(two, { grain: 'day' }).interventions[0]!.effect).to.include({ robust: false, difference: 28 })
    })

    it('keeps an intervention that goes on, and says nothing of one without a before', () => {
      const tables: Tables = {
        ...honey,
        interventions: [{ id: 'on', label: 'On', start: '2026-03-12' }, { id: 'old', label: 'Old', start: '2026-02-01', end: '2026-03-05' }, { id: 'gone', label: 'Gone', start: '2025-01-01', end: '2025-01-02' }, { id: 'later', label: 'Later', start: '2026-06-01', end: '2026-06-02' }],
      }
      const found = trend(tables, { grain: 'day' }).interventions
      expect(found.map((i) => [i.id, i.first, i.last, i.effect === null])).to.deep.equal([['on', 10, 19, false], ['old', 0, 3, true]])
    })

    it('takes a covered day without sales as 0, and none after T', () => {
      const tables: Tables = { stages: STAGES, opportunities: [...decided({ won: 1, lost: 0, at: day(0) }), ...decided({ won: 2, lost: 0, at: day(3) })] }
      const { points, total } = trend(tables, { grain: 'day', period: { start: day(0), end: day(6) }, window: 2 }, day(4) + DAY / 2)
      expect(points.map((p) => p.value)).to.deep.equal([100, 0, 0, 200, 0, null])
      // The fifth day has not ended, so it is not averaged yet.
      expect(points.map((p) => p.average)).to.deep.equal([50, 50, 0, 100, null, null])
      expect(points.map((p) => p.partial)).to.deep.equal([false, false, false, false, true, true])
      expect(total).to.equal(300)
    })

    it('looks back before the period so that the average is right from its first day', () => {
      const whole = trend(honey, { grain: 'day', window: 5 })
      const part = trend(honey, { grain: 'day', window: 5, period: { start: day(10), end: day(15) } })
      expect(part.points.map((p) => p.value)).to.deep.equal(HONEY.slice(9, 14))
      expect(part.points.map((p) => p.average)).to.deep.equal(whole.points.slice(9, 14).map((p) => p.average))
      expect(part.considered).to.equal(5)
    })

    it('averages a first bucket that the period clips as the whole it is', () => {
      const tables: Tables = { stages: STAGES, opportunities: Array.from({ length: 28 }, (_, i) => decided({ prefix: `${i}`, won: 1, lost: 0, at: day(i + 1) })[0]!) }
      // Weeks begin on day 1; the period begins within the third.
      const { points } = trend(tables, { grain: 'week', window: 2, period: { start: day(18), end: day(29) } }, day(40))
      expect(points.map((p) => [p.value, p.partial, p.average])).to.deep.equal([[400, true, 700], [700, false, 700]])
    })

    it('knows nothing of days before the data, which is not 0', () => {
      const { points } = trend(honey, { grain: 'day', window: 2, period: { start: day(-11), end: day(3) } })
      // Created on day 1 at the earliest.
      expect(points.slice(0, 12).every((p) => p.value === null && p.average === null)).to.equal(true)
      expect(points.slice(12).map((p) => [p.value, p.average])).to.deep.equal([[14, null], [12, 13]])
    })

    it('averages a rate as a ratio of sums', () => {
      const opportunities = [...decided({ prefix: 'a', won: 1, lost: 0, at: day(0) }), ...decided({ prefix: 'b', won: 1, lost: 8, at: day(1) })]
      const result = trend({ stages: STAGES, opportunities }, { measure: 'winRate', grain: 'day', window: 2, period: { start: day(0), end: day(3) } })
      expect(result.points.map((p) => p.value)).to.deep.equal([1, 1 / 9, null])
      expect(result.points[1]!.average).to.equal(0.2) // METRICS WX-F
      expect(result.points[2]!.average).to.equal(1 / 9)
      expect(result).to.include({ unit: 'share', total: null })
    })

    it('means an average deal by what was won over how many', () => {
      const opportunities = [10, 12, 15, 20, 93].map((amount, i) => decided({ prefix: `${i}`, won: 1, lost: 0, at: day(1), amount })[0]!)
      const result = trend({ stages: STAGES, opportunities }, { measure: 'dealSize', grain: 'day', window: 1 })
      expect(result.points.find((p) => p.n === 5)!.value).to.equal(30) // METRICS WX-D
    })

    it('counts created deals by their own date, and those without one', () => {
      const opportunities = [{ id: 'a', createdAt: day(0), stage: 'L' }, { id: 'b', createdAt: day(1), stage: 'L' }, { id: 'c', createdAt: null, stage: 'L' }]
      const result = trend({ stages: STAGES, opportunities }, { measure: 'createdCount', grain: 'day' })
      expect(result.points.map((p) => p.value)).to.deep.equal([1, 1])
      expect(result.excluded.uncreated).to.equal(1)
      expect(result.unit).to.equal('count')
    })

    it('counts lost deals and notes', () => {
      const tables: Tables = {
        stages: STAGES, opportunities: decided({ won: 1, lost: 3, at: day(1) }),
        notes: [{ id: 'n', at: day(1), customerId: 'c' }, { id: 'm', at: day(1) + 5, customerId: 'c' }],
      }
      expect(trend(tables, { measure: 'lostCount', grain: 'day' }).total).to.equal(3)
      expect(trend(tables, { measure: 'noteCount', grain: 'day' }).total).to.equal(2)
      expect(trend(tables, { measure: 'wonCount', grain: 'day' }).total).to.equal(1)
    })

    it('counts amounts that are missing or in another currency', () => {
      const opportunities = [...decided({ won: 3, lost: 0, at: day(1) }), ...decided({ prefix: 'm', won: 1, lost: 0, at: day(1), amount: null }), ...decided({ prefix: 'u', won: 1, lost: 0, at: day(1), currency: 'USD' })]
      const { excluded, total, points } = trend({ stages: STAGES, opportunities }, { grain: 'day' })
      expect(excluded).to.include({ missingAmount: 1, unconverted: 1 })
      expect(total).to.equal(300)
      expect(points.find((p) => p.value === 300)!.n).to.equal(3)
      // None of them has a path.
      expect(trend({ stages: STAGES, opportunities }, { grain: 'day' }).snapshots).to.equal(5)
    })

    it('is empty, not broken, over nothing', () => {
      expect(trend({ stages: STAGES }, { grain: 'day', period: { start: day(0), end: day(2) } }).points.map((p) => [p.value, p.average])).to.deep.equal([[null, null], [null, null]])
      const { points, turns, total } = trend({ stages: STAGES }, {})
      expect(points.every((p) => p.value === null && p.average === null)).to.equal(true)
      expect({ turns, total }).to.deep.equal({ turns: [], total: 0 })
    })
  })
}
