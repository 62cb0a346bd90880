import { expect } from '@open-wc/testing'
import { conversionTo } from '../../../../src/engine/conversion.ts'
import { type Tables } from '../../../../src/model/index.ts'
import { ask, day, decided, engines, STAGES } from '../over.ts'

/** Three currencies; the euro's rate changes on day 10, and the dollar has one from day 5 on. */
const tables: Tables = {
  stages: STAGES,
  opportunities: [
    ...decided({ prefix: 'home', won: 1, lost: 0, at: day(3), amount: 1_000_000, currency: 'IRR' }),
    ...decided({ prefix: 'early', won: 1, lost: 0, at: day(9), amount: 10_000, currency: 'EUR' }),
    ...decided({ prefix: 'edge', won: 1, lost: 0, at: day(10), amount: 10_000, currency: 'EUR' }),
    ...decided({ prefix: 'none', won: 1, lost: 0, at: day(4), amount: 10_000, currency: 'USD' }),
    ...decided({ prefix: 'null', won: 1, lost: 0, at: day(12), amount: null, currency: 'USD' }),
    { id: 'open', createdAt: day(2), stage: 'L', amount: 333, currency: 'USD' },
    { id: 'undated', createdAt: day(2), stage: 'won', amount: 100, currency: 'USD' },
  ],
  fxRates: [
    { date: '2026-03-11', from: 'EUR', to: 'IRR', rate: 700_000 },
    { date: '2026-02-01', from: 'EUR', to: 'IRR', rate: 600_000 },
    { date: '2026-03-06', from: 'USD', to: 'IRR', rate: 500_001 },
  ],
}
const inRials = { metric: 'trend', currency: 'IRR', grain: 'month' } as const

for (const [engine, open] of engines) {
  describe(`money over ${engine}`, () => {
    it('adds won amounts at the rate of the day they were won, from its first instant on (METRICS G9)', () => {
      const { total, excluded } = ask(open(tables), inRials, day(30))
      expect(total).to.equal(1_000_000 + 100 * 600_000 + 100 * 700_000)
      expect(excluded).to.include({ unconverted: 1, missingAmount: 1 })
    })

    it('counts what has no rate by then, and what was won nobody knows when, and adds neither', () => {
      const { byValue, excluded } = ask(open(tables), { metric: 'winRate', currency: 'IRR' }, day(30))
      expect(byValue).to.include({ k: 131_000_000, n: 131_000_000 })
      expect(excluded).to.include({ unconverted: 2, missingAmount: 1 })
    })

    it('adds open amounts at the rate of T, in whole minor units', () => {
      const stock = (asOf: number): readonly number[] =>
        ask(open(tables), { metric: 'funnel', currency: 'IRR', asOf }, day(30)).stages.map((s) => s.amount.open)
      // 3.33 dollars at 500,001 are 1,665,003.33 rials.
      expect(stock(day(30))[0]).to.equal(1_665_003)
      expect(stock(day(4))[0]).to.equal(0)
    })

    it('uses the inverse of a rate where none leads into the currency', () => {
      const { byValue, excluded } = ask(open(tables), { metric: 'winRate', currency: 'USD' }, day(30))
      // Rials convert by 1/500,001 from day 5 on; those won on day 3 had no rate. Euros lead to rials alone.
      expect(byValue.k).to.equal(10_000 + 100)
      expect(excluded.unconverted).to.equal(3)
    })

    it('leaves other currencies out and counts them where there are no rates', () => {
      const { total, excluded } = ask(open({ ...tables, fxRates: [] }), inRials, day(30))
      expect(total).to.equal(1_000_000)
      expect(excluded.unconverted).to.equal(3)
    })

    it('takes medians over converted amounts', () => {
      const { rows } = ask(open({ ...tables, reps: [{ id: 'r' }], opportunities: tables.opportunities!.map((o) => ({ ...o, ownerId: 'r' })) }),
        { metric: 'leaderboard', view: 'named', currency: 'IRR' }, day(30))
      expect(rows[0]!.dealSize.median).to.deep.equal({ value: 60_000_000, n: 3 })
    })
  })
}

describe('a conversion', () => {
  it('keeps the epochs of the rial apart (METRICS WX-G9)', () => {
    const rates = [{ date: '2026-03-01', from: 'IRR', to: 'IRR.new', rate: 0.0001 }]
    const { rates: [step] } = conversionTo('IRR.new', rates, 'UTC')
    // 12,000,000 rials are 1,200 new rials, which have two decimal places.
    expect(Math.floor(12_000_000 * step!.factor + 0.5)).to.equal(120_000)
  })

  it('is the same object for the same rates, so that a refresh converts once', () => {
    const rates = [{ date: '2026-03-01', from: 'EUR', to: 'IRR', rate: 2 }]
    expect(conversionTo('IRR', rates, 'UTC')).to.equal(conversionTo('IRR', rates, 'UTC'))
    expect(conversionTo('IRR', rates, 'UTC')).to.not.equal(conversionTo('IRR', rates, 'Asia/Tehran'))
  })

  it('lets the last row of a date count', () => {
    const rates = [{ date: '2026-03-01', from: 'EUR', to: 'USD', rate: 2 }, { date: '2026-03-01', from: 'EUR', to: 'USD', rate: 3 }]
    expect(conversionTo('USD', rates, 'UTC').rates).to.deep.equal([{ currency: 'EUR', since: day(0), factor: 3 }])
  })
})
