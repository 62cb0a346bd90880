import { expect } from '@open-wc/testing'
import { daysEarlier, frameOf, ready, startOfDay } from '../../src/time/index.ts'

const [tehran, berlin] = [frameOf({ zone: 'Asia/Tehran', calendar: 'persian' }), frameOf({ zone: 'Europe/Berlin' })]
const noon = (day: string, zone: string): number => startOfDay(day, zone) + 12 * 3_600_000

describe('the beginning of a day so many earlier', () => {
  before(() => ready())

  it('is counted in days and weeks of the zone, also where a clock was changed', () => {
    expect(daysEarlier(noon('2026-11-22', 'Asia/Tehran'), 3, 'days', tehran)).to.equal(startOfDay('2026-11-19', 'Asia/Tehran'))
    expect(daysEarlier(noon('2026-11-22', 'Asia/Tehran'), 0, 'days', tehran)).to.equal(startOfDay('2026-11-22', 'Asia/Tehran'))
    // 2026-10-25 has 25 hours in Berlin.
    expect(daysEarlier(noon('2026-10-27', 'Europe/Berlin'), 2, 'weeks', berlin)).to.equal(startOfDay('2026-10-13', 'Europe/Berlin'))
  })

  it('is counted in months of the calendar, and is the last of a month that is shorter', () => {
    // 31 Mordad 1405 is 2026-08-22; six months before it, Bahman has 30 days: 30 Bahman 1404 is 2026-02-19.
    expect(daysEarlier(noon('2026-08-22', 'Asia/Tehran'), 6, 'months', tehran)).to.equal(startOfDay('2026-02-19', 'Asia/Tehran'))
    expect(daysEarlier(noon('2026-05-31', 'Europe/Berlin'), 3, 'months', berlin)).to.equal(startOfDay('2026-02-28', 'Europe/Berlin'))
  })
})
