import { and, isIn, isReached } from '../model/index.ts'
import type { Filter, MetricQuery, ReachedField, Scalar, StageInfo } from '../model/index.ts'

/** The question with the stages that deals reached told by fields that rows have, so that every engine understands it. */
export function withRanks<Q extends MetricQuery>(query: Q, stages: readonly StageInfo[]): Q {
  const against = 'against' in query ? query.against : undefined
  return {
    ...query, ...(query.filter && { filter: ranked(query.filter, stages) }),
    ...(against && { against: ranked(against, stages) }),
  }
}

/** The same of a filter alone. */
export function ranked(filter: Filter, stages: readonly StageInfo[]): Filter {
  if (filter.op === 'and' || filter.op === 'or') return { ...filter, of: filter.of.map((part) => ranked(part, stages)) }
  if (filter.op === 'not') return { ...filter, of: ranked(filter.of, stages) }
  return filter.op === 'in' && isReached(filter.field) ? reached(filter.field, filter.values, stages) : filter
}

/** As the funnel counts them: METRICS A. Which stages a deal without events passed is not known. */
function reached(field: ReachedField, ids: readonly Scalar[], stages: readonly StageInfo[]): Filter {
  const several = stages.some(({ pipeline }) => pipeline !== stages[0]!.pipeline)
  const of = stages.filter(({ id }) => ids.includes(id)).map(({ kind, rank, pipeline }) => and(
    several ? isIn('pipeline', pipeline) : undefined,
    ...(kind !== 'open' ? [isIn('status', kind)] : [
      isIn('snapshot', 0), { op: 'ge', field: 'maxRank', value: rank } as const,
      field === 'reached' ? { op: 'le', field: 'entryRank', value: rank } as const : undefined,
    ]),
  ))
  return of.length === 1 ? of[0]! : { op: 'or', of }
}
