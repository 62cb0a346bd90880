import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import { newcombe } from '../../../src/engine/stats/newcombe.ts'
import type { FunnelQuery, FunnelResult, Row, Tables } from '../../../src/model/index.ts'
import { ask, dataset, day, decided, engines, fromPaths, STAGES, workedA } from './over.ts'

before(() => prepareMetrics([{ metric: 'funnel', transitions: true }]))

for (const [engine, open] of engines) {
  const funnel = (tables: Tables, now: number, query: Omit<FunnelQuery, 'metric'> = {}): FunnelResult => ask(open(tables), { metric: 'funnel', ...query }, now)

  describe(`funnel of those that entered a stage, over ${engine}`, () => {
    const query = { population: 'entered', stage: 'P', period: { start: day(10), end: day(20) } } as const

    it('takes the three deals of the four visits into P in days 10–20', () => {
      const { entry, totals, population, stages } = funnel(workedA, day(30), query)
      // METRICS WX-A: entered P in days [10, 20): D5, D7 twice, D10.
      expect(entry).to.deep.equal({ stage: { id: 'P', name: 'P' }, visits: 4, deals: 3 })
      expect(population).to.equal('entered')
      expect(totals).to.include({ n: 3, won: 1, lost: 0, open: 2 })
      expect(stages.map((s) => [s.reached, s.advanced, s.lost, s.open])).to.deep.equal([[2, 2, 0, 0], [3, 3, 0, 0], [3, 1, 0, 2], [1, 1, 0, 0]])
      expect(stages.map((s) => s.visits)).to.deep.equal([2, 4, 4, 0])
    })

    it('takes those of any time where the period is everything', () => {
      expect(funnel(workedA, day(30), { ...query, period: 'all' }).entry).to.include({ visits: 7, deals: 6 })
    })

    it('refuses a stage that is none, that is an end, or that nobody asked to be entered', () => {
      expect(() => funnel(workedA, day(30), { ...query, stage: 'Z' })).to.throw('stage: "Z" is no open stage of the pipeline main; it has L, Q, P, N')
      expect(() => funnel(workedA, day(30), { ...query, stage: 'won' })).to.throw('stage: "won"')
      expect(() => funnel(workedA, day(30), { population: 'entered' })).to.throw('stage: null')
      expect(() => funnel(workedA, day(30), { stage: 'P' })).to.throw('set population to entered')
    })
  })

  describe(`moves over ${engine}`, () => {
    it('counts each way from stage to stage, to the ends and back', () => {
      const { transitions, stages } = funnel(workedA, day(30), { transitions: true })
      // By hand from METRICS WX-A. D7 was lost out of P on day 16, and came back to it on day 19.
      expect(transitions!.map((m) => [m.from.id, m.to.id, m.kind, m.moves])).to.deep.equal([
        ['L', 'Q', 'next', 5], ['L', 'P', 'skip', 1], ['L', 'lost', 'lost', 1],
        ['Q', 'P', 'next', 4], ['Q', 'lost', 'lost', 1],
        ['P', 'Q', 'back', 1], ['P', 'N', 'next', 2], ['P', 'won', 'won', 2], ['P', 'lost', 'lost', 1],
        ['N', 'won', 'won', 1], ['N', 'lost', 'lost', 1],
        ['lost', 'P', 'reopened', 1],
      ])
      // D5 came back to Q, D7 to P.
      expect(stages.map((s) => s.reentries)).to.deep.equal([0, 1, 1, 0])
    })

    it('counts no move after T, and none unless asked', () => {
      const { transitions } = funnel(workedA, day(17), { transitions: true })
      expect(transitions!.some((m) => m.kind === 'reopened')).to.equal(false)
      expect(funnel(workedA, day(17)).transitions).to.equal(undefined)
    })
  })

  describe(`lost reasons by stage over ${engine}`, () => {
    it('shares out what was lost in each stage', () => {
      const reasons: Record<string, string> = { D2: 'price', D4: 'timing', D6: 'price' }
      const tables = { ...workedA, opportunities: workedA.opportunities!.map((o) => ({ ...o, lostReason: reasons[o.id] ?? null })) }
      const { stages, lostReasons } = funnel(tables, day(30))
      const told = stages.map((s) => s.lostReasons!.filter((r) => r.count > 0).map((r) => `${r.reason} ${r.count}`))
      expect(told).to.deep.equal([['price 1'], ['price 1'], [], ['timing 1']])
      expect(stages.map((s) => s.lostReasons!.reduce((sum, r) => sum + r.count, 0))).to.deep.equal(stages.map((s) => s.lostAt))
      expect(lostReasons.filter((r) => r.count > 0)).to.have.length(2)
    })
  })

  describe(`funnel beside another over ${engine}`, () => {
    const cohort = (prefix: string, start: number, won: number, lost: number) => Object.fromEntries(
      Array.from({ length: won + lost }, (_, i) => [`${prefix}${i}`, [1, `${start}L ${start + 2}${i < won ? 'Q' : 'X'}`] as const]),
    )
    const tables = fromPaths({ ...cohort('a', 0, 15, 45), ...cohort('b', 10, 30, 30) })
    const period = { start: day(10), end: day(20) }

    it('compares steps with the earlier period at the same age', () => {
      const { stages, past } = funnel(tables, day(25), { period, compare: 'previous' })
      const { step, reached } = stages[0]!.past!
      expect(reached).to.equal(60)
      // METRICS WX-G6: 30/60 vs 15/60.
      expect(step).to.include({ verdict: 'up', difference: 0.25 })
      expect(step.rate).to.include({ k: 15, n: 60 })
      expect(past).to.include({ n: 60, asOf: day(15), group: false })
      expect(past!.overall.rate).to.include({ k: 0, n: 60 })
      expect(stages[2]!.past!.step).to.include({ verdict: 'no-past', difference: null })
    })

    it('holds each of the steps that are known on both sides to a stricter level (METRICS G6)', () => {
      const [l] = funnel(tables, day(25), { period, compare: 'previous' }).stages
      expect(l!.past!.step.interval).to.deep.equal(newcombe(30, 60, 15, 60, 1 - 0.05 / 2)!.interval)
      // Nobody came to Q before: one step is known on both sides.
      const alone = fromPaths({ ...cohort('a', 0, 0, 60), ...cohort('b', 10, 30, 30) })
      expect(funnel(alone, day(25), { period, compare: 'previous' }).stages[0]!.past!.step.interval).to.deep.equal(newcombe(30, 60, 0, 60, 0.95)!.interval)
    })

    it('does not give the past more time than the present had', () => {
      const slow = fromPaths({ s: [1, '0L 14Q'], f: [1, '0L 3Q'], n: [1, '10L'] })
      expect(funnel(slow, day(21), { period, compare: 'previous' }).stages[0]!.past!.step.rate).to.include({ k: 1, n: 2 })
      expect(funnel(slow, day(25), { period, compare: 'previous' }).stages[0]!.past!.step.rate).to.include({ k: 2, n: 2 })
    })

    it('compares how many were won of all', () => {
      const ended = fromPaths({ p: [1, '0L 2W'], q: [1, '0L 3X'], r: [1, '1L'], s: [1, '10L 12W'] })
      const { rate, difference } = funnel(ended, day(25), { period, compare: 'previous' }).past!.overall
      expect(rate).to.deep.include({ k: 1, n: 3, bounds: { low: 1 / 3, high: 2 / 3 } })
      expect(difference).to.be.closeTo(2 / 3, 1e-12)
    })

    it('compares with another group of the same time', () => {
      const grouped: Tables = { ...tables, opportunities: tables.opportunities!.map((o) => ({ ...o, region: String(o.id).startsWith('a') ? 'north' : 'south' })) }
      const region = (value: string) => ({ op: 'in', field: 'region', values: [value] }) as const
      const { stages, past, totals } = funnel(grouped, day(25), { filter: region('south'), against: region('north') })
      expect(totals.n).to.equal(60)
      expect(past).to.include({ n: 60, asOf: day(25), group: true })
      expect(stages[0]!.past!.step).to.include({ verdict: 'up', difference: 0.25 })
    })

    it('compares with nothing unless asked, and refuses a group by an unknown field', () => {
      expect(funnel(tables, day(25), { period }).past).to.equal(undefined)
      expect(() => funnel(tables, day(25), { against: { op: 'in', field: 'colour', values: [] } })).to.throw('filter.field: "colour"')
    })

    it('puts steps that are known by bounds alone to no test, also against known ones', () => {
      const known = fromPaths(cohort('a', 10, 4, 4))
      const mixed: Tables = { ...known, opportunities: [...known.opportunities!, ...decided({ prefix: 'x', won: 4, lost: 2, at: day(30) })] }
      const { stages } = funnel(mixed, day(40), { period: { start: day(20), end: day(30) }, compare: 'previous' })
      expect(stages[0]!.past!.step).to.include({ difference: null, interval: null, verdict: 'no-clear-change' })
      expect(stages[0]!.past!.step.rate).to.include({ k: 4, n: 8 })
    })

    it('puts no bounds to a test', () => {
      const snapshots: Tables = { stages: STAGES, opportunities: [...decided({ won: 4, lost: 4, at: day(5) }), ...decided({ prefix: 'x', won: 4, lost: 2, at: day(30) })] }
      const { stages } = funnel(snapshots, day(40), { period: { start: day(20), end: day(30) }, compare: 'previous' })
      for (const { past } of stages) expect(past!.step).to.include({ difference: null, interval: null })
    })
  })

  describe(`weighted amounts over ${engine}`, () => {
    it('shrinks a stage’s chance to the pipeline’s rate', () => {
      const { stages, weighted } = funnel(workedA, day(30), { weighted: true })
      // METRICS WX-A: of the six decided deals D1–D4, D6 and D7, four reached P and three of those were won.
      // METRICS WX-I: P 3/4, pipeline 3/6 → (3 + 5)/14.
      expect(stages[2]!.weighted).to.include({ won: 3, decided: 4, from: 'history', probability: 8 / 14 })
      const chances = stages.map((s) => s.weighted!.probability!)
      expect(chances[0]).to.be.closeTo((3 + 5) / (5 + 10), 1e-12)
      expect(stages.map((s) => s.weighted!.open)).to.deep.equal([90, 60, 70, 0])
      expect(weighted).to.be.closeTo(90 * chances[0]! + 60 * chances[1]! + 70 * chances[2]!, 1e-9)
    })

    it('takes what somebody typed where nothing was decided, and says so', () => {
      const typed: Tables = { ...fromPaths({ A: [100, '1L'], B: [50, '1Q'] }), stages: STAGES.map((s) => (s.id === 'L' ? { ...s, assumedProbability: 0.1 } : s)) }
      const { stages, weighted } = funnel(typed, day(30), { weighted: true })
      expect(stages[0]!.weighted).to.deep.equal({ probability: 0.1, from: 'assumed', won: 0, decided: 0, open: 100, amount: 10 })
      expect(stages[1]!.weighted).to.include({ probability: null, from: null, amount: null })
      expect(weighted).to.equal(null)
      // Where nothing is open, nothing needs a chance.
      expect(funnel({ ...fromPaths({ A: [100, '1L'] }), stages: typed.stages! }, day(30), { weighted: true }).weighted).to.equal(10)
    })
  })

  describe(`retired stages over ${engine}`, () => {
    it('count as the stage that they map to', () => {
      const old = [{ id: 'O', order: 7, kind: 'open' as const, mapsTo: 'R' }, { id: 'R', order: 8, kind: 'open' as const, mapsTo: 'Q' }]
      const tables = fromPaths({ A: [1, '1L 3O 5Q 9W'], B: [1, '1L 3R'], C: [1, '1O 2R 4X'] })
      const { stages, totals, transitions } = funnel({ ...tables, stages: [...STAGES, ...old] }, day(30), { transitions: true })
      expect(stages.map((s) => s.id)).to.deep.equal(['L', 'Q', 'P', 'N'])
      expect(stages[1]).to.include({ reached: 3, entered: 3, visits: 3, advanced: 1, lost: 1, open: 1, reentries: 0 })
      expect(totals).to.include({ regressed: 0, joinedMid: 1 })
      // From one to another that counts as the same is no move.
      expect(transitions!.map((m) => `${m.from.id}>${m.to.id} ${m.moves}`)).to.deep.equal(['L>Q 2', 'Q>won 1', 'Q>lost 1'])
    })
  })
}

