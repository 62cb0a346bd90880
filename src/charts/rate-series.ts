import type { Interval, Rate, WinRatePoint } from '../model/index.ts'
import { thin, type AxisLabel } from './labels.ts'
import { boxPath, linePath } from './path.ts'
import { along, shareScale } from './scale.ts'
import type { Size } from './types.ts'

/**
 * How a period's share is drawn: `solid`; `hollow`, the period is not over or was clipped, or open deals may still carry it on; `grey`, few deals; `few`,
 * fewer than five, so that it has no place on the scale; `none`, nothing decided.
 */
export type SeriesMark = 'solid' | 'hollow' | 'grey' | 'few' | 'none'

export interface SeriesPoint { readonly x: number; readonly mark: SeriesMark; readonly y: number | null; readonly high: number | null; readonly low: number | null }
/** A path for svg. Not settled: it may still change, or rests on little. */
export interface SeriesPath { readonly settled: boolean; readonly d: string }

/** Everything in px from the top left corner. Time runs from left to right in every language. */
export interface SeriesLayout extends Size {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Width that a period takes. */
  readonly slot: number
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  readonly points: readonly SeriesPoint[]
  /** Intervals, and the lines between the shares. */
  readonly bands: readonly SeriesPath[]
  readonly lines: readonly SeriesPath[]
  /** The share over the whole period. */
  readonly total: number | null
  readonly labels: readonly AxisLabel[]
}

export interface SeriesOptions {
  /** The share over the whole period, as a fraction. */
  readonly total?: number | null
  /** One name a period. */
  readonly names?: readonly string[]
  readonly measure?: (text: string) => number
}

const MARGIN = { left: 40, right: 8, top: 8, bottom: 24 } as const

type Placed = SeriesPoint & { readonly y: number; readonly high: number; readonly low: number }

/** Lays a series of shares out. */
export function rateSeries(points: readonly WinRatePoint[], size: Size, options: SeriesOptions = {}): SeriesLayout {
  const { total = null, names = [], measure } = options
  const left = MARGIN.left
  const right = Math.max(left + 1, size.width - MARGIN.right)
  const { top } = MARGIN
  const bottom = Math.max(top + 1, size.height - MARGIN.bottom)
  const drawn = points.filter((p) => markOf(p) !== 'few' && markOf(p) !== 'none')
  const ends = drawn.flatMap(({ rate }) => [rate.value!, spanOf(rate).low, spanOf(rate).high])
  // Nothing but periods too few to draw: the whole scale, rather than one around the total alone.
  const scale = shareScale(ends.length > 0 && total !== null ? [...ends, total] : ends, { tight: true, steps: 3 })
  const y = (share: number) => bottom - (bottom - top) * along(scale, share)
  const slot = points.length > 0 ? (right - left) / points.length : 0
  const placed = points.map((point, i): SeriesPoint => {
    const mark = markOf(point)
    const x = left + slot * (i + 0.5)
    const value = point.rate.value
    if (value === null || mark === 'few' || mark === 'none') return { x, mark, y: null, high: null, low: null }
    const { low, high } = spanOf(point.rate)
    return { x, mark, y: y(value), high: y(high), low: y(low) }
  })
  const runs = runsOf(placed)
  return {
    ...size, left, right, top, bottom, slot,
    ticks: scale.ticks.map((value) => ({ value, y: y(value) })),
    points: placed,
    bands: runs.map(({ settled, of }) => ({ settled, d: of.length > 1 ? band(of) : alone(of[0]!) })),
    lines: runs.filter(({ of }) => of.length > 1).map(({ settled, of }) => ({ settled, d: linePath(of.map((p) => [p.x, p.y])) })),
    total: total === null ? null : y(total),
    labels: thin(placed.flatMap(({ x }, i) => (names[i] === undefined ? [] : [{ x, text: names[i] }])), 8, measure),
  }
}

/** Whether deals that are still open may carry it on. */
const isImmature = ({ bounds }: Rate): boolean => bounds != null && bounds.high > bounds.low
/** Where an unfinished share may end; else how sure a finished one is. */
const spanOf = (rate: Rate): Interval => (isImmature(rate) ? rate.bounds! : rate.interval ?? { low: rate.value!, high: rate.value! })

function markOf({ rate, partial }: WinRatePoint): SeriesMark {
  if (rate.value === null || rate.n === 0) return 'none'
  if (rate.quality === 'insufficient') return 'few'
  return partial || isImmature(rate) ? 'hollow' : rate.quality === 'grey' ? 'grey' : 'solid'
}

/** Neighbours that can be joined, cut where what is settled meets what is not; a point without neighbours alone. */
function runsOf(points: readonly SeriesPoint[]): { settled: boolean; of: Placed[] }[] {
  const runs: { settled: boolean; of: Placed[] }[] = []
  points.forEach((point, i) => {
    if (point.y === null) return
    const here = point as Placed
    const before = points[i - 1]
    if (before?.y == null) {
      if (points[i + 1]?.y == null) runs.push({ settled: here.mark === 'solid', of: [here] })
      return
    }
    const settled = before.mark === 'solid' && here.mark === 'solid'
    const last = runs.at(-1)
    if (last?.settled === settled && last.of.at(-1) === before) last.of.push(here)
    else runs.push({ settled, of: [before as Placed, here] })
  })
  return runs
}

/** The intervals of neighbours: along the upper ends, and back along the lower ones. */
const band = (of: readonly Placed[]) => `${linePath([...of.map((p) => [p.x, p.high] as const), ...of.toReversed().map((p) => [p.x, p.low] as const)])}Z`

/** The interval of a point without neighbours: a bar of 12 px. */
const alone = ({ x, low, high }: Placed) => boxPath(x - 6, high, x + 6, low)
