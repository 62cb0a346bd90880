import { nothing, svg, type SVGTemplateResult } from 'lit'
import type { TrendPoint, TrendResult } from '../model/index.ts'
import { linePath, type Spot } from './path.ts'
import { earlyPath } from './trend-early.ts'
import { put, type Placed } from './trend-labels.ts'
import type { TrendLayout, TrendWords } from './trend.ts'

/** What the series is held against: strokes, each with its name at its end where there is room. */
export interface HeldAgainst {
  /** The steps of the period compared with, one over each bucket's place. */
  readonly past: string
  /** What each bucket owes the goal: level over a bucket, lifted over days off, which owe nothing. */
  readonly goal: string
  readonly labels: readonly (Placed & { readonly of: 'past' | 'goal' })[]
}

/** Px from one name to the next. */
const APART = 14
/** Of a goal's line, px. */
const DASH = 6

export function layoutLines(layout: TrendLayout, { points }: TrendResult, words: TrendWords): HeldAgainst {
  const known = (v: number | null | undefined): v is number => typeof v === 'number' && Number.isFinite(v)
  // What belongs to a clipped or unfinished step stands level, apart from the line: it is no fall.
  const level = (v: number, i: number): Spot[] => [[layout.x(i), layout.y(v)], [layout.x(i + 1), layout.y(v)]]
  const past = points.flatMap(({ past: v, partial }, i): Spot[] => (!known(v) ? [null] : partial ? [null, ...level(v, i), null] : [[layout.x(i + 0.5), layout.y(v)]]))
  // Where days off are narrower than a dash, the line runs on over them.
  const off: Spot[] = layout.step < DASH ? [] : [null]
  const goal = points.flatMap(({ goal: v, partial }, i): Spot[] => (!known(v) ? [null] : v === 0 ? off : partial ? [null, ...level(v, i), null] : level(v, i)))
  const end = points[layout.end]?.average ?? null
  const taken = end === null ? [] : [layout.y(end)]
  const free = (y: number): number | undefined => [0, APART, -APART, 2 * APART, -2 * APART].map((by) => y + by)
    .find((at) => at >= layout.top - 8 && at <= layout.bottom && taken.every((other) => Math.abs(other - at) >= APART))
  const labels = layout.narrow ? [] : (['goal', 'past'] as const).flatMap((of) => {
    const told = (p: TrendPoint): boolean => known(p[of]) && (of === 'past' || p.goal !== 0)
    const value = (points.findLast((p) => !p.partial && told(p)) ?? points.findLast(told))?.[of]
    const text = words[of]
    const y = known(value) && text ? free(layout.y(value)) : undefined
    if (y === undefined || !text) return []
    taken.push(y)
    return [{ of, text, x: layout.mirrored ? layout.left - 8 : layout.right + 8, y: y + 4, side: layout.mirrored ? 'right' : 'left' } as const]
  })
  return { past: linePath(past, layout.width), goal: linePath(goal, layout.width), labels }
}

/** Between the series and its average, and the average where its window is not full. */
export function trendLines(layout: TrendLayout, result: TrendResult, words: TrendWords): SVGTemplateResult {
  const { past, goal, labels } = layoutLines(layout, result, words)
  const early = earlyPath(layout, result.points)
  return svg`${past ? svg`<path class="past-line" d=${past} />` : nothing}${goal ? svg`<path class="goal-line" d=${goal} />` : nothing}
    ${early ? svg`<path class="early-halo" d=${early} /><path class="early" d=${early} />` : nothing}
    ${labels.map((label) => put(label, words, label.of === 'goal' ? 'strong' : 'tick'))}`
}
