import type { CompareSpec, DatasetInfo, FrameSpec, Label, MetricQuery, Named, Period, Scope, TimeFrame } from '../model/index.ts'
import {
  buckets, businessDays, chooseGrain, comparePeriod, DAY, frameOf, isoDateOf, nextDay, resolvePeriod, startOfDay,
} from '../time/index.ts'
import type { CompareContext } from '../time/index.ts'
import { conversionTo } from './conversion.ts'
import type { GoalInfo, MetricContext, RepInfo } from './metric.ts'

/** A rep as the source lists them; days are ISO dates, inclusive, null where open-ended. */
export interface ListedRep extends Named {
  readonly team: string | null
  readonly fte: number
  readonly activeFrom: string | null
  readonly activeTo: string | null
}
/** A goal as the source lists it; days are ISO dates, inclusive. */
export interface ListedGoal {
  readonly scope: string | null
  readonly metric: GoalInfo['metric']
  readonly start: string
  readonly end: string
  readonly value: number
  readonly currency: string | null
}
/** An intervention as the source lists it; days are ISO dates, inclusive, `end` null while it goes on. */
export interface ListedIntervention extends Named { readonly start: string; readonly end: string | null }

/** A day off; an ISO date. */
export interface ListedHoliday { readonly date: string; readonly label: Label | null }
/** A rate as the source lists it: from an ISO date on, so many major units of `to` for one of `from`. */
export interface ListedRate { readonly date: string; readonly from: string; readonly to: string; readonly rate: number }

/** What a data set says about itself, in dates of no zone: which instants these are depends on the question's frame. */
export interface Described {
  readonly reps: readonly ListedRep[]
  readonly teams: readonly Named[]
  readonly goals: readonly ListedGoal[]
  readonly interventions: readonly ListedIntervention[]
  readonly holidays?: readonly ListedHoliday[]
  /** The same list as long as nothing in it changes. */
  readonly rates?: readonly ListedRate[]
  /** Void opportunities. */
  readonly voids: number
  has(table: string): boolean
  nameOf(dimension: string, value: string): Label
}

const DEFAULT_CONFIDENCE = 0.95
const NO_RATES: readonly ListedRate[] = []

/**
 * What a metric may know besides its query: period, comparison, frame, currency and pipeline resolved, dates turned
 * into instants.
 *
 * @throws ShakhesError `bad-query` for a period, frame or zone that is none
 */
export function contextOf(
  data: Described, { span, currencies, pipelines, stages }: DatasetInfo, query: MetricQuery,
  settings: { readonly frame: TimeFrame; readonly now: number },
): MetricContext {
  const scope: Scope = query
  const frame = scope.frame ? frameIn(scope.frame, settings.frame) : settings.frame
  const asOf = scope.asOf ?? settings.now
  const spec = scope.period ?? 'all'
  const period = resolvePeriod(spec, { now: scope.today ?? asOf, span, frame })
  const pipeline = pipelines.find((p) => p.id === scope.pipeline) ?? pipelines[0] ?? { id: '', name: '' }
  const days = daysIn(frame)
  const currency = scope.currency ?? currencies[0] ?? null
  const holidays = (data.holidays ?? []).map(({ date }) => date)
  return {
    asOf, period, frame, pipeline,
    partial: period.end > asOf,
    past: pastOf(period, scope.compare ?? 'previous', { frame, asOf, spec }),
    currency,
    money: conversionTo(currency, data.rates ?? NO_RATES, frame.zone),
    confidence: scope.confidence ?? DEFAULT_CONFIDENCE,
    stages: stages.filter((s) => s.pipeline === pipeline.id),
    stagesOf: (id) => stages.filter((s) => s.pipeline === id),
    everyStage: stages.filter((s) => scope.pipeline === undefined || s.pipeline === scope.pipeline),
    get reps() { return repsIn(data.reps, frame) },
    teams: data.teams,
    goals: data.goals.map(({ start, end, ...goal }): GoalInfo => ({ ...goal, period: days(start, end) })),
    interventions: data.interventions.map(({ id, name, start, end }) => {
      const known = days(start, end)
      if (end !== null) return { id, name, period: known }
      // Still going on: as far as the question looks.
      return { id, name, period: { start: known.start, end: Math.max(period.end, known.start + DAY) } }
    }),
    everything: spec === 'all',
    span: span && resolvePeriod('all', { now: asOf, span, frame }),
    voids: data.voids,
    has: (table) => data.has(table),
    buckets: (grain, range = period) => buckets(range, grain, frame, asOf),
    workdays: ({ start, end }) => {
      if (start >= end) return 0
      const [first, last] = [isoDateOf(start, frame.zone), isoDateOf(end - 1, frame.zone)]
      return businessDays(first, nextDay(last), { ...frame, holidays })
    },
    grain: (asked, room) => chooseGrain(period, frame, asked, room),
    nameOf: (dimension, value) => data.nameOf(dimension, value),
  }
}

/** What a question says of its frame goes before what the source said; its reader's locale brings a week of its own. */
function frameIn({ locale, ...spec }: FrameSpec, { weekStart, weekend, ...source }: TimeFrame): TimeFrame {
  // Without members that are there but undefined, which would hide the source's own.
  const said = Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined))
  return frameOf({ ...source, ...(locale === undefined && { weekStart, weekend }), ...said }, locale)
}

/** The last one of a frame: the questions of a refresh compare with the same. */
const pasts = new WeakMap<TimeFrame, readonly [asked: string, past: Period | null]>()
function pastOf(period: Period, compare: CompareSpec, context: CompareContext): Period | null {
  const asked = JSON.stringify([period, compare, context.asOf, context.spec])
  const known = pasts.get(context.frame)
  if (known?.[0] === asked) return known[1]
  const past = comparePeriod(period, compare, context)
  pasts.set(context.frame, [asked, past])
  return past
}

/** By list: few of the questions of a refresh are about reps, and none changes them. */
const known = new WeakMap<readonly ListedRep[], Map<string, readonly RepInfo[]>>()
function repsIn(listed: readonly ListedRep[], frame: TimeFrame): readonly RepInfo[] {
  let byZone = known.get(listed)
  if (byZone === undefined) known.set(listed, byZone = new Map())
  let reps = byZone.get(frame.zone)
  if (reps === undefined) {
    const days = daysIn(frame)
    reps = listed.map(({ activeFrom, activeTo, ...rep }): RepInfo => ({ ...rep, active: days(activeFrom, activeTo) }))
    byZone.set(frame.zone, reps)
  }
  return reps
}

/** Inclusive ISO dates as a half-open period of the frame's zone; open ends reach as far as instants do. */
function daysIn({ zone }: TimeFrame): (first: string | null, last: string | null) => Period {
  return (first, last) => ({
    start: first === null ? -8.64e15 : startOfDay(first, zone),
    end: last === null ? 8.64e15 : startOfDay(nextDay(last), zone),
  })
}
