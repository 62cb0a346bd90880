import type { Filter, Scalar } from './filter.ts'

/**
 * The relations that metrics ask about, with their fields: facts as of T. The worker's engine derives them at ingest,
 * a database by common table expressions. Times are epoch ms, amounts integer minor units, flags 0 or 1.
 */
export const relations = {
  /** One row an opportunity that exists as of T and is not void. */
  opportunities: {
    id: 'text',
    pipeline: 'text',
    /** Owner when it was decided; while open, the owner at T. */
    owner: 'text',
    team: 'text',
    customer: 'text',
    segment: 'text',
    source: 'text',
    product: 'text',
    region: 'text',
    currency: 'text',
    lostReason: 'text',
    /** `open`, `won` or `lost` at T. */
    status: 'text',
    /** The open stage it is in, or was in last before it was decided. Null: not known (snapshots of lost deals). */
    stage: 'text',
    createdAt: 'time',
    /** When it was won or lost; null while open. */
    decidedAt: 'time',
    /** Rank (0-based) of the first stage entered, among the open stages of its pipeline; null when not known. */
    entryRank: 'integer',
    /** Highest rank reached; the number of open stages when won; null when not known. */
    maxRank: 'integer',
    /** 1 when it ever went back. */
    regressed: 'integer',
    /** 1 when its path is not known: it has no stage events. */
    snapshot: 'integer',
    /** At T, or when decided; null is missing. */
    amount: 'integer',
    /** The amount in the currency of the request's `money`; null without one. See `Conversion`. */
    worth: 'integer',
    /** Whole ms from created to decided; whole days times 86,400,000 where both are dates. Null while open or uncreated. */
    cycle: 'integer',
    /** Whole hours from created to decided (of `cycle`), floored; to T while open. Null: uncreated, or decided nobody knows when. */
    hoursOpen: 'integer',
    /** Null: not qualified by T, decided before that, or nobody said. */
    qualifiedAt: 'time',
    /** As `cycle` and `hoursOpen` are from creation. */
    cycleQualified: 'integer',
    hoursQualified: 'integer',
    /** 1 when the owner at the event was not recorded and today's stands in. */
    ownerFallback: 'integer',
  },
  /** One row a stay of an opportunity in an open stage, for opportunities with history; and every field of its opportunity. */
  visits: {
    visitStage: 'text',
    visitRank: 'integer',
    enteredAt: 'time',
    /** Null: still there at T. */
    leftAt: 'time',
    /** Whole hours stayed, floored; up to T while still there. */
    hours: 'integer',
    /** 1 once it left. */
    completed: 'integer',
    /** 1 for an opportunity's first stay in this stage. */
    first: 'integer',
    /** 1 when the stage's rank is not below the opportunity's entry rank. */
    atRisk: 'integer',
    /** Where it came from: another stage, or an end when it was reopened. Null: it was created there. */
    previousStage: 'text',
    /** Whole ms from entering to the decision of its opportunity, as `cycle` is from creation. Null while that is open. */
    cycleSince: 'integer',
    /** The same in whole hours, floored; to T while it is open. */
    hoursSince: 'integer',
    /** Where it went: another stage, or an end. Null: still there at T. */
    nextStage: 'text',
  },
  /** One row a note as of T. `stage`, `owner` and the like are those of its opportunity. */
  notes: {
    noteId: 'text', at: 'time', author: 'text', noteCustomer: 'text', opportunity: 'text', kind: 'text', mood: 'text',
    isContact: 'integer', pinned: 'integer', needsAction: 'integer', hidden: 'integer', text: 'text',
    /** Whole ms from the note to the decision of its opportunity: `decidedAt` − `at`. Null without an opportunity, or while it is open. */
    beforeDecision: 'integer',
  },
  /**
   * One row a lead with `createdAt` ≤ T. Leads, touches and efforts stand for themselves: they offer no field of any
   * opportunity.
   */
  leads: {
    id: 'text',
    /** `createdAt`. */
    at: 'time',
    channel: 'text', customer: 'text', opportunity: 'text',
  },
  /** One row a touch with `at` ≤ T. */
  touches: {
    id: 'text', at: 'time', channel: 'text',
    /** Null where it is later than T. */
    respondedAt: 'time',
    /** 1 when `respondedAt` is not null. */
    responded: 'integer',
  },
  /** One row an effort whose date has begun somewhere on earth by T: `date` − 14 hours ≤ T. */
  efforts: {
    id: 'text',
    /** Midnight in UTC of the calendar date, which is in no zone: days since 1970-01-01 times 86,400,000. */
    date: 'time',
    channel: 'text', rep: 'text',
    /** Whole hundredths of an hour: ⌊hours × 100 + ½⌋ in doubles. */
    hours: 'integer',
  },
} as const satisfies Record<string, Record<string, 'text' | 'time' | 'integer'>>

