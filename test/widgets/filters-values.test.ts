import { expect } from '@open-wc/testing'
import type { Clause } from '../../src/model/index.ts'
import { eventually, focused, textOf, until } from '../helpers/page.ts'
import { FAULT, live, inside, sentence, opened, open, press, option } from './filters.ts'

describe('values in filters', () => {
  it('filters by values with their counts, several at once, and leaves its own out of them', async () => {
    const { el, board, source } = await inside()
    await open(el, 'add')
    await press(el, 'ArrowDown', 'ArrowDown', 'Enter')
    await eventually(() => el.renderRoot.querySelectorAll('#values .option').length === 4)
    expect([...el.renderRoot.querySelectorAll('.option')].map(textOf)).to.deep.equal(['Website4,711', 'Cold call4,229', 'Referral2,784', 'Unrecorded9'])
    await eventually(() => focused()?.id === 'values')
    await press(el, 'Enter', 'End', ' ')
    await eventually(() => JSON.stringify(source.last.query.filter) === '{"op":"in","field":"source","values":["Website",null]}')
    expect(opened(el), 'it stays open').to.equal(true)
    expect(sentence(el)).to.contain(', source Website or Unrecorded,')
    expect(source.valuesAsked.map(({ filter }) => filter)).to.deep.equal([undefined])
    option(el, 'Cold call').click()
    await eventually(() => sentence(el).includes('3 of 4 sources'))
    option(el, 'Cold call').click()
    await eventually(() => sentence(el).includes('source Website or Unrecorded'))
    option(el, 'Website').click()
    await eventually(() => sentence(el).includes('source Unrecorded'))
    option(el, 'Unrecorded').click()
    await eventually(() => source.last.query.filter === undefined)
    await eventually(() => board.renderRoot.querySelectorAll('.chip').length === 0)
  })

  it('finds values whatever the letters, and counts them under what else is chosen', async () => {
    const { el, source, board } = await inside({ lang: 'fa' })
    board.dispatchEvent(new CustomEvent('shakhes-select', { detail: { by: 'funnel', field: 'stage', clause: { by: 'funnel', field: 'stage', values: ['lead'], label: 'سرنخ' } satisfies Clause } }))
    await eventually(() => sentence(el).includes('مرحله سرنخ'))
    await open(el, 'add')
    await press(el, 'Enter')
    await eventually(() => focused()?.matches('input[role=combobox]') ?? false)
    expect(source.valuesAsked.at(-1)).to.deep.equal({ dimension: 'owner', filter: { op: 'in', field: 'stage', values: ['lead'] } })
    const input = focused() as HTMLInputElement
    // Arabic yeh and a Latin digit: «علي 3» is «علی ۳».
    input.value = 'علي'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await el.updateComplete
    expect([...el.renderRoot.querySelectorAll('.option .text')].map(textOf)).to.deep.equal(['علی 3'])
    await press(el, 'Enter')
    await eventually(() => sentence(el).includes('کارشناس علی'))
    input.value = 'zzz'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await el.updateComplete
    expect(textOf(el.renderRoot.querySelector('.none'))).to.equal('چیزی با این نام نیست.')
    await expect(el).to.be.accessible()
  })

  it('says why values do not come, and asks again', async () => {
    const source = live()
    source.valuesFault = FAULT
    const { el } = await inside({ source })
    await open(el, 'add')
    await press(el, 'Enter')
    await until(el, '.none[role=alert]')
    expect(textOf(el.renderRoot.querySelector('.none'))).to.contain('The source did not answer in 15 seconds')
    await expect(el).to.be.accessible()
    source.valuesFault = null
    el.renderRoot.querySelector<HTMLElement>('.none .button')!.click()
    await until(el, '#values .option')
    source.dimensions = {}
    await open(el, 'add')
    await press(el, 'ArrowDown', 'Enter')
    await eventually(() => textOf(el.renderRoot.querySelector('.none')) === 'Nothing is recorded here.')
  })
})
