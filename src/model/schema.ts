/**
 * The record types, once, as data (table → column → type): validation, mapping, ingestion, SQL and the docs all read
 * this table, and the TypeScript types in `records.ts` follow from it.
 */

/** What a column holds. */
export type ColumnType =
  /** A non-empty string that names the row within its table. Numbers are accepted and turned into strings. */
  | 'id'
  /** The id of a row of another table (`ref`). */
  | 'ref'
  /** A point in time: epoch ms UTC inside the engine. A date without a time is that whole local day. */
  | 'instant'
  /** A calendar date without a time, `YYYY-MM-DD` (Gregorian), in no zone. */
  | 'date'
  /** Integer minor units of the row's currency. */
  | 'money'
  | 'integer'
  | 'number'
  | 'text'
  | 'boolean'
  /** One of `values`. */
  | 'enum'
  /** A text, or one text a language: `{ en: 'Proposal', fa: 'پیشنهاد' }`. */
  | 'label'

export interface Column {
  readonly type: ColumnType
  /** May be absent or null. Columns are required unless they say so. */
  readonly nullable?: boolean
  /** With type `ref`: the table it points into. */
  readonly ref?: string
  /** With type `enum`: what it may be. */
  readonly values?: readonly string[]
  /** The least a number, an integer or an amount may be. */
  readonly min?: number
  /** What stands in when the value is absent. */
  readonly fallback?: string | number | boolean
  /** One line for the docs. */
  readonly doc: string
}

export const MOODS = ['good_tempered', 'hot_tempered', 'cheerful', 'sad', 'neutral'] as const
export const STAGE_KINDS = ['open', 'won', 'lost'] as const
export const NOTE_KINDS = ['call', 'email', 'meeting', 'message', 'note', 'task'] as const

