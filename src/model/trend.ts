import type { Scope } from './query.ts'
import type { Envelope, Interval, Named, Unit } from './result.ts'
import type { Bucket, Grain, Period } from './time.ts'

export const TREND_MEASURES = ['wonAmount', 'wonCount', 'lostCount', 'createdCount', 'winRate', 'dealSize', 'noteCount', 'leadCount', 'touchCount'] as const
export type TrendMeasure = (typeof TREND_MEASURES)[number]
/** What a window counts. `observations`: buckets in which something happened. */
export const WINDOW_UNITS = ['buckets', 'days', 'weeks', 'months', 'observations'] as const
export type WindowUnit = (typeof WINDOW_UNITS)[number]
export type AverageKind = 'simple' | 'centred' | 'exponential' | 'weighted'
export interface TrendQuery extends Scope {
  readonly metric: 'trend'
  /** Default `wonAmount`. */
  readonly measure?: TrendMeasure
  readonly grain?: Grain
  /** Default `simple`: the mean of the window that ends here. */
  readonly average?: AverageKind
  /** In buckets; default 7 days, 4 weeks, 3 months, 4 quarters, or 2 years. At least 1. */
  readonly window?: number
  /**
   * Default `buckets`. Days, weeks and months are the calendar's, for the simple and the weighted average alone. Where no
   * `grain` is given, a period whose buckets are longer has the usual window of theirs.
   */
  readonly windowUnit?: WindowUnit
  /** Exponential only: start from the first value rather than weigh by what exists. */
  readonly recursive?: boolean
  /**
   * Also average windows that are not full yet, each point marked with `partialAverage`: over the first buckets there
   * are; of a centred average, over what there is on either side, so that its last points are not full either. An
   * exponential one has no warm-up: it weighs what exists. Turning points are of full windows alone.
   */
  readonly partial?: boolean
  /** How far the average must retrace before a turn is confirmed, as a fraction; default 0.05. */
  readonly hysteresis?: number
  /** Hold the measure, `wonAmount` or `wonCount`, against a goal: `everyone`, `team:ID` or `rep:ID`. */
  readonly goal?: string
}

export interface TrendPoint extends Bucket {
  readonly value: number | null
  /** Deals behind the value. */
  readonly n: number
  readonly average: number | null
  /** With `partial`, in place of `average` where its window is not full: what the `of` buckets that it has come to. */
  readonly partialAverage?: { readonly value: number; readonly of: number }
  /** The bucket of the same place in the period compared with, where `compare` is set; null: nothing is known of it. */
  readonly past?: number | null
  /** The bucket's share of the goal, by its working days; null where no goal reaches. */
  readonly goal?: number | null
}
/** METRICS I: how far the goal was met by T. */
export interface TrendGoal {
  /** What is to be reached in the period; of a goal that reaches beyond it, its working days' share. */
  readonly value: number
  /** What was, on the days that have a goal. */
  readonly actual: number
  readonly attainment: number
  /** Attainment ÷ share of the working days that have passed; 1 is on time. Null before the first of them. */
  readonly pace: number | null
  /** actual ÷ passed working days × all. */
  readonly runRate: number | null
  readonly elapsedDays: number
  readonly totalDays: number
}
export interface TurningPoint {
  readonly kind: 'peak' | 'trough'
  /** Index into `points`. */
  readonly index: number
  /** Index at which the retracement was seen. */
  readonly confirmedAt: number
}
/** Mean during less mean before, per bucket, with Welch's 95 % interval. "Coincides with", never "caused". */
export interface InterventionEffect {
  readonly before: number
  readonly during: number
  /** Mean of as many buckets after it as are compared with before; null while none has ended. */
  readonly after?: number | null
  readonly difference: number
  readonly interval: Interval | null
  /** The same with each end moved by one bucket; `robust` when none of the intervals changes its verdict. */
  readonly robust: boolean
  /** The same difference measured on every other stretch as long that touches no intervention, and how many were as large. */
  readonly placebo?: { readonly dates: number; readonly asLarge: number }
}
export interface TrendIntervention extends Named {
  readonly period: Period
  /** Inclusive indexes into `points`. */
  readonly first: number
  readonly last: number
  readonly effect: InterventionEffect | null
}
export interface TrendResult extends Envelope {
  readonly metric: 'trend'
  readonly measure: TrendMeasure
  readonly unit: Unit
  readonly grain: Grain
  readonly average: AverageKind
  readonly window: number
  readonly windowUnit?: WindowUnit
  /** By how many buckets the average trails. */
  readonly lag: number
  readonly points: readonly TrendPoint[]
  readonly turns: readonly TurningPoint[]
  readonly interventions: readonly TrendIntervention[]
  /** Sum over the period of a flow; null for ratios. */
  readonly total: number | null
  /** What `past` of the points is of. */
  readonly past?: { readonly period: Period; readonly total: number | null }
  /** Null: nobody set one. */
  readonly goal?: TrendGoal | null
  /** Fields of the filter that the measure's rows do not have: what was said of them was not asked. */
  readonly ignored?: readonly string[]
}
