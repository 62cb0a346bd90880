import { expect } from '@open-wc/testing'
import { isIn, type Filter, type FunnelMode, type Tables } from '../../src/model/index.ts'
import { ask, day, decided, engines, fromPaths, STAGES, workedA } from './metrics/over.ts'

const MODES = [['reached', 'from-entry'], ['reachedOrPassed', 'assume-passed']] as const satisfies readonly (readonly [string, FunnelMode])[]

for (const [engine, open] of engines) {
  describe(`deals that reached a stage, over ${engine}`, () => {
    for (const [field, mode] of MODES) {
      it(`are those that the funnel counts ${mode}`, () => {
        const { stages } = ask(open(workedA), { metric: 'funnel', mode }, day(30))
        const found = stages.map(({ id }) => ask(open(workedA), { metric: 'funnel', mode, filter: isIn(field, id) }, day(30)).totals.n)
        // METRICS WX-A: reached, and with `assume_passed`.
        expect(found).to.deep.equal(mode === 'from-entry' ? [8, 7, 6, 4] : [10, 8, 6, 4])
        expect(found).to.deep.equal(stages.map(({ reached }) => reached))
      })
    }

    const rate = (tables: Tables, filter: Filter): string => {
      const { decided: { k, n } } = ask(open(tables), { metric: 'winRate', filter }, day(30))
      return `${k} of ${n}`
    }
    it('are decided as they were, not as if they had ended there', () => {
      // METRICS WX-A: of L: D1 W, D2 X, D3 W, D6 X, D7 W; of N: D1, D3, D7 W, D4 X; of Q or N, the same as of either.
      expect(rate(workedA, isIn('reached', 'L'))).to.equal('3 of 5')
      expect(rate(workedA, isIn('reached', 'N'))).to.equal('3 of 4')
      expect(rate(workedA, isIn('reached', 'L', 'N'))).to.equal('3 of 6')
      expect(rate(workedA, { op: 'not', of: isIn('reached', 'N') })).to.equal('0 of 2')
      expect(rate(workedA, isIn('reached', 'won'))).to.equal('3 of 3')
      expect(rate(workedA, { op: 'or', of: [isIn('reached', 'lost'), isIn('status', 'open')] })).to.equal('0 of 3')
    })
    it('are told as of T', () => {
      // METRICS WX-A, T = 17: N was reached by D1, D3 and D4, of which D3 is won.
      const { totals } = ask(open(workedA), { metric: 'funnel', filter: isIn('reached', 'N'), asOf: day(17) }, day(30))
      expect(totals).to.include({ n: 3, won: 1, open: 2 })
    })
    it('leave out those whose path nobody knows', () => {
      const { opportunities, ...rest } = workedA
      const tables: Tables = { ...rest, opportunities: [...opportunities!, ...decided({ won: 3, lost: 2, at: day(20) })] }
      expect(rate(tables, isIn('reached', 'L'))).to.equal('3 of 5')
      expect(rate(tables, isIn('status', 'won', 'lost'))).to.equal('6 of 11')
    })
    it('are told in each pipeline by its own order', () => {
      const { opportunities, stageEvents } = fromPaths({ A: [1, '1L 2Q 3W'], B: [1, '1Q 2X'] })
      const backwards = ['Q', 'L'].map((id, order) => ({ id, order, kind: 'open' as const, pipelineId: 'b' }))
      const own = STAGES.filter(({ id }) => id === 'L').map((stage) => ({ ...stage, pipelineId: 'a' }))
      const tables: Tables = {
        pipelines: [{ id: 'a' }, { id: 'b' }], stageEvents: stageEvents!,
        stages: [...own.map((s) => ({ ...s, id: 'first' })), ...backwards, ...STAGES.filter(({ kind }) => kind !== 'open')],
        opportunities: opportunities!.map((o) => ({ ...o, pipelineId: 'b' })),
      }
      expect(rate(tables, isIn('reached', 'Q'))).to.equal('0 of 1')
      expect(rate(tables, isIn('reachedOrPassed', 'Q'))).to.equal('1 of 2')
    })
    it('narrow notes, groups compared and series too', () => {
      const result = ask(open(workedA), { metric: 'winRate', against: isIn('reached', 'N'), filter: isIn('reached', 'L') }, day(30))
      expect(result.decided).to.include({ k: 3, n: 5 })
      const { points } = ask(open(workedA), { metric: 'trend', measure: 'wonCount', filter: isIn('reached', 'Q') }, day(30))
      expect(points.reduce((sum, { value }) => sum + (value ?? 0), 0)).to.equal(3)
    })
    it('are asked for by the stages that there are', () => {
      const refused = (filter: Filter) => () => ask(open(workedA), { metric: 'winRate', filter }, day(30))
      expect(refused(isIn('reached', 'Z'))).to.throw(/filter\.reached.*Z.*is not a stage of the data; it has L, Q, P, N/)
      expect(refused(isIn('reachedOrPassed', null))).to.throw(/filter\.reachedOrPassed/)
      expect(refused({ op: 'ge', field: 'reached', value: 1 })).to.throw(/filter\.field/)
    })
  })
}
