import { wordedByLanguage } from './added.ts'
import { funnelLater as en } from './en/funnel-later.ts'
import { funnelLater as fa } from './fa/funnel-later.ts'
import type { Language } from './locale.ts'

export type FunnelLaterWords = typeof en
/** By language; few and short, so they come together. */
export const funnelLaterWords: Readonly<Record<Language, FunnelLaterWords>> = wordedByLanguage('funnelLater', { en, fa })
