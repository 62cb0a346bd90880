import {
  and, isIn, TREND_MEASURES, WINDOW_UNITS,
  type Bucket, type Grain, type TrendPoint, type TrendQuery,
} from '../../model/index.ts'
import type { Metric, MetricContext } from '../metric.ts'
import { flag, grain, integer, number, oneOf } from '../rules.ts'
import { lagOf } from '../stats/moving-average.ts'
import { turningPoints } from '../stats/turning-points.ts'
import { aggregate, answersTo, asking, COUNT, requestsOf, within, type Groups } from './ask.ts'
import { rare } from './rare.ts'
import { edgesOf } from './series.ts'
import { averagesOf } from './trend-average.ts'
import { axisOf } from './trend-axis.ts'
import { interventionsOf } from './trend-effects.ts'
import { countedIn, MEASURES, measureOf, partsOf, rangedOver, type Measured } from './trend-measures.ts'

/**
 * A measure over time with its moving average: METRICS F. A covered bucket in which nothing happened is 0 for a flow
 * and null for a ratio; one that begins after T, or lies before all data, is null. Unfinished and clipped buckets are
 * not averaged.
 */
export const trend: Metric<'trend'> = {
  name: 'trend',

  rules: {
    grain, measure: oneOf(...TREND_MEASURES), average: oneOf('simple', 'centred', 'exponential', 'weighted'),
    window: integer(1, 1000), windowUnit: oneOf(...WINDOW_UNITS), recursive: flag, partial: flag,
    hysteresis: number((n) => n >= 0, 'is not allowed; give a share of 0 or more, such as 0.05'),
  },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const axis = axisOf(query, context)
    const { shown, lead } = axis
    const { buckets, uncreated, past, goal } = answersTo(ask(query, context), answers)
    const measured = MEASURES[measureOf(query)]
    const kind = query.average ?? 'simple'
    const size = axis.edges.length - 1
    const counted = {
      above: piecesOf(buckets, size, measured.above),
      below: measured.below ? piecesOf(buckets, size, measured.below) : null,
      behind: piecesOf(buckets, size, measured.behind),
    }
    const below = counted.below && counted.below.slice(lead)
    const values = valuesOf(shown, counted.above.slice(lead), below, measured, context)
    const average = averagesOf(axis, counted, { kind, recursive: query.recursive ?? false }, context)
    const parts = query.partial ? rare().partialAverages(axis, counted, kind, context) : null
    const earlier = pastBuckets(query, context, axis.grain)
    const before = past && pastOf(past, earlier!, measured, context)
    const goals = query.goal === undefined ? null : rare().bucketGoals(query, shown, context)
    const points = shown.map((bucket, i): TrendPoint => {
      const { start, end, partial } = bucket
      const point: TrendPoint = {
        start, end, partial, value: values[i]!, n: counted.behind[lead + i]!, average: average[i]!,
        ...(parts?.[i] && { partialAverage: parts[i] }),
      }
      if (!before && !goals) return point
      return {
        ...point, ...(before && { past: comparable(bucket, earlier![i], context) ? before[i] ?? null : null }),
        ...(goals && { goal: goals[i]! }),
      }
    })
    const total = (measure: string): number => inSight(buckets, buckets.counts(measure), lead)
    const money = measured.unit === 'money'
    const { ignored } = rangedOver(query, measured)
    return {
      measure: measureOf(query),
      unit: measured.unit,
      grain: axis.grain,
      average: kind,
      window: axis.window,
      windowUnit: axis.windowUnit,
      lag: lagOf(kind, axis.width),
      points,
      turns: turningPoints(average, query.hysteresis),
      interventions: interventionsOf(points, context, axis.grain),
      total: measured.below ? null : sumOf(values),
      ...(before && { past: { period: context.past!, total: measured.below ? null : sumOf(before) } }),
      ...(query.goal !== undefined && { goal: rare().goalOf(query, goal, context) }),
      ...(ignored.length > 0 && { ignored }),
      considered: total('n'),
      snapshots: measured.from === 'opportunities' ? inSight(buckets, buckets.sums('snapshot'), lead) : 0,
      excluded: {
        void: context.voids,
        missingAmount: money ? total('missing') : 0,
        unconverted: money ? total('unconverted') : 0,
        uncreated: uncreated?.total('n') ?? 0,
      },
    }
  },
}

