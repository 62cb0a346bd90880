import type { FunnelStage, StageInfo } from '../../model/index.ts'
import { followSurvival, isBy } from '../stats/kaplan-meier.ts'
import { quantileOf } from '../stats/quantile.ts'
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
 * @param visits - keyed by stage, hours and completed; counted as `n`
 * @param entered - first visits, keyed by stage and whether they are at risk; counted as `n`
 */
export function staysOf(
  visits: Groups, entered: Groups | null, stages: readonly StageInfo[], stageOf: (stage: string) => string = String,
): ReadonlyMap<string, StageStays> {
  const tallies = new Map(stages.map((s): [string, Tally] => [s.id, { entered: 0, enteredAtRisk: 0, groups: 0 }]))
  const [stage, hours, completed] = [visits.keys(0), visits.keys(1) as readonly number[], visits.keys(2)]
  const n = visits.counts('n')
  for (const { keys: [at, atRisk], count } of entered ?? []) {
    const own = tallies.get(stageOf(at as string))
    if (!own) continue
    own.entered += count('n')
    if (atRisk === 1) own.enteredAtRisk += count('n')
  }
  // Tens of thousands of groups where many stays are still open: passes over columns, without an object for each.
  let [name, tally]: [unknown, Tally | undefined] = [undefined, undefined]
  const of = new Array<Tally | undefined>(visits.size)
  for (let i = 0; i < visits.size; i++) {
    if (stage[i] !== name) {
      name = stage[i]
      tally = tallies.get(stageOf(name as string))
    }
    of[i] = tally
    if (!tally) continue
    tally.groups++
  }
  return new Map(stages.map(({ id, stuckAfterDays }) => {
    const own = tallies.get(id)!
    const { groups } = own
    const rows = new Int32Array(groups)
    let [rising, next] = [true, 0]
    for (let i = 0; next < groups; i++) {
      if (of[i] !== own) continue
      if (next > 0 && hours[rows[next - 1]!]! > hours[i]!) rising = false
      rows[next++] = i
    }
    if (!rising) rows.sort((a, b) => hours[a]! - hours[b]!)
    const stays = { hours: new Float64Array(groups), ended: new Uint8Array(groups), counts: new Float64Array(groups) }
    for (let i = 0; i < groups; i++) {
      stays.hours[i] = hours[rows[i]!]!
      stays.ended[i] = completed[rows[i]!] === 1 ? 1 : 0
      stays.counts[i] = n[rows[i]!]!
    }
    return [id, { entered: own.entered, enteredAtRisk: own.enteredAtRisk, ...figuresOf(stays, stuckAfterDays) }]
  }))
}
interface Tally { entered: number; enteredAtRisk: number; groups: number }

/** Columns, rising by hours. */
interface Stays { readonly hours: Float64Array; readonly ended: Uint8Array; readonly counts: Float64Array }

function figuresOf(
  { hours, ended, counts }: Stays, stuckAfterDays: number | null,
): Pick<StageStays, 'visits' | 'stay' | 'stuck'> {
  let [completed, open, sum] = [0, 0, 0]
  for (let i = 0; i < hours.length; i++) {
    if (ended[i] === 1) {
      completed += counts[i]!
      sum += hours[i]! * counts[i]!
    } else open += counts[i]!
  }
  const at: { median: number | null; p90: number | null } = { median: null, p90: null }
  followSurvival(hours, ended, counts, (time, survival) => {
    if (isBy(survival, 0.5)) at.median ??= time
    if (isBy(survival, 0.9)) at.p90 ??= time
  })
  const visits = completed + open
  const reason = visits === 0 ? 'no-rows' : 'not-reached'
  const survivors = (value: number | null) => figureOf(inDays(value), visits, reason)
  const overEnded = (value: number | null) => figureOf(inDays(value), completed)
  const usual = completed >= ENOUGH_VISITS ? at.p90 : null
  const limit = usual ?? (stuckAfterDays === null ? null : stuckAfterDays * HOURS_A_DAY)
  const endedAt = (place: number): number => {
    let passed = 0
    let i = 0
    for (; passed <= place; i++) if (ended[i] === 1) passed += counts[i]!
    return hours[i - 1]!
  }
  const quantile = (p: number): number | null => {
    const h = (completed - 1) * p
    const neighbours = completed === 0 ? null : [endedAt(Math.floor(h)), endedAt(Math.ceil(h))] as const
    return quantileOf({ n: completed, neighbours: [neighbours] }, 0, p)
  }
  return {
    visits,
    stay: {
      completed,
      open,
      mean: overEnded(completed === 0 ? null : sum / completed),
      completedMedian: overEnded(quantile(0.5)),
      completedP90: overEnded(quantile(0.9)),
      median: survivors(at.median),
      p90: survivors(at.p90),
    },
    stuck: limit === null ? null : counts.reduce((stuck, n, i) => stuck + (ended[i] === 0 && hours[i]! > limit ? n : 0), 0),
  }
}

function inDays(hours: number | null): number | null {
  return hours === null ? null : hours / HOURS_A_DAY
}
