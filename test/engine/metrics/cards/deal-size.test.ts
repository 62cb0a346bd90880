import { expect } from '@open-wc/testing'
import type { Row, Tables } from '../../../../src/model/index.ts'
import { ask, day, decided, engines, loaded, open as openDeals, STAGES } from './over-cards.ts'

const winners = (...amounts: readonly number[]): Row<'opportunities'>[] =>
  amounts.flatMap((amount, i) => decided({ prefix: `w${i}`, won: 1, lost: 0, at: day(10), amount }))

for (const [engine, open] of engines) {
  describe(`deal size over ${engine}`, () => {
    before(loaded)

    it('shows median and mean side by side (METRICS WX-D)', () => {
      const data = open({ stages: STAGES, opportunities: winners(10, 12, 15, 20, 93) })
      const result = ask(data, { metric: 'dealSize' }, day(30))
      expect(result).to.deep.include({ mean: { value: 30, n: 5 }, median: { value: 15, n: 5 }, total: 150, bands: [] })
      expect(result.headline).to.include({ value: 15, unit: 'money', n: 5, quality: 'grey' })
      expect(ask(data, { metric: 'dealSize', statistic: 'mean' }, day(30)).headline.value).to.equal(30)
    })

    it('sets the deals of the period before beside it, by the amounts that are known', () => {
      const won = (prefix: string, on: number, ...amounts: readonly (number | null)[]): Row<'opportunities'>[] =>
        amounts.flatMap((amount, i) => decided({ prefix: `${prefix}${i}`, won: 1, lost: 0, at: day(on), amount }))
      const opportunities = [...won('p', 5, 10, 20, 60, null), ...won('n', 12, 12, 20), ...won('m', 14, 94)]
      const asked = { metric: 'dealSize', period: { start: day(10), end: day(20) } } as const
      const data = open({ stages: STAGES, opportunities })
      const { headline } = ask(data, asked, day(30))
      expect(headline.past).to.deep.equal({ period: { start: day(0), end: day(10) }, value: 20, n: 3 })
      expect(headline.difference).to.equal(0)
      // Nothing was won on the other days, which has no size.
      expect(headline.series.map((s) => s.value)).to.deep.equal([null, null, 16, null, 94, null, null, null, null, null])
      const mean = ask(data, { ...asked, statistic: 'mean' }, day(30)).headline
      expect([mean.value, mean.past!.value, mean.difference]).to.deep.equal([42, 30, 12])
      expect(ask(data, { ...asked, compare: 'none' }, day(30)).headline.past).to.equal(null)
      const unknown = ask(open({ stages: STAGES, opportunities: won('u', 12, null) }), asked, day(30))
      expect(unknown).to.deep.include({ mean: { value: null, reason: 'no-amount', n: 0 }, median: { value: null, reason: 'no-amount', n: 0 } })
      expect(unknown.excluded.missingAmount).to.equal(1)
      expect(ask(open({ stages: STAGES, opportunities: [] }), asked, day(30)).median.reason).to.equal('no-rows')
    })

    it('has a band of no deals where all are of one size', () => {
      const alike = (amount: number) => ask(open({ stages: STAGES, opportunities: decided({ won: 12, lost: 3, at: day(10), amount }) }), { metric: 'dealSize' }, day(30)).bands
      expect(alike(5).map((b) => [b.name, b.low, b.high, b.rate.k, b.rate.n, b.cycle.value, b.odds, b.slow])).to.deep.equal([
        ['small', null, 5, 0, 0, null, 'no-evidence', false], ['medium', 5, 6, 12, 15, 10, 'no-evidence', false], ['large', 6, null, 0, 0, null, 'no-evidence', false],
      ])
      expect(alike(0).map((b) => b.rate.n)).to.deep.equal([0, 15, 0])
      // Fourteen deals are too few for three bands.
      expect(ask(open({ stages: STAGES, opportunities: decided({ won: 12, lost: 2, at: day(10) }) }), { metric: 'dealSize' }, day(30)).bands).to.deep.equal([])
    })

    it('calls a band less likely only where the evidence holds for three (METRICS WX-D2)', () => {
      const band = (prefix: string, won: number, lost: number, amount: number) => decided({ prefix, won, lost, at: day(10), amount })
      const tables: Tables = { stages: STAGES, opportunities: [
        ...band('s', 18, 12, 10), ...band('m', 20, 20, 20), ...band('l', 6, 24, 90), ...openDeals('o', 2, { at: day(20), amount: 500 }),
      ] }
      const { bands } = ask(open(tables), { metric: 'dealSize' }, day(30))
      expect(bands.map((b) => [b.name, b.low, b.high, b.rate.k, b.rate.n, b.odds, b.open])).to.deep.equal([
        ['small', null, 20, 18, 30, 'no-evidence', 0], ['medium', 20, 21, 20, 40, 'no-evidence', 0], ['large', 21, null, 6, 30, 'lower', 2],
      ])
      const expected = [[23, -2.8, 44.8], [10, -13.4, 32.3], [-34, -52.2, -8.6]] as const
      bands.forEach(({ difference, interval }, i) => {
        expect(difference! * 100).to.be.closeTo(expected[i]![0], 0.5)
        expect(interval!.low * 100).to.be.closeTo(expected[i]![1], 0.05)
        expect(interval!.high * 100).to.be.closeTo(expected[i]![2], 0.05)
      })
    })

    it('calls a band slow only when half of it takes longer than three quarters of all', () => {
      const band = (prefix: string, n: number, amount: number, days: number) =>
        decided({ prefix, won: n, lost: 0, at: day(90), amount, createdAt: day(90 - days) })
      const tables: Tables = { stages: STAGES, opportunities: [
        ...band('s', 30, 10, 10), ...band('m', 40, 20, 10), ...band('l', 14, 900, 60), ...band('x', 16, 900, 90),
      ] }
      // Three quarters of all take 60 days or less.
      const { bands } = ask(open(tables), { metric: 'dealSize' }, day(100))
      expect(bands.map((b) => [b.name, b.cycle.value, b.slow])).to.deep.equal([['small', 10, false], ['medium', 10, false], ['large', 90, true]])
    })

    it('bands over the year up to T alone', () => {
      const tables: Tables = { stages: STAGES, opportunities: Array.from({ length: 20 }).flatMap((_, i) => decided({ prefix: `o${i}`, won: 1, lost: 0, at: day(0), amount: i })) }
      expect(ask(open(tables), { metric: 'dealSize' }, day(365)).bands).to.have.length(3)
      expect(ask(open(tables), { metric: 'dealSize' }, day(366)).bands).to.deep.equal([])
      // What was decided right at T was decided by it; a moment before, nothing was.
      expect(ask(open(tables), { metric: 'dealSize' }, day(0)).bands).to.have.length(3)
      expect(ask(open(tables), { metric: 'dealSize' }, day(0) - 1).bands).to.deep.equal([])
    })
  })
}
