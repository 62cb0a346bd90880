import type { CardQuery } from './cards.ts'
import type { Filter } from './filter.ts'
import type { FunnelQuery } from './funnel.ts'
import type { LeaderboardQuery } from './leaderboard.ts'
import type { NotesQuery } from './notes.ts'
import type { CompareSpec, FrameSpec, PeriodSpec } from './time.ts'
import type { TrendQuery } from './trend.ts'
import type { WinRateQuery } from './win-rate.ts'

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

/** Every question. `metric` tells them apart. */
export type MetricQuery = FunnelQuery | WinRateQuery | TrendQuery | LeaderboardQuery | NotesQuery | CardQuery
export type MetricName = MetricQuery['metric']
export type QueryOf<M extends MetricName> = Extract<MetricQuery, { metric: M }>
