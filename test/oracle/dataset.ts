import type { DatasetInfo, Label, Named, Period, Tables } from '../../src/model/index.ts'
import type { Answerer } from '../../src/engine/run.ts'
import { answer } from './aggregate.ts'
import { factsOf } from './facts.ts'
import { withoutMerged } from './merged.ts'
import { withoutRetired } from './retired.ts'

/** A data set without columns, indexes or caches: plain rows behind the runner's interface. */
export function oracle(given: Tables): Answerer {
  const tables = withoutMerged(withoutRetired(given))
  const facts = factsOf(tables)
  const stages = [...tables.stages ?? []].sort((a, b) => a.order - b.order)
  const nameOf = (label: Label | null | undefined, id: string | number): Label => label ?? String(id)
  const named = (rows: readonly { id: string | number; name?: Label | null }[] = []): Named[] => rows.map(({ id, name }) => ({ id: String(id), name: nameOf(name, id) }))
  const currencies = new Map<string, number>()
  for (const o of tables.opportunities ?? []) if (o.currency && o.amount != null && !o.void) currencies.set(o.currency, (currencies.get(o.currency) ?? 0) + 1)
  const names = new Map([...tables.reps ?? [], ...tables.customers ?? [], ...tables.teams ?? []].map((r) => [String(r.id), nameOf(r.name, r.id)]))
  const reps = (tables.reps ?? []).map((r) => ({
    id: String(r.id), name: nameOf(r.name, r.id), team: r.teamId == null ? null : String(r.teamId), fte: r.fte ?? 1,
    activeFrom: r.activeFrom ?? null, activeTo: r.activeTo ?? null,
  }))
  return {
    info: (version, complete): DatasetInfo => ({
      version, complete, rows: {}, pipelines: [{ id: 'main', name: 'main' }],
      stages: stages.map((s) => ({
        id: String(s.id), name: nameOf(s.name, s.id), pipeline: 'main', kind: s.kind, stuckAfterDays: s.stuckAfterDays ?? null,
        ...(s.assumedProbability != null && s.assumedProbability <= 1 && { assumedProbability: s.assumedProbability }),
        rank: s.kind === 'open' ? stages.filter((t) => t.kind === 'open').indexOf(s) : -1,
      })),
      currencies: [...currencies].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key),
      span: spanOf(tables), history: (tables.stageEvents ?? []).length > 0, quality: { kept: {}, rejected: {}, counts: {}, first: [] },
    }),
    reps,
    teams: named(tables.teams),
    goals: (tables.goals ?? []).map((g) => ({
      scope: g.scope ?? null, metric: g.metric, start: g.start, end: g.end, value: g.value, currency: g.currency ?? null,
    })),
    interventions: (tables.interventions ?? []).map((i) => ({ id: String(i.id), name: i.label, start: i.start, end: i.end ?? null })),
    holidays: (tables.holidays ?? []).map((h) => ({ date: h.date, label: h.label ?? null })),
    rates: tables.fxRates ?? [],
    voids: (tables.opportunities ?? []).filter((o) => o.void).length,
    has: (table) => (tables[table as keyof Tables] ?? []).length > 0,
    nameOf: (_, value) => names.get(value) ?? value,
    * answering(requests) {
      yield
      return requests.map((request) => answer(request, facts))
    },
  }
}

function spanOf(tables: Tables): Period | null {
  const times = [
    ...(tables.opportunities ?? []).flatMap((o) => [o.createdAt, o.closedAt]),
    ...(tables.stageEvents ?? []).map((e) => e.at), ...(tables.notes ?? []).map((n) => n.at),
  ].filter((t) => t != null).map(Number)
  return times.length === 0 ? null : { start: Math.min(...times), end: Math.max(...times) + 1 }
}
