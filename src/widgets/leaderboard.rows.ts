import { shareScale, type ShareScale } from '../charts/scale.ts'
import type { Formatter } from '../i18n/index.ts'
import { fold } from '../model/index.ts'
import type { Grain, LeaderboardResult, LeaderboardRow } from '../model/index.ts'

/** By what the reader sorts: what the answer is ordered by, or, among people beside their own past, their change. */
export type SortKey = 'order' | 'name' | keyof typeof VALUES
/** Columns besides the rep and their place; the first ones of each view are shown while nobody chooses. */
export const COLUMNS = ['rate', 'amount', 'change', 'quota', 'moved', 'series', 'open', 'size', 'cycle', 'expected'] as const
export type ColumnName = (typeof COLUMNS)[number]
const USUAL: Readonly<Record<LeaderboardResult['view'], readonly ColumnName[]>> = {
  self: ['rate', 'change', 'quota', 'series', 'amount'], named: ['rate', 'amount', 'quota', 'moved'], anonymous: ['rate', 'amount', 'moved'],
}
export const EXTRA: readonly ColumnName[] = ['open', 'size', 'cycle', 'expected']

/** What may be shown: among the nameless, nothing more than is. */
export const offered = ({ view }: LeaderboardResult): readonly ColumnName[] => (view === 'anonymous' ? USUAL[view] : [...USUAL[view], ...EXTRA])
/** What is shown, in the order of what may be. */
export function shownColumns(result: LeaderboardResult, chosen: readonly string[] | null): readonly ColumnName[] {
  return chosen === null || result.view === 'anonymous' ? USUAL[result.view] : offered(result).filter((name) => chosen.includes(name))
}

/** What rows are sorted by within the page. */
const VALUES = {
  change: (row: LeaderboardRow) => row.past?.difference ?? null,
  quota: (row: LeaderboardRow) => row.attainment.value,
  open: (row: LeaderboardRow) => row.openCount,
  size: (row: LeaderboardRow) => row.dealSize.median.value,
  cycle: (row: LeaderboardRow) => row.cycle.median.value,
  expected: (row: LeaderboardRow) => row.expected?.ratio ?? null,
}
export interface Sorting { readonly key: SortKey; readonly reversed: boolean }

/** More rows than this are first shown in part. */
const FEW = 10
const SHOWN = 8
/** More reps than this are worth a search. */
export const SEARCHED = 8

/** Rows in the reader's order; those without a value come last, whichever way. */
export function sortedRows({ rows }: LeaderboardResult, { key, reversed }: Sorting, f: Formatter): readonly LeaderboardRow[] {
  if (key === 'order') {
    if (!reversed) return rows
    const ranked = rows.filter((row) => row.rank !== null)
    return [...ranked.reverse(), ...rows.filter((row) => row.rank === null)]
  }
  const collator = new Intl.Collator(f.locale)
  const names = (a: LeaderboardRow, b: LeaderboardRow): number => collator.compare(f.label(a.name), f.label(b.name))
  const sign = reversed ? -1 : 1
  if (key === 'name') return [...rows].sort((a, b) => sign * names(a, b))
  const value = VALUES[key]
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)]
    return x === null || y === null ? Number(x === null) - Number(y === null) || names(a, b) : sign * (y - x) || names(a, b)
  })
}

/** Rows whose rep or team is called like this, in any spelling. */
export function foundRows(rows: readonly LeaderboardRow[], text: string, f: Formatter): readonly LeaderboardRow[] {
  const sought = fold(text).trim()
  if (sought === '') return rows
  return rows.filter((row) => fold(`${f.label(row.name)} ${row.team ? f.label(row.team.name) : ''}`).includes(sought))
}

/** So many more at once: a thousand rows would hold the page for seconds. */
export const STEP = 50

/** The first rows and some more, and always the reader's own and the chosen ones. */
export function firstRows(rows: readonly LeaderboardRow[], chosen: ReadonlySet<string>, more: number): readonly LeaderboardRow[] {
  return rows.length <= FEW ? rows : rows.filter((row, i) => i < SHOWN + more || row.me || chosen.has(row.id))
}

/** One scale for all rates that are drawn, and for where they came from. */
export function rateScale(rows: readonly Pick<LeaderboardRow, 'rate' | 'past'>[], pasts: boolean): ShareScale {
  return shareScale(rows.filter((row) => row.rate.quality !== 'insufficient').flatMap(({ rate, past }) => [
    rate.interval?.low, rate.interval?.high, rate.value, pasts && past && past.rate.n > 0 ? past.rate.value : null,
  ]).filter((v): v is number => typeof v === 'number'))
}

/** How many rows were held against their own past: each is judged the more strictly. METRICS G6. */
export const comparedRows = (rows: readonly LeaderboardRow[]): number => rows.filter((row) => row.rate.n > 0 && (row.past?.rate.n ?? 0) > 0).length

const DAY = 86_400_000
/** What the steps of the small lines are; the first and last may be clipped, so one within tells. */
export function seriesGrain({ seriesPeriods }: LeaderboardResult): Grain {
  const step = seriesPeriods[Math.floor(seriesPeriods.length / 2)]
  const days = step ? (step.end - step.start) / DAY : 30
  return days < 2 ? 'day' : days < 10 ? 'week' : days < 45 ? 'month' : days < 200 ? 'quarter' : 'year'
}
