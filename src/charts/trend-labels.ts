import type { SVGTemplateResult } from 'lit'
import { chartText, type Side } from './text.ts'
import type { TrendLayout, TrendWords } from './trend.ts'

/** A text with its place. */
export interface Placed { readonly x: number; readonly y: number; readonly text: string; readonly side: Side }

export function unitLabel(layout: TrendLayout, words: TrendWords): Placed {
  return { x: layout.mirrored ? layout.width : 0, y: 12, text: words.unit, side: layout.mirrored ? 'right' : 'left' }
}

export const put = ({ x, y, text, side }: Placed, words: TrendWords, name: string): SVGTemplateResult => chartText(x, y, text, side, words.direction, name)
