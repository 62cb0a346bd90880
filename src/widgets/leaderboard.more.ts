// What comes after the first picture of a leaderboard: other views, columns, orders, searches, teams, and wins.
import type { Formatter } from '../i18n/index.ts'
import { leaderboardMoreWords } from '../i18n/leaderboard-more.ts'
import type { LeaderboardResult } from '../model/index.ts'

export { BoardHands } from './leaderboard.hands.ts'
export { styles } from './leaderboard.more.styles.ts'
export { foundRows, sortedRows } from './leaderboard.sorting.ts'

/** For the foot, where the reader sorts people by what nothing was tested of. */
export const noVerdict = ({ view }: LeaderboardResult, key: string, f: Formatter): string[] =>
  (view !== 'anonymous' && !['order', 'name', 'change'].includes(key) ? [leaderboardMoreWords[f.language].noVerdict] : [])
