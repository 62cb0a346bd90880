import { createAdapterContext } from '../adapters/context.ts'
import { createAdapter } from '../adapters/rows.ts'
import type { Adapter, AdapterSpec, Batch, Fault, Outcome } from '../model/index.ts'
import { batchesOf, sourceFault, whenAborted } from './feed.ts'
import { buffersOf, pack } from './pack.ts'
import type { Bridge, BridgePiece, PackedBatch } from './protocol.ts'
import { lengthOf } from './slicer.ts'
import { Watch } from './watch.ts'

/** How long one piece may keep the page busy. */
const SLICE_MS = 6
const MOST_ROWS = 4096

/** Marks buffers of a value as ones to hand over rather than to copy. */
export type Transfer = <T>(value: T, buffers: ArrayBuffer[]) => T

/**
 * The page's end of an adapter object, or of rows in memory: takes their batches apart in slices that leave the page
 * free.
 */
export function createBridge(from: Adapter | Extract<AdapterSpec, { adapter: 'rows' }>, zone: string, transfer: Transfer): Bridge {
  const adapter = 'manifest' in from ? from : createAdapter(from)
  const control = new AbortController()
  let total: number | null = null
  let incomplete: Fault | null = null
  const context = createAdapterContext({
    signal: control.signal,
    request: {},
    progress: (_done, all) => { total = all ?? total },
    incomplete: (fault) => { incomplete = fault },
    zone,
  })
  const slices = slicesOf(batchesOf(adapter, () => context))
  const stopped = whenAborted(control.signal)
  return {
    async next(): Promise<Outcome<BridgePiece>> {
      try {
        const step = await Promise.race([slices.next(), stopped])
        const batch = step.done === true ? null : step.value
        const outcome: Outcome<BridgePiece> = { ok: true, value: { end: step.done === true, batch, total, incomplete } }
        return batch === null ? outcome : transfer(outcome, buffersOf(batch))
      } catch (error) {
        return { ok: false, fault: sourceFault(error) }
      }
    },
    async stop() {
      control.abort()
      // Not awaited: a generator that hangs would never return.
      slices.return(undefined).catch(() => undefined)
    },
  }
}

/** What an adapter on the page says has changed; null when it does not tell. */
export function watchOnPage(adapter: Adapter, zone: string): Watch | null {
  return Watch.of(adapter, (signal) => createAdapterContext({ signal, request: {}, progress: () => undefined, incomplete: () => undefined, zone }))
}

/** Packed batches, each small enough to be made in a slice. */
async function* slicesOf(batches: AsyncGenerator<Batch>): AsyncGenerator<PackedBatch> {
  let size = 256
  const met = new Map<string, Set<string>>()
  for await (const batch of batches) {
    const length = lengthOf(batch)
    const names = met.get(batch.table) ?? new Set()
    met.set(batch.table, names)
    for (let from = 0; from < length;) {
      const to = Math.min(length, from + size)
      const start = performance.now()
      const packed = pack(batch, from, to, names)
      const took = performance.now() - start
      if (took > SLICE_MS) size = Math.max(16, size >> 1)
      else if (took < SLICE_MS / 3) size = Math.min(MOST_ROWS, size * 2)
      yield packed
      from = to
    }
  }
}
