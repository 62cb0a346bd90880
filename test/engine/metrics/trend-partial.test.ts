import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import type { Tables, TrendQuery, TrendResult } from '../../../src/model/index.ts'
import { ask, DAY, day, decided, engines, STAGES } from './over.ts'

before(() => prepareMetrics([{ metric: 'trend', partial: true }]))

/** METRICS F, the invented honey series: kg sold on days 1–20; a won deal of an amount on each of these days. */
const HONEY = [14, 12, 10, 11, 7, 8, 30, 16, 50, 9, 38, 34, 12, 26, 6, 20, 10, 11, 9, 5]
const sales = (amounts: readonly (number | null)[]): Tables => ({
  stages: STAGES,
  opportunities: amounts.flatMap((amount, i) => (amount === null ? [] : [{
    id: `s${i}`, createdAt: day(i), closedAt: day(i) + DAY / 2, stage: 'won', amount, currency: 'EUR',
  }])),
})
const averages = ({ points }: TrendResult) => points.map((p) => p.average)
/** What windows that are not full come to, and of how many buckets: `[value, of]`. */
const partial = ({ points }: TrendResult) => points.map(({ partialAverage: p }) => (p ? [p.value, p.of] : null))

for (const [engine, open] of engines) {
  const trend = (tables: Tables, query: Omit<TrendQuery, 'metric'> = {}): TrendResult =>
    ask(open(tables), { metric: 'trend', grain: 'day', partial: true, ...query }, day(60))

  describe(`windows of a trend that are not full over ${engine}`, () => {
    it('are averaged beside the full ones, and marked', () => {
      const result = trend(sales(HONEY), { window: 5 })
      // METRICS WX-F2: 10.8 and 9.6 on days 5 and 6; before them (14) ÷ 1, (14 + 12) ÷ 2, 36 ÷ 3, 47 ÷ 4.
      expect(averages(result).slice(0, 6)).to.deep.equal([null, null, null, null, 10.8, 9.6])
      expect(partial(result).slice(0, 6)).to.deep.equal([[14, 1], [13, 2], [12, 3], [11.75, 4], null, null])
      expect(partial(result).slice(4).every((p) => p === null)).to.equal(true)
    })

    it('are left out where nobody asks, and change nothing else', () => {
      const { points, turns, ...rest } = trend(sales(HONEY), { window: 5 })
      const plain = trend(sales(HONEY), { window: 5, partial: false })
      expect(plain.points.some((p) => 'partialAverage' in p)).to.equal(false)
      expect(plain.turns).to.deep.equal(turns)
      expect(plain.turns.map((t) => t.index + 1)).to.deep.equal([6, 12]) // METRICS WX-F2
      expect(plain.points).to.deep.equal(points.map((p) => Object.fromEntries(Object.entries(p).filter(([key]) => key !== 'partialAverage'))))
      expect({ ...rest, turns, points: plain.points, ms: plain.ms }).to.deep.equal(plain)
    })

    it('weigh the later values more, where asked, as if the window were as long as what there is', () => {
      // METRICS WX-F: WMA(3) of 1, 2, 3 is 14/6; before it 1, and (1 + 2·2) ÷ 3.
      const result = trend(sales([1, 2, 3]), { window: 3, average: 'weighted' })
      expect(averages(result)).to.deep.equal([null, null, 14 / 6])
      expect(partial(result)).to.deep.equal([[1, 1], [5 / 3, 2], null])
    })

    it('of a centred average are those at both ends, with the weights of the whole window', () => {
      const odd = trend(sales([1, 2, 3, 4, 8]), { window: 5, average: 'centred' })
      expect(averages(odd)).to.deep.equal([null, null, 3.6, null, null])
      expect(partial(odd)).to.deep.equal([[2, 3], [2.5, 4], null, [4.25, 4], [5, 3]])
      // An even one gives half weight to both of its ends (2×k): (1 + ½·3) ÷ 1½, and so on.
      const even = trend(sales([1, 3, 5]), { window: 2, average: 'centred' })
      expect(averages(even)).to.deep.equal([null, 3, null])
      expect(partial(even)).to.deep.equal([[(1 + 1.5) / 1.5, 2], null, [(1.5 + 5) / 1.5, 2]])
    })

    it('are none of an exponential average, which weighs what exists', () => {
      const result = trend(sales([1, 2, 3]), { window: 2, average: 'exponential' })
      expect(averages(result)[2]).to.be.closeTo(34 / 13, 1e-12) // METRICS WX-F
      expect(partial(result)).to.deep.equal([null, null, null])
    })

    it('hold what there is of observations, and stay until the next one', () => {
      const tables = sales([10, null, 20, null, null, 40])
      expect(partial(trend(tables, { window: 3, windowUnit: 'observations' }))).to.deep.equal([[10, 1], [10, 1], [15, 2], [15, 2], [15, 2], null])
      expect(partial(trend(tables, { window: 3, windowUnit: 'observations', average: 'centred' })))
        .to.deep.equal([[15, 2], null, null, null, null, [30, 2]])
    })

    it('hold what there is of a window that the calendar counts', () => {
      const result = trend(sales([2, 4, 6, 8, 10]), { window: 3, windowUnit: 'days' })
      expect(averages(result)).to.deep.equal([null, null, 4, 6, 8])
      expect(partial(result)).to.deep.equal([[2, 1], [3, 2], null, null, null])
      const month = trend(sales(Array.from({ length: 32 }, (_, i) => i + 1)), { window: 1, windowUnit: 'months', average: 'weighted' })
      expect(partial(month).filter(Boolean)).to.have.length(30) // March has 31 days
      expect(partial(month)[1]).to.deep.equal([5 / 3, 2])
    })

    it('are ratios of sums, and none where nothing was decided yet', () => {
      const opportunities = [...decided({ prefix: 'a', won: 1, lost: 0, at: day(1) }), ...decided({ prefix: 'b', won: 1, lost: 8, at: day(2) })]
      const result = trend({ stages: STAGES, opportunities }, { measure: 'winRate', window: 90, period: { start: day(0), end: day(4) } })
      // METRICS WX-F: 1/1 then 1/9 is 2/10, not the mean of both rates.
      expect(result.points.map((p) => p.partialAverage?.value ?? null).filter((v) => v !== null)).to.deep.equal([1, 0.2, 0.2])
    })

    it('are none where what lies before the period fills them', () => {
      const result = trend(sales(HONEY), { window: 5, period: { start: day(10), end: day(14) } })
      expect(partial(result)).to.deep.equal([null, null, null, null])
      expect(averages(result)[0]).to.be.closeTo(28.6, 1e-9) // METRICS WX-F2, day 11
    })

    it('hold no bucket that has not ended, nor any of a period ahead', () => {
      const now = ask(open(sales(HONEY)), { metric: 'trend', grain: 'day', partial: true, window: 30 }, day(3) + DAY / 2)
      expect(partial(now).slice(0, 4)).to.deep.equal([[14, 1], [13, 2], [12, 3], null])
      expect(partial(trend(sales(HONEY), { period: { start: day(90), end: day(92) } }))).to.deep.equal([null, null])
    })

    it('are refused where they are neither asked for nor not', () => {
      expect(() => trend(sales([1]), { partial: 1 as unknown as boolean })).to.throw('partial: 1')
    })
  })
}
