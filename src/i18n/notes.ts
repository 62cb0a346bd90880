import { wordedByLanguage } from './added.ts'
import { notesMore as en } from './en/notes-more.ts'
import { notesMore as fa } from './fa/notes-more.ts'
import type { Language } from './locale.ts'

export type NotesWords = typeof en

/** What `shakhes-notes` says beyond its first picture; it comes with what says it. */
export const notesWords: Readonly<Record<Language, NotesWords>> = wordedByLanguage('notesMore', { en, fa })
