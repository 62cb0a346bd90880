import { expect } from '@open-wc/testing'
import { ShakhesError, type CycleQuery, type Tables } from '../../../../src/model/index.ts'
import { ask, day, decided, engines, lasting, loaded, STAGES, workedA } from './over-cards.ts'

for (const [engine, open] of engines) {
  describe(`cycle over ${engine}`, () => {
    before(loaded)
    const of = (...lengths: readonly string[]): Tables => ({ stages: STAGES, opportunities: lasting(lengths, { from: day(0) }) })

    it('censors open deals, and lets losing compete with winning (METRICS WX-E)', () => {
      const tables: Tables = { stages: STAGES, opportunities: [
        ...lasting(['5W', '8X', '10W', '15W'], { from: day(0) }),
        ...lasting(['+'], { from: day(8) }).map((o) => ({ ...o, id: 'a' })), ...lasting(['+'], { from: day(0) }).map((o) => ({ ...o, id: 'b' })),
      ] }
      const { decision, wonBy } = ask(open(tables), { metric: 'cycle' }, day(20))
      expect(decision).to.deep.equal({ median: { value: 10, n: 6 }, p90: { value: null, reason: 'not-reached', n: 6 } })
      expect(wonBy.map((s) => s.days)).to.deep.equal([5, 10, 15])
      expect(wonBy.at(-1)!.share).to.be.closeTo(7 / 12, 1e-12)
    })

    const worked = ['5W', '10W', '15W', '20W', '25W', '30W', '35W', '40W', '45W', '90W', '30X', '60X', '90X', '120X']
    it('means, halves and nine tenths of winners (METRICS WX-E2)', () => {
      const result = ask(open(of(...worked)), { metric: 'cycle' }, day(200))
      expect(result.mean).to.deep.equal({ value: 31.5, n: 10 })
      expect(result.median).to.deep.equal({ value: 27.5, n: 10 })
      expect(result.p90.value).to.be.closeTo(49.5, 1e-12)
      expect(result.atRisk).to.equal(null)
      expect(result.headline).to.include({ value: 27.5, unit: 'days' })
      expect(result.histogram.map((b) => b.days)).to.deep.equal([5, 10, 15, 20, 25, 30, 35, 40, 45, 90])
    })

    it('tells how deals fared that were open as long as nearly no winner, given twenty winners (METRICS WX-E2)', () => {
      // Each winner twice: the p90 moves to 45 days. Of the four decided later one was won twice.
      const twice = [...worked, ...worked.filter((w) => w.endsWith('W'))]
      const tables = { ...of(...twice), opportunities: [...of(...twice).opportunities!, ...lasting(['+'], { from: day(150) }), ...lasting(['+'], { from: day(100) })] }
      tables.opportunities = tables.opportunities.map((o, i) => ({ ...o, id: `d${i}` }))
      const { atRisk } = ask(open(tables), { metric: 'cycle' }, day(200))
      expect(atRisk!.afterDays).to.be.closeTo(49.5, 1e-12)
      expect(atRisk!.open).to.equal(2)
      expect(atRisk!.wonLater).to.include({ k: 2, n: 5 })
    })

    it('ends with any decision when asked to', () => {
      const result = ask(open(of('5W', '8X', '11X')), { metric: 'cycle', to: 'closed' }, day(30))
      expect(result).to.deep.include({ mean: { value: 8, n: 3 }, median: { value: 8, n: 3 } })
      expect(result.histogram).to.deep.equal([{ days: 5, n: 1 }, { days: 8, n: 1 }, { days: 11, n: 1 }])
    })

    describe('from qualification (METRICS E)', () => {
      const deal = (id: string, qualifiedAt: number | null, closedAt: number | null = null) => ({
        id, createdAt: day(0), qualifiedAt, closedAt, stage: closedAt === null ? 'L' : 'won',
      })
      const qualified = (tables: Tables, now = day(30), more: Omit<CycleQuery, 'metric'> = {}) =>
        ask(open(tables), { metric: 'cycle', from: 'qualified', ...more }, now)

      it('measures from it, and counts those that nobody says were qualified', () => {
        const opportunities = [deal('a', day(2), day(7)), deal('b', day(4), day(19)), deal('c', null, day(9)), deal('d', day(6)), deal('e', null)]
        const result = qualified({ stages: STAGES, opportunities })
        expect(result).to.deep.include({ mean: { value: 10, n: 2 }, median: { value: 10, n: 2 }, unqualified: 1 })
        expect(result.excluded.uncreated).to.equal(0)
        // Two won after 5 and 15 days, one still open after 24.
        expect(result.decision.median).to.deep.equal({ value: 15, n: 3 })
        expect(ask(open({ stages: STAGES, opportunities }), { metric: 'cycle' }, day(30))).to.not.have.property('unqualified')
      })

      it('knows at T nothing of what was qualified later, on the edge too (METRICS G1)', () => {
        const tables: Tables = { stages: STAGES, opportunities: [deal('a', day(8)), deal('b', day(3))] }
        expect([day(8) - 1, day(8)].map((asOf) => qualified(tables, day(30), { asOf }).decision.median.n)).to.deep.equal([1, 2])
      })

      it('takes the moment of the decision for a cycle of nothing, and what was decided before for none', () => {
        const events = (at: number) => [{ id: 'e', opportunityId: 'a', at: day(0), toStage: 'L' }, { id: 'f', opportunityId: 'a', at, toStage: 'won' }]
        const over = (at: number) => qualified({ stages: STAGES, opportunities: [{ id: 'a', createdAt: day(0), qualifiedAt: day(5) }], stageEvents: events(at) })
        expect(over(day(5))).to.deep.include({ mean: { value: 0, n: 1 }, unqualified: 0 })
        expect(over(day(5) - 1)).to.deep.include({ mean: { value: null, reason: 'unknown', n: 0 }, unqualified: 1 })
      })

      it('takes the period of the cohort from it', () => {
        const tables: Tables = { stages: STAGES, opportunities: [deal('a', day(2)), deal('b', day(12))] }
        expect(qualified(tables, day(30), { period: { start: day(2), end: day(12) } }).decision.median.n).to.equal(1)
      })
    })

    it('begins with the first entry into a stage when asked to (METRICS E)', () => {
      // Into Q and on to won: D1 4→20, D7 10→28. D3 never was in Q.
      const result = ask(open(workedA), { metric: 'cycle', from: 'stage:Q' }, day(30))
      expect(result).to.deep.include({ mean: { value: 17, n: 2 }, median: { value: 17, n: 2 } })
      // Seven were in Q: D2 lost after 5 days, D1 and D7 won after 16 and 18; D5, D9 and D10 are still open.
      expect(result.wonBy.map((s) => s.days)).to.deep.equal([16, 18])
      expect(result.decision.median.n).to.equal(6)
    })

    it('misses no creation where it begins with a stage', () => {
      const undated: Tables = { ...workedA, opportunities: workedA.opportunities!.map((o) => (o.id === 'D1' ? { ...o, createdAt: null } : o)) }
      const result = ask(open(undated), { metric: 'cycle', from: 'stage:Q', period: { start: day(0), end: day(30) } }, day(30))
      expect(result.excluded.uncreated).to.equal(0)
      expect(result.mean).to.deep.equal({ value: 17, n: 2 })
      // Into Q before day 8: D1, D2, D5 and D10; D7 and D9 came later.
      expect(ask(open(workedA), { metric: 'cycle', from: 'stage:Q', period: { start: day(0), end: day(8) } }, day(30)).decision.median.n).to.equal(4)
    })

    it('refuses a beginning that is none, by name', () => {
      for (const [from, names] of [['stage:Z', /from: "stage:Z".*L, Q, P, N/], ['stage:won', /no open stage/], ['birth', /from: "birth".*created/], ['old stage:Q', /is no beginning/], [['stage:Q'] as unknown as string, /is no beginning/]] as const) {
        expect(() => ask(open(workedA), { metric: 'cycle', from: from as 'created' }, day(30))).to.throw(ShakhesError, names)
      }
    })

    it('stands beside how long deals of the period before took', () => {
      const opportunities = [...decided({ prefix: 'a', won: 2, lost: 1, at: day(5), createdAt: day(1) }), ...decided({ prefix: 'b', won: 1, lost: 0, at: day(15), createdAt: day(5) })]
      const { headline } = ask(open({ stages: STAGES, opportunities }), { metric: 'cycle', period: { start: day(10), end: day(20) } }, day(30))
      expect(headline.past).to.deep.equal({ period: { start: day(0), end: day(10) }, value: 4, n: 2 })
      expect([headline.value, headline.difference]).to.deep.equal([10, 6])
      expect(ask(open({ stages: STAGES, opportunities }), { metric: 'cycle', compare: 'none', period: { start: day(10), end: day(20) } }, day(30)).headline.past).to.equal(null)
    })

    it('lists lengths from the shortest, whatever order deals come in, and has none of nobody', () => {
      expect(ask(open(of('11W', '5W', '8W')), { metric: 'cycle' }, day(30)).histogram.map((b) => b.days)).to.deep.equal([5, 8, 11])
      const none = ask(open({ stages: STAGES, opportunities: [] }), { metric: 'cycle' }, day(30))
      expect(none.decision).to.deep.equal({ median: { value: null, reason: 'no-rows', n: 0 }, p90: { value: null, reason: 'no-rows', n: 0 } })
      expect(none.histogram).to.deep.equal([])
    })

    it('takes only deals for at risk that are older than nine winners in ten were', () => {
      // Twenty winners took ten days each; one deal has been open for ten days, and a moment later for longer.
      const tables = of(...Array.from({ length: 20 }, () => '10W'), '+')
      const risk = (now: number) => ask(open(tables), { metric: 'cycle' }, now).atRisk
      expect(risk(day(10))).to.deep.include({ afterDays: 10, open: 0 })
      expect(risk(day(11))).to.deep.include({ afterDays: 10, open: 1 })
      expect(risk(day(11))!.wonLater).to.include({ k: 0, n: 0 })
    })

    it('puts deals of one day together, and says why there is no length', () => {
      expect(ask(open(of('5W', '5.5W', '6W', '7X')), { metric: 'cycle' }, day(30)).histogram).to.deep.equal([{ days: 5, n: 2 }, { days: 6, n: 1 }])
      const unknown = decided({ won: 2, lost: 0, at: day(10), createdAt: null })
      expect(ask(open({ stages: STAGES, opportunities: unknown }), { metric: 'cycle' }, day(30)).median).to.deep.equal({ value: null, reason: 'unknown', n: 0 })
      expect(ask(open(of('5X')), { metric: 'cycle' }, day(30)).mean).to.deep.equal({ value: null, reason: 'no-rows', n: 0 })
    })

    it('counts what nobody knows the length of', () => {
      const tables: Tables = { stages: STAGES, opportunities: [...decided({ won: 2, lost: 0, at: day(10) }), ...decided({ prefix: 'u', won: 1, lost: 0, at: day(10), createdAt: null })] }
      const result = ask(open(tables), { metric: 'cycle', period: { start: day(0), end: day(20) } }, day(30))
      expect(result.considered).to.equal(3)
      expect(result.mean).to.deep.equal({ value: 10, n: 2 })
      expect(result.excluded.uncreated).to.equal(1)
    })
  })
}
