import type { CardResult, MoodResult } from './cards.ts'
import type {
  FunnelMode, FunnelPopulation, AverageKind, Dimension, LeaderboardOrder, LeaderboardView, MetricName, TrendMeasure, WindowUnit,
} from './query.ts'
import type { IssueCode, QualityReport } from './quality.ts'
import type { Label, Mood, StageKind } from './records.ts'
import type { Bucket, Grain, Period, TimeFrame } from './time.ts'

/** A range that a value may lie in, low ≤ high. */
export interface Interval { readonly low: number; readonly high: number }

/** Why a value is null. */
export type NullReason = 'no-rows' | 'no-decided' | 'no-amount' | 'no-history' | 'not-reached' | 'no-table' | 'too-few' | 'no-past' | 'warm-up' | 'no-extra-hours' | 'no-goal' | 'unknown'

/** How much a number can carry: `solid`; `grey` (n < 30, or an interval wider than 0.35); `insufficient` (n < 5). */
export type Quality = 'solid' | 'grey' | 'insufficient'

/** A share with what it is made of. METRICS G4, G5. */
export interface Rate {
  /** k / n as a fraction; null when n is 0. */
  readonly value: number | null
  readonly reason?: NullReason
  /** Integers; for the share of a value, minor units. */
  readonly k: number
  readonly n: number
  /** Wilson; null when n is 0, or where it does not apply. */
  readonly interval: Interval | null
  readonly quality: Quality
  /** Where the final value of these very deals must lie, barring reopened ones; present while some are open. */
  readonly bounds?: Interval
}

/** A tested difference. METRICS G6. */
export type Verdict = 'up' | 'down' | 'no-clear-change' | 'no-past'
export interface Comparison {
  readonly period: Period
  readonly rate: Rate
  /** this − past, as a fraction; null when either has no value. */
  readonly difference: number | null
  /** Newcombe's hybrid score interval of the difference. */
  readonly interval: Interval | null
  readonly verdict: Verdict
  /** For details only: pooled z, or Fisher's exact test where a cell is small. */
  readonly p?: number
}

/** A figure with its unit and how many it rests on. */
export interface Figure {
  readonly value: number | null
  readonly reason?: NullReason
  readonly n: number
}

/** Name of a row of a reference table, as a reader may see it. */
export interface Named { readonly id: string; readonly name: Label }

/** What every result says about itself. METRICS G12. */
export interface Envelope {
  readonly metric: MetricName
  readonly asOf: number
  readonly period: Period
  /** The period has not ended as of T. */
  readonly partial: boolean
  readonly frame: TimeFrame
  /** Minor units of which currency the amounts are; null when no amounts exist. */
  readonly currency: string | null
  readonly confidence: number
  /** Rows that the question ranged over. */
  readonly considered: number
  /** What was left out, and why. */
  readonly excluded: { readonly void: number; readonly missingAmount: number; readonly unconverted: number; readonly uncreated: number }
  /** Rejected rows and doubts of the whole source, by code. */
  readonly issues: Readonly<Partial<Record<IssueCode, number>>>
  /** Deals whose path is not known. When it equals `considered`, the funnel is a current snapshot. */
  readonly snapshots: number
  /** Where it was computed. */
  readonly ran: 'worker' | 'page' | 'server' | 'node'
  readonly ms: number
  /** Version of the data it was computed from. */
  readonly version: number
  /** False while a load is under way, or when the source ended early. */
  readonly complete: boolean
}

/** Amounts of the deals of a stage, minor units. */
export interface AmountSplit { readonly reached: number; readonly advanced: number; readonly lost: number; readonly open: number; readonly missing: number }

