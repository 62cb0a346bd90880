/**
 * The language around an element: the nearest `lang`, through slots and shadow roots, which `closest` and `:lang()`
 * do not see through in every engine.
 */
export function nearestLang(element: Element): string | null {
  for (const node of ancestorsOf(element)) {
    const lang = node.getAttribute('lang')
    if (lang) return lang
  }
  return null
}

/** An element and those around it in the composed tree, innermost first. */
export function* ancestorsOf(element: Element): Generator<Element> {
  for (let node: Node | null = element; node !== null; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element) yield node
  }
}
