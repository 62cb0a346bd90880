import type { Bucket, ForecastQuery, ForecastResult } from '../../../model/index.ts'
import { aggregateAt, type Metric, type MetricContext } from '../../metric.ts'
import { integer } from '../../rules.ts'
import { brierScore, type Forecasts } from '../../stats/brier.ts'
import { qualityOf } from '../../stats/quality.ts'
import { drawnQuantile, poolsDeviation, simulateTotals } from '../../stats/simulate.ts'
import { distributionQuantile, EXACT_MOST, totalDeviation, totalOf } from '../../stats/total.ts'
import { answersTo, Groups, requestsOf } from '../ask.ts'
import { rateOf } from '../rate.ts'
import type { SeriesPoint } from '../series.ts'
import { chancesAt, type Chances, type PastAnswers } from './forecast-chances.ts'
import { askForecast, askTests, momentsOf, type Moments } from './forecast-moments.ts'
import { figureHeadline } from './headline.ts'

/**
 * What the open deals of a pipeline may bring: METRICS I. The headline is Σ amount × probability; P10 to P90 come from
 * every possible total of up to twenty deals, else from seeded draws that doubt the probabilities too. Deals are taken
 * to be independent. Its series are the forecasts of earlier moments, made from what was known then.
 */
export const forecast: Metric<'forecast'> = {
  name: 'forecast',

  rules: { draws: integer(100, 1_000_000), seed: integer(0, 0xffff_ffff) },

  plan: (query, context) => [...requestsOf(askForecast(query, context)), ...askTests(query, context)],

  finish(query, answers, context) {
    const asked = askForecast(query, context)
    const first = requestsOf(asked).length
    const { open, ...rest } = answersTo(asked, answers)
    const tests = answers.slice(first).map((_, i) => new Groups(aggregateAt(answers, first + i)))
    const moments = momentsOf(context)
    const stages = context.stages.filter(({ kind }) => kind === 'open')
    const past: PastAnswers = { ...rest, tests }
    const chances = chancesAt(-1, past, moments, stages)
    const lots = lotsOf(open, 'n', context)
    const known = lots.every(({ stage }) => chances.of(stage) !== null)
    const spread = known ? spreadOf(lots, chances, draws(query), seed(query)) : null
    const checks = tests.map((groups, i) => check(groups, chancesAt(i, past, moments, stages), context, query, i))
    const n = lots.reduce((sum, lot) => sum + lot.count, 0)
    return {
      pipeline: context.pipeline,
      until: moments.until,
      stages: stages.flatMap(({ id, name }) => {
        const chance = chances.of(id)
        return chance ? [{ id, name, won: chance.won, decided: chance.decided, probability: chance.probability, from: chance.from }] : []
      }),
      deals: n,
      weighted: spread?.mean ?? null,
      deviation: spread?.deviation ?? null,
      p10: spread?.p10 ?? null, p50: spread?.p50 ?? null, p90: spread?.p90 ?? null,
      method: n <= EXACT_MOST ? 'exact' : 'simulated',
      backtest: backtestOf(checks, context),
      headline: headlineOf(context.has('opportunities') ? spread?.mean ?? null : null, { n, chances, checks, moments }, context),
      considered: open.total('n'),
      snapshots: 0,
      excluded: {
        void: context.voids, missingAmount: open.total('missing'), unconverted: open.total('unconverted'), uncreated: 0,
      },
    }
  },
}

/** Enough for the back-test, which asks no more than whether a total lay inside. */
const TEST_DRAWS = 2000
const draws = (query: ForecastQuery): number => query.draws ?? 20_000
const seed = (query: ForecastQuery): number => query.seed ?? 1

/** So many deals of one amount in one stage. */
interface Lot { readonly stage: string | null; readonly amount: number; readonly count: number }

/** Deals that have an amount, in an order of their own: sums of fractions depend on it, and answers promise none. */
function lotsOf(groups: Groups, measure: string, { stages }: MetricContext): readonly Lot[] {
  const rank = new Map<string | null, number>(stages.map(({ id }, i) => [id, i]))
  const lots: Lot[] = []
  for (const { keys: [key, worth], count } of groups) {
    const stage = key == null ? null : String(key)
    if (typeof worth === 'number' && count(measure) > 0) lots.push({ stage, amount: worth, count: count(measure) })
  }
  return lots.sort((x, y) => (rank.get(x.stage) ?? -1) - (rank.get(y.stage) ?? -1) || x.amount - y.amount)
}

