import type { board } from './en/board.ts'
import { section, type Section } from './section.ts'

export type BoardWords = typeof board

/** What stands in the row beneath a dashboard's title, and on its paper. */
export const boardWords: Section<BoardWords> = section('board', {
  en: () => import('./en/board.ts').then((come) => come.board),
  fa: () => import('./fa/board.ts').then((come) => come.board),
})
