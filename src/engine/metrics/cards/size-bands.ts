import { and, type Filter, type Scope, type SizeBand } from '../../../model/index.ts'
import type { MetricContext } from '../../metric.ts'
import { newcombe } from '../../stats/newcombe.ts'
import { quantileOf } from '../../stats/quantile.ts'
import { aggregate, COUNT, DAY, DECIDED, OPEN, scopeOf, valued, within, type Groups } from '../ask.ts'
import { figureOf, rateOf, verdictOf } from '../rate.ts'

/** Where medium deals begin and where large ones do, whole minor units. */
export interface BandEdges { readonly medium: number; readonly large: number }

const YEAR = 365 * DAY
/** A band of fewer than five could not even be told as a share (METRICS G5). */
const ENOUGH = 15
const NAMES = ['small', 'medium', 'large'] as const

/** Deals with an amount that were decided in the year up to T. */
function yearOf(query: Scope, context: MetricContext): Filter {
  const { asOf } = context
  return and(scopeOf(query), DECIDED, within('decidedAt', { start: asOf - YEAR, end: asOf + 1 }), valued(context))
}

/** What the bands are bounded by. METRICS D, "Size risk". */
export function askTerciles(query: Scope, context: MetricContext) {
  return aggregate('opportunities', context, yearOf(query, context), [], {
    size: { op: 'order', field: 'worth', at: [1 / 3, 2 / 3] }, cycle: { op: 'order', field: 'cycle', at: [0.75] },
  })
}

/** Equal amounts are in one band, the medium one at a tie. Null where there are too few deals. */
export function edgesOfBands(year: Groups): BandEdges | null {
  const [group] = [...year]
  const size = group?.order('size')
  if (!size || size.n < ENOUGH) return null
  const [lower, upper] = [quantileOf(size, 0, 1 / 3)!, quantileOf(size, 1, 2 / 3)!]
  return { medium: Math.ceil(lower), large: Math.floor(upper) + 1 }
}

/** What fell into the bands. */
export function askBands(query: Scope, { medium, large }: BandEdges, context: MetricContext) {
  const edges = [...new Set([0, medium, large, Number.MAX_SAFE_INTEGER])].sort((a, b) => a - b)
  const band = { field: 'worth', edges }
  const decided = yearOf(query, context)
  return {
    decided: aggregate('opportunities', context, decided, [band, 'status'], { n: COUNT }),
    cycles: aggregate('opportunities', context, decided, [band], {
      cycle: { op: 'order', field: 'cycle', at: [0.5] },
    }),
    open: aggregate('opportunities', context, and(scopeOf(query), OPEN), [band], { n: COUNT }),
  }
}

/**
 * A band’s odds differ only if the difference from the other two excludes 0 at 1 − 0.05/3, as three are looked at; it
 * is slow only if half of its deals take longer than three quarters of all.
 */
export function bandsOf(
  { decided, cycles, open }: { readonly [K in keyof ReturnType<typeof askBands>]: Groups },
  year: Groups, { medium, large }: BandEdges, { confidence }: MetricContext,
): readonly SizeBand[] {
  const starts = [...new Set([0, medium, large])].sort((a, b) => a - b)
  /** The band that a piece between the edges asked for belongs to. */
  const isIn = (name: SizeBand['name']) => ({ keys: [piece] }: { readonly keys: readonly unknown[] }): boolean => {
    const start = starts[Number(piece)]!
    return name === (start >= large ? 'large' : start >= medium ? 'medium' : 'small')
  }
  const [all] = [...year]
  const usual = all ? quantileOf(all.order('cycle'), 0, 0.75) : null
  const strict = 1 - (1 - confidence) / NAMES.length
  const won = decided.total('n', ({ keys }) => keys[1] === 'won')
  const n = decided.total('n')
  return NAMES.map((name): SizeBand => {
    const own = isIn(name)
    const ownWon = decided.total('n', (group) => own(group) && group.keys[1] === 'won')
    const ownN = decided.total('n', own)
    const tested = newcombe(ownWon, ownN, won - ownWon, n - ownN, strict)
    const [group] = [...cycles].filter(own)
    const cycle = group?.order('cycle')
    const median = cycle ? quantileOf(cycle, 0, 0.5) : null
    return {
      name,
      low: name === 'small' ? null : name === 'medium' ? medium : large,
      high: name === 'large' ? null : name === 'small' ? medium : large,
      rate: rateOf(ownWon, ownN, confidence, { reason: 'no-decided' }),
      difference: tested?.difference ?? null,
      interval: tested?.interval ?? null,
      odds: tested ? ODDS[verdictOf(tested.interval, ownN, n - ownN)] : 'no-evidence',
      cycle: figureOf(median === null ? null : median / DAY, cycle?.n ?? 0),
      slow: median !== null && usual !== null && median > usual,
      open: open.total('n', own),
    }
  })
}

const ODDS = { 'up': 'higher', 'down': 'lower', 'no-clear-change': 'no-evidence' } as const
