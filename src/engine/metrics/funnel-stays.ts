import type { FunnelStage, StageInfo } from '../../model/index.ts'
import { kaplanMeier, survivalQuantile, type Stay } from '../stats/kaplan-meier.ts'
import { groupedQuantile } from '../stats/quantile.ts'
import type { Groups } from './ask.ts'
import { figureOf } from './rate.ts'

/** What the visits to a stage say. */
export interface StageStays {
  readonly visits: number
  /** Distinct deals with an event into it. */
  readonly entered: number
  /** Of these, the ones whose first stage does not lie beyond it. */
  readonly enteredAtRisk: number
  readonly stay: FunnelStage['stay']
  readonly stuck: number | null
}

/** Completed visits that a stage's own p90 needs before it can call an open one stuck. METRICS A. */
const ENOUGH_VISITS = 20
const HOURS_A_DAY = 24

/**
 * How long deals stay in each stage. In whole hours inside, so that every engine groups alike; told in days.
 *
 * @param stageOf - the stage that one counts as
 * @param visits - keyed by stage, hours and completed; counted as `n`, `first` and `firstAtRisk`
 */
export function staysOf(
  visits: Groups, stages: readonly StageInfo[], stageOf: (stage: string) => string = String,
): ReadonlyMap<string, StageStays> {
  const tallies = new Map(stages.map((s) => [s.id, { entered: 0, enteredAtRisk: 0, stays: [] as Stay[] }]))
  const [stage, hours, completed] = [visits.keys(0), visits.keys(1), visits.keys(2)]
  const [n, first, firstAtRisk] = [visits.counts('n'), visits.counts('first'), visits.counts('firstAtRisk')]
  // Tens of thousands of groups where many stays are still open: a pass over columns, without an object for each.
  for (let i = 0; i < visits.size; i++) {
    const tally = tallies.get(stageOf(stage[i] as string))
    if (!tally) continue
    tally.entered += first[i]!
    tally.enteredAtRisk += firstAtRisk[i]!
    tally.stays.push({ duration: hours[i] as number, ended: completed[i] === 1, count: n[i]! })
  }
  for (const { stays } of tallies.values()) stays.sort((a, b) => a.duration - b.duration)
  return new Map(stages.map((stage) => {
    const { entered, enteredAtRisk, stays } = tallies.get(stage.id)!
    return [stage.id, { entered, enteredAtRisk, ...figuresOf(stays, stage.stuckAfterDays) }]
  }))
}

/** @param stays - rising by duration */
function figuresOf(
  stays: readonly Stay[], stuckAfterDays: number | null,
): Pick<StageStays, 'visits' | 'stay' | 'stuck'> {
  const ended = stays.filter((s) => s.ended).map((s) => ({ value: s.duration, count: s.count }))
  const still = stays.filter((s) => !s.ended)
  const completed = total(ended)
  const open = total(still)
  const curve = kaplanMeier(stays)
  const visits = completed + open
  const reason = visits === 0 ? 'no-rows' : 'not-reached'
  const survivors = (q: number) => figureOf(inDays(survivalQuantile(curve, q)), visits, reason)
  const overEnded = (value: number | null) => figureOf(inDays(value), completed)
  const sum = ended.reduce((hours, { value, count }) => hours + value * count, 0)
  const usual = completed >= ENOUGH_VISITS ? survivalQuantile(curve, 0.9) : null
  const limit = usual ?? (stuckAfterDays === null ? null : stuckAfterDays * HOURS_A_DAY)
  return {
    visits,
    stay: {
      completed,
      open,
      mean: overEnded(completed === 0 ? null : sum / completed),
      completedMedian: overEnded(groupedQuantile(ended, 0.5)),
      completedP90: overEnded(groupedQuantile(ended, 0.9)),
      median: survivors(0.5),
      p90: survivors(0.9),
    },
    stuck: limit === null ? null : total(still.filter((s) => s.duration > limit)),
  }
}

function inDays(hours: number | null): number | null {
  return hours === null ? null : hours / HOURS_A_DAY
}

function total(groups: readonly { readonly count: number }[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0)
}
