import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../../src/engine/metrics/index.ts'
import type { Mood, Row, Tables } from '../../../../src/model/index.ts'
import { ask, DAY, day, decided, engines, STAGES } from '../over.ts'

const NOW = day(100)
let made = 0
function note(mood: Mood | null, at: number, rest: Partial<Row<'notes'>> = {}): Row<'notes'> {
  return { id: `n${made++}`, at: day(at), mood, isContact: true, customerId: 'c', ...rest }
}

/** METRICS WX-K: 3 and 2 | 2 | 1 and 2. */
const TEN: readonly Mood[] = [
  'cheerful', 'cheerful', 'cheerful', 'good_tempered', 'good_tempered', 'neutral', 'neutral', 'sad', 'hot_tempered', 'hot_tempered',
]

/** Deals decided on day 50, each with these notes. */
function after(prefix: string, won: number, lost: number, notes: readonly (readonly [Mood, number])[]): { deals: Row<'opportunities'>[]; notes: Row<'notes'>[] } {
  const deals = decided({ prefix, won, lost, at: day(50), customerId: 'c' })
  return { deals, notes: deals.flatMap(({ id }) => notes.map(([mood, at]) => note(mood, at, { opportunityId: id }))) }
}

for (const [engine, open] of engines) {
  describe(`mood over ${engine}`, () => {
    before(() => prepareMetrics(['mood']))

    it('is METRICS WX-K', () => {
      const { counts, unrecorded, balance, headline, coverage } = ask(open({ notes: TEN.map((mood, i) => note(mood, i)) }), { metric: 'mood' }, NOW)
      expect(counts).to.deep.equal({ cheerful: 3, good_tempered: 2, neutral: 2, sad: 1, hot_tempered: 2 })
      expect(balance).to.be.closeTo(0.2, 1e-12)
      expect(headline).to.include({ value: balance, n: 10, unit: 'share', verdict: 'untested' })
      expect([unrecorded, coverage.k, coverage.n]).to.deep.equal([0, 10, 10])
    })

    it('keeps unrecorded apart from neutral, and covers contacts only', () => {
      const notes = [note(null, 1), note(null, 2, { isContact: false }), note('sad', 3, { isContact: false }), note('neutral', 4), note('cheerful', 5, { hidden: true })]
      const { counts, unrecorded, coverage, balance, considered } = ask(open({ notes }), { metric: 'mood' }, NOW)
      expect(counts).to.deep.equal({ cheerful: 0, good_tempered: 0, neutral: 1, sad: 1, hot_tempered: 0 })
      expect([unrecorded, balance, considered]).to.deep.equal([2, -0.5, 4])
      expect(coverage).to.include({ k: 1, n: 2, value: 0.5 })
    })

    it('is METRICS WX-K2 where moods were recorded a week before the decision', () => {
      const good = after('g', 18, 12, [['sad', 41], ['cheerful', 42]])
      const other = after('o', 8, 22, [['cheerful', 41], ['neutral', 42]])
      const { outcome } = ask(open({ stages: STAGES, opportunities: [...good.deals, ...other.deals], notes: [...good.notes, ...other.notes] }), { metric: 'mood' }, NOW)
      expect(outcome.positive).to.include({ k: 18, n: 30 })
      expect(outcome.other).to.include({ k: 8, n: 30 })
      expect(outcome.difference).to.be.closeTo(0.333333, 1e-6)
      expect(outcome.interval!.low).to.be.closeTo(0.082586, 1e-6)
      expect(outcome.interval!.high).to.be.closeTo(0.531651, 1e-6)
    })

    it('looks at no mood of the last week before the decision, nor after it, nor of an open deal', () => {
      const late = after('x', 3, 0, [['cheerful', 43.001], ['cheerful', 51]])
      const justEarly = after('y', 1, 1, [['good_tempered', 43], ['sad', 44]])
      const deals = [...late.deals, ...justEarly.deals, { id: 'open', createdAt: day(1), stage: 'L' }]
      const notes = [...late.notes, ...justEarly.notes, note('cheerful', 2, { opportunityId: 'open' })]
      const { outcome } = ask(open({ stages: STAGES, opportunities: deals, notes }), { metric: 'mood' }, NOW)
      expect(outcome.positive).to.include({ k: 1, n: 2 })
      expect(outcome.other.n).to.equal(0)
      expect(outcome).to.include({ difference: null, interval: null })
      // Decided on day 50, which is not within days 51 to 60.
      const later = ask(open({ stages: STAGES, opportunities: deals, notes }), { metric: 'mood', period: { start: day(51), end: day(60) } }, NOW)
      expect(later.outcome.positive.n).to.equal(0)
    })

    it('takes the mood that is not positive where two were recorded at once', () => {
      const { deals, notes } = after('z', 1, 0, [['cheerful', 10], ['sad', 10]])
      for (const order of [notes, notes.toReversed()]) {
        const { outcome } = ask(open({ stages: STAGES, opportunities: deals, notes: order }), { metric: 'mood' }, NOW)
        expect([outcome.positive.n, outcome.other.n]).to.deep.equal([0, 1])
      }
    })

    it('tells how long customers with open deals have waited, those never reached first', () => {
      const opportunities = ['a', 'b', 'c', 'd', 'd'].map((customerId, i) => ({ id: `o${i}`, customerId, createdAt: day(1), stage: 'L' }))
      const closed = { id: 'done', customerId: 'e', createdAt: day(1), closedAt: day(2), stage: 'won' }
      const notes = [
        note(null, 90, { customerId: 'a' }), note(null, 99, { customerId: 'a', isContact: false }),
        // Told by the deal alone.
        note(null, 70, { customerId: null, opportunityId: 'o1' }), note(null, 60, { customerId: 'b' }),
        note(null, 96, { customerId: 'd' }), note(null, 10, { customerId: 'e' }),
      ]
      const tables: Tables = { stages: STAGES, opportunities: [...opportunities, closed], notes, customers: [{ id: 'a', name: 'Arian' }] }
      const { lastContact, waiting } = ask(open(tables), { metric: 'mood' }, NOW)
      expect(waiting).to.deep.equal([{ id: 'c', name: 'c', days: null }, { id: 'b', name: 'b', days: 30 }, { id: 'a', name: 'Arian', days: 10 }, { id: 'd', name: 'd', days: 4 }])
      expect(lastContact).to.deep.equal({ value: 10, n: 3 })
      // Who was merged waits no more than the one that they are: a and b were reached ten days ago, by way of a.
      const customers: Row<'customers'>[] = [{ id: 'a', name: 'Arian' }, { id: 'b', mergedInto: 'a' }, { id: 'c', mergedInto: 'e' }]
      const merged = ask(open({ ...tables, customers }), { metric: 'mood' }, NOW)
      expect(merged.waiting).to.deep.equal([{ id: 'e', name: 'e', days: 90 }, { id: 'a', name: 'Arian', days: 10 }, { id: 'd', name: 'd', days: 4 }])
    })

    it('names ten of those who wait', () => {
      const opportunities = Array.from({ length: 12 }, (_, i) => ({ id: `o${i}`, customerId: `c${String(i).padStart(2, '0')}`, createdAt: day(1), stage: 'L' }))
      const { waiting, lastContact } = ask(open({ stages: STAGES, opportunities, notes: [note(null, 90, { customerId: 'c00' })] }), { metric: 'mood' }, NOW)
      expect(waiting.map((w) => w.id)).to.deep.equal(['c01', 'c02', 'c03', 'c04', 'c05', 'c06', 'c07', 'c08', 'c09', 'c10'])
      expect(lastContact).to.deep.equal({ value: 10, n: 1 })
    })

    it('counts only days that have begun, and years of them by the month', () => {
      const opportunities: Row<'opportunities'>[] = [{ id: 'a', createdAt: day(1), stage: 'L' }]
      const tables = { stages: STAGES, opportunities, notes: [note(null, 12, { opportunityId: 'a' }), note(null, 15, { opportunityId: 'a' })] }
      const density = (asOf: number) => ask(open(tables), { metric: 'mood', period: { start: day(10), end: day(40) }, asOf }, NOW).density
      // Days 10 to 20, the first instant of which has come.
      expect(density(day(20)).value).to.be.closeTo((2 * 30) / 11, 1e-12)
      expect(density(day(20) - 1).value).to.be.closeTo((2 * 30) / 10, 1e-12)
      expect(density(day(10))).to.include({ value: 0, n: 0 })
      for (const asOf of [day(10) - 1, day(2)]) expect(density(asOf)).to.include({ value: null, reason: 'no-rows', n: 0 })
      // From the first of June 2006 to that of 2026 are over 5,000 days, 240 months: the deal was open from March on.
      const years = ask(open(tables), { metric: 'mood', period: { from: '2006-06-01', to: '2026-05-31' }, asOf: day(92) }, NOW).density
      expect(years.value).to.be.closeTo((2 * 30) / 92, 0.01)
    })

    it('counts notes for thirty days that deals were open', () => {
      // Within days 10 to 40: 30 days, 20 days, 15 days, none; together 65.
      const opportunities: Row<'opportunities'>[] = [
        { id: 'a', createdAt: day(1), stage: 'L' }, { id: 'b', createdAt: day(1), closedAt: day(30), stage: 'won' },
        { id: 'c', createdAt: day(20), closedAt: day(35), stage: 'lost' }, { id: 'd', createdAt: day(50), stage: 'L' }, { id: 'e', stage: 'won' },
        { id: 'f', createdAt: day(1), closedAt: day(5), stage: 'won' },
      ]
      const notes = [note(null, 12, { opportunityId: 'a' }), note('sad', 13, { opportunityId: 'a' }), note(null, 41, { opportunityId: 'a' }), note(null, 12)]
      const { density } = ask(open({ stages: STAGES, opportunities, notes }), { metric: 'mood', period: { start: day(10), end: day(40) } }, NOW)
      expect(density.value).to.be.closeTo((2 * 30) / 65, 1e-12)
      expect(density.n).to.equal(2)
      const shortly = { id: 'a', createdAt: day(20), closedAt: day(20) + DAY / 2, stage: 'won' }
      const none = ask(open({ stages: STAGES, opportunities: [shortly], notes }), { metric: 'mood', period: { start: day(10), end: day(40) } }, NOW)
      expect(none.density).to.include({ value: null, reason: 'no-rows' })
    })

    it('shows moods over time and against the past', () => {
      const notes = [note('sad', 5), note('cheerful', 15), note('neutral', 16), note(null, 16)]
      const { overTime, headline } = ask(open({ notes }), { metric: 'mood', period: { start: day(10), end: day(20) } }, NOW)
      expect(overTime.length).to.equal(10)
      expect(overTime[5]!.counts.cheerful).to.equal(1)
      expect([overTime[6]!.counts.neutral, overTime[6]!.unrecorded]).to.deep.equal([1, 1])
      expect(headline.series.map(({ value }) => value).filter((v) => v !== null)).to.deep.equal([1, 0])
      expect(headline).to.include({ value: 0.5, n: 2, difference: 1.5 })
      expect(headline.past).to.deep.include({ value: -1, n: 1 })
    })

    it('says that there are no notes', () => {
      const { headline, coverage, density, lastContact } = ask(open({ stages: STAGES, opportunities: [{ id: 'a', createdAt: day(1), stage: 'L', customerId: 'c' }] }), { metric: 'mood' }, NOW)
      for (const part of [headline, coverage, density, lastContact]) expect(part).to.include({ value: null, reason: 'no-table' })
    })
  })
}
