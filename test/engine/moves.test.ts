import fc from 'fast-check'
import { expect } from '@open-wc/testing'
import type { Aggregate, AggregateRequest, Change, Filter } from '../../src/model/index.ts'
import type { Dataset } from '../../src/engine/dataset.ts'
import { DAY, day, load, NOW } from './load.ts'
import '../helpers/same-cases.ts'

/** More than are looked at one by one, with equal times, nulls, hours within days, and groups of one row. */
const DEALS = 9_000
const draw = (i: number, of: number): number => Math.imul(i + 1, 0x9e3779b1 + of * 0x85ebca6b) >>> 0
const opportunity = (i: number) => ({
  id: `D${i}`, ownerId: `r${draw(i, 1) % 7}`, region: ['n', 's', null][draw(i, 2) % 3], amount: draw(i, 3) % 11 === 0 ? null : draw(i, 3) % 5_000,
  createdAt: draw(i, 4) % 40 === 0 ? null : i % 2 === 0 ? day(draw(i, 4) % 300) : day(0) + draw(i, 4) % (300 * DAY),
})
const created = (i: number): number => opportunity(i).createdAt ?? day(0)
const stageEvents = Array.from({ length: DEALS }, (_, i) => ['L', 'Q', ['won', 'lost', 'P'][draw(i, 5) % 3]!].slice(0, 1 + draw(i, 6) % 3)
  .map((toStage, e) => ({ id: `${i} ${e}`, opportunityId: `D${i}`, toStage, at: created(i) + e * (draw(i, 7 + e) % (20 * DAY)) }))).flat()
const tables = {
  stages: ['L', 'Q', 'P', 'won', 'lost'].map((id, order) => ({ id, order, kind: order < 3 ? 'open' : id })),
  opportunities: Array.from({ length: DEALS }, (_, i) => opportunity(i)), stageEvents,
}

interface Step { readonly region: Filter | null; readonly from: number; readonly to: number; readonly grain: number; readonly field: 'createdAt' | 'decidedAt' }
const inRange = (field: string, from: number, to: number): Filter => ({ op: 'range', field, from, to })
const every = (...filters: (Filter | null)[]): Filter => ({ op: 'and', of: filters.filter((filter) => filter !== null) })

/** What widgets ask when a period is brushed: plain, by its pieces, by pieces that reach beyond it, of visits, with medians and extremes. */
function requestsOf({ region, from, to, grain, field }: Step, asOf: number): AggregateRequest[] {
  const edges = [from]
  for (let at = (Math.floor(from / grain) + 1) * grain; at < to; at += grain) edges.push(at)
  if (to > from) edges.push(to)
  else edges.push(from + 1)
  const won: Filter = { op: 'in', field: 'status', values: ['won'] }
  const range = inRange(field, from, to)
  const n = { op: 'count' } as const
  const request = (own: Omit<AggregateRequest, 'kind' | 'asOf'>): AggregateRequest => ({ kind: 'aggregate', asOf, ...own })
  return [
    request({ from: 'opportunities', where: every(region, range), by: ['owner', 'status'], measures: {
      n, amount: { op: 'sum', field: 'amount' }, missing: { op: 'count', where: { op: 'in', field: 'amount', values: [null] } }, snapshot: { op: 'sum', field: 'snapshot' },
    } }),
    request({ from: 'opportunities', where: every(region, won, range), by: ['owner'], measures: {
      size: { op: 'order', field: 'amount', at: [0, 0.5, 0.9] }, cycle: { op: 'order', field: 'cycle', at: [0.5], where: { op: 'gt', field: 'amount', value: 900 } }, last: { op: 'max', field: 'decidedAt' },
    } }),
    request({ from: 'opportunities', where: every(region, range), by: ['owner', { field, edges }], measures: { n, amount: { op: 'sum', field: 'amount' }, half: { op: 'order', field: 'amount', at: [0.5] } } }),
    request({ from: 'opportunities', where: every(region), by: [{ field, edges }, 'status'], measures: { n } }),
    request({ from: 'opportunities', where: every(region, inRange(field, from + DAY, to - DAY)), by: [{ field, edges }], measures: { n, least: { op: 'min', field: 'amount' } } }),
    request({ from: 'opportunities', where: every(region, inRange(field, from - DAY, to + DAY)), by: [{ field, edges }, { field: 'amount', edges: [0, 1_000, 3_000] }], measures: { n } }),
    request({ from: 'opportunities', where: every(region, range), by: [{ field: 'amount', edges: [0, 1_000, 3_000] }], measures: { n } }),
    request({ from: 'visits', where: every(region, range), by: ['visitStage', 'completed'], measures: { n, hours: { op: 'sum', field: 'hours' }, half: { op: 'order', field: 'hours', at: [0.5] } } }),
    request({ from: 'visits', where: every(region, inRange('enteredAt', from, to)), by: ['visitStage'], measures: { n, first: { op: 'sum', field: 'first' } } }),
    request({ from: 'opportunities', where: every(region, won, { op: 'ge', field, value: from }, { op: 'lt', field, value: to }), by: [], measures: { n } }),
  ]
}

