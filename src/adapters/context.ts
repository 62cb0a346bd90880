import type { AdapterContext } from '../model/index.ts'
import type { AdapterContextOptions } from './fetching.ts'

export type { AdapterContextOptions }

/** What adapters are given: see `AdapterContext`. `fetch` resolves with a 2xx answer or rejects with a `ShakhesError`. */
export function createAdapterContext(options: AdapterContextOptions): AdapterContext {
  const { signal, progress, incomplete, zone } = options
  return {
    signal, progress, incomplete, zone,
    // Files and rows in memory are read without it.
    fetch: async (input, init) => (await import('./fetching.ts')).fetchPatiently(input, init ?? {}, options),
  }
}