export const schema = {
  pipelines: {
    id: { type: 'id', doc: 'Names the pipeline.' },
    name: { type: 'label', nullable: true, doc: 'How readers know it; the id when absent.' },
  },
  stages: {
    id: { type: 'id', doc: 'Names the stage.' },
    pipelineId: { type: 'ref', ref: 'pipelines', nullable: true, doc: 'Its pipeline; absent means the only one.' },
    name: { type: 'label', nullable: true, doc: 'How readers know it; the id when absent.' },
    order: { type: 'integer', doc: 'Place in the pipeline, rising; ties keep the order of the rows.' },
    kind: { type: 'enum', values: STAGE_KINDS, doc: 'Open, or one of the two ends.' },
    stuckAfterDays: { type: 'number', nullable: true, min: 0, doc: 'Older open stays are stuck, where there is too little history to tell.' },
    mapsTo: { type: 'ref', ref: 'stages', nullable: true, doc: 'The stage it counts as: of its own pipeline, when it is retired; of another, where pipelines are pooled.' },
    assumedProbability: { type: 'number', nullable: true, min: 0, doc: 'Chance of being won that somebody typed, from 0 to 1; it stands in where nothing was decided yet.' },
  },
  opportunities: {
    id: { type: 'id', doc: 'Names the opportunity.' },
    pipelineId: { type: 'ref', ref: 'pipelines', nullable: true, doc: 'Absent means the only pipeline.' },
    createdAt: { type: 'instant', nullable: true, doc: 'When it was created. Without it a deal is in no created cohort (counted as W_NO_CREATED).' },
    ownerId: { type: 'ref', ref: 'reps', nullable: true, doc: 'Who owns it now.' },
    customerId: { type: 'ref', ref: 'customers', nullable: true, doc: 'Whom it is with.' },
    source: { type: 'text', nullable: true, doc: 'How the customer was found.' },
    product: { type: 'text', nullable: true, doc: 'What is sold; of a deal of several products, see `opportunityLines`.' },
    region: { type: 'text', nullable: true, doc: 'Where.' },
    amount: { type: 'money', nullable: true, min: 0, doc: 'Minor units of `currency`.' },
    currency: { type: 'text', nullable: true, doc: 'Currency key: an ISO code, or `IRR.new`. The source’s currency when absent.' },
    stage: { type: 'ref', ref: 'stages', nullable: true, doc: 'Where it stands now. Read only when it has no stage events: a snapshot.' },
    qualifiedAt: { type: 'instant', nullable: true, doc: 'When it was qualified: where a cycle may begin. Of a snapshot, not after `closedAt`.' },
    closedAt: { type: 'instant', nullable: true, doc: 'When it was won or lost. Read only when it has no stage events.' },
    lostReason: { type: 'text', nullable: true, doc: 'The primary reason.' },
    expectedClose: { type: 'date', nullable: true, doc: 'The rep’s own guess. Never used as the close time.' },
    void: { type: 'boolean', nullable: true, fallback: false, doc: 'A duplicate, a test or a mistake: left out of every number, and counted.' },
  },
  /**
   * What deals of several products consist of. A deal with lines has the products of these, whatever its `product` says:
   * it meets a filter by product when any of them does, as a whole and once, and is in the group of each, with that
   * product's amount there. So groups by product overlap, and add up to more than there is.
   */
  opportunityLines: {
    id: { type: 'id', doc: 'Names the line.' },
    opportunityId: { type: 'ref', ref: 'opportunities', doc: 'Of which deal.' },
    product: { type: 'text', doc: 'What is sold; several lines of one product are one, their amounts added.' },
    amount: { type: 'money', nullable: true, min: 0, doc: 'For this product, in minor units of the deal’s currency.' },
  },
  stageEvents: {
    id: { type: 'id', doc: 'Names the event.' },
    opportunityId: { type: 'ref', ref: 'opportunities', doc: 'Whose.' },
    at: { type: 'instant', doc: 'When the system recorded it.' },
    seq: { type: 'integer', nullable: true, doc: 'Breaks ties of `at` within one opportunity; the order of the rows when absent.' },
    toStage: { type: 'ref', ref: 'stages', doc: 'Where it went.' },
    amountAt: { type: 'money', nullable: true, min: 0, doc: 'The amount from then on.' },
    ownerAt: { type: 'ref', ref: 'reps', nullable: true, doc: 'Who owned it then.' },
  },
  reps: {
    id: { type: 'id', doc: 'Names the rep.' },
    name: { type: 'label', nullable: true, doc: 'How readers know them; the id when absent.' },
    teamId: { type: 'ref', ref: 'teams', nullable: true, doc: 'Their team.' },
    fte: { type: 'number', nullable: true, min: 0, fallback: 1, doc: 'Share of a full-time post.' },
    activeFrom: { type: 'date', nullable: true, doc: 'First working day.' },
    activeTo: { type: 'date', nullable: true, doc: 'Last working day.' },
  },
  teams: {
    id: { type: 'id', doc: 'Names the team.' },
    name: { type: 'label', nullable: true, doc: 'How readers know it; the id when absent.' },
  },
  customers: {
    id: { type: 'id', doc: 'Names the customer.' },
    name: { type: 'label', nullable: true, doc: 'How readers know them; the id when absent.' },
    segment: { type: 'text', nullable: true, doc: 'Kind of customer.' },
    mergedInto: { type: 'ref', ref: 'customers', nullable: true, doc: 'Whom they count as, and whose segment is theirs: they turned out to be the same. Absent, or their own id: nobody else.' },
  },
  leads: {
    id: { type: 'id', doc: 'Names the lead.' },
    createdAt: { type: 'instant', doc: 'When they reacted.' },
    channel: { type: 'text', nullable: true, doc: 'Through what.' },
    customerId: { type: 'ref', ref: 'customers', nullable: true, doc: 'Who, if known.' },
    opportunityId: { type: 'ref', ref: 'opportunities', nullable: true, doc: 'What it became.' },
  },
  touches: {
    id: { type: 'id', doc: 'Names the touch.' },
    channel: { type: 'text', doc: 'Through what.' },
    at: { type: 'instant', doc: 'When we reached out.' },
    respondedAt: { type: 'instant', nullable: true, doc: 'When they answered.' },
  },
  efforts: {
    id: { type: 'id', doc: 'Names the entry.' },
    repId: { type: 'ref', ref: 'reps', nullable: true, doc: 'Who spent it.' },
    channel: { type: 'text', doc: 'On what.' },
    date: { type: 'date', doc: 'When.' },
    hours: { type: 'number', min: 0, doc: 'How long.' },
  },
  notes: {
    id: { type: 'id', doc: 'Names the note.' },
    at: { type: 'instant', doc: 'When.' },
    authorId: { type: 'ref', ref: 'reps', nullable: true, doc: 'Who wrote it.' },
    opportunityId: { type: 'ref', ref: 'opportunities', nullable: true, doc: 'About which deal.' },
    customerId: { type: 'ref', ref: 'customers', nullable: true, doc: 'About which customer.' },
    kind: { type: 'enum', values: NOTE_KINDS, fallback: 'note', nullable: true, doc: 'What it was.' },
    isContact: { type: 'boolean', nullable: true, fallback: false, doc: 'Whether the customer was reached.' },
    mood: { type: 'enum', values: MOODS, nullable: true, doc: 'How the customer seemed to the author. Null is unrecorded, which is not neutral.' },
    text: { type: 'text', nullable: true, doc: 'What was written.' },
    pinned: { type: 'boolean', nullable: true, fallback: false, doc: 'Kept at the top by the author.' },
    needsAction: { type: 'boolean', nullable: true, fallback: false, doc: 'A promise is open.' },
    hidden: { type: 'boolean', nullable: true, fallback: false, doc: 'The server says this reader may not see it: shown as a placeholder, its text never stored.' },
  },
  goals: {
    id: { type: 'id', doc: 'Names the goal.' },
    scope: { type: 'text', nullable: true, doc: '`rep:ID`, `team:ID`, or absent for everyone.' },
    start: { type: 'date', doc: 'First day.' },
    end: { type: 'date', doc: 'Last day, inclusive.' },
    metric: { type: 'enum', values: ['wonAmount', 'wonCount'], doc: 'What is to be reached.' },
    value: { type: 'integer', min: 1, doc: 'How much: minor units, or a count.' },
    currency: { type: 'text', nullable: true, doc: 'Of an amount.' },
  },
  interventions: {
    id: { type: 'id', doc: 'Names the intervention.' },
    label: { type: 'label', doc: 'What was done.' },
    start: { type: 'date', doc: 'First day.' },
    end: { type: 'date', nullable: true, doc: 'Last day, inclusive; absent is still going on.' },
  },
  holidays: {
    date: { type: 'date', doc: 'The day off.' },
    label: { type: 'label', nullable: true, doc: 'Why.' },
  },
  fxRates: {
    date: { type: 'date', doc: 'From which day on.' },
    from: { type: 'text', doc: 'Currency key.' },
    to: { type: 'text', doc: 'Currency key.' },
    rate: { type: 'number', min: Number.MIN_VALUE, doc: 'How many major units of `to` one major unit of `from` buys; greater than 0.' },
  },
} as const satisfies Record<string, Record<string, Column>>

export type Schema = typeof schema
export type TableName = keyof Schema
/** In the order of the schema. A list of its own, so that pages which only ask for names do not carry the columns. */
export const TABLE_NAMES: readonly TableName[] = [
  'pipelines', 'stages', 'opportunities', 'opportunityLines', 'stageEvents', 'reps', 'teams', 'customers', 'leads', 'touches',
  'efforts', 'notes', 'goals', 'interventions', 'holidays', 'fxRates',
]

/** The columns of a table as plain `Column`s, for code that walks the schema. */
export function columnsOf(table: TableName): Readonly<Record<string, Column>> {
  return schema[table]
}
