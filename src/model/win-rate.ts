import type { Dimension, Filter } from './filter.ts'
import type { Scope } from './query.ts'
import type { Comparison, Envelope, LostReason, Named, Rate } from './result.ts'
import type { Bucket, Grain } from './time.ts'

/** To which period the points of a series belong: in which deals were closed, or in which they were created. */
export type Attribution = 'closed' | 'created' | 'both'
export type WinRateDefinition = 'decided' | 'all' | 'value' | 'stale'
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

export interface WinRatePoint extends Bucket {
  readonly rate: Rate
}
export interface WinRateGroup extends Named {
  /** Null names those without a value. */
  readonly missing: boolean
  readonly rate: Rate
  /** Against all deals that are not in it; where m groups are scanned, each is held to 1 − α / m. Null: there is no other. */
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
  /** By how many the groups add up to more than `decided.n`: deals of several products are in the group of each. Absent: they do not. */
  readonly overlap?: number
  readonly comparison: Comparison | null
  readonly lostReasons: readonly LostReason[]
}
