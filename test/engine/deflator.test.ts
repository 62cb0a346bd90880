import { expect } from '@open-wc/testing'
import { deflator } from '../../src/engine/index.ts'
import { ShakhesError, type Tables } from '../../src/model/index.ts'
import { ask, day, decided, engines, STAGES } from './metrics/over.ts'

/** Prices double on day 10 (2026-03-11), and nothing is known of them before day 1. */
const INDEX = [{ date: '2026-03-11', value: 200 }, { date: '2026-03-02', value: 100 }]
const real = (of: string) => deflator({ currency: 'IRR', of, index: INDEX })
const tables: Tables = {
  stages: STAGES,
  opportunities: [
    ...decided({ prefix: 'a', won: 1, lost: 0, at: day(3), amount: 1000, currency: 'IRR' }),
    ...decided({ prefix: 'b', won: 1, lost: 0, at: day(10), amount: 2000, currency: 'IRR' }),
    ...decided({ prefix: 'c', won: 1, lost: 0, at: day(10) - 1, amount: 500, currency: 'IRR' }),
    ...decided({ prefix: 'before', won: 1, lost: 0, at: day(1) - 1, amount: 700, currency: 'IRR' }),
    ...decided({ prefix: 'other', won: 1, lost: 0, at: day(5), amount: 900, currency: 'EUR' }),
    { id: 'open', createdAt: day(2), stage: 'L', amount: 333, currency: 'IRR' },
  ],
  stageEvents: [{ id: 'e', opportunityId: 'open', at: day(2), toStage: 'L' }],
  goals: [{ id: 'g', start: '2026-03-01', end: '2026-03-31', metric: 'wonAmount', value: 5000, currency: 'IRR' }],
}

for (const [engine, open] of engines) {
  describe(`money of one day over ${engine} (METRICS G9)`, () => {
    const trend = (of: string, query: object = {}) => {
      const { currency, fxRates } = real(of)
      return ask(open({ ...tables, fxRates }), { metric: 'trend', currency, grain: 'month', ...query }, day(30))
    }

    it('takes what was won at the index of its day, from the first instant of that day on', () => {
      const late = trend('2026-03-20')
      // At the prices of day 10 and after: 2 × 1,000 + 2,000 + 2 × 500. What rose from 1,000 to 2,000 was the price.
      expect(late).to.include({ total: 5000, currency: 'IRR.2026-03-20' })
      expect(trend('2026-03-02').total).to.equal(1000 + 1000 + 500)
    })

    it('leaves out and counts what the index does not reach, and what has no rate into this money, never 1:1', () => {
      expect(trend('2026-03-20').excluded).to.include({ unconverted: 2, missingAmount: 0 })
    })

    it('takes open amounts at the index of T', () => {
      const { currency, fxRates } = real('2026-03-20')
      const stock = (asOf: number) => ask(open({ ...tables, fxRates }), { metric: 'funnel', currency, asOf }, day(30)).stages[0]!.amount.open
      expect([day(4), day(12)].map(stock)).to.deep.equal([666, 333])
    })

    it('changes no nominal amount', () => {
      const { total, excluded } = trend('2026-03-20', { currency: 'IRR' })
      expect(total).to.equal(1000 + 2000 + 500 + 700)
      expect(excluded.unconverted).to.equal(1)
    })
  })
}

describe('a deflator', () => {
  it('gives dated rates into a currency of its own, each from its day on', () => {
    expect(real('2026-03-11')).to.deep.equal({
      currency: 'IRR.2026-03-11',
      fxRates: [{ date: '2026-03-02', from: 'IRR', to: 'IRR.2026-03-11', rate: 2 }, { date: '2026-03-11', from: 'IRR', to: 'IRR.2026-03-11', rate: 1 }],
    })
  })

  it('lets the last value of a day count', () => {
    const twice = deflator({ currency: 'EUR', of: '2026-01-02', index: [{ date: '2026-01-01', value: 1 }, { date: '2026-01-01', value: 4 }, { date: '2026-01-03', value: 8 }] })
    expect(twice.fxRates.map((r) => r.rate)).to.deep.equal([1, 0.5])
  })

  for (const [given, says] of [
    [{ of: '2026-03-01' }, 'of is 2026-03-01: expected a day from 2026-03-02 on'], [{ of: '21 March' }, 'of is 21 March'], [{ index: [] }, 'an index that is not empty'],
    [{ currency: 'IRR.2026-01-01' }, 'currency is IRR.2026-01-01'], [{ index: [{ date: '2026-03-02', value: 0 }] }, 'index[0].value is 0'],
    [{ index: [{ date: '1405/01/01', value: 1 }] }, 'index[0].date is 1405/01/01'], [{ index: [{ date: '2026-03-02', value: Number.NaN }] }, 'index[0].value is NaN'],
  ] as const) {
    it(`refuses ${JSON.stringify(given)}`, () => {
      expect(() => deflator({ currency: 'IRR', of: '2026-03-20', index: INDEX, ...given })).to.throw(ShakhesError, says)
    })
  }
})
