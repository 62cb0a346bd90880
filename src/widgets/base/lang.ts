/**
 * The language around an element: the nearest `lang`, through slots and shadow roots, which `closest` and `:lang()`
 * do not see through in every engine.
 */
export function nearestLang(element: Element): string | null {
  for (let node: Node | null = element; node !== null; node = composedParent(node)) {
    const lang = node instanceof Element ? node.getAttribute('lang') : null
    if (lang) return lang
  }
  return null
}

/** The parent in the composed tree. */
export function composedParent(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode
}
