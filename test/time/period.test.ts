import { expect } from '@open-wc/testing'
import type { Period, PeriodName, PeriodSpec, TimeFrame } from '../../src/model/index.ts'
import { comparePeriod, frameOf, isoDateOf, ready, resolvePeriod, startOfDay } from '../../src/time/index.ts'
import { fails } from './fails.ts'

const tehran = frameOf({ calendar: 'persian', zone: 'Asia/Tehran', weekStart: 6, weekend: [5] })
const berlin = frameOf({ calendar: 'gregory', zone: 'Europe/Berlin', weekStart: 1, weekend: [6, 7] })

/** First and last local day. */
const days = ({ start, end }: Period, { zone }: TimeFrame) => `${isoDateOf(start, zone)} ${isoDateOf(end - 1, zone)}`
const clock = (date: string, hour: number, { zone }: TimeFrame) => startOfDay(date, zone) + hour * 3_600_000

describe('resolvePeriod', () => {
  before(() => ready())
  // 2026-11-22 is a Sunday, and the first of Azar 1405.
  const at = (frame: TimeFrame) => ({ now: clock('2026-11-22', 10, frame), span: null, frame })

  const named: readonly [PeriodName, persian: string, gregory: string][] = [
    ['today', '2026-11-22 2026-11-22', '2026-11-22 2026-11-22'],
    ['yesterday', '2026-11-21 2026-11-21', '2026-11-21 2026-11-21'],
    ['this-week', '2026-11-21 2026-11-27', '2026-11-16 2026-11-22'],
    ['last-week', '2026-11-14 2026-11-20', '2026-11-09 2026-11-15'],
    ['this-month', '2026-11-22 2026-12-21', '2026-11-01 2026-11-30'],
    ['last-month', '2026-10-23 2026-11-21', '2026-10-01 2026-10-31'],
    ['this-quarter', '2026-09-23 2026-12-21', '2026-10-01 2026-12-31'],
    ['last-quarter', '2026-06-22 2026-09-22', '2026-07-01 2026-09-30'],
    ['this-year', '2026-03-21 2027-03-20', '2026-01-01 2026-12-31'],
    ['last-year', '2025-03-21 2026-03-20', '2025-01-01 2025-12-31'],
    ['last-7-days', '2026-11-16 2026-11-22', '2026-11-16 2026-11-22'],
    ['last-30-days', '2026-10-24 2026-11-22', '2026-10-24 2026-11-22'],
    ['last-90-days', '2026-08-25 2026-11-22', '2026-08-25 2026-11-22'],
    ['last-365-days', '2025-11-23 2026-11-22', '2025-11-23 2026-11-22'],
    ['all', '2026-11-22 2026-11-22', '2026-11-22 2026-11-22'],
  ]
  for (const [name, persian, gregory] of named) {
    it(`${name} is whole local days`, () => {
      for (const [frame, expected] of [[tehran, persian], [berlin, gregory]] as const) {
        const period = resolvePeriod(name, at(frame))
        expect(days(period, frame)).to.equal(expected)
        expect(startOfDay(isoDateOf(period.start, frame.zone), frame.zone)).to.equal(period.start)
        expect(startOfDay(isoDateOf(period.end, frame.zone), frame.zone)).to.equal(period.end)
      }
    })
  }

  it('takes everything from the first to the last day recorded, also a last thing at midnight', () => {
    const last = startOfDay('2026-05-09', 'Asia/Tehran')
    const span = { start: clock('2024-01-05', 13, tehran), end: last + 1 }
    expect(days(resolvePeriod('all', { now: 0, span, frame: tehran }), tehran)).to.equal('2024-01-05 2026-05-09')
    // A span that ends at midnight has nothing of the day that begins there.
    const whole = { start: startOfDay('2026-05-08', 'Asia/Tehran'), end: startOfDay('2026-05-09', 'Asia/Tehran') }
    expect(resolvePeriod('all', { now: 0, span: whole, frame: tehran })).to.deep.equal(whole)
    expect(days(resolvePeriod('all', { now: 0, span: { start: last, end: last }, frame: tehran }), tehran))
      .to.equal('2026-05-09 2026-05-09')
  })

  it('takes ISO dates with both ends', () => {
    expect(days(resolvePeriod({ from: '2026-03-21', to: '2026-03-21' }, at(tehran)), tehran))
      .to.equal('2026-03-21 2026-03-21')
    expect(resolvePeriod({ from: '2021-03-22', to: '2021-03-22' }, at(tehran)))
      // a day without a midnight
      .to.deep.equal({ start: Date.parse('2021-03-21T20:30Z'), end: Date.parse('2021-03-22T19:30Z') })
  })

  it('takes instants as they are', () => {
    expect(resolvePeriod({ start: 1_000, end: 2_000 }, at(tehran))).to.deep.equal({ start: 1_000, end: 2_000 })
  })

  const bad: readonly [spec: unknown, field: string, allowed: string][] = [
    ['this-decade', '"this-decade"', 'last-30-days'],
    [{ from: '1405/01/01', to: '2026-04-01' }, 'period.from: "1405/01/01"', 'YYYY-MM-DD'],
    [{ from: '2026-04-01', to: 'soon' }, 'period.to: "soon"', 'YYYY-MM-DD'],
    [{ from: '2026-04-01' }, 'period.to: undefined', 'YYYY-MM-DD'],
    [{ from: '2026-04-02', to: '2026-04-01' }, 'period.to: "2026-04-01"', 'the same day or a later one'],
    [{ start: 2_000, end: 1_000 }, 'period.end: 1000', 'after period.start'],
    [{ start: 'x', end: 1_000 }, 'period.start: "x"', 'epoch milliseconds'],
    [{ from: '1850-01-01', to: '2026-04-01' }, 'period.start: "1849-12-31"', '1900–2200'],
    [{ from: '2020-01-01', to: '3020-01-01' }, 'period.end: "3020-01-01"', '1900–2200'],
    [{}, 'period: {}', 'this-month'],
    [null, 'period: null', 'this-month'],
    [7, 'period: 7', 'this-month'],
  ]
  for (const [spec, field, allowed] of bad) {
    it(`refuses ${JSON.stringify(spec)}, names it and says what is allowed`, () => {
      const fault = fails(() => resolvePeriod(spec as PeriodSpec, at(tehran)))
      expect(fault.code).to.equal('bad-query')
      expect(fault.message).to.contain(field).and.to.contain(allowed)
    })
  }
})

