import type { Bucket, Period } from '../model/index.ts'

/** Some buckets in a row, inclusive, first ≤ last. */
export interface Span { readonly first: number; readonly last: number }

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
