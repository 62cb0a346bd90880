import type {
  Comparison, Figure, Interval, LeaderboardOrder, LeaderboardQuery, LeaderboardRow, Named, NullReason, Period, Scalar,
} from '../../model/index.ts'
import type { MetricContext, RepInfo } from '../metric.ts'
import { quantileOf } from '../stats/quantile.ts'
import { rankRanges, ranks, type Ties } from '../stats/rank.ts'
import { shrink } from '../stats/shrinkage.ts'
import { DAY, type Groups } from './ask.ts'
import { byText, comparisonOf, figureOf, rateOf } from './rate.ts'
import { repPasses } from './rep-filter.ts'

// A row is made once, with everything in its place, and what all rows together tell is written into it: a brush that
// moves makes hundreds of them at every step, and with copies the board was half of what it left to collect.

/** What one owner did. */
export interface Tally {
  won: number
  lost: number
  open: number
  pastWon: number
  pastLost: number
  pastAmount: number
  /** Their place among the groups of won deals; −1 without any. */
  wins: number
}

export type Rep = Pick<RepInfo, 'id' | 'name' | 'team' | 'fte'> & { readonly active: Period | null }

const nothing = (): Tally => ({ won: 0, lost: 0, open: 0, pastWon: 0, pastLost: 0, pastAmount: 0, wins: -1 })
const NOTHING: Readonly<Tally> = nothing()

/** What was counted, each keyed by owner first. */
interface Counts {
  readonly decided: Groups
  readonly wins: Groups
  readonly open: Groups
  readonly past: Groups | null
}

/** By owner; deals without one are in no row. */
export function talliesOf({ decided, wins, open, past }: Counts): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  const each = (groups: Groups, take: (tally: Tally, group: number) => void): void => {
    const owners = groups.keys(0)
    for (let i = 0; i < owners.length; i++) if (owners[i] !== null) take(tallyOf(tallies, owners[i]!), i)
  }
  const [statuses, counts, opened] = [decided.keys(1), decided.counts('n'), open.counts('n')]
  each(decided, (own, i) => {
    if (statuses[i] === 'won') own.won += counts[i]!
    else own.lost += counts[i]!
  })
  each(wins, (own, i) => { own.wins = i })
  each(open, (own, i) => { own.open += opened[i]! })
  if (past === null) return tallies
  const [before, pastCounts, amounts] = [past.keys(1), past.counts('n'), past.sums('amount')]
  each(past, (own, i) => {
    if (before[i] === 'won') {
      own.pastWon += pastCounts[i]!
      own.pastAmount += amounts[i] ?? 0
    } else own.pastLost += pastCounts[i]!
  })
  return tallies
}
function tallyOf(tallies: Map<string, Tally>, owner: Scalar): Tally {
  const id = String(owner)
  let tally = tallies.get(id)
  if (tally === undefined) tallies.set(id, tally = nothing())
  return tally
}

/**
 * Whose rows there are: listed reps who were there in the period and whom the filter does not leave out, and owners of
 * deals that nobody listed.
 */
export function repsOf(
  tallies: ReadonlyMap<string, Tally>, { filter }: LeaderboardQuery, { reps, period, nameOf }: MetricContext,
): readonly Rep[] {
  const listed = new Set(reps.map((rep) => rep.id))
  const own: Rep[] = reps.filter((rep) => tallies.has(rep.id)
    || (rep.active.start < period.end && rep.active.end > period.start && repPasses(filter, rep)))
  for (const id of tallies.keys()) {
    if (!listed.has(id)) own.push({ id, name: nameOf('owner', id), team: null, fte: 1, active: null })
  }
  return own
}

/** A row that is still written. */
export interface Draft {
  readonly row: { -readonly [K in keyof LeaderboardRow]: LeaderboardRow[K] }
  readonly rep: Rep
  readonly tally: Readonly<Tally>
}

