import { expect } from '@open-wc/testing'
import { calendarOf, formatterFor, loadMessages, readingOf, withoutMarks } from '../../src/i18n/index.ts'

await Promise.all(['en', 'fa'].map(loadMessages))
const in_ = (locale: string) => formatterFor({ locale, zone: 'UTC' })
const [arEG, arAE, he, de] = ['ar-EG', 'ar-AE', 'he', 'de'].map(in_) as [ReturnType<typeof in_>, ReturnType<typeof in_>, ReturnType<typeof in_>, ReturnType<typeof in_>]
const seen = (text: string): string => withoutMarks(text)
/** A day in November 2026, noon in Greenwich. */
const AT = Date.UTC(2026, 10, 22, 12)

/** First-strong isolates around every run of Arabic digits and their own marks: nothing beside them can move them. */
function apart(text: string): boolean {
  let depth = 0
  return Array.from(text).every((character) => {
    depth += character === '\u2068' ? 1 : character === '\u2069' ? -1 : 0
    return !/[\u0660-\u0669]/.test(character) || depth > 0
  }) && depth === 0
}

describe('a locale without a catalogue', () => {
  it('is laid out from right to left where its script runs so, in every such script', () => {
    for (const tag of ['ar', 'ar-EG', 'he', 'ur', 'ps', 'ckb', 'ug', 'yi', 'dv', 'sd', 'syr', 'nqo', 'pa-Arab', 'az-Arab', 'ff-Adlm', 'rhg']) expect(readingOf(tag).dir, tag).to.equal('rtl')
    for (const tag of ['de', 'fr', 'tr', 'ru', 'hi', 'ja', 'ku', 'az', 'pa', 'uz', 'en-GB', 'xx']) expect(readingOf(tag).dir, tag).to.equal('ltr')
  })
  it('has English words, which run from left to right whatever the layout', () => {
    for (const { language, words } of ['ar', 'he', 'de'].map(readingOf)) expect([language, words]).to.deep.equal(['en', 'ltr'])
    expect([arEG.language, arEG.dir, arEG.writing, arEG.locale]).to.deep.equal(['en', 'rtl', 'ltr', 'ar-EG'])
    expect(readingOf('fa')).to.deep.equal({ tag: 'fa', language: 'fa', dir: 'rtl', words: 'rtl' })
  })
  it('is English altogether where the tag is none', () => {
    for (const tag of ['', null, undefined, 'no tag', 'ar_EG', 'x', '-']) expect(readingOf(tag), String(tag)).to.deep.equal({ tag: 'en', language: 'en', dir: 'ltr', words: 'ltr' })
  })
  it('keeps English numbers where nobody knows the language, and not those of the browser', () => {
    expect([in_('xx').number(1234.5), in_('xx-Arab').dir]).to.deep.equal(['1,234.5', 'rtl'])
  })
  it('counts in the calendar of Iran and Afghanistan for those who live there alone', () => {
    expect(['fa', 'fa-AF', 'ps', 'ckb-IR', 'en-IR'].map(calendarOf)).to.deep.equal(Array(5).fill('persian'))
    expect(['ar', 'ar-SA', 'he', 'ckb', 'ur', 'de', 'fa-DE', undefined].map(calendarOf)).to.deep.equal(Array(8).fill('gregory'))
  })
})

