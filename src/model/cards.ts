import type { Scope } from './query.ts'
import type { Envelope, Figure, Interval, Named, NullReason, Quality, Rate, Unit, Verdict } from './result.ts'
import type { Mood } from './records.ts'
import type { Bucket, Period } from './time.ts'

/** What a card shows at a glance, whatever it measures. */
export interface Headline {
  readonly value: number | null
  readonly reason?: NullReason
  readonly unit: Unit
  /** How many it rests on. */
  readonly n: number
  /** For shares: k of n. */
  readonly k?: number
  readonly interval: Interval | null
  readonly quality: Quality
  /** The same over the period compared with; null when none was asked for, or nothing is known of it. */
  readonly past: { readonly period: Period; readonly value: number | null; readonly n: number } | null
  /** this − past. */
  readonly difference: number | null
  readonly differenceInterval: Interval | null
  /** `untested`: a difference was not put to a test, and is neither good nor bad. */
  readonly verdict: Verdict | 'untested'
  readonly series: readonly (Bucket & { readonly value: number | null })[]
  readonly goal: number | null
}
interface CardEnvelope extends Envelope { readonly headline: Headline }

/** METRICS C: open opportunities at T, with their amount. */
export interface OpenCountQuery extends Scope { readonly metric: 'openCount' }
export interface OpenCountResult extends CardEnvelope {
  readonly metric: 'openCount'
  readonly amount: number
  readonly missingAmount: number
  /** Open stays older than their stage's limit (METRICS A, Stuck); null where no stage has one. */
  readonly stuck: number | null
}

/** METRICS C: Won events in the period. */
export interface WonCountQuery extends Scope { readonly metric: 'wonCount' }
export interface WonCountResult extends CardEnvelope { readonly metric: 'wonCount'; readonly amount: number; readonly missingAmount: number }

/** METRICS D. */
export interface DealSizeQuery extends Scope {
  readonly metric: 'dealSize'
  /** What the headline is; default `median`. */
  readonly statistic?: 'median' | 'mean'
}
export interface SizeBand {
  readonly name: 'small' | 'medium' | 'large'
  /** Minor units, low ≤ amount < high; null is open-ended. */
  readonly low: number | null
  readonly high: number | null
  readonly rate: Rate
  /** Against the other two bands, at 1 − 0.05/3. */
  readonly difference: number | null
  readonly interval: Interval | null
  readonly odds: 'lower' | 'higher' | 'no-evidence'
  /** Median days to a decision; slow when above the p75 of all. */
  readonly cycle: Figure
  readonly slow: boolean
  /** Open deals in the band now. */
  readonly open: number
}
export interface DealSizeResult extends CardEnvelope {
  readonly metric: 'dealSize'
  readonly mean: Figure
  readonly median: Figure
  readonly total: number
  /** Terciles of deals decided in the twelve months up to T. Empty when there are too few. */
  readonly bands: readonly SizeBand[]
}

/** METRICS E. Days. */
export interface CycleQuery extends Scope {
  readonly metric: 'cycle'
  /** Default `created`; `qualified` is what `qualifiedAt` says, and `stage:ID` the first entry into a stage. */
  readonly from?: 'created' | 'qualified' | `stage:${string}`
  /** Default `won`. */
  readonly to?: 'won' | 'closed'
  readonly statistic?: 'median' | 'mean'
}
export interface CycleResult extends CardEnvelope {
  readonly metric: 'cycle'
  /** From `qualified`: deals that ended in the period and of which nobody says when they were, left out. */
  readonly unqualified?: number
  readonly mean: Figure
  readonly median: Figure
  readonly p90: Figure
  /** Deals by whole days, rising. */
  readonly histogram: readonly { readonly days: number; readonly n: number }[]
  /** Kaplan–Meier over deals created in the period: time to a decision, open ones censored. */
  readonly decision: { readonly median: Figure; readonly p90: Figure }
  /** Aalen–Johansen: share won by so many days; losing competes. */
  readonly wonBy: readonly { readonly days: number; readonly share: number }[]
  /** Open deals older than the p90 of winners; null below 20 winners. */
  readonly atRisk: { readonly afterDays: number; readonly open: number; readonly wonLater: Rate } | null
}

/** METRICS I: open × win rate × average won size ÷ cycle. Minor units a day. */
export interface VelocityQuery extends Scope { readonly metric: 'velocity' }
export interface VelocityResult extends CardEnvelope {
  readonly metric: 'velocity'
  readonly open: number
  readonly rate: Rate
  readonly size: Figure
  /** Mean days of winners, and of any outcome. */
  readonly cycle: Figure
  readonly anyCycle: Figure
  /** With the second divisor (Little’s law). */
  readonly anyOutcome: Figure
}

/** METRICS C, imbalance. */
export interface WorkloadQuery extends Scope { readonly metric: 'workload' }
export interface WorkloadRow extends Named {
  readonly open: number
  readonly fte: number
  /** (open / FTE) ÷ team median; null when the median is 0. */
  readonly ratio: number | null
  readonly flag: 'low' | 'high' | 'low-may-be-chance' | 'high-may-be-chance' | null
}
export interface WorkloadResult extends CardEnvelope {
  readonly metric: 'workload'
  readonly rows: readonly WorkloadRow[]
  readonly gini: number | null
  readonly chiSquare: { readonly value: number; readonly degrees: number; readonly p: number } | null
}

