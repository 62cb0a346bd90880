import { expect } from '@open-wc/testing'
import { ShakhesError, type CycleQuery, type Row, type Tables } from '../../../../src/model/index.ts'
import { ask, DAY, day, decided, engines, lasting, loaded, open as openDeals, STAGES, workedA } from './over-cards.ts'

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

  describe(`attainment over ${engine}`, () => {
    before(loaded)
    // From Sunday 2026-03-01: four weeks of Saturday to Thursday, Friday off.
    const period = { start: day(0), end: day(28) }
    const iran = { weekend: [5] } as const
    const sold = (amount: number, at = day(3)): Row<'opportunities'>[] => decided({ prefix: `s${amount}`, won: 1, lost: 0, at, amount, ownerId: 'r1' })
    const goal = (rest: Partial<Row<'goals'>> = {}): Row<'goals'> =>
      ({ id: 'g', metric: 'wonAmount', start: '2026-03-01', end: '2026-03-28', value: 300, currency: 'EUR', ...rest })
    const tables: Tables = { stages: STAGES, opportunities: sold(120), goals: [goal()] }

    it('goes by working days: attainment, pace and run-rate (METRICS WX-I3)', () => {
      // Day 10 of 24 is Wednesday the eleventh.
      const result = ask(open(tables), { metric: 'attainment', period, frame: iran }, day(10) + DAY / 2)
      expect(result).to.include({ actual: 120, goal: 300, attainment: 0.4, elapsedDays: 10, totalDays: 24, runRate: 288 })
      expect(result.pace).to.be.closeTo(0.96, 1e-12)
      expect(result.headline).to.deep.include({ value: 0.4, unit: 'share', goal: 1, past: null })
      // From its first instant on, the day of T counts.
      const elapsed = (now: number) => ask(open(tables), { metric: 'attainment', period, frame: iran }, now).elapsedDays
      expect([elapsed(day(10) - 1), elapsed(day(10))]).to.deep.equal([9, 10])
    })

    it('counts half days as halves, and no holidays', () => {
      const days = (frame: object, extra: Partial<Tables> = {}) => {
        const { elapsedDays, totalDays } = ask(open({ ...tables, ...extra }), { metric: 'attainment', period, frame }, day(10) + DAY / 2)
        return [elapsedDays, totalDays]
      }
      expect(days({ ...iran, halfDays: [4] })).to.deep.equal([9.5, 22])
      expect(days({ weekend: [4, 5] })).to.deep.equal([9, 20])
      expect(days(iran, { holidays: [{ date: '2026-03-04' }, { date: '2026-03-20' }] })).to.deep.equal([9, 23])
    })

    it('reaches all of it by the end, and never more days than there are', () => {
      const result = ask(open(tables), { metric: 'attainment', period, frame: iran }, day(60))
      expect(result).to.include({ elapsedDays: 24, totalDays: 24, runRate: 120 })
      expect(result.headline.series.at(-1)!.value).to.equal(0.4)
    })

    it('takes the share of a longer goal, and lets the shortest goal of a day count', () => {
      const yearly = goal({ id: 'y', start: '2026-03-01', end: '2026-04-25', value: 480 })
      expect(ask(open({ ...tables, goals: [yearly] }), { metric: 'attainment', period, frame: iran }, day(60)).goal).to.equal(240)
      expect(ask(open({ ...tables, goals: [yearly, goal()] }), { metric: 'attainment', period, frame: iran }, day(60)).goal).to.equal(300)
    })

    it('holds only what was won where there is a goal against it', () => {
      const half = goal({ end: '2026-03-14', value: 100 })
      const data = open({ ...tables, opportunities: [...sold(120), ...sold(7, day(20))], goals: [half] })
      expect(ask(data, { metric: 'attainment', period, frame: iran }, day(60))).to.include({ actual: 120, goal: 100, totalDays: 12 })
    })

    it('counts deals where the goal is of deals, whatever they are worth', () => {
      const unpriced = decided({ prefix: 'u', won: 1, lost: 0, at: day(4), amount: null, ownerId: 'r1' })
      const data = open({ ...tables, opportunities: [...sold(120), ...unpriced], goals: [goal({ metric: 'wonCount', value: 4, currency: null }), goal({ id: 'm' })] })
      const result = ask(data, { metric: 'attainment', of: 'wonCount', period }, day(60))
      expect(result).to.include({ actual: 2, goal: 4, attainment: 0.5 })
      expect(result.excluded.missingAmount).to.equal(0)
      expect(result.headline.series.at(-1)!.value).to.equal(0.5)
      const amounts = ask(data, { metric: 'attainment', period }, day(60))
      expect(amounts).to.include({ actual: 120, goal: 300 })
      expect(amounts.excluded.missingAmount).to.equal(1)
    })

    it('grows by steps up to T, the one that begins with it among them', () => {
      const ten = { ...tables, goals: [goal({ end: '2026-03-10' })] }
      const { headline } = ask(open(ten), { metric: 'attainment', period: { start: day(0), end: day(10) } }, day(5))
      expect(headline.series.map((s) => s.value)).to.deep.equal([0, 0, 0, 0.4, 0.4, 0.4, null, null, null, null])
    })

    it('is for a rep or a team when asked', () => {
      const data = open({
        ...tables, opportunities: [...sold(120), ...decided({ prefix: 'z', won: 1, lost: 0, at: day(4), amount: 50, ownerId: 'r2' })],
        reps: [{ id: 'r1', teamId: 't' }, { id: 'r2', teamId: 't' }],
        goals: [goal(), goal({ id: 'r', scope: 'rep:r2', value: 200 }), goal({ id: 't', scope: 'team:t', value: 340 })],
      })
      expect(ask(data, { metric: 'attainment', period, goalScope: 'rep:r2' }, day(60))).to.include({ actual: 50, attainment: 0.25 })
      expect(ask(data, { metric: 'attainment', period, goalScope: 'team:t' }, day(60))).to.include({ actual: 170, attainment: 0.5 })
      expect(() => ask(data, { metric: 'attainment', goalScope: 'r2' }, day(60))).to.throw(ShakhesError, /goalScope: "r2".*rep:ID/)
      for (const goalScope of ['my rep:r2', ['rep:r2'] as unknown as string, 'team:']) {
        expect(() => ask(data, { metric: 'attainment', goalScope }, day(60)), String(goalScope)).to.throw(ShakhesError, /goalScope: .* is nobody’s/)
      }
    })

    it('says that there is no goal, or no table of goals', () => {
      const other = { ...tables, goals: [goal({ currency: 'USD' })] }
      expect(ask(open(other), { metric: 'attainment', period }, day(60)).headline).to.deep.include({ value: null, reason: 'no-goal', goal: null, quality: 'insufficient' })
      const none = ask(open({ ...tables, goals: [] }), { metric: 'attainment', period }, day(60))
      expect(none).to.include({ actual: 120, goal: null, attainment: null, pace: null })
      expect(none.headline.reason).to.equal('no-table')
    })

    it('compares whole periods with whole periods', () => {
      const data = open({ ...tables, goals: [goal(), goal({ id: 'f', start: '2026-02-01', end: '2026-02-28', value: 100 })], opportunities: [...sold(120), ...sold(60, day(-10))] })
      const { headline } = ask(data, { metric: 'attainment', period }, day(60))
      expect(headline.past).to.include({ value: 0.6, n: 1 })
      expect(headline.difference).to.be.closeTo(-0.2, 1e-12)
      expect(ask(data, { metric: 'attainment', period }, day(10)).headline.past).to.equal(null)
      expect(ask(data, { metric: 'attainment', period, compare: 'none' }, day(60)).headline).to.include({ value: 0.4, past: null })
    })
  })
}
