import { wordedByLanguage } from './added.ts'
import { winRateLater as en } from './en/win-rate-later.ts'
import { winRateLater as fa } from './fa/win-rate-later.ts'
import type { Language } from './locale.ts'

/** By language; few and short, so they come together. */
export const winRateLaterWords: Readonly<Record<Language, typeof en>> = wordedByLanguage('winRateLater', { en, fa })
