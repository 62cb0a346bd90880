import { relations } from '../../model/index.ts'
import type { RelationName } from '../../model/index.ts'
import { factTables, timelessTables } from './facts.ts'
import type { FactSettings } from './facts.ts'
import { join, name, sql } from './sql.ts'
import type { Sql } from './sql.ts'

const HOUR = 3_600_000

/** A relation as of T, as common tables and the one of them that is it. Its columns are called as its fields are. */
export interface SqlRelation {
  readonly name: RelationName
  readonly tables: readonly Sql[]
  /** Rises in the order in which rows are told apart at last. */
  readonly namedBy: readonly string[]
}

type Build = (asOf: number, settings: FactSettings) => readonly Sql[]

/** A name that no table of the database has. */
export function relationName(relation: RelationName): Sql { return name(relation === 'opportunities' ? 'opportunities' : `as_of_${relation}`) }

/** Fields that a relation takes over from its opportunity. */
const theirs = (from: string): Sql => join(Object.keys(relations.opportunities).map((field) => name(from, field)), ', ')

const BUILD: Readonly<Record<string, { readonly build: Build; readonly namedBy: readonly string[] }>> = {
  opportunities: { build: () => [], namedBy: ['id'] },
  visits: {
    namedBy: ['id', 'enteredAt', 'visitOrder'],
    build: (asOf, { dialect }) => [
      sql`move AS (SELECT deal, stage, kind, rank, moment, ord, lead(moment) OVER (PARTITION BY deal ORDER BY ord) AS left_at FROM step WHERE moves)`,
      sql`${relationName('visits')} AS (
        SELECT ${theirs('o')}, m.ord AS "visitOrder", m.stage AS "visitStage", m.rank AS "visitRank", m.moment AS "enteredAt", m.left_at AS "leftAt",
          ${dialect.wholes(sql`(COALESCE(m.left_at, ${asOf}) - m.moment)`, sql`${HOUR}`)} AS "hours",
          CASE WHEN m.left_at IS NULL THEN 0 ELSE 1 END AS "completed",
          CASE WHEN row_number() OVER (PARTITION BY m.deal, m.stage ORDER BY m.ord) = 1 THEN 1 ELSE 0 END AS "first",
          CASE WHEN m.rank >= o."entryRank" THEN 1 ELSE 0 END AS "atRisk"
        FROM move m JOIN opportunities o ON o."id" = m.deal WHERE m.kind = 'open')`,
    ],
  },
  notes: {
    namedBy: ['noteId'],
    build: (asOf, { tables }) => [
      // What is left out of every number takes its notes along.
      sql`${relationName('notes')} AS (
        SELECT ${theirs('o')}, n.id AS "noteId", n."at" AS "at", n.author_id AS "author", n.customer_id AS "noteCustomer", n.opportunity_id AS "opportunity",
          COALESCE(n.kind, 'note') AS "kind", n.mood AS "mood",
          ${flag('is_contact')} AS "isContact", ${flag('pinned')} AS "pinned", ${flag('needs_action')} AS "needsAction", ${flag('hidden')} AS "hidden",
          CASE WHEN n.hidden THEN NULL ELSE n.text END AS "text", CASE WHEN n.hidden THEN NULL ELSE n.text_folded END AS "textFolded"
        FROM ${tables.of('notes')} n LEFT JOIN opportunities o ON o."id" = n.opportunity_id
        WHERE n."at" <= ${asOf} AND (n.opportunity_id IS NOT NULL OR n.customer_id IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM judged j WHERE j.id = n.opportunity_id AND (j.void OR j.backward OR j.misplaced)))`,
    ],
  },
}
function flag(column: string): Sql { return sql`CASE WHEN ${name('n', column)} THEN 1 ELSE 0 END` }

export function relationOf(relation: RelationName, asOf: number, last: number, settings: FactSettings): SqlRelation {
  const { build, namedBy } = BUILD[relation]!
  return {
    name: relation, namedBy,
    tables: [...timelessTables(settings), ...factTables(asOf, last, settings), ...build(asOf, settings)],
  }
}
