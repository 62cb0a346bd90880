import { directive, Directive, type ElementPart } from 'lit/directive.js'
import { nothing } from 'lit'

class Attributes extends Directive {
  #before: Readonly<Record<string, string | null>> = {}

  override render(_wanted: Readonly<Record<string, string | null>>): typeof nothing { return nothing }

  override update({ element }: ElementPart, [wanted]: [Readonly<Record<string, string | null>>]): typeof nothing {
    for (const [name, value] of Object.entries(wanted)) {
      // What the reader switched inside the widget since then stays.
      if (value === this.#before[name]) continue
      if (value !== null) element.setAttribute(name, value)
      else if (this.#before[name] !== undefined) element.removeAttribute(name)
    }
    this.#before = wanted
    return nothing
  }
}

/** Attributes of an element by name, set when they change; null takes one away. */
export const attributes = directive(Attributes)