describe('pooled pipelines', () => {
  const stages: Row<'stages'>[] = [
    { id: 'a1', pipelineId: 'A', order: 1, kind: 'open' }, { id: 'a2', pipelineId: 'A', order: 2, kind: 'open' }, { id: 'a3', pipelineId: 'A', order: 3, kind: 'open' },
    { id: 'aw', pipelineId: 'A', order: 8, kind: 'won' }, { id: 'al', pipelineId: 'A', order: 9, kind: 'lost' },
    { id: 'b1', pipelineId: 'B', order: 1, kind: 'open', mapsTo: 'a1' }, { id: 'b2', pipelineId: 'B', order: 2, kind: 'open', mapsTo: 'a3' },
    { id: 'bw', pipelineId: 'B', order: 8, kind: 'won' }, { id: 'bl', pipelineId: 'B', order: 9, kind: 'lost' },
  ]
  const path = (id: string, ...steps: readonly string[]) => steps.map((toStage, i) => ({ id: `${id}${i}`, opportunityId: id, at: day(i), toStage, seq: i }))
  const tables: Tables = {
    pipelines: [{ id: 'A' }, { id: 'B' }], stages,
    opportunities: ['x', 'y', 'z'].map((id, i) => ({ id, pipelineId: i === 0 ? 'A' : 'B', createdAt: day(0) })),
    stageEvents: [...path('x', 'a1', 'a2', 'a3', 'al'), ...path('y', 'b1', 'b2', 'bw'), ...path('z', 'b1', 'bl')],
  }
  const funnel = (query: Omit<FunnelQuery, 'metric'>, given = tables): FunnelResult => ask(dataset(given), { metric: 'funnel', ...query }, day(30))

  it('count in the stages that theirs map to, and only when asked', () => {
    expect(funnel({ pipeline: 'A' }).totals.n).to.equal(1)
    const { stages: rows, totals, transitions, pooled } = funnel({ pipeline: 'A', pooled: ['B'], transitions: true })
    expect(pooled).to.deep.equal(['B'])
    expect(totals).to.include({ n: 3, won: 1, lost: 2 })
    expect(rows.map((s) => [s.id, s.reached, s.advanced, s.lost, s.visits, s.skipped])).to.deep.equal([
      ['a1', 3, 2, 1, 3, 0], ['a2', 2, 2, 0, 1, 1], ['a3', 2, 1, 1, 2, 0],
    ])
    expect(transitions!.map((m) => `${m.from.id}>${m.to.id} ${m.moves}`)).to.deep.equal(['a1>a2 1', 'a1>a3 1', 'a1>al 1', 'a2>a3 1', 'a3>aw 1', 'a3>al 1'])
    expect(funnel({ pipeline: 'A', pooled: ['B'], population: 'entered', stage: 'a3' }).entry).to.include({ visits: 2, deals: 2 })
  })

  it('keep an end that both share, and count no move to one that the first has none for', () => {
    // Without a pipeline, a stage is of each.
    const shared = { ...tables, stages: [...stages, { id: 'own', order: 10, kind: 'won' as const }], stageEvents: [...path('x', 'a1', 'a2', 'a3', 'aw'), ...path('y', 'b1', 'b2', 'own'), ...path('z', 'b1', 'bl')] }
    const moves = (given: Tables) => funnel({ pipeline: 'A', pooled: ['B'], transitions: true }, given).transitions!.map((m) => `${m.from.id}>${m.to.id}`)
    expect(moves(shared)).to.deep.equal(['a1>a2', 'a1>a3', 'a1>al', 'a2>a3', 'a3>aw', 'a3>own'])
    expect(moves({ ...shared, stages: shared.stages.filter(({ id }) => id !== 'al') })).to.deep.equal(['a1>a2', 'a1>a3', 'a2>a3', 'a3>aw', 'a3>own'])
  })

  it('compare as pooled too, and leave a deal whose path is not known out of the steps', () => {
    const snapshots = { ...tables, opportunities: [...tables.opportunities!, { id: 's', pipelineId: 'B', createdAt: day(0), stage: 'b2' }] }
    const { stages: rows, totals } = funnel({ pipeline: 'A', pooled: ['B'] }, snapshots)
    expect(totals.n).to.equal(4)
    expect(rows.map((s) => s.current)).to.deep.equal([0, 0, 1])
    // A deal of B that ended in b2 was furthest in a3, not in a2: the second stage of its own pipeline.
    const stuck = { ...tables, opportunities: [...tables.opportunities!, { id: 't', pipelineId: 'B', createdAt: day(0) }], stageEvents: [...tables.stageEvents!, ...path('t', 'b1', 'b2')] }
    expect(funnel({ pipeline: 'A', pooled: ['B'] }, stuck).stages.map((s) => [s.reached, s.advanced, s.open])).to.deep.equal([[4, 3, 0], [3, 3, 0], [3, 1, 1]])
  })

  it('are refused where a stage maps to none, out of order, or the pipeline is unknown', () => {
    const without = { ...tables, stages: stages.map((s) => (s.id === 'b2' ? { ...s, mapsTo: null } : s)) }
    expect(() => funnel({ pipeline: 'A', pooled: ['B'] }, without)).to.throw('pooled: "B" cannot be pooled: its stage b2 maps to no open stage of A; set mapsTo')
    const crossed = { ...tables, stages: stages.map((s) => (s.id === 'b2' ? { ...s, mapsTo: 'a1' } : s)) }
    expect(() => funnel({ pipeline: 'A', pooled: ['B'] }, crossed)).to.throw('out of order')
    expect(() => funnel({ pipeline: 'A', pooled: ['Z'] })).to.throw('pooled: "Z"')
  })
})
