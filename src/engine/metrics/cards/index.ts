import type { CardName } from '../../../model/index.ts'
import type { Metric } from '../../metric.ts'

export type Cards = { readonly [M in CardName]?: Metric<M> }

/** Every card's metric, one line each. They load together, when the first of them is asked for. */
export const cards: Cards = {
}