describe('comparePeriod', () => {
  before(() => ready())
  const dates = (from: string, to: string, frame: TimeFrame) => {
    return resolvePeriod({ from, to }, { now: 0, span: null, frame })
  }
  const later = Date.UTC(2030, 0, 1)
  const compared = (
    from: string, to: string, frame: TimeFrame, compare: 'previous' | 'last-year', asOf = later, spec?: PeriodSpec,
  ) => {
    const past = comparePeriod(dates(from, to, frame), compare, { frame, asOf, spec })
    return past && days(past, frame)
  }

  it('sets a calendar unit beside the unit before it', () => {
    // Ordibehesht ← Farvardin
    expect(compared('2026-04-21', '2026-05-21', tehran, 'previous')).to.equal('2026-03-21 2026-04-20')
    // Farvardin ← Esfand, 29 days
    expect(compared('2026-03-21', '2026-04-20', tehran, 'previous')).to.equal('2026-02-20 2026-03-20')
    expect(compared('2024-03-01', '2024-03-31', berlin, 'previous')).to.equal('2024-02-01 2024-02-29')
    expect(compared('2024-04-01', '2024-06-30', berlin, 'previous')).to.equal('2024-01-01 2024-03-31')
    expect(compared('2024-01-01', '2024-12-31', berlin, 'previous')).to.equal('2023-01-01 2023-12-31')
    expect(compared('2026-03-21', '2027-03-20', tehran, 'previous')).to.equal('2025-03-21 2026-03-20')
    expect(compared('2024-01-08', '2024-01-14', berlin, 'previous')).to.equal('2024-01-01 2024-01-07')
  })

  it('sets other whole days beside as many days right before', () => {
    expect(compared('2024-03-05', '2024-03-14', berlin, 'previous')).to.equal('2024-02-24 2024-03-04')
    // 23 hours beside 24
    expect(compared('2024-03-31', '2024-03-31', berlin, 'previous')).to.equal('2024-03-30 2024-03-30')
    expect(comparePeriod(dates('2024-03-31', '2024-04-02', berlin), 'previous', { frame: berlin, asOf: later }))
      .to.deep.equal({ start: clock('2024-03-28', 0, berlin), end: clock('2024-03-31', 0, berlin) })
  })

  it('keeps the last 30 days days, also when they are a calendar month', () => {
    expect(compared('2024-04-01', '2024-04-30', berlin, 'previous', later, 'last-30-days'))
      .to.equal('2024-03-02 2024-03-31')
    expect(compared('2024-04-01', '2024-04-30', berlin, 'previous', later, 'this-month'))
      .to.equal('2024-03-01 2024-03-31')
  })

  it('sets instants beside the same length right before', () => {
    expect(comparePeriod({ start: 5_000, end: 7_000 }, 'previous', { frame: berlin, asOf: later }))
      .to.deep.equal({ start: 3_000, end: 5_000 })
    expect(comparePeriod({ start: 5_000, end: 7_000 }, 'previous', { frame: berlin, asOf: 5_499 }))
      .to.deep.equal({ start: 3_000, end: 3_500 })
  })

  it('goes back a year by the dates of the frame’s calendar', () => {
    expect(compared('2026-04-21', '2026-05-21', tehran, 'last-year')).to.equal('2025-04-21 2025-05-21')
    expect(compared('2024-02-24', '2024-03-04', berlin, 'last-year')).to.equal('2023-02-24 2023-03-04')
    expect(compared('2026-03-21', '2027-03-20', tehran, 'last-year')).to.equal('2025-03-21 2026-03-20')
  })

  it('goes back a year to the same time of day where a period ends within one', () => {
    const part = { start: clock('2024-05-01', 0, berlin), end: clock('2024-05-03', 12, berlin) }
    expect(comparePeriod(part, 'last-year', { frame: berlin, asOf: later }))
      .to.deep.equal({ start: clock('2023-05-01', 0, berlin), end: clock('2023-05-03', 12, berlin) })
  })

  it('makes 30 Esfand 29, and compares whole Esfands however long they are', () => {
    // 1403/12/30 = 2025-03-20 (METRICS WX-G2); Esfand 1402 had 29 days, up to 2024-03-19.
    expect(compared('2025-03-20', '2025-03-20', tehran, 'last-year')).to.equal('2024-03-19 2024-03-19')
    expect(compared('2025-02-19', '2025-03-20', tehran, 'last-year')).to.equal('2024-02-20 2024-03-19')
    expect(compared('2026-02-20', '2026-03-20', tehran, 'last-year')).to.equal('2025-02-19 2025-03-20')
    expect(compared('2025-03-10', '2025-03-19', tehran, 'last-year')).to.equal('2024-03-10 2024-03-19')
    expect(compared('2024-02-29', '2024-02-29', berlin, 'last-year')).to.equal('2023-02-28 2023-02-28')
    expect(compared('2025-02-01', '2025-02-28', berlin, 'last-year')).to.equal('2024-02-01 2024-02-29')
  })

  it('sets a Hebrew leap month beside the Adar of the year before', () => {
    const jerusalem = frameOf({ calendar: 'hebrew', zone: 'Asia/Jerusalem', weekStart: 7 })
    // Adar I 5784: 2024-02-10 to 2024-03-10; Adar 5783: 2023-02-22 to 2023-03-22.
    expect(compared('2024-02-10', '2024-03-10', jerusalem, 'last-year')).to.equal('2023-02-22 2023-03-22')
  })

  it('compares an unfinished period with the same elapsed part (METRICS G10)', () => {
    const month = dates('2026-11-22', '2026-12-21', tehran)   // Azar 1405
    const asOf = clock('2026-11-25', 10, tehran)
    // Three days and ten hours of Aban, and the instant T itself.
    expect(comparePeriod(month, 'previous', { frame: tehran, asOf }))
      .to.deep.equal({ start: startOfDay('2026-10-23', 'Asia/Tehran'), end: clock('2026-10-26', 10, tehran) + 1 })
    expect(comparePeriod(month, 'last-year', { frame: tehran, asOf }))
      .to.deep.equal({ start: startOfDay('2025-11-22', 'Asia/Tehran'), end: clock('2025-11-25', 10, tehran) + 1 })
  })

  it('compares an unfinished year up to the same date, across a leap day', () => {
    const year = dates('2024-01-01', '2024-12-31', berlin)
    expect(comparePeriod(year, 'previous', { frame: berlin, asOf: clock('2024-03-15', 12, berlin) }))
      .to.deep.equal({ start: startOfDay('2023-01-01', 'Europe/Berlin'), end: clock('2023-03-15', 12, berlin) + 1 })
  })

  it('goes no further than the end of a shorter unit', () => {
    const march = dates('2024-03-01', '2024-03-31', berlin)
    const past = comparePeriod(march, 'previous', { frame: berlin, asOf: clock('2024-03-30', 23, berlin) })!
    expect(days(past, berlin)).to.equal('2024-02-01 2024-02-29')
    expect(past.end).to.equal(startOfDay('2024-03-01', 'Europe/Berlin'))
  })

  it('goes on from where it began where two days are one a year before', () => {
    // 30 Esfand 1403 is the 29th of 1402, as the 29th is: two hours about the midnight between them are two hours there.
    const midnight = startOfDay('2025-03-20', 'Asia/Tehran')
    const past = comparePeriod({ start: midnight - 3_600_000, end: midnight + 3_600_000 }, 'last-year', { frame: tehran, asOf: later })!
    expect(past).to.deep.equal({ start: clock('2024-03-19', 23, tehran), end: startOfDay('2024-03-20', 'Asia/Tehran') + 3_600_000 })
  })

  it('counts things dated T itself on both sides', () => {
    // Dates without a time lie on midnight: as of the 3rd, three days have begun on either side.
    const asOf = startOfDay('2024-03-03', 'Europe/Berlin')
    const past = comparePeriod(dates('2024-03-01', '2024-03-31', berlin), 'previous', { frame: berlin, asOf })!
    expect(days(past, berlin)).to.equal('2024-02-01 2024-02-03')
  })

  it('is nothing for none, for everything, and before the period begins', () => {
    const month = dates('2024-03-01', '2024-03-31', berlin)
    expect(comparePeriod(month, 'none', { frame: berlin, asOf: later })).to.equal(null)
    expect(comparePeriod(month, 'previous', { frame: berlin, asOf: later, spec: 'all' })).to.equal(null)
    expect(comparePeriod(month, 'last-year', { frame: berlin, asOf: month.start - 1 })).to.equal(null)
  })
})
