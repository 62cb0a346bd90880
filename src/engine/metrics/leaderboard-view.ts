import type { LeaderboardOrder, LeaderboardQuery } from '../../model/index.ts'
import type { MetricBody } from '../metric.ts'
import { rare } from './rare.ts'

type Body = MetricBody<'leaderboard'>

/**
 * By what rows are ordered. Beside their own past people stand by name: an order by success would be a ranking. Among
 * the unnamed an order by name would tell who they are.
 */
export function effectiveOrder(query: LeaderboardQuery): LeaderboardOrder {
  const view = query.view ?? 'self'
  if (view === 'self') return 'name'
  const order = query.order ?? 'wonAmount'
  return view === 'anonymous' && order === 'name' ? 'wonAmount' : order
}

/**
 * What a view lets its reader see; METRICS G, "Fairness". What it withholds is not in the result at all.
 *
 * - `self`: everyone by name beside their own past; no rank, no range, nothing shrunk toward others.
 * - `anonymous`: the reader by name, others without anything that tells who they are; with fewer than five people who
 *   decided anything, nobody but the reader, and no figure from which the others' could be subtracted.
 * - `named`: everything.
 */
export function shown(body: Body): Body {
  if (body.view === 'named') return body
  if (body.view === 'self') return { ...body, rows: body.rows.map((row) => ({ ...row, ...UNRANKED })) }
  return rare().anonymous(body)
}

export const UNRANKED = { rank: null, rankRange: null, rankChange: null, shrunk: null } as const
