import { expect } from '@open-wc/testing'
import { formatterFor, loadMessages, messagesFor, withoutMarks } from '../../src/i18n/index.ts'

await Promise.all(['en', 'fa'].map(loadMessages))

const en = formatterFor({ locale: 'en' })
const fa = formatterFor({ locale: 'fa' })
const enToman = formatterFor({ locale: 'en', toman: true })
const faToman = formatterFor({ locale: 'fa', toman: true })

describe('money', () => {
  it('is number, scale word, unit', () => {
    expect(en.money(1_784_200_000_000, 'IRR')).to.equal('1.8 tn rial')
    expect(enToman.money(1_784_000_000_000, 'IRR', { digits: 1 })).to.equal('178.4 bn toman')
    expect(withoutMarks(faToman.money(1_784_000_000_000, 'IRR', { digits: 1 }))).to.equal('۱۷۸٫۴ میلیارد تومان')
    expect(withoutMarks(fa.money(2_500_000, 'USD'))).to.equal('۲۵٫۰ هزار دلار')
  })
  it('shows ten rial as one toman (METRICS WX-G9: 12,000,000 IRR = 1,200,000 toman)', () => {
    expect(enToman.money(12_000_000, 'IRR', { compact: false })).to.equal('1,200,000 toman')
    expect(en.money(12_000_000, 'IRR', { compact: false })).to.equal('12,000,000 rial')
  })
  it('leaves new rial and other currencies alone when rial are shown in toman (METRICS G9)', () => {
    expect(enToman.money(120_000, 'IRR.new', { compact: false })).to.equal('1,200 new rial')
    expect(enToman.money(120_000, 'EUR', { compact: false })).to.equal('€1,200')
  })
  it('puts symbols before the number, keys after it, and the minus before both', () => {
    expect([en.money(150_000_000, 'USD'), en.money(-150_000_000, 'USD'), en.money(150_000_000, 'CHF')]).to.deep.equal(['$1.5m', '−$1.5m', '1.5 m CHF'])
  })
  it('counts the minor units of each currency', () => {
    expect([en.money(1234, 'JPY', { compact: false }), en.money(1234, 'USD', { compact: false }), en.money(1234, 'KWD', { compact: false })])
      .to.deep.equal(['¥1,234', '$12.34', '1.234 KWD'])
  })
  it('goes to the next scale where rounding reaches it', () => {
    expect([en.money(99_949_999, 'USD'), en.money(99_950_000, 'USD')]).to.deep.equal(['$999k', '$1.0m'])
    expect(en.money(99_949, 'USD')).to.equal('$999')
  })
  it('can leave its unit to be said once, as on an axis', () => {
    expect(enToman.money(65_000_000_000, 'IRR', { unit: false })).to.equal('6.5 bn')
    const scale = enToman.moneyScale(80_000_000_000, 'IRR')
    // A sign before numbers stands before their scale too.
    expect(withoutMarks(enToman.moneyScale(50_000_000, 'USD').unit)).to.equal('$k')
    expect([scale.unit, scale.text(65_000_000_000), scale.text(80_000_000_000)]).to.deep.equal(['bn toman', '6.5', '8'])
    expect(withoutMarks(faToman.moneyScale(80_000_000_000, 'IRR').unit)).to.equal('میلیارد تومان')
  })
  it('is said in whole words where it is short', () => {
    const { units } = messagesFor('en')
    expect(['€25.6k of €30.1m', '485 k', '−$1.5bn', '178.4 bn toman', `${en.money(150_000_000, 'CHF')} and 3 more`].map(units.said)).to.deep.equal([
      '25.6 thousand euros of 30.1 million euros', '485 thousand', '−1.5 billion dollars', '178.4 billion toman', '1.5 million CHF and 3 more',
    ])
    expect(withoutMarks(units.said(formatterFor({ locale: 'ar-EG' }).money(150_000_000, 'EUR')))).to.equal('١٫٥ million euros')
    // What is no amount, or is whole already.
    for (const text of ['€860', '5 months', '3 kg', '12 MB', '5 kittens', 'Won 24 of 60', '']) expect(units.said(text)).to.equal(text)
    const whole = faToman.money(65_000_000_000, 'IRR')
    expect(messagesFor('fa').units.said(whole)).to.equal(whole)
  })
})
