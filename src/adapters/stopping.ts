import { ShakhesError } from '../model/index.ts'

export const cutShort = (url: string, cause?: unknown): ShakhesError => new ShakhesError('source',
  `the answer of ${url} ends before it is complete: try again; if it stays so, look at the server or the proxy in between`,
  { reason: 'cut-short', params: { url }, retryable: true, ...(cause === undefined ? {} : { cause }) })

export const stopped = (): ShakhesError => new ShakhesError('aborted', 'nobody waits for this any more')
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
