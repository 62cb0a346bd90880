import { svg, type SVGTemplateResult } from 'lit'
import { anchor } from './labels.ts'
import type { Direction } from './types.ts'

/** Which physical edge of a text stands at its x, in either direction of writing. */
export type Side = 'left' | 'right' | 'middle'

/**
 * One text of a chart. An inherited `direction: rtl` swaps what `text-anchor` means, so every text sets its own
 * direction, isolates itself, and takes its anchor from the physical side.
 */
export function chartText(x: number, y: number, text: string, side: Side, direction: Direction, name: string): SVGTemplateResult {
  return svg`<text class=${name} x=${round(x)} y=${round(y)} text-anchor=${anchor(side, direction)} direction=${direction}
    unicode-bidi="isolate">${text}</text>`
}

/** A tenth of a pixel is as fine as a screen shows; shorter paths are faster ones. */
export const round = (value: number): number => Math.round(value * 10) / 10

/** On the half pixel, where a line of one pixel is sharp. */
export const sharp = (value: number): number => Math.round(value) + 0.5
