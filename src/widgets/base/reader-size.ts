import { css } from 'lit'

/** What browsers take for medium where nobody chose another size, in px. */
const USUAL = 16
/** No widget is made larger than leaves it this many px of its own: narrower ones are not made for. Cards are. */
const LEAST = 200
const LEAST_OF_CARDS = 130

/**
 * Makes an element as much larger as its reader has the browser set text larger than usual; never smaller. The word
 * `medium` is what the reader chose, whatever the page's own `html { font-size }` makes of `rem`.
 *
 * @param root - the `.root` in its shadow root
 * @param host - whose width says how much there is room for
 * @param name - what tells the style sheet: elements inside inherit it
 */
export function sizeForReader(root: HTMLElement, host: HTMLElement, name = '--_zoom'): void {
  const wanted = Number.parseFloat(getComputedStyle(root, '::before').fontSize) / USUAL
  const least = host.localName === 'shakhes-metric' ? LEAST_OF_CARDS : LEAST
  const zoom = Math.max(1, Math.min(wanted, host.clientWidth / least)) || 1
  if (zoom === 1) root.style.removeProperty(name)
  else root.style.setProperty(name, zoom.toFixed(3))
}

export const readerSizeStyles = css`
  .root { zoom: var(--shakhes-zoom, var(--_zoom, 1)); }
  .root::before { font-size: medium; }
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
