import type { FunnelQuery, Scalar } from '../../model/index.ts'
import { refuse } from '../../time/refuse.ts'
import type { MetricContext } from '../metric.ts'

/** Several pipelines as one: METRICS A, "never pooled unless mapped to shared milestones". */
export interface Pool {
  readonly pipelines: readonly string[]
  /** The stage of the main pipeline that a stage counts as; itself where it is one, or none. */
  readonly stageOf: (stage: string) => string
  /** The other way: a stage of the main pipeline, and those that count as it. */
  readonly countedAs: (stage: string) => readonly string[]
  /** The rank in the main pipeline of a rank of another. */
  readonly rankOf: (pipeline: Scalar | undefined, rank: Scalar) => number | null
}

/**
 * @throws ShakhesError `bad-query` for a pipeline that is not in the data, and where an open stage maps to none of the
 *   main pipeline's, or their orders disagree
 */
export function poolOf({ pooled = [] }: FunnelQuery, { pipeline, stages, stagesOf }: MetricContext): Pool {
  const open = stages.filter((s) => s.kind === 'open')
  const stageOf = new Map<string, string>()
  const ranks = new Map<Scalar | undefined, readonly number[]>()
  for (const id of pooled) {
    const own = stagesOf(id)
    if (own.length === 0) refuse('pooled', id, 'is no pipeline of the data that has stages')
    let last = -1
    ranks.set(id, own.filter((s) => s.kind === 'open').map((stage) => {
      const target = open.find((s) => s.id === (stage.mapsTo ?? stage.id))
      const cannot = `cannot be pooled: its stage ${stage.id} maps to`
      if (!target) refuse('pooled', id, `${cannot} no open stage of ${pipeline.id}; set mapsTo`)
      if (target.rank <= last) refuse('pooled', id, `${cannot} ${target.id}, out of order`)
      last = target.rank
      stageOf.set(stage.id, target.id)
      return target.rank
    }))
    for (const stage of own) {
      const end = stage.kind === 'open' ? undefined : stages.find((s) => s.kind === stage.kind)
      if (end && !stages.some((s) => s.id === stage.id)) stageOf.set(stage.id, end.id)
    }
  }
  return {
    pipelines: [pipeline.id, ...pooled],
    stageOf: (stage) => stageOf.get(stage) ?? stage,
    countedAs: (stage) =>
      [stage, ...[...stageOf].flatMap(([from, to]) => (to === stage && from !== stage ? [from] : []))],
    // One beyond the last is won, in whichever pipeline.
    rankOf: (id, rank) => {
      const own = ranks.get(id)
      return rank === null || !own ? rank as number | null : own[rank as number] ?? open.length
    },
  }
}
