import { absoluteSpec, createAdapterContext, loadAdapter, requestOptionsOf } from '../adapters/index.ts'
import { Dataset } from '../engine/dataset.ts'
import { fromFault, ShakhesError } from '../model/index.ts'
import type { AdapterContext, Batch, DatasetInfo, Fault, TableName, TimeFrame } from '../model/index.ts'
import { ready, registerTemporal } from '../time/index.ts'
import { batchesOf, bridged, sourceFault } from './feed.ts'
import type { Pace } from './pace.ts'
import { loadPart, providePartAddresses } from './parts.ts'
import { ProgressReport } from './progress.ts'
import type { Bridge, Loaded, LoadOrder, LoadProgress } from './protocol.ts'
import { lengthOf, Slicer } from './slicer.ts'

/** An order with its frame made whole. */
export interface WholeOrder extends LoadOrder { readonly frame: TimeFrame }

export interface LoadTools {
  readonly bridge: Bridge | null
  readonly signal: AbortSignal
  readonly report: (progress: LoadProgress) => void
  readonly pace: Pace
}

/** Read a source into a new dataset. Throws a `ShakhesError`. */
export async function load(order: WholeOrder, tools: LoadTools): Promise<{ readonly dataset: Dataset, readonly loaded: Loaded }> {
  const { signal, pace } = tools
  const progress = new ProgressReport(tools.report)
  try {
    providePartAddresses(order.parts)
    registerTemporal(() => loadPart('temporal'))
    await ready()
    const at = Date.now()
    const dataset = new Dataset({ zone: order.frame.zone, now: at, currency: order.currency })
    const slicer = new Slicer(pace.sliceMs / 2)
    for (const [table, rows] of Object.entries(order.tables ?? {}) as [TableName, readonly object[]][]) {
      for (const slice of slicer.cut({ table, rows })) {
        dataset.ingest(slice)
        await pace.breathe(signal)
      }
    }
    let incomplete: Fault | null = null
    const told = { total: (rows: number) => { progress.total = rows }, incomplete: (fault: Fault) => { incomplete = fault } }
    for await (const batch of feedOf(order, tools, told)) {
      for (const slice of slicer.cut(batch)) {
        dataset.ingest(slice, order.mapping ?? undefined)
        progress.add(lengthOf(slice))
        await pace.breathe(signal)
      }
    }
    await pace.drain(dataset.committing(), signal)
    const info = dataset.info(order.version, incomplete === null)
    refuseNothingGood(info, Object.keys(order.tables ?? {}))
    return { dataset, loaded: { info, at, incomplete } }
  } finally {
    progress.end()
  }
}

interface Told { total(rows: number): void, incomplete(fault: Fault): void }

/** The batches of whatever the order names. What it throws is a fault of the source. */
async function* feedOf(order: WholeOrder, { bridge, signal }: LoadTools, told: Told): AsyncGenerator<Batch> {
  try {
    if ('bridged' in order.from) {
      if (bridge === null) throw new ShakhesError('internal', `the adapter '${order.from.bridged.name}' stays on the page, but no bridge to it came along`)
      yield* bridged(bridge, signal, told)
      return
    }
    const spec = absoluteSpec(order.from, order.base)
    const context = (): AdapterContext => createAdapterContext({
      signal,
      request: requestOptionsOf(spec),
      progress: (_done, total) => { if (total !== undefined) told.total(total) },
      incomplete: told.incomplete,
      zone: order.frame.zone,
      base: order.base,
    })
    yield* batchesOf(await loadAdapter(spec), context)
  } catch (error) {
    throw fromFault(sourceFault(error))
  }
}

/** Some bad rows are counted and shown beside the good ones; when there are no good ones, there is nothing to show. */
function refuseNothingGood({ quality }: DatasetInfo, constants: readonly string[]): void {
  const fed = Object.entries(quality.kept).filter(([table]) => !constants.includes(table))
  const rejected = Object.values(quality.rejected).reduce((a, b) => a + b, 0)
  if (rejected === 0 || fed.some(([, count]) => count > 0)) return
  const why = Object.entries(quality.counts).map(([code, count]) => `${code} ${count} times`).join(', ')
  throw new ShakhesError('schema', `none of ${rejected} rows could be used (${why}): check the mapping of fields, and how dates and amounts are read`, {
    reason: 'no-good-rows', params: { rejected },
  })
}
