import type { Named, StageInfo } from '../../model/index.ts'
import type { Dialect } from './dialect.ts'
import { join, name, sql, verbatim } from './sql.ts'
import type { Sql, SqlValue } from './sql.ts'

/** Pipelines and stages, as statements need them: few, known before any question, bound as values. */
export interface SqlStages {
  readonly pipelines: readonly Named[]
  readonly list: readonly StageInfo[]
  /** The pipeline that a stage belongs to alone. */
  readonly home: ReadonlyMap<string, string>
}

type Columns = readonly (readonly [name: string, type: 'text' | 'integer'])[]

/** A small table of bound values. */
function table(dialect: Dialect, columns: Columns, rows: readonly (readonly SqlValue[])[]): Sql {
  const row = (values: readonly SqlValue[]): Sql => join(
    columns.map(([column, type], i) => sql`CAST(${values[i]!} AS ${verbatim(dialect.types[type])}) AS ${name(column)}`), ', ',
  )
  if (rows.length === 0) return sql`SELECT ${row(columns.map(() => null))} WHERE 1 = 0`
  return join(rows.map((values) => sql`SELECT ${row(values)}`), ' UNION ALL ')
}

/** Common tables of the stages: `stage_of`, `pipeline_of` and `home_of`. */
export function stageTables(dialect: Dialect, { pipelines, list, home }: SqlStages): readonly Sql[] {
  // A stage listed twice in a pipeline counts as its last mention.
  const stages = [...new Map(list.map((s) => [JSON.stringify([s.pipeline, s.id]), s])).values()]
  const open = new Map(pipelines.map(({ id }) => [id, list.filter((s) => s.pipeline === id && s.kind === 'open').length]))
  return [
    sql`stage_of AS (${table(dialect, [['pipeline', 'text'], ['stage', 'text'], ['kind', 'text'], ['rank', 'integer']],
      stages.map((s) => [s.pipeline, s.id, s.kind, s.rank]))})`,
    sql`pipeline_of AS (${table(dialect, [['pipeline', 'text'], ['open', 'integer']], [...open])})`,
    sql`home_of AS (${table(dialect, [['stage', 'text'], ['pipeline', 'text']], [...home])})`,
  ]
}
