import { and, isIn } from '../../model/index.ts'
import type { AggregateRequest, Figure, Filter, LeaderboardRow, LeaderboardTeam, Period } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { aggregate, COUNT, type Groups } from './ask.ts'
import { byText, rateOf } from './rate.ts'

/** Whole edges between orders of magnitude: deals of one are about the same size. */
const MAGNITUDES: readonly number[] = [0, ...Array.from({ length: 16 }, (_, i) => 10 ** i), 2 ** 53]

/**
 * What tells deals that are won more easily from others. Of its stages only the first is among them: it was known when
 * the deal came. How far it went later, or where it stood last, is a part of how it ended: a rep who brings deals far
 * would be expected to win them, and so never to be better than expected.
 */
const MIX = ['owner', 'status', 'source', 'pipeline', 'entryRank'] as const

/** How many deals the share of all weighs beside those of one kind, so that one deal expects nothing. */
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

/** Decided deals of each kind that are worth something. */
export function askMix(decided: Filter, context: MetricContext): AggregateRequest {
  return aggregate('opportunities', context, decided, [...MIX, { field: 'worth', edges: MAGNITUDES }], { n: COUNT })
}
/** The others: their size is a kind of its own, as an entry is that nobody recorded. */
export function askUnpriced(decided: Filter, context: MetricContext): AggregateRequest {
  return aggregate('opportunities', context, and(decided, isIn('worth', null)), MIX, { n: COUNT })
}

/**
 * Wins to expect of each rep's deals. METRICS G, "observed/expected": each counts by the share won among all deals of
 * its source, first stage and order of magnitude, drawn toward the share of all.
 *
 * @param groups - decided deals by `MIX` and, where it is known, magnitude
 */
export function expectedOf(
  groups: readonly Groups[],
): (row: LeaderboardRow) => { wins: number; ratio: number | null } | null {
  const cells = new Map<string, { won: number; n: number; owners: Map<string, number> }>()
  const all = { won: 0, n: 0 }
  for (const { keys: [owner, status, ...kind], count } of groups.flatMap((g) => [...g])) {
    const key = JSON.stringify(kind)
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
