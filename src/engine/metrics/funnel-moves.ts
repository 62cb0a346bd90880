import { isIn, type Filter, type Named, type StageInfo, type StageMove } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import type { Groups } from './ask.ts'
import type { Pool } from './funnel-pool.ts'

/** Visits that began at an end: their deal was reopened. */
export function reopened({ stagesOf }: MetricContext, { pipelines }: Pool): Filter {
  return isIn('previousStage', ...pipelines.flatMap(stagesOf).filter((s) => s.kind !== 'open').map((s) => s.id))
}

/**
 * How often deals went from one stage to another, or to an end; in the order of the stages. Moves between stages that
 * pooling makes one are none.
 */
export function movesOf(groups: readonly Groups[], stages: readonly StageInfo[], pool: Pool): readonly StageMove[] {
  const order = new Map(stages.map((stage, place) => [stage.id, { stage, place }]))
  const tally = new Map<string, { from: number; to: number; moves: number }>()
  for (const { keys: [from, to], count } of groups.flatMap((g) => [...g])) {
    if (from === null || to === null) continue
    const [a, b] = [order.get(pool.stageOf(String(from))), order.get(pool.stageOf(String(to)))]
    if (!a || !b || a === b) continue
    const key = `${a.place} ${b.place}`
    const move = tally.get(key) ?? { from: a.place, to: b.place, moves: 0 }
    tally.set(key, move)
    move.moves += count('n')
  }
  return [...tally.values()].sort((x, y) => x.from - y.from || x.to - y.to)
    .map(({ from: a, to: b, moves }) => {
      const [from, to] = [stages[a]!, stages[b]!]
      return { from: named(from), to: named(to), kind: kindOf(from, to), moves }
    })
}

function kindOf(from: StageInfo, to: StageInfo): StageMove['kind'] {
  if (to.kind !== 'open') return to.kind
  if (from.kind !== 'open') return 'reopened'
  return to.rank < from.rank ? 'back' : to.rank === from.rank + 1 ? 'next' : 'skip'
}

function named({ id, name }: StageInfo): Named {
  return { id, name }
}
