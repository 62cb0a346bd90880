import { wordedByLanguage } from './added.ts'
import { beside as en } from './en/beside.ts'
import { beside as fa } from './fa/beside.ts'
import type { Language } from './locale.ts'

export type BesideWords = typeof en
/** By language; few and short, so they come together. */
export const besideWords: Readonly<Record<Language, BesideWords>> = wordedByLanguage('beside', { en, fa })
