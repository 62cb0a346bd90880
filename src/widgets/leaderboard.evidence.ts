import type { LeaderboardResult, LeaderboardRow } from '../model/index.ts'
import type { DataTable, DefinitionEntry, TableColumn } from './base/types.ts'
import { nameOf, type Voice } from './leaderboard.words.ts'

/** Everything that the view lets its reader see. */
export function leaderboardTable(result: LeaderboardResult, rows: readonly LeaderboardRow[], voice: Voice): DataTable {
  const { t, f } = voice
  const { leaderboard: { table: w }, leaderboard, common } = t
  const self = result.view === 'self'
  const named = result.view === 'named'
  type Cell = readonly [column: TableColumn, cell: (row: LeaderboardRow) => string]
  const number = (key: string, label: string, cell: (row: LeaderboardRow) => string): Cell => [{ key, label, align: 'end' }, cell]
  const money = (key: string, label: string, minor: (row: LeaderboardRow) => number | null): Cell => [{ key, label, align: 'end', minor: rows.map(minor) }, (row) => f.money(minor(row), result.currency)]
  const cells: Cell[] = [
    [{ key: 'rep', label: leaderboard.rep }, (row) => nameOf(row, result, voice)],
    ...(self || named ? [[{ key: 'team', label: w.team }, (row: LeaderboardRow) => (row.team ? f.label(row.team.name) : '')] as const] : []),
    ...(self ? [] : [number('rank', leaderboard.rank, (row) => (!row.rankRange ? t.units.none : leaderboard.ranks(f.integer(row.rankRange.best), f.integer(row.rankRange.worst))))]),
    number('won', w.won, (row) => f.integer(row.wonCount)),
    number('lost', w.lost, (row) => f.integer(row.lostCount)),
    number('open', w.open, (row) => f.integer(row.openCount)),
    number('rate', leaderboard.rate, ({ rate }) => (rate.n === 0 ? t.units.none : f.rate(rate))),
    number('interval', w.interval, ({ rate }) => (rate.interval && rate.quality !== 'insufficient' ? f.interval(rate.interval, rate.n) : t.units.none)),
    ...(self ? [
      number('past', w.past, ({ past }) => (past && past.rate.n > 0 ? f.rate(past.rate) : t.units.none)),
      [{ key: 'verdict', label: w.verdict }, ({ past }: LeaderboardRow) => common.verdicts[past?.verdict ?? 'no-past']] as const,
    ] : []),
    money('amount', leaderboard.amount, (row) => row.wonAmount),
    money('size', w.size, ({ dealSize: { median } }) => median.value),
    number('cycle', w.cycle, ({ cycle: { median } }) => f.days(median.value)),
    ...(result.rows.some((row) => row.expected) ? [number('expected', leaderboard.expected, ({ expected }) => (expected ? f.number(expected.wins, 1) : t.units.none))] : []),
    ...(self || named ? [number('quota', leaderboard.quota, ({ attainment }) => (attainment.value === null ? leaderboard.noQuota : f.percent(attainment.value, 0)))] : []),
  ]
  return { caption: w.caption, columns: cells.map(([column]) => column), rows: rows.map((row) => cells.map(([, cell]) => cell(row))) }
}

export function teamsTable(teams: NonNullable<LeaderboardResult['teams']>, { currency }: LeaderboardResult, { t, f }: Voice): DataTable {
  const { leaderboard: { table: w }, leaderboard } = t
  const heads = [w.won, w.lost, w.open, leaderboard.rate, w.interval, leaderboard.amount]
  return {
    caption: w.team,
    columns: [{ key: 'team', label: w.team }, ...heads.map((label, i) => ({ key: label, label, align: 'end' as const, ...(i === heads.length - 1 && { minor: teams.map(({ wonAmount }) => wonAmount) }) }))],
    rows: teams.map(({ name, wonCount, lostCount, openCount, rate, wonAmount }) => [
      f.label(name), f.integer(wonCount), f.integer(lostCount), f.integer(openCount), rate.n === 0 ? t.units.none : f.rate(rate),
      rate.interval && rate.quality !== 'insufficient' ? f.interval(rate.interval, rate.n) : t.units.none, f.money(wonAmount, currency),
    ]),
  }
}

export function leaderboardDefinition(result: LeaderboardResult, { t, f }: Voice): DefinitionEntry[] {
  const { leaderboard: w, common: { terms } } = t
  const past = result.rows.find((row) => row.past)?.past
  const self = result.view === 'self'
  return [
    { term: terms.formula, text: w.formula, formula: true },
    { term: terms.counts, text: w.counts },
    ...(self && past ? [{ term: terms.compared, text: w.compared(f.periodLabel(past.period)) }] : []),
    ...(self ? [{ term: w.terms.change, text: w.changeRule }] : [{ term: w.terms.rank, text: w.rankRule(f.integer(result.minimum)) }]),
    ...(result.rows.some((row) => row.expected) ? [{ term: w.expected, text: w.expectedRule }] : []),
    { term: w.table.open, text: w.loadRule },
    { term: w.terms.quota, text: w.quotaRule },
    ...(self ? [{ term: w.terms.fairness, text: w.fairness }] : []),
  ]
}
