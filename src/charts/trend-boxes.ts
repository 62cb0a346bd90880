import { textWidth } from './labels.ts'
import type { Placed } from './trend-labels.ts'

/** What a text covers, px. */
export interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
export const touches = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export function boxOf({ x, y, text, side }: Placed, gap = 0): Box {
  const width = textWidth(text)
  const left = side === 'left' ? x : side === 'right' ? x - width : x - width / 2
  return { left: left - gap, right: left + width + gap, top: y - 11, bottom: y + 3 }
}

/** Middle of a text of this width, so that it stays between two edges. */
export const within = (x: number, text: string, low: number, high: number): number => {
  const half = textWidth(text) / 2
  return Math.max(low + half, Math.min(high - half, x))
}
