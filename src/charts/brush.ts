import type { Bucket, Period } from '../model/index.ts'

/** Some buckets in a row, inclusive, first ≤ last. */
export interface Span { readonly first: number; readonly last: number }

export const spanOf = (a: number, b: number): Span => ({ first: Math.min(a, b), last: Math.max(a, b) })

/** The buckets that a period touches; null when it touches none. */
export function spanOfPeriod(buckets: readonly Bucket[], period: Period | null | undefined): Span | null {
  if (!period) return null
  const first = buckets.findIndex((b) => b.end > period.start)
  const last = buckets.findLastIndex((b) => b.start < period.end)
  return first < 0 || last < first ? null : { first, last }
}

export function periodOfSpan(buckets: readonly Bucket[], { first, last }: Span): Period {
  return { start: buckets[first]!.start, end: buckets[last]!.end }
}

/**
 * Where a key leads among points.
 *
 * @param forward - the arrow that leads to later points
 * @returns the index, or null when the key does not move
 */
export function pointAfterKey(key: string, at: number, count: number, forward: 'ArrowRight' | 'ArrowLeft'): number | null {
  const page = Math.max(2, Math.round(count / 10))
  const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
  const to = key === forward || key === 'ArrowDown' ? at + 1
    : key === backward || key === 'ArrowUp' ? at - 1
    : key === 'PageDown' ? at + page
    : key === 'PageUp' ? at - page
    : key === 'Home' ? 0
    : key === 'End' ? count - 1
    : null
  return to === null || count === 0 ? null : Math.min(count - 1, Math.max(0, to))
}