const ask = asking((query: TrendQuery, context) => {
  const { edges, grain } = axisOf(query, context)
  const measured = MEASURES[measureOf(query)]
  const { from, time } = measured
  const { where } = rangedOver(query, measured)
  const measures = countedIn(measured, context)
  const over = (edges: readonly number[]) => aggregate(from, context,
    and(where, within(time, { start: edges[0]!, end: edges.at(-1)! })), [{ field: time, edges }], measures)
  const past = pastBuckets(query, context, grain)
  const goal = query.goal === undefined ? null : rare().goalWhere(query, context)
  return {
    buckets: over(edges),
    // Nothing without a date is on a time axis, whatever the period.
    uncreated: time === 'createdAt'
      ? aggregate(from, context, and(where, isIn('createdAt', null)), [], { n: COUNT }) : null,
    past: past && over(edgesOf(past)),
    goal: goal && aggregate(from, context, and(where, goal), [], measures),
  }
})

/** The buckets of the period compared with, where the question says that it is. */
function pastBuckets(query: TrendQuery, { past, buckets }: MetricContext, grain: Grain): readonly Bucket[] | null {
  return query.compare !== undefined && past ? buckets(grain, past) : null
}

/** How much longer one of two clipped or unfinished buckets may be than the other. */
const SLACK = 0.1

/** Weeks of two years are clipped on other days: a day of one is not held against a week of the other. */
function comparable(now: Bucket, then: Bucket | undefined, { asOf }: MetricContext): boolean {
  if (!then || !(now.partial || then.partial)) return true
  const [a, b] = [Math.min(now.end, asOf + 1) - now.start, Math.min(then.end, asOf + 1) - then.start]
  return Math.abs(a - b) <= SLACK * Math.max(a, b)
}

function pastOf(
  groups: Groups, buckets: readonly Bucket[], measured: Measured, context: MetricContext,
): readonly (number | null)[] {
  const pieces = (name: 'above' | 'below') => measured[name] && piecesOf(groups, buckets.length, measured[name])
  return valuesOf(buckets, pieces('above')!, pieces('below') ?? null, measured, context)
}

/** One number for each piece between edges; 0 where nothing happened. */
function piecesOf(groups: Groups, size: number, name: Measured['above']): readonly number[] {
  const pieces = Array.from({ length: size }, () => 0)
  const [places, values] = [groups.keys(0) as readonly number[], partsOf(groups, name)]
  for (let i = 0; i < places.length; i++) pieces[places[i]!] = values[i] ?? 0
  return pieces
}

/** Of what was counted by bucket, what those that are shown sum to. */
function inSight(groups: Groups, values: readonly (number | null)[], lead: number): number {
  const places = groups.keys(0) as readonly number[]
  let sum = 0
  for (let i = 0; i < places.length; i++) if (places[i]! >= lead) sum += values[i] ?? 0
  return sum
}

/**
 * A value for each bucket. Of flows, 0 where nothing happened; null where that cannot be known: after T, before all
 * data, or without the table.
 */
function valuesOf(
  buckets: readonly Bucket[], above: readonly number[], below: readonly number[] | null, { from }: Measured,
  { asOf, span, has }: MetricContext,
): readonly (number | null)[] {
  const absent = (from === 'leads' || from === 'touches') && !has(from)
  return buckets.map(({ start, end }, i) => {
    if (absent || start > asOf || !span || end <= span.start) return null
    return below ? ratio(above[i]!, below[i]!) : above[i]!
  })
}

function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

function ratio(above: number, below: number): number | null {
  return below === 0 ? null : above / below
}
