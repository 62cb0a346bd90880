import {
  and, relations,
  type Filter, type Measure, type RelationName, type TrendMeasure, type TrendQuery, type Unit,
} from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { amounts, COUNT, DECIDED, LOST, scopeOf, valued, WON, type Groups } from './ask.ts'

/** What a measure of the trend counts, and when. */
export interface Measured {
  readonly from: RelationName
  readonly time: 'decidedAt' | 'createdAt' | 'at'
  readonly where?: Filter
  readonly unit: Unit
  /** What a bucket's value is made of; `below` makes it a ratio of sums. */
  readonly above: Part
  readonly below?: Part
  /** Deals behind the value. */
  readonly behind: Part
}
type Part = 'n' | 'won' | 'amount' | 'valued'

export const MEASURES: Readonly<Record<TrendMeasure, Measured>> = {
  wonAmount: { from: 'opportunities', time: 'decidedAt', where: WON, unit: 'money', above: 'amount', behind: 'valued' },
  wonCount: { from: 'opportunities', time: 'decidedAt', where: WON, unit: 'count', above: 'n', behind: 'n' },
  lostCount: { from: 'opportunities', time: 'decidedAt', where: LOST, unit: 'count', above: 'n', behind: 'n' },
  createdCount: { from: 'opportunities', time: 'createdAt', unit: 'count', above: 'n', behind: 'n' },
  winRate: {
    from: 'opportunities', time: 'decidedAt', where: DECIDED, unit: 'share', above: 'won', below: 'n', behind: 'n',
  },
  dealSize: {
    from: 'opportunities', time: 'decidedAt', where: WON, unit: 'money',
    above: 'amount', below: 'valued', behind: 'valued',
  },
  noteCount: { from: 'notes', time: 'at', unit: 'count', above: 'n', behind: 'n' },
  leadCount: { from: 'leads', time: 'at', unit: 'count', above: 'n', behind: 'n' },
  touchCount: { from: 'touches', time: 'at', unit: 'count', above: 'n', behind: 'n' },
}

export function measureOf(query: TrendQuery): TrendMeasure {
  return query.measure ?? 'wonAmount'
}

/** What is counted in a bucket. */
export function countedIn({ from, unit, below }: Measured, context: MetricContext): Readonly<Record<string, Measure>> {
  return {
    n: COUNT,
    ...(from === 'opportunities' && { snapshot: { op: 'sum', field: 'snapshot' } as const }),
    ...(unit === 'share' && below && { won: { op: 'count', where: WON } as const }),
    ...(unit === 'money' && { ...amounts(context), valued: { op: 'count', where: valued(context) } as const }),
  }
}

/** A part of the value of every group. */
export function partsOf(groups: Groups, name: Part): readonly (number | null)[] {
  return name === 'amount' ? groups.sums(name) : groups.counts(name)
}

/** The rows that the question ranges over, and what of its filter they cannot be asked. */
export function rangedOver(
  query: TrendQuery, { from, where }: Measured,
): { readonly where: Filter; readonly ignored: readonly string[] } {
  const asked = and(scopeOf(query), where)
  if (from !== 'leads' && from !== 'touches') return { where: asked, ignored: [] }
  const known = relations[from]
  const parts = asked.op === 'and' ? asked.of : [asked]
  const unknown = (filter: Filter): readonly string[] =>
    fieldsOf(filter).filter((field) => !Object.hasOwn(known, field))
  return { where: and(...parts.filter((p) => unknown(p).length === 0)), ignored: [...new Set(parts.flatMap(unknown))] }
}

function fieldsOf(filter: Filter): readonly string[] {
  switch (filter.op) {
    case 'and': case 'or': return filter.of.flatMap(fieldsOf)
    case 'not': return fieldsOf(filter.of)
    default: return [filter.field]
  }
}
