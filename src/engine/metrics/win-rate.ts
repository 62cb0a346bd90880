import {
  and, DIMENSIONS, isIn,
  type Bucket, type By, type Dimension, type Filter, type NullReason, type Rate, type WinRateGroup, type WinRatePoint,
  type WinRateQuery, type WinRateResult,
} from '../../model/index.ts'
import type { Metric, MetricContext } from '../metric.ts'
import { flag, grain, integer, number, oneOf } from '../rules.ts'
import { qualityOf } from '../stats/quality.ts'
import {
  aggregate, amounts, answersTo, asking, COUNT, createdIn, DAY, DECIDED, decidedIn, OPEN, requestsOf, scopeOf, valued, within,
  type Groups,
} from './ask.ts'
import { rare } from './rare.ts'
import { byText, comparisonOf, lostReasonsOf, rateOf } from './rate.ts'
import { edgesOf } from './series.ts'

/**
 * The share of deals that were won: METRICS B, its four definitions side by side. The decided one is attributed to the
 * period in which deals were closed, the one over all to that in which they were created. An open deal counts as stale
 * in the period in which it grew older than `staleAfterDays`, so that no period carries the stock of another.
 */
export const winRate: Metric<'winRate'> = {
  name: 'winRate',

  rules: {
    attribution: oneOf('closed', 'created', 'both'), valueInterval: flag,
    grain, room: integer(1), groupBy: oneOf(...DIMENSIONS),
    staleAfterDays: number((n) => n > 0 && n < 36_525, 'is not allowed; give days, more than 0, less than a century'),
  },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { confidence, past } = context
    const found = answersTo(ask(query, context), answers)
    const { decided, series, created, stale, before, groups, uncreated, ...more } = found
    const won = decided.total('n', wonGroup)
    const lost = decided.total('n') - won
    const all = created.total('n')
    const undecided = created.total('n', ({ keys }) => keys[0] === 'open')
    const rate = rateOf(won, won + lost, confidence, { reason: 'no-decided' })
    return {
      decided: rate,
      all: rateOf(created.total('n', wonGroup), all, confidence, { open: undecided }),
      byValue: byValue(decided, more.cells, confidence),
      stale: rateOf(won, won + lost + stale.total('n'), confidence, { reason: 'no-decided' }),
      staleAfterDays: staleAfter(query),
      grain: context.grain(query.grain, query.room),
      series: pointsOf(series, seriesBuckets(query, context), confidence),
      ...(more.cohorts && { cohorts: pointsOf(more.cohorts, seriesBuckets(query, context), confidence, true) }),
      ...(more.against && {
        against: comparisonOf(rate, pastRate(more.against, confidence), context.period, confidence),
      }),
      groupBy: query.groupBy ?? null,
      ...grouped(query.groupBy && groups ? groupsOf(groups, query.groupBy, { k: won, n: won + lost }, context) : [], won + lost),
      comparison: past && before ? comparisonOf(rate, pastRate(before, confidence), past, confidence) : null,
      lostReasons: lostReasonsOf(decided, 1, (status) => status === 'lost'),
      considered: won + lost,
      snapshots: decided.totalSum('snapshot'),
      excluded: {
        void: context.voids,
        missingAmount: decided.total('missing'),
        unconverted: decided.total('unconverted'),
        uncreated: uncreated?.total('n') ?? 0,
      },
    }
  },
}

function pastRate(before: Groups, confidence: number): Rate {
  return rateOf(before.total('n', wonGroup), before.total('n'), confidence, { reason: 'no-past' })
}

const DEFAULT_STALE_DAYS = 90

const ask = asking((query: WinRateQuery, context) => {
  const scope = scopeOf(query)
  const { period, everything, past } = context
  const decided = and(scope, decidedIn(period, everything))
  const edges = edgesOf(seriesBuckets(query, context))
  const count = (where: Filter, ...by: readonly By[]) => aggregate('opportunities', context, where, by, { n: COUNT })
  return {
    decided: aggregate('opportunities', context, decided, ['status', 'lostReason'], {
      n: COUNT, valued: { op: 'count', where: valued(context) }, snapshot: { op: 'sum', field: 'snapshot' },
      ...amounts(context),
    }),
    series: count(decided, 'status', { field: 'decidedAt', edges }),
    created: count(and(scope, createdIn(period, everything)), 'status'),
    stale: count(and(scope, OPEN, ...grewStale(query, context))),
    cohorts: query.attribution === 'created' || query.attribution === 'both'
      ? count(scope, 'status', { field: 'createdAt', edges }) : null,
    against: query.against
      ? count(and(scopeOf({ ...query, filter: query.against }), decidedIn(period, everything)), 'status') : null,
    cells: query.valueInterval
      ? aggregate('opportunities', context, decided, ['status', { field: 'worth', edges: rare().CELLS }], {
        n: COUNT, ...amounts(context),
      })
      : null,
    before: past ? count(and(scope, DECIDED, within('decidedAt', past)), 'status') : null,
    groups: query.groupBy ? count(decided, 'status', query.groupBy) : null,
    uncreated: everything ? null : count(and(scope, isIn('createdAt', null))),
  }
})

