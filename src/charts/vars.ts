import { noChange, type ElementPart } from 'lit'
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js'

/** Custom properties with their values. */
type Vars = Readonly<Record<`--_${string}`, string | number>>

/** Sets custom properties through the style object: a style attribute in a template is what strict hosts block. */
class VarsDirective extends Directive {
  #set: readonly string[] = []

  constructor(part: PartInfo) {
    super(part)
    if (part.type !== PartType.ELEMENT) throw new Error('vars() stands among the attributes of an element, not in a value')
  }
  // Nothing is drawn on a server: the properties arrive with the first update in a browser.
  override render(_vars: Vars): typeof noChange { return noChange }
  override update(part: ElementPart, [vars]: [Vars]): typeof noChange {
    const { style } = part.element as HTMLElement | SVGElement
    for (const name of this.#set) if (!(name in vars)) style.removeProperty(name)
    for (const [name, value] of Object.entries(vars)) style.setProperty(name, String(value))
    this.#set = Object.keys(vars)
    return noChange
  }
}

/** `<i ${vars({ '--_share': 0.4 })}>`: private custom properties of one element, for its style sheet to use. */
export const vars = directive(VarsDirective)
