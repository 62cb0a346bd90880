import type { CardQuery } from './cards.ts'
import type { Filter } from './filter.ts'
import type { CompareSpec, FrameSpec, Grain, PeriodSpec } from './time.ts'

/** What every question may say. Whatever is left out, the source's own setting stands in. */
export interface Scope {
  /** Over the fields of opportunities. */
  readonly filter?: Filter
  /** Default `all`: from the first to the last thing recorded. */
  readonly period?: PeriodSpec
  readonly compare?: CompareSpec
  /** Epoch ms; default the time of the last load. */
  readonly asOf?: number
  /** By when periods that have names are found; default `asOf`. A replay looks at the same period as of other moments. */
  readonly today?: number
  readonly frame?: FrameSpec
  /** Only opportunities in this currency are summed; default the most frequent one. */
  readonly currency?: string
  readonly pipeline?: string
  /** In (0, 1); default 0.95. */
  readonly confidence?: number
}

export type FunnelMode = 'from-entry' | 'assume-passed'
export type FunnelPopulation = 'created' | 'entered' | 'closed'
export interface FunnelQuery extends Scope {
  readonly metric: 'funnel'
  /** Default `from-entry`. */
  readonly mode?: FunnelMode
  /** Default `created`: deals created in the period, as of T. `entered`: deals that entered `stage` in it. */
  readonly population?: FunnelPopulation
  /** An open stage of the pipeline; with population `entered`, and only then. */
  readonly stage?: string
  /**
   * Another group to compare with, over the same period: its filter, in place of `filter`. Without it, `compare` set
   * and not `none` compares with the earlier period's cohort at the same age.
   */
  readonly against?: Filter
  /** Count moves between stages, back moves included. */
  readonly transitions?: boolean
  /** Weigh open amounts by the chance of their stage. */
  readonly weighted?: boolean
  /** Further pipelines to count along: each of their open stages maps to one of `pipeline`, in the same order. */
  readonly pooled?: readonly string[]
}

/** To which period the points of a series belong: in which deals were closed, or in which they were created. */
export type Attribution = 'closed' | 'created' | 'both'
export type WinRateDefinition = 'decided' | 'all' | 'value' | 'stale'
/** Fields of an opportunity that a reader may group or filter by. */
export const DIMENSIONS = ['owner', 'team', 'source', 'product', 'region', 'segment', 'customer', 'lostReason', 'stage', 'status', 'pipeline', 'currency'] as const
export type Dimension = (typeof DIMENSIONS)[number]
/**
 * Fields of a filter (`in` some stages) that hold for deals which got there, as the funnel counts them: in stages from
 * the one they entered at to the furthest, or in all up to the furthest. Not for deals whose path is not known.
 */
export const REACHED = ['reached', 'reachedOrPassed'] as const
export type ReachedField = (typeof REACHED)[number]
export const isReached = (field: string): field is ReachedField => REACHED.some((one) => one === field)
export interface WinRateQuery extends Scope {
  readonly metric: 'winRate'
  /** Grain of the series; default chosen by the length of the period, and by `room`. */
  readonly grain?: Grain
  /** About how many periods there is room for, where no `grain` is given; at least 1, default as many as can be read. */
  readonly room?: number
  /** Groups beneath the series; default none. */
  readonly groupBy?: Dimension
  /** Open deals older than this many days count as stale; default 90. */
  readonly staleAfterDays?: number
  /** Default `closed`; the others add `cohorts`, in which those of the latest periods are still open. */
  readonly attribution?: Attribution
  /** Another group to compare with, over the same period: its filter, in place of `filter`. */
  readonly against?: Filter
  /** Resample the deals for an interval of the rate by value. */
  readonly valueInterval?: boolean
}

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
  /** How far the average must retrace before a turn is confirmed, as a fraction; default 0.05. */
  readonly hysteresis?: number
  /** Hold the measure, `wonAmount` or `wonCount`, against a goal: `everyone`, `team:ID` or `rep:ID`. */
  readonly goal?: string
}

export type LeaderboardView = 'self' | 'anonymous' | 'named'
export const LEADERBOARD_ORDERS = ['wonAmount', 'wonCount', 'winRate', 'name'] as const
export type LeaderboardOrder = (typeof LEADERBOARD_ORDERS)[number]
export interface LeaderboardQuery extends Scope {
  readonly metric: 'leaderboard'
  /** Default `self`: each beside their own past. */
  readonly view?: LeaderboardView
  /** Default `wonAmount`. */
  readonly order?: LeaderboardOrder
  /** Whose row is "you" in the anonymous view. */
  readonly me?: string
  /** Ranks after a tie: 1, 2, 2, 4 (`competition`, the default) or 1, 2, 2, 3. */
  readonly ties?: 'competition' | 'dense'
  /** Decided deals needed before a rate is ranked; default 10. */
  readonly minimum?: number
  /** Add up teams too. */
  readonly teams?: boolean
  /** Beside what each won, what deals of the same sources and sizes are won on average. */
  readonly expected?: boolean
}

export interface NotesQuery extends Scope {
  readonly metric: 'notes'
  readonly search?: string
  readonly moods?: readonly (string | null)[]
  readonly kinds?: readonly string[]
  readonly needsAction?: boolean
  /** Default 50, at most 500. */
  readonly limit?: number
  readonly offset?: number
  /** In place of `offset`: the `next` of the page before. Entries that come meanwhile shift nothing. */
  readonly cursor?: string
  /** What is readable about one customer or opportunity alone, and a summary for whoever takes over. */
  readonly about?: { readonly customer: string } | { readonly opportunity: string }
  readonly include?: readonly NoteExtra[]
}
/** In the list: moves between stages, interventions. Beside it: moods over time and by outcome, density, customers. */
export const NOTE_EXTRAS = ['moves', 'interventions', 'overTime', 'outcome', 'density', 'customers'] as const
export type NoteExtra = (typeof NOTE_EXTRAS)[number]

/** Every question. `metric` tells them apart. */
export type MetricQuery = FunnelQuery | WinRateQuery | TrendQuery | LeaderboardQuery | NotesQuery | CardQuery
export type MetricName = MetricQuery['metric']
export type QueryOf<M extends MetricName> = Extract<MetricQuery, { metric: M }>
