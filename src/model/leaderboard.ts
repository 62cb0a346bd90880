import type { Scope } from './query.ts'
import type { Comparison, Envelope, Figure, Named, Rate } from './result.ts'
import type { Bucket } from './time.ts'

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
  /** Beside what each won, what deals of the same sources, first stages and sizes are won on average. */
  readonly expected?: boolean
}

/** What became of the deals of one or several. */
interface Standing extends Named {
  readonly wonAmount: number
  readonly wonCount: number
  readonly lostCount: number
  readonly openCount: number
  readonly missingAmount: number
  readonly rate: Rate
}
export interface LeaderboardRow extends Standing {
  /** The anonymous view names nobody but the reader. */
  readonly anonymous: boolean
  readonly me: boolean
  readonly team: Named | null
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
   * Wins to expect of as many deals of the same source, first stage and order of magnitude, by everyone's record;
   * `ratio` is won ÷ that. Their later stages would tell how they ended. Null: withheld, or nothing decided.
   */
  readonly expected?: { readonly wins: number; readonly ratio: number | null } | null
}
/** What the listed members of a team did together. */
export interface LeaderboardTeam extends Standing {
  /** Members among the rows. */
  readonly reps: number
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
