import { wordedByLanguage } from './added.ts'
import { trendMore as en } from './en/trend-more.ts'
import { trendMore as fa } from './fa/trend-more.ts'
import type { Language } from './locale.ts'

export type TrendMoreWords = typeof en

/** Of each language: with the part that speaks them, and no later, since they are less than asking for them would be. */
export const trendMoreWords: Readonly<Record<Language, TrendMoreWords>> = wordedByLanguage('trendMore', { en, fa })
