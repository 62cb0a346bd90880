import { wordedByLanguage } from './added.ts'
import { keys as en, type KeyHint } from './en/keys.ts'
import { keys as fa } from './fa/keys.ts'
import type { Language } from './locale.ts'

export type { KeyHint } from './en/keys.ts'
/** What there is to tell of keys: one row for each way in which a part of a widget is gone through. */
export type KeysWords = Readonly<Record<Exclude<keyof typeof en, 'drill' | 'marks'>, KeyHint>> & Readonly<Record<'drill' | 'marks', KeyHint[number]>>
/** By language; few and short, so they come together. */
export const keysWords: Readonly<Record<Language, KeysWords>> = wordedByLanguage('keys', { en, fa })
