import type { TrendMeasure, TrendPoint, TrendResult } from '../model/index.ts'
import { textWidth } from './labels.ts'
import { boxPath, linePath, type Spot } from './path.ts'
import { timeAxis, type DateWords, type TimeAxis } from './time-axis.ts'
import type { Direction, Size } from './types.ts'
import { valueAxis, type ValueAxis } from './value-axis.ts'

/** What a trend says on itself, in the reader's language and units. */
export interface TrendWords {
  readonly direction: Direction
  readonly dates: DateWords
  /** A number in the axis's unit, which `unit` names once. */
  value(value: number): string
  readonly unit: string
  readonly average: string
  readonly window: string
  /** Names of what the series is held against, where it is. */
  readonly past?: string | undefined
  readonly goal?: string | undefined
  turn(kind: 'peak' | 'trough', value: number | null): string
  /** Name of an intervention by its place in the result. */
  intervention(index: number): string
}
export interface TrendOptions {
  readonly width: number
  readonly words: TrendWords
  /** Time runs from right to left. */
  readonly mirrored?: boolean
  /** On a sheet, which has less height to give. */
  readonly low?: boolean
}

/** Everything in px from the top left corner. */
export interface TrendLayout extends Size {
  readonly count: number
  readonly narrow: boolean
  readonly mirrored: boolean
  /** Physical edges of the plot. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Width of one bucket. */
  readonly step: number
  readonly value: ValueAxis
  readonly time: TimeAxis
  /** Sums over a period stand as bars, ratios as a line. */
  readonly bars: boolean
  /** The average over the raw series; a stroke. */
  readonly averagePath: string
  /** Last index with an average; −1 when there is none. */
  readonly end: number
  /** Where a count of buckets from the first one's beginning lies: 0.5 is the middle of the first. */
  readonly x: (buckets: number) => number
  readonly y: (value: number) => number
}

const FLOWS: ReadonlySet<TrendMeasure> = new Set(['wonAmount', 'wonCount', 'lostCount', 'createdCount', 'noteCount'])
export const isFlow = (measure: TrendMeasure): boolean => FLOWS.has(measure)

export const NARROW = 480
/** Room above the plot for the axis's unit and the names of interventions. */
const TOP = 34
const BOTTOM = 28
/** Deals below which a share has no place on the scale. METRICS G5. */
const INSUFFICIENT = 5

/** Where a point stands on the scale; null where it must not be read off. */
export const standing = ({ value, n }: TrendPoint, unit: TrendResult['unit']): number | null =>
  (value === null || Number.isNaN(value) || (unit === 'share' && n < INSUFFICIENT) ? null : value)

/** Scales and places of a trend. Pure; never a NaN, whatever the result holds. */
export function layoutTrend(result: TrendResult, { width: asked, words, mirrored = false, low }: TrendOptions): TrendLayout {
  const { points, unit, grain } = result
  const width = Math.max(160, Number.isFinite(asked) ? asked : 0)
  const narrow = width < NARROW
  const height = narrow ? 220 : low ? 196 : 276
  const bars = isFlow(result.measure)
  const top = words.unit || result.interventions.length > 0 ? TOP : 12
  const value = valueAxis(points.flatMap((p) => [standing(p, unit), p.average, p.partialAverage?.value, p.past, p.goal]), { unit, fromZero: bars || unit !== 'share' })
  const start = Math.max(24, ...value.ticks.map((t) => Math.ceil(textWidth(words.value(t))) + 10))
  const end = width - (narrow ? 6 : Math.ceil(Math.max(...[words.average, words.past, words.goal].map((name) => textWidth(name ?? '')))) + 14)
  const bottom = height - BOTTOM
  const step = points.length > 0 ? (end - start) / points.length : 0
  const range = value.high - value.low
  const place = (x: number): number => (mirrored ? width - x : x)
  const x = (buckets: number): number => place(start + step * buckets)
  const y = (v: number): number => bottom - (bottom - top) * Math.min(1, Math.max(0, (v - value.low) / range || 0))
  return {
    width, height, narrow, mirrored, step, value, bars, x, y, bottom, top, count: points.length,
    left: Math.min(place(start), place(end)), right: Math.max(place(start), place(end)),
    time: timeAxis(points, grain, step, width - end, words.dates),
    averagePath: linePath(points.map((p, i): Spot => (p.average === null ? null : [x(i + 0.5), y(p.average)])), width),
    end: points.findLastIndex((p) => p.average !== null),
  }
}

/**
 * Bars as three paths: pale bodies, the caps that carry the value, and what has not ended, hollow. Of steps that share
 * a column of pixels, the body reaches the highest, and the cap spans from it to the lowest.
 */
export interface Bars { readonly body: string; readonly cap: string; readonly hollow: string }

/** A bar wider than this is a box. */
const WIDEST = 72

/** How many steps share a column of pixels. */
export const shared = ({ step }: TrendLayout): number => Math.max(1, Math.round(1 / Math.max(step, 0.001)))

/** Bars between two buckets, inclusive. */
export function layoutBars(layout: TrendLayout, points: readonly TrendPoint[], first = 0, last = points.length - 1): Bars {
  const { step, x, y } = layout
  const base = y(Math.max(0, layout.value.low))
  // No gaps where they would be finer than the screen.
  const inset = step < 3 ? 0 : Math.max(step * 0.14, (step - WIDEST) / 2)
  const each = shared(layout)
  const bars = { body: '', cap: '', hollow: '' }
  for (let i = first; i <= last; i += each) {
    const column = points.slice(i, Math.min(last + 1, i + each)).filter((p) => p.value !== null && Number.isFinite(p.value))
    if (column.length === 0) continue
    const values = column.map((p) => p.value!)
    const [top, low] = [y(Math.max(...values)), y(Math.min(...values))]
    const [x1, x2] = [x(i + (step ? inset / step : 0)), x(i + each - (step ? inset / step : 0))]
    if (column.some((p) => p.partial)) bars.hollow += boxPath(x1, top, x2, base)
    else {
      bars.body += boxPath(x1, top, x2, base)
      bars.cap += boxPath(x1, top - 1, x2, low + 1)
    }
  }
  return bars
}
