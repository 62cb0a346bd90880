import type { FunnelStage, StageInfo } from '../../model/index.ts'
import type { Dense } from '../dense.ts'
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
  const places = new Map(stages.map(({ id }, place) => [id, place]))
  const placeOf = (name: unknown): number => places.get(stageOf(name as string)) ?? -1
  const tallies = stages.map(() => ({ entered: 0, enteredAtRisk: 0 }))
  for (const { keys: [at, atRisk], count } of entered ?? []) {
    const own = tallies[placeOf(at)]
    if (!own) continue
    own.entered += count('n')
    if (atRisk === 1) own.enteredAtRisk += count('n')
  }
  const staysAt = densely(visits.dense, stages, placeOf) ?? plainly(visits, stages.length, placeOf)
  return new Map(stages.map(({ id, stuckAfterDays }, place) => [id, { ...tallies[place]!, ...figuresOf(staysAt(place), stuckAfterDays) }]))
}

/** The stays of a place, made when asked for; the next may overwrite them. */
type ByPlace = (place: number) => Stays

function plainly(visits: Groups, places: number, placeOf: (name: unknown) => number): ByPlace {
  const counts = visits.counts('n')
  const groups = placed(visits.keys(0), 0, counts.length, placeOf)
  const [hours, ended] = [visits.keys(1) as readonly number[], visits.keys(2)]
  const parted = Array.from({ length: places }, (_, place) => joined(NONE, groups.get(place) ?? [], hours, ended))
  return (place) => counted(parted[place]!, counts)
}

/** Groups by the place of their stage; those in a row are mostly of one. */
function placed<P>(names: readonly unknown[], from: number, to: number, placeOf: (name: unknown) => P): ReadonlyMap<P, number[]> {
  const groups = new Map<P, number[]>()
  for (let group = from, last: unknown, own: number[] = []; group < to; group++) {
    if (group === from || names[group] !== last) {
      const place = placeOf(last = names[group])
      groups.set(place, own = groups.get(place) ?? [])
    }
    own.push(group)
  }
  return groups
}

/** By the values of groups, which stay the same from one refresh to the next: the groups of each stage, in order. */
const known = new WeakMap<Dense['values'], { readonly size: number; readonly byName: ReadonlyMap<unknown, Stays> }>()

/** Counts of groups that were put in order before; null where several stages count as one, or counts are of no such kind. */
function densely(dense: Dense | undefined, stages: readonly StageInfo[], placeOf: (name: unknown) => number): ByPlace | null {
  if (dense === undefined) return null
  const { values, counts } = dense
  const own = stages.map(() => NONE)
  for (const [name, groups] of groupsOf(values, counts.length)) {
    const place = placeOf(name)
    if (place < 0) continue
    if (own[place] !== NONE) return null
    own[place] = groups
  }
  return (place) => counted(own[place]!, counts)
}
function groupsOf(values: Dense['values'], size: number): ReadonlyMap<unknown, Stays> {
  const before = known.get(values)
  if (before?.size === size) return before.byName
  const [names, hours, ended] = values as [unknown[], number[], unknown[]]
  const byName = new Map<unknown, Stays>()
  // Live changes add some groups to a hundred thousand: those are put between the others, which stay as they are.
  const isMore = before !== undefined && before.size < size
  if (isMore) for (const [name, stays] of before.byName) byName.set(name, stays)
  for (const [name, groups] of placed(names, isMore ? before.size : 0, size, (name) => name)) {
    // Null names none: the first is of no group.
    if (name !== null) byName.set(name, joined(byName.get(name) ?? NONE, groups, hours, ended))
  }
  known.set(values, { size, byName })
  return byName
}
/**
 * Columns of some groups beside those before, rising by hours; counts are the numbers of groups. After live changes few
 * groups are put between many: what lies between two of them is copied as it stands.
 */
