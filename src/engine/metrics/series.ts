import type { Bucket, By, Grain } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { DAY, type Group, type Groups } from './ask.ts'

const FEW_ENOUGH = 16
const ABOUT: readonly (readonly [Grain, number])[] = [
  ['day', DAY], ['week', 7 * DAY], ['month', 30.5 * DAY], ['quarter', 91.5 * DAY],
]

/** About a dozen steps over the period: the finest grain that needs no more than sixteen. */
export function seriesBuckets({ period, buckets }: MetricContext): readonly Bucket[] {
  const length = period.end - period.start
  const [grain] = ABOUT.find(([, step]) => length / step <= FEW_ENOUGH) ?? ['year' as const]
  return buckets(grain)
}

/** The edges of buckets that stand side by side. */
export function edgesOf(buckets: readonly Bucket[]): readonly number[] {
  return [...buckets.map((b) => b.start), ...buckets.slice(-1).map((b) => b.end)]
}

/** To group by the steps of `seriesBuckets`. */
export function seriesBy(field: string, context: MetricContext): By {
  return { field, edges: edgesOf(seriesBuckets(context)) }
}

/** A bucket with what was measured in it. */
export type SeriesPoint = Bucket & { readonly value: number | null }

/**
 * A value for each step. One that begins after T, or lies before all data, is null.
 *
 * @param groups - keyed by `seriesBy` in the place given
 * @param value - of the groups of one step; several where there are other keys too
 * @param empty - where nothing happened: 0 for what is counted or summed, null for ratios
 */
export function seriesOf(
  groups: Groups, context: MetricContext, value: (groups: readonly Group[]) => number | null,
  { place = 0, empty = 0 }: { readonly place?: number; readonly empty?: number | null } = {},
): readonly SeriesPoint[] {
  const { asOf, span } = context
  const buckets = seriesBuckets(context)
  const pieces = buckets.map((): Group[] => [])
  for (const group of groups) pieces[Number(group.keys[place])]!.push(group)
  return buckets.map((bucket, i) => {
    if (bucket.start > asOf || span === null || bucket.end <= span.start) return { ...bucket, value: null }
    return { ...bucket, value: pieces[i]!.length === 0 ? empty : value(pieces[i]!) }
  })
}
