import { Dataset } from '../../../src/engine/whole.ts'
import type { Answerer, RunSettings } from '../../../src/engine/run.ts'
import { run } from '../../../src/engine/run.ts'
import type { MetricName, QueryOf, ResultOf, Row, Tables, TimeFrame } from '../../../src/model/index.ts'
import { oracle } from '../../oracle/dataset.ts'

/** Everything that answers: each worked example runs over each. */
export const engines: readonly (readonly [name: string, open: (tables: Tables) => Answerer])[] = [
  ['plain rows', oracle],
  ['the data set', dataset],
]

/** Loaded long after anything in the examples. */
export function dataset(tables: Tables): Dataset {
  const loaded = new Dataset({ zone: 'UTC', currency: null, now: day(1000) })
  for (const [table, rows] of Object.entries(tables)) loaded.ingest({ table, rows })
  loaded.commit()
  return loaded
}

export const DAY = 86_400_000
export const UTC: TimeFrame = { calendar: 'gregory', zone: 'UTC', weekStart: 1, weekend: [6, 7] }
/** Day 0 of the worked examples: Sunday 2026-03-01. */
export const ZERO = Date.UTC(2026, 2, 1)
export const day = (n: number): number => ZERO + n * DAY

export const settings = (now: number): RunSettings => ({ frame: UTC, now, version: 1, ran: 'page', complete: true })

export function ask<M extends MetricName>(data: Answerer, query: QueryOf<M>, now: number): ResultOf<M> {
  return run(data, query, settings(now))
}

export const STAGES: readonly Row<'stages'>[] = [
  ...['L', 'Q', 'P', 'N'].map((id, order) => ({ id, order, kind: 'open' as const })),
  { id: 'won', order: 9, kind: 'won' }, { id: 'lost', order: 9, kind: 'lost' },
]

/** METRICS WX-A: each deal's amount and where it went on which day. */
const DEALS: Readonly<Record<string, readonly [amount: number | null, path: string]>> = {
  D1: [100, '1L 4Q 9P 15N 20W'],
  D2: [80, '1L 3Q 8X'],
  D3: [120, '2L 6P 12W'],
  D4: [200, '2P 10N 18X'],
  D5: [60, '3L 7Q 11P 14Q'],
  D6: [40, '3L 5X'],
  D7: [150, '4L 10Q 13P 16X 19P 28W'],
  D8: [90, '5L'],
  D9: [null, '6L 9Q'],
  D10: [70, '7Q 12P'],
}

export const workedA: Tables = fromPaths(DEALS)

/** Deals with history, by their paths; W is won, X is lost. Created with the first event. */
export function fromPaths(deals: Readonly<Record<string, readonly [amount: number | null, path: string]>>): Tables {
  const steps = Object.entries(deals).flatMap(([id, [amount, path]]) => path.split(' ').map((step) => ({
    id, amount, at: day(Number.parseInt(step, 10)), stage: { W: 'won', X: 'lost' }[step.at(-1)!] ?? step.at(-1)!,
  })))
  return {
    stages: STAGES,
    opportunities: Object.entries(deals).map(([id, [amount]]) => ({
      id, amount, currency: 'EUR', createdAt: steps.find((s) => s.id === id)!.at, ownerId: 'r1',
    })),
    stageEvents: steps.map((s, i) => ({ id: `e${i}`, opportunityId: s.id, at: s.at, toStage: s.stage, seq: i })),
    reps: [{ id: 'r1', name: 'Mina' }],
  }
}

/** Decided deals without history: so many won and lost, on one day. */
export function decided(
  { prefix = '', won, lost, at, ...rest }: { prefix?: string; won: number; lost: number; at: number } & Partial<Row<'opportunities'>>,
): Row<'opportunities'>[] {
  return Array.from({ length: won + lost }, (_, i) => ({
    id: `${prefix}${at}-${i}`, createdAt: at - 10 * DAY, closedAt: at, stage: i < won ? 'won' : 'lost', amount: 100, currency: 'EUR', ...rest,
  }))
}
