import { en } from './en/index.ts'
import { fa } from './fa/index.ts'
import type { Language } from './locale.ts'
import type { Messages } from './messages.ts'

const CATALOGUES: Readonly<Record<Language, Messages>> = { en, fa }

export const catalogue = (language: Language): Messages => CATALOGUES[language]
