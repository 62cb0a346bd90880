import type { Unit } from '../model/index.ts'
import { nice, ticks } from './ticks.ts'

/** A vertical scale with round ends. */
export interface ValueAxis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
  /** Does not start at zero: to be said in words. */
  readonly cut: boolean
}

/** Where a scale may begin: bars begin at zero, lines of shares may not. */
export interface AxisOptions { readonly unit: Unit; readonly fromZero: boolean; readonly count?: number }

/**
 * The scale of some values; what is no finite number is passed over. Without any value, or over zeros alone,
 * it runs from 0 to 1.
 */
export function valueAxis(values: Iterable<number | null | undefined>, { unit, fromZero, count = 4 }: AxisOptions): ValueAxis {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (value == null || !Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) return { low: 0, high: 1, ticks: [0], cut: false }
  if (fromZero) {
    low = Math.min(0, low)
    high = Math.max(0, high)
  }
  if (low === high) {
    if (low === 0) return { low: 0, high: 1, ticks: [0], cut: false }
    const pad = unit === 'share' ? 0.05 : Math.abs(low) / 2
    low -= pad
    high += pad
  }
  [low, high] = nice(low, high, count)
  if (unit === 'share') {
    low = Math.max(0, low)
    high = Math.min(Math.max(1, low), high)
  }
  const at = ticks(low, high, count)
  return { low, high, ticks: unit === 'count' ? at.filter(Number.isInteger) : at, cut: low > 0 }
}
