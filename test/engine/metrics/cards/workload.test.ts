import { expect } from '@open-wc/testing'
import type { Tables } from '../../../../src/model/index.ts'
import { ask, day, engines, loaded, open as openDeals, STAGES } from './over-cards.ts'

for (const [engine, open] of engines) {
  describe(`who carries open deals, over ${engine}`, () => {
    before(loaded)
    const rows = (tables: Omit<Tables, 'stages'>) => ask(open({ stages: STAGES, ...tables }), { metric: 'workload' }, day(30)).rows.map((r) => [r.id, r.name, r.open, r.fte])
    const deals = (id: string, n: number) => openDeals(id, n, { at: day(0), ownerId: id })

    // METRICS C: the reps who are there at T, and whoever owns open deals.
    it('is whoever owns them, listed or not, and nobody for deals without an owner', () => {
      const reps = [{ id: 'a', name: 'Ann', fte: 0.5 }, { id: 'b', name: 'Bob' }]
      const nobodys = openDeals('n', 4, { at: day(0), ownerId: null })
      expect(rows({ reps, opportunities: [...deals('a', 1), ...deals('b', 1), ...deals('ghost', 3), ...nobodys] }))
        .to.deep.equal([['ghost', 'ghost', 3, 1], ['a', 'Ann', 1, 0.5], ['b', 'Bob', 1, 1]])
    })

    it('is a rep from the first day to the last, or beyond with deals still theirs', () => {
      const reps = [
        { id: 'here', name: 'H', activeFrom: '2026-03-01' }, { id: 'soon', name: 'S', activeFrom: '2026-04-15' },
        { id: 'today', name: 'T', activeFrom: '2026-03-31' }, { id: 'yesterday', name: 'Y', activeTo: '2026-03-30' },
        { id: 'gone', name: 'G', activeTo: '2026-03-10' }, { id: 'left', name: 'L', activeTo: '2026-03-10' }, { id: 'none', name: 'N', fte: 0 },
      ]
      // T is the first instant of 31 March.
      expect(rows({ reps, opportunities: [...deals('here', 2), ...deals('left', 1), ...deals('none', 9)] })).to.deep.equal([['here', 'H', 2, 1], ['left', 'L', 1, 1], ['today', 'T', 0, 1]])
    })

    it('is told of the end of the period before by who was there then, and of each step by who is there now', () => {
      const reps = [{ id: 'a' }, { id: 'b', activeFrom: '2026-03-11' }]
      const opportunities = [...deals('a', 2), ...openDeals('b', 2, { at: day(12), days: 0, ownerId: 'b' })]
      const { headline } = ask(open({ stages: STAGES, reps, opportunities }), { metric: 'workload', period: { start: day(10), end: day(13) } }, day(30))
      // Of one rep there is nothing to spread; two and none are half apart.
      expect(headline.past).to.include({ value: 0, n: 1 })
      expect(headline.series.map((s) => s.value)).to.deep.equal([0.5, 0.5, 0])
    })
  })
}
