import { and, type VelocityQuery } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import {
  aggregate, amounts, answersTo, COUNT, DAY, DECIDED, decidedIn, OPEN, requestsOf, scopeOf, valued, within, type Group,
} from '../ask.ts'
import { figureOf, rateOf } from '../rate.ts'
import { seriesBuckets, seriesBy, type SeriesPoint } from '../series.ts'
import { figureHeadline } from './headline.ts'
import { askStock, stockSeries } from './stock.ts'

/**
 * What the open deals bring a day: METRICS I, open × win rate × average won size ÷ cycle. The usual divisor is the time
 * that winners take; by Little's law it should be the time that any deal takes, so both are there.
 */
export const velocity: Metric<'velocity'> = {
  name: 'velocity',

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { open, openBefore, decided, before, series, ...stock } = answersTo(ask(query, context), answers)
    const now = partsOf(open.total('n'), [...decided])
    const past = before && openBefore ? partsOf(openBefore.total('n'), [...before]) : null
    const { won, n } = now
    return {
      headline: figureHeadline({
        unit: 'money-a-day',
        now: figureOf(now.velocity, n, reasonOf(now)),
        before: past && figureOf(past.velocity, past.n, reasonOf(past)),
        series: stepsOf(stockSeries(new Map([[null, open.total('n')]]), stock, context), [...series], context),
      }, context),
      open: now.open,
      rate: rateOf(won, n, context.confidence, { reason: 'no-decided' }),
      size: figureOf(now.size, now.valued, won === 0 ? 'no-rows' : 'no-amount'),
      cycle: figureOf(now.cycle, now.cycles, won === 0 ? 'no-rows' : 'unknown'),
      anyCycle: figureOf(now.anyCycle, now.anyCycles, n === 0 ? 'no-rows' : 'unknown'),
      anyOutcome: figureOf(now.byAny, n, reasonOf(now)),
      considered: n + now.open,
      snapshots: decided.totalSum('snapshot') + open.totalSum('snapshot'),
      excluded: { void: context.voids, missingAmount: now.missing, unconverted: now.unconverted, uncreated: 0 },
    }
  },
}

type Parts = ReturnType<typeof partsOf>

/** What velocity is made of. @param groups - of decided deals, keyed by status first */
function partsOf(open: number, groups: readonly Group[]) {
  const winners = groups.filter(({ keys }) => keys[0] === 'won')
  const counted = (of: readonly Group[], measure: string): number => of.reduce((sum, g) => sum + g.count(measure), 0)
  const summed = (of: readonly Group[], measure: string): number => of.reduce((sum, g) => sum + g.sum(measure), 0)
  const mean = (sum: number, n: number): number | null => (n === 0 ? null : sum / n)
  const [n, won, valuedDeals] = [counted(groups, 'n'), counted(winners, 'n'), counted(winners, 'valued')]
  const [cycles, anyCycles] = [counted(winners, 'timed'), counted(groups, 'timed')]
  const size = mean(summed(winners, 'amount'), valuedDeals)
  const cycle = mean(summed(winners, 'cycle') / DAY, cycles)
  const anyCycle = mean(summed(groups, 'cycle') / DAY, anyCycles)
  const over = (days: number | null): number | null =>
    (n === 0 || size === null || days === null || days === 0 ? null : (open * (won / n) * size) / days)
  return {
    open, n, won, valued: valuedDeals, size, cycles, cycle, anyCycles, anyCycle,
    missing: counted(winners, 'missing'), unconverted: counted(winners, 'unconverted'),
    velocity: over(cycle), byAny: over(anyCycle),
  }
}

function reasonOf({ n, won, size }: Parts) {
  return n === 0 ? 'no-decided' : won === 0 ? 'no-rows' : size === null ? 'no-amount' : 'unknown'
}

/** Of each step: its own decisions, and the stock at its end. */
function stepsOf(
  stock: readonly SeriesPoint[], groups: readonly Group[], context: MetricContext,
): readonly SeriesPoint[] {
  return seriesBuckets(context).map((bucket, i) => {
    const open = stock[i]!.value
    const own = groups.filter(({ keys }) => keys[1] === i)
    return { ...bucket, value: open === null ? null : partsOf(open, own).velocity }
  })
}

function ask(query: VelocityQuery, context: MetricContext) {
  const scope = scopeOf(query)
  const { period, past, everything } = context
  const measures = {
    n: COUNT, snapshot: { op: 'sum', field: 'snapshot' }, ...amounts(context),
    valued: { op: 'count', where: valued(context) }, cycle: { op: 'sum', field: 'cycle' },
    timed: { op: 'count', where: { op: 'ge', field: 'cycle', value: 0 } },
  } as const
  const stock = { n: COUNT, snapshot: { op: 'sum', field: 'snapshot' } } as const
  return {
    open: aggregate('opportunities', context, and(scope, OPEN), [], stock),
    openBefore: past && aggregate('opportunities', { ...context, asOf: past.end - 1 }, and(scope, OPEN), [], stock),
    decided: aggregate('opportunities', context, and(scope, decidedIn(period, everything)), ['status'], measures),
    before: past
      && aggregate('opportunities', context, and(scope, DECIDED, within('decidedAt', past)), ['status'], measures),
    series: aggregate('opportunities', context, and(scope, DECIDED, within('decidedAt', period)),
      ['status', seriesBy('decidedAt', context)], measures),
    ...askStock(query, context),
  }
}
