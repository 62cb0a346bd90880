import type { QualityReport } from './quality.ts'
import type { Label, StageKind } from './records.ts'
import type { Named } from './result.ts'
import type { Period } from './time.ts'

export interface StageInfo extends Named {
  readonly pipeline: string
  readonly kind: StageKind
  /** Among the open stages; −1 for the ends. */
  readonly rank: number
  readonly stuckAfterDays: number | null
  /** The stage of another pipeline that it counts as where pipelines are pooled. */
  readonly mapsTo?: string
  /** In [0, 1]; as somebody typed it. */
  readonly assumedProbability?: number
}

/** What a source holds, for menus, titles and defaults. */
export interface DatasetInfo {
  readonly version: number
  readonly rows: Readonly<Record<string, number>>
  readonly pipelines: readonly Named[]
  readonly stages: readonly StageInfo[]
  /** The currencies of amounts, most frequent first. */
  readonly currencies: readonly string[]
  /** From the first to the last thing recorded; null when nothing is. */
  readonly span: Period | null
  /** True when at least one opportunity has stage events. */
  readonly history: boolean
  readonly quality: QualityReport
  readonly complete: boolean
}

/** A value of a dimension, with how many opportunities have it. */
export interface DimensionValue { readonly value: string | null; readonly name: Label; readonly count: number }
