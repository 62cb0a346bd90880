import { expect } from '@open-wc/testing'
import type { CalendarId, Grain, TimeFrame } from '../../src/model/index.ts'
import {
  buckets, chooseGrain, edges, frameOf, isoDateOf, MAX_BUCKETS, ready, resolvePeriod, startOfDay,
} from '../../src/time/index.ts'
import { fails } from './fails.ts'
import { coarser, monthChanges, quarterOf, WallCalendar } from './oracle.ts'

const ZONES = [
  'Asia/Tehran', 'America/New_York', 'America/Sao_Paulo', 'Africa/Cairo', 'Asia/Beirut', 'Australia/Lord_Howe',
  'America/Havana', 'Pacific/Apia',
]
const CALENDARS: readonly CalendarId[] = ['persian', 'gregory', 'islamic-umalqura', 'hebrew']
// Forty years, at noon of UTC.
const FROM = Date.UTC(1990, 0, 1, 12), TO = Date.UTC(2030, 0, 1, 12)

const frame = (calendar: CalendarId, zone: string): TimeFrame => frameOf({ calendar, zone, weekStart: 6, weekend: [5] })
const days = (instants: readonly number[], zone: string) => instants.map((t) => isoDateOf(t, zone))

describe('edges', () => {
  before(() => ready())

  describe('agree with formatted dates, scanned day by day over forty years', () => {
    for (const zone of ZONES) {
      for (const calendar of CALENDARS) {
        it(`months, quarters and years: ${calendar} in ${zone}`, () => {
          const wall = new WallCalendar(calendar, zone)
          const changes = monthChanges(wall, FROM, TO)
          const first = wall.month(FROM)
          const ours = (grain: Grain) => edges({ start: FROM, end: TO }, grain, frame(calendar, zone))
            .filter((t) => t > FROM && t < TO)
          expect(ours('month')).to.deep.equal(changes.map(({ at }) => at))
          expect(ours('quarter')).to.deep.equal(coarser(changes, first, quarterOf))
          expect(ours('year')).to.deep.equal(coarser(changes, first, (month) => month.split(' ')[0]!))
        })
      }

      it(`days and weeks: ${zone}`, () => {
        const wall = new WallCalendar('gregory', zone)
        const date = (t: number) => { const { year, month, day } = wall.read(t); return `${year}-${month}-${day}` }
        const wrong: string[] = []
        let seen = 0, weeks: number[] = []
        for (let year = 1990; year < 2030; year += 8) {
          const start = Date.UTC(year, 0, 1, 12), end = Date.UTC(year + 8, 0, 1, 12)
          const at = edges({ start, end }, 'day', frame('gregory', zone))
          for (let i = 1; i < at.length; i++) {
            // One date from edge to edge, another one before: nothing is cut short and nothing merged.
            const today = date(at[i - 1]!)
            if (date(at[i]! - 1) !== today || date(at[i]!) === today) wrong.push(`${today} ${at[i]}`)
            if (at[i]! > start && at[i]! < end && wall.read(at[i]!).weekday === 'Sat') weeks.push(at[i]!)
            seen++
          }
          const ours = edges({ start, end }, 'week', frame('gregory', zone)).filter((t) => t > start && t < end)
          expect(ours).to.deep.equal(weeks)
          weeks = []
        }
        expect(wrong).to.deep.equal([])
        expect(seen).to.be.greaterThan(14_600)
      })
    }
  })

  it('start a Jalali year on the first day of Nowruz and count 29 or 30 days of Esfand', () => {
    const tehran = frame('persian', 'Asia/Tehran')
    const period = resolvePeriod({ from: '2024-03-20', to: '2027-03-20' }, { now: 0, span: null, frame: tehran })
    // METRICS WX-G2: 1403/12/30 = 2025-03-20, 1404/12/29 = 2026-03-20, 1405/01/01 = 2026-03-21.
    expect(days(edges(period, 'year', tehran), 'Asia/Tehran'))
      .to.deep.equal(['2024-03-20', '2025-03-21', '2026-03-21', '2027-03-21'])
    const months = edges(period, 'month', tehran)
    const lengths = months.slice(1).map((t, i) => Math.round((t - months[i]!) / 86_400_000))
    expect(lengths.slice(0, 24))
      .to.deep.equal([31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30, 31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29])
  })

  it('put a Coptic thirteenth month into the fourth quarter', () => {
    const cairo = frame('coptic', 'Africa/Cairo')
    const period = resolvePeriod({ from: '2025-09-11', to: '2026-09-10' }, { now: 0, span: null, frame: cairo })
    expect(edges(period, 'month', cairo)).to.have.length(14)
    expect(days(edges(period, 'quarter', cairo), 'Africa/Cairo'))
      .to.deep.equal(['2025-09-11', '2025-12-10', '2026-03-10', '2026-06-08', '2026-09-11'])
  })

  it('begin at the unit that holds the start and end at or after the end', () => {
    const utc = frame('gregory', 'UTC')
    const at = edges({ start: Date.UTC(2024, 1, 15), end: Date.UTC(2024, 4, 1) }, 'month', utc)
    expect(days(at, 'UTC')).to.deep.equal(['2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01'])
  })

  it('are the same array when asked for again, and cannot be changed', () => {
    const utc = frame('gregory', 'UTC'), period = { start: Date.UTC(2024, 0, 1), end: Date.UTC(2025, 0, 1) }
    expect(edges(period, 'day', utc)).to.equal(edges({ ...period }, 'day', { ...utc }))
    expect(Object.isFrozen(edges(period, 'day', utc))).to.equal(true)
  })

  it('start weeks where the frame says', () => {
    const period = { start: startOfDay('2026-03-21', 'Asia/Tehran'), end: startOfDay('2026-04-04', 'Asia/Tehran') }
    // METRICS WX-G2: 2026-03-21 is a Saturday.
    expect(days(edges(period, 'week', frame('persian', 'Asia/Tehran')), 'Asia/Tehran'))
      .to.deep.equal(['2026-03-21', '2026-03-28', '2026-04-04'])
    const monday = frameOf({ zone: 'Asia/Tehran', weekStart: 1 })
    expect(days(edges(period, 'week', monday), 'Asia/Tehran'))
      .to.deep.equal(['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06'])
  })

  it('refuse more buckets than the cap, with the number', () => {
    const utc = frame('gregory', 'UTC')
    const period = (count: number) => ({ start: Date.UTC(2000, 0, 1), end: Date.UTC(2000, 0, 1 + count) })
    expect(edges(period(MAX_BUCKETS), 'day', utc)).to.have.length(MAX_BUCKETS + 1)
    const fault = fails(() => edges(period(MAX_BUCKETS + 1), 'day', utc))
    expect(fault.code).to.equal('too-large')
    expect(fault.message).to.contain('5001 buckets of a day')
    expect(fails(() => edges({ start: Date.UTC(1900, 0, 1), end: Date.UTC(2200, 0, 1) }, 'week', utc)).message)
      .to.contain('15654 buckets of a week')
  })

  it('cover three hundred years in months', () => {
    expect(edges({ start: Date.UTC(1900, 0, 1), end: Date.UTC(2201, 0, 1) }, 'month', frame('persian', 'UTC')).length)
      .to.be.within(3612, 3614)
  })

  it('refuse an outlier date with the years allowed', () => {
    const utc = frame('gregory', 'UTC')
    const fault = fails(() => edges({ start: Date.UTC(2024, 0, 1), end: Date.UTC(9999, 0, 1) }, 'year', utc))
    expect(fault.code).to.equal('bad-query')
    expect(fault.message).to.contain('9999-01-01').and.to.contain('1900–2200')
    expect(fails(() => edges({ start: Date.UTC(1024, 0, 1), end: Date.UTC(2024, 0, 1) }, 'year', utc)).message)
      .to.contain('1024-01-01')
  })

  it('refuse a period that is none', () => {
    const utc = frame('gregory', 'UTC')
    for (const [start, end] of [[5, 5], [5, 4], [NaN, 4], [0, Infinity], [0.5, 9]] as const) {
      expect(fails(() => edges({ start, end }, 'day', utc)).code).to.equal('bad-query')
    }
  })
})

