import { expect } from '@open-wc/testing'
import { formatterFor, loadMessages } from '../../src/i18n/index.ts'
import type { CalendarId } from '../../src/model/index.ts'
import { CALENDARS, ready, registerTemporal, startOfDay, isoDateOf } from '../../src/time/index.ts'
import { dateOf, dayOfDate, yearTable } from '../../src/time/calendar.ts'
import { DAY, dayNumber, isoOf } from '../../src/time/civil.ts'
import { dayBegin, dayByKey, localDay, monthBefore, monthStart, nextMonth, weeksOf, type Calendar } from '../../src/widgets/filters.days.ts'

/** As the element makes one. */
function calendarOf(id: CalendarId): Calendar {
  const f = formatterFor({ locale: 'en', calendar: id, zone: 'UTC' })
  return { dayOfMonth: (day) => f.dayNumbers(day * DAY).day, monthName: (day) => f.bucketLabel({ start: day * DAY, end: day * DAY }, 'month', { short: true }) }
}
const at = (iso: string): number => Date.parse(iso) / DAY

describe('days on the page', () => {
  before(async () => {
    registerTemporal(() => import('temporal-polyfill/full'))
    await Promise.all([ready(), loadMessages('en')])
  })

  // Temporal, which the worker counts with, is the reference.
  for (const id of CALENDARS) {
    it(`steps through the months of the ${id} calendar as Temporal does`, () => {
      const calendar = calendarOf(id)
      let day = at('2024-01-10')
      const { year } = dateOf(day, id)
      const starts = [year - 1, year, year + 1, year + 2, year + 3].flatMap((y) => yearTable(id, y).months)
      for (let i = 0; i < 36; i++) {
        const expected = starts.findLast((start) => start <= day)!
        expect(isoOf(monthStart(day, calendar)), isoOf(day)).to.equal(isoOf(expected))
        expect(isoOf(monthBefore(day, calendar))).to.equal(isoOf(starts[starts.indexOf(expected) - 1]!))
        day = nextMonth(day, calendar)
        expect(isoOf(day)).to.equal(isoOf(starts[starts.indexOf(expected) + 1]!))
      }
    })
  }

  it('lays the weeks of a month out from the first day of the week', () => {
    // METRICS WX-G2: 1405/01/01 is 2026-03-21, a Saturday; Farvardin has 31 days.
    const weeks = weeksOf(at('2026-04-01'), calendarOf('persian'), 6)
    expect(weeks.map((week) => isoOf(week[0]!))).to.deep.equal(['2026-03-21', '2026-03-28', '2026-04-04', '2026-04-11', '2026-04-18'])
    expect(isoOf(weeksOf(at('2026-12-08'), calendarOf('gregory'), 1)[0]![0]!)).to.equal('2026-11-30')
  })

  it('moves by the keys of a date grid, mirrored where one reads from the right', () => {
    const ltr = { calendar: calendarOf('gregory'), weekStart: 1, rtl: false }
    const to = (key: string, from: string, shiftKey = false, grid = ltr): string => isoOf(dayByKey({ key, shiftKey }, at(from), grid)!)
    expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => to(key, '2026-12-09'))).to.deep.equal(['2026-12-10', '2026-12-08', '2026-12-16', '2026-12-02', '2026-12-07', '2026-12-13'])
    expect(to('ArrowRight', '2026-12-09', false, { ...ltr, rtl: true })).to.equal('2026-12-08')
    // A shorter month ends at its last day.
    expect([to('PageDown', '2026-01-31'), to('PageUp', '2026-03-31'), to('PageDown', '2024-02-29', true), to('PageUp', '2026-12-09', true)]).to.deep.equal(['2026-02-28', '2026-02-28', '2025-02-28', '2025-12-09'])
    expect(dayByKey({ key: 'a', shiftKey: false }, 0, ltr)).to.equal(null)
  })
  it('goes by years of the calendar: 30 Esfand 1403 to 29 Esfand 1404', () => {
    const jalali = { calendar: calendarOf('persian'), weekStart: 6, rtl: true }
    // METRICS WX-G2.
    expect(isoOf(dayByKey({ key: 'PageDown', shiftKey: true }, at('2025-03-20'), jalali)!)).to.equal('2026-03-20')
    const hebrew = { ...jalali, calendar: calendarOf('hebrew') }
    const day = at('2024-02-20')
    const { monthCode } = dateOf(day, 'hebrew')
    const later = dayByKey({ key: 'PageDown', shiftKey: true }, day, hebrew)!
    expect(monthCode, 'a leap month').to.equal('M05L')
    expect(dayOfDate(dateOf(later, 'hebrew'))).to.equal(later)
  })

  it('knows when a local day begins, also where the clock jumps over midnight', () => {
    const days: Readonly<Record<string, readonly string[]>> = {
      'Asia/Tehran': ['2026-12-08', '2022-03-21', '2022-03-22', '2022-09-21'], 'Europe/Berlin': ['2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26'],
      'America/Sao_Paulo': ['2018-11-04', '2018-11-05', '2018-02-18'], 'Africa/Cairo': ['2024-04-26', '2024-11-01'], 'Asia/Kathmandu': ['2026-01-01'], 'Pacific/Apia': ['2026-07-01'], UTC: ['2026-01-01'],
    }
    for (const [zone, dates] of Object.entries(days)) for (const iso of dates) {
      const day = dayNumber(...(iso.split('-').map(Number) as [number, number, number]))
      const begin = dayBegin(day, zone)
      expect(begin, `${zone} ${iso}`).to.equal(startOfDay(iso, zone))
      expect(isoOf(localDay(begin, zone))).to.equal(isoDateOf(begin, zone))
    }
  })
})