function joined(before: Stays, groups: readonly number[], hours: readonly number[], ended: readonly unknown[]): Stays {
  const added = Int32Array.from(groups)
  if (!isRising(added, hours)) added.sort((a, b) => hours[a]! - hours[b]! || a - b)
  const first = before.hours.length
  const stays = room(first + added.length)
  let from = 0
  for (let i = 0; i <= added.length; i++) {
    const group = added[i]
    let to = first
    // Those before come first at a tie.
    if (group !== undefined) for (let low = from; low < to;) {
      const middle = (low + to) >>> 1
      if (before.hours[middle]! <= hours[group]!) low = middle + 1
      else to = middle
    }
    for (const column of COLUMNS) if (to > from) stays[column].set(before[column].subarray(from, to) as Float64Array, from + i)
    from = to
    if (group === undefined) break
    stays.hours[to + i] = hours[group]!
    stays.ended[to + i] = ended[group] === 1 ? 1 : 0
    stays.counts[to + i] = group
  }
  return stays
}
const COLUMNS = ['hours', 'ended', 'counts'] as const
function isRising(groups: Int32Array, hours: readonly number[]): boolean {
  for (let i = 1; i < groups.length; i++) if (!(hours[groups[i - 1]!]! <= hours[groups[i]!]!)) return false
  return true
}
const room = (length: number): Stays => ({ hours: new Float64Array(length), ended: new Uint8Array(length), counts: new Float64Array(length) })
const NONE = room(0)
let used = NONE
/** Those that have rows. */
function counted({ hours, ended, counts: groups }: Stays, table: ArrayLike<number>): Stays {
  const { length } = groups
  if (used.hours.length < length) used = room(length)
  const to = used
  let count = 0
  for (let i = 0; i < length; i++) {
    const rows = table[groups[i]!]!
    if (rows === 0) continue
    to.hours[count] = hours[i]!
    to.ended[count] = ended[i]!
    to.counts[count++] = rows
  }
  return { hours: to.hours.subarray(0, count), ended: to.ended.subarray(0, count), counts: to.counts.subarray(0, count) }
}

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
    if (!isBy(survival, 0.9)) return false
    at.p90 = time
    return true
  })
  const visits = completed + open
  const reason = visits === 0 ? 'no-rows' : 'not-reached'
  const survivors = (value: number | null) => figureOf(inDays(value), visits, reason)
  const overEnded = (value: number | null) => figureOf(inDays(value), completed)
  const usual = completed >= ENOUGH_VISITS ? at.p90 : null
  const limit = usual ?? (stuckAfterDays === null ? null : stuckAfterDays * HOURS_A_DAY)
  const openBeyond = (most: number): number => {
    let stuck = 0
    for (let i = hours.length - 1; i >= 0 && hours[i]! > most; i--) if (ended[i] === 0) stuck += counts[i]!
    return stuck
  }
  // Mostly each place lies beyond the one before.
  let [before, passed, last] = [0, 0, -1]
  const endedAt = (place: number): number => {
    if (place < before) [passed, last] = [0, -1]
    before = place
    while (passed <= place) if (ended[++last] === 1) passed += counts[last]!
    return hours[last]!
  }
  const quantile = (p: number): number | null => {
    const h = (completed - 1) * p
    const neighbours = completed === 0 ? null : [endedAt(Math.floor(h)), endedAt(Math.ceil(h))] as const
    return quantileOf({ n: completed, neighbours: [neighbours] }, 0, p)
  }
  const [completedMedian, completedP90] = [overEnded(quantile(0.5)), overEnded(quantile(0.9))]
  return {
    visits,
    stay: {
      completed,
      open,
      mean: overEnded(completed === 0 ? null : sum / completed),
      completedMedian,
      completedP90,
      median: survivors(at.median),
      p90: survivors(at.p90),
    },
    stuck: limit === null ? null : openBeyond(limit),
  }
}

function inDays(hours: number | null): number | null {
  return hours === null ? null : hours / HOURS_A_DAY
}
