import { TABLE_NAMES } from '../../model/index.ts'
import type { DatasetInfo, IssueCode, Period, TableName } from '../../model/index.ts'
import type { FactSettings } from './facts.ts'
import { timelessTables } from './facts.ts'
import { issuesStatement } from './issues.ts'
import { integerOf } from './read.ts'
import { join, sql } from './sql.ts'

/** What a data set says of itself, without its reference tables. */
export interface Description {
  readonly sizes: ReadonlyMap<TableName, number>
  readonly span: Period | null
  readonly currencies: readonly string[]
  readonly voids: number
  readonly quality: DatasetInfo['quality']
}

export async function describe(settings: FactSettings): Promise<Description> {
  const { dialect, tables, now, currency } = settings
  const common = join(timelessTables(settings), ', ')
  const counted = TABLE_NAMES.map((table) => (
    table === 'stageEvents' ? sql`SELECT ${table} AS name, count(*) AS n FROM good_event`
    : table === 'opportunities' ? sql`SELECT ${table} AS name, count(*) AS n FROM deal`
      : table === 'opportunityLines' ? sql`SELECT ${table} AS name, count(*) AS n
        FROM ${tables.of(table)} l JOIN deal d ON d.id = l.opportunity_id
        WHERE l.product IS NOT NULL${currency === null ? sql` AND (l.amount IS NULL OR d.currency IS NOT NULL)` : sql``}`
        : table === 'notes' ? sql`SELECT ${table} AS name, count(*) AS n FROM ${tables.of(table)}
          WHERE opportunity_id IS NOT NULL OR customer_id IS NOT NULL`
        : sql`SELECT ${table} AS name, count(*) AS n FROM ${tables.of(table)}`))
  const sizes = new Map((await dialect.query(sql`WITH ${common}, size AS (${join(counted, ' UNION ALL ')})
    SELECT * FROM size`))
    .map((row) => [String(row['name']) as TableName, integerOf(row['n'])!]))

  const [totals] = await dialect.query(sql`WITH ${common}, recorded AS (
      SELECT created_at AS moment FROM deal UNION ALL SELECT closed_at FROM deal UNION ALL SELECT moment FROM good_event
      UNION ALL SELECT "at" FROM ${tables.of('notes')} WHERE opportunity_id IS NOT NULL OR customer_id IS NOT NULL)
    SELECT (SELECT min(moment) FROM recorded WHERE moment <= ${now}) AS first,
      (SELECT max(moment) FROM recorded WHERE moment <= ${now}) AS last,
      (SELECT count(*) FROM judged WHERE void AND NOT backward AND NOT misplaced) AS voids`)
  const [first, last] = [integerOf(totals!['first']), integerOf(totals!['last'])]
  const span = first === null || last === null ? null : { start: first, end: last + 1 }

  const currencies = await dialect.query(sql`WITH ${common}
    SELECT currency, count(*) AS n FROM alive WHERE amount IS NOT NULL AND currency IS NOT NULL
    GROUP BY currency ORDER BY n DESC, ${dialect.unitOrder(sql`currency`)}`)
  const issues = (await dialect.query(issuesStatement(lastOf(span), settings, sizes)))
    .map((row) => [String(row['code']) as IssueCode, integerOf(row['n'])!] as const).filter(([, n]) => n > 0)
  return {
    sizes, span, voids: integerOf(totals!['voids'])!, currencies: currencies.map((row) => String(row['currency'])),
    quality: {
      kept: Object.fromEntries([...sizes].filter(([, n]) => n > 0)), rejected: {}, counts: Object.fromEntries(issues),
      first: [],
    },
  }
}

/** The last thing recorded. */
export function lastOf(span: Period | null): number { return (span?.end ?? 0) - 1 }
