import { expect, fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { drawn, textOf, until } from '../helpers/page.ts'
import { funnelResult } from '../helpers/results.ts'

defineElements(ShakhesFunnel)

async function amount(lang: string): Promise<Element> {
  const result = funnelResult()
  const stages = result.stages.map((stage) => ({ ...stage, amount: { ...stage.amount, reached: 48_500_000 } }))
  const el = await fixture<ShakhesFunnel>(html`<shakhes-funnel lang=${lang} .source=${fakeSource({ funnel: { ...result, currency: 'EUR', stages } })}></shakhes-funnel>`)
  await until(el, '.stage')
  await drawn(el)
  return el.renderRoot.querySelector('.stage .count small')!
}

describe('a short amount', () => {
  it('is seen short and heard whole, once', async () => {
    const small = await amount('en')
    expect(textOf(small)).to.equal('485 k')
    expect([...small.children].map((part) => [part.getAttribute('aria-hidden'), part.className, part.textContent])).to.deep.equal([['true', '', '485 k'], [null, 'sr', '485 thousand']])
  })
  it('is copied as it is seen', async () => {
    const small = await amount('en')
    expect(getComputedStyle(small.querySelector('.sr')!).getPropertyValue('-webkit-user-select')).to.equal('none')
  })
  it('is a text like others where words of scale are written out', async () => {
    expect((await amount('fa')).children).to.have.length(0)
  })
})
