import { expect } from '@open-wc/testing'
import type { Tables } from '../../../../src/model/index.ts'
import { ask, DAY, day, decided, engines, fromPaths, loaded, open as openDeals, STAGES, workedA } from './over-cards.ts'

const march = { start: day(0), end: day(31) }

for (const [engine, open] of engines) {
  describe(`open and won counts over ${engine}`, () => {
    before(loaded)

    it('count the open deals at T with their amount (METRICS WX-A)', () => {
      const result = ask(open(workedA), { metric: 'openCount' }, day(30))
      expect(result).to.include({ amount: 220, missingAmount: 1, stuck: null })
      expect(result.headline).to.deep.include({ value: 4, unit: 'count', n: 4, quality: 'solid', past: null, verdict: 'untested' })
      expect(ask(open(workedA), { metric: 'openCount', asOf: day(17) }, day(30)).headline.value).to.equal(6)
    })

    it('compare the stock with that at the end of the period before', () => {
      // On day 14 nine deals existed, of which D3 was won and D2 and D6 were lost; D10, created on day 7, is the tenth.
      const { headline } = ask(open(workedA), { metric: 'openCount', period: { start: day(15), end: day(30) } }, day(30))
      expect(headline.past).to.deep.equal({ period: { start: day(0), end: day(15) }, value: 7, n: 7 })
      expect(headline.difference).to.equal(-3)
    })

    it('show at the end of each step what an earlier T would have counted', () => {
      const data = open(workedA)
      const { headline } = ask(data, { metric: 'openCount', period: { start: day(1), end: day(16) } }, day(30))
      expect(headline.series).to.have.length(15)
      for (const { value, end } of headline.series) {
        expect(value, `by day ${(end - day(0)) / DAY}`).to.equal(ask(data, { metric: 'openCount', asOf: end - 1 }, day(30)).headline.value)
      }
    })

    it('show the one step that is over, and what is open at T', () => {
      const { headline } = ask(open(workedA), { metric: 'openCount', period: { start: day(15), end: day(18) } }, day(16) + DAY / 2)
      // METRICS WX-A: D7 was lost on day 16; the other six of T = 17 were open.
      expect(headline.series.map((s) => s.value)).to.deep.equal([7, 6, null])
      const atOnce = ask(open(workedA), { metric: 'openCount', period: { start: day(15), end: day(18) } }, day(16)).headline
      expect(atOnce.series.map((s) => s.value)).to.deep.equal([7, 6, null])
    })

    it('do so too where paths are not known', () => {
      const tables: Tables = { stages: STAGES, opportunities: [
        ...decided({ won: 1, lost: 1, at: day(20) }), ...openDeals('o', 3, { at: day(20), days: 4 }),
      ] }
      const { headline } = ask(open(tables), { metric: 'openCount', period: { start: day(10), end: day(22) } }, day(30))
      expect(headline.series.map((s) => s.value)).to.deep.equal([2, 2, 2, 2, 2, 2, 5, 5, 5, 5, 3, 3])
    })

    it('call open stays stuck by their stage\'s limit', () => {
      const tables = { ...workedA, stages: STAGES.map((s) => (s.id === 'L' ? { ...s, stuckAfterDays: 20 } : s)) }
      expect(ask(open(tables), { metric: 'openCount' }, day(30)).stuck).to.equal(1)
      // A stay that lasted as long and is over is not.
      const over = fromPaths({ A: [1, '1L'], B: [1, '1L 25Q 26W'], C: [1, '2L 28X'] })
      expect(ask(open({ ...over, stages: tables.stages }), { metric: 'openCount' }, day(30)).stuck).to.equal(1)
      // Without any stay nobody knows.
      expect(ask(open({ stages: tables.stages, opportunities: openDeals('o', 3, { at: day(3) }) }), { metric: 'openCount' }, day(30)).stuck).to.equal(null)
    })

    it('count what was won in the period, beside the period before and the goal', () => {
      const tables: Tables = { ...workedA, goals: [{ id: 'g', metric: 'wonCount', start: '2026-03-11', end: '2026-03-31', value: 5 }] }
      const { headline, ...result } = ask(open(tables), { metric: 'wonCount', period: { start: day(10), end: day(31) } }, day(40))
      expect(result).to.include({ amount: 370, missingAmount: 0, considered: 3 })
      expect(headline).to.deep.include({ value: 3, difference: 3, verdict: 'untested', goal: 5 })
      expect(headline.past).to.include({ value: 0, n: 0 })
      // Won on days 12, 20 and 28 (METRICS WX-A); steps of 21 days are weeks, which begin on Mondays: 2, 9, … March.
      expect(headline.series.map((s) => s.value)).to.deep.equal([1, 1, 1, 0])
      expect(headline.series.reduce((sum, s) => sum + s.value!, 0)).to.equal(3)
    })

    it('count up to T itself, in the step that begins with it, and know nothing of those after', () => {
      const tables: Tables = { stages: STAGES, opportunities: decided({ won: 2, lost: 1, at: day(3) }) }
      const { headline } = ask(open(tables), { metric: 'wonCount', period: { start: day(0), end: day(6) } }, day(3))
      expect(headline.series.map((s) => s.value)).to.deep.equal([0, 0, 0, 2, null, null])
    })

    it('holds a goal for everyone against everyone alone', () => {
      const tables: Tables = { ...workedA, goals: [{ id: 'g', metric: 'wonCount', start: '2026-03-11', end: '2026-03-31', value: 5 }] }
      const filter = { op: 'in', field: 'owner', values: ['r1'] } as const
      expect(ask(open(tables), { metric: 'wonCount', period: { start: day(10), end: day(31) }, filter }, day(40)).headline.goal).to.equal(null)
      expect(ask(open(workedA), { metric: 'wonCount', period: { start: day(10), end: day(31) } }, day(40)).headline.goal).to.equal(null)
    })

    it('compare a period that goes on with the same elapsed part of the one before (METRICS G10)', () => {
      const tables: Tables = { stages: STAGES, opportunities: [
        ...decided({ prefix: 'a', won: 2, lost: 0, at: day(3) }), ...decided({ prefix: 'b', won: 5, lost: 0, at: day(20) }),
        ...decided({ prefix: 'c', won: 3, lost: 0, at: day(34) }),
      ] }
      const { headline, partial } = ask(open(tables), { metric: 'wonCount', period: 'this-month' }, day(35))
      expect(partial).to.equal(true)
      // April has five days so far, and March had two wins in its first five.
      expect(headline.past).to.include({ value: 2 })
      expect(headline.difference).to.equal(1)
    })
  })

  describe(`workload over ${engine}`, () => {
    before(loaded)
    const team = (...counts: readonly number[]): Tables => ({
      stages: STAGES, reps: counts.map((_, i) => ({ id: `r${i + 1}` })),
      opportunities: counts.flatMap((n, i) => openDeals(`r${i + 1}`, n, { at: day(0), ownerId: `r${i + 1}` })),
    })

    it('holds loads against the median, and says where chance would do (METRICS WX-C)', () => {
      const { rows, gini, chiSquare } = ask(open(team(12, 10, 3, 15)), { metric: 'workload' }, day(30))
      const ratios = new Map(rows.map((r) => [r.id, r.ratio!]))
      for (const [id, ratio] of [['r1', 1.09], ['r2', 0.91], ['r3', 0.27], ['r4', 1.36]] as const) expect(ratios.get(id)).to.be.closeTo(ratio, 0.005)
      expect(gini).to.be.closeTo(0.2375, 1e-12)
      expect(chiSquare!.value).to.be.closeTo(7.8, 1e-12)
      expect(chiSquare!.degrees).to.equal(3)
      expect(chiSquare!.p).to.be.closeTo(0.0503, 5e-5)
      expect(rows.map((r) => [r.id, r.flag])).to.deep.equal([['r4', null], ['r1', null], ['r2', null], ['r3', 'low-may-be-chance']])
    })

    it('says so plainly when it is not chance, and nothing below three reps', () => {
      expect(ask(open(team(12, 10, 1, 30)), { metric: 'workload' }, day(30)).rows.map((r) => r.flag)).to.deep.equal(['high', null, null, 'low'])
      expect(ask(open(team(12, 1)), { metric: 'workload' }, day(30)).rows.map((r) => r.flag)).to.deep.equal([null, null])
      // METRICS C: flags from three reps on, below 0.5 or above 1.5.
      expect(ask(open(team(12, 12, 1)), { metric: 'workload' }, day(30)).rows.map((r) => r.flag)).to.deep.equal([null, null, 'low'])
      expect(ask(open(team(6, 4, 4, 4, 2)), { metric: 'workload' }, day(30)).rows.map((r) => [r.ratio, r.flag]))
        .to.deep.equal([[1.5, null], [1, null], [1, null], [1, null], [0.5, null]])
    })

    it('counts per post, over those who are there, and has no ratio to a median of 0 (METRICS C)', () => {
      const tables = team(4, 2, 2)
      const half: Tables = { ...tables, reps: [{ id: 'r1' }, { id: 'r2', fte: 0.5 }, { id: 'r3', activeTo: '2026-03-10' }, { id: 'gone', activeTo: '2026-03-10' }] }
      const { rows, gini } = ask(open(half), { metric: 'workload' }, day(30))
      expect(rows.map((r) => [r.id, r.open, r.fte, r.ratio])).to.deep.equal([['r1', 4, 1, 1], ['r2', 2, 0.5, 1], ['r3', 2, 1, 0.5]])
      expect(gini).to.be.closeTo(2 / 15, 1e-12)
      const busy = ask(open({ ...team(4, 3, 2), reps: [{ id: 'r1' }, { id: 'r2', fte: 0.5 }, { id: 'r3' }] }), { metric: 'workload' }, day(30))
      expect(busy.rows.map((r) => r.id)).to.deep.equal(['r2', 'r1', 'r3'])
      const idle = ask(open({ ...team(3, 0, 0), reps: [{ id: 'r1' }, { id: 'r2' }, { id: 'r3' }] }), { metric: 'workload' }, day(30))
      expect(idle.rows.map((r) => [r.ratio, r.flag])).to.deep.equal([[null, null], [null, null], [null, null]])
      const none = ask(open({ ...team(), reps: [{ id: 'r1' }] }), { metric: 'workload' }, day(30))
      expect(none).to.deep.include({ gini: null, chiSquare: null })
      expect(none.headline).to.deep.include({ value: null, reason: 'no-rows' })
    })

    it('stands beside the spread at the end of the period before', () => {
      const opportunities = [...openDeals('a', 2, { at: day(5), ownerId: 'r1' }), ...openDeals('b', 2, { at: day(20), days: 10, ownerId: 'r2' })]
      const { headline } = ask(open({ stages: STAGES, reps: [{ id: 'r1' }, { id: 'r2' }], opportunities }), { metric: 'workload', period: { start: day(10), end: day(20) } }, day(30))
      // Those of r2 came with the first instant of the period: 2 and 0 before, 2 and 2 now.
      expect(headline.past).to.include({ value: 0.5, n: 2 })
      expect([headline.value, headline.difference]).to.deep.equal([0, -0.5])
    })

    it('leaves out reps whom the filter leaves out', () => {
      const { rows } = ask(open(team(2, 1, 0)), { metric: 'workload', filter: { op: 'in', field: 'owner', values: ['r1', 'r3'] } }, day(30))
      expect(rows.map((r) => r.id)).to.deep.equal(['r1', 'r3'])
    })
  })

  describe(`velocity over ${engine}`, () => {
    before(loaded)

    it('multiplies open, rate and size, and divides by either cycle (METRICS WX-I4)', () => {
      // 40 open, 25 % won, 12 million each; winners take 30 days and losers 22, so any outcome takes 24.
      const tables: Tables = { stages: STAGES, opportunities: [
        ...openDeals('o', 40, { at: day(30) }),
        ...decided({ prefix: 'w', won: 10, lost: 0, at: day(20), amount: 12_000_000, createdAt: day(-10) }),
        ...decided({ prefix: 'l', won: 0, lost: 30, at: day(20), createdAt: day(-2) }),
      ] }
      const result = ask(open(tables), { metric: 'velocity', period: march }, day(40))
      expect(result).to.deep.include({ open: 40, size: { value: 12_000_000, n: 10 }, cycle: { value: 30, n: 10 }, anyCycle: { value: 24, n: 40 } })
      expect(result.rate).to.include({ k: 10, n: 40 })
      expect(result).to.include({ considered: 80, snapshots: 80 })
      expect(result.headline).to.deep.include({ value: 4_000_000, unit: 'money-a-day', n: 40 })
      expect(result.anyOutcome).to.deep.equal({ value: 5_000_000, n: 40 })
    })

    it('stands beside that of the period before, with what was open at its end', () => {
      const tables: Tables = { stages: STAGES, opportunities: [
        ...openDeals('o', 4, { at: day(5) }), ...decided({ prefix: 'p', won: 1, lost: 1, at: day(5), createdAt: day(1) }), ...decided({ prefix: 'n', won: 2, lost: 2, at: day(15), createdAt: day(7) }),
      ] }
      const period = { start: day(10), end: day(20) }
      const { headline } = ask(open(tables), { metric: 'velocity', period }, day(30))
      // Then 8 open · 1/2 · 100 / 4 days, now 4 · 1/2 · 100 / 8.
      expect(headline.past).to.deep.equal({ period: { start: day(0), end: day(10) }, value: 100, n: 2 })
      expect([headline.value, headline.difference]).to.deep.equal([25, -75])
      // In the step of day 15, at whose end 4 were open.
      expect(headline.series.map((s) => s.value)).to.deep.equal([null, null, null, null, null, 25, null, null, null, null])
      expect(ask(open(tables), { metric: 'velocity', period, compare: 'none' }, day(30)).headline.past).to.equal(null)
    })

    it('tells of each factor why it is not known', () => {
      const factors = (...opportunities: Tables['opportunities'] & object) => {
        const { size, cycle, anyCycle, headline } = ask(open({ stages: STAGES, opportunities: [...opportunities, ...openDeals('o', 2, { at: day(4) })] }), { metric: 'velocity' }, day(30))
        return [size.reason, cycle.reason, anyCycle.reason, headline.reason]
      }
      expect(factors()).to.deep.equal(['no-rows', 'no-rows', 'no-rows', 'no-decided'])
      expect(factors(...decided({ won: 0, lost: 2, at: day(4) }))).to.deep.equal(['no-rows', 'no-rows', undefined, 'no-rows'])
      expect(factors(...decided({ won: 1, lost: 0, at: day(4), amount: null }))).to.deep.equal(['no-amount', undefined, undefined, 'no-amount'])
      expect(factors(...decided({ won: 1, lost: 0, at: day(4), createdAt: null }))).to.deep.equal([undefined, 'unknown', 'unknown', 'unknown'])
    })

    it('is null with a reason where a factor is', () => {
      const none = ask(open({ stages: STAGES, opportunities: openDeals('o', 3, { at: day(3) }) }), { metric: 'velocity' }, day(30))
      expect(none.headline).to.deep.include({ value: null, reason: 'no-decided' })
      const atOnce = decided({ won: 2, lost: 0, at: day(4), createdAt: day(4) })
      expect(ask(open({ stages: STAGES, opportunities: atOnce }), { metric: 'velocity' }, day(30)).headline.value).to.equal(null)
    })
  })

  describe(`cards over ${engine}`, () => {
    before(loaded)

    it('answer an empty data set without inventing anything', () => {
      for (const metric of ['openCount', 'wonCount', 'dealSize', 'cycle', 'velocity', 'workload', 'attainment'] as const) {
        const result = ask(open({ stages: STAGES, opportunities: [] }), { metric }, day(30))
        expect(JSON.parse(JSON.stringify(result)), metric).to.deep.equal(result)
        expect(result.considered).to.equal(0)
      }
    })

    it('leave a reopened deal out while it was lost', () => {
      const { headline } = ask(open(fromPaths({ D7: [1, '4L 10Q 16X 19P'] })), { metric: 'openCount', period: { start: day(14), end: day(20) } }, day(30))
      expect(headline.series.map((s) => s.value)).to.deep.equal([1, 1, 0, 0, 0, 1])
    })
  })
}
