import fc from 'fast-check'
import { expect } from '@open-wc/testing'
import { answer, LINES } from '../oracle/aggregate.ts'
import type { FactRow, Facts } from '../oracle/aggregate.ts'
import type { Aggregate, AggregateRequest, By, DataRequest, Filter, Measure, RelationName, RowList, Tables } from '../../src/model/index.ts'
import { linesOf } from '../oracle/lines.ts'
import { relations } from '../../src/model/index.ts'
import type { Dataset } from '../../src/engine/dataset.ts'
import { day, load, NOW } from './load.ts'
import '../helpers/same-cases.ts'

/** Whatever a feed may hold, made to collide: few distinct values, nulls, ids of every script, equal times. */
const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'toString', 'علی', 'علي', '😀', '۱۲', '12', '012', ' ', 'A', '\ud800', 'a\u200cb')
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })
const time = fc.integer({ min: 0, max: 8 }).map(day)
const stage = fc.constantFrom('L', 'Q', 'P', 'won', 'lost')
const deal = fc.record({
  id: fc.oneof(name, fc.nat(40).map(String), fc.nat(40).map((n) => `D-${n}`)), createdAt: maybe(time), ownerId: maybe(name), customerId: maybe(name), source: maybe(name),
  region: maybe(name), amount: maybe(fc.constantFrom(0, 1, 7, 7, 100, 2 ** 31, 5e12)), currency: maybe(fc.constantFrom('EUR', 'IRR')), stage: maybe(stage), closedAt: maybe(time),
  product: maybe(name), lostReason: maybe(name), void: fc.constantFrom(true, false, false, false), pipelineId: maybe(fc.constantFrom('p', 'q')),
})
/** Few of each, so that deals have several, and some of one product. */
const line = fc.record({
  id: fc.nat(99), opportunityId: fc.oneof(name, fc.nat(9).map((n) => `D-${n}`)), product: fc.constantFrom('a', 'b', '__proto__', 'علی', '😀', '12'), amount: maybe(fc.constantFrom(0, 1, 7, 2 ** 31)),
})
const tables = fc.record({
  opportunities: fc.array(deal, { maxLength: 60 }),
  opportunityLines: fc.oneof(fc.constant([]), fc.uniqueArray(line, { maxLength: 60, selector: ({ id }) => id })),
  stageEvents: fc.array(fc.record({
    id: fc.nat(), opportunityId: fc.oneof(name, fc.nat(40).map(String), fc.nat(40).map((n) => `D-${n}`)), at: time, toStage: stage, seq: maybe(fc.nat(9)),
    amountAt: maybe(fc.nat(50)), ownerAt: maybe(name),
  }), { maxLength: 120 }),
  notes: fc.array(fc.record({
    id: fc.nat(), at: time, opportunityId: maybe(name), customerId: maybe(name), kind: fc.constantFrom('call', 'note'), mood: maybe(fc.constantFrom('sad', 'cheerful')),
    text: maybe(name), isContact: fc.boolean(),
  }), { maxLength: 30 }),
  leads: fc.array(fc.record({ id: fc.nat(), createdAt: time, channel: maybe(name), customerId: maybe(name), opportunityId: maybe(name) }), { maxLength: 20 }),
  touches: fc.array(fc.record({ id: fc.nat(), at: time, channel: name, respondedAt: maybe(time) }), { maxLength: 20 }),
  efforts: fc.array(fc.record({
    id: fc.nat(), date: time.map((t) => new Date(t).toISOString().slice(0, 10)), channel: name, repId: maybe(name), hours: fc.constantFrom(0, 0.005, 1.5, 1.005, 7),
  }), { maxLength: 20 }),
  reps: fc.uniqueArray(fc.record({ id: name, teamId: maybe(name) }), { maxLength: 6, selector: ({ id }) => id }),
  customers: fc.uniqueArray(fc.record({ id: name, segment: maybe(name) }), { maxLength: 6, selector: ({ id }) => id }),
})

const FIELDS = {
  opportunities: relations.opportunities, visits: { ...relations.opportunities, ...relations.visits }, notes: { ...relations.opportunities, ...relations.notes },
  leads: relations.leads, touches: relations.touches, efforts: relations.efforts,
} as const
const fieldsOf = (from: RelationName, types: readonly string[]): string[] => Object.entries<string>(FIELDS[from]).filter(([, type]) => types.includes(type)).map(([field]) => field)

