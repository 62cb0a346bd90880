import type { TrendResult } from '../model/index.ts'
import { textWidth } from './labels.ts'
import { fitText, type Side } from './text.ts'
import type { TrendLayout, TrendWords } from './trend.ts'

/** A text with its place. */
export interface Placed { readonly x: number; readonly y: number; readonly text: string; readonly side: Side }
/** A bracket under the buckets that the last average is made of. */
export interface Bracket { readonly d: string; readonly label: Placed | null }
export interface Tint { readonly x: number; readonly width: number; readonly label: Placed | null }

interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
const touches = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function boxOf({ x, y, text, side }: Placed, gap = 0): Box {
  const width = textWidth(text)
  const left = side === 'left' ? x : side === 'right' ? x - width : x - width / 2
  return { left: left - gap, right: left + width + gap, top: y - 11, bottom: y + 3 }
}

/** Middle of a text of this width, so that it stays between two edges. */
const within = (x: number, text: string, low: number, high: number): number => {
  const half = textWidth(text) / 2
  return Math.max(low + half, Math.min(high - half, x))
}

/** Which buckets the last average is made of; null where it has no end (exponential), or no value. */
export function windowOf({ average, window, points }: TrendResult, end: number): { first: number; last: number } | null {
  if (end < 0 || average === 'exponential') return null
  const half = Math.floor(window / 2)
  return average === 'centred' ? { first: Math.max(0, end - half), last: Math.min(points.length - 1, end + half) } : { first: Math.max(0, end - window + 1), last: end }
}

export function layoutBracket(layout: TrendLayout, result: TrendResult, words: TrendWords): Bracket | null {
  const span = windowOf(result, layout.end)
  if (!span) return null
  const [a, b] = [layout.x(span.first), layout.x(span.last + 1)].sort((p, q) => p - q) as [number, number]
  if (b - a < 10) return null
  const y = layout.bottom - 9
  const x = within((a + b) / 2, words.window, layout.left, layout.right)
  return { d: `M${a + 2} ${y - 4}v4H${b - 2}v-4`, label: layout.narrow ? null : { x, y: y - 8, text: words.window, side: 'middle' } }
}

/** More turns than this are dots; then the latest peak and the latest low alone are named. */
const NAMED = 8

/** Names of turning points that leave room for one another, the latest first; with their values when they are few. */
export function layoutTurns(layout: TrendLayout, result: TrendResult, words: TrendWords, taken: readonly Placed[]): readonly Placed[] {
  if (layout.narrow) return []
  const boxes = taken.map((p) => boxOf(p, 2))
  const placed: Placed[] = []
  const turns = result.turns.length <= NAMED ? result.turns
    : (['peak', 'trough'] as const).flatMap((kind) => result.turns.filter((turn) => turn.kind === kind).slice(-1))
  for (const { kind, index } of [...turns].reverse()) {
    const value = result.points[index]?.average ?? null
    if (value === null) continue
    const text = words.turn(kind, result.turns.length <= 2 ? value : null)
    const at = layout.y(value)
    const x = within(layout.x(index + 0.5), text, layout.left, layout.right)
    const y = kind === 'peak' || at + 24 > layout.bottom ? at - 11 : at + 21
    const label: Placed = { x, y, text, side: 'middle' }
    const box = boxOf(label, 3)
    if (boxes.some((other) => touches(box, other))) continue
    boxes.push(box)
    placed.push(label)
  }
  return placed
}

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

export function unitLabel(layout: TrendLayout, words: TrendWords): Placed {
  return { x: layout.mirrored ? layout.width : 0, y: 12, text: words.unit, side: layout.mirrored ? 'right' : 'left' }
}
