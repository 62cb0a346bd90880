import type { CardName } from '../../../model/index.ts'
import type { Metric } from '../../metric.ts'
import { attainment } from './attainment.ts'
import { cycle } from './cycle.ts'
import { dealSize } from './deal-size.ts'
import { forecast } from './forecast.ts'
import { lgr } from './lgr.ts'
import { mood } from './mood.ts'
import { openCount } from './open-count.ts'
import { retention } from './retention.ts'
import { rrroi } from './rrroi.ts'
import { velocity } from './velocity.ts'
import { wonCount } from './won-count.ts'
import { workload } from './workload.ts'

export { extras } from '../extras.ts'

export type Cards = { readonly [M in CardName]: Metric<M> }

/** Every card's metric, one line each. They load together, when the first of them is asked for. */
export const cards: Cards = {
  attainment,
  cycle,
  dealSize,
  forecast,
  lgr,
  mood,
  openCount,
  retention,
  rrroi,
  velocity,
  wonCount,
  workload,
}
