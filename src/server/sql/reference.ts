import { columnsOf } from '../../model/index.ts'
import type { Label, TableName, Tables } from '../../model/index.ts'
import { Dataset } from '../../engine/whole.ts'
import type { Dialect, SqlRow } from './dialect.ts'
import { integerOf, textOf } from './read.ts'
import { join, name, sql, verbatim } from './sql.ts'
import type { Sql } from './sql.ts'
import { retiredStages } from './stages.ts'
import type { SqlStages } from './stages.ts'
import { column } from './tables.ts'
import type { SqlTables } from './tables.ts'

/** Tables of few rows, in the order in which they are read. */
const SMALL = ['pipelines', 'stages', 'reps', 'teams', 'goals', 'interventions', 'holidays', 'fxRates'] as const

/**
 * What is small enough to be read whole: names, stages, reps, goals. It is kept by the engine's own data set, so that
 * usual stage names, reps that only deals name and the like are told in one way everywhere.
 */
export interface Reference { readonly data: Dataset; readonly stages: SqlStages; readonly merged: boolean; readonly lines: boolean }

export async function readReference(dialect: Dialect, tables: SqlTables, now: number): Promise<Reference> {
  const data = new Dataset({ zone: 'UTC', currency: null, now })
  const read: Tables = Object.fromEntries(await Promise.all(
    SMALL.map(async (table) => {
      const rows = await dialect.query(wholeTable(dialect, tables, table))
      return [table, rows.map((row) => fromRow(table, row))] as const
    }),
  )) as Tables
  const listed = (read.stages?.length ?? 0) > 0
  const met = (await dialect.query(metStatement(dialect, tables, listed)))
    .map((row) => ({ pipelineId: textOf(row['pipeline']), stage: textOf(row['stage']) }))
  const owners = (await dialect.query(ownersStatement(tables))).map((row) => ({ ownerId: textOf(row['owner']) }))
  for (const table of SMALL) data.ingest({ table, rows: [...read[table] ?? []] })
  data.ingest({ table: 'opportunities', rows: [...met, ...owners].map((row, i) => ({ id: `met ${i}`, ...row })) })
  data.commit()
  const rows = (read.stages ?? []).map(({ id, pipelineId, mapsTo }) =>
    ({ id: String(id), pipelineId: textOf(pipelineId), mapsTo: textOf(mapsTo) }))
  const retired = retiredStages(rows)
  const living = rows.filter(({ id }) => !retired.has(id))
  const home = homes(data, listed ? living : met)
  const [merges] = await dialect.query(sql`SELECT count(*) AS n FROM ${tables.of('customers')} WHERE merged_into <> id`)
  const [lines] = await dialect.query(sql`SELECT count(*) AS n FROM ${tables.of('opportunityLines')}`)
  return { data, merged: integerOf(merges!['n'])! > 0, lines: integerOf(lines!['n'])! > 0, stages: { pipelines: data.pipelines, list: data.stages, home, retired } }
}

/** The pipeline that each stage belongs to alone; shared stages belong to none. */
function homes(
  { pipelines }: Dataset, stages: readonly { id?: unknown; stage?: unknown; pipelineId?: unknown }[],
): Map<string, string> {
  const home = new Map<string, string>()
  for (const { id } of pipelines) {
    for (const stage of stages) {
      const key = textOf(stage.id ?? stage.stage)
      if (key !== null && (stage.pipelineId === id || pipelines.length === 1)) home.set(key, id)
    }
  }
  return home
}

function wholeTable(dialect: Dialect, tables: SqlTables, table: TableName): Sql {
  const columns = Object.entries(columnsOf(table)).map(([field, { type }]) => (type === 'date'
    ? sql`CAST(t.${column(field)} AS ${verbatim(dialect.types.text)}) AS ${name(field)}`
      : sql`t.${column(field)} AS ${name(field)}`))
  return sql`SELECT ${join(columns, ', ')} FROM ${tables.of(table)} t ORDER BY ${dialect.rowOrder(sql`t`)}`
}

/** Pipelines, and stages where no table lists them, in the order in which deals and then events first name them. */
function metStatement(dialect: Dialect, tables: SqlTables, listed: boolean): Sql {
  const events = sql` UNION ALL
    SELECT o.pipeline_id, e.to_stage, 1, ${dialect.rowOrder(sql`e`)}
    FROM ${tables.of('stageEvents')} e LEFT JOIN ${tables.of('opportunities')} o ON o.id = e.opportunity_id`
  const stage = listed ? sql`CAST(NULL AS ${verbatim(dialect.types.id)})` : sql`o.stage`
  return sql`WITH met AS (
      SELECT o.pipeline_id AS pipeline, ${stage} AS stage, 0 AS place, ${dialect.rowOrder(sql`o`)} AS row_no
      FROM ${tables.of('opportunities')} o${listed ? sql`` : events}),
    numbered AS (SELECT *, row_number() OVER (PARTITION BY pipeline, stage ORDER BY place, row_no) AS copy FROM met)
    SELECT pipeline, stage FROM numbered WHERE copy = 1 ORDER BY place, row_no`
}

function ownersStatement(tables: SqlTables): Sql {
  return sql`SELECT owner_id AS owner FROM ${tables.of('opportunities')} WHERE owner_id IS NOT NULL
    UNION SELECT owner_at FROM ${tables.of('stageEvents')} WHERE owner_at IS NOT NULL ORDER BY 1`
}

/** A row as the engine reads one. */
function fromRow(table: TableName, row: SqlRow): object {
  return Object.fromEntries(Object.entries(columnsOf(table)).map(([field, { type }]) => {
    const value = row[field] ?? null
    if (value === null) return [field, null]
    if (type === 'label') return [field, labelOf(String(value))]
    if (type === 'integer' || type === 'money' || type === 'instant') return [field, integerOf(value)]
    return [field, typeof value === 'boolean' ? value : type === 'number' ? Number(value) : String(value)]
  }))
}

/** A text, or the JSON text of one text a language. */
export function labelOf(text: string): Label {
  if (!text.startsWith('{')) return text
  try {
    const label: unknown = JSON.parse(text)
    const isLabel = typeof label === 'object' && label !== null
      && Object.values(label).every((each) => typeof each === 'string')
    return isLabel ? label as Label : text
  } catch {
    return text
  }
}
