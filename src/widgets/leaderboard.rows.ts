import { shareScale, type ShareScale } from '../charts/scale.ts'
import type { Formatter } from '../i18n/index.ts'
import type { Grain, LeaderboardResult, LeaderboardRow } from '../model/index.ts'

/** Columns besides the rep and their place; the first ones of each view are shown while nobody chooses. */
export const COLUMNS = ['rate', 'amount', 'change', 'quota', 'moved', 'series', 'open', 'size', 'cycle', 'expected'] as const
export type ColumnName = (typeof COLUMNS)[number]
const USUAL: Readonly<Record<LeaderboardResult['view'], readonly ColumnName[]>> = {
  self: ['rate', 'change', 'quota', 'series', 'amount'], named: ['rate', 'amount', 'quota', 'moved'], anonymous: ['rate', 'amount', 'moved'],
}
export const EXTRA: readonly ColumnName[] = ['open', 'size', 'cycle', 'expected']

/** By what the reader sorts: what the answer is ordered by, the name, or a column. */
export type SortKey = 'order' | 'name' | ColumnName
export interface Sorting { readonly key: SortKey; readonly reversed: boolean }

/** What may be shown: among the nameless, nothing more than is. */
export const offered = ({ view }: LeaderboardResult): readonly ColumnName[] => (view === 'anonymous' ? USUAL[view] : [...USUAL[view], ...EXTRA])
/** What is shown, in the order of what may be. */
export function shownColumns(result: LeaderboardResult, chosen: readonly string[] | null): readonly ColumnName[] {
  return chosen === null || result.view === 'anonymous' ? USUAL[result.view] : offered(result).filter((name) => chosen.includes(name))
}

/** More rows than this are first shown in part. */
const FEW = 10
const SHOWN = 8
/** More reps than this are worth a search. */
export const SEARCHED = 8

/** As nobody has sorted them: beside their own past by name, else in the order of the answer. */
export function usualRows({ rows, view }: LeaderboardResult, f: Formatter): readonly LeaderboardRow[] {
  if (view !== 'self') return rows
  const { compare } = new Intl.Collator(f.locale, { numeric: true })
  return [...rows].sort((a, b) => compare(f.label(a.name), f.label(b.name)))
}

/** The first rows, and always the reader's own and the chosen ones. */
export function firstRows(rows: readonly LeaderboardRow[], chosen: ReadonlySet<string>): readonly LeaderboardRow[] {
  return rows.length <= FEW ? rows : rows.filter((row, i) => i < SHOWN || row.me || chosen.has(row.id))
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
