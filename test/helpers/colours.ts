/** Red, green and blue in 0–1, as screens take them. */
export type Colour = readonly [number, number, number]
export type Sight = 'everyone' | 'protanopia' | 'deuteranopia' | 'tritanopia'
export const SIGHTS = ['everyone', 'protanopia', 'deuteranopia', 'tritanopia'] as const

/** What a colour looks like without one kind of cone, in linear light. Machado, Oliveira and Fernandes 2009, severity 1.0. */
const MACHADO: Readonly<Record<Sight, readonly number[]>> = {
  everyone: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}
const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const display = (c: number): number => { const kept = Math.min(1, Math.max(0, c)); return kept <= 0.0031308 ? 12.92 * kept : 1.055 * kept ** (1 / 2.4) - 0.055 }
const times = (m: readonly number[], [x, y, z]: Colour): Colour => [0, 3, 6].map((row) => m[row]! * x + m[row + 1]! * y + m[row + 2]! * z) as unknown as Colour
const each = (colour: Colour, f: (c: number) => number): Colour => colour.map(f) as unknown as Colour

/** `rgb(…)` as browsers compute it. */
export function colourOf(computed: string): Colour {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(computed)
  if (!parts) throw new Error(`${JSON.stringify(computed)} is no opaque rgb() colour`)
  return [1, 2, 3].map((i) => Number(parts[i]) / 255) as unknown as Colour
}

export const seen = (colour: Colour, sight: Sight): Colour => each(times(MACHADO[sight], each(colour, linear)), display)

/** WCAG 2.2: 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [dark, light] = [a, b].map((colour) => { const [r, g, b] = each(colour, linear); return 0.2126 * r + 0.7152 * g + 0.0722 * b }).sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** How far apart two colours look, in CIELAB (D65) by CIE76: 2.3 is just noticeable. */
export function distance(a: Colour, b: Colour): number {
  const [p, q] = [lab(a), lab(b)]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}
function lab(colour: Colour): Colour {
  const xyz = times([0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505], each(colour, linear))
  const [x, y, z] = [xyz[0] / 0.95047, xyz[1], xyz[2] / 1.08883].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116)) as [number, number, number]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
