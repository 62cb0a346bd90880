import { wordedByLanguage } from './added.ts'
import { leaderboardMore as en } from './en/leaderboard-more.ts'
import { leaderboardMore as fa } from './fa/leaderboard-more.ts'
import type { Language } from './locale.ts'

export type LeaderboardMoreWords = typeof en

/** Of each language: with the part that speaks them, and no later, since they are less than asking for them would be. */
export const leaderboardMoreWords: Readonly<Record<Language, LeaderboardMoreWords>> = wordedByLanguage('leaderboardMore', { en, fa })
