import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { denseAggregate } from '../../../src/engine/dense.ts'
import { Groups } from '../../../src/engine/metrics/ask.ts'
import { staysOf } from '../../../src/engine/metrics/funnel-stays.ts'
import type { Aggregate, Scalar, StageInfo } from '../../../src/model/index.ts'

const stage = (id: string, stuckAfterDays: number | null): StageInfo => ({ id, name: id, rank: 0, kind: 'open', pipeline: 'main', stuckAfterDays })
const STAGES = [stage('L', 3), stage('Q', null), stage('P', 2)]

/** So many visits to a stage, of so many hours; 1 when they ended. */
type Visits = readonly [at: string | null, hours: number, ended: 0 | 1, count: number]

const plain = (keys: readonly (readonly Scalar[])[], n: readonly number[]): Aggregate =>
  ({ kind: 'aggregate', keys, counts: { n }, numbers: {}, orders: {}, size: n.length, rows: n.reduce((a, b) => a + b, 0) })
const columns = (visits: readonly Visits[]): (readonly Scalar[])[] => [0, 1, 2].map((place) => visits.map((one) => one[place]!))
const inRows = (visits: readonly Visits[]): Groups => new Groups(plain(columns(visits), visits.map(([,,, n]) => n)))
/** What an aggregate of very many groups gives: a value and a count of no group first, and groups that have no rows. */
const inPlaces = (visits: readonly Visits[], values: readonly Scalar[][] = columns(visits).map((column) => [null, ...column])): Groups =>
  new Groups(denseAggregate({ values, counts: Int32Array.from([0, ...visits.map(([,,, n]) => n)]) }, ['n']))

/** METRICS A, time in stage and stuck, visit by visit. */
function byHand(visits: readonly Visits[], at: string, stuckAfterDays: number | null): unknown {
  const own = visits.filter(([id]) => id === at).flatMap(([, hours, ended, n]) => Array.from({ length: n }, () => ({ hours, ended })))
  const done = own.filter(({ ended }) => ended === 1).map(({ hours }) => hours).sort((a, b) => a - b)
  const going = own.filter(({ ended }) => ended === 0).map(({ hours }) => hours)
  const quantile = (p: number): number | null => {
    const h = (done.length - 1) * p
    const [low, high] = [done[Math.floor(h)], done[Math.ceil(h)]]
    return low === undefined ? null : low + (h - Math.floor(h)) * (high! - low)
  }
  const survival = (time: number): number => [...new Set(done)].filter((t) => t <= time).reduce((left, t) => {
    const atRisk = own.filter(({ hours }) => hours >= t).length
    return left * (1 - done.filter((hours) => hours === t).length / atRisk)
  }, 1)
  const reached = (q: number): number | null => done.find((t) => survival(t) <= 1 - q + 1e-9) ?? null
  const limit = done.length >= 20 && reached(0.9) !== null ? reached(0.9) : stuckAfterDays === null ? null : stuckAfterDays * 24
  return {
    visits: own.length, completed: done.length, open: going.length,
    mean: done.length === 0 ? null : done.reduce((a, b) => a + b, 0) / done.length,
    completedMedian: quantile(0.5), completedP90: quantile(0.9), median: reached(0.5), p90: reached(0.9),
    stuck: limit === null ? null : going.filter((hours) => hours > limit).length,
  }
}

function told(visits: Groups, stageOf?: (id: string) => string): Record<string, unknown> {
  const hours = (value: number | null): number | null => (value === null ? null : value * 24)
  return Object.fromEntries([...staysOf(visits, null, STAGES, stageOf)].map(([id, { visits: n, stuck, stay }]) => [id, {
    visits: n, completed: stay.completed, open: stay.open, mean: hours(stay.mean.value), completedMedian: hours(stay.completedMedian.value),
    completedP90: hours(stay.completedP90.value), median: hours(stay.median.value), p90: hours(stay.p90.value), stuck,
  }]))
}
const wanted = (visits: readonly Visits[]): Record<string, unknown> =>
  Object.fromEntries(STAGES.map(({ id, stuckAfterDays }) => [id, byHand(visits, id, stuckAfterDays)]))

function expectClose(found: Record<string, unknown>, expected: Record<string, unknown>): void {
  const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, v: unknown) => (typeof v === 'number' ? Number(v.toFixed(6)) : v)))
  expect(rounded(found)).to.deep.equal(rounded(expected))
}

const visit = (least: number): fc.Arbitrary<Visits> => fc.tuple(
  fc.constantFrom('L', 'L', 'Q', 'P', 'elsewhere', null), fc.integer({ min: 0, max: 120 }), fc.constantFrom(0 as const, 1 as const),
  fc.integer({ min: least, max: 9 }),
)

/** More with every run, so that none finds room that another has made. */
let longest = 100

