import { relations } from '../../model/index.ts'
import type { RelationName } from '../../model/index.ts'
import type { Dialect } from './dialect.ts'
import { elapsed, factTables, hoursSince, timelessTables } from './facts.ts'
import type { FactSettings, Moment } from './facts.ts'
import { join, name, sql, verbatim } from './sql.ts'
import type { Sql } from './sql.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A date begins this long before it does in UTC, where it begins first. */
const FIRST_MIDNIGHT = 14 * HOUR

/** A relation as of T in SQL. Its columns are called as its fields are. */
interface SqlRelation {
  readonly table: (moment: Moment, settings: FactSettings) => readonly Sql[]
  /** What tells its rows apart at last, in order. */
  readonly namedBy: readonly string[]
}

/** The common table that a relation is. */
export function relationTable(relation: RelationName): Sql {
  return relation === 'opportunities' ? name('opportunities') : name(`${relation}_as_of`)
}
export function namedBy(relation: RelationName): readonly string[] { return RELATIONS[relation].namedBy }

/** Everything that some relations at one moment are made of. */
export function relationTables(
  wanted: ReadonlySet<RelationName>, moment: Moment, settings: FactSettings,
): readonly Sql[] {
  return [
    ...timelessTables(settings), ...factTables(moment, settings),
    ...[...wanted].flatMap((relation) => RELATIONS[relation].table(moment, settings)),
  ]
}

const cycleSince = (dated: FactSettings['dated'], dialect: Dialect): Sql => (
  elapsed(sql`m.moment`, sql`o."decidedAt"`, dated.has('stageEvents.at'), dialect)
)

/** The fields that a relation takes over from its opportunity. */
const theirs = (from: string): Sql => join(Object.keys(relations.opportunities).map((field) => name(from, field)), ', ')
const flag = (column: string): Sql => sql`CASE WHEN ${name('n', column)} THEN 1 ELSE 0 END`

const RELATIONS: Readonly<Record<RelationName, SqlRelation>> = {
  opportunities: { namedBy: ['id'], table: () => [] },
  visits: {
    namedBy: ['id', 'enteredAt', 'visitOrder'],
    table: ({ asOf }, { dialect, dated }) => [
      sql`move AS (
        SELECT deal, stage, kind, rank, moment, ord, lead(moment) OVER moves AS left_at,
          lag(stage) OVER moves AS stage_before,
          lead(stage) OVER moves AS stage_after
        FROM step WHERE moves WINDOW moves AS (PARTITION BY deal ORDER BY ord))`,
      sql`${relationTable('visits')} AS (
        SELECT ${theirs('o')}, m.ord AS "visitOrder", m.stage AS "visitStage", m.rank AS "visitRank",
          m.moment AS "enteredAt", m.left_at AS "leftAt", m.stage_before AS "previousStage",
          m.stage_after AS "nextStage",
          ${cycleSince(dated, dialect)} AS "cycleSince",
          ${hoursSince(sql`m.moment`, sql`o."status"`, cycleSince(dated, dialect), asOf, dialect)} AS "hoursSince",
          ${dialect.wholes(sql`(COALESCE(m.left_at, ${asOf}) - m.moment)`, sql`${HOUR}`)} AS "hours",
          CASE WHEN m.left_at IS NULL THEN 0 ELSE 1 END AS "completed",
          CASE WHEN row_number() OVER (PARTITION BY m.deal, m.stage ORDER BY m.ord) = 1 THEN 1 ELSE 0 END AS "first",
          CASE WHEN m.rank >= o."entryRank" THEN 1 ELSE 0 END AS "atRisk"
        FROM move m JOIN opportunities o ON o."id" = m.deal WHERE m.kind = 'open')`,
    ],
  },
  notes: {
    namedBy: ['noteId'],
    table: ({ asOf }, { tables }) => [
      // What is left out of every number takes its notes along.
      sql`${relationTable('notes')} AS (
        SELECT ${theirs('o')}, n.id AS "noteId", n."at" AS "at", n.author_id AS "author",
          COALESCE(m.becomes, n.customer_id) AS "noteCustomer",
          n.opportunity_id AS "opportunity", COALESCE(n.kind, 'note') AS "kind", n.mood AS "mood",
          ${flag('is_contact')} AS "isContact",
          ${flag('pinned')} AS "pinned", ${flag('needs_action')} AS "needsAction", ${flag('hidden')} AS "hidden",
          CASE WHEN n.hidden THEN NULL ELSE n.text END AS "text",
          CASE WHEN n.hidden THEN NULL ELSE n.text_folded END AS "textFolded",
          o."decidedAt" - n."at" AS "beforeDecision"
        FROM ${tables.of('notes')} n LEFT JOIN opportunities o ON o."id" = n.opportunity_id
          LEFT JOIN merged_of m ON m.customer = n.customer_id
        WHERE n."at" <= ${asOf} AND (n.opportunity_id IS NOT NULL OR n.customer_id IS NOT NULL)
          AND NOT EXISTS (
            SELECT 1 FROM judged j WHERE j.id = n.opportunity_id AND (j.void OR j.backward OR j.misplaced)))`,
    ],
  },
  leads: {
    namedBy: ['id'],
    table: ({ asOf }, { tables }) => [sql`${relationTable('leads')} AS (
      SELECT id AS "id", created_at AS "at", channel AS "channel", COALESCE(m.becomes, customer_id) AS "customer",
        opportunity_id AS "opportunity"
      FROM ${tables.of('leads')} LEFT JOIN merged_of m ON m.customer = customer_id WHERE created_at <= ${asOf})`],
  },
  touches: {
    namedBy: ['id'],
    table: ({ asOf }, { tables }) => [sql`${relationTable('touches')} AS (
      SELECT id AS "id", "at" AS "at", channel AS "channel", 
        CASE WHEN responded_at <= ${asOf} THEN responded_at END AS "respondedAt",
        CASE WHEN responded_at <= ${asOf} THEN 1 ELSE 0 END AS "responded"
      FROM ${tables.of('touches')} WHERE "at" <= ${asOf})`],
  },
  efforts: {
    namedBy: ['id'],
    table: ({ asOf }, { dialect, tables }) => {
      const [double, integer] = [verbatim(dialect.types.number), verbatim(dialect.types.integer)]
      const begun = Math.floor((asOf + FIRST_MIDNIGHT) / DAY)
      return [sql`${relationTable('efforts')} AS (
        SELECT id AS "id", ${dialect.days(sql`"date"`)} * ${DAY} AS "date", channel AS "channel", rep_id AS "rep",
          CAST(floor(hours * CAST(${100} AS ${double}) + CAST(${0.5} AS ${double})) AS ${integer}) AS "hours"
        FROM ${tables.of('efforts')} WHERE ${dialect.days(sql`"date"`)} <= ${begun})`]
    },
  },
}
