/** A colour as every program reads it, and how much of it covers what lies below. */
export interface Colour { readonly hex: string; readonly alpha: number }

/** Stripes: what may still change. `x`, `y`: where one begins; the next begins `period` px further along `angle`. */
export interface Stripes {
  readonly ink: Colour
  readonly x: number
  readonly y: number
  /** In degrees, of the way across the stripes; 0 points right, 90 down. */
  readonly angle: number
  /** In px. */
  readonly on: number
  readonly period: number
}
export type Paint = Colour | Stripes

export interface Pen {
  readonly paint: Paint
  readonly width: number
  /** Lengths of dashes and gaps, in px. */
  readonly dashes: readonly number[]
  readonly cap: CanvasLineCap
  readonly join: CanvasLineJoin
}
export interface Font { readonly family: string; readonly size: number; readonly weight: string; readonly italic: boolean }
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** All that a picture is made of. Both who write it down and who paint it know nothing else. */
export type Mark =
  | { readonly kind: 'shape'; readonly d: string; readonly fill: Paint | null; readonly pen: Pen | null; readonly matrix: Matrix | null }
  | {
    readonly kind: 'text'; readonly text: string; readonly x: number; /** Of the base line. */ readonly y: number
    readonly direction: 'ltr' | 'rtl'; readonly anchor: 'start' | 'middle' | 'end'; readonly font: Font
    readonly fill: Colour | null; readonly pen: Pen | null; readonly matrix: Matrix | null
    /** As long as it was shown, in px; null where that does not matter. */
    readonly length: number | null
  }
  | { readonly kind: 'group'; readonly opacity: number; readonly clip: Box | null; readonly marks: readonly Mark[] }

/** A rectangle with rounded corners, from the top left one on. */
export function boxPath({ x, y, width, height }: Box, radii: readonly number[] = [0, 0, 0, 0]): string {
  const most = Math.min(width, height) / 2
  const [a, b, c, d] = radii.map((r) => fine(Math.min(r, most))) as [number, number, number, number]
  const arc = (r: number, dx: number, dy: number): string => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`)
  return `M${fine(x + a)} ${fine(y)}H${fine(x + width - b)}${arc(b, b, b)}V${fine(y + height - c)}${arc(c, -c, c)}`
    + `H${fine(x + d)}${arc(d, -d, -d)}V${fine(y + a)}${arc(a, a, -a)}Z`
}

/** A hundredth of a pixel is finer than any screen. */
export const fine = (value: number): number => Math.round(value * 100) / 100

/** Whether there is no letter in it, so that its signs may be set apart. */
export const isFigure = (text: string): boolean => !/\p{L}/u.test(text)

let probe: CanvasRenderingContext2D | null = null
const known = new Map<string, Colour>()

/** A computed colour; null when nothing of it is seen. */
export function colourOf(computed: string): Colour | null {
  let colour = known.get(computed)
  if (!colour) known.set(computed, colour = read(computed))
  return colour.alpha === 0 ? null : colour
}

function read(computed: string): Colour {
  const [r = 0, g = 0, b = 0, alpha = 1] = /^(rgba?\(|color\(srgb )/.test(computed) ? (computed.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number) : painted(computed)
  const scale = computed.startsWith('color(') ? 255 : 1
  const hex = [r, g, b].map((part) => Math.round(Math.min(255, part * scale)).toString(16).padStart(2, '0')).join('')
  return { hex: `#${hex}`, alpha: Math.round(alpha * 1000) / 1000 }
}

/** Of a colour space that only browsers know: as it comes out on a screen. */
function painted(computed: string): readonly number[] {
  probe ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })
  if (!probe) return [0, 0, 0, 1]
  probe.clearRect(0, 0, 1, 1)
  probe.fillStyle = computed
  probe.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0, a = 255] = probe.getImageData(0, 0, 1, 1).data
  return [r, g, b, a / 255]
}
