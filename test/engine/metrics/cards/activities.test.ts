import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../../src/engine/metrics/index.ts'
import type { Row, Tables } from '../../../../src/model/index.ts'
import { ask, DAY, day, engines } from '../over.ts'

/** March: 31 days from day 0. April: from day 31. */
const MARCH = 0
const APRIL = 31
const NOW = day(61)
const HOUR = DAY / 24

function touches(channel: string, first: number, n: number, responded: number): Row<'touches'>[] {
  return Array.from({ length: n }, (_, i) => {
    const at = day(first) + (i % (28 * 24)) * HOUR
    return { id: `${channel}-${first}-${i}`, channel, at, respondedAt: i < responded ? at + HOUR : null }
  })
}
const spent = (channel: string, date: string, hours: number): Row<'efforts'> => ({ id: `${channel}-${date}`, channel, date, hours, repId: 'r1' })

/** METRICS WX-H: this month's response rates against last month's, and the hours of each. */
const worked: Tables = {
  touches: [
    ...touches('email', APRIL, 600, 90), ...touches('email', MARCH, 500, 40),
    ...touches('phone', APRIL, 200, 26), ...touches('phone', MARCH, 200, 30),
  ],
  efforts: [
    spent('email', '2026-03-01', 10), spent('email', '2026-04-01', 20), spent('email', '2026-04-30', 4),
    spent('phone', '2026-03-31', 5), spent('phone', '2026-04-10', 15),
    // Neither in this period nor in the one before.
    spent('phone', '2026-02-28', 100), spent('phone', '2026-05-01', 100),
  ],
}
const april = { from: '2026-04-01', to: '2026-04-30' } as const

/** METRICS WX-H2: 45 leads in 30 hours. */
const leads: Tables = {
  leads: [
    ...Array.from({ length: 30 }, (_, i) => ({ id: `a${i}`, channel: 'web', createdAt: day(31) + i * HOUR })),
    ...Array.from({ length: 10 }, (_, i) => ({ id: `b${i}`, channel: 'fair', createdAt: day(60) + i * HOUR })),
    ...Array.from({ length: 5 }, (_, i) => ({ id: `c${i}`, createdAt: day(40) + i * HOUR })),
    { id: 'before', channel: 'web', createdAt: day(31) - 1 },
    { id: 'after', channel: 'web', createdAt: day(61) },
  ],
  efforts: [spent('web', '2026-04-01', 10.25), spent('fair', '2026-04-30', 17.5), spent('mail', '2026-04-10', 2.25), spent('web', '2026-03-31', 4)],
}

