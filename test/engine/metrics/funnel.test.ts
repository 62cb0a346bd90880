import { expect } from '@open-wc/testing'
import type { FunnelQuery, FunnelResult, Tables } from '../../../src/model/index.ts'
import { ask, day, engines, fromPaths, STAGES, workedA } from './over.ts'

type Expected = readonly [reached: number, joined: number, entered: number, skipped: number, current: number,
  advanced: number, lost: number, open: number, lostAt: number, amounts: readonly [reached: number, advanced: number, lost: number, open: number, missing: number]]

/** METRICS WX-A, `expected`, from metrics-examples.json. */
const WX_A: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  'T17 from-entry': {
    L: [8, 8, 8, 0, 1, 6, 1, 1, 1, [640, 510, 40, 90, 1]],
    Q: [7, 1, 6, 1, 2, 5, 1, 1, 1, [580, 500, 80, 0, 1]],
    P: [6, 1, 6, 0, 1, 3, 1, 2, 1, [700, 420, 150, 130, 0]],
    N: [3, 0, 2, 1, 2, 1, 0, 2, 0, [420, 120, 0, 300, 0]],
  },
  'T17 assume-passed': {
    L: [10, 8, 8, 2, 1, 8, 1, 1, 1, [910, 780, 40, 90, 1]],
    Q: [8, 1, 6, 2, 2, 6, 1, 1, 1, [780, 700, 80, 0, 1]],
    P: [6, 1, 6, 0, 1, 3, 1, 2, 1, [700, 420, 150, 130, 0]],
    N: [3, 0, 2, 1, 2, 1, 0, 2, 0, [420, 120, 0, 300, 0]],
  },
  'T30 from-entry': {
    L: [8, 8, 8, 0, 1, 6, 1, 1, 1, [640, 510, 40, 90, 1]],
    Q: [7, 1, 6, 1, 2, 5, 1, 1, 1, [580, 500, 80, 0, 1]],
    P: [6, 1, 6, 0, 1, 4, 0, 2, 0, [700, 570, 0, 130, 0]],
    N: [4, 0, 2, 2, 0, 3, 1, 0, 1, [570, 370, 200, 0, 0]],
  },
  'T30 assume-passed': {
    L: [10, 8, 8, 2, 1, 8, 1, 1, 1, [910, 780, 40, 90, 1]],
    Q: [8, 1, 6, 2, 2, 6, 1, 1, 1, [780, 700, 80, 0, 1]],
    P: [6, 1, 6, 0, 1, 4, 0, 2, 0, [700, 570, 0, 130, 0]],
    N: [4, 0, 2, 2, 0, 3, 1, 0, 1, [570, 370, 200, 0, 0]],
  },
}

const tableOf = ({ stages }: FunnelResult): Record<string, Expected> => Object.fromEntries(stages.map((s) => [s.id, [
  s.reached, s.joined, s.entered, s.skipped, s.current, s.advanced, s.lost, s.open, s.lostAt,
  [s.amount.reached, s.amount.advanced, s.amount.lost, s.amount.open, s.amount.missing],
]]))

