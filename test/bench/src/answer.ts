import { DAYS, MONTHS, OPEN_STAGES, REGIONS, REPS } from './data.ts'
import type { Data, Files, Rows } from './data.ts'

/** What readers chose. Days count from the base. */
export interface Choice {
  readonly regions: readonly number[] | null
  readonly products: readonly number[] | null
  /** Period: the funnel's deals were created in it, all others decided in it. Null: everything. */
  readonly period: { readonly from: number; readonly to: number } | null
}
export const EVERYTHING: Choice = { regions: null, products: null, period: null }

/** The numbers behind five widgets, the same from every engine. */
export class Answer {
  /** By open stage: deals that came at least so far, deals there now, and the median of completed stays in hours. */
  readonly reached = new Float64Array(OPEN_STAGES)
  readonly current = new Float64Array(OPEN_STAGES)
  readonly stay = new Float64Array(OPEN_STAGES).fill(NaN)
  /** Of the deals created: how many, won, lost, and the won amount. */
  readonly cohort = new Float64Array(4)
  /** Decided, by month and by region: won, and all. */
  readonly monthWon = new Float64Array(MONTHS)
  readonly monthAll = new Float64Array(MONTHS)
  readonly regionWon = new Float64Array(REGIONS.length)
  readonly regionAll = new Float64Array(REGIONS.length)
  /** Won amount by day. */
  readonly daily = new Float64Array(DAYS)
  /** By rep. */
  readonly repWon = new Float64Array(REPS.length)
  readonly repLost = new Float64Array(REPS.length)
  readonly repAmount = new Float64Array(REPS.length)
  readonly repOpen = new Float64Array(REPS.length)

  vector(): Float64Array {
    const parts = [
      this.reached, this.current, this.stay, this.cohort, this.monthWon, this.monthAll, this.regionWon, this.regionAll, this.daily, this.repWon,
      this.repLost, this.repAmount, this.repOpen,
    ]
    const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
}

/** Median of type 7. Orders the values. */
export function medianOf(values: Float64Array): number {
  values.sort()
  const place = (values.length - 1) / 2
  return values.length === 0 ? NaN : (values[Math.floor(place)]! + values[Math.ceil(place)]!) / 2
}

/** A brush over one region, dragged by its right edge, as a whole, and by its left edge. */
export function dragged(): Choice[] {
  const steps: Choice[] = []
  let [from, to] = [300, 480]
  for (let i = 0; i < 60; i++) {
    if (i < 20) to += 3
    else if (i < 40) { from += 4; to += 4 } else from -= 7
    steps.push({ regions: [3], products: null, period: { from, to } })
  }
  return steps
}
/** The same over everything. */
export const draggedOverAll = (): Choice[] => dragged().slice(20, 40).map((choice) => ({ ...choice, regions: null }))
/** Other filters: some products, some products of some regions. */
export const filtered = (): Choice[] => Array.from({ length: 8 }, (_, i) => ({
  regions: i % 2 === 0 ? null : [i], products: [i, i + 9, i + 21, i + 34], period: null,
}))

/** An engine as the benchmark sees it. What it cannot do it lacks. */
export interface Engine {
  readonly name: string
  open?(): Promise<void>
  rows?(rows: Rows): Promise<void>
  json?(files: Files): Promise<void>
  csv?(files: Files): Promise<void>
  arrow?(files: Files): Promise<void>
  /** What it makes of rows, without them and untimed, where it can load none of the forms that are measured. */
  given?(data: Data): Promise<void>
  ask(choice: Choice): Promise<Answer>
  /** Whatever changes need that questions do without. */
  live?(data: Data): Promise<void>
  /** A thousand changes to data of a size, and the answer after them; a number tells one time from another. */
  change?(size: number, time: number): Promise<void>
  drop(): Promise<void>
  /** How long the parts of the last loading took, ms. */
  detail?: Record<string, number>
}
