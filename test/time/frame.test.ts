import { expect } from '@open-wc/testing'
import type { CalendarId, Weekday } from '../../src/model/index.ts'
import { frameOf } from '../../src/time/index.ts'
import { weekOf } from '../../src/time/week.ts'
import { fails } from './fails.ts'

describe('frameOf', () => {
  it('fills in the Gregorian calendar and the host’s own zone', () => {
    const frame = frameOf(undefined)
    expect(frame.calendar).to.equal('gregory')
    expect(frame.zone).to.equal(Intl.DateTimeFormat().resolvedOptions().timeZone)
  })

  it('keeps what was said', () => {
    expect(frameOf({ calendar: 'persian', zone: 'Asia/Tehran', weekStart: 1, weekend: [4, 5] }, 'en-US'))
      .to.deep.equal({ calendar: 'persian', zone: 'Asia/Tehran', weekStart: 1, weekend: [4, 5] })
  })

  it('is the same object for the same words', () => {
    expect(frameOf({ zone: 'UTC' }, 'fa')).to.equal(frameOf({ zone: 'UTC' }, 'fa'))
  })

  const weeks: readonly [locale: string | undefined, zone: string, start: Weekday, weekend: Weekday[]][] = [
    ['fa-IR', 'UTC', 6, [5]],                 // METRICS G2: Saturday, Friday off
    ['fa', 'UTC', 6, [5]],
    ['en', 'Asia/Tehran', 6, [5]],            // the zone tells more than the language
    [undefined, 'Asia/Tehran', 6, [5]],
    ['en-US', 'Asia/Tehran', 7, [6, 7]],      // a region of its own goes before the zone
    ['en', 'America/Chicago', 7, [6, 7]],
    ['en', 'Europe/Berlin', 1, [6, 7]],
    ['de', 'UTC', 1, [6, 7]],
    [undefined, 'UTC', 1, [6, 7]],
    ['en', 'Australia/Sydney', 1, [6, 7]],
    ['en', 'America/Argentina/Buenos_Aires', 1, [6, 7]],
    ['en', 'Africa/Cairo', 6, [5, 6]],
    ['en', 'UTC', 7, [6, 7]],                 // the zone is no place: where the language is mostly spoken
    ['en', 'Etc/GMT+3', 7, [6, 7]],
    ['he-IL', 'UTC', 7, [5, 6]],
    ['ar-EG', 'UTC', 6, [5, 6]],
    ['en-u-fw-sat', 'America/Chicago', 6, [6, 7]],
    ['not a locale', 'UTC', 1, [6, 7]],
  ]
  for (const [locale, zone, start, weekend] of weeks) {
    it(`starts weeks for ${locale} in ${zone} on day ${start}`, () => {
      expect(weekOf(locale, zone)).to.deep.equal({ weekStart: start, weekend })
      const { weekStart, weekend: off } = frameOf({ zone }, locale)
      expect({ weekStart, off }).to.deep.equal({ weekStart: start, off: weekend })
    })
  }

  it('names an unknown zone, calendar or weekday', () => {
    for (const zone of ['Asia/Teheran', '', 'x'.repeat(50)]) {
      const fault = fails(() => frameOf({ zone }))
      expect(fault.code).to.equal('bad-query')
      expect(fault.message).to.contain(JSON.stringify(zone)).and.to.contain('IANA')
    }
    const calendar = fails(() => frameOf({ calendar: 'jalali' as CalendarId }))
    expect(calendar.code).to.equal('bad-query')
    expect(calendar.message).to.contain('"jalali"').and.to.contain('persian')
    expect(fails(() => frameOf({ weekStart: 0 as Weekday })).message).to.contain('weekStart: 0')
    expect(fails(() => frameOf({ weekend: [8 as Weekday] })).message).to.contain('weekend: [8]')
  })
})

describe('the week where Intl does not tell', () => {
  const told = Object.getOwnPropertyDescriptor(Intl.Locale.prototype, 'getWeekInfo')
  const older = Object.getOwnPropertyDescriptor(Intl.Locale.prototype, 'weekInfo')
  before(() => {
    Reflect.deleteProperty(Intl.Locale.prototype, 'getWeekInfo')
    Reflect.deleteProperty(Intl.Locale.prototype, 'weekInfo')
  })
  after(() => {
    if (told) Object.defineProperty(Intl.Locale.prototype, 'getWeekInfo', told)
    if (older) Object.defineProperty(Intl.Locale.prototype, 'weekInfo', older)
  })

  it('comes from the table', () => {
    expect(weekOf('fa-IR', 'UTC')).to.deep.equal({ weekStart: 6, weekend: [5] })
    expect(weekOf('he', 'UTC')).to.deep.equal({ weekStart: 7, weekend: [5, 6] })
    expect(weekOf('ar-EG', 'UTC')).to.deep.equal({ weekStart: 6, weekend: [5, 6] })
    expect(weekOf('en-US', 'UTC')).to.deep.equal({ weekStart: 7, weekend: [6, 7] })
    expect(weekOf('de-DE', 'UTC')).to.deep.equal({ weekStart: 1, weekend: [6, 7] })
  })
})