export interface FunnelStage extends Named {
  readonly rank: number
  /** `advanced + lost + open = reached`. */
  readonly reached: number
  readonly advanced: number
  readonly lost: number
  readonly open: number
  /** Stock: in this stage at T. */
  readonly current: number
  readonly joined: number
  readonly skipped: number
  /** Distinct deals with an event into this stage. */
  readonly entered: number
  readonly visits: number
  /** In this stage when lost. */
  readonly lostAt: number
  readonly amount: AmountSplit
  /** advanced / reached with bounds; for a snapshot, `value` is null and `bounds` alone speak. */
  readonly step: Rate
  /** advanced / (advanced + lost). */
  readonly resolved: Rate
  /** Got this far at least, of the whole cohort, with bounds: cumulative from the start. Absent for a snapshot. */
  readonly cumulative?: Rate
  /** Days per stay. `median` and `p90` are Kaplan–Meier with open stays censored. */
  readonly stay: {
    readonly completed: number
    readonly open: number
    readonly mean: Figure
    readonly completedMedian: Figure
    readonly completedP90: Figure
    readonly median: Figure
    readonly p90: Figure
  }
  /** Open stays older than the stage's Kaplan–Meier p90, or its own limit; null where neither exists. */
  readonly stuck: number | null
  /** Visits of deals that had been there before: they add no deals. */
  readonly reentries?: number
  /** Of the deals lost here. */
  readonly lostReasons?: readonly LostReason[]
  /** The same stage for the deals compared with. */
  readonly past?: { readonly reached: number; readonly step: Comparison }
  readonly weighted?: WeightedStage
}

/** What the open deals of a stage are worth when each counts by its chance of being won. METRICS I. */
export interface WeightedStage {
  /** Of decided deals that reached the stage, as of T; shrunk to the rate of the pipeline. Null: nothing is known. */
  readonly probability: number | null
  /** `assumed`: nothing was decided yet, so the chance is what somebody typed. */
  readonly from: 'history' | 'assumed' | null
  readonly won: number
  readonly decided: number
  /** Of the open deals here, minor units. */
  readonly open: number
  /** open × probability; null where that is. */
  readonly amount: number | null
}

/** Moves out of a stage, or back from an end. */
export interface StageMove {
  readonly from: Named
  readonly to: Named
  /** `skip`: over at least one stage. `reopened`: back from an end. */
  readonly kind: 'next' | 'skip' | 'back' | 'won' | 'lost' | 'reopened'
  readonly moves: number
}

export interface LostReason { readonly reason: string | null; readonly count: number; readonly share: number }

export interface FunnelResult extends Envelope {
  readonly metric: 'funnel'
  readonly mode: FunnelMode
  readonly population: FunnelPopulation
  readonly pipeline: Named
  readonly stages: readonly FunnelStage[]
  readonly totals: { readonly n: number; readonly won: number; readonly lost: number; readonly open: number; readonly regressed: number; readonly joinedMid: number; readonly wonAmount: number }
  /** won / all of the cohort, with bounds. */
  readonly overall: Rate
  readonly lostReasons: readonly LostReason[]
  /** With population `entered`: entries in the period, and the distinct deals that made them. */
  readonly entry?: { readonly stage: Named; readonly visits: number; readonly deals: number }
  readonly transitions?: readonly StageMove[]
  /** The cohort compared with: of an earlier period, seen at the same age; or of another group. */
  readonly past?: { readonly n: number; readonly asOf: number; readonly group: boolean; readonly overall: Comparison }
  /** Sum of the stages' weighted amounts, minor units; null where a stage with open amounts has no probability. */
  readonly weighted?: number | null
  /** Pipelines counted along, in the stages that theirs map to. */
  readonly pooled?: readonly string[]
}

