import { wordedByLanguage } from './added.ts'
import { winRateDefine as en } from './en/win-rate-define.ts'
import { winRateDefine as fa } from './fa/win-rate-define.ts'
import type { Language } from './locale.ts'

/** By language; they come together, with the first reader who asks for a table or a definition. */
export const winRateDefineWords: Readonly<Record<Language, typeof en>> = wordedByLanguage('winRateDefine', { en, fa })
