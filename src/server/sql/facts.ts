import type { Conversion } from '../../model/index.ts'
import { customerTables } from './customers.ts'
import type { Dialect } from './dialect.ts'
import { lineTables } from './lines.ts'
import { FALSE, name, sql, TRUE, verbatim } from './sql.ts'
import type { Sql } from './sql.ts'
import { stageTables } from './stages.ts'
import type { SqlStages } from './stages.ts'
import type { SqlTables } from './tables.ts'
import { rateTable, worthOf } from './worth.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What facts are derived from, besides the tables. */
export interface FactSettings {
  readonly dialect: Dialect
  readonly tables: SqlTables
  readonly stages: SqlStages
  /** Whether any customer was merged into another. */
  readonly merged: boolean
  /** Whether any deal has lines. */
  readonly lines: boolean
  /** Epoch ms: later events are errors. */
  readonly now: number
  /** Of amounts that do not say theirs; null: such rows are errors. */
  readonly currency: string | null
  /** Which instants are whole days in the source. */
  readonly dated: ReadonlySet<DatedColumn>
}
export type DatedColumn = `opportunities.${'createdAt' | 'qualifiedAt' | 'closedAt'}` | 'stageEvents.at'

/** Whether `at` lies before the deal's creation; a date without a time is a whole day long. Never null. */
export function isBefore(at: Sql, created: Sql, dated: boolean): Sql {
  return dated ? sql`COALESCE(${at} + ${DAY} <= ${created}, FALSE)` : sql`COALESCE(${at} < ${created}, FALSE)`
}

/** Whole ms from one moment to another, at least 0; whole days where both are dates, also where one had 23 hours. */
export function elapsed(from: Sql, to: Sql, wholeDays: boolean, dialect: Dialect): Sql {
  const ms = sql`CASE WHEN ${to} < ${from} THEN 0 ELSE ${to} - ${from} END`
  return wholeDays ? sql`(${dialect.wholes(sql`(${ms} + ${DAY / 2})`, sql`${DAY}`)} * ${DAY})` : sql`(${ms})`
}

/** Whole hours of a cycle, or from its beginning to T while the deal is open. */
export function hoursSince(begun: Sql, status: Sql, cycle: Sql, asOf: number, dialect: Dialect): Sql {
  return dialect.wholes(sql`(CASE WHEN ${status} = 'open' THEN ${asOf} - ${begun} ELSE ${cycle} END)`, sql`${HOUR}`)
}

/**
 * Common tables of what holds at any T: `deal` (with its pipeline), `event` (checked), `good_event`, `history` and
 * `alive` (in no relation are void deals, and snapshots that contradict themselves).
 */
