import { expect } from '@open-wc/testing'
import { SHOWN } from '../../demo/pages/widgets.words.ts'
import { GIVEN, markupOf, OPTIONS } from '../../demo/widgets/options.ts'
import { elements, ShakhesWidget } from '../../src/widgets/index.ts'

/** What the gallery's company cannot show: it has one pipeline. Groups to compare are teams there, and a stage needs a population that is entered. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = { funnel: ['stage', 'pipeline', 'pooled', 'compare-by'], metric: ['pipeline'], 'win-rate': ['compare-by'] }
/** What every element takes from the dashboard, and the page sets for all. */
const SCOPE = ['locale', 'calendar', 'zone', 'currency', 'period', 'compare', 'theme', 'toman', 'as-of']

describe('the options of each widget in the gallery', () => {
  const attributesOf = (element: (typeof elements)[number]): string[] => [...element.elementProperties].flatMap(([name, { attribute, state }]) =>
    (state || attribute === false ? [] : [typeof attribute === 'string' ? attribute : String(name).toLowerCase()]))
  const shared = [...ShakhesWidget.elementProperties].map(([name, { attribute }]) => (typeof attribute === 'string' ? attribute : String(name).toLowerCase()))

  for (const name of SHOWN) {
    it(`${name}: every attribute of its own is live`, () => {
      const element = elements.find(({ tag }) => tag === `shakhes-${name}`)!
      const own = attributesOf(element).filter((attribute) => !shared.includes(attribute) && !SCOPE.includes(attribute) && !ELSEWHERE[name]?.includes(attribute))
      const live = [...OPTIONS[name].map(({ attribute }) => attribute), ...Object.keys(GIVEN[name] ?? {})]
      expect(own.filter((attribute) => !live.includes(attribute))).to.deep.equal([])
      expect(OPTIONS[name].map(({ attribute }) => attribute).filter((attribute) => !attributesOf(element).includes(attribute))).to.deep.equal([])
    })

    it(`${name}: the HTML to copy says what was chosen, and its scripts`, () => {
      for (const { attribute, values } of OPTIONS[name]) {
        const value = values.at(-1)!
        const markup = markupOf(name, { [attribute]: value }, '<shakhes-source>')
        expect(markup, attribute).to.include(value === 'true' ? ` ${attribute}` : ` ${attribute}="${value}"`)
        expect(markup).to.include('src="/vendor/shakhes/shakhes.js"')
        expect(markup.includes(`src="/vendor/shakhes/${name}.js"`)).to.equal(['metric', 'filters'].includes(name))
      }
    })
  }
})
