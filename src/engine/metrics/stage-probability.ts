import type { StageInfo } from '../../model/index.ts'

/** Decided deals that went the same way. */
export interface DecidedPath {
  readonly entryRank: number | null
  readonly maxRank: number | null
  readonly won: boolean
  readonly n: number
}
export interface StageChance {
  readonly probability: number | null
  readonly from: 'history' | 'assumed' | null
  readonly won: number
  readonly decided: number
}

/** How many deals the rate of the whole pipeline weighs. METRICS I. */
const WEIGHT = 10

/**
 * The chance that a deal in a stage is won: won / decided among those that reached it, shrunk to the pipeline's rate.
 * METRICS I, "Stage probability". Before anything was decided in the pipeline, what somebody typed.
 *
 * @param paths - of decided deals whose path is known
 */
export function stageChance({ rank, assumedProbability }: StageInfo, paths: readonly DecidedPath[]): StageChance {
  const count = (which: (path: DecidedPath) => boolean): number =>
    paths.reduce((sum, p) => sum + (which(p) ? p.n : 0), 0)
  const reached = (p: DecidedPath): boolean => (p.entryRank ?? Infinity) <= rank && (p.maxRank ?? -1) >= rank
  const all = count(() => true)
  const won = count((p) => reached(p) && p.won)
  const decided = count(reached)
  if (all === 0) {
    const known = assumedProbability !== undefined
    return { probability: assumedProbability ?? null, from: known ? 'assumed' : null, won, decided }
  }
  const rate = count((p) => p.won) / all
  return { probability: (won + WEIGHT * rate) / (decided + WEIGHT), from: 'history', won, decided }
}
