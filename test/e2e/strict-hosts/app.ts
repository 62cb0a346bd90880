import { DataSource } from '../../../src/source/index.ts'
import type { SourceOptions } from '../../../src/source/index.ts'

// The page of a strict host: asks a source two questions and shows what came of it to the test.
const settings = JSON.parse(new URLSearchParams(location.search).get('worker') ?? '{}') as { workerUrl?: string, noWorker?: boolean, handshakeMs?: number, factory?: boolean }
const deals = (count: number) => Array.from({ length: count }, (_, i) => ({
  id: i, stage: ['new', 'offer', 'won', 'lost'][i % 4]!, amount: (i % 7) * 100, currency: 'EUR', ownerId: `r${i % 3}`,
  createdAt: Date.UTC(2025, 0, 1 + (i % 300)), closedAt: i % 4 < 2 ? null : Date.UTC(2025, 1, 1 + (i % 300)),
}))
const options: SourceOptions = {
  from: { adapter: 'rows', tables: { opportunities: deals(2000) } },
  tables: {
    stages: [
      { id: 'new', position: 1 }, { id: 'offer', position: 2 }, { id: 'won', position: 3, kind: 'won' }, { id: 'lost', position: 4, kind: 'lost' },
    ] as NonNullable<SourceOptions['tables']>['stages'] & object,
  },
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