/** Rows with what each rep did. @param wins - won deals by owner */
export function draftsOf(
  reps: readonly Rep[], tallies: ReadonlyMap<string, Tally>, wins: Groups,
  { context, attainment, series, me }: {
    readonly context: MetricContext
    readonly attainment: (scope: string, owners: readonly string[], there: Period | null) => Figure
    readonly series: (id: string) => readonly number[]
    readonly me: string | undefined
  },
): readonly Draft[] {
  const teams = new Map<string, Named>(context.teams.map((team) => [team.id, team]))
  const [amounts, missing, sizes] = [wins.sums('amount'), wins.counts('missing'), wins.orders('size')]
  const [days, cycles] = [wins.sums('cycle'), wins.orders('cycles')]
  return reps.map((rep): Draft => {
    const { id, name, team, active } = rep
    const tally = tallies.get(id) ?? NOTHING
    const { won, lost, open, wins: place } = tally
    const amount = (place < 0 ? 0 : amounts[place]) ?? 0
    const size = place < 0 ? null : sizes[place]!
    const cycle = place < 0 ? null : cycles[place]!
    const reason = (why: NullReason): NullReason => (won === 0 ? 'no-rows' : why)
    const [priced, timed] = [size?.n ?? 0, cycle?.n ?? 0]
    const mean = timed === 0 ? null : (days[place] ?? 0) / timed
    const median = cycle && quantileOf(cycle, 0, 0.5)
    const row: LeaderboardRow = {
      id, name, team: team === null ? null : teams.get(team) ?? { id: team, name: team }, anonymous: false, me: id === me,
      wonAmount: amount, wonCount: won, lostCount: lost, openCount: open, missingAmount: place < 0 ? 0 : missing[place]!,
      rate: rateOf(won, won + lost, context.confidence, NO_DECIDED),
      rank: null, rankRange: null, shrunk: null, rankChange: null,
      dealSize: {
        mean: figureOf(priced === 0 ? null : amount / priced, priced, reason('no-amount')),
        median: figureOf(size && quantileOf(size, 0, 0.5), priced, reason('no-amount')),
      },
      cycle: {
        mean: figureOf(mean === null ? null : mean / DAY, timed, reason('unknown')),
        median: figureOf(median === null ? null : median / DAY, timed, reason('unknown')),
      },
      past: null, attainment: attainment(`rep:${id}`, [id], active), series: series(id), loadRatio: null,
    }
    return { row, rep, tally }
  })
}
const NO_DECIDED = { reason: 'no-decided' } as const
const NO_PAST = { reason: 'no-past' } as const

/** Writes ranks, their ranges, shrunken rates, and each row beside its past. Returns the rows in order. */
export function ranked(
  drafts: readonly Draft[],
  { order, minimum, ties, context }: {
    readonly order: LeaderboardOrder
    readonly minimum: number
    readonly ties: Ties
    readonly context: MetricContext
  },
): readonly LeaderboardRow[] {
  const now = ranks(drafts.map(({ row }) => valueOf(order, row.wonCount, row.lostCount, row.wonAmount, minimum)), ties)
  const before = context.past && ranks(drafts.map(({ tally: { pastWon, pastLost, pastAmount } }) =>
    valueOf(order, pastWon, pastLost, pastAmount, minimum)), ties)
  const eligible = ({ row: { rate } }: Draft): Interval | null => (rate.n >= minimum ? rate.interval : null)
  const ranges = rankRanges(drafts.map(eligible))
  const shrunk = shrink(drafts.map(({ row }) => row.rate))?.estimates
  const pasts = comparisonsOf(drafts, context)
  drafts.forEach(({ row }, i) => {
    const rank = row.rank = now[i]!
    const earlier = before && before[i]!
    row.rankRange = ranges[i]!
    row.shrunk = shrunk?.[i] ?? null
    row.past = pasts && pasts[i]!
    row.rankChange = rank === null || earlier === null ? null : earlier - rank
  })
  return drafts.map(({ row }) => row)
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || byText(textOf(a), textOf(b)) || byText(a.id, b.id))
}

/** Each against their own past. Where m rows are scanned for standouts, each is held to 1 − 0.05 / m. METRICS G6. */
function comparisonsOf(drafts: readonly Draft[], { past, confidence }: MetricContext): readonly Comparison[] | null {
  if (!past) return null
  let scanned = 0
  for (const { row, tally } of drafts) if (row.rate.n > 0 && tally.pastWon + tally.pastLost > 0) scanned++
  const strict = 1 - (1 - confidence) / Math.max(1, scanned)
  return drafts.map(({ row, tally: { pastWon, pastLost } }) =>
    comparisonOf(row.rate, rateOf(pastWon, pastWon + pastLost, confidence, NO_PAST), past, strict))
}

/** By what a rep is ranked; null takes no rank. */
function valueOf(order: LeaderboardOrder, won: number, lost: number, amount: number, minimum: number): number | null {
  const n = won + lost
  switch (order) {
    case 'wonAmount': return amount
    case 'wonCount': return won
    case 'winRate': return n >= minimum && n > 0 ? won / n : null
    case 'name': return null
  }
}

function textOf({ name }: Named): string {
  return typeof name === 'string' ? name : name['en'] ?? Object.values(name)[0] ?? ''
}
