import { expect } from '@open-wc/testing'
import { fold, foldWithPlaces } from '../../src/model/index.ts'

describe('fold', () => {
  it('folds case', () => expect(fold('Ali KARIMI')).to.equal('ali karimi'))
  it('takes Arabic letters for Persian ones', () => expect(fold('علي كريمي')).to.equal(fold('علی کریمی')))
  it('takes all digits for ASCII ones', () => expect(fold('۱۲۳ ٤٥٦')).to.equal('123 456'))
  it('drops joiners, tatweel, marks and bidi controls', () => expect(fold('می‌خوا\u0640هَم\u200f')).to.equal('میخواهم'))
  it('drops accents of Latin letters', () => expect(fold('Café ÉTÉ')).to.equal('cafe ete'))
  it('tells where each folded unit came from', () => {
    const { folded, places } = foldWithPlaces('a\u200c😀É!')
    expect(folded).to.equal('a😀e!')
    expect(places).to.deep.equal([0, 2, 2, 4, 5, 6])
  })
  it('agrees with itself', () => {
    for (const text of ['', 'plain', 'می‌خواهم', 'ßtraße', 'ﷲ', '\ud800x', 'İstanbul']) expect(foldWithPlaces(text).folded).to.equal(fold(text))
  })
})
