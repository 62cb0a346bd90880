import type { Tables } from '../../src/model/index.ts'

/** The same tables as if retired stages had always been the ones that they count as. */
export function withoutRetired(tables: Tables): Tables {
  const stages = tables.stages ?? []
  const leads = new Map(stages.filter((s) => s.mapsTo != null && stages.some((t) => t.id === s.mapsTo)).map((s) => [s.id, s.mapsTo!]))
  const end = (id: string | number): string | number => {
    let at = id
    for (const _ of stages) at = leads.get(at) ?? at
    return leads.has(at) ? id : at
  }
  return {
    ...tables, stages: stages.filter((s) => end(s.id) === s.id),
    ...(tables.opportunities && { opportunities: tables.opportunities.map((o) => (o.stage == null ? o : { ...o, stage: end(o.stage) })) }),
    ...(tables.stageEvents && { stageEvents: tables.stageEvents.map((e) => ({ ...e, toStage: end(e.toStage) })) }),
  }
}
