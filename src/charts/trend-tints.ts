import { nothing, svg, type SVGTemplateResult } from 'lit'
import type { TrendResult } from '../model/index.ts'
import { textWidth } from './labels.ts'
import { round } from './text.ts'
import { boxOf, touches, within } from './trend-boxes.ts'
import { put, unitLabel, type Placed } from './trend-labels.ts'
import type { TrendLayout, TrendWords } from './trend.ts'

export interface Tint { readonly x: number; readonly width: number; readonly label: Placed | null }

/** Interventions as tints; named where a name fits beside the unit of the axis and the names before it. */
export function layoutTints(layout: TrendLayout, result: TrendResult, words: TrendWords): readonly Tint[] {
  const taken = [boxOf(unitLabel(layout, words), 4)]
  return result.interventions.flatMap(({ first, last }, i) => {
    if (!(first <= last) || last < 0 || first >= layout.count) return []
    const [a, b] = [layout.x(Math.max(0, first)), layout.x(Math.min(layout.count, last + 1))].sort((p, q) => p - q) as [number, number]
    const text = fitText(words.intervention(i), Math.max(b - a, 160))
    const label: Placed = { x: within((a + b) / 2, text, layout.left, layout.width), y: layout.top - 14, text, side: 'middle' }
    const box = boxOf(label, 4)
    const free = !layout.narrow && !taken.some((other) => touches(box, other))
    if (free) taken.push(box)
    return [{ x: a, width: Math.max(1, b - a), label: free ? label : null }]
  })
}

/** Behind all else. */
export function trendTints(layout: TrendLayout, result: TrendResult, words: TrendWords): SVGTemplateResult[] {
  const { top, bottom } = layout
  return layoutTints(layout, result, words).map((t) => svg`
    <rect class="tint" x=${round(t.x)} y=${top - 8} width=${round(t.width)} height=${bottom - top + 8} />
    <line class="tint-rule" x1=${round(t.x)} x2=${round(t.x + t.width)} y1=${top - 8} y2=${top - 8} />
    ${t.label ? put(t.label, words, 'strong') : nothing}`)
}

/** A text that fits a width, cut with an ellipsis where it must be. */
function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  const letters = Array.from(text)
  while (letters.length > 1 && textWidth(letters.join('')) + 12 > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
