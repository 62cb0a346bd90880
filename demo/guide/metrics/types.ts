import type { MetricName } from '../../../src/index.ts'

/** One metric as its reader needs to know it. `example` can be followed with pencil and paper. */
export interface MetricPage {
  readonly title: string
  /** The question that it answers. */
  readonly asks: string
  readonly formula: string
  /** Which deals, notes or customers it is made of, and when they count. */
  readonly population: string
  readonly leavesOut: string
  readonly trust: string
  readonly example: string
}
export type MetricPages = Readonly<Record<MetricName, MetricPage>>