describe('the week where Intl tells it by a property', () => {
  const method = Object.getOwnPropertyDescriptor(Intl.Locale.prototype, 'getWeekInfo')
  const property = Object.getOwnPropertyDescriptor(Intl.Locale.prototype, 'weekInfo')
  const tell = (weekInfo: unknown): void => {
    Object.defineProperty(Intl.Locale.prototype, 'weekInfo', { configurable: true, value: weekInfo })
  }
  before(() => { Reflect.deleteProperty(Intl.Locale.prototype, 'getWeekInfo') })
  after(() => {
    Reflect.deleteProperty(Intl.Locale.prototype, 'weekInfo')
    if (method) Object.defineProperty(Intl.Locale.prototype, 'getWeekInfo', method)
    if (property) Object.defineProperty(Intl.Locale.prototype, 'weekInfo', property)
  })

  it('is what it tells', () => {
    tell({ firstDay: 3, weekend: [1, 2], minimalDays: 4 })
    expect(weekOf('de-DE', 'UTC')).to.deep.equal({ weekStart: 3, weekend: [1, 2] })
  })

  it('begins on the day that the locale asks for, whether the host has heard of that or not', () => {
    tell({ firstDay: 7, weekend: [6, 7] })
    expect(weekOf('en-u-fw-sat', 'UTC')).to.deep.equal({ weekStart: 6, weekend: [6, 7] })
    expect(weekOf('fa-IR-u-ca-persian-fw-mon-nu-latn', 'UTC').weekStart).to.equal(1)
    expect(weekOf('en-US-u-fw-none', 'UTC').weekStart).to.equal(7)
    tell(undefined)
    expect(weekOf('fa-IR-u-fw-wed', 'UTC')).to.deep.equal({ weekStart: 3, weekend: [5] })
  })

  it('is that of the table where what it tells is no week', () => {
    const none = [null, 'monday', { firstDay: 9, weekend: [1] }, { firstDay: 3 }, { firstDay: 3, weekend: 'sat' }, { firstDay: 3, weekend: [1, 9] }, { weekend: [1] }]
    for (const week of none) {
      tell(week)
      expect(weekOf('fa-IR', 'UTC'), JSON.stringify(week)).to.deep.equal({ weekStart: 6, weekend: [5] })
    }
  })
})

describe('the table of weeks', () => {
  // But for the Emirates, whose week moved from Saturday to Monday: not every host has heard of it.
  it('agrees with CLDR in this host for every region that it names', function () {
    const named = [
      'IR AF BH DJ DZ EG IQ JO KW LY OM QA SD SY IL SA YE IN UG US CA BR JP GB DE TR LB MA TN PK',
      'AU CN ZA MX AR CL UY EC BO CR CU NP BD KR TW HK SG PH TH ID KE ET PT MT CO PE VE NZ RU FR NG',
    ].join(' ').split(' ')
    const cldr = named.map((region) => weekOf(`und-${region}`, 'UTC'))
    const method = Object.getOwnPropertyDescriptor(Intl.Locale.prototype, 'getWeekInfo')!
    Reflect.deleteProperty(Intl.Locale.prototype, 'getWeekInfo')
    try {
      expect(named.map((region) => ({ region, ...weekOf(`und-${region}`, 'UTC') })))
        .to.deep.equal(named.map((region, i) => ({ region, ...cldr[i] })))
    } finally {
      Object.defineProperty(Intl.Locale.prototype, 'getWeekInfo', method)
    }
  })
})

describe('half days', () => {
  it('are none unless named, and part of what frames are told apart by', () => {
    expect(frameOf({ zone: 'UTC' })).to.not.have.property('halfDays')
    expect(frameOf({ zone: 'UTC', halfDays: [4] }).halfDays).to.deep.equal([4])
    expect(frameOf({ zone: 'UTC', halfDays: [4] })).to.equal(frameOf({ zone: 'UTC', halfDays: [4] }))
    expect(frameOf({ zone: 'UTC', halfDays: [] })).to.not.equal(frameOf({ zone: 'UTC', halfDays: [4] }))
  })

  it('are refused by name where they are no weekdays', () => {
    expect(() => frameOf({ zone: 'UTC', halfDays: [8 as 7] })).to.throw(/halfDays: \[8\].*1 \(Monday\) to 7/)
  })
})
