import type { CardName } from '../../../model/index.ts'
import type { Metric } from '../../metric.ts'
import { forecast } from './forecast.ts'
import { lgr } from './lgr.ts'
import { mood } from './mood.ts'
import { retention } from './retention.ts'
import { rrroi } from './rrroi.ts'

export type Cards = { readonly [M in CardName]?: Metric<M> }

/** Every card's metric, one line each. They load together, when the first of them is asked for. */
export const cards: Cards = {
  rrroi,
  retention,
  mood,
  lgr,
  forecast,
}
