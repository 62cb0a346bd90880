import { columnsOf, TABLE_NAMES } from '../../model/index.ts'
import type { IssueCode, TableName } from '../../model/index.ts'
import { factTables, timelessTables } from './facts.ts'
import type { FactSettings } from './facts.ts'
import { join, sql, TRUE } from './sql.ts'
import type { Sql } from './sql.ts'
import { column } from './tables.ts'

/** One count of one issue. */
const issue = (code: IssueCode, from: Sql, where: Sql = TRUE): Sql => (
  sql`SELECT ${code} AS code, count(*) AS n FROM ${from} WHERE ${where}`
)

/** Rows that METRICS §L rejects or doubts, as far as only the whole data can tell: by code, also those met 0 times. */
export function issuesStatement(last: number, settings: FactSettings, sizes: ReadonlyMap<TableName, number>): Sql {
  const { tables, now, currency } = settings
  const late = sql`NOT unpriced AND moment > ${now}`
  const inTime = sql`NOT unpriced AND moment <= ${now}`
  const events = sql`${tables.of('stageEvents')} e JOIN deal d ON d.id = e.opportunity_id
    LEFT JOIN retired_of t ON t.stage = e.to_stage
    LEFT JOIN stage_of s ON s.pipeline = d.pipeline AND s.stage = COALESCE(t.becomes, e.to_stage)
    LEFT JOIN home_of h ON h.stage = COALESCE(t.becomes, e.to_stage)`
  const snapshots = sql`judged j LEFT JOIN home_of h ON h.stage = j.stage`
  const kept = sql`NOT j.void AND NOT j.backward AND NOT j.misplaced`
  const all = [
    issue('E_UNKNOWN_REF', tables.of('stageEvents'), sql`opportunity_id NOT IN (SELECT id FROM deal)`),
    issue('E_STAGE_OTHER_PIPELINE', events, sql`s.stage IS NULL AND h.stage IS NOT NULL`),
    issue('E_UNKNOWN_STAGE', events, sql`s.stage IS NULL AND h.stage IS NULL`),
    issue('E_AMOUNT_NO_CURRENCY', sql`event`, sql`unpriced`),
    issue('E_FUTURE_EVENT', sql`event`, late),
    issue('E_TIME_ORDER', sql`event`, sql`${inTime} AND early AND kind <> 'open'`),
    issue('W_BACKDATED', sql`event`, sql`${inTime} AND early AND kind = 'open'`),
    issue('E_DUP_SEQ', sql`numbered_event`, sql`seq IS NOT NULL AND copy > 1`),
    issue('E_TIME_ORDER', snapshots, sql`j.backward`),
    issue('E_STAGE_OTHER_PIPELINE', snapshots, sql`j.misplaced AND NOT j.backward AND h.stage IS NOT NULL`),
    issue('E_UNKNOWN_STAGE', snapshots, sql`j.misplaced AND NOT j.backward AND h.stage IS NULL`),
    issue('W_NO_HISTORY', sql`judged j`, sql`${kept} AND NOT j.known`),
    issue('W_NO_CREATED', sql`judged j`, sql`${kept} AND j.created_at IS NULL`),
    issue('W_LOST_NO_REASON', sql`opportunities`, sql`"status" = 'lost' AND "lostReason" IS NULL`),
    issue('W_ZERO_AMOUNT_WON', sql`opportunities`, sql`"status" = 'won' AND "amount" = 0`),
    issue('W_OWNER_FALLBACK', sql`opportunities`, sql`"ownerFallback" = 1`),
    issue('E_MERGE_CYCLE', tables.of('customers'), sql`id NOT IN (SELECT id FROM kept_customer)`),
    issue('E_MISSING', tables.of('opportunityLines'), sql`product IS NULL OR opportunity_id IS NULL`),
    issue('E_UNKNOWN_REF', tables.of('opportunityLines'), sql`product IS NOT NULL AND opportunity_id NOT IN (SELECT id FROM deal)`),
    ...(currency === null ? [issue('E_AMOUNT_NO_CURRENCY', sql`${tables.of('opportunityLines')} l JOIN deal d ON d.id = l.opportunity_id`,
      sql`l.product IS NOT NULL AND l.amount IS NOT NULL AND d.currency IS NULL`)] : []),
    issue('E_MISSING', tables.of('notes'), sql`opportunity_id IS NULL AND customer_id IS NULL`),
    ...(currency === null
      ? [issue('E_AMOUNT_NO_CURRENCY', tables.of('opportunities'), sql`amount IS NOT NULL AND currency IS NULL`)] : []),
    ...danglingReferences(settings, sizes),
  ]
  const facts = factTables({ asOf: now, last, money: undefined, history: true }, settings)
  return sql`WITH ${join([...timelessTables(settings), ...facts, sql`issue AS (${join(all, ' UNION ALL ')})`], ', ')}
    SELECT code, sum(n) AS n FROM issue GROUP BY code ORDER BY code`
}

/** References into a table that has rows, but not that one. Stages, and the deals of events and lines, are counted above. */
function danglingReferences({ tables, stages }: FactSettings, sizes: ReadonlyMap<TableName, number>): Sql[] {
  const rowsOf = (table: TableName): Sql => (table === 'stageEvents' ? sql`good_event` : table === 'notes'
    ? sql`(SELECT * FROM ${tables.of('notes')} WHERE opportunity_id IS NOT NULL OR customer_id IS NOT NULL)`
      : tables.of(table))
  return TABLE_NAMES.flatMap((table) => Object.entries(columnsOf(table)).flatMap(([field, { type, ref }]) => {
    if (type !== 'ref' || ref === 'stages' || (field === 'opportunityId' && (table === 'stageEvents' || table === 'opportunityLines'))) return []
    const target = ref as TableName
    if ((sizes.get(target) ?? 0) === 0) return []
    const ids = target === 'opportunities' ? sql`SELECT id FROM deal` : sql`SELECT id FROM ${tables.of(target)}`
    // Where there are several pipelines, each deal is in one, said or not.
    const filled = table === 'opportunities' && field === 'pipelineId' && stages.pipelines.length > 1
    const [from, own] = filled ? [sql`deal`, sql`pipeline`] : table === 'opportunities' && field !== 'pipelineId'
      ? [sql`deal`, column(field)] : [rowsOf(table), column(field)]
    return [issue('W_UNKNOWN_REF', from, sql`${own} IS NOT NULL AND ${own} NOT IN (${ids})`)]
  }))
}
