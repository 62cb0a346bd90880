/** An element class that knows its tag. */
export interface Definable {
  readonly tag: string
  new (): HTMLElement
}

/**
 * Registers elements. A tag that another copy or version has taken is left to it, with one warning for all of them:
 * nothing throws. Does nothing where there are no custom elements (on a server).
 */
export function defineElements(...elements: readonly Definable[]): void {
  const registry = globalThis.customElements
  if (!registry) return
  const taken: string[] = []
  for (const element of elements) {
    const known = registry.get(element.tag)
    if (!known) registry.define(element.tag, element)
    else if (known !== element) taken.push(element.tag)
  }
  if (taken.length > 0) console.warn(`shakhes: ${taken.join(', ')} came from another copy of the kit, which stays in charge; load the kit once to be rid of this`)
}
