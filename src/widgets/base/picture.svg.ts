import { fine, isFigure, type Colour, type Mark, type Paint, type Pen } from './picture.marks.ts'

type Attributes = Readonly<Record<string, string | number | null>>

/**
 * Marks as an SVG document that stands alone: nothing in it points elsewhere, and nothing needs a browser.
 *
 * @param language - BCP 47, of its text
 */
export function svgText(marks: readonly Mark[], about: { readonly width: number; readonly height: number; readonly title: string; readonly text: string; readonly language: string }): string {
  const defs = new Defs()
  const drawn = marks.map((mark) => drawnMark(mark, defs)).join('\n')
  const { width, height, title, text, language } = about
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', {
    xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, 'xml:lang': language, role: 'img', 'aria-labelledby': 'title desc',
  }, `\n<title id="title">${escaped(title)}</title>\n<desc id="desc">${escaped(text)}</desc>\n${defs.text()}${drawn}\n`)}\n`
}

/** What is drawn with and named once. */
class Defs {
  #texts = new Map<string, string>()
  /** A reference to what `make` makes of an id. */
  refer(key: string, make: (id: string) => string): string {
    const id = `d${[...this.#texts.keys()].indexOf(key) + 1 || this.#texts.size + 1}`
    if (!this.#texts.has(key)) this.#texts.set(key, make(id))
    return `url(#${id})`
  }
  text(): string { return this.#texts.size === 0 ? '' : `${element('defs', {}, [...this.#texts.values()].join(''))}\n` }
}

function drawnMark(mark: Mark, defs: Defs): string {
  if (mark.kind === 'group') {
    const { clip, opacity, marks } = mark
    const inside = clip && defs.refer(JSON.stringify(clip), (id) => element('clipPath', { id }, element('rect', { ...clip })))
    return element('g', { opacity: opacity === 1 ? null : opacity, 'clip-path': inside }, marks.map((one) => drawnMark(one, defs)).join('\n'))
  }
  const transform = mark.matrix && `matrix(${mark.matrix.map(fine).join(' ')})`
  if (mark.kind === 'shape') return element('path', { d: mark.d, ...fill(mark.fill, defs), ...stroke(mark.pen, defs), transform })
  const { font, text, length } = mark
  return element('text', {
    x: fine(mark.x), y: fine(mark.y), direction: mark.direction, 'unicode-bidi': 'isolate', 'text-anchor': mark.anchor === 'start' ? null : mark.anchor,
    'font-family': font.family, 'font-size': font.size, 'font-weight': font.weight === '400' ? null : font.weight, 'font-style': font.italic ? 'italic' : null,
    ...fill(mark.fill, defs), ...stroke(mark.pen, defs), transform, 'xml:space': 'preserve',
    // With another font than the reader's, still no text runs into its neighbour.
    ...(length === null ? {} : { textLength: fine(length), lengthAdjust: isFigure(text) ? 'spacing' : 'spacingAndGlyphs' }),
  }, escaped(text))
}

function fill(paint: Paint | null, defs: Defs): Attributes {
  if (paint === null) return { fill: 'none' }
  return { fill: reference(paint, defs), 'fill-opacity': solid(paint) }
}
function stroke(pen: Pen | null, defs: Defs): Attributes {
  if (pen === null) return {}
  return {
    stroke: reference(pen.paint, defs), 'stroke-opacity': solid(pen.paint), 'stroke-width': fine(pen.width), 'stroke-dasharray': pen.dashes.length === 0 ? null : pen.dashes.join(' '),
    'stroke-linecap': pen.cap === 'butt' ? null : pen.cap, 'stroke-linejoin': pen.join === 'miter' ? null : pen.join,
  }
}
const solid = (paint: Paint): number | null => ('hex' in paint && paint.alpha !== 1 ? paint.alpha : null)

function reference(paint: Paint, defs: Defs): string {
  if ('hex' in paint) return paint.hex
  const { x, y, angle, on, period, ink } = paint
  const [dx, dy] = [Math.cos(angle * Math.PI / 180) * period, Math.sin(angle * Math.PI / 180) * period]
  const stop = (offset: number, { hex, alpha }: Colour): string => element('stop', { offset: fine(offset), 'stop-color': hex, 'stop-opacity': alpha })
  return defs.refer(JSON.stringify(paint), (id) => element('linearGradient', {
    id, gradientUnits: 'userSpaceOnUse', spreadMethod: 'repeat', x1: fine(x), y1: fine(y), x2: fine(x + dx), y2: fine(y + dy),
  }, `${stop(0, ink)}${stop(on / period, ink)}${stop(on / period, { ...ink, alpha: 0 })}${stop(1, { ...ink, alpha: 0 })}`))
}

function element(name: string, attributes: Attributes, inside = ''): string {
  const said = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escaped(String(value))}"`])).join('')
  return inside === '' ? `<${name}${said}/>` : `<${name}${said}>${inside}</${name}>`
}

/** XML 1.0 has no place for control characters, however they are written. */
const escaped = (text: string): string => text.replace(/\p{Cc}|[\ufffe\uffff]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''))
  .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
