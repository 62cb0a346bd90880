import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import { runAll, type Answerer } from '../../../src/engine/run.ts'
import { CARD_NAMES, type Aggregate, type DataAnswer, type MetricQuery } from '../../../src/model/index.ts'
import { oracle } from '../../oracle/dataset.ts'
import { query } from './generated-queries.ts'
import { scope, tables } from './generated.ts'
import { day, fromPaths, settings } from './over.ts'
import '../../helpers/same-cases.ts'

before(() => prepareMetrics(['retention']))

/** The same aggregate with its groups in another order: none is promised. Rows of lists stay in theirs. */
function shuffled(answer: DataAnswer, seed: number): DataAnswer {
  if (answer.kind !== 'aggregate') return answer
  const places = Array.from({ length: answer.size }, (_, i) => i)
  const weight = (i: number): number => Math.imul(i + 1, seed | 1) >>> 0
  places.sort((a, b) => weight(a) - weight(b))
  const moved = <T>(column: readonly T[]): readonly T[] => places.map((i) => column[i]!)
  const all = <T>(columns: Readonly<Record<string, readonly T[]>>) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, moved(column)]))
  const { keys, counts, numbers, orders } = answer
  return { ...answer, keys: keys.map(moved), counts: all(counts), numbers: all(numbers), orders: all(orders) } satisfies Aggregate
}
const inAnotherOrder = (data: Answerer, seed: number): Answerer => ({
  ...data,
  * answering(requests) { return (yield* data.answering(requests)).map((answer, i) => shuffled(answer, seed + 2 * i)) },
})

const card: fc.Arbitrary<MetricQuery> = scope.chain((common) => fc.constantFrom(...CARD_NAMES).map((metric) => ({ ...common, metric }) as MetricQuery))

describe('any metric', () => {
  it('is so with chances that are fractions, and draws from many deals', () => {
    const stages = ['L', 'Q', 'P', 'N']
    const path = (i: number): string => `1${stages[i % 4]!} ${2 + (i % 5)}${stages[(i + 1) % 4]!}${i % 3 === 0 ? ` ${9 + (i % 7)}${i % 2 === 0 ? 'W' : 'X'}` : ''}`
    for (const n of [24, 90]) {
      const data = oracle(fromPaths(Object.fromEntries(Array.from({ length: n }, (_, i) => [`d${i}`, [100 + 7 * i, path(i)] as const]))))
      const of = (one: Answerer) => runAll(one, [{ metric: 'forecast', draws: 500 }], settings(day(40)))
      const [wanted] = of(data)
      expect(wanted).to.include({ method: n === 24 ? 'exact' : 'simulated' })
      for (const seed of [1, 7, 12_345, 987_654_321]) expect(of(inAnotherOrder(data, seed))[0]).to.deep.equal(wanted)
    }
  })

  it('is the same to the bit whatever order the groups of its answers come in', () => {
    fc.assert(fc.property(tables, fc.array(query, { minLength: 1, maxLength: 3 }), fc.array(card, { minLength: 1, maxLength: 2 }), fc.nat(80), fc.nat(), (rows, queries, cards, t, seed) => {
      const data = oracle(rows)
      const [wanted, found] = [data, inAnotherOrder(data, seed)].map((one) => runAll(one, [...queries, ...cards], settings(day(t))))
      expect(found).to.deep.equal(wanted)
    }), { numRuns: 120 })
  })
})