describe('its numbers', () => {
  it('have its own digits, groups and marks (CLDR: Arabic in Egypt, Latin in the Emirates and in Israel)', () => {
    expect([arEG, arAE, he, de].map((f) => seen(f.number(-1234567.8)))).to.deep.equal(['−١٬٢٣٤٬٥٦٧٫٨', '−1,234,567.8', '−1,234,567.8', '−1.234.567,8'])
    expect([in_('ur'), in_('fr')].map((f) => seen(f.number(1234.5)))).to.deep.equal(['1,234.5', '1\u202f234,5'])
  })
  it('have its own percent sign, where it has it, and no mark that would turn it around', () => {
    expect([arEG, arAE, he, de, in_('tr')].map((f) => seen(f.percent(0.404, 60)))).to.deep.equal(['٤٠٪', '40%', '40%', '40\u00a0%', '%40'])
    expect(Array.from(arEG.percent(0.4, 60)).map((c) => c.codePointAt(0)!.toString(16))).to.deep.equal(['2068', '664', '660', '66a', '2069'])
    expect([arEG, he, de, in_('tr')].map((f) => seen(f.interval({ low: 0.28, high: 0.53 }, 60)))).to.deep.equal(['٢٨–٥٣٪', '28–53%', '28–53\u00a0%', '%28–53'])
    expect(arEG.shares([3, 1, 2]).map(seen)).to.deep.equal(['٥٠٪', '١٧٪', '٣٣٪'])
  })
  it('are each isolated, so that ranges read from low to high and signs stay before their numbers', () => {
    const range = arEG.interval({ low: 0.28, high: 0.53 }, 60)
    expect(range).to.equal('\u2068\u2068٢٨\u2069–\u2068٥٣\u2069٪\u2069')
    expect(arEG.pointsInterval({ low: -0.021, high: 0.08 })).to.equal('\u2068\u2068−٢٫١\u2069 to \u2068+٨٫٠\u2069\u2069')
    expect(arEG.kOfN(24, 60)).to.equal('\u2068٢٤\u2069 of \u2068٦٠\u2069')
    for (const text of [range, arEG.kOfN(1, 2), arEG.days(3), arEG.points(0.1), arEG.money(120_000, 'EUR'), arEG.age(7_200_000)]) expect(apart(text), text).to.equal(true)
    expect(in_('en-u-nu-arab').interval({ low: 0.28, high: 0.53 }, 60), 'in a layout from left to right too').to.include('\u2068٢٨\u2069–\u2068٥٣%\u2069')
  })
  it('take the plural of English words: Arabic has six forms, and "day" two', () => {
    expect([1, 2, 3, 11, 100].map((n) => seen(arEG.days(n)))).to.deep.equal(['١ day', '٢ days', '٣ days', '١١ days', '١٠٠ days'])
    expect([1, 2].map((n) => seen(he.days(n)))).to.deep.equal(['1 day', '2 days'])
  })
  it('stand in money as English says it', () => {
    expect([arEG, he, de].map((f) => seen(f.money(-123_400_000, 'EUR')))).to.deep.equal(['−€١٫٢m', '−€1.2m', '−€1,2m'])
    expect(seen(arEG.money(5_000_000, 'EGP'))).to.equal('٥٠٫٠ k EGP')
  })
})

describe('its dates', () => {
  it('have English months and weekdays, and its own digits', () => {
    expect([arEG, arAE, he, de].map((f) => seen(f.date(AT)))).to.deep.equal(['٢٢ November ٢٠٢٦', '22 November 2026', '22 November 2026', '22 November 2026'])
    expect(seen(arEG.date(AT, 'datetime'))).to.equal('٢٢ November ٢٠٢٦, ١٢:٠٠')
    expect(seen(arEG.date(AT, 'weekday'))).to.equal('Sunday ٢٢ November')
    expect(seen(arEG.bucketLabel({ start: AT, end: AT }, 'quarter'))).to.equal('Q٤ ٢٠٢٦')
  })
  it('keep their numbers apart, or a comma between two would run from right to left', () => {
    expect(arEG.date(AT, 'datetime')).to.equal('\u2068\u2068٢٢\u2069 November \u2068٢٠٢٦\u2069, \u2068١٢:٠٠\u2069\u2069')
    const week = arEG.periodLabel({ start: Date.UTC(2026, 10, 1), end: Date.UTC(2026, 10, 11) })
    expect(seen(week)).to.equal('١ – ١٠ November ٢٠٢٦')
    expect(week).to.include('\u2068١\u2069 – \u2068١٠\u2069')
  })
  it('follow the calendar that is asked for', () => {
    const on = (locale: string, calendar: 'islamic-umalqura' | 'hebrew' | 'persian') => seen(formatterFor({ locale, calendar, zone: 'UTC' }).date(AT))
    expect(on('ar-EG', 'islamic-umalqura')).to.match(/^١٢ Jumada II ١٤٤٨$/)
    expect(on('he', 'hebrew')).to.equal('12 Kislev 5787')
    expect(on('ar-EG', 'persian')).to.equal('١ Azar ١٤٠٥')
  })
  it('are listed by English words', () => {
    expect([arEG, he, de].map((f) => f.list(['A', 'B', 'C']))).to.deep.equal(Array(3).fill('A, B, and C'))
    expect(arEG.names).to.equal('en-u-nu-arab')
  })
})

it('names of things are the reader’s own where the data has them, else of the words’ language', () => {
  const stage = { en: 'Lead', ar: 'عميل محتمل', fa: 'سرنخ' }
  expect([arEG, he, in_('fa'), in_('en')].map((f) => f.label(stage))).to.deep.equal(['عميل محتمل', 'Lead', 'سرنخ', 'Lead'])
})
