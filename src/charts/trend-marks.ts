import { nothing, svg, type SVGTemplateResult } from 'lit'
import type { TrendPoint, TrendResult, TurningPoint } from '../model/index.ts'
import { dotsPath } from './dots.ts'
import type { Spot } from './path.ts'
import { round } from './text.ts'
import { boxOf, touches, within } from './trend-boxes.ts'
import { put, type Placed } from './trend-labels.ts'
import type { TrendLayout, TrendWords } from './trend.ts'

/** A bracket under the buckets that the last average is made of. */
export interface Bracket { readonly d: string; readonly label: Placed | null }

const DAY = 86_400_000
/** Usual lengths: what is drawn of a window that the calendar counts is right to a day or two. */
const DAYS = { days: 1, weeks: 7, months: 30.44 } as const

/** Which buckets the last average is made of; null where it has no end (exponential), or no value. */
export function windowOf({ average, window, windowUnit = 'buckets', points }: TrendResult, end: number): { first: number; last: number } | null {
  if (end < 0 || average === 'exponential') return null
  if (windowUnit !== 'buckets') {
    const until = points[end]!.end
    const days = windowUnit === 'observations' ? null : DAYS[windowUnit]
    let left = window
    const isIn = ({ start, n }: TrendPoint): boolean => (days === null ? n === 0 || left-- > 0 : until - start <= (window * days + 0.5) * DAY)
    let first = end
    if (days === null && points[end]!.n > 0) left--
    while (first > 0 && isIn(points[first - 1]!)) first--
    return average === 'centred' ? null : { first, last: end }
  }
  const half = Math.floor(window / 2)
  return average === 'centred' ? { first: Math.max(0, end - half), last: Math.min(points.length - 1, end + half) } : { first: Math.max(0, end - window + 1), last: end }
}

/** Room around the name of the window, px. */
const CLEAR = 8
/** How far above the axis the window and the lag stand. */
const ABOVE = 9

export function layoutBracket(layout: TrendLayout, result: TrendResult, words: TrendWords): Bracket | null {
  const span = windowOf(result, layout.end)
  if (!span) return null
  const [a, b] = [layout.x(span.first), layout.x(span.last + 1)].sort((p, q) => p - q) as [number, number]
  if (b - a < 10) return null
  const y = layout.bottom - ABOVE
  const x = within((a + b) / 2, words.window, layout.left, layout.right)
  const label: Placed = { x, y: y - 8, text: words.window, side: 'middle' }
  // Where the average itself runs as low, the legend alone names it.
  const { left, right, top } = boxOf(label, CLEAR)
  const crossed = result.points.some(({ average }, i) => average !== null && layout.y(average) > top - CLEAR && layout.x(i + 1) > left && layout.x(i) < right)
  return { d: `M${round(a + 2)} ${y - 4}v4H${round(b - 2)}v-4`, label: layout.narrow || crossed ? null : label }
}

/**
 * How far the average trails: from where its last window has its weight to where its value is drawn, as an arrow along
 * the window. Null where it does not trail, or by less than can be seen.
 */
export function layoutLag(layout: TrendLayout, { lag }: TrendResult): string | null {
  if (!(lag > 0) || layout.end < 0 || lag * layout.step < 6) return null
  const to = layout.x(layout.end + 0.5)
  const from = Math.max(layout.left, Math.min(layout.right, layout.x(layout.end + 0.5 - lag)))
  const head = to > from ? -4 : 4
  const y = layout.bottom - ABOVE
  return `M${round(from)} ${y - 3.5}v7M${round(from)} ${y}H${round(to)}m${head} -3.5l${-head} 3.5l${head} 3.5`
}

/** Px from one turning point to the next, where they are many. */
const APART = 24

/**
 * The turning points that are marked: all, or of more than have room those that leave each other some. The two that are
 * named come first, then by how far the average went between them and their neighbours.
 */
export function markedTurns(layout: TrendLayout, { turns, points }: TrendResult): readonly TurningPoint[] {
  if (turns.length * APART <= layout.right - layout.left) return turns
  const swing = (a: TurningPoint, b: TurningPoint | undefined): number => (b ? Math.abs((points[a.index]?.average ?? 0) - (points[b.index]?.average ?? 0)) : Infinity)
  const ranked = turns.map((turn, i) => ({ turn, size: Math.min(swing(turn, turns[i - 1]), swing(turn, turns[i + 1])) })).sort((a, b) => b.size - a.size)
  const marked = latest(turns)
  for (const { turn } of ranked) {
    if (marked.every(({ index }) => Math.abs(index - turn.index) * layout.step >= APART)) marked.push(turn)
  }
  return marked
}
const latest = (turns: readonly TurningPoint[]): TurningPoint[] => (['peak', 'trough'] as const).flatMap((kind) => turns.findLast((turn) => turn.kind === kind) ?? [])

/** More turns than this are dots; then the latest peak and the latest low alone are named. */
const NAMED = 8

/** Names of turning points that leave room for one another, the latest first; with their values when they are few. */
export function layoutTurns(layout: TrendLayout, result: TrendResult, words: TrendWords, taken: readonly Placed[]): readonly Placed[] {
  if (layout.narrow) return []
  const boxes = taken.map((p) => boxOf(p, CLEAR)).map((box) => ({ ...box, top: box.top - CLEAR / 2 }))
  const placed: Placed[] = []
  const turns = result.turns.length <= NAMED ? result.turns : latest(result.turns)
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

/** What is marked on an average: its turning points, what its last value is made of, and how far that trails. */
export function trendMarks(layout: TrendLayout, result: TrendResult, words: TrendWords): SVGTemplateResult {
  const bracket = layoutBracket(layout, result, words)
  const lag = layoutLag(layout, result)
  const turns = layoutTurns(layout, result, words, bracket?.label ? [bracket.label] : [])
  const spots = markedTurns(layout, result).map(({ index }): Spot => {
    const value = result.points[index]?.average ?? null
    return value === null ? null : [layout.x(index + 0.5), layout.y(value)]
  })
  return svg`
    <path class="turn" d=${dotsPath(spots, 4)} />
    ${turns.map((t) => put(t, words, 'strong haloed'))}
    ${bracket ? svg`<path class="bracket" d=${bracket.d} />${bracket.label ? put(bracket.label, words, 'window haloed') : nothing}` : nothing}
    ${lag === null ? nothing : svg`<path class="lag" d=${lag} />`}`
}
