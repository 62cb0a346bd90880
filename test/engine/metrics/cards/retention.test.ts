import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../../src/engine/metrics/index.ts'
import type { Row, Tables } from '../../../../src/model/index.ts'
import { ask, DAY, day, engines, STAGES } from '../over.ts'

const PERIOD = { start: day(400), end: day(500) }
const NOW = day(600)

function won(customerId: string | null, on: number, rest: Partial<Row<'opportunities'>> = {}): Row<'opportunities'> {
  return { id: `${customerId}-${on}-${rest.product ?? ''}`, customerId, createdAt: day(on) - DAY, closedAt: day(on), stage: 'won', amount: 1, currency: 'EUR', ...rest }
}
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

/** METRICS WX-J: 200 at the start, 210 at the end, of whom 30 are new. */
const worked: Tables = {
  stages: STAGES,
  opportunities: [
    // Bought before, and again: kept.
    ...times(180, (i) => [won(`k${i}`, 100), won(`k${i}`, 450)]).flat(),
    ...times(20, (i) => won(`gone${i}`, 100)),
    ...times(30, (i) => won(`new${i}`, 420)),
  ],
}

for (const [engine, open] of engines) {
  describe(`retention over ${engine}`, () => {
    before(() => prepareMetrics(['retention']))

    it('is METRICS WX-J', () => {
      const { all, churn, headline } = ask(open(worked), { metric: 'retention', period: PERIOD }, NOW)
      expect(all).to.include({ atStart: 200, kept: 180, atEnd: 210 })
      expect(all.rate.value).to.equal(0.9)
      expect(all.rate.interval!.low).to.be.closeTo(0.851, 5e-4)
      expect(all.rate.interval!.high).to.be.closeTo(0.934, 5e-4)
      expect(churn).to.equal(0.1)
      expect(headline).to.include({ value: 0.9, k: 180, n: 200, unit: 'share', quality: 'solid' })
    })

    it('is by sets: somebody who comes back is kept, and nobody is twice (METRICS J)', () => {
      const rows = [won('a', 100), won('a', 120), won('b', 30), won('b', 499), won('c', 390), won(null, 450)]
      const { all, considered } = ask(open({ stages: STAGES, opportunities: rows }), { metric: 'retention', period: PERIOD }, NOW)
      // a: bought 300 and 280 days before the start, 400 before the end. b: 370 before the start, a day before the end.
      expect(all).to.include({ atStart: 2, kept: 1, atEnd: 2 })
      expect(considered).to.equal(5)
    })

    it('counts merged customers as the ones that they were merged into (METRICS L)', () => {
      // Without the merge a is lost, b is new, and nobody bought twice; a came back as b.
      const rows = [won('a', 100, { product: 'tea' }), won('b', 450, { product: 'tea' }), won('c', 100)]
      const asked = (customers: Row<'customers'>[]) => ask(open({ stages: STAGES, opportunities: rows, customers }), { metric: 'retention', period: PERIOD, groupBy: 'segment' }, NOW)
      expect(asked([]).all).to.include({ atStart: 2, kept: 0, atEnd: 1 })
      expect(asked([]).repeat).to.include({ k: 0, n: 2 })
      const merged = asked([{ id: 'a', segment: 'small', mergedInto: 'between' }, { id: 'between', mergedInto: 'b' }, { id: 'b', segment: 'big' }])
      expect(merged.all).to.include({ atStart: 2, kept: 1, atEnd: 1 })
      expect(merged.repeat).to.include({ k: 1, n: 2 })
      expect(merged.groups.map(({ value, kept, atStart }) => [value, kept, atStart])).to.deep.equal([['big', 1, 1], [null, 0, 1]])
    })

    it('counts a win at the very start of the days that are active, and none at their end', () => {
      const kept = (...on: number[]) => ask(open({ stages: STAGES, opportunities: on.map((d) => won('a', d)) }), { metric: 'retention', period: PERIOD, activeDays: 100 }, NOW).all
      expect(kept(300)).to.include({ atStart: 1, kept: 0, atEnd: 0 })
      expect(kept(400)).to.include({ atStart: 0, kept: 0, atEnd: 1 })
      expect(kept(300, 400)).to.include({ atStart: 1, kept: 1, atEnd: 1 })
      expect(kept(500)).to.include({ atStart: 0, atEnd: 0 })
    })

    it('counts customers with two wins, of those whose first is long enough ago', () => {
      const rows = [won('a', 100), won('a', 480), won('b', 100), won('c', 450), won('c', 460), won('d', 10), won('d', 20), won('d', 30)]
      const { repeat } = ask(open({ stages: STAGES, opportunities: rows }), { metric: 'retention', period: PERIOD }, NOW)
      // c has been followed for fifty days only.
      expect(repeat).to.include({ k: 2, n: 3 })
    })

    it('tells groups apart: a customer may leave one product and stay with another', () => {
      const rows = [
        won('a', 390, { product: 'x' }), won('a', 490, { product: 'y' }), won('b', 390, { product: 'x' }), won('b', 490, { product: 'x' }),
        won('c', 390), won('c', 395, { product: 'y' }), won('d', 480, { product: 'z' }), won('d', 10, { product: 'old' }),
      ]
      const customers = [{ id: 'a', segment: 'big' }, { id: 'b', segment: 'small' }]
      const query = { metric: 'retention', period: PERIOD, activeDays: 50 } as const
      const data = open({ stages: STAGES, opportunities: rows, customers })
      const shown = (groupBy: 'product' | 'segment') => ask(data, { ...query, groupBy }, NOW).groups.map((g) => [g.value, g.atStart, g.kept, g.atEnd])
      expect(shown('product')).to.deep.equal([['x', 2, 1, 1], ['y', 1, 0, 1], ['z', 0, 0, 1], [null, 1, 0, 0]])
      expect(shown('segment')).to.deep.equal([['big', 1, 1, 1], ['small', 1, 1, 1], [null, 1, 0, 1]])
    })

    it('looks at T where the period has not ended, and says when nobody was there before', () => {
      const at = (asOf: number) => ask(open(worked), { metric: 'retention', period: PERIOD, asOf }, NOW)
      expect(at(day(440)).all).to.include({ atStart: 200, atEnd: 230, kept: 200 })
      expect(at(day(450)).all).to.include({ atStart: 200, atEnd: 230 })
      expect(at(day(399)).headline).to.include({ value: null, reason: 'no-past' })
      expect(ask(open(worked), { metric: 'retention' }, NOW).headline).to.include({ value: null, reason: 'no-past' })
      expect(ask(open({}), { metric: 'retention' }, NOW).headline).to.include({ value: null, reason: 'no-table' })
    })

    it('tells of each step who was kept through it', () => {
      // With a hundred days: a is active up to day 401, b all along.
      const data = open({ stages: STAGES, opportunities: [won('a', 301), won('b', 350)] })
      const series = (asOf: number) => ask(data, { metric: 'retention', period: { start: day(400), end: day(404) }, activeDays: 100, asOf }, NOW).headline.series.map((s) => s.value)
      expect(series(day(404))).to.deep.equal([1, 0.5, 1, 1])
      expect(series(day(402))).to.deep.equal([1, 0.5, 1, null])
      expect(series(day(402) - 1)).to.deep.equal([1, 0.5, null, null])
      expect(ask(data, { metric: 'retention', period: { start: day(100), end: day(104) } }, NOW).churn).to.equal(null)
    })

    it('begins with the first instant of the period', () => {
      expect(ask(open(worked), { metric: 'retention', period: PERIOD, asOf: day(400) }, NOW).all).to.include({ atStart: 200, kept: 200 })
      expect(ask(open(worked), { metric: 'retention', period: PERIOD, asOf: day(400) - 1 }, NOW).all).to.include({ atStart: 0, kept: 0, atEnd: 0 })
    })

    it('orders groups by who was there at the start, then at the end, then by name', () => {
      const at = (product: string | undefined, starts: number, ends: number) => [
        ...times(starts, (i) => won(`${product}s${i}`, 390, { product: product ?? null })), ...times(ends, (i) => won(`${product}e${i}`, 490, { product: product ?? null })),
      ]
      const rows = [...at('b', 1, 1), ...at('e', 0, 2), ...at(undefined, 9, 9), ...at('a', 1, 1), ...at('d', 1, 3), ...at('c', 2, 0), ...at('f', 0, 3)]
      const { groups } = ask(open({ stages: STAGES, opportunities: rows }), { metric: 'retention', period: PERIOD, activeDays: 50, groupBy: 'product' }, NOW)
      expect(groups.map((g) => [g.value, g.atStart, g.atEnd])).to.deep.equal([['c', 2, 0], ['d', 1, 3], ['a', 1, 1], ['b', 1, 1], ['f', 0, 3], ['e', 0, 2], [null, 9, 9]])
    })

    it('has no verdict where nobody was there before, and no change where nobody is left to stay', () => {
      const verdict = (on: number, period: { start: number; end: number }) =>
        ask(open({ stages: STAGES, opportunities: [won('a', on)] }), { metric: 'retention', period, activeDays: 100 }, NOW).headline.verdict
      expect(verdict(420, { start: day(450), end: day(500) })).to.equal('no-past')
      expect(verdict(250, { start: day(400), end: day(500) })).to.equal('no-clear-change')
    })

    it('compares with the share kept before (METRICS G6)', () => {
      const { headline } = ask(open(worked), { metric: 'retention', period: { start: day(450), end: day(500) } }, NOW)
      // From day 400 to 450: all of the first 200; of the 230 active on day 450, the wins of day 100 were over by 465.
      expect(headline.past).to.deep.equal({ period: { start: day(400), end: day(450) }, value: 1, n: 200 })
      expect(headline).to.include({ k: 210, n: 230, verdict: 'down' })
      expect(headline.difference).to.be.closeTo(210 / 230 - 1, 1e-12)
    })
  })
}