interface Spread {
  readonly mean: number
  readonly deviation: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

/** @param chances - that know every stage among the lots */
function spreadOf(lots: readonly Lot[], chances: Chances, draws: number, seed: number): Spread {
  const mean = meanOf(lots, chances)
  if (lots.reduce((sum, { count }) => sum + count, 0) <= EXACT_MOST) {
    const single = lots.flatMap((lot) => Array.from({ length: lot.count }, () => {
      return { amount: lot.amount, probability: chances.of(lot.stage)!.probability }
    }))
    const total = totalOf(single)
    const at = (q: number): number => distributionQuantile(total, q)
    return { mean, deviation: totalDeviation(single), p10: at(0.1), p50: at(0.5), p90: at(0.9) }
  }
  const pools = [...new Set(lots.map(({ stage }) => stage))].map((stage) => {
    const { a, b } = chances.of(stage)!
    return { a, b, chances: lots.filter((lot) => lot.stage === stage) }
  })
  const totals = simulateTotals(pools, draws, seed)
  const at = (q: number): number => drawnQuantile(totals, q)
  return { mean, deviation: poolsDeviation(pools), p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

/** @param chances - that know every stage among the lots */
function meanOf(lots: readonly Lot[], chances: Chances): number {
  return lots.reduce((sum, { stage, amount, count }) => sum + count * amount * chances.of(stage)!.probability, 0)
}

/** An earlier forecast beside what came. */
interface Check {
  /** Null: nothing was known then. */
  readonly expected: number | null
  /** Deals that stood open then. */
  readonly n: number
  readonly forecasts: readonly Forecasts[]
  /** Whether what came lay within P10 to P90; null where no amount was awaited. */
  readonly inside: boolean | null
}

function check(groups: Groups, chances: Chances, context: MetricContext, query: ForecastQuery, place: number): Check {
  if (chances.n === 0) return { expected: null, n: groups.total('n'), forecasts: [], inside: null }
  // By stage, in the order of the pipeline: sums of fractions depend on it, and answers promise none.
  const fates = new Map(context.stages.map(({ id }) => [id, { came: 0, n: 0 }]))
  let came = 0
  for (const { keys: [stage, worth], count } of groups) {
    const fate = fates.get(String(stage))!
    fate.n += count('settled')
    fate.came += count('won')
    // Without an amount it adds 0.
    came += count('won') * Number(worth)
  }
  const forecasts = [...fates].flatMap(([stage, fate]): Forecasts[] =>
    (fate.n === 0 ? [] : [{ probability: chances.of(stage)!.probability, ...fate }]))
  const settled = lotsOf(groups, 'settled', context)
  const awaited = settled.length > 0
    ? spreadOf(settled, chances, Math.min(draws(query), TEST_DRAWS), seed(query) + place + 1) : null
  return {
    expected: meanOf(lotsOf(groups, 'n', context), chances),
    n: groups.total('n'),
    forecasts,
    inside: awaited && awaited.p10 <= came && came <= awaited.p90,
  }
}

function backtestOf(checks: readonly Check[], { confidence }: MetricContext): ForecastResult['backtest'] {
  const scored = checks.filter(({ forecasts }) => forecasts.length > 0)
  if (scored.length === 0) return null
  const awaited = scored.filter(({ inside }) => inside !== null)
  return {
    periods: scored.length,
    brier: brierScore(scored.flatMap(({ forecasts }) => forecasts)),
    coverage: rateOf(awaited.filter(({ inside }) => inside).length, awaited.length, confidence, { reason: 'no-amount' }),
  }
}

interface Told { readonly n: number; readonly chances: Chances; readonly checks: readonly Check[]; readonly moments: Moments }

function headlineOf(value: number | null, { n, chances, checks, moments: { at, step } }: Told, context: MetricContext) {
  const bucket = (end: number): Bucket => ({ start: end - step, end, partial: false })
  const earlier = checks.map(({ expected }, i): SeriesPoint => ({ ...bucket(at[i]!), value: expected }))
  const reason = context.has('opportunities') ? 'no-decided' : 'no-table'
  const headline = figureHeadline({
    unit: 'money', now: { value, n, reason }, before: null,
    series: [...earlier.toReversed(), { ...bucket(context.asOf), value }],
  }, context)
  const then = context.past ? earlier[0] : undefined
  return {
    ...headline,
    quality: qualityOf(chances.n, null),
    past: then ? { period: { start: then.start, end: then.end }, value: then.value, n: checks[0]!.n } : null,
    difference: value === null || !then || then.value === null ? null : value - then.value,
  }
}
