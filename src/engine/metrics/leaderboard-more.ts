import type { Figure, LeaderboardRow, LeaderboardTeam, Period } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import type { Groups } from './ask.ts'
import { byText, rateOf } from './rate.ts'

/** Whole edges between orders of magnitude: deals of one are about the same size. */
export const MAGNITUDES: readonly number[] = [0, ...Array.from({ length: 16 }, (_, i) => 10 ** i), 2 ** 53]

/** How many deals the share of all weighs beside those of one source and size, so that one deal expects nothing. */
const WEIGHT = 10

/** Sums over the rows of each team, by name. */
export function teamsOf(
  rows: readonly LeaderboardRow[],
  attainment: (scope: string, owners: readonly string[], there: Period | null) => Figure,
  { teams, confidence }: MetricContext,
): readonly LeaderboardTeam[] {
  return teams.flatMap(({ id, name }) => {
    const own = rows.filter((row) => row.team?.id === id)
    if (own.length === 0) return []
    const sum = (figure: (row: LeaderboardRow) => number): number => own.reduce((total, row) => total + figure(row), 0)
    const won = sum((row) => row.wonCount)
    const lost = sum((row) => row.lostCount)
    return [{
      id, name, reps: own.length, wonCount: won, lostCount: lost,
      wonAmount: sum((row) => row.wonAmount),
      openCount: sum((row) => row.openCount),
      missingAmount: sum((row) => row.missingAmount),
      rate: rateOf(won, won + lost, confidence, { reason: 'no-decided' }),
      attainment: attainment(`team:${id}`, own.map((row) => row.id), null),
    }]
  }).sort((a, b) => byText(JSON.stringify(a.name), JSON.stringify(b.name)) || byText(a.id, b.id))
}

/**
 * Wins to expect of each rep's deals. METRICS G, "observed/expected": each counts by the share won among all deals of
 * its source and order of magnitude, drawn toward the share of all.
 *
 * @param groups - decided deals by owner, source, status and, where it is known, magnitude
 */
export function expectedOf(
  groups: readonly Groups[],
): (row: LeaderboardRow) => { wins: number; ratio: number | null } | null {
  const cells = new Map<string, { won: number; n: number; owners: Map<string, number> }>()
  const all = { won: 0, n: 0 }
  for (const { keys: [owner, source, status, size], count } of groups.flatMap((g) => [...g])) {
    const key = JSON.stringify([source, size ?? null])
    const cell = cells.get(key) ?? { won: 0, n: 0, owners: new Map<string, number>() }
    cells.set(key, cell)
    for (const tally of [cell, all]) {
      tally.n += count('n')
      if (status === 'won') tally.won += count('n')
    }
    if (owner !== null) cell.owners.set(String(owner), (cell.owners.get(String(owner)) ?? 0) + count('n'))
  }
  // In one order, whatever order the groups came in: sums of fractions depend on it.
  const sorted = [...cells].sort(([a], [b]) => byText(a, b)).map(([, cell]) => cell)
  return ({ id, wonCount, rate }) => {
    if (rate.n === 0) return null
    const share = all.won / all.n
    const wins = sorted.reduce((sum, { won, n, owners }) =>
      sum + (owners.get(id) ?? 0) * ((won + WEIGHT * share) / (n + WEIGHT)), 0)
    return { wins, ratio: wins > 0 ? wonCount / wins : null }
  }
}
