import type { Messages } from './messages.ts'
import type { BesideWords } from './beside.ts'
import type { BoardWords } from './board.ts'
import type { FiltersWords } from './filters.ts'
import type { funnelDefineWords } from './funnel-define.ts'
import type { FunnelLaterWords } from './funnel-later.ts'
import type { KeysWords } from './keys.ts'
import type { LeaderboardMoreWords } from './leaderboard-more.ts'
import type { MetricWords } from './metric.ts'
import type { NotesWords } from './notes.ts'
import type { TrendMoreWords } from './trend-more.ts'
import type { winRateDefineWords } from './win-rate-define.ts'
import type { winRateLaterWords } from './win-rate-later.ts'

/** Everything that is said in one language, by section. Sections come when they are needed. */
export interface Catalogue extends Messages {
  readonly beside: BesideWords
  readonly board: BoardWords
  readonly filters: FiltersWords
  readonly funnelDefine: (typeof funnelDefineWords)['en']
  readonly funnelLater: FunnelLaterWords
  readonly keys: KeysWords
  readonly leaderboardMore: LeaderboardMoreWords
  readonly metric: MetricWords
  readonly notesMore: NotesWords
  readonly trendMore: TrendMoreWords
  readonly winRateDefine: (typeof winRateDefineWords)['en']
  readonly winRateLater: (typeof winRateLaterWords)['en']
}

/** Some words of a section: each of the shape that it has in English. */
export type Some<W> = { readonly [K in keyof W]?: W[K] extends string ? string : W[K] extends readonly unknown[] | ((...given: never) => unknown) ? W[K] : Some<W[K]> }
/** Some words of a catalogue. */
export type SomeMessages = { readonly [S in keyof Catalogue]?: Some<Catalogue[S]> }
