import type { LoadWish } from '../../src/worker/client.ts'
import type { WorkerSettings } from '../../src/source/types.ts'

/** Settings for a worker that follows a script; `made` collects the workers. */
export function scripted(behaviour: string | ((count: number) => string), more: WorkerSettings = {}): { settings: WorkerSettings, made: Worker[] } {
  const made: Worker[] = []
  const workerFactory = (): Worker => {
    const name = typeof behaviour === 'string' ? behaviour : behaviour(made.length + 1)
    const worker = new Worker(new URL('./fixtures/scripted.worker.ts', import.meta.url), { type: 'module', name })
    made.push(worker)
    return worker
  }
  return { settings: { handshakeMs: 50_000, ...more, workerFactory }, made }
}

export const aWish = (version = 1): LoadWish => ({
  from: { adapter: 'json', tables: {} }, mapping: null, tables: null, currency: null, live: false, version,
  frame: { calendar: 'gregory', zone: 'UTC', weekStart: 1, weekend: [6, 7] },
})
