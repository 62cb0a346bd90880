import { expect } from '@open-wc/testing'
import { edges, frameOf, isoDateOf, nextDay, ready, resolvePeriod, startOfDay } from '../../src/time/index.ts'
import { fails } from './fails.ts'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)

/** Hours from the start of a day to the start of the next one. */
const hours = (date: string, zone: string) => (startOfDay(nextDay(date), zone) - startOfDay(date, zone)) / HOUR

describe('local days', () => {
  before(() => ready())

  // Days that do not begin at 00:00, or not at all (EVIDENCE, time and calendars; instants by the IANA data's rules).
  const odd: readonly [zone: string, date: string, start: string, hours: number][] = [
    ['Asia/Tehran', '2021-03-22', '2021-03-21T20:30Z', 23],        // 1400-01-02 begins at 01:00
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00Z', 0],        // skipped whole
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00Z', 24],
    ['Africa/Cairo', '2023-04-28', '2023-04-27T22:00Z', 23],       // begins at 01:00
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00Z', 23],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00Z', 23],
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T02:00Z', 25],  // ends at 24:00, which is 23:00 again
    ['America/Havana', '2023-03-12', '2023-03-12T05:00Z', 23],     // begins at 01:00
    ['America/Havana', '2023-11-05', '2023-11-05T04:00Z', 25],     // 00:00 comes twice: the first one counts
    ['Australia/Lord_Howe', '2023-10-01', '2023-09-30T13:30Z', 23.5],  // a change of half an hour
    ['Australia/Lord_Howe', '2024-04-07', '2024-04-06T13:00Z', 24.5],
    ['America/New_York', '2024-03-10', '2024-03-10T05:00Z', 23],
    ['America/New_York', '2024-11-03', '2024-11-03T04:00Z', 25],
    ['Pacific/Kwajalein', '1993-08-21', '1993-08-21T12:00Z', 0],   // skipped whole
  ]
  for (const [zone, date, start, length] of odd) {
    it(`${date} in ${zone} begins at ${start} and takes ${length} hours`, () => {
      expect(new Date(startOfDay(date, zone)).toISOString()).to.equal(new Date(at(start)).toISOString())
      expect(hours(date, zone)).to.equal(length)
    })

    it(`instants around ${date} in ${zone} belong to the day that has begun`, () => {
      const first = startOfDay(date, zone)
      expect(startOfDay(isoDateOf(first - 1, zone), zone)).to.be.lessThan(first)
      expect(isoDateOf(first, zone)).to.equal(length === 0 ? nextDay(date) : date)
      expect(isoDateOf(first + 22 * HOUR, zone)).to.equal(length === 0 ? nextDay(date) : date)
    })
  }

  it('begin at +03:30 all year in Tehran since the last summer time, of 2022 (METRICS G2)', () => {
    for (const date of ['2022-10-01', '2023-01-01', '2023-07-01', '2026-03-22', '2026-11-22']) {
      expect(startOfDay(date, 'Asia/Tehran')).to.equal(at(`${date}T00:00+03:30`))
    }
    expect(startOfDay('2022-07-01', 'Asia/Tehran')).to.equal(at('2022-07-01T00:00+04:30'))
  })

  it('make no bucket of a skipped day', () => {
    const apia = frameOf({ zone: 'Pacific/Apia', weekStart: 1 })
    const period = resolvePeriod({ from: '2011-12-28', to: '2012-01-02' }, { now: 0, span: null, frame: apia })
    expect(edges(period, 'day', apia).map((t) => isoDateOf(t, 'Pacific/Apia')))
      .to.deep.equal(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01', '2012-01-02', '2012-01-03'])
  })

  it('stay in one piece where the clock goes back over midnight', () => {
    // St John's, 2006-10-29: at 00:01 the clock went back to 23:01 of the day before.
    const zone = 'America/St_Johns', start = startOfDay('2006-10-29', zone)
    expect(start).to.equal(at('2006-10-29T00:00-02:30'))
    expect(isoDateOf(start + 30 * 60_000, zone)).to.equal('2006-10-29')
    expect(isoDateOf(start - 1, zone)).to.equal('2006-10-28')
  })

  it('refuse what is no date, and what is no zone', () => {
    const none = [
      '2023-02-29', '2023-13-01', '2023-00-10', '2023-2-9', '1402/01/01', '', '2023-01-01T00:00', '2023-01-0x',
    ]
    for (const text of none) {
      const fault = fails(() => startOfDay(text, 'UTC'))
      expect(fault.code).to.equal('bad-query')
      expect(fault.message).to.contain(JSON.stringify(text)).and.to.contain('YYYY-MM-DD')
    }
    expect(fails(() => startOfDay('2023-01-01', 'Asia/Teheran')).message).to.contain('"Asia/Teheran"')
    expect(fails(() => isoDateOf(NaN, 'UTC')).code).to.equal('bad-query')
    expect(fails(() => isoDateOf(NaN, 'UTC')).message).to.contain('instant: NaN')
    expect(fails(() => startOfDay('2023-01-01', undefined as unknown as string)).message).to.contain('zone: undefined')
    expect(fails(() => isoDateOf(Infinity, 'UTC')).code).to.equal('bad-query')
  })
})

describe('nextDay', () => {
  it('counts through months, leap days and years', () => {
    expect(nextDay('2024-02-28')).to.equal('2024-02-29')
    expect(nextDay('2023-02-28')).to.equal('2023-03-01')
    expect(nextDay('2024-12-31')).to.equal('2025-01-01')
    expect(nextDay('2024-03-01', -1)).to.equal('2024-02-29')
  })
})
