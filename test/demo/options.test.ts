import { expect } from '@open-wc/testing'
import { SHOWN } from '../../demo/pages/widgets.words.ts'
import { GIVEN, markupOf, OPTIONS } from '../../demo/widgets/options.ts'
import { AROUND, aroundMarkup, aroundOptions } from '../../demo/widgets/around.ts'
import { elements, ShakhesWidget } from '../../src/widgets/index.ts'

/** The address of a worker's file of the page's own: another of the same would show nothing. */
const ELSEWHERE: readonly string[] = ['worker-url']
/** What every element takes from the dashboard, and the page sets for all. */
const SCOPE = ['locale', 'calendar', 'zone', 'currency', 'period', 'compare', 'theme', 'toman', 'as-of']

describe('the options of each widget in the gallery', () => {
  const attributesOf = (element: (typeof elements)[number]): string[] => [...element.elementProperties].flatMap(([name, { attribute, state }]) =>
    (state || attribute === false ? [] : [typeof attribute === 'string' ? attribute : String(name).toLowerCase()]))
  const shared = [...ShakhesWidget.elementProperties].map(([name, { attribute }]) => (typeof attribute === 'string' ? attribute : String(name).toLowerCase()))

  for (const name of SHOWN) {
    it(`${name}: every attribute of its own is live`, () => {
      const element = elements.find(({ tag }) => tag === `shakhes-${name}`)!
      const own = attributesOf(element).filter((attribute) => !shared.includes(attribute) && !SCOPE.includes(attribute))
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

  for (const around of AROUND) for (const language of ['en', 'fa'] as const) {
    const options = aroundOptions(around, language)
    it(`${around}: every attribute is live, and the HTML to copy says what was chosen (${language})`, () => {
      const own = attributesOf(elements.find(({ tag }) => tag === `shakhes-${around}`)!).filter((attribute) => !ELSEWHERE.includes(attribute))
      expect(options.map(({ attribute }) => attribute).sort()).to.deep.equal(own.sort())
      for (const { attribute, values } of options) {
        const value = values.find((one) => one !== '')!
        const markup = aroundMarkup(around, { [attribute]: value }, language)
        expect(markup, attribute).to.include(value === 'true' ? ` ${attribute}` : value.includes('"') ? ` ${attribute}='${value}'` : ` ${attribute}="${value}"`)
      }
    })
  }
})
