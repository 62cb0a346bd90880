import { colourOf, fine, boxPath, type Mark, type Matrix, type Paint, type Pen } from './picture.marks.ts'
import { fontOf } from './picture.text.ts'

interface Origin { readonly x: number; readonly y: number }

/** The shapes and texts of an inline SVG, each with what style sheets make of it. */
export function svgMarks(root: SVGSVGElement, origin: Origin): Mark[] {
  return [...root.children].flatMap((child) => (child instanceof SVGGraphicsElement ? marksOf(child, origin) : []))
}

function marksOf(element: SVGGraphicsElement, origin: Origin): Mark[] {
  const style = getComputedStyle(element)
  if (element instanceof SVGDefsElement || style.display === 'none' || style.visibility === 'hidden') return []
  const own = element instanceof SVGTextElement ? [textMark(element, style, origin)].flat()
    : element instanceof SVGGeometryElement ? [shapeMark(element, style, origin)].flat()
      : [...element.children].flatMap((child) => (child instanceof SVGGraphicsElement ? marksOf(child, origin) : []))
  const opacity = Number(style.opacity)
  return opacity < 1 && own.length > 0 ? [{ kind: 'group', opacity, clip: null, marks: own }] : own
}

function shapeMark(element: SVGGeometryElement, style: CSSStyleDeclaration, origin: Origin): Mark | [] {
  const d = pathOf(element)
  const [fill, pen] = [element instanceof SVGLineElement ? null : paintOf(style.fill, style.fillOpacity, element), penOf(style, element)]
  return d === '' || (!fill && !pen) ? [] : { kind: 'shape', d, fill, pen, matrix: matrixOf(element, origin) }
}

/** What is haloed is two: other programs do not know `paint-order`. */
function textMark(element: SVGTextElement, style: CSSStyleDeclaration, origin: Origin): Mark[] {
  const text = element.textContent?.trim() ?? ''
  const fill = paintOf(style.fill, style.fillOpacity, element)
  if (text === '' || !fill || !('hex' in fill)) return []
  const pen = penOf(style, element)
  const [x, y] = [element.x, element.y].map(({ baseVal }) => (baseVal.numberOfItems === 0 ? 0 : baseVal.getItem(0).value)) as [number, number]
  const mark = {
    kind: 'text', text, x, y, direction: style.direction === 'rtl' ? 'rtl' : 'ltr', anchor: style.textAnchor as 'start' | 'middle' | 'end', font: fontOf(style),
    matrix: matrixOf(element, origin), length: element.getComputedTextLength(),
  } as const
  return [...(pen === null ? [] : [{ ...mark, fill: null, pen }]), { ...mark, fill, pen: null }]
}

/** From the element's own units to the picture's; null where they are the same. */
function matrixOf(element: SVGGraphicsElement, origin: Origin): Matrix | null {
  const m = element.getScreenCTM()
  if (!m) return null
  const matrix: Matrix = [m.a, m.b, m.c, m.d, m.e - origin.x, m.f - origin.y]
  return matrix.join() === '1,0,0,1,0,0' ? null : matrix
}

function penOf(style: CSSStyleDeclaration, element: Element): Pen | null {
  const paint = paintOf(style.stroke, style.strokeOpacity, element)
  const width = Number.parseFloat(style.strokeWidth)
  if (!paint || !(width > 0)) return null
  const dashes = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map((part) => Number.parseFloat(part))
  return { paint, width, dashes, cap: style.strokeLinecap as CanvasLineCap, join: style.strokeLinejoin as CanvasLineJoin }
}

function paintOf(computed: string, opacity: string, element: Element): Paint | null {
  const named = /^url\("?#([^")]+)"?\)/.exec(computed)
  if (named) return stripesOf(element, named[1]!)
  const colour = computed === 'none' ? null : colourOf(computed)
  return colour && { ...colour, alpha: colour.alpha * Number(opacity) }
}

/** Of patterns, charts know stripes alone: a turned tile with one bar in it, as wide as style sheets make it; one that fills its tile is no stripe. */
function stripesOf(element: Element, id: string): Paint | null {
  const pattern = (element.getRootNode() as ParentNode).querySelector(`pattern[id="${CSS.escape(id)}"]`)
  const bar = pattern?.querySelector('rect')
  const style = bar && getComputedStyle(bar)
  const ink = style && colourOf(style.fill)
  if (!(pattern instanceof SVGPatternElement) || !bar || !style || !ink) return null
  const [on, period] = [Number.parseFloat(style.width) || bar.width.baseVal.value, pattern.width.baseVal.value]
  if (on >= period) return ink
  const turn = pattern.patternTransform.baseVal.consolidate()?.matrix
  return { ink, x: 0, y: 0, angle: turn ? Math.atan2(turn.b, turn.a) * 180 / Math.PI : 0, on, period }
}

function pathOf(element: SVGGeometryElement): string {
  const at = (name: string): number => Number(element.getAttribute(name) ?? 0)
  if (element instanceof SVGPathElement) return element.getAttribute('d') ?? ''
  if (element instanceof SVGLineElement) return `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`
  if (element instanceof SVGRectElement) {
    const { x, y, width, height, rx } = element
    const box = { x: x.baseVal.value, y: y.baseVal.value, width: width.baseVal.value, height: height.baseVal.value }
    return box.width > 0 && box.height > 0 ? boxPath(box, Array.from({ length: 4 }, () => rx.baseVal.value)) : ''
  }
  if (element instanceof SVGCircleElement) {
    const [x, y, r] = [at('cx'), at('cy'), at('r')]
    return `M${fine(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
  }
  return ''
}