for (const [engine, open] of engines) {
  describe(`what prospecting brings, over ${engine}`, () => {
    before(() => prepareMetrics(['rrroi', 'lgr']))

    it('is METRICS WX-H for each channel', () => {
      const { channels, total } = ask(open(worked), { metric: 'rrroi', period: april }, NOW)
      const [email, phone] = channels
      expect(channels.map((row) => row.channel)).to.deep.equal(['email', 'phone'])
      expect(email).to.deep.include({ hours: 24, hoursBefore: 10, advice: 'more' })
      expect(email!.now).to.include({ k: 90, n: 600 })
      expect(email!.before).to.include({ k: 40, n: 500 })
      expect(email!.value).to.be.closeTo(0.005, 1e-12)
      expect(email!.interval!.low).to.be.closeTo(0.00230025, 1e-8)
      expect(email!.interval!.high).to.be.closeTo(0.00765039, 1e-8)
      expect(phone).to.include({ hours: 15, hoursBefore: 5, advice: 'unclear' })
      expect(phone!.value).to.be.closeTo(-0.002, 1e-12)
      expect(phone!.interval!.low).to.be.closeTo(-0.00887006, 1e-8)
      expect(phone!.interval!.high).to.be.closeTo(0.00486812, 1e-8)
      expect(total).to.include({ channel: null, hours: 39, hoursBefore: 15 })
      expect(total.value).to.be.closeTo((116 / 800 - 70 / 700) / 24, 1e-12)
      const more = { ...worked, efforts: [...worked.efforts!, spent('ads', '2026-04-02', 1)] }
      expect(ask(open(more), { metric: 'rrroi', period: april }, NOW).channels.map((row) => row.channel)).to.deep.equal(['ads', 'email', 'phone'])
    })

    it('shows each step against the one before it, where it took more hours', () => {
      const steps = {
        touches: [31, 32, 33, 34].flatMap((on, i) => touches(`c${on}`, on, 4, [1, 2, 2, 4][i]!).map((t) => ({ ...t, at: day(on) }))),
        efforts: [spent('email', '2026-04-01', 1), spent('email', '2026-04-02', 3), spent('email', '2026-04-03', 3), spent('email', '2026-04-04', 3.5)],
      }
      const { headline } = ask(open(steps), { metric: 'rrroi', period: { start: day(31), end: day(35) } }, NOW)
      expect(headline.series.map(({ value }) => value)).to.deep.equal([null, 0.125, null, 1])
    })

    it('shows no step beside one without touches, nor that one', () => {
      const on = (at: number, k: number) => touches(`c${at}`, at, 4, k).map((t) => ({ ...t, at: day(at) }))
      const steps = { touches: [...on(31, 1), ...on(33, 2), ...on(34, 3)], efforts: [1, 2, 3, 4].map((hours, i) => spent('email', `2026-04-0${i + 1}`, hours)) }
      const { headline } = ask(open(steps), { metric: 'rrroi', period: { start: day(31), end: day(35) } }, NOW)
      expect(headline.series.map(({ value }) => value)).to.deep.equal([null, null, null, 0.25])
    })

    it('has no value where there were no more hours, whatever the rates (METRICS H)', () => {
      const fewer = { ...worked, efforts: [spent('email', '2026-03-01', 30.01), spent('email', '2026-04-01', 30), spent('phone', '2026-03-05', 7), spent('phone', '2026-04-05', 7)] }
      const { channels, headline } = ask(open(fewer), { metric: 'rrroi', period: april }, NOW)
      for (const row of [...channels, headline]) expect(row).to.include({ value: null, reason: 'no-extra-hours' })
      for (const row of channels) expect(row.advice).to.equal(null)
    })

    it('says what is missing: a table, an earlier period, touches before', () => {
      const reason = (tables: Tables, query: object = {}) => ask(open(tables), { metric: 'rrroi', period: april, ...query }, NOW).headline
      expect(reason({})).to.include({ value: null, reason: 'no-table' })
      expect(reason({ touches: worked.touches! })).to.include({ value: null, reason: 'no-table' })
      expect(reason(worked, { compare: 'none' })).to.include({ value: null, reason: 'no-past' })
      expect(reason({ ...worked, touches: touches('email', APRIL, 5, 1) })).to.include({ value: null, reason: 'no-past' })
      expect(reason({ ...worked, touches: touches('email', MARCH, 5, 1) })).to.include({ value: null, reason: 'no-rows' })
    })

    it('knows no response that came after T, and no touch', () => {
      const late = { touches: [{ id: 't', channel: 'email', at: day(32), respondedAt: day(40) }, { id: 'u', channel: 'email', at: day(45) }] }
      const at = (asOf: number) => ask(open(late), { metric: 'rrroi', period: april, asOf }, NOW).total.now
      expect(at(day(31))).to.include({ k: 0, n: 0 })
      expect(at(day(40) - 1)).to.include({ k: 0, n: 1 })
      expect(at(day(40))).to.include({ k: 1, n: 1 })
      expect(at(day(45))).to.include({ k: 1, n: 2 })
    })

    it('counts a date where it is one: in Tehran the first of April begins three and a half hours before UTC’s', () => {
      const query = { metric: 'lgr', frame: { zone: 'Asia/Tehran' }, period: april } as const
      const early = { leads: [{ id: 'l', channel: 'web', createdAt: day(31) - 3 * HOUR }], efforts: [spent('web', '2026-04-01', 2), spent('web', '2026-03-31', 5), spent('web', '2026-05-01', 7)] }
      expect(ask(open(early), query, NOW).total).to.include({ leads: 1, hours: 2 })
      // Half an hour into that day, UTC has not come to it.
      expect(ask(open(early), { ...query, asOf: day(31) - 3 * HOUR }, NOW).total).to.include({ leads: 1, hours: 2 })
      expect(ask(open(early), { ...query, asOf: day(31) - 4 * HOUR }, NOW).total).to.include({ leads: 0, hours: 0 })
      // At its first instant it has begun.
      expect(ask(open(early), { ...query, asOf: day(31) - 3.5 * HOUR }, NOW).total).to.include({ leads: 0, hours: 2 })
    })

    it('counts a date where it is one, also west of Greenwich, and all dates of everything there is', () => {
      const tables = {
        leads: [{ id: 'l', channel: 'web', createdAt: day(32) }, { id: 'm', channel: 'web', createdAt: day(10) }],
        efforts: [spent('web', '2026-03-31', 5), spent('web', '2026-04-01', 2), spent('web', '2026-04-30', 4), spent('web', '2026-05-01', 7)],
      }
      const query = { metric: 'lgr', frame: { zone: 'America/New_York' } } as const
      expect(ask(open(tables), { ...query, period: april }, NOW + DAY).total).to.include({ leads: 1, hours: 6 })
      expect(ask(open(tables), query, NOW + DAY).total).to.include({ leads: 2, hours: 18 })
      expect(ask(open(tables), { ...query, period: april, compare: 'none' }, NOW + DAY).headline.past).to.equal(null)
      // Half a day holds the beginning of one date or of none.
      const half = (from: number) => ask(open(tables), { metric: 'lgr', period: { start: from, end: from + DAY / 2 } }, NOW).total.hours
      expect([half(day(31)), half(day(31) + DAY / 2)]).to.deep.equal([2, 0])
    })

    it('advises less where more hours surely brought less (METRICS H)', () => {
      const tables = { ...worked, touches: [...touches('email', APRIL, 500, 40), ...touches('email', MARCH, 600, 90)] }
      const { channels: [email] } = ask(open(tables), { metric: 'rrroi', period: april }, NOW)
      expect(email!.advice).to.equal('less')
      expect(email!.value).to.be.closeTo(-0.005, 1e-12)
    })

    it('is METRICS WX-H2 for leads an hour', () => {
      const { total, channels, headline } = ask(open(leads), { metric: 'lgr', period: april }, NOW)
      expect(total).to.include({ leads: 45, hours: 30, value: 1.5 })
      expect(total.interval!.low).to.be.closeTo(1.09411, 1e-5)
      expect(total.interval!.high).to.be.closeTo(2.007118, 1e-6)
      expect(total.hoursPerLead).to.be.closeTo(0.667, 5e-4)
      expect(channels.map(({ channel, leads: n, hours }) => [channel, n, hours])).to.deep.equal([['fair', 10, 17.5], ['mail', 0, 2.25], ['web', 30, 10.25]])
      expect(channels[1]).to.include({ value: 0, hoursPerLead: null })
      expect(headline).to.include({ unit: 'an-hour', value: 1.5, n: 45, quality: 'solid', verdict: 'untested' })
      expect(headline.past).to.deep.include({ value: 0.25, n: 1 })
      expect(headline.difference).to.equal(1.25)
    })

    it('names channels with leads or hours in the period, and no others', () => {
      const tables = { leads: [...leads.leads!, { id: 'walk', channel: 'walk-in', createdAt: day(33) }], efforts: [...leads.efforts!, spent('ads', '2026-03-20', 3)] }
      const { channels } = ask(open(tables), { metric: 'lgr', period: april }, NOW)
      expect(channels.map(({ channel }) => channel)).to.deep.equal(['fair', 'mail', 'walk-in', 'web'])
      expect(channels[2]).to.deep.equal({ channel: 'walk-in', leads: 1, hours: 0, value: null, reason: 'no-rows', interval: null, hoursPerLead: null })
    })

    it('has no leads an hour without hours, and none without either table', () => {
      const value = (tables: Tables) => ask(open(tables), { metric: 'lgr', period: april }, NOW).headline
      expect(value({ ...leads, efforts: [spent('web', '2026-04-01', 0)] })).to.include({ value: null, reason: 'no-rows' })
      expect(value({ leads: leads.leads! })).to.include({ value: null, reason: 'no-table' })
      expect(value({ efforts: leads.efforts! })).to.include({ value: null, reason: 'no-table' })
    })

    it('shows leads an hour in steps that add up to the period', () => {
      const { headline } = ask(open(leads), { metric: 'lgr', period: { start: day(31), end: day(33) } }, NOW)
      expect(headline.series.map(({ value }) => value === null ? null : Math.round(value * 1000) / 1000)).to.deep.equal([2.341, null])
    })
  })
}