export interface WinRatePoint extends Bucket {
  readonly rate: Rate
}
export interface WinRateGroup extends Named {
  /** Null names those without a value. */
  readonly missing: boolean
  readonly rate: Rate
  /** Against all other groups together; where m groups are scanned, each is held to 1 − α / m. Null: there is no other. */
  readonly standout?: Pick<Comparison, 'difference' | 'interval' | 'verdict'> | null
}
export interface WinRateResult extends Envelope {
  readonly metric: 'winRate'
  /** won / (won + lost), closed in the period. */
  readonly decided: Rate
  /** won / all created in the period, as of T, with bounds. */
  readonly all: Rate
  /** Σ won / Σ (won + lost) amounts, closed in the period. Its interval is by bootstrap, where `valueInterval` asks for it. */
  readonly byValue: Rate
  /** won / (won + lost + stale open). */
  readonly stale: Rate
  readonly staleAfterDays: number
  readonly grain: Grain
  readonly series: readonly WinRatePoint[]
  /** won / all, by when they were created, as of T. A cohort with open deals has `bounds`: it is immature. */
  readonly cohorts?: readonly WinRatePoint[]
  /** Beside another group, over the same period. */
  readonly against?: Comparison
  readonly groupBy: Dimension | null
  readonly groups: readonly WinRateGroup[]
  readonly comparison: Comparison | null
  readonly lostReasons: readonly LostReason[]
}

