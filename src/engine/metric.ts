import type {
  Aggregate, Bucket, Conversion, DataAnswer, DataRequest, Envelope, Grain, Label, MetricName, Named, Period, QueryOf, ResultOf,
  StageInfo, TimeFrame,
} from '../model/index.ts'
import type { Rules } from './rules.ts'

/** What a metric may know besides its query: resolved once by the runner, so that metrics stay pure. */
export interface MetricContext {
  readonly asOf: number
  readonly period: Period
  /** The period has not ended as of T. */
  readonly partial: boolean
  /** What to compare with: of the same elapsed length when the period is partial. Null: nothing. */
  readonly past: Period | null
  readonly frame: TimeFrame
  readonly currency: string | null
  /** What deals are worth in that currency. */
  readonly money: Conversion
  readonly confidence: number
  readonly pipeline: Named
  /** Open stages by rank, then the ends. */
  readonly stages: readonly StageInfo[]
  readonly stagesOf: (pipeline: string) => readonly StageInfo[]
  /** Those of the pipelines that the question ranges over: all of them unless it names one. */
  readonly everyStage: readonly StageInfo[]
  readonly reps: readonly RepInfo[]
  readonly teams: readonly Named[]
  readonly goals: readonly GoalInfo[]
  readonly interventions: readonly (Named & { readonly period: Period })[]
  /** Whether the period was asked for as everything there is. */
  readonly everything: boolean
  /** Whole local days from the first to the last thing recorded: what the data covers. Null: nothing is. */
  readonly span: Period | null
  /** Void opportunities, which no relation holds. */
  readonly voids: number
  /** Which tables have rows. */
  readonly has: (table: string) => boolean
  /**
   * Buckets that cover a range; those that do not end by T or that the range clips are partial.
   *
   * @throws ShakhesError `too-large` above 5,000
   */
  readonly buckets: (grain: Grain, range?: Period) => readonly Bucket[]
  /** The grain that gives a readable number of buckets over the period, and no more than there is room for. */
  readonly grain: (asked?: Grain, room?: number) => Grain
  /** Working days that a period touches; without weekends and holidays, half days as halves. */
  readonly workdays: (period: Period) => number
  /** How a value of a dimension is called. */
  readonly nameOf: (dimension: string, value: string) => Label
}
export interface RepInfo extends Named { readonly team: string | null; readonly fte: number; readonly active: Period }
export interface GoalInfo {
  readonly scope: string | null
  readonly metric: 'wonAmount' | 'wonCount'
  readonly period: Period
  readonly value: number
  readonly currency: string | null
}

/** The parts of the envelope that only the metric can tell; the runner adds the rest. */
type OwnEnvelope = 'considered' | 'excluded' | 'snapshots'
export type MetricBody<M extends MetricName> = Omit<ResultOf<M>, Exclude<keyof Envelope, OwnEnvelope>>

/** One metric: what to count, and what to make of the counts. The only place where its meaning stands. */
export interface Metric<M extends MetricName> {
  readonly name: M
  /** What the query's own fields may hold. */
  readonly rules?: Rules
  /** Which answers are needed. Pure, JSON out; the same for the worker and for every database. */
  plan(query: QueryOf<M>, context: MetricContext): readonly DataRequest[]
  /**
   * What else to ask once the plan's answers are there: counts within bounds that the data set. Its answers stand after
   * theirs in `finish`. Pure too; asked at most once.
   */
  follow?(query: QueryOf<M>, answers: readonly DataAnswer[], context: MetricContext): readonly DataRequest[]
  /**
   * Ratios, intervals, medians, averages, ranks, verdicts, from integers. Pure; runs once, wherever the integers came
   * from.
   */
  finish(query: QueryOf<M>, answers: readonly DataAnswer[], context: MetricContext): MetricBody<M>
}

/** The aggregate at a place in the answers; a list there is a defect of the plan. */
export function aggregateAt(answers: readonly DataAnswer[], index: number): Aggregate {
  const answer = answers[index]
  if (answer?.kind !== 'aggregate') {
    throw new Error(`answer ${index} is ${answer?.kind ?? 'missing'}, not an aggregate: plan and finish disagree`)
  }
  return answer
}
