import { fromFault, ShakhesError, toFault } from '../model/index.ts'
import type { Adapter, AdapterContext, Batch, Fault, TableName, Tables } from '../model/index.ts'
import { aborted } from './pace.ts'
import { unpack } from './pack.ts'
import type { Bridge } from './protocol.ts'

/** What the pull brings, as batches again, on the engine's side. */
export async function* bridged(
  bridge: Bridge, signal: AbortSignal, told: { total(rows: number): void, incomplete(fault: Fault): void },
): AsyncGenerator<Batch> {
  const stopped = whenAborted(signal)
  try {
    let asked = bridge.next()
    for (;;) {
      const outcome = await Promise.race([asked, stopped])
      if (!outcome.ok) throw fromFault(outcome.fault)
      const { end, batch, total, incomplete } = outcome.value
      if (total !== null) told.total(total)
      if (end && incomplete !== null) told.incomplete(incomplete)
      // The next piece is made while this one is taken in.
      if (!end) asked = bridge.next()
      if (batch !== null) yield unpack(batch)
      if (end) return
    }
  } finally {
    void bridge.stop()
  }
}

/** All that an adapter has, whichever way it offers it. */
export async function* batchesOf(adapter: Adapter, context: () => AdapterContext): AsyncGenerator<Batch> {
  if (adapter.scan !== undefined) yield* adapter.scan(context())
  else if (adapter.rows !== undefined) yield* batchesOfTables(await adapter.rows(context()))
  else throw new ShakhesError('unsupported', `the adapter '${adapter.manifest.name}' has neither rows() nor scan(): give it one of them`)
}

function* batchesOfTables(tables: Tables): Generator<Batch> {
  if (typeof tables !== 'object' || tables === null) {
    throw new ShakhesError('schema', `rows() gave ${String(tables)}: expected an object such as { opportunities: [ … ] }`)
  }
  for (const [table, rows] of Object.entries(tables) as [TableName, readonly object[] | undefined][]) {
    if (rows === undefined) continue
    if (!Array.isArray(rows)) throw new ShakhesError('schema', `rows() gave ${typeof rows} for the table '${table}': expected an array of rows`, { table })
    yield { table, rows }
  }
}

/** A failure of the source: what its code throws is not a defect of ours. */
export function sourceFault(error: unknown): Fault {
  const fault = toFault(error)
  return fault.code === 'internal' ? { ...fault, code: 'source' } : fault
}

/** Rejects when aborted, which nobody needs to hear; never settles otherwise. */
export function whenAborted(signal: AbortSignal): Promise<never> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(aborted())
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  stopped.catch(() => undefined)
  return stopped
}
