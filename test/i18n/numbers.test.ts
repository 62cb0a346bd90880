import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { formatterFor, largestRemainder, loadMessages, round, withoutMarks, type Formatter } from '../../src/i18n/index.ts'
import '../helpers/same-cases.ts'

await Promise.all(['en', 'fa'].map(loadMessages))
const en = formatterFor({ locale: 'en' })
const fa = formatterFor({ locale: 'fa' })
/** What a Persian reader sees, without marks of direction. */
const seen = (text: string): string => withoutMarks(text)

describe('rounding', () => {
  it('goes half away from zero, where binary fractions would not (METRICS G8)', () => {
    expect([round(57.5), round(-57.5), round((23 / 40) * 100), round(1.005, 2), round(2.5), round(-2.5)]).to.deep.equal([58, -58, 58, 1.01, 3, -3])
  })
  it('never says minus zero', () => {
    expect(Object.is(round(-0.2), 0)).to.equal(true)
    expect(en.number(-0.04, 1)).to.equal('0.0')
  })
  it('makes parts add up to exactly 100 by the largest remainder (METRICS WX-B: 3, 1, 2 lost)', () => {
    expect(largestRemainder([3, 1, 2])).to.deep.equal([50, 17, 33])
    expect(largestRemainder([1, 1, 1])).to.deep.equal([34, 33, 33])
    expect(largestRemainder([0, 0])).to.deep.equal([0, 0])
  })
  it('makes any parts add up to 100, each within one unit of its share', () => {
    fc.assert(fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 1 }), (parts, digits) => {
      const total = parts.reduce((sum, part) => sum + part, 0)
      fc.pre(total > 0)
      const shown = largestRemainder(parts, digits)
      expect(shown.reduce((sum, part) => sum + Math.round(part * 10 ** digits), 0)).to.equal(100 * 10 ** digits)
      shown.forEach((part, i) => expect(Math.abs(part - (parts[i]! / total) * 100)).to.be.below(10 ** -digits))
    }))
  })
})

describe('numbers', () => {
  const rate = (k: number, n: number) => ({ value: n ? k / n : null, k, n, interval: null, quality: n < 5 ? 'insufficient' as const : 'solid' as const })

  it('shows a percentage without a decimal below n = 100, else with one (METRICS G8)', () => {
    expect([en.percent(7 / 10, 10), en.percent(23 / 40, 40), en.percent(4238 / 6711, 6711), en.percent(0.5, 100)])
      .to.deep.equal(['70%', '58%', '63.2%', '50.0%'])
    expect(seen(fa.percent(4238 / 6711, 6711))).to.equal('۶۳٫۲٪')
  })
  it('binds the Persian sign to its digits, so that it follows in reading order', () => {
    // First-strong isolate, Arabic letter mark, digits, sign, end of isolate.
    expect([...fa.percent(0.63, 50)].map((c) => c.codePointAt(0)!.toString(16)))
      .to.deep.equal(['2068', '61c', '6f6', '6f3', '66a', '2069'])
  })
  it('joins the ends of an interval by a dash in English and by a word in Persian', () => {
    const interval = { low: 0.6198, high: 0.643 }
    expect(en.interval(interval, 6711)).to.equal('62.0–64.3%')
    expect(seen(fa.interval(interval, 6711))).to.equal('۶۲٫۰ تا ۶۴٫۳٪')
  })
  it('isolates each number of a Persian text, and nothing of an English one', () => {
    expect(fa.kOfN(7, 10)).to.equal('\u2068۷\u2069 از \u2068۱۰\u2069')
    expect(en.kOfN(7, 10)).to.equal('7 of 10')
  })
  it('prints "k of n" instead of a percentage below five (METRICS G5: 3/3)', () => {
    expect([en.rate(rate(3, 3)), en.rate(rate(7, 10)), en.rate(rate(0, 0))]).to.deep.equal(['3 of 3', '70%', '0 of 0'])
  })
  it('shows a dash, never 0, where there is no number (METRICS G4)', () => {
    expect([en.percent(null, 0), en.integer(NaN), en.number(Infinity), en.days(null), en.money(null, 'IRR'), en.date(null)]).to.deep.equal(Array(6).fill('–'))
    expect(en.shares([0, 0])).to.deep.equal(['–', '–'])
  })
  it('writes the minus itself, as U+2212 and on the left of the digits in every language', () => {
    expect(en.integer(-1234)).to.equal('−1,234')
    expect(seen(fa.integer(-1234))).to.equal('−۱٬۲۳۴')
  })
  it('says differences in points, with signs where both ends of an interval stand', () => {
    expect([en.points(0.0182), en.points(0.01), en.points(-0.0182, { signed: true })]).to.deep.equal(['1.8 points', '1 point', '−1.8 points'])
    expect(en.pointsInterval({ low: 0.002, high: 0.035 })).to.equal('+0.2 to +3.5')
    expect(seen(fa.points(0.0182))).to.equal('۱٫۸ واحد درصد')
  })
  it('shows days with a decimal only below ten', () => {
    expect([en.days(1), en.days(3.43), en.days(31.5), en.days(0)]).to.deep.equal(['1 day', '3.4 days', '32 days', '0 days'])
  })
  it('shows shares that add up as they are shown', () => {
    expect(en.shares([3, 1, 2])).to.deep.equal(['50%', '17%', '33%'])
  })
  it('joins a list as the language does', () => {
    expect(en.list(['a', 'b', 'c'])).to.equal('a, b, and c')
    expect(seen(fa.list(['الف', 'ب']))).to.equal('الف و ب')
  })
})

describe('names', () => {
  const name = { en: 'Proposal', fa: 'پیشنهاد قیمت' }
  it('are in the reader’s language, else in English, else in any', () => {
    expect([en.label(name), fa.label(name), fa.label({ en: 'Lead' }), en.label({ de: 'Angebot' }), en.label('as it is')])
      .to.deep.equal(['Proposal', 'پیشنهاد قیمت', 'Lead', 'Angebot', 'as it is'])
  })
  it('are cut at 200 characters, between characters', () => {
    const cut = en.label(`${'x'.repeat(198)}😀${'y'.repeat(2_000_000)}`)
    expect(cut).to.equal(`${'x'.repeat(198)}…`)
  })
  it('are isolated inside sentences in every language', () => {
    expect(en.named('علی')).to.equal('\u2068علی\u2069')
  })
})

describe('a formatter', () => {
  it('is made once for the same options', () => {
    expect(formatterFor({ locale: 'fa', calendar: 'persian' })).to.equal(fa)
  })
  it('speaks English where there is no catalogue, and where a tag is no tag', () => {
    const speaks = ({ language, dir }: Formatter) => [language, dir]
    expect([formatterFor({ locale: 'de' }), formatterFor({ locale: 'not a tag' }), formatterFor({})].map(speaks)).to.deep.equal(Array(3).fill(['en', 'ltr']))
  })
  it('takes the Persian calendar for readers in Iran and for Persian alone, else the Gregorian one', () => {
    expect(['fa', 'fa-IR', 'en-IR', 'fa-AF', 'fa-DE', 'en', undefined].map((locale) => formatterFor({ locale }).calendar))
      .to.deep.equal(['persian', 'persian', 'persian', 'persian', 'gregory', 'gregory', 'gregory'])
  })
})
