import { and, isIn, type Filter, type Measure, type RetentionGroup, type RetentionQuery } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { integer, oneOf } from '../../rules.ts'
import { aggregate, answersTo, DAY, requestsOf, scopeOf, within, WON, type Groups } from '../ask.ts'
import { byText, rateOf } from '../rate.ts'
import { seriesBuckets } from '../series.ts'
import { absentHeadline, rateHeadline } from './headline.ts'

/**
 * Customers kept: METRICS J. A customer is active at a moment when they bought within the last `activeDays` before it.
 * Of those active at the period's start, the share that is active at its end (or at T, when that comes first); somebody
 * who comes back in between is not new. Wins without a customer, or without a date, tell of nobody.
 */
export const retention: Metric<'retention'> = {
  name: 'retention',

  rules: { activeDays: integer(1, 36_525), groupBy: oneOf('segment', 'product') },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { customers, groups } = answersTo(ask(query, context), answers)
    const { confidence, past } = context
    const moments = momentsOf(query, context)
    const kept = (from: string, to: string) => {
      const { atStart, kept: k } = countOf(customers, from, to)
      return rateOf(k, atStart, confidence, { reason: 'no-past' })
    }
    // Before it has begun, nobody could stay.
    const begun = context.period.start <= context.asOf
    const all = groupOf(null, begun ? countOf(customers, 'start', 'end') : NOBODY, confidence)
    const headline = context.has('opportunities') ? rateHeadline({
      now: all.rate, before: past && kept('pastStart', 'pastEnd'),
      series: moments.series.map(({ bucket, from, to }) => ({ ...bucket, value: bucket.start > context.asOf ? null : kept(from, to).value })),
    }, context) : absentHeadline('share', context)
    const rate = context.has('opportunities') ? all.rate : { ...all.rate, reason: 'no-table' as const }
    return {
      all: { ...all, rate },
      churn: rate.value === null ? null : (rate.n - rate.k) / rate.n,
      repeat: repeatOf(customers, confidence, context.has('opportunities')),
      groups: groups && begun ? groupsOf(groups, confidence) : [],
      headline,
      considered: customers.total('wins'),
      snapshots: customers.totalSum('snapshots'),
      excluded: { void: context.voids, missingAmount: 0, unconverted: 0, uncreated: 0 },
    }
  },
}

const DEFAULT_ACTIVE_DAYS = 365

/** When activity is looked at, by the name of its measure. */
function momentsOf(query: RetentionQuery, context: MetricContext) {
  const { period, past, asOf } = context
  const now = asOf + 1
  const at = new Map<string, number>([['start', period.start], ['end', Math.min(period.end, now)]])
  if (past) at.set('pastStart', past.start).set('pastEnd', past.end)
  const series = seriesBuckets(context).map((bucket, i) => {
    at.set(`s${i}`, bucket.start).set(`e${i}`, Math.min(bucket.end, now))
    return { bucket, from: `s${i}`, to: `e${i}` }
  })
  return { at, series }
}

function activeMs({ activeDays = DEFAULT_ACTIVE_DAYS }: RetentionQuery): number {
  return activeDays * DAY
}

function ask(query: RetentionQuery, context: MetricContext) {
  const span = activeMs(query)
  const active = (end: number): Measure => ({ op: 'count', where: within('decidedAt', { start: end - span, end }) })
  const { at } = momentsOf(query, context)
  const end = at.get('end')!
  const where = and(scopeOf(query), WON, { op: 'not', of: isIn('customer', null) } satisfies Filter)
  return {
    customers: aggregate('opportunities', context, where, ['customer'], {
      ...Object.fromEntries([...at].map(([name, moment]) => [name, active(moment)])),
      wins: { op: 'count', where: { op: 'lt', field: 'decidedAt', value: end } },
      // Only these had as long to come back as a customer stays active.
      early: { op: 'count', where: { op: 'lt', field: 'decidedAt', value: end - span } },
      snapshots: { op: 'sum', field: 'snapshot' },
    }),
    groups: query.groupBy ? aggregate('opportunities', context, where, ['customer', query.groupBy], {
      start: active(at.get('start')!), end: active(end),
    }) : null,
  }
}

interface Kept { readonly atStart: number; readonly kept: number; readonly atEnd: number }

const NOBODY: Kept = { atStart: 0, kept: 0, atEnd: 0 }

function countOf(customers: Groups, from: string, to: string): Kept {
  const [starts, ends] = [customers.counts(from), customers.counts(to)]
  let [atStart, kept, atEnd] = [0, 0, 0]
  starts.forEach((start, i) => {
    if (start > 0) atStart++
    if (ends[i]! > 0) atEnd++
    if (start > 0 && ends[i]! > 0) kept++
  })
  return { atStart, kept, atEnd }
}

function groupOf(value: string | null, { atStart, kept, atEnd }: Kept, confidence: number): RetentionGroup {
  return { value, atStart, kept, atEnd, rate: rateOf(kept, atStart, confidence, { reason: 'no-past' }) }
}

/** By segment or product, the one most customers were active in first; those without a value last. */
function groupsOf(groups: Groups, confidence: number): readonly RetentionGroup[] {
  const counts = new Map<string | null, { atStart: number; kept: number; atEnd: number }>()
  for (const { keys: [, key], count } of groups) {
    const value = key == null ? null : String(key)
    const own = counts.get(value) ?? { atStart: 0, kept: 0, atEnd: 0 }
    counts.set(value, own)
    const [start, end] = [count('start') > 0, count('end') > 0]
    own.atStart += Number(start)
    own.atEnd += Number(end)
    own.kept += Number(start && end)
  }
  return [...counts].map(([value, kept]) => groupOf(value, kept, confidence))
    .filter((g) => g.atStart > 0 || g.atEnd > 0)
    .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.atStart - a.atStart
      || b.atEnd - a.atEnd || byText(String(a.value), String(b.value)))
}

/** Customers with two wins or more, of those whose first lies at least `activeDays` back. */
function repeatOf(customers: Groups, confidence: number, known: boolean) {
  const [wins, early] = [customers.counts('wins'), customers.counts('early')]
  let [k, n] = [0, 0]
  early.forEach((count, i) => {
    if (count === 0) return
    n++
    if (wins[i]! >= 2) k++
  })
  return rateOf(k, n, confidence, { reason: known ? 'no-rows' : 'no-table' })
}
