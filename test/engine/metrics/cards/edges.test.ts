import { expect } from '@open-wc/testing'
import type { Row, Tables } from '../../../../src/model/index.ts'
import { ask, day, decided, engines, fromPaths, loaded, open as openDeals, STAGES, workedA } from './over-cards.ts'

for (const [engine, open] of engines) {
  describe(`cards at the edges of time over ${engine}`, () => {
    before(loaded)
    const period = { start: day(10), end: day(20) }

    it('have no difference where one of two values is not known', () => {
      const sizes = (...on: readonly number[]) => {
        const opportunities = on.flatMap((at) => decided({ prefix: `${at}`, won: 2, lost: 0, at: day(at), amount: 70 }))
        const { headline } = ask(open({ stages: STAGES, opportunities }), { metric: 'dealSize', period }, day(30))
        return [headline.value, headline.past!.value, headline.difference]
      }
      expect([sizes(5), sizes(15), sizes(5, 15)]).to.deep.equal([[null, 70, null], [70, null, null], [70, 70, 0]])
    })

    it('count the stock of a period up to its end and not what came with the next', () => {
      const tables: Tables = { stages: STAGES, opportunities: [...openDeals('a', 2, { at: day(9), days: 0 }), ...openDeals('b', 5, { at: day(10), days: 0 })] }
      const { headline } = ask(open(tables), { metric: 'openCount', period }, day(30))
      expect([headline.value, headline.past!.value]).to.deep.equal([7, 2])
      // Velocity: 2 open × 1/2 × 100 in 4 days then, and 7 open of the same now.
      const ended = [5, 15].flatMap((at) => decided({ prefix: `${at}`, won: 1, lost: 1, at: day(at), createdAt: day(at - 4) }))
      const speed = ask(open({ ...tables, opportunities: [...tables.opportunities!, ...ended] }), { metric: 'velocity', period: { start: day(10), end: day(20) } }, day(30)).headline
      expect([speed.value, speed.past!.value]).to.deep.equal([87.5, 25])
    })

    it('know no stock of days before the data', () => {
      const { headline } = ask(open(workedA), { metric: 'openCount', period: { start: day(-5), end: day(3) } }, day(30))
      // METRICS WX-A: D1 and D2 came on day 1, D3 and D4 on day 2.
      expect(headline.series.map((s) => s.value)).to.deep.equal([null, null, null, null, null, null, 2, 4])
    })

    it('take a customer who buys right at T for active', () => {
      const opportunities = decided({ won: 1, lost: 0, at: day(15), customerId: 'c' })
      const at = (asOf: number) => ask(open({ stages: STAGES, opportunities }), { metric: 'retention', period, activeDays: 30, asOf }, day(30)).all.atEnd
      expect([at(day(15) - 1), at(day(15))]).to.deep.equal([0, 1])
    })

    it('take thirds of the sizes for bands, and count what their lengths come from', () => {
      const opportunities = Array.from({ length: 15 }, (_, i) => decided({ prefix: `o${i}`, won: 1, lost: 0, at: day(20), amount: i + 1, createdAt: i === 14 ? null : day(10) })).flat()
      const { bands } = ask(open({ stages: STAGES, opportunities }), { metric: 'dealSize' }, day(30))
      // Of 1 to 15 a third lies below 5 2/3, two thirds below 10 1/3 (type 7, as R has it).
      expect(bands.map((b) => [b.name, b.low, b.high, b.rate.n, b.cycle.value, b.cycle.n])).to.deep.equal([
        ['small', null, 6, 5, 10, 5], ['medium', 6, 11, 5, 10, 5], ['large', 11, null, 5, 10, 4],
      ])
    })
  })

  describe(`who waits for a call over ${engine}`, () => {
    before(loaded)

    it('is no deal without a customer, and nobody for a customer of that name', () => {
      const opportunities: Row<'opportunities'>[] = [{ id: 'a', createdAt: day(1), stage: 'L' }, { id: 'b', createdAt: day(1), stage: 'L', customerId: 'null' }, { id: 'c', createdAt: day(1), stage: 'L', customerId: 'x' }]
      const notes: Row<'notes'>[] = [{ id: 'n', at: day(20), opportunityId: 'a', isContact: true }]
      const { waiting, lastContact } = ask(open({ stages: STAGES, opportunities, notes }), { metric: 'mood' }, day(30))
      expect(waiting.map((w) => [w.id, w.days])).to.deep.equal([['null', null], ['x', null]])
      expect(lastContact).to.deep.equal({ value: null, reason: 'no-rows', n: 0 })
    })
  })

  describe(`a forecast beside its past over ${engine}`, () => {
    before(loaded)
    const all = (prefix: string, n: number, path: string): Record<string, readonly [number, string]> => Object.fromEntries(Array.from({ length: n }, (_, i) => [`${prefix}${i}`, [10, path] as const]))
    const asked = { metric: 'forecast', period: { start: day(20), end: day(30) } } as const

    it('differs by what came to be open since', () => {
      // Eight of ten were won, long before: 100 were open then, 150 are now.
      const tables = fromPaths({ ...all('w', 8, '1L 5W'), ...all('x', 2, '1L 5X'), o: [100, '6L'], p: [50, '22L'] })
      const { headline } = ask(open(tables), asked, day(30))
      expect(headline.past).to.include({ value: 80, n: 1 })
      expect(headline.value).to.be.closeTo(120, 1e-9)
      expect(headline.difference).to.be.closeTo(40, 1e-9)
    })

    it('does not differ where nothing was known then', () => {
      const { headline } = ask(open(fromPaths({ ...all('w', 8, '1L 25W'), ...all('x', 2, '1L 25X'), o: [100, '6L'] })), asked, day(30))
      expect(headline.value).to.be.closeTo(80, 1e-9)
      expect(headline.past).to.include({ value: null })
      expect(headline.difference).to.equal(null)
    })

    it('was wanting where more came than it awaited', () => {
      const tables = fromPaths({ ...all('w', 2, '1L 5W'), ...all('x', 40, '1L 5X'), ...all('v', 12, '8L 120W') })
      expect(ask(open(tables), { metric: 'forecast' }, day(130)).backtest!.coverage).to.include({ k: 0, n: 1 })
    })
  })
}
