import { expect, fixture, html } from '@open-wc/testing'
import { addMessages, formatterFor, loadMessages, messagesFor, readingOf, type SomeMessages } from '../../src/i18n/index.ts'
import { besideWords } from '../../src/i18n/beside.ts'
import { metricWords } from '../../src/i18n/metric.ts'
import { ShakhesError } from '../../src/model/index.ts'

/** What a host says stays said for the page: each test has a language of its own. */
describe('words that a host brings', () => {
  it('stand in for those of the kit, and leave the others', async () => {
    await loadMessages('en')
    const before = messagesFor('en')
    const emptyTitle = before.common.emptyTitle
    addMessages('en', { common: { emptyTitle: 'No deals here' } })
    expect(messagesFor('en').common.emptyTitle).to.equal('No deals here')
    expect(messagesFor('en-GB').common.emptyTitle).to.equal('No deals here')
    expect(messagesFor('en').common.terms).to.equal(before.common.terms)
    addMessages('en', { common: { emptyTitle } })
    expect(messagesFor('en').common.emptyTitle).to.equal(emptyTitle)
  })

  it('speak a language that the kit does not, in English where they lack', async () => {
    expect(readingOf('ar-EG')).to.include({ language: 'en', words: 'ltr' })
    addMessages('ar', { common: { emptyTitle: 'لا توجد صفقات' }, beside: { rest: 'الباقي' }, units: { kOfN: (k: string, n: string) => `${k} من ${n}` } })
    expect(readingOf('ar-EG')).to.deep.equal({ tag: 'ar-EG', language: 'ar', dir: 'rtl', words: 'rtl' })
    await loadMessages('ar-EG')
    expect(messagesFor('ar-EG').common.emptyTitle).to.equal('لا توجد صفقات')
    expect(messagesFor('ar-EG').dashboard).to.equal(messagesFor('en').dashboard)
    expect(besideWords[readingOf('ar-EG').language].rest).to.equal('الباقي')
    const f = formatterFor({ locale: 'ar-EG' })
    expect(f.kOfN(7, 10)).to.contain('٧').and.contain('من').and.contain('١٠')
    expect(f.date(Date.UTC(2026, 2, 5))).to.contain('مارس')
  })

  it('reach the sections that come later', async () => {
    await metricWords.load('en')
    const [name] = Object.keys(metricWords.of('en').terms) as (keyof ReturnType<typeof metricWords.of>['terms'])[]
    addMessages('de', { metric: { terms: { [name!]: 'Anders' } } } as SomeMessages)
    await metricWords.load('de')
    expect(metricWords.of('de').terms[name!]).to.equal('Anders')
    expect(metricWords.of('en').terms[name!]).not.to.equal('Anders')
  })

  it('change formatters that were made before', async () => {
    await loadMessages('nl')
    expect(formatterFor({ locale: 'nl' }).kOfN(1, 2)).to.equal('1 of 2')
    addMessages('nl', { units: { kOfN: (k: string, n: string) => `${k} van ${n}` } })
    expect(formatterFor({ locale: 'nl' }).kOfN(1, 2)).to.equal('1 van 2')
  })

  it('are refused whole where the language or a section is none', () => {
    expect(() => addMessages('ar-EG', {})).to.throw(ShakhesError, '"ar-EG" is no language: give a tag without region, such as "ar"')
    expect(() => addMessages('???', {})).to.throw(ShakhesError, '"???"')
    expect(() => addMessages('sv', null as never)).to.throw(ShakhesError, 'messages for "sv" are null')
    expect(() => addMessages('sv', { comon: {} } as never)).to.throw(ShakhesError, 'a section "comon": expected units, common')
    expect(readingOf('sv').language).to.equal('en')
  })

  it('are left out and named one by one where they have no place', async () => {
    const warned: string[] = []
    const { warn } = console
    console.warn = (text: string) => { warned.push(text) }
    try {
      addMessages('it', { common: { emptyTitle: 'Nulla', emptyText: 'text', nosuch: 'x' } } as never)
      await loadMessages('it')
      expect(messagesFor('it').common).to.include({ emptyTitle: 'Nulla', emptyText: messagesFor('en').common.emptyText })
    } finally {
      console.warn = warn
    }
    expect(warned).to.deep.equal(['shakhes: it: common.emptyText is left out: expected function', 'shakhes: it: common.nosuch is left out: there is no such word'])
  })

  it('are what widgets say', async () => {
    await import('../../src/define/funnel.ts')
    addMessages('tr', { funnel: { title: 'Satış hunisi' } })
    const el = await fixture<HTMLElement>(html`<shakhes-funnel locale="tr"></shakhes-funnel>`)
    await (el as unknown as { updateComplete: Promise<boolean> }).updateComplete
    expect(el.shadowRoot!.querySelector('.title')!.textContent).to.equal('Satış hunisi')
    expect(el.shadowRoot!.querySelector('.root')).to.have.attribute('lang', 'tr')
  })
})
