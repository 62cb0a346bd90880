import type { Table } from './table.ts'

/**
 * Where retired stages lead: by code, the stage of the same pipeline that each counts as, at the end of the way; itself
 * where it is not retired, or the way goes round.
 */
export function retiredStages(table: Table): Int32Array | null {
  const [pipelines, targets] = [table.code('pipelineId'), table.code('mapsTo')]
  if (targets.empty) return null
  const next = Int32Array.from({ length: table.ids!.size }, (_, code) => code)
  for (let row = 0; row < table.length; row++) {
    const to = table.rowOf(targets.at(row))
    if (to >= 0 && (pipelines.at(to) === pipelines.at(row) || pipelines.at(to) === 0)) next[table.idCode(row)] = targets.at(row)
  }
  return next.map((_, code) => {
    let at = code
    for (let step = 0; step < next.length && next[at] !== at; step++) at = next[at]!
    return next[at] === at ? at : code
  })
}