for (const [engine, open] of engines) {
  const funnel = (tables: Tables, now: number, query: Omit<FunnelQuery, 'metric'> = {}): FunnelResult => ask(open(tables), { metric: 'funnel', ...query }, now)

  describe(`funnel over ${engine}`, () => {
    for (const t of [17, 30] as const) {
      for (const mode of ['from-entry', 'assume-passed'] as const) {
        it(`splits ten deals on day ${t}, ${mode}, as METRICS WX-A does`, () => {
          const result = funnel(workedA, day(t), { mode })
          expect(tableOf(result)).to.deep.equal(WX_A[`T${t} ${mode}`])
          const { won, lost, open: still, regressed, n } = result.totals
          expect({ n, won, lost, open: still, regressed }).to.deep.equal(
            t === 17 ? { n: 10, won: 1, lost: 3, open: 6, regressed: 1 } : { n: 10, won: 3, lost: 3, open: 4, regressed: 1 },
          )
        })
      }
    }

    it('measures completed stays by those that have ended, however short those are that have not', () => {
      // METRICS A, "Time in stage": 5 and 7 days, and one of a day that goes on.
      const { stay } = funnel(fromPaths({ a: [1, '1L 6Q'], b: [1, '1L 8Q'], c: [1, '9L'] }), day(10)).stages[0]!
      expect(stay).to.deep.include({ completed: 2, open: 1, mean: { value: 6, n: 2 }, completedMedian: { value: 6, n: 2 } })
      expect(stay.completedP90.value).to.be.closeTo(6.8, 1e-12)
      const never = funnel(fromPaths({ a: [1, '1L'] }), day(10)).stages
      expect(never[0]!.stay.median).to.deep.equal({ value: null, reason: 'not-reached', n: 1 })
      expect(never[3]!.stay.median).to.deep.equal({ value: null, reason: 'no-rows', n: 0 })
    })

    it('tells of all how many got to each stage or beyond, and how many still may', () => {
      // METRICS WX-A, `assume_passed`: reached 10/8/6/4; open below Q: D8, below P: D9 too, below N: D5 and D10 too.
      for (const mode of ['from-entry', 'assume-passed'] as const) {
        const { stages } = funnel(workedA, day(30), { mode })
        expect(stages.map((s) => s.cumulative!.k), mode).to.deep.equal([10, 8, 6, 4])
        expect(stages.map((s) => s.cumulative!.n), mode).to.deep.equal([10, 10, 10, 10])
        expect(stages.map((s) => s.cumulative!.bounds?.high), mode).to.deep.equal([undefined, 0.9, 0.8, 0.8])
      }
    })
    it('gives each step with its bounds, and the whole cohort with its own', () => {
      const { stages, overall, totals, considered, snapshots } = funnel(workedA, day(30))
      // METRICS WX-A, "so far (bounds)"
      const expected = { L: [6 / 8, 6 / 8, 7 / 8], Q: [5 / 7, 5 / 7, 6 / 7], P: [4 / 6, 4 / 6, 1], N: [3 / 4, null, null] } as const
      for (const { id, step } of stages) {
        const [value, low, high] = expected[id as keyof typeof expected]
        expect(step.value).to.be.closeTo(value, 1e-12)
        expect(step.bounds?.low ?? null).to.equal(low)
        expect(step.bounds?.high ?? null).to.equal(high)
        expect(step.interval).to.not.equal(null)
      }
      expect(stages.map((s) => s.step.quality)).to.deep.equal(['grey', 'grey', 'grey', 'insufficient'])
      expect(stages[2]!.resolved).to.include({ k: 4, n: 4, value: 1 })
      expect(overall).to.deep.include({ k: 3, n: 10, value: 0.3, bounds: { low: 0.3, high: 0.7 } })
      expect(totals.wonAmount).to.equal(370)
      expect(totals.joinedMid).to.equal(2)
      expect({ considered, snapshots }).to.deep.equal({ considered: 10, snapshots: 0 })
    })

    it('counts what is left out', () => {
      const { excluded } = funnel(workedA, day(30))
      expect(excluded).to.deep.equal({ void: 0, missingAmount: 1, unconverted: 0, uncreated: 0 }) // METRICS WX-A: D9
    })

    it('measures stays with open ones censored', () => {
      const stays = Object.fromEntries(funnel(workedA, day(30)).stages.map((s) => [s.id, s.stay]))
      // METRICS WX-A2, days
      const expected = { L: [24 / 7, 4.8, 3, null, 7, 1], Q: [4.4, 5, 5, null, 5, 2], P: [35 / 6, 8.5, 6, null, 6, 1], N: [6.5, 7.7, 5, 8, 2, 0] } as const
      for (const [id, [mean, completedP90, median, p90, completed, still]] of Object.entries(expected)) {
        const stay = stays[id]!
        expect(stay.mean.value, `${id} mean`).to.be.closeTo(mean, 1e-9)
        expect(stay.completedP90.value, `${id} completed p90`).to.be.closeTo(completedP90, 1e-9)
        expect(stay.median.value, `${id} median`).to.equal(median)
        expect(stay.p90.value, `${id} p90`).to.equal(p90)
        expect([stay.completed, stay.open]).to.deep.equal([completed, still])
      }
      expect(stays['L']!.p90.reason).to.equal('not-reached')
    })

    it('calls no stay stuck where it has neither twenty completed ones nor a limit', () => {
      expect(funnel(workedA, day(30)).stages.map((s) => s.stuck)).to.deep.equal([null, null, null, null])
    })

    it('calls open stays stuck beyond the stage’s own limit, or beyond its p90 once twenty have ended', () => {
      const limited: Tables = { ...workedA, stages: STAGES.map((s) => (s.id === 'Q' ? { ...s, stuckAfterDays: 20 } : s)) }
      expect(funnel(limited, day(30)).stages[1]!.stuck).to.equal(1) // METRICS WX-A2: stays of 16 and 21 days
      const ended = Array.from({ length: 20 }, (_, i) => [`E${i}`, [1, `1L ${2 + (i % 5)}Q ${20}X`] as const] as const)
      const many = fromPaths(Object.fromEntries([...ended, ['old', [1, '1L']], ['older', [1, '2L']], ['fresh', [1, '29L']]] as const))
      expect(funnel(many, day(30)).stages[0]!.stuck).to.equal(2)
    })

    it('takes a cohort by creation or by closing, and counts those outside any dated cohort', () => {
      const tables: Tables = { ...workedA, opportunities: [...workedA.opportunities!, { id: 'U', createdAt: null, stage: 'L' }] }
      const period = { start: day(1), end: day(4) }
      const created = funnel(tables, day(30), { period })
      expect(created.totals.n).to.equal(6) // D1–D6
      expect(created.excluded.uncreated).to.equal(1)
      const closed = funnel(tables, day(30), { period: { start: day(12), end: day(20) }, population: 'closed' })
      expect(closed.totals).to.include({ n: 2, won: 1, lost: 1, open: 0 }) // D3, D4; D1 was won at 20, D7 after it
      expect(closed.excluded.uncreated).to.equal(0)
      expect(funnel(tables, day(30)).totals.n).to.equal(11)
    })

    it('adds no amounts of another currency, and counts them', () => {
      const [first, ...others] = workedA.opportunities!
      const result = funnel({ ...workedA, opportunities: [{ ...first!, currency: 'USD' }, ...others] }, day(30))
      expect(result.currency).to.equal('EUR')
      expect(result.totals.wonAmount).to.equal(270)
      expect(result.excluded).to.include({ unconverted: 1, missingAmount: 1 })
    })

    it('shares out lost reasons, with the unrecorded', () => {
      // METRICS WX-B: price 3, timing 1, unrecorded 2
      const reasons = ['price', 'price', null, 'timing', 'price', null]
      const paths = fromPaths(Object.fromEntries(reasons.map((_, i) => [`R${i}`, [1, '1L 2X']])))
      const tables: Tables = { ...paths, opportunities: paths.opportunities!.map((o, i) => ({ ...o, lostReason: reasons[i]! })) }
      expect(funnel(tables, day(30)).lostReasons).to.deep.equal([
        { reason: 'price', count: 3, share: 3 / 6 }, { reason: 'timing', count: 1, share: 1 / 6 }, { reason: null, count: 2, share: 2 / 6 },
      ])
      expect(funnel(workedA, day(3)).lostReasons).to.deep.equal([])
    })

    it('has nothing but nulls with reasons before the first deal', () => {
      const { stages, overall, totals } = funnel(workedA, day(0))
      expect(totals.n).to.equal(0)
      expect(overall).to.include({ value: null, reason: 'no-rows' })
      expect(stages.map((s) => s.step.value)).to.deep.equal([null, null, null, null])
    })
  })

  describe(`funnel without history over ${engine}`, () => {
    // The shape of a plain CRM export: two open stages, most deals decided, nothing of how they got there.
    const many = (stage: string, n: number) => Array.from({ length: n }, (_, i) => ({
      id: `${stage}${i}`, stage, amount: stage === 'won' ? 10 : null, currency: 'EUR',
      createdAt: stage === 'L' ? null : day(1), closedAt: stage === 'won' || stage === 'lost' ? day(5) : null,
    }))
    const tables: Tables = {
      stages: STAGES.filter((s) => s.id !== 'P' && s.id !== 'N'),
      opportunities: [...many('L', 5), ...many('Q', 16), ...many('won', 42), ...many('lost', 25)],
    }

    it('shows the stock, what was reached at least, and bounds instead of steps', () => {
      const { stages, totals, overall, snapshots, considered } = funnel(tables, day(30))
      expect({ snapshots, considered }).to.deep.equal({ snapshots: 88, considered: 88 })
      expect(totals).to.include({ n: 88, won: 42, lost: 25, open: 21, wonAmount: 420 })
      expect(stages.map((s) => [s.id, s.current, s.reached, s.advanced, s.lost, s.open])).to.deep.equal([
        ['L', 5, 63, 58, 0, 5], ['Q', 16, 58, 42, 0, 16],
      ])
      // METRICS G1. Lost deals got anywhere: at worst all stayed behind in the stage, at best all moved on.
      expect(stages[0]!.step).to.deep.include({ value: null, reason: 'no-history', bounds: { low: 58 / 88, high: 1 } })
      expect(stages[1]!.step).to.deep.include({ value: null, reason: 'no-history', bounds: { low: 42 / 83, high: 1 } })
      expect(stages[0]!.stay.median).to.include({ value: null, n: 0 })
      expect(overall).to.deep.include({ k: 42, n: 88, bounds: { low: 42 / 88, high: 63 / 88 } })
    })

    it('leaves deals without a path out of the steps where others have one', () => {
      const mixed: Tables = { ...workedA, opportunities: [...workedA.opportunities!, ...many('won', 5), ...many('Q', 2)] }
      const result = funnel(mixed, day(30))
      const plain = funnel(workedA, day(30))
      expect(result.stages.map((s) => s.step)).to.deep.equal(plain.stages.map((s) => s.step))
      expect(result.stages.map((s) => s.current)).to.deep.equal([1, 4, 1, 0])
      expect(result.totals).to.include({ n: 17, won: 8, open: 6 })
      expect(result.snapshots).to.equal(7)
    })

    it('says nothing of stages that nobody can have come to', () => {
      const [first, second] = funnel({ ...tables, opportunities: many('L', 5) }, day(30)).stages
      expect(first!.step).to.deep.include({ value: null, reason: 'no-history', bounds: { low: 0, high: 1 } })
      expect(second!.step).to.deep.equal({ value: null, reason: 'no-rows', k: 0, n: 0, interval: null, quality: 'insufficient' })
    })

    it('knows that nobody who was lost moved on from the last stage', () => {
      expect(funnel({ ...tables, opportunities: many('lost', 3) }, day(30)).stages.map(({ step }) => step.bounds)).to.deep.equal([{ low: 0, high: 1 }, { low: 0, high: 0 }])
    })

    it('bounds the first and last stage of a pipeline of one', () => {
      const one: Tables = { stages: STAGES.filter((s) => !['Q', 'P', 'N'].includes(String(s.id))), opportunities: [...many('L', 5), ...many('won', 3), ...many('lost', 2)] }
      expect(funnel(one, day(30)).stages[0]!.step.bounds).to.deep.equal({ low: 0.3, high: 0.8 })
    })
  })

  describe(`visits over ${engine}`, () => {
    it('counts four visits of three deals into P in days 10–20', () => {
      const [answer] = drain(open(workedA).answering([{
        kind: 'aggregate', from: 'visits', asOf: day(30), by: ['id'], measures: { n: { op: 'count' } },
        where: { op: 'and', of: [{ op: 'in', field: 'visitStage', values: ['P'] }, { op: 'range', field: 'enteredAt', from: day(10), to: day(20) }] },
      }]))
      if (answer?.kind !== 'aggregate') throw new Error('not an aggregate')
      expect(answer.counts['n']!.reduce((a, b) => a + b, 0)).to.equal(4) // METRICS WX-A: entered_10_20
      expect(answer.size).to.equal(3)
    })
  })
}

function drain<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
