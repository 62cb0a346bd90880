import { boxPath, colourOf, type Box, type Colour, type Mark, type Paint, type Pen } from './picture.marks.ts'
import { svgMarks } from './picture.shapes.ts'
import { chosenMark, labelMark, textMarks } from './picture.text.ts'

/** Where a picture begins on the page. */
export interface Origin { readonly x: number; readonly y: number }

/**
 * What stands in an element as its reader sees it, in the order of painting: boxes, texts, and the shapes of inline
 * SVG; through slots and shadow roots. What is not laid out is not there.
 */
export function marksOf(element: Element, origin: Origin): Mark[] {
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return []
  if (element instanceof SVGSVGElement) return svgMarks(element, origin)
  if (!(element instanceof HTMLElement)) return []
  const marks = style.display === 'contents' ? [] : boxMarks(style, placed(element.getBoundingClientRect(), origin))
  const inside = element instanceof HTMLSelectElement ? chosenMark(element, style, origin) : [
    ...pseudoMarks(element, '::before', style, origin),
    ...[...childrenOf(element)].flatMap((node) => (node instanceof Element ? marksOf(node, origin) : node instanceof Text ? textMarks(node, origin) : [])),
    ...pseudoMarks(element, '::after', style, origin),
  ]
  const clip = isCut(element, style) ? innerBox(element, style, origin) : null
  const opacity = Number(style.opacity)
  const all = clip === null || inside.length === 0 ? [...marks, ...inside] : [...marks, { kind: 'group', opacity: 1, clip, marks: inside } as const]
  return opacity < 1 && all.length > 0 ? [{ kind: 'group', opacity, clip: null, marks: all }] : all
}

function childrenOf(element: HTMLElement): Iterable<Node> {
  if (element instanceof HTMLSlotElement) return element.assignedNodes({ flatten: true })
  return (element.shadowRoot ?? element).childNodes
}

const placed = ({ left, top, width, height }: DOMRect, { x, y }: Origin): Box => ({ x: left - x, y: top - y, width, height })
const px = (length: string): number => Number.parseFloat(length) || 0

/** Whether there is more in it than is seen. */
function isCut(element: HTMLElement, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
  return (overflowX !== 'visible' && element.scrollWidth > element.clientWidth) || (overflowY !== 'visible' && element.scrollHeight > element.clientHeight)
}
function innerBox(element: HTMLElement, style: CSSStyleDeclaration, origin: Origin): Box {
  const { x, y } = placed(element.getBoundingClientRect(), origin)
  return { x: x + px(style.borderLeftWidth), y: y + px(style.borderTopWidth), width: element.clientWidth, height: element.clientHeight }
}

/** Of what a style sheet adds, only boxes that are placed by it can be found, and labels that begin a line; only they are drawn with here. */
function pseudoMarks(element: HTMLElement, which: '::before' | '::after', { display, borderLeftWidth, borderTopWidth }: CSSStyleDeclaration, origin: Origin): Mark[] {
  const style = getComputedStyle(element, which)
  if (style.content === 'none' || style.display === 'none') return []
  if (style.position !== 'absolute') return which === '::before' && display === 'flex' ? labelMark(element, style, origin) : []
  const { x, y } = placed(element.getBoundingClientRect(), origin)
  return boxMarks(style, { x: x + px(borderLeftWidth) + px(style.left), y: y + px(borderTopWidth) + px(style.top), width: px(style.width), height: px(style.height) })
}

