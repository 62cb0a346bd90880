import type { MetricName, QueryOf, Scope } from '../../../src/index.ts'

/** What a question about it may say beyond what all of them may: a new one wants its words here. */
type OptionOf<M extends MetricName> = Exclude<keyof QueryOf<M>, keyof Scope | 'metric'>

/** One metric as its reader needs to know it. `example` can be followed with pencil and paper. */
export interface MetricPage<M extends MetricName = MetricName> {
  readonly title: string
  /** The question that it answers. */
  readonly asks: string
  readonly formula: string
  /** Which deals, notes or customers it is made of, and when they count. */
  readonly population: string
  readonly leavesOut: string
  /** When there is no value, which is not the same as zero. */
  readonly none: string
  readonly trust: string
  readonly example: string
  /** By the name that each has in a question. */
  readonly options: Readonly<Record<OptionOf<M>, string>>
}
export type MetricPages = { readonly [M in MetricName]: MetricPage<M> }
