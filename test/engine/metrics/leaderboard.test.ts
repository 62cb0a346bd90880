import { expect } from '@open-wc/testing'
import type { LeaderboardQuery, LeaderboardResult, Row, Tables } from '../../../src/model/index.ts'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import { ask, day, decided, engines, STAGES } from './over.ts'

before(() => prepareMetrics([{ metric: 'leaderboard', view: 'anonymous' }]))

/** METRICS WX-G: A 3/3, B 18/30, C 25/50, D 10/40. */
const WX_G: readonly (readonly [id: string, won: number, n: number])[] = [['A', 3, 3], ['B', 18, 30], ['C', 25, 50], ['D', 10, 40]]
const reps = (...ids: string[]): Row<'reps'>[] => ids.map((id) => ({ id, name: `Rep ${id}` }))
const worked: Tables = {
  stages: STAGES,
  reps: reps('A', 'B', 'C', 'D'),
  opportunities: WX_G.flatMap(([ownerId, won, n]) => decided({ prefix: ownerId, won, lost: n - won, at: day(5), ownerId })),
}

for (const [engine, open] of engines) {
  const board = (tables: Tables, query: Omit<LeaderboardQuery, 'metric'> = {}, now = day(30)): LeaderboardResult => ask(open(tables), { metric: 'leaderboard', ...query }, now)
  const of = (result: LeaderboardResult, id: string) => result.rows.find((r) => r.id === id)!

  describe(`leaderboard over ${engine}`, () => {
    it('ranks rates of ten decided deals or more, with the range that intervals allow', () => {
      const result = board(worked, { view: 'named', order: 'winRate' })
      expect(result.rows.map((r) => [r.id, r.rank])).to.deep.equal([['B', 1], ['C', 2], ['D', 3], ['A', null]])
      // METRICS WX-G
      expect(result.rows.map((r) => r.rankRange)).to.deep.equal([{ best: 1, worst: 2 }, { best: 1, worst: 3 }, { best: 2, worst: 3 }, null])
      expect(result.total).to.include({ k: 56, n: 123 })
      expect(result.minimum).to.equal(10)
    })

    it('shrinks rates toward the common one', () => {
      const result = board(worked, { view: 'named' })
      const expected = { A: 0.624106, B: 0.573646, C: 0.49473, D: 0.279376 } // METRICS WX-G
      for (const [id, value] of Object.entries(expected)) expect(of(result, id).shrunk).to.be.closeTo(value, 1e-6)
    })

    it('ranks equal amounts alike, by either rule', () => {
      const amounts = { a: 50, b: 40, c: 40, d: 30 }
      const tables: Tables = {
        stages: STAGES, reps: reps('a', 'b', 'c', 'd'),
        opportunities: Object.entries(amounts).map(([ownerId, amount]) => decided({ prefix: ownerId, won: 1, lost: 0, at: day(5), ownerId, amount })[0]!),
      }
      const ranks = (ties: 'competition' | 'dense') => board(tables, { view: 'named', ties }).rows.map((r) => r.rank)
      expect(ranks('competition')).to.deep.equal([1, 2, 2, 4]) // METRICS WX-G1
      expect(ranks('dense')).to.deep.equal([1, 2, 2, 3])
    })

    const past = (k: number, before: number): Tables => ({
      stages: STAGES, reps: reps('x', 'y'),
      opportunities: ['x', 'y'].flatMap((ownerId) => [
        ...decided({ prefix: `${ownerId}1`, won: before, lost: 60 - before, at: day(5), ownerId }),
        ...decided({ prefix: `${ownerId}2`, won: k, lost: 60 - k, at: day(15), ownerId }),
      ]),
    })
    const period = { start: day(10), end: day(20) }

    it('stands everyone beside their own past by default, without ranks, by name', () => {
      const result = board(past(40, 15), { period, order: 'wonAmount' })
      expect(result).to.include({ view: 'self', order: 'name' })
      for (const row of result.rows) {
        expect(row).to.include({ rank: null, rankRange: null, rankChange: null, shrunk: null, anonymous: false })
        expect(row.past!.verdict).to.equal('up')
        expect(row.past!.rate).to.include({ k: 15, n: 60 })
      }
      expect(result.rows.map((r) => r.name)).to.deep.equal(['Rep x', 'Rep y'])
    })

    it('holds each of m rows to 1 − 0.05/m', () => {
      // 26/60 against 15/60 is sure at 95 % and not at 97.5 %.
      const wide = board(past(26, 15), { period })
      expect(wide.rows.map((r) => r.past!.verdict)).to.deep.equal(['no-clear-change', 'no-clear-change'])
      const only = past(26, 15)
      const alone = board({ ...only, reps: reps('x'), opportunities: only.opportunities!.filter((o) => o.ownerId === 'x') }, { period })
      expect(alone.rows.map((r) => r.past!.verdict)).to.deep.equal(['up'])
    })

    it('tells by how many places a rank moved', () => {
      const opportunities = [
        ...decided({ prefix: '1', won: 2, lost: 0, at: day(5), ownerId: 'x' }), ...decided({ prefix: '2', won: 1, lost: 0, at: day(5), ownerId: 'y' }),
        ...decided({ prefix: '3', won: 1, lost: 0, at: day(15), ownerId: 'x' }), ...decided({ prefix: '4', won: 2, lost: 0, at: day(15), ownerId: 'y' }),
      ]
      const result = board({ stages: STAGES, reps: reps('x', 'y'), opportunities }, { view: 'named', period })
      expect(result.rows.map((r) => [r.id, r.rank, r.rankChange])).to.deep.equal([['y', 1, 1], ['x', 2, -1]])
      expect(board({ stages: STAGES, reps: reps('x', 'y'), opportunities }, { view: 'named' }).rows[0]!.rankChange).to.equal(null)
    })

    it('means and halves deal sizes and cycles of won deals', () => {
      const opportunities = [10, 12, 15, 20, 93].map((amount, i) => ({
        id: `d${i}`, ownerId: 'x', stage: 'won', amount, currency: 'EUR', createdAt: day(0), closedAt: day(i + 1),
      }))
      const row = of(board({ stages: STAGES, reps: reps('x'), opportunities: [...opportunities, { id: 'n', ownerId: 'x', stage: 'won', closedAt: day(2), createdAt: null }] }), 'x')
      expect(row.dealSize).to.deep.equal({ mean: { value: 30, n: 5 }, median: { value: 15, n: 5 } }) // METRICS WX-D
      expect(row.cycle).to.deep.equal({ mean: { value: 3, n: 5 }, median: { value: 3, n: 5 } })
      expect(row).to.include({ wonCount: 6, wonAmount: 150, missingAmount: 1 })
    })

    it('says why a rep without wins has no sizes', () => {
      const row = of(board({ stages: STAGES, reps: reps('x') }), 'x')
      expect(row.dealSize.mean).to.deep.equal({ value: null, reason: 'no-rows', n: 0 })
      expect(row.rate).to.include({ value: null, reason: 'no-decided' })
      expect(row.attainment).to.deep.equal({ value: null, reason: 'no-table', n: 0 })
    })

    it('holds wins against a quota pro-rated for the working days that it covers and the rep was there', () => {
      const tables: Tables = {
        stages: STAGES,
        reps: [{ id: 'x', name: 'X' }, { id: 'y', name: 'Y', activeFrom: '2026-03-11' }, { id: 'z', name: 'Z' }],
        // Sunday 1 to Friday 20 March: fifteen working days, eight of them in the period, days 10–19.
        goals: ['x', 'y'].map((id) => ({ id, scope: `rep:${id}`, start: '2026-03-01', end: '2026-03-20', metric: 'wonAmount' as const, value: 1000, currency: 'EUR' })),
        opportunities: ['x', 'y', 'z'].flatMap((ownerId) => [
          ...decided({ prefix: `${ownerId}a`, won: 1, lost: 0, at: day(5), ownerId }), ...decided({ prefix: `${ownerId}b`, won: 4, lost: 2, at: day(15), ownerId }),
        ]),
      }
      const result = board(tables, { period })
      expect(of(result, 'x').attainment).to.deep.equal({ value: 400 / (1000 * (8 / 15)), n: 4 })
      expect(of(result, 'z').attainment).to.deep.equal({ value: null, reason: 'no-rows', n: 0 })
      // Over days 0–19 there are wins of 500; Y was there on eight of the working days.
      const whole = board(tables, { period: { start: day(0), end: day(20) } })
      expect(of(whole, 'x').attainment.value).to.equal(0.5)
      expect(of(whole, 'y').attainment.value).to.be.closeTo(500 / (1000 * 8 / 15), 1e-12)
    })

    it('asks for nothing of who was there on days off alone', () => {
      const tables: Tables = {
        stages: STAGES, reps: [{ id: 'x', name: 'X', activeFrom: '2026-03-14', activeTo: '2026-03-15' }],
        goals: [{ id: 'g', scope: 'rep:x', start: '2026-03-01', end: '2026-03-20', metric: 'wonCount', value: 4 }],
        opportunities: decided({ won: 2, lost: 0, at: day(13), ownerId: 'x' }),
      }
      expect(of(board(tables, { period: { start: day(0), end: day(20) } }), 'x').attainment).to.deep.equal({ value: null, reason: 'no-rows', n: 2 })
    })

    it('counts only what was won while the goal ran', () => {
      const tables: Tables = {
        stages: STAGES, reps: reps('x'),
        goals: [{ id: 'g', scope: 'rep:x', start: '2026-03-01', end: '2026-03-10', metric: 'wonCount', value: 4 }],
        opportunities: [...decided({ prefix: 'a', won: 2, lost: 0, at: day(5), ownerId: 'x' }), ...decided({ prefix: 'b', won: 9, lost: 0, at: day(15), ownerId: 'x' })],
      }
      expect(of(board(tables, { period: { start: day(0), end: day(20) } }), 'x').attainment).to.deep.equal({ value: 0.5, n: 2 })
    })

    it('draws the period in about a dozen even steps that sum to the won amount', () => {
      const result = board(worked, { period: { start: day(0), end: day(84) } }, day(100))
      expect(result.seriesPeriods.length).to.be.within(10, 16)
      for (const row of result.rows) expect(row.series.reduce((a, b) => a + b, 0)).to.equal(row.wonAmount)
      expect(result.rows.every((r) => r.series.length === result.seriesPeriods.length)).to.equal(true)
    })

    it('lists owners that nobody listed, reps with nothing, and no one for deals without an owner', () => {
      const opportunities = [...decided({ won: 1, lost: 0, at: day(5), ownerId: 'ghost' }), ...decided({ prefix: 'n', won: 1, lost: 0, at: day(5), ownerId: null }), { id: 'o', ownerId: 'idle', createdAt: day(1), stage: 'L' }]
      const result = board({ stages: STAGES, reps: reps('idle'), opportunities })
      expect(result.rows.map((r) => [r.id, r.wonCount, r.openCount])).to.deep.equal([['idle', 0, 1], ['ghost', 1, 0]])
      expect(result.total.n).to.equal(2)
    })

    it('has no row for open deals of nobody, and says why a rep has no cycle', () => {
      const opportunities = [
        { id: 'o', createdAt: day(1), stage: 'L' }, ...decided({ prefix: 'x', won: 1, lost: 0, at: day(5), ownerId: 'x', createdAt: null, amount: null }),
        ...decided({ prefix: 'y', won: 0, lost: 1, at: day(5), ownerId: 'y' }), ...decided({ prefix: 'z', won: 2, lost: 0, at: day(5), ownerId: 'z', createdAt: day(1) }),
      ]
      const result = board({ stages: STAGES, reps: reps('x', 'y', 'z'), opportunities })
      expect(result.rows.map((r) => r.id)).to.deep.equal(['x', 'y', 'z'])
      const none = (reason: string) => ({ mean: { value: null, reason, n: 0 }, median: { value: null, reason, n: 0 } })
      expect(result.rows.map((r) => r.cycle)).to.deep.equal([none('unknown'), none('no-rows'), { mean: { value: 4, n: 2 }, median: { value: 4, n: 2 } }])
      expect(result.rows.map((r) => r.dealSize)).to.deep.equal([none('no-amount'), none('no-rows'), { mean: { value: 100, n: 2 }, median: { value: 100, n: 2 } }])
    })

    it('takes nobody for a rep of that name', () => {
      const tables: Tables = {
        stages: STAGES, reps: reps('null', 'x'),
        goals: [{ id: 'g', scope: 'rep:null', start: '2026-03-11', end: '2026-03-20', metric: 'wonCount', value: 4 }],
        opportunities: [5, 15].flatMap((at) => [
          ...decided({ prefix: 'n', won: 2, lost: 1, at: day(at), ownerId: null }), ...decided({ prefix: 'x', won: 1, lost: 0, at: day(at), ownerId: 'x' }),
        ]),
      }
      const row = of(board(tables, { view: 'named', period }), 'null')
      expect(row).to.deep.include({ wonCount: 0, lostCount: 0, wonAmount: 0, attainment: { value: 0, n: 0 } })
      expect(row.series.every((v) => v === 0)).to.equal(true)
      expect(row.past!.rate.n).to.equal(0)
    })

    it('adds up quotas that follow each other, also where nothing was won in one', () => {
      const goal = (id: string, start: string, end: string) => ({ id, scope: 'rep:x', start, end, metric: 'wonCount' as const, value: 4 })
      const tables: Tables = {
        stages: STAGES, reps: reps('x'), goals: [goal('g', '2026-03-01', '2026-03-10'), goal('h', '2026-03-11', '2026-03-20')],
        opportunities: decided({ won: 2, lost: 0, at: day(15), ownerId: 'x' }),
      }
      expect(of(board(tables, { period: { start: day(0), end: day(20) } }), 'x').attainment).to.deep.equal({ value: 0.25, n: 2 })
    })

    it('ranks the past by what was won then, and nobody below the minimum', () => {
      const opportunities = [
        ...decided({ prefix: '1', won: 0, lost: 1, at: day(5), ownerId: 'x', amount: 1000 }), ...decided({ prefix: '2', won: 1, lost: 0, at: day(5), ownerId: 'y' }),
        ...decided({ prefix: '3', won: 2, lost: 0, at: day(15), ownerId: 'x' }), ...decided({ prefix: '4', won: 1, lost: 0, at: day(15), ownerId: 'y' }),
      ]
      const tables = { stages: STAGES, reps: reps('x', 'y'), opportunities }
      expect(board(tables, { view: 'named', period }).rows.map((r) => [r.id, r.rank, r.rankChange])).to.deep.equal([['x', 1, 1], ['y', 2, -1]])
      // Ten decided then and nine now; ten now and nine then.
      const few = { ...tables, opportunities: [
        ...decided({ prefix: '1', won: 6, lost: 4, at: day(5), ownerId: 'x' }), ...decided({ prefix: '2', won: 5, lost: 4, at: day(5), ownerId: 'y' }),
        ...decided({ prefix: '3', won: 6, lost: 3, at: day(15), ownerId: 'x' }), ...decided({ prefix: '4', won: 5, lost: 5, at: day(15), ownerId: 'y' }),
      ] }
      expect(board(few, { view: 'named', order: 'winRate', period }).rows.map((r) => [r.id, r.rank, r.rankRange, r.rankChange]))
        .to.deep.equal([['y', 1, { best: 1, worst: 1 }, null], ['x', null, null, null]])
    })

    it('scans for standouts only those who decided anything in both periods', () => {
      // As alone above: 26/60 against 15/60 is sure at 95 %.
      const only = past(26, 15).opportunities!.filter((o) => o.ownerId === 'x')
      const others = [...decided({ prefix: 'n', won: 1, lost: 1, at: day(15), ownerId: 'new' }), ...decided({ prefix: 'g', won: 1, lost: 1, at: day(5), ownerId: 'gone' })]
      const { rows } = board({ stages: STAGES, reps: reps('x', 'new', 'gone', 'idle'), opportunities: [...only, ...others] }, { period })
      expect(rows.map((r) => [r.id, r.past!.verdict])).to.deep.equal([['gone', 'no-clear-change'], ['idle', 'no-past'], ['new', 'no-past'], ['x', 'up']])
    })

    it('has no past where nothing is compared', () => {
      expect(board(past(40, 15), { period, compare: 'none' }).rows.map((r) => [r.past, r.rankChange])).to.deep.equal([[null, null], [null, null]])
    })

    it('leaves out who was not there, and whom the filter leaves out', () => {
      const tables: Tables = {
        ...worked, teams: [{ id: 't', name: 'T' }],
        reps: [...reps('A', 'B', 'C').map((r) => ({ ...r, teamId: 't' })), ...reps('D', 'idle'), { id: 'left', activeTo: '2020-01-01' }, { id: 'later', activeFrom: '2026-05-01' }],
      }
      expect(board(tables).rows.map((r) => r.id)).to.deep.equal(['A', 'B', 'C', 'D', 'idle'])
      expect(board(tables, { filter: { op: 'in', field: 'team', values: ['t'] } }).rows.map((r) => r.id)).to.deep.equal(['A', 'B', 'C'])
      expect(board(tables, { filter: { op: 'in', field: 'owner', values: ['D'] } }).rows.map((r) => r.id)).to.deep.equal(['D'])
      // Idle people are those whom every part of a filter lets through; what is said of deals says nothing of them.
      const is = (field: string, ...values: string[]) => ({ op: 'in', field, values }) as const
      const both = (...of: readonly ReturnType<typeof is>[]) => board(tables, { filter: { op: 'and', of } }).rows.map((r) => r.id)
      expect(both(is('team', 't'), is('owner', 'A', 'D', 'idle'))).to.deep.equal(['A'])
      expect(both(is('owner', 'idle'), is('source', 'web'))).to.deep.equal(['idle'])
      expect(both(is('owner', 'D', 'idle'))).to.deep.equal(['D', 'idle'])
      const april = { start: day(31), end: day(61) }
      expect(board(tables, { period: april }, day(80)).rows.map((r) => r.id)).to.deep.equal(['A', 'B', 'C', 'D', 'idle'])
      expect(board(tables, { period: { start: day(31), end: day(62) } }, day(80)).rows.map((r) => r.id)).to.deep.equal(['A', 'B', 'C', 'D', 'idle', 'later'])
      expect(board(tables).rows[0]!.team).to.deep.equal({ id: 't', name: 'T' })
    })
  })

  describe(`anonymous leaderboard over ${engine}`, () => {
    const five: Tables = {
      ...worked, reps: reps('A', 'B', 'C', 'D', 'E'),
      opportunities: [...worked.opportunities!, ...decided({ prefix: 'E', won: 6, lost: 6, at: day(5), ownerId: 'E' })],
    }

    it('names nobody but the reader', () => {
      const result = board(five, { view: 'anonymous', me: 'B' })
      expect(result.suppressed).to.equal(false)
      expect(result.rows.map((r) => [r.id, r.me, r.anonymous, r.rank])).to.deep.equal([
        ['#1', false, true, 1], ['B', true, false, 2], ['#3', false, true, 3], ['#4', false, true, 4], ['#5', false, true, 5],
      ])
      for (const row of result.rows.filter((r) => !r.me)) expect(row).to.deep.include({ name: '', team: null, past: null, series: [] })
      const text = JSON.stringify(result.rows.filter((r) => !r.me))
      for (const name of ['Rep A', 'Rep C', 'Rep D', 'Rep E']) expect(text).to.not.include(name)
    })

    it('does not give the unnamed away by their order', () => {
      expect(board(five, { view: 'anonymous', me: 'B', order: 'name' }).order).to.equal('wonAmount')
      const byRate = board(five, { view: 'anonymous', me: 'B', order: 'winRate' })
      expect([byRate.order, byRate.rows.map((r) => r.rate.n)]).to.deep.equal(['winRate', [30, 50, 12, 40, 3]])
      expect(board(five, { view: 'named', order: 'name' }).rows.map((r) => r.id)).to.deep.equal(['A', 'B', 'C', 'D', 'E'])
    })

    it('shows nobody but the reader among fewer than five, and nothing to subtract from', () => {
      const result = board(worked, { view: 'anonymous', me: 'B' })
      expect(result.suppressed).to.equal(true)
      expect(result.rows.map((r) => r.id)).to.deep.equal(['B'])
      expect(result.rows[0]).to.include({ rank: null, rankRange: null, shrunk: null })
      expect(result.total).to.deep.include({ value: null, reason: 'too-few', k: 0, n: 0 })
      expect(result.considered).to.equal(30)
      // A fifth who decided nothing gives no cover.
      expect(board({ ...worked, reps: reps('A', 'B', 'C', 'D', 'E') }, { view: 'anonymous', me: 'B' }).rows.map((r) => r.id)).to.deep.equal(['B'])
      expect(board(worked, { view: 'anonymous' }).rows).to.deep.equal([])
    })
  })
}