describe('stays', () => {
  it('are what visits say one by one, in whatever order their groups come (METRICS A)', () => {
    fc.assert(fc.property(fc.array(visit(1), { maxLength: 40 }), (visits) => {
      expectClose(told(inRows(visits)), wanted(visits))
    }))
  })

  it('are the same of very many groups, some of them without rows, and of two stages that count as one', () => {
    fc.assert(fc.property(fc.array(visit(0), { maxLength: 40 }), (visits) => {
      expectClose(told(inPlaces(visits)), wanted(visits))
      const pooled = (id: string): string => (id === 'P' ? 'Q' : id)
      const counted = visits.map(([at, ...rest]): Visits => [at === null ? null : pooled(at), ...rest])
      expectClose(told(inPlaces(visits), pooled), wanted(counted))
    }))
  })

  it('are the same once changes have brought groups behind those that were known', () => {
    fc.assert(fc.property(fc.array(visit(0), { maxLength: 20 }), fc.array(visit(0), { maxLength: 8 }), fc.array(visit(0), { maxLength: 8 }), (first, ...more) => {
      const values: Scalar[][] = [[null], [null], [null]]
      const before = inPlaces([], values)
      let visits: readonly Visits[] = []
      for (const some of [first, ...more]) {
        visits = [...visits.map(([at, hours, ended, n]): Visits => [at, hours, ended, n % 3]), ...some]
        for (const one of some) for (const place of [0, 1, 2]) values[place]!.push(one[place] as Scalar)
        expectClose(told(inPlaces(visits, values)), wanted(visits))
      }
      // What was counted when there were fewer.
      expectClose(told(before), wanted([]))
      expectClose(told(inPlaces(first, values)), wanted(first))
    }))
  })

  it('are of as many groups as there are, however many there were before', () => {
    longest += 100
    const visits = Array.from({ length: longest }, (_, i): Visits => ['L', i, 1, 1])
    const { completed, mean, completedP90 } = staysOf(inPlaces(visits), null, STAGES).get('L')!.stay
    expect([completed, mean.value! * 24]).to.deep.equal([longest, (longest - 1) / 2])
    expect(completedP90.value! * 24).to.be.closeTo((longest - 1) * 0.9, 1e-9)
  })

  it('count deals by whether they were at risk in the stage, of stages that are asked for alone (METRICS A)', () => {
    const entered = new Groups(plain([['L', 'Q', 'Q', 'elsewhere', 'P'], [1, 1, 0, 1, 0]], [7, 2, 3, 11, 5]))
    const found = [...staysOf(inRows([]), entered, STAGES)].map(([id, stays]) => [id, stays.entered, stays.enteredAtRisk, stays.visits])
    expect(found).to.deep.equal([['L', 7, 7, 0], ['Q', 5, 2, 0], ['P', 5, 0, 0]])
    expect([...staysOf(inRows([]), null, STAGES)].map(([, stays]) => stays.entered)).to.deep.equal([0, 0, 0])
  })

  it('are stuck beyond the usual of twenty that ended, and beyond what the stage says of fewer (METRICS A, Stuck)', () => {
    const going: Visits[] = [['L', 10, 0, 2], ['L', 11, 0, 4], ['L', 72, 0, 8], ['L', 73, 0, 16]]
    const stuckOf = (ended: number): number | null => staysOf(inRows([['L', 1, 1, ended - 1], ['L', 200, 1, 1], ...going]), null, STAGES).get('L')!.stuck
    expect(stuckOf(19)).to.equal(16)
    // Of Q, 190 of 206 end at hour 1, so that nine in ten have by then.
    const long: Visits[] = [['Q', 1, 1, 190], ['Q', 10, 0, 2], ['Q', 11, 0, 4]]
    expect(staysOf(inRows([...long, ['Q', 10, 1, 10]]), null, STAGES).get('Q')!.stuck).to.equal(6)
    expect(staysOf(inRows([['Q', 1, 1, 19], ['Q', 30, 0, 1]]), null, STAGES).get('Q')!.stuck).to.equal(null)
    expect(staysOf(inRows([['Q', 1, 1, 20], ['Q', 30, 0, 1]]), null, STAGES).get('Q')!.stuck).to.equal(1)
  })

  it('have reasons where they have no value: no visits at all, or not enough that ended (METRICS G4)', () => {
    const of = (visits: readonly Visits[]) => staysOf(inRows(visits), null, STAGES).get('L')!.stay
    expect(of([])).to.deep.include({ completed: 0, open: 0 })
    expect([of([]).median.reason, of([]).p90.reason]).to.deep.equal(['no-rows', 'no-rows'])
    expect(of([['L', 5, 0, 3]]).median).to.deep.include({ value: null, n: 3, reason: 'not-reached' })
    expect(of([['L', 5, 0, 3]]).mean).to.deep.include({ value: null, n: 0 })
    expect(of([['L', 12, 1, 1], ['L', 36, 1, 1], ['L', 48, 0, 1]]).mean).to.deep.include({ value: 1, n: 2 })
  })
})
