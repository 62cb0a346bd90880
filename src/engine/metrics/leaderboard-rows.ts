import type {
  Comparison, Figure, Interval, LeaderboardOrder, LeaderboardQuery, LeaderboardRow, Named, Period, Rate,
} from '../../model/index.ts'
import type { MetricContext, RepInfo } from '../metric.ts'
import { quantileOf } from '../stats/quantile.ts'
import { rankRanges, ranks, type Ties } from '../stats/rank.ts'
import { shrink } from '../stats/shrinkage.ts'
import { DAY, type Group, type Groups } from './ask.ts'
import { byText, comparisonOf, figureOf, rateOf } from './rate.ts'
import { repPasses } from './rep-filter.ts'

/** What one owner did. */
export interface Tally {
  won: number
  lost: number
  open: number
  past: { won: number; lost: number; amount: number }
  /** Of won deals; absent when there are none. */
  wins: Group | null
}

export type Rep = Pick<RepInfo, 'id' | 'name' | 'team'> & { readonly active: Period | null }

const nothing = (): Tally => ({ won: 0, lost: 0, open: 0, past: { won: 0, lost: 0, amount: 0 }, wins: null })

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
  const of = (owner: unknown): Tally => {
    const known = tallies.get(String(owner))
    if (known) return known
    const tally = nothing()
    tallies.set(String(owner), tally)
    return tally
  }
  for (const { keys: [owner, status], count } of decided) {
    if (owner !== null) of(owner)[status === 'won' ? 'won' : 'lost'] += count('n')
  }
  for (const group of wins) if (group.keys[0] !== null) of(group.keys[0]).wins = group
  for (const { keys: [owner], count } of open) if (owner !== null) of(owner).open += count('n')
  for (const { keys: [owner, status], count, sum } of past ?? []) {
    if (owner === null) continue
    const before = of(owner).past
    before[status === 'won' ? 'won' : 'lost'] += count('n')
    if (status === 'won') before.amount += sum('amount')
  }
  return tallies
}

/**
 * Whose rows there are: listed reps who were there in the period and whom the filter does not leave out, and owners of
 * deals that nobody listed.
 */
export function repsOf(
  tallies: ReadonlyMap<string, Tally>, { filter }: LeaderboardQuery, { reps, period, nameOf }: MetricContext,
): readonly Rep[] {
  const listed = reps.filter((rep) => tallies.has(rep.id)
    || (rep.active.start < period.end && rep.active.end > period.start && repPasses(filter, rep)))
  const known = new Set(reps.map((rep) => rep.id))
  const others = [...tallies.keys()].filter((id) => !known.has(id))
    .map((id): Rep => ({ id, name: nameOf('owner', id), team: null, active: null }))
  return [...listed, ...others]
}

/** A row before it is ranked, with what its past rank goes by. */
export interface Figures { readonly row: LeaderboardRow; readonly past: Tally['past'] }

export function figuresOf(
  rep: Rep, tally: Tally | undefined,
  { context, attainment, series, me }: {
    readonly context: MetricContext
    readonly attainment: Figure
    readonly series: readonly number[]
    readonly me: boolean
  },
): Figures {
  const { won, lost, open, past, wins } = tally ?? nothing()
  const amount = wins?.sum('amount') ?? 0
  const size = wins?.order('size')
  const cycles = wins?.order('cycles')
  const mean = (sum: number, n: number): number | null => (n === 0 ? null : sum / n)
  const sizes = (value: number | null): Figure => figureOf(value, size?.n ?? 0, won === 0 ? 'no-rows' : 'no-amount')
  const days = (ms: number | null): Figure =>
    figureOf(ms === null ? null : ms / DAY, cycles?.n ?? 0, won === 0 ? 'no-rows' : 'unknown')
  const row: LeaderboardRow = {
    id: rep.id, name: rep.name, team: teamOf(rep, context), anonymous: false, me,
    wonAmount: amount, wonCount: won, lostCount: lost, openCount: open, missingAmount: wins?.count('missing') ?? 0,
    rate: rateOf(won, won + lost, context.confidence, { reason: 'no-decided' }),
    rank: null, rankRange: null, shrunk: null, rankChange: null,
    dealSize: { mean: sizes(mean(amount, size?.n ?? 0)), median: sizes(size ? quantileOf(size, 0, 0.5) : null) },
    cycle: {
      mean: days(mean(wins?.sum('cycle') ?? 0, cycles?.n ?? 0)),
      median: days(cycles ? quantileOf(cycles, 0, 0.5) : null),
    },
    past: null, attainment, series,
  }
  return { row, past }
}

function teamOf({ team }: Rep, { teams }: MetricContext): Named | null {
  return team === null ? null : teams.find((t) => t.id === team) ?? { id: team, name: team }
}

/** Ranks, their ranges, shrunken rates, and each row beside its past; in order. */
export function ranked(
  figures: readonly Figures[],
  { order, minimum, ties, context }: {
    readonly order: LeaderboardOrder
    readonly minimum: number
    readonly ties: Ties
    readonly context: MetricContext
  },
): readonly LeaderboardRow[] {
  const now = ranks(figures.map(({ row }) => valueOf(order, row, minimum)), ties)
  const before = ranks(figures.map(({ past }) => valueOf(order, pastRow(past), minimum)), ties)
  const eligible = ({ row: { rate } }: Figures): Interval | null => (rate.n >= minimum ? rate.interval : null)
  const ranges = rankRanges(figures.map(eligible))
  const shrunk = shrink(figures.map(({ row }) => row.rate))?.estimates
  const pasts = comparisonsOf(figures, context)
  return figures
    .map(({ row }, i): LeaderboardRow => {
      const rank = now[i]!
      const earlier = context.past ? before[i]! : null
      return {
        ...row, rank, rankRange: ranges[i]!, shrunk: shrunk?.[i] ?? null, past: pasts[i]!,
        rankChange: rank === null || earlier === null ? null : earlier - rank,
      }
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || byText(textOf(a), textOf(b)) || byText(a.id, b.id))
}

/** Each against their own past. Where m rows are scanned for standouts, each is held to 1 − 0.05 / m. METRICS G6. */
function comparisonsOf(
  figures: readonly Figures[], { past, confidence }: MetricContext,
): readonly (Comparison | null)[] {
  if (!past) return figures.map(() => null)
  const scanned = figures.filter((f) => f.row.rate.n > 0 && f.past.won + f.past.lost > 0).length
  const strict = 1 - (1 - confidence) / Math.max(1, scanned)
  return figures.map(({ row, past: { won, lost } }) =>
    comparisonOf(row.rate, rateOf(won, won + lost, confidence, { reason: 'no-past' }), past, strict))
}

interface Rankable { readonly wonAmount: number; readonly wonCount: number; readonly rate: Pick<Rate, 'value' | 'n'> }

function valueOf(order: LeaderboardOrder, row: Rankable, minimum: number): number | null {
  switch (order) {
    case 'wonAmount': return row.wonAmount
    case 'wonCount': return row.wonCount
    case 'winRate': return row.rate.n >= minimum ? row.rate.value : null
    case 'name': return null
  }
}

function pastRow({ won, lost, amount }: Tally['past']): Rankable {
  const n = won + lost
  return { wonAmount: amount, wonCount: won, rate: { value: n === 0 ? null : won / n, n } }
}

function textOf({ name }: Named): string {
  return typeof name === 'string' ? name : name['en'] ?? Object.values(name)[0] ?? ''
}
