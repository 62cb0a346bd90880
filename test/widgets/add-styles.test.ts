import { expect, fixture, html } from '@open-wc/testing'
import { addMessages } from '../../src/i18n/index.ts'
import { addStyles, DRESSED } from '../../src/widgets/add-styles.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { elements } from '../../src/widgets/index.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { ShakhesTrend } from '../../src/widgets/trend.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually, textOf, until } from '../helpers/page.ts'
import { allResults } from '../helpers/results.ts'

defineElements(ShakhesFunnel)

const funnel = async (lang = 'en'): Promise<ShakhesFunnel> => {
  const el = await fixture<ShakhesFunnel>(html`<shakhes-funnel lang=${lang} .source=${fakeSource(allResults())}></shakhes-funnel>`)
  await until(el, '.stage')
  await drawn(el)
  return el
}
const spaceOf = (el: ShakhesFunnel): string => getComputedStyle(el.renderRoot.querySelector('.summary')!).letterSpacing

describe('a sheet that is handed to all elements', () => {
  it('knows them all', () => { expect(DRESSED.map((name) => `shakhes-${name}`).sort()).to.deep.equal(elements.map(({ tag }) => tag).sort()) })

  it('dresses those that stand and those that come, until it is taken away', async () => {
    const before = await funnel()
    const takeAway = addStyles('.summary { letter-spacing: 3px }')
    expect(spaceOf(before)).to.equal('3px')
    const after = await funnel()
    expect(spaceOf(after)).to.equal('3px')
    takeAway()
    expect([spaceOf(before), spaceOf(after), spaceOf(await funnel())]).to.deep.equal(['normal', 'normal', 'normal'])
  })
  it('stays when a part of a widget brings looks of its own', async () => {
    const takeAway = addStyles('.summary { letter-spacing: 4px }')
    const el = await funnel()
    el.renderRoot.querySelector<HTMLElement>('.tool')!.click()
    await until(el, '.definition')
    expect(spaceOf(el)).to.equal('4px')
    takeAway()
  })
  it('reaches elements in the shadow roots of others', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`)
    const el = document.createElement('shakhes-funnel')
    el.lang = 'en'
    el.source = fakeSource(allResults())
    host.attachShadow({ mode: 'open' }).append(el)
    await until(el, '.stage')
    const takeAway = addStyles('.summary { letter-spacing: 5px }')
    expect(spaceOf(el)).to.equal('5px')
    takeAway()
    expect(spaceOf(el)).to.equal('normal')
  })
  it('waits for elements that are registered later', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.title { letter-spacing: 6px }')
    const takeAway = addStyles(sheet)
    defineElements(ShakhesTrend)
    const el = await fixture<ShakhesTrend>(html`<shakhes-trend lang="en" .source=${fakeSource(allResults())}></shakhes-trend>`)
    await until(el, '.chart')
    expect(getComputedStyle(el.renderRoot.querySelector('.title')!).letterSpacing).to.equal('6px')
    takeAway()
  })
})

describe('words that a host brings when something is on screen', () => {
  it('are said at once', async () => {
    const el = await funnel('it')
    expect(textOf(el.renderRoot.querySelector('.title')!)).to.equal('Sales funnel')
    addMessages('it', { funnel: { title: 'Imbuto delle vendite', stages: 'Fasi' } })
    await eventually(() => textOf(el.renderRoot.querySelector('.title')!) === 'Imbuto delle vendite')
    expect(el.renderRoot.querySelector('.stages')!.getAttribute('aria-label')).to.equal('Fasi')
    expect(el.renderRoot.querySelector('.root')!.getAttribute('lang')).to.equal('it')
  })
})