/** METRICS I. Minor units. */
export interface ForecastQuery extends Scope {
  readonly metric: 'forecast'
  /** Default 20,000 draws; above 20 deals only. */
  readonly draws?: number
  readonly seed?: number
}
export interface StageProbability extends Named {
  readonly won: number
  /** Of how many: decided deals that reached the stage; until a date, deals that stood in it at earlier moments. */
  readonly decided: number
  readonly probability: number
  /** `assumed`: nothing was decided yet, so the chance is what somebody typed. */
  readonly from: 'history' | 'assumed'
}
export interface ForecastResult extends CardEnvelope {
  readonly metric: 'forecast'
  /** Pipelines are never pooled: the one asked for, else the first. */
  readonly pipeline: Named
  /** Chances are those of being won by then: the period's end while it lies ahead. Null: of being won at all. */
  readonly until: number | null
  /** Empty while nothing is known of any. */
  readonly stages: readonly StageProbability[]
  /** Open deals with an amount. */
  readonly deals: number
  /** Σ amount × probability; null while no chance is known. */
  readonly weighted: number | null
  readonly deviation: number | null
  readonly p10: number | null
  readonly p50: number | null
  readonly p90: number | null
  readonly method: 'exact' | 'simulated'
  /**
   * Forecasts made at earlier moments from what was known then, held against what came. Deals have the amounts that
   * they have as of T; those not decided yet are left out where chances are of being won at all.
   */
  readonly backtest: { readonly periods: number; readonly brier: number | null; /** Share of outcomes inside P10–P90. */ readonly coverage: Rate } | null
}

/** METRICS I: actual / goal, pace by working days. */
export interface AttainmentQuery extends Scope { readonly metric: 'attainment'; readonly of?: 'wonAmount' | 'wonCount'; /** `rep:ID`, `team:ID`; default everyone. */ readonly goalScope?: string }
export interface AttainmentResult extends CardEnvelope {
  readonly metric: 'attainment'
  readonly actual: number
  readonly goal: number | null
  readonly attainment: number | null
  /** Attainment ÷ elapsed share of working days. */
  readonly pace: number | null
  readonly runRate: number | null
  readonly elapsedDays: number
  readonly totalDays: number
}

/** METRICS H. Fractions (not percent) an hour. Touches belong to no opportunity: `filter` and `pipeline` do not apply. */
export interface RrroiQuery extends Scope { readonly metric: 'rrroi' }
export interface RrroiRow {
  /** Null: all channels together. */
  readonly channel: string | null
  readonly now: Rate
  readonly before: Rate
  readonly hours: number
  readonly hoursBefore: number
  readonly value: number | null
  readonly reason?: NullReason
  readonly interval: Interval | null
  readonly advice: 'more' | 'less' | 'unclear' | null
}
export interface RrroiResult extends CardEnvelope { readonly metric: 'rrroi'; readonly channels: readonly RrroiRow[]; readonly total: RrroiRow }

/** METRICS H: leads an hour. Leads are no opportunities: `filter` and `pipeline` do not apply. */
export interface LgrQuery extends Scope { readonly metric: 'lgr' }
export interface LgrRow { readonly channel: string | null; readonly leads: number; readonly hours: number; readonly value: number | null; readonly reason?: NullReason; readonly interval: Interval | null; readonly hoursPerLead: number | null }
export interface LgrResult extends CardEnvelope { readonly metric: 'lgr'; readonly channels: readonly LgrRow[]; readonly total: LgrRow }

/** METRICS J. A customer is active who bought within the last `activeDays`. */
export interface RetentionQuery extends Scope { readonly metric: 'retention'; /** Default 365. */ readonly activeDays?: number; readonly groupBy?: 'segment' | 'product' }
export interface RetentionGroup { readonly value: string | null; readonly atStart: number; readonly kept: number; readonly atEnd: number; readonly rate: Rate }
export interface RetentionResult extends CardEnvelope {
  readonly metric: 'retention'
  readonly all: RetentionGroup
  readonly churn: number | null
  /** Customers with two wins or more, of those with one and a full follow-up. */
  readonly repeat: Rate
  readonly groups: readonly RetentionGroup[]
}

/** METRICS K. */
export interface MoodQuery extends Scope { readonly metric: 'mood' }
export type MoodCounts = Readonly<Record<Mood, number>>
export interface MoodResult extends CardEnvelope {
  readonly metric: 'mood'
  readonly counts: MoodCounts
  readonly unrecorded: number
  readonly balance: number | null
  /** Recorded moods of contacts. */
  readonly coverage: Rate
  readonly overTime: readonly (Bucket & { readonly counts: MoodCounts; readonly unrecorded: number })[]
  /** Deals whose last recorded mood a week or more before the decision was positive, against the others. An association. */
  readonly outcome: { readonly positive: Rate; readonly other: Rate; readonly difference: number | null; readonly interval: Interval | null }
  /** Days since the customer was last reached, over customers with open deals; none comes first in lists. */
  readonly lastContact: Figure
  /** Customers with open deals by how long ago they were last reached, at most ten: never (null) first, then the longest. */
  readonly waiting: readonly (Named & { readonly days: number | null })[]
  /** Notes about deals per thirty days that deals were open. */
  readonly density: Figure
}

export type CardQuery =
  | OpenCountQuery | WonCountQuery | DealSizeQuery | CycleQuery | VelocityQuery | WorkloadQuery | ForecastQuery
  | AttainmentQuery | RrroiQuery | LgrQuery | RetentionQuery | MoodQuery
export type CardResult =
  | OpenCountResult | WonCountResult | DealSizeResult | CycleResult | VelocityResult | WorkloadResult | ForecastResult
  | AttainmentResult | RrroiResult | LgrResult | RetentionResult | MoodResult
export type CardName = CardQuery['metric']

/** The metrics that load when a card first asks for one. */
export const CARD_NAMES = [
  'openCount', 'wonCount', 'dealSize', 'cycle', 'velocity', 'workload', 'forecast', 'attainment', 'rrroi', 'lgr',
  'retention', 'mood',
] as const satisfies readonly CardName[]
