import { ShakhesError } from '../model/index.ts'
import type { AdapterContext, Fault, RequestOptions } from '../model/index.ts'

export interface AdapterContextOptions {
  readonly signal: AbortSignal
  readonly request?: RequestOptions | undefined
  readonly progress: (done: number, total?: number) => void
  readonly incomplete: (fault: Fault) => void
  /** IANA zone of dates in the source. */
  readonly zone: string
  /** What relative addresses are relative to: the page's address, as a worker may have none of its own. */
  readonly base?: string | undefined
  /** New headers after a 401, asked for once a request. Only where functions can be: on the page. */
  readonly renew?: (() => Promise<Readonly<Record<string, string>>>) | undefined
  /** Tests hand in their own. */
  readonly delay?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined
  /** In [0, 1): spreads retries of many pages. Tests hand in their own. */
  readonly random?: (() => number) | undefined
}

/** What adapters are given: see `AdapterContext`. `fetch` resolves with a 2xx answer or rejects with a `ShakhesError`. */
export function createAdapterContext(options: AdapterContextOptions): AdapterContext {
  const { signal, progress, incomplete, zone } = options
  return {
    signal, progress, incomplete, zone,
    // Files and rows in memory are read without it.
    fetch: async (input, init) => (await import('./fetching.ts')).fetchPatiently(input, init ?? {}, options),
  }
}

export const cutShort = (url: string, cause?: unknown): ShakhesError => new ShakhesError('source',
  `the answer of ${url} ends before it is complete: try again; if it stays so, look at the server or the proxy in between`,
  { reason: 'cut-short', params: { url }, retryable: true, ...(cause === undefined ? {} : { cause }) })

export const stopped = (): ShakhesError => new ShakhesError('aborted', 'reading was stopped: nobody waits for it any more')
/** Throws the fault `aborted` when nobody waits any more. */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw stopped()
}

/** Lets timers, messages and aborts through between two slices of work. */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => { port1.close(); resolve() }
    port2.postMessage(null)
  })
}
