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
        if (mark.length !== null) fit(context, text, mark.length)
        use(mark.pen && take(context, mark.pen), (style) => { context.strokeStyle = style; context.strokeText(text, 0, 0) })
        use(mark.fill, (style) => { context.fillStyle = style; context.fillText(text, 0, 0) })
      }
    }
    context.restore()
  }
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
