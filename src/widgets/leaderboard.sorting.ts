import type { Formatter } from '../i18n/index.ts'
import { fold } from '../model/index.ts'
import type { LeaderboardResult, LeaderboardRow, LeaderboardTeam } from '../model/index.ts'
import { usualRows, type ColumnName, type Sorting, type SortKey } from './leaderboard.rows.ts'

/** What rows are sorted by within the page. Of the small lines it is the last step that has ended. */
const VALUES: Readonly<Record<ColumnName, (row: LeaderboardRow, result: LeaderboardResult) => number | null>> = {
  rate: (row) => row.rate.value,
  amount: (row) => row.wonAmount,
  change: (row) => row.past?.difference ?? null,
  quota: (row) => row.attainment.value,
  moved: (row) => row.rankChange,
  series: (row, { seriesPeriods }) => row.series[seriesPeriods.findLastIndex((period) => !period.partial)] ?? null,
  open: (row) => row.openCount,
  size: (row) => row.dealSize.median.value,
  cycle: (row) => row.cycle.median.value,
  expected: (row) => row.expected?.ratio ?? null,
}

/** Rows in the reader's order; those without a value come last, whichever way. */
export function sortedRows(result: LeaderboardResult, { key, reversed }: Sorting, f: Formatter): readonly LeaderboardRow[] {
  const { rows } = result
  if (key === 'order') {
    if (!reversed) return rows
    // By name nobody has a place.
    if (result.order === 'name') return [...rows].reverse()
    const ranked = rows.filter((row) => row.rank !== null)
    return [...ranked.reverse(), ...rows.filter((row) => row.rank === null)]
  }
  const byName = usualRows({ ...result, view: 'self' }, f)
  return key === 'name' ? (reversed ? [...byName].reverse() : byName) : byValue(byName, (row) => VALUES[key](row, result), reversed)
}

/** What the members of teams did, in the reader's order. */
export function sortedTeams(teams: readonly LeaderboardTeam[], { key, reversed }: Sorting, f: Formatter): readonly LeaderboardTeam[] {
  const { compare } = new Intl.Collator(f.locale, { numeric: true })
  const byName = [...teams].sort((a, b) => compare(f.label(a.name), f.label(b.name)))
  const value = TEAM_VALUES[key]
  return value ? byValue(byName, value, reversed) : reversed ? byName.reverse() : byName
}
const TEAM_VALUES: Readonly<Partial<Record<SortKey, (team: LeaderboardTeam) => number | null>>> = {
  change: (team) => team.reps, rate: (team) => team.rate.value, amount: (team) => team.wonAmount, quota: (team) => team.attainment.value, open: (team) => team.openCount,
}

/** The greatest first; equal ones stay as they came. */
function byValue<T>(rows: readonly T[], value: (row: T) => number | null, reversed: boolean): readonly T[] {
  const sign = reversed ? -1 : 1
  return rows.map((row) => [row, value(row)] as const)
    .sort(([, x], [, y]) => (x === null || y === null ? Number(x === null) - Number(y === null) : sign * (y - x))).map(([row]) => row)
}

/** Rows whose rep or team is called like this, in any spelling. */
export function foundRows(rows: readonly LeaderboardRow[], text: string, f: Formatter): readonly LeaderboardRow[] {
  const sought = fold(text).trim()
  if (sought === '') return rows
  return rows.filter((row) => fold(`${f.label(row.name)} ${row.team ? f.label(row.team.name) : ''}`).includes(sought))
}
