import { expect } from '@open-wc/testing'
import { faultText, formatterFor, loadMessages, messagesFor, withoutMarks } from '../../src/i18n/index.ts'
import { boardWords } from '../../src/i18n/board.ts'
import { filtersWords } from '../../src/i18n/filters.ts'
import { notesWords } from '../../src/i18n/notes.ts'
import { besideWords } from '../../src/i18n/beside.ts'
import { funnelDefineWords } from '../../src/i18n/funnel-define.ts'
import { funnelLaterWords } from '../../src/i18n/funnel-later.ts'
import { metricWords } from '../../src/i18n/metric.ts'
import { winRateDefineWords } from '../../src/i18n/win-rate-define.ts'
import { winRateLaterWords } from '../../src/i18n/win-rate-later.ts'
import { FAULT_CODES, FAULT_REASONS, ISSUE_CODES, type Fault } from '../../src/model/index.ts'

/** What entries are called with: a formatted number, or a name that some look a word up by. */
const ARGUMENTS = ['1', 'week', 'wonAmount', 'up']
const ARGUMENT = new RegExp(ARGUMENTS.join('|'), 'g')

/** Every text of a catalogue by its path, without the arguments that were put in. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[`${path}()`, called(value as (...args: unknown[]) => unknown)]]
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => texts(inner, path === '' ? key : `${path}.${key}`))
  return []
}
function called(entry: (...args: unknown[]) => unknown): string {
  const tried = ARGUMENTS.map((argument) => {
    const said = entry(...Array.from({ length: entry.length }, () => argument))
    return Array.isArray(said) ? said.join('') : String(said)
  })
  return (tried.find((text) => !text.includes('undefined')) ?? tried[0]!.replaceAll('undefined', '')).replace(ARGUMENT, '#')
}

await Promise.all(['en', 'fa'].map(loadMessages))
const sections = ({ units: _units, faults: _faults, ...rest }: ReturnType<typeof messagesFor>) => rest
const own = { metric: metricWords, filters: filtersWords, board: boardWords }
/** What comes with a part of a widget, in all languages at once. */
const parts = { beside: besideWords, funnelDefine: funnelDefineWords, funnelLater: funnelLaterWords, notesMore: notesWords, winRateDefine: winRateDefineWords, winRateLater: winRateLaterWords }
await Promise.all(['en', 'fa'].flatMap((language) => Object.values(own).map((words) => words.load(language))))
/** The sections of every page, and those of single elements. */
const all = (language: 'en' | 'fa') => texts({
  ...sections(messagesFor(language)), ...Object.fromEntries(Object.entries(parts).map(([name, words]) => [name, words[language]])),
  ...Object.fromEntries(Object.entries(own).map(([name, words]) => [name, words.of(language)])),
})
const en = all('en')
const fa = all('fa')

describe('the catalogues', () => {
  it('have the same keys in every language', () => {
    expect(fa.map(([path]) => path).sort()).to.deep.equal(en.map(([path]) => path).sort())
  })
  it('say something wherever the other does', () => {
    const empty = (all: typeof en): string[] => all.filter(([, text]) => text.trim() === '').map(([path]) => path)
    expect(empty(fa)).to.deep.equal(empty(en))
  })
  it('use Persian letters, digits and punctuation in Persian', () => {
    const wrong = fa.filter(([path, text]) => /[يك]/.test(text) || /[0-9]/.test(text.replace('UTF-8', '')) || /[;?]/.test(text) || (/,/.test(text) && !path.startsWith('issues')))
    expect(wrong).to.deep.equal([])
  })
  it('join Persian prefixes and plural endings by a zero-width non-joiner', () => {
    const wrong = fa.filter(([, text]) => /(?:^|\s)(?:ن?می)\s+[آ-ی]/.test(text) || /\sها(?:ی|یی)?(?:\s|$)/.test(text))
    expect(wrong).to.deep.equal([])
  })
  it('leave no English word in Persian but names', () => {
    const wrong = fa.filter(([, text]) => /[A-Za-z]{3,}/.test(text.replace(/CSV|SVG|PNG|JSON|UTF-8|Wilson|Newcombe|Kaplan|Meier|Welch|Enter|Shift/g, '')))
    expect(wrong).to.deep.equal([])
  })
})

describe('faults', () => {
  const fault = (changes: Partial<Fault>): Fault => ({ code: 'internal', message: 'for logs', retryable: false, ...changes })
  for (const locale of ['en', 'fa']) {
    const f = formatterFor({ locale })
    it(`say what happened and what to do, for every code and reason, in ${locale}`, () => {
      const all = [...FAULT_CODES.map((code) => fault({ code })), ...FAULT_REASONS.map((reason) => fault({ code: 'schema', reason }))]
      for (const one of all) {
        const { title, text } = faultText(one, f)
        expect(title.length * text.length, `${one.code} ${one.reason ?? ''}`).to.be.above(0)
        expect(`${title} ${text}`).not.to.match(/undefined|for logs|NaN/)
      }
    })
    it(`say what is wrong with a row, for every code, in ${locale}`, () => {
      for (const code of ISSUE_CODES) expect(messagesFor(locale).issues[code], code).to.be.a('string')
    })
  }
  it('name the values, in the reader’s digits', () => {
    const missing = fault({ code: 'schema', reason: 'missing-column', params: { column: 'created_at', found: 'id, stage' } })
    expect(withoutMarks(faultText(missing, formatterFor({ locale: 'en' })).title)).to.equal('The column “created_at” is missing')
    const slow = fault({ code: 'timeout', reason: 'no-answer', params: { seconds: 15, url: 'https://crm.example' } })
    expect(withoutMarks(faultText(slow, formatterFor({ locale: 'fa' })).title)).to.equal('منبع در ۱۵ ثانیه پاسخ نداد')
  })
  it('show at most 200 characters of a value that others wrote', () => {
    const long = fault({ code: 'schema', reason: 'missing-column', params: { column: 'x'.repeat(5000), found: '' } })
    expect(faultText(long, formatterFor({ locale: 'en' })).title.length).to.be.below(250)
  })
})
