import type { Filter } from './filter.ts'
import type { Scope } from './query.ts'
import type { Comparison, Envelope, Figure, LostReason, Named, Rate } from './result.ts'

export type FunnelMode = 'from-entry' | 'assume-passed'
export type FunnelPopulation = 'created' | 'entered' | 'closed'
export interface FunnelQuery extends Scope {
  readonly metric: 'funnel'
  /** Default `from-entry`. */
  readonly mode?: FunnelMode
  /** Default `created`: deals created in the period, as of T. `entered`: deals that entered `stage` in it. */
  readonly population?: FunnelPopulation
  /** An open stage of the pipeline; with population `entered`, and only then. */
  readonly stage?: string
  /**
   * Another group to compare with, over the same period: its filter, in place of `filter`. Without it, `compare` set
   * and not `none` compares with the earlier period's cohort at the same age.
   */
  readonly against?: Filter
  /** Count moves between stages, back moves included. */
  readonly transitions?: boolean
  /** Weigh open amounts by the chance of their stage. */
  readonly weighted?: boolean
  /** Further pipelines to count along: each of their open stages maps to one of `pipeline`, in the same order. */
  readonly pooled?: readonly string[]
}

/** Amounts of the deals of a stage, minor units. */
export interface AmountSplit { readonly reached: number; readonly advanced: number; readonly lost: number; readonly open: number; readonly missing: number }

export interface FunnelStage extends Named {
  readonly rank: number
  /** `advanced + lost + open = reached`. */
  readonly reached: number
  readonly advanced: number
  readonly lost: number
  readonly open: number
  /** Stock: in this stage at T. */
  readonly current: number
  readonly joined: number
  readonly skipped: number
  /** Distinct deals with an event into this stage. */
  readonly entered: number
  readonly visits: number
  /** In this stage when lost. */
  readonly lostAt: number
  readonly amount: AmountSplit
  /** advanced / reached with bounds; for a snapshot, `value` is null and `bounds` alone speak. */
  readonly step: Rate
  /** advanced / (advanced + lost). */
  readonly resolved: Rate
  /** Got this far at least, of the whole cohort, with bounds: cumulative from the start. Absent for a snapshot. */
  readonly cumulative?: Rate
  /** Days per stay. `median` and `p90` are Kaplan–Meier with open stays censored. */
  readonly stay: {
    readonly completed: number
    readonly open: number
    readonly mean: Figure
    readonly completedMedian: Figure
    readonly completedP90: Figure
    readonly median: Figure
    readonly p90: Figure
  }
  /** Open stays older than the stage's Kaplan–Meier p90, or its own limit; null where neither exists. */
  readonly stuck: number | null
  /** Visits of deals that had been there before: they add no deals. */
  readonly reentries?: number
  /** Of the deals lost here. */
  readonly lostReasons?: readonly LostReason[]
  /** The same stage for the deals compared with. */
  readonly past?: { readonly reached: number; readonly step: Comparison }
  readonly weighted?: WeightedStage
}

/** What the open deals of a stage are worth when each counts by its chance of being won. METRICS I. */
export interface WeightedStage {
  /** Of decided deals that reached the stage, as of T; shrunk to the rate of the pipeline. Null: nothing is known. */
  readonly probability: number | null
  /** `assumed`: nothing was decided yet, so the chance is what somebody typed. */
  readonly from: 'history' | 'assumed' | null
  readonly won: number
  readonly decided: number
  /** Of the open deals here, minor units. */
  readonly open: number
  /** open × probability; null where that is. */
  readonly amount: number | null
}

/** Moves out of a stage, or back from an end. */
export interface StageMove {
  readonly from: Named
  readonly to: Named
  /** `skip`: over at least one stage. `reopened`: back from an end. */
  readonly kind: 'next' | 'skip' | 'back' | 'won' | 'lost' | 'reopened'
  readonly moves: number
}

export interface FunnelResult extends Envelope {
  readonly metric: 'funnel'
  readonly mode: FunnelMode
  readonly population: FunnelPopulation
  readonly pipeline: Named
  readonly stages: readonly FunnelStage[]
  readonly totals: { readonly n: number; readonly won: number; readonly lost: number; readonly open: number; readonly regressed: number; readonly joinedMid: number; readonly wonAmount: number }
  /** won / all of the cohort, with bounds. */
  readonly overall: Rate
  readonly lostReasons: readonly LostReason[]
  /** With population `entered`: entries in the period, and the distinct deals that made them. */
  readonly entry?: { readonly stage: Named; readonly visits: number; readonly deals: number }
  readonly transitions?: readonly StageMove[]
  /** The cohort compared with: of an earlier period, seen at the same age; or of another group. */
  readonly past?: { readonly n: number; readonly asOf: number; readonly group: boolean; readonly overall: Comparison }
  /** Sum of the stages' weighted amounts, minor units; null where a stage with open amounts has no probability. */
  readonly weighted?: number | null
  /** Pipelines counted along, in the stages that theirs map to. */
  readonly pooled?: readonly string[]
}
