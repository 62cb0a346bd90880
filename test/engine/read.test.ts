import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { ready } from '../../src/time/index.ts'
import { majorToMinor, parseMajor, parseNumber } from '../../src/engine/read/numbers.ts'
import { DateReader } from '../../src/engine/read/dates.ts'
import type { DateStyle } from '../../src/engine/read/dates.ts'
import type { Batch, Mapping, Reading } from '../../src/model/index.ts'
import { column, day, errors, factsOf, loadBatches } from './load.ts'
import '../helpers/same-cases.ts'

describe('numbers as texts', () => {
  const READ: readonly (readonly [text: string, value: number, decimal?: '.' | ','])[] = [
    ['12', 12], ['-12.5', -12.5], ['+3', 3], ['.5', 0.5], ['1e3', 1000], [' 7 ', 7], ['1,234', 1234], ['1,234,567.5', 1234567.5], ['12,34,567', 1234567],
    ['1 234', 1234], ["1'234", 1234], ['1\u00a0234', 1234], ['1.234,5', 1234.5, ','], ['12,5', 12.5, ','], ['۱۲۳', 123], ['٤٥٦', 456], ['۱٬۲۳۴٫۵', 1234.5], ['۱٬۲۳۴٫۵', 1234.5, ','],
    ['\u22127', -7], ['\u200e-7', -7],
  ]
  for (const [text, value, decimal] of READ) it(`reads ${JSON.stringify(text)}${decimal ? ` with “${decimal}” as the mark` : ''} as ${value}`, () => expect(parseNumber(text, decimal)).to.equal(value))
  for (const text of ['12,5x', '1,23', 'abc', '1.2.3', '--5', '12,3456', '0x10', 'Infinity', '1,,234', '۱۲الف', '']) {
    it(`refuses ${JSON.stringify(text)}`, () => expect(parseNumber(text)).to.be.NaN)
  }
})

describe('amounts in major units', () => {
  it('become minor units without the drift of doubles', () => {
    expect(parseMajor('1054.10', 2)).to.equal(105_410)
    expect(parseMajor('1.005', 3)).to.equal(1_005)
    expect(majorToMinor(1054.1, 2)).to.equal(105_410)
    expect(majorToMinor(0.1 + 0.2, 2)).to.equal(30)
    expect(majorToMinor(1e21, 0)).to.equal(Infinity)
    expect(parseMajor('1e3', 2)).to.equal(100_000)
    expect(parseMajor('-0.5', 2)).to.equal(-50)
  })
  it('are rounded half away from zero beyond the currency’s places', () => {
    expect(parseMajor('10.555', 2)).to.equal(1_056)
    expect(parseMajor('-10.555', 2)).to.equal(-1_056)
    expect(parseMajor('10.5549', 2)).to.equal(1_055)
    expect(majorToMinor(12.5, 0)).to.equal(13)
  })
  it('read back as they were written', () => {
    fc.assert(fc.property(fc.integer({ min: -1e13, max: 1e13 }), fc.integer({ min: 0, max: 3 }), (minor, places) => {
      const digits = String(Math.abs(minor)).padStart(places + 1, '0')
      const text = `${minor < 0 ? '-' : ''}${digits.slice(0, digits.length - places)}${places > 0 ? `.${digits.slice(-places)}` : ''}`
      expect(parseMajor(text, places)).to.equal(minor)
    }))
  })
})