export type Unit = 'money' | 'count' | 'share' | 'days' | 'money-a-day' | 'share-an-hour' | 'an-hour'
export interface TrendPoint extends Bucket {
  readonly value: number | null
  /** Deals behind the value. */
  readonly n: number
  readonly average: number | null
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

export interface LeaderboardRow extends Named {
  /** The anonymous view names nobody but the reader. */
  readonly anonymous: boolean
  readonly me: boolean
  readonly team: Named | null
  readonly wonAmount: number
  readonly wonCount: number
  readonly lostCount: number
  readonly openCount: number
  readonly missingAmount: number
  readonly rate: Rate
  /** By the order asked for; null where not ranked (`rate` order below the minimum, and in the `self` view). */
  readonly rank: number | null
  /** Rank by win rate that the intervals allow; null when not eligible. */
  readonly rankRange: { readonly best: number; readonly worst: number } | null
  /** Win rate shrunk to the mean of all. */
  readonly shrunk: number | null
  /** previous rank − this rank; null when unranked in either. */
  readonly rankChange: number | null
  readonly dealSize: { readonly mean: Figure; readonly median: Figure }
  /** Days from created to won. */
  readonly cycle: { readonly mean: Figure; readonly median: Figure }
  /** Against their own past. */
  readonly past: Comparison | null
  /** won / quota, quota pro-rated for the part of the goal inside the period. */
  readonly attainment: Figure
  /** Won amounts in even steps of the period. */
  readonly series: readonly number[]
  /** (open / FTE) ÷ the median of all rows; null where that is 0, without a post, or withheld. METRICS C. */
  readonly loadRatio?: number | null
  /**
   * Wins to expect of as many deals of the same source and order of magnitude, by everyone's record; `ratio` is won ÷
   * that. Null: withheld, or nothing decided.
   */
  readonly expected?: { readonly wins: number; readonly ratio: number | null } | null
}
/** What the listed members of a team did together. */
export interface LeaderboardTeam extends Named {
  /** Members among the rows. */
  readonly reps: number
  readonly wonAmount: number
  readonly wonCount: number
  readonly lostCount: number
  readonly openCount: number
  readonly missingAmount: number
  readonly rate: Rate
  /** won / the team's own goal, pro-rated for the part of it inside the period. */
  readonly attainment: Figure
}
export interface LeaderboardResult extends Envelope {
  readonly metric: 'leaderboard'
  readonly view: LeaderboardView
  readonly order: LeaderboardOrder
  readonly minimum: number
  readonly rows: readonly LeaderboardRow[]
  /** By name. Teams too small to hide anybody in are left out of the anonymous view, and with them enough others. */
  readonly teams?: readonly LeaderboardTeam[]
  readonly total: Rate
  /** Bucket edges of `series`. */
  readonly seriesPeriods: readonly Bucket[]
  /** Fewer than five reps: the anonymous view shows nobody but the reader. */
  readonly suppressed: boolean
}

export interface NoteEntry {
  readonly id: string
  readonly at: number
  readonly kind: string
  readonly mood: Mood | null
  readonly text: string | null
  readonly author: Named | null
  readonly customer: Named | null
  readonly opportunity: string | null
  readonly pinned: boolean
  readonly needsAction: boolean
  /** The reader may not see it. */
  readonly hidden: boolean
  /** What it is when it is no note: `kind` is `move`, and `id` no note's. */
  readonly move?: { readonly from: Named; readonly to: Named }
  /** `kind` is `intervention`; `at` is its start. */
  readonly intervention?: { readonly name: Label; readonly period: Period }
}
/** What a successor has to know about a customer or an opportunity, of all times up to T. */
export interface Handover {
  readonly customer: Named | null
  /** The latest first, at most twenty. */
  readonly opportunities: readonly {
    readonly id: string
    readonly status: 'open' | 'won' | 'lost'
    /** Where it is, or was last. */
    readonly stage: Named | null
    readonly owner: Named | null
    /** Minor units of the currency of the result; null: missing or not converted. */
    readonly amount: number | null
    readonly createdAt: number | null
    readonly decidedAt: number | null
  }[]
  readonly lastContact: NoteEntry | null
  readonly daysSinceContact: number | null
  readonly lastMood: { readonly mood: Mood; readonly at: number; readonly author: Named | null } | null
  /** Open promises, the oldest first, at most twenty. */
  readonly promises: readonly NoteEntry[]
  readonly pinned: readonly NoteEntry[]
  /** How many there are of each. */
  readonly totals: { readonly opportunities: number; readonly promises: number; readonly pinned: number }
}
export interface NotesResult extends Envelope {
  readonly metric: 'notes'
  readonly entries: readonly NoteEntry[]
  /** How many match, without paging. */
  readonly total: number
  readonly needsAction: number
  readonly hidden: number
  readonly moods: { readonly recorded: number; readonly unrecorded: number; readonly counts: Readonly<Record<Mood, number>>; /** (cheerful + good − sad − hot) / recorded */ readonly balance: number | null }
  /** Last time a customer was reached, among the notes that match; null when never. */
  readonly lastContact: number | null
  /** Cursor of the page after this one; null: this is the last. Absent where `offset` was given. */
  readonly next?: string | null
  readonly handover?: Handover
  readonly overTime?: MoodResult['overTime']
  readonly outcome?: MoodResult['outcome']
  readonly density?: MoodResult['density']
  /** Customers with open deals, those that nobody reached for longest first, at most ten. */
  readonly customers?: MoodResult['waiting']
}

export type MetricResult = FunnelResult | WinRateResult | TrendResult | LeaderboardResult | NotesResult | CardResult
export type ResultOf<M extends MetricName> = Extract<MetricResult, { metric: M }>

export interface StageInfo extends Named { readonly pipeline: string; readonly kind: StageKind; /** Among the open stages; −1 for the ends. */ readonly rank: number; readonly stuckAfterDays: number | null
  /** The stage of another pipeline that it counts as where pipelines are pooled. */
  readonly mapsTo?: string
  /** In [0, 1]; as somebody typed it. */
  readonly assumedProbability?: number
}

/** What a source holds, for menus, titles and defaults. */
export interface DatasetInfo {
  readonly version: number
  readonly rows: Readonly<Record<string, number>>
  readonly pipelines: readonly Named[]
  readonly stages: readonly StageInfo[]
  /** The currencies of amounts, most frequent first. */
  readonly currencies: readonly string[]
  /** From the first to the last thing recorded; null when nothing is. */
  readonly span: Period | null
  /** True when at least one opportunity has stage events. */
  readonly history: boolean
  readonly quality: QualityReport
  readonly complete: boolean
}

/** A value of a dimension, with how many opportunities have it. */
export interface DimensionValue { readonly value: string | null; readonly name: Label; readonly count: number }
