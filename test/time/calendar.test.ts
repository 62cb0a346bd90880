import { expect } from '@open-wc/testing'
import { CALENDARS, findDate, fromParts, parts, ready, startOfDay, temporal } from '../../src/time/index.ts'
import { isPersianLeap, persianDay } from '../../src/time/persian.ts'
import { isoOf } from '../../src/time/civil.ts'
import { fails } from './fails.ts'

describe('the Persian calendar by arithmetic', () => {
  before(() => ready())

  it('knows the leap years (EVIDENCE, time and calendars)', () => {
    for (const year of [1395, 1399, 1403, 1408, 1412]) expect(isPersianLeap(year), String(year)).to.equal(true)
    for (const year of [1404, 1407]) expect(isPersianLeap(year), String(year)).to.equal(false)
  })

  it('knows the dates of METRICS WX-G2', () => {
    expect(fromParts('persian', 1403, 12, 30)).to.equal('2025-03-20')
    expect(fromParts('persian', 1404, 12, 29)).to.equal('2026-03-20')
    expect(fromParts('persian', 1405, 1, 1)).to.equal('2026-03-21')
    expect(parts(startOfDay('2026-03-21', 'Asia/Tehran'), { calendar: 'persian', zone: 'Asia/Tehran' }))
      .to.deep.equal({ year: 1405, month: 1, day: 1, weekday: 6, hour: 0, minute: 0 })   // a Saturday
  })

  it('equals Temporal on every day from 1300 to 1500', () => {
    const { PlainDate } = temporal()
    let expected = Date.UTC(1921, 2, 21) / 86_400_000
    const wrong: string[] = []
    for (let year = 1300; year <= 1500; year++) {
      for (let month = 1; month <= 12; month++) {
        const first = PlainDate.from({ calendar: 'persian', year, month, day: 1 })
        const iso = first.withCalendar('iso8601')
        const counted = Date.UTC(iso.year, iso.month - 1, iso.day) / 86_400_000
        if (counted !== expected) wrong.push(`${year}/${month} begins elsewhere`)
        for (let day = 1; day <= 32; day++) {
          const ours = persianDay(year, month, day)
          if (ours !== (day <= first.daysInMonth ? expected++ : null)) wrong.push(`${year}/${month}/${day}: ${ours}`)
        }
      }
    }
    expect(wrong).to.deep.equal([])
  })

  it('equals Temporal on every Nowruz from 1178 to 1633, past the years where the 33-year rule is early', () => {
    const { PlainDate } = temporal()
    const wrong: string[] = []
    for (let year = 1178; year <= 1633; year++) {
      const first = PlainDate.from({ calendar: 'persian', year, month: 1, day: 1 })
      const { year: y, month, day } = first.withCalendar('iso8601')
      const iso = `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      if (isoOf(persianDay(year, 1, 1)!) !== iso) wrong.push(`${year}: ${isoOf(persianDay(year, 1, 1)!)} for ${iso}`)
      if (isPersianLeap(year) !== (persianDay(year, 12, 30) !== null)) wrong.push(`${year}: leap`)
    }
    expect(wrong).to.deep.equal([])
  })
})

describe('fromParts', () => {
  before(() => ready())

  it('refuses a date that does not exist, with the length of the month', () => {
    const fault = fails(() => fromParts('persian', 1404, 12, 30))
    expect(fault.code).to.equal('bad-query')
    expect(fault.message).to.contain('1404/12/30').and.to.contain('month 12 of 1404 has 29 days')
    expect(fails(() => fromParts('persian', 98, 1, 1)).message).to.contain('between 1178 and 1633')
    expect(fails(() => fromParts('gregory', 2023, 2, 29)).message).to.contain('2023/2/29')
    expect(fails(() => fromParts('hebrew', 5785, 13, 1)).message).to.contain('hebrew')
  })

  it('refuses parts that are no whole numbers', () => {
    const none = [
      [1404.5, 1, 1], [1404, 1.5, 1], [1404, 1, 1.5], [NaN, 1, 1], [1404, NaN, 1], [1404, 0, 1], [1404, 1, 0],
    ] as const
    for (const [year, month, day] of none) {
      expect(findDate('persian', year, month, day), `${year}/${month}/${day}`).to.equal(null)
      expect(findDate('gregory', year, month, day), `${year}/${month}/${day}`).to.equal(null)
    }
  })

  it('tells dates apart that it has seen before, whatever was asked in between', () => {
    // From 1 Farvardin 1403 (2024-03-20), a leap year, to the end of 1405: every day once, then all again.
    const lengths = [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30]
    const first = Date.UTC(2024, 2, 20)
    for (const _ of [1, 2]) {
      let passed = 0
      for (const [year, last] of [[1403, 30], [1404, 29], [1405, 29]] as const) {
        for (const [i, days] of [...lengths, last].entries()) {
          for (let day = 1; day <= days; day++, passed++) {
            const iso = new Date(first + passed * 86_400_000).toISOString().slice(0, 10)
            expect(findDate('persian', year, i + 1, day)).to.equal(iso)
          }
          expect(findDate('persian', year, i + 1, days + 1)).to.equal(null)
        }
        expect(findDate('persian', year, 13, 1)).to.equal(null)
      }
    }
    expect(findDate('persian', 1408, 1, 4)).to.equal('2029-03-23')
    expect(findDate('gregory', 2024, 3, 20)).to.equal('2024-03-20')
    // A quarter of a month is not sixteen days of it.
    expect(findDate('persian', 1406, 1.25, 1)).to.equal(null)
    expect(findDate('persian', 1406, 1, 17)).to.equal('2027-04-06')
    expect(findDate('persian', 1406, 1.25, 1)).to.equal(null)
  })

  it('takes no month or day beyond its range for one of another year or month', () => {
    const beyond = [[1404, 17, 1], [1406, -15, 1], [1405, 0, 65], [1405, 2, -63]] as const
    for (const calendar of ['persian', 'gregory'] as const) {
      const found = calendar === 'persian' ? '2026-03-21' : '1405-01-01'
      for (const _ of [1, 2]) {
        for (const [year, month, day] of beyond) expect(findDate(calendar, year, month, day), `${year}/${month}/${day}`).to.equal(null)
        expect(findDate(calendar, 1405, 1, 1)).to.equal(found)
      }
    }
    for (const day of [65, 1, 65]) expect(findDate('gregory', 2024, day === 65 ? 1 : 2, day), `day ${day}`).to.equal(day === 65 ? null : '2024-02-01')
    expect([findDate('gregory', 2024, 13, 1), findDate('gregory', 2024, 2, 30), findDate('gregory', 2024, 1, 32)]).to.deep.equal([null, null, null])
  })

  it('knows a thirteenth month', () => {
    // The Coptic year ends with five days, six before a leap year: 1 Thout 1741 is 2024-09-11 (tables of the Coptic calendar).
    expect([findDate('coptic', 1741, 1, 1), findDate('coptic', 1740, 13, 5), findDate('coptic', 1740, 13, 6)]).to.deep.equal(['2024-09-11', '2024-09-10', null])
  })

  it('says how long a month is only of one that there is', () => {
    const message = (month: number) => fails(() => fromParts('persian', 1404, month, 32)).message
    expect(message(1)).to.contain('month 1 of 1404 has 31 days')
    expect(message(12)).to.contain('month 12 of 1404 has 29 days')
    for (const month of [0, 13]) expect(message(month)).to.contain('give year, month and day of a real date')
    // Of other calendars it says neither the years nor the lengths of the Persian one.
    expect(fails(() => fromParts('gregory', 2023, 2, 30)).message).to.equal('date: "2023/2/30" does not exist in the gregory calendar; give year, month and day of a real date')
    expect(fails(() => fromParts('persian', 1634, 1, 1)).message).to.contain('between 1178 and 1633')
    expect(fails(() => fromParts('persian', 1178, 1, 32)).message).to.contain('has 31 days')
    expect(fails(() => fromParts('persian', 1633, 1, 32)).message).to.contain('has 31 days')
  })

  it('knows the years that there are, to their first and last', () => {
    for (const calendar of ['gregory', 'iso8601'] as const) {
      const found = (year: number) => findDate(calendar, year, 1, 31)
      expect([found(99), found(100), found(9999), found(10_000)], calendar).to.deep.equal([null, '0100-01-31', '9999-01-31', null])
    }
    expect([1177, 1178, 1633, 1634].map((year) => persianDay(year, 1, 1) !== null)).to.deep.equal([false, true, true, false])
    expect([persianDay(1404, 0, 1), persianDay(1404, 13, 1), persianDay(1404, 1, 0)]).to.deep.equal([null, null, null])
  })

  it('reads every calendar back from what it shows', () => {
    const days = ['1999-12-31', '2024-02-29', '2025-03-20', '2026-11-22', '2033-12-22']
    for (const calendar of CALENDARS) {
      for (const day of days) {
        const shown = parts(startOfDay(day, 'UTC'), { calendar, zone: 'UTC' })
        expect(fromParts(calendar, shown.year, shown.month, shown.day), `${calendar} ${day}`).to.equal(day)
      }
    }
  })
})

describe('parts', () => {
  before(() => ready())

  it('show the clock of the zone', () => {
    const instant = Date.parse('2026-11-22T20:45Z')
    expect(parts(instant, { calendar: 'persian', zone: 'Asia/Tehran' }))
      .to.deep.equal({ year: 1405, month: 9, day: 2, weekday: 1, hour: 0, minute: 15 })
    expect(parts(instant, { calendar: 'gregory', zone: 'America/New_York' }))
      .to.deep.equal({ year: 2026, month: 11, day: 22, weekday: 7, hour: 15, minute: 45 })
  })

  it('go to the last instant that there is', () => {
    expect(parts(8.64e15, { calendar: 'gregory', zone: 'UTC' })).to.include({ year: 275_760, month: 9, day: 13 })
    expect(fails(() => parts(8.64e15 + 1, { calendar: 'gregory', zone: 'UTC' })).code).to.equal('bad-query')
  })

  it('refuse what is no instant', () => {
    expect(fails(() => parts(NaN, { calendar: 'persian', zone: 'UTC' })).code).to.equal('bad-query')
    expect(fails(() => parts(0, { calendar: 'persian', zone: 'Nowhere' })).message).to.contain('"Nowhere"')
  })
})
