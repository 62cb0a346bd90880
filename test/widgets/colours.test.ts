import { expect, fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { colourOf, contrast, distance, seen, SIGHTS, type Colour } from '../helpers/colours.ts'
import { until } from '../helpers/page.ts'

defineElements(ShakhesNotes)

/** Colours that carry data: the series and what stands beside them, verdicts, and what is to be minded. */
const MARKS = ['accent', 'series-2', 'neutral', 'positive', 'negative', 'warning'] as const
/** Those that stand in one picture and mean different things. */
const APART = [['accent', 'series-2'], ['accent', 'neutral'], ['series-2', 'neutral'], ['positive', 'negative'], ['accent', 'negative'], ['accent', 'warning']] as const
/** CIE76 in CIELAB: 2.3 is just noticeable side by side, ten at a glance. */
const AT_A_GLANCE = 10

async function tokens(theme: string): Promise<(name: string) => Colour> {
  const el = await fixture<ShakhesNotes>(html`<shakhes-notes theme=${theme}></shakhes-notes>`)
  const probe = (await until(el, '.root')).appendChild(document.createElement('i'))
  return (name) => {
    probe.style.setProperty('color', `var(--_${name})`)
    return colourOf(getComputedStyle(probe).color)
  }
}

describe('the measures of colour', () => {
  it('know black from white, and what is just noticeable', () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).to.be.closeTo(21, 1e-9)              // WCAG 2.2
    expect(contrast(colourOf('rgb(119, 119, 119)'), [1, 1, 1])).to.be.closeTo(4.48, 0.005)   // #777 on white, just short of 4.5
    expect(distance([0, 0, 0], [1, 1, 1])).to.be.closeTo(100, 0.1)              // from L* 0 to 100
  })
  it('see what readers without one kind of cone cannot tell apart', () => {
    // A brown and an olive green.
    const [brown, olive] = [colourOf('rgb(166, 97, 26)'), colourOf('rgb(118, 127, 30)')]
    expect(distance(brown, olive)).to.be.greaterThan(25)
    expect(distance(seen(brown, 'deuteranopia'), seen(olive, 'deuteranopia'))).to.be.lessThan(AT_A_GLANCE)
    // Grey stays grey.
    for (const sight of SIGHTS) expect(distance(seen([0.5, 0.5, 0.5], sight), [0.5, 0.5, 0.5])).to.be.lessThan(0.1)
  })
})

for (const theme of ['light', 'dark']) describe(`the colours of data, ${theme},`, () => {
  for (const sight of SIGHTS) {
    it(`stand out from the surface for ${sight}, as WCAG 1.4.11 asks`, async () => {
      const token = await tokens(theme)
      for (const name of MARKS) expect(contrast(seen(token(name), sight), seen(token('surface'), sight)), name).to.be.at.least(3)
    })
    it(`stay apart for ${sight}`, async () => {
      const token = await tokens(theme)
      for (const [one, other] of APART) expect(distance(seen(token(one), sight), seen(token(other), sight)), `${one} and ${other}`).to.be.at.least(AT_A_GLANCE)
    })
  }
})
