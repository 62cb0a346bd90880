import { setupWorker } from 'msw/browser'
import type { HttpHandler } from 'msw/http'

/** Answers requests for the tests of one file, by msw's service worker. Call it inside `describe`. */
export function useServer(): (...handlers: HttpHandler[]) => void {
  const server = setupWorker()
  before(async () => { await server.start({ quiet: true, onUnhandledFrame: 'bypass' }) })
  afterEach(() => server.resetHandlers())
  // Not waited for: it would wait for the answers that never come.
  after(() => { void server.stop() })
  return (...handlers) => server.use(...handlers)
}
