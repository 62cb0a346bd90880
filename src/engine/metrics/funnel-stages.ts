import type { FunnelMode, FunnelStage, Interval, Rate, StageInfo } from '../../model/index.ts'
import type { StageStays } from './funnel-stays.ts'
import { rateOf, unknownRate } from './rate.ts'

/** Deals that went the same way. */
export interface Path {
  readonly entryRank: number | null
  readonly maxRank: number | null
  readonly status: 'open' | 'won' | 'lost'
  /** The open stage it is in, or was in last. */
  readonly stage: string | null
  readonly snapshot: boolean
  readonly n: number
  /** In the chosen currency. */
  readonly amount: number
  readonly missing: number
}

export interface FunnelInput {
  /** Open stages, rising by rank. */
  readonly stages: readonly StageInfo[]
  readonly paths: readonly Path[]
  readonly mode: FunnelMode
  readonly stays: ReadonlyMap<string, StageStays>
  readonly confidence: number
}

/** Where deals whose path is known got to. The split is exhaustive: advanced + lost + open = reached. */
export function pathStages({ stages, paths, mode, stays, confidence }: FunnelInput): readonly FunnelStage[] {
  const known = paths.filter((p) => !p.snapshot)
  const all = count(known, () => true)
  return stages.map((stage) => {
    const { rank } = stage
    const isHere = ({ maxRank }: Path): boolean => (maxRank ?? -1) >= rank
    const { step, ...split } = stepOf(rank, known, mode, confidence)
    const { reached, advanced, lost } = split.counts
    const stay = stays.get(stage.id)!
    return {
      ...named(stage), ...split.counts, ...stock(stage, paths),
      lostAt: count(known, (p) => p.status === 'lost' && p.stage === stage.id),
      joined: count(known, (p) => p.entryRank === rank),
      skipped: reached - (mode === 'assume-passed' ? stay.entered : stay.enteredAtRisk),
      entered: stay.entered,
      visits: stay.visits,
      reentries: stay.visits - stay.entered,
      amount: split.amount,
      step,
      resolved: rateOf(advanced, advanced + lost, confidence, { reason: 'no-decided' }),
      cumulative: rateOf(count(known, isHere), all, confidence, {
        open: count(known, (p) => p.status === 'open' && !isHere(p)),
      }),
      stay: stay.stay,
      stuck: stay.stuck,
    }
  })
}

/** How those with a known path split at a rank. */
export function stepOf(rank: number, paths: readonly Path[], mode: FunnelMode, confidence: number) {
  const split = splitOf(
    paths.filter((p) => !p.snapshot && (p.maxRank ?? -1) >= rank
      && (mode === 'assume-passed' || (p.entryRank ?? Infinity) <= rank)),
    (p) => p.maxRank! > rank,
  )
  const { reached, advanced, open } = split.counts
  return { ...split, step: rateOf(advanced, reached, confidence, { open }) }
}

/**
 * What is known when no deal has a path (METRICS G1): an open deal has reached its stage and those before it, a won one
 * all. A lost one got anywhere from the first stage to the last, so it is in no stage's split; it only widens bounds.
 */
export function snapshotStages({ stages, paths, stays }: FunnelInput): readonly FunnelStage[] {
  const rankOf = new Map(stages.map((s) => [s.id, s.rank]))
  const furthest = ({ status, stage }: Path): number => {
    if (status === 'won') return stages.length
    return status === 'open' && stage !== null ? rankOf.get(stage) ?? -1 : -1
  }
  const lost = count(paths, (p) => p.status === 'lost')
  return stages.map((stage, index) => {
    const { rank } = stage
    const { counts, amount } = splitOf(paths.filter((p) => furthest(p) >= rank), (p) => furthest(p) > rank)
    const bounds = snapshotBounds(counts, lost, index === 0, index === stages.length - 1)
    const { stay, stuck } = stays.get(stage.id)!
    return {
      ...named(stage), ...counts, ...stock(stage, paths),
      lostAt: 0, joined: 0, skipped: 0, entered: 0, visits: 0, amount,
      step: unstepped(counts.advanced, counts.reached, bounds),
      resolved: unknownRate(counts.advanced, counts.advanced, 'no-history'),
      stay,
      stuck,
    }
  })
}

interface Counts { readonly reached: number; readonly advanced: number; readonly lost: number; readonly open: number }

/**
 * Between which values the step lies whatever the lost deals did: at worst all of them reached the stage and stayed
 * behind; at best all moved on with the open ones. Nobody lost moved on from the last stage, and all reached the first.
 */
function snapshotBounds(
  { reached, advanced, open }: Counts, lost: number, isFirst: boolean, isLast: boolean,
): Interval | null {
  if (reached + lost === 0) return null
  const low = advanced / (reached + lost)
  const [k, n] = isLast ? [advanced + open, reached + (isFirst ? lost : 0)] : [advanced + open + lost, reached + lost]
  return { low, high: n === 0 ? low : k / n }
}

function unstepped(advanced: number, reached: number, bounds: Interval | null): Rate {
  return bounds ? unknownRate(advanced, reached, 'no-history', bounds) : unknownRate(0, 0, 'no-rows')
}

function splitOf(reached: readonly Path[], moved: (path: Path) => boolean) {
  const counts = { reached: 0, advanced: 0, lost: 0, open: 0 }
  const amount = { reached: 0, advanced: 0, lost: 0, open: 0, missing: 0 }
  for (const p of reached) {
    const part = p.status === 'won' || moved(p) ? 'advanced' : p.status
    counts.reached += p.n
    counts[part] += p.n
    amount.reached += p.amount
    amount[part] += p.amount
    amount.missing += p.missing
  }
  return { counts, amount }
}

function stock(stage: StageInfo, paths: readonly Path[]): { readonly current: number } {
  return { current: count(paths, (p) => p.status === 'open' && p.stage === stage.id) }
}

function named({ id, name, rank }: StageInfo) {
  return { id, name, rank }
}

function count(paths: readonly Path[], which: (path: Path) => boolean): number {
  return paths.reduce((total, p) => total + (which(p) ? p.n : 0), 0)
}
