import { css, type LitElement } from 'lit'

/** What browsers take for medium where nobody chose another size, in px. */
const USUAL = 16
/** No widget is made larger than leaves it this many px of its own: narrower ones are not made for. */
const LEAST = 200

/**
 * Keeps the `.root` of an element as much larger as its reader has the browser set text larger than usual; never
 * smaller. The word `medium` is what the reader chose, whatever the page's own `html { font-size }` makes of `rem`:
 * an empty element is as wide as that, and is watched. To ask for it lays the page out: it is asked when the root is
 * new, and when that or the element has been laid out in another size, not with every update.
 *
 * @param host - whose width says how much there is room for
 * @param least - as many px of its own are left to it
 * @param name - what tells the style sheet: elements inside inherit it
 * @returns what looks at once, for who has been drawn already
 */
export function sizeForReader(host: LitElement, least = LEAST, name = '--_zoom'): () => void {
  const medium = document.createElement('i')
  medium.style.cssText = 'position:absolute;font-size:medium;width:1em'
  let root: HTMLElement | null = null
  let zoom: string | undefined
  const wanted = (): string => `${Math.max(1, Math.min(parseFloat(getComputedStyle(medium).width) / USUAL, host.clientWidth / least) || 1)}`
  const set = (): void => root!.style.setProperty(name, zoom = wanted())
  const hostUpdated = (): void => {
    const now = host.renderRoot.querySelector<HTMLElement>('.root')
    if (now === root) return
    if (!root) {
      // Before what is drawn, which stays what it is.
      host.renderRoot.prepend(medium)
      // In a frame of its own: what an observer sees must not change while it observes. It ends with the element.
      const observer = new ResizeObserver(() => { if (host.isConnected && wanted() !== zoom) requestAnimationFrame(set) })
      observer.observe(host)
      observer.observe(medium)
    }
    root = now
    set()
  }
  host.addController({ hostUpdated })
  return hostUpdated
}

export const readerSizeStyles = css`
  .root { zoom: var(--shakhes-zoom, var(--_zoom, 1)); }
  @media print { .root { zoom: 1; } }
`

/** Pixels of the window to one of an element's own. Where browsers do not say, both are the same. */
export const zoomOf = (element: Element): number => element.currentCSSZoom ?? 1

/** Where an element stands, in px of its own, by which it lays out and scrolls; what the browser tells is in those of the window. */
export function boxOf(element: Element): DOMRect {
  const { x, y, width, height } = element.getBoundingClientRect()
  const zoom = zoomOf(element)
  return new DOMRect(x / zoom, y / zoom, width / zoom, height / zoom)
}