export function timelessTables(settings: FactSettings): readonly Sql[] {
  const { dialect, tables, stages, merged, now, currency, dated } = settings
  const single = stages.pipelines.length === 1
  const pipeline = single ? sql`CAST(${stages.pipelines[0]!.id} AS ${verbatim(dialect.types.id)})`
    : sql`COALESCE(o.pipeline_id, f.pipeline, h.pipeline, ${stages.pipelines[0]!.id})`
  const whence = single ? sql``
    : sql`LEFT JOIN first_home f ON f.deal = o.id LEFT JOIN home_of h ON h.stage = COALESCE(t.becomes, o.stage)`
  const priced = currency === null ? sql`o.amount IS NULL OR o.currency IS NOT NULL` : TRUE
  return [
    ...stageTables(dialect, stages), ...customerTables(tables, merged),
    sql`first_home AS (
      SELECT e.opportunity_id AS deal, ${dialect.atFirst(sql`h.pipeline`, dialect.rowOrder(sql`e`), TRUE)} AS pipeline
      FROM ${tables.of('stageEvents')} e LEFT JOIN retired_of t ON t.stage = e.to_stage
      JOIN home_of h ON h.stage = COALESCE(t.becomes, e.to_stage) GROUP BY e.opportunity_id)`,
    sql`deal AS (
      SELECT o.id, ${pipeline} AS pipeline, o.created_at, o.qualified_at, o.owner_id, o.customer_id, o.source, o.product, o.region,
        o.amount,
        COALESCE(o.currency, ${currency}) AS currency,
        COALESCE(t.becomes, o.stage) AS stage, o.closed_at, o.lost_reason, COALESCE(o.void, FALSE) AS void
      FROM ${tables.of('opportunities')} o LEFT JOIN retired_of t ON t.stage = o.stage ${whence} WHERE ${priced})`,
    ...lineTables(settings),
    sql`event AS (
      SELECT e.opportunity_id AS deal, e."at" AS moment, e.seq, s.stage, e.amount_at, e.owner_at, s.kind, s.rank,
        ${currency === null ? sql`e.amount_at IS NOT NULL AND d.currency IS NULL` : FALSE} AS unpriced,
        ${dialect.rowOrder(sql`e`)} AS row_no,
        ${isBefore(sql`e."at"`, sql`d.created_at`, dated.has('stageEvents.at'))} AS early
      FROM ${tables.of('stageEvents')} e JOIN deal d ON d.id = e.opportunity_id
      LEFT JOIN retired_of t ON t.stage = e.to_stage
      JOIN stage_of s ON s.pipeline = d.pipeline AND s.stage = COALESCE(t.becomes, e.to_stage))`,
    sql`numbered_event AS (
      SELECT *, row_number() OVER (PARTITION BY deal, moment, seq ORDER BY row_no) AS copy
      FROM event WHERE NOT unpriced AND moment <= ${now} AND (kind = 'open' OR NOT early))`,
    sql`good_event AS (SELECT * FROM numbered_event WHERE seq IS NULL OR copy = 1)`,
    sql`history AS (SELECT deal, min(moment) AS first_at FROM good_event GROUP BY deal)`,
    sql`judged AS (
      SELECT d.*, h.deal IS NOT NULL AS known, h.first_at, s.kind AS said_kind, s.rank AS said_rank,
        h.deal IS NULL
          AND (${isBefore(sql`d.closed_at`, sql`d.created_at`, dated.has('opportunities.closedAt'))}
            OR ${isBefore(sql`d.closed_at`, sql`d.qualified_at`, dated.has('opportunities.closedAt'))}) AS backward,
        h.deal IS NULL AND d.stage IS NOT NULL AND s.stage IS NULL AS misplaced
      FROM deal d LEFT JOIN history h ON h.deal = d.id 
        LEFT JOIN stage_of s ON s.pipeline = d.pipeline AND s.stage = d.stage)`,
    sql`alive AS (SELECT * FROM judged WHERE NOT void AND NOT backward AND NOT misplaced)`,
  ]
}

/** What is asked about every relation of one statement alike. */
export interface Moment {
  readonly asOf: number
  /** Epoch ms of the last thing recorded: from then on, what a deal says of itself holds. */
  readonly last: number
  readonly money: Conversion | undefined
  /** Whether any deal has a path. */
  readonly history: boolean
}

/**
 * Common tables as of T: `step` (events up to T, in order), `path` (what they tell) and `opportunities`.
 */
