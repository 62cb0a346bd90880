import { ours } from '../i18n/ours.ts'

/** What dresses all elements of one class: those of Lit, whose list of sheets is read whenever one is made. */
type Dressed = CustomElementConstructor & { elementStyles: object[] }
export const DRESSED = ['dashboard', 'filters', 'funnel', 'leaderboard', 'metric', 'notes', 'source', 'trend', 'win-rate'] as const

/**
 * Hands a style sheet to every element of the kit, those that are still to come too: for rules that no token and no
 * part reaches, such as a reader's own, kept by the host. What stands in a closed shadow root already is not reached.
 *
 * Its rules see what is inside an element: `.summary`, `svg text`, and `:host(shakhes-funnel) .stage` for one kind of
 * them. Names inside may change from version to version; those of parts and tokens do not.
 *
 * @param sheet - constructed by the page, or CSS to make one of
 * @returns takes it away again
 */
export function addStyles(sheet: CSSStyleSheet | string): () => void {
  const own = typeof sheet === 'string' ? new CSSStyleSheet() : sheet
  if (typeof sheet === 'string') own.replaceSync(sheet)
  let wanted = true
  for (const name of DRESSED) {
    const tag = `shakhes-${name}`
    const known = customElements.get(tag)
    if (known) dress(known as Dressed, own)
    else void customElements.whenDefined(tag).then((come) => { if (wanted) dress(come as Dressed, own) })
  }
  return () => {
    wanted = false
    for (const name of DRESSED) {
      const known = customElements.get(`shakhes-${name}`) as Dressed | undefined
      if (known) known.elementStyles = known.elementStyles.filter((one) => one !== own)
    }
    for (const { shadowRoot } of ours()) if (shadowRoot) shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((one) => one !== own)
  }
}

function dress(known: Dressed, sheet: CSSStyleSheet): void {
  known.elementStyles = [...known.elementStyles, sheet]
  for (const { constructor, shadowRoot } of ours()) if (constructor === known) shadowRoot?.adoptedStyleSheets.push(sheet)
}
