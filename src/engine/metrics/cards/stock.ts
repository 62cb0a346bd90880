import { and, isIn, type AggregateRequest, type Filter, type Scalar, type Scope } from '../../../model/index.ts'
import type { MetricContext } from '../../metric.ts'
import { aggregate, COUNT, scopeOf, type Groups } from '../ask.ts'
import { seriesBuckets, type SeriesPoint } from '../series.ts'

/**
 * How many deals were open at the end of each step: those open at T, less what has come since, plus what has gone. From
 * stays in open stages, so that a deal that was lost and reopened is not open in between; a deal whose path is not
 * known was open from creation to decision. Between its creation and its first event a deal is not yet in a stage, and
 * not counted here.
 *
 * @param of - whose stock: a field whose values are told apart; left out, everyone's together
 */
export function askStock(query: Scope, context: MetricContext, of?: 'owner') {
  const edges = edgesAfter(context)
  if (edges.length < 2) return { came: null, went: null, unknownCame: null, unknownWent: null }
  const scope = scopeOf(query)
  const snapshots = and(scope, isIn('snapshot', 1))
  const moved = (from: 'visits' | 'opportunities', where: Filter, field: string): AggregateRequest =>
    aggregate(from, context, where, [{ field, edges }, ...(of ? [of] : [])], { n: COUNT })
  return {
    came: moved('visits', scope, 'enteredAt'),
    went: moved('visits', scope, 'leftAt'),
    unknownCame: moved('opportunities', snapshots, 'createdAt'),
    unknownWent: moved('opportunities', snapshots, 'decidedAt'),
  }
}

type Stock = { readonly [K in keyof ReturnType<typeof askStock>]: Groups | null }

/** How many are open, by the value of the field that was asked for; by null where none was. */
export type Levels = ReadonlyMap<Scalar, number>

/** @param now - open at T */
export function stockSeries(
  now: Levels, { came, went, unknownCame, unknownWent }: Stock, context: MetricContext,
  value: (levels: Levels) => number | null = (levels) => levels.get(null) ?? 0,
): readonly SeriesPoint[] {
  const edges = edgesAfter(context)
  const net = edges.slice(1).map(() => new Map<Scalar, number>())
  for (const [groups, sign] of [[came, 1], [went, -1], [unknownCame, 1], [unknownWent, -1]] as const) {
    for (const { keys: [piece, key = null], count } of groups ?? []) {
      const step = net[Number(piece)]!
      step.set(key, (step.get(key) ?? 0) + sign * count('n'))
    }
  }
  const before = (end: number): Levels => {
    const levels = new Map(now)
    net.forEach((step, i) => {
      if (edges[i]! >= end) for (const [key, n] of step) levels.set(key, (levels.get(key) ?? 0) - n)
    })
    return levels
  }
  const { asOf, span } = context
  return seriesBuckets(context).map((bucket) => {
    const isKnown = bucket.start <= asOf && span !== null && bucket.end > span.start
    return { ...bucket, value: isKnown ? value(bucket.end > asOf ? now : before(bucket.end)) : null }
  })
}

/** The ends of the steps that are over, then T itself. */
function edgesAfter(context: MetricContext): readonly number[] {
  const { asOf } = context
  return [...seriesBuckets(context).map((b) => b.end).filter((end) => end <= asOf), asOf + 1]
}
