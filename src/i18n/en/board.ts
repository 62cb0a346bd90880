import type { CompareSpec } from '../../model/index.ts'

/** The row beneath a dashboard's title: what was chosen, how fresh it is, and what can be done with it. */
export const board = {
  clearAll: 'Clear all',
  undo: 'Undo',
  redo: 'Redo',
  filtered: (list: string) => `Filtered by ${list}`,
  compares: { none: 'nothing', previous: 'the period before', 'last-year': 'the same days a year before' } as Readonly<Record<CompareSpec, string>>,

  live: 'Live',
  liveHint: 'Changes show as they happen.',
  refreshing: 'Loading again…',
  loaded: (moment: string) => `Loaded ${moment}`,
  stale: (age: string) => `Loaded ${age} ago; the source does not answer`,

  tools: 'Dashboard',
  refresh: 'Load again',
  print: 'Print',
  save: 'Save everything',
  files: { png: 'As a picture (PNG)', svg: 'As a drawing (SVG)', csv: 'All tables (CSV)' },
  notSaved: 'This could not be saved.',
  notRestored: 'Part of the saved view no longer fits, and was left out.',
  noStage: (names: string) => `The data has no such stage any more: ${names}. This filter was left out.`,
  close: 'Close',

  handedOut: (moment: string) => `Printed ${moment}`,
}
