import { ShakhesDashboard } from './dashboard.ts'
import { ShakhesFunnel } from './funnel.ts'
import { ShakhesLeaderboard } from './leaderboard.ts'
import { ShakhesNotes } from './notes.ts'
import { ShakhesSource } from './source.ts'
import { ShakhesTrend } from './trend.ts'
import { ShakhesWinRate } from './win-rate.ts'

/** What the file for a script tag registers, those that provide before those that ask. The others have scripts of their own. */
export const core = [ShakhesSource, ShakhesDashboard, ShakhesFunnel, ShakhesWinRate, ShakhesTrend, ShakhesLeaderboard, ShakhesNotes] as const
