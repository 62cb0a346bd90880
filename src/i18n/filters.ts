import type { filters } from './en/filters.ts'
import { section, type Section } from './section.ts'

export type FiltersWords = typeof filters

/** What `shakhes-filters` says. */
export const filtersWords: Section<FiltersWords> = section('filters', {
  en: () => import('./en/filters.ts').then((come) => come.filters),
  fa: () => import('./fa/filters.ts').then((come) => come.filters),
})
