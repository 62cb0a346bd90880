import {
  and, isIn, TREND_MEASURES,
  type Filter, type Measure, type RelationName, type TrendMeasure, type TrendPoint, type TrendQuery, type Unit,
} from '../../model/index.ts'
import type { Metric, MetricContext } from '../metric.ts'
import { flag, grain, integer, number, oneOf } from '../rules.ts'
import { lagOf, movingAverage, movingRatio, type MovingAverageOptions } from '../stats/moving-average.ts'
import { turningPoints } from '../stats/turning-points.ts'
import {
  aggregate, amounts, answersTo, COUNT, DECIDED, LOST, requestsOf, scopeOf, valued, within, WON,
  type Group, type Groups,
} from './ask.ts'
import { interventionsOf } from './trend-effects.ts'
import { axisOf, type TrendAxis } from './trend-axis.ts'

/** What a measure of the trend counts, and when. */
interface Measured {
  readonly from: RelationName
  readonly time: 'decidedAt' | 'createdAt' | 'at'
  readonly where?: Filter
  readonly unit: Unit
  /** What a bucket's value is made of; `below` makes it a ratio of sums. */
  readonly above: Part
  readonly below?: Part
  /** Deals behind the value. */
  readonly behind: Part
}
type Part = 'n' | 'won' | 'amount' | 'valued'

const MEASURES: Readonly<Record<TrendMeasure, Measured>> = {
  wonAmount: { from: 'opportunities', time: 'decidedAt', where: WON, unit: 'money', above: 'amount', behind: 'valued' },
  wonCount: { from: 'opportunities', time: 'decidedAt', where: WON, unit: 'count', above: 'n', behind: 'n' },
  lostCount: { from: 'opportunities', time: 'decidedAt', where: LOST, unit: 'count', above: 'n', behind: 'n' },
  createdCount: { from: 'opportunities', time: 'createdAt', unit: 'count', above: 'n', behind: 'n' },
  winRate: {
    from: 'opportunities', time: 'decidedAt', where: DECIDED, unit: 'share', above: 'won', below: 'n', behind: 'n',
  },
  dealSize: {
    from: 'opportunities', time: 'decidedAt', where: WON, unit: 'money',
    above: 'amount', below: 'valued', behind: 'valued',
  },
  noteCount: { from: 'notes', time: 'at', unit: 'count', above: 'n', behind: 'n' },
}

/**
 * A measure over time with its moving average: METRICS F. A covered bucket in which nothing happened is 0 for a flow
 * and null for a ratio; one that begins after T, or lies before all data, is null. Unfinished and clipped buckets are
 * not averaged.
 */
export const trend: Metric<'trend'> = {
  name: 'trend',

  rules: {
    grain, measure: oneOf(...TREND_MEASURES), average: oneOf('simple', 'centred', 'exponential', 'weighted'),
    window: integer(1, 1000), recursive: flag,
    hysteresis: number((n) => n >= 0, 'is not allowed; give a share of 0 or more, such as 0.05'),
  },

  plan: (query, context) => requestsOf(ask(query, context, axisOf(query, context))),

  finish(query, answers, context) {
    const axis = axisOf(query, context)
    const { buckets, uncreated } = answersTo(ask(query, context, axis), answers)
    const measured = MEASURES[measureOf(query)]
    const kind = query.average ?? 'simple'
    const above = piecesOf(buckets, axis, part(measured.above))
    const below = measured.below ? piecesOf(buckets, axis, part(measured.below)) : null
    const behind = piecesOf(buckets, axis, part(measured.behind))
    const average = averagesOf(axis, above, below, { kind, window: axis.window, recursive: query.recursive ?? false })
    const points = axis.shown.map((bucket, i): TrendPoint => {
      const at = axis.lead + i
      const value = bucket.start > context.asOf || !context.span || bucket.end <= context.span.start ? null
        : below ? ratio(above[at]!, below[at]!) : above[at]!
      return { ...bucket, value, n: behind[at]!, average: average[i]! }
    })
    const inSight = ({ keys }: Group): boolean => Number(keys[0]) >= axis.lead
    const total = (measure: string): number => buckets.total(measure, inSight)
    const money = measured.unit === 'money'
    return {
      measure: measureOf(query),
      unit: measured.unit,
      grain: axis.grain,
      average: kind,
      window: axis.window,
      lag: lagOf(kind, axis.window),
      points,
      turns: turningPoints(average, query.hysteresis),
      interventions: interventionsOf(points, context, axis.grain),
      total: below ? null : points.reduce((sum, p) => sum + (p.value ?? 0), 0),
      considered: total('n'),
      snapshots: measured.from === 'opportunities' ? buckets.totalSum('snapshot', inSight) : 0,
      excluded: {
        void: context.voids,
        missingAmount: money ? total('missing') : 0,
        unconverted: money ? total('unconverted') : 0,
        uncreated: uncreated?.total('n') ?? 0,
      },
    }
  },
}

function measureOf(query: TrendQuery): TrendMeasure {
  return query.measure ?? 'wonAmount'
}

function ask(query: TrendQuery, context: MetricContext, { edges }: TrendAxis) {
  const { from, time, where, unit, below } = MEASURES[measureOf(query)]
  const scope = and(scopeOf(query), where)
  const measures: Record<string, Measure> = {
    n: COUNT,
    ...(from === 'opportunities' && { snapshot: { op: 'sum', field: 'snapshot' } as const }),
    ...(unit === 'share' && below && { won: { op: 'count', where: WON } as const }),
    ...(unit === 'money' && { ...amounts(context), valued: { op: 'count', where: valued(context) } as const }),
  }
  const reach = within(time, { start: edges[0]!, end: edges.at(-1)! })
  return {
    buckets: aggregate(from, context, and(scope, reach), [{ field: time, edges }], measures),
    // Nothing without a date is on a time axis, whatever the period.
    uncreated: time === 'createdAt'
      ? aggregate(from, context, and(scope, isIn('createdAt', null)), [], { n: COUNT })
      : null,
  }
}

function part(name: Part): (group: Group) => number {
  return name === 'amount' ? ({ sum }) => sum(name) : ({ count }) => count(name)
}

/** One number for each piece between edges; 0 where nothing happened. */
function piecesOf(groups: Groups, { edges }: TrendAxis, value: (group: Group) => number): readonly number[] {
  const pieces = edges.slice(1).map(() => 0)
  for (const group of groups) pieces[Number(group.keys[0])] = value(group)
  return pieces
}

/** One average for each shown bucket; null where it is not averaged. */
function averagesOf(
  { averaged, shown }: TrendAxis, above: readonly number[], below: readonly number[] | null,
  options: MovingAverageOptions,
): readonly (number | null)[] {
  const values = (counted: readonly number[]): number[] =>
    averaged.map(({ pieces }) => pieces.reduce((sum, i) => sum + counted[i]!, 0))
  const averages = below ? movingRatio(values(above), values(below), options) : movingAverage(values(above), options)
  const result: (number | null)[] = shown.map(() => null)
  averaged.forEach((place, i) => { if (place.shown !== null) result[place.shown] = averages[i]! })
  return result
}

function ratio(above: number, below: number): number | null {
  return below === 0 ? null : above / below
}
