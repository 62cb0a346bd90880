import type { StageInfo, WeightedStage } from '../../model/index.ts'
import type { MetricBody } from '../metric.ts'
import type { Path } from './funnel-stages.ts'
import { stageChance } from './stage-probability.ts'

type Body = MetricBody<'funnel'>

/** The open amounts of the cohort, each counted by its stage's chance of being won. METRICS I. */
export function weigh(
  body: Body, paths: readonly Path[], decided: readonly Path[], stages: readonly StageInfo[],
): Body {
  const known = decided.map((p) => ({ ...p, won: p.status === 'won' }))
  const weighted = body.stages.map(({ id }, i): WeightedStage => {
    const chance = stageChance(stages[i]!, known)
    const open = paths.reduce((sum, p) => sum + (p.status === 'open' && p.stage === id ? p.amount : 0), 0)
    return { ...chance, open, amount: chance.probability === null ? null : open * chance.probability }
  })
  const unknown = weighted.some((w) => w.amount === null && w.open > 0)
  return {
    ...body,
    stages: body.stages.map((stage, i) => ({ ...stage, weighted: weighted[i]! })),
    weighted: unknown ? null : weighted.reduce((sum, w) => sum + (w.amount ?? 0), 0),
  }
}
