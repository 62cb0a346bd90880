import type { MetricName } from '../../model/index.ts'
import type { Metric } from '../metric.ts'
import { funnel } from './funnel.ts'
import { leaderboard } from './leaderboard.ts'
import { notes } from './notes.ts'
import { trend } from './trend.ts'
import { winRate } from './win-rate.ts'

/** Every metric, one line each. */
export const metrics: { readonly [M in MetricName]: Metric<M> } = {
  funnel,
  winRate,
  trend,
  leaderboard,
  notes,
}
