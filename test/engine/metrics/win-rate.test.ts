import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import type { Tables, WinRateQuery, WinRateResult } from '../../../src/model/index.ts'
import { ask, dataset, day, decided, engines, STAGES, workedA } from './over.ts'

before(() => prepareMetrics([{ metric: 'winRate', valueInterval: true }]))

for (const [engine, open] of engines) {
  const winRate = (tables: Tables, now: number, query: Omit<WinRateQuery, 'metric'> = {}): WinRateResult => ask(open(tables), { metric: 'winRate', ...query }, now)

  describe(`win rate over ${engine}`, () => {
    it('gives the four definitions side by side', () => {
      const result = winRate(workedA, day(30), { staleAfterDays: 23 })
      // METRICS WX-B
      expect(result.decided).to.include({ k: 3, n: 6, value: 0.5, quality: 'grey' })
      expect(result.decided.interval!.low).to.be.closeTo(0.187616, 1e-6)
      expect(result.decided.interval!.high).to.be.closeTo(0.812384, 1e-6)
      expect(result.all).to.deep.include({ k: 3, n: 10, value: 0.3, bounds: { low: 0.3, high: 0.7 } })
      expect(result.byValue).to.include({ k: 370, n: 690, interval: null })
      expect(result.byValue.value).to.be.closeTo(0.536, 0.0005)
      expect(result.byValue).to.not.have.property('reason')
      // Open are D5 (created on day 3), D8 (5), D9 (6) and D10 (7); at day 30 with 26 days one is older: D5.
      expect(winRate(workedA, day(30), { staleAfterDays: 26 }).stale).to.include({ k: 3, n: 7 })
    })

    it('shares out lost reasons of what was lost in the period', () => {
      const reasons = ['price', 'price', 'price', 'timing', null, '']
      const lost = decided({ won: 0, lost: 6, at: day(5) }).map((o, i) => ({ ...o, lostReason: reasons[i]! }))
      const won = decided({ prefix: 'w', won: 3, lost: 0, at: day(5) })
      const { lostReasons } = winRate({ stages: STAGES, opportunities: [...lost, ...won] }, day(30))
      expect(lostReasons.map((r) => [r.reason, r.count, Math.round(r.share * 100)])).to.deep.equal([
        ['price', 3, 50], ['timing', 1, 17], [null, 2, 33], // METRICS WX-B
      ])
    })

    it('says why there is no rate, and never 0', () => {
      const result = winRate(workedA, day(4))
      expect(result.decided).to.include({ value: null, reason: 'no-decided', k: 0, n: 0, interval: null })
      expect(result.byValue).to.include({ value: null, reason: 'no-decided' })
      expect(result.stale).to.include({ value: null })
      expect(winRate({ stages: STAGES }, day(4)).all).to.include({ value: null, reason: 'no-rows' })
      const unpriced: Tables = { stages: STAGES, opportunities: decided({ won: 1, lost: 1, at: day(2), amount: null }) }
      expect(winRate(unpriced, day(4)).byValue).to.include({ value: null, reason: 'no-amount' })
      expect(winRate(unpriced, day(4)).excluded.missingAmount).to.equal(2)
    })

    it('counts the amounts of another currency and adds none of them', () => {
      const opportunities = [
        ...decided({ won: 3, lost: 1, at: day(2) }), ...decided({ prefix: 'u', won: 1, lost: 0, at: day(2), currency: 'USD', amount: 1e6 }),
      ]
      const result = winRate({ stages: STAGES, opportunities }, day(30))
      expect(result.byValue).to.include({ k: 300, n: 400 })
      expect(result.excluded.unconverted).to.equal(1)
      expect(winRate({ stages: STAGES, opportunities }, day(30), { currency: 'USD' }).byValue).to.include({ k: 1e6, n: 1e6 })
    })

    it('attributes decisions to the period they were made in, in series and in sum', () => {
      const period = { start: day(0), end: day(28) }
      const { series, decided: rate, grain } = winRate(workedA, day(30), { period, grain: 'week' })
      expect(grain).to.equal('week')
      // Weeks begin on Monday 2026-03-02, so day 0 is a clipped week of its own. Decided on days 5, 8, 12, 18, 20; D7 on 28.
      expect(series.map((p) => [p.rate.k, p.rate.n, p.partial])).to.deep.equal([
        [0, 0, true], [0, 1, false], [1, 2, false], [1, 2, false], [0, 0, true],
      ])
      expect(rate.n).to.equal(series.reduce((sum, p) => sum + p.rate.n, 0))
    })

    it('compares with the period before, and calls only sure differences', () => {
      const opportunities = (k: number) => [
        ...decided({ prefix: 'a', won: 15, lost: 45, at: day(5) }), ...decided({ prefix: 'b', won: k, lost: 60 - k, at: day(15) }),
      ]
      const period = { start: day(10), end: day(20) }
      const up = winRate({ stages: STAGES, opportunities: opportunities(30) }, day(30), { period }).comparison!
      expect(up.verdict).to.equal('up') // METRICS WX-G6: 30/60 vs 15/60
      expect(up.period).to.deep.equal({ start: day(0), end: day(10) })
      expect(up.interval!.low).to.be.closeTo(0.07678, 1e-6)
      const unclear = winRate({ stages: STAGES, opportunities: opportunities(24) }, day(30), { period }).comparison!
      expect(unclear.verdict).to.equal('no-clear-change') // METRICS WX-G6: 24/60 vs 15/60
      expect(unclear.difference).to.be.closeTo(0.15, 1e-12)
      expect(unclear.p).to.be.closeTo(0.079411, 1e-6)
      const turned = winRate({ stages: STAGES, opportunities: opportunities(0) }, day(30), { period }).comparison!
      expect(turned.verdict).to.equal('down')
    })

    it('has no verdict where the past is empty, and no past for everything there is', () => {
      const tables: Tables = { stages: STAGES, opportunities: decided({ won: 6, lost: 2, at: day(15) }) }
      const { comparison } = winRate(tables, day(30), { period: { start: day(10), end: day(20) } })
      expect(comparison).to.deep.include({ verdict: 'no-past', difference: null, interval: null })
      expect(winRate(tables, day(30)).comparison).to.equal(null)
      // Nothing decided now is no change from what was.
      expect(winRate(tables, day(40), { period: { start: day(20), end: day(30) } }).comparison).to.deep.include({ verdict: 'no-clear-change', difference: null, interval: null })
      expect(winRate(tables, day(30), { period: { start: day(10), end: day(20) }, compare: 'none' }).comparison).to.equal(null)
    })

    it('groups by a dimension, the largest first and those without a value last', () => {
      const opportunities = [
        ...decided({ prefix: 'a', won: 1, lost: 2, at: day(2), source: 'fair' }), ...decided({ prefix: 'b', won: 4, lost: 2, at: day(2), source: 'web' }),
        ...decided({ prefix: 'c', won: 9, lost: 0, at: day(2), source: null }),
      ]
      const { groups, groupBy } = winRate({ stages: STAGES, opportunities }, day(30), { groupBy: 'source' })
      const tied = ['c', 'a', 'd', 'b', null].flatMap((source) => decided({ prefix: String(source), won: 1, lost: 1, at: day(5), source }))
      expect(winRate({ stages: STAGES, opportunities: tied }, day(30), { groupBy: 'source' }).groups.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c', 'd', ''])
      expect(groupBy).to.equal('source')
      expect(groups.map((g) => [g.id, g.missing, g.rate.k, g.rate.n])).to.deep.equal([['web', false, 4, 6], ['fair', false, 1, 3], ['', true, 9, 9]])
      const owned = opportunities.map(({ source, ...o }) => ({ ...o, ownerId: source ?? null }))
      const named = winRate({ stages: STAGES, opportunities: owned, reps: [{ id: 'web', name: 'Mina' }] }, day(30), { groupBy: 'owner' })
      expect(named.groups.map((g) => [g.id, g.name])).to.deep.equal([['web', 'Mina'], ['fair', 'fair'], ['', '']])
    })

    it('puts a deal that grew stale into the period in which it did', () => {
      const opportunities = [
        ...decided({ won: 2, lost: 1, at: day(95) }),
        { id: 'old', createdAt: day(0), stage: 'L' }, { id: 'older', createdAt: day(-200), stage: 'L' }, { id: 'young', createdAt: day(90), stage: 'L' },
      ]
      const result = winRate({ stages: STAGES, opportunities }, day(100), { period: { start: day(80), end: day(100) } })
      expect(result.stale).to.include({ k: 2, n: 4 })
      expect(winRate({ stages: STAGES, opportunities }, day(100)).stale).to.include({ k: 2, n: 5 })
      expect(result.staleAfterDays).to.equal(90)
    })

    it('shows cohorts by creation beside periods of closing, the immature ones with bounds', () => {
      const { series, cohorts } = winRate(workedA, day(30), { period: { start: day(0), end: day(14) }, grain: 'week', attribution: 'both' })
      // METRICS WX-A: D1–D10 were created on days 1–7; week 2 begins on day 8.
      expect(cohorts!.map((p) => [p.rate.k, p.rate.n])).to.deep.equal([[0, 0], [3, 10], [0, 0]])
      expect(cohorts![1]!.rate.bounds).to.deep.equal({ low: 0.3, high: 0.7 })
      expect(series.map((p) => p.rate.n)).to.deep.equal([0, 1, 2])
      expect([series[0]!.rate.reason, cohorts![0]!.rate.reason]).to.deep.equal(['no-decided', 'no-rows'])
      const mature = winRate({ stages: STAGES, opportunities: decided({ won: 1, lost: 1, at: day(12) }) }, day(30), { grain: 'week', attribution: 'created', period: { start: day(1), end: day(8) } })
      expect(mature.cohorts![0]!.rate).to.include({ k: 1, n: 2 }).and.not.have.property('bounds')
      expect(winRate(workedA, day(30)).cohorts).to.equal(undefined)
    })

    it('tells which groups stand out from the rest, at the level that scanning them asks for', () => {
      const group = (source: string, won: number, lost: number) => decided({ prefix: source, won, lost, at: day(2), source })
      const opportunities = [...group('S', 18, 12), ...group('M', 20, 20), ...group('L', 6, 24)]
      const { groups } = winRate({ stages: STAGES, opportunities }, day(30), { groupBy: 'source' })
      const rounded = Object.fromEntries(groups.map(({ id, standout: s }) =>
        [id, [s!.verdict, ...[s!.difference!, s!.interval!.low, s!.interval!.high].map((x) => Math.round(x * 1000) / 10)]]))
      // METRICS WX-D2: three bands at 98.3 %.
      expect(rounded['L']).to.deep.equal(['down', -34.3, -52.2, -8.6])
      expect(rounded['M']).to.deep.equal(['no-clear-change', 10, -13.4, 32.3])
      expect(rounded['S']).to.deep.equal(['no-clear-change', 22.9, -2.8, 44.8])
      expect(winRate({ stages: STAGES, opportunities: group('S', 3, 1) }, day(30), { groupBy: 'source' }).groups[0]!.standout).to.equal(null)
    })

    it('compares with another group of the same period', () => {
      const opportunities = [...decided({ prefix: 'a', won: 15, lost: 45, at: day(5), region: 'north' }), ...decided({ prefix: 'b', won: 30, lost: 30, at: day(5), region: 'south' })]
      const region = (value: string) => ({ op: 'in', field: 'region', values: [value] }) as const
      const { against } = winRate({ stages: STAGES, opportunities }, day(30), { filter: region('south'), against: region('north') })
      expect(against).to.include({ verdict: 'up', difference: 0.25 }) // METRICS WX-G6
      expect(against!.rate).to.include({ k: 15, n: 60 })
      expect(() => winRate(workedA, day(30), { against: { op: 'in', field: 'x', values: [] } })).to.throw('filter.field: "x"')
    })

    it('resamples deals for the interval of the rate by value, alike every time', () => {
      const asked = { valueInterval: true } as const
      const { byValue } = winRate(workedA, day(30), asked)
      expect(byValue.interval!.low).to.be.at.most(byValue.value!)
      expect(byValue.interval!.high).to.be.at.least(byValue.value!)
      expect(winRate(workedA, day(30), asked).byValue).to.deep.equal(byValue)
      // 200 deals of one amount: as wide as the binomial's 1.96·√(p·q/n) = 0.0693 to either side.
      const even = winRate({ stages: STAGES, opportunities: decided({ won: 100, lost: 100, at: day(2) }) }, day(30), asked).byValue
      expect(even.interval!.low).to.be.closeTo(0.4307, 0.012)
      expect(even.interval!.high).to.be.closeTo(0.5693, 0.012)
      // Nine in ten of 200: 1.96·√(0.9·0.1/200) = 0.0416.
      const most = winRate({ stages: STAGES, opportunities: decided({ won: 180, lost: 20, at: day(2) }) }, day(30), asked).byValue
      expect(most.interval!.low).to.be.closeTo(0.8584, 0.012)
      expect(most.interval!.high).to.be.closeTo(0.9416, 0.012)
      expect(winRate({ stages: STAGES, opportunities: decided({ won: 1, lost: 0, at: day(2) }) }, day(30), asked).byValue.interval).to.equal(null)
      expect(winRate(workedA, day(30)).byValue.interval).to.equal(null)
    })

    it('orders lost reasons by how many, then by name, and those unrecorded last', () => {
      const reasons = ['b', 'd', 'd', null, null, null, 'c', 'a', 'd']
      const opportunities = decided({ won: 0, lost: 9, at: day(5) }).map((o, i) => ({ ...o, lostReason: reasons[i]! }))
      expect(winRate({ stages: STAGES, opportunities }, day(30)).lostReasons.map((r) => [r.reason, r.count]))
        .to.deep.equal([['d', 3], ['a', 1], ['b', 1], ['c', 1], [null, 3]])
    })

    it('refuses days that nothing grows stale after', () => {
      for (const staleAfterDays of [0, -1, 36_525]) expect(() => winRate(workedA, day(30), { staleAfterDays })).to.throw(`staleAfterDays: ${staleAfterDays} is not allowed`)
      for (const staleAfterDays of [0.5, 36_524]) expect(winRate(workedA, day(30), { staleAfterDays }).staleAfterDays).to.equal(staleAfterDays)
    })

    it('refuses an attribution that is none', () => {
      expect(() => winRate(workedA, day(30), { attribution: 'opened' as 'closed' })).to.throw('attribution: "opened" is not known; give one of closed, created, both')
    })
  })
}

describe('win rate of one pipeline', () => {
  const winRate = (tables: Tables, now: number, query: Omit<WinRateQuery, 'metric'> = {}): WinRateResult => ask(dataset(tables), { metric: 'winRate', ...query }, now)

  it('stays in the pipeline that was asked for', () => {
    const stages: Tables['stages'] = ['A', 'B'].flatMap((pipelineId) => [
      { id: `${pipelineId}o`, pipelineId, order: 1, kind: 'open' as const }, { id: `${pipelineId}w`, pipelineId, order: 2, kind: 'won' as const }, { id: `${pipelineId}l`, pipelineId, order: 3, kind: 'lost' as const },
    ])
    const opportunities = ['Aw', 'Al', 'Bw', 'Bw', 'Bw'].map((stage, i) => ({ id: `d${i}`, pipelineId: stage[0]!, createdAt: day(0), closedAt: day(2), stage }))
    const tables: Tables = { pipelines: [{ id: 'A' }, { id: 'B' }], stages, opportunities }
    expect(winRate(tables, day(30), { pipeline: 'A' }).decided).to.include({ k: 1, n: 2 })
    expect(winRate(tables, day(30), { pipeline: 'B' }).decided).to.include({ k: 3, n: 3 })
    expect(winRate(tables, day(30)).decided).to.include({ k: 4, n: 5 })
  })
})
