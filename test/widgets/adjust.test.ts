import { expect, fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually, until } from '../helpers/page.ts'
import { allResults } from '../helpers/results.ts'

defineElements(ShakhesFunnel, ShakhesNotes, ShakhesWinRate)

/** WCAG 1.4.12, as a reader's own sheet sets it on everything. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'

async function funnel(sheet: string, lang = 'en'): Promise<{ el: ShakhesFunnel; root: CSSStyleDeclaration }> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'}><style></style><shakhes-funnel .source=${fakeSource(allResults())}></shakhes-funnel></div>`)
  wrap.querySelector('style')!.textContent = sheet
  const el = wrap.querySelector('shakhes-funnel')!
  await until(el, '.stage')
  await drawn(el)
  return { el, root: getComputedStyle(el.renderRoot.querySelector('.root')!) }
}

describe('what a reader sets for themselves', () => {
  it('is larger text from the moment that they choose it', async () => {
    const { el } = await funnel('')
    const root = el.renderRoot.querySelector<HTMLElement>('.root')!
    await eventually(() => root.style.getPropertyValue('--_zoom') === '1')
    // As if `medium` had become another size.
    const medium = el.renderRoot.querySelector<HTMLElement>('i')!
    expect([medium.style.fontSize, medium.getBoundingClientRect().height, getComputedStyle(root).zoom]).to.deep.equal(['medium', 0, '1'])
    medium.style.fontSize = '24px'
    await eventually(() => getComputedStyle(root).zoom === '1.5')
    el.remove()
    expect(root.style.getPropertyValue('--_zoom')).to.equal('1.5')
  })
  it('arrives as spacing of letters, words and lines, set on every element', async () => {
    const { root } = await funnel(SPACED)
    const size = Number.parseFloat(root.fontSize)
    expect(Number.parseFloat(root.letterSpacing)).to.be.greaterThan(0.1 * size)
    expect(Number.parseFloat(root.wordSpacing)).to.be.greaterThan(0.1 * size)
    expect(Number.parseFloat(root.lineHeight)).to.be.at.least(1.5 * size)
  })
  for (const [tag, field] of [['shakhes-notes', 'input[type=search]'], ['shakhes-win-rate', 'select.pick']] as const) {
    it(`arrives in what is typed into and chosen by (${tag}), whose spacing browsers reset`, async () => {
      const wrap = await fixture<HTMLElement>(html`<div lang="en"><style>${SPACED}</style></div>`)
      const el = document.createElement(tag)
      el.source = fakeSource(allResults())
      wrap.append(el)
      const { letterSpacing, wordSpacing, fontSize } = getComputedStyle(await until(el, field))
      expect(Number.parseFloat(letterSpacing)).to.be.greaterThan(0.1 * Number.parseFloat(fontSize))
      expect(Number.parseFloat(wordSpacing)).to.be.greaterThan(0.1 * Number.parseFloat(fontSize))
    })
  }
  it('does not tear Arabic letters apart, whose lines are wider as they are', async () => {
    const { root } = await funnel(SPACED, 'fa')
    expect(root.letterSpacing).to.equal('normal')
    expect(Number.parseFloat(root.lineHeight)).to.be.at.least(1.5 * Number.parseFloat(root.fontSize))
  })
  it('is not what a page sets on what is around', async () => {
    const { root } = await funnel('div { letter-spacing: 5px; word-spacing: 9px; line-height: 3 }')
    expect([root.letterSpacing, root.wordSpacing]).to.deep.equal(['normal', '0px'])
    expect(Number.parseFloat(root.lineHeight)).to.be.below(1.6 * Number.parseFloat(root.fontSize))
  })

  it('can be no hatching: what is open is then an outline, unlike what moved on and what was lost', async () => {
    const looks = ({ el }: { el: ShakhesFunnel }): CSSStyleDeclaration => getComputedStyle(el.renderRoot.querySelector('.bar .open')!)
    expect(looks(await funnel('')).backgroundImage).to.match(/\) 1\.5px, rgba\(0, 0, 0, 0\) 1\.5px/)
    const plain = looks(await funnel('shakhes-funnel { --shakhes-hatch: 0 }'))
    expect(plain.backgroundImage).to.match(/\) 0px, rgba\(0, 0, 0, 0\) 0px/)
    expect(plain.outlineStyle).to.equal('solid')
  })
})