function grewStale(query: WinRateQuery, { asOf, period, everything }: MetricContext) {
  const age = staleAfter(query) * DAY
  const older = { op: 'lt', field: 'createdAt', value: asOf - age } as const
  return everything ? [older] : [older, within('createdAt', { start: period.start - age, end: period.end - age })]
}

function staleAfter(query: WinRateQuery): number {
  return query.staleAfterDays ?? DEFAULT_STALE_DAYS
}

function seriesBuckets(query: WinRateQuery, context: MetricContext): readonly Bucket[] {
  return context.buckets(context.grain(query.grain, query.room))
}

function wonGroup({ keys }: { readonly keys: readonly unknown[] }): boolean {
  return keys[0] === 'won'
}

/** Shares of money have no Wilson interval; how much they carry goes by the deals behind them. */
function byValue(decided: Groups, cells: Groups | null, confidence: number): Rate {
  const k = decided.totalSum('amount', wonGroup)
  const n = decided.totalSum('amount')
  const deals = decided.total('valued')
  const reason: NullReason = decided.total('n') === 0 ? 'no-decided' : 'no-amount'
  const interval = cells && n > 0 ? rare().bootstrapShare([...cells].map(({ keys: [status], count, sum }) => {
    return { counted: status === 'won', n: count('n'), sum: sum('amount') }
  }), confidence) : null
  const quality = qualityOf(deals, interval)
  return { value: n === 0 ? null : k / n, ...(n === 0 && { reason }), k, n, interval, quality }
}

/** @param cohort - open deals are among those of their bucket */
function pointsOf(
  groups: Groups, buckets: readonly Bucket[], confidence: number, cohort = false,
): readonly WinRatePoint[] {
  const won = buckets.map(() => 0)
  const all = buckets.map(() => 0)
  const open = buckets.map(() => 0)
  for (const { keys: [status, bucket], count } of groups) {
    all[Number(bucket)]! += count('n')
    if (status === 'won') won[Number(bucket)]! += count('n')
    if (status === 'open') open[Number(bucket)]! += count('n')
  }
  return buckets.map((bucket, i) => {
    const rate = rateOf(won[i]!, all[i]!, confidence, { open: open[i]!, reason: cohort ? 'no-rows' : 'no-decided' })
    return { ...bucket, rate }
  })
}

function grouped(groups: readonly WinRateGroup[], decided: number): Pick<WinRateResult, 'groups' | 'overlap'> {
  const overlap = groups.reduce((sum, { rate }) => sum + rate.n, 0) - decided
  return { groups, ...(overlap > 0 && { overlap }) }
}

/** The largest first, those without a value last. @param total - a deal of several groups is in it once */
function groupsOf(
  groups: Groups, dimension: Dimension, total: { readonly k: number; readonly n: number }, { nameOf, confidence }: MetricContext,
): readonly WinRateGroup[] {
  const tallies = new Map<string | null, { won: number; n: number }>()
  for (const { keys: [status, key], count } of groups) {
    const value = key === null || key === undefined ? null : String(key)
    const tally = tallies.get(value) ?? { won: 0, n: 0 }
    tallies.set(value, tally)
    tally.n += count('n')
    if (status === 'won') tally.won += count('n')
  }
  const strict = 1 - (1 - confidence) / tallies.size
  return [...tallies]
    .sort(([a, x], [b, y]) => Number(a === null) - Number(b === null) || y.n - x.n || byText(a ?? '', b ?? ''))
    .map(([value, { won, n }]) => ({
      id: value ?? '', name: value === null ? '' : nameOf(dimension, value), missing: value === null,
      rate: rateOf(won, n, confidence),
      standout: standoutOf(won, n, total.k - won, total.n - n, strict),
    }))
}

/** Against the rest, at the level that scanning them all asks for. METRICS G6. */
function standoutOf(
  won: number, n: number, othersWon: number, others: number, confidence: number,
): NonNullable<WinRateGroup['standout']> | null {
  if (others === 0) return null
  const rest = rateOf(othersWon, others, confidence)
  const { difference, interval, verdict } = comparisonOf({ k: won, n }, rest, NO_PERIOD, confidence)
  return { difference, interval, verdict }
}
const NO_PERIOD = { start: 0, end: 0 }
