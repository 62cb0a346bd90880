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
  /** The stages that retired ones count as. */
  readonly retired: ReadonlyMap<string, string>
}

export type SmallColumns = readonly (readonly [name: string, type: 'text' | 'integer' | 'number'])[]

/** A small table of bound values. */
export function smallTable(dialect: Dialect, columns: SmallColumns, rows: readonly (readonly SqlValue[])[]): Sql {
  const row = (values: readonly SqlValue[]): Sql => join(
    columns.map(([column, type], i) => sql`CAST(${values[i]!} AS ${verbatim(dialect.types[type])}) AS ${name(column)}`),
      ', ',
  )
  if (rows.length === 0) return sql`SELECT ${row(columns.map(() => null))} WHERE 1 = 0`
  return join(rows.map((values) => sql`SELECT ${row(values)}`), ' UNION ALL ')
}

/** Common tables of the stages: `stage_of`, `pipeline_of`, `home_of` and `retired_of`. */
export function stageTables(dialect: Dialect, { pipelines, list, home, retired }: SqlStages): readonly Sql[] {
  // A stage listed twice in a pipeline counts as its last mention.
  const stages = [...new Map(list.map((s) => [JSON.stringify([s.pipeline, s.id]), s])).values()]
  const open = new Map(pipelines.map(({ id }) => [id, list.filter((s) => s.pipeline === id
    && s.kind === 'open').length]))
  return [
    sql`stage_of AS (${smallTable(dialect, [['pipeline', 'text'], ['stage', 'text'], ['kind', 'text'],
      ['rank', 'integer']],
      stages.map((s) => [s.pipeline, s.id, s.kind, s.rank]))})`,
    sql`pipeline_of AS (${smallTable(dialect, [['pipeline', 'text'], ['open', 'integer']], [...open])})`,
    sql`home_of AS (${smallTable(dialect, [['stage', 'text'], ['pipeline', 'text']], [...home])})`,
    sql`retired_of AS (${smallTable(dialect, [['stage', 'text'], ['becomes', 'text']], [...retired])})`,
  ]
}

/** A stage as its table has it. */
export interface StageRow { readonly id: string; readonly pipelineId: string | null; readonly mapsTo: string | null }

/** Where retired stages lead: within their pipeline, to the end of the way; a way that goes round leads nowhere. */
export function retiredStages(rows: readonly StageRow[]): ReadonlyMap<string, string> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const next = new Map<string, string>()
  for (const { id, pipelineId, mapsTo } of rows) {
    const target = mapsTo === null ? undefined : byId.get(mapsTo)
    if (target && target.id !== id && (target.pipelineId === pipelineId || target.pipelineId === null)) next.set(id,
      target.id)
  }
  const ends = [...next.keys()].flatMap((id): [string, string][] => {
    let at = id
    for (let steps = 0; steps <= next.size && next.has(at); steps++) at = next.get(at)!
    return next.has(at) ? [] : [[id, at]]
  })
  return new Map(ends)
}
