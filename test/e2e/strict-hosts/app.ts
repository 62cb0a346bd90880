import { DataSource } from '../../../src/source/index.ts'
import type { SourceOptions } from '../../../src/source/index.ts'
import { deals, stages } from '../../source/deals.ts'

// The page of a strict host: asks a source two questions and shows what came of it to the test.
const settings = JSON.parse(new URLSearchParams(location.search).get('worker') ?? '{}') as { workerUrl?: string, noWorker?: boolean, handshakeMs?: number, factory?: boolean }
const options: SourceOptions = {
  from: { adapter: 'rows', tables: { opportunities: deals(2000), reps: Array.from({ length: 8 }, (_, i) => ({ id: `r${i}` })) } },
  tables: { stages },
  frame: { calendar: 'persian', zone: 'Asia/Tehran', weekStart: 6, weekend: [5] },
  worker: {
    handshakeMs: 20_000,
    ...settings,
    ...(settings.factory === true ? { workerFactory: () => new Worker('/host-worker.js', { type: 'module' }) } : {}),
  },
}
const source = new DataSource(options)
source.retain()
const asked = { period: 'all', asOf: Date.UTC(2026, 0, 1) } as const
const answer = async (): Promise<unknown> => {
  try {
    const [winRate, trend] = await Promise.all([source.query({ metric: 'winRate', groupBy: 'owner', ...asked }), source.query({ metric: 'trend', grain: 'month', ...asked })])
    return { engine: source.engine, ran: winRate.ran, winRate, trend }
  } catch (error) {
    return { fault: (error as { fault?: unknown }).fault ?? String(error) }
  }
}
declare global { interface Window { answered?: unknown } }
window.answered = await answer()