function canonical({ keys, counts, numbers, orders, size, rows }: Aggregate): unknown {
  const groups = Array.from({ length: size }, (_, i) => JSON.stringify([keys.map((values) => values[i]), ...[counts, numbers, orders].map((of) => Object.keys(of).map((key) => [key, of[key]![i]]))]))
  return [rows, groups.sort()]
}
/** Answers over plain conditions that nothing takes for a stretch of time: each row's place is looked at. */
function plainly(data: Dataset, request: AggregateRequest): Aggregate {
  const nothing: Filter = { op: 'or', of: [] }
  const hidden = (filter: Filter): Filter => ({ op: 'or', of: [filter, nothing] })
  const edged = request.by.find((by) => typeof by !== 'string' && by.field !== 'amount') as { field: string; edges: readonly number[] } | undefined
  const where = request.where?.op === 'and' ? every(...request.where.of.map(hidden)) : request.where!
  if (edged === undefined) return data.answer([{ ...request, where }])[0] as Aggregate
  // Each piece by itself.
  const place = request.by.indexOf(edged)
  const by = request.by.filter((_, i) => i !== place)
  const pieces = edged.edges.slice(1).map((end, i) => data.answer([{ ...request, by, where: every(where, hidden(inRange(edged.field, edged.edges[i]!, end))) }])[0] as Aggregate)
  const [all] = data.answer([{ ...request, by: [], measures: {}, where }]) as [Aggregate]
  const joined = pieces.map((piece, i) => ({ piece, some: by.length > 0 || piece.rows > 0, index: i })).filter(({ some }) => some)
  const record = <T>(of: (piece: Aggregate) => Readonly<Record<string, readonly T[]>>): Record<string, T[]> => {
    const out: Record<string, T[]> = {}
    for (const { piece } of joined) for (const [name, values] of Object.entries(of(piece))) (out[name] ??= []).push(...values)
    return out
  }
  const keys = request.by.map((_, k) => joined.flatMap(({ piece, index }) => Array.from({ length: piece.size }, (__, g) => (k === place ? index : piece.keys[k > place ? k - 1 : k]![g]!))))
  const size = joined.reduce((sum, { piece }) => sum + piece.size, 0)
  return { kind: 'aggregate', keys, counts: record((p) => p.counts), numbers: record((p) => p.numbers), orders: record((p) => p.orders), size, rows: all.rows }
}

const edge = fc.oneof(fc.integer({ min: -2, max: 310 }).map(day), fc.integer({ min: 0, max: 300 * DAY }).map((ms) => day(0) + ms))
const region = fc.constantFrom<Filter | null>(null, { op: 'in', field: 'region', values: ['n'] }, { op: 'in', field: 'region', values: ['s', null] })
const step = fc.record({
  region, field: fc.constantFrom('createdAt' as const, 'decidedAt' as const), grain: fc.constantFrom(7 * DAY, 30 * DAY), move: fc.oneof(fc.constantFrom(-DAY, 0, DAY, 5 * DAY), fc.constant(null)),
  edges: fc.tuple(edge, edge).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const), side: fc.constantFrom('from', 'to', 'both'),
})
/** Brushes that are dragged by one edge or both, jump, and change what else is filtered. */
const walk = fc.array(step, { minLength: 2, maxLength: 7 }).map((steps) => {
  const out: Step[] = []
  for (const { move, edges, side, ...rest } of steps) {
    const last = out.at(-1)
    if (last === undefined || move === null) { out.push({ ...rest, from: edges[0], to: edges[1] }); continue }
    const from = last.from + (side === 'to' ? 0 : move)
    out.push({ ...last, ...(move === 0 && { region: rest.region }), from, to: Math.max(from, last.to + (side === 'from' ? 0 : move)) })
  }
  return out
})

