import type { LgrQuery, LgrRow, NullReason, Period } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { garwood } from '../../stats/poisson.ts'
import { qualityOf } from '../../stats/quality.ts'
import { aggregate, answersTo, COUNT, requestsOf, within } from '../ask.ts'
import { byText } from '../rate.ts'
import { seriesBuckets, seriesBy } from '../series.ts'
import { apart, askHours, Hours } from './activities.ts'
import { figureHeadline, type Measured } from './headline.ts'

/**
 * Leads an hour: METRICS H, with the exact interval of a count. Leads are not opportunities, so neither `filter` nor
 * `pipeline` applies. Leads without a channel are in the total only.
 */
export const lgr: Metric<'lgr'> = {
  name: 'lgr',

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { leads, before, series, efforts } = answersTo(ask(query, context), answers)
    const { period, past, everything } = context
    const hours = new Hours(efforts, context)
    const row = (channel: string | null): LgrRow => {
      const count = leads.total('n', ({ keys }) => channel === null || keys[0] === channel)
      return rowOf(channel, count, hours.in(channel, everything ? null : period), context)
    }
    const known = [...leads].flatMap(({ keys: [channel] }) => (channel === null ? [] : [String(channel)]))
    const total = row(null)
    const then = (count: number, when: Period): LgrRow => rowOf(null, count, hours.in(null, when), context)
    return {
      channels: [...new Set([...known, ...hours.channels])].sort(byText).map(row)
        .filter((r) => r.leads > 0 || r.hours > 0),
      total,
      headline: {
        ...figureHeadline({
          unit: 'an-hour', now: measured(total), before: past && measured(then(before!.total('n'), past)),
          series: seriesBuckets(context).map((bucket, i) => {
            return { ...bucket, value: then(series.total('n', ({ keys }) => keys[0] === i), bucket).value }
          }),
        }, context),
        quality: qualityOf(total.leads, null),
      },
      ...apart(total.leads),
    }
  },
}

function ask(_query: LgrQuery, context: MetricContext) {
  const { period, past, everything } = context
  const leads = (where: Period | null, ...by: Parameters<typeof aggregate>[3]) => aggregate(
    'leads', context, where ? within('at', where) : { op: 'and', of: [] }, by, { n: COUNT },
  )
  return {
    leads: leads(everything ? null : period, 'channel'),
    before: past ? leads(past) : null,
    series: leads(period, seriesBy('at', context)),
    efforts: askHours(context, past ? [period, past] : [period]),
  }
}

function measured({ value, reason, leads, interval }: LgrRow): Measured {
  return { value, ...(reason && { reason }), n: leads, interval }
}

function rowOf(channel: string | null, leads: number, hours: number, context: MetricContext): LgrRow {
  const missing: NullReason | null = ['leads', 'efforts'].every(context.has) ? (hours > 0 ? null : 'no-rows') : 'no-table'
  if (missing) return { channel, leads, hours, value: null, reason: missing, interval: null, hoursPerLead: null }
  const { low, high } = garwood(leads, context.confidence)
  return { channel, leads, hours, value: leads / hours, interval: { low: low / hours, high: high / hours }, hoursPerLead: leads > 0 ? hours / leads : null }
}
