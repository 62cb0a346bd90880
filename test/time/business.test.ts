import { expect } from '@open-wc/testing'
import type { Weekday } from '../../src/model/index.ts'
import { businessDays, isoDateOf, nextDay, ready } from '../../src/time/index.ts'
import fc from 'fast-check'
import { fails } from './fails.ts'
import '../helpers/same-cases.ts'

const iran = { weekend: [5] as Weekday[], holidays: [] as string[] }

describe('businessDays', () => {
  before(() => ready())

  it('counts 2 from Wednesday 10:00 to Saturday 10:00 with Friday off (METRICS WX-G3)', () => {
    const wednesday = Date.parse('2026-11-18T10:00+03:30'), saturday = Date.parse('2026-11-21T10:00+03:30')
    expect((saturday - wednesday) / 86_400_000).to.equal(3)
    expect(businessDays(isoDateOf(wednesday, 'Asia/Tehran'), isoDateOf(saturday, 'Asia/Tehran'), iran)).to.equal(2)
  })

  it('counts Thursday as half a day, or not at all, where it is so configured (METRICS G2)', () => {
    expect(businessDays('2026-11-18', '2026-11-21', { ...iran, halfDays: [4] })).to.equal(1.5)
    expect(businessDays('2026-11-18', '2026-11-21', { ...iran, weekend: [4, 5] })).to.equal(1)
  })

  it('leaves out holidays once, and those on days off not again', () => {
    const holidays = ['2026-11-18', '2026-11-18', '2026-11-20', '2026-12-01']
    expect(businessDays('2026-11-16', '2026-11-23', { ...iran, holidays })).to.equal(5)
    expect(businessDays('2026-11-16', '2026-11-23', { ...iran, halfDays: [3], holidays })).to.equal(5)
    // The first day counts and the last one does not, as a holiday neither.
    expect(businessDays('2026-11-16', '2026-11-18', { ...iran, holidays: ['2026-11-16', '2026-11-18'] })).to.equal(1)
  })

  it('is 0 when the end is not after the start', () => {
    expect(businessDays('2026-11-18', '2026-11-18', iran)).to.equal(0)
    expect(businessDays('2026-11-18', '2026-11-10', iran)).to.equal(0)
  })

  it('refuses what is no date', () => {
    expect(fails(() => businessDays('18.11.2026', '2026-11-21', iran)).message).to.contain('start: "18.11.2026"')
    expect(fails(() => businessDays('2026-11-18', '2026-11-21', { ...iran, holidays: ['Nowruz'] })).message)
      .to.contain('holiday: "Nowruz"')
  })

  it('equals counting day by day', () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>)
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }), weekdays, weekdays,
      fc.array(fc.integer({ min: -5, max: 65 }), { maxLength: 6 }), (from, length, weekend, halfDays, off) => {
        const start = nextDay('2025-01-01', from)
        const holidays = off.map((day) => nextDay(start, day))
        let expected = 0
        for (let i = 0; i < length; i++) {
          const day = nextDay(start, i)
          const weekday = (new Date(day).getUTCDay() || 7) as Weekday
          if (!weekend.includes(weekday) && !holidays.includes(day)) expected += halfDays.includes(weekday) ? 0.5 : 1
        }
        expect(businessDays(start, nextDay(start, length), { weekend, halfDays, holidays })).to.equal(expected)
      }))
  })
})
