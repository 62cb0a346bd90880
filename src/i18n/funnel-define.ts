import { wordedByLanguage } from './added.ts'
import { funnelDefine as en } from './en/funnel-define.ts'
import { funnelDefine as fa } from './fa/funnel-define.ts'
import type { Language } from './locale.ts'

/** By language; they come together, with the first reader who asks for a table or a definition. */
export const funnelDefineWords: Readonly<Record<Language, typeof en>> = wordedByLanguage('funnelDefine', { en, fa })
