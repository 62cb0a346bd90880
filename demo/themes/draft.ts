import { tokens } from '../../src/widgets/base/tokens.ts'
import { COLOURS, LENGTHS, type Colour, type Length } from '../pages/themes.words.ts'

export type Pair = readonly [light: string, dark: string]
/** What a visitor has changed; what is not here is as the widgets have it. */
export interface Draft { readonly colours: Partial<Record<Colour, Pair>>; readonly lengths: Partial<Record<Length, number>> }
export const EMPTY: Draft = { colours: {}, lengths: {} }

/** The widgets' own values, read from their style sheet, so that this page cannot tell others. */
const sheet = tokens.cssText
const pairOf = (name: Colour): Pair => {
  const [, light, dark] = new RegExp(`--shakhes-${name}, light-dark\\((#\\w+), (#\\w+)\\)`).exec(sheet) ?? []
  if (light === undefined || dark === undefined) throw new Error(`${name}: no such token in the widgets' sheet`)
  return [light, dark]
}
export const OWN_COLOURS = Object.fromEntries(COLOURS.map((name) => [name, pairOf(name)])) as Readonly<Record<Colour, Pair>>
export const OWN_LENGTHS = Object.fromEntries((Object.keys(LENGTHS) as Length[]).map((name) => [name, Number(new RegExp(`--shakhes-${name}, (\\d+)px`).exec(sheet)?.[1])])) as Readonly<Record<Length, number>>

/** Custom properties by name, as a page writes them. */
export function propertiesOf({ colours, lengths }: Draft): readonly (readonly [string, string])[] {
  return [
    ...COLOURS.flatMap((name) => { const pair = colours[name]; return pair ? [[`--shakhes-${name}`, `light-dark(${pair[0]}, ${pair[1]})`] as const] : [] }),
    ...(Object.keys(LENGTHS) as Length[]).flatMap((name) => (lengths[name] === undefined ? [] : [[`--shakhes-${name}`, `${lengths[name]}px`] as const])),
  ]
}
export function cssOf(draft: Draft): string {
  const properties = propertiesOf(draft)
  return properties.length === 0 ? '' : `:root {\n  color-scheme: light dark;\n${properties.map(([name, value]) => `  ${name}: ${value};`).join('\n')}\n}`
}

const channel = (hex: string, at: number): number => {
  const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string): number => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)
/** WCAG 2.2's contrast ratio of two six-digit colours. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}
