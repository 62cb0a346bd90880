import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import type { LeaderboardQuery, LeaderboardResult, Row, Tables } from '../../../src/model/index.ts'
import { ask, day, decided, engines, fromPaths, STAGES } from './over.ts'

before(() => prepareMetrics([{ metric: 'leaderboard', teams: true }]))

const open_ = (ownerId: string, n: number): Row<'opportunities'>[] =>
  Array.from({ length: n }, (_, i) => ({ id: `o${ownerId}${i}`, ownerId, createdAt: day(1), stage: 'L' }))
const rep = (id: string, teamId: string | null = null, more: Partial<Row<'reps'>> = {}): Row<'reps'> => ({ id, name: `Rep ${id}`, teamId, ...more })

for (const [engine, open] of engines) {
  const board = (tables: Tables, query: Omit<LeaderboardQuery, 'metric'> = {}, now = day(30)): LeaderboardResult => ask(open(tables), { metric: 'leaderboard', ...query }, now)

  describe(`loads over ${engine}`, () => {
    it('stand beside the median, by post', () => {
      const counts = { a: 12, b: 10, c: 3, d: 15 }
      const tables: Tables = { stages: STAGES, reps: Object.keys(counts).map((id) => rep(id)), opportunities: Object.entries(counts).flatMap(([id, n]) => open_(id, n)) }
      const ratios = Object.fromEntries(board(tables).rows.map((r) => [r.id, Math.round(r.loadRatio! * 100) / 100]))
      expect(ratios).to.deep.equal({ a: 1.09, b: 0.91, c: 0.27, d: 1.36 }) // METRICS WX-C
      const half = board({ ...tables, reps: Object.keys(counts).map((id) => rep(id, null, { fte: id === 'c' ? 0.25 : id === 'd' ? 0 : 1 })) })
      // 12, 10 and 12 a post; one has no post.
      expect(Object.fromEntries(half.rows.map((r) => [r.id, r.loadRatio]))).to.deep.equal({ a: 1, b: 10 / 12, c: 1, d: null })
    })

    it('are null where the median is 0, and for those without a name', () => {
      const six = ['a', 'b', 'c', 'd', 'e', 'f']
      const tables: Tables = { stages: STAGES, reps: six.map((id) => rep(id)), opportunities: six.flatMap((id) => decided({ prefix: id, won: 1, lost: 1, at: day(3), ownerId: id })) }
      expect(board(tables).rows.map((r) => r.loadRatio)).to.deep.equal(six.map(() => null))
      const busy = { ...tables, opportunities: [...tables.opportunities!, ...six.flatMap((id) => open_(id, 2))] }
      const hidden = board(busy, { view: 'anonymous', me: 'a' })
      expect(hidden.rows.filter((r) => r.loadRatio === 1).map((r) => r.id)).to.deep.equal(['a'])
    })
  })

  describe(`names over ${engine}`, () => {
    it('are put in order by what they are in English, else in the first language there is', () => {
      const reps = [rep('a', null, { name: { en: 'Zoe', fa: 'آذر' } }), rep('b', null, { name: { fa: 'B' } }), rep('c', null, { name: 'C' })]
      const opportunities = reps.flatMap(({ id }) => decided({ prefix: String(id), won: 1, lost: 0, at: day(3), ownerId: String(id) }))
      expect(board({ stages: STAGES, reps, opportunities }, { view: 'named', order: 'name' }).rows.map((r) => r.id)).to.deep.equal(['b', 'c', 'a'])
    })
  })

  describe(`teams over ${engine}`, () => {
    const members = { t1: ['a', 'b'], t2: ['c'] }
    const tables: Tables = {
      stages: STAGES, teams: [{ id: 't1', name: 'One' }, { id: 't2', name: 'Two' }, { id: 't3', name: 'Empty' }],
      reps: Object.entries(members).flatMap(([team, ids]) => ids.map((id) => rep(id, team))),
      opportunities: [
        ...decided({ prefix: 'a', won: 2, lost: 1, at: day(3), ownerId: 'a' }), ...decided({ prefix: 'b', won: 1, lost: 0, at: day(3), ownerId: 'b', amount: null }),
        ...decided({ prefix: 'c', won: 4, lost: 4, at: day(3), ownerId: 'c' }), ...open_('a', 2),
      ],
      goals: [{ id: 'g', scope: 'team:t1', start: '2026-03-01', end: '2026-03-31', metric: 'wonAmount', value: 400, currency: 'EUR' }],
    }

    it('add up their members, and meet their own goals', () => {
      const { teams } = board(tables, { teams: true, period: { from: '2026-03-01', to: '2026-03-31' } }, day(60))
      expect(teams!.map((t) => [t.id, t.reps, t.wonAmount, t.wonCount, t.lostCount, t.openCount, t.missingAmount])).to.deep.equal([
        ['t1', 2, 200, 3, 1, 2, 1], ['t2', 1, 400, 4, 4, 0, 0],
      ])
      expect(teams![0]!.rate).to.include({ k: 3, n: 4 })
      expect(teams!.map((t) => t.attainment.value)).to.deep.equal([0.5, null])
      expect(board(tables).teams).to.equal(undefined)
      // In the order of their names, whatever order they come in; who is in none is in none.
      const shuffled = { ...tables, teams: [{ id: 't9', name: 'Two' }, ...tables.teams!.toReversed()], reps: [...tables.reps!, rep('d', 't9'), rep('e')], opportunities: [...tables.opportunities!, ...open_('e', 3)] }
      expect(board(shuffled, { teams: true }, day(60)).teams!.map((t) => [t.id, t.openCount])).to.deep.equal([['t1', 2], ['t2', 0], ['t9', 0]])
    })

    it('are left out of the anonymous view where they hide nobody, and with them enough others', () => {
      const crowded = (sizes: readonly number[]): Tables => {
        const people = sizes.flatMap((n, team) => Array.from({ length: n }, (_, i) => rep(`r${team}${i}`, `t${team}`)))
        return {
          stages: STAGES, teams: sizes.map((_, i) => ({ id: `t${i}` })), reps: people,
          opportunities: people.flatMap(({ id }) => decided({ prefix: String(id), won: 1, lost: 1, at: day(3), ownerId: id })),
        }
      }
      const shown = (...sizes: number[]) => board(crowded(sizes), { view: 'anonymous', me: 'r00', teams: true }).teams!.map((t) => t.id)
      expect(shown(5, 6)).to.deep.equal(['t0', 't1'])
      // The two of t1 would follow from the total less t0 and t2: the smallest of these goes too.
      expect(shown(5, 2, 6)).to.deep.equal(['t2'])
      expect(shown(5, 3, 3)).to.deep.equal(['t0'])
      expect(shown(2, 2)).to.deep.equal([])
      // Five that are in no team shown are a crowd; five of whom one decided nothing are none.
      expect(shown(6, 3, 2)).to.deep.equal(['t0'])
      const idle = crowded([5, 6])
      const without = { ...idle, opportunities: idle.opportunities!.filter((o) => o.ownerId !== 'r04') }
      expect(board(without, { view: 'anonymous', me: 'r00', teams: true }).teams!.map((t) => t.id)).to.deep.equal([])
      expect(JSON.stringify(board(crowded([2, 2]), { view: 'anonymous', me: 'r00', teams: true }))).to.not.include('r01')
    })
  })

  describe(`expected wins over ${engine}`, () => {
    it('go by the sources and sizes of each rep’s own deals', () => {
      const deals = (ownerId: string, source: string, won: number, lost: number, amount: number | null = 100) =>
        decided({ prefix: `${ownerId}${source}${amount}`, won, lost, at: day(3), ownerId, source, amount })
      const tables: Tables = {
        stages: STAGES, reps: [rep('easy'), rep('hard'), rep('new')],
        opportunities: [...deals('easy', 'referral', 80, 20), ...deals('hard', 'cold', 20, 80), ...deals('hard', 'cold', 0, 10, null)],
      }
      const { rows } = board(tables, { expected: true, view: 'named' })
      const of = (id: string) => rows.find((r) => r.id === id)!.expected
      // Each share drawn toward 100/210 with a weight of ten deals.
      const drawn = (won: number, n: number): number => (won + 10 * (100 / 210)) / (n + 10)
      expect(of('easy')!.wins).to.be.closeTo(100 * drawn(80, 100), 1e-9)
      expect(of('hard')!.wins).to.be.closeTo(100 * drawn(20, 100) + 10 * drawn(0, 10), 1e-9)
      expect(of('hard')!.ratio).to.be.closeTo(20 / of('hard')!.wins, 1e-12)
      expect(of('new')).to.equal(null)
      expect(board(tables).rows[0]).to.not.have.property('expected')
      const lost = { ...tables, opportunities: deals('hard', 'cold', 0, 5) }
      expect(board(lost, { expected: true, view: 'named' }).rows.find((r) => r.id === 'hard')!.expected).to.deep.equal({ wins: 0, ratio: null })
      // Among too few it tells of the others.
      const few = (query: object) => board(tables, { view: 'anonymous', me: 'easy', ...query }).rows
      expect(few({ expected: true }).map((r) => [r.id, r.expected])).to.deep.equal([['easy', null]])
      expect(few({})[0]).to.not.have.property('expected')
      const crowd = { ...tables, opportunities: ['easy', 'a', 'b', 'c', 'd'].flatMap((id) => deals(id, 'cold', 1, 1)) }
      const nameless = (query: object) => board(crowd, { view: 'anonymous', me: 'easy', ...query }).rows.filter((r) => r.id !== 'easy')
      expect(nameless({ expected: true }).map((r) => r.expected)).to.deep.equal(nameless({}).map(() => null))
      expect(nameless({}).some((r) => 'expected' in r)).to.equal(false)
    })

    it('go by the stage that deals came in, not by how far they went', () => {
      const ten = (owner: string, came: string, left: string, won: number): [string, [number, string]][] => Array.from({ length: 10 }, (_, i) =>
        [`${owner}${i}`, [100, i < won ? `1${came} 9W` : `1${came}${left} 9X`]])
      const of = (left: string, pipelines: readonly string[] = []) => {
        const tables = fromPaths(Object.fromEntries([...ten('opens', 'L', left, 2), ...ten('closes', 'N', '', 8)]))
        const opportunities = tables.opportunities!.map((o, i) => ({ ...o, ownerId: String(o.id).slice(0, -1), ...(pipelines.length > 0 && { pipelineId: pipelines[i < 10 ? 0 : 1] }) }))
        const { rows } = board({ ...tables, opportunities, reps: [rep('opens'), rep('closes')] }, { expected: true, view: 'named' })
        return Object.fromEntries(rows.map((r) => [r.id, r.expected]))
      }
      // Half of all are won. Of those from L (2 + 10 × ½) ÷ (10 + 10) = 7/20, of those from N (8 + 10 × ½) ÷ 20 = 13/20.
      const fair = of('')
      expect(fair['opens']!.wins).to.be.closeTo(3.5, 1e-12)
      expect(fair['opens']!.ratio).to.be.closeTo(2 / 3.5, 1e-12)
      expect(fair['closes']!.wins).to.be.closeTo(6.5, 1e-12)
      expect(fair['closes']!.ratio).to.be.closeTo(8 / 6.5, 1e-12)
      // Lost at L or after N: that was not known when the deal came.
      expect(of(' 3Q 5P 7N')).to.deep.equal(fair)
    })

    it('tell stages of one rank in two pipelines apart, and what nobody recorded from what was', () => {
      const stages = ['a', 'b'].flatMap((pipelineId) => [['Start', 'open'], ['Won', 'won'], ['Lost', 'lost']].map(([id, kind], order) =>
        ({ id: `${id} ${pipelineId}`, pipelineId, order, kind: kind as 'open' })))
      const deals = (ownerId: string, pipelineId: string, won: number, isKnown: boolean): Pick<Tables, 'opportunities' | 'stageEvents'> => {
        const opportunities = decided({ prefix: ownerId, won, lost: 10 - won, at: day(9), ownerId, pipelineId })
          .map((o) => ({ ...o, stage: `${o.stage === 'won' ? 'Won' : 'Lost'} ${pipelineId}` }))
        return {
          opportunities, stageEvents: !isKnown ? [] : opportunities.flatMap(({ id, stage }) => [['1', day(5), `Start ${pipelineId}`], ['2', day(9), stage!]]
            .map(([n, at, toStage]) => ({ id: `${id} ${n}`, opportunityId: id, at: at!, toStage: String(toStage) }))),
        }
      }
      const parts = [deals('x', 'a', 2, true), deals('y', 'b', 8, true), deals('z', 'b', 5, false)]
      const { rows } = board({
        pipelines: [{ id: 'a' }, { id: 'b' }], stages, reps: ['x', 'y', 'z'].map((id) => rep(id)),
        opportunities: parts.flatMap((p) => p.opportunities!), stageEvents: parts.flatMap((p) => p.stageEvents!),
      }, { expected: true, view: 'named' })
      // 15 of 30 are won; each ten are drawn half the way to that.
      expect(Object.fromEntries(rows.map((r) => [r.id, Math.round(r.expected!.wins * 1e9) / 1e9]))).to.deep.equal({ x: 3.5, y: 6.5, z: 5 })
    })
  })
}