describe('buckets', () => {
  before(() => ready())
  const utc = frameOf({ zone: 'UTC', weekStart: 1 })
  const day = (date: string) => Date.parse(`${date}T00:00Z`)

  it('are clipped to the period, and clipped ones are partial', () => {
    expect(buckets({ start: day('2024-01-15'), end: day('2024-03-10') }, 'month', utc, day('2025-01-01')))
      .to.deep.equal([
      { start: day('2024-01-15'), end: day('2024-02-01'), partial: true },
      { start: day('2024-02-01'), end: day('2024-03-01'), partial: false },
      { start: day('2024-03-01'), end: day('2024-03-10'), partial: true },
    ])
  })

  it('are partial until they have ended as of T (METRICS G10)', () => {
    const period = { start: day('2024-01-01'), end: day('2024-04-01') }
    const partial = (asOf: number) => buckets(period, 'month', utc, asOf).map((bucket) => bucket.partial)
    expect(partial(day('2024-02-15'))).to.deep.equal([false, true, true])
    expect(partial(day('2024-03-01'))).to.deep.equal([false, false, true])
    expect(partial(day('2024-03-01') - 1)).to.deep.equal([false, true, true])
  })
})

describe('chooseGrain', () => {
  before(() => ready())
  const utc = frameOf({ zone: 'UTC' })
  const start = Date.UTC(2020, 0, 1)
  const grain = (length: number) => chooseGrain({ start, end: start + length * 86_400_000 }, utc)

  it('keeps the number of buckets readable', () => {
    expect([1, 62, 63, 366, 420, 421, 1461, 1500, 3650, 3700].map(grain))
      .to.deep.equal(['day', 'day', 'week', 'week', 'week', 'month', 'month', 'quarter', 'quarter', 'year'])
  })

  it('takes what was asked for', () => {
    expect(chooseGrain({ start: 0, end: 1 }, utc, 'quarter')).to.equal('quarter')
  })
  it('is coarser where there is less room, but never other than was asked for', () => {
    const year = { start, end: start + 365 * 86_400_000 }
    expect([undefined, 60, 31, 11, 3].map((room) => chooseGrain(year, utc, undefined, room))).to.deep.equal(['week', 'week', 'month', 'quarter', 'year'])
    expect(chooseGrain(year, utc, 'day', 3)).to.equal('day')
  })
})