describe('dates as texts', () => {
  before(() => ready())
  const style = (more: Partial<DateStyle> = {}): DateReader => new DateReader({ order: null, persian: false, zone: 'UTC', ...more })
  const iso = (ms: number): string => (Number.isNaN(ms) ? 'none' : new Date(ms).toISOString().replace(':00.000Z', '').replace('T00:00', ''))
  const READ: readonly (readonly [text: string, value: string, style?: Partial<DateStyle>])[] = [
    ['2026-03-21', '2026-03-21'], ['2026/3/1', '2026-03-01'], ['20260321', '2026-03-21'], ['2026-03-21T10:30', '2026-03-21T10:30'],
    ['2026-03-21 10:30:00', '2026-03-21T10:30'], ['2026-03-21T10:30:00Z', '2026-03-21T10:30'], ['2026-03-21T10:30:00+03:30', '2026-03-21T07:00'],
    ['2026-03-21T10:30:00-0330', '2026-03-21T14:00'], ['2026-03-21T10:30+02', '2026-03-21T08:30'], ['2026-03-21T10:30:15.250Z', '2026-03-21T10:30:15.250Z'],
    ['03/02/2026', '2026-02-03', { order: 'dmy' }], ['03/02/2026', '2026-03-02', { order: 'mdy' }], ['3.2.26', '2026-02-03', { order: 'dmy' }],
    ['20-10-16', '2016-10-20', { order: 'dmy' }], ['1/2/68', '2068-02-01', { order: 'dmy' }], ['1/2/69', '1969-02-01', { order: 'dmy' }],
    ['26-03-21', '2026-03-21', { order: 'ymd' }], ['2026-03-21', '2026-03-21', { order: 'dmy' }], ['3/1/2017 2:05 PM', '2017-03-01T14:05', { order: 'mdy' }],
    ['3/1/2017 12:05 am', '2017-03-01T00:05', { order: 'mdy' }],
    // METRICS WX-G2
    ['1403/12/30', '2025-03-20', { persian: true }], ['1405/01/01', '2026-03-21', { persian: true }], ['1405-01-01', '2026-03-21', { persian: true }],
    ['۱۴۰۴/۱۲/۲۹', '2026-03-20', { persian: true }], ['05/1/1', '2026-03-21', { persian: true }], ['99/12/30', '2021-03-20', { persian: true }],
    ['1/1/1405', '2026-03-21', { persian: true, order: 'dmy' }], ['2026-03-21', '2026-03-21', { persian: true }], ['1405/01/01 10:30', '2026-03-21T10:30', { persian: true }],
  ]
  for (const [text, value, more] of READ) it(`reads ${text}${more ? ` as ${JSON.stringify(more)}` : ''} as ${value}`, () => expect(iso(style(more).instant(text))).to.equal(value))
  for (const text of ['2026-02-29', '2026-13-01', '03/02/2026', '26-03-21', '1850-01-01', '2201-01-01', 'soon', '2026-03-21T25:00', '2026-03-21T10:61', '2026-03-21x', '1405/01/01', '']) {
    it(`refuses ${JSON.stringify(text)} where nothing was declared`, () => expect(style().instant(text)).to.be.NaN)
  }
  it('refuses the 30th of Esfand of a common year', () => expect(style({ persian: true }).instant('1404/12/30')).to.be.NaN)
  it('starts a date at the first instant of the local day', () => {
    expect(iso(style({ zone: 'Asia/Tehran' }).instant('2026-03-21'))).to.equal('2026-03-20T20:30')
    // The clocks of Tehran went from 00:00 to 01:00 on 1400-01-02.
    expect(iso(style({ zone: 'Asia/Tehran' }).instant('2021-03-22'))).to.equal('2021-03-21T20:30')
  })
  it('reads clock times of the zone on the days of a clock change', () => {
    const berlin = style({ zone: 'Europe/Berlin' })
    expect(iso(berlin.instant('2025-03-30T01:30'))).to.equal('2025-03-30T00:30')
    expect(iso(berlin.instant('2025-03-30T03:30'))).to.equal('2025-03-30T01:30')
    expect(iso(berlin.instant('2025-03-30T02:30'))).to.equal('2025-03-30T01:30')
    expect(iso(berlin.instant('2025-10-26T02:30'))).to.equal('2025-10-26T00:30')
    expect(iso(berlin.instant('2025-10-26T12:00'))).to.equal('2025-10-26T11:00')
    expect(iso(style({ zone: 'Asia/Tehran' }).instant('2021-03-22T10:00'))).to.equal('2021-03-22T05:30')
  })
})

