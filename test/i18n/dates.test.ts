import { expect } from '@open-wc/testing'
import { formatterFor, loadMessages, withoutMarks } from '../../src/i18n/index.ts'

await Promise.all(['en', 'fa'].map(loadMessages))

const zone = 'Asia/Tehran'
const jalali = formatterFor({ locale: 'fa', zone })
const gregorian = formatterFor({ locale: 'en', zone })
const jalaliEnglish = formatterFor({ locale: 'en', calendar: 'persian', zone })
/** 2026-12-08 10:40 in Tehran, 17 Azar 1405, a Tuesday. */
const AT = Date.UTC(2026, 11, 8, 7, 10)
/** Midnight in Tehran of a Gregorian date. */
const day = (y: number, m: number, d: number): number => Date.UTC(y, m - 1, d) - 3.5 * 3_600_000
const fa = (text: string): string => withoutMarks(text)

describe('dates', () => {
  it('are put together in the order of the language', () => {
    expect((['day', 'long', 'short', 'time', 'datetime', 'weekday'] as const).map((style) => gregorian.date(AT, style)))
      .to.deep.equal(['8 December', '8 December 2026', '8 Dec', '10:40', '8 December 2026, 10:40', 'Tuesday 8 December'])
    expect((['day', 'long', 'time', 'datetime', 'weekday'] as const).map((style) => fa(jalali.date(AT, style))))
      .to.deep.equal(['۱۷ آذر', '۱۷ آذر ۱۴۰۵', '۱۰:۴۰', '۱۷ آذر ۱۴۰۵، ۱۰:۴۰', 'سه‌شنبه ۱۷ آذر'])
  })
  it('carry no era in English with the Persian calendar', () => {
    expect(jalaliEnglish.date(AT)).to.equal('17 Azar 1405')
  })
  it('fall on the days that METRICS WX-G2 names', () => {
    expect([day(2025, 3, 20), day(2026, 3, 20), day(2026, 3, 21)].map((at) => jalaliEnglish.date(at)))
      .to.deep.equal(['30 Esfand 1403', '29 Esfand 1404', '1 Farvardin 1405'])
    expect(jalaliEnglish.date(day(2026, 3, 21), 'weekday')).to.equal('Saturday 1 Farvardin')
  })
  it('keep the era where a year means nothing without it', () => {
    expect(formatterFor({ locale: 'en', calendar: 'japanese', zone }).date(AT)).to.equal('8 December Reiwa 8')
  })
})

describe('labels of buckets', () => {
  const bucket = { start: day(2026, 9, 23), end: day(2026, 10, 23) }
  it('name the bucket in full, and shortly for an axis', () => {
    expect((['day', 'week', 'month', 'quarter', 'year'] as const).map((grain) => jalaliEnglish.bucketLabel(bucket, grain)))
      .to.deep.equal(['Wednesday 1 Mehr 1405', 'week of 1 Mehr 1405', 'Mehr 1405', 'Q3 1405', '1405'])
    expect((['day', 'month', 'quarter', 'year'] as const).map((grain) => jalaliEnglish.bucketLabel(bucket, grain, { short: true })))
      .to.deep.equal(['1 Mehr', 'Mehr', 'Q3', '1405'])
    expect((['week', 'month', 'quarter', 'year'] as const).map((grain) => fa(jalali.bucketLabel(bucket, grain))))
      .to.deep.equal(['هفتهٔ ۱ مهر ۱۴۰۵', 'مهر ۱۴۰۵', 'سه‌ماههٔ سوم ۱۴۰۵', '۱۴۰۵'])
  })
})

describe('labels of periods', () => {
  const label = (from: number, to: number, f = gregorian): string => fa(f.periodLabel({ start: from, end: to }))
  it('name the first and the last day, and what they share only once', () => {
    expect(label(day(2026, 3, 21), AT)).to.equal('21 March – 8 December 2026')
    expect(label(day(2026, 12, 1), day(2026, 12, 9))).to.equal('1 – 8 December 2026')
    expect(label(day(2025, 3, 21), day(2026, 3, 21))).to.equal('21 March 2025 – 20 March 2026')
    expect(label(day(2026, 12, 8), day(2026, 12, 9))).to.equal('8 December 2026')
  })
  it('name whole months and years by their names', () => {
    expect(label(day(2026, 12, 1), day(2027, 1, 1))).to.equal('December 2026')
    expect(label(day(2026, 10, 1), day(2027, 1, 1))).to.equal('October – December 2026')
    expect(label(day(2026, 1, 1), day(2027, 1, 1))).to.equal('2026')
    expect(label(day(2025, 1, 1), day(2027, 1, 1))).to.equal('2025 – 2026')
    expect(label(day(2025, 3, 21), day(2026, 3, 21), jalaliEnglish)).to.equal('1404')
  })
  it('join the days by a word in Persian', () => {
    expect(label(day(2026, 3, 21), AT, jalali)).to.equal('۱ فروردین تا ۱۷ آذر ۱۴۰۵')
  })
})

describe('ages', () => {
  it('are said in the largest unit that fits', () => {
    const minute = 60_000
    expect([0.5, 1, 42, 60, 150, 47 * 60, 48 * 60].map((n) => gregorian.age(n * minute)))
      .to.deep.equal(['less than a minute', '1 minute', '42 minutes', '1 hour', '2 hours', '47 hours', '2 days'])
    expect(fa(jalali.age(42 * minute))).to.equal('۴۲ دقیقه')
  })
})
