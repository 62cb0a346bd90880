import type { Interval, NullReason, Rate, RrroiQuery, RrroiRow } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { newcombe } from '../../stats/newcombe.ts'
import { aggregate, answersTo, COUNT, requestsOf, within, type Group, type Groups } from '../ask.ts'
import { byText, rateOf, verdictOf } from '../rate.ts'
import { seriesBuckets, seriesBy } from '../series.ts'
import { apart, askHours, Hours } from './activities.ts'
import { figureHeadline } from './headline.ts'

/**
 * What an extra hour of prospecting did to the response rate: METRICS H. Touches are not opportunities, so neither
 * `filter` nor `pipeline` applies. A touch counts as responded to when it was by T, however late.
 */
export const rrroi: Metric<'rrroi'> = {
  name: 'rrroi',

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { now, before, series, efforts } = answersTo(ask(query, context), answers)
    const { period, past, everything } = context
    const hours = new Hours(efforts, context)
    const row = (channel: string | null): RrroiRow => {
      const own = ({ keys }: Group): boolean => channel === null || keys[0] === channel
      return rowOf(channel, {
        now: responses(now, own, context),
        before: before ? responses(before, own, context) : rateOf(0, 0, context.confidence, { reason: 'no-past' }),
        hours: hours.in(channel, everything ? null : period),
        hoursBefore: past ? hours.in(channel, past) : 0,
      }, context)
    }
    const touched = [...now, ...before ?? []].map(({ keys: [channel] }) => String(channel))
    const total = row(null)
    return {
      channels: [...new Set([...touched, ...hours.channels])].sort(byText).map(row),
      total,
      // It is a comparison with the period before by itself, so there is nothing more to compare it with.
      headline: {
        ...figureHeadline({
          unit: 'share-an-hour', now: { ...total, n: total.now.n, k: total.now.k }, before: null,
          series: seriesOf(series, hours, context),
        }, context),
        quality: total.now.quality,
      },
      ...apart(total.now.n),
    }
  },
}

const MEASURES = { n: COUNT, responded: { op: 'sum', field: 'responded' } } as const

function ask(_query: RrroiQuery, context: MetricContext) {
  const { period, past, everything } = context
  const inPeriod = everything ? ({ op: 'and', of: [] } as const) : within('at', period)
  return {
    now: aggregate('touches', context, inPeriod, ['channel'], MEASURES),
    before: past ? aggregate('touches', context, within('at', past), ['channel'], MEASURES) : null,
    series: aggregate('touches', context, within('at', period), [seriesBy('at', context)], MEASURES),
    efforts: askHours(context, past ? [period, past] : [period]),
  }
}

function responses(groups: Groups, which: (group: Group) => boolean, { confidence }: MetricContext): Rate {
  return rateOf(groups.totalSum('responded', which), groups.total('n', which), confidence)
}

const ADVICE = { 'up': 'more', 'down': 'less', 'no-clear-change': 'unclear' } as const

interface Two { readonly now: Rate; readonly before: Rate; readonly hours: number; readonly hoursBefore: number }

function rowOf(channel: string | null, two: Two, context: MetricContext): RrroiRow {
  const { now, before, hours, hoursBefore } = two
  // Whole hundredths, so that equal hours are equal.
  const extra = Math.round((hours - hoursBefore) * 100) / 100
  const row = { channel, ...two }
  const without = (reason: NullReason): RrroiRow => ({ ...row, value: null, reason, interval: null, advice: null })
  if (!['touches', 'efforts'].every(context.has)) return without('no-table')
  if (before.n === 0) return without('no-past')
  const tested = newcombe(now.k, now.n, before.k, before.n, context.confidence)
  if (!tested) return without('no-rows')
  // With fewer hours the sign would say the opposite.
  if (extra <= 0) return without('no-extra-hours')
  const { difference, interval: { low, high } } = tested
  const interval: Interval = { low: low / extra, high: high / extra }
  return { ...row, value: difference / extra, interval, advice: ADVICE[verdictOf(interval, now.n, before.n)] }
}

/** Each bucket against the one before it; the first has none. */
function seriesOf(groups: Groups, hours: Hours, context: MetricContext) {
  const buckets = seriesBuckets(context)
  const parts = buckets.map((bucket, i) => ({
    rate: responses(groups, ({ keys }) => keys[0] === i, context),
    hours: hours.in(null, bucket),
  }))
  return buckets.map((bucket, i) => {
    const before = parts[i - 1]
    const { rate, hours: spent } = parts[i]!
    if (!before || before.rate.value === null || rate.value === null) return { ...bucket, value: null }
    const extra = Math.round((spent - before.hours) * 100) / 100
    return { ...bucket, value: extra > 0 ? (rate.value - before.rate.value) / extra : null }
  })
}
