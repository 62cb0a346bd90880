import type { Table } from './table.ts'

/** The way goes round. */
export const ROUND = -1
const UNKNOWN = -2

/**
 * Where rows that count as others lead: by code, where the way comes to rest, itself where there is none; `ROUND` where
 * it never does. One pass, however long the ways are.
 *
 * @param leads - whether a row counts as another, whose row there may be
 */
export function endsOf(table: Table, column: string, leads: (row: number, to: number) => boolean): Int32Array {
  const targets = table.code(column)
  const next = Int32Array.from({ length: table.ids!.size }, (_, code) => code)
  for (let row = 0; row < table.length; row++) {
    const to = targets.at(row)
    if (to > 0 && leads(row, table.rowOf(to))) next[table.idCode(row)] = to
  }
  const ends = next.map((to, code) => (to === code ? to : UNKNOWN))
  for (let code = 0; code < ends.length; code++) {
    let at = code
    for (; ends[at] === UNKNOWN; at = next[at]!) ends[at] = ROUND
    const end = ends[at]!
    if (end >= 0) for (at = code; ends[at] === ROUND; at = next[at]!) ends[at] = end
  }
  return ends
}

/**
 * Where retired stages lead: by code, the stage of the same pipeline that each counts as, at the end of the way; itself
 * where it is not retired, or the way goes round.
 */
export function retiredStages(table: Table): Int32Array {
  const pipelines = table.code('pipelineId')
  return endsOf(table, 'mapsTo', (row, to) => to >= 0 && (pipelines.at(to) === pipelines.at(row) || pipelines.at(to) === 0))
    .map((end, code) => (end < 0 ? code : end))
}