describe('moved brushes', () => {
  it('leave the answers that counting everything gives, whatever moved before', () => {
    const plain = load(tables)
    fc.assert(fc.property(walk, (steps) => {
      const data = load(tables)
      for (const moved of steps) {
        const requests = requestsOf(moved, NOW)
        data.answer(requests).forEach((answer, i) => {
          const [ours, theirs] = [canonical(answer as Aggregate), canonical(plainly(plain, requests[i]!))]
          if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours, `${i} ${JSON.stringify(requests[i])}`).to.deep.equal(theirs)
        })
      }
    }), { numRuns: 25 })
  })
  it('keep up with changes', () => {
    const changes = (round: number): Change[] => [
      ...Array.from({ length: 40 }, (_, i): Change => ({ op: 'upsert', table: 'opportunities', row: { ...opportunity(i * 97 + round), amount: i, createdAt: day(i * 3 + round) } })),
      ...Array.from({ length: 30 }, (_, i): Change => ({ op: 'upsert', table: 'opportunities', row: { ...opportunity(DEALS + round * 100 + i), id: `new ${round} ${i}` } })),
      ...Array.from({ length: 30 }, (_, i): Change => ({ op: 'upsert', table: 'stageEvents', row: { id: `new ${round} ${i}`, opportunityId: `new ${round} ${i}`, toStage: 'won', at: day(i * 9) } })),
      ...Array.from({ length: 20 }, (_, i): Change => ({ op: 'delete', table: 'opportunities', id: `D${i * 131 + round}` })),
    ]
    fc.assert(fc.property(walk, (steps) => {
      const data = load(tables, { live: true })
      steps.forEach((moved, round) => {
        data.answer(requestsOf(moved, NOW + round))
        data.apply(changes(round), NOW + round + 1)
        const requests = requestsOf(moved, NOW + round + 1)
        data.answer(requests).forEach((answer, i) => {
          const [ours, theirs] = [canonical(answer as Aggregate), canonical(plainly(data, requests[i]!))]
          if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours, `${i} ${JSON.stringify(requests[i])}`).to.deep.equal(theirs)
        })
      })
    }), { numRuns: 10 })
  })
  it('keep up with more rows than are looked at one by one', () => {
    const data = load(tables, { live: true })
    for (let round = 0; round < 4; round++) {
      // As a brush is dragged: by its end, as a whole, and over times that no deal had before.
      const moved: Step = { region: null, from: day(40 + round), to: day(round < 2 ? 130 + round : 500), grain: 30 * DAY, field: round % 2 === 0 ? 'createdAt' : 'decidedAt' }
      data.answer(requestsOf(moved, NOW + round))
      data.apply(Array.from({ length: 2_500 }, (_, i): Change => {
        const row = { ...opportunity(DEALS + round * 2_500 + i), id: `more ${round} ${i}`, ownerId: `r${i % 9}` }
        return { op: 'upsert', table: 'opportunities', row: { ...row, stage: 'won', closedAt: day(i % 500), ...(i % 9 === 0 && { createdAt: day(320 + i % 90) }) } }
      }), NOW + round + 1)
      const requests = requestsOf({ ...moved, to: moved.to + DAY }, NOW + round + 1)
      data.answer(requests).forEach((answer, i) => {
        expect(canonical(answer as Aggregate), `${round} ${JSON.stringify(requests[i])}`).to.deep.equal(canonical(plainly(data, requests[i]!)))
      })
    }
  })
})
