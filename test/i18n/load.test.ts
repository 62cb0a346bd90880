import { expect } from '@open-wc/testing'
import { formatterFor, hasMessages, loadMessages, messagesFor } from '../../src/i18n/index.ts'

describe('the words', () => {
  it('are not there before they are loaded, and say what to do', () => {
    expect(hasMessages('fa')).to.equal(false)
    expect(() => messagesFor('fa-IR')).to.throw('the words for "fa" are not there yet: await loadMessages("fa") first')
    expect(() => formatterFor({ locale: 'en' })).to.throw('await loadMessages("en") first')
  })
  it('of one language come without those of another', async () => {
    await loadMessages('fa-IR')
    expect([hasMessages('fa'), hasMessages('fa-AF'), hasMessages('en')]).to.deep.equal([true, true, false])
    expect(messagesFor('fa').common.tryAgain).to.equal('تلاش دوباره')
    await loadMessages(null)
    expect(messagesFor('sv').common.tryAgain).to.equal('Try again')
  })
})
