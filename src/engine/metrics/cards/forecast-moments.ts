import { and, isIn, type AggregateRequest, type Filter, type Measure, type Scope } from '../../../model/index.ts'
import type { MetricContext } from '../../metric.ts'
import { aggregate, amounts, COUNT, DAY, DECIDED, OPEN, WON } from '../ask.ts'

/** Earlier forecasts that are held against what came. */
export const TESTED = 8
/** Moments whose deals tell the chances until a date. */
export const LEARNT = 4
/** Between moments of a question about everything. */
const QUARTER = 91 * DAY

/**
 * When forecasts are made: now, and at earlier moments of even distance. Toward a date, that is as far back as the date
 * lies ahead, so that what each moment awaited has come by the next.
 */
export interface Moments {
  /** Null: what comes, whenever it does. */
  readonly until: number | null
  readonly step: number
  /** Latest first, within what is recorded: `at[i]` is i + 1 steps before T. */
  readonly at: readonly number[]
}

export function momentsOf({ period, asOf, everything, span }: MetricContext): Moments {
  const until = !everything && period.end > asOf ? period.end : null
  const step = until !== null ? until - asOf : everything ? QUARTER : period.end - period.start
  const at: number[] = []
  for (let i = 1; span !== null && i <= TESTED + (until === null ? 0 : LEARNT); i++) {
    if (asOf - i * step <= span.start) break
    at.push(asOf - i * step)
  }
  return { until, step, at }
}

/** Stood in a stage at a moment. */
function standing(moment: number): Filter {
  const stayed: Filter = { op: 'or', of: [{ op: 'gt', field: 'leftAt', value: moment }, isIn('leftAt', null)] }
  return and({ op: 'le', field: 'enteredAt', value: moment }, stayed)
}

/** Was open at a moment, whether its stage is known or not. */
function waiting(moment: number): Filter {
  const undecided: Filter = { op: 'or', of: [OPEN, { op: 'gt', field: 'decidedAt', value: moment }] }
  return and({ op: 'le', field: 'createdAt', value: moment }, undecided)
}

/**
 * What is open, and what the past has to say. Everything is asked as of T, of deals as they are by then: as of each
 * moment it would cost as much as that many loads.
 */
export function askForecast(query: Scope, context: MetricContext) {
  const scope = and(query.filter, isIn('pipeline', context.pipeline.id))
  const moments = momentsOf(context)
  const { until } = moments
  return {
    open: aggregate('opportunities', context, and(scope, OPEN), ['stage', 'worth'], { n: COUNT, ...amounts(context) }),
    ...(until === null ? {
      decided: askDecided(scope, context, moments),
      undated: aggregate('opportunities', context, and(scope, DECIDED, isIn('decidedAt', null)), ['status'], { n: COUNT }),
      pool: null, deep: null,
    } : {
      decided: null, undated: null,
      pool: aggregate('opportunities', context, scope, [], tallies(waiting, moments, 0)),
      deep: aggregate('visits', context, scope, ['visitStage'], tallies(standing, moments, TESTED)),
    }),
  }
}

/** For each moment to be tested, what stood in which stage then, and what has become of it. */
export function askTests(query: Scope, context: MetricContext): readonly AggregateRequest[] {
  const scope = and(query.filter, isIn('pipeline', context.pipeline.id))
  const moments = momentsOf(context)
  return moments.at.slice(0, TESTED).map((moment) => {
    return aggregate('visits', context, and(scope, standing(moment)), ['visitStage', 'worth'], {
      n: COUNT,
      settled: { op: 'count', ...(moments.until === null && { where: DECIDED }) },
      won: { op: 'count', where: wonAfter(moment, moments) },
    })
  })
}

/** Won since, or by the next moment when that is what was awaited. */
function wonAfter(moment: number, { until, step }: Moments): Filter {
  return until === null ? WON : and(WON, { op: 'le', field: 'decidedAt', value: moment + step })
}

/** For each moment from a place on: `n`, how many there were, and `won`. */
function tallies(
  where: (moment: number) => Filter, moments: Moments, from: number,
): Readonly<Record<string, Measure>> {
  return Object.fromEntries(moments.at.slice(from).flatMap((moment, i): [string, Measure][] => [
    [`n${from + i}`, { op: 'count', where: where(moment) }],
    [`won${from + i}`, { op: 'count', where: and(where(moment), wonAfter(moment, moments)) }],
  ]))
}

/** Whatever was decided, by how far it came and between which moments: bucket j ends at `at[at.length − 1 − j]`. */
function askDecided(scope: Filter, context: MetricContext, { at }: Moments): AggregateRequest | null {
  const { asOf, span } = context
  if (span === null || span.start > asOf) return null
  const edges = [span.start, ...at.toReversed().map((moment) => moment + 1), asOf + 1]
  const by = ['status', 'entryRank', 'maxRank', { field: 'decidedAt', edges }] as const
  return aggregate('opportunities', context, and(scope, DECIDED), by, { n: COUNT })
}
