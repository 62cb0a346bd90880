import { isFigure, type Mark, type Paint, type Pen } from './picture.marks.ts'

/**
 * Paints marks. By the page's own canvas rather than by an image of the SVG: an image would be drawn without the page's
 * web fonts, and strict hosts block it.
 */
export function paint(context: CanvasRenderingContext2D, marks: readonly Mark[]): void {
  for (const mark of marks) {
    context.save()
    if (mark.kind === 'group') {
      const { clip, opacity } = mark
      if (clip) context.clip(boxOf(clip))
      context.globalAlpha *= opacity
      paint(context, mark.marks)
    } else {
      if (mark.matrix) context.transform(...mark.matrix)
      const around = context.globalAlpha
      const use = (what: Paint | null, draw: (style: string | CanvasGradient) => void): void => {
        if (what === null) return
        context.globalAlpha = 'hex' in what ? around * what.alpha : around
        draw(styleOf(what, context))
      }
      if (mark.kind === 'shape') {
        const path = new Path2D(mark.d)
        use(mark.fill, (style) => { context.fillStyle = style; context.fill(path) })
        use(mark.pen && take(context, mark.pen), (style) => { context.strokeStyle = style; context.stroke(path) })
      } else {
        const { font, text, x, y } = mark
        context.font = `${font.italic ? 'italic ' : ''}${font.weight} ${font.size}px ${font.family}`
        context.direction = mark.direction
        context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor
        context.translate(x, y)
        const pieces = mark.length === null ? null : cells(context, text, mark.length)
        if (mark.length !== null && !pieces) fit(context, text, mark.length)
        const each = (write: 'strokeText' | 'fillText'): void => { for (const [piece, at] of pieces ?? [[text, 0] as const]) context[write](piece, at, 0) }
        use(mark.pen && take(context, mark.pen), (style) => { context.strokeStyle = style; each('strokeText') })
        use(mark.fill, (style) => { context.fillStyle = style; each('fillText') })
      }
    }
    context.restore()
  }
}

/** A number whose digits are Arabic or Persian, isolated or not. */
const NUMBER = /^[\u2066-\u2069]*([\u0660-\u0669\u06f0-\u06f9][\u0660-\u0669\u06f0-\u06f9٫٬]+)[\u2066-\u2069]*$/

/**
 * Digits in cells of one width, as tabular figures are: browsers set no signs of the Arabic script apart. From left to
 * right, as numbers run in every language. Null for all else.
 */
function cells(context: CanvasRenderingContext2D, text: string, length: number): readonly (readonly [sign: string, x: number])[] | null {
  const number = NUMBER.exec(text)?.[1]
  if (number === undefined) return null
  const signs = Array.from(number)
  const left = context.textAlign === 'center' ? -length / 2 : (context.textAlign === 'start') === (context.direction === 'rtl') ? -length : 0
  context.direction = 'ltr'
  context.textAlign = 'center'
  const widths = signs.map((sign) => (/[٫٬]/.test(sign) ? context.measureText(sign).width : 0))
  const cell = (length - widths.reduce((sum, width) => sum + width, 0)) / widths.filter((width) => width === 0).length
  let x = left
  return signs.map((sign, i) => {
    const width = widths[i]! || cell
    x += width
    return [sign, x - width / 2] as const
  })
}

/** A canvas knows no tabular figures: they are set apart; a word is drawn out. */
function fit(context: CanvasRenderingContext2D, text: string, length: number): void {
  const measured = context.measureText(text).width
  if (measured === 0) return
  if (isFigure(text) && text.length > 1) context.letterSpacing = `${(length - measured) / text.length}px`
  else context.scale(length / measured, 1)
}

function take(context: CanvasRenderingContext2D, { paint: what, width, dashes, cap, join }: Pen): Paint {
  context.lineWidth = width
  context.lineCap = cap
  context.lineJoin = join
  context.setLineDash([...dashes])
  return what
}

function boxOf({ x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): Path2D {
  const path = new Path2D()
  path.rect(x, y, width, height)
  return path
}

/** A canvas repeats no gradients: stripes are written out as far as any picture reaches. */
const REACH = 400

function styleOf(paint: Paint, context: CanvasRenderingContext2D): string | CanvasGradient {
  if ('hex' in paint) return paint.hex
  const { x, y, angle, on, period, ink } = paint
  const [dx, dy] = [Math.cos(angle * Math.PI / 180) * period * REACH, Math.sin(angle * Math.PI / 180) * period * REACH]
  const gradient = context.createLinearGradient(x - dx, y - dy, x + dx, y + dy)
  const colour = `${ink.hex}${Math.round(ink.alpha * 255).toString(16).padStart(2, '0')}`
  for (let i = 0; i < 2 * REACH; i++) {
    const at = i / (2 * REACH)
    const end = at + on / period / (2 * REACH)
    for (const [offset, style] of [[at, colour], [end, colour], [end, `${ink.hex}00`], [at + 1 / (2 * REACH), `${ink.hex}00`]] as const) gradient.addColorStop(Math.min(1, offset), style)
  }
  return gradient
}