export type RelationName = keyof typeof relations

/** Which of a relation's rows count, per measure too. */
export type Measure =
  | { readonly op: 'count'; readonly where?: Filter }
  | { readonly op: 'sum' | 'min' | 'max'; readonly field: string; readonly where?: Filter }
  /**
   * Order statistics of a field's non-null values: for each p, the two neighbours of the type-7 quantile
   * (`h = (n − 1)·p`, the values at ⌊h⌋ and ⌈h⌉), so that interpolation is left to `finish`.
   */
  | { readonly op: 'order'; readonly field: string; readonly at: readonly number[]; readonly where?: Filter }

/**
 * How `worth` comes from `amount`: as it is where the amount is in `to`, else ⌊amount × factor + ½⌋ in doubles, by the
 * last rate of its currency with `since` ≤ t, where t is `decidedAt`, or T while it is open (METRICS G9). So each deal
 * is worth whole minor units, which sum alike however they are grouped. Null: no amount; no rate by then; decided, but
 * not known when.
 */
export interface Conversion {
  /** Null: no amount names a currency, so that they all stand as they are. */
  readonly to: string | null
  /** By currency, then rising by `since`. Other currencies than these and `to` have no worth. */
  readonly rates: readonly ConversionRate[]
}
export interface ConversionRate {
  readonly currency: string
  /** From when it holds, epoch ms; until the next of its currency. */
  readonly since: number
  /** Minor units of `to` for one of `currency`; greater than 0. */
  readonly factor: number
}

/** What to group by: a field's values, or the bucket of a time or integer field between rising, half-open edges. */
export type By = string | { readonly field: string; readonly edges: readonly number[] }

/** A grouped aggregate over one relation. JSON only: no functions, no SQL. */
export interface AggregateRequest {
  readonly kind: 'aggregate'
  readonly from: RelationName
  /** Epoch ms: later events do not exist. */
  readonly asOf: number
  /** Needed where `worth` is asked for. */
  readonly money?: Conversion
  readonly where?: Filter
  /** Of opportunities and their visits: only opportunities with a visit as of T for which this holds. */
  readonly visited?: Filter
  readonly by: readonly By[]
  readonly measures: Readonly<Record<string, Measure>>
}

/** Some rows of a relation, in order. */
export interface ListRequest {
  readonly kind: 'list'
  readonly from: RelationName
  readonly asOf: number
  readonly money?: Conversion
  readonly where?: Filter
  /** See `AggregateRequest`. */
  readonly visited?: Filter
  readonly fields: readonly string[]
  readonly order: readonly { readonly field: string; readonly descending?: boolean }[]
  readonly limit: number
  readonly offset?: number
}
export type DataRequest = AggregateRequest | ListRequest

/** Order statistics of one group: how many values, and for each asked p the two neighbours (null when n is 0). */
export interface OrderStatistic { readonly n: number; readonly neighbours: readonly (readonly [number, number] | null)[] }

/**
 * The answer to an aggregate: one entry a non-empty group, in columns. Groups are in no promised order. Without `by`
 * there is exactly one group, also over no rows. Rows outside all edges of a bucketed key belong to no group.
 */
export interface Aggregate {
  readonly kind: 'aggregate'
  /** For each `by`, its key in each group: the value, or the index of the bucket. */
  readonly keys: readonly (readonly Scalar[])[]
  readonly counts: Readonly<Record<string, readonly number[]>>
  /** Results of `sum`, `min` and `max`; min and max of nothing are null. */
  readonly numbers: Readonly<Record<string, readonly (number | null)[]>>
  readonly orders: Readonly<Record<string, readonly OrderStatistic[]>>
  /** How many groups. */
  readonly size: number
  /** Rows that passed `where`. */
  readonly rows: number
}
export interface RowList {
  readonly kind: 'list'
  readonly rows: readonly Readonly<Record<string, Scalar>>[]
  /** How many there are without `limit`. */
  readonly total: number
}
export type DataAnswer = Aggregate | RowList
