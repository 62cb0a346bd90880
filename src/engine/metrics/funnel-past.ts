import type { Comparison, FunnelQuery, Rate } from '../../model/index.ts'
import type { MetricBody, MetricContext } from '../metric.ts'
import { pastCohort, poolFor } from './funnel-cohort.ts'
import { stepOf, type Path } from './funnel-stages.ts'
import { comparisonOf, rateOf } from './rate.ts'

type Body = MetricBody<'funnel'>

/**
 * Each step and the whole beside those of the cohort compared with. Where m steps are scanned, each is held to
 * 1 − α / m.
 */
export function besidePast(body: Body, paths: readonly Path[], query: FunnelQuery, context: MetricContext): Body {
  const then = pastCohort(query, context, poolFor(query, context))!.context
  const { confidence } = context
  const n = paths.reduce((total, p) => total + p.n, 0)
  const count = (status: Path['status']): number =>
    paths.reduce((total, p) => total + (p.status === status ? p.n : 0), 0)
  const overall = rateOf(count('won'), n, confidence, { open: count('open'), reason: 'no-past' })
  const steps = body.stages.map(({ rank }) => stepOf(rank, paths, body.mode, confidence))
  const scanned = body.stages.filter(({ step }, i) => step.value !== null && steps[i]!.step.value !== null).length
  const strict = 1 - (1 - confidence) / Math.max(1, scanned)
  return {
    ...body,
    stages: body.stages.map((stage, i) => {
      const { counts: { reached }, step } = steps[i]!
      return { ...stage, past: { reached, step: compared(stage.step, step, then.period, strict) } }
    }),
    past: {
      n, asOf: then.asOf, group: query.against !== undefined,
      overall: compared(body.overall, overall, then.period, confidence),
    },
  }
}

/** Steps that are only known by bounds are not put to a test. */
function compared(now: Rate, past: Rate, period: Comparison['period'], confidence: number): Comparison {
  return comparisonOf(now.value === null ? { k: 0, n: 0 } : now, past, period, confidence)
}
