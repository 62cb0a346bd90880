import { expect } from '@open-wc/testing'
import { run } from '../../src/engine/run.ts'
import { denseOf } from '../../src/engine/dense.ts'
import { Groups } from '../../src/engine/metrics/ask.ts'
import { staysOf } from '../../src/engine/metrics/funnel-stays.ts'
import type { Aggregate, AggregateRequest, Change, FunnelResult } from '../../src/model/index.ts'
import type { Dataset } from '../../src/engine/dataset.ts'
import { frameOf } from '../../src/time/index.ts'
import { day, load } from './load.ts'

const HOUR = 3_600_000
const NOW = day(400)
const STAGES = ['L', 'Q', 'P', 'won', 'lost'].map((id, order) => ({ id, order, kind: order < 3 ? 'open' : id }))
const DEALS = 6_000

/** Stays of ever another number of hours, so that there are more groups than columns are made of at once. */
const deals = Array.from({ length: DEALS }, (_, i) => ({ id: `D${i}`, createdAt: day(0) + i * HOUR, region: i % 3 === 0 ? 'n' : 's', amount: i }))
const stageEvents = deals.flatMap(({ id, createdAt }, i) => [
  { id: `${id} a`, opportunityId: id, at: createdAt, toStage: 'L' },
  ...(i % 4 === 0 ? [] : [{ id: `${id} b`, opportunityId: id, at: createdAt + (i % 701) * HOUR, toStage: i % 5 === 0 ? 'P' : 'Q' }]),
]).filter(({ at }) => at <= NOW)
const tables = { stages: STAGES, opportunities: deals, stageEvents }

const request: AggregateRequest = {
  kind: 'aggregate', from: 'visits', asOf: NOW, by: ['visitStage', 'hours', 'completed'], measures: { n: { op: 'count' }, m: { op: 'count' } },
}
const asked = (data: Dataset, more: Partial<AggregateRequest> = {}): Aggregate => data.answer([{ ...request, ...more }])[0] as Aggregate
/** The same as JSON alone can tell. */
const copied = (aggregate: Aggregate): Aggregate => JSON.parse(JSON.stringify(aggregate)) as Aggregate
const open = STAGES.slice(0, 3).map(({ id }, rank) => ({ id, name: id, rank, kind: 'open' as const, pipeline: '', stuckAfterDays: 3, mapsTo: null, probability: null }))
const stays = (aggregate: Aggregate, stageOf?: (stage: string) => string): unknown => [...staysOf(new Groups(aggregate), null, open as never, stageOf)]

/** Visits of some deals by their three keys, from the events alone. */
function byHand(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const own = stageEvents.filter(({ opportunityId }) => opportunityId === id)
    for (const [e, { at, toStage }] of own.entries()) {
      const next = own[e + 1]?.at
      const key = JSON.stringify([toStage, Math.floor(((next ?? NOW) - at) / HOUR), next === undefined ? 0 : 1])
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}
const told = ({ keys, counts, size }: Aggregate): Map<string, number> =>
  new Map(Array.from({ length: size }, (_, i) => [JSON.stringify(keys.map((column) => column[i])), counts['n']![i]!]))

describe('an aggregate of very many groups', () => {
  const data = load(tables, { now: NOW })

  it('has the groups that the events have, whenever its columns are asked for', () => {
    const few = deals.filter((_, i) => i % 29 === 0).map(({ id }) => id)
    const first = asked(data)
    expect(denseOf(first)).to.not.equal(undefined)
    // Something else is counted meanwhile, from the same tables.
    asked(data, { where: { op: 'in', field: 'region', values: ['n'] } })
    expect(first.size).to.be.greaterThan(4_096)
    expect(first.rows).to.equal(stageEvents.length)
    expect(first.counts['n']!.reduce((a, b) => a + b)).to.equal(stageEvents.length)
    expect(first.counts['m']).to.deep.equal(first.counts['n'])
    expect(told(asked(data, { where: { op: 'in', field: 'id', values: few } }))).to.deep.equal(byHand(few))
  })

  it('gives stays that its columns would give, under any filter', () => {
    for (const values of [['n', 's'], ['n'], ['s'], ['nowhere']]) {
      const aggregate = asked(data, { where: { op: 'in', field: 'region', values } })
      expect(denseOf(aggregate)).to.not.equal(undefined)
      expect(stays(aggregate)).to.deep.equal(stays(copied(aggregate)))
      // Stages that count as one.
      const pooled = (id: string): string => (id === 'P' ? 'Q' : id)
      expect(stays(aggregate, pooled)).to.deep.equal(stays(copied(aggregate), pooled))
    }
  })

  it('is kept up with changes that bring groups of their own', () => {
    const live = load(tables, { now: NOW, live: true })
    const settings = { frame: frameOf({ calendar: 'gregory', zone: 'UTC' }), now: NOW, version: 1, ran: 'node', complete: true } as const
    const funnel = (of: Dataset): FunnelResult => run(of, { metric: 'funnel', period: 'all' }, settings)
    expect(funnel(live).stages).to.deep.equal(funnel(data).stages)
    const added = Array.from({ length: 40 }, (_, i) => ({ id: `D${i * 7} c`, opportunityId: `D${i * 7}`, at: NOW - i * HOUR * 3, toStage: i % 2 === 0 ? 'P' : 'Q' }))
    for (let i = 0; i < added.length; i += 10) {
      live.apply(added.slice(i, i + 10).map((row): Change => ({ op: 'upsert', table: 'stageEvents', row })), NOW)
      const aggregate = asked(live)
      expect(stays(aggregate)).to.deep.equal(stays(copied(aggregate)))
    }
    expect(funnel(live).stages).to.deep.equal(funnel(load({ ...tables, stageEvents: [...stageEvents, ...added] }, { now: NOW })).stages)
  })
})
