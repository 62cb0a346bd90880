import { and, type Scalar, type WorkloadQuery, type WorkloadRow } from '../../../model/index.ts'
import type { Metric, MetricContext } from '../../metric.ts'
import { chiSquare } from '../../stats/chi-square.ts'
import { gini } from '../../stats/gini.ts'
import { aggregate, answersTo, COUNT, OPEN, requestsOf, scopeOf, type Groups } from '../ask.ts'
import { groupedQuantile } from '../../stats/quantile.ts'
import { byText } from '../rate.ts'
import { repPasses } from '../rep-filter.ts'
import { figureHeadline, type Measured } from './headline.ts'
import { askStock, stockSeries, type Levels } from './stock.ts'

/** From how many reps on somebody's load stands out, and where. METRICS C. */
const FEWEST_REPS = 3
const LOW = 0.5
const HIGH = 1.5
const CHANCE = 0.05

/**
 * How evenly open deals are spread over the reps who are there at T: METRICS C. The headline is the Gini coefficient of
 * deals a post; in its series everyone has the reps of today.
 */
export const workload: Metric<'workload'> = {
  name: 'workload',

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { open, before, ...stock } = answersTo(ask(query, context), answers)
    const now = openBy(open)
    const loads = loadsOf(now, query, context, context.asOf)
    const test = chiSquare(loads.map(({ open: n }) => n), loads.map(({ fte }) => fte))
    const rows = rowsOf(loads, test !== null && test.p < CHANCE)
    const spread = unevenness(loads)
    return {
      headline: figureHeadline({
        unit: 'share',
        now: spread,
        before: before && context.past && unevenness(loadsOf(openBy(before), query, context, context.past.end - 1)),
        series: stockSeries(now, stock, context,
          (levels) => unevenness(loadsOf(levels, query, context, context.asOf)).value),
      }, context),
      rows,
      gini: spread.value,
      chiSquare: test,
      considered: open.total('n'),
      snapshots: open.totalSum('snapshot'),
      excluded: { void: context.voids, missingAmount: 0, unconverted: 0, uncreated: 0 },
    }
  },
}

function ask(query: WorkloadQuery, context: MetricContext) {
  const open = and(scopeOf(query), OPEN)
  const { past } = context
  const measures = { n: COUNT, snapshot: { op: 'sum', field: 'snapshot' } } as const
  return {
    open: aggregate('opportunities', context, open, ['owner'], measures),
    before: past && aggregate('opportunities', { ...context, asOf: past.end - 1 }, open, ['owner'], measures),
    ...askStock(query, context, 'owner'),
  }
}

type Load = Pick<WorkloadRow, 'id' | 'name' | 'open' | 'fte'>

function openBy(groups: Groups): Levels {
  return new Map([...groups].map(({ keys: [owner], count }): [Scalar, number] => [owner ?? null, count('n')]))
}

/** Reps who are there at that time, and whoever owns open deals then. Those without a post take no share. */
function loadsOf(
  levels: Levels, { filter }: WorkloadQuery, { reps, nameOf }: MetricContext, at: number,
): readonly Load[] {
  const owning = [...levels].flatMap(([owner, n]) => (owner === null || n === 0 ? [] : [String(owner)]))
  const listed = reps.filter((rep) => rep.fte > 0 && (owning.includes(rep.id)
    || (rep.active.start <= at && rep.active.end > at && repPasses(filter, rep))))
  const others = owning.filter((id) => !reps.some((rep) => rep.id === id))
    .map((id) => ({ id, name: nameOf('owner', id), fte: 1 }))
  return [...listed, ...others].map(({ id, name, fte }) => ({ id, name, fte, open: levels.get(id) ?? 0 }))
}

function unevenness(loads: readonly Load[]): Measured {
  return { value: gini(loads.map(({ open, fte }) => open / fte)), reason: 'no-rows', n: loads.length }
}

/** The heaviest first. */
function rowsOf(loads: readonly Load[], isSure: boolean): readonly WorkloadRow[] {
  const rising = loads.map(({ open, fte }) => open / fte).sort((a, b) => a - b)
  const median = groupedQuantile(rising.map((value) => ({ value, count: 1 })), 0.5)
  const flagOf = (ratio: number | null): WorkloadRow['flag'] => {
    if (ratio === null || loads.length < FEWEST_REPS) return null
    const side = ratio < LOW ? 'low' : ratio > HIGH ? 'high' : null
    return side === null || isSure ? side : `${side}-may-be-chance`
  }
  return loads
    .map((load): WorkloadRow => {
      const ratio = median ? load.open / load.fte / median : null
      return { ...load, ratio, flag: flagOf(ratio) }
    })
    .sort((a, b) => b.open / b.fte - a.open / a.fte || byText(a.id, b.id))
}
