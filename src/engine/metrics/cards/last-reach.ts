import { and, isIn, type Filter, type MoodResult } from '../../../model/index.ts'
import type { MetricContext } from '../../metric.ts'
import { groupedQuantile } from '../../stats/quantile.ts'
import { aggregate, COUNT, DAY, OPEN, type Groups } from '../ask.ts'
import { byText, figureOf } from '../rate.ts'

/** How many of those who wait are named. */
const NAMED = 10

/**
 * When customers with open deals were last reached: METRICS K. Whoever reached them, about whichever deal, reached
 * them: the filter says whose deals matter, not whose calls.
 */
export function askReach(scope: Filter, context: MetricContext) {
  const known = (field: string): Filter => ({ op: 'not', of: isIn(field, null) })
  return {
    customers: aggregate('opportunities', context, and(scope, OPEN, known('customer')), ['customer'], { n: COUNT }),
    contacts: aggregate('notes', context, isIn('isContact', 1), ['noteCustomer', 'customer'], { last: { op: 'max', field: 'at' } }),
  }
}

export function reachOf(
  { customers, contacts }: { readonly customers: Groups; readonly contacts: Groups }, context: MetricContext,
): Pick<MoodResult, 'lastContact' | 'waiting'> {
  const last = new Map<string, number>()
  for (const { keys: [named, dealing], extreme } of contacts) {
    const customer = named ?? dealing
    const at = extreme('last')!
    if (customer !== null && customer !== undefined && at > (last.get(String(customer)) ?? -Infinity)) last.set(String(customer), at)
  }
  const waits = customers.keys(0).map((key) => {
    const id = String(key)
    const at = last.get(id)
    return { id, days: at === undefined ? null : (context.asOf - at) / DAY }
  })
  const reached = waits.flatMap(({ days }) => (days === null ? [] : [days])).sort((a, b) => a - b)
  const median = groupedQuantile(reached.map((value) => ({ value, count: 1 })), 0.5)
  return {
    lastContact: figureOf(median, reached.length, context.has('notes') ? 'no-rows' : 'no-table'),
    waiting: waits
      .sort((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || byText(a.id, b.id))
      .slice(0, NAMED)
      .map(({ id, days }) => ({ id, name: context.nameOf('customer', id), days })),
  }
}
