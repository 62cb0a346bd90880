import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../../src/engine/metrics/index.ts'
import type { Row } from '../../../../src/model/index.ts'
import { ask, day, decided, engines, fromPaths, STAGES, workedA } from '../over.ts'

const all = { metric: 'forecast' } as const
/** So many deals of one path. */
function paths(prefix: string, n: number, path: string, amount = 10): Record<string, readonly [number, string]> {
  return Object.fromEntries(Array.from({ length: n }, (_, i) => [`${prefix}${i}`, [amount, path] as const]))
}

for (const [engine, open] of engines) {
  describe(`the forecast over ${engine}`, () => {
    before(() => prepareMetrics(['forecast']))

    it('gives each stage METRICS WX-I’s chance, shrunk to the pipeline’s rate', () => {
      const { stages, until } = ask(open(workedA), all, day(30))
      expect(until).to.equal(null)
      const shown = Object.fromEntries(stages.map((s) => [s.id, [s.won, s.decided]]))
      // Of the deals that reached each and are decided: D3 and D7 skipped N, and D3 skipped Q. D4 joined at P.
      expect(shown).to.deep.equal({ L: [3, 5], Q: [3, 4], P: [3, 4], N: [3, 4] })
      expect(stages.find((s) => s.id === 'P')!.probability).to.be.closeTo(8 / 14, 1e-12)
      expect(new Set(stages.map((s) => s.from))).to.deep.equal(new Set(['history']))
    })

    it('weighs what is open by it, and finds every total of so few', () => {
      // D5 60 in Q, D8 90 in L, D10 70 in P; D9 has no amount.
      const result = ask(open(workedA), all, day(30))
      const [l, q, p] = [8 / 15, 8 / 14, 8 / 14]
      expect(result.weighted).to.be.closeTo(90 * l + 60 * q + 70 * p, 1e-9)
      expect(result.deviation).to.be.closeTo(Math.sqrt(8100 * l * (1 - l) + 3600 * q * (1 - q) + 4900 * p * (1 - p)), 1e-9)
      expect(result).to.include({ deals: 3, method: 'exact', p10: 60, p50: 130, p90: 220 })
      expect(result.excluded).to.include({ missingAmount: 1 })
      expect(result.headline).to.include({ value: result.weighted, unit: 'money', n: 3, quality: 'grey' })
    })

    it('asks no more than what was known at T', () => {
      const { stages, deals } = ask(open(workedA), all, day(10))
      // By day 10, D2 and D6 were lost, nothing was won, and eight were open, of which D9 has no amount.
      expect(stages.map((s) => [s.id, s.won, s.decided, s.probability])).to.deep.equal([['L', 0, 2, 0], ['Q', 0, 1, 0], ['P', 0, 0, 0], ['N', 0, 0, 0]])
      expect(deals).to.equal(7)
    })

    it('has no value while nothing is decided, unless somebody typed the chances', () => {
      const tables = fromPaths({ a: [100, '1L'], b: [50, '1Q'] })
      const none = ask(open(tables), all, day(5))
      expect(none.headline).to.include({ value: null, reason: 'no-decided' })
      expect(none).to.include({ weighted: null, deviation: null, p10: null, p90: null, deals: 2, backtest: null })
      expect(none.stages).to.deep.equal([])
      const typed = { ...tables, stages: STAGES.map((s) => (s.kind === 'open' ? { ...s, assumedProbability: s.id === 'L' ? 0.1 : 0.4 } : s)) }
      const assumed = ask(open(typed), all, day(5))
      expect(assumed.weighted).to.be.closeTo(30, 1e-9)
      expect(new Set(assumed.stages.map((s) => s.from))).to.deep.equal(new Set(['assumed']))
      expect(ask(open({}), all, day(5)).headline).to.include({ value: null, reason: 'no-table' })
      expect(ask(open({ stages: STAGES, opportunities: decided({ won: 1, lost: 1, at: day(1) }) }), all, day(5)).headline).to.include({ value: 0, n: 0 })
    })

    it('gives deals whose path is not known the pipeline’s rate', () => {
      const snapshots: Row<'opportunities'>[] = [...decided({ won: 3, lost: 1, at: day(5) }), { id: 'o', createdAt: day(1), stage: 'Q', amount: 1000, currency: 'EUR' }]
      const result = ask(open({ stages: STAGES, opportunities: snapshots }), all, day(30))
      expect(result.weighted).to.be.closeTo(750, 1e-9)
      expect(result.stages.map((s) => [s.decided, s.probability])).to.deep.equal([[0, 0.75], [0, 0.75], [0, 0.75], [0, 0.75]])
      const undated = snapshots.map((row) => ({ ...row, closedAt: null }))
      expect(ask(open({ stages: STAGES, opportunities: undated }), all, day(30)).weighted).to.be.closeTo(750, 1e-9)
    })

    it('simulates more than twenty deals, the same for the same seed, about the weighted amount', () => {
      const tables = fromPaths({ ...paths('w', 30, '1L 5W'), ...paths('x', 30, '1L 5X'), ...paths('o', 100, '6L', 100), big: [5000, '6L'] })
      const result = ask(open(tables), all, day(10))
      expect(result).to.include({ method: 'simulated', deals: 101 })
      expect(result.weighted).to.be.closeTo(7500, 1e-9)
      expect(result.p10! < result.weighted! && result.weighted! < result.p90!).to.equal(true)
      // The big one is won or not: between the two, little is left of the middle.
      expect(result.p90! - result.p10!).to.be.within(5000, 8000)
      const again = (query: object) => ask(open(tables), { ...all, ...query }, day(10))
      expect(again({}).p10).to.equal(result.p10)
      // The seed is 1 unless another is given.
      expect(again({ seed: 1 })).to.deep.equal(result)
      expect([again({ seed: 2 }).p50, again({ seed: 3 }).p50, again({ seed: 4 }).p50].some((p) => p !== result.p50)).to.equal(true)
      expect(again({ seed: 2 }).weighted).to.equal(result.weighted)
      expect(result.deviation).to.be.closeTo(Math.sqrt(0.25 * (100 * 10_000 + 25e6) + (0.25 / 71) * (15_000 ** 2 - 100 * 10_000 - 25e6)), 1e-6)
    })

    it('simulates each stage by its own chance and deals', () => {
      // All that were decided came to L, half of them to N: of these all were won. So the pipeline's rate is one half.
      const tables = fromPaths({ ...paths('w', 60, '1L 3N 5W'), ...paths('x', 60, '1L 5X'), ...paths('o', 60, '6L', 100), ...paths('p', 40, '6N', 30) })
      const { weighted, deviation, p10, p50, p90, method } = ask(open(tables), all, day(10))
      expect(method).to.equal('simulated')
      expect(weighted).to.be.closeTo(6000 / 2 + 1200 * (65 / 70), 1e-9)
      // About normal: P10 and P90 are 1.2816 standard deviations out (Abramowitz & Stegun, table 26.5).
      expect(p50).to.be.closeTo(weighted!, 0.1 * deviation!)
      expect(p10).to.be.closeTo(weighted! - 1.2816 * deviation!, 0.15 * deviation!)
      expect(p90).to.be.closeTo(weighted! + 1.2816 * deviation!, 0.15 * deviation!)
    })

    it('adds up twenty deals exactly, and draws beyond', () => {
      const of = (n: number) => ask(open(fromPaths({ ...paths('w', 30, '1L 5W'), ...paths('x', 30, '1L 5X'), ...paths('o', n, '6L', 100) })), all, day(10))
      // Binomial of 20 and one half: 5.8 % are at most 6, 13.2 % at most 7; its variance is 5.
      expect(of(20)).to.include({ method: 'exact', p10: 700, p50: 1000, p90: 1300, deviation: 100 * Math.sqrt(5) })
      expect(of(21).method).to.equal('simulated')
      expect(of(21).deviation).to.be.above(100 * Math.sqrt(21 / 4) * 1.05)
    })

    it('awaits what is won by the period’s end while that lies ahead', () => {
      // Ten days are left. Whoever stood in L ten days before a moment and was won by it: 4 of 10; by day 40, 2 of 6.
      const tables = fromPaths({
        ...paths('a', 4, '15L 25W'), ...paths('b', 2, '15L 40W'), ...paths('c', 4, '15L 35X'), ...paths('o', 3, '39L', 100),
      })
      const { until, stages, weighted } = ask(open(tables), { ...all, period: { start: day(20), end: day(50) } }, day(40))
      expect(until).to.equal(day(50))
      // Moments: day 30 (6 stood there, 2 were won by 40), day 20 (10, 4 by 30).
      expect(stages.find((s) => s.id === 'L')).to.deep.include({ won: 6, decided: 16 })
      const rate = 6 / 16
      expect(weighted).to.be.closeTo(300 * (6 + 10 * rate) / 26, 1e-9)
    })

    it('counts what falls right on a moment as having happened by it', () => {
      // Moments are days 30 and 20. The first enter L and are won right on them, the others are lost right at T.
      const tables = fromPaths({ ...paths('e', 4, '20L 30W'), ...paths('x', 4, '20Q 40X'), ...paths('o', 1, '39L', 90), z: [1, '1N 5X'] })
      const { stages, weighted } = ask(open(tables), { ...all, period: { start: day(20), end: day(50) } }, day(40))
      expect(stages.map((s) => [s.id, s.won, s.decided])).to.deep.equal([['L', 4, 4], ['Q', 0, 8], ['P', 0, 0], ['N', 0, 0]])
      expect(weighted).to.be.closeTo(90 * (4 + 10 * (4 / 12)) / 14, 1e-9)
    })

    it('learns from the moments before each that it tests', () => {
      // Two days are left, so moments are two days apart: the eighth is day 24, which learns from 22, 20, 18 and 16.
      const tables = fromPaths({ ...paths('e', 4, '21L 23W'), ...paths('x', 4, '21Q 23X'), o: [100, '1L'] })
      const { headline } = ask(open(tables), { ...all, period: { start: day(20), end: day(42) } }, day(40))
      const [first] = headline.series
      expect(first!.end).to.equal(day(24))
      // L: four of four won from 22 on, none of the one that stood there each time; the pipeline: four of twelve.
      expect(first!.value).to.be.closeTo(100 * (4 + 10 / 3) / 18, 1e-9)
      // The past is the latest of them: nothing but the open deal stood there, and it was not won before.
      expect(headline.past).to.deep.equal({ period: { start: day(36), end: day(38) }, value: 0, n: 1 })
      expect(headline.difference).to.equal(headline.value)
      expect(headline.value).to.be.a('number')
      expect(ask(open(tables), { ...all, compare: 'none', period: { start: day(20), end: day(42) } }, day(40)).headline).to.include({ past: null, difference: null })
    })

    it('counts what was decided right at T, also where nothing was before, and asks nothing of before', () => {
      const o: Row<'opportunities'> = { id: 'o', createdAt: day(5), stage: 'Q', amount: 1000, currency: 'EUR' }
      const weighted = (asOf: number, createdAt: number) => ask(open({ stages: STAGES, opportunities: [...decided({ won: 3, lost: 1, at: day(5), createdAt }), { ...o, createdAt }] }), { ...all, asOf }, day(30)).weighted
      expect([weighted(day(5), day(5)), weighted(day(5), day(1))]).to.deep.equal([750, 750])
      expect(weighted(day(5) - 1, day(1))).to.equal(null)
      const early = ask(open({ stages: STAGES, opportunities: [o] }), { ...all, asOf: day(1) }, day(30))
      expect(early).to.deep.include({ deals: 0, stages: [], backtest: null })
    })

    it('asks for no date where the period has ended right at T', () => {
      const period = { start: day(20), end: day(30) }
      expect(ask(open(workedA), { ...all, period }, day(30)).until).to.equal(null)
      expect(ask(open(workedA), { ...all, period }, day(30) - 1).until).to.equal(day(30))
      // Earlier moments are as far apart as the period is long, and lie after the first that is recorded, day 1.
      expect(ask(open(workedA), { ...all, period }, day(30)).headline.series.map((s) => s.end)).to.deep.equal([day(10), day(20), day(30)])
      expect(ask(open(workedA), { ...all, period: { start: day(11), end: day(21) } }, day(21)).headline.series.map((s) => s.end)).to.deep.equal([day(11), day(21)])
    })

    it('holds eight earlier moments against what came, of however many there are', () => {
      const old = fromPaths({ ...paths('w', 3, '-2000L 5W'), o: [100, '0L'] })
      const { headline } = ask(open(old), all, day(30))
      expect(headline.series.map((s) => s.end)).to.deep.equal([8, 7, 6, 5, 4, 3, 2, 1, 0].map((i) => day(30 - 91 * i)))
    })

    it('holds earlier forecasts against what came of them', () => {
      // By day 39, a quarter before T, half of all were won. Of ten deals then in L five were won, of 100 each; three
      // are open still, which tells nothing yet.
      const tables = fromPaths({
        ...paths('w', 20, '1L 5W'), ...paths('x', 20, '1L 39X'), ...paths('v', 5, '8L 120W', 100), ...paths('l', 5, '8L 120X', 100),
        ...paths('o', 3, '8L', 100),
      })
      const { backtest, headline, weighted } = ask(open(tables), all, day(130))
      // Every chance was one half, which scores a quarter.
      expect(backtest).to.deep.include({ periods: 1, brier: 0.25 })
      expect(backtest!.coverage).to.include({ k: 1, n: 1 })
      expect(weighted).to.be.closeTo(150, 1e-9)
      expect(headline.series).to.deep.equal([
        { start: day(39 - 91), end: day(39), partial: false, value: 650 }, { start: day(39), end: day(130), partial: false, value: weighted },
      ])
    })

    it('holds what a date awaited against what came by the next moment, also of deals that are open still', () => {
      // Ten days are left, so moments are days 30 and 20. On day 30, by what came of day 20: 4 of 10, shrunk to itself.
      const tables = fromPaths({ ...paths('a', 4, '15L 25W'), ...paths('b', 2, '15L 40W'), ...paths('o', 4, '15L') })
      const { backtest } = ask(open(tables), { ...all, period: { start: day(20), end: day(50) } }, day(40))
      // Six stood there then, two were won by day 40; of day 20 nothing was known.
      expect(backtest!.periods).to.equal(1)
      expect(backtest!.brier).to.be.closeTo((2 * 0.6 ** 2 + 4 * 0.4 ** 2) / 6, 1e-12)
      // Of 10 each: binomial of 6 and 0.4, P10 is 10 and P90 is 40; 20 came.
      expect(backtest!.coverage).to.include({ k: 1, n: 1 })
    })

    it('scores each stage by its own chance', () => {
      // By day 39: L has 20 of 40 decided won, Q 20 of 20, N 20 of 25, as what was won passed it: 20 of 45 in all.
      const tables = fromPaths({
        ...paths('w', 20, '1L 3Q 5W'), ...paths('x', 20, '1L 39X'), ...paths('y', 5, '1N 5X'),
        ...paths('l', 2, '8L 120W'), ...paths('q', 3, '8L 9Q 120W', 20), r: [30, '8L 9Q 120X'], n: [10, '8N 120X'],
      })
      const rate = 20 / 45
      const [l, q, n] = [(20 + 10 * rate) / 50, (20 + 10 * rate) / 30, (20 + 10 * rate) / 35]
      const { backtest } = ask(open(tables), all, day(130))
      expect(backtest!.brier).to.be.closeTo((2 * (1 - l) ** 2 + 3 * (1 - q) ** 2 + q ** 2 + n ** 2) / 7, 1e-12)
    })

    it('awaits no date where none is asked for: what came later than the next moment came', () => {
      // Moments a quarter apart are days 139 and 48; at both, eight of ten had been won, and all four that stood there were in the end.
      const tables = fromPaths({ ...paths('w', 8, '1L 5W'), ...paths('x', 2, '1L 5X'), ...paths('v', 4, '8L 150W', 100) })
      const { backtest } = ask(open(tables), all, day(230))
      expect(backtest!.periods).to.equal(2)
      expect(backtest!.brier).to.be.closeTo(0.04, 1e-12)
    })

    it('leaves a moment out of the coverage whose deals are all open still', () => {
      const tables = fromPaths({ ...paths('w', 5, '1L 5W'), ...paths('x', 5, '1L 5X'), ...paths('o', 3, '8L', 100), ...paths('free', 2, '8L 50W', 0) })
      const noneSettled = fromPaths({ ...paths('w', 5, '1L 5W'), ...paths('x', 5, '1L 5X'), ...paths('o', 3, '8L', 100) })
      expect(ask(open(tables), all, day(130)).backtest!.coverage).to.include({ k: 1, n: 1 })
      expect(ask(open(noneSettled), all, day(130)).backtest).to.equal(null)
      const unvalued = { ...tables, opportunities: tables.opportunities!.map((o) => (String(o.id).startsWith('free') ? { ...o, amount: null } : o)) }
      expect(ask(open(unvalued), all, day(130)).backtest!.coverage).to.include({ value: null, n: 0, reason: 'no-amount' })
    })

    it('finds a forecast wanting when nothing came of it', () => {
      const tables = fromPaths({ ...paths('w', 40, '1L 5W'), ...paths('x', 2, '1L 5X'), ...paths('l', 12, '8L 120X', 100) })
      const { backtest } = ask(open(tables), all, day(130))
      expect(backtest!.coverage).to.include({ k: 0, n: 1 })
      expect(backtest!.brier).to.be.above(0.8)
    })

    it('is the same whatever order deals come in', () => {
      const tables = fromPaths({ ...paths('w', 7, '1L 3N 5W'), ...paths('x', 6, '1L 5X'), ...paths('o', 9, '6L', 70), ...paths('p', 8, '6N', 30), ...paths('q', 7, '6Q', 10), ...paths('r', 5, '6L', 30) })
      const turned = { ...tables, opportunities: tables.opportunities!.toReversed(), stageEvents: tables.stageEvents!.toReversed() }
      for (const query of [all, { ...all, seed: 7 }]) expect(ask(open(turned), query, day(10))).to.deep.equal(ask(open(tables), query, day(10)))
    })

    it('lets deals that were decided nobody knows when speak of T alone', () => {
      const known = { ...paths('w', 5, '1L 5W'), ...paths('x', 5, '1L 39X'), ...paths('v', 3, '8L 120W', 100), o: [100, '8L'] as const }
      const tables = fromPaths(known)
      const undated = decided({ prefix: 'u', won: 20, lost: 0, at: day(1) }).map((o) => ({ ...o, closedAt: null }))
      const [plain, more] = [tables, { ...tables, opportunities: [...tables.opportunities!, ...undated] }].map((t) => ask(open(t), all, day(130)))
      expect(more!.backtest).to.deep.equal(plain!.backtest)
      expect(more!.headline.series[0]).to.deep.equal(plain!.headline.series[0])
      expect(more!.weighted! > plain!.weighted!).to.equal(true)
    })

    it('stays in one pipeline, and refuses draws that are too few', () => {
      expect(ask(open(workedA), all, day(30)).pipeline.id).to.equal(open(workedA).info(1, true).pipelines[0]!.id)
      expect(() => ask(open(workedA), { ...all, draws: 3 }, day(30))).to.throw('draws')
      expect(() => ask(open(workedA), { ...all, seed: -1 }, day(30))).to.throw('seed')
    })
  })
}