function boxMarks(style: CSSStyleDeclaration, box: Box): Mark[] {
  const shape = (d: string, fill: Paint | null, pen: Pen | null): Mark => ({ kind: 'shape', d, fill, pen, matrix: null })
  const radii = [style.borderTopLeftRadius, style.borderTopRightRadius, style.borderBottomRightRadius, style.borderBottomLeftRadius]
    .map((radius) => (radius.endsWith('%') ? px(radius) / 100 * Math.min(box.width, box.height) : px(radius)))
  const around = (colour: Colour, width: number, by: number, line = 'solid'): Mark => shape(
    boxPath({ x: box.x - by, y: box.y - by, width: Math.max(0, box.width + 2 * by), height: Math.max(0, box.height + 2 * by) }, radii.map((radius) => (radius === 0 ? 0 : Math.max(0, radius + by)))), null, pen(colour, width, line))
  const marks: Mark[] = []
  const outline = style.outlineStyle === 'none' ? null : colourOf(style.outlineColor)
  if (box.width > 0 && box.height > 0) {
    for (const paint of [colourOf(style.backgroundColor), stripesOf(style.backgroundImage, box)]) if (paint) marks.push(shape(boxPath(box, radii), paint, null))
    for (const { colour, spread, inset } of ringsOf(style.boxShadow)) marks.push(around(colour, spread, inset ? -spread / 2 : spread / 2))
  }
  marks.push(...borderMarks(style, box, shape, around))
  if (outline) marks.push(around(outline, px(style.outlineWidth), px(style.outlineOffset) + px(style.outlineWidth) / 2))
  return marks
}

const pen = (paint: Colour, width: number, line: string): Pen => ({
  paint, width, dashes: line === 'dashed' ? [2 * width + 1, 2 * width] : line === 'dotted' ? [width, width] : [], cap: 'butt', join: 'miter',
})

function borderMarks(style: CSSStyleDeclaration, { x, y, width, height }: Box, shape: (d: string, fill: null, pen: Pen) => Mark, around: (colour: Colour, width: number, by: number, line: string) => Mark): Mark[] {
  const sides = (['top', 'right', 'bottom', 'left'] as const).map((side) => ({
    side, line: style.getPropertyValue(`border-${side}-style`), width: px(style.getPropertyValue(`border-${side}-width`)), colour: colourOf(style.getPropertyValue(`border-${side}-color`)),
  }))
  const [first] = sides
  if (first!.colour && first!.width > 0 && sides.every((side) => side.width === first!.width && side.line === first!.line && side.colour?.hex === first!.colour!.hex)) {
    return [around(first!.colour, first!.width, -first!.width / 2, first!.line)]
  }
  return sides.flatMap(({ side, line, width: thick, colour }) => {
    if (!colour || thick === 0) return []
    const at = side === 'top' ? y + thick / 2 : side === 'bottom' ? y + height - thick / 2 : side === 'left' ? x + thick / 2 : x + width - thick / 2
    const d = side === 'top' || side === 'bottom' ? `M${x} ${at}H${x + width}` : `M${at} ${y}V${y + height}`
    return [shape(d, null, pen(colour, thick, line))]
  })
}

/** Shadows without blur: rings that serve as borders. */
function ringsOf(shadow: string): { readonly colour: Colour; readonly spread: number; readonly inset: boolean }[] {
  return [...shadow.matchAll(/((?:rgba?|color)\([^)]*\)) 0px 0px 0px ([\d.]+)px( inset)?/g)].flatMap(([, computed, spread, inset]) => {
    const colour = colourOf(computed!)
    return colour && px(spread!) > 0 ? [{ colour, spread: px(spread!), inset: inset !== undefined }] : []
  })
}

/** Of gradients, widgets know stripes alone: an ink, and nothing. */
function stripesOf(image: string, { x, y, width, height }: Box): Paint | null {
  const found = /^repeating-linear-gradient\(([\d.]+)deg, ((?:rgba?|color)\([^)]*\)) 0px, .*? ([\d.]+)px, .* ([\d.]+)px\)$/.exec(image)
  const ink = found && colourOf(found[2]!)
  if (!found || !ink) return null
  // CSS turns from the top; the line goes through the middle and begins where a corner is met.
  const turn = px(found[1]!) * Math.PI / 180
  const half = (Math.abs(width * Math.sin(turn)) + Math.abs(height * Math.cos(turn))) / 2
  return { ink, angle: px(found[1]!) - 90, on: px(found[3]!), period: px(found[4]!), x: x + width / 2 - Math.sin(turn) * half, y: y + height / 2 + Math.cos(turn) * half }
}