export function factTables(
  { asOf, last, money, history }: Moment, { dialect, tables, dated, lines }: FactSettings,
): readonly Sql[] {
  const { worth, from } = worthOf(dialect, asOf, money)
  const endsDated = dated.has(history ? 'stageEvents.at' : 'opportunities.closedAt')
  const cycleFrom = (column: 'createdAt' | 'qualifiedAt'): Sql => elapsed(
    name('f', column), sql`f."decidedAt"`, endsDated && dated.has(`opportunities.${column}`), dialect)
  const hoursFrom = (column: 'createdAt' | 'qualifiedAt'): Sql =>
    hoursSince(name('f', column), sql`f."status"`, cycleFrom(column), asOf, dialect)
  const isNow = asOf >= last ? TRUE : FALSE
  return [
    ...(money === undefined ? [] : [rateTable(dialect, money.rates)]),
    sql`told AS (
      SELECT *, row_number() OVER happened AS ord, lag(stage) OVER happened AS before
      FROM good_event WHERE moment <= ${asOf}
      WINDOW happened AS (PARTITION BY deal ORDER BY moment, seq NULLS LAST, row_no))`,
    sql`moved AS (
      SELECT *, before IS NULL OR stage <> before AS moves,
        lag(rank) OVER (PARTITION BY deal, kind = 'open' ORDER BY ord) AS rank_before
      FROM told)`,
    // Repeated events of one end are corrections: the owner is whoever owned it when it was decided first.
    sql`step AS (
      SELECT *, max(CASE WHEN kind = 'open' OR moves THEN ord END) OVER (PARTITION BY deal) AS telling FROM moved)`,
    sql`path AS (
      SELECT deal, ${dialect.atLast(sql`kind`, sql`ord`, sql`moves`)} AS status,
        ${dialect.atLast(sql`moment`, sql`ord`, sql`moves`)} AS moved_at,
        ${dialect.atLast(sql`stage`, sql`ord`, sql`kind = 'open'`)} AS stage,
        ${dialect.atFirst(sql`rank`, sql`ord`, sql`kind = 'open'`)} AS entry_rank,
        max(CASE WHEN kind = 'open' THEN rank END) AS max_rank,
        max(CASE WHEN kind = 'open' AND rank < rank_before THEN 1 ELSE 0 END) AS regressed,
        ${dialect.atLast(sql`amount_at`, sql`ord`, TRUE)} AS amount,
        ${dialect.atLast(sql`owner_at`, sql`ord`, sql`ord <= telling`)} AS owner
      FROM step GROUP BY deal)`,
    sql`stood AS (
      SELECT a.*, COALESCE(a.said_kind, 'open') AS end_kind,
        COALESCE(a.said_kind, 'open') <> 'open' AND NOT COALESCE(a.closed_at > ${asOf}, FALSE) AS ended,
        COALESCE(a.said_kind, 'open') = 'open' AND a.stage IS NOT NULL AND ${isNow} AS placed
      FROM alive a
      WHERE a.created_at <= ${asOf} OR (a.created_at IS NULL AND (NOT a.known OR a.first_at <= ${asOf})))`,
    sql`told_fact AS (
      SELECT s.id AS "id", s.pipeline AS "pipeline", COALESCE(p.owner, s.owner_id) AS "owner",
        COALESCE(m.becomes, s.customer_id) AS "customer",
        s.source AS "source", ${lines ? sql`COALESCE(l.products, s.product)` : sql`s.product`} AS "product", s.region AS "region", s.currency AS "currency",
        s.lost_reason AS "lostReason",
        CASE WHEN s.known THEN COALESCE(p.status, 'open') WHEN s.ended THEN s.end_kind ELSE 'open' END AS "status",
        CASE WHEN s.known THEN p.stage WHEN s.placed THEN s.stage END AS "stage",
        s.created_at AS "createdAt", s.qualified_at AS qualified_at,
        CASE WHEN s.known AND p.status <> 'open' THEN p.moved_at
          WHEN NOT s.known AND s.ended THEN s.closed_at END AS "decidedAt",
        p.entry_rank AS "entryRank",
        CASE WHEN s.known AND p.status = 'won' THEN n.open WHEN s.known THEN p.max_rank
          WHEN s.ended AND s.end_kind = 'won' THEN n.open WHEN s.placed THEN s.said_rank END AS "maxRank",
        COALESCE(p.regressed, 0) AS "regressed", CASE WHEN s.known THEN 0 ELSE 1 END AS "snapshot",
        COALESCE(p.amount, s.amount) AS "amount",
        CASE WHEN s.known AND p.owner IS NULL AND s.owner_id IS NOT NULL THEN 1 ELSE 0 END AS "ownerFallback"
      FROM stood s LEFT JOIN path p ON p.deal = s.id LEFT JOIN pipeline_of n ON n.pipeline = s.pipeline
        LEFT JOIN merged_of m ON m.customer = s.customer_id${lines ? sql` LEFT JOIN products_of l ON l.deal = s.id` : sql``})`,
    // What was decided before it was qualified has no such beginning.
    sql`fact AS (
      SELECT *, CASE WHEN qualified_at <= ${asOf} AND NOT ${isBefore(sql`"decidedAt"`, sql`qualified_at`, endsDated)}
        THEN qualified_at END AS "qualifiedAt" FROM told_fact)`,
    sql`opportunities AS (
      SELECT f.*, r.team_id AS "team", c.segment AS "segment", ${worth} AS "worth",
        ${cycleFrom('createdAt')} AS "cycle", ${hoursFrom('createdAt')} AS "hoursOpen",
        ${cycleFrom('qualifiedAt')} AS "cycleQualified", ${hoursFrom('qualifiedAt')} AS "hoursQualified"
      FROM fact f ${from} LEFT JOIN ${tables.of('reps')} r ON r.id = f."owner"
        LEFT JOIN kept_customer c ON c.id = f."customer")`,
  ]
}
