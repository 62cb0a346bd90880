import {
  and, isIn, range,
  type AggregateRequest, type Filter, type FunnelQuery, type Named,
} from '../../model/index.ts'
import { refuse } from '../../time/refuse.ts'
import type { MetricContext } from '../metric.ts'
import { createdIn, decidedIn } from './ask.ts'
import type { Pool } from './funnel-pool.ts'
import { rare } from './rare.ts'

/** The deals that a funnel is about. */
export interface Cohort {
  readonly where: Filter
  /** Which visit makes a deal one of them; undefined: none has to. */
  readonly visited: Filter | undefined
  /** The same deals of any time. */
  readonly scope: Filter
}

/** @throws ShakhesError `bad-query` for a stage that cannot be entered, and one without the population that needs it */
export function cohortOf(query: FunnelQuery, context: MetricContext, pool: Pool): Cohort {
  const { period, everything } = context
  const scope = and(query.filter, isIn('pipeline', ...pool.pipelines))
  if (query.population !== 'entered') {
    if (query.stage !== undefined) {
      refuse('stage', query.stage, 'is only for the population of those that entered it; set population to entered')
    }
    const chosen = query.population === 'closed' ? decidedIn(period, everything) : createdIn(period, everything)
    return { where: and(scope, chosen), visited: undefined, scope }
  }
  const stage = isIn('visitStage', ...pool.countedAs(enteredStage(query, context).id))
  const visited = everything ? stage : and(stage, range('enteredAt', period.start, period.end))
  return { where: scope, visited, scope }
}

/** @throws ShakhesError `bad-query` unless it is an open stage of the pipeline */
export function enteredStage({ stage }: FunnelQuery, { stages, pipeline }: MetricContext): Named {
  const open = stages.filter((s) => s.kind === 'open')
  const found = open.find((s) => s.id === stage)
  if (!found) {
    const known = open.map((s) => s.id).join(', ') || 'none'
    refuse('stage', stage ?? null, `is no open stage of the pipeline ${pipeline.id}; it has ${known}`)
  }
  return { id: found.id, name: found.name }
}

/** What it is compared with: another group of the same time, or those of an earlier period when they were as old. */
export function pastCohort(
  query: FunnelQuery, context: MetricContext, pool: Pool,
): (Cohort & { readonly context: MetricContext }) | null {
  const { period, asOf, past } = context
  if (query.against) return { ...cohortOf({ ...query, filter: query.against }, context, pool), context }
  if (query.compare === undefined || !past) return null
  const then = { ...context, period: past, asOf: past.end + Math.max(0, asOf - period.end), everything: false }
  return { ...cohortOf(query, then, pool), context: then }
}

/** One pipeline, or several as one. */
export function poolFor(query: FunnelQuery, context: MetricContext): Pool {
  if (query.pooled) return rare().poolOf(query, context)
  return {
    pipelines: [context.pipeline.id], stageOf: (s) => s, countedAs: (s) => [s],
    rankOf: (_, rank) => rank as number | null,
  }
}

/** A request over those deals alone. */
export function within(visited: Filter | undefined, request: AggregateRequest): AggregateRequest {
  return visited ? { ...request, visited } : request
}
