import type { CardResult } from './cards.ts'
import type { FunnelResult } from './funnel.ts'
import type { LeaderboardResult } from './leaderboard.ts'
import type { NotesResult } from './notes.ts'
import type { IssueCode } from './quality.ts'
import type { MetricName } from './query.ts'
import type { Label } from './records.ts'
import type { Period, TimeFrame } from './time.ts'
import type { TrendResult } from './trend.ts'
import type { WinRateResult } from './win-rate.ts'

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

export type Verdict = 'up' | 'down' | 'no-clear-change' | 'no-past'
/** A tested difference. METRICS G6. */
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

export interface LostReason { readonly reason: string | null; readonly count: number; readonly share: number }

export type Unit = 'money' | 'count' | 'share' | 'days' | 'money-a-day' | 'share-an-hour' | 'an-hour'

/** Every answer. `metric` tells them apart. */
export type MetricResult = FunnelResult | WinRateResult | TrendResult | LeaderboardResult | NotesResult | CardResult
export type ResultOf<M extends MetricName> = Extract<MetricResult, { metric: M }>
