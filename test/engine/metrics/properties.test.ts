import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import { runAll } from '../../../src/engine/run.ts'
import { oracle } from '../../oracle/dataset.ts'
import { query } from './generated-queries.ts'
import { expectSound, tables } from './generated.ts'
import { dataset, day, settings } from './over.ts'
import '../../helpers/same-cases.ts'

before(() => prepareMetrics([{ metric: 'notes', include: [] }]))

const asked = fc.tuple(tables, fc.array(query, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 80 }))

describe('any metric over any data', () => {
  it('is finite, plain JSON, with rates within their intervals and bounds', () => {
    fc.assert(fc.property(asked, ([rows, queries, t]) => {
      for (const result of runAll(oracle(rows), queries, settings(day(t)))) expectSound(result)
    }), { numRuns: 150 })
  })

  it('is the same over the data set as over plain rows', () => {
    fc.assert(fc.property(asked, ([rows, queries, t]) => {
      const wanted = runAll(oracle(rows), queries, settings(day(t)))
      const found = runAll(dataset(rows), queries, settings(day(t)))
      for (const [i, result] of found.entries()) expect({ ...result, issues: {} }).to.deep.equal({ ...wanted[i]!, issues: {} })
    }), { numRuns: 150 })
  })

  it('adds up: what moved on, was lost and is open is what reached a stage', () => {
    fc.assert(fc.property(tables, fc.constantFrom('from-entry' as const, 'assume-passed' as const), fc.nat(80), (rows, mode, t) => {
      const [funnel] = runAll(oracle(rows), [{ metric: 'funnel', mode }], settings(day(t)))
      if (funnel?.metric !== 'funnel') throw new Error('not a funnel')
      const { n, won, lost, open } = funnel.totals
      expect(won + lost + open).to.equal(n)
      for (const s of funnel.stages) {
        expect(s.advanced + s.lost + s.open).to.equal(s.reached)
        expect(s.amount.advanced + s.amount.lost + s.amount.open).to.equal(s.amount.reached)
        expect(s.skipped).to.be.within(0, s.reached)
        expect(s.stay.completed + s.stay.open).to.equal(s.visits)
        expect(s.stuck ?? 0).to.be.at.most(s.stay.open)
        const { median, p90 } = s.stay
        if (median.value !== null && p90.value !== null) expect(median.value).to.be.at.most(p90.value)
      }
      if (funnel.snapshots < n) for (const s of funnel.stages) expect(s.step).to.include({ k: s.advanced, n: s.reached })
      expect(funnel.lostReasons.reduce((sum, r) => sum + r.count, 0)).to.equal(lost)
    }), { numRuns: 100 })
  })

  it('names nobody but the reader in the anonymous view', () => {
    fc.assert(fc.property(tables, fc.nat(80), (rows, t) => {
      const [board] = runAll(oracle(rows), [{ metric: 'leaderboard', view: 'anonymous', me: 'r1', teams: true, expected: true }], settings(day(t)))
      const text = JSON.stringify(board)
      for (const id of ['r2', 'r3', 'r4', 'r5', 'r6', 't2']) expect(text).to.not.include(`"${id}"`).and.not.include(`Rep ${id}`)
    }), { numRuns: 60 })
  })

  it('pages through a timeline without gap or repetition', () => {
    fc.assert(fc.property(tables, fc.integer({ min: 1, max: 7 }), (rows, limit) => {
      const data = dataset(rows)
      const page = (more: object) => {
        const [result] = runAll(data, [{ metric: 'notes', include: ['moves', 'interventions'], ...more }], settings(day(90)))
        if (result?.metric !== 'notes') throw new Error('no notes')
        return result
      }
      const whole = page({ limit: 500 }).entries
      const paged = []
      for (let cursor: object | null = {}; cursor !== null;) {
        const { entries, next } = page({ ...cursor, limit })
        paged.push(...entries)
        cursor = next === null ? null : { cursor: next }
      }
      expect(paged).to.deep.equal(whole.slice(0, paged.length))
      expect(paged.length).to.equal(page({}).total)
    }), { numRuns: 40 })
  })

  it('counts moves that add up to the stays that ended, and entries that are the cohort’s', () => {
    fc.assert(fc.property(tables, fc.constantFrom('L', 'Q', 'P', 'N'), fc.nat(80), (rows, stage, t) => {
      const [all, some] = runAll(dataset(rows), [{ metric: 'funnel', transitions: true }, { metric: 'funnel', population: 'entered', stage }], settings(day(t)))
      if (all?.metric !== 'funnel' || some?.metric !== 'funnel') throw new Error('not funnels')
      for (const s of all.stages) {
        expect(all.transitions!.reduce((sum, m) => sum + (m.from.id === s.id ? m.moves : 0), 0)).to.equal(s.stay.completed)
        expect(s.lostReasons!.reduce((sum, r) => sum + r.count, 0)).to.equal(s.lostAt)
      }
      const entered = all.stages.find((s) => s.id === stage)!
      expect(some.entry).to.include({ visits: entered.visits, deals: entered.entered })
      expect(some.considered).to.equal(entered.entered)
    }), { numRuns: 60 })
  })
})
