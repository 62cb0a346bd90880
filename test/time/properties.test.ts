import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import type { Grain, Weekday } from '../../src/model/index.ts'
import {
  buckets, CALENDARS, comparePeriod, edges, frameOf, isoDateOf, nextDay, ready, startOfDay,
} from '../../src/time/index.ts'
import '../helpers/same-cases.ts'

const ZONES = [
  'UTC', 'Asia/Tehran', 'America/New_York', 'America/Sao_Paulo', 'Africa/Cairo', 'Asia/Beirut', 'Australia/Lord_Howe',
  'America/Havana', 'Pacific/Apia', 'America/St_Johns', 'Pacific/Kwajalein', 'Asia/Kathmandu',
]
const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year']
const DAY = 86_400_000

const frames = fc.record({
  calendar: fc.constantFrom(...CALENDARS), zone: fc.constantFrom(...ZONES),
  weekStart: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>,
}).map((parts) => frameOf({ ...parts, weekend: [] }))
const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2080, 0, 1) })
const lengths = fc.integer({ min: 1, max: 900 * DAY })
const periods = fc.tuple(instants, lengths).map(([start, length]) => ({ start, end: start + length }))

describe('for any period, grain, calendar and zone', () => {
  before(() => ready())

  it('edges rise strictly and cover the period, with no edge to spare', () => {
    fc.assert(fc.property(periods, fc.constantFrom(...GRAINS), frames, (period, grain, frame) => {
      const at = edges(period, grain, frame)
      for (let i = 1; i < at.length; i++) expect(at[i]!).to.be.greaterThan(at[i - 1]!)
      expect(at[0]!).to.be.at.most(period.start)
      expect(at[1]!).to.be.greaterThan(period.start)
      expect(at.at(-1)!).to.be.at.least(period.end)
      expect(at.at(-2)!).to.be.lessThan(period.end)
    }), { numRuns: 300 })
  })

  it('every instant of the period falls into exactly one bucket', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
    fc.assert(fc.property(periods, shares, fc.constantFrom(...GRAINS), frames,
      (period, share, grain, frame) => {
        const instant = period.start + Math.floor(share * (period.end - period.start))
        const all = buckets(period, grain, frame, period.end)
        const holding = all.filter(({ start, end }) => start <= instant && instant < end)
        expect(holding).to.have.length(1)
      }), { numRuns: 300 })
  })

  it('buckets join without a gap from the start of the period to its end', () => {
    fc.assert(fc.property(periods, instants, fc.constantFrom(...GRAINS), frames, (period, asOf, grain, frame) => {
      const all = buckets(period, grain, frame, asOf)
      expect(all[0]!.start).to.equal(period.start)
      expect(all.at(-1)!.end).to.equal(period.end)
      all.forEach((bucket, i) => {
        if (i > 0) expect(bucket.start).to.equal(all[i - 1]!.end)
        if (bucket.end > asOf) expect(bucket.partial).to.equal(true)
      })
    }), { numRuns: 200 })
  })

  it('the edges of a part are edges of the whole', () => {
    fc.assert(fc.property(periods, fc.constantFrom(...GRAINS), frames, (period, grain, frame) => {
      const whole = edges(period, grain, frame)
      const middle = { start: period.start + Math.floor((period.end - period.start) / 3), end: period.end }
      if (middle.start < middle.end) expect(whole).to.include.members([...edges(middle, grain, frame)])
    }), { numRuns: 200 })
  })

  it('the day of an instant is the day whose range holds it', () => {
    fc.assert(fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
      const date = isoDateOf(instant, zone)
      expect(startOfDay(date, zone)).to.be.at.most(instant)
      expect(startOfDay(nextDay(date), zone)).to.be.greaterThan(instant)
    }), { numRuns: 500 })
  })

  it('a comparison lies before the period and is never longer than a unit more', () => {
    const compares = fc.constantFrom('previous' as const, 'last-year' as const)
    fc.assert(fc.property(periods, compares, instants, frames, (period, compare, asOf, frame) => {
      const past = comparePeriod(period, compare, { frame, asOf })
      expect(past === null).to.equal(asOf < period.start)
      if (past === null) return
      expect(past.end).to.be.greaterThan(past.start)
      expect(past.start).to.be.lessThan(period.start)
      expect(past.end - past.start).to.be.at.most(period.end - period.start + 32 * DAY)
    }), { numRuns: 300 })
  })
})
