import type { CompareSpec, Dimension } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

const PLURALS: Readonly<Record<Dimension, string>> = {
  owner: 'reps', team: 'teams', source: 'sources', product: 'products', region: 'regions', segment: 'segments', customer: 'customers',
  lostReason: 'lost reasons', stage: 'stages', status: 'statuses', pipeline: 'pipelines', currency: 'currencies',
}

/** Words of `shakhes-filters`. Arguments are formatted already; `n` is the number behind, for its plural. */
export const filters = {
  label: 'Filters',
  /** The sentence: opening, period, then what narrows it, each after a comma, then the comparison, then the moment. */
  opening: 'Opportunities of ',
  comma: ', ',
  asOf: ', as of ',
  end: '.',
  compares: {
    none: 'without comparison', previous: 'compared with the period before', 'last-year': 'compared with the same days a year before',
  } as Readonly<Record<CompareSpec, string>>,
  /** The same on a chip and in a list, without its verb. */
  compareOptions: { none: 'nothing', previous: 'the period before', 'last-year': 'the same days a year before' } as Readonly<Record<CompareSpec, string>>,
  /** A dimension and what was chosen of it: one or two names, else how many. */
  chosen: (dimension: string, names: string) => `${dimension.toLowerCase()} ${names}`,
  several: (kOfN: string, dimension: string) => `${kOfN} ${PLURALS[dimension as Dimension] ?? dimension}`,

  period: 'Period',
  compare: 'Compare with',
  moment: 'As of',
  add: 'Add a filter',
  addMoment: 'As of a day',
  change: (part: string, now: string) => `${part}: ${now}`,
  clear: 'Clear',
  clearAll: 'Clear all',
  undo: 'Undo',
  redo: 'Redo',

  presets: 'Usual periods',
  pickFirst: 'Choose the first day, then the last.',
  pickLast: (from: string) => `From ${from}: choose the last day.`,
  pickMoment: 'Choose a day: what happened later does not exist then.',
  previousMonth: 'Month before',
  nextMonth: 'Month after',
  previousYear: 'Year before',
  nextYear: 'Year after',
  today: (day: string) => `${day}, today`,
  range: { first: 'first day', last: 'last day', within: 'chosen' },
  keys: 'Arrow keys move by day and week, Page Up and Page Down by month, with Shift by year; Enter chooses.',

  back: 'All filters',
  search: (dimension: string) => `Search in ${dimension}`,
  values: (dimension: string) => `Values of ${dimension}`,
  matches: (text: string, n: number) => `${text} ${plural(n, { one: 'value', other: 'values' })}`,
  noMatch: 'Nothing is called that.',
  noValues: 'Nothing is recorded here.',
  more: (text: string) => `${text} more: search to find them.`,
  loading: 'Loading…',
}
