import { expect } from '@open-wc/testing'
import { run, runAll, running, runningAll } from '../../src/engine/run.ts'
import { metrics, prepareMetrics } from '../../src/engine/metrics/index.ts'
import { ShakhesError, type MetricQuery, type Tables } from '../../src/model/index.ts'
import { day, engines, settings, workedA } from './metrics/over.ts'

const EVERY: readonly MetricQuery[] = [
  { metric: 'funnel' }, { metric: 'winRate', groupBy: 'owner' }, { metric: 'trend', grain: 'day' }, { metric: 'leaderboard', view: 'named' }, { metric: 'notes' },
]

/** Rarer options come with the cards, and with them what refuses them. */
before(() => prepareMetrics(['cycle']))

for (const [engine, open] of engines) {
  describe(`run over ${engine}`, () => {
    it('puts the envelope around every metric', () => {
      for (const query of EVERY) {
        const result = run(open(workedA), query, { ...settings(day(30)), version: 7, ran: 'worker', complete: false })
        expect(result).to.deep.include({
          metric: query.metric, asOf: day(30), partial: false, currency: 'EUR', confidence: 0.95, version: 7, ran: 'worker', complete: false, ms: 0,
          period: { start: day(1), end: day(29) },
        })
        expect(Object.keys(result.excluded)).to.have.members(['void', 'missingAmount', 'unconverted', 'uncreated'])
      }
    })

    it('answers several questions as it answers each alone', () => {
      const together = runAll(open(workedA), EVERY, settings(day(30)))
      expect(together).to.deep.equal(EVERY.map((query) => run(open(workedA), query, settings(day(30)))))
    })

    it('resolves once what several questions range over, each in objects of its own', () => {
      const data = open(workedA)
      let resolved = 0
      const counting = new Proxy(data, {
        get(_, name) {
          if (name === 'goals') resolved++
          const value: unknown = Reflect.get(data, name, data)
          return typeof value === 'function' ? value.bind(data) as unknown : value
        },
      })
      const scoped = EVERY.map((query) => ({ ...query, frame: { calendar: 'persian', zone: 'UTC' }, period: { start: day(1), end: day(20) }, compare: 'none' } as MetricQuery))
      expect(runAll(counting, scoped, settings(day(30)))).to.deep.equal(scoped.map((query) => run(data, query, settings(day(30)))))
      expect(resolved).to.equal(1)
    })

    it('finds the named period of each of several questions by its own day', () => {
      const named = [day(17), day(24)].map((today): MetricQuery => ({ metric: 'winRate', period: 'this-week', today }))
      const [one, other] = runAll(open(workedA), named, settings(day(30)))
      expect(other!.period.start - one!.period.start).to.equal(day(7) - day(0))
    })

    it('can be run a piece at a time', () => {
      const work = running(open(workedA), { metric: 'funnel' }, settings(day(30)))
      let pieces = 0
      let step = work.next()
      for (; !step.done; step = work.next()) pieces++
      expect(pieces).to.be.greaterThan(1)
      expect(step.value).to.deep.equal(run(open(workedA), { metric: 'funnel' }, settings(day(30))))
    })

    it('tells how long it took by the clock it was given', () => {
      let now = 0
      const [result] = drain(runningAll(open(workedA), [{ metric: 'notes' }], { ...settings(day(30)), clock: () => now++ }))
      expect(result!.ms).to.equal(1)
    })

    it('counts void deals and leaves them out', () => {
      const tables: Tables = { ...workedA, opportunities: workedA.opportunities!.map((o) => (o.id === 'D1' ? { ...o, void: true } : o)) }
      const result = run(open(tables), { metric: 'funnel' }, settings(day(30)))
      expect(result.totals).to.include({ n: 9, won: 2 })
      expect(result.excluded.void).to.equal(1)
    })

    it('sees nothing later than T, and marks a period that has not ended by it', () => {
      const result = run(open(workedA), { metric: 'winRate', asOf: day(17), period: { start: day(0), end: day(20) } }, settings(day(30)))
      expect(result.decided).to.include({ k: 1, n: 4 })
      expect(result.partial).to.equal(true)
      expect(result.asOf).to.equal(day(17))
    })

    it('finds a period that has a name by another day than T, where it is told so, and compares what has passed of it by T', () => {
      const asked = { metric: 'winRate', asOf: day(17), period: 'last-7-days', compare: 'previous' } as const
      const [own, other] = [{}, { today: day(20) }].map((more) => run(open(workedA), { ...asked, ...more }, settings(day(30))))
      expect(other!.period.start - own!.period.start).to.equal(day(20) - day(17))
      expect([own!.asOf, other!.asOf, other!.partial]).to.deep.equal([day(17), day(17), true])
      expect(() => run(open(workedA), { ...asked, today: Number.NaN }, settings(day(30)))).to.throw(/today/)
    })

    it('uses the frame and confidence that the question gives', () => {
      const result = run(open(workedA), { metric: 'winRate', confidence: 0.99, frame: { zone: 'Asia/Tehran', calendar: 'persian' } }, settings(day(30)))
      expect(result.frame).to.deep.include({ zone: 'Asia/Tehran', calendar: 'persian', weekStart: 1 })
      expect(result.decided.interval!.low).to.be.lessThan(0.187616)
    })

    const refused: readonly (readonly [query: object, names: RegExp])[] = [
      [{ metric: 'profit' }, /metric: "profit".*funnel, winRate/],
      [{ metric: 'trend', measure: 'profit' }, /measure: "profit".*wonAmount/],
      [{ metric: 'winRate', groupBy: 'colour' }, /groupBy: "colour".*owner/],
      [{ metric: 'funnel', filter: { op: 'in', field: 'stage', values: ['Z'] } }, /filter\.stage: "Z".*L, Q, P, N/],
      [{ metric: 'funnel', filter: { op: 'in', field: 'colour', values: ['Z'] } }, /filter\.field: "colour".*region/],
      [{ metric: 'funnel', filter: { op: 'sql', text: '1=1' } }, /filter\.op: "sql"/],
      [{ metric: 'funnel', pipeline: 'other' }, /pipeline: "other".*main/],
      [{ metric: 'trend', window: 0 }, /window: 0.*whole number/],
      [{ metric: 'trend', window: 2.5 }, /window: 2\.5/],
      [{ metric: 'trend', hysteresis: Number.NaN }, /hysteresis: NaN/],
      [{ metric: 'winRate', confidence: 1 }, /confidence: 1 .*between 0 and 1/],
      [{ metric: 'winRate', confidence: 0 }, /confidence: 0 /],
      [{ metric: 'notes', limit: 501 }, /limit: 501.*1 to 500/],
      [{ metric: 'notes', moods: ['angry'] }, /moods: \["angry"\].*cheerful/],
      [{ metric: 'leaderboard', view: 'shame' }, /view: "shame".*self, anonymous, named/],
      [{ metric: 'funnel', period: 'someday' }, /period: "someday".*this-month/],
      [{ metric: 'funnel', period: { from: '2026-13-01', to: '2026-01-02' } }, /period\.from: "2026-13-01"/],
      [{ metric: 'funnel', frame: { zone: 'Mars/Base' } }, /zone: "Mars\/Base"/],
      [{ metric: 'funnel', asOf: Infinity }, /asOf: Infinity/],
      [{ metric: 'funnel', filter: null }, /filter: null is no filter/],
      [{ metric: 'funnel', filter: { op: 'and', of: [null] } }, /filter: null is no filter/],
      [{ metric: 'funnel', filter: { op: 'range', field: 'amount', from: 1, to: Number.NaN } }, /filter\.amount: \[1,null\] is no range/],
      [{ metric: 'funnel', filter: { op: 'in', field: 'reached', values: ['Z'] } }, /filter\.reached: "Z".*L, Q, P, N/],
      [{ metric: 'funnel', period: { start: 5, end: 4 } }, /period\.end: 4 is not after period\.start/],
      [{ metric: 'funnel', population: 'entered', stage: 'Z' }, /stage: "Z" is no open stage.*L, Q, P, N/],
      [{ metric: 'funnel', population: 'entered' }, /stage: null is no open stage/],
      [{ metric: 'funnel', stage: 'L' }, /stage: "L" is only for the population of those that entered it/],
      [{ metric: 'funnel', pooled: ['nope'] }, /pooled: "nope" is no pipeline/],
      [{ metric: 'winRate', against: { op: 'in', field: 'colour', values: [] } }, /filter\.field: "colour"/],
      [{ metric: 'winRate', staleAfterDays: 0 }, /staleAfterDays: 0 is not allowed/],
      [{ metric: 'trend', average: 'exponential', windowUnit: 'days' }, /windowUnit: "days" is for the simple and the weighted average/],
      [{ metric: 'trend', measure: 'leadCount', goal: 'everyone' }, /goal: "everyone" cannot be held against leadCount/],
      [{ metric: 'trend', goal: 'rep:' }, /goal: "rep:" is no goal’s scope/],
      [{ metric: 'trend', hysteresis: -1 }, /hysteresis: -1/],
      [{ metric: 'leaderboard', minimum: 0 }, /minimum: 0.*1 or more/],
      [{ metric: 'leaderboard', ties: 'olympic' }, /ties: "olympic".*competition, dense/],
      [{ metric: 'notes', cursor: 'x' }, /cursor: "x" is no cursor/],
      [{ metric: 'notes', about: {} }, /about: \{\} is about nobody/],
    ]
    for (const [query, names] of refused) {
      it(`refuses ${JSON.stringify(query)} by name`, () => {
        try {
          run(open(workedA), query as MetricQuery, settings(day(30)))
        } catch (error) {
          expect(error).to.be.instanceOf(ShakhesError)
          expect((error as ShakhesError).code).to.equal('bad-query')
          expect((error as ShakhesError).message).to.match(names)
          return
        }
        throw new Error('it was not refused')
      })
    }
  })
}

describe('metrics', () => {
  it('are registered under their own names', () => {
    for (const [name, metric] of Object.entries(metrics)) expect(metric.name).to.equal(name)
  })
})

function drain<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
