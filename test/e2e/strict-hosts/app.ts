import { DataSource } from '../../../src/source/index.ts'
import type { SourceOptions } from '../../../src/source/index.ts'
import { deals, stages } from '../../source/deals.ts'

// The page of a strict host: asks a source questions and shows what came of it to the test.
declare global { interface Window { begin?: () => void, answered?: unknown } }

const settings = JSON.parse(new URLSearchParams(location.search).get('worker') ?? '{}') as { workerUrl?: string, noWorker?: boolean, handshakeMs?: number, factory?: string }
const count = Number(new URLSearchParams(location.search).get('rows') ?? 2000)
const options: SourceOptions = {
  from: { adapter: 'rows', tables: { opportunities: deals(count), reps: Array.from({ length: 8 }, (_, i) => ({ id: `r${i}` })) } },
  tables: { stages },
  frame: { calendar: 'persian', zone: 'Asia/Tehran', weekStart: 6, weekend: [5] },
  worker: {
    handshakeMs: 60_000,
    ...settings,
    ...(settings.factory === undefined ? {} : { workerFactory: () => new Worker(settings.factory!, { type: 'module' }) }),
  },
}
// A test that watches what the source does does not want to see how its rows are made.
if (new URLSearchParams(location.search).has('wait')) await new Promise<void>((resolve) => { window.begin = resolve })
const source = new DataSource(options)
source.retain()
const asked = { period: 'all', asOf: Date.UTC(2026, 0, 1) } as const
const answer = async (): Promise<unknown> => {
  try {
    const [winRate, trend] = await Promise.all([
      source.query({ metric: 'winRate', groupBy: 'owner', ...asked }), source.query({ metric: 'trend', grain: 'month', ...asked }),
      source.query({ metric: 'funnel', ...asked }), source.query({ metric: 'leaderboard', ...asked }), source.query({ metric: 'notes', ...asked }),
    ])
    return { engine: source.engine, ran: winRate.ran, winRate, trend }
  } catch (error) {
    return { fault: (error as { fault?: unknown }).fault ?? String(error) }
  }
}
window.answered = await answer()
