import { expect } from '@open-wc/testing'
import type { PropertyDeclaration } from 'lit'
import { defineElements, type Definable } from '../../src/widgets/base/index.ts'
import * as widgets from '../../src/widgets/index.ts'

/** A property by its attribute, and what it is where nobody said anything. */
interface Attribute { readonly name: string; readonly key: PropertyKey; readonly initial: unknown }
type Element = Definable & { readonly elementProperties: ReadonlyMap<PropertyKey, PropertyDeclaration> }

const elements = Object.values(widgets).filter((one): one is typeof one & Element => typeof one === 'function' && 'elementProperties' in one && 'tag' in one && typeof one.tag === 'string')
defineElements(...elements)

function attributesOf(element: Element): Attribute[] {
  const blank = new element()
  return [...element.elementProperties].flatMap(([key, { attribute = true, state }]) => (attribute === false || state ? []
    : [{ key, name: attribute === true ? String(key).toLowerCase() : attribute, initial: Reflect.get(blank, key) }]))
}

describe('attributes that are taken away', () => {
  it('are of all elements', () => {
    expect(elements).to.have.length(9)
  })

  for (const element of elements) it(`leave ${element.tag} as it was in the beginning`, () => {
    const attributes = attributesOf(element)
    expect(attributes).to.not.have.length(0)
    const el = new element()
    for (const { name } of attributes) el.setAttribute(name, name === 'heading-level' ? '4' : 'other')
    expect(attributes.filter(({ key, initial }) => Reflect.get(el, key) === initial)).to.deep.equal([])
    for (const { name } of attributes) el.removeAttribute(name)
    expect(attributes.map(({ key }) => Reflect.get(el, key))).to.deep.equal(attributes.map(({ initial }) => initial))
  })

  it('take nothing else with them', () => {
    const el = new widgets.ShakhesTrend()
    el.setAttribute('measure', 'wonCount')
    el.average = 'weighted'
    el.heading = 'Sales'
    el.removeAttribute('measure')
    expect([el.measure, el.average, el.heading]).to.deep.equal(['wonAmount', 'weighted', 'Sales'])
  })
})