function requestsOver(from: RelationName): fc.Arbitrary<AggregateRequest> {
  const any = fc.constantFrom(...fieldsOf(from, ['text', 'time', 'integer']), ...(fieldsOf(from, ['text']).includes('product') ? ['product', 'product', 'product', 'product'] : []))
  const text = fc.constantFrom(...fieldsOf(from, ['text']), ...fieldsOf(from, ['text']).filter((field) => field === 'product'))
  const number = fc.constantFrom(...fieldsOf(from, ['time', 'integer']))
  const value = fc.oneof(time, fc.nat(8), fc.constantFrom(7, 100, -1))
  const leaf: fc.Arbitrary<Filter> = fc.oneof(
    fc.record({ op: fc.constant('in' as const), field: text, values: fc.array(maybe(name), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('in' as const), field: number, values: fc.array(maybe(value), { maxLength: 3 }) }),
    fc.record({ op: fc.constantFrom('lt' as const, 'le' as const, 'gt' as const, 'ge' as const), field: number, value }),
    fc.record({ op: fc.constant('range' as const), field: number, from: value, to: value }),
    fc.record({ op: fc.constant('contains' as const), field: text, text: fc.constantFrom('a', 'A', '12', 'علی', '') }),
  )
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, leaf, fc.record({ op: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ op: fc.constant('not' as const), of: tie('tree') })),
  }))
  const edges = fc.uniqueArray(fc.oneof(time, fc.nat(8)), { minLength: 2, maxLength: 9 }).map((values) => [...values].sort((a, b) => a - b))
  const by: fc.Arbitrary<By> = fc.oneof(any, fc.record({ field: number, edges }))
  const where = fc.option(tree, { nil: undefined })
  const condition = where.map((filter) => (filter === undefined ? {} : { where: filter }))
  const measure: fc.Arbitrary<Measure> = fc.oneof(
    condition.map((c): Measure => ({ op: 'count', ...c })),
    fc.tuple(fc.constantFrom('sum' as const, 'min' as const, 'max' as const), number, condition).map(([op, field, c]): Measure => ({ op, field, ...c })),
    fc.tuple(number, fc.array(fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1), { maxLength: 3 }), condition).map(([field, at, c]): Measure => ({ op: 'order', field, at, ...c })),
  )
  return fc.record({
    asOf: fc.oneof(time, fc.constant(NOW)), by: fc.array(by, { maxLength: 4 }), measures: fc.dictionary(fc.constantFrom('x', 'y', '__proto__', 'constructor'), measure, { maxKeys: 3 }), condition,
  }).map(({ condition: c, ...rest }): AggregateRequest => ({ kind: 'aggregate', from, ...rest, ...c }))
}

/** Every field of every row, read back; so that grouping is compared, not the facts. */
function readBack(data: Dataset, asOf: number, tables: Tables): Facts {
  const rows = (from: RelationName): readonly FactRow[] => {
    const request: DataRequest = { kind: 'list', from, asOf, fields: Object.keys(FIELDS[from]), order: [], limit: 100_000 }
    return (data.answer([request])[0] as RowList).rows.map(withLines)
  }
  const sold = new Set(tables.opportunityLines?.map(({ opportunityId }) => String(opportunityId)))
  const withLines = (row: FactRow): FactRow => (!sold.has(String(row['id'])) ? { ...row, [LINES]: [{ product: row['product'] as string | null, amount: 'its own' }] }
    : { ...row, [LINES]: linesOf({ id: String(row['id']) }, tables) })
  return { opportunities: rows('opportunities'), visits: rows('visits'), notes: rows('notes'), leads: rows('leads'), touches: rows('touches'), efforts: rows('efforts') }
}

/** Groups by their keys, since they are in no promised order. */
function canonical({ keys, counts, numbers, orders, size, rows }: Aggregate): unknown {
  const groups = Array.from({ length: size }, (_, i) => JSON.stringify([
    keys.map((column) => column[i]), ...[counts, numbers, orders].map((measures) => Object.keys(measures).sort().map((key) => [key, measures[key]![i]])),
  ]))
  return { groups: groups.sort(), rows }
}

describe('the engine', () => {
  for (const from of Object.keys(FIELDS) as RelationName[]) {
    it(`answers over ${from} as a naive group-by does`, () => {
      fc.assert(fc.property(tables, fc.array(requestsOver(from), { minLength: 1, maxLength: 6 }), (rows, requests) => {
        const data = load(rows)
        const facts = new Map<number, Facts>()
        const factsAt = (asOf: number): Facts => facts.get(asOf) ?? facts.set(asOf, readBack(data, asOf, rows as Tables)).get(asOf)!
        const exact = requests.filter(({ measures }) => !Object.values(measures).some((m) => m.op === 'sum' && /At$|^at$|^date$/.test(m.field)))
        const answers = data.answer(exact)
        exact.forEach((request, i) => {
          const [ours, theirs] = [canonical(answers[i] as Aggregate), canonical(answer(request, factsAt) as Aggregate)]
          if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours, JSON.stringify(request)).to.deep.equal(theirs)
        })
      }), { numRuns: 150 })
    })
  }
  it('lists in the order of a full sort', () => {
    const fields = ['amount', 'createdAt', 'region', 'owner', 'status']
    fc.assert(fc.property(tables, fc.array(fc.record({ field: fc.constantFrom(...fields), descending: fc.boolean() }), { maxLength: 3 }), fc.nat(70), fc.nat(10), (rows, order, limit, offset) => {
      const data = load(rows)
      const all = readBack(data, NOW, rows as Tables).opportunities
      const sorted = [...all].sort((a, b) => {
        for (const { field, descending } of [...order, { field: 'id', descending: false }]) {
          const [x, y] = [a[field] ?? null, b[field] ?? null]
          if (x === y) continue
          if (x === null || y === null) return x === null ? 1 : -1
          return (x < y ? -1 : 1) * (descending ? -1 : 1)
        }
        return 0
      })
      const [listed] = data.answer([{ kind: 'list', from: 'opportunities', asOf: NOW, fields: ['id'], order, limit, offset }])
      expect((listed as RowList).rows.map((row) => row['id'])).to.deep.equal(sorted.slice(offset, offset + limit).map((row) => row['id']))
    }), { numRuns: 60 })
  })
})