describe('field mapping', () => {
  before(() => ready())
  const read = (fields: NonNullable<Mapping['opportunities']>['fields'], rows: readonly object[], reading?: Reading): ReturnType<typeof loadBatches> =>
    loadBatches([{ table: 'deals', rows, ...(reading && { reading }) }], { opportunities: { source: 'deals', fields } })

  it('takes their names, paths and values', () => {
    const data = read({
      id: 'key', product: { path: 'what.name' }, stage: { path: 'phase', map: { 4: 'won', 5: 'lost' } }, region: { path: 'where', fallback: 'nowhere' },
      amount: { path: 'price', as: 'major' }, createdAt: { path: 'since', as: 'seconds' },
    }, [{ key: 7, what: { name: 'shoes' }, phase: 4, price: '1,054.10', since: day(1) / 1000, source: 'not mapped' }])
    expect(factsOf(data, ['id', 'product', 'status', 'region', 'amount', 'createdAt', 'source'])).to.deep.equal([
      { id: '7', product: 'shoes', status: 'won', region: 'nowhere', amount: 105_410, createdAt: day(1), source: null },
    ])
  })
  it('reads dates as it says, before what the feed says', () => {
    const data = read({ id: 'id', createdAt: { path: 'c', as: 'jalali' }, closedAt: { path: 'd', as: 'dmy' }, stage: 's' },
      [{ id: 1, c: '1405/01/01', d: '23/03/26', s: 'won' }], { dateOrder: 'mdy' })
    expect(factsOf(data, ['createdAt', 'decidedAt'])).to.deep.equal([{ createdAt: Date.UTC(2026, 2, 21), decidedAt: Date.UTC(2026, 2, 23) }])
    expect(column(read({ id: 'id', createdAt: { path: 'c', as: 'jalali-dmy' } }, [{ id: 1, c: '1/1/05' }]), 'createdAt')).to.deep.equal({ 1: Date.UTC(2026, 2, 21) })
  })
  it('fills several tables from one', () => {
    const data = loadBatches([{ table: 'deals', rows: [{ id: 1, who: 'c1', kind: 'big' }] }], {
      opportunities: { source: 'deals', fields: { id: 'id', customerId: 'who' } }, customers: { source: 'deals', fields: { id: 'who', segment: 'kind' } },
    })
    expect(column(data, 'segment')).to.deep.equal({ 1: 'big' })
  })
  it('without one takes our own names, in snake_case too', () => {
    const data = loadBatches([{ table: 'opportunities', rows: [{ id: 1, created_at: day(2), lost_reason: 'price' }] }])
    expect(factsOf(data, ['createdAt', 'lostReason'])).to.deep.equal([{ createdAt: day(2), lostReason: 'price' }])
  })
  it('finds no fields in what every object inherits, and pollutes nothing', () => {
    const rows = [JSON.parse('{"id":1,"__proto__":{"product":"polluted"},"constructor":"c"}') as object, { id: 2 }]
    const data = read({ id: 'id', product: '__proto__.product', region: 'constructor', source: 'toString', lostReason: 'a.__proto__.b' }, rows)
    expect(column(data, 'product')).to.deep.equal({ 1: 'polluted', 2: null })
    expect(column(data, 'region')).to.deep.equal({ 1: 'c', 2: null })
    expect(column(data, 'source')).to.deep.equal({ 1: null, 2: null })
    expect(({} as { product?: string }).product).to.equal(undefined)
  })
  it('shifts amounts by the places of the row’s own currency', () => {
    const batch: Batch = { table: 'opportunities', length: 4, reading: { amounts: 'major' }, columns: { id: [1, 2, 3, 4], amount: ['12.5', '12.5', '12.5', 12.5], currency: ['EUR', 'IRR', 'KWD', ''] } }
    expect(column(loadBatches([batch], undefined, { currency: 'JPY' }), 'amount')).to.deep.equal({ 1: 1_250, 2: 13, 3: 12_500, 4: 13 })
  })
  it('shifts the amounts of events by the currency of their deal, in whichever order the tables come', () => {
    const deals: Batch = { table: 'opportunities', rows: [{ id: 1, currency: 'KWD' }, { id: 2 }] }
    const events: Batch = {
      table: 'stageEvents', reading: { amounts: 'major' },
      rows: [{ id: 1, opportunityId: 1, at: day(1), toStage: 'L', amountAt: '1.5' }, { id: 2, opportunityId: 2, at: day(1), toStage: 'L', amountAt: 2 }],
    }
    for (const batches of [[deals, events], [events, deals]]) expect(column(loadBatches(batches), 'amount')).to.deep.equal({ 1: 1_500, 2: 200 })
  })
  it('reads tomans as ten rials each, and amounts in other currencies as major units', () => {
    // METRICS WX-G9: 12,000,000 rials are 1,200,000 tomans.
    const columns = { id: [1, 2, 3, 4, 5], amount: ['1,200,000', '۱٬۲۰۰٬۰۰۰', '0.55', '12.5', '1.2x'], currency: ['IRR', '', 'IRR', 'EUR', 'IRR'] }
    const data = loadBatches([{ table: 'opportunities', length: 5, reading: { amounts: 'toman' }, columns }], undefined, { currency: 'IRR' })
    expect(column(data, 'amount')).to.deep.equal({ 1: 12_000_000, 2: 12_000_000, 3: 6, 4: 1_250 })
    expect(errors(data)).to.deep.equal(['E_NUMBER opportunities 5 amount'])
  })
  it('reads one column as tomans where its mapping says so, in numbers too, and the amounts of events', () => {
    const fields = { id: 'id', amount: { path: 'price', as: 'toman' as const } }
    const mapped = loadBatches([{ table: 'opportunities', rows: [{ id: 1, price: 250 }, { id: 2, price: 2.5 }] }], { opportunities: { fields } }, { currency: 'IRR' })
    expect(column(mapped, 'amount')).to.deep.equal({ 1: 2_500, 2: 25 })
    const typed: Batch = { table: 'opportunities', length: 1, reading: { amounts: 'toman' }, columns: { id: [1], amount: Float64Array.of(2.5) } }
    expect(column(loadBatches([typed], undefined, { currency: 'IRR' }), 'amount')).to.deep.equal({ 1: 25 })
    const deals: Batch = { table: 'opportunities', rows: [{ id: 1, currency: 'IRR' }] }
    const events: Batch = { table: 'stageEvents', reading: { amounts: 'toman' }, rows: [{ id: 1, opportunityId: 1, at: day(1), toStage: 'L', amountAt: '30' }] }
    for (const batches of [[deals, events], [events, deals]]) expect(column(loadBatches(batches, undefined, { currency: null }), 'amount')).to.deep.equal({ 1: 300 })
  })
  it('refuses tomans of another currency, and units that are none', () => {
    const as = (amounts: string, currency: string) => () => loadBatches([{ table: 'opportunities', reading: { amounts } as Reading, rows: [{ id: 1, amount: 5 }] }], undefined, { currency })
    expect(as('toman', 'EUR')).to.throw('opportunities.amount cannot be in toman of EUR: give major, minor, or toman of IRR')
    expect(as('tomans', 'IRR')).to.throw('opportunities.amount cannot be in tomans of IRR: give major, minor, or toman of IRR')
  })
  it('reads typed arrays and arrays alike', () => {
    const columns = { id: Int32Array.of(1, 2), amount: Float64Array.of(5, NaN), createdAt: [new Date(day(1)), day(2)] }
    const data = loadBatches([{ table: 'opportunities', length: 2, columns }])
    expect(factsOf(data, ['id', 'amount', 'createdAt'])).to.deep.equal([{ id: '1', amount: 5, createdAt: day(1) }, { id: '2', amount: null, createdAt: day(2) }])
  })
  it('takes the number 1 and the text “1” for the same id, and “01” for another', () => {
    const data = loadBatches([{ table: 'opportunities', rows: [{ id: 1, region: 'a' }, { id: '1', region: 'b' }, { id: '01', region: 'c' }] }])
    expect(errors(data)).to.deep.equal(['E_DUP_ID opportunities 2 id'])
    expect(column(data, 'region')).to.deep.equal({ 1: 'a', '01': 'c' })
  })
  it('never stores the text of a hidden note', () => {
    const data = loadBatches([{ table: 'notes', rows: [{ id: 1, at: day(1), customerId: 'c', text: 'secret', hidden: 'yes' }] }])
    expect(factsOf(data, ['text', 'hidden'], { from: 'notes' })).to.deep.equal([{ text: null, hidden: 1 }])
  })
})
