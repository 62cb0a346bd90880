import { expose, releaseProxy } from 'comlink'
import { createEngineApi } from './host.ts'
import type { EngineApi } from './protocol.ts'

export { createEngineApi }

// The library of worker globals cannot stand beside that of pages.
declare const DedicatedWorkerGlobalScope: (new () => object) | undefined

/** Long enough for the cost of a turn not to count, short enough for a question to be heard during a load. */
const SLICE_MS = 24

/** What came through Comlink's `proxy` holds a port open until it is released. */
const release = (proxied: unknown): void => (proxied as { [releaseProxy]?(): void } | null)?.[releaseProxy]?.()

// Imported by a page, this file is a module like any other; started as a worker, it is an engine.
if (typeof DedicatedWorkerGlobalScope === 'function' && globalThis instanceof DedicatedWorkerGlobalScope) {
  const engine = createEngineApi({ realm: 'worker', sliceMs: SLICE_MS })
  const exposed: EngineApi = {
    ping: () => engine.ping(),
    apply: (id, changes) => engine.apply(id, changes),
    follow: (id) => engine.follow(id),
    ask: (questions) => engine.ask(questions),
    cancel: (ids) => engine.cancel(ids),
    close: () => engine.close(),
    async load(id, order, report, bridge) {
      try {
        return await engine.load(id, order, report, bridge)
      } finally {
        release(report)
        release(bridge)
      }
    },
  }
  expose(exposed)
}
